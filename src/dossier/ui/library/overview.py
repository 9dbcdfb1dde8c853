"""What is in the archive, as HTML: figures, a chart over time, outlets, languages, last additions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from dossier.archive import Listed, Overview
from dossier.text.languages import language_name
from dossier.ui.markup import article_address, byline, escape, long_date

MOST_BARS = 300
"""Months that a chart shows one by one; a longer time is shown by years, and of more years than these the
first and the last articles are left out: a wrong date or two would else leave no room for the others."""

_FEW = 0.005  # share of the articles that may be left out at either end

MOST_NAMES = 8
"""Outlets and languages that are named."""

_HEIGHT = 100  # of a chart, in its own units; a bar is one wide

_MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240)  # ticks of an axis, of which as many fit on a phone
_YEARS_APART = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)
_MOST_NAMED = {"month": 5, "year": 8}


def overview_html(found: Overview, *, addable: bool = False) -> str:
    """Return the figures of an archive with a chart of its articles over time.

    Args:
        found: what it holds.
        addable: whether a small screen has a link to the form that adds articles, which lies far below.
    """
    jump = '<a class="jump" href="#library-add">Add articles</a>' if addable else ""
    if not found.articles:
        return f'<section class="holdings"><h2>The archive is empty</h2>{jump}</section>'
    dated = {date: number for date, number in sorted(found.months.items()) if date}
    drawn = _without_strays(dated)
    months = {date: number for date, number in drawn.items() if len(date) == 7}
    years = {date: number for date, number in drawn.items() if len(date) == 4}
    facts = byline(
        counted(found.articles, "article", "articles"),
        counted(len(found.outlets), "outlet", "outlets") if found.outlets else None,
        counted(len(found.languages), "language", "languages") if len(found.languages) > 1 else None,
        _span(list(dated)),
    )
    return (
        f'<section class="holdings"><h2>In the archive</h2>{jump}<p class="facts">{facts}</p>'
        f"{chart_html(months, years)}{_undrawn(found, drawn)}</section>"
    )


def chart_html(months: Mapping[str, int], years: Mapping[str, int]) -> str:
    """Return a bar chart of articles a month, or a year where the time is long, with its text alternative.

    Args:
        months: `2021-06` -> number of articles.
        years: `2021` -> number of articles with only their year known.
    """
    unit, bars = ("month", _by_month(months)) if _is_short(months) else ("year", _by_year(months, years))
    if len(bars) < 2:
        return ""
    most = max(bars, key=lambda name: bars[name])
    first, *_, last = bars
    told = (
        f"Articles a {unit} from {long_date(first)} to {long_date(last)}: "
        f"most in {long_date(most)}, {bars[most]:,}."
    )
    drawn = "".join(
        f"<g><title>{escape(f'{long_date(name)}: {number:,}')}</title>"
        f'<rect class="room" x="{place}" y="0" width="1" height="{_HEIGHT}"></rect>'
        f'<rect class="bar" x="{place + 0.1:g}" y="{_HEIGHT - (tall := _tall(number, bars[most])):g}" '
        f'width="0.8" height="{tall:g}"></rect></g>'
        for place, (name, number) in enumerate(bars.items())
    )
    lines, axis = _axis(list(bars))
    rows = "".join(f"<li>{escape(name)}: {number:,}</li>" for name, number in _by_year(months, years).items())
    return (
        f'<figure class="chart"><svg viewBox="0 0 {len(bars)} {_HEIGHT}" preserveAspectRatio="none" '
        f'role="img" aria-label="{escape(told)}">{lines}{drawn}</svg>{axis}'
        f'<figcaption>{escape(told)}</figcaption><details class="by-year"><summary>Articles by year</summary>'
        f"<ul>{rows}</ul></details></figure>"
    )


def shares_html(found: Overview) -> str:
    """Return the outlets, the languages and the last additions of an archive."""
    languages = {language_name(code): number for code, number in found.languages.items()}
    latest = "".join(f"<li>{_latest(each)}</li>" for each in found.latest)
    return (
        f'<section class="shares">{_shares("Outlets", found.outlets)}{_shares("Languages", languages)}'
        + (f'<h3>Last additions</h3><ul class="latest">{latest}</ul>' if latest else "")
        + "</section>"
    )


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def day_of(seconds: int | None) -> str:
    """Return the day (UTC) of seconds since 1970 in words, empty where it is not known."""
    return "" if seconds is None else long_date(datetime.fromtimestamp(seconds, UTC).date().isoformat())


def _span(dates: Sequence[str]) -> str | None:
    """Return the time from the first to the last of some reduced dates."""
    if not dates:
        return None
    first, last = long_date(dates[0]), long_date(dates[-1])
    return first if first == last else f"{first} – {last}"


def _number(month: str) -> int:
    """Return how many months a month is after the first one of all."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _is_short(months: Mapping[str, int]) -> bool:
    """Return whether a chart has room for every month from the first to the last."""
    return bool(months) and _number(max(months)) - _number(min(months)) < MOST_BARS


