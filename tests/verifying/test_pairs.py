"""The verdicts on labelled statements, against the labels and against plain word overlap."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from dossier.text import words
from dossier.text.function_words import FUNCTION_WORDS
from dossier.verifying import verify

PAIRS = [
    json.loads(line)
    for line in Path(__file__).with_name("pairs.jsonl").read_text(encoding="utf-8").splitlines()
    if line.strip()
]
LEAST = 0.90
GAIN = 0.2

Judge = Callable[[dict[str, Any]], bool]


def _supported(pair: dict[str, Any]) -> bool:
    return pair["support"] == "supported"


def _verified(pair: dict[str, Any]) -> bool:
    return verify(pair["statement"], pair["quotes"], language=pair["language"]).support == "supported"


def _accuracy(judge: Judge, pairs: Sequence[dict[str, Any]] = PAIRS) -> float:
    """Balanced: the mean of the shares of supported and of other statements that are told rightly."""
    shares = []
    for wanted in (True, False):
        those = [pair for pair in pairs if _supported(pair) is wanted]
        shares.append(sum(judge(pair) is wanted for pair in those) / len(those))
    return sum(shares) / 2


def _overlap(pair: dict[str, Any]) -> float:
    said = [word for word in words(pair["statement"]) if word not in FUNCTION_WORDS]
    heard = {word for quote in pair["quotes"] for word in words(quote)}
    return sum(word in heard for word in said) / len(said) if said else 0.0


def _best_overlap() -> float:
    overlaps = {pair["id"]: _overlap(pair) for pair in PAIRS}

    def at(threshold: float) -> Judge:
        return lambda pair: overlaps[pair["id"]] >= threshold

    return max(_accuracy(at(threshold)) for threshold in sorted(set(overlaps.values())))


def _by_kind() -> str:
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for pair in PAIRS:
        right[pair["kind"], pair["support"]].append(_verified(pair) is _supported(pair))
    rows = (
        f"{kind:18} {support:12} {sum(told):3} of {len(told)}"
        for (kind, support), told in sorted(right.items())
    )
    return "\n".join(rows)


def test_verdicts_agree_with_the_labels() -> None:
    assert _accuracy(_verified) >= LEAST, _by_kind()


def test_verdicts_are_far_better_than_word_overlap() -> None:
    assert _accuracy(_verified) - _best_overlap() >= GAIN, _by_kind()


@pytest.mark.parametrize(
    "pair", [pair for pair in PAIRS if _supported(pair)][::7], ids=lambda pair: pair["id"]
)
def test_a_quote_bears_itself_out(pair: dict[str, Any]) -> None:
    quote = pair["quotes"][0]
    assert verify(quote, [quote]).support == "supported"
