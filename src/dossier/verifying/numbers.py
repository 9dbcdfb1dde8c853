"""Numbers in a text in one form: value, unit, and how exactly it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.timing.mentions import evenly_folded
from dossier.timing.words import word_set
from dossier.verifying.numerals import (
    COUNT,
    GLUED,
    MEASURES,
    METRES,
    MULTIPLES,
    ORDINALS,
    SCALES,
    SMALL,
    VAGUE,
    Sum,
    valued,
)
from dossier.verifying.quantities import Amount, Bound, amount_at, currency_of
from dossier.verifying.shares import shares, shares_of

__all__ = ["Amount", "Bound", "amounts"]

_DIGITS = r"\d{1,3}(?:[,.  ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_WORDS = "|".join(sorted({*SMALL, *SCALES} - {"m", "k", "b"}, key=len, reverse=True))
_PIECE = (
    rf"(?:(?<![\w])(?:{_WORDS})(?![\w'])|"
    rf"(?<![\w.,])(?:{_DIGITS})(?:(?!{METRES})(?:bn|mn|m|k|b|tn|mln|mlrd)(?!\w|-\d))?(?:(?!\w)|(?={GLUED})))"
)
_NUMBER = re.compile(rf"{_PIECE}(?:(?: and | ve |[ -]){_PIECE})*")
_ONE_PIECE = re.compile(_PIECE)
_ORDINAL = re.compile(
    rf"(?<![\w])(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th|'?(?:inci|uncu|nci|ncu)|-?(?:й|я|е|ая|ый))(?!\w)|"
    rf"(?P<w>{'|'.join(ORDINALS)})(?!\w))"
)
_MULTIPLE = re.compile(rf"(?<![\w])(?:{'|'.join(MULTIPLES)})(?![\w])")
_VAGUELY = re.compile(rf"(?<![\w])(?:{'|'.join(sorted(VAGUE, key=len, reverse=True))})(?![\w])")
_MODEL = re.compile(r"[a-zа-я]-?$")

_RANGE = re.compile(r" ?(?:-|–|to|and|ile|ila|до|и) ?$")


_ON = re.compile(r"\bon\b")


def amounts(text: str, language: str | None, skip: tuple[tuple[int, int], ...] = ()) -> list[Amount]:
    """Return the numbers of a text in order, dates and names of models left out.

    Args:
        text: any text.
        language: ISO 639-1 code of the text, which says what a full stop within digits means.
        skip: spans, in characters, that hold no number: dates.
    """
    folded = evenly_folded(text)
    if language not in ("tr", "az"):
        folded = _ON.sub("__", folded)  # ten in Turkish; elsewhere "1.6 billion on drones"
    found = [each for read in _READERS for each in read(folded, language)]
    apart = [each for each in found if not any(a < each.end and each.start < b for a, b in skip)]
    return _ranges(folded, _without_overlaps(apart))


_SINGLE_AFTER = re.compile(
    r"\ba (?P<unit>hour|day|week|month|year|decade) (?P<then>after|later|before|earlier)\b"
)


def _cardinals(folded: str, language: str | None) -> Iterator[Amount]:
    for match in _NUMBER.finditer(folded):
        yield from _of_words(folded, match.start(), match.end(), language)


def _ordinals(folded: str, _language: str | None) -> Iterator[Amount]:
    for match in _ORDINAL.finditer(folded):
        if match["w"] != "second":
            value = float(match["n"]) if match["n"] else ORDINALS[match["w"]]
            yield amount_at(folded, match.start(), match.end(), value, "ordinal")


def _multiples(folded: str, _language: str | None) -> Iterator[Amount]:
    for match in _MULTIPLE.finditer(folded):
        yield amount_at(folded, match.start(), match.end(), MULTIPLES[match.group()], "times")


def _vague(folded: str, _language: str | None) -> Iterator[Amount]:
    for match in _VAGUELY.finditer(folded):
        low, high = VAGUE[match.group()]
        unit = currency_of(folded, match.end())
        yield Amount(match.start(), match.end(), low, high, unit, "vague", match.group())


def _single_times(folded: str, _language: str | None) -> Iterator[Amount]:
    """Yield the time in `a week after`."""
    for match in _SINGLE_AFTER.finditer(folded):
        size = next(size for form, size in MEASURES["time"].items() if re.fullmatch(form, match["unit"]))
        written = folded[match.start() : match.start("then")].strip()
        yield Amount(match.start(), match.start("then"), size, size, "time", "exact", written)


_DAYS = {"day": 1, "night": 1, "week": 7, "month": 30, "year": 365}
_OFTEN = re.compile(
    r"\b(?P<n>once|twice|\w+(?= times)) (?:times )?(?:a|an|per|each|every) "
    r"(?P<unit>day|night|week|month|year)\b"
)


def _frequencies(folded: str, _language: str | None) -> Iterator[Amount]:
    """Yield how often something happens, as times a day: `twice a week`."""
    for match in _OFTEN.finditer(folded):
        word = match["n"]
        value = {"once": 1, "twice": 2}.get(word) or (int(word) if word.isdigit() else SMALL.get(word))
        if value:
            often = value / _DAYS[match["unit"]]
            yield Amount(match.start(), match.end(), often, often, "often", "exact", match[0])


def _scores(folded: str, _language: str | None) -> Iterator[Amount]:
    """Yield the results of matches and votes, the higher number first: they are told from either side."""
    for match in _SCORE.finditer(folded):
        if int(match[1]) >= int(match[2]):
            low, high = float(match[2]), float(match[1])
            yield Amount(match.start(), match.end(), low, high, "score", "exact", match.group())


_HALF_MORE = re.compile(
    rf"(?<!\w)(?:(?P<n>{COUNT}|\d{{1,3}}) and a half(?: (?P<scale>million|billion|trillion|thousand))?|"
    r"an? (?P<unit>hour|day|week|month|year|decade) and a half)(?!\w)"
)
_TIMES_AS = re.compile(
    rf"(?<!\w)(?P<n>{COUNT}|\d{{1,3}})[ -](?:times (?=as |the |its |their |his |what |more |higher |"
    rf"larger |bigger |greater "
    r"|over\b)|fold\b)"
)
_FORTNIGHT = re.compile(r"(?<!\w)(?:an?|one) fortnight(?!\w)")


def _halves(folded: str, _language: str | None) -> Iterator[Amount]:
    """Yield `two and a half million` and `an hour and a half`."""
    for match in _HALF_MORE.finditer(folded):
        if match["unit"]:
            size = next(size for form, size in MEASURES["time"].items() if re.fullmatch(form, match["unit"]))
            yield amount_at(folded, match.start(), match.end(), 1.5 * size, "time")
        else:
            scale = SCALES[match["scale"]] if match["scale"] else 1
            yield amount_at(folded, match.start(), match.end(), (valued(match["n"]) + 0.5) * scale, "")


def _times_as(folded: str, _language: str | None) -> Iterator[Amount]:
    """Yield `three times as much` and `tenfold`, and the time in `a fortnight`."""
    for match in _TIMES_AS.finditer(folded):
        yield amount_at(folded, match.start(), match.end(), valued(match["n"]), "times")
    for match in _FORTNIGHT.finditer(folded):
        yield amount_at(folded, match.start(), match.end(), 14, "time")


_READERS = (
    shares_of,
    _halves,
    _times_as,
    _cardinals,
    _ordinals,
    shares,
    _scores,
    _frequencies,
    _single_times,
    _multiples,
    _vague,
)


def _without_overlaps(found: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end, one.unit != "score")):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.unit in ("%", "ordinal", "score", "often") and each.end > kept[-1].end:
            kept[-1] = each
    return kept


def _of_words(folded: str, start: int, end: int, language: str | None) -> list[Amount]:
    """Return the numbers of a run of digits and number words: mostly one."""
    found: list[Amount] = []
    run: list[re.Match[str]] = []
    value = Sum()
    for piece in _ONE_PIECE.finditer(folded, start, end):
        word = piece.group()
        if not run and word in _ONLY_AFTER:
            continue
        if not value.takes(word, language):
            found += _closed(folded, run, value)
            run, value = [], Sum()
            value.takes(word, language)
        run.append(piece)
    return [*found, *_closed(folded, run, value)]


def _closed(folded: str, run: list[re.Match[str]], value: Sum) -> list[Amount]:
    """Return the number that a run of words comes to, none for an article or a part of a model's name."""
    if not run:
        return []
    begun, last = run[0].start(), run[-1].end()
    if folded[begun:last] in _NEVER_ALONE or _MODEL.search(folded[max(0, begun - 2) : begun]):
        return []
    return [amount_at(folded, begun, last, value.total + value.current, "")]


