"""The words of a text, and the titles of posts among them: "chief executive", "prime ministers"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.text import fold
from dossier.text.function_words import function_words
from dossier.timing.words import word_set

_KINDS = """
head: head/chief/boss/leader
ceo: chief executive officer/chief executive/ceo/managing director/general manager/general director
president: president
director: director general/executive director/director
chair: chairman/chairwoman/chairperson/chair
premier: prime minister/premier
minister: minister
secretary: secretary
general secretary: secretary general/general secretary
spokes: spokesman/spokeswoman/spokesperson
press: press secretary
ambassador: ambassador/envoy
chief of staff: chief of staff/chief of general staff/chief of the general staff
commander: commander in chief/commander
attorney: attorney general
officer: chief financial officer/chief operating officer/chief technology officer/cfo/coo/officer
manager: manager
adviser: adviser/advisor/aide
governor: governor
mayor: mayor
chancellor: chancellor
speaker: speaker
prosecutor: prosecutor
founder: founder
coach: coach
editor: editor in chief/editor
senator: senator
lawyer: lawyer/attorney
diplomat: top diplomat
official: official/executive/representative
"""
TITLES = {
    tuple(title.split()): kind
    for kind, _, titles in (line.partition(": ") for line in _KINDS.strip().split("\n"))
    for title in titles.split("/")
}
_LONGEST = max(map(len, TITLES))
_PLURALS = {
    (*title[:-1], title[-1][:-3] + "men" if title[-1].endswith("man") else title[-1] + "s"): kind
    for title, kind in TITLES.items()
}
FIELDS = {
    **{word: word for word in word_set(
        "defence foreign interior finance trade industry press campaign security economy economic health "
        "education justice agriculture transport energy environment labour culture sport tourism science "
        "technology intelligence police army navy military information sales marketing communications "
        "legislative political opposition majority minority budget tax development investment digital "
        "design legal research production regional national procurement operations operating financial "
        "emergency"
    )},
    "defense": "defence", "external": "foreign", "internal": "interior", "treasury": "finance",
    "commerce": "trade", "labor": "labour", "sports": "sport",
}  # fmt: skip
PLAIN = word_set(
    "new current present incumbent longtime chief affairs policy state the its his her their our a an"
)
SMALL = function_words(["en"])
_PART = re.compile(r"[^\W_](?:[\w&.]|['’](?!s\b))*(?:['’]s?)?")
_APART = re.compile(r" (?=['’] ?s\b)|(?<=['’]) (?=s\b)| (?=,)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as written, folded without what makes it possessive, and what stands before it."""

    written: str
    folded: str
    owns: bool
    gap: str
    in_name: bool = False

    @property
    def joined(self) -> bool:
        """Whether no comma or other mark parts it from the word before."""
        return self.gap in (" ", "-")

    @property
    def capital(self) -> bool:
        """Whether it is a name, or written as one."""
        return (
            self.in_name
            or self.written == "US"
            or (self.written[0].isupper() and self.folded not in SMALL and self.folded not in PLAIN)
        )


def read_words(text: str) -> list[Word]:
    """Return the words of a text in English."""
    text, last = _APART.sub("", text), 0
    found: list[Word] = []
    for part in _PART.finditer(text):
        written, gap = part.group(), text[last : part.start()]
        last = part.end()
        if written.endswith(".") and (len(written) > len("Adm.") + 1 or last == len(text)):
            written, last = written[:-1], last - 1
        folded = fold(written)
        bare = re.sub(r"['’]s?$", "", folded).rstrip(".")
        owns = re.search(r"['’]s?$", written) is not None
        found.append(Word(written, bare or folded, owns, gap if found else ""))
    return [replace(word, in_name=_in_name(found, place)) for place, word in enumerate(found)]


def _in_name(read: Sequence[Word], place: int) -> bool:
    """Return whether a word that is small as a rule is a part of a name: "New Mexico", "Theresa May"."""
    word, before, after = read[place], read[:place][-1:], read[place + 1 :][:1]
    if not word.written[0].isupper():
        return False
    if word.folded == "new":
        return any(each.joined and each.capital and (each.folded,) not in TITLES for each in after)
    in_surname = word.folded in ("may", "will") and any((each.folded,) not in TITLES for each in before)
    state = word.folded == "state" and any(each.folded == "islamic" for each in before)
    return (in_surname or state) and word.joined and all(each.capital for each in before)


def titles(read: Sequence[Word]) -> Iterator[tuple[int, int, tuple[str, bool]]]:
    """Yield where titles begin and end, with their kinds and whether they are in the plural."""
    place = 0
    while place < len(read):
        for length in range(min(_LONGEST, len(read) - place), 0, -1):
            some = read[place : place + length]
            title = tuple(word.folded for word in some)
            kind = TITLES.get(title) or _PLURALS.get(title)
            if kind and all(word.joined for word in some[1:]):
                if not (kind == "head" and _is_adjective(read, place)):
                    yield place, place + length, (kind, title not in TITLES)
                place += length - 1
                break
        place += 1


def _is_adjective(read: Sequence[Word], place: int) -> bool:
    """Return whether "chief" only describes a title that follows: "chief Kremlin spokesman"."""
    following = [word.folded for word in read[place + 1 : place + 4]]
    return read[place].folded == "chief" and any((word,) in TITLES for word in following)
