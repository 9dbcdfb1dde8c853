"""What the page asks of the parts beneath it, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol

from dossier.types import Answer, Article, Event, FoundPassage

if TYPE_CHECKING:
    import gradio as gr
    from gradio.events import Dependency


class Status(Protocol):
    """What an archive holds."""

    @property
    def articles(self) -> int:
        """Number of articles."""

    @property
    def first_published(self) -> date | None:
        """First day that an article may be from."""

    @property
    def last_published(self) -> date | None:
        """Last day that an article may be from."""

    @property
    def outlets(self) -> Mapping[str, int]:
        """Outlets, each with its number of articles."""

    @property
    def languages(self) -> Mapping[str, int]:
        """Codes of languages, each with its number of articles, most frequent first."""

    @property
    def revision(self) -> int:
        """Number that grows with every change."""


class Archive(Protocol):
    """Where articles are looked up."""

    @property
    def revision(self) -> int:
        """Number that grows with every change."""

    def months(self) -> Mapping[str, int]:
        """Return the number of articles by month of publication (`2021-06`, `2021`, empty for no date)."""

    def article(self, article_id: str, /) -> Article:
        """Return an article, or raise `ArticleNotFound`."""

    def articles(self, ids: Iterable[str], /) -> Mapping[str, Article]:
        """Return the articles of these ids that there are."""

    def status(self, *, check: bool = True) -> Status:
        """Return what the archive holds now; without a check no file of it is read through."""


class Assistant(Protocol):
    """What answers questions."""

    @property
    def archive(self) -> Archive:
        """The archive that it answers from."""

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Answer | str] = (),
        since: str | date | None = None,
        until: str | date | None = None,
        outlets: str | Iterable[str] | None = None,
        languages: str | Iterable[str] | None = None,
        any_time: bool = False,
    ) -> Iterator[Event]:
        """Yield the answer step by step; closing the iterator stops a language model."""

    def search(
        self,
        question: str,
        *,
        count: int | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        outlets: str | Iterable[str] | None = None,
        languages: str | Iterable[str] | None = None,
    ) -> Sequence[FoundPassage]:
        """Return the passages that bear on a question, best first, `count` at most."""


class Library(Protocol):
    """The tab in which the archive is looked at."""

    def lay_out(self, tab: gr.Tab, /) -> Callable[..., Dependency]:
        """Lay out its components, with their events, inside the tab, which is open.

        Returns:
            What happens when other figures of the archive are shown.
        """


class Talk(Protocol):
    """The conversation that is shown, for a shelf that keeps it and shows others."""

    @property
    def parts(self) -> Any:
        """Its components, among them the states `turns` and `run`."""

    @property
    def blocks(self) -> gr.Blocks:
        """The page."""

    @property
    def anew(self) -> gr.Button:
        """The button that begins a new conversation."""

    @property
    def answered(self) -> Sequence[Any]:
        """The events after each of which an answer is complete: `event.then(…)` comes next."""

    @property
    def outputs(self) -> Sequence[Any]:
        """The components that `show` changes."""

    def show(self, run: Any, turns: Any = (), /) -> dict[Any, Any]:
        """Return the updates that show a conversation, given the value of `parts.run`."""


class Shelf(Protocol):
    """The reader's conversations, beside the one that is shown."""

    @property
    def current(self) -> gr.State:
        """Which conversation is open, once it is laid out."""

    def unkept(self, questions: int, /) -> str:
        """Return why not all of a conversation of so many questions is kept, empty where all of it is."""

    def lay_out(self) -> None:
        """Lay out its components inside the column that is open."""

    def listen(self, talk: Talk, /) -> None:
        """Attach its events, among them one after each of `talk.answered`, which keeps the conversation."""


class Feedback(Protocol):
    """What keeps a reader's verdict on an answer."""

    def __call__(
        self, request: gr.Request, turn: int, verdict: Literal["up", "down"] | None, note: str, /, *about: Any
    ) -> None:
        """Keep it.

        Args:
            request: from whom it comes.
            turn: number of the answer in the conversation, from 1.
            verdict: thumbs up or down; None takes back what was said before.
            note: in the reader's words; empty where there are none.
            about: the value of `Shelf.current`, where there is a shelf.

        Raises:
            DossierError: it cannot be kept; the reader is told.
        """
