"""Several processes at one archive, and processes that are killed while they write."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from archive_samples import CARD, article, check_whole, fill, own_vector, passages, put, vector

from dossier.archive import Archive
from dossier.errors import ArchiveLocked
from dossier.types import Filters

CHILD = Path(__file__).with_name("archive_child.py")
POINTS = (1, 2, 4, 9, 11, 13, 15, 17, 19, 24, 31, 38, 45)


def child(*args: object) -> None:
    subprocess.run([sys.executable, CHILD, *map(str, args)], check=True, timeout=100)


def test_a_second_writer_is_refused_and_told_who_holds_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, article("A"))
    monkeypatch.setattr("dossier.archive.lock.PATIENCE", 0.1)
    holder = subprocess.Popen(
        [sys.executable, CHILD, "hold", tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder, Archive.open(tmp_path, CARD) as archive:
        assert holder.stdout
        assert holder.stdout.readline() == "holding\n"
        refused = pytest.raises(ArchiveLocked, match=f"Process {holder.pid} on .*since .*wait for it")
        with refused, archive.writer():
            pass
        with refused:
            archive.rebuild()
        assert len(archive.nearest(vector("x"), 9)) == 3
        holder.communicate("\n", timeout=60)
    with Archive.open(tmp_path, CARD) as archive, archive.writer() as writer:
        put(writer, article("B"))


def test_a_new_home_may_be_opened_by_several_processes_at_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    start = time.time() + 4
    several = [
        subprocess.Popen([sys.executable, CHILD, "open", home, str(start)], stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    failures = [one.communicate(timeout=100)[1] for one in several]
    assert [one.returncode for one in several] == [0] * 4, failures
    fill(home, article("A"))
    with Archive.open(home, CARD) as archive:
        check_whole(archive, article("A"))


def test_a_catalog_that_another_process_is_making_is_waited_for(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "catalog.sqlite3", check_same_thread=False)
    with closing(other):
        other.executescript("CREATE TABLE t (x); BEGIN IMMEDIATE;")
        release = threading.Timer(0.5, other.rollback)
        release.start()
        with Archive.open(tmp_path, CARD, create=True) as archive:
            assert archive.revision >= 0
        release.join()


def test_a_writer_elsewhere_is_told_of_only_while_it_writes(tmp_path: Path) -> None:
    fill(tmp_path, article("A"))
    with Archive.open(tmp_path, CARD) as other:
        with other.writer() as writer:
            put(writer, article("B"))
            with Archive.open(tmp_path, CARD) as archive:
                assert set(archive.status(check=False).health.values()) == {"another process is writing"}
                writer.flush()
                late = Archive.open(tmp_path, CARD)
                assert set(archive.status().health.values()) == {"another process is writing"}
                put(writer, article("C"))
                later = Archive.open(tmp_path, CARD)
        for one in (late, later):
            with one:
                assert set(one.status(check=False).health.values()) == {"ok"}
                check_whole(one, article("A"), article("B"), article("C"))


def test_a_second_writer_of_the_same_process_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, article("A"))
    monkeypatch.setattr("dossier.archive.lock.PATIENCE", 0.1)
    with Archive.open(tmp_path, CARD) as one, Archive.open(tmp_path, CARD) as two, one.writer() as writer:
        put(writer, article("B"))
        with pytest.raises(ArchiveLocked, match=f"Process {os.getpid()}"), two.writer():
            pass
    with Archive.open(tmp_path, CARD) as archive:
        check_whole(archive, article("A"), article("B"))


def test_a_reader_sees_what_another_process_has_written(tmp_path: Path) -> None:
    old = article("A", outlet="AFP", published="2019")
    fill(tmp_path, old)
    new = article("B", outlet="Reuters", published="2020-05")
    only_new = Filters.of(since="2020", outlets="reuters")
    with Archive.open(tmp_path, CARD) as reader:
        assert reader.nearest(own_vector(new, 0), 9, only_new) == []
        assert reader.matching([["markerb"]], 9) == []
        before = reader.refresh()
        child("write", tmp_path, "B")
        assert reader.refresh() > before
        expected = sorted(part.id for part in passages(new))
        assert sorted(name for name, _ in reader.nearest(own_vector(new, 0), 9, only_new)) == expected
        assert sorted(name for name, _ in reader.matching([["drone"]], 9, only_new)) == expected
        assert reader.nearest(own_vector(new, 0), 1)[0][1] > 0.999
        assert reader.outlets() == ["AFP", "Reuters"]
        child("remove", tmp_path, "A")
        # Even without a refresh nothing is shown, and nothing asked for, that is no longer there.
        assert sorted(name for name, _ in reader.nearest(own_vector(old, 0), 9)) == expected
        assert reader.nearest(own_vector(old, 0), 9, Filters.of(until="2019")) == []
        reader.refresh()
        check_whole(reader, new)


def test_a_reader_survives_the_loss_of_what_it_is_about_to_ask_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [article("A", outlet="AFP"), article("B", outlet="AFP")]
    fill(tmp_path, *made)
    with Archive.open(tmp_path, CARD) as reader:
        reader.nearest(vector("x"), 1)
        child("remove", tmp_path, "A")
        left = [part.id for part in passages(made[1])]
        answers = [[*left, "gone"], left]
        monkeypatch.setattr("dossier.archive.searching.few_passages", lambda *_: answers.pop(0))
        found = reader.nearest(vector("x"), 9, Filters.of(outlets="AFP"))
        assert sorted(name for name, _ in found) == sorted(part.id for part in passages(made[1]))


def test_threads_read_while_one_writes(tmp_path: Path) -> None:
    base = [article(f"A{number}") for number in range(4)]
    fill(tmp_path, *base)
    failures: list[BaseException] = []
    done = threading.Event()
    with Archive.open(tmp_path, CARD) as archive, Archive.open(tmp_path, CARD) as other:

        def read(of: Archive) -> None:
            try:
                while not done.is_set():
                    of.refresh()
                    assert of.nearest(own_vector(base[0], 0), 1)[0][1] > 0.999
                    assert len(of.matching([["markera0"]], 9)) == 3
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=read, args=(of,)) for of in (archive, archive, other)]
        for thread in threads:
            thread.start()
        for number in range(6):
            with archive.writer() as writer:
                put(writer, article(f"B{number}"))
        archive.rebuild()
        done.set()
        for thread in threads:
            thread.join()
        assert failures == []
        other.refresh()
        check_whole(other, *base, *(article(f"B{number}") for number in range(6)))


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one archive for each point at which its writer was killed."""
    homes = tmp_path_factory.mktemp("killed")
    fill(homes / "0", article("OLD1"), article("OLD2"), article("OLD3"))
    for point in (*POINTS, 999):
        shutil.copytree(homes / "0", homes / str(point), copy_function=shutil.copy2)
    child("kill", homes, *POINTS, 999)
    return homes


