"""A list of articles as HTML, and the reader's fields above it as what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.archive import LEAD, Listed, Listing, Order, Overview, Wanted
from dossier.errors import InputError
from dossier.text.languages import language_name
from dossier.types import Filters
from dossier.ui.library.overview import counted, day_of
from dossier.ui.markup import article_address, byline, escape, lang_of, long_date

PAGE = 50
"""Articles of a page of the list."""

MOST_CHOICES = 1_000
"""Outlets among which a reader chooses."""

ORDERS: tuple[tuple[str, Order], ...] = (
    ("Best match, then newest", "best"),
    ("Newest first", "newest"),
    ("Oldest first", "oldest"),
    ("Last added first", "added"),
)
"""What a reader may order the list by."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields above the list as a reader filled them in.

    Attributes:
        words: words to be found, empty for any.
        since: first day, month or year; empty for any.
        until: last day, month or year; empty for any.
        outlets: names of outlets; empty for all.
        language: ISO 639-1 code; empty for any.
        order: one of `Order`.
    """

    words: str = ""
    since: str = ""
    until: str = ""
    outlets: tuple[str, ...] = ()
    language: str = ""
    order: str = "best"

    @classmethod
    def of(
        cls,
        words: str | None,
        since: str | None,
        until: str | None,
        outlets: Sequence[str] | None,
        language: str | None,
        order: str | None,
    ) -> Fields:
        """Take what stands in the fields, in which nothing may stand for empty."""
        days = ((since or "").strip(), (until or "").strip())
        return cls((words or "").strip(), *days, tuple(outlets or ()), language or "", order or "best")

    def wanted(self) -> Wanted:
        """Return which articles are wanted.

        Raises:
            InputError: a date cannot be read, or the period ends before it begins.
        """
        filters = Filters.of(self.since or None, self.until or None, self.outlets)
        order = next((known for _, known in ORDERS if known == self.order), ORDERS[0][1])
        return Wanted(filters, self.language or None, self.words, order)


def fault_of(fields: Fields) -> str:
    """Return what is wrong with the fields in one sentence, empty for nothing."""
    try:
        fields.wanted()
    except InputError as error:
        return str(error)
    return ""


def list_html(found: Listing, start: int, asked: Fields, *, removable: bool) -> str:
    """Return a page of a list of articles.

    Args:
        found: the page.
        start: how many articles of the list come before.
        asked: what was asked for.
        removable: whether each has a button that removes it.
    """
    if not found.articles:
        filtered = asked != Fields(order=asked.order)
        told = (
            "No article fits: take a filter away, or fewer words." if filtered else "There is no article yet."
        )
        return f'<p class="none" role="status">{escape(told)}</p>'
    items = "".join(
        f"<li>{_item(each, removable, dated=asked.order == 'added')}</li>" for each in found.articles
    )
    return f'<ol class="articles" start="{start + 1}">{items}</ol>'


def place_html(found: Listing, start: int) -> str:
    """Return which articles of the list are shown: `51–100 of 1,234 articles`."""
    if not found.articles:
        return ""
    last = start + len(found.articles)
    more = "the best " if found.capped else ""
    told = f"{start + 1:,}–{last:,} of {more}{counted(found.total, 'article', 'articles')}"
    return f'<p class="place" role="status">{escape(told)}</p>'


def outlet_choices(found: Overview) -> list[tuple[str, str]]:
    """Return the outlets with their numbers, most frequent first, as the choices of a field."""
    return [(f"{name} ({number:,})", name) for name, number in list(found.outlets.items())[:MOST_CHOICES]]


def language_choices(found: Overview) -> list[tuple[str, str]]:
    """Return the languages with their numbers, most frequent first, after one for any."""
    named = [(f"{language_name(code)} ({number:,})", code) for code, number in found.languages.items()]
    return [("Any language", ""), *named]


def _item(each: Listed, removable: bool, dated: bool) -> str:
    language = lang_of(each.language)
    facts = byline(
        each.outlet,
        long_date(each.published) or "undated",
        language_name(each.language) if each.language else None,
        f"added {day_of(each.added)}" if dated and each.added is not None else None,
    )
    remove = (
        f'<button type="button" class="remove" data-article="{escape(each.id)}" '
        f'data-title="{escape(each.title)}">Remove<span class="spoken"> {escape(each.title)}</span></button>'
        if removable
        else ""
    )
    lead = " ".join(each.lead.split()) + ("" if len(each.lead) < LEAD else "…")
    return (
        f'<a class="open"{language} dir="auto" href="{article_address(each.id)}">{escape(each.title)}</a>'
        f'<p class="meta">{facts}{remove}</p><p class="lead"{language} dir="auto">{escape(lead)}</p>'
    )
