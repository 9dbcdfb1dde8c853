"""The reader: one article as a page of its own, with the quotes in it marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dossier.types import Article, Span
from dossier.ui.markup import (
    byline,
    check_of,
    escape,
    highlight,
    lang_of,
    long_date,
    paragraphs,
    source_items,
    source_link,
    union,
    unwrap,
)

_READ_FROM = {
    "url": "its address",
    "text": "its text",
    "file name": "the name of its file",
    "properties": "the file’s properties",
    "feed": "the feed",
}
"""Where a date was read that its publisher does not state as such."""

_CHANGED = "The article has changed since this answer; the quoted words are no longer at this place."


_MARK = re.compile(r"(\d{1,9})-(\d{1,9})(?:-([0-9a-f]{8}))?", re.ASCII)


def spans_of(marks: Iterable[str], text: str) -> tuple[list[Span], bool]:
    """Read spans as they stand in an address (`120-180-1a2b3c4d`), leaving out what does not fit the text.

    Args:
        marks: the spans, first the one to bring into view; each may end in the check of its quote.
        text: the article's text.

    Returns:
        The spans, and whether a check told that the text is no longer the one that was quoted.
    """
    spans: list[Span] = []
    changed = False
    for match in filter(None, map(_MARK.fullmatch, marks)):
        start, end, check = int(match[1]), int(match[2]), match[3]
        if check and check_of(text[start:end]) != check:
            changed = True
        elif start < end <= len(text):
            spans.append((start, end))
    return list(dict.fromkeys(spans)), changed


def article_body(text: str, spans: Sequence[Span]) -> str:
    """Return the paragraphs of a text as HTML, with spans marked and an anchor `q<start>-<end>` at each."""
    shown, marked, waiting = unwrap(text), union(spans), list(spans)
    out: list[str] = []
    for start, end in paragraphs(shown):
        here = [span for span in waiting if span[0] < end and span[1] > start]
        waiting = [span for span in waiting if span not in here]
        cuts = sorted({start, *(max(span[0], start) for span in here)})
        pieces: list[str] = []
        for cut, following in zip(cuts, [*cuts[1:], end], strict=True):
            pieces += [_anchor(span) for span in here if max(span[0], start) == cut]
            pieces.append(highlight(shown, (cut, following), marked))
        out.append(f'<p dir="auto">{"".join(pieces)}</p>')
    return "".join(out)


def _anchor(span: Span) -> str:
    return f'<a class="anchor" id="q{span[0]}-{span[1]}"></a>'


def article_html(article: Article, spans: Sequence[Span] = (), *, changed: bool = False) -> str:
    """Return an article for reading: headline, what is known about it, text, sources.

    Args:
        article: the article.
        spans: quotes to mark, in offsets of its text.
        changed: whether quotes were asked for that it no longer holds.
    """
    known = byline(article.outlet, _dated(article), article.author)
    link = source_link(article.url)
    meta = '<span class="dot"> · </span>'.join(part for part in (known, link) if part)
    language = lang_of(article.language)
    notice = f'<p class="changed" role="note">{_CHANGED}</p>' if changed else ""
    return (
        f'<article class="reader" data-article="{escape(article.id)}">'
        f'<header><h1{language} dir="auto">{escape(article.title)}</h1>'
        f'<p class="meta">{meta}</p>{notice}</header>'
        f'<div class="body"{language}>{article_body(article.text, spans)}</div>'
        f"{_sources(article.sources)}</article>"
    )


def _dated(article: Article) -> str:
    """Return the date of an article, and where it was read unless the article states it by itself."""
    told = _READ_FROM.get(article.dated_by or "")
    date = long_date(article.published)
    return f"{date} (date from {told})" if date and told else date


def _sources(sources: Sequence[Mapping[str, str]]) -> str:
    if not sources:
        return ""
    return f'<footer><h2>Sources</h2><ul class="sources">{source_items(sources)}</ul></footer>'


def page_html(title: str, body: str) -> str:
    """Return the plain HTML page of an article, in the style of Dossier.

    Args:
        title: text of the window's title.
        body: HTML of its content.
    """
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – Dossier</title>"
        '<link rel="icon" href="../ui/favicon.png"><link rel="stylesheet" href="../ui/style.css"></head>'
        '<body class="plain"><nav><a class="home" href="../">Dossier</a></nav>'
        f"<main>{body}</main></body></html>"
    )
