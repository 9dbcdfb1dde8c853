"""What an abstention says: what is missing, what the archive covers, what to try next."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from dossier.archive import Archive
from dossier.composing.abstaining import _Held, abstain
from dossier.composing.candidates import candidates
from dossier.composing.composition import Composition
from dossier.composing.coverage import gaps, silence
from dossier.dates import Coverage, MonthRange, Period
from dossier.embedding import Embedder
from dossier.retrieval import Retriever, Term
from dossier.text import stems
from dossier.types import Filters
from ingest import ingest

EMPTY = {"2022-03", "2022-04", "2022-05", "2022-06"}
MONTHS = [f"{year}-{month:02}" for year in (2021, 2022) for month in range(1, 13)]
LONE = "Weekly Herald"
SAID = (
    "The Bayraktar drones of Borovia flew over {place} while the officers watched the {thing}.",
    "Trained officers of Borovia took the {thing} to {place} and showed it beside the Bayraktar drones.",
    "At {place} the {thing} was late; Borovia blamed its officers and praised the Bayraktar drones.",
    "Nobody in {place} saw the {thing} that the officers of Borovia had promised with the Bayraktar drones.",
)
PLACES = ("Keldor", "Marnow", "Tessin", "Ulmar", "Vardel", "Wessing", "Ystrad", "Zelmar", "Arden", "Brill")
THINGS = ("ferry", "bridge")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("abstaining")
    days = [f"{month}-{day}" for month in MONTHS if month not in EMPTY for day in ("05", "12", "19", "26")]
    said = (text.format(place=place, thing=thing) for place, thing, text in product(PLACES, THINGS, SAID))
    for day, text in zip(days, said, strict=True):
        write(folder, day, text, "Fixture Times")
    write(folder, "2021-03-01", "The harbour of Keldor was dredged in spring.", LONE)
    write(folder, "2019", "An old almanac lists the harbours of Borovia.", LONE)
    write(folder, "", "An undated leaflet praises the harbour.", LONE)
    with Archive.open(folder / "archive", embedder.card, create=True) as made:
        assert len(ingest([folder / "articles"], made, embedder).added) == 83
        yield made


def write(folder: Path, published: str, text: str, outlet: str) -> None:
    file = folder / "articles" / f"{outlet}-{published}.md"
    file.parent.mkdir(exist_ok=True)
    dated = f"published: {published}\n" if published else ""
    file.write_text(f"---\ntitle: Report {published}\noutlet: {outlet}\nlanguage: en\n{dated}---\n{text}\n")


def refused(
    archive: Archive,
    embedder: Embedder,
    question: str,
    filters: Filters = Filters(),  # noqa: B008
    period: Period | None = None,
) -> Composition:
    retriever = Retriever(archive, embedder)
    query = replace(retriever.read(question), period=period)
    hits = retriever.search(query, filters) if archive.months(filters) else []
    retriever.close()
    return abstain(query, hits, 0.1, filters, archive)


@pytest.fixture
def refuse(archive: Archive, embedder: Embedder) -> Callable[..., Composition]:
    return partial(refused, archive, embedder)


@pytest.fixture
def reason(refuse: Callable[..., Composition]) -> Callable[..., str]:
    return lambda *given, **named: str(refuse(*given, **named).reason)


def test_articles_on_it_are_told_from_nothing_on_it(reason: Callable[..., str]) -> None:
    near = reason("Who trained the officers of Borovia?")
    assert near.startswith(
        "The archive holds articles on this, but no sentence in them surely answers the question."
    )
    assert "The nearest are from " in near
    nothing = reason("Who sings in the opera of Ruritania?")
    assert (
        nothing
        == "Nothing in the archive is about this: no article mentions “Ruritania”, “sings” or “opera”."
    )


def test_words_alone_can_tell_that_articles_are_on_it(reason: Callable[..., str]) -> None:
    assert reason("Who trained the officers of Borovia?").startswith("The archive holds")


@pytest.mark.parametrize(
    ("question", "general", "subject"),
    [
        ("Which powers won the zeppelins of Borovia?", ("powers", "won"), "zeppelins"),
        ("What was the reaction of Borovia to the submarines?", ("reaction",), "submarines"),
        ("Did Borovia react officially to the glider?", ("react", "officially"), "glider"),
        (
            "Has Borovia rejected the regatta, as analysts expected?",
            ("rejected", "analysts", "expected"),
            "regatta",
        ),
        ("Did Borovia refit its frigates?", ("refit",), "frigates"),
    ],
)
def test_words_of_no_subject_are_not_named_as_missing(
    reason: Callable[..., str], question: str, general: tuple[str, ...], subject: str
) -> None:
    said = reason(question)
    assert f"“{subject}”" in said
    assert not any(f"“{word}”" in said for word in general)


@pytest.mark.parametrize(("name", "other"), [("Swiss", "Switzerland"), ("Britain", "the United Kingdom")])
def test_a_country_is_not_missing_that_is_told_by_another_name(name: str, other: str) -> None:
    held = _Held(frozenset(stems(f"The talks were held in {other}.", "en")), frozenset())
    assert held.tells(Term(name.lower(), (name.lower(),), 1.0, known=False, name=True))
    assert not held.tells(Term("ruritania", ("ruritania",), 1.0, known=False, name=True))


def test_a_misspelt_name_is_told_with_the_one_that_occurs(reason: Callable[..., str]) -> None:
    said = reason("How many Bayraktr drones flew?")
    assert said.startswith(
        "The archive does not answer this: no article mentions “Bayraktr”; did you mean “Bayraktar”?"
    )
    assert "did you mean “Borovia” by “Borovai”?" in reason("Did Borovai sink Zeppelins near Keldor?")


@pytest.mark.parametrize("word", ["Zeppelin", "Ayraktar", "Keld", "TB2X9", "drnes", "Borowien"])
def test_no_word_is_suggested_without_good_reason(reason: Callable[..., str], word: str) -> None:
    assert "did you mean" not in reason(f"How many {word} drones flew?")


def test_a_gap_in_the_time_asked_for_is_told(refuse: Callable[..., Composition]) -> None:
    spring = Filters(date(2022, 3, 1), date(2022, 5, 31))
    said = refuse("Who trained the officers of Borovia?", spring)
    assert said.reason == (
        "The archive holds no articles from this period. "
        "No article in the archive is dated from March to June 2022."
    )
    gap = (MonthRange(since="2022-03", until="2022-06"),)
    assert said.coverage == Coverage(articles=0, since="2021-01", until="2022-12", gaps=gap)


def test_gaps_are_of_the_time_asked_for_alone(refuse: Callable[..., Composition]) -> None:
    for filters in (Filters(), Filters(since=date(2022, 8, 1)), Filters(until=date(2021, 12, 31))):
        covered = refuse("Who trained the officers of Borovia?", filters).coverage
        assert covered is not None
        assert covered.gaps == ()


def test_the_period_of_a_question_counts_like_a_filter(
    reason: Callable[..., str], refuse: Callable[..., Composition]
) -> None:
    question = "Who trained the officers of Borovia in April 2022?"
    event = Period(since=date(2022, 4, 1), until=date(2022, 4, 30), words="in April 2022", kind="event")
    told = refuse(question, period=event)
    assert "The archive holds articles on this" in str(told.reason)
    assert str(told.reason).endswith("No article in the archive is dated from March to June 2022.")
    assert told.coverage is not None
    assert told.coverage.articles == 83
    published = event.model_copy(update={"kind": "publication"})
    assert "holds no articles from this period" in reason(question, period=published)


def test_a_time_before_or_after_all_articles_is_told(reason: Callable[..., str]) -> None:
    late = reason("Who trained the officers?", filters=Filters(date(2030, 1, 1)))
    assert late == (
        "The archive holds no articles from this period. "
        "The articles in the archive run from January 2021 to December 2022."
    )


def test_few_articles_are_counted(reason: Callable[..., str]) -> None:
    spring = Filters(date(2021, 3, 1), date(2021, 3, 31), frozenset({LONE.casefold()}))
    said = reason("Who trained the officers of Borovia?", filters=spring)
    assert said.endswith("Only 1 article of Weekly Herald lies in this period; try a wider one.")
    alone = Filters(outlets=frozenset({LONE.casefold()}))
    assert reason("Who trained the officers?", filters=alone).endswith(
        "It holds only 3 articles of Weekly Herald."
    )


def test_an_outlet_that_the_archive_lacks_is_told_with_those_it_has(reason: Callable[..., str]) -> None:
    said = reason("Who trained the officers?", filters=Filters(outlets=frozenset({"azernews"})))
    assert said == "The archive holds no articles of this outlet. It has Fixture Times, Weekly Herald."


def test_a_phrase_that_stands_nowhere_is_told(reason: Callable[..., str]) -> None:
    assert "holds the exact words “purple elephants”" in reason('Who said "purple elephants"?')


def test_months_count_articles_under_a_filter(archive: Archive) -> None:
    every = archive.months()
    assert every["2021-03"] == 5
    assert every["2019"] == 1
    assert every[""] == 1
    assert EMPTY.isdisjoint(every)
    assert sum(every.values()) == 83
    assert archive.months(Filters(outlets=frozenset({LONE.casefold()}))) == {"": 1, "2019": 1, "2021-03": 1}
    assert archive.months(Filters(since=date(2022, 12, 1))) == {"2022-12": 4}


def test_a_sparse_archive_has_no_gaps() -> None:
    assert gaps({"2019-01": 1, "2019-07": 1, "2022-01": 1, "2022-07": 1, "2024": 30}) == []
    assert gaps({}) == []


def test_a_short_silence_is_a_gap_only_where_much_is_published() -> None:
    weekly = {month: 4 for month in MONTHS if month != "2021-06"}
    assert gaps(weekly) == []
    daily = dict.fromkeys(weekly, 30)
    assert gaps(daily) == [MonthRange(since="2021-06", until="2021-06")]


def test_a_gap_over_the_turn_of_a_year_is_one() -> None:
    months = {month: 4 for month in MONTHS if not "2021-11" <= month <= "2022-02"}
    assert gaps(months) == [MonthRange(since="2021-11", until="2022-02")]


def test_near_copies_are_named_once_among_the_nearest(archive: Archive, embedder: Embedder) -> None:
    retriever = Retriever(archive, embedder)
    query = retriever.read("Who trained the officers of Borovia?")
    first, second, third, *_ = retriever.search(query)
    retriever.close()
    copied = replace(second, article=replace(second.article, cluster=first.article.id))
    named = abstain(query, [first, copied, third], 0.1, Filters(), archive).nearest
    assert [near.article_id for near in named] == [first.article.id, third.article.id]


def test_the_articles_of_the_nearest_sentences_come_first(archive: Archive, embedder: Embedder) -> None:
    retriever = Retriever(archive, embedder)
    query = retriever.read("Who trained the officers of Borovia?")
    hits = retriever.search(query)
    retriever.close()
    weighed = candidates(hits, query)[::-1]
    named = abstain(query, hits, 0.1, Filters(), archive, weighed).nearest
    best = weighed[0]
    assert best.article.id != hits[0].article.id
    assert (named[0].article_id, named[0].quote) == (best.article.id, best.text)
    assert best.article.text[named[0].start : named[0].end] == best.text
    repeated = [replace(each, text="The same.") for each in weighed]
    assert [near.quote for near in abstain(query, hits, 0.1, Filters(), archive, repeated).nearest] == [
        "The same.", None, None,
    ]  # fmt: skip


def test_nothing_is_quoted_of_an_archive_that_has_nothing_on_it(archive: Archive, embedder: Embedder) -> None:
    retriever = Retriever(archive, embedder)
    query = retriever.read("Who sings in the opera of Ruritania?")
    hits = retriever.search(query)
    retriever.close()
    named = abstain(query, hits, 0.1, Filters(), archive, candidates(hits, query)).nearest
    assert named
    assert not any(near.quote for near in named)


def test_a_name_that_the_archive_knows_is_a_subject(reason: Callable[..., str]) -> None:
    said = reason("When was Keldor knighted?")
    assert said.startswith(
        "No sentence in the archive surely answers this, and none has the word “knighted”."
    )


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        ("Who is the manufacturer of the Kestrel?", "manufacturer", ""),
        ("Who composed the anthem of the Kestrel?", "composed", "anthem"),
        ("Who in Ottawa praised the drone cameras?", "Ottawa", ""),
        ("Who in Lisbon praised the drone cameras?", "", "Lisbon"),
    ],
)
def test_what_is_told_in_other_words_is_not_missing(
    tmp_path: Path, embedder: Embedder, question: str, told: str, missing: str
) -> None:
    write(tmp_path, "2021-04-12", "Canada scrapped the permits for drone cameras of Borovia.", "Times")
    write(tmp_path, "2021-04-13", "The maker of the Kestrel moved to Velm.", "Times")
    for place, thing in product(PLACES, THINGS):
        write(tmp_path, "2021-05", f"The officers watched the {thing} of {place}.", f"{thing}-{place}")
    with Archive.open(tmp_path / "archive", embedder.card, create=True) as made:
        ingest([tmp_path / "articles"], made, embedder)
        said = str(refused(made, embedder, question).reason)
    assert f"“{told}”" not in said
    assert f"“{missing}”" in said or not missing


def test_only_sentences_of_the_time_asked_for_are_quoted_as_nearest(
    archive: Archive, embedder: Embedder
) -> None:
    days = {"since": date(2021, 6, 1), "until": date(2021, 6, 30)}
    with closing(Retriever(archive, embedder)) as retriever:
        query = retriever.read("Who trained the officers of Borovia?")
        hits = retriever.search(query)
        query = replace(query, period=Period(**days, words="in June 2021", kind="event"))
    weighed = candidates(hits, query)
    within = {each.article.id for each in weighed if str(each.article.published).startswith("2021-06")}
    assert 0 < len(within) < len({each.article.id for each in weighed})
    named = abstain(query, hits, 0.1, Filters(), archive, weighed).nearest
    assert {near.article_id for near in named if near.quote} <= within
    assert any(near.quote for near in named)


def test_a_plain_word_is_not_offered_for_a_name(reason: Callable[..., str]) -> None:
    assert "did you mean" not in reason("Who visited Bridgy in spring?")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Кто обучал офицеров?", "Russian"),
        ("Borovia subaylarını kim ne zaman eğitti?", "Turkish"),
        ("Bayraktar nə vaxt uçub?", "Azerbaijani"),
    ],
)
def test_a_question_in_a_language_that_the_archive_lacks(
    refuse: Callable[..., Composition], question: str, language: str
) -> None:
    said = refuse(question)
    assert str(said.reason).startswith(f"The archive has no articles in {language}: ask in English.")
    assert said.nearest == ()


def test_a_gap_is_told_only_where_it_is_most_of_the_time(reason: Callable[..., str]) -> None:
    year = Period(since=date(2022, 1, 1), until=date(2022, 12, 31), words="in 2022", kind="event")
    assert "is dated from March" not in reason("Who trained the officers?", period=year)
    half = year.model_copy(update={"since": date(2022, 2, 1), "until": date(2022, 8, 31)})
    assert "is dated from March to June 2022" in reason("Who trained the officers?", period=half)


def test_an_empty_time_is_told_however_few_articles_there_are(refuse: Callable[..., Composition]) -> None:
    april = Period(since=date(2020, 4, 1), until=date(2020, 4, 30), words="in April 2020", kind="event")
    alone = Filters(outlets=frozenset({LONE.casefold()}))
    said = refuse("Who dredged the harbour of Keldor?", alone, april)
    assert str(said.reason).endswith(
        "No article of Weekly Herald is dated from January 2020 to February 2021."
    )
    assert said.coverage is not None
    assert said.coverage.gaps == (MonthRange(since="2020-01", until="2021-02"),)


def test_an_empty_day_is_told_unless_the_next_days_papers_may_tell_of_it(reason: Callable[..., str]) -> None:
    def asked(first: int, last: int) -> str:
        days = {"since": date(2021, 6, first), "until": date(2021, 6, last)}
        period = Period(**days, words="then", kind="event")
        return reason("Who trained the officers of Borovia?", period=period)

    assert asked(7, 7).endswith("No article in the archive is dated 7 June 2021.")
    assert asked(6, 9).endswith("No article in the archive is dated from 6 June 2021 to 9 June 2021.")
    assert "is dated" not in asked(4, 4)
    assert "is dated" not in asked(5, 5)


def test_a_year_alone_may_be_any_month_of_it() -> None:
    months = {"2017-03": 1, "2018": 1, "2019-05": 1, "": 7}
    spans = [(date(2017, 6, 1), date(2017, 6, 30)), (date(2018, 6, 1), date(2018, 6, 30))]
    assert silence(months, *spans[0]) == MonthRange(since="2017-04", until="2017-12")
    assert silence(months, *spans[1]) is None
    assert silence(months, None, date(2017, 6, 30)) is None
    assert silence(months, date(2019, 6, 1), date(2019, 6, 30)) is None  # after all of them


def test_the_first_and_the_last_day_that_there_are_bound_a_time(reason: Callable[..., str]) -> None:
    late, early = Filters(date(2022, 12, 27), date.max), Filters(date.min, date(2018, 6, 30))
    assert reason("Who trained the officers?", filters=late).endswith(
        "No article in the archive is dated from 27 December 2022 to 31 December 9999."
    )
    assert "run from January 2021" in reason("Who trained the officers?", filters=early)
