"""Models for tests: real, tiny, untrained."""

from pathlib import Path

import torch
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from dossier.embedding.locate import locate
from dossier.settings import DEFAULT_EMBEDDING_MODEL


def small_cross_encoder(folder: Path, labels: int = 1) -> str:
    """Save a real, tiny and untrained cross-encoder, and return its folder."""
    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(locate(DEFAULT_EMBEDDING_MODEL).folder)
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, num_labels=labels, initializer_range=1.0,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)
