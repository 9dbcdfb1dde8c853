"""An assistant that answers from a script, over a handful of articles written for the tests."""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dossier.dates import Coverage, MonthRange, days_of
from dossier.errors import ArchiveLocked, ArticleNotFound
from dossier.types import (
    Answer,
    AnswerDone,
    Article,
    Citation,
    Event,
    Evidence,
    FoundPassage,
    NearArticle,
    Period,
    Seconds,
    Statement,
    StatementDone,
    Support,
    Token,
    Usage,
)

FLAGSHIP = "What weapons has Azerbaijan bought from Turkey?"
FOLLOW_UP = "And from Israel?"
ABSTAINS = "Who won the 1998 World Cup?"
FAILS = "Please fail with a known error"
BREAKS = "Please break in an unforeseen way"
HOSTILE = "What does the hostile article say?"
SLOW = "Please take your time"
HELD = "Please wait in the middle"
ENDLESS = "Please go on and on"
BREAKS_OFF = "Please break off in the middle"
DATED = "What was shown in <2020>?"
DATED_WORDS = "in <2020>"

_FILLER = (
    "Officials in Baku said little in public at the time. Analysts in Ankara noted that deliveries "
    "are rarely announced before the equipment is seen on parade or in use. Trade figures give totals "
    "but no types. "
)

HOSTILE_TITLE = "<script>alert('title')</script> **bold** $$x^2$$ & <img src=x onerror=alert(1)>"
HOSTILE_QUOTE = (
    "<img src=x onerror=\"alert('quote')\"> "
    "[click](javascript:alert(2)) $$\\frac{1}{2}$$ `code` </mark></div>"
)
HOSTILE_PROSE = (
    "<script>alert('prose')</script> <img src=x onerror=\"alert('model')\"> **bold** "
    "![image](https://evil.example/x.png) [link](https://evil.example) $$x^2$$ </p></div>."
)


def _article(name: str, title: str, text: str, **known: Any) -> Article:
    return Article(id=name, title=title, text=text, origin=f"/articles/{name}.md", language="en", **known)


ARTICLES = {
    article.id: article
    for article in (
        _article(
            "tb2-2020",
            "Azerbaijan to buy Bayraktar TB2 drones, defence minister says",
            "Azerbaijan moved to arm itself from Turkey in the summer of 2020.\n\n"
            + _FILLER * 3
            + "Defence Minister Zakir Hasanov said on 22 June 2020 that Azerbaijan would buy Bayraktar TB2 "
            "armed drones from the Turkish maker Baykar. "
            + _FILLER * 2
            + "\n\n"
            + _FILLER * 6
            + "\n\nThe drones carried MAM-L smart munitions made by Roketsan, which were delivered with "
            + "them.\n\n"
            + _FILLER * 4,
            outlet="Dossier briefing",
            author="A. Writer",
            url="https://example.org/tb2",
            published="2020-06-22",
            sources=(
                {
                    "title": "Azerbaijan to buy drones from Turkey",
                    "publisher": "Daily Sabah",
                    "date": "2020-06-22",
                    "url": "https://www.dailysabah.com/business/defense",
                },
                {"title": "A note without address", "publisher": "Jane's", "date": "2020-07"},
            ),
        ),
        _article(
            "trg-300",
            "Rocket artillery: the TRG-300 Kaplan and the T-122 Sakarya in Azerbaijani service, 2013 to "
            "2021, with an account of the ranges, the numbers on parade and the contracts that are on record",
            "Azerbaijan bought T-122 Sakarya and TRG-300 Kaplan rocket launchers from Roketsan. "
            + _FILLER * 2,
            outlet="Dossier briefing",
            url="https://www.example.com/rockets",
            published="2021-03",
        ),
        _article(
            "otokar",
            "Cobra armoured vehicles for Azerbaijan",
            _FILLER + "Otokar delivered Cobra armoured vehicles to Azerbaijan from 2010 on, according to the "
            "UN Register of Conventional Arms. " + _FILLER * 5,
            outlet="Caucasus Ledger",
            url="javascript:alert(3)",
            published="2015",
        ),
        _article(
            "som",
            "SOM cruise missiles on show in Baku",
            "SOM-B1 cruise missiles were shown at the victory parade in Baku in December 2020. " + _FILLER,
            outlet="Dossier briefing",
            published="2020-12-10",
        ),
        _article(
            "israel",
            "Deliveries of Israel Aerospace Industries",
            "Azerbaijan bought Harop loitering munitions from Israel Aerospace Industries. " + _FILLER,
            outlet="Caucasus Ledger",
            url="http://example.net/harop",
            published="2016-04-05",
        ),
        _article(
            "hostile<id>1",
            HOSTILE_TITLE,
            f"Before. {HOSTILE_QUOTE} After.\n\n# Heading\n\n- item <b>bold</b>",
            outlet="<b>Outlet</b> & Co",
            author="<i>nobody</i>",
            url="https://example.org/?a=1&b=<2>",
            published="2024-01-01",
            sources=({"title": "<script>alert(4)</script>", "url": "javascript:alert(5)"},),
        ),
    )
}


