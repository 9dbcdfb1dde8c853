"""What the archive holds, counted anew only when it has changed."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.text.languages import language_name
from dossier.ui.markup import escape
from dossier.ui.protocols import Archive, Status


@dataclass(frozen=True, slots=True)
class Held:
    """What an archive holds at one revision.

    Attributes:
        status: what it says about itself.
        years: year -> number of articles published in it, in their order, undated ones aside.
    """

    status: Status
    years: Mapping[str, int]


class Holdings:
    """Counts what an archive holds once for each of its revisions; safe to share between threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = threading.Lock()
        self._held: Held | None = None

    def now(self) -> Held:
        """Return what the archive holds now."""
        with self._lock:
            if self._held is None or self._held.status.revision != self._archive.revision:
                status = self._archive.status(check=False)
                self._held = Held(status, by_year(self._archive.months()))
            return self._held


def by_year(months: Mapping[str, int]) -> dict[str, int]:
    """Return the number of articles by year from those by month (`2021-06`, or `2021`), in their order."""
    years: Counter[str] = Counter()
    for month, count in months.items():
        if month:
            years[month[:4]] += count
    return dict(sorted(years.items()))


Choice = tuple[str, str]
"""What a reader chooses: a label with a number of articles, and what it stands for."""


def outlet_choices(status: Status) -> list[Choice]:
    """Return the outlets for a filter, by name."""
    named = sorted(status.outlets.items(), key=lambda item: item[0].casefold())
    return [(f"{name} ({count:,})", name) for name, count in named if name.strip()]


def language_choices(status: Status) -> list[Choice]:
    """Return the languages for a filter, most frequent first."""
    return [(f"{language_name(code)} ({count:,})", code) for code, count in status.languages.items()]


_TALLEST = 28  # pixels of the bar of the year with most articles
_LONG = 10  # years without any article for which one place stands


def years_html(years: Mapping[str, int]) -> str:
    """Return a button for each year, under a bar that shows its number of articles; nothing for one year.

    A year without articles is an empty place, and so are more than `_LONG` such years together.
    """
    if len(years) < 2:
        return ""
    most, places, before = max(years.values()), list[str](), int(min(years)) - 1
    for year, count in years.items():
        empty = range(before + 1, int(year))
        places += [_no_year("…")] if len(empty) > _LONG else [_no_year(f"{each:04}") for each in empty]
        places.append(_year(year, count, max(2, round(_TALLEST * count / most))))
        before = int(year)
    return f'<p class="label">Articles by year of publication</p><div class="years">{"".join(places)}</div>'


def _year(year: str, count: int, tall: int) -> str:
    return (
        f'<button class="year" type="button" value="{escape(year)}" '
        f'title="{count:,} {"article" if count == 1 else "articles"} of {escape(year)}">'
        f'<span class="count">{count:,}</span><span class="bar" style="height:{tall}px"></span>'
        f'<span class="name">{escape(year)}</span></button>'
    )


def _no_year(name: str) -> str:
    return f'<span class="no-year" aria-hidden="true"><span class="name">{name}</span></span>'
