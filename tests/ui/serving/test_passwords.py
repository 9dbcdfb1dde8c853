"""The file of names and passwords, and the command that writes it."""

from __future__ import annotations

import io
import stat
import threading
from pathlib import Path

import bcrypt
import pytest
from typer.testing import CliRunner

from dossier.cli.commands import app
from dossier.errors import InputError, StorageError
from dossier.ui.serving import passwords
from dossier.ui.serving.passwords import Passwords, change, read

PASSWORD = "correct horse"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with as few rounds as bcrypt allows."""
    monkeypatch.setattr(passwords, "_COST", 4)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with one name in it."""
    file = tmp_path / "readers"
    assert change(file, "anna", PASSWORD)
    return file


def test_a_password_is_kept_hashed_and_for_its_owner_alone(file: Path) -> None:
    assert PASSWORD not in file.read_text()
    assert file.read_text().startswith("anna:$2b$")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    known = Passwords(file)
    assert known.check("anna", PASSWORD)
    assert not known.check("anna", "correct Horse")
    assert not known.check("berta", PASSWORD)
    assert not known.check("anna", "")
    assert [path.name for path in file.parent.iterdir()] == ["readers"]


def test_a_hash_of_ours_takes_enough_rounds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    change(tmp_path / "readers", "anna", PASSWORD)
    assert (tmp_path / "readers").read_text().startswith("anna:$2b$12$")


def test_a_changed_password_leaves_the_rest_of_the_file_alone(file: Path) -> None:
    file.write_text(f"# readers of the desk\n\n{file.read_text()}berta:{hashed('berta berta')}\n")
    assert not change(file, "anna", "battery staple")
    lines = file.read_text().splitlines()
    assert lines[:2] == ["# readers of the desk", ""]
    assert [line.partition(":")[0] for line in lines[2:]] == ["berta", "anna"]
    known = Passwords(file)
    assert known.check("anna", "battery staple")
    assert not known.check("anna", PASSWORD)
    assert known.check("berta", "berta berta")


def test_names_and_passwords_are_the_same_however_their_accents_are_typed(file: Path) -> None:
    change(file, "Ren\u00e9e", "cr\u00e8me br\u00fbl\u00e9e")
    assert Passwords(file).check("Rene\u0301e", "cre\u0300me bru\u0302le\u0301e")


@pytest.mark.parametrize("name", ["", " ", "an:na", "#anna", "a\nb", "x" * 65, " anna", "a\x07b"])
def test_a_name_that_cannot_be_used_is_told(file: Path, name: str) -> None:
    before = file.read_text()
    with pytest.raises(InputError, match=r"name .* cannot be used"):
        change(file, name, PASSWORD)
    assert file.read_text() == before


@pytest.mark.parametrize("password", ["", "seven77", "x" * 73, "é" * 37, "nul\0 within", "caf\udce9 au lait"])
def test_a_password_that_cannot_be_used_is_told_without_it(file: Path, password: str) -> None:
    with pytest.raises(InputError, match="password cannot be used") as told:
        change(file, "anna", password)
    assert not password or password not in str(told.value)


def test_no_longer_password_passes_for_its_beginning(file: Path) -> None:
    change(file, "anna", "x" * 72)
    known = Passwords(file)
    assert known.check("anna", "x" * 72)
    assert not known.check("anna", "x" * 73)
    assert not known.check("anna", "x" * 72 + "\0")


@pytest.mark.parametrize("line", ["anna", "anna:secret", "anna:$2b$31$" + "x" * 53, ":$2b$04$" + "x" * 53])
def test_a_line_that_is_no_name_and_hash_is_told_by_its_number(file: Path, line: str) -> None:
    file.write_text(f"# one\n{line}\n")
    with pytest.raises(InputError, match=r"Line 2 of .*`dossier passwd "):
        read(file)


def test_a_file_that_cannot_be_read_or_names_nobody_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Passwords(tmp_path / "none")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="no text in UTF-8"):
        Passwords(tmp_path / "bytes")
    (tmp_path / "empty").write_text("# nobody\n")
    with pytest.raises(InputError, match="names nobody"):
        Passwords(tmp_path / "empty")
    with pytest.raises(StorageError, match="cannot be written"):
        change(tmp_path / "nowhere" / "file", "anna", PASSWORD)


