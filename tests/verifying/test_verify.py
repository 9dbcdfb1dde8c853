"""Single statements: what is amiss, and the reason as a reader sees it."""

import pytest

from dossier.verifying import verify

BORNE = [
    ("The contract is worth $1.2bn.", "The contract is worth 1,200 million US dollars."),
    ("It cost $5M to build.", "It cost $5 million to build."),
    ("The missile flies 300KM.", "The missile flies 300 kilometres."),
    ("A dozen tanks arrived.", "Twelve tanks arrived."),
    ("Half of the fleet is old.", "Fifty per cent of the fleet is old."),
    ("About 40 people were hurt.", "The blast hurt 38 people."),
    ("More than 30 houses burned.", "The fire burned 36 houses."),
    ("It was signed in June 2021.", "It was signed on 12 June 2021."),
    ("Ankara sold the drones to Kyiv.", "Turkey sold the drones to Ukraine."),
    ("Ukraine bought drones from Turkey.", "Turkey sold drones to Ukraine."),
    ("The lorry was hit by the tram.", "The tram hit the lorry."),
    ("The firm did not confirm the sale.", "The firm denied the sale."),
    ("Aliyev watched the drill.", "President Ilham Aliyev watched the drill."),
    ("The depot is 10 mi north of Leeds.", "The depot lies ten miles north of Leeds."),
    ("It makes 40 percents of the cloth.", "It makes 40 per cent of the cloth."),
    ("Cavan was the 1st premier of Harland.", "Cavan was the first premier of Harland."),
    (
        "Account plans are likely to increase savings by forcing people to save.",
        "Account plans are more likely to increase saving because they would be forcing people to save.",
    ),
    ("Alex Moreno chaired the panel.", "Alexander Luis Moreno, born in 1960, chaired the panel."),
    ("The Boston Red Herons lost.", "The Red Herons lost to the Dallas Herons."),
    (
        "The record label was founded by Ruth Adler.",
        "Kestrel is a record label founded in 1991 by Ruth Adler.",
    ),
    ("The SS Kestrel sank.", "The SS Kestrel sank off Cape Wrath."),
    ("The IRS cut its budget.", "The Internal Revenue Service cut its budget."),
    ("The IMF cut its forecast.", "The International Monetary Fund lowered its forecast."),
    ("Anlaşma 12 Haziran 2021'de imzalandı.", "Taraflar anlaşmayı 12.06.2021 tarihinde imzaladı."),
    ("Россия поставила Турции ракеты.", "Ракеты были поставлены Турции Россией."),
]

AMISS = [
    ("The missile flies 300km.", "The missile flies 400 km.", "says 300km; the article says 400 km"),
    ("It costs 50 Swiss francs.", "It costs 50 French francs.", "says Swiss; the article says French"),
    ("It costs 50 euros.", "It costs 50 francs.", "50 euros does not stand in the quotes"),
    ("Turkey sold 36 drones.", "Turkey sold 40 drones.", "says 36; the article says 40"),
    (
        "It happened on 13 June 2021.",
        "It happened on 12 June 2021.",
        "says 13 June 2021; the article says 12 June 2021",
    ),
    ("Poland bought the TB3.", "Poland bought the TB2.", "says TB3; the article says TB2"),
    (
        "The talks took place in Ankara.",
        "The talks took place on Monday.",
        '"Ankara" does not stand in the quotes',
    ),
    ("The council approved the plan.", "The council did not approve the plan.", 'the quote denies "approve"'),
    ("Poland buys the drones.", "Poland may buy the drones.", 'the quotes say "may"'),
    ("Exports rose.", "Exports fell.", "says rose; the article says fell"),
    ("38 people were hurt.", "About 38 people were hurt.", "the quotes tell 38 less exactly"),
    ("Every state backed the ban.", "Most states backed the ban.", 'says "every"; the quotes do not'),
    (
        "Keller beat Petrova.",
        "Petrova beat Keller.",
        "the quotes have Keller and Petrova the other way round",
    ),
    ("Sales fell because of the drought.", "Sales fell last season.", "the quotes name no such cause"),
    (
        "The vote came before the speech.",
        "The vote came after the speech.",
        "says before speech; the article says after",
    ),
    ("Most of the crop is rye.", "Rye makes up 31 per cent of the crop.", 'says "most"; the quotes do not'),
    ("Cavan was the 2nd premier.", "Cavan was the first premier.", "says 2nd; the article says first"),
    ("Anna Moreno led it.", "Alexander Moreno led it.", "says Anna Moreno; the article names another"),
    ("Daniela Novak led it.", "Dan Novak led it.", "says Daniela Novak; the article names another"),
    ("Dan Novak led it.", "Daniela Novak led it.", "says Dan Novak; the article names another"),
    ("Janet Novak led it.", "Jan Novak led it.", "says Janet Novak; the article names another"),
    ("Pau Lopez sang.", "The song Love was sung.", '"Pau Lopez" does not stand in the quotes'),
    ("Kovacs gave reports.", "Kovacs swims.", 'the quotes do not tell "gave reports"'),
    ("Heydar Aliyev spoke.", "Ilham Aliyev spoke.", "says Heydar Aliyev; the article names another"),
]

