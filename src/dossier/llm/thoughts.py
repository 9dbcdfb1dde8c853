"""Leave out what a model thinks aloud between <think> and </think>."""

from __future__ import annotations

OPEN, CLOSE = "<think>", "</think>"


class Thoughts:
    """Filters a text that comes in pieces; a tag may be cut between any two of them."""

    def __init__(self) -> None:
        self._held = ""
        self._inside = False
        self._begun = False

    def spoken(self, piece: str, *, last: bool = False) -> str:
        """Return what can be shown now, without thoughts and without white space before the first word.

        Args:
            piece: the next piece of the text.
            last: whether none follows, so that nothing needs to be held back.
        """
        text, shown = self._held + piece, ""
        while True:
            before, tag, after = text.partition(CLOSE if self._inside else OPEN)
            if not tag:
                break
            shown += "" if self._inside else before
            self._inside, text = not self._inside, after
        held = 0 if last else _begun_tag(text, CLOSE if self._inside else OPEN)
        shown += "" if self._inside else text[: len(text) - held]
        self._held = text[len(text) - held :]
        if not self._begun:
            shown = shown.lstrip()
            self._begun = bool(shown)
        return shown


def _begun_tag(text: str, tag: str) -> int:
    """Return how many characters at the end of a text may begin a tag."""
    return next((size for size in range(len(tag) - 1, 0, -1) if text.endswith(tag[:size])), 0)