def cite(number: int, article_id: str, quote: str) -> Citation:
    """Return the citation of a quote that stands in an article, within a passage of its paragraph."""
    article = ARTICLES[article_id]
    start = article.text.index(quote)
    first = article.text.rfind("\n\n", 0, start) + 2 if "\n\n" in article.text[:start] else 0
    last = article.text.find("\n\n", start)
    passage = article.text[first : last if last > 0 else len(article.text)]
    return Citation(
        number=number,
        article_id=article_id,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        url=article.url,
        published=article.published,
        quote=quote,
        start=start,
        end=start + len(quote),
        passage=passage,
        passage_id=f"{article_id}#{first}",
        passage_start=first,
    )


def answer(
    question: str,
    said: Sequence[tuple[str, Sequence[int], Support]] = (),
    citations: Sequence[Citation] = (),
    **fields: Any,
) -> Answer:
    """Return an answer with statements given as text, numbers and support."""
    statements = tuple(
        Statement(text=text, citations=tuple(numbers), support=support, score=0.9)
        for text, numbers, support in said
    )
    values: dict[str, Any] = {
        "question": question,
        "standalone_question": question,
        "text": " ".join(statement.text for statement in statements),
        "abstained": False,
        "statements": statements,
        "citations": tuple(citations),
        "hits": tuple(_hit(article, 0, 120) for article in ARTICLES.values()),
        "confidence": 0.9,
        "composer": "quote",
        "model": "sentence-transformers/all-MiniLM-L6-v2",
        "archive_revision": 7,
        "seconds": Seconds(retrieve=0.04, compose=0.12, total=0.16),
    }
    return Answer(**(values | fields))


def _hit(article: Article, start: int, end: int) -> FoundPassage:
    text = article.text[start:end]
    return FoundPassage(
        passage_id=f"{article.id}#{start}-hit",
        article_id=article.id,
        score=0.5,
        text=text,
        start=start,
        end=start + len(text),
    )


def flagship() -> Answer:
    """Return the answer to the flagship question."""
    quotes = (
        cite(
            1,
            "tb2-2020",
            "Defence Minister Zakir Hasanov said on 22 June 2020 that Azerbaijan would buy Bayraktar "
            "TB2 armed drones from the Turkish maker Baykar.",
        ),
        cite(
            2,
            "tb2-2020",
            "The drones carried MAM-L smart munitions made by Roketsan, which were delivered with them.",
        ),
        cite(
            3, "trg-300", "Azerbaijan bought T-122 Sakarya and TRG-300 Kaplan rocket launchers from Roketsan."
        ),
        cite(
            4,
            "otokar",
            "Otokar delivered Cobra armoured vehicles to Azerbaijan from 2010 on, according to the UN "
            "Register of Conventional Arms.",
        ),
        cite(5, "som", "SOM-B1 cruise missiles were shown at the victory parade in Baku in December 2020."),
    )
    said: list[tuple[str, Sequence[int], Support]] = [
        (quotes[0].quote, [1], "supported"),
        (quotes[1].quote, [2], "supported"),
        (quotes[2].quote, [3], "supported"),
        ("Otokar delivered Cobra and Kaya armoured vehicles to Azerbaijan from 2010 on.", [4, 3], "partly"),
        ("SOM-B1 cruise missiles entered service in 2019.", [5], "unsupported"),
    ]
    return answer(FLAGSHIP, said, quotes)


def quotes() -> Answer:
    """Return what quote mode says to the flagship question."""
    found = flagship()
    said: list[tuple[str, Sequence[int], Support]] = [
        (each.quote, [each.number], "supported") for each in found.citations
    ]
    return answer(FLAGSHIP, said, found.citations)


def statement(text: str, numbers: Sequence[int], **fields: Any) -> Statement:
    """Return a statement of a language model, supported unless told otherwise."""
    values: dict[str, Any] = {"support": "supported", "score": 0.8, "origin": "prose"}
    return Statement(text=text, citations=tuple(numbers), **(values | fields))


