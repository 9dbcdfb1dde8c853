from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.text import fold, normalise, quoted_phrases, stems, words


@given(st.text())
def test_normalise_is_idempotent_and_clean(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode()
    assert not set(once) & set("\r\0\ufeff\u00ad\u200b\u202e\x85\u2028")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("\ufeffbomb\x07 \ud83d!", "bomb !"),
        ("e\u0301 \u0130 i\u0307", "é İ i̇"),
        ("e\u200b\u0301", "é"),
        ("tab\tand 👩‍🚀 stay", "tab\tand 👩‍🚀 stay"),
    ],
)
def test_normalise(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@pytest.mark.parametrize(
    "form", ["istanbul", "ISTANBUL", "İstanbul", "ıstanbul", "I\u0307stanbul", "ｉｓｔａｎｂｕｌ"]
)
@pytest.mark.parametrize("language", ["tr", "az", "en", None])
def test_turkish_i_meets_in_one_form(form: str, language: str | None) -> None:
    assert words(form) == ["istanbul"]
    assert stems(form, language) == ["istanbul"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Əliyev", "eliyev"),
        ("Чёрный край", "черный край"),
        ("ŞUŞA", "susa"),
        ("naïve Æsop", "naive aesop"),
        ("“quoted”—it’s", '"quoted"-it\'s'),
        ("ＴＢ２", "tb2"),
        ("ﬁre", "fire"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Azerbaijan's TRG-300", ["azerbaijan", "trg", "300"]),
        ("Azerbaycan’ın, TÜRKİYE'NİN 2020'de", ["azerbaycan", "turkiye", "2020"]),
        ("O'Brien d’Artagnan qu'Ankara", ["o", "brien", "d", "artagnan", "qu", "ankara"]),
        ("'in quotes' _under_ 3.5", ["in", "quotes", "under", "3", "5"]),
        ("cafe\u0301 ☃ — !", ["cafe"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@settings(deadline=None)  # the first word of a language loads its dictionary
@given(st.text(), st.sampled_from(["en", "tr", "az", "ru", "de", None]))
def test_one_stem_for_each_word(text: str, language: str | None) -> None:
    assert len(stems(text, language)) == len(words(text))
    assert all(words(text))


def test_stems() -> None:
    assert (
        stems("Azerbaijan's missiles", "en")
        == [*stems("AZERBAIJAN missile", "en")]
        == ["azerbaijan", "missil"]
    )
    assert stems("silahların SİLAHLAR savaşında", "tr") == ["silah", "silah", "savas"]
    assert stems("беспилотники беспилотника", "ru") == ["беспилотник"] * 2
    assert stems("ещё", "ru") == stems("еще", "ru")
    assert stems("raketlər", "az") == ["raketler"]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "bought lost sold men", "buy lose sell man"),
        ("tr", "gitti uçaklarının", "gitmek uçak"),
        ("ru", "людей купил", "человек купить"),
        ("uk", "літаки", "літаків"),
    ],
)
def test_forms_without_a_common_stem_are_told_by_a_dictionary(language: str, one: str, other: str) -> None:
    assert stems(one, language) == stems(other, language)


def test_a_country_is_no_pronoun() -> None:
    assert stems("US", "en") != stems("we", "en")


def test_stems_in_many_threads() -> None:
    text = " ".join(f"missiles{n} deliveries signing" for n in range(200))
    expected = stems(text, "en")
    with ThreadPoolExecutor(8) as pool:
        assert all(found == expected for found in pool.map(lambda _: stems(text, "en"), range(64)))


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ('who said "Iron Fist" and “one nation”?', ["Iron Fist", "one nation"]),
        ("«Железный кулак» oder „Faust“ veya „yumruk”", ["Железный кулак", "Faust", "yumruk"]),
        ("what's 'this'", []),
        ('a 5" gun and a 3" gun', []),
        ('an open " quote', []),
        ('"" and " "', []),
    ],
)
def test_quoted_phrases(question: str, phrases: list[str]) -> None:
    assert quoted_phrases(question) == phrases
