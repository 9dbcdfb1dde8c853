"""Follow-ups in English: half a question, and what "it", "them" and "there" stand for."""

from __future__ import annotations

import re
from dataclasses import replace

from dossier.assistant.followup.english_antecedent import ATTRIBUTES, antecedent, counted_noun, owner
from dossier.assistant.followup.english_pronouns import (
    PERSON,
    PRONOUNS,
    SEVERAL,
    THING,
    leaning,
    owns,
    points_back,
)
from dossier.assistant.followup.english_question import (
    DETERMINERS,
    PREPOSITIONS,
    Asked,
    asked_anew,
    described,
    is_plural,
    plural,
    read,
    whole_phrase,
)
from dossier.assistant.followup.english_verbs import AUXILIARIES, base_of, is_base, is_finite
from dossier.assistant.followup.turn import JOINED, Turn, listed
from dossier.retrieval import FUNCTION_WORDS
from dossier.retrieval.subject import subject_of

_FEW_WORDS = 4
_MOST_PRONOUNS = 2  # that are replaced in one question
_EVENT = listed("happen happened occur occurred take took place come about so again exactly")
_EXTENT = re.compile(r"(?:for )?how (?:long|often|far)", re.IGNORECASE)
_CONTENT = listed("make makes made get gets got say says said")
_EMPTY = (FUNCTION_WORDS | _EVENT | PRONOUNS) - _CONTENT
_COUNTING = re.compile(
    r"(how many|how much|which|what)(?: (?:of (?:them|these|those)|ones?|else))?", re.IGNORECASE
)
_ADVERBIAL = re.compile(
    r"(?:(?:by|from|to|with|for|since|until|on|in|at) )?"
    r"(?:whom?|when|where|why|how (?:much|many|long|often|far)|how|what)(?: else)?\b",
    re.IGNORECASE,
)
_WHAT_IT_IS = re.compile(
    r"what (?:(?:is|are|was|were) (?:it|this|that|they|these|those)|"
    r"(?:did|does|do|has|have|will|would) (?:it|they) (?:do|done))\b",
    re.IGNORECASE,
)
_STRANDED = re.compile(
    r"(?P<wh>what|who|whom|where|when) (?P<led>for|from|to|with|by|about|against|since|until)", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"(?P<whose>its|their|the) (?P<thing>(?:[a-z-]+ ){0,2}?(?P<noun>[a-z]+))", re.IGNORECASE
)
_OF_PEOPLE = listed(
    "kill wound injure arrest capture detain detained displace displaced evacuate die hurt jail jailed "
    "imprisoned executed"
)
_EVENTS = re.compile(
    r"\b(?:accident|ambush|arrest|attack|avalanche|battle|blast|bomb|casualt|clash|collaps|conflict|coup\b|"
    r"crackdown|crash|death|demonstrat|derail|die[ds]?\b|disaster|earthquake|epidemic|erupt|explo[ds]|fight|"
    r"fires?\b|flood|fought|genocid|happen|hostage|hurricane|incident|inva[ds]|kill|landslide|massacre|offensive|"
    r"operation|pogrom|protest|purge|quake|raid|revol|riot|sank\b|shell(?:ed|ing)|shoot|shot\b|siege|sink|storm|"
    r"strike|struck|sunk\b|terror|tsunami|typhoon|unrest|uprising|violen|wars?\b|wound)",
    re.IGNORECASE,
)
"""What people are killed, hurt or arrested in."""

_WITH_NOUN = re.compile(r"(?:\w+ )?(?:which|what|how many|how much|whose) ", re.IGNORECASE)


def resolve(question: str, turn: Turn) -> str | None:
    """Return the stand-alone form of a question that leans on the last turn.

    Args:
        question: the question without its opening ("And …").
        turn: the last turn.

    Returns:
        The question itself where it leans on nothing; None where it leans and no form was found.
    """
    readable = not JOINED.search(turn.question) and subject_of(turn.question) is None
    asked = read(turn.question) if readable else None
    text = question.strip().rstrip(" ?!.…")
    if _is_half(text):
        return _completed(text, asked) if asked else None
    if asked and _lacks_verb(text) and (whole := _put_whole(text, asked)):
        return whole
    if (counted := _counted(text, turn, asked)) is not None:
        if not counted:
            return None
        text, question = counted, f"{counted}?"
    if leaning(text) is None:
        return _named_again(text, turn) or (None if points_back(text) else question)
    return (asked and _same_deed(text, asked)) or _spelled_out(text, turn, asked)