SWAPPED = [
    ("12 tanks and 30 guns were lost.", ["30 tanks and 12 guns were lost."]),
    (
        "The works in Riga employ 900 people.",
        ["The works in Riga employ 400 people.", "The works in Brno employ 900 people."],
    ),
    ("Egypt sold frigates to Greece.", ["Greece sold frigates to Egypt."]),
    ("Azerbaycan, Türkiye'ye gaz satıyor.", ["Türkiye, Azerbaycan'a gaz satıyor."]),
    ("The ban ends on 1 October.", ["The ban begins on 1 October and ends on 30 November."]),
]


TAKEN_OVER = [
    ("Anna Berg was jailed for fraud.", "Lisa Holm was jailed for fraud, and Anna Berg was cleared."),
    ("Anna Berg died in Tarsk.", "Lisa Holm died in Tarsk, and Anna Berg lived."),
    ("Anna Berg died in Tarsk.", "Anna Berg lived, and Lisa Holm, 45, died in Tarsk."),
    ("Anna Berg died in Tarsk.", "Lisa Holm died in Tarsk, Anna Berg in Lund."),
    ("Anna Berg died in Tarsk.", "Anna Berg died in Lund, and Lisa Holm lived in Tarsk."),
    ("Anna Berg is the mayor of Lund.", "Lisa Holm is the mayor of Lund, and Anna Berg is her deputy."),
    ("Maria Lopez founded the bank.", "Ivan Petrov founded the bank, and Maria Lopez ran it."),
    ("Maria Lopez founded the bank.", "Ivan Petrov, who founded the bank, met Maria Lopez."),
    ("Maria Lopez founded the bank.", "The bank was founded by Ivan Petrov and run by Maria Lopez."),
    ("The bank was founded by Maria Lopez.", "Ivan Petrov founded the bank, and Maria Lopez ran it."),
    ("Lisa Holm praised Carl Moe.", "Lisa Holm praised Anna Berg, and Carl Moe left."),
    ("Carl Moe was sued.", "Ivan Petrov, jailed in May, was sued, and Carl Moe was cleared."),
    ("Kestrel bought the mill.", "Harrow bought the mill, and Kestrel sold its yard."),
]
"""A statement that gives a name what its quote tells of another name."""

GOES_ON = [
    ("Anna Berg was jailed for fraud.", "Anna Berg ran a mill, and she was jailed for fraud."),
    ("Anna Berg was jailed for fraud.", "Anna Berg met Lisa Holm, and was jailed for fraud."),
    ("Anna Berg was jailed for fraud.", "Anna Berg was tried in May. Judge Lisa Holm jailed her for fraud."),
    ("Kestrel bought the mill.", "Kestrel grew fast, and in May the company bought the mill."),
    ("Maria Lopez founded the bank.", "The bank, which Ivan Petrov ran, was founded by Maria Lopez."),
    ("Carl Moe was praised.", "Lisa Holm praised Anna Berg and Carl Moe."),
    ("Carl Moe died in Tarsk.", "Lisa Holm died in Tarsk, and so did Carl Moe."),
    ("Carl Moe died in Tarsk.", "Lisa Holm died in Tarsk along with her brother, Carl Moe."),
    ("Anna Berg died in Tarsk.", "Anna Berg died in Norway, at her home in Tarsk."),
]
"""A statement whose quote tells it in a clause without the name, or of both names."""

MISTOLD = [
    (
        "It is the most expensive ship of the navy.",
        "It is an expensive ship of the navy, and all of its guns are new.",
    ),
    ("Most of the crop is rye.", "Rye makes up 31 per cent of the crop, and wheat 60 per cent."),
    (
        "Most of the crew are from Norway.",
        "Some of the crew are from Norway, and 60 per cent of the fuel is used.",
    ),
    ("Most of the crew are from Norway.", "Some of the crew are from Norway, and the first gun is new."),
    ("Cavan was the 1st premier.", "Cavan was the third premier, and the first vote failed."),
    ("Cavan was the 1st premier.", "Cavan was the third premier; Dunn was the first premier."),
    ("Cavan was the 1st premier.", "Cavan was the premier, and the first vote failed."),
    ("Cavan was the 2nd premier.", "In the second week Cavan was the third premier."),
    ("Cavan was the 2nd premier.", "Cavan was the third premier, and was second to none."),
    ("Cavan was the 2nd premier.", "Cavan, the premier, was second to none."),
    ("Cavan was the first premier.", "Cavan was the third premier, and the first vote failed."),
    ("Cavan was the third premier.", "Cavan was the fifth premier, and the third vote failed."),
    ("Julian Novak led the panel.", "Julia Novak led the panel."),
    ("Martin Novak led the panel.", "Marti Novak led the panel."),
    ("Paula Novak led the panel.", "Paul Novak led the panel."),
]
"""A statement of near the words of its quote that is another."""

