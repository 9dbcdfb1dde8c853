"""Model files on this machine, each served by a process of its own."""

from __future__ import annotations

import atexit
import importlib.util
import json
import os
import secrets
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import LanguageModelUnavailable, PackageMissing

WINDOW = 2_048
"""Tokens of the context window: question, passages and answer."""

_MAGIC = b"GGUF"
_SECONDS_TO_END = 5
_SERVING = Path(__file__).with_name("serving.py")
_CORES = Path("/sys/devices/system/cpu")


@dataclass(slots=True, eq=False)
class Served:
    """A model file that is being served.

    Attributes:
        name: of the file.
        url: where it is served, up to /v1.
        key: what a request must show.
        users: how many use it.
    """

    name: str
    url: str
    key: str
    process: subprocess.Popen[str]
    users: int = 1


_served: dict[Path, Served] = {}
_lock = threading.Lock()


def serve(path: Path) -> Served:
    """Serve a model file, once for all who ask for it; each must `release` it.

    Raises:
        LanguageModelUnavailable: there is no such file, or llama.cpp cannot load it.
        PackageMissing: xllamacpp is not installed.
    """
    path = path.expanduser().resolve()
    with _lock:
        served = _served.get(path)
        if served is not None and served.process.poll() is None:
            served.users += 1
            return served
        _check(path)
        _served[path] = started = _start(path)
        return started


def release(served: Served) -> None:
    """Give back what `serve` gave; the process ends with its last user."""
    with _lock:
        served.users -= 1
        if served.users > 0:
            return
        for path in [path for path, other in _served.items() if other is served]:
            del _served[path]
    _end(served.process)


@atexit.register
def _end_all() -> None:
    for served in list(_served.values()):
        _end(served.process)


def _check(path: Path) -> None:
    """See that a file looks like a model before llama.cpp has to."""
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise LanguageModelUnavailable(
            f"The language model file {path} cannot be read ({error.strerror}): correct DOSSIER_LLM."
        ) from error
    if magic != _MAGIC:
        raise LanguageModelUnavailable(
            f"The language model file {path} is no GGUF file: set DOSSIER_LLM to gguf: and the path of one."
        )
    if importlib.util.find_spec("xllamacpp") is None:
        raise PackageMissing(
            "A language model file is run by the package xllamacpp, which is not installed: "
            "pip install 'dossier-qa[local]'."
        )


def _start(path: Path) -> Served:
    key = secrets.token_urlsafe()
    order = {"path": str(path), "name": path.name, "key": key, "window": WINDOW, "threads": _threads()}
    process = subprocess.Popen(  # noqa: S603 (this Python, a file of ours)
        [sys.executable, "-P", str(_SERVING)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        address = process.stdout.readline().strip()
    except BrokenPipeError:
        address = ""
    except BaseException:
        _end(process)
        raise
    if not address:
        _end(process)
        raise LanguageModelUnavailable(
            f"The language model file {path} cannot be loaded: it is damaged, of a kind that the installed "
            "xllamacpp does not know, or too large for this machine; set DOSSIER_LLM to another."
        )
    return Served(path.name, f"{address}/v1", key, process)


def _end(process: subprocess.Popen[str]) -> None:
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except BrokenPipeError:
            pass  # it has ended by itself
    try:
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _threads() -> int:
    """Return how many threads a model gets: one less than there are cores.

    The threads wait for each other at every step, so one that shares its core slows all. On two busy cores
    two threads wrote 2 to 5 tokens a second, and one 41. Where cores cannot be counted, llama.cpp counts.
    """
    cores = len({each.read_text() for each in _CORES.glob("cpu[0-9]*/topology/thread_siblings_list")})
    if not cores or not hasattr(os, "sched_getaffinity"):
        return -1
    return max(1, min(cores, len(os.sched_getaffinity(0))) - 1)
