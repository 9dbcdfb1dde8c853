"""The shelf: a reader's conversations as a list to search in, open, name, export and delete.

`static/shelf.js` writes what a reader wants into a hidden field, which a handler here listens to.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dossier.errors import DossierError
from dossier.ui.keeping.cookie import reader_of
from dossier.ui.keeping.listing import export_html, shelf_html
from dossier.ui.keeping.markdown import conversation_markdown
from dossier.ui.keeping.store import Store

if TYPE_CHECKING:
    import gradio as gr

_PAGE = 30  # conversations that are listed at first, and more at each wish
_MOST = 1_000
# Nothing here waits for the answers under way, which have a queue.
_AT_ONCE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}

Show = Callable[..., Mapping[Any, Any]]
"""What the page makes of a conversation that is opened: takes its turns (`tuple[KeptTurn, ...]`; none when
the open one was deleted, which empties the page) and the values of the page's own inputs, and returns updates
by component."""


class Shelf:
    """The list of conversations on the page.

    Attributes:
        current: state that holds the id of the open conversation, None before its first question; whoever
            begins or leaves one is to set it.
        listing: the list; `refresh` gives its value.
        inputs: what `refresh` takes, in order.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def lay_out(self) -> None:
        """Make the components where the surrounding block wants them."""
        import gradio as gr

        self.current = gr.State(None)
        self._shown = gr.State(_PAGE)
        self._search = gr.Textbox(
            elem_id="shelf-search",
            label="Search conversations",
            show_label=False,
            container=False,
            placeholder="Search conversations",
            max_lines=1,
        )
        self.listing = gr.Markdown(elem_id="shelf-list", latex_delimiters=[])
        # Where shelf.js writes what is to be done with a conversation, and finds what it is to save.
        self._wish = gr.Textbox(elem_id="shelf-wish", label="Wish", visible="hidden")
        self._export = gr.Markdown(elem_id="shelf-export", latex_delimiters=[])
        self.inputs: list[gr.components.Component] = [self._search, self.current, self._shown]

        def refresh(search: str, current: str | None, shown: int, request: gr.Request) -> str:
            return self._html(reader_of(request), search, current, shown)

        self.refresh = refresh

    def listen(
        self,
        blocks: "gr.Blocks",
        show: Show,
        inputs: Sequence["gr.components.Component"],
        outputs: Sequence["gr.components.Component"],
    ) -> None:
        """Follow the reader.

        Args:
            blocks: the page, at whose loading the list is filled.
            show: makes the page show a conversation.
            inputs: the components whose values `show` takes after the turns.
            outputs: the components that `show` may change.
        """
        import gradio as gr

        def look(search: str, current: str | None, request: gr.Request) -> tuple[str, int]:
            return self._html(reader_of(request), search, current, _PAGE), _PAGE

        def obey(
            request: gr.Request, wish: str, search: str, current: str | None, shown: int, *values: Any
        ) -> dict[Any, Any]:
            state = search, current, shown
            return self._obey(reader_of(request), wish, state, lambda turns: show(turns, *values))

        blocks.load(self.refresh, self.inputs, self.listing, **_AT_ONCE)
        self._search.change(
            look, self.inputs[:2], [self.listing, self._shown], trigger_mode="always_last", **_AT_ONCE
        )
        changed = [self.listing, self.current, self._shown, self._export, *outputs]
        self._wish.change(obey, [self._wish, *self.inputs, *inputs], changed, **_AT_ONCE)

    def _html(self, reader: str, search: str, current: str | None, shown: int, notice: str = "") -> str:
        """Return the list; where it cannot be read, the reason."""
        try:
            found = self._store.summaries(reader, search, limit=shown + 1)
        except DossierError as error:
            found, notice = [], str(error)
        more = len(found) > shown
        return shelf_html(found[:shown], current=current, more=more, wanted=search, notice=notice)

    def _obey(
        self, reader: str, written: str, state: tuple[str, str | None, int], show: Show
    ) -> dict[Any, Any]:
        """Do what the reader wants with a conversation, and return what changes on the page."""
        search, current, shown = state
        wish = _read(written)
        act, wanted, notice = wish.get("act"), wish.get("id", ""), ""
        changes: dict[Any, Any] = {}
        try:
            if act == "open":
                turns = self._store.load(reader, wanted)
                current = wanted
                changes = {self.current: current, **show(turns)}
            elif act == "rename":
                self._store.rename(reader, wanted, wish.get("name", ""))
            elif act == "export":
                changes = {self._export: self._exported(reader, wanted)}
            elif act == "delete":
                self._store.delete(reader, wanted)
                notice = "The conversation was deleted."
                if wanted == current:
                    current = None
                    changes = {self.current: None, **show(())}
            elif act == "clear":
                self._store.delete_all(reader)
                current, notice = None, "All conversations were deleted."
                changes = {self.current: None, **show(())}
            elif act == "more":
                shown = min(shown + _PAGE, _MOST)
                changes = {self._shown: shown}
        except DossierError as error:
            notice = str(error)
        return {self.listing: self._html(reader, search, current, shown, notice), **changes}

    def _exported(self, reader: str, conversation: str) -> str:
        turns = self._store.load(reader, conversation)
        name = self._store.name(reader, conversation)
        return export_html(conversation_markdown(turns, name), name)


def _read(written: str) -> dict[str, str]:
    """Return a wish as shelf.js writes it; an empty one where it is none."""
    try:
        wish = json.loads(written)
    except ValueError:
        return {}
    return {key: str(value) for key, value in wish.items()} if isinstance(wish, dict) else {}
