"""The assistant as LangChain parts: a chain of three steps, and a retriever for other chains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from dossier.types import Answer, Hit

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

Step = Callable[[Any], Any]


def build_chain(
    read: Step, search: Step, compose: Step, grow: Callable[[Answer], Iterator[Answer]], *, traced: bool
) -> Runnable[Any, Answer]:
    """Return a LangChain Runnable that answers: read the question, search, compose.

    Args:
        read: makes the input ready.
        search: finds hits.
        compose: makes the answer.
        grow: gives the answer statement by statement, for streaming.
        traced: whether LangChain may send what it sees to LangSmith, if the environment asks for it.
    """
    from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda
    from langsmith.run_helpers import tracing_context

    steps = (
        RunnableLambda(read, name="read question")
        | RunnableLambda(search, name="search archive")
        | RunnableLambda(compose, name="compose answer")
    )

    class AnswerChain(Runnable[Any, Answer]):
        """A chain that keeps the conversation on this machine."""

        def invoke(self, input: Any, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: A002
            with tracing_context(enabled=None if traced else False):
                answer: Answer = steps.invoke(input, config)
                return answer

        def stream(
            self,
            input: Any,  # noqa: A002
            config: RunnableConfig | None = None,
            **kwargs: Any,
        ) -> Iterator[Answer]:
            yield from grow(self.invoke(input, config))

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
