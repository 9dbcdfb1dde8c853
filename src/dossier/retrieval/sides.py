"""The sides of a comparison, each as a question of its own.

What the question puts beside one another ("A or B", "than B", "Compare A with B") is found first. Each side
is then the same question with the one or the other alone. Where it asks which is more, a side asks how much.
"""

from __future__ import annotations

import re

from dossier.retrieval.compared import FIGURES, side_by_side
from dossier.retrieval.parallels import (
    AUX,
    COMPARATIVE,
    PREPOSITION,
    is_full,
    is_marked,
    spread,
    swapped,
    with_noun,
)
from dossier.text import fold
from dossier.verifying import country

_BE = r"(?:is|are|was|were)"
_MORE = r"\b(?:more|less|fewer)"
_LARGER = r"(?:larger|higher|bigger|greater|lower|smaller)"
_QUALITY = r"\w+(?:ous|ss|ful|[ai]ble|nsive)"
_NOUNS = (
    rf"((?-i:(?:(?!(?:{PREPOSITION}|than|{_QUALITY}) )[a-zA-Z]\S+ )?"
    rf"(?!(?:as|is|was|has|its|his|this|us|{_QUALITY})\b)(?:[a-zA-Z][\w-]*s|people|men|women|children)))\b"
)
_BEYOND = rf"(?= (?:{PREPOSITION}|last|this|yesterday|today)\b|$)"
_ASKS = rf"^(?:who|(?:which|what)(?: (?!{AUX}\b)\w+)?) ((?!is |are |was |were )\w.*? )"
_ITS_NAME = r"[,:] ([^,]+)$"
_HOW_LONG = r"how (?:long|much time|many (?:days|weeks|months|years|hours))"
_BEFORE = r"(?:before|after|ahead of|behind|(?:earlier|later|sooner) than)"
_TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{AUX} (.+?) before or after (.+)$",
        rf"^{_HOW_LONG} {_BEFORE} (?!it )(.+?) did (.+)$",
        rf"^{_HOW_LONG} {_BEFORE} (?!it )(.+?) (?:was|were|had) (.+)$",
        rf"^{_HOW_LONG} (?:passed )?between (.+?) and (.+)$",
    )
)
_TRAILED = re.compile(
    rf"^by {_HOW_LONG} {AUX} (.+?) (?:(?:trail|follow|lag|preced|beat|outpac)(?:ed|ged|e)?|c[ao]me)"
    r"(?: (?:behind|before|after))? (.+?) in (?!spring\b)((?-i:[a-z]\w*)ing\b.*)$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^(?:which|what)(?: \w+)? (?:came|happened|took place|was) (?:first|earlier|later)[,:] (.+?),? or (.+)$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    rf"(?i)^(?:(?!{PREPOSITION} )[\w’'-]+ ){{0,4}}?(?:pact|treaty|protocol|deal|accord|agreement|law|ban|war|"
    r"battle|fall|fire|flood|earthquake|attack|strike|raid|coup|siege|truce|ceasefire|armistice|summit|talks|visit|trip|"
    r"drills?|parade|vote|polls?|elections?|referendum|arrest|arrival|trial|departure|launch|crash|birth|death|"
    r"murder|release|purchase|sale|order|delivery|\w{3,}(?:[tsx]ion|ings?)|(?<!the )\w{2,}ed)\b"
)
"""What begins as an event does: "the old treaty", "Varland joined"."""

_DATE = r"(?:in )?((?:[a-z]+ )?\d[^, ]*)"
_THOSE = r"(?:those|that|the ones?)"
_SET_OUT = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (r"^of (.+?) and (.+?), (which|who|what)(?: one)? (.+)$", r"\3 \4, \1 or \2"),
        (r"^(which|who) of (?:the two,? )?(.+?) (?:and|or) (.+?),? (?=(?-i:[a-z]))(.+)$", r"\1 \4, \2 or \3"),
        (r"^([^?]+?) (?:versus|vs\.?) ([^?:]+?): (.+)$", r"\3, \1 or \2"),
        (
            rf"^(?:which|what)(?: \w+)? {_BE} (?:the )?{COMPARATIVE}(?: one| \w+)? (?:in|for) "
            rf"(.*{FIGURES}.*?)[,:] {_DATE} or {_DATE}$",
            r"compare \1 in \2 and in \3",
        ),
        (
            rf"^(?:which|what) (?:year|month) (?:had|has|saw|brought) (?:the |an? )?{COMPARATIVE} (.+?)[,:] "
            rf"{_DATE} or {_DATE}$",
            r"compare \1 in \2 and in \3",
        ),
        (
            rf"^(?:when|in (?:which|what) (?:year|month)) ({AUX}) (.+?)[,:] {_DATE} or {_DATE}$",
            r"\1 \2 in \3 or in \4",
        ),
        (rf"^(?:which|what) (?!{AUX}\b)(\w+) (.+[,:] .*\bthe) one\b", r"which \1 \2 \1"),
        (
            rf"^(?:which|what) (?!{_BE} )(.+?) ({_BE}) ({COMPARATIVE}.*?)[,:] {_THOSE} (.+?) or {_THOSE} "
            r"(.+)$",
            r"\2 the \1 \4 or the \1 \5 \3",
        ),
        (rf"^(?:which|what) ({_BE}) ((?:the )?{COMPARATIVE})(?: one)?[,:] (.+)$", r"\1 \3 \2"),
        (
            rf"^d(?:id|o|oes) (.*{FIGURES}.*?) (?:exceed|surpass|outstrip) (?={_THOSE} of |"
            rf"(?:the )?(?-i:[A-Z])\S*(?: (?-i:[A-Z])\S*)*(?: {PREPOSITION} |$))(.+)$",
            r"were \1 higher than \2",
        ),
    )
)
"""Questions that ask which of two it is, put as "which is larger, A or B" or "was A or B larger"."""

