"""The assistant itself: question in, verified answer out."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dossier.archive import Archive
from dossier.assistant.answers import found_passage, grown
from dossier.assistant.chain import build_chain, build_retriever
from dossier.assistant.copies import with_copies
from dossier.assistant.followup import stand_alone
from dossier.composing import Composition, QuoteComposer
from dossier.embedding import load_embedder, load_reader, load_reranker
from dossier.retrieval import Query, Retriever, applicable, named_times, narrowed, period_of
from dossier.settings import Settings
from dossier.text import normalise, words
from dossier.types import Answer, Filters, Hit, Seconds

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

Day = str | date | None
Found = tuple[Query, tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question on its way through the chain; without `today` its words name no period."""

    question: str
    standalone: str
    filters: Filters
    today: date | None
    began: float
    query: Query | None = None
    hits: tuple[Hit, ...] = ()
    sides: tuple[Found, ...] = ()
    found: float = 0.0
    revision: int = 0


class Assistant:
    """Answers questions over one archive; safe to share between threads.

    Args:
        settings: what to use; read from the environment when left out.

    Raises:
        ArchiveError: there is no archive yet, or it cannot be opened.
        ModelMismatch: the archive was built with another embedding model.
        ModelUnavailable: the embedding model cannot be loaded.

    Attributes:
        archive: the archive, for reading articles.
        settings: the settings in use.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        embedder = load_embedder(self.settings.embedding_model)
        self.archive = Archive.open(self.settings.home, embedder.card, chroma_url=self.settings.chroma_url)
        reranker = load_reranker(self.settings.reranker) if self.settings.reranker else None
        self._retriever = Retriever(self.archive, embedder, reranker)
        reader = load_reader() if self.settings.reader else None
        self._composer = QuoteComposer(embedder, self.archive, reader)
        self._model = embedder.card.name

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Answer | str] = (),
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        today: date | None = None,
        any_time: bool = False,
    ) -> Answer:
        """Answer a question.

        Args:
            question: any text; what is no question is answered by an abstention.
            history: the turns before it, oldest first: answers, or bare questions.
            since: first day of publication: a date, or `2021`, `2021-06`, `2021-06-15`.
            until: last day of publication, likewise; `2021` means up to its last day.
            outlets: names of the outlets to answer from; any when left out.
            today: the day as of which "last year" is read; the real one when left out.
            any_time: whether to leave aside the period that the question's words name (`Answer.period`).

        Raises:
            InputError: a date cannot be read, or the period ends before it begins.
            ArchiveError: the archive can no longer be read.
        """
        return self.chain.invoke(_request(question, history, since, until, outlets, today, any_time))

    async def aask(
        self,
        question: str,
        *,
        history: Sequence[Answer | str] = (),
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        today: date | None = None,
        any_time: bool = False,
    ) -> Answer:
        """Answer without blocking the event loop; as `ask`."""
        request = _request(question, history, since, until, outlets, today, any_time)
        return await asyncio.to_thread(self.chain.invoke, request)

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Answer | str] = (),
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        today: date | None = None,
        any_time: bool = False,
    ) -> Iterator[Answer]:
        """Answer step by step; arguments and errors as `ask`.

        Yields:
            The answer so far, with one statement more each time; the last one is complete.
        """
        yield from self.chain.stream(_request(question, history, since, until, outlets, today, any_time))

    def batch(
        self,
        questions: Sequence[str],
        *,
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        today: date | None = None,
        any_time: bool = False,
    ) -> list[Answer]:
        """Answer independent questions, in their order; arguments and errors as `ask`."""
        return self.chain.batch(
            [_request(each, (), since, until, outlets, today, any_time) for each in questions]
        )

    @cached_property
    def chain(self) -> Runnable[Any, Answer]:
        """The assistant as a LangChain Runnable.

        It takes a question, or a mapping with `question` and any of the other arguments of `ask`.
        """
        return build_chain(self._read, self._search, self._compose, grown, traced=self.settings.langsmith)

    @cached_property
    def retriever(self) -> BaseRetriever:
        """The search alone as a LangChain retriever, for use in any other chain."""
        return build_retriever(self._hits, traced=self.settings.langsmith)

    def close(self) -> None:
        """Let go of the archive and the search threads; closing twice is harmless."""
        self._retriever.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, request: str | Mapping[str, Any]) -> _Asked:
        given: Mapping[str, Any] = {"question": request} if isinstance(request, str) else request
        began = time.perf_counter()
        question = normalise(str(given["question"])).strip()
        history = given.get("history") or ()
        filters = Filters.of(given.get("since"), given.get("until"), given.get("outlets"))
        today = None if given.get("any_time") else given.get("today") or date.today()
        return _Asked(question, stand_alone(question, history), filters, today, began)

    def _search(self, asked: _Asked) -> _Asked:
        revision = self.archive.refresh()
        if words(asked.standalone):
            query, hits = self._found(asked.standalone, asked)
            sides = tuple(self._found(side, asked) for side in query.sides)
            asked = replace(asked, query=query, hits=hits, sides=sides)
        return replace(asked, found=time.perf_counter(), revision=revision)

    def _found(self, question: str, asked: _Asked) -> Found:
        """Return a stand-alone question, read, with what is found for it."""
        query = self._timed(self._retriever.read(question), asked)
        return query, tuple(self._retriever.search(query, narrowed(asked.filters, query.period)))

    def _timed(self, query: Query, asked: _Asked) -> Query:
        """Return the question with the period that it is about, unless that was to be left aside."""
        if asked.today is None:
            return query
        period = period_of(query.text, asked.today, self._find)
        named = named_times(query.text, asked.today)
        return replace(query, period=applicable(period, asked.filters), named_times=named)

    def _find(self, question: str) -> list[Hit]:
        return self._retriever.search(self._retriever.read(question))

    def _compose(self, asked: _Asked) -> Answer:
        if asked.query is None:
            composed = Composition(reason="Please ask a question in words.")
        else:
            composed = self._composer.compose(asked.query, asked.hits, asked.filters, asked.sides)
        done = time.perf_counter()
        return Answer(
            question=asked.question,
            standalone_question=asked.standalone,
            period=asked.query.period if asked.query else None,
            text=composed.text,
            abstained=composed.reason is not None,
            reason=composed.reason,
            statements=composed.statements,
            citations=with_copies(composed.citations, self.archive),
            hits=tuple(found_passage(hit) for hit in asked.hits),
            nearest=composed.nearest,
            coverage=composed.coverage,
            confidence=composed.confidence,
            composer=self._composer.name,
            model=self._model,
            archive_revision=asked.revision,
            seconds=Seconds(
                retrieve=asked.found - asked.began, compose=done - asked.found, total=done - asked.began
            ),
        )

    def _hits(self, question: str) -> list[Hit]:
        self.archive.refresh()
        return self._find(normalise(question))


def _request(
    question: str,
    history: Sequence[Answer | str],
    since: Day,
    until: Day,
    outlets: str | Iterable[str] | None,
    today: date | None,
    any_time: bool,
) -> dict[str, Any]:
    return {
        "question": question,
        "history": history,
        "since": since,
        "until": until,
        "outlets": outlets,
        "today": today,
        "any_time": any_time,
    }


_shared: Assistant | None = None
_sharing = threading.Lock()


def ask(
    question: str,
    *,
    history: Sequence[Answer | str] = (),
    since: Day = None,
    until: Day = None,
    outlets: str | Iterable[str] | None = None,
    today: date | None = None,
    any_time: bool = False,
) -> Answer:
    """Answer a question with one assistant that is shared by all calls, set up from the environment.

    Arguments, answer and errors as `Assistant.ask`; the first call also raises those of `Assistant`.
    """
    global _shared
    with _sharing:
        if _shared is None:
            _shared = Assistant()
    return _shared.chain.invoke(_request(question, history, since, until, outlets, today, any_time))
