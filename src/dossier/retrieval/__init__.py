"""From a question to the passages that bear on it."""

from dossier.retrieval.attributes import Measured, measured
from dossier.retrieval.counted import counted_names, counted_thing
from dossier.retrieval.events import NEIGHBOURS, is_common, tells_deed
from dossier.retrieval.periods import A_DAY, STILL_NEWS, named_times, narrowed, searches, spanning, timeless
from dossier.retrieval.query import Query, Term
from dossier.retrieval.question import (
    Shape,
    kind_asked,
    most_statements,
    shape_of,
)
from dossier.retrieval.search import Retriever
from dossier.retrieval.sides import sides
from dossier.retrieval.slips import Lexicon, meant_by, put_right
from dossier.retrieval.timed import timed
from dossier.text.function_words import FUNCTION_WORDS

__all__ = [
    "A_DAY",
    "FUNCTION_WORDS",
    "NEIGHBOURS",
    "STILL_NEWS",
    "Lexicon",
    "Measured",
    "Query",
    "Retriever",
    "Shape",
    "Term",
    "counted_names",
    "counted_thing",
    "is_common",
    "kind_asked",
    "meant_by",
    "measured",
    "most_statements",
    "named_times",
    "narrowed",
    "put_right",
    "searches",
    "shape_of",
    "sides",
    "spanning",
    "tells_deed",
    "timed",
    "timeless",
]
