"""Readers of file formats, one module each; a module in this folder needs no other mention."""

from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules

from ingest.readers.registry import (
    MAX_BYTES,
    Document,
    Draft,
    Format,
    Reader,
    RecordReader,
    format_of,
    reader,
    record_reader,
    suffixes,
)

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

for _added in entry_points(group="dossier.readers"):
    _added.load()

__all__ = [
    "MAX_BYTES",
    "Document",
    "Draft",
    "Format",
    "Reader",
    "RecordReader",
    "format_of",
    "reader",
    "record_reader",
    "suffixes",
]
