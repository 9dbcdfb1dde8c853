"""Check whose a deed is: a name must not take over what a quote tells of another name beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.timing.words import word_set
from dossier.verifying.binding import Part, Piece, borne, holds, parts_of
from dossier.verifying.findings import Finding
from dossier.verifying.naming import names_of
from dossier.verifying.reading import Reading
from dossier.verifying.tokens import Token, alike, is_title
from dossier.verifying.verbs import is_verb, passive


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a text with its names by what they are in it.

    Attributes:
        part: the part.
        slots: names by `subject`, `doer`, `sufferer`, or the preposition before them.
        deed: whether it has a verb, "is" and the like left out: with none, only its subject counts.
        whole: whether it tells something by itself: "and Berg left", not "and Berg".
    """

    part: Part
    slots: dict[str, tuple[Token, ...]]
    deed: bool
    whole: bool


def doers(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find a name of which a quote tells something else, while it tells the statement of another name.

    The clause that tells it must have that name in the same slot. A clause with "he", "the company" or
    nothing there may go on about anyone.
    """
    if statement.language != "en":
        return
    own = clauses(statement)
    everything = tuple(piece for clause in own for piece in clause.part.pieces)
    told = [clauses(quote) for quote in quotes if quote.language == "en"]
    for clause in own:
        context = clause.part.pieces if len(clause.part.pieces) > _FEW else everything
        unfit = ("subject",) if clause.deed else ("doer", "sufferer")
        for slot, names in clause.slots.items():
            found = None if slot in unfit else _rivals(slot, names, context, statement, told)
            if found:
                said, instead = _shown(names, statement), _shown(*found)
                yield Finding("contradiction", f"says {said}; the article says {instead}", 0.8)
                return


_FEW = 2
"""Pieces of a clause up to which the whole statement is what must be told of its names."""


def _rivals(
    slot: str,
    names: Sequence[Token],
    context: Sequence[Piece],
    statement: Reading,
    told: Sequence[Sequence[Clause]],
) -> tuple[Sequence[Token], Reading] | None:
    """Return what has the slot of names in the clause that tells most of a statement, where they have not."""
    if any(name.place or name.model for name in names):
        return None
    rest = [piece for piece in context if piece not in names]

    def score(clause: Clause) -> float:
        return sum(borne(piece, clause.part, statement) for piece in rest)

    def has(clause: Clause) -> bool:
        return any(holds(name, clause.part) for name in names)

    most = max((score(clause) for those in told for clause in those if has(clause)), default=0.0)
    for those in told:
        here = [clause for clause in those if has(clause)]
        known_as = [token for clause in here for token in clause.slots.get("as", ())]
        if any(_among(name, known_as) for name in names) or not any(clause.whole for clause in here):
            continue
        clause = max(those, key=score)
        rivals = clause.slots.get(slot, ())
        if score(clause) > most and rivals and not any(_among(each, statement.tokens) for each in rivals):
            return rivals, clause.part.reading
    return None


def _among(token: Token, others: Sequence[Token]) -> bool:
    return any(alike(token, other) for other in others)


def clauses(reading: Reading) -> list[Clause]:
    """Return the clauses of a text."""
    found: list[Clause] = []
    subject: tuple[Token, ...] = ()
    for part in parts_of(reading, 0):
        clause, subject = _clause(part, subject)
        found.append(clause)
    return found


def _clause(part: Part, before: tuple[Token, ...]) -> tuple[Clause, tuple[Token, ...]]:
    """Return a part with its names, and its subject: where it begins with its verb, the one before it."""
    reading = part.reading
    places = [p for p, token in enumerate(reading.tokens) if part.start <= token.start < part.end]
    verbs = [
        p for p in places
        if reading.tokens[p].word in _HELPING
        or (is_verb(reading, p) and not reading.tokens[p].word.endswith("ly"))
    ]  # fmt: skip
    deed = next((p for p in verbs if reading.tokens[p].word not in _HELPING), None)
    slots: dict[str, tuple[Token, ...]] = {}
    for run in names_of(reading):
        if part.start <= run[0].start < part.end and run[-1].tail != "s":
            slot = _slot(reading, run, places, verbs)
            slots[slot] = (*slots.get(slot, ()), *run)
    subject = slots.pop("subject", ())
    if verbs and not subject:
        if _GOES_ON.fullmatch(reading.text[part.start : reading.tokens[verbs[0]].start]):
            subject = before
        elif verbs[0] == places[0] + 1 and _opens(reading, part, places[0]):
            subject = (reading.tokens[places[0]],)
    objects, doer = slots.pop("object", ()), slots.pop("by", ())
    slots.pop("", None)
    whole = bool(doer or (subject and slots) or any(reading.tokens[p].word not in _DOING for p in verbs))
    if doer or (deed is not None and passive(reading, deed)):
        slots |= {"subject": subject, "doer": doer, "sufferer": subject}
    else:
        acted = objects or _has_object(reading, deed)
        slots |= {"subject": subject, "doer": subject, "sufferer": objects if acted else subject}
    named = {slot: names for slot, names in slots.items() if names}
    return Clause(part, named, bool(doer) or deed is not None, whole), subject


def _opens(reading: Reading, part: Part, place: int) -> bool:
    """Return whether a word begins a sentence and may be a name: `Holm`, where only its capital says so."""
    token = reading.tokens[place]
    opening = not place or bool(re.search(r"[.!?]", reading.text[part.start : token.start]))
    return opening and token.content and token.word not in _ADVERBS and not token.word.endswith("ly")


def _slot(reading: Reading, run: Sequence[Token], places: Sequence[int], verbs: Sequence[int]) -> str:
    """Return what a name is in its clause: `subject`, `object`, its preposition, or nothing of these."""
    place = reading.tokens.index(run[0])
    later = bool(verbs) and place > verbs[0]
    for before in range(place - 1, places[0] - 1, -1):
        token = reading.tokens[before]
        if token.word in _PREPOSITIONS:
            return _ONE.get(token.word, token.word)
        if before in verbs:
            return "object" if token.word not in _HELPING else ""
        if not (
            token.word in _DETERMINERS or is_title(token) or (later and token.content and not token.name)
        ):
            break
    return "subject" if not later and _leads(reading, run, places, verbs) else ""


def _leads(reading: Reading, run: Sequence[Token], places: Sequence[int], verbs: Sequence[int]) -> bool:
    """Return whether a name before the verb is the subject, and not "American" or the end of a list."""
    tokens = reading.tokens
    first, last = tokens.index(run[0]), tokens.index(run[-1])
    if not verbs:
        return not any(tokens[place].content for place in range(places[0], first))
    between = tokens[last + 1 : verbs[0]]
    if any(token.word in _PRONOUNS for token in between):
        return False
    noun = any(each.after == " " and each.content and not each.word.endswith("ly") for each in between[:1])
    continued = tokens[places[0]].after == ", " and not _GOES_ON.fullmatch(tokens[places[0]].word + " ")
    return not noun and not (continued and tokens[last + 1].after.startswith(","))


def _has_object(reading: Reading, deed: int | None) -> bool:
    following = reading.tokens[deed + 1] if deed is not None and deed + 1 < len(reading.tokens) else None
    if following is None or following.after != " ":
        return False
    return following.content or following.word in _DETERMINERS


_GOES_ON = re.compile(r"[\s,)]*(?:(?:and|but|then|later|also|soon|\w+ly)[\s,]+)*")
_HELPING = word_set("is are was were be been has have had will would")
_PRONOUNS = word_set("he she it they we i you")
_ADVERBS = word_set("nearby often here there today later then once now also still yesterday tomorrow earlier")
_DOING = word_set("do does did")
_DETERMINERS = word_set("the a an its his her their our my this that these those")
_PREPOSITIONS = word_set("""
in at on inside near from to into by for with against under over of after before as than like between through
about during since until
""")
_ONE = {"at": "in", "on": "in", "inside": "in", "into": "to"}
"""Prepositions of one sense with another."""


def _shown(names: Sequence[Token], reading: Reading) -> str:
    return reading.text[names[0].start : names[0].end]
