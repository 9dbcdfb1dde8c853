"""The evidence of an answer: a card for each quote, within its passage and with what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dossier.text import sentences
from dossier.types import (
    Answer,
    Article,
    Citation,
    FoundPassage,
    NearArticle,
    Origin,
    Span,
    Statement,
    Support,
)
from dossier.ui.asking.ages import age
from dossier.ui.asking.statements import SUPPORT, backing
from dossier.ui.markup import (
    article_address,
    byline,
    escape,
    lang_of,
    long_date,
    paragraphs,
    source_items,
    source_link,
    unwrap,
)

_CONTEXT = 200  # characters of a passage shown on either side of its quote before it is folded away
_SLACK = 80  # what is not worth folding
_MOST_HITS = 10
_MOST_PRINTINGS = 3  # near-copies of an article that its card names
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")


def evidence_html(answer: Answer, turn: int, articles: Mapping[str, Article], today: date) -> str:
    """Return the evidence of an answer, hidden until the panel shows it.

    Args:
        answer: the answer.
        turn: its number in the conversation.
        articles: the articles of its citations and hits by id; a hit whose article is absent is not shown.
        today: the day from which the ages of its articles are counted.
    """
    cards = "".join(
        _card(citation, turn, answer, articles.get(citation.article_id), today)
        for citation in answer.citations
    )
    cited = {citation.passage_id for citation in answer.citations}
    others = [hit for hit in answer.hits if hit.passage_id not in cited and hit.article_id in articles]
    printed = {near.article_id: each.number for each in reversed(answer.citations) for near in each.copies}
    items = "".join(_hit(hit, articles[hit.article_id], printed, today) for hit in others[:_MOST_HITS])
    content = cards + _others(items, min(len(others), _MOST_HITS), unfolded=answer.abstained)
    heading = "Passages that came near" if answer.abstained else "Evidence"
    if content:
        content = (
            f'<h2>{heading}</h2><p class="about" dir="auto">{escape(answer.question.strip())}</p>{content}'
        )
    return f'<section class="evidence" id="evidence-{turn}" hidden>{content}</section>'


def _card(citation: Citation, turn: int, answer: Answer, article: Article | None, today: date) -> str:
    own = (citation.start, citation.quote)
    rest = sorted((c.start, c.quote) for c in answer.citations if c.article_id == citation.article_id)
    backed = [each for each in answer.statements if citation.number in each.citations]
    address = escape(article_address(citation.article_id, list(dict.fromkeys([own, *rest]))))
    language = article.language if article else None
    meta = byline(
        citation.outlet, long_date(citation.published), age(citation.published, today), citation.author
    )
    return (
        f'<article class="card" id="e{turn}-{citation.number}" tabindex="-1">'
        f'<span class="number">{citation.number}</span>'
        f'<h3><a class="open"{lang_of(language)} dir="auto" href="{address}">'
        f"{escape(citation.title)}</a></h3>"
        f'<p class="meta">{meta}</p>{_passage(citation, language)}'
        f"{_standing(backed)}{_printings(citation.copies)}{_sources(article.sources if article else ())}"
        f'<p class="links"><a class="open" href="{address}">Open article</a>{source_link(citation.url)}'
        f'<a class="back" href="#turn-{turn}">Back to the answer</a></p>'
        f"</article>"
    )


def _standing(backed: Sequence[Statement]) -> str:
    """Return how the statements that a quote stands for are borne out, the least of them first, and why."""
    if not backed:
        return ""
    least = max(backed, key=lambda each: _ORDER.index(each.support))
    told, meaning = _BADGES[least.support], SUPPORT[least.support][2]
    several = max(each.independent for each in backed)
    reason = escape(least.reason or meaning) if least.support != "supported" else _BORNE_OUT[least.origin]
    return (
        f'<p class="standing"><span class="badge {least.support}">{told}</span>'
        f'<span class="backing">{backing(several)}</span><span class="why">{reason}</span></p>'
    )


_ORDER: tuple[Support, ...] = ("supported", "partly", "unsupported")
_BORNE_OUT: dict[Origin, str] = {
    "quote": "quoted word for word",
    "prose": "the quotes bear the sentence out",
    "note": "the quotes say so",
}
_BADGES: dict[Support, str] = {
    "supported": "✓ Supported",
    "partly": "Partly supported",
    "unsupported": "Not supported",
}


def _passage(citation: Citation, language: str | None) -> str:
    text, start = citation.passage, citation.start - citation.passage_start
    end = start + len(citation.quote)
    if start < 0 or text[start:end] != citation.quote:
        text, start, end = citation.quote, 0, len(citation.quote)
    head, tail = _excerpt(text, (start, end), language)
    shown = unwrap(text)
    quote = f"{_prose(shown[head:start])}<mark>{_prose(shown[start:end])}</mark>{_prose(shown[end:tail])}"
    folded = head > 0 or tail < len(shown)
    more = '<button class="more" type="button">Whole passage</button>' if folded else ""
    return (
        f'<blockquote class="passage"{lang_of(language)} dir="auto">'
        f"{_folded(shown[:head], before=True)}{quote}"
        f"{_folded(shown[tail:], before=False)}</blockquote>{more}"
    )


def _excerpt(text: str, quote: Span, language: str | None) -> Span:
    """Return the part of a passage to show at first: the quote with what is near it.

    A side that is cut ends with a whole sentence, and within the paragraph of the quote.
    """
    start, end = quote
    head, tail = 0, len(text)
    parts, spans = paragraphs(text), sentences(text, language)
    if start > _CONTEXT + _SLACK:
        begins = [first for first, _ in spans if first <= start]
        least = max([start - _CONTEXT, *(first for first, _ in parts if first <= start)])
        head = min((first for first in begins if first >= least), default=max(begins, default=start))
    if len(text) - end > _CONTEXT + _SLACK:
        ends = [last for _, last in spans if last >= end]
        most = min([end + _CONTEXT, *(last for _, last in parts if last >= end)])
        tail = max((last for last in ends if last <= most), default=min(ends, default=end))
    return head, tail


def _prose(text: str) -> str:
    """Return text as HTML in which blank lines are a small gap."""
    return '<span class="break">&#10;</span>'.join(map(escape, _BLANK_LINES.split(text)))


def _folded(text: str, *, before: bool) -> str:
    if not text:
        return ""
    gap = '<span class="gap">… </span>' if before else '<span class="gap"> …</span>'
    rest = f'<span class="rest">{_prose(text)}</span>'
    return rest + gap if before else gap + rest


def _printings(copies: Sequence[NearArticle]) -> str:
    """Return who else printed an article, and when."""
    if not copies:
        return ""
    named = [
        f'<a class="open" href="{escape(article_address(near.article_id))}">'
        f"{escape(near.outlet or near.title)}</a>{_on(near.published)}"
        for near in copies[:_MOST_PRINTINGS]
    ]
    more = len(copies) - len(named)
    listed = ", ".join(named) + (f" and {more} more" if more else "")
    return f'<p class="printings">Also printed by {listed}</p>'


def _on(published: str | None) -> str:
    if not published:
        return ""
    return f" {'on' if published.count('-') == 2 else 'in'} {escape(long_date(published))}"


def _sources(sources: Sequence[Mapping[str, str]]) -> str:
    if not sources:
        return ""
    noun = "source" if len(sources) == 1 else "sources"
    return (
        f'<details class="behind"><summary>Based on {len(sources)} {noun}</summary>'
        f"<ul>{source_items(sources)}</ul></details>"
    )


def _others(items: str, count: int, *, unfolded: bool) -> str:
    if not items:
        return ""
    if unfolded:
        return f'<div class="others"><ol>{items}</ol></div>'
    summary = f"<summary>Also found, not used ({count})</summary>"
    return f'<details class="others">{summary}<ol>{items}</ol></details>'


def _hit(hit: FoundPassage, article: Article, printed: Mapping[str, int], today: date) -> str:
    """Return a passage; `printed` tells of which citation its article is a near-copy."""
    copy = f"near-copy of [{printed[article.id]}]" if article.id in printed else None
    address = escape(article_address(article.id, [(hit.start, hit.text)]))
    known = byline(article.outlet, long_date(article.published), age(article.published, today), copy)
    language = lang_of(article.language)
    return (
        f'<li><a class="open"{language} dir="auto" href="{address}">{escape(article.title)}</a>'
        f'<span class="meta">{known}</span>'
        f'<span class="snippet"{language} dir="auto">{escape(unwrap(hit.text))}</span></li>'
    )
