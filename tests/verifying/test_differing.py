import pytest

from dossier.verifying import Kind, differing


@pytest.mark.parametrize(
    ("one", "other", "kind", "counted", "figures"),
    [
        (
            "Varland sold Borovia 36 howitzers, the Example Times wrote in 2013.",
            "Borovia bought 40 howitzers from Varland, according to the Example Herald.",
            "count",
            "howitzers",
            ("36", "40"),
        ),
        (
            "Varland sold Borovia twelve howitzers in May 2022.",
            "Varland sold Borovia fifteen howitzers in May 2022.",
            "count",
            "howitzers",
            ("twelve", "fifteen"),
        ),
        (
            "Varland spent $1.6 billion on howitzers.",
            "Varland spent $2.2 billion on howitzers in all, a ministry said.",
            "money",
            "",
            ("$1.6 billion", "$2.2 billion"),
        ),
        (
            "SIPRI put the share of Varland at 64 percent.",
            "SIPRI put Varland's share at 69 percent.",
            "share",
            "",
            ("64 percent", "69 percent"),
        ),
        (
            "The treaty of Tolm was signed on 3 June 2021.",
            "The treaty of Tolm was signed on 5 June 2021.",
            "time",
            "",
            ("3 June 2021", "5 June 2021"),
        ),
    ],
)
def test_figures_that_differ_are_given_as_written(
    one: str, other: str, kind: Kind, counted: str, figures: tuple[str, str]
) -> None:
    assert differing(one, other, kind, counted) == figures
    assert differing(other, one, kind, counted) == figures[::-1]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Varland sold Borovia 36 howitzers.", "Varland sold Borovia 36 howitzers in all.", "count"),
        ("Varland sold Borovia about 2,000 shells.", "Varland sold Borovia 2,040 shells.", "count"),
        ("Varland sold Borovia more than 30 howitzers.", "Varland sold Borovia 36 howitzers.", "count"),
        ("Varland sold Borovia 36 howitzers in 2019.", "Varland sold Borovia 40 howitzers in 2021.", "count"),
        ("Varland sold Borovia 36 howitzers.", "Pelagia sold Zembla 40 howitzers.", "count"),
        ("Varland sold Borovia 36 howitzers.", "Varland sold Borovia 40 boats.", "count"),
        ("Varland sold Borovia 36 howitzers.", "Varland sold Borovia 60 more howitzers.", "count"),
        ("Varland sold Borovia 36 howitzers.", "Varland may sell Borovia 60 howitzers.", "count"),
        ("Varland sold Borovia 36 howitzers.", "Varland plans to sell Borovia 60 howitzers.", "count"),
        (
            "Varland sold Borovia 6 howitzers in June 2021.",
            "Varland sold Borovia 9 howitzers in July 2021.",
            "count",
        ),
        ("Varland spent $1.6 billion on shells.", "Varland spent $2.2 billion on howitzers.", "money"),
        (
            "The treaty of Tolm was signed on 3 June 2021.",
            "The treaty of Tolm came into force on 5 June 2021.",
            "time",
        ),
        ("Varland sold Borovia 36 or 40 howitzers.", "Varland sold Borovia 38 howitzers.", "count"),
        (
            "Varland's sales to Borovia came to 20 million dollars in the first nine months of 2019.",
            "Varland's sales to Borovia came to 88 million dollars in 2019.",
            "money",
        ),
        (
            "The treaty of Tolm was signed in June 2021.",
            "The treaty of Tolm was signed on 5 June 2021.",
            "time",
        ),
    ],
)
def test_what_may_both_be_true_does_not_differ(one: str, other: str, kind: Kind) -> None:
    for counted in ("howitzers", "shells"):
        assert differing(one, other, kind, counted) is None
