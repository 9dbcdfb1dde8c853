"""Texts as vectors: which model, where its files are, and how they are run."""

from dossier.embedding.encoder import Embedder, embedded_text, load_embedder

__all__ = ["Embedder", "embedded_text", "load_embedder"]
