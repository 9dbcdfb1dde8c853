"""The reader: one article as a page of its own, with the quotes in it marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dossier.types import Article, Span
from dossier.ui.markup import byline, escape, highlight, long_date, paragraphs, source_link, union, unwrap


def spans_of(marks: Iterable[str], length: int) -> list[Span]:
    """Read spans as they stand in an address (`120-180`), leaving out what does not fit the text.

    Args:
        marks: the spans, first the one to bring into view.
        length: number of characters of the text.
    """
    found = (re.fullmatch(r"(\d{1,9})-(\d{1,9})", mark, re.ASCII) for mark in marks)
    spans = [(int(match[1]), int(match[2])) for match in found if match]
    return [span for span in dict.fromkeys(spans) if span[0] < span[1] <= length]


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
        out.append(f"<p>{''.join(pieces)}</p>")
    return "".join(out)


def _anchor(span: Span) -> str:
    return f'<a class="anchor" id="q{span[0]}-{span[1]}"></a>'


def article_html(article: Article, spans: Sequence[Span] = ()) -> str:
    """Return an article for reading: headline, what is known about it, text, sources.

    Args:
        article: the article.
        spans: quotes to mark, in offsets of its text.
    """
    known = byline(article.outlet, long_date(article.published), article.author)
    link = source_link(article.url)
    meta = '<span class="dot"> · </span>'.join(part for part in (known, link) if part)
    language = f' lang="{escape(article.language)}"' if article.language else ""
    return (
        f'<article class="reader"><header><h1{language}>{escape(article.title)}</h1>'
        f'<p class="meta">{meta}</p></header>'
        f'<div class="body"{language}>{article_body(article.text, spans)}</div>'
        f"{_sources(article.sources)}</article>"
    )


def _sources(sources: Sequence[Mapping[str, str]]) -> str:
    if not sources:
        return ""
    items = []
    for source in sources:
        title = source.get("title") or source.get("publisher") or source.get("url") or "Untitled"
        publisher = source.get("publisher") if source.get("title") else None
        when = long_date(source.get("published") or source.get("date"))
        linked = source_link(source.get("url"), title) or escape(title)
        facts = byline(publisher, when)
        items.append(f"<li>{linked}{f'<span class=meta> {facts}</span>' if facts else ''}</li>")
    return f'<footer><h2>Sources</h2><ul class="sources">{"".join(items)}</ul></footer>'


def page_html(title: str, body: str, root: str = "..") -> str:
    """Return a plain HTML page in the style of Dossier.

    Args:
        title: text of the window's title.
        body: HTML of its content.
        root: relative address of the page with the chat.
    """
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – Dossier</title>"
        f'<link rel="stylesheet" href="{root}/ui/style.css"></head>'
        f'<body class="plain"><nav><a class="home" href="{root}/">Dossier</a></nav>'
        f"<main>{body}</main></body></html>"
    )
