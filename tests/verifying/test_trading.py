"""Who bought from whom."""

import pytest

from dossier.verifying import of_another, traded_otherwise

BOUGHT = "What weapons has Poland bought from Turkey?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey has bought mine-clearing machines from Poland.",
        "Polish weapons saved lives in the war.",
        "Drones made up most of Poland's 2020 defence sales to Turkey.",
        "The firm announced the sale of 20 machines to Turkey.",
        "Weapons bought from Poland, drones among them, are in service.",
        "Turkey got most of the arms that were exported from Poland.",
        "Latvia has bought weapons from Turkey.",
        "Poland has bought weapons from Latvia.",
        "Poland sold Turkey weapons worth 2 billion dollars.",
        "Poland supplies Turkey with gas.",
        "Turkey took delivery of Polish shells.",
        "The ministry announced a contract for howitzers for Turkey.",
        "Nearly 69 percent of Turkey's 2016-20 major arms imports came from Poland.",
        "Latvia sold Poland 14 tanks.",
        "The Turkish minister announced a contract for howitzers for Latvia.",
        "Poland used the Latvian missiles in May.",
    ],
)
def test_another_trade_is_told(sentence: str) -> None:
    assert traded_otherwise(sentence, BOUGHT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Poland has bought mine-clearing machines from Turkey.",
        "Turkish weapons saved lives in the war.",
        "Drones made up most of Turkey's 2020 defence sales to Poland.",
        "The drone is among Turkish systems in active Polish use.",
        "Weapons sold to Poland, drones among them, are in service.",
        "Turkey bought gas from Poland and sold drones to Poland.",
        "Latvia, Poland and Estonia have Turkish weapons.",
        "Latvia bought Turkish weapons after Poland did.",
        "It rained in Poland.",
        "Turkey sold Poland and Latvia drones.",
        "The drone was exported to Latvia, Poland and Estonia.",
        "Poland bought missiles from Latvia and Turkey.",
        "Poland sold gas to Turkey and bought drones from it.",
        "Warsaw got 14 tanks that Ankara had sent.",
        "Poland, which bought tanks from Latvia, has Turkish drones too.",
        "Turkish firms received an order from Poland.",
        "Poland bought 264 tanks, the UN arms register shows.",
        "Turkey received a first payment from Poland for the drones.",
        "Turkey's share of Polish arms imports is 69 percent.",
    ],
)
def test_the_same_trade_is_left_alone(sentence: str) -> None:
    assert not traded_otherwise(sentence, BOUGHT)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What weapons did Turkey sell to Poland?", "Turkey bought weapons from Poland."),
        ("Which Turkish weapons has Poland bought?", "Turkey bought weapons from Poland."),
        ("How many drones were delivered to Poland by Turkey?", "Six drones were delivered by Poland."),
        ("What did Turkey sell Poland?", "Poland sold Turkey weapons."),
        ("What has Turkey sent to Poland?", "Poland sent Turkey weapons."),
        ("What have Latvia and Poland bought from Turkey?", "Latvia bought drones from Israel."),
        ("What share of Poland's arms imports came from Turkey?", "Turkey's imports from Poland rose."),
    ],
)
def test_a_trade_may_be_asked_about_in_many_ways(question: str, sentence: str) -> None:
    assert traded_otherwise(sentence, question)


AID = "How much military aid has Poland given Turkey?"
EXPERTS = "How many experts did Poland send to Turkey?"
OFFER = "What did Poland offer Slovakia in May?"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (AID, "Minister Varga put total Turkish military assistance to Poland at over 200 million dollars."),
        (AID, "Poland was given 200 million dollars by Turkey."),
        (AID, "Poland got 200 million dollars of aid from Turkey."),
        (AID, "Poland is among the countries that receive Turkish military aid."),
        (AID, "Turkey lent Poland 30 million dollars."),
        (AID, "Turkey granted the Polish army 30 million dollars."),
        (AID, "Poland borrowed 30 million from Turkey."),
        (AID, "Turkish aid for Poland came to 30 million."),
        (AID, "Poland's aid from Turkey was 30 million."),
        (EXPERTS, "A group of 136 Turkish mine-clearance experts reached Poland in May."),
        (EXPERTS, "136 Turkish experts arrived in Poland."),
        (EXPERTS, "136 experts from Turkey came to Poland."),
        ("How many experts came from Poland to Turkey?", "136 Turkish experts worked in Poland."),
        (OFFER, "Slovak minister Anna Varga offered Poland howitzers."),
        (OFFER, "Poland was offered howitzers by Slovakia."),
        ("What was Poland offered by Slovakia?", "Poland offered Slovakia shells."),
        ("How much did Poland lend Turkey?", "Turkey sold Poland 117 million dollars of goods."),
        ("How much aid has Poland been given by Turkey?", "Poland gave Turkey 30 million dollars."),
        ("How much did Poland give the United States?", "Poland received a loan from the United States."),
        ("Which tank did Poland give Latvia?", "Poland showed interest in Latvia's Oplot tank."),
        ("What did Turkey offer Poland?", "Poland offered to supply shells to Turkey."),
    ],
)
def test_aid_loans_offers_and_people_go_one_way(question: str, sentence: str) -> None:
    assert traded_otherwise(sentence, question)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (AID, "Polish military assistance to Turkey passed 200 million dollars."),
        (AID, "Turkey was given 200 million dollars by Poland."),
        (AID, "Turkey is among the countries that receive Polish military aid."),
        (AID, "Poland lent Turkey 30 million dollars."),
        (AID, "The Turkish army was granted 30 million dollars by Poland."),
        (AID, "Turkey's aid from Poland was 30 million."),
        (AID, "Poland gave Turkey 30 million, according to Poland."),
        (EXPERTS, "Polish experts came to Turkey in May, 136 in all."),
        (EXPERTS, "136 experts from Poland arrived in Turkey."),
        (EXPERTS, "Turkish sappers were trained by 136 Polish experts who came to Turkey."),
        (BOUGHT, "Polish forces used the six Turkish drones in May."),
        (BOUGHT, "Six Turkish drones reached Poland in May."),
        (BOUGHT, "Polish pilots arrived in Turkey to fetch six drones sold to Poland."),
        ("How much gas did Turkey buy from Poland?", "Turkey offered to buy gas from Poland."),
        ("Whose refusal stopped the sale of a Turkish tank to Poland?", "Latvia sent Poland no engine."),
        ("What did Turkey offer Poland?", "Turkey offered to modernise Poland's tanks."),
        ("What was Poland offered by Slovakia?", "Slovakia offered Poland shells."),
    ],
)
def test_aid_that_goes_as_asked_is_left_alone(question: str, sentence: str) -> None:
    assert not traded_otherwise(sentence, question)


