"""What the page shows of questions and answers: pure functions from values to HTML.

Each function returns one line of HTML without blank lines, so that the Markdown parser of the page's
components takes it for a single block and leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from dossier.composing import coverage_parts
from dossier.types import Answer, Article, Usage
from dossier.ui.asking.draft import Draft
from dossier.ui.asking.evidence import evidence_html
from dossier.ui.asking.period import period_html
from dossier.ui.asking.statements import growing_html, statements_html, statements_text
from dossier.ui.markup import article_address, byline, escape, long_date

STOPPED = "Stopped."
"""What is said of an answer that the reader has stopped."""


def question_html(question: str) -> str:
    """Return a reader's question."""
    return f'<div class="question">{escape(question.strip())}</div>'


def waiting_html() -> str:
    """Return the sign that an answer is on its way."""
    return '<div class="turn waiting" role="status">Searching the archive<span class="dots"></span></div>'


def trouble_html(sentence: str) -> str:
    """Return an error as one sentence to the reader."""
    return f'<div class="turn trouble" role="alert"><p>{escape(sentence)}</p></div>'


def stopped_html() -> str:
    """Return what stands in place of an answer that was stopped before anything was found."""
    return f'<div class="turn stopped"><p class="notice" role="note">{STOPPED}</p></div>'


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
    said = _abstention(answer) if answer.abstained else statements_html(answer, turn)
    notice = f'<p class="notice" role="note">{escape(answer.notice)}</p>' if answer.notice else ""
    foot = _foot(answer, turn) if complete else '<p class="foot"><span class="dots"></span></p>'
    return _turn(answer, turn, articles, f"{said}{notice}{foot}", complete=complete)


def draft_html(draft: Draft, turn: int, articles: Mapping[str, Article]) -> str:
    """Return an answer under way: the sign of waiting as long as there is nothing to show.

    Args:
        draft: what has been said so far.
        turn: its number in the conversation.
        articles: the articles of its citations and hits by id.
    """
    so_far = draft.so_far
    if so_far is None or so_far.abstained:
        return waiting_html()
    if draft.writer is None:
        return answer_html(so_far, turn, articles, complete=False)
    said = growing_html(draft, so_far, turn)
    return _turn(so_far, turn, articles, said, complete=False)


def _turn(
    answer: Answer, turn: int, articles: Mapping[str, Article] | None, said: str, *, complete: bool
) -> str:
    searched = (
        f'<p class="searched">Read as: {escape(answer.standalone_question)}</p>'
        if answer.standalone_question.strip() not in ("", answer.question.strip())
        else ""
    )
    return (
        f'<div class="turn {"complete" if complete else "streaming"}" id="turn-{turn}">{searched}'
        f"{period_html(answer.period, removable=complete)}{said}"
        f"{evidence_html(answer, turn, articles or {})}</div>"
    )


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
    facts = byline(*_facts(answer))
    look = "" if answer.abstained else f'<a class="look" href="#evidence-{turn}">Evidence</a>'
    return (
        f'<p class="foot"><span class="facts">{facts}</span>{look}'
        f'<button class="copy" type="button" title="Copy the answer with its sources">Copy</button></p>'
        f'<div class="clipping" hidden>{escape(answer_text(answer))}</div>'
    )


def _facts(answer: Answer) -> tuple[str, ...]:
    """Return how an answer was made, and how long it took."""
    total, usage = answer.seconds.total, answer.usage
    if answer.abstained:
        return (f"{total:.2f} s",)
    articles = len({citation.article_id for citation in answer.citations})
    counts = f"{_count(len(answer.citations), 'quote')} from {_count(articles, 'article')}"
    tokens = (_tokens(usage),) if usage else ()
    if answer.composer == "quote":
        return counts, "quoted word for word", *tokens, f"{total:.2f} s"
    found = total - usage.seconds if usage else total
    took = f" in {usage.seconds:.1f} s" if usage else ""
    return f"{counts} in {max(found, 0):.2f} s", f"written by {answer.model}{took}", *tokens


def _tokens(usage: Usage) -> str:
    """Return the tokens that a language model read and wrote; nothing where they were not counted."""
    if usage.input_tokens is None or usage.output_tokens is None:
        return ""
    return f"{usage.input_tokens:,} + {usage.output_tokens:,} tokens"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def answer_text(answer: Answer) -> str:
    """Return an answer with its question and its sources as plain text, for the clipboard."""
    lines = [answer.question.strip(), ""]
    if answer.abstained:
        lines.append(answer.reason or "The archive does not hold an answer to this question.")
        lines += [f"- {near.title}" for near in answer.nearest]
        return "\n".join(lines)
    lines += statements_text(answer)
    if answer.notice:
        lines += ["", answer.notice]
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
