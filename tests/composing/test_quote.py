import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from dossier.composing.candidates import candidates
from dossier.composing.composition import Quoted, number_quotes, without_contained
from dossier.composing.listing import fresh_items, items
from dossier.composing.matter import OF_LIKE, OF_UNKNOWN
from dossier.composing.reading import (
    FAR_BEHIND,
    LEAST_READ,
    MOST_READ,
    answer_odds,
    most_read,
    reading_signals,
    reread,
)
from dossier.composing.reading import WEIGHTS as READING
from dossier.composing.selection import Scored, choose, in_reading_order
from dossier.composing.sides import of_all_sides, of_its_own, untold, with_sides
from dossier.composing.signals import (
    SIGNALS,
    WEIGHTS,
    WITHOUT_KNOWN_NAME,
    WITHOUT_NAME,
    first_odds,
    likelihood,
    signals,
)
from dossier.embedding import Matches, Reading
from dossier.retrieval import Query, Shape, Term
from dossier.text import words
from dossier.types import Article, Hit, Passage

BOATS = Term("boats", ("boat",), 3.0, known=True)
BOROVIA = Term("borovia", ("borovia",), 1.0, known=True)
AHEAD = np.array([[1, 0]], dtype=np.float32)
LOST = Term("zeppelins", ("zeppelin",), 4.0, known=False)


def query(shape: Shape, *terms: Term, phrases: tuple[tuple[str, ...], ...] = ()) -> Query:
    return Query("How many boats has Borovia?", shape, terms, phrases, np.array([1, 0], np.float32))


def hit(article_id: str, *sentences: str) -> Hit:
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    article = Article(article_id, f"Title {article_id}", text, article_id, language="en")
    return Hit(Passage(f"{article_id}:0", article_id, 0, 0, len(text), text, tuple(spans)), article, 1.0, 0.5)


def scored(sentences: Sequence[tuple[str, str, float, float]], of: Query) -> list[Scored]:
    """Return candidates of (article, sentence, angle of its vector, score), best first."""
    found = []
    for article_id, sentence, angle, score in sentences:
        candidate = candidates([hit(article_id, sentence)], of)[0]
        vector = np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)
        found.append(Scored(candidate, vector, score))
    return found


def unmatched(texts: int) -> Matches:
    return Matches([], np.zeros((texts, 0), np.float32), np.zeros(texts, np.float32))


def signal(name: str, rows: NDArray[np.float64]) -> list[float]:
    return [round(float(value), 3) for value in rows[:, SIGNALS.index(name)]]


def test_signals_tell_sentences_apart() -> None:
    asked = query(Shape.QUANTITY, BOATS, BOROVIA, LOST)
    found = candidates(
        [hit("a", "Borovia has twelve patrol boats now.", "Who paid for them is unknown.")], asked
    )
    rows = signals(asked, found, np.array([[1, 0], [0, 1]], dtype=np.float32), unmatched(2))
    assert rows.shape == (2, len(WEIGHTS))
    assert signal("meaning", rows) == [1, 0]
    assert signal("words", rows) == [0.5, 0]
    assert signal("words_around", rows) == [0.5, 0.5]
    assert signal("kind", rows) == [1, 0]
    assert signal("rank", rows) == [1, 1]
    assert signal("lead", rows)[0] > signal("lead", rows)[1]


def test_a_language_that_the_model_does_not_know_is_weighed_by_its_words() -> None:
    commanded = Term("командовал", ("командова", "командовал"), 6.0, known=True)
    asked = replace(query(Shape.OPEN, commanded, BOROVIA), familiarity=0.0)
    best = hit("a", "Army of Borovia under командованием of Anna Velm.")
    found = candidates([best, replace(hit("b", "The boats of Borovia were old."), score=0.25)], asked)
    rows = signals(asked, found, np.ones((2, 2), np.float32), unmatched(2))
    assert signal("words", rows) == [1, 0.143]  # a word that begins alike counts
    assert signal("standing", rows) == [1, 0.25]
    assert signal("matched", rows) == [0.05, 0.05]  # by whole words alone
    known = replace(asked, familiarity=1.0)
    assert signal("words", signals(known, found, np.ones((2, 2), np.float32), unmatched(2))) == [0.143, 0.143]
    odds = first_odds(asked, rows)
    assert odds[0] > odds[1]


