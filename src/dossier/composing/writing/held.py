"""A stage of reading that holds text back until enough of it has come to tell what it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

Token = str | tuple[int, ...]
"""A character or a run of them to show, or the numbers of a marker."""

Step = tuple[int, Token, str]
"""How many characters are read, what becomes of them, and what is to be read in their place."""

ITEM, CELL = "\x1e", "\x1f"
"""The beginning of a list item, and the border between two cells of a table."""


class Held(ABC):
    """A stage that takes characters and hands on tokens.

    It decides by the characters alone, never by how they were cut, so that any cutting gives the same.
    What it holds is bounded, so that its time grows as the text.
    """

    def __init__(self, special: str, hand_on: Callable[[Token], None]) -> None:
        self._special = frozenset(special)
        self._hand_on = hand_on
        self._held = ""
        self._last = "\n"

    def put(self, token: Token) -> None:
        """Take the next characters."""
        assert isinstance(token, str)  # only the last stage but one makes markers
        for letter in token:
            self._held += letter
            self._settle(final=False)

    def close(self) -> None:
        """Hand on what is held; what is the beginning of something unfinished is dropped."""
        self._settle(final=True)

    def _settle(self, *, final: bool) -> None:
        while self._held:
            step = self._read(self._held, final=final)
            if step is None:
                return
            length, token, instead = step
            if length:
                self._last = self._held[length - 1]
            self._held = instead + self._held[length:]
            if token != "":
                self._hand_on(token)

    @abstractmethod
    def _read(self, held: str, *, final: bool) -> Step | None:
        """Read what stands first in `held`; None while more is needed, which it never is when final."""

    def _plain(self, held: str) -> Step:
        """Read up to the next special character, the first one not counted."""
        end = next((at for at, letter in enumerate(held) if at and letter in self._special), len(held))
        return end, held[:end], ""
