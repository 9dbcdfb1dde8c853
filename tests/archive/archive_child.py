"""What the tests of several processes run in the other process.

archive_child.py write HOME NAME...     put these articles, flush, end
archive_child.py hold HOME              take the writer's lock, say so, wait for a line
archive_child.py open HOME TIME         open the archive at that time (seconds since 1970), search in it
archive_child.py remove HOME NAME...    remove these articles
archive_child.py kill HOMES POINT...    for each point: do `work` in HOMES/POINT and die there by SIGKILL
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import chromadb  # noqa: F401  (loaded once, before the forks)
from archive_samples import CARD, article, put, vector

from dossier.archive import Archive, catalog, indexing, lexical, vectors


def work(home: Path, acknowledge: Callable[[str], None]) -> None:
    """Write, replace and remove, with many commits."""
    indexing.BATCH = 4
    with Archive.open(home, CARD) as archive, archive.writer() as writer:
        for name in ("N1", "N2", "N3"):
            put(writer, article(name))
            acknowledge(name)
        put(writer, article("OLD1", title="Second edition"))
        acknowledge("OLD1")
        writer.remove("OLD2")
        acknowledge("-OLD2")
        put(writer, article("N4"))
        acknowledge("N4")
    acknowledge("end")


def fatal(point: int) -> None:
    """Die by SIGKILL at the `point`-th step of any store, counted before and after each."""
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(owner: Any, name: str) -> None:
        plain = getattr(owner, name)

        def stepping(*args: Any, **named: Any) -> Any:
            step()
            result = plain(*args, **named)
            step()
            return result

        setattr(owner, name, stepping)

    for name in ("add", "remove", "mark"):
        around(vectors.VectorIndex, name)
    around(lexical.LexicalIndex, "apply")
    around(lexical, "_add_article")
    plain = catalog.Catalog.write

    @contextmanager
    def write(self: catalog.Catalog) -> Any:
        with plain(self) as connection:
            yield connection
            step()
        step()

    catalog.Catalog.write = write  # type: ignore[method-assign]


def die_at(homes: Path, point: int) -> None:
    """Do `work` in a process that dies at a step, writing down what was acknowledged before."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    with (homes / f"{point}.log").open("a") as log:

        def acknowledge(what: str) -> None:
            log.write(f"{what}\n")
            log.flush()

        fatal(point)
        work(homes / str(point), acknowledge)
    os._exit(0)


def main(task: str, where: str, *rest: str) -> None:
    """Do one of the tasks above."""
    home = Path(where)
    if task == "kill":
        for point in rest:
            die_at(home, int(point))
        return
    if task == "open":
        time.sleep(max(0.0, float(rest[0]) - time.time()))
        with Archive.open(home, CARD, create=True) as archive:
            assert archive.nearest(vector("x"), 1) == archive.matching([["x"]], 1) == []
        return
    with Archive.open(home, CARD, create=True) as archive, archive.writer() as writer:
        if task == "write":
            put(writer, *(article(name, outlet="Reuters", published="2020-05") for name in rest))
        elif task == "remove":
            for name in rest:
                writer.remove(name)
        else:
            print("holding", flush=True)
            sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
