"""The library that tells an article from what surrounds it."""

from __future__ import annotations

import logging
import warnings
from functools import cache
from typing import Any


@cache
def extractor() -> Any:
    """Return trafilatura, silent: it warns of proxies that are not used here, and logs each odd page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import trafilatura
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura
