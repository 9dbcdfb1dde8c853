from collections.abc import Mapping
from typing import Any

import pytest

from dossier.errors import InputError
from dossier.evaluation.formats import Evidence, Question
from dossier.evaluation.grading import Grade, Quote, Said, grade
from dossier.evaluation.keys import Key, Library
from dossier.text import normalise
from dossier.types import Article

TEXTS = {
    "boats": "The ministry ordered six patrol boats on 12 June 2021. They cost $1.2 billion.",
    "copy": "Six patrol boats were ordered, the ministry said.",
    "bread": "Bakers raised the price of bread.",
}
FACTS = {"boats": frozenset({"F1", "F2"}), "copy": frozenset({"F1"})}


def library(facts: Mapping[str, frozenset[str]] = FACTS) -> Library:
    articles = {
        name: Article(id=name, title=name.title(), text=text, origin=name) for name, text in TEXTS.items()
    }
    return Library(articles, facts, {})


def asked(**fields: Any) -> Question:
    plain: dict[str, Any] = {
        "id": "q",
        "text": "?",
        "answerable": True,
        "golds": (),
        "items": (),
        "scoring": "strings",
        "evidence": Evidence(),
        "type": "any",
        "language": None,
    }
    return Question(**plain | fields)


def quote(article: str, text: str) -> Quote:
    """Return the quote of some characters of an article."""
    start = TEXTS[article].index(text)
    return Quote(article, start, start + len(text), text)


ORDERED = quote("boats", "The ministry ordered six patrol boats on 12 June 2021.")
COST = quote("boats", "They cost $1.2 billion.")
COPY = quote("copy", TEXTS["copy"])
BREAD = quote("bread", TEXTS["bread"])


def graded(question: Question, *statements: tuple[Quote, ...], **fields: Any) -> Grade:
    said = Said(**{"statements": statements, "first_hit": None, "words": 9} | fields)
    return grade(library().key(question), said)


def test_a_gold_counts_from_the_statement_in_which_it_stands() -> None:
    question = asked(golds=("USD 1.2 billion", "never"))
    found = graded(question, (BREAD,), (ORDERED,), (COPY,), (COST,))
    assert (found.gold_1, found.gold_3, found.gold_all) == (0, 0, 1)
    found = graded(question, (BREAD,), (ORDERED, COST))
    assert (found.gold_1, found.gold_3, found.gold_all) == (0, 1, 1)
    assert graded(question, (COST,)).gold_1 == 1
    assert graded(question, (ORDERED,)).gold_all == 0


def test_a_gold_must_stand_in_one_quote() -> None:
    assert graded(asked(golds=("2021. They cost",)), (ORDERED, COST)).gold_all == 0


def test_items_count_by_their_share() -> None:
    question = asked(scoring="items", items=(("six", "6"), ("2021-06-12",), ("bread",), ("never", "$1.2bn")))
    found = graded(question, (ORDERED,), (COST,))
    assert (found.gold_1, found.gold_3) == (0.5, 0.75)
    assert graded(question, (ORDERED, COST, BREAD)).gold_1 == 1


def test_facts_count_by_the_cited_articles() -> None:
    question = asked(scoring="facts", evidence=Evidence(facts=frozenset({"F2"})))
    assert graded(question, (BREAD,), (COST,)).gold_all == 1
    assert graded(question, (BREAD,), (COST,)).gold_1 == 0
    assert graded(question, (COPY,)).gold_all == 0


def test_the_place_of_the_gold_counts_apart_and_as_a_gold() -> None:
    start = TEXTS["boats"].index("atrol boa")
    question = asked(golds=("atrol boa",), evidence=Evidence(article="boats", start=start))
    found = graded(question, (COPY,), (ORDERED,))
    assert (found.place_1, found.place_3, found.gold_1, found.gold_3) == (0, 1, 0, 1)
    half = Quote("boats", 0, start + 3, TEXTS["boats"][: start + 3])
    assert graded(question, (half,)).place_1 == 0
    elsewhere = asked(golds=("patrol boats",), evidence=Evidence(article="boats", start=start - 1))
    found = graded(elsewhere, (COPY,))
    assert (found.place_1, found.gold_1) == (0, 1)