_AMOUNTS = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (rf"^({AUX}) (.+?) an? {COMPARATIVE} (\w+)", r"What \3 \1 \2"),
        (rf"^({AUX}) (.*{FIGURES}.*?) {_LARGER}{_BEYOND}", r"How high \1 \2"),
        (rf"^({AUX}) (.+?) the {_LARGER} (.*{FIGURES})", r"What \3 \1 \2"),
        (rf"^(?:did|does|do) {_MORE} (.+)", r"How many \1"),
        (rf"^how (many|much) {_MORE}", r"How \1"),
        (rf"^({AUX}) (.*?){_MORE} {_NOUNS}", r"How many \3 \1 \2"),
        (rf"^({AUX}) {_MORE} ([a-z]+)", r"How much \2 \1"),
        (rf"^({AUX}) (.+?) {_MORE}{_BEYOND}", r"How much \1 \2"),
        (rf"{_ASKS}(?:the|an?) {COMPARATIVE} (\w+)(.*){_ITS_NAME}", r"\4 \1what \2\3"),
        (rf"{_ASKS}{_MORE} {_NOUNS}(.*){_ITS_NAME}", r"\4 \1how many \2\3"),
        (rf"{_ASKS}{_MORE}(.*){_ITS_NAME}", r"\3 \1how much\2"),
    )
)
"""How a question that asks which is more asks for one of the two amounts."""

_MEASURES = {
    "large": "larger bigger greater smaller",
    "high": "higher lower",
    "heavy": "heavier lighter",
    "long": "longer shorter",
    "fast": "faster slower",
    "old": "older younger",
    "expensive": "cheaper",
    "strong": "stronger weaker",
    "wide": "wider",
    "tall": "taller",
    "deep": "deeper",
}
_MEASURED = {word: measure for measure, forms in _MEASURES.items() for word in forms.split()}
_HOW_LARGE = re.compile(rf"^({_BE}) (.+?) (?:the )?({'|'.join(_MEASURED)})(?: one)?{_BEYOND}", re.IGNORECASE)
"""What asks for the measure of a thing: "Is it lighter" for how heavy it is."""

_EITHER_IS = re.compile(rf"^({_BE}) (.+?) or (.+?) ((?:the )?(?:more\b|{COMPARATIVE}\b).*)$", re.IGNORECASE)
_EITHER_WAY = re.compile(rf"\b(more|{COMPARATIVE}) or (?:less|fewer|{COMPARATIVE})\b", re.IGNORECASE)
_OWNER = re.compile(r"\S+(?:['’]s|s['’])")
_BARE = re.compile(r"(?!(?:19|20)\d\d$)\d[\d.,]*%?")
_GOES_ON = re.compile(
    r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|"
    rf"eigh|nine)ty|half|hundreds?|thousands?|[mb]illions?)\b|.* (?<!that )(?<!which )(?<!who )"
    rf"(?:more|less|{COMPARATIVE}|{AUX})\b",
    re.IGNORECASE,
)
"""What tells an amount, or is no thing alone: "5 percent", "Berg was in 2016"."""

_IS_MORE = re.compile(rf"^({_BE}) (.+?) ((?:the )?(?:more\b|{COMPARATIVE}\b).*)$", re.IGNORECASE)

_MORE_ASKED = re.compile(rf"{_MORE}\b|\b(?:{COMPARATIVE}|how much)\b|\b(?:daha|cox|больше|меньше)\b")
_THAN = re.compile(r" (?:than|чем) ", re.IGNORECASE)
_OR = re.compile(rf"(?i)(?:(?<!\d) or {_MORE}|\s*,?\s+(?:or(?! not\b| {_MORE})|yoksa|yoxsa|или))\s+")
_RELATIVE = (
    r"(?:(?:last|this|next) (?:year|month|week|weekend|season|quarter|decade|century|spring|summer|autumn|"
    r"fall|winter)|yesterday|today|(?:year|month|week)s? ago|recently|lately|so far)\b"
)
_TIME = rf"(?:\b{_RELATIVE}|\b(?:in|since|during) (?:[a-z]+ )?\d{{4}}\b)"
_TIME_ASKED = re.compile(_TIME, re.IGNORECASE)
_LATELY = re.compile(rf" {_RELATIVE}$", re.IGNORECASE)
_LED = re.compile(rf"(?: (?:{PREPOSITION}|the|than|or|and|versus|vs\.?)|[,:])$", re.IGNORECASE)
_TWO_TIMES = re.compile(
    rf"(?P<asked>.+) (?P<one>{_TIME}) (?:than|or) (?P<other>{_TIME})(?P<rest>(?: .*)?)", re.IGNORECASE
)
"""Times counted from today at the end of a question, and two times that are compared."""

