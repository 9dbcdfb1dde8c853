"""Failures as a user meets them: one sentence on standard error and an exit code, never a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from typer import Abort

from dossier.errors import DossierError, StorageError
from dossier.settings import Settings

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of SIGINT, as shells report it."""

PIPE_CLOSED = 141
"""Exit code when the reader of our output has gone: 128 and the number of SIGPIPE."""


@contextlib.contextmanager
def failures_told() -> Iterator[None]:
    """Turn any failure inside into one sentence and `SystemExit`; also usable as a decorator."""
    try:
        yield
        sys.stdout.flush()
    except (KeyboardInterrupt, Abort):
        _leave("Stopped. What was finished is kept.", INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        sys.exit(PIPE_CLOSED)
    except DossierError as error:
        _leave(str(error), error.exit_code)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        _leave(
            f"The system refused: {error.strerror or error}{where}. Check the disk and its permissions.",
            StorageError.exit_code,
        )
    except Exception as error:
        _leave(_unexpected(error), DossierError.exit_code)


def _leave(message: str, code: int) -> None:
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()
    print(" ".join(message.split()), file=sys.stderr)
    sys.exit(code)


def _drop_output() -> None:
    """Send what standard output cannot take to nowhere; else Python complains at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> str:
    kind = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    log = _log_traceback(error)
    details = f"the details are in {log}" if log else "the details could not be saved"
    return f"This is a fault in Dossier ({kind}): {details}. Please report it to the project's maintainers."


def _log_traceback(error: Exception) -> Path | None:
    """Write the traceback into the archive's folder; return where, or None where that fails."""
    try:
        log = Settings().home / "fault.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(
            "".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace"
        )
    except (OSError, DossierError):
        return None
    return log
