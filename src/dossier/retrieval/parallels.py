"""Two parts of a text that stand side by side, "Israel or Turkey", each put into the place of both.

A part is a name, a number or a noun with the prepositions and articles before it. Where a word joins parts,
`spread` and `joined` give the text with each of them alone. Where the second stands apart and tells only
what differs ("Varland's exports", "Borovia's"), `swapped` puts it in the place of what is alike in the first.
"""

from __future__ import annotations

import calendar
import re

from dossier.text import names

WH = r"(?:what|which|who|when|where|why|how)"
AUX = r"(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)"
PREPOSITION = (
    r"(?:in terms of|in|on|at|by|from|of|to|with|for|against|before|after|during|since|over|as|among|under|"
    r"near|around|through|inside|outside|between|within|across|until|towards?)"
)
COMPARATIVE = (
    r"(?:better|worse|(?:larg|high|bigg|great|low|small|earli|lat|soon|fast|slow|cheap|deep|long|short|old|young|new|"
    r"strong|weak|heavi|light|near|clos|rich|poor|tall|wid|saf|deadli)er)"
)
OPENS = re.compile(rf"(?:{WH}|{AUX})\b", re.IGNORECASE)
MOST_PARTS = 4
_LINK = re.compile(rf"(?:{PREPOSITION}|the|an?|that|those|в|на|у|из)", re.IGNORECASE)
_LONGEST = 5
_MOST_WORDS = 12  # of one part, with those that lead to it
_AT_END = re.compile("[,:] ")
_AND = re.compile(r",? and (?:(?:also|then) )?")
_FULL = re.compile(r"(?:the|an?|its|their|his|her|that|those) ", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{'|'.join(calendar.month_name[1:])})$")
_SAME_THING = re.compile(rf"^(?:{AUX} )?(?:that|those|them|it|the ones?) (?={PREPOSITION} )")
_ONE = re.compile(rf"((?:the|an?|its|their|his|her) (?:\S+ )*?)ones?( {PREPOSITION} .+)?", re.IGNORECASE)
_NEXT_PHRASE = re.compile(rf" (?={PREPOSITION} )")


def is_marked(word: str) -> bool:
    """Return whether a word is a name or a number."""
    return word[:1].isdigit() or bool(names(f"- {word}"))


def spread(text: str, end: int, start: int, most: int = 2) -> tuple[str, ...]:
    """Return a text with what stands last before `end` alone, and with what stands first after `start`.

    Nothing comes where one of them is missing. "Did Velm, or Keldor win" gives "Did Velm win" and "Did
    Keldor win"; with more parts than two, so does each of those in a row with commas before them. Where a
    preposition is said twice, a part is all that follows it.
    """
    parts = [_last_part(text[:end]), _first_part(text[start:])]
    *opening, one = _AT_END.split(text[:end])
    if opening and _are_whole(one, text[start:]):
        parts = [one, text[start:]]  # "which is larger, the one fleet or the other fleet"
    link = parts[1].split(" ")[0]
    at = text.rfind(f" {link} ", 0, end) if re.fullmatch(PREPOSITION, link) else -1
    if at >= 0 and not parts[0].startswith(f"{link} "):  # "in the one or in another"
        parts = [text[at + 1 : end], text[start:].split(", ")[0]]
    if not all(parts):
        return ()
    head, tail = text[: end - len(parts[0])], text[start + len(parts[1]) :]
    first = re.split(rf" {PREPOSITION} ", re.sub(rf"^{PREPOSITION} ", "", parts[0]))[0]
    parts[1] = re.sub(r"\b(the (?:\w+ )?)one\b", rf"\g<1>{first.split(' ')[-1]}", parts[1])
    while head.endswith(", ") and len(parts) < most and _alike(head[:-2], parts[0]):
        parts.insert(0, _last_part(head[:-2]))
        head = head[: -2 - len(parts[0])]
    link = parts[0].split(" ")[0]
    if re.fullmatch(PREPOSITION, link):  # "in 2020 or 2021"
        parts = [part if _LINK.fullmatch(part.split(" ")[0]) else f"{link} {part}" for part in parts]
    year = re.search(r" \d{4}$", parts[-1])  # "in May or in June 2020"
    dated = [f"{part}{year[0]}" if year and _MONTH.search(part) else part for part in parts]
    return tuple(f"{head}{part}{tail}" for part in dated)


def is_full(text: str) -> bool:
    """Return whether a text begins as what is named in full does: "the fleet", "its first month"."""
    return _FULL.match(text) is not None


def _are_whole(one: str, other: str) -> bool:
    """Return whether two texts are one thing each, one of them with an article: "Velm or the other port"."""
    short = all(len(each.split(" ")) <= _LONGEST for each in (one, other))
    begun = all(is_full(each) or is_marked(each.split(" ")[0]) for each in (one, other))
    return short and begun and (is_full(one) or is_full(other))


