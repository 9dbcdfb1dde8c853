"""Posts and who holds them, as English tells them beside a name: "Borovia's defence minister Anna Velm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from dossier.timing.words import word_set
from dossier.verifying.office_titles import FIELDS, PLAIN, SMALL, TITLES, Word, read_words, titles
from dossier.verifying.places import country

_RANKS = {
    **{word: word for word in word_set("deputy assistant associate senior junior co acting interim")},
    "vice": "deputy",
}
_FORMER = word_set(
    "former ex then late previous outgoing retired onetime first second founding original ousted fired"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?|year|old")
_NO_OWNERS = word_set(
    "republican democratic conservative labour liberal socialist monday tuesday wednesday thursday friday "
    "saturday sunday january february march april june july august september october november december"
)
_PARTICLES = word_set("de da di del du la le van von der den bin ibn al el ul")
"""Small words within names: "Bill de Blasio"."""

_OF_STATES = word_set("president premier minister secretary chancellor senator speaker")
_IS = word_set(
    "in sworn is was became becomes remains as been named appointed elected best known who has served serves"
)
_CHOSEN, _PASSIVE = word_set("named appointed elected"), word_set("is was been")
_CHOOSE = _CHOSEN | word_set("names appoints elects hires hired")
_OF = word_set("of for at")
_BODIES = word_set(
    "division department office committee council board bureau agency centre center company corporation "
    "group bank ministry parliament army navy force forces staff guard police service services industries "
    "airlines university institute union party federation association society commission court state "
    "national federal central armed air republic records management operations house technology "
    "technologies systems international"
)
"""Words of names that are no persons'."""
_ENDS = _BODIES | word_set("house staff senate congress")
"""Words after which the name of a person may follow: "Speaker of the House Anna Velm"."""
LONGEST_NAME = 4
"""Words of a person's name."""


@dataclass(frozen=True, slots=True)
class Office:
    """A post as a text tells it.

    Attributes:
        kind: what all titles of a sort share: `head` for a chief and a boss.
        field: what it is over: `defence`.
        owner: folded words for whose it is: `borovia`.
        to: where an ambassador is sent.
        holder: folded words of the name of who holds it, empty where none is told.
        rank: `deputy`, `acting` or the like; empty for the post itself.
        former: whether it is told as one held before.
        several: whether it is told of several at once, "the heads of".
    """

    kind: str
    field: frozenset[str] = frozenset()
    owner: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    rank: str = ""
    former: bool = False
    several: bool = False


def offices(text: str) -> list[Office]:
    """Return the posts that a sentence in English tells, beside a name or without one."""
    read = read_words(text)
    return [office for start, end, title in titles(read) for office in _told(read, start, end, title)]


def mentions_post(text: str) -> bool:
    """Return whether a text in English has a title of a post."""
    return next(titles(read_words(text)), None) is not None


def office_in(text: str) -> Office | None:
    """Return the one post that a phrase is about, "the head of the Kestrel Yard"; None where it says more."""
    read = read_words(text)
    for start, end, (kind, several) in titles(read):
        first, office = _before(read, start, Office(kind))
        last, office = _after(read, end, office)
        led = all(word.folded in PLAIN for word in read[:first])
        if led and last == len(read) and office.owner and not several:
            return office
    return None


