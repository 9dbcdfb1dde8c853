"""What is left of jobs when the server ends, and what the next one makes of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dossier.archive import UPLOADS, Archive, Provenance
from dossier.cli.failures import INTERRUPTED
from dossier.settings import Settings
from dossier.ui.library.backlog import FOLDER, Backlog, Task
from dossier.ui.library.child import Child
from dossier.ui.library.job import last_end
from dossier.ui.library.jobs import KEPT, Jobs
from tests.ui.library.waiting import PATIENCE, ended, until

NEWS = "The harbour of Tarsk was dredged by three ships in May.\n"
ROWS = 1_500


def kept(settings: Settings) -> list[str]:
    return sorted(path.name for path in (settings.home / FOLDER).glob("*.json"))


def sent(settings: Settings) -> list[str]:
    return sorted(path.name for path in (settings.home / UPLOADS).rglob("*") if path.is_file())


def test_a_server_goes_on_with_what_the_one_before_it_left(
    settings: Settings, provenance: Provenance, written: Callable[[str, str], Path]
) -> None:
    rows = "".join(f"Row {n},{NEWS.strip()} This is row {n} of many rows.\n" for n in range(ROWS))
    gone = provenance.articles()[0]
    jobs = Jobs(settings, provenance)
    jobs.go_on()
    numbers = [jobs.add([written("many.csv", f"title,text\n{rows}")]), jobs.add([written("b.md", NEWS)])]
    numbers.append(jobs.remove(gone, "Gone"))
    until(jobs, lambda all_of: next(j for j in all_of if j.counts))
    jobs.close()
    assert {job.number: job.state for job in jobs.all()} == dict.fromkeys(numbers, "waiting")
    assert sent(settings) == ["b.md", "many.csv"]

    jobs = Jobs(settings, provenance)
    jobs.go_on()
    many, one, removed = (ended(jobs, number) for number in numbers)
    assert [each.state for each in (many, one, removed)] == ["done"] * 3
    assert many.resumed
    assert many.label == "many.csv"
    assert sum(many.counts.values()) == ROWS
    assert many.counts["unchanged"] > 0  # what the server before had finished
    assert one.counts == {"added": 1}
    assert gone not in provenance.articles()
    assert sent(settings) == ["b.md", "many.csv"]
    assert kept(settings) == []
    assert jobs.add([written("c.md", NEWS + NEWS)]) == max(numbers) + 1
    jobs.close()


BUILDING = """
import os, signal, sys, threading
from pathlib import Path
import uvicorn
from dossier.cli.failures import failures_told
from dossier.settings import Settings
from dossier.ui.library.child import Child
from dossier.ui.serving import launch

def ended():
    os.kill(os.getpid(), signal.SIGTERM)

def build_app(*_, library, **__):
    jobs = library._jobs
    with jobs.changed:
        jobs.changed.wait_for(lambda: any(job.steps for job in jobs.all()))
    print(jobs._child._process.pid, flush=True)
    if sys.argv[2] == "starts":
        ended()

launch.build_app = build_app
if sys.argv[2] == "ends":  # by one signal, and again while the job, which goes on all the same, is awaited
    uvicorn.Server.run = lambda *_, **__: ended()
    Child.stop = lambda _: threading.Timer(0.5, ended).start()
with failures_told():
    launch.serve(Settings(home=Path(sys.argv[1]), port=0, reader=False))