def test_citations_are_held_against_the_evidence() -> None:
    question = asked(golds=("six",), evidence=Evidence(facts=frozenset({"F1", "F2", "F9"})))
    found = graded(question, (ORDERED, COST), (COPY,), (BREAD,), first_hit="copy")
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(2 / 3)
    assert found.hit_1 == 1
    assert graded(question, (COPY,)).recall == pytest.approx(1 / 3)
    assert graded(question, (COPY,), first_hit="bread").hit_1 == 0


def test_what_an_abstention_names_as_nearest_is_graded_apart() -> None:
    question = asked(golds=("USD 1.2 billion",))
    found = graded(question, nearest=(BREAD, COST))
    assert (found.gold_1, found.gold_all, found.gold_near) == (0, 0, 1)
    assert graded(question, nearest=(BREAD,)).gold_near == 0
    assert graded(question, (BREAD,), nearest=(COST,)).gold_near is None
    assert graded(asked(answerable=False), nearest=(COST,)).gold_near is None


def test_an_abstention_misses_the_gold_and_cites_nothing() -> None:
    found = graded(
        asked(golds=("six",), evidence=Evidence(article="boats")), confidence=0.2, first_hit="boats"
    )
    assert (found.gold_1, found.gold_all, found.recall, found.hit_1) == (0, 0, 0, 1)
    assert found.abstained
    assert (found.precision, found.characters, found.words, found.right) == (None, None, None, None)
    assert found.place_1 is None


def test_an_unanswerable_question_has_no_gold_and_no_evidence() -> None:
    question = asked(answerable=False, evidence=Evidence(facts=frozenset({"F1"})))
    found = graded(question, (ORDERED,))
    assert (found.gold_1, found.precision, found.recall, found.hit_1) == (None, None, None, None)
    assert found.right is False
    assert graded(question).right is None


def test_an_answer_is_right_from_half_its_gold() -> None:
    question = asked(scoring="items", items=(("six",), ("never",)))
    assert graded(question, (ORDERED,)).right is True
    assert graded(question, (BREAD,)).right is False


def test_characters_are_those_of_distinct_quotes() -> None:
    found = graded(asked(golds=("six",)), (ORDERED,), (ORDERED, COST))
    assert found.characters == len(ORDERED.text) + len(COST.text)
    assert found.words == 9


def test_strings_of_evidence_point_by_fact_by_name_and_by_text() -> None:
    def bearing(text: str) -> frozenset[str]:
        return library().key(asked(evidence=Evidence(texts=(text,)))).articles

    assert bearing("F1") == {"boats", "copy"}
    assert bearing("bread") == {"bread"}
    assert bearing("Copy") == {"copy"}
    assert bearing("6 patrol boats") == {"boats", "copy"}
    assert bearing("nowhere") == frozenset()


def test_facts_are_no_evidence_in_a_corpus_that_names_none() -> None:
    key = library({}).key(asked(evidence=Evidence(facts=frozenset({"F1"}))))
    assert not key.borne


def test_an_article_that_the_corpus_lacks_is_told() -> None:
    with pytest.raises(InputError, match="'q' names article 'x'"):
        library().key(asked(evidence=Evidence(article="x")))


def test_a_place_is_found_again_in_the_normalised_text() -> None:
    original = "  \u200bO\u0308nce bir gemi.\r\nSonra bir gemi daha, bir gemi."
    article = Article(id="d", title="", text=normalise(original).strip(), origin="d")
    second = original.index("gemi", original.index("Sonra"))
    question = asked(golds=("gemi",), evidence=Evidence(article="d", start=second))
    key = Library({"d": article}, {}, {"d": original}).key(question)
    assert key.place is not None
    start, end = key.place[1]
    assert article.text[start:end] == "gemi"
    assert article.text[:start].endswith("Sonra bir ")


def test_a_place_that_cannot_be_found_is_none() -> None:
    key = library().key(asked(golds=("nowhere",), evidence=Evidence(article="boats", start=4)))
    assert key == Key(key.question, {"boats": frozenset({"boats"})}, None)
