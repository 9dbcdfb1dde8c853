"""The sentences that bear out a statement which cites none."""

from dossier.verifying import align

SENTENCES = [
    "The weather was fine on the day of the parade.",
    "Turkey sold 36 drones.",
    "The buyer, Ukraine, paid for them in 2021.",
    "Ankara is the capital.",
]


def test_the_best_sentence_comes_first() -> None:
    assert align("Turkey sold 36 drones.", SENTENCES) == [1]


def test_a_second_one_tells_what_the_first_leaves_out() -> None:
    assert align("Turkey sold 36 drones to Ukraine in 2021.", SENTENCES) == [1, 2]


def test_none_comes_near() -> None:
    assert align("The mayor opened a hospital in Riga.", SENTENCES) == []
    assert align("The mayor opened a hospital in Riga.", []) == []


def test_other_words_align_too() -> None:
    assert align("Kyiv purchased 36 UAVs.", SENTENCES)[0] == 1
