"""Words of a text in the forms that are compared, and when two of them say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dossier.text import fold, stems
from dossier.text.function_words import FUNCTION_WORDS
from dossier.timing.words import word_set
from dossier.verifying.organisations import organisation
from dossier.verifying.places import country
from dossier.verifying.synonyms import concepts, general

_TOKEN = re.compile(
    r"(?P<model>\b[A-ZА-ЯÇĞİÖŞÜƏ][A-Za-zА-Яа-яə]{0,8}-?\d+[A-Za-z]{0,3}\b(?:'\w+)?|"
    r"(?<![$€£₺₼₽¥₹])(?<!\d[.,])\b(?!\d+(?:[KCM]M|KG|K?MPH|KPH|FT|LBS?|BN|TN|HRS?|MINS?)\b)\d+[A-Z]{1,3}\d*\b)"
    r"|(?P<initials>\b(?:[A-Z]\.){2,})"
    r"|[^\W_]+(?:'[^\W_]+)*"
)
_BREAK = re.compile(r"[.;:()!?]| - |--|\"")
_CLAUSE_WORDS = word_set(
    "but while whereas although though however because after before when which who whose where since "
    "until if unless despite ama ancak fakat rağmen oysa но однако хотя который которая которые после "
    "amma lakin"
)
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХУ", "ABEKMHOPCTXY")
_TITLES = word_set(
    "president professor judge justice engineer doctor inspector commander director bishop mayor "
    "governor sergeant prime minister mr mrs ms dr general colonel captain king queen prince sir lord "
    "senator ambassador foreign defence defense deputy chief secretary spokesman ministry army navy "
    "air force parliament government state republic council committee company group university street "
    "province city cumhurbaskani bakan bakani bakanligi президент министр министерство"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    Attributes:
        start: its first character.
        end: one past its last character.
        word: it, folded, without what an apostrophe attaches.
        keys: what it is compared by: its stem, the groups of like words, the country it stands for.
        name: whether it is written as a name.
        model: whether it is a name of letters and digits, `TB2`.
        content: whether it tells something: no grammar, number or date.
        clause: the number of its clause in the text.
        tail: what an apostrophe attaches to it, folded.
        after: what stands between the word before and it.
        language: the language that it was read in.
    """

    start: int
    end: int
    word: str
    keys: frozenset[str]
    name: bool
    model: bool
    content: bool
    clause: int
    tail: str = ""
    after: str = ""
    language: str = "en"

    @property
    def place(self) -> str | None:
        """The code of the country that it stands for, with `@`."""
        return next((key for key in self.keys if key.startswith("@")), None)


def tokens_of(text: str, language: str, taken: tuple[tuple[int, int], ...]) -> Iterator[Token]:
    """Return the words of a text in order; those in the spans taken are parts of numbers and dates."""
    clause, last, opening = 0, 0, True
    matches = list(_TOKEN.finditer(text))
    place = 0
    while place < len(matches):
        match = matches[place]
        between = text[last : match.start()]
        stop = _BREAK.search(between)
        raw = match.group()
        folded = fold(raw.partition("'")[0] if not match["initials"] else raw.replace(".", ""))
        if last and (stop or "," in between or folded in _CLAUSE_WORDS):
            clause += 1
        opening = not last or bool(re.search(r'[.!?:"]', between))
        joined, used = _phrase(matches, place, text)
        end = matches[place + used - 1].end()
        yield _token(text, match, end, folded, language, clause, between, opening, joined, taken)
        last = end
        place += used


def _phrase(matches: list[re.Match[str]], place: int, text: str) -> tuple[str | None, int]:
    """Return the organisation or country that words from a place on name, and how many they are."""
    run = matches[place : place + _LONGEST_NAME]
    count = next(
        (n for n, (a, b) in enumerate(pairwise(run), 1) if text[a.end() : b.start()] not in " -"), len(run)
    )
    words = [_bare(each.group()) for each in run[:count]]
    named = organisation(words)
    short = (
        named and named[1] == 1 and not run[0].group().isupper() and words[0] in FUNCTION_WORDS | _WORDS_TOO
    )
    if named and not short:
        return named
    for length in (4, 3, 2):
        if run[0].group()[0].isupper() and length <= count:
            code = country(" ".join(words[:length]).removesuffix("'s"))
            if code:
                return code, length
    return None, 1


_LONGEST_NAME = 10
_WORDS_TOO = word_set("who fed воз ust мок dso cis msb agit")
"""Words that are initials only where they stand in capitals."""


def _bare(word: str) -> str:
    """Return a word folded, without what a Turkish apostrophe attaches; an English genitive stays."""
    head, mark, tail = word.partition("'")
    return fold(head) + (mark + "s" if mark and tail == "s" else "")


