"""What the page shows of questions and answers: pure functions from values to HTML.

Each function returns one line of HTML without blank lines, so that the Markdown parser of the page's
components takes it for a single block and leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.types import Answer, Article, Citation, FoundPassage, NearArticle, Statement
from dossier.ui.markup import (
    article_address,
    byline,
    escape,
    highlight,
    long_date,
    source_link,
    unwrap,
)

_CONTEXT = 200  # characters of a passage shown on either side of its quote before it is folded away
_SLACK = 80  # what is not worth folding
_MOST_HITS = 10
_SUPPORT = {
    "supported": ("✓", "supported", "The quoted passages bear this sentence out."),
    "partly": ("partly supported", "", "The quoted passages bear out a part of this sentence only."),
    "unsupported": ("not supported", "", "The quoted passages do not bear this sentence out."),
}


def question_html(question: str) -> str:
    """Return a reader's question."""
    return f'<div class="question">{escape(question.strip())}</div>'


def waiting_html(text: str = "Searching the archive") -> str:
    """Return the sign that an answer is on its way."""
    return f'<div class="turn waiting" role="status">{escape(text)}<span class="dots"></span></div>'


def trouble_html(sentence: str) -> str:
    """Return an error as one sentence to the reader."""
    return f'<div class="turn trouble" role="alert"><p>{escape(sentence)}</p></div>'


def answer_html(
    answer: Answer,
    turn: int,
    articles: Mapping[str, Article] | None = None,
    *,
    complete: bool = True,
) -> str:
    """Return an answer: its statements or its abstention, and the evidence that the panel shows.

    Args:
        answer: the answer, or as much of it as there is.
        turn: its number in the conversation, which makes its cards' addresses unique.
        articles: the articles of its hits by id; a hit whose article is absent is not shown.
        complete: whether nothing is to come.
    """
    said = _abstention(answer.reason, answer.nearest) if answer.abstained else _statements(answer, turn)
    searched = (
        f'<p class="searched">Searched for: {escape(answer.standalone_question)}</p>'
        if answer.standalone_question.strip() not in ("", answer.question.strip())
        else ""
    )
    state = "complete" if complete else "streaming"
    foot = _foot(answer, turn) if complete else '<p class="foot"><span class="dots"></span></p>'
    return (
        f'<div class="turn {state}" id="turn-{turn}">{searched}{said}{foot}'
        f"{_evidence(answer, turn, articles or {})}</div>"
    )


def _statements(answer: Answer, turn: int) -> str:
    cited = {citation.number: citation for citation in answer.citations}
    return "".join(_statement(statement, turn, cited) for statement in answer.statements)


def _statement(statement: Statement, turn: int, cited: Mapping[int, Citation]) -> str:
    markers = "".join(
        f'<a class="cite" href="#e{turn}-{number}" title="{escape(_named(cited[number]))}">[{number}]</a>'
        for number in statement.citations
        if number in cited
    )
    sign, spoken, meaning = _SUPPORT[statement.support]
    hidden = f'<span class="spoken">{spoken}</span>' if spoken else ""
    badge = f'<span class="support" title="{escape(meaning)}">{sign}{hidden}</span>'
    return (
        f'<p class="statement {statement.support}">{escape(statement.text.strip())}'
        f'<span class="after"> {markers} {badge}</span></p>'
    )


def _named(citation: Citation) -> str:
    known = (citation.outlet, long_date(citation.published), citation.title)
    return ", ".join(part for part in known if part)


def _abstention(reason: str | None, nearest: Sequence[NearArticle]) -> str:
    items = "".join(
        f'<li><a class="open" href="{escape(article_address(near.article_id))}">{escape(near.title)}</a>'
        f'<span class="meta">{byline(near.outlet, long_date(near.published))}</span></li>'
        for near in nearest
    )
    listed = f'<p class="label">What comes nearest</p><ul class="nearest">{items}</ul>' if items else ""
    said = escape(reason or "The archive does not hold an answer to this question.")
    return f'<div class="abstained"><p class="label">No answer in the archive</p><p>{said}</p>{listed}</div>'


