from dataclasses import replace

import numpy as np
import pytest

from dossier.composing.candidates import candidates
from dossier.composing.listing import fresh_items, items
from dossier.composing.selection import Scored, choose
from dossier.retrieval import Shape, Term
from dossier.text import words
from tests.composing.sentences_weighed import BOATS, hit, query, scored


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


@pytest.mark.parametrize(
    "sentence",
    [
        "Aliyev told CNN Türk on 14 August 2021 that modern weapons, drones among them, saved lives.",
        "Aliyev said that his country buys Turkish products and would go on doing so.",
        "Minister Zakir Hasanov said in Baku, beside his colleague Hulusi Akar, that weapons were used.",
        "That made it the largest buyer of weapons, ahead of Oman and the United States.",
    ],
)
def test_what_goes_on_after_a_part_and_general_words_are_no_items(sentence: str) -> None:
    asked = "What weapons has Azerbaijan bought from Turkey?"
    assert fresh_items(sentence, set(words(asked)), asked) <= {"drones"}


def test_days_seasons_and_verbs_are_no_items() -> None:
    asked = "Which weapons did it lose?"
    for sentence in (
        "The army drove on Tuesday.",
        "It was so in the Spring.",
        "Its engine overheated, and the wing broke.",
    ):
        assert not fresh_items(sentence, set(words(asked)), asked)


def test_peoples_and_countries_are_items_of_what_may_be_some() -> None:
    assert fresh_items("She speaks French and German.", set(), "Which languages does she speak?")
    assert fresh_items("It plays Spain and Norway.", set(), "Which teams does it play?")
    assert not fresh_items("It plays Spain and Norway.", set(), "Which cards does it play?")


def test_parts_that_go_on_are_items() -> None:
    assert items("In May drones, rockets and tanks were bought.") == {"drones", "rockets", "tanks"}
    assert items("It got the drones, boats that were old and tanks.") == {"drones", "boats", "tanks"}


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
