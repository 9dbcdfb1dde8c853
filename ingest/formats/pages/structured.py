"""What a page says of itself in JSON-LD, in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dossier.text import words

Node = Mapping[str, Any]

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[\]}])")
_MOST = 5_000  # nodes of a page that are looked at
ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|\w*Review|Recipe|HowTo)")
_PAGE = re.compile(r"\w*WebPage|ItemPage|AboutPage|QAPage|CreativeWork|WebContent")


def nodes_of(tree: HtmlElement) -> list[Node]:
    """Return all JSON-LD objects of a page, outer ones first; what is broken is passed over."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for node in _inner(_parsed(script.text or "")):
                found.append(node)
                if len(found) >= _MOST:
                    return found
    return found


def article_of(nodes: list[Node], titles: list[str]) -> Node:
    """Return the node of the article that a page is about, an empty one where there is none.

    Args:
        nodes: all nodes of the page.
        titles: how the page is called elsewhere, which tells its article from others that it links to.
    """
    articles = [node for node in nodes if is_a(node, ARTICLE)]
    known = {tuple(words(title)) for title in titles}
    for node in articles:
        if tuple(words(text_in(node, "headline") or text_in(node, "name") or "")) in known:
            return node
    if articles:
        return articles[0]
    return next((node for node in nodes if is_a(node, _PAGE)), {})


def is_a(node: Node, kind: re.Pattern[str]) -> bool:
    """Return whether one of the types of a node is of a kind."""
    return any(kind.fullmatch(name) for name in types_of(node))


def types_of(node: Node) -> list[str]:
    """Return the types of a node without their vocabulary."""
    return [str(name).rsplit("/", 1)[-1] for name in listed(node.get("@type"))]


def listed(value: Any) -> list[Any]:
    """Return a value as a list, an empty one for nothing."""
    if value in (None, ""):
        return []
    return value if isinstance(value, list) else [value]


def text_in(node: Node, name: str) -> str | None:
    """Return a property of a node as a line of text."""
    for value in listed(node.get(name)):
        if isinstance(value, str) and value.strip():
            return " ".join(unescape(value).split())
    return None


def _parsed(written: str) -> Any:
    text = _WRAPPING.sub("", written)
    for attempt in (text, _TRAILING_COMMA.sub("", text), unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _inner(data: Any) -> Iterator[Node]:
    """Yield the objects in parsed JSON, breadth first."""
    level = [data]
    while level:
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                yield value
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below