WRITTEN: list[tuple[Statement, bool]] = [
    (statement("T-122 Sakarya and TRG-300 Kaplan rocket launchers came from Roketsan.", (1,)), True),
    (statement("In June 2020 the defence minister announced that TB2 drones would be bought.", (2,)), True),
    (
        statement(
            "The drones entered service in 2019.",
            (),
            support="unsupported",
            reason="the quotes do not say 2019",
        ),
        False,
    ),
    (
        statement(
            "Roketsan delivered 600 MAM-L munitions with the drones.",
            (3,),
            support="partly",
            reason="the quotes do not say 600",
        ),
        True,
    ),
]
"""What a language model writes to the flagship question, and whether it stays."""

USED = (3, 1, 2, 4, 5)
"""Numbers of the quotes in quote mode, in the order in which the prose uses them."""

MIDDLE = 20
"""Events after which one statement of the scripted prose is done and another under way."""

NOTICE = "One sentence of qwen3 was left out: the archive does not bear it out."


def quote_events(whole: Answer) -> Iterator[Event]:
    """Yield the events of an answer in quotes."""
    yield Evidence(whole)
    for said in whole.statements:
        yield StatementDone(said, whole.citations)
    yield AnswerDone(whole)


def prose_events(
    found: Answer, written: Sequence[tuple[Statement, bool]], order: Sequence[int] = (1,)
) -> Iterator[Event]:
    """Yield the events of an answer that a language model writes, topped up with the quotes it leaves out.

    Args:
        found: what quote mode says.
        written: statements of the language model, and whether each stays.
        order: numbers of the quotes in quote mode, in the order in which the prose uses them, the rest last.
    """
    yield Evidence(found, "qwen3")
    quoted = [
        found.citations[number - 1].model_copy(update={"number": place})
        for place, number in enumerate(order, 1)
    ]
    used = 0
    for said, kept in written:
        for word in re.findall(r"\S+\s*", f"{said.text} "):
            yield Token(word)
        used = max([used, *said.citations])
        yield StatementDone(said, tuple(quoted[:used]), kept)
    stays = [said for said, kept in written if kept]
    added = [statement(each.quote, (each.number,), origin="quote") for each in quoted[used:]]
    told = {
        "statements": (*stays, *added),
        "citations": tuple(quoted),
        "composer": "prose",
        "model": "qwen3",
        "notice": None if len(stays) == len(written) else NOTICE,
        "usage": Usage(model="qwen3", input_tokens=412, output_tokens=96, seconds=3.86, seconds_to_first=0.9),
        "seconds": Seconds(retrieve=0.04, compose=4.13, total=4.17),
    }
    yield AnswerDone(found.model_copy(update=told))


def _abstention() -> Answer:
    near = tuple(
        NearArticle(article_id=a.id, title=a.title, outlet=a.outlet, published=a.published, url=a.url)
        for a in list(ARTICLES.values())[:3]
    )
    reason = "The archive holds no passage that answers this question with enough confidence."
    gap = MonthRange(since="2022-03", until="2022-06")
    covered = Coverage(articles=1204, since="2019-05", until="2024-11", gaps=(gap,))
    said = answer(ABSTAINS, abstained=True, reason=reason, text=reason, nearest=near, confidence=0.1)
    return said.model_copy(update={"coverage": covered})


def _hostile() -> Answer:
    quote = cite(1, "hostile<id>1", HOSTILE_QUOTE)
    return answer(HOSTILE, [(HOSTILE_QUOTE, [1], "supported")], [quote])


def _israel() -> Answer:
    quote = cite(1, "israel", "Azerbaijan bought Harop loitering munitions from Israel Aerospace Industries.")
    searched = "What weapons has Azerbaijan bought from Israel?"
    return answer(FOLLOW_UP, [(quote.quote, [1], "supported")], [quote], standalone_question=searched)


def dated(*, any_time: bool) -> Answer:
    """Return an answer that keeps to the period of its question, or one that leaves it aside."""
    if any_time:
        return flagship()
    period = Period(since=date(2020, 1, 1), until=date(2020, 12, 31), words=DATED_WORDS, kind="event")
    quote = cite(
        1, "som", "SOM-B1 cruise missiles were shown at the victory parade in Baku in December 2020."
    )
    return answer(DATED, [(quote.quote, [1], "supported")], [quote], period=period)


@dataclass(frozen=True)
class ScriptedStatus:
    articles: int
    first_published: date | None
    last_published: date | None
    outlets: Mapping[str, int]
    languages: Mapping[str, int]
    revision: int = 7


