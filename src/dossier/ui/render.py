"""What the page shows of questions and answers: pure functions from values to HTML.

Each function returns one line of HTML without blank lines, so that the Markdown parser of the page's
components takes it for a single block and leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from dossier.composing import coverage_parts
from dossier.types import Answer, Article, Citation, Statement
from dossier.ui.evidence import evidence_html
from dossier.ui.markup import article_address, byline, escape, long_date
from dossier.ui.period import period_html

_SUPPORT = {
    "supported": ("✓", "supported", "The quoted passages bear this sentence out."),
    "partly": ("partly supported", "", "The quoted passages bear out a part of this sentence only."),
    "unsupported": ("not supported", "", "The quoted passages do not bear this sentence out."),
}


def question_html(question: str) -> str:
    """Return a reader's question."""
    return f'<div class="question">{escape(question.strip())}</div>'


def waiting_html() -> str:
    """Return the sign that an answer is on its way."""
    return '<div class="turn waiting" role="status">Searching the archive<span class="dots"></span></div>'


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
        articles: the articles of its citations and hits by id; a hit whose article is absent is not shown.
        complete: whether nothing is to come.
    """
    said = _abstention(answer) if answer.abstained else _statements(answer, turn)
    searched = (
        f'<p class="searched">Read as: {escape(answer.standalone_question)}</p>'
        if answer.standalone_question.strip() not in ("", answer.question.strip())
        else ""
    )
    state = "complete" if complete else "streaming"
    foot = _foot(answer, turn) if complete else '<p class="foot"><span class="dots"></span></p>'
    period = period_html(answer.period, removable=complete)
    return (
        f'<div class="turn {state}" id="turn-{turn}">{searched}{period}{said}{foot}'
        f"{evidence_html(answer, turn, articles or {})}</div>"
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
    backing = f' <span class="backing">{_backing(statement)}</span>' if statement.independent > 1 else ""
    return (
        f'<p class="statement {statement.support}">{escape(statement.text.strip())}'
        f'<span class="after"> {markers} {badge}</span>{backing}</p>'
    )


def _backing(statement: Statement) -> str:
    return f"{statement.independent} independent articles"


def _named(citation: Citation) -> str:
    known = (citation.outlet, long_date(citation.published), citation.title)
    return ", ".join(part for part in known if part)


def _abstention(answer: Answer) -> str:
    items = "".join(
        f'<li><a class="open" href="{escape(article_address(near.article_id))}">{escape(near.title)}</a>'
        f'<span class="meta">{byline(near.outlet, long_date(near.published))}</span></li>'
        for near in answer.nearest
    )
    listed = f'<p class="label">What comes nearest</p><ul class="nearest">{items}</ul>' if items else ""
    said = escape(answer.reason or "The archive does not hold an answer to this question.")
    covered = byline(*coverage_parts(answer.coverage)) if answer.coverage else ""
    searched = f'<p class="coverage">{covered}</p>' if covered else ""
    told = f"<p>{said}</p>{searched}{listed}"
    return f'<div class="abstained"><p class="label">No answer in the archive</p>{told}</div>'


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


def answer_text(answer: Answer) -> str:
    """Return an answer with its question and its sources as plain text, for the clipboard."""
    lines = [answer.question.strip(), ""]
    if answer.abstained:
        lines.append(answer.reason or "The archive does not hold an answer to this question.")
        lines += [f"- {near.title}" for near in answer.nearest]
        return "\n".join(lines)
    for statement in answer.statements:
        note = "" if statement.support == "supported" else f" ({_SUPPORT[statement.support][0]})"
        note += f" ({_backing(statement)})" if statement.independent > 1 else ""
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
