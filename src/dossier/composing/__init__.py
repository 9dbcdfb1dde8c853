"""From hits to an answer in which every statement carries its quotes."""

from dossier.composing.composition import Composition
from dossier.composing.coverage import coverage_parts
from dossier.composing.prose import Judges, ProseComposer
from dossier.composing.quote import QuoteComposer

__all__ = ["Composition", "Judges", "ProseComposer", "QuoteComposer", "coverage_parts"]
