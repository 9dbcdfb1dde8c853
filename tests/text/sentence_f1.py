"""How well sentence ends are found, against a gold set made by hand: `python -m tests.text.sentence_f1`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sentencex

from dossier.text import sentences

GOLD = Path(__file__).parent / "sentences"
LANGUAGES = tuple(sorted(path.stem for path in GOLD.glob("*.txt")))

Split = Callable[[str, str], list[tuple[int, int]]]


@dataclass(frozen=True)
class Score:
    """Boundaries found between sentences, against those of the gold set."""

    right: int
    found: int
    expected: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.expected)


def cases(language: str) -> list[tuple[str, list[tuple[int, int]]]]:
    """Return the texts of a gold set with the spans of their sentences."""
    lines = (GOLD / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [_parsed(line) for line in lines if line and not line.startswith("#")]


def _parsed(line: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for piece in line.replace("¶", "\n").split(" |"):
        body = piece.strip()
        gap = piece[: len(piece) - len(piece.lstrip())]
        text += "".join(gap.split(" ")) if "\n" in gap else gap
        spans.append((len(text), len(text) + len(body)))
        text += body
    return text, spans


def score(split: Split, language: str) -> tuple[Score, list[str]]:
    """Return the score of a splitter and the texts that it cuts wrongly, as it cuts them."""
    right = found = expected = 0
    wrong = []
    for text, spans in cases(language):
        gold = {end for _, end in spans[:-1]}
        cut = split(text, language)
        mine = {end for _, end in cut[:-1]}
        right += len(gold & mine)
        found += len(mine)
        expected += len(gold)
        if gold != mine:
            wrong.append(" | ".join(text[start:end] for start, end in cut))
    return Score(right, found, expected), wrong


def plain(text: str, language: str) -> list[tuple[int, int]]:
    """Split with `sentencex` alone."""
    spans = []
    for piece in sentencex.get_sentence_boundaries(language, text):
        body = text[piece["start_index"] : piece["end_index"]]
        if body.strip():
            start = piece["start_index"] + len(body) - len(body.lstrip())
            spans.append((start, start + len(body.strip())))
    return spans


def main() -> None:
    """Print F1 per language, with and without our rules, and what is still cut wrongly."""
    print("language  texts  boundaries  sentencex F1  ours F1")
    for language in LANGUAGES:
        ours, wrong = score(sentences, language)
        base, _ = score(plain, language)
        print(f"{language:8} {len(cases(language)):6} {ours.expected:11} {base.f1:13.3f} {ours.f1:8.3f}")
        for text in wrong:
            print("    cut as:", text)


if __name__ == "__main__":
    main()
