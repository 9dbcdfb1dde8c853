"""Slips of the pen in questions, put right by the words of an archive."""

from collections.abc import Iterable, Mapping, Sequence

import pytest

from dossier.retrieval.slips import put_right
from dossier.types import Passage, Span

HELD = {
    "Azerbaijan": 90,
    "Salvo": 4,
    "Salvora": 4,
    "missile": 60,
    "missiles": 50,
    "Giuliani": 900,
    "Guiliani": 5,
    "Erik": 1,
    "Erika": 1,
    "Petersen": 40,
    "Peterson": 30,
    "rather": 800,
    "Ratner": 3,
    "carrot": 200,
}
"""Words as they are printed, with how many passages hold each."""


class Shelf:
    """An archive of single words."""

    passage_count = 2000

    def words_beginning(self, prefix: str) -> list[tuple[str, int]]:
        return [(word.lower(), count) for word, count in HELD.items() if word.lower().startswith(prefix)]

    def document_frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        held = {word.lower(): count for word, count in HELD.items()}
        return {stem: held.get(stem, 0) for stem in stems}

    def matching(
        self, terms: Sequence[Sequence[str]], k: int, *, phrases: Sequence[Sequence[str]] = ()
    ) -> Sequence[tuple[str, float]]:
        return [(phrases[0][0], 1.0)]

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        texts = {name: next(word for word in HELD if word.lower() == name) for name in ids}
        return {name: Passage(name, "a", 0, 0, len(text), text, ()) for name, text in texts.items()}


class Pieces:
    """A model that knows few words whole."""

    whole = frozenset(("range", "boat", "plans", "missile"))

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        return [[(0, len(text))] if text in self.whole else [(0, 1), (1, len(text))] for text in texts]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Who makes the Slavora boat?", "Who makes the Salvora boat?"),
        ("What is the range of the missle?", "What is the range of the missile?"),
        ("how many boats did azerbajan buy", "how many boats did Azerbaijan buy"),
        ("What did Guiliani say of Azerbajan?", "What did Giuliani say of Azerbaijan?"),
    ],
)
def test_a_slip_is_put_right(typed: str, read: str) -> None:
    assert put_right(typed, Shelf(), Pieces()) == read


@pytest.mark.parametrize(
    "typed",
    [
        "Who makes the “Slavora” boat?",  # as it is quoted
        "Who makes the SLAVORA boat?",  # a code
        "Who makes the Slavo boat?",  # short names are near to others
        "Which missive did the boat carry?",  # a word of the dictionary
        "Is Petersan in office?",  # two names are as near
        "what did ratner say",  # a name that the archive has
        "Who is Carnot?",  # no plain word for a name
        "Where is Azrebaijna?",  # two slips
        "Which carroty boat was sold?",  # a form of the word
        "Slavora botu ne zaman yapıldı?",  # another language
        "What is the range of the boat?",
        "What did Giuliani say?",
    ],
)
def test_nothing_is_put_right_without_good_reason(typed: str) -> None:
    assert put_right(typed, Shelf(), Pieces()) == typed
