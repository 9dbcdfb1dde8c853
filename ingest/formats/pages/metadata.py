"""What a page says of itself: title, writers, outlet, address and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dossier.text import words
from ingest.addresses import canonical, outlet_of
from ingest.formats.pages.extractor import extractor
from ingest.formats.pages.structured import Node, listed, text_in

_SITE = re.compile(r"\s+[|–—·•«»:\-]\s+")
_ASIDE = re.compile(r"\([^)]*\)|https?://\S+|www\.\S+|\S+@\S+\.\S+|@\w+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|@\w+")
_BY = re.compile(
    r"^(?:.{0,40}\b(?:posts|articles|entries|beiträge|articoli)\s+(?=by|von|di)|(?:written|posted|published)\s+)?"
    r"(?:by|vo[nm]|par|por|di|door|autor(?:in)?|author|"
    r"автор|yazar|haber|müəllif)\b\s*:?\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,;|•·/]|\s(?:and|und|et|y|e|og|och|ve|və|и|&)\s)\s*")
_TAGS = re.compile(r"<[^>]*>")
_NOBODY = re.compile(
    r"admin(?:istrator)?|redaktion|editor|staff|webmaster|unknown|none|null|n/a|\d+|names?|auteurs?|authors?",
    re.IGNORECASE,
)
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->|Page saved with SingleFile\s+url: (\S+)")
_LONGEST_NAME = 60
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})*")


def metas_of(tree: HtmlElement) -> dict[str, list[str]]:
    """Return what the meta elements of a page say: name in lower case -> contents in their order."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            if content and meta.get(key):
                found.setdefault(meta.get(key).strip().lower(), []).append(content)
        if content and (meta.get("http-equiv") or "").lower() == "content-language":
            found.setdefault("content-language", []).append(content)
    return found


def titles_of(tree: HtmlElement, metas: dict[str, list[str]]) -> list[str]:
    """Return how a page is called in its markup, the surest first."""
    element = next(tree.iter("title"), None)
    whole = _line(element.text_content()) if element is not None else ""
    site = {tuple(words(part)) for part in _SITE.split(whole)[1:]}  # what stands behind a headline
    headings = [_line(" ".join(h1.itertext())) for h1 in tree.iter("h1")]
    headings = [heading for heading in headings if words(heading) and tuple(words(heading)) not in site]
    found = metas.get("og:title", []) + metas.get("twitter:title", [])
    found += headings[:1] if len(headings) == 1 else []
    return found + ([whole] if whole else []) + headings


def title_of(titles: list[str], article: Node, site: str | None) -> str | None:
    """Return the headline, without the name of the site behind it."""
    headline = text_in(article, "headline") or next(iter(titles), None)
    if headline is None:
        return None
    headline = _line(_TAGS.sub("", unescape(headline)))
    others = {tuple(words(title)) for title in titles}
    for separator in _SITE.finditer(headline):
        head, tail = headline[: separator.start()], headline[separator.end() :]
        if words(head) and (tuple(words(head)) in others or (site and words(tail) == words(site))):
            return head
    return headline or None


def outlet(metas: dict[str, list[str]], nodes: list[Node], article: Node, url: str | None) -> str | None:
    """Return the name of the site or of the publisher, else the domain."""
    named = metas.get("og:site_name", []) + list(_names(article.get("publisher"), nodes))
    return next((name for name in named if "://" not in name), None) or (outlet_of(url) if url else None)


def authors_of(
    tree: HtmlElement, metas: dict[str, list[str]], nodes: list[Node], article: Node, site: str | None
) -> str | None:
    """Return the writers as a line, parted by commas: by JSON-LD, meta elements, or the byline.

    Where one place names the outlet itself, another that names people goes before it.
    """
    unsigned = None
    for written in (
        _names(article.get("author"), nodes),
        _names(article.get("creator"), nodes),
        _declared(metas),
        _bylines(tree),
    ):
        if people := _people(written):
            line = ", ".join(people)
            if words(line) != words(site or ""):
                return line
            unsigned = line
    return unsigned


def address_of(tree: HtmlElement, metas: dict[str, list[str]], url: str | None) -> str | None:
    """Return the canonical address of a page, else the one that it was fetched from.

    One that leads to another domain or to the home page is not believed, if it is known whence the page came.
    """
    links = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for written in links + metas.get("og:url", []):
        try:
            found: str = urljoin(url or "", written.strip())
        except ValueError:
            continue
        if canonical(found) is None:
            continue
        is_home = not urlsplit(found).path.strip("/") and not urlsplit(found).query
        if url is None and is_home:
            return None
        if url is None or (_is_one_site(found, url) and (not is_home or canonical(found) == canonical(url))):
            return found
    return url if url and canonical(url) else None


def _is_one_site(one: str, other: str) -> bool:
    domain = outlet_of(one)
    return domain == outlet_of(other) if domain else urlsplit(one).hostname == urlsplit(other).hostname


def language_of(tree: HtmlElement, metas: dict[str, list[str]], article: Node) -> str | None:
    """Return the code of the language that a page declares, None where it declares none."""
    root = tree.getroottree().getroot()
    declared = [
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
    ]
    declared += [
        text_in(article, "inLanguage"),
        *metas.get("og:locale", []),
        *metas.get("content-language", []),
    ]
    return next((code for code in declared if code and _LANGUAGE.fullmatch(code)), None)


def _names(value: Any, nodes: list[Node]) -> Iterator[str]:
    """Yield the names of people or organisations in JSON-LD, which may stand elsewhere in the page."""
    for one in listed(value):
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            name = text_in(one, "name")
            if name is None and one.get("@id"):
                same = (node for node in nodes if node.get("@id") == one["@id"])
                name = next((text for node in same if (text := text_in(node, "name"))), None)
            if name is None and isinstance(one.get("name"), list):
                yield from (str(part) for part in one["name"])
            if name:
                yield name


def _declared(metas: dict[str, list[str]]) -> Iterator[str]:
    for name in (
        "author",
        "article:author",
        "og:article:author",
        "og:author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "citation_author",
        "dc.creator",
        "dcterms.creator",
    ):
        people = [written for written in metas.get(name, []) if not _ADDRESS.fullmatch(written)]
        if people:
            yield from people
            return


def _bylines(tree: HtmlElement) -> Iterator[str]:
    """Yield what elements marked as the writer's name hold, the first kind that there is."""
    found = extractor().metadata.extract_author(tree)
    if found:
        yield from found.split("; ")


def _people(written: Iterator[str]) -> list[str]:
    """Return names without what stands around them, each once."""
    found: dict[str, None] = {}
    for line in written:
        plain = _ASIDE.sub(" ", _TAGS.sub(" ", unescape(line)))
        for part in _PARTS.split(_BY.sub("", _line(plain))):
            name = _BY.sub("", _line(part)).strip(" .-–—:()")
            if 1 < len(name) <= _LONGEST_NAME and not _NOBODY.fullmatch(name):
                found.setdefault(name)
    return list(found)


def _line(text: str) -> str:
    return " ".join(text.split())


def saved_from(text: str) -> str | None:
    """Return the address that a browser noted when it saved a page."""
    match = _SAVED.search(text[:5_000])
    found: str | None = (match[1] or match[2]) if match else None
    return found if found and canonical(found) else None
