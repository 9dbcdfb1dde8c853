"""Half a question ("And from Israel?", "Peki ya 2022'de?") put in the place of its like in the last one."""

from __future__ import annotations

import re

from dossier.assistant.followup.turn import CAPITAL, listed, names_in
from dossier.retrieval import FUNCTION_WORDS
from dossier.text import fold, words

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре"
)
_YEAR = r"(?:19|20)\d\d(?:[-–](?:19|20)?\d\d\b)?"
_TIME = re.compile(
    rf"(?:\b(?:between|from) (?:(?:{_MONTH}) )?{_YEAR} (?:and|to) (?:(?:{_MONTH}) )?{_YEAR}\b"
    rf"|(?:\b(?:in|since|until|before|after|during|by|for|в|с|до|после|за|во) )?"
    rf"(?:(?:early|late|mid|the year) )?(?:(?:{_MONTH}) )?\b{_YEAR}(?:-(?:cı|ci|cu|cü|м|й|го|е))?(?:['’]\w+)?"
    rf"(?: (?:il\w*|yıl\w*|год\w*))?(?: (?:sonra|önce|əvvəl|beri|bəri))?"
    r"|\b(?:last|this) (?:year|month|week)\b|\bgeçen (?:yıl|ay)\b|\bkeçən il\b|\bв прошлом году\b)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?i:(from|to|in|by|with|for|at|on|since|until|before|after|during|against|between|under|about|of))\s+(.+)$"
)
_RUSSIAN = re.compile(
    r"(из|у|от|с|со|в|во|на|к|ко|для|о|об|про|против|за|по|при|после|до|между)\s+(.+)$", re.IGNORECASE
)
_SOURCES = listed("из у от с со")
_NAME = rf"(?:(?:the |a |an )?[{CAPITAL}][\w'’.-]*(?: (?:[{CAPITAL}][\w'’.-]*|\d[\w-]*))*)"
_DEFINITE = re.compile(r"\b(?:the|its|their) (?:[\w'’-]+ )*?[\w'’-]+(?=[ ?]|$)")
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
    if set(words(fragment)) - FUNCTION_WORDS <= set(words(previous)):
        return None
    time = _TIME.fullmatch(fragment)
    if time is not None:
        return _timed(fragment, previous, language)
    if language == "en":
        return _in_english(fragment, previous, about)
    return _in_russian(fragment, previous) if language == "ru" else _in_turkic(fragment, previous)


def _timed(fragment: str, previous: str, language: str) -> str:
    times = list(_TIME.finditer(previous))
    if times and fragment[0].isdigit() and language == "en" and (led := re.match(r"\D+", times[-1].group())):
        fragment = led[0] + fragment
    if times:
        return _swapped(previous, times[-1].span(), fragment)
    if language in ("tr", "az"):
        first, *_ = previous.split(maxsplit=1)
        opening = (
            previous
            if next(names_in(previous), None) and first[0].isupper() and _is_name(first)
            else (f"{previous[0].lower()}{previous[1:]}")
        )
        return f"{fragment[0].upper()}{fragment[1:]} {opening}"
    return _added(previous, fragment if not fragment[0].isdigit() or language != "en" else f"in {fragment}")


def _is_name(word: str) -> bool:
    return fold(word) not in FUNCTION_WORDS


def _in_english(fragment: str, previous: str, about: bool) -> str | None:
    preposition = _ENGLISH.match(fragment)
    if preposition is not None:
        slots = [
            match
            for match in re.finditer(rf"\b(?i:{preposition[1]})\s+{_NAME}", previous)
            if not _TIME.fullmatch(match.group())
        ]
        lowered = f"{preposition[1].lower()} {preposition[2]}"
        return _swapped(previous, slots[-1].span(), lowered) if slots else _added(previous, lowered)
    named = fragment[0].isupper() or bool(re.match(r"(?:the|a|an) [^\W\d_a-z]", fragment))
    if re.match(r"(?i)(?:the|its|their) ", fragment):
        like = list(_DEFINITE.finditer(previous))
        with_name = list(re.finditer(rf"\b[Tt]he {_NAME}", previous))
        chosen = with_name if named and with_name else like
        if chosen:
            return _swapped(previous, _phrase_span(previous, chosen[-1].span()), fragment)
    subject = re.search(rf"\b(?:do|does|did|has|have|had|is|are|was|were|will) ({_NAME})(?= [a-z])", previous)
    if (
        named
        and subject
        and not subject[1].endswith(("'s", "’s", "'", "’"))
        and not about
        and not re.match("(?i)the ", fragment)
    ):
        return _swapped(previous, subject.span(1), fragment)
    if named or fragment.lower().startswith("the "):
        return _renamed(fragment, previous)
    return _counted_instead(fragment, previous)


def _phrase_span(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a definite phrase up to the next function word or the end."""
    start, end = span
    while (following := re.match(r" ([\w'’-]+)", text[end:])) and following[1].lower() not in FUNCTION_WORDS:
        end += following.end()
    return start, end


def _renamed(fragment: str, previous: str) -> str | None:
    """Return the question with its last name replaced; a possessive keeps its ending."""
    spans = [match.span() for match in re.finditer(rf"(?<!^)\b{_NAME}", previous)]
    bare = [span for span in spans if not previous[: span[0]].lower().endswith("the ")] or spans
    if not bare:
        return None
    start, end = bare[-1]
    owned = re.search(r"['’]s?\b", previous[start:end])
    if owned:
        end = start + owned.start()
    return _swapped(previous, (start, end), fragment)


def _counted_instead(fragment: str, previous: str) -> str | None:
    """Return the question with the thing asked for replaced: "And tanks?" after "How many drones …"."""
    asked = re.match(
        r"((?:what|which|how many)(?: kinds? of| types? of)?) (?:[\w-]+ )??([\w-]+s)\b", previous, re.I
    )
    return _swapped(previous, asked.span(2), fragment) if asked and len(fragment.split()) <= 3 else None


def _in_russian(fragment: str, previous: str) -> str | None:
    preposition = _RUSSIAN.match(fragment)
    if preposition is not None:
        word = preposition[1].lower()
        for like in ({word}, _SOURCES if word in _SOURCES else {word}):
            slots = list(re.finditer(rf"\b(?:{'|'.join(like)}) {_NAME}", previous))
            if slots:
                return _swapped(previous, slots[-1].span(), f"{word} {preposition[2]}")
        return _added(previous, f"{word} {preposition[2]}")
    names = [match for match in names_in(previous) if _is_name(match.group().split()[0])]
    free = [
        m
        for m in names
        if not re.search(r"\b(?:у|из|от|с|в|на|к|о|об|для|по|за|против)\s$", previous[: m.start()])
    ]
    if fragment[0].islower():
        common = re.search(rf"\b[а-яё]+ {_NAME}(?=\W*$)", previous)
        return _swapped(previous, common.span(), fragment) if common else None
    alike = [match for match in free if _ending(match.group()) == _ending(fragment)] or free or names
    return _swapped(previous, alike[0].span(), fragment) if alike else None


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
            return _swapped(previous, (match.start() + first.start(), match.end()), fragment)
        if case is None and (opening or case_of(last.group()) is None):
            end = opening[-1].end() if case_of(last.group()) is not None else last.end()
            return _swapped(previous, (match.start(), match.start() + end), fragment)
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


def _swapped(text: str, span: tuple[int, int], new: str) -> str:
    made = text[: span[0]] + new + text[span[1] :]
    return made[0].upper() + made[1:]


def _added(question: str, phrase: str) -> str:
    return f"{question.rstrip(' ?!.…')} {phrase}?"
