"""What a statement may leave out of a quoted sentence and still stand in it, and what not."""

import pytest

from dossier.verifying import verify
from dossier.verifying.tracing import strayed

STANDS = [
    ("The ferry sank off Skagen.", "The old ferry sank off Skagen, and two men drowned."),
    ("The mill was closed in May.", "After a long dispute, the mill was closed in May."),
    ("Iceland ordered twelve trawlers.", "Iceland ordered 12 trawlers, the Herald reported."),
    ("The yard delivered the ship on 3 March 2019.", "The yard delivered the new ship on March 3, 2019."),
    ("In 2019 the yard delivered the ship.", "The yard delivered the ship in 2019."),
    ("In 2019, Hanjin delivered the ship to Oman.", "Hanjin delivered the ship to Oman in 2019, at a loss."),
    ("Hanjin delivered the ship in 2019.", "In 2019, Hanjin delivered the ship and closed its yard."),
    ("The pier was rebuilt by Hanjin in 2019.", "Hanjin rebuilt the pier in 2019, wrote the mayor."),
    ("Oslo is the seat of the bank.", "The seat of the bank is Oslo, where it was founded."),
    ("Rosa Lind is a surgeon.", "Rosa Lind, a surgeon, leads the clinic."),
    ("Rosa Lind leads the clinic.", "The surgeon Rosa Lind leads the clinic in Turku."),
    ("Rosa Lind leads the clinic.", "Rosa Lind, who studied in Turku, leads the clinic."),
    ("Norwegian trawlers left the bank.", "Norway's trawlers left the bank, wrote the Herald in June."),
    ("According to the port, the ferry sank.", "The ferry sank, according to the port."),
    ("Hanjin ordered ten trawlers.", "Hanjin has ordered ten new trawlers from the yard in Oman."),
    ("Hanjin sold the yard.", "Hanjin confirmed on Friday that it had sold the yard."),
    ("Оман купил траулер.", "Оман купил новый траулер, и порт закрылся."),
    ("Umman 2019'da on tekne aldı.", "Umman 2019'da on yeni tekne aldı."),
    ("Yemen leased nine tugs.", "Yemen leased nine newly painted tugs from Oman in 1998."),
    ("Yemen will lease tugs.", "Yemen will lease heavy tugs."),
    ("Oman leased tugs.", "Yemen waited, and Oman leased tugs."),
    ('The yard built "Rosa".', 'The yard built "Rosa", a tug.'),
    ("The tug was towed to Aden.", "In May, the 'old guard' tired, and the tug was towed to Aden."),
]  # fmt: skip
"""What a statement says, and a sentence in which it stands."""

STRAYS = [
    ("The ferry was scrapped.", "The ferry was withdrawn.", 'puts "scrapped" otherwise than the quotes'),
    ("The tax is a burden.", "Farmers complain that the tax is a burden.", "leaves out"),
    ("The tax is a burden.", "The tax is a burden, the farmers said.", 'leaves out "the farmers said"'),
    (
        "The tax is a burden.",
        "According to farmers, the tax is a burden.",
        'leaves out "According to farmers"',
    ),
    ("The tax is a burden.", "It is unclear whether the tax is a burden.", 'leaves out "whether"'),
    ("The port takes big ships.", "Since the works of 2005, the port takes big ships.", 'leaves out "Since"'),
    ("The port took big ships.", "Until the war, the port took big ships.", 'leaves out "Until"'),
    ("Oman bought trawlers.", "Officials fear Oman bought trawlers.", 'leaves out "Officials fear"'),
    ("The mill will close.", "The mill will close if wages rise.", 'leaves out "if"'),
    ("The mill closed.", "In principle, the mill closed.", 'leaves out "principle"'),
    ("Hanjin sold the yard.", "Hanjin denied on Friday that it had sold the yard.", 'leaves out "denied'),
    (
        "Hanjin sold the yard.",
        "Hanjin confirmed that Oman sold the yard.",
        'leaves out "confirmed that Oman"',
    ),
    ("Hanjin owes the port a fee.", "Hanjin owed the port a fee.", 'puts "owes" otherwise than the quotes'),
    ("Hanjin never paid.", "Hanjin never paid in cash.", 'leaves out "in cash"'),
    ("Inflation fell.", "Inflation fell in Oman.", 'leaves out "in Oman"'),
    ("Ferries are free.", "Some ferries are free.", 'leaves out "Some"'),
    ("Ferries are free.", "Ferries are free on Sundays.", 'leaves out "on Sundays"'),
    ("Oman is the largest buyer.", "Oman is the third largest buyer.", 'leaves out "third"'),
    ("Oman is the largest buyer.", "Oman is the largest buyer of dates.", 'leaves out "of dates"'),
    ("Oman built the pier.", "Oman helped build the pier.", "otherwise"),
    ("Oman bought ferries.", "Oman bought a ferry.", 'puts "ferries" otherwise than the quotes'),
    ("The report names the bridge.", "The report names the bridges.", "otherwise"),
    ("The firm resigned.", "The firm chairman resigned.", 'leaves out "chairman"'),
    ("Minister Lind resigned.", "Former minister Lind resigned.", 'leaves out "Former"'),
    ("The Court heard the case.", "The Supreme Court heard the case.", 'leaves out "Supreme"'),
    ("Oman is an ally of Spain.", "Oman was an ally of Spain.", 'leaves out "was"'),
    ("Oman was invited to the talks.", "Oman invited Yemen to the talks.", 'puts "was" otherwise'),
    ("The pier was opened in May.", "The pier was opened by May.", 'puts "in" otherwise than the quotes'),
    ("Ten crates were found in May.", "In May Oman told of ten crates found in Salalah.", "otherwise"),
    ("Rust is the curse of steel.", "Paint can lift the curse of rust from steel.", "otherwise"),
    ("The guests of his office came.", "The guests came to serve in his office.", "otherwise"),
    ('Lind called it "a fine day.', 'Lind called it "a fine day" for rowing.', "cuts a quotation short"),
    ("The ferry sank off Skagen.", "The ferry sank. Off Skagen a buoy was lost.", "otherwise"),
]
"""What a statement says, a sentence in which it does not stand, and words of the reason."""

