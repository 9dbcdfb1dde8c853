"""What is kept of conversations, for whom, and for how long."""

from __future__ import annotations

import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from dossier.errors import ArchiveError, InputError, StorageError
from dossier.ui.keeping import Feedback, KeptTurn, Store
from dossier.ui.keeping import store as keeping
from dossier.ui.keeping.schema import FILE
from tests.ui.scripted_assistant import FLAGSHIP, flagship

ANNA, BORA = "a" * 32, "b" * 32
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that goes on by a minute whenever it is looked at."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store(tmp_path, now=clock)
    yield opened
    opened.close()


def kept(store: Store, *questions: str, reader: str = ANNA) -> str:
    """Keep a conversation of questions without answers."""
    conversation = store.begin(reader, questions[0])
    for place, question in enumerate(questions):
        store.save(reader, conversation, place, KeptTurn(question))
    return conversation


def questions(store: Store, conversation: str, reader: str = ANNA) -> list[str]:
    return [turn.question for turn in store.load(reader, conversation)]


def names(store: Store, wanted: str = "", reader: str = ANNA, **page: int) -> list[str]:
    return [each.name for each in store.summaries(reader, wanted, **page)]


def test_a_turn_comes_back_as_it_was_kept(store: Store, tmp_path: Path) -> None:
    turns = (
        KeptTurn(FLAGSHIP, flagship(), None, {"since": "2020", "outlets": ["Jane’s"]}),
        KeptTurn("And then?", None, "The language model cannot be reached."),
    )
    conversation = store.begin(ANNA, FLAGSHIP)
    for place, turn in enumerate(turns):
        store.save(ANNA, conversation, place, turn)
    assert store.load(ANNA, conversation) == turns
    again = Store(tmp_path)
    assert again.load(ANNA, conversation) == turns
    again.close()


def test_conversations_are_listed_by_the_time_of_their_last_turn(store: Store) -> None:
    first, second = kept(store, "First?"), kept(store, "Second?", "Third?")
    assert [(each.id, each.turns) for each in store.summaries(ANNA)] == [(second, 2), (first, 1)]
    store.save(ANNA, first, 1, KeptTurn("Fourth?"))
    assert [(each.id, each.turns) for each in store.summaries(ANNA)] == [(first, 2), (second, 2)]
    newest, older = (each.changed for each in store.summaries(ANNA))
    assert older < newest
    assert newest.tzinfo is not None
    assert names(store, offset=1, limit=1) == ["Second?"]
    assert names(store, offset=2) == []


def test_nothing_is_kept_of_a_reader_who_never_asked(store: Store, tmp_path: Path) -> None:
    assert store.summaries(BORA) == []
    assert store.summaries(BORA, "anything") == []
    assert store.delete_all(BORA) == 0
    with sqlite3.connect(tmp_path / FILE) as database:
        assert database.execute("SELECT count(*) FROM conversations").fetchone() == (0,)
    database.close()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("  What was\n\tsigned in Shusha? ", "What was signed in Shusha?"),
        ("word " * 30, "word " * 15 + "word…"),
        ("x" * 100, "x" * 80 + "…"),
        ("x" * 80 + " and more", "x" * 80 + "…"),
        ("a \ud800 b", "a ? b"),
        ("", ""),
    ],
)
def test_the_name_is_the_first_question_shortened_at_a_word(store: Store, question: str, name: str) -> None:
    kept(store, question, "Another?")
    assert names(store) == [name]


def test_a_question_that_is_asked_again_drops_what_followed(store: Store) -> None:
    conversation = kept(store, "One?", "Two?", "Three?")
    store.judge(ANNA, conversation, 1, "up")
    store.save(ANNA, conversation, 1, KeptTurn("Two, but otherwise?"))
    assert questions(store, conversation) == ["One?", "Two, but otherwise?"]
    assert [turn.feedback for turn in store.load(ANNA, conversation)] == [None, None]
    assert names(store, "three") == []
    store.save(ANNA, conversation, 0, KeptTurn("Zero?"))
    assert questions(store, conversation) == ["Zero?"]
    assert names(store) == ["Zero?"]
    store.rename(ANNA, conversation, "Mine")
    store.save(ANNA, conversation, 0, KeptTurn("Minus one?"))
    assert names(store) == ["Mine"]


def test_a_turn_must_follow_those_that_are_kept(store: Store) -> None:
    conversation = kept(store, "One?")
    with pytest.raises(InputError, match="before this one were not kept"):
        store.save(ANNA, conversation, 2, KeptTurn("Three?"))
    assert questions(store, conversation) == ["One?"]


