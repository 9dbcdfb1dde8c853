"""The components of asking, as Gradio blocks: the conversation, the field for a question, its filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossier.ui.asking.holdings import Held, language_choices, outlet_choices, years_html
from dossier.ui.asking.opening import fitting, no_evidence_html, welcome_html
from dossier.ui.protocols import Shelf

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that events read and change.

    Attributes:
        turns: the conversation, a tuple of `Turn`.
        run: the answer under way or the last one, a `Run` or None.
        chat: the conversation as it is shown.
        question: where a question is typed.
        since: first day of publication.
        until: last day of publication.
        outlets: the outlets chosen.
        languages: the languages chosen.
        years: how many articles there are by year.
        filters: what unfolds the filters.
        fault: what is wrong with them.
        wish: where page.js writes what else the reader asks for (`dossier.ui.asking.wishes`).
        verdict: where page.js writes what the reader thinks of an answer.
    """

    turns: "gr.State"
    run: "gr.State"
    chat: "gr.Chatbot"
    question: "gr.Textbox"
    since: "gr.Textbox"
    until: "gr.Textbox"
    outlets: "gr.Dropdown"
    languages: "gr.Dropdown"
    years: "gr.Markdown"
    filters: "gr.Accordion"
    fault: "gr.Markdown"
    wish: "gr.Textbox"
    verdict: "gr.Textbox"

    @property
    def scope(self) -> list[Any]:
        """The fields of the filters, in the order of `Scope.of`."""
        return [self.since, self.until, self.outlets, self.languages]


def lay_out(held: Held, examples: Sequence[str], shelf: Shelf | None) -> Parts:
    """Lay out the tab in which a reader asks, inside the blocks of the caller.

    Args:
        held: what the archive holds.
        examples: questions offered before the first one, where the archive is the starter corpus.
        shelf: the reader's conversations, None where none are kept.
    """
    import gradio as gr

    turns, run = gr.State(()), gr.State(None)
    with gr.Row(elem_id="desk", equal_height=False):
        if shelf:
            with gr.Column(elem_id="shelf", min_width=0):
                shelf.lay_out()
        with gr.Column(elem_id="talk", min_width=0):
            chat = gr.Chatbot(
                elem_id="chat",
                label="Conversation",
                show_label=False,
                container=False,
                height=None,
                layout="panel",
                buttons=[],
                latex_delimiters=[],
                line_breaks=False,
                autoscroll=False,
                group_consecutive_messages=False,
                **empty_chat(held, examples),
            )
            with gr.Column(elem_id="composer"):
                fields = _composer(held)
        with gr.Column(elem_id="side", min_width=0):
            text(no_evidence_html())
    return Parts(turns, run, chat, **fields)


def _composer(held: Held) -> dict[str, Any]:
    import gradio as gr

    question = gr.Textbox(
        elem_id="question",
        label="Question",
        show_label=False,
        container=False,
        placeholder="Ask a question about the archive",
        submit_btn="Ask",
        stop_btn="Stop",  # style.css shows one at a time
        lines=1,
        max_lines=6,
        autofocus=True,
    )
    with gr.Accordion("Filters", open=False, elem_id="filters") as filters:
        with gr.Row(elem_id="filter-fields"):
            since, until = _date("From", "since", "2020 or 2020-07"), _date("To", "until", "2021-06-15")
            outlets = _choice("Outlets", outlet_choices(held.status))
            languages = _choice("Languages", language_choices(held.status))
        years = text(years_html(held.years))
    return {
        "question": question,
        "since": since,
        "until": until,
        "outlets": outlets,
        "languages": languages,
        "years": years,
        "filters": filters,
        "fault": text(""),
        "wish": gr.Textbox(elem_id="wish", label="Wish", visible="hidden"),
        "verdict": gr.Textbox(elem_id="verdict", label="Verdict", visible="hidden"),
    }


def _date(label: str, name: str, example: str) -> "gr.Textbox":
    import gradio as gr

    return gr.Textbox(label=label, placeholder=example, max_lines=1, min_width=0, elem_id=name)


def _choice(label: str, choices: Sequence[tuple[str, str]]) -> "gr.Dropdown":
    import gradio as gr

    return gr.Dropdown(
        choices,
        label=label,
        multiselect=True,
        value=[],
        min_width=0,
        elem_id=label.lower(),
        elem_classes="choice",
    )


def text(html: str) -> "gr.Markdown":
    """Return a component that shows HTML of our own."""
    import gradio as gr

    return gr.Markdown(html, latex_delimiters=[])


def empty_chat(held: Held, examples: Sequence[str]) -> dict[str, Any]:
    """Return what a conversation shows that has not begun, as arguments of its component."""
    offered = fitting(examples, held.status)
    return {
        "placeholder": welcome_html(held.status, offered),
        "examples": [{"text": question} for question in offered] or None,
    }
