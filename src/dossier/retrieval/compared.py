"""Questions that put things side by side without asking which is more: "Compare A with B".

Whatever opens such a question, what is compared stands in it as "A and B" or as "A versus B", which
`dossier.retrieval.parallels` takes apart. Things become a question for their figure or for what they are;
what is a question already is asked of each. What "and" merely joins ("Who met A and B?") stays one question:
only amounts, "both" and a preposition said twice ("in 2020 and in 2023") tell that each is asked for.
"""

from __future__ import annotations

import re

from dossier.retrieval.parallels import (
    AUX,
    MOST_PARTS,
    OPENS,
    PREPOSITION,
    WH,
    is_marked,
    joined,
    swapped,
    with_noun,
)

FIGURES = (
    r"\b(?:shares?|spending|budgets?|expenditures?|imports?|exports?|sales|purchases|losses|prices?|costs?|sizes?|"
    r"numbers?|gaps?|populations?|incomes?|revenues?|deliveries|casualties|tolls?|debts?|ranges?|payloads?|rates?|gdp)\b"
)
"""Nouns whose answer is an amount."""

_THINGS = re.compile(
    r"^(?:(?:(?:please |(?:can|could|would) you (?:please )?)?(?:compare|contrast)(?: and contrast)?|"
    rf"(?:how|in what ways?) {AUX}(?=.+ (?:compare|differ))|what (?:distinguishe[sd]|sets?)(?=.+ from )|"
    rf"what(?: {AUX}|['’]s) the (?:\w+ )?differences?(?: (?:in|of) (?P<what>.+?))? between) |"
    rf"(?!{OPENS.pattern})(?=.+ (?:versus|vs\.?) ))(?P<things>.+)$",
    re.IGNORECASE,
)
"""Openings of a comparison, and the things that it names, "Kestrel versus Merlin" among them."""

_GROWS = r"(?:gr[oe]w|ris|rose|increas|decreas|drop|shr[aiu]nk|declin|go(?:ne)? (?:up|down))\w*"
_CHANGES = rf"(?:{_GROWS}|(?:chang|f[ae]ll|develop|evolv)\w*)"
_TIME = (
    r"(?:the )?(?:(?-i:[A-Z])\w+['’]s? )?((?:(?-i:[A-Z])[a-z]+ )?\d{4}[^, ]*)"
    r"(?: (?:period|year|figure)s?\b)?"
)
_CHANGED = re.compile(
    rf"^(?:by )?how (?:much )?{AUX} (?P<what>.+?) differ(?:ed)? between "
    r"(?P<one>.+?) (?:and|to) (?P<other>[^, ]+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(
    rf"^(?:(?:by )?how (?:much )?)?{AUX} (?P<what>.+?) (?P<verb>{_CHANGES})"
    rf"(?: or (?:{_CHANGES}|up|down|not))? (?:from|between) {_TIME} (?:and|to) {_TIME}(?P<rest>.*)$",
    re.IGNORECASE,
)
"""What changes from one time to another."""

_VERB = r"(?:compare[sd]?|differ(?:s|ed|ent)?)"
_VERSUS = re.compile(
    rf",? (?:versus|vs\.?|(?:as )?(?:{_VERB}|opposed|in (?:comparison|contrast)) (?:with|to|from)) ",
    re.IGNORECASE,
)
_LINKS = (
    _VERSUS,
    re.compile(",? with "),
    re.compile(r" to (?=that |those |\S+$)"),
    re.compile("(?: apart)? from "),
)
_AUXILIARIES = AUX[3:-1].split("|")
_AGAIN = re.compile(rf",? (?:and|but|while) (?={WH} )")
_AMOUNT = re.compile(rf"how (?:many|much|large|high|big|long)\b|(?:what|which)\b.*{FIGURES}", re.IGNORECASE)
_NAME = r"(?:the )?(?-i:[A-Z])[\w'’ -]*?"
_EACH = re.compile(
    rf"\beach\b|\b(?:in|for|of) \d{{4}} and \d{{4}}\b|"
    rf"(?-i:[A-Z])\S+ and {_NAME} (?:[a-z]+ ){{0,2}}?{FIGURES}|{FIGURES} of {_NAME} and |"
    rf"{AUX} {_NAME} and {_NAME} (?:spen[dt]|pay|paid|los[et]|buy|bought|sell|sold|import|export|order|"
    r"supply|deliver|receive|earn)",
    re.IGNORECASE,
)
"""Wordings in which an amount is asked of each of two, not of both together."""

_TWICE = re.compile(rf" ({PREPOSITION}) (?:(?!and )\S+ ){{1,5}}?and \1 |\bbefore (?:\S+ ){{1,3}}?and after ")
_BOTH = re.compile(rf"\b({AUX} )both (?=.+ and )", re.IGNORECASE)
_TOGETHER = re.compile(
    r"(?i)\b((?:al)?together|joint(?:ly)?|combined|in total|each other|one another|between)\b"
)