def test_the_words_of_a_question_are_told_apart() -> None:
    asked = query(Shape.QUANTITY, BOATS, BOROVIA)  # How many boats has Borovia?
    found = candidates([hit("a", "Borovia has twelve patrol boats now.")], asked)
    spans = [(0, 3), (4, 8), (9, 14), (15, 18), (19, 23), (23, 26), (26, 27)]
    cosines = np.array([[0.1, 0.3, 0.9, 0.5, 0.6, 0.8, 0.0]], np.float32)
    rows = signals(asked, found, AHEAD, Matches(spans, cosines, np.array([0.4], np.float32)))
    told = {name: signal(name, rows)[0] for name in ("late", "asked", "least", "shared")}
    assert told == {"late": 0.533, "asked": 0.2, "least": 0.6, "shared": 0.4}


def test_a_sentence_without_the_kind_asked_for_loses_most_of_its_score() -> None:
    of_count, of_nothing = query(Shape.QUANTITY, BOATS), query(Shape.OPEN, BOATS)
    found = candidates([hit("a", "The patrol boats of Borovia are old.")], of_count)
    odds = np.array([1.0])
    kept = [
        likelihood(of, found, signals(of, found, AHEAD, unmatched(1)), odds)[0]
        for of in (of_count, of_nothing)
    ]
    assert kept[0] < 0.4 * kept[1]


def test_a_number_of_something_else_answers_no_question_of_how_many() -> None:
    harop = Term("harop", ("harop",), 3.0, known=True, name=True)
    coded = Term("30s", ("30s", "30"), 3.0, known=True, name=True)
    asked = replace(query(Shape.QUANTITY, harop), text="How many Harop drones has Borovia?")
    of_type = replace(query(Shape.QUANTITY, coded), text="How many Su-30s has Borovia?")
    found = candidates(
        [hit("a", "Borovia has five Heron drones.", "It bought nine."), hit("b", "It has six Harop drones.")],
        asked,
    )
    rows, odds = signals(asked, found, np.ones((2, 2), np.float32), unmatched(2)), np.array([1.0, 1.0])
    other, right = likelihood(asked, found, rows, odds)
    assert other < 0.2 * right
    found = candidates([hit("a", "Borovia bought twelve Su-30SM jets.")], of_type)
    rows = signals(of_type, found, AHEAD, unmatched(1))
    assert likelihood(of_type, found, rows, np.array([1.0]))[0] > 0.5


@pytest.mark.parametrize(("known", "share"), [(True, WITHOUT_NAME), (False, WITHOUT_KNOWN_NAME)])
def test_a_name_of_the_question_must_stand_in_the_passage_or_its_title(known: bool, share: float) -> None:
    keldor = Term("keldor", ("keldor",), 3.0, known=known, name=True)
    asked = replace(query(Shape.OPEN, BOATS, keldor), text="Whose boats did Keldor buy?")
    found = candidates([hit("a", "Borovia bought the patrol boats.", "It paid for them.")], asked)
    near = candidates([hit("b", "Borovia sold the patrol boats.", "It was Keldor that paid.")], asked)
    (other, _), (right, _) = (
        likelihood(asked, each, signals(asked, each, np.ones((2, 2), np.float32), unmatched(2)), np.zeros(2))
        for each in (found, near)
    )
    assert other == pytest.approx(right * share)
    unknown = replace(asked, familiarity=0.0)
    rows = signals(unknown, found, np.ones((2, 2), np.float32), unmatched(2))
    assert likelihood(unknown, found, rows, np.zeros(2))[0] == pytest.approx(right)


def test_of_many_names_one_may_be_missing_at_a_smaller_loss() -> None:
    borovia, velm, norland, ostia = (
        Term(word, (word,), 3.0, known=True, name=True) for word in ("borovia", "velm", "norland", "ostia")
    )

    def score(question: str, *terms: Term, sentence: str) -> float:
        asked = replace(query(Shape.OPEN, BOATS, *terms), text=question)
        found = candidates([hit("a", sentence)], asked)
        return float(likelihood(asked, found, signals(asked, found, AHEAD, unmatched(1)), np.zeros(1))[0])

    whole = score("Has Borovia boats?", borovia, sentence="Borovia bought the patrol boats.")
    few = score(
        "Has Borovia the boats of Ostia?", borovia, ostia, sentence="Borovia bought the patrol boats."
    )
    many = score(
        "Has Borovia the boats of Ostia, as Velm told Norland?",
        *(borovia, ostia, velm, norland),
        sentence="Borovia bought the boats of Ostia, Velm said.",
    )
    assert (few, many) == (pytest.approx(whole / 2), pytest.approx(whole * 0.75))


