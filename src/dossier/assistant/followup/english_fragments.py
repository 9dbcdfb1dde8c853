"""Half a question in English ("And Israeli ones?") put in the place of its like in the last one."""

from __future__ import annotations

import re

from dossier.assistant.followup.english_peoples import is_people, of_another_nation, without_nation
from dossier.assistant.followup.english_question import (
    DETERMINERS,
    PREPOSITIONS,
    is_plural,
    noun_phrase,
    read,
)
from dossier.assistant.followup.english_verbs import AUXILIARIES, BE
from dossier.assistant.followup.slots import NAME, TIME, added, swapped
from dossier.assistant.followup.turn import is_time, listed
from dossier.retrieval import FUNCTION_WORDS
from dossier.retrieval.subject import Subject, subject_of

_ENGLISH = re.compile(
    r"(?i:(from|to|in|by|with|for|at|on|since|until|before|after|during|against|between|under|about|of))\s+(.+)$"
)
_DEFINITE = re.compile(r"\b(?:the|its|their) (?:[\w'’-]+ )*?[\w'’-]+(?=[ ?]|$)")
_LATER = re.compile(
    r"(?:in |and )?(?:(?:the|a|(?P<count>one|two|three|four|five|ten)) )?(?P<unit>year|month|week|day)s? "
    r"(?P<way>before|earlier|prior|later|after)(?: that)?"
    r"|(?:in )?(?:the )?(?P<turn>previous|preceding|prior|following|next) (?P<whole>year|month|week|day)",
    re.IGNORECASE,
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_ADVERBS = listed("last next yesterday today tomorrow now recently ago already still ever yet")
_SHORTEST = 2  # words of a definite phrase
_BACKWARD = ("before", "earlier", "prior", "previous", "preceding")


def is_another_time(fragment: str) -> bool:
    """Return whether a fragment counts from the time of the last question: "the year before"."""
    return _LATER.fullmatch(fragment) is not None


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def another_time(fragment: str, previous: str) -> str | None:
    """Return what "the year before" is, `in 2020`; None where the last question tells no one year."""
    found = _LATER.fullmatch(fragment)
    years = re.findall(r"\b(?:19|20)\d\d\b", previous)
    if found is None or len(years) != 1 or (found["unit"] or found["whole"]).lower() != "year":
        return None
    if re.search(
        rf"{years[0]}[-–]|\b(?:since|until|before|after) {years[0]}|\b(?:{_MONTHS}) {years[0]}", previous
    ):
        return None
    count = _COUNTS[(found["count"] or "one").lower()]
    back = (found["way"] or found["turn"]).lower() in _BACKWARD
    return f"in {int(years[0]) + (-count if back else count)}"


def in_english(fragment: str, previous: str, about: bool) -> str | None:
    """Return the last question with a fragment that is no time in the place of its like, None without one.

    Args:
        fragment: half a question.
        previous: the last question.
        about: whether it was opened with "What about …".
    """
    preposition = _ENGLISH.match(fragment)
    if preposition is not None:
        return _with_preposition(preposition[1].lower(), preposition[2], previous)
    if (of_other := of_another_nation(fragment, previous)) is not None:
        return of_other
    if re.search(r" ones?$", fragment):
        return None
    if is_people(fragment):
        return _renamed(fragment, previous)
    if (overview := subject_of(previous)) and (made := _of_overview(fragment, previous, overview)):
        return made
    named = fragment[0].isupper() or bool(re.match(r"(?:the|a|an) [^\W\d_a-z]", fragment))
    if re.match(r"(?i)(?:the|its|their) ", fragment):
        like = list(_DEFINITE.finditer(previous))
        with_name = list(re.finditer(rf"\b[Tt]he {NAME}", previous))
        chosen = with_name if named and with_name else like
        if chosen:
            span = _phrase_span(previous, chosen[-1].span(), " of " in fragment)
            return swapped(previous, span, fragment)
    subject = re.search(rf"\b(?:do|does|did|has|have|had|is|are|was|were|will) ({NAME})(?= [a-z])", previous)
    if (
        named
        and subject
        and not subject[1].endswith(("'s", "’s", "'", "’"))
        and not about
        and not re.match("(?i)the ", fragment)
    ):
        return swapped(previous, subject.span(1), fragment)
    if named or fragment.lower().startswith("the "):
        return _renamed(fragment, previous)
    return _counted_instead(fragment, previous)


def _with_preposition(word: str, phrase: str, previous: str) -> str:
    """Return the question with a phrase for that with the same preposition; "from Israel" is not Turkish."""
    slots = [
        match
        for match in re.finditer(rf"\b(?i:{word})\s+{NAME}", previous)
        if not TIME.fullmatch(match.group())
    ]
    if slots:
        return swapped(previous, slots[-1].span(), f"{word} {phrase}")
    return added(without_nation(previous) if word == "from" else previous, f"{word} {phrase}")


def _of_overview(fragment: str, previous: str, overview: Subject) -> str | None:
    """Return a question for all on a time asked of a place in it, or a bare subject with another one."""
    if not re.match(r"(?:(?:the|an?) )?[^\W\d_a-z]", fragment):
        return None
    at = previous.rfind(overview.text)
    if overview.text == previous.strip() and re.fullmatch(NAME, overview.text):
        return fragment
    if not is_time(overview.text) or at < 0:
        return None
    before, led = previous[:at].rstrip(), ""
    if (preposition := re.search(r" (?:in|on|during|at)$", before)) is not None:
        before, led = before[: preposition.start()], preposition.group()
    elif not re.search(r"(?:happened|place|occurred|on)$", before):
        before, led = f"{before} {fragment}", " in" if overview.text[0].isdigit() else ""
        return f"{before}{led} {previous[at:]}"
    return f"{before} in {fragment}{led} {previous[at:]}"


def _phrase_span(text: str, span: tuple[int, int], with_owner: bool) -> tuple[int, int]:
    """Return a definite phrase up to the verb, the next function word or the end.

    Args:
        text: a question.
        span: the article and the word that begin the phrase.
        with_owner: whether "of" and what follows it belong to the phrase.
    """
    start, end = span
    while following := re.match(r" ([\w'’-]+)", text[end:]):
        word = following[1].lower()
        if word in FUNCTION_WORDS | _ADVERBS and not (with_owner and word == "of"):
            break
        end += following.end()
        with_owner = with_owner and word != "of"
    asked, led = read(text), re.search(r"(\w+) $", text[:start])
    if asked and asked.subject and asked.verb:
        subject = re.search(rf"(?i)\b{asked.aux} ({re.escape(asked.subject)})(?!\w)", text)
        inside = subject is not None and subject.start(1) <= start < subject.end(1)
        return start, min(end, subject.end(1)) if subject and inside else end
    return start, end - _predicate(text, start, end, led[1].lower()) if led else end


def _predicate(text: str, start: int, end: int, auxiliary: str) -> int:
    """Return how many characters at the end of a phrase that may follow an auxiliary are no part of it.

    "the plane crash" in "Where did the plane crash?" ends with the verb, which `read` does not know, "the
    mayor corrupt" in "Is the mayor corrupt?" with what he is said to be.
    """
    phrase, after = text[start:end].split(), re.match(r" ([\w'’-]+)", text[end:])
    if auxiliary in BE:
        needed = re.match(r"(?i)(?:why )?(?:is|are|was|were) ", text) and after is None
    else:
        following = after[1].lower() if after else ""
        ends = not after or following in DETERMINERS | PREPOSITIONS | _ADVERBS
        needed = auxiliary in AUXILIARIES and ends and following != "of"
    if not needed or len(phrase) <= _SHORTEST:
        return 0
    kept = len(phrase) - 1
    while auxiliary not in BE and kept > _SHORTEST and is_plural(phrase[kept]):  # "stage protests"
        kept -= 1
    return len(text[start:end]) - len(" ".join(phrase[:kept]))


def _renamed(fragment: str, previous: str) -> str | None:
    """Return the question with its last name replaced; a possessive keeps its ending."""
    times = [match.span() for match in TIME.finditer(previous)]
    spans = [match.span() for match in re.finditer(rf"(?<!^)\b{NAME}", previous)]
    spans = [(a, b) for a, b in spans if all(b <= start or end <= a for start, end in times)]
    if is_people(fragment):  # who died "in Shusha" did not die "in Armenians"
        spans = [span for span in spans if is_people(previous[slice(*span)])]
    bare = [span for span in spans if not previous[: span[0]].lower().endswith("the ")] or spans
    if not bare:
        return None
    start, end = bare[-1]
    owned = re.search(r"['’]s?\b", previous[start:end])
    if owned:
        end = start + owned.start()
    return swapped(previous, (start, end), fragment)


def _counted_instead(fragment: str, previous: str) -> str | None:
    """Return the question with the thing asked for replaced: "And tanks?" after "How many drones …"."""
    asked = re.match(
        r"((?:what|which|how many)(?: kinds? of| types? of)?) (?:[\w-]+ )??([\w-]+s)\b", previous, re.I
    )
    if asked is None or len(fragment.split()) > 3:
        return None
    parts = read(previous)
    thing = (
        noun_phrase(parts.rest)[0] if parts and parts.asks in ("which", "what") and not parts.subject else ""
    )
    if not thing:
        return swapped(previous, asked.span(2), fragment)
    at = previous.find(f" {thing}", asked.end()) + 1
    return (
        swapped(previous, (at, at + len(thing)), fragment) if thing.islower() and is_plural(thing) else None
    )
