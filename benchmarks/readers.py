"""Measure what many readers wait who ask the served page at the same moment.

    python benchmarks/readers.py [--home ARCHIVE] [--readers 30] [--rounds 3] [--by page] [--ingest SOURCE]

Serves an archive (the corpus, in a folder of its own, unless one is given) in a process of its own, and lets
every reader ask a question of its own in each round, through Gradio's queue as a browser does, or through the
interface for programs. No question is asked twice. Prints medians and 95th percentiles of the seconds to the
last word, failures, and how much of the processors an answer took. With --by api each answer is compared with
the one that its question gets alone, afterwards. With --ingest, another process takes in a source meanwhile.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
import httpx
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
FORMS = ("What is reported on {}?", "When did this happen: {}?", "Who decided on {}?")
RUN = [sys.executable, "-c", "from dossier.cli import main; main()"]
PATIENCE = 300.0


@dataclass
class Told:
    """What a reader was told: the seconds until then, and the text, or the fault."""

    question: str
    seconds: float
    text: str
    fault: str = ""


def main() -> None:
    """Serve, ask, and print what the readers waited."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path)
    parser.add_argument("--readers", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--by", choices=("page", "api"), default="api")
    parser.add_argument("--ingest", metavar="SOURCE")
    given = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, by {given.by}")
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder)
        if not given.home:
            subprocess.run([*RUN, "ingest", str(ROOT / "corpus")], env=_environment(home), check=True)
        with served(home) as (site, process):
            asyncio.run(measured(site, process, home, given))


async def measured(site: str, process: subprocess.Popen[str], home: Path, given: argparse.Namespace) -> None:
    """Ask in rounds, then compare and print."""
    asked = questions()
    if len(asked) < given.readers * given.rounds:
        raise SystemExit(f"There are {len(asked)} questions: ask for fewer readers or rounds.")
    ask = by_page if given.by == "page" else by_api
    await ask(site, "What is this archive about?")
    writing = ingesting(home, given.ingest) if given.ingest else None
    told: list[Told] = []
    for number in range(given.rounds):
        mine = asked[number * given.readers :][: given.readers]
        before = processor_seconds(process.pid)
        answers = await asyncio.gather(*(timed(ask, site, question) for question in mine))
        used = processor_seconds(process.pid) - before
        show(f"round {number + 1}", answers)
        print(f"  processor: {used / len(answers):.3f} s an answer")
        told += answers
    show("all rounds", told)
    if writing:
        print("the ingest ended before the readers" if writing.poll() is not None else "the ingest went on")
        writing.send_signal(signal.SIGINT)
        writing.wait()
    elif given.by == "api":
        alone = [await timed(ask, site, each.question) for each in told if not each.fault]
        texts = {each.question: each.text for each in alone}
        wrong = [each.question for each in told if not each.fault and texts[each.question] != each.text]
        print(f"answers that differ from those given alone: {len(wrong)} of {len(alone)}")


async def timed(ask: Any, site: str, question: str) -> Told:
    """Ask, and note how long it took; an answer to another question is a fault."""
    began = time.perf_counter()
    try:
        text, own = await ask(site, question)
        fault = "" if own else "the answer to another question"
    except (httpx.HTTPError, RuntimeError) as error:
        text, fault = "", f"{type(error).__name__}: {error}"
    return Told(question, time.perf_counter() - began, text, fault)


async def by_api(site: str, question: str) -> tuple[str, bool]:
    """Return the text of an answer, and whether it is one to this question."""
    async with httpx.AsyncClient(base_url=f"{site}/gradio_api/call/", timeout=PATIENCE) as client:
        sent = await client.post("v2/ask", json={"question": question})
        told = await client.get(f"ask/{sent.raise_for_status().json()['event_id']}")
    kind, _, data = told.text.rstrip().rpartition("event: ")[2].partition("\ndata: ")
    if kind != "complete":
        raise RuntimeError(f"{kind}: {data}")
    answer = json.loads(data)[0]
    return str(answer["text"]), answer["question"] == question


async def by_page(site: str, question: str) -> tuple[str, bool]:
    """Return what the page is sent after a question, and whether the question stands in it."""
    async with httpx.AsyncClient(base_url=f"{site}/gradio_api/queue/", timeout=PATIENCE) as client:
        body, session = await join_body(client, site, question), uuid.uuid4().hex
        sent = await client.post("join", json={**body, "session_hash": session})
        event_id = sent.raise_for_status().json()["event_id"]
        shown: list[str] = []
        async with client.stream("GET", "data", params={"session_hash": session}) as events:
            async for line in events.aiter_lines():
                told = json.loads(line.removeprefix("data: ")) if line else {}
                if told.get("event_id") != event_id or "output" not in told:
                    continue
                shown.append(html.unescape(line))
                if told["msg"] == "process_completed":
                    if not told["success"]:
                        raise RuntimeError(str(told["output"]))
                    text = "".join(shown)
                    return text, question in text
    raise RuntimeError("the stream of events ended early")


async def join_body(client: httpx.AsyncClient, site: str, question: str) -> dict[str, Any]:
    """Return what a browser sends when a reader presses Enter in the field for questions."""
    config = (await client.get(f"{site}/config")).json()
    fields = {each["id"]: each["props"] for each in config["components"]}
    field = next(name for name, props in fields.items() if props.get("elem_id") == "question")
    event = next(each for each in config["dependencies"] if [field, "submit"] in each["targets"])
    data = [question if each == field else fields[each].get("value") for each in event["inputs"]]
    return {"fn_index": event["id"], "data": data, "trigger_id": field}


def questions() -> list[str]:
    """Return some questions to each article of the corpus, those to one article far from each other."""
    files = sorted((ROOT / "corpus").glob("**/*.md"))
    titles = [str(frontmatter.load(str(file)).get("title")) for file in files]
    return [form.format(title) for form in FORMS for title in titles]


@contextmanager
def served(home: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve an archive, and give the address and the process."""
    command = [*RUN, "serve", "--port", "0"]
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(command, env=_environment(home), stdout=-1, stderr=log, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line.startswith("Dossier is at "):
                log.seek(0)
                raise SystemExit(log.read())
            yield line.split()[3], process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def ingesting(home: Path, source: str) -> subprocess.Popen[bytes]:
    """Begin to take in a source."""
    command = [*RUN, "ingest", source]
    return subprocess.Popen(
        command, env=_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def processor_seconds(process: int) -> float:
    """Return the processor time that a process has used; Linux only, elsewhere not a number."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def show(name: str, told: list[Told]) -> None:
    """Print the median, the 95th percentile and the faults."""
    seconds = [each.seconds for each in told]
    faults = [each for each in told if each.fault]
    print(
        f"{name}: median {np.median(seconds):.2f} s, 95 % within {np.quantile(seconds, 0.95):.2f} s, "
        f"longest {max(seconds):.2f} s, {len(faults)} faults of {len(told)}",
        flush=True,
    )
    for each in faults[:3]:
        print(f"  {each.question}: {each.fault}")


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "DOSSIER_HOME": str(home)}


if __name__ == "__main__":
    main()
