"""Numbers that a text tells without writing them: shares, multiples, and times between days."""

from __future__ import annotations

import re
from itertools import pairwise

from dossier.timing.mentions import evenly_folded
from dossier.verifying.numbers import Amount
from dossier.verifying.numerals import MEASURES
from dossier.verifying.quantities import CURRENCIES

_OF = re.compile(r"^ (?:out of|of|in|из)(?: (?:the|its|their|every|all))?(?: \w+)? $")


_COUNTS = {"one": 1.0, "single": 1.0, "both": 2.0, "pair": 2.0, "couple": 2.0}


def implied(
    text: str, told: tuple[Amount, ...], days: tuple[int, ...], years: tuple[int, ...] = ()
) -> list[Amount]:
    """Return the numbers that a text tells without writing them: shares, multiples, and times between days.

    Args:
        text: the text.
        told: the numbers written in it.
        days: the days that it names, as ordinals.
        years: the years that it names and no day of.
    """
    folded = evenly_folded(text)
    found: list[tuple[float, str]] = []
    for one, other in pairwise(told):
        if other.low > one.low > 0 and _OF.match(folded[one.end : other.start]):
            found.append((100 * one.low / other.low, "%"))
        if (
            (
                one.unit == other.unit
                or (CURRENCIES.keys() & {one.unit, other.unit} and "" in (one.unit, other.unit))
            )
            and one.low
            and other.low
        ):
            found.append((max(one.low, other.low) / min(one.low, other.low), "times"))
            found.append((100 * min(one.low, other.low) / max(one.low, other.low), "%"))
    found += [
        (float(abs(a - b)), "time") for place, a in enumerate(days) for b in days[place + 1 :] if a != b
    ]
    found += [
        (365.25 * abs(a - b), "time") for place, a in enumerate(years) for b in years[place + 1 :] if a != b
    ]
    for match in _SINGLE_MEASURE.finditer(folded):
        kind, unit = "time", match["unit"]
        size = next(value for form, value in MEASURES[kind].items() if re.fullmatch(form, unit))
        found.append((size * (1.5 if match["half"] else 1), kind))
    found += [(value, "") for word, value in _COUNTS.items() if re.search(rf"\b{word}\b", folded)]
    return [Amount(0, 0, value, value, unit, "exact", "") for value, unit in found]


_SINGLE_MEASURE = re.compile(
    r"\b(?:an?|one|per|within a) (?P<unit>hour|day|week|fortnight|month|year|"
    r"decade)\b(?P<half> and a half)?"
)