def test_of_a_name_in_several_words_the_last_is_enough() -> None:
    anna, velm = (Term(word, (word,), 3.0, known=True, name=True) for word in ("anna", "velm"))
    asked = replace(query(Shape.OPEN, BOATS, anna, velm), text="Which boats did Anna Velm buy?")
    found = candidates(
        [hit("a", "Velm bought the patrol boats."), hit("b", "Anna bought the patrol boats.")], asked
    )
    rows = signals(asked, found, np.ones((2, 2), np.float32), unmatched(2))
    of_velm, of_anna = likelihood(asked, found, rows, np.zeros(2))
    assert of_anna == pytest.approx(of_velm * WITHOUT_NAME)


@pytest.mark.parametrize(
    ("name", "sentence", "share"),
    [
        ("France", "The French navy bought patrol boats.", 1.0),
        ("US", "The U.S. bought the patrol boats.", 1.0),
        ("France", "The navy in Paris bought patrol boats.", WITHOUT_NAME),
        ("Poland", "The navy has poles on its patrol boats.", WITHOUT_NAME),
        ("US", "They told us of the patrol boats.", WITHOUT_NAME),
    ],
)
def test_a_country_is_told_by_its_people_too(name: str, sentence: str, share: float) -> None:
    term = Term(name.lower(), ("them",), 3.0, known=True, name=True)
    asked = replace(query(Shape.OPEN, BOATS, term), text=f"Which boats did {name} buy?")
    found = candidates([hit("a", sentence)], asked)
    rows = signals(asked, found, AHEAD, unmatched(1))
    assert likelihood(asked, found, rows, np.zeros(1))[0] == pytest.approx(share / 2)


def test_names_and_times_alone_are_hardly_a_match_but_for_a_word_of_like_meaning() -> None:
    borovia = Term("borovia", ("borovia",), 1.0, known=True, name=True)
    asked = [query(Shape.OPEN, borovia, each) for each in (BOATS, LOST)]
    found = candidates([hit("a", "Borovia held a fair in the year 2025.")], asked[0])
    rows = signals(asked[0], found, AHEAD, unmatched(1))
    known, unknown = (float(likelihood(of, found, rows, np.array([0.0]))[0]) for of in asked)
    assert unknown == known * OF_UNKNOWN
    inked = query(Shape.OPEN, borovia, replace(LOST, word="inked", stems=("ink",)))
    signed = candidates([hit("a", "Borovia signed a treaty in the year 2025.")], inked)
    assert float(likelihood(inked, signed, rows, np.array([0.0]))[0]) == known * OF_LIKE


def test_what_the_model_tells_does_not_count_in_an_unknown_language() -> None:
    asked = query(Shape.OPEN, BOATS)
    found = candidates([hit("a", "The patrol boats of Borovia are old.")], asked)
    matched = Matches([(4, 8)], np.array([[0.9]], np.float32), np.array([0.8], np.float32))
    near, far = (signals(asked, found, AHEAD, matches) for matches in (matched, unmatched(1)))
    assert first_odds(asked, near)[0] > first_odds(asked, far)[0]
    unknown = replace(asked, familiarity=0.0)
    assert first_odds(unknown, near)[0] == first_odds(unknown, far)[0]