_ASKING = re.compile(r"\s+m[ıiuü](?=\s)", re.IGNORECASE)


def sides(question: str) -> tuple[str, ...]:
    """Return one question for each side of a comparison, none where there are no two sides.

    "Were sales higher in 2020 or in 2021?" gives "How high were sales in 2020?" and the same of 2021; "Did A
    happen before or after B?" gives "When A happen?" and "When B?", which read badly and search well.

    Args:
        question: a stand-alone question.
    """
    text = _EITHER_WAY.sub(r"\1", question.strip().rstrip("?!. "))
    times = next((found for pattern in _TIMES if (found := pattern.match(text))), None)
    if times:
        return f"When {_in_full(times[1], times[2])}?", f"When {times[2]}?"
    if first := _FIRST.match(text):
        both = _HAPPENED.match(first[1]) and _HAPPENED.match(first[2])
        return (f"When {first[1]}?", f"When {first[2]}?") if both else ()
    if trailed := _TRAILED.match(text):
        pair = swapped(trailed[1], trailed[2]) or (trailed[1], trailed[2])
        return f"When {pair[0]} {trailed[3]}?", f"When {pair[1]} {trailed[3]}?"
    for pattern, told in _SET_OUT:
        text = pattern.sub(told, text)
    text, time = _timeless(text)
    beside = side_by_side(text) or tuple(map(_amount, _which_is_more(text)))
    return tuple(f"{each[:1].upper()}{each[1:]}{time}?" for each in beside)


def _timeless(text: str) -> tuple[str, str]:
    """Return a question without a "last year" at its end that holds for both sides, and that."""
    found = _LATELY.search(text)
    if found is None or len(_TIME_ASKED.findall(text)) > 1 or _LED.search(text[: found.start()]):
        return text, ""
    return text[: found.start()], found.group()


def _which_is_more(text: str) -> tuple[str, ...]:
    """Return the sides of a question that asks which of two is more."""
    if pair := _two_times(text):
        return pair
    than = _THAN.search(text)
    if than:
        one, other = text[: than.start()], text[than.end() :]
        return () if _BARE.fullmatch(other) else swapped(one, other) or _of_other(one, other)
    either = _EITHER_IS.match(text)
    if either and is_full(either[2]) and is_full(either[3]):  # "was the one fleet or the other fleet larger"
        other = re.sub(r"\bones?$", either[2].split(" ")[-1], either[3])
        return tuple(f"{either[1]} {each} {either[4]}" for each in (either[2], other))
    if either and _OWNER.fullmatch(either[3]):
        return swapped(f"{either[1]} {either[2].rstrip(',')} {either[4]}", either[3])
    text = _ASKING.sub("", text) if re.search(r"\by(?:ok|ox)sa\b", text) else text
    choice = _OR.search(text) if _MORE_ASKED.search(fold(text)) else None
    return spread(text, choice.start(), choice.end()) if choice else ()


def _two_times(text: str) -> tuple[str, ...]:
    """Return the sides of "last year than this year": what stands before them with each of the two times."""
    found = _TWO_TIMES.fullmatch(text) if _MORE_ASKED.search(fold(text)) else None
    return (
        tuple(f"{found['asked']} {found[each]}{found['rest']}" for each in ("one", "other")) if found else ()
    )


def _of_other(one: str, other: str) -> tuple[str, ...]:
    """Return what is asked of one thing asked of another one that shares no word with it, too.

    Nothing comes where the other is an amount, or no amount is asked: "Is it more useful than the Merlin".
    """
    asked = _IS_MORE.match(one)
    named = is_full(other) or is_marked(other.split(" ")[0])
    if asked is None or not named or _GOES_ON.match(other) or _amount(one) == one:
        return ()
    return one, f"{asked[1]} {with_noun(asked[2], other)} {asked[3]}"


def _in_full(one: str, other: str) -> str:
    """Return what comes before or after something else; "Varland" alone does as the other does."""
    if not country(fold(one)) or not is_marked(other.split(" ")[0]):
        return one
    pair = swapped(f"did {other}", f"did {one}")
    return pair[1].removeprefix("did ") if pair else one


def _amount(side: str) -> str:
    """Return a side's question as one for its amount, where it asks which of the two is more."""
    lowered = f"{side[:1].lower()}{side[1:]}"  # its verb will stand further behind
    if (large := _HOW_LARGE.search(lowered)) and not re.search(FIGURES, large[2], re.IGNORECASE):
        rest = lowered[large.end() :]
        return f"How {_MEASURED[large[3].lower()]} {large[1]} {large[2]}{rest}"
    told = next((pattern.sub(told, lowered) for pattern, told in _AMOUNTS if pattern.search(lowered)), side)
    return " ".join(told.split())