"""


@pytest.mark.parametrize("when", ["starts", "ends"])
def test_a_server_that_is_ended_while_it_starts_or_ends_leaves_no_job_running(
    settings: Settings, written: Callable[[str, str], Path], when: str
) -> None:
    rows = "".join(f"Row {n},{NEWS.strip()} This is row {n} of many rows.\n" for n in range(20_000))
    task = Task("add", "many.csv", (written("home/many.csv", f"title,text\n{rows}"),))
    with closing(Backlog(settings.home)) as backlog:
        backlog.open()
        backlog.keep(1, task)
    command = [sys.executable, "-c", BUILDING, str(settings.home), when]
    server = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert (server.returncode, server.stderr) == (INTERRUPTED, "Stopped. What was finished is kept.\n")
    with pytest.raises(ProcessLookupError):
        os.kill(int(server.stdout.split()[0]), 0)
    with closing(Backlog(settings.home)) as backlog:
        assert backlog.open() == {1: task}


def test_what_is_stopped_is_not_gone_on_with(
    settings: Settings, provenance: Provenance, written: Callable[[str, str], Path]
) -> None:
    jobs = Jobs(settings, provenance)
    jobs.go_on()
    number = jobs.add([written("a.md", NEWS)])
    until(jobs, lambda all_of: next(job for job in all_of if job.state == "running"))
    jobs.stop(number)
    jobs.close()
    assert [job.state for job in jobs.all()] == ["stopped"]
    assert (kept(settings), sent(settings)) == ([], [])


def test_what_failed_keeps_its_files_until_it_is_gone_on_with_or_given_up(
    jobs: Jobs, settings: Settings, provenance: Provenance, written: Callable[[str, str], Path]
) -> None:
    jobs.go_on()
    with Archive.open(settings.home) as archive, archive.writer():
        numbers = [jobs.add([written("a.md", NEWS)]), jobs.add([written("b.md", f"{NEWS}{NEWS}")])]
        (settings.home / UPLOADS).rename(settings.home / "away")
    assert [ended(jobs, number).state for number in numbers] == ["failed", "failed"]
    (settings.home / "away").rename(settings.home / UPLOADS)
    assert (len(kept(settings)), sent(settings)) == (2, ["a.md", "b.md"])
    jobs.stop(numbers[0])
    assert ended(jobs, numbers[0]).state == "stopped"
    assert (len(kept(settings)), sent(settings)) == (1, ["b.md"])
    jobs.again(numbers[0])  # it is too late for that
    jobs.again(numbers[1])
    job = until(jobs, lambda all_of: next(job for job in all_of if job.state == "done"))
    assert (job.number, job.counts) == (numbers[1], {"added": 1})
    assert jobs.all()[0] == job
    assert provenance.read_from(str(next((settings.home / UPLOADS).rglob("b.md"))))
    assert (kept(settings), jobs.all()[1].state) == ([], "stopped")


def test_of_many_that_failed_the_oldest_are_given_up(
    jobs: Jobs, settings: Settings, written: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def child(*_: object) -> Child:
        raise OSError("no process is to be had")

    monkeypatch.setattr("dossier.ui.library.jobs.Child", child)
    jobs.go_on()
    numbers = [jobs.add([written(f"{number:02}.md", NEWS)]) for number in range(KEPT + 2)]
    last = ended(jobs, numbers[-1])
    assert (last.state, last_end(jobs.all())) == ("failed", last.ended)
    assert [job.number for job in jobs.all()] == numbers[:1:-1]
    assert len(kept(settings)) == KEPT
    assert sent(settings) == [f"{number:02}.md" for number in range(2, KEPT + 2)]
    for number in numbers[2:]:
        jobs.stop(number)
    assert [job.state for job in jobs.all()] == ["stopped"] * KEPT
    assert (kept(settings), sent(settings)) == ([], [])
    jobs.add([written("next.md", NEWS)])
    until(jobs, lambda all_of: next(job for job in all_of if job.state == "failed"))
    jobs.stop(jobs.all()[0].number)
    assert [job.number for job in jobs.all()] == [numbers[-1] + 1, *numbers[:2:-1]]


def test_one_server_keeps_the_jobs_of_an_archive(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    first, second = Backlog(tmp_path), Backlog(tmp_path)
    files, addresses = (tmp_path / UPLOADS / "1" / "ş.md",), ("https://example.org/a",)
    task = Task("add", "ş.md and 1 address", files, addresses)
    assert first.open() == {}
    first.keep(2, Task("remove", "“x”", article_id="x"))
    first.keep(1, task)
    assert second.open() == {}
    assert "not gone on with" in caplog.text
    second.keep(1, Task("remove", "“y”", article_id="y"))
    second.drop(2)
    first.close()
    (tmp_path / FOLDER / "000003.json").write_text("{}")
    (tmp_path / FOLDER / "000004 (copy).json").write_text("{}")  # no job of ours
    assert second.open() == {1: task, 2: Task("remove", "“x”", article_id="x")}
    assert "000003.json cannot be read" in caplog.text
    assert second.last() == 3
    assert (tmp_path / FOLDER / "000003.json").exists()
    second.close()


def test_files_of_an_archive_that_was_moved_are_found(tmp_path: Path) -> None:
    backlog = Backlog(tmp_path / "before")
    backlog.open()
    backlog.keep(1, Task("add", "a.md", (tmp_path / "before" / UPLOADS / "1" / "a.md",)))
    backlog.close()
    (tmp_path / "before").rename(tmp_path / "after")
    moved = Backlog(tmp_path / "after")
    assert moved.open()[1].files == (tmp_path / "after" / UPLOADS / "1" / "a.md",)
    moved.close()
