"""What a chatty question says around what it asks: "Hi, I'm writing a piece, who bought the drones?"."""

from __future__ import annotations

import re

from dossier.assistant.followup.english_pronouns import leaning
from dossier.retrieval.query import LONGEST_QUESTION

_GREETING = (
    r"(?:(?:hi|hello|hey|so|ok|okay|well|right|look|oh|um|(?:sorry|excuse me)[,.!:]|"
    r"good (?:morning|day|evening)|dear \w+|there|all|everyone|please|and|but|also|now)\b[,.!:;–—-]* *)*"
)
_KIN = (
    r"(?:editor|boss|chief|colleague|friend|teacher|professor|wife|husband|son|daughter|mother|father|mum|"
    r"mom|dad|brother|sister|team|desk|client|reader|student|neighbou?r|uncle|aunt)s?"
)
_BELIEVE = (
    r"(?:remember|recall|think|thought|believe|heard|hear|read|saw|seen|know|knew|understand|understood|"
    r"suppose|guess|found|noticed)"
)
_CURIOUS = (
    r"(?:wonder|wondering|wondered|curious|interested|writing|working|researching|looking|trying|asking|ask|"
    r"preparing|reading|stuck|confused|not sure|unsure|want|need|like|love)"
)
_ME = r"(?:i|we)(?:['’](?:m|re|d|ve)| am| are| was| were| have| would| do| don['’]t| can['’]t)?"
_OPENER = re.compile(
    rf"^\W*{_GREETING}(?:{_ME}(?: (?!that\b)[\w'’]+){{0,3}}? (?:{_BELIEVE}|{_CURIOUS}|no idea|a question)\b|"
    rf"(?:my|our) {_KIN}\b|just (?:wondering|curious|asking)\b|"
    r"(?:(?:a|just a|one|another) )?(?:quick|silly|stupid|strange|weird|odd|dumb|simple|small|last) "
    r"(?:question|one)\b|"
    r"(?:here['’]s|here is|this (?:is|may be|might be)) (?:a|an|another|one|my)\b|"
    r"(?:does|do|would|can|could|will) (?:anyone|anybody|someone|somebody|you)\b(?: here)?(?: please)?"
    r"(?: happen to)? "
    r"(?:know|remember|recall|tell|say|explain|help)\b|"
    r"(?:tell me|let me know|remind me)\b|sorry (?:to|for|but)\b|"
    r"(?:if (?:i (?:recall|remember)|memory serves)|as far as i (?:know|recall|remember)|"
    r"correct me if i['’]m wrong)\b)",
    re.IGNORECASE,
)
"""How one speaks of oneself before one asks."""

_CLAIMS = re.compile(
    rf"^\W*{_GREETING}(?:{_ME}(?: (?!that\b)[\w'’]+){{0,3}}? {_BELIEVE}\b[^.?!;:]{{0,60}}? that |"
    r"(?:if (?:i|memory)|as far as i|correct me if i['’]m)\b[^,.?!]{0,30}, ?(?:but )?)",
    re.IGNORECASE,
)
"""What stands before something that one believes, and which the question may rest on."""

_WH = (
    r"(?:(?:from|to|in|on|at|by|with|for|since|of|about) )?(?:what|which|who|whom|whose|when|where|why|how)\b"
)
_AUX = r"(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would)\b"
_BEGINS = re.compile(
    rf"(?:(?:[,.;:!?]+|\s[–—-]+)\s+(?:and |but |so )?|\bbut )(?=(?P<set_off>{_WH}|{_AUX}))"
    rf"|\b(?:know|tell me|tell us|remind me|wonder|wondering|curious|idea|remember|recall|asks?|asked|asking|"
    rf"find out|sure|explain|say)(?: me| us)?(?: about| exactly)?:? (?=(?P<indirect>{_WH}|(?:if|whether)\b))",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    rf"(?:(?<!\b[A-Z])\.|[!;])\s+(?i:(?:and |but |so )?(?:{_WH}|{_AUX}))|\bbut (?:why|when|where|how)\b"
)
"""Where the question itself begins after a statement: "We know what Berg said. Did Velm agree?"."""

_RELATIVE = re.compile(rf"(?:which|who|whom|whose|where) (?:{_AUX}|\w+(?:ed|s)\b)", re.IGNORECASE)
_ASKED_OF_ME = re.compile(
    r"\b(?:me|us|know|wondering|curious|idea|question|one|this|that|it|asks?|asked|asking)$", re.IGNORECASE
)
_WHETHER = re.compile(r"(?:if|whether)(?: or not)? ", re.IGNORECASE)
_THANKS = re.compile(
    r"(?:(?<=\?)|[,.!]) *(?:many thanks|thanks|thank you|cheers|please)\b[^?]{0,30}[.!?]*$", re.IGNORECASE
)
_HELLO = re.compile(
    r"^(?:(?:hi|hello|hey|good (?:morning|day|evening))\b(?: (?:there|all|everyone)\b| \w+(?=[,.!]))?"
    rf"[,.! ]+)++(?={_WH}|{_AUX})",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bones?\b", re.IGNORECASE)
_NAME_OR_NUMBER = re.compile(r"(?<!^)\b(?!I\b)[^\W\d_a-z]\w|\d")
_FEWEST_WORDS = 3


def without_prelude(question: str) -> str:
    """Return a question without what is said around it of who asks, why, and where it was read.

    "I remember reading, maybe in Reuters, that Varland sold arms; which country was its best customer?" asks
    which country was the best customer. What one believes is kept where the question leans on it, or names
    nobody itself. English alone is read; in doubt the question stays as it is.

    Args:
        question: what was asked; only its first `LONGEST_QUESTION` characters are read.
    """
    plain = question[:LONGEST_QUESTION].strip()
    text = _HELLO.sub("", _THANKS.sub("", plain))
    if len(text.split()) < _FEWEST_WORDS:
        return question
    if text != plain:
        text = f"{text[:1].upper()}{text[1:]}" + ("?" if plain.endswith("?") and text[-1] != "?" else "")
    opener = _OPENER.match(text)
    if opener is None:
        return text if text != plain else question
    for place in _BEGINS.finditer(text, opener.start()):
        before, rest = text[: place.start()], text[place.end() :]
        goes_on = place["set_off"] and "," in place.group() and _RELATIVE.match(rest)
        if goes_on and len(before) > opener.end() and not _ASKED_OF_ME.search(before):
            continue  # "… the Kestrel, which was sold"
        if (place["indirect"] or "," in place.group()) and _FURTHER.search(rest):
            break
        if len(rest.split()) >= _FEWEST_WORDS:
            kept = _asked(_kept(text, before, rest))
            return without_prelude(kept) if len(kept) < len(text) else kept
    return text if text != plain else question


def _kept(text: str, before: str, rest: str) -> str:
    """Return the question, with what was said before it where it needs that."""
    if whether := _WHETHER.match(rest):
        return f"Is it true that {rest[whether.end() :]}"
    claims = _CLAIMS.match(text)
    claim = before[claims.end() :] if claims else ""
    nameless = _NAME_OR_NUMBER.search(f"- {claim}") and not _NAME_OR_NUMBER.search(rest)
    if leaning(rest) is not None or _ONE.search(rest) or nameless:
        return text[claims.end() :] if claims else text
    return text[claims.end() :] if claims and re.search(r"\d", claim) else rest


def _asked(text: str) -> str:
    text = text.strip()
    return f"{text[:1].upper()}{text[1:].rstrip('.! ')}" + ("" if text.endswith("?") else "?")
