"""What happens when a reader asks, stops, asks again or begins anew."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dossier.errors import DossierError
from dossier.ui.asking.conversation import Run, Turn, messages, reply
from dossier.ui.asking.foot import Extras
from dossier.ui.asking.holdings import Holdings, language_choices, outlet_choices, years_html
from dossier.ui.asking.layout import Parts, empty_chat
from dossier.ui.asking.opening import fault_html
from dossier.ui.asking.scope import Scope, linked
from dossier.ui.asking.wishes import Asked, asked_by, judged_by
from dossier.ui.markup import escape
from dossier.ui.protocols import Assistant, Feedback, Shelf

if TYPE_CHECKING:
    import gradio as gr
    from gradio.events import Dependency

PRIVATE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""What every event of the page is given: nothing spins over it, and no program may call it by name."""

_Updates = Iterator[dict[Any, Any]]


class Asking:
    """The events of asking.

    Args:
        assistant: what answers.
        holdings: what its archive holds.
        parts: the components.
        extras: what is offered with an answer.
        feedback: keeps what a reader thinks of an answer; None where nothing does.
        examples: questions offered before the first one.
        blocks: the page.
        anew: the button that begins a new conversation.

    Attributes:
        parts: the components.
        blocks: the page.
        anew: the button that begins a new conversation.
        answered: the events after each of which an answer is complete.
        outputs: the components that `show` changes.
    """

    def __init__(
        self,
        assistant: Assistant,
        holdings: Holdings,
        parts: Parts,
        extras: Extras,
        feedback: Feedback | None,
        examples: Sequence[str],
        blocks: "gr.Blocks",
        anew: "gr.Button",
    ) -> None:
        self._assistant, self._holdings, self._extras = assistant, holdings, extras
        self._feedback, self._examples = feedback, examples
        self.parts, self.blocks, self.anew = parts, blocks, anew
        self._shelf: Shelf | None = None
        self.answered: list[Dependency] = []
        self.outputs = [parts.chat, parts.question, parts.turns]

    def listen(self, shelf: Shelf | None) -> None:
        """Attach the events to the components, inside the blocks of the page.

        Args:
            shelf: keeps the conversation; the feedback is given which one is open. None where none is kept.
        """
        import gradio as gr

        self._shelf, parts = shelf, self.parts
        about = [shelf.current] if shelf else []

        def ask_example(
            chosen: gr.SelectData, turns: tuple[Turn, ...], run: Run | None, *scope: Any
        ) -> _Updates:
            yield from self._ask(chosen.value["text"], turns, run, *scope)

        def ask_linked(request: gr.Request) -> _Updates:
            yield from self._ask_linked(*linked(request.query_params))

        def judge(request: gr.Request, wish: str, turns: tuple[Turn, ...], *about: Any) -> None:
            self._judge(request, wish, turns, about)

        # No more than need be, for Gradio makes each of them anew at each update: conversation.js empties the
        # field when its question stands in the conversation, and style.css changes its button.
        shown = [parts.chat, parts.turns, parts.run]
        linked_shown = [*shown, parts.question, *parts.scope, parts.filters, parts.fault]
        given = [parts.turns, parts.run, *parts.scope]
        self.answered += [
            parts.question.submit(self._ask, [parts.question, *given], shown, **PRIVATE),
            parts.chat.example_select(ask_example, given, shown, **PRIVATE),
            parts.wish.change(self._grant, [parts.wish, *given], shown, **PRIVATE),
            self.blocks.load(ask_linked, None, linked_shown, **PRIVATE),
        ]
        parts.question.stop(_stop, parts.run, None, queue=False, **PRIVATE)
        self.anew.click(self.show, parts.run, self.outputs, queue=False, **PRIVATE)
        given = [parts.verdict, parts.turns, *about]
        parts.verdict.change(judge, given, None, trigger_mode="multiple", **PRIVATE)
        self._listen_to_filters()

    def _listen_to_filters(self) -> None:
        import gradio as gr

        parts = self.parts
        dates = [event for field in (parts.since, parts.until) for event in (field.blur, field.submit)]
        changes = [*dates, parts.outlets.input, parts.languages.input]
        told = [parts.filters, parts.fault]
        gr.on(changes, self._check, parts.scope, told, queue=False, trigger_mode="always_last", **PRIVATE)

    def refresh_at(self, events: "Sequence[Callable[..., Dependency]]") -> None:
        """Show anew what the archive holds at each of some events."""
        import gradio as gr

        parts = self.parts
        held = [parts.chat, parts.outlets, parts.languages, parts.years]
        gr.on(events, self._refresh, None, held, queue=False, **PRIVATE)

    def show(self, run: Run | None, turns: tuple[Turn, ...] = ()) -> dict[Any, Any]:
        """Return the page with another conversation, an empty one unless told otherwise.

        An answer under way is ended, and its own event shows them, lest it be shown after that.

        Args:
            run: the answer under way, or the last one.
            turns: the conversation.
        """
        emptied = {self.parts.question: ""}
        if run and not run.over:
            run.drop(turns)
            return emptied
        return self._shown(turns) | emptied

    def _shown(self, turns: tuple[Turn, ...]) -> dict[Any, Any]:
        return {self.parts.chat: messages(turns), self.parts.turns: turns}

    def _unchanged(self) -> dict[Any, Any]:
        """Return what leaves the page as it is: Gradio empties what a generator without any value is for."""
        import gradio as gr

        return {self.parts.run: gr.skip()}

    def _ask(self, question: str, turns: tuple[Turn, ...], run: Run | None, *scope: Any) -> _Updates:
        """Answer what the reader typed or chose."""
        yield from self._answer(Asked(question.strip(), turns), run, Scope.of(*scope))

    def _grant(self, wish: str, turns: tuple[Turn, ...], run: Run | None, *scope: Any) -> _Updates:
        """Answer what the reader asks for otherwise, see `asked_by`."""
        asked = asked_by(wish, turns)
        if asked:
            yield from self._answer(asked, run, Scope.of(*scope))
        else:
            yield self._unchanged()

    def _ask_linked(self, question: str, scope: Scope) -> _Updates:
        """Answer the question in the address of the page, and show its filters."""
        if not question:
            yield self._unchanged()
            return
        status, parts, fault = self._holdings.now().status, self.parts, scope.fault()
        yield {
            parts.filters: _labelled(scope, unfold=bool(fault)),
            parts.fault: fault_html(fault),
            parts.since: scope.since,
            parts.until: scope.until,
            parts.outlets: [name for name in scope.outlets if name in status.outlets],
            parts.languages: [code for code in scope.languages if code in status.languages],
        }
        if fault:  # to be asked once the filters are put right
            yield {parts.question: question}
        else:
            yield from self._answer(Asked(question, ()), None, scope)

    def _answer(self, asked: Asked, run: Run | None, scope: Scope) -> _Updates:
        """Answer a question within its conversation, unless another answer is under way."""
        import gradio as gr

        parts, fault = self.parts, scope.fault()
        if fault or not asked.question or (run and not run.over):
            if fault and asked.question:  # as it says beside the filters, once the reader has left them
                gr.Warning(escape(fault), duration=4)
            yield self._unchanged()
            return
        run, so_far = Run(), asked.before
        changed: dict[Any, Any] = {parts.run: run}
        try:
            for turn in reply(
                self._assistant,
                asked.question,
                asked.before,
                scope,
                any_time=asked.any_time,
                read_as=asked.read_as,
                extras=self._extras,
                stopped=run.stopped,
            ):
                so_far = (*asked.before, turn, *asked.later)
                # The last one comes with all that ends the answer: a reader may ask on as soon as it is seen.
                run.over = turn.over and not run.dropped
                changed |= {parts.turns: so_far} if run.over else {}
                if not run.dropped:  # in few steps, each takes time
                    yield {**changed, parts.chat: messages(so_far)}
                changed = {}
        finally:
            run.over = True
        if run.dropped:
            yield self._shown(run.instead)
        elif told := self._shelf.unkept(len(so_far)) if self._shelf else "":
            gr.Warning(escape(told))

    def _judge(
        self, request: "gr.Request", wish: str, turns: tuple[Turn, ...], about: tuple[Any, ...]
    ) -> None:
        """Hand on what the reader thinks of an answer."""
        import gradio as gr

        judged = judged_by(wish, turns)
        if self._feedback and judged:
            try:
                self._feedback(request, judged.turn, judged.verdict, judged.note, *about)
            except DossierError as error:
                gr.Warning(escape(str(error)))

    def _check(self, *scope: Any) -> tuple[Any, str]:
        found = Scope.of(*scope)
        return _labelled(found), fault_html(found.fault())

    def _refresh(self) -> tuple[Any, Any, Any, str]:
        import gradio as gr

        held = self._holdings.now()
        return (
            gr.Chatbot(**empty_chat(held, self._examples)),
            gr.Dropdown(choices=outlet_choices(held.status)),
            gr.Dropdown(choices=language_choices(held.status)),
            years_html(held.years),
        )


def _labelled(scope: Scope, *, unfold: bool = False) -> Any:
    import gradio as gr

    label = scope.label()
    return gr.Accordion(label=label, open=True) if unfold else gr.Accordion(label=label)


def _stop(run: Run | None) -> None:
    if run:
        run.stopped.set()
