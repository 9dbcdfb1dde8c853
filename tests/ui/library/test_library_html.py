"""The Archive tab's HTML: pure functions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dossier.archive import LEAD, Listed, Listing, Overview, Wanted
from dossier.types import Filters
from dossier.ui.library.activity import (
    doing,
    headings_html,
    over_html,
    progress_html,
    progress_line,
    spoken_seconds,
)
from dossier.ui.library.browse import (
    Fields,
    fault_of,
    language_choices,
    list_html,
    outlet_choices,
    place_html,
)
from dossier.ui.library.child import Step
from dossier.ui.library.job import Job, Result, label_of
from dossier.ui.library.overview import MOST_NAMES, chart_html, overview_html, shares_html
from dossier.ui.library.sending import GONE, LONGEST_LINE, MOST_LINES, fault_of_sending, lines_of
from tests.ui.html_reading import read

EVIL = "<script>alert(1)</script> \"'`*[x](y) $$z$$"
LISTED = Listed("a/1", EVIL, f"{EVIL}\n\nmore", EVIL, "2021-06", "en", 1_700_000_000)
OVERVIEW = Overview(
    3, 30, {"": 4, "2019": 2, "2020-11": 9, "2021-02": 15}, {EVIL: 30}, {"en": 28, "xx": 2}, (LISTED,)
)


def text_of(html: str) -> str:
    """Return what a reader sees of a piece of HTML that is well formed."""
    return read(f"<main>{html}</main>").of("main")[0].text


def test_an_overview_names_figures_span_and_what_the_chart_lacks() -> None:
    text = text_of(overview_html(OVERVIEW))
    for part in ("30 articles", "1 outlet", "2 languages", "2019 – February 2021"):
        assert part in text
    assert "Not in the chart: 2 with only their year known and 4 without a date." in text
    assert 'href="#library-add"' in overview_html(OVERVIEW, addable=True)
    one = Overview(1, 25, {"2019": 1, "2020-11": 9, "2021-02": 15}, {}, {}, ())
    assert "Not in the chart: 1 with only its year known." in text_of(overview_html(one))
    empty = Overview(0, 0, {}, {}, {}, ())
    assert "The archive is empty" in overview_html(empty)
    assert shares_html(empty) == '<section class="shares"></section>'


def test_a_chart_has_a_bar_for_every_month_and_a_text_alternative() -> None:
    chart = read(chart_html({"2020-11": 9, "2021-02": 15}, {}))
    assert [each.attributes["height"] for each in chart.of("rect", "bar")] == ["60", "0", "0", "100"]
    assert [each.text for each in chart.of("title")][1:3] == ["December 2020: 0", "January 2021: 0"]
    told = "Articles a month from November 2020 to February 2021: most in February 2021, 15."
    assert chart.of("svg")[0].attributes["aria-label"] == chart.of("figcaption")[0].text == told
    assert [each.text for each in chart.of("li")] == ["2020: 9", "2021: 15"]


def test_a_long_time_is_charted_by_years_with_those_of_which_only_the_year_is_known() -> None:
    chart = chart_html({"1950-01": 1, "2021-02": 15}, {"1949": 3})
    assert chart.count('class="bar"') == 2021 - 1949 + 1
    assert "Articles a year from 1949 to 2021" in chart
    assert chart_html({"2021-02": 15}, {}) == ""
    assert chart_html({}, {}) == ""


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ("2020-11", "2021-02", ["Nov 2020", "Dec 2020", "Jan 2021", "Feb 2021"]),
        ("2019-11", "2021-03", ["Jan 2020", "Jul 2020", "Jan 2021"]),
        ("2017-05", "2021-03", ["2018", "2019", "2020", "2021"]),
        ("2011-03", "2026-03", ["2012", "2014", "2016", "2018", "2020", "2022", "2024", "2026"]),
        ("1949-01", "2021-02", ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]),
        ("0001-01", "2021-02", ["0500", "1000", "1500", "2000"]),
    ],
)
def test_the_axis_of_a_chart_names_round_years_or_months(first: str, last: str, named: list[str]) -> None:
    chart = read(chart_html({first: 1, last: 1}, {}))
    bars, marks = chart.of("title"), chart.of("span")
    assert [each.text for each in marks] == named
    for mark, line in zip(marks, chart.of("line", "tick"), strict=True):
        place = float(line.attributes["x1"])
        assert bars[int(place)].text.startswith(mark.text[:3] if " " in mark.text else ("January", mark.text))
        assert mark.text[-4:] in bars[int(place)].text
        assert mark.attributes["style"] == f"--at: {place / len(bars) * 100:.2f}%"


def test_a_wrong_date_or_two_leave_room_for_the_others_and_are_told() -> None:
    months = {f"{year}-{month:02}": 40 for year in range(2012, 2021) for month in range(1, 13)}
    dated = {"0001-11": 2, "1850": 1, **months, "2050-09": 1, "": 7}
    found = Overview(sum(dated.values()), 10, dated, {}, {}, ())
    html = overview_html(found)
    assert html.count('class="bar"') == 9 * 12
    assert "Not in the chart: 4 dated long before or after the others and 7 without a date." in text_of(html)
    assert "November 0001 – September 2050" in text_of(html)
    few = Overview(2, 2, {"0001-11": 1, "2020-01": 1}, {}, {}, ())
    assert overview_html(few).count('class="bar"') == 2020, "there are no others"


def test_what_articles_say_is_escaped_everywhere() -> None:
    job = Job(1, "add", EVIL, "done", {}, {"added": 1, "dropped": 1}, (
        Result(EVIL, "added", EVIL, EVIL), Result(EVIL, "dropped", detail=EVIL)
    ), EVIL)  # fmt: skip
    pieces = [
        shares_html(OVERVIEW),
        list_html(Listing(1, (LISTED,)), 0, Fields(order="added"), removable=True),
        over_html([job, replace(job, state="failed")]),
        headings_html([replace(job, state="running"), replace(job, state="waiting")]),
        progress_html([replace(job, state="running")]),
    ]
    for piece in pieces:
        assert "<script" not in piece
        assert "$$" not in piece
        assert "\n" not in piece
        assert EVIL in text_of(piece)


def test_a_list_tells_its_place_and_when_there_is_nothing() -> None:
    page = Listing(1_234, (LISTED,) * 50)
    assert "51–100 of 1,234 articles" in place_html(page, 50)
    assert "of the best 1,234 articles" in place_html(replace(page, capped=True), 50)
    assert '<ol class="articles" start="51">' in list_html(page, 50, Fields(), removable=False)
    assert "Remove" not in list_html(page, 50, Fields(), removable=False)
    assert "…" not in list_html(page, 50, Fields(), removable=False)  # nothing of the text is left out
    long = Listing(1, (replace(LISTED, lead="x" * LEAD),))
    assert "x…</p>" in list_html(long, 0, Fields(), removable=False)
    assert "added 14 November 2023" in list_html(page, 0, Fields(order="added"), removable=False)
    nothing = Listing(0, ())
    assert "There is no article yet." in list_html(nothing, 0, Fields(), removable=True)
    assert "No article fits" in list_html(nothing, 0, Fields(words="x"), removable=True)
    assert 'role="status"' in list_html(nothing, 0, Fields(words="x"), removable=True)
    assert place_html(nothing, 0) == ""


def test_fields_become_what_is_wanted_or_a_fault() -> None:
    fields = Fields.of(" drones ", "2020", "2021", ["Times"], "en", "added")
    assert fields.wanted() == Wanted(Filters.of("2020", "2021", ["Times"]), "en", "drones", "added")
    assert Fields.of(None, None, None, None, None, None) == Fields()
    assert Fields(order="made up").wanted().order == "best"
    assert "not a date" in fault_of(Fields(since="May"))
    assert fault_of(Fields(since="2020")) == ""


def test_choices_carry_their_numbers() -> None:
    assert outlet_choices(OVERVIEW) == [(f"{EVIL} (30)", EVIL)]
    assert language_choices(OVERVIEW) == [("Any language", ""), ("English (28)", "en"), ("xx (2)", "xx")]
    many = replace(OVERVIEW, outlets={f"Outlet {n}": 100 - n for n in range(MOST_NAMES + 3)})
    assert "and 3 more" in text_of(shares_html(many))


RUNNING = Job(
    7,
    "add",
    "3 files",
    "running",
    {
        "Finding articles": Step(0),
        "Reading articles": Step(200, 1_000, 10.0, 80.0),
        "Embedding passages": Step(1_500, None, 52.34, None),
        "Storing articles": Step(190),
    },
)


def test_a_running_job_tells_how_far_it_is() -> None:
    line = "200 of 1,000 files · 190 articles · 1,500 passages · 52.3 passages a second · about 80 s left"
    assert progress_line(RUNNING) == line
    assert 'value="200" max="1000"' in progress_html([RUNNING])
    pages = replace(RUNNING, steps={"Reading articles": Step(1, None, 1.0, None)})
    assert progress_line(pages) == "1 file or page"
    assert "value=" not in progress_html([pages])
    assert [spoken_seconds(each) for each in (0.2, 89, 90, 5_400)] == ["1 s", "89 s", "2 minutes", "2 hours"]


@pytest.mark.parametrize(
    ("job", "told"),
    [
        (replace(RUNNING, state="waiting"), "Waiting for its turn"),
        (
            replace(RUNNING, state="waiting", trouble="x"),
            "Waiting for another process that writes to the archive",
        ),
        (replace(RUNNING, steps={}), "Starting"),
        (replace(RUNNING, steps={"Finding articles": Step(0)}), "Finding articles"),
        (RUNNING, "Reading, embedding and storing"),
        (replace(RUNNING, steps={"Reading articles": Step(3, 3)}), "Writing the indexes"),
        (replace(RUNNING, state="stopping"), "Stopping: what is at hand is finished first"),
        (replace(RUNNING, kind="remove"), "Removing, and rewriting the indexes"),
    ],
)
def test_a_job_says_what_it_does(job: Job, told: str) -> None:
    assert doing(job) == told


def test_what_may_be_stopped_has_a_button() -> None:
    assert "Stop<" in headings_html([RUNNING])
    assert "Cancel<" in headings_html([replace(RUNNING, kind="remove", state="waiting")])
    assert "<button" not in headings_html([replace(RUNNING, kind="remove")])
    assert headings_html([replace(RUNNING, state="done")]) == ""
    assert "Taken up again" in headings_html([replace(RUNNING, resumed=True)])
    assert progress_html([replace(RUNNING, state="done")]) == ""
    assert headings_html([RUNNING]) == headings_html([replace(RUNNING, steps={})])  # nothing is drawn anew


def test_a_job_that_is_over_tells_results_and_leads_to_a_question() -> None:
    results = (
        Result("a.md", "added", "Six boats & more", "id-1"),
        Result("b.md", "repeated", "Boats", "id-2"),
        Result("c.pdf", "dropped", detail="It is empty."),
    )
    job = Job(1, "add", "3 files", "done", {}, {"added": 1, "repeated": 1, "dropped": 1_001}, results)
    html = over_html([job])
    assert 'href="./?q=What%20is%20known%20about%20Six%20boats%20%26%20more%3F"' in html
    text = text_of(html)
    assert "1 added, 1 already in the archive under another name, 1,001 left out" in text
    assert "Left out (1,001)" in text
    assert "and 1,000 more" in text
    assert "It is empty." in text
    assert 'href="article/id-1"' in html
    failed = over_html([Job(2, "remove", "“x”", "failed", trouble="Nobody can.")])
    assert "Failed. Nobody can." in text_of(failed)
    assert "Ask about it" not in failed
    assert "Go on “x”" in text_of(failed)
    assert "Give it up “x”" in text_of(failed)
    assert "Go on" not in text


def test_a_label_counts_what_is_added() -> None:
    assert label_of([Path("/a/b.md")], []) == "b.md"
    assert label_of([Path("a"), Path("b")], ["https://example.org"]) == "2 files and 1 address"


def test_what_is_sent_is_looked_at_first(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"x" * 2_000)
    assert fault_of_sending([file], [], 2_000) == ""
    assert "“a.md” is larger than 0.001 MB" in fault_of_sending([file], [], 1_000)
    assert fault_of_sending([], [], 1) == "Choose files, or write addresses."
    assert "at once" in fault_of_sending([], ["https://example.org"] * (MOST_LINES + 1), 1)
    assert fault_of_sending([], ["https://example.org/@reader?to=a@b"], 1) == ""
    for address in ("https://anna:secret@example.org/", "anna:secret@example.org", "http:\\\\a@b"):
        assert "user name or password" in fault_of_sending([], [address], 1)
    longest = "https://example.org/".ljust(LONGEST_LINE, "x")
    assert fault_of_sending([], [longest], 1) == ""
    assert "more than 2,000 characters" in fault_of_sending([], [f"{longest}x"], 1)
    assert fault_of_sending([file, tmp_path / "b.md"], [], 2_000) == GONE
    assert lines_of(" https://a \n\n https://b ") == ["https://a", "https://b"]
