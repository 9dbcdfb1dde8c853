"""Train the reader: which words of a passage answer a question, if any.

    python training/train_reader.py OUT.safetensors FILE.jsonl... [--epochs 2] [--held-out FILE.jsonl]
        [--from READER.safetensors [--share 0.7]]

Each line of a file has `question`, `context`, `answers` (a list of `text` and `start`, the character of
the context where it begins; empty where the context does not answer), and `title`, which may be empty. Or it
has `question`, `article`, `answerable`, `answer` and `start`, and the articles are in `corpus.jsonl` beside
the file, as in training/press. Or it has `question`, `matter` and `answers` in articles of that matter, as in
training/matters: it is read with each of these, and with the nearest others of the matter.
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
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from examples import SEED, Example, read
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from dossier.embedding.locate import locate
from dossier.embedding.stock import bf16_pays
from dossier.settings import DEFAULT_EMBEDDING_MODEL

TOKENS_A_BATCH = 6_000
RATE = 2e-4
WARM_UP = 0.06


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
    checkpoint, run = out.with_suffix(".checkpoint"), digest(examples, epochs)
    first = resume(checkpoint, run, reader, optimizer, schedule)
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


def digest(examples: list[Example], epochs: float) -> str:
    """Return what tells one run from another: the SHA-256 of what it reads and how often."""
    return hashlib.sha256(repr((examples, epochs)).encode()).hexdigest()


def resume(checkpoint: Path, run: str, *parts: Any) -> int:
    """Bring reader, optimizer and schedule to where a run was cut off; return the step to go on with.

    Raises:
        SystemExit: the checkpoint is of another run.
    """
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint)
    if state["run"] != run:
        raise SystemExit(f"{checkpoint} is of a run over other questions: remove it to begin anew.")
    for part, name in zip(parts, ("reader", "optimizer", "schedule"), strict=True):
        part.load_state_dict(state[name])
    return int(state["step"])


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
