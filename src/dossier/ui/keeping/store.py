"""The conversations of readers, kept in SQLite: each belongs to one reader, and no other can reach it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from dossier.errors import InputError
from dossier.text import words
from dossier.ui.keeping.cookie import NAMED
from dossier.ui.keeping.kept import KeptTurn, Summary, Verdict
from dossier.ui.keeping.rows import bounded, exported, row_of, short, stamp, turn_of
from dossier.ui.keeping.schema import conversations, erase, feedback, found, open_engine, told, turns

MOST_CONVERSATIONS = 1_000
"""How many conversations of a reader are kept; the oldest go first."""

MOST_TURNS = 100
"""How many questions of a conversation are kept."""

LONGEST_NAME = 120  # characters

IDLE = timedelta(days=400)
"""How long after its last question a browser's conversation is kept: as long as its cookie at the least."""

_GONE = "This conversation is no longer kept."
_CHUNK = 100  # rows of an export that are read at once


class Store:
    """Conversations and feedback in a folder; safe to share between threads.

    Every method but `export_feedback` takes the reader, and knows that reader's conversations alone: any
    other is as absent as one that never was. All raise `StorageError` or `ArchiveError` where the database
    cannot be used.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Open the database of a folder, or make it.

        Args:
            folder: where it is.
            now: tells the time, in UTC.
        """
        self._folder, self._now = folder, now
        self._engine = open_engine(folder)
        self._writing = self._engine.execution_options(immediate=True)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def begin(self, reader: str, question: str) -> str:
        """Begin a conversation and return its id; its name is the question, shortened.

        What the reader has beyond `MOST_CONVERSATIONS` goes, and what browsers left alone for `IDLE`.
        """
        row = {
            "id": secrets.token_hex(16),
            "reader": reader,
            "name": short(question),
            "named": False,
            "changed": stamp(self._now()),
        }
        with self._write() as connection:
            number = connection.execute(insert(conversations), row).lastrowid
            _index(connection, number)
            self._make_room(connection, reader)
        return str(row["id"])

    def _make_room(self, connection: Connection, reader: str) -> None:
        idle = conversations.c.changed < stamp(self._now() - IDLE)
        browsers = ~conversations.c.reader.startswith(NAMED, autoescape=True)
        surplus = (
            select(conversations.c.number)
            .where(conversations.c.reader == reader)
            .order_by(*_NEWEST)
            .offset(MOST_CONVERSATIONS)
        )
        connection.execute(delete(conversations).where(idle & browsers))
        connection.execute(delete(conversations).where(conversations.c.number.in_(surplus)))

    def save(self, reader: str, conversation: str, place: int, turn: KeptTurn) -> None:
        """Write a turn; whatever stood at its place or after it goes, with the feedback on it.

        Args:
            reader: who asked.
            conversation: its id.
            place: from 0 up to the number of turns.
            turn: the turn; its feedback is not looked at.

        Raises:
            InputError: the conversation is no longer kept, its turns do not reach to the place, or it has
                `MOST_TURNS` already.
        """
        if reason := unkept(place + 1):
            raise InputError(reason)
        with self._write() as connection:
            number = _number(connection, reader, conversation)
            connection.execute(delete(turns).where(turns.c.conversation == number, turns.c.place >= place))
            if place != connection.execute(_count(number)).scalar():
                raise InputError("The questions before this one were not kept.")
            connection.execute(insert(turns), {"conversation": number, "place": place, **row_of(turn)})
            mine = update(conversations).where(conversations.c.number == number)
            connection.execute(mine.values(changed=stamp(self._now())))
            if place == 0:
                connection.execute(
                    mine.where(~conversations.c.named).values(name=short(turn.question)),
                )
            _index(connection, number)

    def summaries(self, reader: str, wanted: str = "", *, offset: int = 0, limit: int = 30) -> list[Summary]:
        """Return conversations, the one that changed last first.

        Args:
            reader: whose.
            wanted: words; those conversations in whose name, questions and answers there is one that begins
                with each, case and accents aside. Without any word: all.
            offset: how many to leave out.
            limit: how many to return at most.
        """
        with self._read() as connection:
            rows = connection.execute(
                select(conversations.c.id, conversations.c.name, conversations.c.changed, _TURNS)
                .where(conversations.c.reader == reader, *_holding(wanted))
                .order_by(*_NEWEST)
                .offset(offset)
                .limit(limit)
            )
            return [Summary(row[0], row[1], datetime.fromisoformat(row[2]), row[3]) for row in rows]

    def load(self, reader: str, conversation: str) -> tuple[KeptTurn, ...]:
        """Return the turns of a conversation, or raise `InputError` where it is no longer kept."""
        with self._read() as connection:
            number = _number(connection, reader, conversation)
            rows = connection.execute(
                select(turns, feedback.c.verdict, feedback.c.note)
                .outerjoin(feedback)
                .where(turns.c.conversation == number)
                .order_by(turns.c.place)
            )
            return tuple(map(turn_of, rows))

    def name(self, reader: str, conversation: str) -> str:
        """Return the name of a conversation, or raise `InputError` where it is no longer kept."""
        with self._read() as connection:
            return _name(connection, _number(connection, reader, conversation))

    def rename(self, reader: str, conversation: str, name: str) -> None:
        """Give a conversation a name, its first question where the name is blank.

        Raises:
            InputError: it is no longer kept.
        """
        name = " ".join(bounded(name, LONGEST_NAME).split())
        with self._write() as connection:
            number = _number(connection, reader, conversation)
            first = select(turns.c.question).where(turns.c.conversation == number, turns.c.place == 0)
            shown = name or short(connection.execute(first).scalar() or "")
            connection.execute(
                update(conversations)
                .where(conversations.c.number == number)
                .values(name=shown, named=bool(name))
            )
            _index(connection, number)

    def delete(self, reader: str, conversation: str) -> None:
        """Delete a conversation with all that hangs on it; nothing of it stays in the files.

        Raises:
            InputError: it is no longer kept.
        """
        with self._write() as connection:
            number = _number(connection, reader, conversation)
            connection.execute(delete(conversations).where(conversations.c.number == number))
        self._erase()

    def delete_all(self, reader: str) -> int:
        """Delete all conversations of a reader, as `delete` does, and return how many there were."""
        with self._write() as connection:
            count = connection.execute(delete(conversations).where(conversations.c.reader == reader)).rowcount
        self._erase()
        return count

    def judge(
        self, reader: str, conversation: str, place: int, verdict: Verdict | None, note: str = ""
    ) -> None:
        """Keep what a reader says of an answer, in place of what was said before; None takes it back.

        Raises:
            InputError: the conversation or its turn is no longer kept.
        """
        with self._write() as connection:
            number = _number(connection, reader, conversation)
            turn = connection.execute(
                select(turns.c.number).where(turns.c.conversation == number, turns.c.place == place)
            ).scalar()
            if turn is None:
                raise InputError("This answer is no longer kept.")
            connection.execute(delete(feedback).where(feedback.c.turn == turn))
            if verdict:
                said = {"verdict": verdict, "note": bounded(note.strip()), "given": stamp(self._now())}
                connection.execute(insert(feedback), {"turn": turn, **said})

    def export_feedback(self) -> Iterator[dict[str, Any]]:
        """Yield all feedback as plain JSON types, by the age of its answer, without who gave it.

        Each has `time`, `verdict`, `note`, `question`, `filters`, `answer` (None where there was none) and
        `notice`.
        """
        last = 0
        while True:
            with self._read() as connection:
                rows = connection.execute(
                    select(turns, feedback.c.verdict, feedback.c.note, feedback.c.given)
                    .join(feedback)
                    .where(turns.c.number > last)
                    .order_by(turns.c.number)
                    .limit(_CHUNK)
                ).all()
            if not rows:
                return
            last = rows[-1].number
            yield from map(exported, rows)

    def _erase(self) -> None:
        with told(self._folder):
            erase(self._engine)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with told(self._folder), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with told(self._folder), self._writing.begin() as connection:
            yield connection


