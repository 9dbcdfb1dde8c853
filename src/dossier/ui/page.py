"""The page as Gradio blocks: its masthead, and a tab each for asking and for the archive."""

import inspect
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dossier.types import Answer
from dossier.ui.asking.events import PRIVATE, Asking
from dossier.ui.asking.foot import Extras
from dossier.ui.asking.holdings import Holdings
from dossier.ui.asking.layout import Parts, lay_out, text
from dossier.ui.asking.opening import EXAMPLES, masthead_html
from dossier.ui.protocols import Assistant, Feedback, Library, Shelf

if TYPE_CHECKING:
    import gradio as gr
    from gradio.events import Dependency

_UPLOADS = (3_600, 86_400)  # seconds: how often Gradio looks for what was sent, and how old it then may be
_AT_ONCE = 8  # readers who see that they are being answered; more wait their turn


def build_page(
    assistant: Assistant,
    examples: Sequence[str] = EXAMPLES,
    *,
    library: Library | None = None,
    shelf: Shelf | None = None,
    feedback: Feedback | None = None,
    markdown: Callable[[Answer], str] | None = None,
    account: bool = False,
) -> "gr.Blocks":
    """Return the page of an assistant.

    Args:
        assistant: what answers, and where articles are looked up.
        examples: questions offered before the first one, where the archive is the starter corpus.
        library: the tab in which the archive is looked at and added to; None for none.
        shelf: the reader's conversations beside the one that is shown; None where none are kept.
        feedback: keeps what a reader thinks of an answer; None where nothing does.
        markdown: makes Markdown of an answer, to be copied; None where that is not offered.
        account: whether readers have signed in, and find a link to where they sign out.
    """
    extras = Extras(markdown, votes=feedback is not None)
    page = _Page(assistant, examples, library, shelf, feedback, extras, account).blocks
    page.queue(default_concurrency_limit=_AT_ONCE, api_open=False)
    _keep_signatures(page)
    return page


def _keep_signatures(page: "gr.Blocks") -> None:
    """Keep how components are made, which Gradio would work out anew at each update of one of them."""
    for made in {type(block).__init__ for block in page.blocks.values()}:
        made.__signature__ = inspect.signature(made)  # type: ignore[attr-defined]


class _Page:
    """The components of the page and what happens to them."""

    def __init__(
        self,
        assistant: Assistant,
        examples: Sequence[str],
        library: Library | None,
        shelf: Shelf | None,
        feedback: Feedback | None,
        extras: Extras,
        account: bool,
    ) -> None:
        import gradio as gr

        self._examples, self._library, self._shelf = examples, library, shelf
        self._account = account
        self._shown_again: list[Callable[..., Dependency]] = []  # when a reader comes back to asking
        self._counted: list[Callable[..., Dependency]] = []  # when the archive is seen to have changed
        self._holdings = Holdings(assistant.archive)
        self.blocks: gr.Blocks = gr.Blocks(
            title="Dossier", analytics_enabled=False, fill_width=True, delete_cache=_UPLOADS
        )
        with self.blocks:
            parts = self._lay_out()
            asking = Asking(
                assistant, self._holdings, parts, extras, feedback, examples, self.blocks, self._anew
            )
            asking.listen(self._shelf)
            if self._shelf:
                self._shelf.listen(asking)
            seen = [self.blocks.load, *self._shown_again]
            asking.refresh_at(seen)
            gr.on([*seen, *self._counted], self._told, None, self._masthead, queue=False, **PRIVATE)

    def _lay_out(self) -> Parts:
        import gradio as gr

        with gr.Row(elem_id="top"):
            if self._shelf:  # page.js opens and closes the shelf
                gr.Button("Conversations", elem_id="shelf-toggle", size="sm", min_width=0, scale=0)
            self._masthead = text(self._told())
            self._anew = gr.Button("New conversation", elem_id="anew", size="sm", min_width=0, scale=0)
        if not self._library:
            return self._lay_out_asking()
        with gr.Tabs(elem_id="tabs", selected="ask"):
            with gr.Tab("Ask", id="ask", elem_id="ask-tab") as ask:
                self._shown_again.append(ask.select)
                parts = self._lay_out_asking()
            with gr.Tab("Archive", id="archive", elem_id="archive-tab") as tab:
                self._counted.append(self._library.lay_out(tab))
        return parts

    def _lay_out_asking(self) -> Parts:
        return lay_out(self._holdings.now(), self._examples, self._shelf)

    def _told(self) -> str:
        return masthead_html(self._holdings.now().status, account=self._account)