def of_attribute(fragment: str, turn: Turn, any_noun: bool = False) -> str | None:
    """Return a question for what the last one spoke of has of its own: "What about its price?".

    Args:
        fragment: half a question.
        turn: the last turn.
        any_noun: whether "its" may stand before any noun rather than before one of `ATTRIBUTES`.
    """
    found = _ATTRIBUTE.fullmatch(fragment)
    if found is None or JOINED.search(turn.question) or subject_of(turn.question) is not None:
        return None
    the, noun, asked = found["whose"].lower() == "the", found["noun"].lower(), read(turn.question)
    if asked is None or not (noun in ATTRIBUTES or (any_noun and not the)):
        return None
    if the and (like := re.search(rf"\b[Tt]he (?:\w+ )?(?:{'|'.join(ATTRIBUTES)})\b", turn.question)):
        return _put(turn.question, like, fragment)
    opening = f"What {'are' if is_plural(noun) else 'is'}"
    phrase = fragment[0].lower() + fragment[1:]
    one, several = (
        (f"{phrase} of it", f"{phrase} of them")
        if the
        else (f"its {found['thing']}", f"their {found['thing']}")
    )
    many = bool(counted_noun(asked)) if the else phrase.startswith("their")
    tried = (
        _spelled_out(f"{opening} {each}", turn, asked)
        for each in ((several, one) if many else (one, several))
    )
    return next(filter(None, tried), None)


def of_owner(question: str, turn: Turn) -> str:
    """Return a question that was put together of two, with what its "its" stands for in the last one."""
    asked = read(turn.question) if subject_of(turn.question) is None else None
    spelled = _spelled_out(question.rstrip(" ?!.…"), turn, asked) if asked else None
    return spelled or question


def _counted(text: str, turn: Turn, asked: Asked | None) -> str | None:
    """Return a question of how many with what it counts, empty where that is not found; None for any other.

    "How many were sold?" leaves it to the last question. "How many were killed?" leans on one of an event or
    of several, on no other.
    """
    now = read(text)
    if now is None or now.asks != "many" or now.head or not (now.aux and now.verb):
        return None
    if not now.subject and any(word[0].isupper() for word in now.rest.split()):
        return None
    if asked and asked.asks == "many" and asked.head and not (asked.subject or now.subject or now.rest):
        return " ".join(filter(None, (now.wh, asked.head, now.aux, now.verb, asked.rest)))
    done = now.verb.removeprefix("been ")
    if not _OF_PEOPLE.isdisjoint((done, base_of(done))):
        told = _EVENTS.search(turn.question) or (asked and counted_noun(asked))
        return "" if told else None
    if asked is None:
        return ""
    noun = counted_noun(asked) if now.subject else _counted_things(asked)
    if not noun and now.subject:
        return None
    return f"{now.wh} {noun}{text[len(now.wh) :]}" if noun else ""


def _counted_things(asked: Asked) -> str:
    """Return the things of a question as they stand after "how many", empty where none can be counted."""
    noun = described(asked) if is_plural(asked.head) and asked.subject else counted_noun(asked)
    noun = noun or (whole_phrase(asked.rest) if asked.verb else owner(asked.subject))
    first, _, others = noun.partition(" ")
    if first == "what" or not noun:
        return ""
    if first.lower() not in DETERMINERS:
        return plural(noun)
    return f"of {noun}" if is_plural(noun) else plural(others)


def _spelled_out(text: str, turn: Turn, asked: Asked | None) -> str | None:
    """Return a question with what its pronouns stand for; each stands for another thing."""
    used = ""
    for _ in range(_MOST_PRONOUNS):
        spot = leaning(text)
        if spot is None:
            break
        pronoun, following = spot.group().lower(), "".join(text[spot.end() :].split()[:1])
        found = antecedent(pronoun, text, turn, asked)
        if not found or (used and found.startswith(used)):
            return f"{text}?" if used else None
        text, used = _put_for(text, spot, found, following if owns(pronoun, following) else ""), found
    return f"{text}?"


