"""What programs may call: four functions, as `gradio_client` and plain HTTP reach them."""

import functools
import logging
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, ValidationError, validate_call

from dossier.errors import DossierError
from dossier.types import AnswerDone
from dossier.ui.protocols import Assistant

if TYPE_CHECKING:
    from gradio import Blocks

AT_ONCE = 4
"""Calls of one function under way at a time; more wait their turn."""

_log = logging.getLogger(__name__)

_UNEXPECTED = "Something went wrong, and it was written to the log of the server: please try again."

Question = Annotated[str, Field(max_length=10_000)]
Outlets = Annotated[list[str], Field(max_length=1_000)]
Languages = Annotated[list[str], Field(max_length=200)]
Earlier = Annotated[list[Question], Field(max_length=100)]
Limit = Annotated[int, Field(ge=1, le=100)]
Record = dict[str, Any]


class Functions:
    """The functions, over one assistant; Gradio shows their docstrings to those who call them."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def ask(
        self,
        question: Question,
        since: str | None = None,
        until: str | None = None,
        outlets: Outlets | None = None,
        languages: Languages | None = None,
        any_time: bool = False,
        history: Earlier | None = None,
    ) -> Record:
        """Answer a question in statements, each with the quotes that back it, or abstain and say why.

        Args:
            question: a question in plain words.
            since: first day of publication, as 2021, 2021-06 or 2021-06-15; any when null.
            until: last day of publication, likewise; 2021 means up to its last day.
            outlets: names of the outlets to answer from, as `status` gives them; all when null.
            languages: ISO 639-1 codes of the languages of the articles to answer from; all when null.
            any_time: whether to leave aside the period that the question's own words name.
            history: earlier questions, oldest first, to which the question may refer.

        Returns:
            the answer: text, statements, citations, hits, abstained and its reason, among others
        """
        events = self._assistant.stream(
            question,
            history=history or (),
            since=since or None,
            until=until or None,
            outlets=outlets or None,
            languages=languages or None,
            any_time=any_time,
        )
        with closing(events):  # type: ignore[type-var]
            for event in events:
                if isinstance(event, AnswerDone):
                    return event.answer.to_dict()
        raise RuntimeError("the assistant ended without an answer")

    def search(
        self,
        question: Question,
        since: str | None = None,
        until: str | None = None,
        outlets: Outlets | None = None,
        languages: Languages | None = None,
        limit: Limit = 10,
    ) -> list[Record]:
        """Find the passages that bear on a question, best first, without an answer.

        Args:
            question: a question, or words to search for.
            since: first day of publication, as 2021, 2021-06 or 2021-06-15; any when null.
            until: last day of publication, likewise; 2021 means up to its last day.
            outlets: names of the outlets to search, as `status` gives them; all when null.
            languages: ISO 639-1 codes of the languages of the articles to search; all when null.
            limit: number of passages at most, 1 to 100; there may be fewer.

        Returns:
            passages, each with its text, score, place in the article, and the article's id, title and date
        """
        hits = self._assistant.search(
            question,
            count=limit,
            since=since or None,
            until=until or None,
            outlets=outlets or None,
            languages=languages or None,
        )
        articles = self._assistant.archive.articles(hit.article_id for hit in hits)
        return [
            hit.model_dump(mode="json")
            | {"title": found.title, "outlet": found.outlet, "url": found.url, "published": found.published}
            for hit in hits
            if (found := articles.get(hit.article_id))
        ]

    def article(self, article_id: str) -> Record:
        """Return an article with its text and what is known about it.

        Args:
            article_id: its id, as answers and passages give it.

        Returns:
            the article: id, title, text, outlet, author, url, published, language, sources
        """
        found = self._assistant.archive.article(article_id)
        named = ("id", "title", "text", "outlet", "author", "url", "published", "dated_by", "language")
        known = {name: getattr(found, name) for name in named}
        return known | {"sources": [dict(source) for source in found.sources]}

    def status(self) -> Record:
        """Tell what the archive holds.

        Returns:
            number of articles, first and last day of publication, articles by outlet and language, revision
        """
        found = self._assistant.archive.status(check=False)
        first, last = found.first_published, found.last_published
        return {
            "articles": found.articles,
            "first_published": first.isoformat() if first else None,
            "last_published": last.isoformat() if last else None,
            "outlets": dict(found.outlets),
            "languages": dict(found.languages),
            "revision": found.revision,
        }


def add_api(blocks: "Blocks", assistant: Assistant) -> None:
    """Add the functions to a page that is complete otherwise; nothing else of it may be called by name."""
    from gradio.events import api

    functions = Functions(assistant)
    named = {
        function.__name__: function
        for function in (functions.ask, functions.search, functions.article, functions.status)
    }
    with blocks:
        for name, function in named.items():
            api(_told(function), api_name=name, concurrency_limit=AT_ONCE)
    for added in blocks.fns.values():
        if added.api_name in named:
            _describe(added, named[str(added.api_name)])


def _describe(added: Any, function: Callable[..., Any]) -> None:
    """Put what the docstring says of arguments and result where callers are shown it.

    Gradio takes over the first paragraph alone.
    """
    from gradio.utils import get_function_description

    _, arguments, (result,) = get_function_description(function)
    for field, (name, told) in zip(added.inputs, arguments.items(), strict=True):
        field.label = name
        field.api_info()["additional_description"] = told[:1].upper() + told[1:]
    added.outputs[0].label = "result"
    added.outputs[0].api_info()["description"] = result


def _told(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that checks what it is given, and whose errors are one sentence without internals."""
    import gradio as gr

    checked = validate_call(function)

    @functools.wraps(function)
    def called(*given: Any) -> Any:
        try:
            return checked(*given)
        except ValidationError as error:
            raise gr.Error(_fault(function, error), print_exception=False) from None
        except DossierError as error:
            raise gr.Error(str(error), print_exception=False) from None
        except Exception:
            _log.exception("A call of %s failed.", function.__name__)
            raise gr.Error(_UNEXPECTED, print_exception=False) from None

    return called


def _fault(function: Callable[..., Any], error: ValidationError) -> str:
    """Return what is wrong with the arguments of a call: the first thing, if there are several."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    names = list(function.__annotations__)
    place, *within = first["loc"] or (0,)
    name = names[place] if isinstance(place, int) and place < len(names) else place
    where = "".join(f"[{each}]" for each in within)
    return f"{name}{where} cannot be used ({first['msg'][:1].lower()}{first['msg'][1:]})."
