"""Answers in the words of a language model, every statement verified against its quotes."""

from dossier.composing.prose.composer import LanguageModel, Prose, ProseComposer, Writing

__all__ = ["LanguageModel", "Prose", "ProseComposer", "Writing"]
