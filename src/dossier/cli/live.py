"""An answer while it comes: what a language model writes, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.live import Live
from rich.text import Text

from dossier.cli.terminal import console
from dossier.text import normalise
from dossier.types import Answer, AnswerDone, Event, Evidence, StatementDone, Token


def finished(events: Iterator[Event]) -> Answer:
    """Return the answer that a stream ends with.

    Where standard error is a terminal, it shows what a language model writes until then: dim what is not
    verified yet, struck out what will not stand.
    """
    live = Live(console=console(stderr=True), transient=True, auto_refresh=False)
    said, under_way = Text(), ""
    try:
        for event in events:
            match event:
                case AnswerDone(answer):
                    return answer
                case Evidence():
                    said, under_way = Text(), ""
                case Token(text):
                    under_way += text
                case StatementDone(statement, kept=kept):
                    said.append(f"{normalise(statement.text)} ", style="" if kept else "strike dim")
                    under_way = ""
            if live.console.is_terminal and (live.is_started or under_way):
                live.start()
                live.update(Text.assemble(said, (normalise(under_way), "dim")), refresh=True)
    finally:
        live.stop()
    raise RuntimeError("the assistant ended without an answer")
