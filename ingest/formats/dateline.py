"""The day that stands at the head of an article, where its format has no field for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from ingest.dates import published
from ingest.report import UnusableError

_LINES = 12  # at the head of an article
_BEGINNING = 60  # characters before the day at most
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY = re.compile(
    r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?(?: de)? {_MONTH},?(?: de)? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}})\b"
)
_APART = re.compile(
    r"(?:[,|:•·/–—-]|\b(?:published|posted|issued|dated|publié|опубликовано)(?: on| le)?)\s*$", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(?:$|[|•·/–—(-]|,?\s*(?:at\s)?\d{1,2}[:.]\d{2}|(?:г\.|года)\s*$)", re.IGNORECASE)
_OTHER = re.compile(
    r"updat|modif|access|retriev|print|download|güncel|yenilən|обновл|mis à jour|aktualisiert|actualizado",
    re.I,
)


def dateline(lines: Iterable[str]) -> str | None:
    """Return the day that the first lines of an article are dated by, as it is written there.

    A day counts where it stands apart: alone, after the name of a place or of the writer, or before the dash
    of a news agency. One within a sentence or a headline is a day that the article tells of.

    Args:
        lines: the lines or paragraphs of an article, from its head on.
    """
    for line in islice((line for line in lines if line.strip()), _LINES):
        match = _DAY.search(line)
        if not match or match.start() > _BEGINNING or _OTHER.search(line[: match.start()]):
            continue
        before = line[: match.start()].strip()
        if before and not _APART.search(before):
            continue
        if _AFTER.match(line, match.end()) and _is_day(match[0]):
            return match[0]
    return None


def _is_day(text: str) -> bool:
    try:
        return len(published(text)) == len("2021-06-15")
    except UnusableError:
        return False
