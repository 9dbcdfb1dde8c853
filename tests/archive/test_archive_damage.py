"""Indexes that are deleted, truncated, overwritten or put back are noticed and made anew from the catalog."""

import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from archive_samples import CARD, article, check_whole, fill, own_vector, passages, put, vector

from dossier.archive import Archive
from dossier.archive import manifest as manifests
from dossier.archive.probe import find_fault, probe

OLD = [article("A"), article("B")]
NEW = [*OLD, article("C")]
Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound archive of `NEW`, with a copy of how its indexes were at `OLD` in `old`."""
    home = tmp_path_factory.mktemp("sound") / "home"
    fill(home, *OLD)
    shutil.copytree(home, home.parent / "old", copy_function=shutil.copy2)
    fill(home, *NEW)
    return home


@pytest.fixture
def home(sound: Path, tmp_path: Path) -> Path:
    shutil.copytree(sound, tmp_path / "home", copy_function=shutil.copy2)
    return tmp_path / "home"


def noise(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size or 64))


def flip(path: Path) -> None:
    """Change one byte in the middle and keep the file's time."""
    state, content = path.stat(), bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 16])


def check_mended(home: Path, broken: str) -> None:
    with Archive.open(home, CARD) as archive:
        health = archive.status().health
        assert health[broken].startswith("repaired: ")
        assert "made anew from the catalog" in health[broken]
        assert [what for name, what in health.items() if name != broken] == ["ok"]
        check_whole(archive, *NEW)
    with Archive.open(home, CARD) as archive:
        assert set(archive.status().health.values()) == {"ok"}


@pytest.mark.parametrize("index", ["chroma", "tantivy"])
def test_a_missing_folder_is_made_anew(home: Path, index: str) -> None:
    shutil.rmtree(home / index)
    check_mended(home, index)


@pytest.mark.parametrize("index", ["chroma", "tantivy"])
def test_an_emptied_folder_is_made_anew(home: Path, index: str) -> None:
    shutil.rmtree(home / index)
    (home / index).mkdir()
    check_mended(home, index)


@pytest.mark.parametrize("index", ["chroma", "tantivy"])
def test_an_older_copy_is_made_anew(home: Path, sound: Path, index: str) -> None:
    shutil.rmtree(home / index)
    shutil.copytree(sound.parent / "old" / index, home / index, copy_function=shutil.copy2)
    check_mended(home, index)


def test_an_older_database_of_chroma_alone_is_noticed(home: Path, sound: Path) -> None:
    shutil.copy2(sound.parent / "old" / "chroma" / "chroma.sqlite3", home / "chroma" / "chroma.sqlite3")
    check_mended(home, "chroma")


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [
        ("chroma/chroma.sqlite3", noise),
        ("chroma/chroma.sqlite3", cut),
        ("chroma/chroma.sqlite3", Path.unlink),
        ("chroma/*/data_level0.bin", noise),
        ("chroma/*/data_level0.bin", cut),
        ("chroma/*/header.bin", noise),
        ("chroma/*/length.bin", cut),
        ("chroma/*/index_metadata.pickle", Path.unlink),
        ("tantivy/passages/meta.json", noise),
        ("tantivy/passages/*.store", cut),
        ("tantivy/articles/*.term", noise),
        ("tantivy/articles/*.idx", Path.unlink),
    ],
)
def test_a_damaged_file_is_noticed(home: Path, pattern: str, damage: Damage) -> None:
    damage(next(home.glob(pattern)))
    check_mended(home, pattern.split("/")[0])


@pytest.mark.parametrize("pattern", ["chroma/*/data_level0.bin", "tantivy/passages/*.idx"])
def test_a_single_wrong_byte_is_noticed(home: Path, pattern: str) -> None:
    flip(next(path for path in home.glob(pattern) if path.stat().st_size))
    check_mended(home, pattern.split("/")[0])


def test_damage_and_an_interrupted_write_together(home: Path) -> None:
    with Archive.open(home, CARD) as archive:
        with suppress(KeyboardInterrupt), archive.writer() as writer:
            put(writer, article("D"))
            raise KeyboardInterrupt
        assert archive.status().pending == 1
    noise(next(home.glob("chroma/*/data_level0.bin")))
    shutil.rmtree(home / "tantivy")
    with Archive.open(home, CARD) as archive:
        check_whole(archive, *NEW, article("D"))