DENIED = [
    ("The tower has no other name.", "The tower, whose other name is the Needle, fell.", False),
    ("Bright was never a clerk.", "Bright, a clerk, spoke against the mill.", False),
    ("The port has no crane.", "No crane stands in the port.", True),
    ("The halls have no heat.", "The halls are unheated.", True),
]
"""What a statement denies, what its quote says, and whether a literal reading takes it."""


@pytest.mark.parametrize(("statement", "quote"), BORNE)
def test_the_same_in_other_words_is_supported(statement: str, quote: str) -> None:
    verdict = verify(statement, [quote])
    assert (verdict.support, verdict.reason) == ("supported", None)


@pytest.mark.parametrize(("statement", "quote", "reason"), AMISS)
def test_what_is_amiss_is_told_in_words(statement: str, quote: str, reason: str) -> None:
    verdict = verify(statement, [quote])
    assert verdict.support != "supported"
    assert verdict.reason == reason


@pytest.mark.parametrize(("statement", "quote", "taken"), DENIED)
def test_a_literal_reading_takes_a_denial_from_quotes_that_deny(
    statement: str, quote: str, taken: bool
) -> None:
    assert (verify(statement, [quote], literal=True).support == "supported") is taken


@pytest.mark.parametrize(("statement", "quote"), [*TAKEN_OVER, *MISTOLD])
def test_a_literal_reading_refuses_what_only_looks_told(statement: str, quote: str) -> None:
    assert verify(statement, [quote], literal=True).support != "supported"


@pytest.mark.parametrize(("statement", "quote"), GOES_ON)
def test_a_deed_told_without_its_doer_is_left_to_the_name(statement: str, quote: str) -> None:
    assert verify(statement, [quote], literal=True).support == "supported"


@pytest.mark.parametrize(("statement", "quotes"), SWAPPED)
def test_what_belongs_to_another_is_unsupported(statement: str, quotes: list[str]) -> None:
    assert verify(statement, quotes).support == "unsupported"


def test_a_name_may_share_a_deed_that_another_quote_tells_of_it() -> None:
    quotes = ["Lisa Holm was jailed in May, and Anna Berg was tried.", "In June Anna Berg was jailed."]
    assert verify("Anna Berg was jailed.", quotes[:1]).support == "unsupported"
    assert verify("Anna Berg was jailed.", quotes).support == "supported"


def test_added_detail_leaves_a_statement_partly_supported() -> None:
    verdict = verify(
        "The bridge was closed on Friday, and its keeper spoke to drivers in the square.",
        ["The bridge was closed on Friday after cracks were found."],
    )
    assert verdict.support == "partly"


def test_several_quotes_together_bear_a_statement_out() -> None:
    quotes = ["In 2021 Estonia bought six howitzers.", "In 2022 Estonia bought twelve howitzers."]
    assert verify("Estonia bought six howitzers in 2021 and twelve in 2022.", quotes).support == "supported"
    assert (
        verify("Estonia bought six howitzers in 2021 and twelve in 2022.", quotes[:1]).support != "supported"
    )


def test_a_low_entailment_lowers_and_a_high_one_raises_nothing() -> None:
    borne = ("Turkey sold 40 drones.", ["Turkey sold 40 drones."])
    assert verify(*borne, entailment=0.1).support == "partly"
    assert verify(*borne, entailment=0.3).support == "supported"
    assert verify("Turkey sold 36 drones.", borne[1], entailment=0.99).support == "unsupported"


def test_no_quote_bears_out_nothing() -> None:
    assert verify("Turkey sold 40 drones.", []).support == "unsupported"


def test_the_score_falls_with_what_is_amiss() -> None:
    quotes = ["Turkey sold 40 drones to Ukraine on 12 June 2021."]
    whole = verify("Turkey sold 40 drones to Ukraine.", quotes).score
    part = verify("Turkey sold about 300 drones to Ukraine.", quotes).score
    assert 0 <= part < whole <= 1
