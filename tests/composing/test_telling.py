"""Whether a sentence tells whom, why, and as a fact."""

from dataclasses import replace

import numpy as np
import pytest

from dossier.composing.candidates import candidates
from dossier.composing.telling import (
    CONTENDS,
    FORETOLD,
    NAMING_NONE,
    NOT_SO_FAR,
    OF_ANOTHER,
    OTHER_BEARER,
    OTHER_WAY,
    UNDENIED,
    WITHOUT_AMOUNT,
    WITHOUT_PARTNER,
    WITHOUT_REACTION,
    WITHOUT_WHOM,
    telling,
)
from dossier.composing.why import RESTATED, WITH_REASON, WITHOUT_CAUSE
from dossier.retrieval import Query, Term, shape_of
from dossier.retrieval.excluded import leaving_aside
from dossier.text import names, stems, words
from dossier.types import Article, Hit, Passage


def asked(question: str) -> Query:
    named = names(f"- {question}")
    terms = tuple(
        Term(word, (word, *stems(word, "en")), 3.0, known=True, name=word in named)
        for word in words(question)
        if len(word) > 3
    )
    return Query(question, shape_of(question), terms, (), np.array([1, 0], np.float32))


def hit(sentence: str, title: str = "A title") -> Hit:
    article = Article(sentence, title, sentence, "a", language="en")
    ends = [place for place, letter in enumerate(sentence, 1) if letter == "."]
    spans = tuple((start and start + 1, end) for start, end in zip([0, *ends], ends, strict=False))
    return Hit(Passage(sentence, sentence, 0, 0, len(sentence), sentence, spans), article, 1.0, 0.5)


def kept(question: str, sentence: str, mark: str = "", title: str = "A title") -> float:
    rest, aside = leaving_aside(question)
    query = replace(asked(rest), aside=aside)
    found = candidates([hit(sentence, title)], query)
    return float(telling(query, found, [mark] * len(found), np.ones(len(found)))[-1])


@pytest.mark.parametrize(
    ("mark", "share"),
    [
        ("A gunman", WITHOUT_WHOM),
        ("House Whip Anna Velm", WITHOUT_WHOM),
        ("a man", WITHOUT_WHOM),
        ("Boris Keldor", 1.0),
        ("Velm's aide Boris Keldor", 1.0),
    ],
)
def test_who_asks_for_somebody_by_name(mark: str, share: float) -> None:
    assert kept("Who shot Anna Velm?", "It was told at length who it was.", mark) == share


def test_who_does_something_in_general_needs_no_name() -> None:
    assert kept("Who pays for broken windows?", "The owner pays for broken windows.", "The owner") == 1.0


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Borovia scrapped its permits to Varland on 12 April, papers said.", WITHOUT_CAUSE * RESTATED),
        ("Borovia scrapped its permits nine days after the war.", RESTATED),
        ("It said on 12 April, in all, nothing.", WITHOUT_CAUSE),
        ("Varland had misused the cameras for a year.", 1.0),
        ("Borovia scrapped its permits after finding that they were misused.", 1.0),
        ("Borovia scrapped its permits to punish Varland.", 1.0),
    ],
)
def test_why_asks_for_a_cause_or_an_aim(sentence: str, share: float) -> None:
    assert kept("Why did Borovia scrap its permits?", sentence) == share


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("Did Velm sign the treaty?", "The envoy thinks that Velm will sign the treaty.", FORETOLD),
        ("When did Velm sign the treaty?", "Velm plans to sign the treaty in May.", FORETOLD),
        ("Did Velm sign the treaty?", "Velm signed the treaty in May.", 1.0),
        ("Did Velm sign the treaty?", "Velm signed the treaty, which will lapse in May.", 1.0),
        ("When will Velm sign the treaty?", "Velm will sign the treaty in May.", 1.0),
        ("Did Velm plan to sign the treaty?", "Velm plans to sign the treaty.", 1.0),
        ("Why did Velm resign?", "Papers urged Velm to resign over the treaty.", FORETOLD),
        ("Did Velm try to sign the treaty?", "Velm attempted to sign the treaty.", 1.0),
    ],
)
def test_a_forecast_is_no_fact(question: str, sentence: str, share: float) -> None:
    assert kept(question, sentence) == share


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("How many tanks has France ordered?", "Germany has built 250 tanks.", OF_ANOTHER),
        ("When did Japan buy MiG-29 jets?", "In 2018 Japan bought ten Su-27 jets.", OF_ANOTHER),
        ("How many tanks has France ordered?", "The army of France has ordered 250 tanks.", 1.0),
        ("How many tanks has France ordered?", "The ministry has ordered 250 tanks.", 1.0),
        ("How many tanks has France ordered?", "France wrote on it. From Italy it has 250 tanks.", 1.0),
        ("What tanks has France ordered?", "Germany plans to build 250 tanks.", OF_ANOTHER),
        ("Which countries have bought tanks from France?", "Germany has bought 250 tanks.", 1.0),
        ("Why is France worried?", "Germany builds 250 tanks because of Italy.", 1.0),
    ],
)
def test_another_country_or_model_is_no_answer(question: str, sentence: str, share: float) -> None:
    assert kept(question, sentence) == share


