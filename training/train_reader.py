"""Train the reader: which words of a passage answer a question, if any.

    python training/train_reader.py OUT.safetensors FILE.jsonl... [--epochs 2] [--held-out FILE.jsonl]
        [--from READER.safetensors [--share 0.7]]

Each line of a file has `question`, `context`, `answers` (a list of `text` and `start`, the character of
the context where it begins; empty where the context does not answer), and `title`, which may be empty. Or it
has `question`, `article`, `answerable`, `answer` and `start`, and the articles are in `corpus.jsonl` beside
the file, as in training/press.
The reader is the packaged MiniLM with one linear layer on top that marks the first and the last word of
the answer, and the first token of all where there is none, as Devlin et al. (2019) do for SQuAD 2.0. Of
the questions with an answer many are read twice: with their passage, and with one of the same collection
that is near the question by words and does not hold the answer. The word embeddings stay as they are and
are not part of the file.
With `--from` it goes on from an earlier reader, which need not have seen the same questions; `--share 0.7`
keeps three tenths of that one's weights.

A run that is cut off goes on from its last checkpoint, which lies beside OUT.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from sklearn.feature_extraction.text import TfidfVectorizer
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from dossier.embedding.locate import locate
from dossier.embedding.stock import bf16_pays
from dossier.settings import DEFAULT_EMBEDDING_MODEL

SEED = 13
WINDOW = 256
"""Longest input in tokens: a question, a title and a passage."""

LONGEST_QUESTION = 64
"""Tokens of a question that are read."""

TOKENS_A_BATCH = 6_000
RATE = 2e-4
WARM_UP = 0.06
WITHOUT_ANSWER = 0.4
"""How many of the questions with an answer are read with another passage, too."""

NEAR = 20
"""Nearest passages among which one without the answer is drawn."""


@dataclass(frozen=True)
class Example:
    """Token ids of question and passage, where the passage begins, and the answer's tokens (0, 0: none)."""

    ids: list[int]
    second: int
    start: int
    end: int


class Reader(nn.Module):
    """MiniLM with a layer that marks where an answer begins and ends."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # Dropout, which draws a random number for every weight, would take most of the time on a CPU.
        still = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, **still)
        self.head = nn.Linear(self.encoder.config.hidden_size, 2)
        self.encoder.embeddings.requires_grad_(False)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return logits of begin and end for every token; shape (2, texts, tokens)."""
        states = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        logits = self.head(states).float().permute(2, 0, 1)
        readable = mask.bool() & ((types == 1) | (torch.arange(ids.shape[1]) == 0))
        return logits.masked_fill(~readable, -1e4)


