"""Two parts of a text that stand side by side, "Israel or Turkey", each put into the place of both."""

from __future__ import annotations

import re

from dossier.text import names
from dossier.text.function_words import function_words

LINK = r"(?:in|on|at|by|from|of|to|with|for|against|before|after|the|a|an|that|those|в|на|у|из)"
PREPOSITION = r"(?:in|on|at|by|from|of|to|with|for|against|before|after)"
MOST_WORDS = 4  # words of one part
MOST_PARTS = 4
_GRAMMAR = function_words(["en"])
_AND = re.compile(r",? and (?:(?:also|then|instead) )?")
_MORE_AGAIN = re.compile(r"\b(more|fewer|less) \S+ \| \1 ", re.IGNORECASE)
_FULL = re.compile(r"^(?:the|an?|its|their|his|her)\b", re.IGNORECASE)
_SAME_THING = re.compile(r"^(?:that|those|the one|the ones) (\w+) ")
_SHARED = re.compile(r" (?:as|in terms of|by|on|in|over|since|during|for) .+$")


def is_marked(word: str) -> bool:
    """Return whether a word is a name or a number."""
    return word[:1].isdigit() or bool(names(f"- {word}"))


def spread(text: str, end: int, start: int) -> tuple[str, ...]:
    """Return a text with what stands last before `end` alone, and with what stands first after `start`.

    Nothing comes where one of them is missing. "Did Velm, or Keldor win" gives "Did Velm win" and "Did
    Keldor win".
    """
    again = _MORE_AGAIN.search(f"{text[:end]} | {text[start:]}")
    start += len(again[1]) + 1 if again else 0  # "more drones or more tanks"
    left, right = _last_part(text[:end]), first_part(text[start:])
    if not left or not right:
        return ()
    head, tail = text[: end - len(left)], text[start + len(right) :]
    link = left.split(" ")[0]
    if re.fullmatch(PREPOSITION, link) and not re.fullmatch(LINK, right.split(" ")[0], re.IGNORECASE):
        right = f"{link} {right}"  # "in 2020 or 2021"
    return f"{head}{left}{tail}", f"{head}{right}{tail}"


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
    if _FULL.match(left) and _FULL.match(right):
        shared = _SHARED.search(right)
        return (left if not shared or _SHARED.search(left) else left + shared.group()), right
    parts = spread(text, place.start(), place.end())
    if not alike or not parts:
        return parts
    tail = text[place.end() + len(first_part(right)) :]
    before = parts[0].removesuffix(tail)
    more: list[str] = []
    while (comma := before.rfind(", ")) > 0 and len(more) < MOST_PARTS - 2:  # "A, B and C"
        if not _alike(before[:comma], before[comma + 2 :]):
            break
        first, second = spread(before, comma, comma + 2)
        more, before = [f"{second}{tail}", *more], first
    return (f"{before}{tail}", *more, _ending(parts[1], before, tail, more))


def _ending(last: str, before: str, tail: str, more: list[str]) -> str:
    """Return the text with the last of several parts alone, without those that stood before it in a row."""
    if not more:
        return last
    end = last.removesuffix(tail).rsplit(", ", 1)[-1]
    part = _last_part(before)
    return f"{before[: len(before) - len(part)]}{end}{tail}"


def swapped(left: str, right: str) -> tuple[str, str]:
    """Return two things that are compared, each in full, where the second is told by what differs in it.

    "the fleet of Varland", "that of Borovia" gives "the fleet of Borovia" for the second; "Varland's
    exports", "Borovia's" gives "Borovia's exports".
    """
    shared = _SHARED.search(right)
    same = _SAME_THING.match(f"{right} ")
    if same:
        at = left.rfind(f" {same[1]} ")
        rest = right[same.start(1) :]
        return left, f"{left[:at] if at >= 0 else left} {rest}"
    if shared and not re.search(rf" {shared.group().split(' ')[1]} ", left):
        left, right = left + shared.group(), right[: shared.start()]
        tail = shared.group()
    else:
        tail = shared.group() if shared and all(map(_is_bare, right[: shared.start()].split(" "))) else ""
        right = right.removesuffix(tail)
    ones = right.split(" ")
    named = [word for word in ones if is_marked(word)]
    own = left.removesuffix(tail).split(" ")
    plain = [word for word in own if not _is_bare(word)]
    if not named or not plain or not all(_is_bare(word) or word in ("one", "ones") for word in ones):
        return left, right + tail
    kind = _kind(named[-1])
    names_of = [is_marked(word) and word.lower() not in _GRAMMAR for word in own]
    alike = [n for n, word in enumerate(own) if names_of[n] and _kind(word) == kind]
    if not alike and kind == "name":  # "Velm's exports with Keldor"
        kind, named[-1] = "owner", f"{named[-1]}'s"
        alike = [n for n, word in enumerate(own) if names_of[n] and _kind(word) == kind]
    if not alike:
        return left, right + tail
    first = last = alike[0] if kind == "owner" else alike[-1]
    while first - 1 in alike or (first and names_of[first - 1] and kind == "owner"):
        first -= 1
    return left, " ".join([*own[:first], *named, *own[last + 1 :]]) + tail


def _kind(word: str) -> str:
    if word[0].isdigit():
        return "number"
    return "owner" if re.search(r"(?:['’]s|s['’])$", word) else "name"


def _is_bare(word: str) -> bool:
    """Return whether a word is a name, a number, or one that links them."""
    return is_marked(word) or bool(re.fullmatch(LINK, word, re.IGNORECASE))


def _alike(before: str, after: str) -> bool:
    """Return whether the parts on both sides are names both, numbers both, or have prepositions both."""
    left, right = _last_part(before).split(" "), first_part(after).split(" ")
    if not left[-1] or not is_marked(right[-1]) or not is_marked(left[-1]):
        return False
    ends = [_kind(each[-1]) for each in (left, right)]
    return ends[0] == ends[1] or (ends[0] != "number" and ends[1] != "number")


def _last_part(before: str) -> str:
    """Return the name, number or noun, with its preposition, that stands last."""
    parts = before.split(" ")
    size = 1
    if is_marked(parts[-1]):
        most = min(MOST_WORDS, len(parts) - 1)
        while size < most and is_marked(parts[-size - 1]) and not parts[-size - 1].endswith(","):
            size += 1
    while size < len(parts) and re.fullmatch(LINK, parts[-size - 1], re.IGNORECASE):
        size += 1
    return " ".join(parts[-size:])


def first_part(after: str) -> str:
    """Return the name, number or noun, with its preposition, that stands first."""
    parts = after.split(" ")
    size = 0
    while size < len(parts) - 1 and re.fullmatch(LINK, parts[size], re.IGNORECASE):
        size += 1
    marked, number = is_marked(parts[size]), parts[size][:1].isdigit()
    size += 1
    while marked and size < min(MOST_WORDS, len(parts)) and is_marked(parts[size]) and not number:
        if parts[size - 1].endswith(("'s", "’s", ",")):
            break
        size += 1
    return " ".join(parts[:size]).rstrip(",")
