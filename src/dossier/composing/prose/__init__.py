"""Answers in the words of a language model, every statement verified against its quotes."""

from dossier.composing.prose.composer import LanguageModel, Prose, ProseComposer, Writing
from dossier.composing.prose.judging import Judges

__all__ = ["Judges", "LanguageModel", "Prose", "ProseComposer", "Writing"]