_NEVER_ALONE = word_set("one bir on m k b bn mn один одна одно одного одной")
_ONLY_AFTER = frozenset(("m", "k", "b", "bn", "mn", "tn"))


_SCORE = re.compile(r"(?<![\w.,-])(\d{1,2})-(\d{1,2})(?![\w-]|[.,]\d)")


def _ranges(folded: str, found: list[Amount]) -> list[Amount]:
    """Return the numbers with two that are the ends of a range made one."""
    joined: list[Amount] = []
    for each in found:
        last = joined[-1] if joined else None
        if last and _RANGE.fullmatch(folded[last.end : each.start]) and _is_range(folded, last, each):
            scale = _scale(each.low) if last.low < each.low / 1000 else 1
            joined[-1] = Amount(
                last.start, each.end, last.low * scale, each.high, each.unit or last.unit, "between",
                folded[last.start : each.end].strip(),
            )  # fmt: skip
        else:
            joined.append(each)
    return joined


def _scale(value: float) -> float:
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale), 1)


def _is_range(folded: str, low: Amount, high: Amount) -> bool:
    if (
        (low.unit and high.unit not in ("", low.unit))
        or low.high >= high.low
        or "ordinal" in (low.unit, high.unit)
    ):
        return False
    link = folded[low.end : high.start].strip()
    before = folded[max(0, low.start - 9) : low.start].split()
    if link in ("and", "и"):
        return bool(before) and before[-1] in ("between", "между")
    return not (before and before[-1] in ("from", "с", "от"))
