"""From a question to the passages that bear on it."""

from dossier.retrieval.periods import (
    applicable,
    named_times,
    narrowed,
    newest,
    outright,
    period_of,
    searched_in,
)
from dossier.retrieval.query import Query, Term
from dossier.retrieval.question import Shape, counted_names, counted_thing, most_statements
from dossier.retrieval.search import MOST_HITS, Retriever
from dossier.retrieval.spelling import Printed, as_printed
from dossier.text.function_words import FUNCTION_WORDS

__all__ = [
    "FUNCTION_WORDS",
    "MOST_HITS",
    "Printed",
    "Query",
    "Retriever",
    "Shape",
    "Term",
    "applicable",
    "as_printed",
    "counted_names",
    "counted_thing",
    "most_statements",
    "named_times",
    "narrowed",
    "newest",
    "outright",
    "period_of",
    "searched_in",
]