def _expected(done: list[str], catalog_ids: set[str]) -> list[str]:
    """Return the articles that must be there, given what was acknowledged and what the catalog has."""
    order = ["N1", "N2", "N3", "OLD1", "-OLD2", "N4"]
    assert done == order[: len(done)]
    names = {"OLD1", "OLD2", "OLD3", *(name for name in done if name[0] == "N")}
    following = order[len(done)] if len(done) < len(order) else ""
    if following in catalog_ids:  # committed, and killed before it could be said
        names.add(following)
    if "-OLD2" in done or (following == "-OLD2" and "OLD2" not in catalog_ids):
        names.remove("OLD2")
    return sorted(names)


@pytest.mark.parametrize("point", POINTS)
def test_nothing_is_lost_or_doubled_by_a_killed_writer(killed: Path, point: int) -> None:
    home = killed / str(point)
    log = killed / f"{point}.log"
    done = log.read_text().splitlines()
    assert "end" not in done, "the point lies past the end of the work"
    with Archive.open(home, CARD) as archive:
        there = {name for name, _ in archive.origins().values()}
        editions = {"OLD1": archive.article("OLD1").title}
        wanted = []
        for name in _expected(done, there):
            if name == "OLD1" and ("OLD1" in done or editions["OLD1"] == "Second edition"):
                wanted.append(article("OLD1", title="Second edition"))
            else:
                wanted.append(article(name))
        check_whole(archive, *wanted)
        assert all("made anew" not in health for health in archive.status().health.values())


def test_the_work_ends_when_nobody_kills_it(killed: Path) -> None:
    assert (killed / "999.log").read_text().endswith("end\n")
    with Archive.open(killed / "999", CARD) as archive:
        check_whole(
            archive,
            article("OLD1", title="Second edition"),
            *(article(name) for name in ("OLD3", "N1", "N2", "N3", "N4")),
        )
        assert set(archive.status().health.values()) == {"ok"}
