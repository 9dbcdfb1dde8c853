"""The date that a reader sees in a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from copy import deepcopy
from itertools import islice

from lxml.etree import Element  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dossier.text import words
from ingest.formats.pages.days import Today, day_of

_WHOLE = len("2021-06-15")
_NEAR = 4  # elements around a headline in which a date is looked for first
_BELOW = 600  # characters below a headline in which a date is looked for first
_LINE = 80  # characters of a line that may hold a date among other words
_DATE = (
    r"(?<![\d.,/-])(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./]\d\d[./]\d\d|\d{4}年\d{1,2}月\d{1,2}日|"
    r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?[ -](?:de |of )?[^\W\d]{3,12}[.,]?[ -](?:de |del )?\d{4}|"
    r"[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?![\d/-])"
)
_WRITTEN = re.compile(_DATE)
_LABELLED = re.compile(
    r"\b(?:Published|Posted|Erschienen|Veröffentlicht|Mise? en ligne|Publié|Publicado|Pubblicato|"
    r"Gepubliceerd|Opublikowano|Опубликован[ао]?|Yayın(?:lan)?ma tarihi|Dərc (?:edilib|olunub))"
    rf"(?: (?:on|am|le|el|il|em|op|dnia))?\s?:?\s?({_DATE})"
)
"""A date that is called that of publication, where that begins a line: with a capital."""

_CHANGED = re.compile(r"\b(?:updat|modif|edited|changed|geändert|aktualisiert)[^.|]{0,30}$", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|–—·•«»:\-]\s+")
_SURROUNDINGS = ("nav", "aside", "header", "footer", "form", "select")
_BESIDE = re.compile(
    r"comment|related|sidebar|recommend|popular|most-?read|breadcrumb|copyright|(?:site|page|main)-?footer|"
    r"clock|current-?date|today|weather|newsletter|promo\b|\bnav|menu|ticker",
    re.IGNORECASE,
)


def date_in_text(tree: HtmlElement, today: Today) -> str | None:
    """Return the date that the visible text of a page names as its own, nearest to its headline."""
    visible = _visible(tree)
    headline = _headline(visible, _titled(tree))
    if headline is not None:
        _drop_above(headline)
        if found := _written_below(headline, today) or _labelled(visible, today):
            return found
        for above in islice(headline.iterancestors(), _NEAR):
            if above.tag in ("body", "html"):
                break
            if found := _found(above, today):
                return found
    return _found(visible, today)


def named_below(tree: HtmlElement, days: Collection[str], today: Today) -> str | None:
    """Return which of some days is named first soon after the headline, with day and month in any order.

    A day that is named as that of a change is not taken.
    """
    headline = _headline(tree, _titled(tree))
    for before, match in _dates_below(headline) if headline is not None else ():
        for day in () if _CHANGED.search(before) else days:
            if _is_day(match[0], day, today):
                return day
    return None


def _is_day(written: str, day: str, today: Today) -> bool:
    """Return whether a date is a day, or may be, where it is in numbers alone."""
    numbers = sorted(int(number) for number in re.findall(r"\d+", written))
    year, month, number = (int(part) for part in day.split("-"))
    if len(numbers) == len((year, month, number)):
        return numbers == sorted((year, month, number))
    return day_of(written, today) == day


def date_in_title(tree: HtmlElement) -> Iterator[str]:
    """Yield dates that are a part of a page's title by themselves."""
    for part in _PARTS.split(_titled(tree)):
        if _WRITTEN.fullmatch(part):
            yield part


def _titled(tree: HtmlElement) -> str:
    """Return the title of a page in its head."""
    title = next(tree.iter("title"), None)
    return "" if title is None else " ".join(title.text_content().split())


def _headline(tree: HtmlElement, title: str) -> HtmlElement | None:
    """Return the heading of first rank that says most of the title of a page, else the first."""
    whole = " ".join(words(title))

    def said(heading: HtmlElement) -> int:
        own = " ".join(words(heading.text_content()))
        return len(own) if own in whole else 0

    return max(tree.iter("h1"), key=said, default=None)


