"""A language model that is ready to write."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Self
from weakref import WeakSet

from dossier.llm.writing import Request, Writing

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

SECONDS_TO_FIRST = 60.0
"""Seconds from the request to the first chunk."""

SECONDS_TO_FIRST_HERE = 120.0
"""The same for a model on this machine, which reads slowly."""

_KEPT = 8


class LanguageModel:
    """A language model, safe to share between threads.

    Attributes:
        name: as shown to readers; it holds no key.
        on_this_machine: whether it runs here: then it reads slowly, and wants a small context.
    """

    def __init__(
        self,
        name: str,
        build: Callable[[int, bool], BaseChatModel],
        *,
        variable: str,
        on_this_machine: bool,
        traced: bool,
        release: Callable[[], None],
    ) -> None:
        self.name = name
        self.on_this_machine = on_this_machine
        self._build = lru_cache(maxsize=_KEPT)(build)
        self._variable = variable
        self._traced = traced
        self._release: Callable[[], None] | None = release
        self._writings: WeakSet[Writing] = WeakSet()

    def stream(self, system: str, user: str, *, most_tokens: int) -> Writing:
        """Begin to write, at temperature 0 where the model allows it.

        Args:
            system: instructions.
            user: the question with its passages.
            most_tokens: to write.
        """
        request = Request(
            name=self.name,
            variable=self._variable,
            build=self._build,
            system=system,
            user=user,
            most_tokens=most_tokens,
            seconds=SECONDS_TO_FIRST_HERE if self.on_this_machine else SECONDS_TO_FIRST,
            traced=self._traced,
        )
        writing = Writing(request)
        self._writings.add(writing)
        return writing

    def close(self) -> None:
        """End what is being written, and the server of a model file that no one else uses."""
        for writing in list(self._writings):
            writing.close()
        release, self._release = self._release, None
        if release is not None:
            release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
