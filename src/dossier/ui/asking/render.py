"""What the page shows of questions and answers: pure functions from values to HTML.

Each function returns one line of HTML without blank lines, so that the Markdown parser of the page's
components takes it for a single block and leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dossier.composing import coverage_parts
from dossier.types import Answer, Article, NearArticle
from dossier.ui.asking.draft import Draft
from dossier.ui.asking.evidence import evidence_html
from dossier.ui.asking.foot import NOTHING, Offers, foot_html
from dossier.ui.asking.period import period_html
from dossier.ui.asking.statements import growing_html, statements_html
from dossier.ui.markup import article_address, byline, escape, lang_of, long_date

STOPPED = "Stopped."
"""What is said of an answer that the reader has stopped."""


def question_html(question: str) -> str:
    """Return a reader's question, with a button to put it otherwise."""
    edit = '<button class="edit" type="button" title="Edit this question and ask from here">Edit</button>'
    return f'<div class="asked"><div class="question" dir="auto">{escape(question.strip())}</div>{edit}</div>'


def waiting_html() -> str:
    """Return the sign that an answer is on its way."""
    return '<div class="turn waiting">Searching the archive<span class="dots"></span></div>'


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
    offers: Offers = NOTHING,
    today: date | None = None,
) -> str:
    """Return an answer: its statements or its abstention, and the evidence that the panel shows.

    Args:
        answer: the answer, or as much of it as there is.
        turn: its number in the conversation, which makes its cards' addresses unique.
        articles: the articles of its citations and hits by id; a hit whose article is absent is not shown.
        complete: whether nothing is to come.
        offers: what is offered under it, where it is complete.
        today: the day from which the ages of its articles are counted; the real one when left out.
    """
    articles = articles or {}
    said = _abstention(answer, articles) if answer.abstained else statements_html(answer, turn, articles)
    notice = f'<p class="notice" role="note">{escape(answer.notice)}</p>' if answer.notice else ""
    foot = foot_html(answer, turn, offers) if complete else '<p class="foot"><span class="dots"></span></p>'
    ended = answer.composer == "prose" or answer.notice == STOPPED  # else it tells how to take the quotes
    body = f"{said}{notice}{foot}" if ended else f"{notice}{said}{foot}"
    return _turn(answer, turn, articles, body, complete=complete, today=today)


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
    said = growing_html(draft, so_far, turn, articles)
    return _turn(so_far, turn, articles, said, complete=False)


def _turn(
    answer: Answer,
    turn: int,
    articles: Mapping[str, Article],
    said: str,
    *,
    complete: bool,
    today: date | None = None,
) -> str:
    searched = _reading(answer, correctable=complete)
    return (
        f'<div class="turn {"complete" if complete else "streaming"}" id="turn-{turn}">{searched}'
        f"{period_html(answer.period, removable=complete)}{said}"
        f"{evidence_html(answer, turn, articles, today or date.today())}</div>"
    )


def _reading(answer: Answer, *, correctable: bool) -> str:
    """Return how a question was read, where that is not as it was put."""
    if answer.standalone_question.strip() in ("", answer.question.strip()):
        return ""
    correct = (
        '<button class="reread" type="button" title="Say how the question is to be read">Correct</button>'
        if correctable
        else ""
    )
    reading = f'<span class="reading" dir="auto">{escape(answer.standalone_question.strip())}</span>'
    return f'<p class="searched"><span class="told">Read as: {reading}</span>{correct}</p>'


def _near(near: NearArticle, article: Article | None) -> str:
    """Return an article that comes near, with the sentence that does."""
    quotes = [(near.start, near.quote)] if near.quote and near.start is not None else []
    sentence = " ".join((near.quote or "").split())
    language = lang_of(article.language if article else None)
    said = f'<span class="nearly"{language} dir="auto">“{escape(sentence)}”</span>' if sentence else ""
    return (
        f'<li><a class="open"{language} dir="auto" '
        f'href="{escape(article_address(near.article_id, quotes))}">{escape(near.title)}</a>'
        f'<span class="meta">{byline(near.outlet, long_date(near.published))}</span>{said}</li>'
    )


def _abstention(answer: Answer, articles: Mapping[str, Article]) -> str:
    items = "".join(_near(near, articles.get(near.article_id)) for near in answer.nearest)
    listed = f'<p class="label">What comes nearest</p><ul class="nearest">{items}</ul>' if items else ""
    said = escape(answer.reason or "The archive does not hold an answer to this question.")
    covered = byline(*coverage_parts(answer.coverage)) if answer.coverage else ""
    searched = f'<p class="coverage">{covered}</p>' if covered else ""
    told = f"<p>{said}</p>{searched}{listed}"
    return f'<div class="abstained"><p class="label">No answer in the archive</p>{told}</div>'
