"""One assistant that every call of a process shares."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from datetime import date

from dossier.assistant.asked import Day, request
from dossier.assistant.core import Assistant
from dossier.types import Answer

_shared: Assistant | None = None
_sharing = threading.Lock()


def ask(
    question: str,
    *,
    history: Sequence[Answer | str] = (),
    since: Day = None,
    until: Day = None,
    outlets: str | Iterable[str] | None = None,
    languages: str | Iterable[str] | None = None,
    today: date | None = None,
    any_time: bool = False,
) -> Answer:
    """Answer a question with one assistant that is shared by all calls, set up from the environment.

    Arguments, answer and errors as `Assistant.ask`; the first call also raises those of `Assistant`.
    """
    global _shared
    with _sharing:
        if _shared is None:
            _shared = Assistant()
    return _shared.chain.invoke(request(question, history, since, until, outlets, languages, today, any_time))
