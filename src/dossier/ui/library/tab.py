"""The Archive tab as Gradio blocks."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dossier.archive import Contents
from dossier.errors import ArticleNotFound, DossierError
from dossier.types import Article
from dossier.ui.asking.opening import fault_html
from dossier.ui.library.activity import headings_html, over_html, progress_html
from dossier.ui.library.browse import (
    ORDERS,
    PAGE,
    Fields,
    fault_of,
    language_choices,
    list_html,
    outlet_choices,
    place_html,
)
from dossier.ui.library.job import last_end
from dossier.ui.library.jobs import Jobs
from dossier.ui.library.overview import overview_html, shares_html
from dossier.ui.library.sending import GONE, fault_of_sending, lines_of

if TYPE_CHECKING:
    import gradio as gr
    from gradio.events import Dependency

_log = logging.getLogger(__name__)

BUSY, IDLE = 1.0, 8.0
"""Seconds between two looks at the jobs, while one is under way and while none is."""

_PRIVATE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_QUICK: dict[str, Any] = {"queue": False, **_PRIVATE}

Seen = tuple[int, float]
"""What a browser has seen of the jobs: their version, and when the last one ended."""

_UNSEEN: Seen = (-1, -1)


class Holdings(Protocol):
    """Where the tab looks articles up."""

    @property
    def contents(self) -> Contents:
        """What the archive holds."""

    def article(self, article_id: str, /) -> Article:
        """Return an article, or raise `ArticleNotFound`."""


class Library:
    """The Archive tab: its components and what happens to them.

    Args:
        archive: what is shown.
        jobs: what changes it.
        may_add: whether readers may add articles.
        may_remove: whether readers may remove articles.
        max_upload: bytes that a file may have.
    """

    def __init__(
        self,
        archive: Holdings,
        jobs: Jobs,
        *,
        may_add: bool = True,
        may_remove: bool = True,
        max_upload: int = 100_000_000,
    ) -> None:
        self._archive, self._jobs = archive, jobs
        self._may_add, self._may_remove, self._max_upload = may_add, may_remove, max_upload

    def lay_out(self, tab: "gr.Tab") -> "Callable[..., Dependency]":
        """Put the components into an open tab, and listen to them; it is filled whenever it is opened.

        Returns:
            What happens when other figures of the archive are shown.
        """
        import gradio as gr

        self._gr = gr
        self._start, self._seen = gr.State(0), gr.State(_UNSEEN)
        may = ["removable"] if self._may_remove else []  # library.js then offers it with an open article
        with gr.Column(elem_id="library", elem_classes=may, min_width=0):
            self._overview = self._html("", "library-overview")
            with gr.Row(elem_id="library-desk", equal_height=False):
                with gr.Column(elem_id="library-browse", min_width=0):
                    self._lay_out_list()
                with gr.Column(elem_id="library-side", min_width=0):
                    self._lay_out_side()
        self._timer = gr.Timer(IDLE)
        self._listen(tab)
        return self._overview.change

    def _lay_out_list(self) -> None:
        gr = self._gr
        self._words = gr.Textbox(
            label="Search titles and texts",
            placeholder="All these words, or a “phrase”",
            max_lines=1,
            submit_btn="Search",
            elem_id="library-words",
        )
        with gr.Row(elem_id="library-filters"):
            self._outlets = gr.Dropdown([], label="Outlets", multiselect=True, value=[], min_width=0)
            self._language = gr.Dropdown([("Any language", "")], label="Language", value="", min_width=0)
            self._since = gr.Textbox(label="From", placeholder="2020 or 2020-07", max_lines=1, min_width=0)
            self._until = gr.Textbox(label="To", placeholder="2021-06-15", max_lines=1, min_width=0)
            self._order = gr.Dropdown(list(ORDERS), label="Order", value="best", min_width=0)
        self._fault = self._html("")
        self._place = self._html("", "library-place")
        self._list = self._html("", "library-list")
        with gr.Row(elem_id="library-pages"):
            self._previous = gr.Button("Previous page", size="sm", min_width=0, interactive=False)
            self._next = gr.Button("Next page", size="sm", min_width=0, interactive=False)

    def _lay_out_side(self) -> None:
        gr = self._gr
        with gr.Column(elem_id="library-add", min_width=0, visible=self._may_add):
            self._html("<h2>Add articles</h2>")
            self._files = gr.File(
                label="Files", file_count="multiple", elem_id="library-files", height=156, interactive=True
            )
            self._addresses = gr.Textbox(
                label="Addresses of pages, feeds or sitemaps, one a line",
                placeholder="https://",
                lines=2,
                max_lines=8,
                elem_id="library-addresses",
            )
            self._add = gr.Button("Add to the archive", variant="primary", size="sm", elem_id="library-put")
            self._adding_fault = self._html("")
        with gr.Column(elem_id="library-under-way", min_width=0):
            self._headings = self._html("", "library-jobs")
            self._progress = self._html("", "library-progress")
        self._over = self._html("", "library-over")
        self._shares = self._html("", "library-shares")
        # Where library.js writes what a reader wants of a job or an article, for the page to hear.
        self._wish = gr.Textbox(elem_id="library-wish", label="Wish", visible="hidden")

    def _html(self, html: str, name: str | None = None) -> "gr.Markdown":
        # All of it is made and escaped here; Gradio's own cleaning would take the chart away.
        return self._gr.Markdown(html, latex_delimiters=[], sanitize_html=False, elem_id=name)

    def _listen(self, tab: "gr.Tab") -> None:
        import gradio as gr

        fields = [self._words, self._since, self._until, self._outlets, self._language, self._order]
        listed = [self._list, self._place, self._fault, self._start, self._previous, self._next]
        counted = [self._overview, self._shares, self._outlets, self._language]
        looked = [self._headings, self._progress, self._over, self._seen, self._timer]
        changes = [self._words.submit, self._since.submit, self._until.submit, self._since.blur]
        changes += [self._until.blur, self._outlets.input, self._language.input, self._order.input]
        gr.on(changes, self._browse, fields, listed, trigger_mode="always_last", **_QUICK)
        for button, step in ((self._previous, -PAGE), (self._next, PAGE)):
            turn = self._turning(step)
            button.click(turn, [self._start, *fields], listed, scroll_to_output=False, **_QUICK)
        opened = [*counted, *looked, *listed]
        tab.select(self._open, [self._start, *fields], opened, **_QUICK)
        self._timer.tick(self._look, [self._seen, self._start, *fields], opened, **_QUICK)
        if isinstance(tab.parent, gr.Tabs):

            def leave(chosen: gr.SelectData) -> Any:
                return gr.skip() if chosen.value == tab.label else gr.Timer(active=False)

            tab.parent.select(leave, None, self._timer, **_QUICK)
        self._add.click(
            self._send,
            [self._files, self._addresses],
            [self._files, self._addresses, self._adding_fault, *looked],
            **_PRIVATE,
        )
        self._wish.change(
            self._grant, [self._wish], [*looked, self._fault], trigger_mode="multiple", **_QUICK
        )

    def _browse(self, *fields: Any, start: int = 0) -> dict[Any, Any]:
        """Show a page of the list, or why it cannot be shown."""
        try:
            return self._listed(fields, start)
        except DossierError as error:
            return {self._fault: fault_html(str(error))}

    def _listed(self, fields: Sequence[Any], start: int) -> dict[Any, Any]:
        asked = Fields.of(*fields)
        if fault := fault_of(asked):
            return {self._fault: fault_html(fault)}
        found = self._archive.contents.browse(asked.wanted(), start, PAGE)
        if start and not found.articles:  # the list has become shorter
            return self._listed(fields, 0)
        return {
            self._list: list_html(found, start, asked, removable=self._may_remove),
            self._place: place_html(found, start),
            self._fault: "",
            self._start: start,
            self._previous: self._gr.Button(interactive=start > 0),
            self._next: self._gr.Button(interactive=start + PAGE < found.total),
        }

    def _turning(self, step: int) -> Any:
        def turn(start: int, *fields: Any) -> dict[Any, Any]:
            return self._browse(*fields, start=max(0, start + step))

        return turn

    def _open(self, start: int, *fields: Any) -> dict[Any, Any]:
        """Show everything as it is now; where it cannot be read, say why, and try again at the next look."""
        jobs = self._shown_jobs()
        try:
            found = self._archive.contents.overview()
            listed = self._listed(fields, start)
        except DossierError as error:
            return {**jobs, self._seen: _UNSEEN, self._fault: fault_html(str(error))}
        return {
            self._overview: overview_html(found, addable=self._may_add),
            self._shares: shares_html(found),
            self._outlets: self._gr.Dropdown(choices=outlet_choices(found)),
            self._language: self._gr.Dropdown(choices=language_choices(found)),
            **jobs,
            **listed,
        }

    def _look(self, seen: Seen, start: int, *fields: Any) -> dict[Any, Any]:
        """Show what is new of the jobs, and of the archive once one is over."""
        if seen[0] == self._jobs.version:
            return {self._seen: seen}
        same = last_end(self._jobs.all()) == seen[1]
        return self._shown_jobs() if same else self._open(start, *fields)

    def _shown_jobs(self) -> dict[Any, Any]:
        version, jobs = self._jobs.version, self._jobs.all()
        return {
            self._headings: headings_html(jobs),
            self._progress: progress_html(jobs),
            self._over: over_html(jobs),
            self._seen: (version, last_end(jobs)),
            self._timer: self._gr.Timer(IDLE if all(job.over for job in jobs) else BUSY, active=True),
        }

    def _send(self, files: Sequence[str] | None, addresses: str | None) -> dict[Any, Any]:
        """Put files and addresses into the queue."""
        paths, lines = [Path(name) for name in files or ()], lines_of(addresses)
        fault = fault_of_sending(paths, lines, self._max_upload)
        if not self._may_add:
            fault = "Adding articles is switched off here."
        if not fault:
            try:
                self._jobs.add(paths, lines)
            except OSError as error:
                _log.exception("Files that were sent could not be kept.")
                fault = f"The files could not be kept ({error.strerror or error}): please send them again."
        if fault:
            emptied = {self._files: None} if fault == GONE else {}
            return {self._adding_fault: fault_html(fault), **emptied}
        return {self._files: None, self._addresses: "", self._adding_fault: "", **self._shown_jobs()}

    def _grant(self, wish: str) -> dict[Any, Any]:
        """Do what a reader wants: `stop 3`, `again 3` or `remove <id>`, with what makes it a new wish."""
        what, _, rest = wish.partition(" ")
        name = rest.rpartition(" ")[0]
        if what in ("stop", "again") and self._may_add and name.isdecimal():
            (self._jobs.stop if what == "stop" else self._jobs.again)(int(name))
        elif what == "remove" and self._may_remove:
            try:
                self._jobs.remove(name, self._archive.article(name).title)
            except ArticleNotFound:
                return {self._fault: fault_html("The article has been removed already.")}
            except DossierError as error:
                return {self._fault: fault_html(str(error))}
        return self._shown_jobs()