class Marker:
    """A reader that finds an answer wherever a word stands."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.seen: list[str] = []

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        self.seen += [text for _, text in passages]
        return [self.reading(text) for _, text in passages]

    def reading(self, text: str) -> Reading:
        tokens = [match.span() for match in re.finditer(r"\w+", text)]
        odds = np.array([4.0 if text[a:b] == self.word else -4.0 for a, b in tokens], dtype=np.float32)
        return Reading(np.array(tokens), odds, odds)


def test_the_reader_tells_in_which_sentence_the_answer_stands() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    found = candidates(
        [hit("a", "Borovia has twelve patrol boats now.", "Who paid for them is unknown.")], asked
    )
    assert answer_odds(asked, found, np.zeros(2), Marker("twelve"))[0].tolist() == [8, -8]


def test_only_the_most_promising_passages_are_read() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    hits = [hit(f"a{n}", f"Borovia has {n} new patrol boats.") for n in range(MOST_READ + 3)]
    found = candidates(hits, asked)
    reader = Marker("boats")
    odds, _ = answer_odds(asked, found, np.arange(len(found)) * FAR_BEHIND / len(found), reader)
    assert len(reader.seen) == MOST_READ
    assert np.isnan(odds[:3]).all()
    assert (odds[3:] == 8).all()
    rows = reading_signals(np.zeros(len(odds)), odds)
    assert not np.isnan(rows).any()


def test_what_lies_far_behind_the_best_is_not_read() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    texts = [f"Borovia has {n} new patrol boats." for n in range(LEAST_READ + 2)]
    found = candidates([hit(f"a{n}", text) for n, text in enumerate(texts)], asked)
    reader = Marker("boats")
    near = [2.0] * LEAST_READ
    answer_odds(asked, found, np.array([*near, 2.0 - FAR_BEHIND, 1.99 - FAR_BEHIND]), reader)
    assert reader.seen == texts[:-1]
    reader = Marker("boats")
    answer_odds(asked, found, np.array([2.0, *[1.0 - FAR_BEHIND] * (LEAST_READ + 1)]), reader)
    assert reader.seen == texts[:LEAST_READ]


def test_more_is_read_for_a_list_and_less_for_each_side_of_a_comparison() -> None:
    assert most_read(Shape.COMPARISON, True) < most_read(Shape.OPEN, False) < most_read(Shape.LIST, False)
    listed = query(Shape.LIST, BOATS)
    count = LEAST_READ + 1
    found = candidates([hit(f"a{n}", f"Borovia has {n} new patrol boats.") for n in range(count)], listed)
    for asked, read in ((listed, count), (query(Shape.QUANTITY, BOATS), LEAST_READ)):
        reader = Marker("boats")
        answer_odds(asked, found, np.array([2.0, *[1.9 - FAR_BEHIND] * LEAST_READ]), reader)
        assert len(reader.seen) == read


def test_passages_are_chosen_by_what_they_promise_and_weighed_by_their_signals() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    found = candidates([hit(f"a{n}", f"Borovia has {n} new patrol boats.") for n in range(2)], asked)
    first = np.array([3.0, 1.0])
    reader = Marker("boats")
    odds, marked = reread(asked, found, first, reader, 1, promise=np.array([0.0, 1.0]))
    assert marked == ["", "boats"]
    assert odds[0] - odds[1] == pytest.approx(2 * READING["first"])


def test_a_question_of_fact_gets_more_statements_only_where_the_first_is_not_sure() -> None:
    asked = query(Shape.QUANTITY, BOATS)

    def chosen(score: float) -> int:
        many = [("a", f"Borovia has {n} patrol boats now.", n * 0.7, score) for n in range(12, 20)]
        return len(choose(scored(many, asked), asked))

    assert [chosen(score) for score in (0.96, 0.8, 0.5)] == [1, 2, 3]


def test_an_unsure_answer_brings_along_what_else_the_quoted_article_tells() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    best = ("a", "Borovia has 12 patrol boats now.", 0.0, 0.5)
    same = ("a", "The navy is to get 4 patrol boats.", 0.7, 0.1)
    other = ("b", "There were 9 patrol boats once.", 1.4, 0.2)
    weak = ("a", "Who paid for the boats is unknown.", 2.1, 0.01)
    groups = choose(scored([best, other, same, weak], asked), asked)
    assert [group[0].candidate.text for group in groups] == [best[1], same[1]]
    anywhere = choose(scored([best, other, same, weak], asked), asked, sure_from=0.6)
    assert [group[0].candidate.text for group in anywhere] == [best[1], other[1], same[1]]
    sure = [(*best[:3], 0.97), same]
    assert len(choose(scored(sure, asked), asked)) == 1


def test_a_better_statement_stays_where_a_weaker_one_leans_on_it() -> None:
    found = hit("a", "Borovia has 12 patrol boats.", "It was told so by the navy.")
    (first, last), (_, end) = found.passage.sentences
    best, leaning = (Quoted(found.article, found.passage, span) for span in ((first, last), (first, end)))
    other = Quoted(hit("b", "It rains.").article, found.passage, (first, last))
    kept = without_contained([([best], 0.6), ([leaning], 0.1), ([other], 0.1)])
    assert [score for _, score in kept] == [0.6, 0.1]
    assert kept[1][0] == [other]
    assert without_contained([([best], 0.1), ([leaning], 0.6)]) == [([leaning], 0.6)]
    assert without_contained([([best], 0.5), ([leaning], 0.5)]) == [([leaning], 0.5)]


def test_a_question_of_fact_is_answered_best_first() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    first, second = scored(
        [("a", "It has 12 boats today.", 0.0, 0.3), ("a", "It had 4 ships then.", 1.0, 0.9)], asked
    )
    assert in_reading_order([[first], [second]], Shape.QUANTITY) == [[second], [first]]


def test_a_sentence_that_tells_of_all_sides_is_the_whole_answer() -> None:
    years = [Term(year, (year,), 3.0, known=True) for year in ("2022", "2023")]
    sides = [query(Shape.QUANTITY, BOATS, year) for year in years]
    both, one, other = scored(
        [
            ("a", "Borovia had 12 boats in 2022 and 14 boats in 2023.", 0.0, 0.9),
            ("b", "Borovia had 12 boats in 2022.", 1.5, 0.8),
            ("c", "Borovia had 14 boats in 2023.", 0.8, 0.8),
        ],
        sides[0],
    )
    first, second = sides
    assert of_all_sides([(first, [both, one]), (second, [both, other])]) == [both]
    weak = replace(both, score=0.4)
    assert of_all_sides([(first, [one, weak]), (second, [other, weak])]) is None
    near = replace(both, score=0.7)
    assert of_all_sides([(first, [one, near]), (second, [other, near])]) == [near]
    assert of_all_sides([(first, [one]), (second, [one])]) is None  # it tells nothing of 2023
    assert of_all_sides([(first, [both]), (second, [])]) is None
    assert of_all_sides([(first, [both])]) is None


def test_what_tells_of_another_side_in_its_place_is_no_answer_to_a_side() -> None:
    names = [Term(name, (name,), 3.0, known=True, name=True) for name in ("kestrel", "merlin")]
    kestrel, merlin = (query(Shape.OPEN, BOATS, name) for name in names)
    one, other = scored(
        [("a", "The Kestrel carries 40 men.", 0.0, 0.9), ("b", "It carries 12 men.", 1.5, 0.8)], kestrel
    )
    kept = of_its_own([(kestrel, [one, other]), (merlin, [one, other])])
    assert [found for _, found in kept] == [[one, other], [other]]
    assert of_its_own([]) == []


def test_a_side_without_a_statement_is_told() -> None:
    years = [Term(year, (year,), 3.0, known=True) for year in ("2022", "2023")]
    first, second = (query(Shape.QUANTITY, BOATS, year) for year in years)
    one, both = scored(
        [
            ("a", "Borovia had 12 boats in 2022.", 0.0, 0.9),
            ("b", "Borovia had 12 boats in 2022 and 14 in 2023.", 1.5, 0.8),
        ],
        first,
    )
    assert untold([(first, [one]), (second, [])], [[one]]) == [second.text]
    assert untold([(first, [one]), (second, [])], [[both]]) == []
    assert untold([], [[one]]) == []


def test_each_side_of_a_comparison_is_quoted_once() -> None:
    names = [Term(name, (name,), 3.0, known=True, name=True) for name in ("borovia", "varland")]
    first, second = (query(Shape.QUANTITY, BOATS, name) for name in names)
    one, other = scored(
        [("a", "Borovia has 12 boats.", 0.0, 0.9), ("b", "Varland has 40 ships.", 1.5, 0.8)], first
    )
    both = [(first, [one]), (second, [other])]
    assert [group[0] for group in with_sides([], both)] == [one, other]
    assert [group[0] for group in with_sides([[one]], both)] == [one, other]
    assert with_sides([[one]], [(first, []), (second, [])]) == [[one]]


def test_beside_all_sides_of_a_comparison_nothing_more_of_one_of_them_is_told() -> None:
    names = [Term(name, (name,), 3.0, known=True, name=True) for name in ("borovia", "varland")]
    first, second = (query(Shape.QUANTITY, BOATS, name) for name in names)
    one, other, part, wide, rest = scored(
        [
            ("a", "Borovia has 12 boats.", 0.0, 0.9),
            ("b", "Varland has 40 ships.", 1.5, 0.8),
            ("c", "Two of those of Borovia are new.", 3.0, 0.8),
            ("d", "Varland has outdone Borovia at sea.", 4.5, 0.8),
            ("e", "The seas are full.", 2.2, 0.8),
        ],
        first,
    )
    both = [(first, [one]), (second, [other])]
    found = with_sides([[part], [wide], [rest]], both)
    assert [group[0] for group in found] == [wide, rest, one, other]
    assert [part] in with_sides([[part]], [(first, [one]), (second, [])])


def test_weak_sentences_are_not_added() -> None:
    asked = query(Shape.LIST, BOATS)
    both = scored([("a", "Borovia has 12 patrol boats.", 0, 0.9), ("b", "It rained all day.", 1, 0.1)], asked)
    assert len(choose(both, asked)) == 1


def test_further_sentences_are_about_every_name_of_the_question() -> None:
    named = Term("borovia", ("borovia", "borovian"), 1.0, known=True, name=True)
    asked = query(Shape.LIST, BOATS, named)
    found = scored(
        [
            ("a", "Borovia has 12 patrol boats.", 0, 0.9),
            ("b", "Iraq has 40 patrol boats.", 0.7, 0.8),
            ("c", "The Borovian navy has 3 frigates.", 1.4, 0.7),
        ],
        asked,
    )
    assert [group[0].candidate.article.id for group in choose(found, asked)] == ["a", "c"]


def test_the_same_in_another_article_is_a_witness_and_in_the_same_is_left_out() -> None:
    asked = query(Shape.LIST, BOATS)
    said = "In May Borovia had 12 boats."
    groups = choose(scored([("a", said, 0, 0.9), ("b", said, 0, 0.8), ("a", said, 0, 0.8)], asked), asked)
    assert [[each.candidate.article.id for each in group] for group in groups] == [["a", "b"]]


def test_near_copies_are_one_witness_and_the_earliest_is_cited() -> None:
    asked = query(Shape.LIST, BOATS)
    said = "In May Borovia had 12 boats."
    found = scored([(key, said, 0, 0.9) for key in ("late", "early", "other")], asked)
    clusters = {"late": ("x", "2021-06-16"), "early": ("x", "2021-06-15"), "other": (None, "2021-07")}
    found = [_printed(each, *clusters[each.candidate.article.id]) for each in found]
    groups = choose(found, asked)
    assert [[each.candidate.article.id for each in group] for group in groups] == [["early", "other"]]


def _printed(each: Scored, cluster: str | None, published: str) -> Scored:
    article = replace(each.candidate.article, cluster=cluster, published=published)
    return replace(each, candidate=replace(each.candidate, article=article))


def test_a_statement_tells_by_how_many_independent_articles_it_is_backed() -> None:
    near = [replace(hit(key, "Borovia has 12 boats."), score=0.5) for key in ("a", "b", "c")]
    stories = ["x", "x", None]
    quoted = [
        Quoted(replace(each.article, cluster=story), each.passage, each.passage.sentences[0])
        for each, story in zip(near, stories, strict=True)
    ]
    made = number_quotes([(quoted, 0.9), (quoted[:2], 0.8)], 0.9)
    assert [statement.independent for statement in made.statements] == [2, 1]
    made = number_quotes([(quoted, 0.9), (quoted[:2], 0.1)], 0.9, least=0.12)
    assert [statement.unsure for statement in made.statements] == [False, True]


def test_a_list_takes_the_sentences_that_add_items() -> None:
    asked = query(Shape.LIST, BOATS)
    best = ("a", "The navy has the Kestrel and the Heron.", 0.0, 0.9)
    stale = ("b", "Sailors are proud of the Kestrel and the Heron.", 0.9, 0.8)
    fresh = ("c", "The navy also has the Puffin, the Osprey and the Gull.", 1.8, 0.5)
    groups = choose(scored([best, stale, fresh], asked), asked)
    assert [group[0].candidate.article.id for group in groups] == ["a", "c"]


def test_a_list_of_what_has_no_name_takes_the_words_that_answer() -> None:
    shares = replace(query(Shape.LIST, BOATS), text="What shares of its boats were from Varland?")
    best = ("a", "Of its boats 85 percent were from Varland in 2014.", 0.0, 0.9)
    other = ("b", "Later 31 percent of its boats were from Varland.", 0.9, 0.5)
    first, second = scored([best, other], shares)
    marked = replace(second, marked="31 percent"), replace(second, marked="boats were from Varland")
    assert [len(choose([first, each], shares)) for each in marked] == [2, 1]
    of_ships = replace(shares, text="What ships were from Varland?")
    assert len(choose([first, marked[0]], of_ships)) == 1


def test_a_name_may_stand_elsewhere_in_the_passage_of_an_item() -> None:
    named = Term("borovia", ("borovia",), 1.0, known=True, name=True)
    asked = query(Shape.LIST, BOATS, named)
    best = scored([("a", "Borovia has the Kestrel and the Heron boats.", 0, 0.9)], asked)
    passage = hit("b", "Borovia bought boats.", "They came in May.", "The Puffin and the Gull boats are new.")
    last = candidates([passage], asked)[-1]
    assert last.text.startswith("The Puffin")
    item = Scored(last, np.array([0, 1], dtype=np.float32), 0.5)
    assert len(choose([*best, item], asked)) == 2
    assert len(choose([*best, item], replace(asked, shape=Shape.OPEN))) == 1


def test_a_country_is_an_item_of_a_list_of_countries_alone() -> None:
    best = ("a", "The navy has bought the Kestrel and the Heron.", 0.0, 0.9)
    buyer = ("b", "It was the largest buyer of boats, ahead of Norway and the United States.", 0.9, 0.8)
    for question, chosen in (
        ("Which boats has the navy bought?", ["a"]),
        ("Which countries have bought boats?", ["a", "b"]),
    ):
        asked = replace(query(Shape.LIST, BOATS), text=question)
        groups = choose(scored([best, buyer], asked), asked)
        assert [group[0].candidate.article.id for group in groups] == chosen


def test_counted_things_of_the_kind_asked_for_and_what_opens_a_sentence_are_items() -> None:
    for question, sentence, added in (
        ("Which boats has it bought?", "It bought two fast boats in May.", {"two boats"}),
        ("Which weapons has it bought?", "It ordered 24 armoured carriers.", {"24 carriers"}),
        ("Which boats has it bought?", "It ordered 24 armoured carriers.", set()),
        ("Which drones has it bought?", "TB2s were bought in May.", {"tb2s"}),
        ("Which drones has it bought?", "Drones were bought in May.", set()),
        ("Which countries have bought it?", "Morocco ordered it in May.", {"morocco"}),
        ("Which drones has it bought?", "Morocco ordered them in May.", set()),
    ):
        assert fresh_items(sentence, set(words(question)), question) == added


def test_the_words_around_an_enumeration_are_no_items() -> None:
    assert items("It buys from there, armed drones included, but most of them, it is said, are old.") == set()


def test_who_says_so_is_not_an_item() -> None:
    assert items("Aliyev told CNN Türk that the army has the Kasırga, Fixture Times reported.") == {"kasirga"}
    assert items("In May 2021 the army had 36 tanks, Fixture Times wrote, citing Fixture Herald.") == set()


def test_the_same_parts_are_the_same_items_whatever_follows() -> None:
    one = items("It got attack drones, rocket launchers and small boats around the 2020 war.")
    assert one == items("It named attack drones, rocket launchers and small boats among the arms.")
    assert one == {"drones", "launchers", "boats"}


def test_parts_of_an_enumeration_are_items() -> None:
    assert items("It got attack drones, rocket launchers and military vehicles.") >= {
        "drones",
        "launchers",
        "vehicles",
    }


def test_statements_of_one_article_stand_together_as_printed() -> None:
    asked = query(Shape.LIST, BOATS)
    article = hit("a", "First came the twelve boats.", "Then came the six drones.")
    first, second = candidates([article], asked)
    other = candidates([hit("b", "Elsewhere it rained a lot.")], asked)[0]
    zero = np.zeros(2, np.float32)
    groups = [[Scored(each, zero, 0.9)] for each in (first, other, second)]
    assert [group[0].candidate for group in in_reading_order(groups, Shape.LIST)] == [first, second, other]


def test_the_best_statement_opens_a_list_where_the_first_is_much_worse() -> None:
    found = scored(
        [
            ("a", "Treaties set the frame early on.", 0.0, 0.2),
            ("b", "Borovia signed with Varland in 1994.", 0.7, 0.9),
            ("a", "A second one with Keldor followed soon.", 1.4, 0.6),
        ],
        query(Shape.LIST, BOATS),
    )
    told = in_reading_order([[each] for each in found], Shape.LIST)
    assert [group[0].candidate.article.id for group in told] == ["b", "a", "a"]
