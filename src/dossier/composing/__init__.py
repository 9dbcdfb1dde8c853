"""From hits to an answer in which every statement carries its quotes."""

from dossier.composing.composition import Composition, Numbering, marked, place_of
from dossier.composing.coverage import coverage_parts
from dossier.composing.prose import Judges, ProseComposer
from dossier.composing.quote import QuoteComposer
from dossier.composing.selection import Scored

__all__ = [
    "Composition",
    "Judges",
    "Numbering",
    "ProseComposer",
    "QuoteComposer",
    "Scored",
    "coverage_parts",
    "marked",
    "place_of",
]
