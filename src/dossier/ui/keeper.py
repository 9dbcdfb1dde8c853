"""What the page keeps: every conversation with its reader, and what readers think of answers."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from cachetools import LRUCache

from dossier.errors import DossierError, InputError
from dossier.ui.asking.conversation import Turn, restored
from dossier.ui.asking.foot import Extras
from dossier.ui.asking.scope import Scope
from dossier.ui.keeping import KeptTurn, Shelf, Store, bounded, reader_of
from dossier.ui.keeping.store import unkept
from dossier.ui.protocols import Assistant, Talk

if TYPE_CHECKING:
    import gradio as gr

_log = logging.getLogger(__name__)

_TABS = 1_000
"""Tabs of browsers whose last conversation is remembered."""

_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}


class Keeper:
    """The shelf of a page that keeps its conversation; see `dossier.ui.protocols.Shelf`.

    Args:
        store: where conversations are kept.
        assistant: where the articles of kept answers are looked up.
        extras: what the page offers with an answer.
    """

    def __init__(self, store: Store, assistant: Assistant, extras: Extras) -> None:
        self._store, self._assistant, self._extras = store, assistant, extras
        self._shelf = Shelf(store)
        self._lock = threading.Lock()
        self._begun: LRUCache[str, tuple[Turn, str]] = LRUCache(_TABS)

    @property
    def current(self) -> "gr.State":
        """The id of the open conversation, None before its first question."""
        return self._shelf.current

    def unkept(self, questions: int) -> str:
        """Return why not all of a conversation of so many questions is kept, empty where all of it is."""
        return unkept(questions)

    def lay_out(self) -> None:
        """Lay out the list of conversations."""
        self._shelf.lay_out()

    def listen(self, talk: Talk) -> None:
        """Open what the reader chooses, and keep what is answered."""
        import gradio as gr

        shelf = self._shelf

        def show(kept: Sequence[KeptTurn], run: Any) -> dict[Any, Any]:
            turns = [_shown(turn) for turn in kept]
            return talk.show(run, restored(turns, self._assistant, self._extras))

        def keep(
            request: gr.Request, turns: tuple[Turn, ...], search: str, current: str | None, listed: int
        ) -> tuple[str | None, str]:
            with self._lock:
                current = self._keep(reader_of(request), turns, current, str(request.session_hash))
            return current, shelf.refresh(search, current, listed, request)

        def leave(search: str, current: str | None, listed: int, request: gr.Request) -> tuple[None, str]:
            return None, shelf.refresh(search, None, listed, request)

        shelf.listen(talk.blocks, show, [talk.parts.run], talk.outputs)
        told = [self.current, shelf.listing]
        for answered in talk.answered:
            answered.then(keep, [talk.parts.turns, *shelf.inputs], told, **_QUIETLY)
        talk.anew.click(leave, shelf.inputs, told, **_QUIETLY)

    def judge(
        self,
        request: "gr.Request",
        turn: int,
        verdict: Literal["up", "down"] | None,
        note: str,
        current: str | None,
    ) -> None:
        """Keep what a reader thinks of an answer; see `dossier.ui.protocols.Feedback`."""
        if not current:
            raise InputError("This conversation is not kept, so neither is what you think of the answer.")
        self._store.judge(reader_of(request), current, turn - 1, verdict, note)

    def _keep(self, reader: str, turns: tuple[Turn, ...], current: str | None, tab: str = "") -> str | None:
        """Keep what is new of a conversation, and return which it is: a new one where some of it is left out.

        Two events of a tab may ask for it before either has told the page which conversation it is.
        """
        if not turns:
            return current
        try:
            begun, known = self._begun.get(tab, (None, None))
            current = current or (known if begun == turns[0] else None)
            current = current or self._store.begin(reader, turns[0].question)
            kept = self._store.load(reader, current)
            if len(turns) < len(kept):  # an earlier question was put otherwise: the later answers stay
                current, kept = self._store.begin(reader, turns[0].question), ()
            self._begun[tab] = turns[0], current
            same = [_said(old) == _said(new) for old, new in zip(kept, map(_kept, turns), strict=False)]
            first = same.index(False) if False in same else len(same)
            for place in range(first, len(turns)):
                self._store.save(reader, current, place, _kept(turns[place]))
        except InputError as error:  # it was deleted elsewhere, or is full
            _log.info("A question is not kept: %s", error)
        except DossierError:
            _log.exception("A conversation could not be kept.")
        return current


def _said(turn: KeptTurn) -> tuple[Any, ...]:
    """Return what tells a turn from another, as it is kept: a long question is cut."""
    notice = bounded(turn.notice) if turn.notice else None
    return bounded(turn.question), turn.answer, notice, dict(turn.filters)


def _kept(turn: Turn) -> KeptTurn:
    filters = {name: value for name, value in asdict(turn.scope).items() if value}
    how = {"read_as": turn.read_as, "any_time": turn.any_time}
    filters |= {name: value for name, value in how.items() if value}
    return KeptTurn(
        turn.question,
        turn.answer,
        turn.trouble,
        {name: list(value) if isinstance(value, tuple) else value for name, value in filters.items()},
    )


def _shown(turn: KeptTurn) -> Turn:
    filters = dict(turn.filters)
    read_as, any_time = str(filters.pop("read_as", "")), bool(filters.pop("any_time", False))
    verdict = turn.feedback.verdict if turn.feedback else ""
    return Turn(turn.question, "", turn.answer, Scope.of(**filters), read_as, any_time, turn.notice, verdict)