def test_a_file_that_changes_is_read_again(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    known = Passwords(file)
    before = known.mark("anna")
    change(file, "berta", "berta berta")
    assert known.check("berta", "berta berta")
    assert known.mark("anna") == before
    change(file, "anna", "battery staple")
    assert known.mark("anna") not in (before, None)
    good = file.read_text()
    file.write_text("rubbish\n")
    assert known.mark("anna") is None
    assert "Nobody can sign in: Line 1" in caplog.text
    file.unlink()
    assert not known.check("anna", "battery staple")
    file.write_text(good)
    assert known.check("anna", "battery staple")


def test_a_name_that_there_is_not_costs_as_much_as_one_that_there_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, costs = Passwords(file), []
    check = bcrypt.checkpw

    def counted(password: bytes, hashed: bytes) -> bool:
        costs.append(hashed.split(b"$")[2])
        return check(password, hashed)

    monkeypatch.setattr(bcrypt, "checkpw", counted)
    for name, password in (("anna", "wrong"), ("nobody", "wrong"), ("nobody", "x" * 100), ("anna", "\0")):
        assert not known.check(name, password)
    assert costs == [b"04"] * 4


def test_a_hash_that_bcrypt_does_not_know_fits_no_password(file: Path) -> None:
    file.write_text(f"anna:$2b$04${'/' * 53}\nberta:$2y$04${'z' * 53}\n")
    known = Passwords(file)
    assert not known.check("anna", PASSWORD)
    assert not known.check("berta", PASSWORD)


def test_a_link_to_the_file_stays_one(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file)
    change(link, "berta", "berta berta")
    assert link.is_symlink()
    assert set(read(file)) == {"anna", "berta"}


def test_the_command_takes_a_password_from_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "readers"
    run = CliRunner().invoke(app, ["passwd", str(file), "anna", "--stdin"], input=f"{PASSWORD}\nnoise\n")
    assert (run.exit_code, run.stdout) == (0, "anna can sign in now.\n")
    run = CliRunner().invoke(app, ["passwd", str(file), "anna", "--stdin"], input="battery staple")
    assert run.stdout == "anna has another password now.\n"
    assert Passwords(file).check("anna", "battery staple")
    run = CliRunner().invoke(app, ["passwd", str(file), "anna"], input=PASSWORD)
    assert run.exit_code == 4
    assert "--stdin" in run.stderr


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_command_asks_twice(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = ["battery staple", "battery stable", "battery staple", "battery staple"]
    asked: list[str] = []

    def getpass(prompt: str) -> str:
        asked.append(prompt)
        return typed.pop(0)

    monkeypatch.setattr("dossier.cli.commands.getpass", getpass)
    monkeypatch.setattr("dossier.cli.commands.sys", type("sys", (), {"stdin": Keyboard()}))
    run = CliRunner().invoke(app, ["passwd", str(file), "anna"])
    assert run.exit_code == 4
    assert "differ" in run.stderr
    assert Passwords(file).check("anna", PASSWORD)
    assert CliRunner().invoke(app, ["passwd", str(file), "anna"]).exit_code == 0
    assert asked == ["Password for anna: ", "The same again: "] * 2
    assert Passwords(file).check("anna", "battery staple")


def test_a_prompt_that_ends_changes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("dossier.cli.commands.getpass", ended)
    monkeypatch.setattr("dossier.cli.commands.sys", type("sys", (), {"stdin": Keyboard()}))
    run = CliRunner().invoke(app, ["passwd", str(file), "anna"])
    assert (run.exit_code, "nothing was changed" in run.stderr) == (4, True)
    assert Passwords(file).check("anna", PASSWORD)


def test_a_reader_never_meets_a_file_half_written(file: Path) -> None:
    """Whoever opens the file while it is being changed finds the old one or the new one."""
    whole, stop, broken = {"anna"}, threading.Event(), []

    def watch() -> None:
        while not stop.is_set():
            if not whole <= set(read(file)):
                broken.append(file.read_text())

    thread = threading.Thread(target=watch)
    thread.start()
    for number in range(20):
        change(file, f"reader {number}", PASSWORD)
    stop.set()
    thread.join()
    assert not broken
    assert len(read(file)) == 21
    assert [path.name for path in file.parent.iterdir()] == ["readers"]


def hashed(password: str) -> str:
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)).decode()
