"""The period of an answer as a filter that the reader can take away."""

from __future__ import annotations

from dossier.dates import Period, reduced
from dossier.ui.markup import escape, long_date

_MEANING = {
    "event": ("Period", "Sentences that tell of another time count less, whenever they were published."),
    "publication": ("Published", "Only articles published in this time are searched."),
}


def period_html(period: Period | None, *, removable: bool) -> str:
    """Return the period that was read from a question, nothing where there is none.

    Args:
        period: the period.
        removable: whether it has a button that asks the question again without it.
    """
    if period is None:
        return ""
    name, meaning = _MEANING[period.kind]
    words = escape(f"“{period.words}”")
    remove = (
        '<button class="any-time" type="button" title="Answer again without this period">'
        f'<span class="spoken">Answer again without the period read from {words}</span></button>'
        if removable
        else ""
    )
    return (
        f'<p class="period"><span class="chip"><span title="{escape(meaning)}">{name}: '
        f"<strong>{escape(spoken(period))}</strong>, read from {words}</span>{remove}</span></p>"
    )


def spoken(period: Period) -> str:
    """Return the days of a period for reading: `June 2021`, `from 10 November 2020`."""
    first, last = period.since, period.until
    whole = reduced(first, last) if first and last else None
    if whole:
        return long_date(whole)
    if first and last:
        return f"{long_date(str(first))} to {long_date(str(last))}"
    return f"from {long_date(str(first))}" if first else f"up to {long_date(str(last))}"
