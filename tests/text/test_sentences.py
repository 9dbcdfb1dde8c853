import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text import sentences
from dossier.text.sentences import LONGEST_QUOTE

from .sentence_f1 import LANGUAGES, cases, main, plain, score

FLOORS = {"az": 0.97, "en": 0.98, "ru": 0.98, "tr": 0.97}

SNIPPETS = [
    *("U.S. ", "Mr. ", "2. ", "г. ", "2020 г. ", "İ. Əliyev ", "т.д. ", "word ", "Word ", "中文。"),
    *('"', "“", "”", "«", "»", "(", ")", "...", "…", "? ", "! ", ". "),
    *("\n\n", "\n", "# ", "- ", "1. ", "— ", "\ud800", "\u2028", "\x85", "é", "👩\u200d🚀"),
]
prose = st.one_of(st.text(), st.lists(st.sampled_from(SNIPPETS)).map("".join))
languages = st.sampled_from(["en", "tr", "az", "ru", "de", "cs", "zh", "xx", None])


def cut(text: str, language: str | None = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@given(prose, languages)
def test_every_character_lies_in_exactly_one_sentence(text: str, language: str | None) -> None:
    spans = sentences(text, language)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("unit", [".", "!?", "…", '"', "”", "“", "(", '."', "a.", "." * 99 + '" '])
def test_a_long_run_of_marks_is_cut_like_any_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))  # in quadratic time this would take ten minutes
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


def test_a_paragraph_of_any_length_is_cut_where_its_sentences_end() -> None:
    sentence = "The convoy that left Ganja on Monday reached Shusha by night. "
    assert set(cut(sentence * 1_000)) == {sentence.strip()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gold_set(language: str) -> None:
    assert len(cases(language)) >= 60
    ours, wrong = score(sentences, language)
    assert ours.f1 >= FLOORS[language], wrong
    assert ours.f1 > score(plain, language)[0].f1


def test_gold_languages_and_report(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} >= set(FLOORS)
    assert set(LANGUAGES) == set(FLOORS)


def test_blank_lines_headings_and_items_end_sentences() -> None:
    text = "An opening without a stop\n\n## A heading\nThe text\ngoes on\n* one\n* two\n\n1. First\n2. Second"
    expected = ["An opening without a stop", "## A heading", "The text\ngoes on", "* one", "* two"]
    assert cut(text) == [*expected, "1. First", "2. Second"]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_item() -> None:
    assert len(cut("Türkiye, bütün dünyanın izlediği\n2. Karabağ Savaşı'nda taraf oldu.", "tr")) == 1


def test_short_speech_is_kept_whole_and_long_speech_is_cut() -> None:
    sentence = "The war has been over for a long time now. "
    short = f"“{sentence * 2}”"
    assert cut(short) == [short]
    assert len(cut(f"“{sentence * (LONGEST_QUOTE // len(sentence) + 1)}”")) > 3


def test_a_missing_space_is_seen_but_not_inside_an_address() -> None:
    assert cut("The war ended in 2020.Then peace came.") == ["The war ended in 2020.", "Then peace came."]
    assert len(cut("See News.Az and https://example.org/Long.Name for more.")) == 1


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Der 2. Weltkrieg endete. Danach kam Frieden.", 2),
        ("cs", "Skončila 2. Světová válka. Pak přišel mír.", 2),
        ("zh", "战争结束了。和平来了。", 2),
        (None, "He met Mr. Smith. They spoke.", 2),
    ],
)
def test_other_languages(language: str | None, text: str, count: int) -> None:
    assert len(cut(text, language)) == count
