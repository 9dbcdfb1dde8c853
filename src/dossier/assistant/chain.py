"""The assistant as LangChain parts: its steps, a chain, and a retriever for other chains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from dossier.types import Answer, AnswerDone, Event, Evidence, Hit

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

Step = Callable[[Any], Any]


def build_steps(read: Step, search: Step, compose: Step, *, traced: bool) -> Callable[[Any, Any], Any]:
    """Return what takes a request, and a configuration of LangChain's or None, through three steps.

    Args:
        read: makes the input ready.
        search: finds hits.
        compose: makes an answer of quotes.
        traced: whether LangChain may send what it sees to LangSmith, if the environment asks for it.
    """
    from langchain_core.runnables import RunnableLambda
    from langsmith.run_helpers import tracing_context

    steps = (
        RunnableLambda(read, name="read question")
        | RunnableLambda(search, name="search archive")
        | RunnableLambda(compose, name="compose answer")
    )

    def taken(request: Any, config: Any) -> Any:
        with tracing_context(enabled=None if traced else False):
            return steps.invoke(request, config)

    return taken


def build_chain(events: Callable[[Any, Any], Iterator[Event]]) -> Runnable[Any, Answer]:
    """Return a LangChain Runnable that answers.

    Its `stream` gives the answer in quotes at once where a language model goes on to write, and the complete
    answer last.

    Args:
        events: gives the events of the answer to a request, under a configuration of LangChain's or None.
    """
    from langchain_core.runnables import Runnable, RunnableConfig

    class AnswerChain(Runnable[Any, Answer]):
        """A question goes in, an answer comes out."""

        def invoke(self, input: Any, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: A002
            *_, answer = self.stream(input, config)
            return answer

        def stream(
            self,
            input: Any,  # noqa: A002
            config: RunnableConfig | None = None,
            **kwargs: Any,
        ) -> Iterator[Answer]:
            for event in events(input, config):
                if isinstance(event, AnswerDone) or (isinstance(event, Evidence) and event.writer):
                    yield event.answer

    return AnswerChain()


def build_retriever(search: Callable[[str], list[Hit]], *, traced: bool) -> BaseRetriever:
    """Return a LangChain retriever over the archive.

    Its documents carry the passage, and as metadata the article's id, title, outlet, author, url,
    published, the passage's id, start, end and score; absent ones are left out.

    Args:
        search: finds hits for a stand-alone question.
        traced: whether LangChain may send what it sees to LangSmith, if the environment asks for it.
    """
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import RunnableConfig
    from langsmith.run_helpers import tracing_context

    class ArchiveRetriever(BaseRetriever):
        """Passages of the archive, best first."""

        def invoke(
            self,
            input: str,  # noqa: A002
            config: RunnableConfig | None = None,
            **kwargs: Any,
        ) -> list[Document]:
            with tracing_context(enabled=None if traced else False):
                return super().invoke(input, config, **kwargs)

        async def ainvoke(
            self,
            input: str,  # noqa: A002
            config: RunnableConfig | None = None,
            **kwargs: Any,
        ) -> list[Document]:
            with tracing_context(enabled=None if traced else False):
                return await super().ainvoke(input, config, **kwargs)

        def _get_relevant_documents(
            self, query: str, *, run_manager: CallbackManagerForRetrieverRun
        ) -> list[Document]:
            return [
                Document(id=hit.passage.id, page_content=hit.passage.text, metadata=_metadata(hit))
                for hit in search(query)
            ]

    return ArchiveRetriever()


def _metadata(hit: Hit) -> dict[str, Any]:
    article = hit.article
    fields = {
        "passage_id": hit.passage.id,
        "article_id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "score": hit.score,
    }
    return {name: value for name, value in fields.items() if value is not None}
