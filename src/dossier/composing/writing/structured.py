"""Statements out of JSON, complete or cut off."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field

from dossier.composing.writing.numbers import Range, ranges_in, word_set

_TEXTS = word_set(
    "answer answers response result results output summary content text texts statement statements sentence "
    "sentences claim claims fact facts point points item items message"
)
_NUMBERS = word_set(
    "citation citations cite cites cited source sources id ids number numbers quote quotes ref refs "
    "reference references evidence sentence sentences sentence_id sentence_ids source_id source_ids passage "
    "passages index indices support"
)

_LONGEST_MALFORMED = 10_000  # characters; the time to read malformed JSON grows as their square

_AFTER = re.compile(r"[\s,]*")
_FENCE = re.compile(r"\s*`{3,}\s*(?=\n|$)")
_SPARE_COMMA = re.compile(r",(?=\s*[}\]])")
_LAST_TOKEN = re.compile(r"[-+.\w]{0,20}|\\?u?[\da-fA-F]{0,4}")

Value = dict[str, "Value"] | list["Value"] | str | int | float | None


@dataclass(slots=True)
class Found:
    """What JSON holds.

    Attributes:
        texts: each with the ranges of numbers that are named beside it.
        rest: what follows the JSON.
    """

    texts: list[tuple[str, list[Range]]] = field(default_factory=list)
    rest: str = ""


def read_json(text: str) -> Found | None:
    """Return what JSON at the beginning of a text holds; None where it is none or holds no statement.

    JSON that was cut off gives what had come, which may be nothing. Of malformed JSON the part before the
    fault is read, spare commas mended.
    """
    found = Found()
    try:
        found.rest = _read_values(text, found)
        if found.rest.lstrip()[:1] in ("{", "["):
            mended = _SPARE_COMMA.sub("", found.rest)
            found.rest = _read_values(mended, found)
            if found.rest.lstrip()[:1] in ("{", "["):
                _read_partly(found)
    except RecursionError:
        return None
    if not found.texts and found.rest.strip():
        return None
    found.rest = _FENCE.sub("", found.rest, count=1)
    return found


def _read_values(text: str, found: Found) -> str:
    """Read complete values, one after the other; return what is left."""
    decoder = json.JSONDecoder(strict=False)
    while text[:1] in ("{", "["):
        try:
            value, end = decoder.raw_decode(text)
        except ValueError:
            break
        _add(value, found)
        after = _AFTER.match(text, end)
        text = text[after.end() if after else end :]
    return text


def _read_partly(found: Found) -> None:
    """Read what can be read of the rest, which begins as JSON does but is incomplete or malformed."""
    from langchain_core.utils.json import parse_partial_json

    cut_off, before = _is_cut_off(found.rest), len(found.texts)
    if cut_off or len(found.rest) <= _LONGEST_MALFORMED:
        with suppress(ValueError):
            _add(parse_partial_json(found.rest), found)
    if cut_off or len(found.texts) > before:
        found.rest = ""


def _is_cut_off(text: str) -> bool:
    """Return whether a text is JSON but for its end."""
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as fault:
        return fault.msg.startswith("Unterminated") or bool(_LAST_TOKEN.fullmatch(text[fault.pos :].strip()))
    except ValueError:
        return False
    return True


def _add(value: Value, found: Found) -> None:
    """Add the texts of a value; numbers beside them in an object go to the last."""
    if isinstance(value, str):
        found.texts.append((value, []))
    elif isinstance(value, list):
        for each in value:
            _add(each, found)
    elif isinstance(value, dict):
        before, ranges = len(found.texts), []
        for name, each in value.items():
            key = name.strip().lower()
            if key in _NUMBERS:
                ranges += _numbers(each)
            if key in _TEXTS or (isinstance(each, (dict, list)) and key not in _NUMBERS):
                _add(each, found)
        if len(found.texts) > before:
            found.texts[-1][1].extend(ranges)


def _numbers(value: Value) -> list[Range]:
    """Return the numbers that a value names: 1, "[1]", "S2", {"id": 3}, or a list of such."""
    if isinstance(value, int) and not isinstance(value, bool):
        return [(value, value)]
    if isinstance(value, str):
        return ranges_in(value.strip()) or []
    if isinstance(value, list):
        return [number for each in value for number in _numbers(each)]
    if isinstance(value, dict):
        return [
            number for name, each in value.items() if name.lower() in _NUMBERS for number in _numbers(each)
        ]
    return []
