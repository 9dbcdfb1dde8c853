"""Follow-ups in Turkish and Azerbaijani: question words stay in place, cases are endings in vowel harmony."""

from __future__ import annotations

import re

from dossier.assistant.followup.turn import Turn, answered_name, names_in
from dossier.retrieval import FUNCTION_WORDS
from dossier.retrieval.subject import subject_of
from dossier.text import fold, words

_WH = (
    r"(?:ne zaman|nə vaxt|nə zaman|haçan|ne kadar|nə qədər|nerede|nereye|nereden|harada|haraya|haradan|neden"
    r"|niçin|niye|niyə|nə üçün|nasıl|necə|kim(?:i|in|e|ə|den|dən|ler|lər|dir)?|kaç tane|neçə dənə|kaç|neçə"
    r"|hangi|hansı|neyi|nəyi|neler|nələr|ne|nə)"
)
_ASKING = re.compile(rf"\b{_WH}\b", re.IGNORECASE)
_WITH_NOUN = re.compile(
    r"\b(hangi|hansı|kaç|neçə)((?: [\w-]+){0,2}? ([\w-]+?)(l[ae]r|lər)(ı|i|u|ü|ini|ını)?)\b", re.IGNORECASE
)
_COUNTING = re.compile(
    r"(?:bunların |onların |bunlardan |onlardan )?(?:kaç tane|kaçı|neçəsi|neçə dənə|kaç|neçə)(?:si|dir)?$",
    re.I,
)
_PRONOUNS = {
    "bu": "", "o": "", "bunu": "ı", "onu": "ı", "buna": "a", "ona": "a", "bunun": "ın", "onun": "ın",
    "bunda": "da", "onda": "da", "bundan": "dan", "ondan": "dan", "orada": "da", "burada": "da",
    "oraya": "a", "buraya": "a", "oradan": "dan", "buradan": "dan",
}  # fmt: skip
_PLURALS = re.compile(r"\b(?:bunlar|onlar)(ı|a|ın|da|dan)?\b", re.IGNORECASE)
_SINGULAR = re.compile(rf"\b(?:{'|'.join(sorted(_PRONOUNS, key=len, reverse=True))})\b", re.IGNORECASE)
_HAPPENED = frozenset(words("oldu olmuş olub olmuşdu baş verdi verib gerçekleşti idi peki bəs tam"))
_EMPTY = FUNCTION_WORDS | _HAPPENED | set(words(" ".join((*_PRONOUNS, "vaxt zaman"))))
_ENDING = re.compile(
    r"['’]\w+$|(?<=\w{4})(?:nd[aə]n|d[aə]n|nd[aə]|d[aə]|nın|nin|nun|nün|nı|ni|nu|nü|y[aə]|n[aə])$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"['’](?:y?[ae]|[dt][ae]n?)$|(?<=[^n\W])(?:d[aə]n?|y[aə])$")
_COMMON = re.compile(r" ((?!\w*l[aeə]r[ıi])[a-zçğıöşüə]{3,}[ıiuü])(?:n[ıiuüaeə]n?|nd[aeə]n?)?(?=[ ?]|$)")
_FEW_WORDS = 4
_COPULAS = frozenset(words("kim kimdir kimdi kimler kimlər nedir nədir"))


def resolve(question: str, turn: Turn, language: str) -> str | None:
    """Return the stand-alone form of a Turkish or Azerbaijani question that leans on the last turn.

    Args:
        question: the question without its opening.
        turn: the last turn.
        language: `tr` or `az`.

    Returns:
        The question itself where it leans on nothing; None where it leans and no form was found.
    """
    text = question.strip().rstrip(" ?!.…")
    if _COUNTING.fullmatch(text):
        return _counted(turn.question, "kaç" if language == "tr" else "neçə")
    content = set(words(text)) - _EMPTY
    asking = _ASKING.search(text)
    if not content:
        return _asked_anew(turn.question, asking.group()) if asking else None
    if (plural := _PLURALS.search(text)) is not None:
        found = described(turn.question, language) or answered_name(turn, several=True)
        return _put(text, plural.span(), inflected(found, plural[1] or "", language)) if found else None
    spot = _SINGULAR.search(text)
    if spot is None:
        return _without_subject(question, text, turn, content, language)
    before = [match for match in names_in(text[: spot.start()]) if fold(match.group()) not in FUNCTION_WORDS]
    if _is_determiner(text, spot) or len(before) > 1:
        return question
    there = fold(spot.group()).startswith(("ora", "bura"))
    found = "" if before else antecedent(turn, language, there)
    if not found:
        return None
    return _put(text, spot.span(), inflected(found, _PRONOUNS[spot.group().lower()], language))


def _without_subject(question: str, text: str, turn: Turn, content: set[str], language: str) -> str:
    """Return a short question with the subject ("Ne zaman atandı?") or owner ("Fiyatı ne kadar?") lacking."""
    first, *others = text.split()
    named = any(word[0].isupper() for word in others)
    found = "" if named or len(content) != 1 or len(others) >= _FEW_WORDS else antecedent(turn, language)
    if not found:
        return question
    rest = f"{first[0].lower()}{text[1:]}?"
    if _ASKING.match(text):
        return f"{found} {rest}"
    if len(first) > _FEW_WORDS and first[-1] in "ıiuü":
        return f"{inflected(found, 'ın', language)} {rest}"
    return question


def _is_determiner(text: str, spot: re.Match[str]) -> bool:
    """Return whether "bu" or "o" belongs to a noun that follows it."""
    if spot.group().lower() not in ("bu", "o"):
        return False
    following = re.match(r" ([\w-]+)", text[spot.end() :])
    if following is None:
        return False
    return not _ASKING.fullmatch(following[1]) and fold(following[1]) not in FUNCTION_WORDS


def _asked_anew(previous: str, wh: str) -> str | None:
    """Return the last question with its question word replaced; a noun that it counted loses its endings."""
    if (counted := _counted(previous, wh.lower())) is not None:
        return counted
    old = _ASKING.search(previous)
    return _put(previous, old.span(), wh.lower()) if old else None


def _counted(previous: str, wh: str) -> str | None:
    """Return the last question with the noun it asks for behind another question word, without endings."""
    noun = _WITH_NOUN.search(previous)
    if noun is None:
        return None
    return _put(previous, noun.span(), f"{wh} {noun[2].strip()[: -len(noun[4] + (noun[5] or ''))]}")


def described(previous: str, language: str) -> str:
    """Return a noun phrase for the things asked for: `Azerbaycan'ın Türkiye'den aldığı silahlar`."""
    noun = _WITH_NOUN.search(previous)
    if noun is None:
        return ""
    bare = noun[2].strip()[: len(noun[2].strip()) - len(noun[5] or "")]
    opening = re.match(r"[\w'’]+(?: [^\W\d_A-ZÇĞİÖŞÜƏ]\w+[ıiuü](?= ))?", previous)
    subject = opening.group() if opening else ""
    others = previous[len(subject) : noun.start()].split()
    *between, verb = previous[noun.end() :].rstrip(" ?!.").split() or [""]
    done = _participle(verb)
    if not done or not noun[5] or noun.start() == 0 or _ENDING.search(subject):
        return ""
    return " ".join((inflected(subject, "ın", language), *others, *between, done, bare))


def _participle(verb: str) -> str:
    """Return what a past verb is before the noun that it tells of: aldı and alıb give `aldığı`."""
    if (past := re.search(r"[dt]([ıiuü])$", verb)) is not None:
        return f"{verb}ğ{past[1]}"
    if (perfect := re.search(r"y?([ıiuü])b$", verb)) is not None:
        return f"{verb[: perfect.start()]}d{perfect[1]}ğ{perfect[1]}"
    if (present := re.search(r"([ıiuü])yor$", verb)) is not None:
        hard = "t" if verb[: present.start()].endswith(tuple("fstkçşhp")) else "d"
        return f"{verb[: present.start()]}{hard}{present[1]}ğ{present[1]}"
    return ""


def _names(text: str) -> list[str]:
    """Return the names of a question; one in a case of place is parted from the subject before it."""
    found: list[str] = []
    for match in names_in(text):
        *opening, last = match.group().split()
        common = _COMMON.match(text, match.end())
        if common is not None and not _ENDING.search(last) and not _ASKING.fullmatch(common[1]):
            found.append(f"{match.group()} {common[1]}")
        elif opening and _PLACED.search(last):
            found += [" ".join(opening), last]
        elif fold(match.group()) not in FUNCTION_WORDS:
            found.append(match.group())
    return found


def antecedent(turn: Turn, language: str, there: bool = False) -> str:
    """Return the name, without its case ending, that the last turn is about.

    Args:
        turn: the last turn.
        language: `tr` or `az`.
        there: whether a place is meant.
    """
    if not there and _COPULAS & set(words(turn.question)) and (name := answered_name(turn)):
        return name
    overview = subject_of(turn.question)
    found = _names(overview.text if overview else turn.question)
    placed = [name for name in found if _PLACED.search(name)]
    if there and placed:
        return _PLACED.sub("", placed[-1])
    longest = max(found, key=lambda name: len(name.split()), default="")
    tail = _ENDING.search(longest)
    possessive = " " in longest and re.search(r"[sş][ıiuü]n[ıiuü]$", longest.lower())
    return (
        longest[:-2]
        if possessive and "'" not in longest and "’" not in longest
        else (longest[: tail.start()] if tail else longest)
    )


def inflected(name: str, ending: str, language: str) -> str:
    """Return a name in a case, by vowel harmony.

    Args:
        name: a name without a case.
        ending: `ı`, `a`, `ın`, `da` or `dan`; empty for none.
        language: `tr` writes an apostrophe after a proper name, `az` none.
    """
    if not ending or not name:
        return name
    lowered = name.replace("I", "ı").replace("İ", "i").lower()
    lowered = lowered[:-1] + _DIGITS.get(lowered[-1], lowered[-1])
    vowel = next((letter for letter in reversed(lowered) if letter in "aıoueəiöü"), "a")
    low = "a" if vowel in "aıou" else ("ə" if language == "az" else "e")
    high = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(vowel, "i")
    made = ending.replace("a", low).replace("ı", high)
    open_, compound = lowered[-1] in "aıoueəiöü", " " in name and lowered[-1] in "ıiuü"
    if ending[0] == "d":
        made = (
            ("n" + made)
            if compound
            else (made.replace("d", "t", 1) if language == "tr" and lowered[-1] in "fstkçşhp" else made)
        )
    elif open_:
        made = ("n" if compound or ending == "ın" or (language == "az" and ending == "ı") else "y") + made
    return f"{name}{chr(39) if language == 'tr' and name.split()[-1][0].isupper() else ''}{made}"


_DIGITS = dict(
    zip(
        "0123456789",
        ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"],
        strict=True,
    )
)


def _put(text: str, span: tuple[int, int], new: str) -> str:
    made = (text[: span[0]] + new + text[span[1] :]).rstrip(" ?!.")
    first = {"i": "İ"}.get(made[0], made[0].upper())
    return f"{first}{made[1:]}?"
