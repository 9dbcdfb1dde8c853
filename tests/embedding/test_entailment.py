import re
from pathlib import Path

import pytest
from transformers import BertConfig

from dossier.embedding import load_entailment
from dossier.errors import ModelUnavailable
from tests.small_models import small_cross_encoder


def small_nli(folder: Path, labels: dict[int, str]) -> str:
    """Save a real, tiny and untrained cross-encoder that names its labels."""
    small_cross_encoder(folder, labels=len(labels))
    config = BertConfig.from_pretrained(folder)
    config.id2label, config.label2id = labels, {name: place for place, name in labels.items()}
    config.save_pretrained(folder)
    return str(folder)


def test_it_gives_the_probability_of_entailment(tmp_path: Path) -> None:
    pairs = [("Varland ordered nine boats.", "Boats were ordered."), ("Apples were scarce.", "It rained.")]
    labels = {0: "contradiction", 1: "entailment", 2: "neutral"}
    found = load_entailment(small_nli(tmp_path / "one", labels)).entails(pairs)
    assert len(found) == 2
    assert all(0 < each < 1 for each in found)
    assert found[0] != pytest.approx(found[1], abs=1e-6)
    turned = {0: "neutral", 1: "contradiction", 2: "ENTAILMENT"}
    other = load_entailment(small_nli(tmp_path / "two", turned)).entails(pairs)
    assert other[0] != pytest.approx(found[0], abs=1e-6), "the label tells which score it is"
    assert load_entailment(str(tmp_path / "two")).entails([]) == []


def test_a_model_without_that_label_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="no label 'entailment'") as told:
        load_entailment(small_nli(tmp_path, {0: "good", 1: "bad"}))
    assert "DOSSIER_NLI" in str(told.value)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=re.escape(str(tmp_path))):
        load_entailment(str(tmp_path))
