from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.embedding import Embedder
from dossier.text import normalise, sentences
from dossier.types import Article, ModelCard, Span
from ingest import passages as module
from ingest.passages import MAX_CHARACTERS, OVERLAP, Cut, cut, passage_id

PIECES = [
    *(
        "Word ",
        "word ",
        "Şuşa ",
        "ə",
        "İ. Əliyev ",
        "г. ",
        "U.S. ",
        ". ",
        "? ",
        "\n\n",
        "\n- ",
        "。",
        "中文",
        "🎉",
    ),
    *("\u0301", "x" * 130, "a, b; c ", "1.5 ", "ﷺ", "㎯", "«", "» ", "https://example.org/Abc.Def "),
]
texts = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=400).map("".join)).map(
    lambda raw: normalise(raw).strip()
)
texts = texts.filter(lambda text: any(character.isalnum() for character in text))
shared = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


class Narrow:
    """The real tokenizer in a model with another window."""

    def __init__(self, embedder: Embedder, max_tokens: int) -> None:
        self._embedder = embedder
        self.card: ModelCard = replace(embedder.card, max_tokens=max_tokens)

    def token_spans(self, texts: Sequence[str]) -> list[list[Span]]:
        return self._embedder.token_spans(texts)


def article(text: str, title: str = "Drones for Baku", language: str | None = "en") -> Article:
    return Article("drones-1", title, text, "/x.md", language=language)


def check(result: Cut, model: Narrow | Embedder) -> None:
    """Assert what holds for every article."""
    text = result.article.text
    covered: set[int] = set()
    for ordinal, passage in enumerate(result.passages):
        assert text[passage.start : passage.end] == passage.text == passage.text.strip() != ""
        assert passage.ordinal == ordinal
        assert passage.id == passage_id("drones-1", ordinal, passage.text)
        assert (passage.sentences[0][0], passage.sentences[-1][1]) == (passage.start, passage.end)
        assert list(passage.sentences) == sorted(passage.sentences)
        assert len(passage.text) <= MAX_CHARACTERS
        covered.update(range(passage.start, passage.end))
    assert all(place in covered or text[place].isspace() for place in range(len(text)))
    for one, after in zip(result.passages, result.passages[1:], strict=False):
        assert one.start < after.start
        assert one.end < after.end
        assert len(set(one.sentences) & set(after.sentences)) <= OVERLAP
    assert len(result.texts) == len(result.passages)
    for tokens in model.token_spans(result.texts):
        assert len(tokens) + 2 <= model.card.max_tokens


@shared
@given(text=texts, title=st.text(max_size=80), language=st.sampled_from(["en", "tr", "ru", None]))
def test_any_text_is_cut_without_loss(
    text: str, title: str, language: str | None, embedder: Embedder
) -> None:
    result = cut(article(text, normalise(title), language), embedder)
    check(result, embedder)
    assert cut(article(text, normalise(title), language), embedder) == result


@shared
@given(text=texts, title=st.text(max_size=80))
def test_any_text_fits_a_narrow_window(text: str, title: str, embedder: Embedder) -> None:
    model = Narrow(embedder, 24)
    check(cut(article(text, normalise(title)), model), model)


def test_sentences_stay_whole_where_they_fit(embedder: Embedder) -> None:
    text = " ".join(f"In round {n} the delegation agreed on item {n} of the list." for n in range(90))
    result = cut(article(text), embedder)
    check(result, embedder)
    whole = set(sentences(text, "en"))
    assert len(result.passages) > 4
    assert all(set(passage.sentences) <= whole for passage in result.passages)
    for one, after in zip(result.passages, result.passages[1:], strict=False):
        assert len(set(one.sentences) & set(after.sentences)) == OVERLAP
    lengths = [len(passage.text) for passage in result.passages]
    assert min(lengths) > max(lengths) / 2


def test_a_short_article_is_one_passage(embedder: Embedder) -> None:
    result = cut(article("One sentence. Another.\n\nA third."), embedder)
    assert [passage.text for passage in result.passages] == ["One sentence. Another.\n\nA third."]
    assert result.texts == ("Drones for Baku\nOne sentence. Another.\n\nA third.",)


def test_cuts_fall_between_paragraphs(embedder: Embedder) -> None:
    paragraph = " ".join(f"The minister spoke about shipment {n} at some length today." for n in range(7))
    text = "\n\n".join([paragraph] * 6)
    result = cut(article(text), embedder)
    assert len(result.passages) >= 3
    assert all(passage.text.endswith("shipment 6 at some length today.") for passage in result.passages)
    assert all(text[passage.end : passage.end + 2] in {"\n\n", ""} for passage in result.passages)


def test_a_heading_stays_with_its_paragraph(embedder: Embedder) -> None:
    paragraph = " ".join(f"The minister spoke about shipment {n} at some length today." for n in range(12))
    text = f"{paragraph}\n\nThe second part\n\n{paragraph}"
    first = cut(article(text), embedder).passages[0]
    assert "The second part" not in first.text


def test_a_sentence_longer_than_the_window_is_cut_at_a_clause(embedder: Embedder) -> None:
    clauses = ", ".join(f"the minister of round {n} agreed to everything that was asked" for n in range(60))
    result = cut(article(clauses + "."), embedder)
    check(result, embedder)
    assert len(result.passages) > 3
    assert all(passage.text.endswith((",", ".")) for passage in result.passages)


def test_a_word_longer_than_a_passage_loses_nothing(embedder: Embedder) -> None:
    result = cut(article("x" * 5000 + " end. " + "Ж" * 3000), embedder)
    check(result, embedder)


def test_a_long_title_leaves_room_for_the_passage(embedder: Embedder) -> None:
    title = "A very long headline about drones " * 40
    result = cut(article("A sentence. " * 50, title), embedder)
    check(result, embedder)
    head = result.texts[0].partition("\n")[0]
    assert title.startswith(head)
    assert 0 < len(head) < len(title) / 2


def test_turkish_and_russian_passages_fit_by_tokens(embedder: Embedder) -> None:
    for language, sentence in (
        ("tr", "Cumhurbaşkanlığı sözcüsü Azerbaycan'a gönderilen insansız hava araçlarını anlattı. "),
        ("ru", "Представитель министерства рассказал о поставленных беспилотных летательных аппаратах. "),
    ):
        result = cut(article((sentence * 40).strip(), language=language), embedder)
        check(result, embedder)
        assert len(result.passages) > 4


def test_the_id_changes_with_the_way_of_cutting(monkeypatch: pytest.MonkeyPatch) -> None:
    before = passage_id("a", 0, "text")
    monkeypatch.setattr(module, "CUT_VERSION", module.CUT_VERSION + 1)
    assert passage_id("a", 0, "text") != before
    assert before.startswith("a:0:")
