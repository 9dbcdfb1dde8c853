"""The parts of an English question, and the same question asked in another way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.assistant.followup.english_verbs import (
    AUXILIARIES,
    BE,
    is_base,
    is_finite,
    is_participle,
    is_past,
    participle,
    past,
    third,
)
from dossier.assistant.followup.turn import is_time, listed
from dossier.retrieval import FUNCTION_WORDS

PREPOSITIONS = listed(
    "from to in by with for at on since until before after during against between under about of over "
    "into near through without within towards toward around across behind because according"
)
DETERMINERS = listed("the a an this that these those its his her their our my your all some any")

_ASKING = re.compile(
    r"(?P<wh>(?:(?:from|to|in|on|at|by|with|for|since|until|under|of|against) )?"
    r"(?:whom|whose|what|which|who|when|where|why"
    r"|how (?:many|much|long|large|big|often|far|high|old|fast|expensive)|how)(?: else)?)\b",
    re.IGNORECASE,
)
_TAKES_NOUN = re.compile(r"(what|which|whose|how many|how much)( else)?$", re.IGNORECASE)
_NOT_PLURAL = re.compile(r"(ss|us|is|'s|’s)$")
_PLURALS = listed("people men women troops police children media")
_BEFORE_NOUN = listed("the a an its their our my your")
_STRANDED = (*sorted(PREPOSITIONS), "worth", "like")
_SUBJECTS = listed("it he she they this that")
_TIME_NOUNS = listed("year month day date time week period")


@dataclass(frozen=True, slots=True)
class Asked:
    """The parts of a question.

    Attributes:
        wh: `Who`, `When`, `From which`; empty where yes or no is asked for.
        head: the noun that belongs to it: `weapons` in "What weapons has …".
        aux: the auxiliary, empty in "Who signed …".
        subject: what stands between the auxiliary and the verb; empty where the subject is asked for.
        verb: the verb as written, empty in "Who is …".
        rest: what follows it.
    """

    wh: str
    head: str
    aux: str
    subject: str
    verb: str
    rest: str

    @property
    def asks(self) -> str:
        """The bare question word, in lower case."""
        return self.wh.lower().split()[-1] if self.wh else ""


def read(question: str) -> Asked | None:
    """Return the parts of a question, None where it is built in no known way."""
    text = " ".join(question.split()).rstrip(" ?!.…")
    match = _ASKING.match(text)
    wh = match["wh"] if match else ""
    tokens = re.sub(r"^ of (?:the|these|those) (?=\w)", " ", text[len(wh) :]).split()
    head: list[str] = []
    if _TAKES_NOUN.search(wh):
        while tokens and (
            _in_clause(head)
            or not (_lower(tokens[0]) in AUXILIARIES or _begins_predicate(tokens[0], wh, head))
        ):
            head.append(tokens.pop(0))
    if not tokens:
        return None
    aux = tokens.pop(0).lower() if tokens[0].lower() in AUXILIARIES else ""
    if not aux:
        if not wh or not (_begins_predicate(tokens[0], wh, head) or _is_finite(tokens[0])):
            return None
        return Asked(wh, " ".join(head), "", "", tokens[0], " ".join(tokens[1:]))
    subject, verb, rest = _divided(tokens, aux, bool(wh) and not _adverbial(wh))
    if not verb and aux in BE:  # "What is it about?"
        *before, last = subject.split() or [""]
        subject, rest = (" ".join(before), last) if before and last in _STRANDED else (subject, "")
        return Asked(wh, " ".join(head), aux, subject, "", rest)
    if verb:
        return Asked(wh, " ".join(head), aux, subject, verb, rest)
    return None


def _divided(tokens: list[str], aux: str, may_ask_subject: bool) -> tuple[str, str, str]:
    """Return the subject, the verb and the rest of what follows an auxiliary."""
    good = is_participle if aux in BE | {"has", "have", "had"} else is_base
    fits = [i for i, token in enumerate(tokens) if _lower(token) and good(token) and (i or may_ask_subject)]
    fits = [i for i in fits if not i or tokens[i - 1].lower() not in _BEFORE_NOUN] or fits  # "the cost of"
    clause = next((i for i, each in enumerate(tokens) if each == "what" or (i and each == "that")), None)
    if aux in BE and clause is not None and fits and clause < fits[0]:
        fits = fits[1:]  # "the boats that Varland sold" is a noun phrase
    if not fits and aux not in BE:
        subjects = [i for i, token in enumerate(tokens[:-1]) if token[0].isupper() or token in _SUBJECTS]
        after = [i + 1 for i in subjects if _lower(tokens[i + 1]) and tokens[i + 1] not in FUNCTION_WORDS]
        fits = after[:1]
    if not fits:
        return " ".join(tokens), "", ""
    at = fits[0]
    nouns = at + 1 in fits and at and tokens[at] not in ("help", "been")
    named = at and tokens[at - 1][0].isupper() and not _BEFORE_NOUN.intersection(tokens[:at])
    if nouns and not named:  # "did the UN report say": a noun that is a verb too
        at += 1
    start = at - 1 if at and tokens[at - 1] == "been" else at
    return " ".join(tokens[:start]), " ".join(tokens[start : at + 1]), " ".join(tokens[at + 1 :])


def _adverbial(wh: str) -> bool:
    return wh.lower().split()[0] in ("when", "where", "why", "how") and not _TAKES_NOUN.search(wh)


def _begins_predicate(token: str, wh: str, head: list[str]) -> bool:
    """Return whether a verb begins here, rather than a noun goes on: `supply` in "Which countries supply"."""
    if not head:
        return wh.lower().endswith("what") and _is_finite(token)
    return _is_finite(token) or (is_base(token) and is_plural(" ".join(head)))


def _in_clause(head: list[str]) -> bool:
    """Return whether words end within a clause that still lacks its verb: "the boats that Varland"."""
    after = head[head.index("that") + 1 :] if "that" in head[1:] else None
    return after is not None and not any(_is_finite(token) and token not in AUXILIARIES for token in after)


def _lower(token: str) -> str:
    return token if token.islower() else ""


def _is_finite(token: str) -> bool:
    return token.islower() and is_finite(token)


def is_plural(phrase: str) -> bool:
    """Return whether a noun phrase names several things."""
    core = re.split(r" (?:of|in|from|to|that|for) ", phrase)[0].rstrip(",")
    last = core.split()[-1] if core.split() else ""
    if " and " in f" {core} ":
        return True
    return last in _PLURALS or (last.islower() and last.endswith("s") and not _NOT_PLURAL.search(last))


def plural(phrase: str) -> str:
    """Return a noun phrase for several of the same: `Kestrel drones`; a name stays as it is."""
    last = phrase.split()[-1]
    if not last.islower() or is_plural(phrase) or " that " in phrase:
        return phrase
    if re.search("[^aeiou]y$", last):
        return f"{phrase[:-1]}ies"
    return f"{phrase}es" if re.search("(?:s|x|z|ch|sh)$", last) else f"{phrase}s"


def noun_phrase(text: str) -> tuple[str, str]:
    """Divide a text into the noun phrase that opens it and what follows; the first may be empty."""
    tokens = text.split()
    at = 0
    while at < len(tokens):
        token = tokens[at].rstrip(",;")
        goes_on = token in ("of", "and") and at and at + 1 < len(tokens)
        opens = token.lower() in DETERMINERS and (not at or tokens[at - 1] in ("of", "and"))
        if token in PREPOSITIONS and not goes_on:
            break
        if token.lower() in FUNCTION_WORDS and not (goes_on or opens or token[0].isupper()):
            break
        at += 1
        if tokens[at - 1] != token:
            break
    return " ".join(tokens[:at]).rstrip(",;"), " ".join(tokens[at:])


def whole_phrase(text: str) -> str:
    """Return the noun phrase that opens a text with the clause that belongs to it; empty where none does.

    "the boats that Varland sold to Borovia" and "what Varland sold" are whole.
    """
    phrase, after = noun_phrase(text)
    if text.startswith("what "):
        return text
    return f"{phrase} {after}" if phrase and after.startswith("that ") else phrase


def prepositional(text: str) -> list[tuple[str, str]]:
    """Return the prepositions of a text with the noun phrases after them."""
    tokens = text.split()
    found = []
    for at, token in enumerate(tokens):
        if token in PREPOSITIONS - {"of"}:
            phrase, _ = noun_phrase(" ".join(tokens[at + 1 :]))
            if phrase:
                found.append((token, phrase))
    return found


def finite(asked: Asked) -> str:
    """Return the verb of a question as it stands in a statement: `bought`, `has bought`."""
    match asked.aux:
        case "did":
            return past(asked.verb)
        case "does":
            return third(asked.verb)
        case "do" | "":
            return asked.verb
        case aux:
            return f"{aux} {asked.verb}"


def described(asked: Asked, noun: str = "", rest: str | None = None) -> str:
    """Return a noun phrase for what a question asks for: `the weapons that Azerbaijan bought from Turkey`.

    Args:
        asked: the question.
        noun: the noun; what belongs to the question word where it is left out, else `one`. It may be `those`
            or `what`, which stand by themselves.
        rest: what follows the verb; that of the question where it is left out.
    """
    noun = noun or asked.head
    if " that " in noun:
        return f"the {noun}"
    joined = {"what": "", "those": "who", "": "who"}.get(noun, "that")
    parts = (
        "" if noun in ("those", "what") else "the",
        noun or "one",
        joined,
        asked.subject,
        finite(asked),
        asked.rest if rest is None else rest,
    )
    return _spaced(*parts)


def asked_anew(asked: Asked, wh: str) -> str | None:
    """Return what a question is about, asked by another question word; None where it cannot be said.

    "Who signed the declaration?" and `When` give "When was the declaration signed?".
    """
    wh = wh[0].upper() + wh[1:]
    if not asked.verb:
        return _question(wh, asked.aux, asked.subject)
    rest = re.sub(rf" ?\b(?:{'|'.join(PREPOSITIONS)})$", "", asked.rest)
    noun = wh.split()[-1]
    if noun in ("what", "whom", "where", "when"):  # "for what"
        noun = ""
    if asked.subject:
        if noun.islower() and noun in asked.subject.split():  # "How many drones were bought?"
            told = (asked.aux, asked.verb) if asked.aux in BE else (finite(asked),)
            return _question(wh, *told, rest)
        obj, tail = noun_phrase(rest)
        if noun.islower() and noun in obj.split():
            return _question(wh, asked.aux, asked.subject, asked.verb, tail)
        return _question(wh, asked.aux, asked.subject, asked.verb, _moved(asked, wh), rest)
    if noun.islower() and asked.head.split()[-1:] == [noun]:
        return _question(wh, asked.aux, asked.verb, asked.rest)
    obj, tail = noun_phrase(asked.rest)
    if not asked.aux and obj and not is_time(obj):
        be = ("were", "was") if is_past(asked.verb) else ("are", "is")
        return _question(wh, be[not is_plural(obj)], obj, participle(asked.verb), tail)
    if asked.aux in BE and asked.head:
        return _question(wh, asked.aux, asked.head, asked.verb, asked.rest)
    return _question(wh, "was it that", asked.head or "someone", finite(asked), asked.rest)


def _moved(asked: Asked, wh: str) -> str:
    """Return the object that the question asks for, as it stands after the verb; none for a new "what"."""
    if re.match(r"(?:what|which)\b", wh, re.IGNORECASE):
        return ""
    noun = wh.split()[-1]
    told = asked.rest.lower().split()[:1] == ["that"]
    if asked.asks in ("what", "which", "many", "much") and len(asked.wh.split()) <= 2 and not told:
        if not asked.head:
            return "that" if asked.asks == "what" else ""
        words = asked.head.split()
        return "" if words[-1] == noun or words[-1] in _TIME_NOUNS else asked.head
    return ""


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _question(*parts: str) -> str:
    return f"{_spaced(*parts)}?"
