"""Turns of a conversation as rows of the database, and back."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from dossier.types import Answer
from dossier.ui.keeping.kept import Feedback, KeptTurn

LONGEST_TEXT = 10_000
"""How many characters of a question or a note are kept."""

_SHORT = 80  # characters of the name that a question gives


def row_of(turn: KeptTurn) -> dict[str, Any]:
    """Return what the columns of a turn hold."""
    answer = turn.answer
    return {
        "question": bounded(turn.question),
        "filters": json.dumps(dict(turn.filters)),
        "answer": zlib.compress(answer.to_json().encode()) if answer else None,
        "notice": bounded(turn.notice) if turn.notice else None,
        "said": answer.text if answer else "",
    }


def turn_of(row: Row[Any]) -> KeptTurn:
    """Return the turn of a row, with the verdict and note that were joined to it."""
    given = Feedback(row.verdict, row.note) if row.verdict else None
    answer = Answer.from_json(zlib.decompress(row.answer)) if row.answer else None
    return KeptTurn(row.question, answer, row.notice, json.loads(row.filters), given)


def exported(row: Row[Any]) -> dict[str, Any]:
    """Return feedback on a turn as plain JSON types, from a row that has all of both."""
    turn = turn_of(row)
    return {
        "time": row.given,
        "verdict": row.verdict,
        "note": row.note,
        "question": turn.question,
        "filters": turn.filters,
        "answer": turn.answer.to_dict() if turn.answer else None,
        "notice": turn.notice,
    }


def bounded(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return text that SQLite can hold, with what is beyond a length cut off."""
    whole = text[:longest].encode("utf-8", "replace").decode().replace("\0", "")
    return whole if len(text) <= longest else f"{whole[:-1]}…"


def short(question: str) -> str:
    """Return the first words of a question."""
    line = " ".join(bounded(question).split())
    if len(line) <= _SHORT:
        return line
    cut = line[:_SHORT]
    whole = cut if line[_SHORT] == " " else cut.rpartition(" ")[0]
    return f"{(whole or cut).rstrip(' ,;:.')}…"


def stamp(time: datetime) -> str:
    """Return a time as it is kept, which sorts as text."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")
