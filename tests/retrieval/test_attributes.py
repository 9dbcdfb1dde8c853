"""Which quantity a question asks for, and short questions in full."""

import pytest

from dossier.retrieval import Shape, shape_of
from dossier.retrieval.attributes import in_full, measured


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is the range of the Kestrel rocket?", "distance"),
        ("What is the Kestrel's maximum range?", "distance"),
        ("What is the range of TB2?", "distance"),
        ("How far can the Kestrel fly?", "distance"),
        ("What payload does the Kestrel carry?", "mass"),
        ("How much does the tank weigh?", "mass"),
        ("What was the unit cost of a Kestrel?", "money"),
        ("what's the price of gas?", "money"),
        ("How fast is the boat?", "speed"),
        ("What is the crew of the boat?", "people"),
        ("How deep is the lake?", "length"),
        ("How wide is the canal near the gap?", "length"),
        ("What is the length of the dispute?", "length"),
        ("From what height did Fall fall?", "length"),
        ("How deep are the cuts?", None),
        ("How deep is the recession likely to get?", None),
        ("How wide is the gap between rich and poor?", None),
        ("How wide is support for the bill?", None),
        ("How heavy is the tax burden?", None),
        ("How fast was the response?", None),
        ("What is the height of the crisis?", None),
        ("What is the speed of growth?", None),
        ("What is the range of weapons that it buys?", None),
        ("What is the full range of the weapons shown?", None),
        ("What is the price range of cars?", None),
        ("What was the price war about?", None),
        ("How fast is the economy growing?", None),
        ("How heavy were the losses?", None),
        ("Who set the price?", None),
    ],
)
def test_a_question_tells_which_quantity_it_asks_for(question: str, kind: str | None) -> None:
    assert measured(question) == kind


def test_what_asks_for_a_quantity_has_its_shape() -> None:
    assert shape_of("What is the range of the boat?") is Shape.QUANTITY
    assert shape_of("What payload does the Kestrel carry?") is Shape.QUANTITY
    assert shape_of("What is the role of the boat?") is Shape.OPEN


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("kestrel range", "What is the range of the kestrel?"),
        ("the Kestrel's price?", "What is the price of the Kestrel?"),
        ("range of the kestrel drone", "What is the range of the kestrel drone?"),
        ("TB2 unit price", "What is the unit price of the TB2?"),
        ("kestrel costs", "What are the costs of the kestrel?"),
        ("The price", "The price"),
        ("our costs", "our costs"),
        ("Unit price", "Unit price"),
        ("Cost of living crisis", "Cost of living crisis"),
        ("cost of living", "What is the cost of living?"),
        ("cost of setting up a register", "What is the cost of setting up a register?"),
        ("Who set the price?", "Who set the price?"),
        ("What is the range?", "What is the range?"),
        ("oil prices", "oil prices"),
    ],
)
def test_a_question_in_two_words_is_put_in_full(question: str, full: str) -> None:
    assert in_full(question) == full
