"""What the page shows before a question: the masthead, the empty states and example questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dossier.ui.markup import byline, escape, long_date
from dossier.ui.protocols import Status

STARTER_OUTLET = "Dossier briefing"
"""The outlet of every article of the starter corpus."""

EXAMPLES = (
    "What weapons has Azerbaijan bought from Turkey?",
    "Tell me about the Shusha Declaration",
    "Which drones made by Baykar does Azerbaijan operate?",
    "Did Israel stop arms cargo flights to Azerbaijan after the Gaza war began?",
)
"""Questions that the starter corpus answers."""


def masthead_html(status: Status, *, account: bool = False) -> str:
    """Return the page's name, what it does, what the archive holds, and a link to the reader's account."""
    link = '<a class="account" href="login">Account</a>' if account else ""
    return (
        '<div class="masthead"><h1>Dossier</h1>'
        '<p class="tagline">Answers from the archive, every sentence with its source.</p>'
        f'<p class="facts">{_facts(status)}</p>{link}</div>'
    )


def _facts(status: Status) -> str:
    if not status.articles:
        return escape("Empty archive")
    first, last = (_month(day) for day in (status.first_published, status.last_published))
    period = first if first == last else f"{first} – {last}"
    noun = "article" if status.articles == 1 else "articles"
    return byline(f"{status.articles:,} {noun}", period)


def _month(day: date | None) -> str:
    return long_date(day.isoformat()[:7]) if day else ""


def welcome_html(status: Status, examples: Sequence[str]) -> str:
    """Return what stands in place of a conversation that has not begun.

    Args:
        status: what the archive holds.
        examples: the example questions that will stand below.
    """
    if not status.articles:
        return (
            '<div class="welcome"><h2>The archive is empty</h2>'
            "<p>Put articles into it: here, where there is an Archive tab, or with "
            "<code>dossier ingest PATH</code>. Then reload this page.</p></div>"
        )
    hint = (
        "Ask for a fact, a list, a date, or all there is. Words in quotation marks are found as they stand."
    )
    example = " For example:" if examples else ""
    return f'<div class="welcome"><h2>Ask the archive</h2><p>{escape(hint + example)}</p></div>'


def fitting(examples: Sequence[str], status: Status) -> list[str]:
    """Return the example questions that this archive can be asked.

    Those given, where it is the starter corpus; else what any archive with dates can be asked.
    """
    if STARTER_OUTLET in status.outlets and status.articles:
        return list(examples)
    last = min(status.last_published, date.today()) if status.last_published else None
    return ["What's new?", f"What happened in {last:%B %Y}?"] if status.articles and last else []


def no_evidence_html() -> str:
    """Return what the evidence panel shows before the first answer."""
    return (
        '<div class="no-evidence"><h2>Evidence</h2>'
        "<p>The passages behind each sentence of an answer appear here, with the quoted words marked.</p>"
        "</div>"
    )


def fault_html(sentence: str | None) -> str:
    """Return what is wrong with the filters, or nothing."""
    return f'<p class="fault" role="alert">{escape(sentence)}</p>' if sentence else ""