TURNED = [
    ("The tug is seaworthy.", "The tug is barely seaworthy."),
    ("The tug is seaworthy.", "The tug is technically seaworthy."),
    ("The tug is seaworthy.", "The tug is believed seaworthy."),
    ("Nine sailors were missing.", "Nine sailors were reported missing."),
    ("Yemen did not lease tugs.", "Yemen did not lease foreign tugs."),
    ("Every tug leaked.", "Every wooden tug leaked."),
    ("Aden is the busiest port.", "Aden is the busiest coffee port."),
    ("Rosa Lind is a baker.", "Rosa Lind is an aspiring baker."),
    ("Yemen leased a tug.", "Yemen leased an inn and painted a tug."),
    ("Yemen paid 70 dollars.", "Yemen paid 70 Australian dollars."),
    ("Yemen ruled Aden.", "Yemen ruled Aden in name."),
    ("Yemen ruled Aden.", "In his version, Yemen ruled Aden."),
    ("Yemen leased ten tugs.", "Yemen leased ten tugs at best."),
    ("Yemen leased ten tugs.", "Yemen leased ten tugs, or planes."),
    ("Yemen leased ten tugs.", "Yemen leased ten tugs, rivals sneer."),
    ("Yemen leased ten tugs.", "Yemen, insiders whisper, leased ten tugs."),
    ("Yemen leased ten tugs.", "Yemen, as rivals have it, leased ten tugs."),
    ("Yemen leased ten tugs.", "Yemen leased ten tugs, it was falsely reported."),
    ("Yemen leased ten tugs.", '"Yemen leased ten tugs," bragged the envoy.'),
    ("Yemen leased ten tugs.", "«Yemen leased ten tugs», bragged the envoy."),
    ("Yemen leased ten tugs.", "The poster read: Yemen leased ten tugs."),
    ("Yemen leased ten tugs.", "Yemen leased ten tugs?"),
    ("Yemen leased ten tugs.", "Were it richer, Yemen leased ten tugs."),
    ("Yemen leased ten tugs.", "It is untrue that Oman slept and Yemen leased ten tugs."),
    ("Yemen leased ten tugs.", "Oman was not cross because Yemen leased ten tugs."),
    ("Yemen leased ten tugs.", "Traders from Oman and Yemen leased ten tugs."),
    ("Yemen leased ten tugs.", "Traders from Oman, Iran, and Yemen leased ten tugs."),
    ("Yemen leased tugs in 1998.", "Yemen leased tugs in 1996 but sold some in 1998."),
    ("Yemen leased tugs in 1998.", "Yemen leased tugs for a fair in 1998."),
    ("Römorkör yandı.", "Römorkör neredeyse yandı."),
    ("Оман купил буксир.", "Оман едва купил буксир."),
]
"""What a statement says, and a sentence of its words that says another thing."""


@pytest.mark.parametrize(("statement", "quote"), STANDS)
def test_a_statement_may_leave_out_what_changes_nothing(statement: str, quote: str) -> None:
    assert strayed(statement, [quote]) is None


@pytest.mark.parametrize(("statement", "quote", "reason"), STRAYS)
def test_what_departs_from_its_sentence_is_told(statement: str, quote: str, reason: str) -> None:
    assert reason in (strayed(statement, [quote]) or "")


@pytest.mark.parametrize(("statement", "quote"), TURNED)
def test_what_turns_a_sentence_is_not_left_out(statement: str, quote: str) -> None:
    assert strayed(statement, [quote]) is not None


def test_one_of_several_quotes_is_enough() -> None:
    quotes = ["A buoy was lost off Skagen.", "The old ferry sank off Skagen."]
    assert strayed("The ferry sank off Skagen.", quotes) is None
    assert strayed("The ferry sank off Skagen.", quotes[:1]) is not None
    assert strayed("The ferry sank off Skagen.", []) == "no quote is given"


def test_a_statement_in_other_words_is_partly_supported_where_it_must_be_traced() -> None:
    pair = ("Oman purchased twelve trawlers.", ["Oman bought twelve trawlers."])
    assert verify(*pair, literal=True).support == "supported"
    verdict = verify(*pair, traced=True)
    assert (verdict.support, verdict.reason) == ("partly", 'puts "purchased" otherwise than the quotes')
    assert verify(*pair, traced=True, entailment=0.9).support == "supported"
