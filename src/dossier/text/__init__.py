"""Text as Dossier compares it, cuts it and cleans it: pure functions over strings."""

from dossier.text.forms import fold, is_listed, names, quoted_phrases, quoted_spans, stems, words
from dossier.text.normal import normalise
from dossier.text.orders import is_order
from dossier.text.sentences import sentences

__all__ = [
    "fold",
    "is_listed",
    "is_order",
    "names",
    "normalise",
    "quoted_phrases",
    "quoted_spans",
    "sentences",
    "stems",
    "words",
]