def test_words_are_found_in_names_questions_and_answers(store: Store) -> None:
    signed = store.begin(ANNA, FLAGSHIP)
    store.save(ANNA, signed, 0, KeptTurn(FLAGSHIP, flagship()))
    store.save(ANNA, signed, 1, KeptTurn("Who commands the navy of Azərbaycan?"))
    kept(store, "Şuşa Beyannamesi'ni kim imzaladı?")
    kept(store, "Кто подписал Шушинскую декларацию? Ёлка")
    store.rename(ANNA, signed, "Arms, İstanbul")
    for wanted in ("sakarya", "rocket NAVY", "azerbaycan", "ISTANBUL", "weap", "bayrak nav arm"):
        assert names(store, wanted) == ["Arms, İstanbul"], wanted
    assert names(store, "susa imzaladi") == ["Şuşa Beyannamesi'ni kim imzaladı?"]
    assert names(store, "шушинск елка") == ["Кто подписал Шушинскую декларацию? Ёлка"]
    assert names(store, "navy lantern") == []
    assert names(store, "avy") == []
    assert len(names(store, "  ?! ")) == 3
    assert names(store, 'navy" OR "imza*) NEAR said:x') == []
    assert names(store, "a", limit=1, offset=1) == names(store, "a")[1:2]


def test_a_name_is_given_and_taken_back(store: Store) -> None:
    conversation = kept(store, "One?")
    store.rename(ANNA, conversation, "  The\n declaration ")
    assert names(store, "declaration") == [store.name(ANNA, conversation)] == ["The declaration"]
    store.rename(ANNA, conversation, "n" * 500)
    assert [len(name) for name in names(store)] == [keeping.LONGEST_NAME]
    store.rename(ANNA, conversation, "  ")
    assert names(store) == ["One?"]
    assert names(store, "declaration") == []


def test_a_deleted_conversation_leaves_nothing_in_the_files(store: Store, tmp_path: Path) -> None:
    kept(store, "Stays?")
    conversation = store.begin(ANNA, "Who is the kumquatsource?")
    store.save(ANNA, conversation, 0, KeptTurn("Who is the kumquatsource?", None, "kumquatnotice"))
    store.save(ANNA, conversation, 1, KeptTurn("And the kumquatleak?"))
    store.rename(ANNA, conversation, "Kumquatname")
    store.judge(ANNA, conversation, 0, "down", "kumquatnote")
    assert b"kumquat" in held(tmp_path)
    store.delete(ANNA, conversation)
    assert b"kumquat" not in held(tmp_path).lower()
    assert names(store) == ["Stays?"]
    assert list(store.export_feedback()) == []


def held(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob(f"{FILE}*"))


def test_all_conversations_of_a_reader_are_deleted_at_once(store: Store, tmp_path: Path) -> None:
    kept(store, "Kumquat one?")
    kept(store, "Kumquat two?")
    kept(store, "Bora's?", reader=BORA)
    assert store.delete_all(ANNA) == 2
    assert names(store) == []
    assert names(store, reader=BORA) == ["Bora's?"]
    assert b"umquat" not in held(tmp_path)


@pytest.mark.parametrize(
    "act",
    [
        lambda store, reader, conversation: store.load(reader, conversation),
        lambda store, reader, conversation: store.name(reader, conversation),
        lambda store, reader, conversation: store.save(reader, conversation, 0, KeptTurn("Mine now?")),
        lambda store, reader, conversation: store.save(reader, conversation, 1, KeptTurn("Mine too?")),
        lambda store, reader, conversation: store.rename(reader, conversation, "Mine"),
        lambda store, reader, conversation: store.delete(reader, conversation),
        lambda store, reader, conversation: store.judge(reader, conversation, 0, "down", "Bad"),
        lambda store, reader, conversation: store.judge(reader, conversation, 0, None),
    ],
)
@pytest.mark.parametrize("reader", [BORA, "", "user:anna", "%", ANNA.upper()])
def test_no_reader_can_reach_the_conversation_of_another(
    store: Store, act: Callable[[Store, str, str], Any], reader: str
) -> None:
    conversation = kept(store, "One?")
    store.judge(ANNA, conversation, 0, "up", "Good")
    before = store.load(ANNA, conversation), store.summaries(ANNA)
    with pytest.raises(InputError):
        act(store, reader, conversation)
    assert (store.load(ANNA, conversation), store.summaries(ANNA)) == before


@pytest.mark.parametrize("reader", [BORA, "", "user:anna", "%", ANNA.upper()])
def test_no_reader_sees_or_deletes_what_another_has(store: Store, reader: str) -> None:
    kept(store, "One?")
    assert store.summaries(reader) == []
    assert store.summaries(reader, "one") == []
    assert store.delete_all(reader) == 0
    assert names(store) == ["One?"]