def test_a_comparison_offers_its_names() -> None:
    query = asked("Who raised more money, Velm?")
    found = candidates([hit("Velm raised more money.")], query)
    alone, compared = (telling(query, found, ["Velm"], np.ones(1), side)[0] for side in (False, True))
    assert (alone, compared) == (WITHOUT_WHOM, 1.0)


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Drones made up most of its 2019 sales.", WITHOUT_AMOUNT),
        ("It sold drones on 5 May 2019.", WITHOUT_AMOUNT),
        ("Its sales came to 88 million dollars.", 1.0),
        ("Its sales fell in 2019.", 1.0),
        ("It sold more than its neighbour.", 1.0),
    ],
)
def test_what_is_compared_is_told_by_amounts(sentence: str, share: float) -> None:
    query = asked("Were sales higher in 2018 or in 2019?")
    found = candidates([hit(sentence)], query)
    assert telling(query, found, [""], np.ones(1), compared=True)[0] == share


def test_what_is_far_behind_is_not_looked_into() -> None:
    found = candidates(
        [hit("Velm will sign the treaty."), hit("Velm will sign the treaty soon.")],
        asked("Did Velm sign the treaty?"),
    )
    values = telling(asked("Did Velm sign the treaty?"), found, ["", ""], np.array([0.9, 0.01]))
    assert values.tolist() == pytest.approx([0.9 * FORETOLD, 0.01])


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Borovia has also bought carts from Varland.", NAMING_NONE),
        ("Borovia has also bought carts from Varland, papers said.", NAMING_NONE),
        ("Borovia has bought six drones from Varland.", 1.0),
        ("Borovia has bought the Kestrel from Varland.", 1.0),
        ("Kestrels were bought from Varland.", 1.0),
        ("It bought carts, boats and guns from Varland.", 1.0),
    ],
)
def test_a_list_of_a_kind_wants_that_kind_or_names(sentence: str, share: float) -> None:
    assert kept("Which drones did Borovia buy from Varland?", sentence) == share
    assert kept("What has Borovia bought from Varland?", sentence) == 1.0


def test_a_weapon_is_of_the_kind_and_what_has_no_name_wants_none() -> None:
    assert kept("Which weapons has Borovia bought?", "Borovia has also bought howitzers.") == 1.0
    assert kept("Which weapons has Borovia bought?", "Borovia has also bought carts.") == NAMING_NONE
    assert kept("What problems did Borovia have?", "Borovia had an engine that overheated.") == 1.0


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("How many tanks did Poland buy from Ukraine?", "Ukraine bought 14 tanks from Poland.", OTHER_WAY),
        ("How many tanks did Poland buy from Ukraine?", "Poland bought 14 tanks from Ukraine.", 1.0),
        ("When did Anna Velm defeat Boris Keldor?", "Boris Keldor defeated Anna Velm in May.", OTHER_WAY),
        ("How did Polish military spending change?", "Germany's military spending rose.", OTHER_WAY),
        ("How did Polish military spending change?", "Poland's military spending rose.", 1.0),
        ("Did Poland buy tanks from Ukraine?", "Ukraine bought tanks from Poland.", 1.0),
    ],
)
def test_the_other_way_round_is_no_answer(question: str, sentence: str, share: float) -> None:
    assert kept(question, sentence) == share