def main() -> None:
    """Train, then say how well the held-out questions are read."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--from", type=Path, dest="earlier", help="a reader to go on from")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the new weights against the earlier ones"
    )
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--most", type=int, default=100_000, help="questions of each file")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    folder = locate(DEFAULT_EMBEDDING_MODEL).folder
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples = [each for file in arguments.files for each in read(file, arguments.most, tokenizer)]
    print(f"{len(examples)} examples, {np.mean([len(e.ids) for e in examples]):.0f} tokens each", flush=True)
    reader = Reader(folder)
    earlier = load_file(arguments.earlier) if arguments.earlier else {}
    reader.load_state_dict({**reader.state_dict(), **earlier})
    train(reader, examples, arguments.epochs, arguments.out)
    mix(reader, earlier, arguments.share)
    save(reader, arguments.out)
    arguments.out.with_suffix(".checkpoint").unlink(missing_ok=True)
    if arguments.held_out:
        report(reader, read(arguments.held_out, 1_500, tokenizer))


def read(file: Path, most: int, tokenizer: Tokenizer) -> list[Example]:
    """Return the examples of a file: each question with its passage and with one that does not answer."""
    rows = questions_of(file)
    draw = random.Random(SEED)
    draw.shuffle(rows)
    rows = rows[:most]
    titles = {row["context"]: row["title"] for row in rows}
    contexts = list(titles)
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit(contexts)
    shelf = vectors.transform(contexts)
    examples = []
    for first in range(0, len(rows), 500):
        block = rows[first : first + 500]
        likeness = (vectors.transform([row["question"] for row in block]) @ shelf.T).toarray()
        for row, values in zip(block, likeness, strict=True):
            examples.append(example(row["question"], row["context"], row, tokenizer, draw))
            golds = {answer["text"].lower() for answer in row["answers"]}
            if not golds:  # nothing would tell whether another passage answers
                continue
            near = np.argpartition(-values, min(NEAR, len(values) - 1))[:NEAR]
            wrong = [c for i in near if (c := contexts[i]) != row["context"] and _lacks(c, golds)]
            if wrong and draw.random() < WITHOUT_ANSWER:
                other = draw.choice(wrong)
                empty = {"answers": [], "title": titles[other]}
                examples.append(example(row["question"], other, empty, tokenizer, draw))
    return [each for each in examples if each is not None]


def questions_of(file: Path) -> list[dict]:
    """Return the questions of a file, each with its `context`, `title` and `answers`."""
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    if "article" not in rows[0]:
        return rows
    corpus = map(json.loads, file.with_name("corpus.jsonl").read_text().splitlines())
    articles = {each["_id"]: each for each in corpus}
    return [
        {
            "question": row["question"],
            "context": articles[row["article"]]["text"],
            "title": articles[row["article"]]["title"],
            "answers": [{"text": row["answer"], "start": row["start"]}] if row["answerable"] else [],
        }
        for row in rows
    ]


def _lacks(context: str, golds: set[str]) -> bool:
    lower = context.lower()
    return not any(gold in lower for gold in golds)


def example(
    question: str, context: str, row: dict, tokenizer: Tokenizer, draw: random.Random
) -> Example | None:
    """Return one example; the context is cut to the window, around the answer where there is one."""
    title = row["title"].replace("_", " ") if draw.random() < 0.5 and not row["title"][-1:].isdigit() else ""
    asked = tokenizer.encode(question).ids
    asked = asked if len(asked) <= LONGEST_QUESTION else [*asked[: LONGEST_QUESTION - 1], asked[-1]]
    headed = tokenizer.encode(title, add_special_tokens=False).ids[:24]
    body = tokenizer.encode(context, add_special_tokens=False)
    room = WINDOW - len(asked) - len(headed) - 1
    start = end = -1
    if row["answers"]:
        answer = row["answers"][0]
        last = answer["start"] + len(answer["text"])
        inside = [i for i, (a, b) in enumerate(body.offsets) if a < last and b > answer["start"]]
        if not inside or inside[-1] - inside[0] >= room:
            return None
        start, end = inside[0], inside[-1]
    latest = max(len(body.ids) - room, 0)
    lowest, highest = (max(end - room + 1, 0), min(start, latest)) if start >= 0 else (0, latest)
    cut = draw.randint(min(lowest, highest), highest)
    ids = asked + headed + body.ids[cut : cut + room] + [asked[-1]]
    if start < 0:
        return Example(ids, len(asked), 0, 0)
    shift = len(asked) + len(headed) - cut
    return Example(ids, len(asked), start + shift, end + shift)


def batches(examples: Sequence[Example], seed: int) -> Iterator[list[Example]]:
    """Yield batches of like lengths in a random order."""
    draw = random.Random(seed)
    order = sorted(examples, key=lambda each: len(each.ids) + draw.random() * 24)
    made: list[list[Example]] = [[]]
    for each in order:
        if (len(made[-1]) + 1) * len(each.ids) > TOKENS_A_BATCH:
            made.append([])
        made[-1].append(each)
    draw.shuffle(made)
    yield from (batch for batch in made if batch)


def tensors(batch: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return ids, types and mask, padded; shape (texts, tokens)."""
    longest = max(len(each.ids) for each in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, each in enumerate(batch):
        ids[row, : len(each.ids)] = torch.tensor(each.ids)
        types[row, each.second : len(each.ids)] = 1
        mask[row, : len(each.ids)] = 1
    return ids, types, mask


def train(reader: Reader, examples: list[Example], epochs: float, out: Path) -> None:
    """Train with AdamW, a warm-up and a linear descent; from a checkpoint where there is one."""
    plan = [batch for epoch in range(int(np.ceil(epochs))) for batch in batches(examples, SEED + epoch)]
    plan = plan[: int(len(plan) * epochs / np.ceil(epochs))]
    weights = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (WARM_UP * len(plan)), (len(plan) - s) / len(plan))
    )
    checkpoint, first = out.with_suffix(".checkpoint"), 0
    run = hashlib.sha256(repr((examples, epochs)).encode()).hexdigest()
    if checkpoint.exists():
        state = torch.load(checkpoint)
        if state["run"] != run:
            raise SystemExit(f"{checkpoint} is of a run over other questions: remove it to begin anew.")
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["step"]
    reader.train()
    losses: list[float] = []
    began = time.perf_counter()
    for step in range(first, len(plan)):
        batch = plan[step]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16_pays("cpu")):
            logits = reader(*tensors(batch))
        marks = torch.tensor([[each.start for each in batch], [each.end for each in batch]])
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), marks.flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        if (step + 1) % 25 == 0:
            pace = (time.perf_counter() - began) / (step + 1 - first)
            left = pace * (len(plan) - step - 1) / 60
            print(
                f"{step + 1} of {len(plan)}: loss {np.mean(losses[-50:]):.3f}, {left:.0f} min left",
                flush=True,
            )
        if (step + 1) % 100 == 0:
            state = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "run": run}
            torch.save({**state, "schedule": schedule.state_dict(), "step": step + 1}, checkpoint)


def mix(reader: Reader, earlier: dict[str, torch.Tensor], share: float) -> None:
    """Leave a share of the trained weights, the rest being what they were (Wortsman et al., CVPR 2022).

    So it keeps more of what it knew, and loses little of what it learnt.
    """
    mine = reader.state_dict()
    mixed = {name: share * mine[name] + (1 - share) * value.float() for name, value in earlier.items()}
    reader.load_state_dict({**mine, **mixed})


def save(reader: Reader, out: Path) -> None:
    """Write what was trained, without the word embeddings."""
    state = {k: v.half().contiguous() for k, v in reader.state_dict().items() if ".embeddings." not in k}
    save_file(state, out)


@torch.no_grad()
def report(reader: Reader, examples: list[Example]) -> None:
    """Print how often the held-out answers are found, and passages without one told."""
    reader.eval()
    found: dict[bool, list[bool]] = defaultdict(list)
    for batch in batches(examples, SEED):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16_pays("cpu")):
            starts, ends = reader(*tensors(batch))
        for row, each in enumerate(batch):
            start = int(starts[row].argmax())
            end = int(ends[row].argmax())
            if each.start:
                found[True].append(start <= each.end and end >= each.start and start > 0)
            else:
                found[False].append(start == 0 or end == 0)
    for answered, right in found.items():
        kind = "with" if answered else "without"
        print(f"held out, {kind} answer: {np.mean(right):.3f} of {len(right)} right")


if __name__ == "__main__":
    main()
