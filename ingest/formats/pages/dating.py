"""When a page was published, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lxml.etree import Element  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.formats.pages.days import Today, day_of
from ingest.formats.pages.structured import Node, text_in
from ingest.formats.pages.visible import date_in_text, is_beside


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
_UTC = re.compile(r"\d:\d\d(?::\d\d)?(?:\.\d+)? ?(?:Z|[+-]00:?00|GMT|UTC)\s*$")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[-/_](0?[1-9]|1[0-2])/")
_MODIFIED = re.compile(r"updat|modif|edited|geändert|aktualisiert", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|pubdate|entry-(?:date|time)|post-?date|datepublished", re.IGNORECASE)


def publication(
    tree: HtmlElement, metas: dict[str, list[str]], article: Node, url: str | None, today: Today
) -> Dated | None:
    """Return when a page was published: by JSON-LD, meta elements, `<time>`, its address, or its text.

    Where a moment is given in universal time and another place names the day before or after, that is the
    day in the publisher's own time. A date after today is not taken, nor one of today from where it is
    likelier that of a clock.

    Args:
        tree: the page.
        metas: what its meta elements say.
        article: its article in JSON-LD.
        url: its address.
        today: the day that it is.
    """
    dates = [
        (Dated(day, source), _UTC.search(value) is not None)
        for source, written in (
            ("json-ld", _structured(article)),
            ("meta", _declared(metas, today)),
            ("time", _timed(tree, today)),
            ("url", _in_address(url)),
        )
        for value in written
        if (day := day_of(value, today))
    ]
    whole = [(dated, is_utc) for dated, is_utc in dates if len(dated.day) == _WHOLE]
    if whole:
        first, is_utc = whole[0]
        local = [dated for dated, other in whole if not other and _apart(dated.day, first.day) == 1]
        return local[0] if is_utc and local else first
    day = date_in_text(tree, today)
    if dates and not (day and day.startswith(dates[0][0].day)):
        return dates[0][0]
    return Dated(day, "text") if day else None


def _apart(one: str, other: str) -> int:
    """Return how many days lie between two dates."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


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
        is_marked = _PUBLISHED.search(name) or element.get("pubdate") is not None
        if element.tag == "h1" or (element.tag != "time" and element.get("itemprop") != "datePublished"):
            continue
        if _MODIFIED.search(name) or is_beside(element):
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


def _in_address(url: str | None) -> Iterator[str]:
    if url and (day := _URL_DAY.search(url)):
        yield f"{day[1]}-{day[3]}-{day[4]}"
    elif url and (month := _URL_MONTH.search(url)):
        yield f"{month[1]}-{int(month[2]):02}"
