"""The verdicts on labelled statements, against the labels and against plain word overlap."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dossier.text import words
from dossier.text.function_words import FUNCTION_WORDS
from dossier.verifying import verify
from dossier.verifying.reading import read

Pair = dict[str, Any]
Judge = Callable[[Pair], bool]


def _read(name: str) -> list[Pair]:
    """Return the statements of a set."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


PAIRS = _read("pairs.jsonl")
LEAST = {"pairs.jsonl": 0.90, "second.jsonl": 0.95, "unseen.jsonl": 0.66}
"""Balanced accuracy that each set has at least; what was reached is in docs/prose.md."""

LEAST_REFUSED = {"pairs.jsonl": 0.96, "second.jsonl": 0.98, "unseen.jsonl": 0.87}
"""Share of the statements which quotes do not bear out that a literal reading refuses at least."""

GAIN = 0.2
FEWEST_CHANGED = 30

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def _supported(pair: Pair) -> bool:
    return bool(pair["support"] == "supported")


def _verified(pair: Pair) -> bool:
    return verify(pair["statement"], pair["quotes"], language=pair["language"]).support == "supported"


def _literally(pair: Pair) -> bool:
    verdict = verify(pair["statement"], pair["quotes"], language=pair["language"], literal=True)
    return verdict.support == "supported"


def _traced(pair: Pair) -> bool:
    verdict = verify(pair["statement"], pair["quotes"], language=pair["language"], traced=True)
    return verdict.support == "supported"


def _changed(pair: Pair) -> Iterator[str]:
    """Return a statement with one of its numbers, months or names, or a letter of a name, made another."""
    text = pair["statement"]
    for match in re.finditer(r"\d+", text):
        number = int(match[0])
        yield text[: match.start()] + str(number + max(2, number // 3)) + text[match.end() :]
    for match in re.finditer("|".join(MONTHS), text):
        month = MONTHS[(MONTHS.index(match[0]) + 5) % len(MONTHS)]
        yield text[: match.start()] + month + text[match.end() :]
    for token in read(text, pair["language"]).tokens:
        if token.name and not token.model:
            end = token.start + len(token.word)
            yield f"{text[: token.start]}Tarsk{text[end:]}"
            if pair["language"] == "en" and not token.place:
                yield f"{text[:end]}n{text[end:]}"


def _accuracy(judge: Judge, pairs: Sequence[Pair]) -> float:
    """Balanced: the mean of the shares of supported and of other statements that are told rightly."""
    shares = []
    for wanted in (True, False):
        those = [pair for pair in pairs if _supported(pair) is wanted]
        shares.append(sum(judge(pair) is wanted for pair in those) / len(those))
    return sum(shares) / 2


def _overlap(pair: Pair) -> float:
    said = [word for word in words(pair["statement"]) if word not in FUNCTION_WORDS]
    heard = {word for quote in pair["quotes"] for word in words(quote)}
    return sum(word in heard for word in said) / len(said) if said else 0.0


def _best_overlap(pairs: Sequence[Pair]) -> float:
    overlaps = {pair["id"]: _overlap(pair) for pair in pairs}

    def at(threshold: float) -> Judge:
        return lambda pair: overlaps[pair["id"]] >= threshold

    return max(_accuracy(at(threshold), pairs) for threshold in sorted(set(overlaps.values())))


def _by_kind(pairs: Sequence[Pair]) -> str:
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for pair in pairs:
        right[pair["kind"], pair["support"]].append(_verified(pair) is _supported(pair))
    rows = (
        f"{kind:18} {support:12} {sum(told):3} of {len(told)}"
        for (kind, support), told in sorted(right.items())
    )
    return "\n".join(rows)


@pytest.mark.parametrize("name", LEAST_REFUSED)
def test_a_literal_reading_lets_little_pass(name: str) -> None:
    others = [pair for pair in _read(name) if not _supported(pair)]
    passed = [pair["id"] for pair in others if _literally(pair)]
    assert 1 - len(passed) / len(others) >= LEAST_REFUSED[name], passed


@pytest.mark.parametrize("name", LEAST_REFUSED)
def test_nothing_false_is_traced(name: str) -> None:
    others = [pair for pair in _read(name) if not _supported(pair)]
    assert not [pair["id"] for pair in others if _traced(pair)]


@pytest.mark.parametrize("name", ["pairs.jsonl", "second.jsonl"])
def test_no_other_number_month_or_name_passes_a_literal_reading(name: str) -> None:
    borne = [pair for pair in _read(name) if _supported(pair) and _literally(pair)]
    changed = [{**pair, "statement": text} for pair in borne for text in _changed(pair)]
    assert len(changed) > FEWEST_CHANGED
    assert not [pair["statement"] for pair in changed if _literally(pair)]


@pytest.mark.parametrize("name", LEAST)
def test_verdicts_agree_with_the_labels(name: str) -> None:
    pairs = _read(name)
    assert _accuracy(_verified, pairs) >= LEAST[name], _by_kind(pairs)


@pytest.mark.parametrize("name", ["pairs.jsonl", "second.jsonl"])
def test_verdicts_are_far_better_than_word_overlap(name: str) -> None:
    pairs = _read(name)
    assert _accuracy(_verified, pairs) - _best_overlap(pairs) >= GAIN, _by_kind(pairs)


@pytest.mark.parametrize(
    "pair", [pair for pair in PAIRS if _supported(pair)][::7], ids=lambda pair: pair["id"]
)
def test_a_quote_bears_itself_out(pair: Pair) -> None:
    quote = pair["quotes"][0]
    assert verify(quote, [quote]).support == "supported"
