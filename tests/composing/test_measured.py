"""Quantities in a unit that fits, and kinds that are no count."""

import pytest

from dossier.composing.measured import counts_kinds, holds_measure


@pytest.mark.parametrize(
    ("question", "holding", "lacking"),
    [
        ("What is the range of the gun?", "It fires 50 km.", "The 155 mm gun has gone to 33 countries."),
        ("What is the range of the boat?", "It reaches 300 nautical miles.", "It was shown on 5 May 2020."),
        ("What is the weight of the tank?", "It has 65 tonnes.", "It is 7 m long."),
        ("How fast is the boat?", "It makes 45-60 knots.", "It is 14.8 m long."),
        ("How fast is the jet?", "It flies at Mach 2.", "It flies 900 km."),
        ("What is the crew of the boat?", "It has a crew of six.", "It was built in 2020."),
        ("What is the calibre of the gun?", "It is a 155 mm gun.", "It has 12 wheels."),
        ("What is the range of the gun?", "It fires 50km.", "It costs $1.9m."),
        ("What is the weight of the tank?", "It has 65t.", "It is 7m long."),
        ("How fast is the boat?", "It makes 90km/h.", "It is 15km away."),
        ("How deep is the lake?", "The lake is 30m deep.", "The lake has 30m visitors a year."),
        ("How tall is the wall?", "The wall is 1.9m.", "The wall drew 1.9m people."),
        ("What is the endurance of the drone?", "It stays up 24h.", "It has 24 wheels."),
        ("What is the endurance of the drone?", "It stays up 24 hours.", "It flies at 9000 m."),
    ],
)
def test_a_quantity_needs_a_fitting_unit(question: str, holding: str, lacking: str) -> None:
    assert holds_measure(question, holding)
    assert not holds_measure(question, lacking)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("It named two armed drones in use, the Kestrel and the Harrier TB2.", True),
        ("It has three drones: Kestrel, Harrier and Merlin.", True),
        ("It has two Kestrel drones, Reuters and Kestrel News said.", False),
        ("It bought six drones, four Kestrel and two Harrier.", False),
        ("It has two Kestrel drones.", False),
    ],
)
def test_a_count_of_kinds_is_no_count_of_pieces(sentence: str, kinds: bool) -> None:
    assert counts_kinds(sentence, {"kestrel"}) is kinds
