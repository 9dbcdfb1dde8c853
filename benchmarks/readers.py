"""Measure what many readers wait who ask the served page at the same moment.

    python benchmarks/readers.py [--home ARCHIVE] [--readers 30] [--rounds 3] [--by page] [--ingest SOURCE]

Serves an archive (the corpus, in a folder of its own, unless one is given) in a process of its own. In each
round every reader opens the page, and when all have, they ask at the same moment, each a question that nobody
else asks, through Gradio's queue as a browser does, or through the interface for programs. Prints medians and
95th percentiles of the seconds to the last word, failures, and what an answer took of the processors, with
all that the page does afterwards. With --by api each answer is compared with the one that its question gets
alone, in the end. With --ingest, another process takes in a source meanwhile.
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
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
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
            subprocess.run([*RUN, "ingest", str(ROOT / "corpus")], env=environment(home), check=True)
        with served(home) as (site, process):
            asyncio.run(measured(site, process, home, given))


async def measured(site: str, process: subprocess.Popen[str], home: Path, given: argparse.Namespace) -> None:
    """Ask in rounds, then compare and print."""
    asked = questions()
    if len(asked) < given.readers * given.rounds:
        raise SystemExit(f"There are {len(asked)} questions: ask for fewer readers or rounds.")
    async with opened(site, given.by) as reader:
        await reader.ask("What is this archive about?")
    writing = ingesting(home, given.ingest) if given.ingest else None
    told: list[Told] = []
    for number in range(given.rounds):
        mine = asked[number * given.readers :][: given.readers]
        async with AsyncExitStack() as stack:
            readers = [await stack.enter_async_context(opened(site, given.by)) for _ in mine]
            before = processor_seconds(process.pid)
            pairs = zip(readers, mine, strict=True)
            answers = await asyncio.gather(*(timed(reader, question) for reader, question in pairs))
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
        async with opened(site, given.by) as reader:
            alone = [await timed(reader, each.question) for each in told if not each.fault]
        texts = {each.question: each.text for each in alone}
        wrong = [each.question for each in told if not each.fault and texts[each.question] != each.text]
        print(f"answers that differ from those given alone: {len(wrong)} of {len(alone)}")


async def timed(reader: Reader, question: str) -> Told:
    """Ask, and note how long it took; an answer to another question is a fault."""
    began = time.perf_counter()
    try:
        sent = await reader.ask(question)
        seconds = time.perf_counter() - began
        await reader.afterwards()
        text, own = reader.told(sent, question)
        fault = "" if own else "the answer to another question"
    except (httpx.HTTPError, RuntimeError) as error:
        text, fault, seconds = "", f"{type(error).__name__}: {error}", time.perf_counter() - began
    return Told(question, seconds, text, fault)


class Program:
    """Asks through the interface for programs."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def ask(self, question: str) -> str:
        """Return what comes after a question."""
        sent = await self._client.post("gradio_api/call/v2/ask", json={"question": question})
        event = sent.raise_for_status().json()["event_id"]
        return (await self._client.get(f"gradio_api/call/ask/{event}")).text

    def told(self, sent: str, question: str) -> tuple[str, bool]:
        """Return the text of an answer, and whether it is one to this question."""
        kind, _, data = sent.rstrip().rpartition("event: ")[2].partition("\ndata: ")
        if kind != "complete":
            raise RuntimeError(f"{kind}: {data}")
        answer = json.loads(data)[0]
        return str(answer["text"]), answer["question"] == question

    async def afterwards(self) -> None:
        """Do nothing: a program has what it wants."""


class Browser:
    """Asks as the page does that a reader has open."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._session = uuid.uuid4().hex

    async def open(self) -> None:
        """Load the page, with all that it does when it is loaded."""
        (await self._client.get("")).raise_for_status()
        config = (await self._client.get("config")).json()
        self._events = config["dependencies"]
        self._values = {
            each["id"]: "" if each["type"] == "textbox" else each["props"].get("value")
            for each in config["components"]
        }
        places = (each["id"] for each in config["components"] if each["props"].get("elem_id") == "question")
        self._field = next(places)
        for event in self._events:
            if any(name == "load" for _, name in event["targets"]):
                await self._send(event)

    async def ask(self, question: str) -> str:
        """Return what the page is sent after a question."""
        self._asked = next(each for each in self._events if [self._field, "submit"] in each["targets"])
        return await self._send(self._asked, {self._field: question})

    def told(self, sent: str, question: str) -> tuple[str, bool]:
        """Return what the page was sent, and whether the question stands in it."""
        text = html.unescape(sent)
        return text, question in text

    async def afterwards(self) -> None:
        """Do what the page does when an answer is complete."""
        following = [self._asked["id"]]
        for event in self._events:
            if event["trigger_after"] in following:
                await self._send(event)
                following.append(event["id"])

    async def _send(self, event: dict[str, Any], given: dict[int, Any] | None = None) -> str:
        """Send an event, and return all that it tells."""
        values = self._values | (given or {})
        data = [values.get(each) for each in event["inputs"]]
        body = {"fn_index": event["id"], "data": data, "session_hash": self._session}
        if event["queue"] is False:
            sent = await self._client.post("gradio_api/run/predict", json=body)
            return sent.raise_for_status().text
        (await self._client.post("gradio_api/queue/join", json=body)).raise_for_status()
        shown: list[str] = []
        params = {"session_hash": self._session}
        async with self._client.stream("GET", "gradio_api/queue/data", params=params) as events:
            async for line in events.aiter_lines():
                shown.append(line)
                if '"msg":"process_completed"' in line:
                    told = json.loads(line.removeprefix("data: "))
                    if not told["success"]:
                        raise RuntimeError(str(told["output"]))
                    return "".join(shown)
        raise RuntimeError("the stream of events ended early")


Reader = Program | Browser


@asynccontextmanager
async def opened(site: str, by: str) -> AsyncIterator[Reader]:
    """Give a reader who is about to ask."""
    async with httpx.AsyncClient(base_url=site, timeout=PATIENCE) as client:
        reader: Reader = Program(client)
        if by == "page":
            reader = Browser(client)
            await reader.open()
        yield reader


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
        subprocess.Popen(command, env=environment(home), stdout=-1, stderr=log, text=True) as process,
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
        command, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
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


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a process that works on an archive."""
    return {**os.environ, "DOSSIER_HOME": str(home)}


if __name__ == "__main__":
    main()
