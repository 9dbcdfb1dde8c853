"""How surely near-copies are told from independent articles, and what that costs.

    python benchmarks/near_copies.py [--speed 20000] [PATH...]

PATH is a folder of articles or a `corpus.jsonl` (field `text`); by default `corpus/`. Each text of at least
80 words is edited as newspapers edit the copy of an agency, ten times over; recall is the share of copies
that are told from their originals, and a false alarm a pair of different texts that is taken for near-copies.
With --speed, so many articles are put among their near-copies in a new catalog: sketched for the first
2,000, with made-up sketches after that.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from dossier.archive import changes
from dossier.archive.catalog import FILE, Catalog
from dossier.archive.sketches import MINIMA, Sketch, sketch_of
from dossier.text import sentences, words
from dossier.types import Article, ModelCard
from ingest.articles import article_of

ROUNDS = 10
LEAST_WORDS = 80
CARD = ModelCard("none", "0" * 64, 1, 1)

Sentences = list[str]
Edit = Callable[[Sentences, Sentences, random.Random], Sentences]
"""Makes a copy of a text: its sentences, those of another text, and a source of chance."""


def added(text: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """Add a sentence of another text somewhere."""
    place = chance.randrange(len(text) + 1)
    return [*text[:place], chance.choice(other), *text[place:]]


def cut_to(share: float) -> Edit:
    """Return an edit that keeps the beginning of a text."""

    def edit(text: Sentences, other: Sentences, chance: random.Random) -> Sentences:
        found = " ".join(text).split()
        return [" ".join(found[: round(share * len(found))])]

    return edit


def replaced(share: float) -> Edit:
    """Return an edit that puts other words in the place of some."""

    def edit(text: Sentences, other: Sentences, chance: random.Random) -> Sentences:
        found, spare = " ".join(text).split(), " ".join(other).split()
        for place in chance.sample(range(len(found)), round(share * len(found))):
            found[place] = chance.choice(spare)
        return [" ".join(found)]

    return edit


def shuffled(text: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """Put the sentences in another order."""
    return chance.sample(text, len(text))


def usual(text: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """Cut the end, add a sentence and replace three words of a hundred."""
    kept = text[: max(1, round(0.8 * len(text)))]
    return replaced(0.03)(added(kept, other, chance), other, chance)


EDITS: dict[str, Edit] = {
    "another headline": lambda text, other, chance: text,
    "a sentence added": added,
    "cut to 80 % of the words": cut_to(0.8),
    "cut to 60 %": cut_to(0.6),
    "cut to 50 %": cut_to(0.5),
    "cut to 45 %": cut_to(0.45),
    "cut to 30 %": cut_to(0.3),
    "sentences in another order": shuffled,
    "2 % of the words replaced": replaced(0.02),
    "5 % replaced": replaced(0.05),
    "10 % replaced": replaced(0.1),
    "20 % replaced": replaced(0.2),
    "end cut, sentence added, 3 % replaced": usual,
}


def texts_of(path: Path) -> Iterator[str]:
    """Yield the texts of a folder of articles or of a `corpus.jsonl`."""
    if path.is_dir():
        for file in sorted(path.glob("*.md")):
            yield article_of(file, file.stem).text
    else:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield str(json.loads(line)["text"])


def near(one: Sketch, others: Sequence[Sketch]) -> int:
    """Return of how many texts one is a near-copy."""
    minima = np.stack([other.minima for other in others])
    return int(one.near_copies(minima, np.array([other.size for other in others])).sum())


def quality(path: Path) -> None:
    """Print recall by edit, and false alarms."""
    texts = [text for text in texts_of(path) if len(words(text)) >= LEAST_WORDS]
    cut = [[text[start:end] for start, end in sentences(text, None)] for text in texts]
    originals = [sketch_of(text) for text in texts]
    pairs = len(texts) * (len(texts) - 1) // 2
    alarms = sum(near(one, originals) - 1 for one in originals) // 2
    print(f"\n{path}: {len(texts)} texts; {alarms} of {pairs:,} pairs of different texts are false alarms\n")
    print("| edit | recall | false alarms |\n| --- | --- | --- |")
    chance = random.Random(1)
    for name, edit in EDITS.items():
        found = wrong = 0
        for number, original in enumerate(originals):
            others = originals[:number] + originals[number + 1 :]
            for _ in range(ROUNDS):
                other = cut[(number + chance.randrange(1, len(cut))) % len(cut)]
                copy = sketch_of(" ".join(edit(cut[number], other, chance)))
                found += near(copy, [original])
                wrong += near(copy, others)
        copies = ROUNDS * len(texts)
        print(f"| {name} | {found / copies:.3f} | {wrong} of {copies * (len(texts) - 1):,} |")


def speed(count: int, path: Path) -> None:
    """Print what it costs to put many articles among their near-copies."""
    chance, numbers = random.Random(1), np.random.default_rng(1)
    pool = " ".join(texts_of(path)).split()
    spent = {"sketching": 0.0, "the catalog": 0.0}
    nothing = np.zeros((0, 1), np.float32)
    with tempfile.TemporaryDirectory() as folder:
        catalog = Catalog.open(Path(folder), CARD)
        for number in range(count):
            began = time.perf_counter()
            if number < 2_000:
                sketch = sketch_of(" ".join(chance.choices(pool, k=500)))
                spent["sketching"] += time.perf_counter() - began
            else:
                sketch = Sketch(numbers.integers(2**32, size=MINIMA, dtype=np.uint32), 500)
            article = Article(str(number), "", "", str(number))
            began = time.perf_counter()
            with catalog.write() as connection:
                changes.put(connection, article, sketch, [], [], nothing)
            spent["the catalog"] += time.perf_counter() - began
        catalog.close()
        size = sum(file.stat().st_size for file in Path(folder).glob(f"{FILE}*"))
    print(f"\n{count:,} articles of 500 words, each in its own transaction:")
    print(f"sketching {1000 * spent['sketching'] / min(count, 2_000):.2f} ms an article")
    print(
        f"the catalog {1000 * spent['the catalog'] / count:.2f} ms and {size / count:,.0f} bytes an article"
    )


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--speed", type=int, metavar="ARTICLES")
    given = parser.parse_args()
    paths = given.paths or [Path("corpus")]
    if given.speed:
        speed(given.speed, paths[0])
        return
    for path in paths:
        quality(path)


if __name__ == "__main__":
    main()
