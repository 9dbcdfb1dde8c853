"""The assistant itself: question in, verified answer out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dossier.archive import Archive
from dossier.assistant.answers import answer, found_passage, found_sentence
from dossier.assistant.asked import Asked, Day, Found, read, request
from dossier.assistant.chain import build_chain, build_retriever, build_steps
from dossier.assistant.followup import condensed, may_lean, several
from dossier.assistant.writing import composer_of, writer_of
from dossier.composing import Composition, Judges, QuoteComposer
from dossier.embedding import load_embedder, load_entailment, load_reader, load_reranker
from dossier.llm import LanguageModel
from dossier.retrieval import Retriever, searches, timed
from dossier.settings import Settings
from dossier.text import normalise, words
from dossier.types import Answer, AnswerDone, Event, Evidence, FoundPassage, Hit, StatementDone, Token

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

_SENTENCES = 20  # that a search for sentences gives, unless told otherwise


class Assistant:
    """Answers questions over one archive; safe to share between threads.

    Args:
        settings: what to use; read from the environment when left out.
        language_model: what writes, in place of the one that the settings name: a chat model of LangChain's.

    Raises:
        ArchiveError: there is no archive yet, or it cannot be opened.
        ModelMismatch: the archive was built with another embedding model.
        ModelUnavailable: the embedding model, or another one that is set, cannot be loaded.
        LanguageModelUnavailable: the language model that is set cannot be loaded.
        PackageMissing: it needs a package that is not installed.

    Attributes:
        archive: the archive, for reading articles.
        settings: the settings in use.
    """

    def __init__(
        self, settings: Settings | None = None, *, language_model: BaseChatModel | LanguageModel | None = None
    ) -> None:
        self.settings = settings or Settings()
        embedder = load_embedder(self.settings.embedding_model)
        with ExitStack() as opened:
            self.archive = Archive.open(
                self.settings.home, embedder.card, chroma_url=self.settings.chroma_url
            )
            opened.callback(self.archive.close)
            reranker = load_reranker(self.settings.reranker) if self.settings.reranker else None
            reader = load_reader() if self.settings.reader else None
            self._retriever = Retriever(self.archive, embedder, reranker)
            opened.callback(self._retriever.close)
            self._composer = QuoteComposer(embedder, self.archive, reader)
            self._embedding_model = embedder.card.name
            entailment = load_entailment(self.settings.nli) if self.settings.nli else None
            self._writer = writer_of(language_model, self.settings)
            if self._writer:
                opened.callback(self._writer.close)
            judges = Judges(entailment, reader)
            self._prose = composer_of(self._writer, self.archive, self.settings, judges)
            self._opened = opened.pop_all()

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Answer | str] = (),
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        languages: str | Iterable[str] | None = None,
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
            languages: ISO 639-1 codes of the languages of the articles to answer from; any when left out.
            today: the day as of which "last year" is read; the real one when left out.
            any_time: whether to leave aside the period that the question's words name (`Answer.period`).

        Raises:
            InputError: a date cannot be read, or the period ends before it begins.
            ArchiveError: the archive can no longer be read.
        """
        return self.chain.invoke(
            request(question, history, since, until, outlets, languages, today, any_time)
        )

    async def aask(
        self,
        question: str,
        *,
        history: Sequence[Answer | str] = (),
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        languages: str | Iterable[str] | None = None,
        today: date | None = None,
        any_time: bool = False,
    ) -> Answer:
        """Answer without blocking the event loop; as `ask`."""
        given = request(question, history, since, until, outlets, languages, today, any_time)
        return await asyncio.to_thread(self.chain.invoke, given)

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Answer | str] = (),
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        languages: str | Iterable[str] | None = None,
        today: date | None = None,
        any_time: bool = False,
    ) -> Iterator[Event]:
        """Answer step by step; arguments and errors as `ask`.

        Yields:
            `Evidence` with the answer in quotes at once; then, with a language model, `Token` after `Token`
            as it writes; `StatementDone` for each statement with its verdict; `AnswerDone` at the end.
            Closing the iterator stops the language model.
        """
        yield from self._events(request(question, history, since, until, outlets, languages, today, any_time))

    def batch(
        self,
        questions: Sequence[str],
        *,
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        languages: str | Iterable[str] | None = None,
        today: date | None = None,
        any_time: bool = False,
    ) -> list[Answer]:
        """Answer independent questions, in their order; arguments and errors as `ask`."""
        return self.chain.batch(
            [request(each, (), since, until, outlets, languages, today, any_time) for each in questions]
        )

    def search(
        self,
        question: str,
        *,
        count: int | None = None,
        sentences: bool = False,
        since: Day = None,
        until: Day = None,
        outlets: str | Iterable[str] | None = None,
        languages: str | Iterable[str] | None = None,
        today: date | None = None,
        any_time: bool = False,
    ) -> list[FoundPassage]:
        """Find the passages that bear on a question, without an answer; other arguments and errors as `ask`.

        For a question without words nothing is found. At most `count` passages come, 20 when left out, or 40
        where a list or an overview is asked for; best first. `archive.article` gives the article of each.
        With `sentences` their sentences come in their place, by how likely each is to answer, whether or not
        `ask` would quote it; the `passage_id` is of the passage that it was found in.
        """
        asked = read(request(question, (), since, until, outlets, languages, today, any_time))
        if sentences:
            weighed = sorted(self._compose(self._search(asked)).composed.ranked, key=lambda each: -each.score)
            return [found_sentence(each) for each in weighed[: _SENTENCES if count is None else count]]
        self.archive.refresh()
        question = self._retriever.put_right(asked.standalone)
        hits = self._found(question, asked, count, closely=True)[1] if words(question) else ()
        return [found_passage(hit) for hit in hits]

    @cached_property
    def chain(self) -> Runnable[Any, Answer]:
        """The assistant as a LangChain Runnable.

        It takes a question, or a mapping with `question` and any of the other arguments of `ask`.
        """
        return build_chain(self._events)

    @cached_property
    def retriever(self) -> BaseRetriever:
        """The search alone as a LangChain retriever, for use in any other chain."""
        return build_retriever(self._hits, traced=self.settings.langsmith)

    def close(self) -> None:
        """Let go of the archive, the search threads and a local language model; twice is harmless."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _search(self, asked: Asked) -> Asked:
        revision = self.archive.refresh()
        if words(asked.standalone):
            asked = replace(asked, standalone=self._retriever.put_right(asked.standalone))
            query, hits = self._found(asked.standalone, asked)
            query = replace(query, parts=several(asked.standalone))
            sides = tuple(self._found(side, asked) for side in query.parts or query.sides)
            asked = replace(asked, query=query, hits=hits, sides=sides)
        return replace(asked, found=time.perf_counter(), revision=revision)

    def _found(self, question: str, asked: Asked, count: int | None = None, closely: bool = False) -> Found:
        """Return a stand-alone question, read, with what is found for it."""
        query = self._retriever.read(question)
        if not asked.any_time:
            query = timed(question, asked.today, asked.filters, self._retriever, self.archive.months)
        each = searches(query, asked.filters, partial(self._retriever.read, question))
        return replace(each[-1][0], today=asked.today), tuple(
            self._retriever.search_each(each, count, closely)
        )

    def _compose(self, asked: Asked) -> Asked:
        if asked.query is None:
            return replace(asked, composed=Composition(reason="Please ask a question in words."))
        composed = self._composer.compose(asked.query, asked.hits, asked.filters, asked.sides, asked.told)
        return replace(asked, composed=composed, query=composed.query or asked.query)

    @cached_property
    def _steps(self) -> Callable[[Any, Any], Asked]:
        return build_steps(read, self._search, self._compose, traced=self.settings.langsmith)

    def _events(self, given: Any, config: Any = None) -> Iterator[Event]:
        """Yield the events of an answer: what quote mode says, and what a language model makes of it."""
        asked = self._steps(given, config)
        quoted = self._quoted(asked)
        if self._prose is None:
            yield Evidence(quoted)
            for statement in quoted.statements:
                yield StatementDone(statement, quoted.citations)
            yield AnswerDone(quoted)
            return
        yield Evidence(quoted, self._prose.model)
        again = yield from self._reread(asked)
        if again is not asked and (again.composed.statements or quoted.abstained):
            asked, quoted = again, self._quoted(again)
            yield Evidence(quoted, self._prose.model)
        if asked.query is None or quoted.abstained:
            yield AnswerDone(quoted)
            return
        prose = yield from self._prose.write(asked.query, asked.composed, asked.today)
        made = (prose.composition, self.archive, "prose", self._prose.model)
        done = answer(asked, *made) if prose.written else self._quoted(asked)
        told = (prose.notice, None if prose.written else done.notice)
        notice = " ".join(filter(None, told)) or None
        yield AnswerDone(done.model_copy(update={"notice": notice, "usage": prose.usage}))

    def _quoted(self, asked: Asked) -> Answer:
        return answer(asked, asked.composed, self.archive, self._composer.name, self._embedding_model)

    def _reread(self, asked: Asked) -> Generator[Token, None, Asked]:
        """Return a follow-up question as a language model reads it, searched for anew where that differs.

        A model on this machine is slow: it is asked only where the question may lean on the one before it.
        """
        if not (self._writer and asked.history and asked.query):
            return asked
        if self._writer.on_this_machine and not may_lean(asked.question, asked.standalone):
            return asked
        put = yield from condensed(self._writer, asked.question, asked.history)
        if put is None or words(put) == words(asked.standalone):
            return asked
        return self._compose(self._search(replace(asked, standalone=put, began=time.perf_counter())))

    def _hits(self, question: str) -> list[Hit]:
        self.archive.refresh()
        return self._retriever.search(self._retriever.read(normalise(question)), closely=True)
