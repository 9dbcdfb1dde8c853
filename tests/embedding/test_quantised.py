import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dossier.embedding import Embedder, encoder, load_embedder, quantised, reader
from dossier.embedding.locate import locate
from dossier.embedding.quantised import QuantisedMiniLM, compiled
from dossier.embedding.reader import Reader, single_precision
from dossier.embedding.stock import StockModel
from dossier.errors import ModelUnavailable
from dossier.settings import DEFAULT_EMBEDDING_MODEL

TEXTS = [
    "Azerbaijan bought drones from Turkey.",
    "Who sold the boats?",
    "Баку закупил беспилотники.",
    "A shipyard in Dunmore\nThe navy of Varland has been renewed for years, its minister said. " * 12,
    "x",
]


@pytest.fixture(scope="module")
def small() -> QuantisedMiniLM:
    return QuantisedMiniLM(compiled("embedder"))


def test_its_vectors_are_those_of_the_model_but_for_rounding(small: QuantisedMiniLM) -> None:
    exact = StockModel(locate(DEFAULT_EMBEDDING_MODEL))
    cosines = (small.vectors(TEXTS) * exact.vectors(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.985
    assert cosines.mean() > 0.99
    for found, right in zip(small.states(TEXTS), exact.states(TEXTS), strict=True):
        assert found.tokens.shape == right.tokens.shape
        assert float((found.tokens.astype(float) * right.tokens.astype(float)).sum(axis=1).mean()) > 0.98
    assert (small.dimension, small.max_tokens, small.special) == (384, exact.max_tokens, exact.special)


def test_what_stands_beside_a_text_hardly_moves_it(small: QuantisedMiniLM) -> None:
    together = small.vectors(TEXTS)
    alone = np.concatenate([small.vectors([text]) for text in TEXTS])
    np.testing.assert_allclose((together * alone).sum(axis=1), 1, atol=1e-3)
    assert small.vectors([]).shape == (0, 384)


@given(st.lists(st.integers(0, 400), max_size=60))
def test_texts_are_shared_out_to_passes_of_few_shapes(lengths: list[int]) -> None:
    passes = quantised.passes_of(lengths)
    assert sorted(place for places, _ in passes for place in places) == list(range(len(lengths)))
    for places, longest in passes:
        most = max(lengths[place] for place in places)
        assert longest % quantised.STEP == 0
        assert most <= longest < most + quantised.STEP or longest == quantised.STEP
        assert len(places) == 1 or len(places) * longest <= quantised.TOKENS
        assert len(places).bit_count() == 1


def test_warmed_up_models_have_met_the_usual_shapes_on_every_core(monkeypatch: pytest.MonkeyPatch) -> None:
    graph, met = compiled("reader"), []
    run = graph._pass
    monkeypatch.setattr(
        graph, "_pass", lambda rows, second, these: met.append(these) or run(rows, second, these)
    )
    quantised.warm_up()
    shapes = [(len(places), longest) for places, longest in met]
    assert sorted(shapes) == sorted(quantised.USUAL["reader"] * quantised._cores())


def test_the_usual_shapes_are_those_of_sentences_and_passages() -> None:
    for name, lengths in (("embedder", [24] * 13), ("reader", [230]), ("reader", [170, 250])):
        for places, longest in quantised.passes_of(lengths):
            assert (len(places), longest) in quantised.USUAL[name]


def test_many_threads_get_each_their_own(small: QuantisedMiniLM) -> None:
    alone = [small.vectors([text]) for text in TEXTS]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda text: small.vectors([text]), TEXTS * 8))
    for place, found in enumerate(together):
        np.testing.assert_allclose(found, alone[place % len(TEXTS)], atol=1e-6)


def test_the_reader_marks_the_same_words() -> None:
    passage = "In May 2019 Varland ordered nine patrol boats from Borovia. The first was launched in Dunmore."
    tokenizer = small_tokenizer()
    readings = [
        Reader(run, tokenizer).read("How many boats did Varland order?", [("A fleet", passage)])[0]
        for run in (compiled("reader").run, single_precision())
    ]
    (first, marked), (second, right) = (reading.best((0, len(passage))) for reading in readings)
    assert passage[slice(*marked)] == passage[slice(*right)] == "nine"
    assert first == pytest.approx(second, abs=1.5)


def small_tokenizer() -> Tokenizer:
    return reader.load_reader()._tokenizer


@pytest.mark.parametrize(
    ("flags", "suited"),
    [("flags : fpu avx2 avx512f", False), ("flags : fpu avx2 avx_vnni", True), ("flags: avx512_vnni", True)],
)
def test_it_runs_where_the_processor_multiplies_bytes(
    flags: str, suited: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpuinfo").write_text(flags)
    monkeypatch.setattr(quantised, "_CPU", tmp_path / "cpuinfo")
    monkeypatch.setattr(encoder, "load_graph", lambda name: compiled(name) if told() else None)
    told = quantised.multiplies_bytes.__wrapped__
    assert told() is suited
    monkeypatch.setattr(encoder.shutil, "which", lambda _: None)
    assert isinstance(
        encoder._engine(locate(DEFAULT_EMBEDDING_MODEL)), QuantisedMiniLM if suited else StockModel
    )


@pytest.mark.parametrize("suited", [True, False])
def test_where_no_file_tells_pytorch_does(
    suited: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quantised, "_CPU", tmp_path / "none")
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx2": True, "avx_vnni": suited})
    assert quantised.multiplies_bytes.__wrapped__() is suited


def test_a_graphics_card_runs_the_model_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder.shutil, "which", lambda _: "/bin/nvidia-smi")
    assert isinstance(encoder._engine(locate(DEFAULT_EMBEDDING_MODEL)), StockModel)


def test_a_folder_is_run_as_it_stands(embedder: Embedder, tmp_path: Path) -> None:
    shutil.copytree(locate(DEFAULT_EMBEDDING_MODEL).folder, tmp_path / "model")
    other = load_embedder(str(tmp_path / "model"))
    assert isinstance(other._engine, StockModel)
    near = (other.encode(TEXTS) * embedder.encode(TEXTS)).sum(axis=1)
    assert near.mean() > 0.99


@pytest.mark.parametrize("suffix", ["xml", "bin"])
def test_altered_files_are_refused(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in quantised.WEIGHTS.glob("reader.*"):
        shutil.copy(file, tmp_path)
    with (tmp_path / f"reader.{suffix}").open("ab") as file:
        file.write(b" ")
    monkeypatch.setattr(quantised, "WEIGHTS", tmp_path)
    with pytest.raises(ModelUnavailable, match="install Dossier again"):
        compiled.__wrapped__("reader")
