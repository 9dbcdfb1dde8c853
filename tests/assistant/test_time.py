"""Questions about a time, end to end over a small archive."""

from collections.abc import Iterator
from datetime import date

import pytest
from small_archives import asked_over

from dossier import Assistant
from dossier.embedding import Embedder

ARTICLES = {
    "radars-2023": ("2023-05-10", "Radars of Borovia", "Borovia bought four radars from Keldor in 2021."),
    "radars-2021": ("2021-08-02", "Radars for Borovia", "Borovia bought nine radars from Keldor in 2019."),
    "treaty": ("2021-07-08", "A treaty", "The Velm Treaty was signed on 7 July 2021 in the town of Velm."),
    "war": (
        "2020-06-01",
        "After the war",
        "The Lake War ran from 3 April to 20 May 2020 and cost many lives.",
    ),
    "text": (
        "2021-07-09",
        "Text of a treaty",
        "The presidents of Borovia and Keldor have signed the Velm Treaty, and its text was published "
        "on 8 July 2021.",
    ),
    "pact": (
        "2022-03-02",
        "A pact after the treaty",
        "The ministers of Borovia and Keldor signed a fishing pact on 1 March 2022, eight months after "
        "the Velm Treaty.",
    ),
    "envoy": ("2022-03-05", "An envoy", "Olga Brand is the envoy of Borovia to Keldor, where she was born."),
    "boats": ("2018-02-01", "Boats", "Borovia bought twelve patrol boats from Varland last year."),
}
RADARS = "How many radars did Borovia buy from Keldor in 2021?"


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    with asked_over(tmp_path_factory.mktemp("dated"), ARTICLES, embedder) as made:
        yield made


def test_what_happened_in_a_year_is_told_by_whatever_article_tells_it(dated: Assistant) -> None:
    answer = dated.ask(RADARS)
    assert str(answer.period) == "2021"
    assert answer.statements[0].text == ARTICLES["radars-2023"][2]
    assert [each.quote for each in answer.citations] == [ARTICLES["radars-2023"][2]]


def test_the_other_year_gets_the_other_article(dated: Assistant) -> None:
    answer = dated.ask("How many radars did Borovia buy from Keldor in 2019?")
    assert answer.statements[0].text == ARTICLES["radars-2021"][2]
    followed = dated.ask("And in 2021?", history=[answer])
    assert str(followed.period) == "2021"
    assert followed.statements[0].text == ARTICLES["radars-2023"][2]


def test_a_period_can_be_left_aside(dated: Assistant) -> None:
    answers = [
        dated.ask(RADARS, any_time=True),
        *dated.batch([RADARS], any_time=True),
        list(dated.stream(RADARS, any_time=True))[-1].answer,
    ]
    for answer in answers:
        assert answer.period is None
        assert answer.text == answers[0].text


def test_what_was_published_in_a_year_is_a_filter_of_articles(dated: Assistant) -> None:
    answer = dated.ask("Which articles published in 2021 tell of radars for Borovia?")
    assert answer.period is not None
    assert answer.period.kind == "publication"
    published = {str(dated.archive.article(hit.article_id).published) for hit in answer.hits}
    assert published == {"2021-08-02", "2021-07-08", "2021-07-09"}


def test_filters_that_are_given_win_over_publication_that_is_read(dated: Assistant) -> None:
    answer = dated.ask("Which articles published in 2021 tell of radars for Borovia?", since="2023")
    assert answer.period is None
    assert {dated.archive.article(hit.article_id).published for hit in answer.hits} == {"2023-05-10"}
    both = dated.ask(RADARS, until="2022")
    assert str(both.period) == "2021"
    assert all(str(dated.archive.article(hit.article_id).published) < "2023" for hit in both.hits)


@pytest.mark.parametrize("question", ["What did Borovia buy since 2017?", "What did Borovia buy in 2021?"])
def test_the_last_day_that_there_is_may_be_the_latest(dated: Assistant, question: str) -> None:
    assert dated.ask(question, until="9999").statements == dated.ask(question, until="9998").statements


def test_last_year_is_read_against_the_day_of_asking_and_of_publication(dated: Assistant) -> None:
    question = "How many patrol boats did Borovia buy last year?"
    then = dated.ask(question, today=date(2018, 3, 1))
    assert str(then.period) == "2017"
    assert then.statements[0].text == ARTICLES["boats"][2]
    now = dated.ask(question, today=date(2022, 3, 1))
    assert str(now.period) == "2021"
    assert now.confidence < then.confidence
    today = dated.ask(question)
    assert today.period is not None
    assert str(today.period) == str(date.today().year - 1)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("since the Velm Treaty", "from 2021-07-08"),
        ("before the Velm Treaty", "up to 2021-07-06"),
        ("before the Lake War", "up to 2020-04-02"),
        ("after the Lake War", "from 2020-05-21"),
        ("since the signing of the Velm Treaty", "from 2021-07-08"),
        ("since the Lake War began", "from 2020-04-03"),
        ("until the Lake War", "up to 2020-04-03"),
        ("before the 1999 flood", "up to 1999-12-31"),
        ("since the 1999 flood", "from 1999-01-01"),
    ],
)
def test_the_archive_tells_when_an_event_was(words: str, days: str, dated: Assistant) -> None:
    period = dated.ask(f"How many radars did Borovia buy {words}?").period
    assert period is not None
    assert (str(period), period.words) == (days, words)


def test_an_event_that_the_archive_does_not_date_is_left_unread(dated: Assistant) -> None:
    assert dated.ask("How many radars did Borovia buy since the Great Flood?").period is None


def test_an_event_does_not_answer_what_came_after_it(dated: Assistant) -> None:
    after = dated.ask("What did the ministers of Borovia and Keldor sign after the Velm Treaty?")
    assert [each.text for each in after.statements] == [ARTICLES["pact"][2]]
    for side in ("since", "before"):
        told = dated.ask(
            f"What have the presidents of Borovia and Keldor signed {side} the Velm Treaty?"
        ).text
        assert ARTICLES["text"][2] not in told
        assert ARTICLES["treaty"][2] not in told
    assert ARTICLES["text"][2] in dated.ask("Who signed the Velm Treaty?").text


def test_since_a_day_takes_in_that_day(dated: Assistant) -> None:
    answer = dated.ask("What was signed since 7 July 2021?")
    assert str(answer.period) == "from 2021-07-07"
    assert ARTICLES["treaty"][2] in [each.text for each in answer.statements]


def test_what_is_of_another_time_tells_that_no_article_is_of_the_one_asked_for(dated: Assistant) -> None:
    gap = dated.ask("How many radars did Borovia buy from Keldor in September 2022?")
    assert not gap.statements
    assert str(gap.reason).endswith("No article in the archive is dated from April 2022 to April 2023.")
    weak = dated.ask("Who was the envoy of Borovia to Keldor in November 2021?")
    assert [each.text for each in weak.statements] == [ARTICLES["envoy"][2]]
    assert str(weak.notice).endswith(
        "No article in the archive is dated from September 2021 to February 2022."
    )
    early = dated.ask("How many radars did Borovia buy from Keldor in 2012?")
    assert (early.notice or str(early.reason)).endswith(
        "The articles in the archive run from February 2018 to May 2023."
    )
    assert "archive" not in str(dated.ask("How many radars did Borovia buy from Keldor in 2019?").notice)