def joined(text: str) -> tuple[str, ...]:
    """Return a text once for each part of what "and" joins in it, first of all names or times.

    "Varland's and Borovia's exports" gives "Varland's exports" and "Borovia's exports". Where no names or
    times are joined it is what stands before and after the only "and", if there is one.
    """
    found = list(_AND.finditer(text))
    alike = [each for each in found if _alike(text[: each.start()], text[each.end() :])]
    if not (alike or len(found) == 1):
        return ()
    place = (alike or found)[0]
    left, right = text[: place.start()], text[place.end() :]
    if _FULL.match(left) and _FULL.match(right) and not re.search(r"['’]s?$", left):
        return left, with_noun(left, right)
    return spread(text, place.start(), place.end(), MOST_PARTS if alike else 2)


def swapped(left: str, right: str) -> tuple[str, ...]:
    """Return two things that are compared, each in full, where the second tells only what differs in it.

    "Varland's exports", "Borovia's in 2020" gives "Varland's exports in 2020" and "Borovia's exports in
    2020"; for the second, "the fleet of Varland", "that of Borovia" gives "the fleet of Borovia". Nothing
    comes where the second has words of its own, or nothing of its kind is in the first.
    """
    phrase = _SAME_THING.sub("", right)
    if phrase.startswith("of ") and " of " not in left:
        phrase = re.sub(r"^of ((?:the )?\S+)", r"\1's", re.sub(r"^of (?=\d)", "", phrase))
    head, *phrases = _NEXT_PHRASE.split(f" {phrase}")
    lacking = [each for each in phrases if f" {each.split(' ')[0]} " not in left]
    if not head and lacking == phrases and phrase == right:
        return ()
    other = _with_names(left, head.strip()) if head else left
    for each in phrases if other else ():
        other = _with_phrase(other, each)
    return (" ".join([left, *lacking]) if head else left, other) if other else ()


def with_noun(left: str, right: str) -> str:
    """Return the second of two things with the noun of the first for its "one": "the old plan".

    What follows that noun is told of the second too, unless it has words of its own there. The second comes
    back as it is where it says no "one", or the first opens without an article.
    """
    short = _ONE.fullmatch(right)
    if short is None or not is_full(left):
        return right
    head, *rest = re.split(rf"(?= {PREPOSITION} )", left, maxsplit=1)
    return f"{short[1]}{head.split(' ')[-1]}{short[2] or ''.join(rest)}"


def _with_phrase(text: str, phrase: str) -> str:
    """Return a text with a phrase in the place of its first one with that preposition, or else at its end."""
    place = re.compile(rf" {phrase.split(' ')[0]} .+?(?= {PREPOSITION} | {COMPARATIVE}\b|$)")
    return place.sub(lambda _: f" {phrase}", text, count=1) if place.search(text) else f"{text} {phrase}"


def _with_names(text: str, named: str) -> str:
    """Return a text with its last name or number replaced by those given; empty where there are none.

    An owner ("Borovia's"), and what an auxiliary stands before ("did Borovia"), replaces the first one.
    """
    subject = re.match(rf"{AUX} ", named)
    given = re.sub(r" ones?$", "", named[subject.end() :] if subject else named).split(" ")
    marks, kinds = [word for word in given if is_marked(word)], _kinds(given)
    if not marks or "-" in kinds:
        return ""
    own, kind = text.split(" "), kinds.replace("l", "")[-1]
    if kind == "n" and not re.search("[nc]", _kinds(own)):  # "Velm's exports with Keldor"
        kind, marks[-1] = "o", f"{marks[-1]}'s"
    places = [found.span() for found in re.finditer(_RUNS[kind], _kinds(own))]
    if not places:
        return ""
    start, end = places[0 if subject or kind == "o" else -1]
    return " ".join([*own[:start], *marks, *own[end:]])


_RUNS = {"d": "d", "n": "n*[nc]", "c": "n*[nc]", "o": "n*o"}
"""What stands for one number, one name and one owner in what `_kinds` returns."""


def _kinds(words: list[str]) -> str:
    """Return a letter for each word: link, pause after it, digit, owner, name; a dash for any other."""
    return "".join(map(_kind, words))


def _kind(word: str) -> str:
    if _LINK.fullmatch(word):
        return "l"
    if not is_marked(word) or OPENS.fullmatch(word):
        return "-"
    if word.endswith((",", ":")):
        return "c"
    return "d" if word[0].isdigit() else "o" if re.search(r"(?:['’]s|s['’])$", word) else "n"


def _alike(before: str, after: str) -> bool:
    """Return whether the parts on both sides end in names both, or in numbers both."""
    ends = {_kind(part.split(" ")[-1]) for part in (_last_part(before), _first_part(after))}
    return ends == {"d"} or ends <= set("nco")


def _last_part(before: str) -> str:
    """Return the name, number or noun, with its preposition, that stands last."""
    words = before.rsplit(" ", _MOST_WORDS)[-_MOST_WORDS:]
    found = re.search("l*(?:[ndo]{0,3}[ndoc]|.)$", _kinds(words))
    return " ".join(words[found.start() :]) if found else ""


def _first_part(after: str) -> str:
    """Return the name, number or noun, with its preposition, that stands first."""
    words = after.split(" ", _MOST_WORDS)[:_MOST_WORDS]
    found = re.match("l*(?:n[nd]{0,2}[ndoc]|.)", _kinds(words))
    return " ".join(words[: found.end()]).rstrip(",") if found else ""
