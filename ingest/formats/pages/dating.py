"""When a page was published, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from lxml.etree import Element  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.formats.pages.days import Today, day_of
from ingest.formats.pages.structured import Node, text_in
from ingest.formats.pages.visible import date_in_text, date_in_title, is_beside, named_below


class Dated(NamedTuple):
    """A date of publication and where it was read.

    Attributes:
        day: ISO 8601, reduced to what is given: `2021`, `2021-06` or `2021-06-15`.
        source: `json-ld`, `meta`, `time`, `url` or `text`.
    """

    day: str
    source: str


_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "publish-date",
    "publish_date",
    "published-date",
    "published_date",
    "publication_date",
    "publishdate",
    "date_published",
    "pubdate",
    "article_date_original",
    "originalpublicationdate",
    "release_date",
    "datecreated",
)
_LOOSE = ("dc.date", "dcterms.date", "date")
_WHOLE = len("2021-06-15")
_UTC = re.compile(r"(\d\d:\d\d)(?::\d\d)?(?:\.\d+)? ?(?:Z|[+-]00:?00|GMT|UTC)\s*$")
_WEST, _EAST = timedelta(hours=-8), timedelta(hours=11)  # California and Sydney
_MIDNIGHT = "00:00"  # in universal time stands for no time at all
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_DAY_FIRST = re.compile(r"(?<!\d)(1[3-9]|2\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[-/_](0?[1-9]|1[0-2])/")
_MODIFIED = re.compile(r"updat|modif|edited|geändert|aktualisiert", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|pubdate|entry-(?:date|time)|post-?date|datepublished", re.IGNORECASE)
_RDFA = frozenset(("schema:datepublished", "schema:datecreated", "dc:date", "dc:created"))


def publication(
    tree: HtmlElement, metas: dict[str, list[str]], article: Node, url: str | None, today: Today
) -> Dated | None:
    """Return when a page was published: by JSON-LD, meta elements, `<time>`, its address, or its text.

    Where a moment is given in universal time and another place names the day that it then was to the west
    or to the east, that is the day in the publisher's own time. A date after today is not taken, nor one of
    today from where it is likelier that of a clock.

    Args:
        tree: the page.
        metas: what its meta elements say.
        article: its article in JSON-LD.
        url: its address.
        today: the day that it is.
    """
    dates = [
        (Dated(day, source), _elsewhere(value, day))
        for source, written in (
            ("json-ld", _structured(article)),
            ("meta", _declared(metas, today)),
            ("time", _timed(tree, today)),
            ("url", _in_address(url)),
            ("text", date_in_title(tree)),
        )
        for value in written
        if (day := day_of(value, today))
    ]
    whole = [(dated, days) for dated, days in dates if len(dated.day) == _WHOLE]
    if whole:
        first, elsewhere = whole[0]
        if not elsewhere:
            return first
        if day := named_below(tree, elsewhere | {first.day}, today):
            whole.append((Dated(day, "text"), None))
        return next((dated for dated, days in whole if days is None and dated.day in elsewhere), first)
    day = date_in_text(tree, today)
    if dates and not (day and day.startswith(dates[0][0].day)):
        return dates[0][0]
    if day:
        return Dated(day, "text")
    only = _only_time(tree, today)
    return Dated(only, "time") if only else None


def _elsewhere(written: str, day: str) -> frozenset[str] | None:
    """Return the other days that it was at a moment in universal time, None where it is no such moment."""
    moment = _UTC.search(written)
    if moment is None or len(day) < _WHOLE or moment[1] == _MIDNIGHT:
        return None
    try:
        utc = datetime.fromisoformat(f"{day}T{moment[1]}")
    except ValueError:
        return None
    return frozenset((utc + offset).date().isoformat() for offset in (_WEST, _EAST)) - {day}


def _structured(article: Node) -> Iterator[str]:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        if value := text_in(article, name):
            yield value


def _declared(metas: dict[str, list[str]], today: Today) -> Iterator[str]:
    """Yield what meta elements say, the surest first; today is not believed of a loose name."""
    for name in _META:
        yield from metas.get(name, [])[:1]
    for name in _LOOSE:
        yield from (value for value in metas.get(name, [])[:1] if not today.is_day(day_of(value, today)))


def _timed(tree: HtmlElement, today: Today) -> Iterator[str]:
    """Yield what elements of time say: those marked as published first, those of other articles never.

    One of today that is not marked is left out, for it may be a clock.
    """
    marked, others = [], []
    begun = tree.find(".//h1") is None
    for element in tree.iter(Element):
        name = " ".join(filter(None, (element.get("class"), element.get("itemprop"), element.get("id"))))
        begun = begun or element.tag == "h1"
        is_said = element.get("itemprop") == "datePublished" or _is_rdfa(element)
        is_marked = is_said or _PUBLISHED.search(name) or element.get("pubdate") is not None
        if not (element.tag == "time" or is_said or (element.tag == "abbr" and is_marked)):
            continue
        is_changed = _MODIFIED.search(name) and not _PUBLISHED.search(name)
        if is_changed or is_beside(element, is_said=is_said):
            continue
        written = next(
            filter(None, map(element.get, ("datetime", "content", "title"))), element.text_content()
        )
        if is_marked:
            marked.append(written)
        elif begun or any(above.tag in ("article", "main") for above in element.iterancestors()):
            others.append(written)
    yield from marked[:5]
    yield from (written for written in others[:5] if not today.is_day(day_of(written, today)))


def _is_rdfa(element: HtmlElement) -> bool:
    """Return whether an element names a date of publication in RDFa."""
    said = (element.get("property") or "").lower().split()
    return element.get("content") is not None and element.tag != "meta" and not _RDFA.isdisjoint(said)


def _only_time(tree: HtmlElement, today: Today) -> str | None:
    """Return the day that the elements of time name, wherever in an article they stand, if it is one day."""
    elements = tree.xpath("//article//time[not(ancestor::aside or ancestor::nav)]")
    if any(_MODIFIED.search(element.get("class") or "") for element in elements):
        return None
    days = {day_of(element.get("datetime") or element.text_content(), today) for element in elements}
    (day,) = days if len(days) == 1 else (None,)
    return day if day and len(day) == _WHOLE and not today.is_day(day) else None


def _in_address(url: str | None) -> Iterator[str]:
    if url and (day := _URL_DAY.search(url)):
        yield f"{day[1]}-{day[3]}-{day[4]}"
    elif url and (day := _URL_DAY_FIRST.search(url)):
        yield f"{day[4]}-{day[3]}-{day[1]}"
    elif url and (month := _URL_MONTH.search(url)):
        yield f"{month[1]}-{int(month[2]):02}"
