"""What a failure of a language model means, whoever provides it, and the sentence that tells a reader.

Nothing of a provider's own message is passed on: it may repeat the question, or part of a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.errors import FailureKind, ModelFailure

_OF_STATUS: dict[int, FailureKind] = {
    401: "key",
    403: "key",
    404: "model",
    408: "timeout",
    413: "context",
    429: "rate",
    502: "connection",
    503: "connection",
    504: "timeout",
    529: "connection",
}
_REFUSED = (400, 403, 404, 422)  # what it means stands in the message, and differs by provider
_CONTEXT = re.compile(
    r"context.{0,20}(length|window|size|limit)|(prompt|input).{0,40}(too long|too large|exceeds)|"
    r"too many (input )?tokens|reduce the length",
    re.IGNORECASE | re.DOTALL,
)
_MODEL = re.compile(
    r"model_not_found|(unknown|invalid|no such) model|model\b.{0,80}(not found|not exist|not available)",
    re.IGNORECASE | re.DOTALL,
)
_KEY = re.compile(r"(api[ _-]?key|auth[ _]?token|authentication|credentials)", re.IGNORECASE)
_TEMPERATURE = re.compile(r"\btemperature\b", re.IGNORECASE)
_TIMEOUT_CLASSES = re.compile(r"Timeout|DeadlineExceeded")
_CONNECTION_CLASSES = re.compile(r"Connect(ion|Error)|TransportError|NetworkError|ServiceUnavailable")

_SENTENCES: dict[FailureKind, str] = {
    "key": "The language model {name} refused the key: check {variable}.",
    "model": "The language model {name} is unknown to its provider: check DOSSIER_LLM.",
    "rate": "The language model {name} takes no more requests for now: "
    "wait, or check the limits of the account.",
    "timeout": "The language model {name} did not answer in time: "
    "try again, or set DOSSIER_LLM to a faster one.",
    "context": "The question and its passages are too long for the language model {name}: "
    "set DOSSIER_LLM to one with a larger context window.",
    "connection": "The language model {name} cannot be reached: check the network, and that its server runs.",
    "interrupted": "The language model {name} was cut off while it wrote: try again.",
    "empty": "The language model {name} wrote nothing: try again, or set DOSSIER_LLM to another one.",
    "other": "The language model {name} failed ({detail}): try again, or set DOSSIER_LLM to another one.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What an exception means.

    Attributes:
        kind: of failure.
        transient: whether the same request may succeed in a moment.
        after: seconds that the provider asks to wait, where it says so.
        temperature: whether the model refused to have its temperature set.
        detail: class of the exception and its status, if any.
    """

    kind: FailureKind
    transient: bool = False
    after: float | None = None
    temperature: bool = False
    detail: str = ""


def understand(error: BaseException) -> Fault:
    """Return what an exception means, by the names of its classes, its status and its message."""
    chain = list(_chain(error))
    status = next((code for each in chain if (code := _status(each)) is not None), None)
    kind = _kind(chain, status)
    return Fault(
        kind=kind,
        transient=kind in ("rate", "timeout", "connection") or (status is not None and status >= 500),
        after=next((wait for each in chain if (wait := _retry_after(each)) is not None), None),
        temperature=kind == "other" and status in _REFUSED and any(_says(chain, _TEMPERATURE)),
        detail=type(error).__name__ + (f", status {status}" if status else ""),
    )


def failure(fault: Fault, name: str, variable: str) -> ModelFailure:
    """Return the exception that tells a reader what happened and what to do.

    Args:
        fault: what happened.
        name: of the model, as shown to readers.
        variable: what holds its key, as "OPENAI_API_KEY".
    """
    sentence = _SENTENCES[fault.kind].format(name=name, variable=variable, detail=fault.detail)
    return ModelFailure(sentence, fault.kind)


def _kind(chain: list[BaseException], status: int | None) -> FailureKind:
    if any(name == "ContextOverflowError" for name in _classes(chain)):
        return "context"
    if status is None or status in _REFUSED:
        if any(_says(chain, _CONTEXT)):
            return "context"
        if any(_says(chain, _MODEL)):
            return "model"
        if status in (None, 400) and any(_says(chain, _KEY)):
            return "key"
    if status is not None:
        return _OF_STATUS.get(status, "other")
    if any(_TIMEOUT_CLASSES.search(name) for name in _classes(chain)):
        return "timeout"
    return "connection" if any(_CONNECTION_CLASSES.search(name) for name in _classes(chain)) else "other"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and those that it came from: providers wrap those of their HTTP library."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _classes(chain: list[BaseException]) -> Iterator[str]:
    return (base.__name__ for error in chain for base in type(error).__mro__)


def _says(chain: list[BaseException], pattern: re.Pattern[str]) -> Iterator[bool]:
    return (bool(pattern.search(f"{error} {getattr(error, 'code', '')}")) for error in chain)


def _status(error: BaseException) -> int | None:
    """Return the HTTP status that an exception carries, wherever its library puts it."""
    response = getattr(error, "response", None)
    for holder, attribute in ((error, "status_code"), (response, "status_code"), (error, "code")):
        value = getattr(holder, attribute, None)
        if isinstance(value, str) and value.isdecimal():
            value = int(value)
        if isinstance(value, int) and 400 <= value < 600:
            return int(value)
    return None


def _retry_after(error: BaseException) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    value = str(headers.get("retry-after", ""))
    return float(value) if re.fullmatch(r"\d+(\.\d+)?", value) else None
