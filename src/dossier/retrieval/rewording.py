"""The same question in other words, where the press tells what answers it in other words too."""

from __future__ import annotations

import re

_GOT = (
    r"(?:bought|buy|purchased?|acquired?|order(?:ed)?|received?|obtain(?:ed)?|procured?|import(?:ed)?|got|get|"
    r"gotten|been (?:sold|given|supplied with|sent|delivered|provided with))"
)
_GAVE = (
    r"(?:sold|sell|suppl(?:ied|y)|delivered?|export(?:ed)?|provided?|given?|gave|sen[dt]|transfer(?:red)?)"
)
_KIND = r"^\W*(?P<kind>(?:[Ww]hat|[Ww]hich)(?: [\w'’-]+){1,5}?) (?:has|have|had|did|does|do) "
_NAME = (
    r"(?:the )?[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}"
    r"(?: (?:army|navy|air force|armed forces|military|coast guard|police|government|(?:border )?forces))?"
)
_REST = r"(?P<rest>(?: from [^?]*)?)\W*$"
_TIMED = re.compile(
    r"\d|\b(?:in|since|during|between|before|after|until|under|within|over|by|last|this|recent\w*|lately|ago|"
    r"years?|months?|weeks?)\b"
)
"""What binds a deed to a time or a deal: what somebody has was not bought just then."""

_IN_OTHER_WORDS = (
    (re.compile(rf"{_KIND}(?P<owner>{_NAME}) {_GOT}\b{_REST}"), "{kind}{rest} does {owner} have?"),
    (
        re.compile(rf"{_KIND}(?P<giver>{_NAME}) {_GAVE} (?:to )?(?P<owner>{_NAME}){_REST}"),
        "{kind} from {giver}{rest} does {owner} have?",
    ),
    (
        re.compile(rf"{_KIND}(?P<giver>{_NAME}) (?:supplied|provided) (?P<owner>{_NAME}) with{_REST}"),
        "{kind} from {giver}{rest} does {owner} have?",
    ),
)


def reworded(question: str) -> str:
    """Return a question for what somebody bought or was given as one for what they have, empty for any other.

    "What weapons has Borovia bought from Varland?" is answered by reports of a sale, and by "The army of
    Borovia uses Kestrel drones of Varland", which has none of the words of buying. What was bought at some
    time is not: an army has its drones whenever they came.

    Args:
        question: a stand-alone question; one that is not in English is not reworded.
    """
    if _TIMED.search(question):
        return ""
    for pattern, form in _IN_OTHER_WORDS:
        if found := pattern.match(question):
            return form.format(**found.groupdict())
    return ""


_LISTENERS = (
    r"(?:the )?(?:journalists|reporters|correspondents|newsmen|press|media|newspapers|public|audience)\b"
    r"(?=\W*$|[,;:]| (?:about|that|on|in|at|after|before|during|when|where|why|how|who|what|of|and|would|"
    r"will|was|is)\b)"
)
_TOLD = re.compile(rf"\b(?P<verb>tells?|told|telling) {_LISTENERS}", re.IGNORECASE)
_SAID_TO = re.compile(
    r"\b(?P<verb>(?:sa(?:y|id)|mention(?:ed)?|announced?|stated?|explain(?:ed)?|reveal(?:ed)?|spoke|speak|talk(?:ed)?)"
    rf"(?: (?!to\b)\w+){{0,2}}) (?:to|before) {_LISTENERS}",
    re.IGNORECASE,
)
_SAY = {"tell": "say", "tells": "says", "told": "said", "telling": "saying"}


def without_listeners(question: str) -> str:
    """Return a question for what somebody told the press as one for what they said.

    "What did the minister tell journalists in Velm?" is answered by what the minister said in Velm, whoever
    listened.

    Args:
        question: a stand-alone question.
    """
    question = _TOLD.sub(lambda told: _SAY[told["verb"].lower()], question)
    return _SAID_TO.sub(lambda said: said["verb"], question)