def _foot(answer: Answer, turn: int) -> str:
    articles = len({citation.article_id for citation in answer.citations})
    counts = f"{_count(len(answer.citations), 'quote')} from {_count(articles, 'article')}"
    how = "quoted word for word" if answer.composer == "quote" else f"written by {answer.model}"
    made = () if answer.abstained else (counts, how)
    facts = byline(*made, f"{answer.seconds.total:.2f} s")
    look = "" if answer.abstained else f'<a class="look" href="#evidence-{turn}">Evidence</a>'
    return (
        f'<p class="foot"><span class="facts">{facts}</span>{look}'
        f'<button class="copy" type="button" title="Copy the answer with its sources">Copy</button></p>'
        f'<div class="clipping" hidden>{escape(answer_text(answer))}</div>'
    )


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _evidence(answer: Answer, turn: int, articles: Mapping[str, Article]) -> str:
    cards = "".join(_card(citation, turn, answer.citations) for citation in answer.citations)
    cited = {citation.passage_id for citation in answer.citations}
    others = [hit for hit in answer.hits if hit.passage_id not in cited and hit.article_id in articles]
    content = cards + _others(others[:_MOST_HITS], articles, unfolded=answer.abstained)
    heading = "Passages that came near" if answer.abstained else "Evidence"
    if content:
        content = f'<h2>{heading}</h2><p class="about">{escape(answer.question.strip())}</p>{content}'
    return f'<section class="evidence" id="evidence-{turn}" hidden>{content}</section>'


def _card(citation: Citation, turn: int, citations: Sequence[Citation]) -> str:
    own = (citation.start, citation.end)
    rest = sorted((c.start, c.end) for c in citations if c.article_id == citation.article_id)
    address = escape(article_address(citation.article_id, list(dict.fromkeys([own, *rest]))))
    meta = byline(citation.outlet, long_date(citation.published), citation.author)
    return (
        f'<article class="card" id="e{turn}-{citation.number}" tabindex="-1">'
        f'<span class="number">{citation.number}</span>'
        f'<h3><a class="open" href="{address}">{escape(citation.title)}</a></h3>'
        f'<p class="meta">{meta}</p>{_passage(citation)}'
        f'<p class="links"><a class="open" href="{address}">Open article</a>{source_link(citation.url)}'
        f'<a class="back" href="#turn-{turn}">Back to the answer</a></p>'
        f"</article>"
    )


def _passage(citation: Citation) -> str:
    text, start = citation.passage, citation.start - citation.passage_start
    end = start + len(citation.quote)
    if start < 0 or text[start:end] != citation.quote:
        text, start, end = citation.quote, 0, len(citation.quote)
    shown, quote = unwrap(text), (start, end)
    head, tail = 0, len(shown)
    if start > _CONTEXT + _SLACK:
        head = shown.rfind(" ", 0, start - _CONTEXT) + 1
    if len(shown) - end > _CONTEXT + _SLACK and (space := shown.find(" ", end + _CONTEXT)) > 0:
        tail = space
    middle = highlight(shown, (head, tail), [quote])
    folded = head > 0 or tail < len(shown)
    more = '<button class="more" type="button">Whole passage</button>' if folded else ""
    return (
        f'<blockquote class="passage">{_folded(shown[:head], before=True)}{middle}'
        f"{_folded(shown[tail:], before=False)}</blockquote>{more}"
    )


def _folded(text: str, *, before: bool) -> str:
    if not text:
        return ""
    gap = '<span class="gap">… </span>' if before else '<span class="gap"> …</span>'
    rest = f'<span class="rest">{escape(text)}</span>'
    return rest + gap if before else gap + rest


def _others(hits: Sequence[FoundPassage], articles: Mapping[str, Article], *, unfolded: bool) -> str:
    if not hits:
        return ""
    items = f"<ol>{''.join(_hit(hit, articles[hit.article_id]) for hit in hits)}</ol>"
    if unfolded:
        return f'<div class="others">{items}</div>'
    summary = f"<summary>Other passages found ({len(hits)})</summary>"
    return f'<details class="others">{summary}{items}</details>'


def _hit(hit: FoundPassage, article: Article) -> str:
    address = escape(article_address(article.id, [(hit.start, hit.end)]))
    return (
        f'<li><a class="open" href="{address}">{escape(article.title)}</a>'
        f'<span class="meta">{byline(article.outlet, long_date(article.published))}</span>'
        f'<span class="snippet">{escape(unwrap(hit.text))}</span></li>'
    )


def answer_text(answer: Answer) -> str:
    """Return an answer with its question and its sources as plain text, for the clipboard."""
    lines = [answer.question.strip(), ""]
    if answer.abstained:
        lines.append(answer.reason or "The archive does not hold an answer to this question.")
        lines += [f"- {near.title}" for near in answer.nearest]
        return "\n".join(lines)
    for statement in answer.statements:
        note = "" if statement.support == "supported" else f" ({_SUPPORT[statement.support][0]})"
        markers = "".join(f"[{number}]" for number in statement.citations)
        lines.append(f"{statement.text.strip()} {markers}{note}".rstrip())
    lines += ["", "Sources"]
    for citation in answer.citations:
        known = (
            citation.title,
            citation.author,
            citation.outlet,
            long_date(citation.published),
            citation.url,
        )
        lines.append(f"[{citation.number}] " + ", ".join(part for part in known if part))
        lines.append(f"    “{' '.join(citation.quote.split())}”")
    return "\n".join(lines)
