"""The page: a chat with its evidence beside it, as Gradio blocks."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dossier.ui.conversation import Run, Scope, Turn, messages, reply
from dossier.ui.opening import EXAMPLES, fault_html, fitting, masthead_html, no_evidence_html, welcome_html
from dossier.ui.protocols import Assistant, Status

if TYPE_CHECKING:
    import gradio as gr

_AT_ONCE = 8  # answers under way at a time; more wait their turn
_ASK, _STOP = "Ask", "Stop"
_IDLE: dict[str, Any] = {"submit_btn": _ASK, "stop_btn": False}
_PRIVATE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def build_page(
    assistant: Assistant,
    examples: Sequence[str] = EXAMPLES,
    *,
    may_add: bool = False,
    may_remove: bool = False,
) -> "gr.Blocks":
    """Return the page of an assistant.

    Args:
        assistant: what answers, and where articles are looked up.
        examples: questions offered before the first one, where the archive is the starter corpus.
        may_add: whether the page may offer to add articles.
        may_remove: whether the page may offer to remove articles.
    """
    return _Page(assistant, examples).blocks


class _Page:
    """The components of the page and what happens to them."""

    def __init__(self, assistant: Assistant, examples: Sequence[str]) -> None:
        import gradio as gr

        self._gr, self._assistant, self._examples = gr, assistant, examples
        self.blocks: gr.Blocks = gr.Blocks(title="Dossier", analytics_enabled=False, fill_width=True)
        with self.blocks:
            self._turns = gr.State(())
            self._run = gr.State(None)  # the answer under way, or the last one
            self._lay_out()
            self._listen()
        self.blocks.queue(default_concurrency_limit=_AT_ONCE, api_open=False)

    def _lay_out(self) -> None:
        gr, status = self._gr, self._assistant.archive.status(check=False)
        with gr.Row(elem_id="top"):
            self._masthead = self._text(masthead_html(status))
            self._anew = gr.Button("New conversation", elem_id="anew", size="sm", min_width=0, scale=0)
        with gr.Row(elem_id="desk", equal_height=False):
            with gr.Column(elem_id="talk", min_width=0):
                self._chat = gr.Chatbot(
                    elem_id="chat",
                    show_label=False,
                    container=False,
                    height=None,
                    layout="panel",
                    buttons=[],
                    latex_delimiters=[],
                    line_breaks=False,
                    autoscroll=False,
                    group_consecutive_messages=False,
                    **self._empty_chat(status),
                )
                with gr.Column(elem_id="composer"):
                    self._compose(_names(status))
            with gr.Column(elem_id="side", min_width=0):
                self._text(no_evidence_html())

    def _compose(self, outlets: list[str]) -> None:
        gr = self._gr
        self._question = gr.Textbox(
            elem_id="question",
            label="Question",
            show_label=False,
            container=False,
            placeholder="Ask a question about the archive",
            submit_btn=_ASK,
            lines=1,
            max_lines=6,
            autofocus=True,
        )
        with gr.Accordion("Filters", open=False, elem_id="filters") as self._filters:
            with gr.Row(elem_id="filter-fields"):
                self._since = self._date("From", "since", "2020 or 2020-07")
                self._until = self._date("To", "until", "2021-06-15")
                self._outlets = gr.Dropdown(
                    outlets, label="Outlets", multiselect=True, value=[], min_width=0, elem_id="outlets"
                )
            self._fault = self._text("")
        # Where page.js writes which turn is to be answered again without its period.
        self._again = gr.Textbox(elem_id="again", label="Answer again", visible="hidden")

    def _date(self, label: str, name: str, example: str) -> "gr.Textbox":
        return self._gr.Textbox(label=label, placeholder=example, max_lines=1, min_width=0, elem_id=name)

    def _text(self, html: str) -> "gr.Markdown":
        return self._gr.Markdown(html, latex_delimiters=[])

    def _empty_chat(self, status: Status) -> dict[str, Any]:
        offered = fitting(self._examples, status)
        return {
            "placeholder": welcome_html(status, offered),
            "examples": [{"text": question} for question in offered] or None,
        }

    def _listen(self) -> None:
        import gradio as gr

        def ask_example(
            chosen: gr.SelectData,
            turns: tuple[Turn, ...],
            since: str | None,
            until: str | None,
            outlets: list[str] | None,
        ) -> Iterator[dict[Any, Any]]:
            yield from self._ask(chosen.value["text"], turns, since, until, outlets)

        fields = [self._since, self._until, self._outlets]
        shown = [self._chat, self._question, self._turns, self._run, self._filters, self._fault]
        self._question.submit(self._ask, [self._question, self._turns, *fields], shown, **_PRIVATE)
        self._chat.example_select(ask_example, [self._turns, *fields], shown, **_PRIVATE)
        self._again.change(self._ask_again, [self._again, self._turns, *fields], shown, **_PRIVATE)
        self._question.stop(_stop, self._run, None, queue=False, **_PRIVATE)
        cleared = [self._chat, self._question, self._turns]
        self._anew.click(self._begin_anew, self._run, cleared, queue=False, **_PRIVATE)
        gr.on(
            [
                self._since.blur,
                self._since.submit,
                self._until.blur,
                self._until.submit,
                self._outlets.change,
            ],
            self._check,
            fields,
            [self._filters, self._fault],
            queue=False,
            **_PRIVATE,
        )
        self.blocks.load(self._refresh, None, [self._masthead, self._chat, self._outlets], **_PRIVATE)

    def _ask(
        self,
        question: str,
        turns: tuple[Turn, ...],
        since: str | None,
        until: str | None,
        outlets: list[str] | None,
        later: tuple[Turn, ...] | None = None,
    ) -> Iterator[dict[Any, Any]]:
        """Answer a question after some turns, or one again that has later turns, without its period."""
        scope, question = Scope.of(since, until, outlets), question.strip()
        fault = scope.fault()
        yield {
            self._fault: fault_html(fault),
            self._filters: self._labelled(scope, bool(fault)),
        }
        if fault or not question:
            return
        run, again = Run(), later is not None
        field = self._gr.update(submit_btn=False, stop_btn=_STOP)
        yield {self._run: run, self._question: field if again else {**field, "value": ""}}
        try:
            for turn in reply(self._assistant, question, turns, scope, any_time=again, stopped=run.stopped):
                so_far = (*turns, turn, *(later or ()))
                if not run.dropped:
                    yield {self._chat: messages(so_far), self._turns: so_far}
        finally:
            run.over = True
        yield self._cleared() if run.dropped else {self._question: self._gr.update(**_IDLE)}

    def _cleared(self) -> dict[Any, Any]:
        """Return the page without a conversation."""
        return {self._chat: [], self._question: self._gr.update(value="", **_IDLE), self._turns: ()}

    def _begin_anew(self, run: Run | None) -> dict[Any, Any]:
        """Clear the page, or let the answer under way do so at its end, lest it be shown after that."""
        if run:
            run.drop()
        return self._cleared() if run is None or run.over else self._gr.skip()

    def _ask_again(
        self,
        wanted: str,
        turns: tuple[Turn, ...],
        since: str | None,
        until: str | None,
        outlets: list[str] | None,
    ) -> Iterator[dict[Any, Any]]:
        number, _, _ = wanted.partition(" ")  # of the turn; what follows makes each wish a new one
        place = int(number) - 1 if number.isdecimal() else len(turns)
        for turn in turns[place : place + 1]:
            yield from self._ask(turn.question, turns[:place], since, until, outlets, turns[place + 1 :])

    def _labelled(self, scope: Scope, unfold: bool = False) -> Any:
        label = scope.label()
        return self._gr.Accordion(label=label, open=True) if unfold else self._gr.Accordion(label=label)

    def _check(self, since: str | None, until: str | None, outlets: list[str] | None) -> tuple[Any, str]:
        scope = Scope.of(since, until, outlets)
        return self._labelled(scope), fault_html(scope.fault())

    def _refresh(self) -> tuple[str, Any, Any]:
        gr, status = self._gr, self._assistant.archive.status(check=False)
        return (
            masthead_html(status),
            gr.Chatbot(**self._empty_chat(status)),
            gr.Dropdown(choices=_names(status)),
        )


def _stop(run: Run | None) -> None:
    if run:
        run.stopped.set()


def _names(status: Status) -> list[str]:
    return sorted(status.outlets, key=str.casefold)
