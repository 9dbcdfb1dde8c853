import pytest

from dossier.composing.repeats import says_the_same, too_alike

SOLD = "Turkey sold 36 drones to Azerbaijan in 2020."


def test_the_same_in_other_words_bears_out() -> None:
    assert says_the_same(SOLD, "In 2020 Azerbaijan got 36 drones from Turkey.", cosine=0.95)


def test_another_number_does_not() -> None:
    assert not says_the_same(SOLD, "Turkey sold 40 drones to Azerbaijan in 2020.", cosine=0.99)
    assert not too_alike(SOLD, "Turkey sold 40 drones to Azerbaijan in 2020.", cosine=0.99)


@pytest.mark.parametrize(
    ("one", "other"),
    [("two", "five"), ("two", "5"), ("a dozen", "dozens of"), ("half of its", "a third of its")],
)
def test_another_number_in_words_does_not(one: str, other: str) -> None:
    texts = [f"Turkey sold {number} Kestrel drones to Borovia in May 2022." for number in (one, other)]
    assert not says_the_same(*texts, cosine=0.99)
    assert not too_alike(*texts, cosine=0.99)


def test_the_same_number_in_words_and_in_digits_does() -> None:
    assert says_the_same(SOLD, "Turkey sold thirty-six drones to Azerbaijan in 2020.", cosine=0.95)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SOLD, "Azerbaijan sold 36 drones to Turkey in 2020."),
        (SOLD, "Turkey bought 36 drones from Azerbaijan in 2020."),
        ("Varland sold two drones to Borovia.", "Borovia sold two drones to Varland."),
        ("Armenia attacked Azerbaijan in July.", "Armenia was attacked by Azerbaijan in July."),
        ("Türkiye, Azerbaycan'a 36 İHA sattı.", "Azerbaycan, Türkiye'ye 36 İHA sattı."),
    ],
)
def test_who_does_it_to_whom_the_other_way_round_does_not(one: str, other: str) -> None:
    assert not says_the_same(one, other, cosine=0.99)
    assert not says_the_same(other, one, cosine=0.99)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SOLD, "Azerbaijan bought 36 drones from Turkey in 2020."),
        ("Varland sold Borovia two drones.", "Two drones were sold to Borovia by Varland."),
        ("Armenia attacked Azerbaijan in July.", "Azerbaijan was attacked by Armenia in July."),
        ("Russia sold arms to Armenia and Azerbaijan.", "Russia sold arms to Azerbaijan and Armenia."),
    ],
)
def test_the_same_deed_from_the_other_side_does(one: str, other: str) -> None:
    assert says_the_same(one, other, cosine=0.95)
    assert says_the_same(other, one, cosine=0.95)


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
