"""Names of articles, which stay the same when an archive is made again elsewhere."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from dossier.text import words
from dossier.types import Article
from ingest.discovery import Found

_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


class Identities:
    """Gives each file the id of its article.

    Args:
        held: origin -> (article id, digest) of all that the archive holds.
    """

    def __init__(self, held: Mapping[str, tuple[str, str]]) -> None:
        self._ids = {origin: article_id for origin, (article_id, _) in held.items()}
        self._origins = {article_id: origin for origin, article_id in self._ids.items()}
        self._digests = dict(held.values())

    def claim(self, found: Found, article: Article) -> Article:
        """Return a file's article under its id, and keep the id for that file.

        A path that the archive knows keeps its id. Otherwise the id is made from the file's place in its
        folder. Where another file has that id, it is taken over only if that file is gone and held the
        same article, which is a move; else the absolute path makes another id.
        """
        if article.origin in self._ids:
            return replace(article, id=self._ids[article.origin])
        claimed = replace(article, id=_made_of(found, found.key))
        holder = self._origins.get(claimed.id)
        if holder is not None:
            if os.path.lexists(holder) or self._digests.get(claimed.id) != claimed.digest():
                claimed = replace(article, id=_made_of(found, f"{found.key}\0{article.origin}"))
            else:
                del self._ids[holder]
        self._ids[claimed.origin] = claimed.id
        self._origins[claimed.id] = claimed.origin
        return claimed


def _made_of(found: Found, key: str) -> str:
    """Return an id that a reader can recognise and that the key makes unique."""
    slug = _SLUG.sub("-", "-".join(words(found.path.stem)))[:_LONGEST].strip("-")
    digest = hashlib.sha256(unicodedata.normalize("NFC", key).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{slug or 'article'}-{digest[:10]}"
