"""Which article a text is: the same address, or the same words, are the same article."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Hashable, MutableMapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Protocol, TypeVar

from cachetools import LRUCache

from dossier.archive import content_key
from dossier.text import words
from dossier.types import Article
from ingest.addresses import canonical
from ingest.sources import Source

_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_RECENT = 20_000  # articles that are remembered until the catalog has them: more than may be under way

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Known(Protocol):
    """What must be known of the articles in the archive."""

    def read_from(self, origin: str) -> list[tuple[str, bool]]:
        """Return ids of articles of an origin, two at most, and whether each is a copy of another's."""

    def at_address(self, key: str) -> tuple[str, bool] | None:
        """Return the id of the article at an address, and whether that is its main one."""

    def with_text(self, text: str) -> list[tuple[str, str | None, str]]:
        """Return id, outlet and origin of each article with the same text."""

    def digest(self, article_id: str) -> str | None:
        """Return the digest of an article."""

    def addresses(self, article_id: str) -> list[tuple[str, str]]:
        """Return the addresses of an article, each after its canonical form."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Which article a text is.

    Attributes:
        article: the article under its id.
        copy: whether that is another origin's article, with the same text.
        address: canonical form of its address and the address, None where it has none.
        digest: digest of what the archive holds under this id, None where it holds nothing.
    """

    article: Article
    copy: bool
    address: tuple[str, str] | None
    digest: str | None


class Identities:
    """Gives each text the id of its article.

    An article is known again by its address; else by its words, unless two outlets printed them, who keep an
    article each; else by its file, which then was edited; else by its own id in a file of records. What is
    none of these is a new article, whose id is made from its address, or from its place in its folder.

    Args:
        known: what is known of the articles in the archive.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._addresses: MutableMapping[str, tuple[str, bool]] = LRUCache(_RECENT)
        self._texts: MutableMapping[bytes, list[tuple[str, str | None, str]]] = LRUCache(_RECENT)
        self._digests: MutableMapping[str, str] = LRUCache(_RECENT)

    def claim(self, source: Source, key: str | None, article: Article) -> Claim:
        """Return which article a text is, and keep it in mind.

        Args:
            source: where it was found.
            key: what tells it from the others in its source, None where it is the only one.
            article: without an id.
        """
        form = canonical(article.url) if article.url else None
        address = (form, article.url) if form and article.url else None
        article_id, copy = self._found(source, key, article, form)
        claim = Claim(replace(article, id=article_id), copy, address, self._digest(article_id))
        if form:
            self._addresses[form] = (article_id, not copy)
        if not copy:
            self._digests[article_id] = claim.article.digest()
            same = (article_id, article.outlet, source.origin)
            self._texts.setdefault(content_key(article.text), []).append(same)
        return claim

    def _found(self, source: Source, key: str | None, article: Article, form: str | None) -> tuple[str, bool]:
        at = (self._addresses.get(form) or self._known.at_address(form)) if form else None
        if at and at[1]:
            return at[0], False
        own = self._own(source, key, article, form)
        alike = [
            (name, origin)
            for name, outlet, origin in self._with_text(article.text)
            if outlet is None or article.outlet is None or outlet.casefold() == article.outlet.casefold()
        ]
        if alike and own not in {name for name, _ in alike}:
            name, origin = alike[0]
            return name, origin == source.origin or _is_there(origin)
        return own or self._new(source, key, article, form), False

    def _own(self, source: Source, key: str | None, article: Article, form: str | None) -> str | None:
        """Return the id of the article that was read here before, where this may be its newer text."""
        if key is not None:
            made = self._new(source, key, article, form)
            return made if self._digest(made) else None
        held = self._known.read_from(source.origin)
        if len(held) != 1 or held[0][1]:
            return None
        ((article_id, _),) = held
        forms = [known for known, _ in self._known.addresses(article_id)] if form else []
        return None if forms and form not in forms else article_id  # another address, another article

    def _new(self, source: Source, key: str | None, article: Article, form: str | None) -> str:
        if key is not None:
            return _made(article.title, form or f"{source.key}#{key}")
        if not source.local:
            return _made(article.title, form or source.key)
        stem = PurePath(source.document.name).stem
        made = _made(stem, source.key)
        return _made(stem, f"{source.key}\0{source.origin}") if self._digest(made) else made

    def _digest(self, article_id: str) -> str | None:
        return self._digests.get(article_id) or self._known.digest(article_id)

    def _with_text(self, text: str) -> list[tuple[str, str | None, str]]:
        return [*self._known.with_text(text), *self._texts.get(content_key(text), ())]


def _is_there(origin: str) -> bool:
    """Return whether an origin can still be read; of an address that is taken for granted."""
    return "://" in origin or os.path.lexists(Path(origin))


def _made(stem: str, key: str) -> str:
    """Return an id that a reader can recognise and that the key makes unique."""
    slug = _SLUG.sub("-", "-".join(words(stem)))[:_LONGEST].strip("-")
    digest = hashlib.sha256(unicodedata.normalize("NFC", key).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{slug or 'article'}-{digest[:10]}"