def side_by_side(text: str) -> tuple[str, ...]:
    """Return one question, without its mark, for each thing that is put beside another; mostly none.

    "Compare Varland's exports with Borovia's" gives "How high were Varland's exports" and "How high were
    Borovia's exports"; "What did it buy from Velm, and what from Keldor" gives what it bought from each.

    Args:
        text: a stand-alone question in English, without the mark at its end.
    """
    things = _things(text)
    if things:
        return tuple(map(_asked, things[:MOST_PARTS]))
    against = _VERSUS.search(text) if OPENS.match(text) else None
    if against:
        return swapped(text[: against.start()], text[against.end() :])
    return _asked_again(text) or _asked_of_each(text)


def _things(text: str) -> tuple[str, ...]:
    """Return what is compared, each in full."""
    found = _OVER_TIME.match(text)
    if found and re.search(rf"{FIGURES}|^{_GROWS}", f"{found['verb']} {found['what']}", re.IGNORECASE):
        return tuple(f"{found['what']} in {found[each]}{found['rest']}" for each in (3, 4))
    found = _CHANGED.match(text)
    if found and (not found["one"][0].isdigit() or re.search(FIGURES, found["what"], re.IGNORECASE)):
        of = "in" if found["one"][0].isdigit() else "of"
        return tuple(f"{found['what']} {of} {found[each]}{found['rest']}" for each in ("one", "other"))
    found = _THINGS.match(text)
    if found is None:
        return ()
    things = found["things"]
    link = next((at for each in _LINKS if (at := each.search(things))), None)
    first = link is None or (link.re is not _VERSUS and " and " in things[: link.start()])
    if " and " in things and first:
        parts = joined(re.sub(rf" {_VERB}\b(?= in |$)", "", things))
        return tuple(f"the {found['what']} of {part}" for part in parts) if found["what"] else parts
    if link is None:
        return ()
    left, right = things[: link.start()], things[link.end() :]
    return swapped(left, right) or (left, with_noun(left, right))


def _asked(thing: str) -> str:
    """Return the question for a thing that is compared: for its figure, or what it is."""
    if OPENS.match(thing):
        return re.sub(r"^what (?=[A-Z])", "what has ", thing)
    head = re.split(rf" {PREPOSITION}\b", thing, maxsplit=1)[0]
    if re.search(r"\bshares?$", head):
        return _of_one(re.sub(r"(?<=was )(?=[A-Z]\w+ shares?\b)", "the ", f"What was {thing}"))
    many = re.search(r"[^s'’]s$", head) is not None and not is_marked(head.split(" ")[-1])
    if re.search(FIGURES, head, re.IGNORECASE):
        return f"How high {'were' if many else 'was'} {thing}"
    return f"What {'are' if many else 'is'} {thing}"


def _asked_again(text: str) -> tuple[str, ...]:
    """Return the questions of a text that asks the same of two things: "What of A, and what of B"."""
    first, *others = _AGAIN.split(text)
    asked, questions = first.split(" "), [first]
    for other in others[: MOST_PARTS - 1]:
        again = other.split(" ")
        alike = [one.lower() == two.lower() for one, two in zip(asked, again, strict=False)]
        same = [*alike, False].index(False)
        if not (2 if asked[0].lower() == "how" else 1) <= same < len(again):
            return ()
        same -= asked[same - 1] in _AUXILIARIES
        rest = again[same:]
        pair = swapped(first, " ".join(rest)) if rest[0] in asked or rest[0] not in _AUXILIARIES else ()
        questions.append(pair[1] if pair else _in_full(asked, rest, same))
    return tuple(questions) if others and all(questions) else ()


def _in_full(asked: list[str], rest: list[str], same: int) -> str:
    """Return a second question with what it leaves out after its last word; empty where it is no question."""
    if rest[0] not in _AUXILIARIES:
        return ""
    left_out = asked[asked.index(rest[-1]) + 1 :] if rest[-1] in asked else []
    return " ".join([*asked[:same], *rest, *left_out])


def _asked_of_each(text: str) -> tuple[str, ...]:
    """Return the questions of a text that asks one thing of two: "in 2020 and in 2023", "both A and B"."""
    if _TOGETHER.search(text) or not OPENS.match(text):
        return ()
    if _BOTH.search(text) or (_AMOUNT.match(text) and _EACH.search(text)):
        return tuple(map(_of_one, joined(re.sub(r"\b(?:both|each) ", "", text))))
    return joined(text) if _TWICE.search(text) else ()


def _of_one(question: str) -> str:
    """Return a question for several things as one for a single thing."""
    if re.search(r"\bshares\b", question):
        question = re.sub(r" were\b", " was", re.sub(r" are\b", " is", question.replace("shares", "share")))
    return re.sub(r"^(.*?) do (?=(?:the )?[A-Z])", r"\1 does ", question)