def test_who_sold_may_be_told_by_the_title() -> None:
    question = "Who did Poland sell howitzers to?"
    sentence = "Anna Velm announced a sale of 48 howitzers to a friendly country."
    assert kept(question, sentence, title="Velm names Poland as the buyer of Latvian howitzers") == OTHER_WAY
    assert kept(question, sentence, title="Poland sells howitzers to Latvia") == 1.0


def test_what_others_did_together_is_no_answer() -> None:
    question = "When did Poland and Turkey sign the pact?"
    assert kept(question, "The pact was signed on 15 June 2021.", title="Poland and Latvia") == OTHER_WAY
    assert kept(question, "The pact was signed on 15 June 2021.", title="Poland and Turkey") == 1.0


def test_the_trade_with_anybody_is_hardly_that_with_one_country() -> None:
    question, total = "How much did Turkey export to Poland?", "Turkey's exports reached 3 billion dollars."
    assert kept(question, total, title="Turkey in the world") == WITHOUT_PARTNER
    assert kept(question, total, title="What Poland buys") == 1.0


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("Apart from Turkey, who sold Georgia ships?", "Turkey sold Georgia two ships.", OF_ANOTHER),
        ("Apart from Turkey, who sold Georgia ships?", "Turkish yards sold Georgia two ships.", OF_ANOTHER),
        ("Apart from Turkey, who sold Georgia ships?", "Turkey and Italy sold Georgia two ships.", 1.0),
        ("Apart from Turkey, who sold Georgia ships?", "Italy sold Georgia two ships.", 1.0),
        ("Apart from the United States, who sold it ships?", "The yard sold it ships.", 1.0),
        ("Which ships besides the Kestrel has it?", "The navy has Kestrel ships.", OF_ANOTHER),
        ("Which ships besides the Kestrel has it?", "The navy has ships as the Kestrel and the Puffin.", 1.0),
        ("Which ships besides the Kestrel has it?", "Puffin ships were shown beside the Kestrel.", 1.0),
    ],
)
def test_what_the_question_leaves_aside_is_no_answer(question: str, sentence: str, share: float) -> None:
    assert kept(question, sentence) == share


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Canada scrapped the permits of firms in Turkey.", WITHOUT_REACTION),
        ("Canada has many drones with lenses of Turkey.", WITHOUT_REACTION),
        ("Turkey closed its airspace to Canada.", 1.0),
        ("Canada's ban was condemned by Turkey.", 1.0),
        ("Turkey called it a mistake of Canada.", 1.0),
        ("A Turkish minister said that Canada would regret it.", 1.0),
        ("In May Turkey said that it would regret it.", 1.0),
        ("Anna Velm called it a mistake of Canada.", 1.0),
        ("Canada scrapped the permits, and Turkey protested.", 1.0),
        ("The Canadian ban stands against the denials of Turkey.", 1.0),
    ],
)
def test_a_reaction_is_what_the_one_asked_about_said_or_did(sentence: str, share: float) -> None:
    assert kept("How did Turkey react when Canada scrapped the permits?", sentence) == share


def test_what_the_reader_marks_may_be_what_is_left_aside() -> None:
    question, sentence = "Which ships besides the Kestrel has it?", "Anna Velm bought Kestrel ships for it."
    assert kept(question, sentence, "Kestrel ships") == OF_ANOTHER
    assert kept(question, sentence, "Anna Velm") == 1.0
    question, sentence = "Apart from Turkey, who sold ships?", "Velm Yards sold more ships than Turkey."
    assert kept(question, sentence, "Velm Yards") == 1.0


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("Which company won the tender?", "Alder and Birch were the bidders.", CONTENDS),
        ("Which company won the tender?", "Alder won against Birch.", 1.0),
        ("Which companies bid in the tender?", "Alder and Birch were the bidders.", 1.0),
    ],
)
def test_bidders_are_no_winners(question: str, sentence: str, share: float) -> None:
    assert kept(question, sentence) == share


