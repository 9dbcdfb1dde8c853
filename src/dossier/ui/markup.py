"""Small pieces of HTML made from text that nobody has vouched for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, urlsplit

from dossier.types import Span

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# Beyond the five characters of HTML: what Markdown and LaTeX read, for the page's components pass
# their text through a Markdown parser, and white space that would end an HTML block there.
_ENTITIES = {ord(character): f"&#{ord(character)};" for character in "&<>\"'`*_[]{}()$\\~|#!\t\n\r"}

_SOFT_BREAK = re.compile(r"(?<=[^\n]{60})\n(?!\s|[-*•–—#>|]|\d+[.)]\s)")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def escape(text: str) -> str:
    """Return text as one line of HTML that shows it literally, in an element or an attribute."""
    return text.translate(_ENTITIES)


def lang_of(language: str | None) -> str:
    """Return the attribute that tells in which language an element is, nothing where that is not known."""
    return f' lang="{escape(language)}"' if language else ""


def unwrap(text: str) -> str:
    """Return text with the line breaks of hard-wrapped paragraphs as spaces; its length is unchanged."""
    return _SOFT_BREAK.sub(" ", text)


def paragraphs(text: str) -> list[Span]:
    """Return the spans of the paragraphs, which blank lines divide."""
    return [match.span() for match in _PARAGRAPH.finditer(text)]


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, with those that overlap or touch merged and empty ones left out."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def highlight(text: str, within: Span, spans: Sequence[Span]) -> str:
    """Return a part of a text as HTML with the characters of some spans marked.

    Args:
        text: the whole text.
        within: the part to return.
        spans: disjoint spans in order, in offsets of the whole text.
    """
    position, last = within
    pieces: list[str] = []
    for span in spans:
        start, end = max(span[0], position), min(span[1], last)
        if start < end:
            pieces += [escape(text[position:start]), f"<mark>{escape(text[start:end])}</mark>"]
            position = end
    return "".join([*pieces, escape(text[position:last])])


def web_address(url: str | None) -> str | None:
    """Return an address when it is one of the web (http or https), else None."""
    try:
        parts = urlsplit((url or "").strip())
        return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def source_link(url: str | None, label: str | None = None) -> str:
    """Return a link to the web that names the site, or nothing when the address is not one of the web.

    Args:
        url: the address.
        label: the text of the link; the site's name where it is absent.
    """
    address = web_address(url)
    if address is None:
        return ""
    site = (urlsplit(address).hostname or "").removeprefix("www.")
    return (
        f'<a class="source" href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
        f'{escape(label or site)}<span class="arrow" role="presentation"> ↗</span></a>'
    )


def check_of(quoted: str) -> str:
    """Return eight hexadecimal digits that tell whether a place still holds the quoted characters."""
    return hashlib.sha256(quoted.encode()).hexdigest()[:8]


def article_address(article_id: str, quotes: Sequence[tuple[int, str]] = ()) -> str:
    """Return the relative address of an article's page with quotes marked, the first one in view.

    Args:
        article_id: the article.
        quotes: the first character of each in the article's text, and its text.
    """
    spans = [f"{start}-{start + len(text)}" for start, text in quotes]
    checks = [check_of(text) for _, text in quotes]
    marks = "&".join(f"mark={span}-{check}" for span, check in zip(spans, checks, strict=True))
    anchor = f"#q{spans[0]}" if spans else ""
    return f"article/{quote(article_id, safe='')}{'?' if marks else ''}{marks}{anchor}"


def long_date(published: str | None) -> str:
    """Return a reduced ISO date in words (`15 June 2021`, `June 2021`, `2021`), or as it stands."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", published or "")
    if match is None:
        return published or ""
    year, month, day = match.groups()
    if month is None:
        return str(year)
    if not 1 <= int(month) <= 12:
        return match[0]
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named


def byline(*parts: str | None) -> str:
    """Return the parts that are known, escaped and divided by dots."""
    return '<span class="dot"> · </span>'.join(
        f"<span>{escape(part.strip())}</span>" for part in parts if part and part.strip()
    )


def source_items(sources: Iterable[Mapping[str, str]]) -> str:
    """Return the publications behind a briefing as the items of a list, linked where they are on the web."""
    return "".join(_source_item(source) for source in sources)


def _source_item(source: Mapping[str, str]) -> str:
    title = source.get("title") or source.get("publisher") or source.get("url") or "Untitled"
    publisher = source.get("publisher") if source.get("title") else None
    facts = byline(publisher, long_date(source.get("published") or source.get("date")))
    linked = source_link(source.get("url"), title) or escape(title)
    return f"<li>{linked}{f'<span class=meta> {facts}</span>' if facts else ''}</li>"
