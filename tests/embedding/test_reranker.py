import re
from pathlib import Path

import numpy as np
import pytest

from dossier.embedding import load_reranker
from dossier.errors import ModelUnavailable
from tests.small_models import small_cross_encoder


def test_a_cross_encoder_scores_each_text(tmp_path: Path) -> None:
    reranker = load_reranker(small_cross_encoder(tmp_path))
    texts = ["Varland ordered nine boats.", "Apples were scarce.", "Varland ordered nine boats."]
    scores = reranker.relevance("How many boats?", texts)
    assert scores.shape == (3,)
    assert scores[0] == pytest.approx(scores[2], abs=1e-6)
    assert not np.isclose(scores[0], scores[1])
    assert reranker.relevance("How many boats?", []).shape == (0,)


def test_a_model_with_several_scores_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="gives 3 scores"):
        load_reranker(small_cross_encoder(tmp_path, labels=3))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=re.escape(str(tmp_path))) as told:
        load_reranker(str(tmp_path))
    assert "DOSSIER_RERANKER" in str(told.value)
