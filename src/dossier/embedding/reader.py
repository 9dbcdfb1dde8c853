"""Read passages for a question: which words of them answer it, if any."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dossier.embedding.locate import locate
from dossier.embedding.quantised import identity_of, load_graph, minilm_tokenizer, multiplies_bytes
from dossier.embedding.running import ONE_AT_A_TIME
from dossier.embedding.stock import bf16_pays
from dossier.errors import ModelUnavailable
from dossier.types import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Logits = NDArray[np.float32]

Run = Callable[[Sequence[list[int]], int], list[Logits]]
"""Token ids of each input, and where its second part begins -> logits of begin and end, each (tokens, 2)."""

BASE = "sentence-transformers/all-MiniLM-L6-v2"
"""The model that the reader was trained from; its tokenizer and word embeddings are read from there."""

WEIGHTS = Path(__file__).parent / "weights" / "reader.safetensors"
FINGERPRINT = "4e00c57cb42b39f5d619937b26c7bfa953028e27baffb2079186038437234810"
"""SHA-256 (hex) of the file of weights, which training/train_reader.py writes."""

QUESTION_TOKENS, TITLE_TOKENS, WINDOW = 64, 24, 384
"""Longest question, title, and the three together, in tokens; what exceeds them is not read."""

_CLAUSE = re.compile(r"(?<=[.!?:;])\s+")

BATCH = 8
LONGEST_ANSWER = 30
"""Tokens of the longest answer."""

NOWHERE = -20.0
"""Score of an answer where the reader has seen no word."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one passage.

    Attributes:
        tokens: characters of each token in the passage, in order; shape (tokens, 2).
        begins: how likely the answer begins at each token, as log odds against no answer at all.
        ends: the same for its end.
    """

    tokens: NDArray[np.int64]
    begins: Logits
    ends: Logits

    def best(self, span: Span) -> tuple[float, Span]:
        """Return the best answer within some characters of the passage.

        Args:
            span: characters of the passage.

        Returns:
            Its score, above 0 where an answer is likelier than none, and its characters.
        """
        inside = (self.tokens[:, 0] >= span[0]) & (self.tokens[:, 1] <= span[1])
        places = np.flatnonzero(inside)
        if not len(places):
            return NOWHERE, (span[0], span[0])
        begins, ends = self.begins[places], self.ends[places]
        length = np.arange(len(places))[None, :] - np.arange(len(places))[:, None]
        both = np.where((length >= 0) & (length < LONGEST_ANSWER), begins[:, None] + ends[None, :], -np.inf)
        first, last = np.unravel_index(int(both.argmax()), both.shape)
        found = (int(self.tokens[places[first], 0]), int(self.tokens[places[last], 1]))
        return float(both[first, last]), found


class Reader:
    """Marks the words of passages that answer a question; safe to share between threads.

    MiniLM with one layer that marks the first and the last word of an answer, and the first token of
    the input where there is none (Devlin et al., NAACL 2019, for SQuAD 2.0). It knows English.
    """

    def __init__(self, run: Run, tokenizer: Tokenizer) -> None:
        self._run = run
        self._tokenizer = tokenizer

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """Read passages.

        Args:
            question: a stand-alone question.
            passages: title and text of each.

        Returns:
            One reading per passage, in the order given.
        """
        asked = self._asked(question)
        inputs = [self._input(asked, title, text) for title, text in passages]
        logits = self._run([ids for ids, _ in inputs], len(asked))
        return [_reading(row.T, tokens) for row, (_, tokens) in zip(logits, inputs, strict=True)]

    def _asked(self, question: str) -> list[int]:
        """Return the ids of a question; of a long one, those of its last sentence or clause, or their end."""
        ids = self._tokenizer.encode(question).ids
        if len(ids) > QUESTION_TOKENS:
            ids = self._tokenizer.encode(_CLAUSE.split(question.strip())[-1]).ids
        return ids if len(ids) <= QUESTION_TOKENS else [ids[0], *ids[1 - QUESTION_TOKENS :]]

    def _input(self, asked: list[int], title: str, text: str) -> tuple[list[int], NDArray[np.int64]]:
        """Return the ids of question, title and passage, and the characters of the passage's tokens."""
        headed = self._tokenizer.encode(title, add_special_tokens=False).ids[:TITLE_TOKENS]
        body = self._tokenizer.encode(text, add_special_tokens=False)
        room = WINDOW - len(asked) - len(headed) - 1
        ids = [*asked, *headed, *body.ids[:room], asked[-1]]
        return ids, np.array(body.offsets[:room], dtype=np.int64).reshape(-1, 2)


def _reading(logits: Logits, tokens: NDArray[np.int64]) -> Reading:
    none = logits[:, :1]
    body = logits[:, -1 - len(tokens) : -1] - none
    return Reading(tokens, body[0], body[1])


@lru_cache(maxsize=1)
def load_reader() -> Reader:
    """Load the reader that comes with Dossier.

    Raises:
        ModelUnavailable: its files are missing or are not the vetted ones.
    """
    graph = load_graph("reader")
    return Reader(graph.run if graph else single_precision(), minilm_tokenizer())


def reader_identity() -> dict[str, str]:
    """Return what runs the reader on this processor, without loading it; as `Engine.identity`."""
    if multiplies_bytes():
        return identity_of("reader")
    precision = "bfloat16" if bf16_pays("cpu") else "float32"
    packages = {name: version(name) for name in ("torch", "transformers")}
    return {"engine": "PyTorch", "precision": precision, **packages}


def single_precision() -> Run:
    """Return what runs the reader as it was trained, for a processor that does no better with its graph.

    Raises:
        ModelUnavailable: its file is missing or is not the vetted one.
    """
    if not WEIGHTS.exists() or hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() != FINGERPRINT:
        raise ModelUnavailable(f"The reader's file {WEIGHTS} is not the vetted one: install Dossier again.")
    import torch
    from safetensors import safe_open
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel

    folder = locate(BASE).folder
    trained = load_file(WEIGHTS)
    head = torch.nn.Linear(trained["head.weight"].shape[1], 2)
    head.load_state_dict(_under("head.", trained))
    model = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
    with safe_open(folder / "model.safetensors", framework="pt") as file:
        words = {name: file.get_tensor(name) for name in file.keys() if name.startswith("embeddings.")}  # noqa: SIM118
    words.pop("embeddings.position_ids", None)
    model.load_state_dict({**words, **_under("encoder.", trained)})
    model.train(False).to(torch.bfloat16 if bf16_pays("cpu") else torch.float32)

    def run(rows: Sequence[list[int]], second: int) -> list[Logits]:
        order = sorted(range(len(rows)), key=lambda place: len(rows[place]))
        found: dict[int, Logits] = {}
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            longest = max(len(rows[place]) for place in places)
            ids = torch.tensor([rows[place] + [0] * (longest - len(rows[place])) for place in places])
            mask = torch.tensor(
                [[place < len(row) for place in range(longest)] for row in map(rows.__getitem__, places)]
            ).long()
            types = torch.zeros_like(ids)
            types[:, second:] = mask[:, second:]
            with ONE_AT_A_TIME, torch.inference_mode():
                states = model(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
                logits = head(states.float()).numpy()
            for row, place in enumerate(places):
                found[place] = logits[row, : len(rows[place])]
        return [found[place] for place in range(len(rows))]

    return run


def _under(prefix: str, weights: dict[str, Any]) -> dict[str, Any]:
    """Return the weights of one part, in 32 bits, named as that part names them."""
    return {
        name.removeprefix(prefix): value.float() for name, value in weights.items() if name.startswith(prefix)
    }
