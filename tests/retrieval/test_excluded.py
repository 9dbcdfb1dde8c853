import pytest

from dossier.retrieval.excluded import leaving_aside


@pytest.mark.parametrize(
    ("question", "rest", "aside"),
    [
        ("Apart from Borovia, who sold it drones?", "Who sold it drones?", ("Borovia",)),
        ("Which states other than Borovia have sold it?", "Which states have sold it?", ("Borovia",)),
        ("Who sold it besides Borovia and the Velm Bank?", "Who sold it?", ("Borovia", "the Velm Bank")),
        ("Who, except for Borovia, bought it?", "Who bought it?", ("Borovia",)),
        ("Türkiye dışında kim sattı?", "Kim sattı?", ("Türkiye",)),
        ("Türkiyədən başqa kim satıb?", "Kim satıb?", ("Türkiyə",)),
        ("Кто, кроме Турции, продал их?", "Кто продал их?", ("Турции",)),
        ("What besides drones did it sell?", "What besides drones did it sell?", ()),
        ("Who sold it other than in Borovia?", "Who sold it other than in Borovia?", ()),
        ("Who sold drones to Borovia?", "Who sold drones to Borovia?", ()),
        ("What other than Borovia's veto stopped it?", "What other than Borovia's veto stopped it?", ()),
        ("What excluding Velm tanks did it buy?", "What excluding Velm tanks did it buy?", ()),
    ],
)  # fmt: skip
def test_what_is_left_aside_is_taken_out(question: str, rest: str, aside: tuple[str, ...]) -> None:
    assert leaving_aside(question) == (rest, aside)
