"""Whether a post that is told is the one that is asked about, another, or perhaps either."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from dossier.timing.words import word_set
from dossier.verifying.offices import Office
from dossier.verifying.organisations import organisation
from dossier.verifying.places import country


class Likeness(Enum):
    """What one post is to another."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


_TOPS = frozenset({"head", "ceo", "president", "director", "chair"})
_TOLD_BY = {
    "head": _TOPS,
    "ceo": {"ceo", "head"},
    "president": {"president", "head"},
    "director": {"director", "head"},
    "spokes": {"spokes", "press"},
}
"""Kinds of titles that tell a post of an organisation which is asked for by one of a kind."""

_IN_PLACE_OF = {"acting": "", "interim": ""}
"""Ranks that fill a post for a time."""

_PARTS = word_set(
    "division department office committee council board bureau unit branch program programme section team "
    "affairs relations desk chapter school subcommittee"
)
"""Words for a part of an organisation, whose head is not that of the whole."""

_IDLE = word_set(
    "party republic government administration company corporation corp inc co ltd plc group as the"
)


def likeness(asked: Office, told: Office) -> Likeness:
    """Return whether a post that a sentence tells is the one that is asked about.

    A chief of a firm is its head, and a defence chief of a country is its minister; a deputy is neither; an
    acting one is both.
    """
    if asked.several or told.several:
        return Likeness.UNKNOWN
    owners = _owners(asked.owner, told.owner)
    if asked.kind == "ambassador" and asked.to and told.to and owners is Likeness.SAME:
        owners = _owners(asked.to, told.to)
    kinds = _kinds(asked, told)
    if Likeness.OTHER in (owners, kinds):
        return Likeness.OTHER
    if asked.rank not in (told.rank, _IN_PLACE_OF.get(told.rank)):
        return Likeness.OTHER
    sure = owners is kinds is Likeness.SAME and bool(asked.to) <= bool(told.to)
    return Likeness.SAME if sure else Likeness.UNKNOWN


def _kinds(asked: Office, told: Office) -> Likeness:
    """Return whether titles and what they are over are of one post."""
    (kind, field), (other, its) = _title(asked), _title(told)
    governs = _is_country(asked.owner)
    if kind == "head" and governs and not field:
        return Likeness.SAME if other in ("head", "president") and not its else Likeness.UNKNOWN
    known_by = {kind} if governs else _TOLD_BY.get(kind, {kind})
    ministers = {kind, other} <= {"minister", "secretary", "head"} and bool(field | its)
    alike = (ministers and governs) or other in known_by
    if alike and field == its:
        return Likeness.SAME
    if alike and not (field and its) and kind in ("minister", "secretary"):
        return Likeness.UNKNOWN
    if other == "founder" and kind in _TOPS:  # who founded a firm often heads it
        return Likeness.UNKNOWN
    return Likeness.OTHER


def _title(office: Office) -> tuple[str, frozenset[str]]:
    if office.kind == "diplomat":
        return "minister", frozenset({"foreign"})
    return office.kind, office.field


def _owners(asked: Sequence[str], told: Sequence[str]) -> Likeness:
    """Return whether two names are of one country or organisation, whose country may be left out."""
    if not asked or not told:
        return Likeness.UNKNOWN
    (codes, names), (others, theirs) = _parted(asked), _parted(told)
    if codes and others and codes.isdisjoint(others):
        return Likeness.OTHER
    if names or theirs:
        same = _same_name(names, theirs)
        further = set(theirs) - set(names)
        apart = not same and (set(names).isdisjoint(theirs) or not _PARTS.isdisjoint(further))
    else:
        same, apart = codes == others, codes.isdisjoint(others)
    return Likeness.SAME if same else Likeness.OTHER if apart else Likeness.UNKNOWN


def _same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return False
    if list(one) == list(other) or set(one) == set(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long):
        return True
    codes = {found[0] for name in (one, other) if (found := organisation(name)) and found[1] == len(name)}
    return len(codes) == 1 and all(organisation(name) == (*codes, len(name)) for name in (one, other))


def _parted(owner: Sequence[str]) -> tuple[frozenset[str], list[str]]:
    """Return the codes of the countries in a name, and its other words."""
    codes, names, place = set[str](), list[str](), 0
    while place < len(owner):
        pair = country(" ".join(owner[place : place + 2])) if place + 1 < len(owner) else None
        code = pair or country(owner[place])
        if code:
            codes.add(code)
        elif owner[place] not in _IDLE:
            names.append(owner[place])
        place += 2 if pair else 1
    return frozenset(codes), names


def _is_country(owner: Sequence[str]) -> bool:
    codes, names = _parted(owner)
    return bool(codes) and not names