def test_the_title_of_an_article_tells_whose_things_are_in_it() -> None:
    question = "Which Israeli drones were shown?"
    assert kept(question, "Kestrel drones were shown too.", title="Turkish drones fly") == OF_ANOTHER
    assert kept(question, "Kestrel drones were shown too.", title="Israeli drones fly") == 1.0


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        (
            "Borovia has Kestrel drones and Merlin missiles, the United Press reported on 4 May 2021.",
            UNDENIED,
        ),
        ("Borovia never received the Kestrel drones.", 1.0),
        ("Varland refused to deliver the Kestrel drones to Borovia.", 1.0),
        ("The Kestrel drones of Borovia are unconfirmed.", 1.0),
    ],
)
@pytest.mark.parametrize(
    "question",
    [
        "Which drones has Borovia never received?",
        "Which drones, never delivered, did Borovia order?",
        "Which drones is Borovia said to have without confirmation?",
    ],
)
def test_what_is_not_so_is_told_by_denial_or_doubt(question: str, sentence: str, share: float) -> None:
    assert kept(question, sentence) == pytest.approx(share)


@pytest.mark.parametrize(
    "question",
    [
        "Which drones has Borovia received?",
        "What did Borovia buy, and not only from Varland?",
        "Which drones did Borovia get not long before May 2021?",
        "Which drones has Borovia received, not ordered?",
        "Which drones did Varland warn Borovia not to give up?",
        "Which drones does Borovia build without foreign help?",
        "How many drones has Borovia, not counting the old ones?",
        "Which machines that are not weapons has Borovia received?",
    ],
)
def test_what_is_so_needs_no_denial(question: str) -> None:
    assert kept(question, "Borovia has Kestrel drones.") == 1.0


def test_a_fact_told_with_its_reason_is_shown_where_the_reader_saw_none() -> None:
    query = asked("Why did Borovia scrap its export permits?")
    told = "Borovia scrapped its export permits after finding that they were misused."
    found = candidates([hit(told), hit("Borovia kept all of it for a long year."), hit("Varland scrapped its "
        "export permits after finding that Borovia misused them.")], query)  # fmt: skip
    values = telling(query, found, ["", "", ""], np.array([0.02, 0.05, 0.02]))
    assert values.tolist() == pytest.approx([WITH_REASON, 0.05, 0.02])


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("What is the range of the Polonez?", "The range of the Harrier is 400 km.", OTHER_BEARER),
        ("What is the range of the Polonez?", "The range of the Polonez is 400 km.", 1.0),
        ("What is the range of the Polonez?", "The rocket reaches 400 km, Velm Times wrote.", 1.0),
        ("What is the range of the Polonez?", "The Polonez is for hire. It reaches 400 km.", 1.0),
        ("What is the range of the Polonez?", "The Harrier is for hire. It reaches 400 km.", OTHER_BEARER),
        ("What is the price of the Barak-8?", "The Barak MX costs 5 million dollars.", OTHER_BEARER),
        ("What is the price of the Harop-9?", "The Harop-9BE costs 5 million dollars.", 1.0),
        ("How much did the Harop-9s cost?", "The Harop-9 cost 5 million dollars.", 1.0),
        ("Who makes the Polonez?", "The Harrier is made by Velm.", 1.0),
    ],
)
def test_a_quantity_of_another_thing_is_no_answer(question: str, sentence: str, share: float) -> None:
    assert kept(question, sentence) == share


def test_an_earlier_stage_tells_when_no_later_one_was_but_something_of_whether() -> None:
    sentence = "Velm and Keldor agreed in 2011 on the guns."
    assert kept("When did Velm receive the guns?", sentence) == NOT_SO_FAR
    assert kept("Did Velm receive the guns?", sentence) == FORETOLD
