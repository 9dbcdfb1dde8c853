"""Readers of file formats, one module each; a module in this folder needs no other mention."""

from importlib import import_module
from pkgutil import iter_modules

from ingest.readers.registry import Draft, Reader, read, reader, suffixes

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["Draft", "Reader", "read", "reader", "suffixes"]
