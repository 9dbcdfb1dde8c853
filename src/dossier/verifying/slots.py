"""Tell names apart by the words right around them: what stands in the same slot is said of it."""

from __future__ import annotations

from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token, same_name

Slot = tuple[str, str]
"""The words right before and after a name, empty at the ends of a text."""


def _slots(reading: Reading) -> dict[int, Slot]:
    """Return the slots of the names of a text by their places, those that a conjunction joins left out."""
    words = ["", *(token.word for token in reading.tokens), ""]
    names = {place for place, token in enumerate(reading.tokens) if token.name}
    slots = {place: (words[place], words[place + 2]) for place in names}
    joined = {
        place for place, (before, after) in slots.items()
        if (before in _JOINTS and place - 2 in names) or (after in _JOINTS and place + 2 in names)
    }  # fmt: skip
    return {place: slot for place, slot in slots.items() if place not in joined and any(slot)}


_JOINTS = frozenset(("and", "or", "with", "ve", "ile", "и", "с", "və", "ilə"))


def by_slot(statement: Reading, quote: Reading) -> tuple[Token, Token] | None:
    """Return two names that stand each between the same words as the other does in a quote."""
    heard = {slot: quote.tokens[place] for place, slot in _slots(quote).items()}
    taken = [
        (statement.tokens[place], heard[slot])
        for place, slot in _slots(statement).items()
        if slot in heard and not same_name(statement.tokens[place], heard[slot])
    ]
    for one, its in taken:
        for other, theirs in taken:
            if same_name(one, theirs) and same_name(other, its):
                return one, other
    return None


def in_place_of(statement: Reading, quote: Reading) -> tuple[Token, Token] | None:
    """Return a name and the one between the same words in a quote, which the statement has nowhere."""
    heard = _slots(quote)
    for place, slot in _slots(statement).items():
        token = statement.tokens[place]
        rivals = [quote.tokens[there] for there, its in heard.items() if its == slot]
        if "" in slot or not rivals or any(same_name(token, rival) for rival in rivals):
            continue
        alien = not any(same_name(rivals[0], own) for own in statement.tokens)
        if alien and token.model == rivals[0].model:
            return token, rivals[0]
    return None
