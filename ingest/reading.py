"""From a document to its drafts, whatever its format's library may do."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.readers import Document, Draft, format_of
from ingest.report import Reason, UnusableError


def drafts_of(document: Document) -> Iterator[Draft | UnusableError]:
    """Yield what is in a document: its one draft, or one for each record, or why there is none."""
    try:
        found = format_of(document.name)
        if found.records:
            yield from found.records(document)
        elif found.read:
            yield found.read(document)
    except UnusableError as error:
        yield error
    except MemoryError:
        raise
    except Exception as error:  # whatever a format's library may raise, the other files go on
        name = type(error).__name__
        yield UnusableError(Reason.FAILED, f"The file cannot be understood ({name}: {error}).")