@dataclass
class ScriptedArchive:
    held: Mapping[str, Article] = field(default_factory=lambda: ARTICLES)
    revision: int = 7
    counted: int = 0  # how often it was asked what it holds

    def article(self, article_id: str) -> Article:
        if article_id not in self.held:
            raise ArticleNotFound(f"No article '{article_id}' in the archive.")
        return self.held[article_id]

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        return {name: self.held[name] for name in ids if name in self.held}

    def status(self, *, check: bool = True) -> ScriptedStatus:
        assert not check, "the page never reads the archive's files through"
        self.counted += 1
        days = sorted(days_of(a.published)[0] for a in self.held.values() if a.published)
        names = [a.outlet for a in self.held.values() if a.outlet]
        first, last = (days[0], days[-1]) if days else (None, None)
        outlets = {name: names.count(name) for name in names}
        languages = {"en": len(self.held)} if self.held else {}
        return ScriptedStatus(len(self.held), first, last, outlets, languages, self.revision)

    def months(self) -> dict[str, int]:
        return dict(Counter((article.published or "")[:7] for article in self.held.values()))


@dataclass(frozen=True)
class ScriptedSettings:
    llm: str | None = None


@dataclass
class ScriptedAssistant:
    """Answers in quotes, or where its settings name a language model in scripted prose.

    Asked `HELD`, it waits after `held_at` events until `go_on` is set; `BREAKS_OFF`, it fails
    there; `ENDLESS`, it never ends. `closed` is set when one of its streams is closed before its end.
    """

    archive: ScriptedArchive = field(default_factory=ScriptedArchive)
    asked: list[dict[str, Any]] = field(default_factory=list)
    pause: float = 0.0
    settings: ScriptedSettings = field(default_factory=ScriptedSettings)
    held_at: int = MIDDLE
    go_on: threading.Event = field(default_factory=threading.Event)
    closed: threading.Event = field(default_factory=threading.Event)

    def stream(self, question: str, **scope: Any) -> Iterator[Event]:
        self.asked.append({"question": question, **scope})
        time.sleep(self.pause * (10 if question == SLOW else 1))
        try:
            for event in self._events(question, scope):
                yield event
                time.sleep(self.pause)
        except GeneratorExit:
            self.closed.set()
            raise

    def search(self, question: str, *, count: int | None = None, **scope: Any) -> Sequence[FoundPassage]:
        self.asked.append({"question": question, **scope})
        if question == FAILS:
            raise ArchiveLocked("The archive is being written by process 1: wait until it is done.")
        return flagship().hits[:count]

    def _events(self, question: str, scope: Mapping[str, Any]) -> Iterator[Event]:
        if question == FAILS:
            raise ArchiveLocked("The archive is being written by process 1: wait until it is done.")
        if question == BREAKS:
            raise ZeroDivisionError("secret internals")
        whole = {ABSTAINS: _abstention, HOSTILE: _hostile, FOLLOW_UP: _israel}.get(question, flagship)()
        whole = dated(any_time=scope["any_time"]) if question == DATED else whole
        if self.settings.llm is None or whole.abstained:
            yield from quote_events(whole.model_copy(update={"question": question}))
        elif question == HOSTILE:
            yield from prose_events(whole, [(statement(HOSTILE_PROSE, (1,)), True)])
        elif question == FOLLOW_UP:
            yield Evidence(quotes(), "qwen3")
            yield from prose_events(whole, [(statement("It bought Harop munitions.", (1,)), True)])
        else:
            found = quotes().model_copy(update={"question": question, "standalone_question": question})
            events = list(prose_events(found, WRITTEN, USED))
            yield from events[: self.held_at]
            if question == HELD:
                self.go_on.wait(60)
            if question == BREAKS_OFF:
                raise ArchiveLocked("The archive cannot be read any more.")
            while question == ENDLESS:
                yield Token("and ")
            yield from events[self.held_at :]


def complete(question: str) -> Answer:
    *_, last = ScriptedAssistant().stream(question)
    assert isinstance(last, AnswerDone)
    return last.answer


def reprinted() -> Answer:
    """Return the flagship answer with near-copies of one article, and two that back one statement."""
    shown = flagship()
    copies = (
        NearArticle(article_id="israel", title="No outlet", published="2020-06-22"),
        NearArticle(article_id="som", title="SOM", outlet="Ledger & Co", published="2020-06"),
        NearArticle(article_id="c", title="C", outlet="C Post"),
        NearArticle(article_id="d", title="D", outlet="D Post", published="2021"),
        NearArticle(article_id="e", title="E", outlet="E Post", published="2021"),
    )
    citations = (shown.citations[0].model_copy(update={"copies": copies}), *shown.citations[1:])
    first = shown.statements[0].model_copy(update={"independent": 2})
    return shown.model_copy(update={"citations": citations, "statements": (first, *shown.statements[1:])})
