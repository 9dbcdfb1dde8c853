"""A full or read-only disk, and a Chroma server in place of a folder."""

import errno
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from archive_samples import CARD, article, check_whole, fill, own_vector, passages, put, vector
from chromadb.errors import InternalError
from sqlalchemy.exc import DatabaseError, OperationalError

from dossier.archive import Archive
from dossier.archive.chroma import close_client
from dossier.archive.faults import TantivyError, explain, explained
from dossier.errors import ArchiveError, ArchiveLocked, StorageError
from dossier.types import Filters

CHILD = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from archive_samples import CARD, article, put
from dossier.archive import Archive
from dossier.errors import StorageError
import chromadb, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[3])
try:
    with Archive.open(Path(sys.argv[1]), CARD) as archive, archive.writer() as writer:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for number in range(2000):
            put(writer, article(f"X{number}", ["markerx " * 300]))
            if number % 20 == 0:
                writer.flush()
except StorageError as error:
    print(error)
    sys.exit(9)
"""


@pytest.mark.parametrize("room", [300_000, 1_200_000])
def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, room: int) -> None:
    fill(tmp_path, article("A"), article("B"))
    here = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, tmp_path, here, str(room)], capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 9, done.stderr
    assert " is full" in done.stdout
    assert done.stdout.count("\n") == 1
    with Archive.open(tmp_path, CARD) as archive:
        names = {name for name, _ in archive.origins().values()}
        assert {"A", "B"} < names
        more = [article(name, ["markerx " * 300]) for name in names - {"A", "B"}]
        status = archive.status()
        assert (status.articles, status.passages, status.pending) == (len(more) + 2, len(more) + 6, 0)
        assert len(archive.nearest(vector("x"), 9_999)) == status.passages
        assert len(archive.matching([["markerx"]], 9_999)) == len(more)


@contextmanager
def small_disk(point: Path, kilobytes: int) -> Iterator[Callable[[int], None]]:
    """Mount a file system of a given size for the length of a block, and lend what changes that size."""

    def mount(options: str) -> None:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(point)]
        subprocess.run(command, check=True, capture_output=True)

    point.mkdir()
    try:
        mount(f"size={kilobytes}k")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only an administrator may mount a small disk")
    try:
        yield lambda more: mount(f"remount,size={more}k")
    finally:
        subprocess.run(["umount", "-l", str(point)], check=True)


def test_a_first_run_on_a_full_disk_can_be_done_again(tmp_path: Path) -> None:
    for kilobytes in (4, 8, 16, 28, 40, 60, 120):
        point = tmp_path / str(kilobytes)
        with small_disk(point, kilobytes) as resize:
            with pytest.raises(StorageError, match="full"):
                fill(point / "home", article("A"))
            resize(20_000)
            fill(point / "home", article("A"))
            with Archive.open(point / "home", CARD) as archive:
                check_whole(archive, article("A"))


def test_a_read_only_home_is_told(tmp_path: Path) -> None:
    fill(tmp_path / "home", article("A"))
    mount = ["mount", "--bind", "-o", "ro", tmp_path / "home", tmp_path / "home"]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only an administrator may mount a folder read-only")
    try:
        with pytest.raises(StorageError, match="cannot be written to"):
            Archive.open(tmp_path / "home", CARD)
        with pytest.raises(StorageError, match="cannot be written to"):
            Archive.open(tmp_path / "home" / "inner", CARD, create=True)
    finally:
        subprocess.run(["umount", tmp_path / "home"], check=True)


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (OSError(errno.ENOSPC, "x"), StorageError, "full"),
        (OSError(errno.EROFS, "x"), StorageError, "cannot be written to"),
        (PermissionError(errno.EACCES, "x", "/the/home/file"), StorageError, "DOSSIER_HOME"),
        (OSError(errno.EIO, "x"), StorageError, "failing"),
        (OperationalError("s", {}, Exception("database or disk is full")), StorageError, "free some space"),
        (OperationalError("s", {}, Exception("unable to open database file")), StorageError, "write access"),
        (OperationalError("s", {}, Exception("database is locked")), ArchiveError, "busy"),
        (DatabaseError("s", {}, Exception("file is not a database")), ArchiveError, "damaged"),
        (InternalError("Error in compaction: Failed to apply logs"), StorageError, "full or failing"),
        (TantivyError("IoError: No space left on device (os error 28)"), StorageError, "full"),
    ],
)
def test_failures_of_storage_are_explained(error: Exception, kind: type[Exception], says: str) -> None:
    with pytest.raises(kind, match=says) as caught, explained(Path("/the/home")):
        raise error
    assert type(caught.value) is kind
    assert "/the/home" in str(caught.value)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("assignment destination is read-only"),
        RuntimeError("no space left on device"),
        PermissionError(errno.EACCES, "x"),
        PermissionError(errno.EACCES, "x", "/corpus/article.md"),
        OSError(errno.ENOSPC, "x", "/elsewhere/file"),
        OSError(errno.EROFS, "x", 3),
    ],
)
def test_what_is_not_about_the_archive_is_left_alone(error: Exception, tmp_path: Path) -> None:
    assert explain(error, Path("/the/home")) is None


def test_a_writer_passes_on_what_its_block_raises(tmp_path: Path) -> None:
    with Archive.open(tmp_path, CARD, create=True) as archive:
        for error in (PermissionError(errno.EACCES, "x", "/corpus/a.md"), OSError(errno.ENOSPC, "x")):
            with pytest.raises(type(error)) as caught, archive.writer():
                raise error
            assert caught.value is error


def test_other_failures_are_left_alone() -> None:
    assert explain(ValueError("x"), Path("/h")) is None
    with pytest.raises(ZeroDivisionError), explained(Path("/h")):
        raise ZeroDivisionError
    with pytest.raises(ArchiveLocked), explained(Path("/h")):
        raise ArchiveLocked("x")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run a real Chroma server on this machine for the length of a block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [Path(sys.executable).with_name("chroma"), "run", "--host", "127.0.0.1", "--port", str(port)]
    running = subprocess.Popen(
        [*command, "--path", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(timeout=30)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("server")) as url:
        yield url


def test_a_server_that_dies_later_is_told(tmp_path: Path) -> None:
    with ExitStack() as stack:
        running = stack.enter_context(ExitStack())
        url = running.enter_context(serving(tmp_path / "server"))
        archive = stack.enter_context(Archive.open(tmp_path / "home", CARD, chroma_url=url, create=True))
        with archive.writer() as writer:
            put(writer, article("A"))
        assert len(archive.nearest(vector("x"), 9)) == 3
        index = stack.enter_context(archive._handles.vectors())[0]
        running.close()
        part = passages(article("A"))[0]
        for ask in (
            lambda: archive.nearest(vector("x"), 9),
            index.count,
            lambda: index.mark("x", 1),
            lambda: index.remove(["x"]),
            lambda: index.add({"A": article("A")}, [part], [vector("x")]),
        ):
            with pytest.raises(ArchiveError, match=f"The Chroma server at {url} does not answer"):
                ask()
        told = pytest.raises(ArchiveError, match="does not answer")
        with told, archive.writer() as writer:
            put(writer, article("B"))


def test_a_server_holds_the_vectors_of_several_archives(server: str, tmp_path: Path) -> None:
    made = [article("A", published="2020"), article("B")]
    for name in ("one", "two"):
        home = tmp_path / name
        with Archive.open(home, CARD, chroma_url=server, create=True) as archive, archive.writer() as writer:
            put(writer, *(made if name == "one" else [article("C")]))
    with Archive.open(tmp_path / "one", CARD, chroma_url=server) as archive:
        assert not (tmp_path / "one" / "chroma").exists()
        assert set(archive.status().health.values()) == {"ok"}
        assert archive.nearest(own_vector(made[1], 0), 1)[0][0] == passages(made[1])[0].id
        assert len(archive.nearest(vector("x"), 99)) == 6
        assert len(archive.nearest(vector("x"), 99, Filters.of(since="2020"))) == 3
        archive.rebuild()
        assert len(archive.nearest(vector("x"), 99)) == 6


def test_an_archive_moves_to_a_server_and_back(server: str, tmp_path: Path) -> None:
    fill(tmp_path, article("A"))
    with Archive.open(tmp_path, CARD, chroma_url=server) as archive:
        assert "kept elsewhere" in archive.status().health["chroma"]
        assert archive.nearest(own_vector(article("A"), 0), 1)[0][1] > 0.999
        with archive.writer() as writer:
            put(writer, article("B"))
        assert len(archive.nearest(vector("x"), 99)) == 6
    with Archive.open(tmp_path, CARD) as archive:
        check_whole(archive, article("A"), article("B"))


def test_a_server_that_lost_its_rows_is_filled_again(server: str, tmp_path: Path) -> None:
    import chromadb
    from chromadb.config import Settings

    with Archive.open(tmp_path, CARD, chroma_url=server, create=True) as archive, archive.writer() as writer:
        put(writer, article("A"))
    port = int(server.rsplit(":", 1)[1])
    client = chromadb.HttpClient("127.0.0.1", port, settings=Settings(anonymized_telemetry=False))
    for collection in client.list_collections():
        client.delete_collection(collection.name)
    close_client(client)  # type: ignore[arg-type]
    with Archive.open(tmp_path, CARD, chroma_url=server) as archive:
        assert len(archive.nearest(vector("x"), 99)) == 3
        assert archive.status().health["chroma"].startswith("repaired")


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"Chroma server at http://127\.0\.0\.1:9 does not answer"):
        Archive.open(tmp_path, CARD, chroma_url="http://127.0.0.1:9", create=True)