def owner_in(text: str) -> tuple[str, ...]:
    """Return the folded words of the name that a phrase is, or with which it ends; empty for another phrase.

    Articles are left aside, and so is what the name is: "Borovia's arms agency KSB" is about KSB.
    """
    read = [word for word in read_words(text) if word.folded not in PLAIN]
    if not all(word.joined for word in read[1:]):
        return ()
    start = len(read)
    while start and read[start - 1].capital:
        start -= 1
    described = all(
        word.owns or bool(country(word.folded)) if word.capital else word.folded not in SMALL
        for word in read[:start]
    )
    return tuple(word.folded for word in read[start:]) if described else ()


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text as `Office.holder` has them."""
    return tuple(word.folded for word in read_words(text))


def _told(read: Sequence[Word], start: int, end: int, title: tuple[str, bool]) -> Iterator[Office]:
    """Yield a post with the name that stands after its title, before it, or after whose it is."""
    kind, several = title
    first, office = _before(read, start, Office(kind, several=several))
    after, whole = _after(read, end, office)
    if several:
        yield whole
        return
    if right := _name(read, end, apart=False):
        yield replace(office, holder=right, owner=office.owner or _country_after(read, end + len(right)))
    elif left := _name_before(read, first):
        yield replace(whole, holder=left)
    elif further := _full_name(read, after, apart=False) or (
        whole.owner and _full_name(read, after, apart=True)
    ):
        yield replace(whole, holder=further)
    elif whole.owner:
        yield whole


def _country_after(read: Sequence[Word], place: int) -> tuple[str, ...]:
    """Return the country that follows a name, "President Anna Velm of Borovia"; empty where none does."""
    if place + 1 >= len(read) or read[place].folded != "of" or not read[place].joined:
        return ()
    named = tuple(word.folded for word in takewhile(lambda word: word.capital, read[place + 1 :]))
    return named if country(" ".join(named)) else ()


def _before(read: Sequence[Word], start: int, office: Office) -> tuple[int, Office]:
    """Return where a phrase begins that ends with a title, and the post with what it says before that."""
    place, field, owner = start, set(office.field), list[str]()
    rank, former = office.rank, office.former
    while place > 0 and read[place].joined:
        word = read[place - 1]
        fielded = word.folded in FIELDS and not word.owns and not (owner and word.capital)
        if (word.folded,) in TITLES and not fielded and word.folded not in PLAIN:
            break
        if word.folded in _RANKS:
            rank = _RANKS[word.folded]
        elif word.folded in _FORMER:
            former = former or not (rank and word.folded == "first")  # a first deputy is one now
        elif _ORDINAL.fullmatch(word.folded):
            pass
        elif fielded:
            field.add(FIELDS[word.folded])
        elif word.capital and _no_owner(word, read[start], office.kind):
            break
        elif word.capital:
            owner.insert(0, word.folded)
        elif (
            not word.owns and word.folded not in PLAIN and not (word.folded == "and" and field and not owner)
        ):
            break
        place -= 1
    return place, replace(office, field=frozenset(field), owner=tuple(owner), rank=rank, former=former)


def _no_owner(word: Word, title: Word, kind: str) -> bool:
    """Return whether a word before a title is not whose post it is: "On Monday President Anna Velm".

    Before the title of a state, written as a part of the name, only a country, an abbreviation or a
    possessive is: "Meanwhile President Anna Velm", "Conservative Prime Minister Anna Velm".
    """
    if word.folded in _NO_OWNERS:
        return True
    known = word.owns or word.written.isupper() or country(word.folded)
    return kind in _OF_STATES and title.written[0].isupper() and not known


def _after(read: Sequence[Word], end: int, office: Office) -> tuple[int, Office]:
    """Return where a phrase ends that goes on after a title, "of …", and the post with what it says."""
    place = end
    while place + 1 < len(read) and read[place].joined:
        sent = read[place].folded == "to" and office.kind == "ambassador"
        if not (sent or read[place].folded in _OF):
            break
        stop = _phrase_end(read, place + 1, office.kind)
        named = _names_in(read[place + 1 : stop])
        if stop == place + 1:
            break
        if sent:
            office = replace(office, to=named)
        elif named and not all(word in FIELDS or word in PLAIN for word in named):
            office = replace(office, owner=(*office.owner, *named))
        else:
            over = {FIELDS[word.folded] for word in read[place + 1 : stop] if word.folded in FIELDS}
            office = replace(office, field=office.field | over)
        place = stop
    return place, office


def _phrase_end(read: Sequence[Word], start: int, kind: str) -> int:
    """Return where a phrase after "of" ends: before a name of a person that follows without a comma, too."""
    end = start
    while end < len(read) and read[end].joined:
        word = read[end]
        if not word.capital and word.folded not in PLAIN and word.folded in SMALL:
            break
        over = kind in ("minister", "secretary") and read[start].folded in FIELDS
        if over and end > start and word.folded not in FIELDS and word.folded not in PLAIN:
            break
        if end > start and _is_person(read, end):
            before = read[end - 1]
            if before.folded in _ENDS or (before.folded in FIELDS and before.written[0].isupper()):
                break
            known = country(before.folded) or (before.written.isupper() and len(before.written) > len("US"))
            if known and not any(each.capital for each in read[start : end - 1]):
                break
        end += 1
    return end


def _is_person(read: Sequence[Word], start: int) -> bool:
    """Return whether the name of a person begins at a place, after another without a comma."""
    named = bool(_full_name(read, start, apart=False)) and not read[start].written.isupper()
    return named and read[start].folded not in FIELDS


def _names_in(read: Sequence[Word]) -> tuple[str, ...]:
    """Return the names in a phrase, with what follows the last one: "CIA public affairs" is not the CIA."""
    places = [place for place, word in enumerate(read) if word.capital]
    if not places:
        return ()
    return tuple(word.folded for place, word in enumerate(read) if word.capital or place > places[-1])


def _name(read: Sequence[Word], start: int, *, apart: bool) -> tuple[str, ...]:
    """Return the name that begins at a place, after a comma where it is apart from what is before."""
    if start >= len(read) or (read[start].gap.strip() != "," if apart else read[start].gap != " "):
        return ()
    found: list[str] = []
    for place, word in enumerate(read[start:], start):
        small = (
            bool(found) and word.folded in _PARTICLES and any(each.capital for each in read[place + 1 :][:1])
        )
        if not (word.capital or small) or (found and not word.joined) or (word.folded,) in TITLES:
            break
        found.append(word.folded)
        if word.owns:
            break
    return tuple(found)


def _full_name(read: Sequence[Word], start: int, *, apart: bool) -> tuple[str, ...]:
    """Return the same where it is a first name and a surname, and no word in it is of a body."""
    name = _name(read, start, apart=apart)
    return name if 1 < len(name) <= LONGEST_NAME and _BODIES.isdisjoint(name) else ()


def _name_before(read: Sequence[Word], first: int) -> tuple[str, ...]:
    """Return the name that stands before a phrase, "Anna Velm, the head" and "Anna Velm was the head"."""
    last = first
    if not 0 < first < len(read):
        return ()
    if read[first].joined:
        while last and read[last - 1].folded in _IS:
            last -= 1
    between = [word.folded for word in read[last:first]]
    if not between and read[first].gap.strip() != ",":
        return ()
    if _CHOSEN.intersection(between) and _PASSIVE.isdisjoint(between):
        return ()  # "Anna Velm named the head"
    found: list[str] = []
    for place in range(last - 1, -1, -1):
        word = read[place]
        if not word.capital or word.owns or (word.folded,) in TITLES or word.folded in _CHOOSE:
            break
        found.insert(0, word.folded)
        if not word.joined:
            break
    chosen = any(word.folded in _CHOOSE for word in read[: last - len(found)][-1:])
    if between[:1] == ["as"] and not chosen:
        return ()  # "they considered Anna Velm as head"
    return tuple(found)
