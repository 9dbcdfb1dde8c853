"""From a question to the passages that bear on it."""

from dossier.retrieval.periods import named_times, narrowed, searches
from dossier.retrieval.query import Query, Term
from dossier.retrieval.question import Shape, counted_names, counted_thing, most_statements, shape_of
from dossier.retrieval.search import Retriever
from dossier.retrieval.spelling import Printed, as_printed
from dossier.retrieval.timed import timed
from dossier.text.function_words import FUNCTION_WORDS

__all__ = [
    "FUNCTION_WORDS",
    "Printed",
    "Query",
    "Retriever",
    "Shape",
    "Term",
    "as_printed",
    "counted_names",
    "counted_thing",
    "most_statements",
    "named_times",
    "narrowed",
    "searches",
    "shape_of",
    "timed",
]