def test_the_oldest_conversations_of_a_reader_make_room(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_CONVERSATIONS", 3)
    kept(store, "Bora's?", reader=BORA)
    first = kept(store, "1?")
    for number in (2, 3):
        kept(store, f"{number}?")
    store.save(ANNA, first, 1, KeptTurn("Still of interest?"))
    kept(store, "4?")
    assert names(store) == ["4?", "1?", "3?"]
    assert names(store, "2") == []
    assert names(store, reader=BORA) == ["Bora's?"]


def test_what_a_browser_left_alone_for_long_goes_and_what_a_user_left_stays(
    store: Store, clock: Clock
) -> None:
    kept(store, "Browser's?")
    kept(store, "User's?", reader="user:anna")
    clock.time += keeping.IDLE - timedelta(hours=1)
    kept(store, "Bora's?", reader=BORA)
    assert names(store) == ["Browser's?"]
    clock.time += timedelta(hours=2)
    kept(store, "Bora's again?", reader=BORA)
    assert names(store) == []
    assert names(store, reader="user:anna") == ["User's?"]
    assert len(names(store, reader=BORA)) == 2


def test_a_conversation_has_an_end_and_a_question_a_length(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_TURNS", 2)
    conversation = kept(store, "One?", "y" * 50_000)
    with pytest.raises(InputError, match="Only 2 questions"):
        store.save(ANNA, conversation, 2, KeptTurn("Three?"))
    assert [len(question) for question in questions(store, conversation)] == [4, 10_000]


def test_what_sqlite_cannot_hold_is_left_out(store: Store) -> None:
    conversation = kept(store, "nul\0 and \ud800?")
    store.judge(ANNA, conversation, 0, "down", "\udfff\0")
    (turn,) = store.load(ANNA, conversation)
    assert (turn.question, turn.feedback) == ("nul and ??", Feedback("down", "?"))
    assert names(store, "nul \ud800 \0") == ["nul and ??"]


def test_feedback_is_given_changed_taken_back_and_exported_without_its_reader(store: Store) -> None:
    conversation = store.begin(ANNA, FLAGSHIP)
    store.save(ANNA, conversation, 0, KeptTurn(FLAGSHIP, flagship(), None, {"since": "2020"}))
    store.save(ANNA, conversation, 1, KeptTurn("Then?", None, "It failed."))
    store.judge(ANNA, conversation, 0, "up")
    store.judge(ANNA, conversation, 0, "down", "  The year is wrong. ")
    store.judge(ANNA, conversation, 1, "up")
    assert store.load(ANNA, conversation)[0].feedback == Feedback("down", "The year is wrong.")
    first, second = store.export_feedback()
    assert first.pop("time").startswith("2026-03-01T12:")
    assert first == {
        "verdict": "down",
        "note": "The year is wrong.",
        "question": FLAGSHIP,
        "filters": {"since": "2020"},
        "answer": flagship().to_dict(),
        "notice": None,
    }
    assert (second["answer"], second["notice"]) == (None, "It failed.")
    assert ANNA not in str([first, second])
    store.judge(ANNA, conversation, 0, None)
    assert [given["question"] for given in store.export_feedback()] == ["Then?"]
    with pytest.raises(InputError):
        store.judge(ANNA, conversation, 2, "up")


def test_much_feedback_is_exported_once_each(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_CHUNK", 2)
    conversation = kept(store, *(f"{number}?" for number in range(5)))
    for place in range(5):
        store.judge(ANNA, conversation, place, "up")
    assert [given["question"] for given in store.export_feedback()] == ["0?", "1?", "2?", "3?", "4?"]


def test_many_readers_keep_at_once(tmp_path: Path) -> None:
    store, trouble = Store(tmp_path), []

    def ask(reader: str) -> None:
        try:
            conversation = kept(store, *(f"{reader} {number}?" for number in range(5)), reader=reader)
            assert questions(store, conversation, reader) == [f"{reader} {number}?" for number in range(5)]
            assert len(names(store, f"{reader}", reader=reader)) == 1
        except BaseException as error:
            trouble.append(error)

    threads = [threading.Thread(target=ask, args=(f"r{number}",)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    store.close()


def test_two_processes_may_make_the_database_at_once(tmp_path: Path) -> None:
    stores: list[Store] = []
    threads = [threading.Thread(target=lambda: stores.append(Store(tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept(stores[0], "One?")
    assert [names(store) for store in stores] == [["One?"]] * 4
    for store in stores:
        store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_files_are_for_their_owner_alone(store: Store, tmp_path: Path) -> None:
    kept(store, "One?")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob(f"{FILE}*")}
    assert FILE in modes
    assert set(modes.values()) == {0o600}


def test_a_damaged_database_and_one_of_the_future_are_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(ArchiveError, match=f"{FILE}, where conversations are kept, cannot be used .*copy"):
        Store(tmp_path)
    (tmp_path / "new").mkdir()
    Store(tmp_path / "new").close()
    with sqlite3.connect(tmp_path / "new" / FILE) as database:
        database.execute("UPDATE facts SET value = '99'")
    database.close()
    with pytest.raises(ArchiveError, match="newer Dossier"):
        Store(tmp_path / "new")


def test_a_disk_that_is_full_is_told_and_leaves_what_was_kept(store: Store, tmp_path: Path) -> None:
    conversation = kept(store, "One?")
    pages = "PRAGMA page_count"
    store.close()
    with sqlite3.connect(tmp_path / FILE) as database:
        (size,) = database.execute(pages).fetchone()
    database.close()
    event.listen(store._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={size + 8}"))
    with pytest.raises(StorageError, match="full"):
        store.save(ANNA, conversation, 1, KeptTurn(" ".join(map(str, range(3000))), None, "x" * 9_000))
    assert questions(store, conversation) == ["One?"]
