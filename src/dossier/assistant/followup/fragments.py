"""Half a question ("And from Israel?", "Peki ya 2022'de?") put in the place of its like in the last one."""

from __future__ import annotations

import re

from dossier.assistant.followup.english_fragments import another_time, in_english, is_another_time
from dossier.assistant.followup.slots import NAME, TIME, added, swapped
from dossier.assistant.followup.turn import listed, names_in
from dossier.retrieval import FUNCTION_WORDS
from dossier.text import fold, words

_RUSSIAN = re.compile(
    r"(из|у|от|с|со|в|во|на|к|ко|для|о|об|про|против|за|по|при|после|до|между)\s+(.+)$", re.IGNORECASE
)
_ADJECTIVE = re.compile(r"[а-яё]{2,}с?к(ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)")
_SOURCES = listed("из у от с со")
_TURKIC_CASES = (
    "n?d[ae]n|t[ae]n", "n?d[ae]|t[ae]", "n?[ıiuü]n", "[yn]?[ae]", "[yn]?[ıiuü]", "(?:y?l[ae])",
)  # fmt: skip


def substituted(fragment: str, previous: str, language: str, about: bool = False) -> str | None:
    """Return the last question with a fragment in the place of what is like it.

    A time takes the place of the time, a phrase with a preposition or case ending that of the phrase
    with the same one, a name that of a name; what finds no like is added.

    Args:
        fragment: half a question, without its opening and its question mark.
        previous: the stand-alone form of the question before it.
        language: `en`, `tr`, `az` or `ru`.
        about: whether it was opened with "What about …", which takes up the end of a question rather than
            its subject.

    Returns:
        The new question, None where there is nothing to put it for.
    """
    time = TIME.fullmatch(fragment)
    known = set(words(fragment)) - FUNCTION_WORDS <= set(words(previous))
    if known and (time is None or fragment.lower() in previous.lower()):
        return None
    if time is not None:
        return _timed(fragment, previous, language)
    if language == "en" and is_another_time(fragment):
        told = another_time(fragment, previous)
        return _timed(told, previous, language) if told else None
    if language == "en":
        return in_english(fragment, previous, about)
    return _in_russian(fragment, previous) if language == "ru" else _in_turkic(fragment, previous)


def _timed(fragment: str, previous: str, language: str) -> str:
    times = list(TIME.finditer(previous))
    if times and fragment[0].isdigit() and language == "en" and (led := re.match(r"\D+", times[-1].group())):
        fragment = led[0] + fragment
    if times and previous[: times[-1].start()].lower().endswith((" the ", " of ")):
        fragment = re.sub(r"^(?:in|during|for) ", "", fragment, flags=re.IGNORECASE)  # "the 2020 war"
    if times:
        return swapped(previous, times[-1].span(), fragment)
    if language in ("tr", "az"):
        first, *_ = previous.split(maxsplit=1)
        opening = (
            previous
            if next(names_in(previous), None) and first[0].isupper() and _is_name(first)
            else (f"{previous[0].lower()}{previous[1:]}")
        )
        return f"{fragment[0].upper()}{fragment[1:]} {opening}"
    return added(previous, fragment if not fragment[0].isdigit() or language != "en" else f"in {fragment}")


def _is_name(word: str) -> bool:
    return fold(word) not in FUNCTION_WORDS


def _in_russian(fragment: str, previous: str) -> str | None:
    preposition = _RUSSIAN.match(fragment)
    if preposition is not None:
        word = preposition[1].lower()
        for like in ({word}, _SOURCES if word in _SOURCES else {word}):
            slots = list(re.finditer(rf"\b(?:{'|'.join(like)}) {NAME}", previous))
            if slots:
                return swapped(previous, slots[-1].span(), f"{word} {preposition[2]}")
        return added(previous, f"{word} {preposition[2]}")
    if (ending := _ADJECTIVE.fullmatch(fragment.lower())) is not None:
        return _of_another_kind(fragment.lower(), ending[1], previous)
    names = [match for match in names_in(previous) if _is_name(match.group().split()[0])]
    free = [
        m
        for m in names
        if not re.search(r"\b(?:у|из|от|с|в|на|к|о|об|для|по|за|против)\s$", previous[: m.start()])
    ]
    if fragment[0].islower():
        common = re.search(rf"\b[а-яё]+ {NAME}(?=\W*$)", previous)
        return swapped(previous, common.span(), fragment) if common else None
    alike = [match for match in free if _ending(match.group()) == _ending(fragment)] or free or names
    return swapped(previous, alike[0].span(), fragment) if alike else None


def _of_another_kind(adjective: str, ending: str, previous: str) -> str | None:
    """Return a Russian question with an adjective for the one adjective of it in the same form."""
    alike = [
        match
        for match in re.finditer(rf"(?<=\s)[а-яё]{{3,}}{ending}\b", previous)
        if _is_name(match.group()) and match.group().removesuffix(ending)[-1] in "кнвлртдг"
    ]
    return swapped(previous, alike[0].span(), adjective) if len(alike) == 1 else None


def _ending(name: str) -> str:
    """Return the kind of a Russian ending: its vowel, or that it has none."""
    return fold(name)[-1] if fold(name)[-1] in "аяыиуюеоь" else ""


def _in_turkic(fragment: str, previous: str) -> str | None:
    """Replace a name by one in the same case; of a run of capitals as many words as the new name has."""
    length = len(fragment.split())
    names = [match for match in names_in(previous) if _is_name(match.group().split()[0])]
    case = case_of(fragment)
    for match in reversed(names) if case is not None else names:
        *opening, last = (each for each in re.finditer(r"\S+", match.group()))
        if case is not None and case_of(match.group()) == case:
            first = (*opening, last)[-length:][0]
            return swapped(previous, (match.start() + first.start(), match.end()), fragment)
        if case is None and (opening or case_of(last.group()) is None):
            end = opening[-1].end() if case_of(last.group()) is not None else last.end()
            return swapped(previous, (match.start(), match.start() + end), fragment)
    return _before_verb(previous, fragment) if case is not None else None


def case_of(name: str) -> int | None:
    """Return the place of the case that a Turkish or Azerbaijani name stands in, None for the bare name."""
    lowered = name.lower().replace("i̇", "i").replace("ə", "e")
    if (tail := re.search(r"['’](\w+)$", lowered)) is not None:
        return next((i for i, case in enumerate(_TURKIC_CASES) if re.fullmatch(case, tail[1])), None)
    for i, case in enumerate(_TURKIC_CASES[:3]):
        if re.search(rf"\w{{3}}(?:{case})$", lowered) and not lowered.endswith(
            ("stan", "iran", "man", "van")
        ):
            return i if i != 2 or len(lowered) > 6 else None
    return None


def _before_verb(previous: str, phrase: str) -> str:
    """Return a Turkish or Azerbaijani question with a phrase added before its last word, the verb."""
    *opening, verb = previous.rstrip(" ?!.").split()
    return f"{' '.join((*opening, phrase, verb))}?"
