"""Answers and conversations as Markdown, to be pasted and kept elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from dossier.types import Answer, Citation, NearArticle, Statement
from dossier.ui.asking.statements import ALSO, parted
from dossier.ui.keeping.kept import KeptTurn
from dossier.ui.markup import long_date, web_address

_NO_ANSWER = "The archive does not hold an answer to this question."
_VERDICTS = {"supported": "", "partly": "partly supported", "unsupported": "not supported"}
_MEANT = re.compile(r"[\\`*_\[\]<>&|~$#^]")  # CommonMark, the tables of GitHub, formulas, tags of note-takers
_MEANT_FIRST = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")
_KEPT_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~"


def escaped(text: str) -> str:
    """Return text as one line of Markdown that shows it literally."""
    line = _MEANT.sub(r"\\\g<0>", " ".join(text.split()))
    return _MEANT_FIRST.sub(lambda match: _guarded(match[0]), line)


def _guarded(first: str) -> str:
    """Return the beginning of a line so that it begins no list, rule, underline or definition."""
    return f"{first}\\" if first.isdecimal() else f"\\{first}"


def answer_markdown(answer: Answer) -> str:
    """Return the statements of an answer with [1] markers, then its numbered sources with their quotes."""
    if answer.abstained:
        nearest = "\n".join(f"- {_known(each)}{_nearly(each)}" for each in answer.nearest)
        listed = ["What comes nearest:", nearest] if nearest else []
        return _paragraphs([escaped(answer.reason or _NO_ANSWER), *listed])
    told, beside = parted(answer)
    parts = [_said(each, escaped(each.text)) for each in told]
    if beside:
        parts += [f"{ALSO}:", *(_said(each, f"“{escaped(each.text)}”") for each in beside)]
    if answer.notice:
        parts.append(escaped(answer.notice))
    if answer.citations:
        parts.append("**Sources**")
        parts += [part for each in answer.citations for part in _source(each)]
    return _paragraphs(parts)


def asked_markdown(answer: Answer) -> str:
    """Return an answer as `answer_markdown` does, under its question and how that was read."""
    asked = f"**{escaped(answer.question)}**"
    return _paragraphs([asked, *_read_as(answer, answer.question), answer_markdown(answer).rstrip()])


def conversation_markdown(turns: Sequence[KeptTurn], name: str | None = None) -> str:
    """Return a conversation: its name as the title, and each question as a heading over its answer."""
    parts = [f"# {escaped(name)}"] if name else []
    for turn in turns:
        parts.append(f"## {escaped(turn.question)}")
        parts += [_narrowed(turn.filters)] if turn.filters else []
        answer = turn.answer
        parts += _read_as(answer, turn.question) if answer else []
        parts += [answer_markdown(answer).rstrip()] if answer else []
        parts += [escaped(turn.notice)] if turn.notice else []
    return _paragraphs(parts)


def _paragraphs(parts: Sequence[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _read_as(answer: Answer, question: str) -> list[str]:
    """Return how a question was read where that is not in its own words."""
    read = answer.standalone_question.strip()
    return [] if read in ("", question.strip()) else [f"Read as: {escaped(read)}"]


def _narrowed(filters: Mapping[str, Any]) -> str:
    """Return how a question was narrowed: `Filters: since 2020; outlets The Times, The Herald`."""
    told = [
        f"{name} {', '.join(map(str, value)) if isinstance(value, list | tuple) else value}"
        for name, value in filters.items()
        if value not in (None, "", [], ())
    ]
    return f"Filters: {escaped('; '.join(told))}"


def _said(statement: Statement, text: str) -> str:
    markers = "".join(f"[{number}]" for number in statement.citations)
    verdict = _VERDICTS[statement.support]
    reason = f": {escaped(statement.reason)}" if verdict and statement.reason else ""
    several = f"({statement.independent} independent articles)" if statement.independent > 1 else ""
    unsure = "(may not answer)" if statement.unsure else ""
    standing = f"({verdict}{reason})" if verdict else ""
    return " ".join(part for part in (text, markers, standing, several, unsure) if part)


def _source(citation: Citation) -> tuple[str, str]:
    return f"[{citation.number}] {_known(citation, citation.author)}", f"> “{escaped(citation.quote)}”"


def _nearly(near: NearArticle) -> str:
    return f": “{escaped(near.quote)}”" if near.quote else ""


def _known(article: Citation | NearArticle, author: str | None = None) -> str:
    """Return title, author, outlet, date and address of an article, as far as they are known."""
    texts = (author, article.outlet, long_date(article.published))
    parts = [f"*{escaped(article.title) or 'Untitled'}*", *(escaped(text) for text in texts if text)]
    address = web_address(article.url)
    if address:
        parts.append(f"<{quote(address, safe=_KEPT_IN_ADDRESS)}>")
    return ", ".join(parts)
