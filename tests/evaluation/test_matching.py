import pytest

from dossier.evaluation.matching import stands_in

SAME = [
    ("Akıncı", "the AKINCI drone"),
    ("AKINCI", "Akıncı'nın uçuşu"),
    ("İlham Əliyev", "ilham eliyev said"),
    ("Зелёный", "зеленый"),
    ("café", "a cafe\u0301 there"),
    ("45-60 knots", "45–60 knots"),
    ("12 June 2021", "on June 12, 2021, it was signed"),
    ("12 June 2021", "signed on the 12th of June 2021"),
    ("2021-06-12", "12 Haziran 2021'de imzalandı"),
    ("12 June 2021", "12.06.2021"),
    ("12 июня 2021", "12 iyun 2021-ci il"),
    ("June 2021", "signed on 2021-06-12."),
    ("12 June", "June 12, 2021"),
    ("2021", "on 2021-06-12"),
    ("16 March", "16 Mar. 2022"),
    ("1,200", "1.200 asker"),
    ("1200", "около 1 200 человек"),
    ("0.125", "0,125"),
    ("1.5", "1.50"),
    ("twelve", "12 boats"),
    ("12", "twelve boats"),
    ("25 men", "twenty-five men"),
    ("on altı", "on altı gemi"),
    ("1.2 billion", "worth $1.2bn in all"),
    ("$1.2bn", "It paid USD 1.2 billion for it"),
    ("$4.85 billion", "4,85 milyar dolar"),
    ("1,2 млрд", "1.2 billion"),
    ("1 million", "1,000,000"),
    ("$14.8m", "14.8 million dollars"),
    ("US$1.6 billion", "1.6 billion US dollars"),
    ("€5m", "5 million euros"),
    ("200 million lira", "200 milyon lira"),
    ("43%", "43 per cent of all"),
    ("yüzde 43", "43 процента"),
    ("%43", "43 percent"),
    ("12", "12 million"),
    ("16", "the F-16"),
    ("%", "43 %"),
    ("May", "may it be"),
]

OTHER = [
    ("12 June 2021", "21 June 2021"),
    ("12 June 2021", "12 June 2012"),
    ("12 June 2021", "12 July 2021"),
    ("15 June 2021", "on 15 June"),
    ("1.2", "1200"),
    ("120", "1,200"),
    ("200", "1,200"),
    ("500", "1.500"),
    ("12", "120"),
    ("12", "0.12"),
    ("40", "1,402"),
    ("60 dollars", "60 aircraft"),
    ("5 million dollars", "5 million euros"),
    ("14.8 million", "a boat 14.8m long"),
    ("1.2 billion", "1.2 million"),
    ("43%", "4.3 percent"),
    ("43%", "43 boats"),
    ("Ali", "Aliyev"),
    ("F-16", "16"),
    ("twelve", "twenty"),
    ("", "anything"),
    ("  ", "anything  "),
    ("€", "five dollars"),
]


@pytest.mark.parametrize(("gold", "text"), SAME)
def test_a_gold_stands_in_a_text_however_it_is_written(gold: str, text: str) -> None:
    assert stands_in(gold, text)


@pytest.mark.parametrize(("gold", "text"), OTHER)
def test_what_is_something_else_does_not(gold: str, text: str) -> None:
    assert not stands_in(gold, text)


def test_a_date_that_is_none_stays_as_it_is() -> None:
    assert stands_in("45.19.2021", "45.19.2021")
    assert not stands_in("19 2021", "12 June 2021 19")
