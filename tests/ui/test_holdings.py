"""What the filters tell of the archive."""

from __future__ import annotations

from dossier.ui.asking.holdings import Holdings, by_year, language_choices, outlet_choices, years_html
from tests.ui.html_reading import read
from tests.ui.scripted_assistant import ScriptedArchive


def test_an_archive_is_counted_once_for_each_revision() -> None:
    archive = ScriptedArchive()
    holdings = Holdings(archive)
    assert holdings.now() is holdings.now()
    assert archive.counted == 1
    archive.revision += 1
    assert holdings.now().status.revision == archive.revision
    assert archive.counted == 2


def test_years_add_up_their_months() -> None:
    assert by_year({"2021-06": 2, "2020": 1, "2021-01": 3, "": 9}) == {"2020": 1, "2021": 5}
    assert by_year({}) == {}


def test_choices_have_counts_and_names() -> None:
    status = ScriptedArchive().status(check=False)
    assert outlet_choices(status)[1:] == [
        ("Caucasus Ledger (2)", "Caucasus Ledger"),
        ("Dossier briefing (3)", "Dossier briefing"),
    ]
    assert language_choices(status) == [("English (6)", "en")]


def test_a_year_is_a_button_under_its_number() -> None:
    buttons = read(years_html({"2020": 1, "2021": 1_200})).of("button", "year")
    assert [(each.attributes["value"], each.text) for each in buttons] == [
        ("2020", "12020"),
        ("2021", "1,2002021"),
    ]
    assert buttons[0].attributes["title"] == "1 article of 2020"
    assert years_html({"2020": 5}) == years_html({}) == ""


def test_a_year_without_articles_is_an_empty_place_and_many_are_one() -> None:
    names = read(years_html({"1899": 1, "1990": 2, "1993": 1})).of("span", "name")
    assert [each.text for each in names] == ["1899", "…", "1990", "1991", "1992", "1993"]
