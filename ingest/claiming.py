"""From what was found in a source to the article that it is."""

from __future__ import annotations

from dataclasses import replace

from dossier.archive import Archive, Writer, content_key
from ingest.articles import article_of
from ingest.exporting import Exported
from ingest.identity import Claim, Identities
from ingest.readers import Draft
from ingest.reading import Found
from ingest.report import UnusableError
from ingest.sources import Source


class Claims:
    """Tells which articles are meant, and which are to stay out.

    Args:
        archive: the archive.
        writer: the right to change it.
        again: whether what was forgotten is let in again.
        dates: the order that dates in numbers alone are written in.
    """

    def __init__(self, archive: Archive, writer: Writer, *, again: bool, dates: str | None) -> None:
        self._known = archive.provenance
        self._identities = Identities(archive.provenance)
        self._writer = writer
        self._again = again
        self._dates = dates
        self._any_forgotten = archive.provenance.any_forgotten()

    def claim(self, found: Found) -> Claim:
        """Return which article something is.

        Raises:
            UnusableError: it is none, with the reason.
        """
        draft = found.draft
        if isinstance(draft, UnusableError):
            raise draft
        if isinstance(draft, Exported):
            address = draft.addresses[0] if draft.addresses else None
            return Claim(draft.article, False, address, self._known.digest(draft.article.id))
        draft = _dated(draft, found.source)
        article = article_of(draft, name=found.name, origin=found.source.origin, dates=self._dates)
        return self._identities.claim(found.source, _key(found, draft, article.text), article)

    def stay_out(self, claim: Claim) -> bool:
        """Return whether the user had an article forgotten; one that is read again on purpose comes back."""
        if not self._any_forgotten:
            return False
        article, forms = claim.article, [claim.address[0]] if claim.address else []
        if not self._known.is_forgotten(article.id, forms, article.text):
            return False
        if self._again:
            self._writer.recall(article.id, forms, article.text)
        return not self._again


def _dated(draft: Draft, source: Source) -> Draft:
    """Return a draft with the date of the feed that lists it, where it has none of its own."""
    if draft.published or not source.published:
        return draft
    return replace(draft, published=source.published, dated_by="feed")


def _key(found: Found, draft: Draft, text: str) -> str | None:
    """Return what tells an article from the others of its source, None where it can be the only one."""
    if found.kind == "only":
        return None
    if found.kind == "member":
        return found.name
    within = "" if found.name == found.source.document.name else found.name
    return f"{within}#{draft.key or content_key(text).hex()}"
