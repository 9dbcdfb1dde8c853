from dossier.composing.repeats import says_the_same, too_alike

SOLD = "Turkey sold 36 drones to Azerbaijan in 2020."


def test_the_same_in_other_words_bears_out() -> None:
    assert says_the_same(SOLD, "In 2020 Azerbaijan got 36 drones from Turkey.", cosine=0.95)


def test_another_number_does_not() -> None:
    assert not says_the_same(SOLD, "Turkey sold 40 drones to Azerbaijan in 2020.", cosine=0.99)
    assert not too_alike(SOLD, "Turkey sold 40 drones to Azerbaijan in 2020.", cosine=0.99)


def test_a_denial_does_not() -> None:
    denied = "Turkey did not sell 36 drones to Azerbaijan in 2020."
    assert not says_the_same(SOLD, denied, cosine=0.99)
    assert not too_alike(SOLD, denied, cosine=0.99)


def test_other_names_do_not() -> None:
    assert not says_the_same(SOLD, "In 2020 Poland got 36 drones from Israel.", cosine=0.95)


def test_another_meaning_does_not() -> None:
    assert not says_the_same(SOLD, SOLD, cosine=0.5)


def test_a_repeat_adds_nothing() -> None:
    assert too_alike(SOLD, "Turkey sold 36 drones to Azerbaijan in 2020, too.", cosine=0.8)
    assert not too_alike(SOLD, "The boats of 2020 came with 36 crews.", cosine=0.2)