def unkept(questions: int) -> str:
    """Return why not all of a conversation of so many questions is kept, empty where all of it is."""
    if questions <= MOST_TURNS:
        return ""
    return f"Only {MOST_TURNS} questions of a conversation are kept: begin a new one."


_TURNS = (
    select(func.count()).where(turns.c.conversation == conversations.c.number).correlate(conversations)
).scalar_subquery()
_NEWEST = (conversations.c.changed.desc(), conversations.c.number.desc())


def _number(connection: Connection, reader: str, conversation: str) -> int:
    """Return the number of a reader's conversation."""
    number = connection.execute(
        select(conversations.c.number).where(
            conversations.c.id == conversation, conversations.c.reader == reader
        )
    ).scalar()
    if number is None:
        raise InputError(_GONE)
    return int(number)


def _name(connection: Connection, number: int) -> str:
    return str(
        connection.execute(select(conversations.c.name).where(conversations.c.number == number)).scalar()
    )


def _count(number: int) -> Any:
    return select(func.count()).select_from(turns).where(turns.c.conversation == number)


def _holding(wanted: str) -> list[ColumnElement[bool]]:
    """Return what a conversation must fulfil to hold words."""
    sought = " ".join(f'"{word}"*' for word in words(bounded(wanted)))
    if not sought:
        return []
    rows = select(found.c.rowid).where(found.c.said.op("MATCH")(sought))
    return [conversations.c.number.in_(rows)]


def _index(connection: Connection, number: int) -> None:
    """Write the words of a conversation anew."""
    rows = connection.execute(select(turns.c.question, turns.c.said).where(turns.c.conversation == number))
    texts = [_name(connection, number), *(text for row in rows for text in row)]
    said = " ".join(word for text in texts for word in words(text))
    connection.execute(found.insert().prefix_with("OR REPLACE"), {"rowid": number, "said": said})