def _written_below(headline: HtmlElement, today: Today) -> str | None:
    """Return the first date that stands in a line of its own, or begins one, soon after a headline."""
    for _, match in _dates_below(headline):
        day = day_of(match[0], today)
        if day and len(day) == _WHOLE:
            return None if today.is_day(day) else day
    return None


def _labelled(visible: HtmlElement, today: Today) -> str | None:
    """Return the first date that a page calls that of its publication."""
    text = " ".join(" ".join(visible.itertext()).split())
    found = (day_of(match[1], today) for match in _LABELLED.finditer(text))
    return next((day for day in found if day and len(day) == _WHOLE and not today.is_day(day)), None)


def _dates_below(headline: HtmlElement) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what looks like a date in a line of its own, or begins one, soon after a headline.

    Each comes after what stands before it in its line, and in the one above if that holds no date.
    """
    seen, above = 0, ""
    for line in headline.xpath("following::text()"):
        text = " ".join(line.split())
        match = _WRITTEN.search(text)
        if match and (len(text) <= _LINE or match.start() == 0):
            yield f"{above} {text[: match.start()]}", match
        above = "" if match else text or above
        seen += len(text)
        if seen > _BELOW:
            break


def _drop_above(headline: HtmlElement) -> None:
    """Take away what stands above an article, such as the date of the day."""
    around = [above for above in headline.iterancestors() if above.tag not in ("body", "html")]
    own = next((place for place, above in enumerate(around) if above.tag in ("article", "main")), 0)
    for above in around[own:] or [headline]:
        for before in list(above.itersiblings(preceding=True)):
            before.drop_tree()


def _visible(tree: HtmlElement) -> HtmlElement:
    """Return a copy of a page without what is not shown and what surrounds the article."""
    visible = deepcopy(tree)
    for element in list(visible.iter(Element)):
        name = f"{element.get('class', '')} {element.get('id', '')}"
        hidden = element.tag in ("head", "script", "style", "noscript")
        beside = element.tag in _SURROUNDINGS or _BESIDE.search(name)
        apart = hidden or (beside and element.tag != "body" and not _is_own(element))
        if apart and element.getparent() is not None:
            element.drop_tree()
    return visible


def _is_own(element: HtmlElement) -> bool:
    """Return whether what looks like a part of the surroundings holds the headline, or is in the article."""
    if element.find(".//h1") is not None:
        return True
    return element.tag == "header" and next(element.iterancestors("article", "main"), None) is not None


def _found(part: HtmlElement, today: Today) -> str | None:
    """Return the date that htmldate finds in a part of a page, if the words of that part bear it out."""
    from htmldate import find_date

    try:
        found = find_date(
            part, url="", original_date=True, max_date=today.last.isoformat(), min_date="1990-01-01"
        )
    except AssertionError:  # it takes away the very part that it was given, where that stands in a formula
        return None
    if found is None or today.is_day(found):
        return None
    return found if _is_written(found, " ".join(part.text_content().split())) else None


def _is_written(day: str, text: str) -> bool:
    """Return whether a text names the day of a date beside its year."""
    year, _, number = day.split("-")
    short = rf"(?<!\d)0?{int(number)}(?!\d)"
    years = rf"(?<!\d)(?:{year}|{year[2:]})(?!\d)"
    return re.search(rf"{short}.{{1,20}}{years}|{years}.{{1,20}}{short}", text) is not None


def is_beside(element: HtmlElement, *, is_said: bool = False) -> bool:
    """Return whether an element stands in what surrounds an article.

    Args:
        element: of a page.
        is_said: whether it says outright that it dates an article, whose aside may then hold it.
    """
    for above in element.iterancestors():
        inside = is_said and next(above.iterancestors("article"), None) is not None
        if above.tag == "nav" or (above.tag == "aside" and not inside):
            return True
        if above.tag == "footer" and next(above.iterancestors("article", "main"), None) is None:
            return True
        if above.tag not in ("body", "html", "main", "article") and _BESIDE.search(
            f"{above.get('class', '')} {above.get('id', '')}"
        ):
            return True
    return False