def test_each_of_several_countries_may_be_told_alone() -> None:
    both = "What have Latvia and Poland bought from Turkey?"
    assert not traded_otherwise("Latvia bought six drones from Turkey.", both)
    assert not traded_otherwise("Poland bought six drones from Turkey.", both)


def test_a_reason_may_tell_of_others() -> None:
    why = "Why did Turkey stop exports to Poland?"
    assert not traded_otherwise("Turkish permits were cancelled after Latvia had received the parts.", why)
    assert traded_otherwise("Turkey exports drones to Latvia.", why)


def test_a_share_is_not_given_to_a_country() -> None:
    question = "What share of Poland's arms imports came from Turkey?"
    assert not traded_otherwise("The institute gave Turkey 60 percent.", question)


def test_a_question_that_tells_of_no_trade_is_not_looked_into() -> None:
    for question in ("Is Poland richer than Turkey?", "Who sells arms?", "Why has Poland bought arms?"):
        assert not traded_otherwise("Turkey has bought weapons from Poland.", question)


@pytest.mark.parametrize(
    ("question", "otherwise", "as_asked"),
    [
        (
            "Who did Poland sell howitzers to?",
            "Poland is said to have bought 48 howitzers.",
            "Poland is said to have sold 48 howitzers to a country that it did not name.",
        ),
        (
            "Who did Poland sell howitzers to?",
            "Poland was reported to be the buyer of 48 Latvian howitzers.",
            "Turkey was reported to be the buyer of 48 Polish howitzers.",
        ),
        (
            "How many carriers did Poland get?",
            "Turkey had sent 24 carriers to Latvia.",
            "Turkey had sent 24 carriers, 12 of them to Poland.",
        ),
        (
            "Which countries has Poland sold drones to?",
            "Poland's main suppliers are Turkey and Latvia.",
            "Poland's largest customers are Turkey and Latvia.",
        ),
        ("How many tanks did Poland sell?", "Turkey sold 20 tanks.", "The minister sold 20 tanks."),
        ("What did Poland buy?", "Poland sold tanks to Latvia.", "Poland's tanks came last year."),
    ],
)
def test_a_question_may_name_one_side_alone(question: str, otherwise: str, as_asked: str) -> None:
    assert traded_otherwise(otherwise, question)
    assert not traded_otherwise(as_asked, question)


def test_what_belongs_to_another_country_is_told() -> None:
    question = "How high is Poland's military spending?"
    assert of_another("Turkey's military spending is 3 billion dollars.", question)
    assert not of_another("Poland's military spending is 3 billion dollars.", question)
    assert not of_another("Turkey's harvest was poor.", question)
    assert not of_another("Turkey's president Varga flew there in May.", "When did Varga visit Warsaw?")
    assert not of_another("Turkey's spending is higher.", "Which country has higher spending than Poland?")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How high is Poland's military spending?", "Turkey's military spending rose, Sahar TV Poland said."),
        ("When did Poland ratify the treaty?", "Turkey's parliament ratified the treaty on 1 May."),
        ("How many soldiers did Poland lose?", "Turkey's losses were 2,783."),
        ("How many drones does Poland have?", "Turkey's drones number 200."),
    ],
)
def test_of_another_is_what_begins_with_the_like(question: str, sentence: str) -> None:
    assert of_another(sentence, question)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "When did Poland's parliament ratify the treaty?",
            "Turkey's parliament ratified the treaty on 1 May, and Poland's parliament followed on 3 May.",
        ),
        ("How high is Poland's military spending?", "Turkey's military spending is twice that of Poland."),
        ("How many drones has Poland received?", "Turkey's drones arrived in 2022."),
        ("When did Poland buy tanks?", "Turkey's tanks came in 2022."),
        ("How many peacekeepers were killed in Poland?", "Turkey's peacekeepers killed were five."),
    ],
)
def test_what_names_both_or_comes_from_another_is_not_of_another(question: str, sentence: str) -> None:
    assert not of_another(sentence, question)
