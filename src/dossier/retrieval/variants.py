"""Forms of a name that mean the same place, people or thing: Israel and Israeli, TB2 and TB2s."""

from __future__ import annotations

ENDINGS = (
    *("", "a", "e", "ey", "ia", "o", "y"),
    *("an", "ean", "ene", "ese", "i", "ian", "ic", "ish", "n", "s", "ans", "ians", "is", "ns"),
)
"""What English puts after the root of a country's name and of the word for its people."""

SHORTEST_ROOT = 4


def name_variants(name: str) -> list[str]:
    """Return words that may name the same place, people or thing, most of which do not exist.

    The root is the name without one of `ENDINGS`, and each other ending may follow it; whoever calls
    keeps those that occur. Names of another root, such as France and French, are not found.

    Args:
        name: a folded word that is written with a capital.
    """
    if name.endswith("s") and any(each.isdigit() for each in name):
        return [name.removesuffix("s")]  # several of a type: TB2s
    roots = {
        name.removesuffix(ending)
        for ending in ENDINGS
        if name.endswith(ending) and len(name) - len(ending) >= SHORTEST_ROOT
    }
    found = {root + ending for root in roots for ending in ENDINGS}
    return sorted(found - {name})
