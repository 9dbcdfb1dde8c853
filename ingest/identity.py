"""Names of articles, which stay the same when an archive is made again elsewhere."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from dossier.text import words
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

    def claim(self, found: Found) -> str:
        """Return the id of a file's article, and keep it for that file.

        A path that the archive knows keeps its id. Otherwise the id is made from the file's place in its
        folder; where a file that is still there has that id, the absolute path makes it another.
        """
        origin = str(found.path)
        if origin in self._ids:
            return self._ids[origin]
        article_id = _made_of(found, found.key)
        holder = self._origins.get(article_id)
        if holder is not None and Path(holder).exists():
            article_id = _made_of(found, f"{found.key}\0{origin}")
        elif holder is not None:
            del self._ids[holder]
        self._ids[origin] = article_id
        self._origins[article_id] = origin
        return article_id


def _made_of(found: Found, key: str) -> str:
    """Return an id that a reader can recognise and that the key makes unique."""
    slug = _SLUG.sub("-", "-".join(words(found.path.stem)))[:_LONGEST].strip("-")
    digest = hashlib.sha256(unicodedata.normalize("NFC", key).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{slug or 'article'}-{digest[:10]}"
