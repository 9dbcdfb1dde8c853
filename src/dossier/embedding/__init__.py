"""Texts as vectors: which model, where its files are, and how they are run."""

from dossier.embedding.deferred import embedder_for
from dossier.embedding.encoder import Embedder, Matches, embedded_text, load_embedder
from dossier.embedding.entailment import Entailment, load_entailment
from dossier.embedding.quantised import warm_up
from dossier.embedding.reader import FINGERPRINT as READER_FINGERPRINT
from dossier.embedding.reader import Reader, Reading, load_reader, reader_identity
from dossier.embedding.reranker import Reranker, load_reranker
from dossier.embedding.running import cosines

__all__ = [
    "READER_FINGERPRINT",
    "Embedder",
    "Entailment",
    "Matches",
    "Reader",
    "Reading",
    "Reranker",
    "cosines",
    "embedded_text",
    "embedder_for",
    "load_embedder",
    "load_entailment",
    "load_reader",
    "load_reranker",
    "reader_identity",
    "warm_up",
]
