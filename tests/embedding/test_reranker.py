import re
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from dossier.embedding import load_reranker
from dossier.embedding.locate import locate
from dossier.errors import ModelUnavailable
from dossier.settings import DEFAULT_EMBEDDING_MODEL


def small_cross_encoder(folder: Path, labels: int) -> str:
    """Save a real, tiny and untrained cross-encoder."""
    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(locate(DEFAULT_EMBEDDING_MODEL).folder)
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, num_labels=labels, initializer_range=1.0,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


def test_a_cross_encoder_scores_each_text(tmp_path: Path) -> None:
    reranker = load_reranker(small_cross_encoder(tmp_path, 1))
    texts = ["Varland ordered nine boats.", "Apples were scarce.", "Varland ordered nine boats."]
    scores = reranker.relevance("How many boats?", texts)
    assert scores.shape == (3,)
    assert scores[0] == pytest.approx(scores[2], abs=1e-6)
    assert not np.isclose(scores[0], scores[1])
    assert reranker.relevance("How many boats?", []).shape == (0,)


def test_a_model_with_several_scores_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="gives 3 scores"):
        load_reranker(small_cross_encoder(tmp_path, 3))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=re.escape(str(tmp_path))) as told:
        load_reranker(str(tmp_path))
    assert "DOSSIER_RERANKER" in str(told.value)
