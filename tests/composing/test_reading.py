import re
from collections.abc import Sequence

import numpy as np
import pytest

from dossier.composing.candidates import candidates
from dossier.composing.reading import (
    FAR_BEHIND,
    LEAST_READ,
    MOST_READ,
    answer_odds,
    most_read,
    reading_signals,
    reread,
)
from dossier.composing.reading import WEIGHTS as READING
from dossier.embedding import Reading
from dossier.retrieval import Shape
from tests.composing.sentences_weighed import BOATS, hit, query


class Marker:
    """A reader that finds an answer wherever a word stands."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.seen: list[str] = []

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        self.seen += [text for _, text in passages]
        return [self.reading(text) for _, text in passages]

    def reading(self, text: str) -> Reading:
        tokens = [match.span() for match in re.finditer(r"\w+", text)]
        odds = np.array([4.0 if text[a:b] == self.word else -4.0 for a, b in tokens], dtype=np.float32)
        return Reading(np.array(tokens), odds, odds)


def test_the_reader_tells_in_which_sentence_the_answer_stands() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    found = candidates(
        [hit("a", "Borovia has twelve patrol boats now.", "Who paid for them is unknown.")], asked
    )
    assert answer_odds(asked, found, np.zeros(2), Marker("twelve"))[0].tolist() == [8, -8]


def test_only_the_most_promising_passages_are_read() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    hits = [hit(f"a{n}", f"Borovia has {n} new patrol boats.") for n in range(MOST_READ + 3)]
    found = candidates(hits, asked)
    reader = Marker("boats")
    odds, _ = answer_odds(asked, found, np.arange(len(found)) * FAR_BEHIND / len(found), reader)
    assert len(reader.seen) == MOST_READ
    assert np.isnan(odds[:3]).all()
    assert (odds[3:] == 8).all()
    rows = reading_signals(np.zeros(len(odds)), odds)
    assert not np.isnan(rows).any()


def test_what_lies_far_behind_the_best_is_not_read() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    texts = [f"Borovia has {n} new patrol boats." for n in range(LEAST_READ + 2)]
    found = candidates([hit(f"a{n}", text) for n, text in enumerate(texts)], asked)
    reader = Marker("boats")
    near = [2.0] * LEAST_READ
    answer_odds(asked, found, np.array([*near, 2.0 - FAR_BEHIND, 1.99 - FAR_BEHIND]), reader)
    assert reader.seen == texts[:-1]
    reader = Marker("boats")
    answer_odds(asked, found, np.array([2.0, *[1.0 - FAR_BEHIND] * (LEAST_READ + 1)]), reader)
    assert reader.seen == texts[:LEAST_READ]


def test_more_is_read_for_a_list_and_less_for_each_side_of_a_comparison() -> None:
    assert most_read(Shape.COMPARISON, True) < most_read(Shape.OPEN, False) < most_read(Shape.LIST, False)
    listed = query(Shape.LIST, BOATS)
    count = LEAST_READ + 1
    found = candidates([hit(f"a{n}", f"Borovia has {n} new patrol boats.") for n in range(count)], listed)
    for asked, read in ((listed, count), (query(Shape.QUANTITY, BOATS), LEAST_READ)):
        reader = Marker("boats")
        answer_odds(asked, found, np.array([2.0, *[1.9 - FAR_BEHIND] * LEAST_READ]), reader)
        assert len(reader.seen) == read


def test_passages_are_chosen_by_what_they_promise_and_weighed_by_their_signals() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    found = candidates([hit(f"a{n}", f"Borovia has {n} new patrol boats.") for n in range(2)], asked)
    first = np.array([3.0, 1.0])
    reader = Marker("boats")
    odds, marked = reread(asked, found, first, reader, 1, promise=np.array([0.0, 1.0]))
    assert marked == ["", "boats"]
    assert odds[0] - odds[1] == pytest.approx(2 * READING["first"])