def _put_for(text: str, spot: re.Match[str], found: str, owned: str) -> str:
    """Return a question with a phrase for a pronoun, which may own the word after it."""
    if not owned:
        return _put(text, spot, found)
    rest = text[spot.end() :].strip()[len(owned) :]
    ends = FUNCTION_WORDS.issuperset(rest.lower().split()[:1]) and owned.isalpha()
    if ends and re.search(r" (?:that|who) ", found):  # "the makers of the drones that …"
        return _put(text[: spot.end()] + rest, spot, f"the {owned} of {found}")
    return _put(text, spot, f"{found}'" if is_plural(found) and found[-1] == "s" else f"{found}'s")


def _put(text: str, spot: re.Match[str], new: str) -> str:
    made = text[: spot.start()] + new + text[spot.end() :]
    return made[0].upper() + made[1:]


def _is_half(text: str) -> bool:
    """Return whether a question has no verb and subject of its own: "Why?", "How many of them?"."""
    tokens = text.lower().split()
    if _COUNTING.fullmatch(text) or _EXTENT.fullmatch(text):
        return True
    if _WHAT_IT_IS.match(text):
        return False
    if not _EMPTY.issuperset(tokens):
        return False
    return not set(tokens) & ((PERSON | SEVERAL | {"there"}) if _ADVERBIAL.match(text) else PRONOUNS)


def _lacks_verb(text: str) -> bool:
    """Return whether a question is a question word and a noun alone: "How many drones?", "At what price?"."""
    tokens = text.split()
    verbs = any(token in AUXILIARIES or is_base(token) or is_finite(token) for token in tokens[1:-1])
    known = _WITH_NOUN.match(text) and len(tokens) <= _FEW_WORDS and text[1:].islower()
    return bool(known and not verbs and not is_finite(tokens[-1]) and not set(tokens) & PRONOUNS)


def _completed(text: str, asked: Asked) -> str | None:
    """Return the last question asked by the words of half a question; None where they do not fit it."""
    if (counting := _COUNTING.fullmatch(text)) is not None:
        if text.lower().endswith("else"):
            return asked_anew(asked, text)
        noun = counted_noun(asked)
        return asked_anew(asked, f"{counting[1]} {noun}") if noun else None
    if (stranded := _STRANDED.fullmatch(text)) is not None:
        whom = "whom" if stranded["wh"].lower() == "who" else stranded["wh"].lower()
        return asked_anew(asked, f"{stranded['led'].lower()} {whom}")
    wh = _ADVERBIAL.match(text)
    asked = replace(asked, subject=asked.subject.removesuffix(" not"))
    if "not" in text.lower().split():
        if not (asked.aux and asked.subject and asked.verb):
            return None
        asked = replace(asked, subject=f"{asked.subject} not")
    return asked_anew(asked, wh.group()) if wh else None


def _put_whole(text: str, asked: Asked) -> str | None:
    """Return the last question asked by a question word and a noun that it knows, or by a phrase of them."""
    first, *_, noun = text.lower().split()
    known = noun in f"{asked.head} {asked.rest} {asked.subject}".split()
    return asked_anew(asked, text) if known or first in PREPOSITIONS else None


def _same_deed(text: str, asked: Asked) -> str | None:
    """Return the last question asked by another word where its verb comes again."""
    now = read(text)
    if now is None or not (now.wh and now.verb and asked.verb and asked.subject) or now.head:
        return None
    leans = now.rest.lower() in ("", *THING) and now.subject.lower() in PRONOUNS
    return asked_anew(asked, now.wh) if leans and base_of(now.verb) == base_of(asked.verb) else None


def _named_again(text: str, turn: Turn) -> str | None:
    """Return a question with "that war" put by the name that the last turn gave it, if it gave one."""
    for match in re.finditer(r"\b(?:this|that|these|those|the) ([a-z]\w+)\b(?! of\b)", text):
        if match[1] in FUNCTION_WORDS:
            continue
        if match.group().startswith("the ") and re.search(r"(?<!^)\b[^\W\d_a-z]", text):
            continue
        for source in (turn.question, turn.answer):
            full = re.search(rf"\b((?:[^\W\d_a-z][\w'’-]* )+(?i:{match[1]}))\b", source)
            name = re.sub(r"^(?:The|Which|What|Whose) ", "", full[1]) if full else ""
            if " " in name:
                owned = re.match(r"[\w-]+['’]s? ", name)
                return f"{_put(text, match, name if owned else f'the {name}')}?"
    return None