@pytest.mark.parametrize("damage", [noise, cut])
def test_a_half_written_index_that_is_damaged_is_made_anew(
    home: Path, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(home, CARD) as archive, monkeypatch.context() as patch:
        patch.setattr("dossier.archive.indexing._finish", _fail)
        with suppress(RuntimeError), archive.writer() as writer:
            put(writer, article("D"))
    damage(next(home.glob("chroma/*/data_level0.bin")))
    damage(next(home.glob("tantivy/articles/*.term")))
    with Archive.open(home, CARD) as archive:
        check_whole(archive, *NEW, article("D"))
        assert all("made anew" in health for health in archive.status().health.values())


def _fail(*_: object) -> None:
    raise RuntimeError("cut off")


def test_rows_that_vanish_from_chroma_are_noticed_at_the_first_question(home: Path) -> None:
    with Archive.open(home, CARD) as archive:
        import chromadb
        from chromadb.config import Settings

        gone = passages(OLD[0])[0].id
        client = chromadb.PersistentClient(
            f"{home / 'chroma'}//", settings=Settings(anonymized_telemetry=False)
        )
        client.get_collection("passages", embedding_function=None).delete(ids=[gone])
        client.close()  # type: ignore[attr-defined]
        assert archive.nearest(own_vector(OLD[0], 0), 1)[0][0] == gone
        check_whole(archive, *NEW)


def test_an_interrupted_rebuild_is_done_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive.open(home, CARD) as archive, monkeypatch.context() as patch:
        patch.setattr("dossier.archive.indexing._finish", _fail)
        with pytest.raises(RuntimeError, match="cut off"):
            archive.rebuild()
    with Archive.open(home, CARD) as archive:
        check_whole(archive, *NEW)


def test_a_home_that_was_copied_elsewhere_needs_no_repair(home: Path) -> None:
    shutil.copytree(home, home.parent / "copy")
    with Archive.open(home.parent / "copy", CARD) as archive:
        assert set(archive.status().health.values()) == {"ok"}
        check_whole(archive, *NEW)


def test_status_tells_of_damage_done_while_open(home: Path) -> None:
    with Archive.open(home, CARD) as archive:
        shutil.rmtree(home / "tantivy")
        assert archive.status().health == {"chroma": "ok", "tantivy": "its folder is missing"}


def test_status_without_a_check_reads_no_index(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive.open(home, CARD) as archive:
        plain = archive.status()
        monkeypatch.setattr(manifests, "digest", _fail)
        assert archive.status(check=False) == plain
        with pytest.raises(RuntimeError):
            archive.status()


@pytest.mark.parametrize("opened", [False, True])
def test_a_lost_lexical_index_is_made_anew_once_for_all_threads(home: Path, opened: bool) -> None:
    found: list[object] = []
    with Archive.open(home, CARD) as archive:
        if opened:
            archive.matching([["markera"]], 9)
        shutil.rmtree(home / "tantivy")
        if opened:
            (home / "tantivy" / "passages").mkdir(parents=True)
            archive._handles.retire_lexical()

        def ask() -> None:
            try:
                found.append(len(archive.matching([["markera"]], 9)))
            except BaseException as error:
                found.append(error)

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [3] * 6
        assert archive.document_frequencies(["drone"]) == {"drone": 9}
        check_whole(archive, *NEW)


def test_a_lexical_index_lost_under_a_writer_is_made_anew(home: Path) -> None:
    with Archive.open(home, CARD) as archive:
        with archive.writer() as writer:
            archive.matching([["markera"]], 9)
            shutil.rmtree(home / "tantivy")
            put(writer, article("D"))
        check_whole(archive, *NEW, article("D"))


def test_a_probe_is_not_misled_by_the_folder_or_the_warnings_of_the_user(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(1)")
    (tmp_path / "numpy.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    found = {part.id: own_vector(OLD[0], part.ordinal) for part in passages(OLD[0])}
    assert probe("chroma", home / "chroma", "x", found) is None


def test_a_probe_outlives_what_kills_its_process(home: Path) -> None:
    found = {part.id: own_vector(OLD[0], part.ordinal) for part in passages(OLD[0])}
    assert probe("chroma", home / "chroma", "x", found) is None
    assert probe("tantivy", home / "tantivy", "x", {}) is None
    wrong = {name: vector("another") for name in found}
    assert probe("chroma", home / "chroma", "x", wrong) == "it no longer finds its own passages"
    as_lists = {name: row.tolist() for name, row in wrong.items()}
    assert find_fault("chroma", home / "chroma", "x", as_lists) == "it no longer finds its own passages"
    assert find_fault("tantivy", home / "tantivy", "x", {}) is None
    for path in home.glob("chroma/*/*"):
        noise(path)
    assert probe("chroma", home / "chroma", "x", found)


def test_a_probe_that_dies_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def die(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([sys.executable], -11, b"", b"")

    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("probe", 1)

    monkeypatch.setattr(subprocess, "run", die)
    assert probe("chroma", tmp_path, "x", {}) == "opening it ends with signal 11"
    monkeypatch.setattr(subprocess, "run", hang)
    assert probe("chroma", tmp_path, "x", {}) == "it does not answer"


def test_long_files_are_sampled_from_first_to_last_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifests, "WHOLE", 1000)
    monkeypatch.setattr(manifests, "SAMPLE", 100)
    path = tmp_path / "long"
    path.write_bytes(bytes(100_000))
    before = manifests.take(tmp_path)
    assert manifests.differences(before, tmp_path) is None
    for place in (0, 99_999):
        path.write_bytes(bytes(place) + b"x" + bytes(99_999 - place))
        assert manifests.differences(before, tmp_path) == "long has other content than was written"
