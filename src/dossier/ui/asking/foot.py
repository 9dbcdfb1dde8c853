"""What stands under an answer: how it was made, what can be done with it, and what to ask next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.types import Answer, Usage
from dossier.ui.asking.statements import statements_text
from dossier.ui.markup import byline, escape, long_date


@dataclass(frozen=True, slots=True)
class Extras:
    """What the page offers with answers beyond reading them.

    Attributes:
        markdown: makes Markdown of an answer; None where that is not offered.
        votes: whether a reader can say what an answer is worth.
    """

    markdown: Callable[[Answer], str] | None = None
    votes: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered under one answer.

    Attributes:
        link: relative address that asks its question anew; empty for none.
        markdown: the answer as Markdown; empty for none.
        votes: whether it can be judged.
        verdict: what the reader said of it, `up` or `down`; empty where nothing.
        questions: what to ask next.
    """

    link: str = ""
    markdown: str = ""
    votes: bool = False
    verdict: str = ""
    questions: tuple[str, ...] = ()


NOTHING = Offers()


def foot_html(answer: Answer, turn: int, offers: Offers) -> str:
    """Return what stands under a complete answer.

    Args:
        answer: the answer.
        turn: its number in the conversation.
        offers: what is offered.
    """
    look = "" if answer.abstained else f'<a class="look" href="#evidence-{turn}">Evidence</a>'
    return (
        f'<p class="foot"><span class="facts">{byline(*facts(answer))}</span>{look}</p>'
        f'<div class="tools">{_tools(offers)}</div>'
        f"{_next(offers.questions)}"
        f'<div class="clipping" hidden>{escape(answer_text(answer))}</div>'
        + (f'<div class="markdown" hidden>{escape(offers.markdown)}</div>' if offers.markdown else "")
    )


def _tools(offers: Offers) -> str:
    tools = [_tool("copy", "Copy", "Copy the answer with its sources")]
    if offers.markdown:
        tools.append(
            _tool("copy-markdown", "Copy as Markdown", "Copy the answer with its sources as Markdown")
        )
    if offers.link:
        title = "Copy an address that asks this question"
        tools.append(f'<a class="tool link" href="{escape(offers.link)}" title="{title}">Copy link</a>')
    tools.append(_tool("retry", "Retry", "Answer the question again"))
    if offers.votes:
        tools.append(
            f'<span class="votes{f" said-{offers.verdict}" if offers.verdict else ""}">'
            '<button class="tool vote" type="button" value="up" '
            'title="A good answer"><span class="spoken">A good answer</span></button>'
            '<button class="tool vote" type="button" value="down" '
            'title="A poor answer"><span class="spoken">A poor answer</span></button></span>'
        )
    return "".join(tools)


def _tool(name: str, label: str, title: str) -> str:
    return f'<button class="tool {name}" type="button" title="{title}">{label}</button>'


def _next(questions: tuple[str, ...]) -> str:
    if not questions:
        return ""
    items = "".join(
        f'<li><button class="ask-next" type="button" dir="auto">{escape(question)}</button></li>'
        for question in questions
    )
    return f'<div class="next"><p class="label">Also in the archive: ask next</p><ul>{items}</ul></div>'


def facts(answer: Answer) -> tuple[str, ...]:
    """Return how an answer was made, and how long it took."""
    total, usage = answer.seconds.total, answer.usage
    if answer.abstained:
        return (f"{total:.2f} s",)
    articles = len({citation.article_id for citation in answer.citations})
    counts = f"{counted(len(answer.citations), 'quote')} from {counted(articles, 'article')}"
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


def counted(number: int, word: str) -> str:
    """Return a number with its noun: `1 quote`, `1,204 articles`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def answer_text(answer: Answer) -> str:
    """Return an answer with its question and its sources as plain text, for the clipboard."""
    question, read = answer.question.strip(), answer.standalone_question.strip()
    lines = [question, *([] if read in ("", question) else [f"(read as: {read})"]), ""]
    if answer.abstained:
        lines.append(answer.reason or "The archive does not hold an answer to this question.")
        for near in answer.nearest:
            lines.append("- " + ", ".join(filter(None, (near.title, near.outlet, long_date(near.published)))))
            lines += [f"    “{' '.join(near.quote.split())}”"] if near.quote else []
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