def _token(
    text: str, match: re.Match[str], end: int, folded: str, language: str, clause: int, between: str,
    opening: bool, joined: str | None, taken: tuple[tuple[int, int], ...],
) -> Token:  # fmt: skip
    raw = match.group()
    tail = fold(raw.partition("'")[2])
    if match["model"]:
        base = raw.partition("'")[0].translate(_LOOKALIKES)
        word = re.sub(r"(?<=\d)s$", "", fold(base).replace("-", ""))
        key = frozenset((word,))
        return Token(match.start(), end, word, key, True, True, True, clause, tail, between, language)
    number = any(a < match.end() and match.start() < b for a, b in taken)
    capital = raw[0].isupper()
    turkic = bool(tail) and language in ("tr", "az")
    name = capital and not number and (not opening or turkic or (raw.isupper() and len(raw) > 1))
    stem = (stems(raw.partition("'")[0], language) or [folded])[0]
    keys = {folded} if folded == "satin" else {folded, stem} | concepts(stem, language)
    if language in ("tr", "az"):
        keys.add(_TURKIC_DENIAL.sub("", folded))
    code = joined or (
        country(folded, latin_endings=language in ("tr", "az")) if _may_be_place(raw, folded) else None
    )
    if code:
        keys = {f"@{code}"}
        name = True
    function = not code and ((folded in FUNCTION_WORDS and not name) or len(folded) < 2)
    content = not number and not function
    every = frozenset(keys)
    return Token(match.start(), end, folded, every, name, False, content, clause, tail, between, language)


_RUSSIAN_OF_COUNTRY = re.compile(
    r"(?:ск|цк)(?:ий|ая|ое|ие|ого|ой|ому|им|ом|ую|их|ими)$|^(?:швед|норвеж|поляк|грек|турк|немец|немц|"
    r"франц|украин|росси)"
)
_TURKIC_DENIAL = re.compile(r"(?<=\w{2})(?:m[ae](?=d[iu]|mis|y[iea])|m(?=[iu]r|[iu]yor))")


def _may_be_place(raw: str, folded: str) -> bool:
    return (
        (raw[0].isupper() or bool(_RUSSIAN_OF_COUNTRY.search(folded)))
        and (folded != "us" or raw.rstrip("'s").isupper())
        and folded not in ("bu", "on", "polis")
    )


def is_title(token: Token) -> bool:
    """Return whether a word with a capital is a title or a word for an office rather than a name."""
    return token.word in _TITLES


def is_general(token: Token, language: str) -> bool:
    """Return whether a word is so general that a statement may add it."""
    return not token.name and not token.keys.isdisjoint(general(language))


def alike(one: Token, other: Token) -> bool:
    """Return whether two words say the same: one stem, like words, one country, or one a longer form."""
    if one.keys & other.keys:
        return True
    if one.model or other.model or one.place or other.place:
        return False
    if one.name and other.name:
        return same_name(one, other)
    a, b = sorted((one.word, other.word), key=len)
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if shared < len(a) - 1 and a[-2:] == b[-2:] and len(b) - len(a) <= 1:
        return False
    return shared >= _SHARED and shared >= len(a) - 3 and len(b) - shared <= _TAIL


_SHARED, _TAIL = 5, 5
"""Letters at the beginning that two forms of a word share at least, and that may follow them at most."""


def same_name(token: Token, other: Token) -> bool:
    """Return whether two words are one name, but for the endings of cases."""
    if token.keys & other.keys:
        return True
    if token.model or other.model or token.place or other.place:
        return False
    a, b = sorted((token.word, other.word), key=len)
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    case = _ENGLISH_CASE if token.language == other.language == "en" else _CASE
    ending = bool(case.fullmatch(b[shared:])) and bool(case.fullmatch(a[shared:]))
    return shared >= _SHORTEST_NAME and shared >= len(a) - 1 and ending


_SHORTEST_NAME = 4
_ENGLISH_CASE = re.compile(r"(?:s|es|i|an|ian|)")
"""Endings of one name in English, where one letter more is another one: `Paul` and `Paula`."""
_CASE = re.compile(
    r"(?:s|es|[iu]|[ae]|ya|ye|yi|yu|n?[iu]n|[dt][ae]n?|l[ae]r\w*|l[ai]|ili|an|ian|d[iu]r|[dt][ae]ki|"
    r"а|у|ом|е|ы|ой|ю|и|я|ем|ей|ам|ов|ск\w*|)"
)


def same(token: Token, other: Token) -> bool:
    """Return whether two words are one, but for their form; words that only mean the same are not."""
    return bool({key for key in token.keys if key[0] not in "=@"} & other.keys)
