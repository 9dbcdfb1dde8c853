"""Articles packed in .zip, .tar and .gz files, and what hostile ones are kept from."""

import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.archive import Archive
from ingest import bundles, ingest
from ingest.report import Reason

from .conftest import LEAD, Write
from .small_model import SmallModel

SMALL = SmallModel()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / ".archive", SMALL.card, create=True) as opened:
        yield opened


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in entries:
            packed.writestr(name, text)
    return path


def tarred(path: Path, *entries: tuple[tarfile.TarInfo | str, str]) -> Path:
    with tarfile.open(path, "w:gz") as packed:
        for entry, text in entries:
            info = tarfile.TarInfo(entry) if isinstance(entry, str) else entry
            info.size = len(text.encode())
            packed.addfile(info, io.BytesIO(text.encode()))
    return path


def titles(archive: Archive) -> set[str]:
    status = archive.status()
    ids = [name for name, _ in archive.nearest(SMALL.encode(["x"])[0], status.passages)]
    return {article.title for _, article in archive.found(ids).values()}


@pytest.mark.parametrize("make", [zipped, tarred])
def test_members_are_articles(make: object, archive: Archive, tmp_path: Path) -> None:
    entries = [
        ("press/one.md", f"# One\n\n{LEAD}"),
        ("press/deep/two.txt", "Two\n\nBoats came."),
        ("x.jpg", "x"),
    ]
    path = tmp_path / f"all.{'zip' if make is zipped else 'tar.gz'}"
    make(path, *entries)  # type: ignore[operator]
    report = ingest([path], archive, SMALL)
    assert len(report.added) == 2
    assert report.skipped == {".jpg": 1}
    assert titles(archive) == {"One", "Two"}
    assert ingest([path], archive, SMALL).unchanged == 2
    make(path, ("press/one.md", f"# One\n\n{LEAD} More came."), *entries[2:])  # type: ignore[operator]
    report = ingest([path], archive, SMALL)
    assert (len(report.updated), len(report.removed)) == (1, 1)


def test_a_single_packed_file(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "one.md.gz").write_bytes(gzip.compress(f"# One\n\n{LEAD}".encode(), mtime=0))
    (tmp_path / "two.jpg.gz").write_bytes(gzip.compress(b"x", mtime=0))
    report = ingest([tmp_path], archive, SMALL)
    assert (len(report.added), report.skipped) == (1, {".gz": 1})


def test_what_leads_out_is_left_out(archive: Archive, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    zipped(
        tmp_path / "a.zip",
        ("../out.md", LEAD),
        ("/etc/out.md", LEAD),
        (link, "/etc/passwd"),
        ("inner.zip", "x"),
        (".hidden.md", LEAD),
        ("__MACOSX/x.md", LEAD),
        ("good.md", LEAD),
    )
    soft = tarfile.TarInfo("soft.md")
    soft.type, soft.linkname = tarfile.SYMTYPE, "/etc/passwd"
    tarred(tmp_path / "b.tar.gz", ("../up.md", LEAD), (soft, ""), ("good.md", "Boats came."))
    report = ingest([tmp_path], archive, SMALL)
    assert len(report.added) == 2
    assert {drop.path.partition("!")[2] for drop in report.dropped} == {
        "../out.md",
        "/etc/out.md",
        "link.md",
        "inner.zip",
        "../up.md",
        "soft.md",
    }
    assert {drop.reason for drop in report.dropped} == {Reason.BUNDLE}
    assert not (tmp_path.parent / "out.md").exists()


def test_what_swells_is_stopped(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "_FREE", 1_000)
    zipped(tmp_path / "a.zip", ("bomb.txt", "a" * 3_000_000), ("good.md", LEAD))
    (tmp_path / "b.md.gz").write_bytes(gzip.compress(b"b" * 3_000_000, mtime=0))
    report = ingest([tmp_path], archive, SMALL)
    assert len(report.added) == 1
    assert [drop.reason for drop in report.dropped] == [Reason.BUNDLE, Reason.BUNDLE]
    assert "200 times" in report.dropped[0].detail


def test_too_many_members(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "MOST_MEMBERS", 1)
    zipped(tmp_path / "a.zip", ("one.md", LEAD), ("two.md", "Boats came."))
    report = ingest([tmp_path], archive, SMALL)
    assert len(report.added) == 1
    assert "unpack it" in report.dropped[0].detail


def test_damaged_and_encrypted_files(archive: Archive, tmp_path: Path, write: Write) -> None:
    whole = zipped(tmp_path / "whole.zip", ("one.md", LEAD * 50)).read_bytes()
    write("damaged.zip", whole[: len(whole) // 2])
    write("body.zip", whole[:45] + b"\xff" * 20 + whole[65:])
    write("damaged.tar.gz", gzip.compress(b"x" * 2_000, mtime=0)[:-9])
    write("damaged.md.gz", gzip.compress(LEAD.encode() * 50, mtime=0)[:-20])
    locked = bytearray(whole)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1
    write("locked.zip", bytes(locked))
    (tmp_path / "whole.zip").unlink()
    report = ingest([tmp_path], archive, SMALL)
    reasons = {Path(drop.path.partition("!")[0]).name: drop.reason for drop in report.dropped}
    assert reasons == {
        "damaged.zip": Reason.BUNDLE,
        "body.zip": Reason.BUNDLE,
        "damaged.tar.gz": Reason.BUNDLE,
        "damaged.md.gz": Reason.BUNDLE,
        "locked.zip": Reason.ENCRYPTED,
    }
    assert report.added == []
