"""The statements of an answer as HTML: written ones with their verdicts, quotes as quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.text import normalise
from dossier.types import Answer, Article, Statement
from dossier.ui.asking.draft import Draft
from dossier.ui.markup import escape, lang_of

SUPPORT = {
    "supported": ("✓", "supported", "The quoted passages bear this sentence out."),
    "partly": ("partly supported", "", "The quoted passages bear out a part of this sentence only."),
    "unsupported": ("not supported", "", "The quoted passages do not bear this sentence out."),
}
"""For each standing its sign, what it is read out as where that says more, and what it means."""

DOUBT = "This sentence comes near to the question."
"""What it means that a statement may not answer."""

ALSO = "Also in the archive"
"""Heading of the quotes that stand beside what a language model wrote."""

_DOTS = '<span class="dots"></span>'


def parted(answer: Answer) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return the statements that make the answer, and the quotes beside what a language model wrote."""
    if answer.composer != "prose":
        return answer.statements, ()
    written = tuple(each for each in answer.statements if each.origin != "quote")
    return written, tuple(each for each in answer.statements if each.origin == "quote")


def statements_html(answer: Answer, turn: int, articles: Mapping[str, Article]) -> str:
    """Return the statements of an answer.

    Args:
        answer: the answer.
        turn: its number in the conversation.
        articles: the articles of its citations by id, as far as they are known.
    """
    cited = _cited(answer, articles)
    told, beside = parted(answer)
    return "".join(_statement(each, turn, cited) for each in told) + _beside(beside, turn, cited, ALSO)


def growing_html(draft: Draft, so_far: Answer, turn: int, articles: Mapping[str, Article]) -> str:
    """Return the statements of an answer that a language model is writing, and what quote mode found.

    Args:
        draft: the answer under way.
        so_far: the statements that stand, and the quotes that they leave out.
        turn: its number in the conversation.
        articles: the articles of its citations by id, as far as they are known.
    """
    cited = _cited(so_far, articles)
    text = escape(normalise(draft.under_way).strip())
    if draft.said or text:
        ended = "".join(_statement(done.statement, turn, cited, kept=done.kept) for done in draft.said)
        written = f'{ended}<p class="statement draft" dir="auto">{text} {_DOTS}</p>'
    else:
        about = f"Quotes found; {escape(draft.writer or '')} is writing"
        written = f'<p class="writing">{about}{_DOTS}</p>'
    quotes = [each for each in so_far.statements if each.origin == "quote"]
    return f"{written}{_beside(quotes, turn, cited, 'From the archive')}"


def _cited(answer: Answer, articles: Mapping[str, Article]) -> dict[int, str]:
    """Return the language of each citation by its number, empty where it is not known."""
    found = {each.number: articles.get(each.article_id) for each in answer.citations}
    return {number: (article.language if article else None) or "" for number, article in found.items()}


def _said(statement: Statement, text: str, cited: Mapping[int, str]) -> str:
    """Return the text of a statement, a quote with its language where that is not the page's."""
    first = next((cited[number] for number in statement.citations if number in cited), "")
    told = lang_of(first) if statement.origin == "quote" and first != "en" else ""
    return f"<span{told}>{escape(text)}</span>" if told else escape(text)


def _beside(quotes: Sequence[Statement], turn: int, cited: Mapping[int, str], label: str) -> str:
    """Return quotes under a label, nothing where there are none."""
    items = "".join(
        f'<p class="quoted" dir="auto">{_said(each, f"“{each.text.strip()}”", cited)}'
        f'<span class="after"> {_markers(each, turn, cited)}</span>{_backed(each)}</p>'
        for each in quotes
    )
    return f'<div class="beside"><p class="label">{label}</p>{items}</div>' if items else ""


def _statement(statement: Statement, turn: int, cited: Mapping[int, str], *, kept: bool = True) -> str:
    """Return a statement with its verdict, struck out where it will not stand."""
    text, standing = _said(statement, normalise(statement.text).strip(), cited), statement.support
    if kept:
        said = f'{text}<span class="after"> {_markers(statement, turn, cited)} {_badge(statement)}</span>'
        return f'<p class="statement {standing}" dir="auto">{said}{_backed(statement)}{_why(statement)}</p>'
    verdict = "" if standing == "supported" else f" {_badge(statement)}{_why(statement)}"
    return f'<p class="statement {standing} dropped" dir="auto"><s>{text}</s>{verdict}</p>'


def _markers(statement: Statement, turn: int, cited: Mapping[int, str]) -> str:
    return "".join(
        f'<a class="cite" href="#e{turn}-{number}">[{number}]</a>'
        for number in statement.citations
        if number in cited
    )


def _badge(statement: Statement) -> str:
    sign, spoken, meaning = SUPPORT[statement.support]
    hidden = f'<span class="spoken">{spoken}</span>' if spoken else ""
    return f'<span class="support" title="{escape(statement.reason or meaning)}">{sign}{hidden}</span>'


def _why(statement: Statement) -> str:
    told = statement.support != "supported" and statement.reason
    return f' <span class="why">{escape(told)}</span>' if told else ""


def _backed(statement: Statement) -> str:
    several = (
        f' <span class="backing">{backing(statement.independent)}</span>' if statement.independent > 1 else ""
    )
    return several + (
        f' <span class="doubt" title="{DOUBT}">may not answer</span>' if statement.unsure else ""
    )


def backing(independent: int) -> str:
    """Return how many articles that do not copy each other say something."""
    return "1 article" if independent == 1 else f"{independent} independent articles"


def statements_text(answer: Answer) -> list[str]:
    """Return the statements of an answer as lines of plain text, with markers and verdicts."""
    told, beside = parted(answer)
    lines = [f"{each.text.strip()}{_notes(each)}" for each in told]
    if beside:
        lines += ["", f"{ALSO}:", *(f"“{each.text.strip()}”{_notes(each)}" for each in beside)]
    return lines


def _notes(statement: Statement) -> str:
    """Return what follows a statement in plain text."""
    notes = []
    if statement.citations:
        notes.append("".join(f"[{number}]" for number in statement.citations))
    if statement.support != "supported":
        verdict = SUPPORT[statement.support][0]
        notes.append(f"({verdict}: {statement.reason})" if statement.reason else f"({verdict})")
    if statement.independent > 1:
        notes.append(f"({backing(statement.independent)})")
    if statement.unsure:
        notes.append("(may not answer)")
    return "".join(f" {note}" for note in notes)
