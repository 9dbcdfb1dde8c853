"""The file of those who may read: a name and the bcrypt hash of a password in each line."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import secrets
import tempfile
import threading
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from dossier.errors import InputError, StorageError

_log = logging.getLogger(__name__)

MOST_BYTES = 72
"""Bytes of a password that bcrypt reads."""

FEWEST_CHARACTERS = 8
"""Characters of a new password."""

_COST = 12  # 2**12 rounds: about 0.2 s a try
_NAME = re.compile(r"[^\s:#](?:[^\n\r:]{0,62}[^\s:])?")
_HASH = re.compile(r"\$2[aby]\$(0[4-9]|1[0-6])\$[./A-Za-z0-9]{53}", re.ASCII)


def read(file: Path) -> dict[str, str]:
    """Return the hashes of a file by name; empty lines and those that begin with `#` are passed over.

    Raises:
        InputError: the file cannot be read, or a line of it is not `name:bcrypt hash`.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(_lines(file), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, hashed = line.strip().partition(":")
        if not (_NAME.fullmatch(name) and _HASH.fullmatch(hashed)):
            raise InputError(
                f"Line {number} of '{file}' is not a name, a colon and a bcrypt hash: "
                f"write it by `dossier passwd {file} NAME`."
            )
        found[plain(name)] = hashed
    return found


def change(file: Path, name: str, password: str) -> bool:
    """Give a name a password in a file, which is made if there is none; return whether the name is new.

    The file is replaced as a whole, and only its owner may read it.

    Raises:
        InputError: the name or the password cannot be used, or the file not be read.
        StorageError: the file cannot be written.
    """
    name, password = plain(name), plain(password)
    if not _NAME.fullmatch(name) or not name.isprintable():
        raise InputError(f"The name {name!r} cannot be used: it needs 1 to 64 characters and no colon.")
    try:
        size = len(password.encode())
    except UnicodeEncodeError:
        raise InputError("The password cannot be used: it is not written in UTF-8.") from None
    if len(password) < FEWEST_CHARACTERS or size > MOST_BYTES or "\0" in password:
        raise InputError(
            f"The password cannot be used: it needs at least {FEWEST_CHARACTERS} characters "
            f"and at most {MOST_BYTES} bytes."
        )
    known = read(file) if file.exists() else {}
    line = f"{name}:{_hashed(password, _COST)}"
    lines = _lines(file) if file.exists() else []
    kept = [each for each in lines if plain(each.partition(":")[0].strip()) != name]
    _replace(file, "".join(f"{each}\n" for each in [*kept, line]))
    return name not in known


class Passwords:
    """The names and passwords of a file, which is read again when it has changed; safe between threads.

    A file that can no longer be read lets nobody in.

    Raises:
        InputError: the file cannot be read, or names nobody.
    """

    def __init__(self, file: Path) -> None:
        self._file, self._lock = file, threading.Lock()
        self._seen, self._hashes = _state(file), read(file)
        if not self._hashes:
            raise InputError(f"'{file}' names nobody: add a reader by `dossier passwd {file} NAME`.")
        cost = max(int(hashed.split("$")[2]) for hashed in self._hashes.values())
        self._nobody = _hashed(secrets.token_urlsafe(), cost)  # checked for names that there are not

    def mark(self, name: str) -> str | None:
        """Return what changes with the password of a name, or None where the file does not hold the name."""
        hashed = self._now().get(name)
        return hashlib.sha256(hashed.encode()).hexdigest()[:16] if hashed else None

    def check(self, name: str, password: str) -> bool:
        """Return whether a name has a password; as slow for names that the file does not hold.

        It takes about 0.2 s of a core.
        """
        import bcrypt

        hashed = self._now().get(plain(name))
        given = plain(password).encode()
        fits = len(given) <= MOST_BYTES and b"\0" not in given
        try:
            same = bcrypt.checkpw(given if fits else b"", (hashed or self._nobody).encode())
        except ValueError:  # bcrypt does not know the hash
            return False
        return same and fits and hashed is not None

    def _now(self) -> Mapping[str, str]:
        state = _state(self._file)
        with self._lock:
            if state != self._seen:
                self._seen = state
                try:
                    self._hashes = read(self._file)
                except InputError as error:
                    self._hashes = {}
                    _log.error("Nobody can sign in: %s", error)
            return self._hashes


def plain(text: str) -> str:
    """Return a name or a password in the one form in which it is compared, however it was typed."""
    return unicodedata.normalize("NFC", text)


def _hashed(password: str, cost: int) -> str:
    import bcrypt

    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(cost)).decode()


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise InputError(f"The file of passwords '{file}' cannot be read ({reason}).") from None


def _state(file: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever a file does."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _replace(file: Path, text: str) -> None:
    file = file.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")  # of mode 0600
        fresh = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            fresh.replace(file)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"The file of passwords '{file}' cannot be written ({error.strerror}).") from None
