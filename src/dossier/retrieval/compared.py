"""Questions that put things side by side without asking which is more: "Compare A with B"."""

from __future__ import annotations

import re

from dossier.retrieval.parallels import MOST_PARTS, is_marked, joined, swapped

_POLITE = r"(?:please |(?:can|could|would) you (?:please )?|i want you to )?"
_COMPARE = re.compile(rf"^{_POLITE}(?:compare|contrast)(?: and contrast)? (?P<things>.+)$", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"^what (?:is|are|was|were) the (?:main |biggest |key )?differences? (?:(?:in|of) (?P<what>.+?) )?"
    r"between (?P<things>.+)$",
    re.IGNORECASE,
)
_HOW_BOTH = re.compile(
    r"^how (?:do|did|does|are|were|have) (?P<things>.+ and .+?) (?:compared?|differ(?:ed|ent)?)"
    r"(?P<in>(?: in .+)?)$",
    re.IGNORECASE,
)
_HOW_ONE = re.compile(
    r"^(?:how (?:do|does|did|is|are|was|were) (?P<one>.+?) (?:compare[ds]?|differ(?:s|ed|ent)?)|"
    r"what (?:distinguishe[sd]|sets?) (?P<set>.+?)(?: apart)?) (?:with|to|from) (?P<other>.+)$",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    r"^(?P<left>[^?]+?) (?:versus|vs\.?) (?P<right>[^?:]+?)(?:: (?P<asked>.+))?$", re.IGNORECASE
)
_OPENS = re.compile(
    r"^(?:what|which|who|when|where|why|how|did|does|do|is|are|was|were|has|have)\b", re.IGNORECASE
)
_OPPOSED = re.compile(
    r",? (?:as opposed to|(?:as )?compared (?:with|to)|in (?:comparison|contrast) (?:with|to)) ",
    re.IGNORECASE,
)
_WITH = re.compile(r",? with ")
_TO = re.compile(r" to (?=(?:that|those)\b|[^ ]+['’]s?$|[^ ]+$)")
_ASKED_AGAIN = re.compile(
    r",? (?:and|but|while) (?=(?:what|which|who|when|where|how (?:many|much|large|high|big|long|often)) )",
    re.IGNORECASE,
)
_AUX = r"(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)"
_WH = re.compile(
    r"^(?P<wh>(?i:what|which|how many|how much)(?= )|"
    r"(?i:who|when|where|how (?:large|high|big|long|often))\b(?P<bare>))"
    rf"(?P<noun>(?(bare)|(?: (?!(?:{_AUX}|in|on|at|by|from|of|to|with|for|against|before|after|during|since|"
    r"the|a|an)\b)[a-z-]+){0,4}))(?= |$)"
)
_PHRASE = re.compile(r"^(?:in|on|at|by|from|of|to|with|for|against|before|after|during|since) ")
_TWICE = re.compile(
    r" (?P<link>in|from|to|by|for|before|after|on|against|of) (?:(?!and )[^ ]+ ){1,5}?and (?P=link) "
    r"|\bbefore (?:[^ ,]+ ){1,3}?and after |\bafter (?:[^ ,]+ ){1,3}?and before "
)
_AMOUNT = re.compile(
    r"^(?:how (?:many|much|large|high|big|long)|(?:what|which) (?:share|percentage|number|amount|sum)|"
    r"what (?:was|were|is|are) .*\b(?:shares?|spending|sales|exports|imports|budgets?|losses)\b)",
    re.IGNORECASE,
)
_EACH_FOR_ITSELF = (
    r"(?:spend|spent|pay|paid|lose|lost|buy|bought|sell|sold|import|export|order|supply|deliver|receive|earn)"
)
_OWNERS = re.compile(r"[^ ]+['’]s? and (?:[^ ]+ )?[^ ]+['’]s? [a-z]")
_PEOPLE = r"[A-Z]\w*(?:ian|ean|ish|ese|ani|eli|raqi|man|can|ch)"
_PEOPLES = re.compile(rf"\b{_PEOPLE} and {_PEOPLE} [a-z]")
_SUBJECTS = re.compile(rf"\b{_AUX} (?:both )?[A-Z][^,]* and (?:the )?[A-Z][\w'’ -]*? {_EACH_FOR_ITSELF}\b")
_YEARS = re.compile(r"\bin (?:19|20)\d\d(?:[-–]\d+)? and (?:19|20)\d\d")
_TOGETHER = re.compile(
    r"\b(?:together|joint(?:ly)?|combined|in total|altogether|each other|one another|between)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(rf"({_AUX}) both (?=.+ and )", re.IGNORECASE)
_FIGURES = re.compile(
    r"\b(?:shares?|spending|budgets?|expenditures?|imports?|exports?|sales|purchases|losses|prices?|costs?|sizes?|"
    r"numbers?|populations?|incomes?|revenues?|deliveries|casualties|tolls?|debts?|ranges?|payloads?|rates?|gdp)\b",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(r" (?:of|in|to|from|with|by|on|for|as|at)\b")
_CLAUSE = re.compile(
    r"^what (?P<who>[^\W\d_a-z].*?) (?P<deed>sold|bought|supplied|delivered|ordered|exported|imported|"
    r"received|acquired|purchased|provided|sent|paid|spent|said|built|made|lost)\b"
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
    opposed = _OPPOSED.search(text)
    if opposed and _OPENS.match(text):
        one, other = swapped(text[: opposed.start()], text[opposed.end() :])
        return (one, other) if other.split(" ")[0] == one.split(" ")[0] else ()
    return _asked_again(text) or _asked_of_each(text)


_OF_TWO = re.compile(
    r"^(?:(?P<front>of (?P<a>.+?) and (?P<b>.+?), )(?P<c>which|who|what)(?: one)?|"
    r"(?P<d>which|who) of (?:the two,? )?(?P<e>.+?) (?:and|or) (?P<f>.+?),?) (?=[a-z])(?P<rest>.+)$",
    re.IGNORECASE,
)


def set_out(text: str) -> str:
    """Return a question that asks which of two it is with the two at its end: "which is larger, A or B".

    "Of A and B, which is larger", "Which of the two, A or B, is larger" and "A versus B: which is larger" are
    asked so; any other text comes back as it is.
    """
    found = _VERSUS.match(text)
    if found and found["asked"]:
        return f"{found['asked'][:1].upper()}{found['asked'][1:]}, {found['left']} or {found['right']}"
    found = _OF_TWO.match(text)
    if found is None:
        return text
    one, other = (found["a"], found["b"]) if found["a"] else (found["e"], found["f"])
    return f"{(found['c'] or found['d']).capitalize()} {found['rest']}, {one} or {other}"


_YEAR = r"(?:19|20)\d\d(?:[-–]\d+)?"
_CHANGED = re.compile(
    r"^(?:by )?how (?:much )?(?:did|has|have) (?P<what>.+?) "
    r"(?:chang|gr[oe]w|ris|fall|develop|increas|decreas|drop|evolv)\w* "
    rf"(?:from|between) (?P<one>{_YEAR}) (?:and|to) (?P<other>{_YEAR})(?P<rest>.*)$",
    re.IGNORECASE,
)


def _things(text: str) -> tuple[str, ...]:
    """Return what is compared, each in full."""
    found = _CHANGED.match(text)
    if found and _FIGURES.search(_HEAD_ENDS.split(found["what"], maxsplit=1)[0]):
        return tuple(f"{found['what']} in {found[time]}{found['rest']}" for time in ("one", "other"))
    found = _DIFFERENCE.match(text) or _HOW_BOTH.match(text)
    if found:
        parts = found.groupdict()
        what, where = parts.get("what"), parts.get("in") or ""
        return tuple(
            f"the {what} of {each}" if what else f"{each}{where}" for each in joined(found["things"])
        )
    found = _HOW_ONE.match(text)
    if found:
        return swapped(found["one"] or found["set"], found["other"])
    found = _COMPARE.match(text)
    if found:
        return _paired(found["things"])
    found = _VERSUS.match(text)
    if found and not _OPENS.match(text) and not found["asked"]:
        return joined(f"{found['left']} and {found['right']}")
    return ()


def _paired(things: str) -> tuple[str, ...]:
    """Return each of the things that "compare" names, in full."""
    link = _WITH.search(things) or _OPPOSED.search(things)
    if " and " in things and (link is None or " and " in things[: link.start()]):
        return joined(things)
    link = link or _TO.search(things)
    return swapped(things[: link.start()], things[link.end() :]) if link else ()


def _asked(thing: str) -> str:
    """Return the question for a thing that is compared: for its figure, or what it is."""
    clause = _CLAUSE.match(thing)
    if clause:
        return f"What has {clause['who']} {thing[clause.start('deed') :]}"
    if _OPENS.match(thing):
        return thing[:1].upper() + thing[1:]
    head = _HEAD_ENDS.split(thing, maxsplit=1)[0]
    if re.search(r"\bshares?$", head, re.IGNORECASE):
        the = "the " if re.match(r"[A-Z]\w+ shares?\b", thing) else ""
        return f"What was {the}{thing.replace('shares', 'share', 1)}"
    many = re.search(r"[^s'’]s$", head) is not None and not is_marked(head.split(" ")[-1])
    if _FIGURES.search(head):
        return f"How high {'were' if many else 'was'} {thing}"
    return f"What {'are' if many else 'is'} {thing}"


def _asked_again(text: str) -> tuple[str, ...]:
    """Return the questions of a text that asks the same of two things: "What of A, and what of B"."""
    first, *others = _ASKED_AGAIN.split(text)
    asked = _WH.match(first)
    if not others or asked is None:
        return ()
    questions = [first]
    for other in others[: MOST_PARTS - 1]:
        again = _WH.match(other)
        if again is None or again["wh"].lower() != asked["wh"].lower():
            return ()
        full = _in_full(first, asked, other[again.end("noun") :].strip())
        if not full:
            return ()
        questions.append(full)
    return tuple(questions)


def _in_full(first: str, asked: re.Match[str], rest: str) -> str:
    """Return the question that what follows its question word stands for; empty where that is not clear."""
    opening, body = first[: asked.end()], first[asked.end() :]
    if _PHRASE.match(rest):
        link = rest.split(" ")[0]
        ends = r"(?= (?:in|on|at|by|from|of|to|with|for|against|before|after|during|since) |$)"
        body, swapped_in = re.subn(rf" {link} .+?{ends}", lambda _: f" {rest}", body, count=1)
        return opening + (body if swapped_in else f"{body} {rest}")
    verb = re.match(rf"{_AUX} (?P<subject>.+)$", rest)
    same = re.match(r"(?P<verb>\w+)(?P<it> (?:them|it|those|ones))? .+", rest)
    deed = (
        same
        and not verb
        and re.search(rf"^ {same['verb']} (?P<object>.+?)(?= (?:from|to|in|by|of|for|on)\b|$)", body)
    )
    if same and deed and not asked["noun"]:
        return f"{opening} {rest.replace(same['it'], f' {deed[1]}', 1) if same['it'] else rest}"
    subject = re.match(rf" (?P<aux>{_AUX}) (?P<subject>(?:the )?[^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*)*)", body)
    if verb:
        whole = not all(is_marked(word) or word in ("the", "in", "of") for word in verb["subject"].split(" "))
        if whole:
            said = re.search(rf" {re.escape(rest.split(' ')[-1])}(?P<more> .+)$", body)  # its verb again
            return f"{opening} {rest}{said['more'] if said else ''}"
        rest = verb["subject"]
    if not subject or not rest or not is_marked(re.sub(r"^the ", "", rest).split(" ")[0]):
        return ""
    if re.match(r"(?:when|where)\b", opening, re.IGNORECASE) and rest.startswith("the "):
        return f"{opening} {subject['aux']} {rest}"  # "when was it signed, and when the clashes"
    return f"{opening} {subject['aux']} {rest}{body[subject.end() :]}"


def _asked_of_each(text: str) -> tuple[str, ...]:
    """Return the questions of a text that asks one thing of two: "in 2020 and in 2023", "both A and B"."""
    if _TOGETHER.search(text) or not _OPENS.match(text):
        return ()
    one = _BOTH.sub(r"\1 ", text, count=1)
    told = (_OWNERS, _PEOPLES, _SUBJECTS, _YEARS)
    amounts = _AMOUNT.match(text) and any(form.search(text) for form in told)
    if one == text and not _TWICE.search(text) and not amounts:
        return ()
    return tuple(_of_one(each) if one != text or amounts else each for each in joined(one))


def _of_one(question: str) -> str:
    """Return a question for several things as one for a single thing."""
    question = re.sub(r"^(\w+(?: many| much| [a-z-]+s)?) do (?=(?:the )?[A-Z])", r"\1 does ", question)
    if re.search(r"\bshares\b", question):
        question = question.replace("shares", "share").replace(" were ", " was ").replace(" are ", " is ")
    question = re.sub(r"\btheir\b", "its", question)
    return re.sub(r" (was|is) (?=[A-Z]\w+ share\b)", r" \1 the ", question)
