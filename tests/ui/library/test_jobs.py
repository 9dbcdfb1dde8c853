"""Jobs over a real archive: each is the real command in a process of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from dossier.archive import UPLOADS, Archive, Provenance
from dossier.assistant import Assistant
from dossier.settings import Settings
from dossier.ui.library.job import MOST_RESULTS, Job, Result, tallied
from dossier.ui.library.jobs import Jobs
from tests.ui.library.waiting import ended, until

NEWS = "The harbour of Tarsk was dredged by three ships in May.\n"


def test_files_and_addresses_are_added_with_a_reason_for_what_is_left_out_and_can_be_asked_about(
    jobs: Jobs, settings: Settings, written: Callable[[str, str], Path]
) -> None:
    good, broken = written("tarsk!.md", f"---\ntitle: Dredging\n---\n{NEWS}"), written("broken.pdf", "no PDF")
    with Assistant(settings) as assistant:
        assert not assistant.ask("How many ships dredged the harbour of Tarsk?").citations
        number = jobs.add([good, broken], ["http://127.0.0.1:9/a", "ftp://example.org/b"])
        good.unlink()
        job = ended(jobs, number)
        assert (job.state, job.label, job.trouble) == ("done", "2 files and 2 addresses", "")
        assert job.counts == {"added": 1, "dropped": 3}
        added, *others = sorted(job.results, key=lambda each: each.what)
        assert (added.place, added.what, added.title) == ("tarsk_.md", "added", "Dredging")
        reasons = {each.place: each.detail or "" for each in others}
        assert set(reasons) == {"broken.pdf", "http://127.0.0.1:9/a", "line 2"}
        assert "only http and https" in reasons["line 2"].lower()
        assert job.steps["Reading articles"].done == 4
        assert job.steps["Embedding passages"].done == 1
        answer = assistant.ask("How many ships dredged the harbour of Tarsk?")
        assert [each.article_id for each in answer.citations] == [added.article_id]
        (folder,) = (settings.home / UPLOADS).iterdir()
        assert [path.name for path in folder.iterdir()] == ["tarsk_.md"]
        assert assistant.archive.article(added.article_id or "").origin == str(folder / "tarsk_.md")

        removed = ended(jobs, jobs.remove(added.article_id or "", "Dredging"))
        assert (removed.state, removed.label) == ("done", "“Dredging”")
        assert not assistant.ask("How many ships dredged the harbour of Tarsk?").citations
        assert not any((settings.home / UPLOADS).iterdir())
    assert ended(jobs, jobs.remove("nobody", "Nothing")).state == "done"  # there is nothing to be removed


def test_a_running_job_is_stopped_and_a_waiting_one_never_begins(
    jobs: Jobs, settings: Settings, written: Callable[[str, str], Path]
) -> None:
    rows = "".join(f"Row {n},{NEWS.strip()} This is row {n} of many rows.\n" for n in range(20_000))
    running = jobs.add([written("many.csv", f"title,text\n{rows}")])
    waiting = jobs.add([written("next.md", NEWS)])
    until(jobs, lambda all_of: next(j for j in all_of if "Embedding passages" in j.steps))
    jobs.stop(waiting)
    jobs.stop(running)
    assert {job.state for job in jobs.all()} == {"stopped", "stopping"}
    job = ended(jobs, running)
    assert (job.state, job.trouble) == ("stopped", "")
    assert ended(jobs, waiting).began is None
    with Archive.open(settings.home) as archive:
        status = archive.status()
        assert set(status.health.values()) == {"ok"}
        assert status.pending == 0
    left = [path.name for path in (settings.home / UPLOADS).rglob("*") if path.is_file()]
    assert "next.md" not in left


def test_one_that_is_stopped_before_it_begins_and_one_that_meets_another_writer(
    jobs: Jobs, settings: Settings, written: Callable[[str, str], Path]
) -> None:
    number = jobs.add([written("a.md", NEWS)])
    until(jobs, lambda all_of: next(job for job in all_of if job.state == "running"))
    jobs.stop(number)
    assert ended(jobs, number).state == "stopped"
    assert not list((settings.home / UPLOADS).rglob("*.md"))
    with Archive.open(settings.home) as archive, archive.writer():
        number = jobs.add([written("b.md", NEWS)])
        waits = until(jobs, lambda all_of: next(j for j in all_of if j.trouble))
        assert (waits.number, waits.state) == (number, "waiting")
        assert "is writing to the archive" in waits.trouble
    job = ended(jobs, number)
    assert (job.state, job.counts, job.trouble) == ("done", {"added": 1}, "")


def test_one_that_is_stopped_at_the_moment_at_which_it_meets_another_writer(
    settings: Settings, provenance: Provenance, written: Callable[[str, str], Path]
) -> None:
    class Stopped(Jobs):
        def _change(self, number: int, **values: Any) -> Job:
            if values.get("state") == "waiting":
                reader = threading.Thread(target=self.stop, args=[number])
                reader.start()
                reader.join(0.5)  # it may have to wait its turn
            return super()._change(number, **values)

    with closing(Stopped(settings, provenance)) as jobs, Archive.open(settings.home) as archive:
        with archive.writer():
            assert ended(jobs, jobs.add([written("a.md", NEWS)])).state == "stopped"
        assert not list((settings.home / UPLOADS).rglob("*.md"))


def test_closing_ends_what_runs_and_what_waits(
    settings: Settings, provenance: Provenance, written: Callable[[str, str], Path]
) -> None:
    jobs = Jobs(settings, provenance)  # which nobody told to go on: nothing is kept
    first, second = jobs.add([written("a.md", NEWS)]), jobs.add([written("b.md", NEWS)])
    until(jobs, lambda all_of: next(job for job in all_of if job.state == "running"))
    jobs.close()
    assert {job.number: job.state for job in jobs.all()} == {first: "stopped", second: "stopped"}
    assert not [thread for thread in threading.enumerate() if thread.name == "jobs"]
    assert not any((settings.home / UPLOADS).iterdir())


def test_results_are_remembered_up_to_a_bound_and_counted_beyond() -> None:
    files = [Path("/archive/uploads/1/a.csv")]
    lines = [{"place": f"{files[0]}!{n}", "what": "added", "articles": 1} for n in range(MOST_RESULTS + 5)]
    lines += [{"place": "/x", "what": "dropped", "articles": 1, "detail": "Empty."}]
    seen = {"place": "https://a.example/feed", "what": "unchanged", "articles": 0}
    assert tallied(Job(1, "add", "a feed"), [seen], []) == (
        {"nothing new": 1},
        (Result("https://a.example/feed", "nothing new"),),
    )
    counts, results = tallied(Job(1, "add", "a.csv"), lines, files)
    assert counts == {"added": MOST_RESULTS + 5, "dropped": 1}
    assert len(results) == MOST_RESULTS + 1
    assert results[0].place == "a.csv!0"
    assert results[-1] == Result("/x", "dropped", detail="Empty.")