def _by_month(months: Mapping[str, int]) -> dict[str, int]:
    """Return every month from the first to the last with its number, those without articles too."""
    every = range(_number(min(months)), _number(max(months)) + 1)
    names = (f"{at // 12:04}-{at % 12 + 1:02}" for at in every)
    return {name: months.get(name, 0) for name in names}


def _by_year(months: Mapping[str, int], years: Mapping[str, int]) -> dict[str, int]:
    """Return every year from the first to the last with its number."""
    known = [int(date[:4]) for date in (*months, *years)]
    found = {f"{year:04}": 0 for year in range(min(known), max(known) + 1)} if known else {}
    for date, number in (*months.items(), *years.items()):
        found[date[:4]] += number
    return found


def _axis(names: Sequence[str]) -> tuple[str, str]:
    """Return the lines behind the bars of a chart, and what is written below them.

    Args:
        names: the months or years that have a bar, without a gap.
    """
    unit, ticks = _ticks(names)
    lines = "".join(
        f'<line class="tick" x1="{place + 0.5:g}" x2="{place + 0.5:g}" y1="0" y2="{_HEIGHT}"></line>'
        for place in ticks
    )
    marks = "".join(
        f'<span style="--at: {(place + 0.5) / len(names) * 100:.2f}%">{escape(told)}</span>'
        for place, told in ticks.items()
    )
    return lines, f'<p class="axis {unit}s" aria-hidden="true">{marks}</p>'


def _ticks(names: Sequence[str]) -> tuple[str, dict[int, str]]:
    """Return whether an axis names months or years, and where: round ones, as many as there is room for."""
    monthly = len(names[0]) == 7
    first = _number(names[0]) if monthly else int(names[0])
    unit, apart = "year", 0
    for apart in _MONTHS_APART if monthly else _YEARS_APART:
        unit = "month" if monthly and apart < 12 else "year"
        if len(names) <= apart * _MOST_NAMED[unit]:
            break
    at = [place for place in range(len(names)) if (first + place) % apart == 0]
    if unit == "year":
        return unit, {place: names[place][:4] for place in at}
    return unit, {place: f"{long_date(names[place])[:3]} {names[place][:4]}" for place in at}


def _tall(number: int, most: int) -> float:
    """Return the height of a bar: what there is at all can be seen."""
    return max(2.0, round(number / most * _HEIGHT, 1)) if number else 0.0


def _without_strays(dated: Mapping[str, int]) -> dict[str, int]:
    """Return the dates in their order, without a few at either end where they lie centuries apart."""
    kept = list(dated.items())
    if kept and int(kept[-1][0][:4]) - int(kept[0][0][:4]) < MOST_BARS:
        return dict(kept)
    few = _FEW * sum(dated.values())
    for end in (0, -1):
        left_out = 0
        while kept and (left_out := left_out + kept[end][1]) <= few:
            kept.pop(end)
    return dict(kept)


def _undrawn(found: Overview, drawn: Mapping[str, int]) -> str:
    """Return a sentence on the articles that no bar of the chart stands for."""
    months = {date: number for date, number in drawn.items() if len(date) == 7}
    years = sum(number for date, number in drawn.items() if len(date) == 4)
    undated = found.months.get("", 0)
    strays = sum(found.months.values()) - sum(drawn.values()) - undated
    parts = [
        f"{years:,} with only {'its' if years == 1 else 'their'} year known"
        if years and _is_short(months)
        else "",
        f"{strays:,} dated long before or after the others" if strays else "",
        f"{undated:,} without a date" if undated else "",
    ]
    *first, last = [part for part in parts if part] or [""]
    told = " and ".join([", ".join(first), last] if first else [last])
    return f'<p class="undrawn">{escape(f"Not in the chart: {told}.")}</p>' if told else ""


def _shares(heading: str, numbers: Mapping[str, int]) -> str:
    """Return the most frequent names with their numbers, each with a bar in proportion."""
    if not numbers:
        return ""
    shown = list(numbers.items())[:MOST_NAMES]
    most = max(numbers.values())
    rows = "".join(
        f'<li><span class="name" dir="auto">{escape(name)}</span> <span class="number">{number:,}</span>'
        f'<span class="share" style="width: {max(1, round(number / most * 100))}%"></span></li>'
        for name, number in shown
    )
    rest = len(numbers) - len(shown)
    more = f'<p class="more-names">and {rest:,} more</p>' if rest else ""
    return f'<h3>{escape(heading)}</h3><ul class="names">{rows}</ul>{more}'


def _latest(each: Listed) -> str:
    link = f'<a class="open" dir="auto" href="{article_address(each.id)}">{escape(each.title)}</a>'
    facts = byline(each.outlet, f"added {day_of(each.added)}" if each.added is not None else None)
    return link + (f'<span class="meta">{facts}</span>' if facts else "")
