"""Turn a model's matrix products into products of 8-bit integers: a third of the time on a CPU.

    python training/quantise.py OUT.xml FILE.jsonl... [--reader READER.safetensors]

Without `--reader` it is the packaged MiniLM that is quantised, else the reader. The files are those that
`train_reader.py` takes; only their questions, titles and contexts are read, to see what range the
activations have. The method is static quantisation after SmoothQuant (Xiao et al., ICML 2023) as NNCF has it.
The word embeddings stay as they are, outside the graph: it takes their rows. Beside OUT.xml its weights are
written to a file that ends in `.bin`.

NNCF is not needed to use Dossier: `pip install nncf` before this is run.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nncf
import numpy as np
import openvino as ov
import torch
from examples import questions_of
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from dossier.embedding.locate import locate
from dossier.settings import DEFAULT_EMBEDDING_MODEL

SEED = 13
EXAMPLES = 300
WINDOWS = {"embedder": 256, "reader": 384}


class Graph(nn.Module):
    """MiniLM from the rows of its word embeddings on, with the reader's layer on top where there is one."""

    def __init__(self, bert: BertModel, head: nn.Module | None) -> None:
        super().__init__()
        self.bert, self.head = bert, head

    def forward(self, words: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Return states, or the reader's logits; shape (texts, tokens, width)."""
        found = self.bert(inputs_embeds=words, attention_mask=mask, token_type_ids=types).last_hidden_state
        return found if self.head is None else self.head(found)


def load(folder: Path, reader: Path | None) -> Graph:
    """Return the model to quantise, in single precision."""
    bert = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
    if reader is None:
        return Graph(bert, None).eval()
    trained = {name: value.float() for name, value in load_file(reader).items()}
    kept = {f"embeddings.{name}": value for name, value in bert.embeddings.state_dict().items()}
    bert = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
    layers = {name.removeprefix("encoder."): value for name, value in trained.items() if name[0] == "e"}
    bert.load_state_dict({**kept, **layers})
    head = nn.Linear(bert.config.hidden_size, 2)
    head.load_state_dict({name: trained[f"head.{name}"] for name in ("weight", "bias")})
    return Graph(bert, head).eval()


def examples(files: list[Path], tokenizer: Tokenizer, reads: bool) -> Iterator[tuple[list[int], int]]:
    """Yield token ids as the model is given them, and where the second part begins."""
    rows = [row for file in files for row in questions_of(file)]
    random.Random(SEED).shuffle(rows)
    for place, row in enumerate(rows[:EXAMPLES]):
        question, title, context = row["question"], row["title"], row["context"]
        if reads:
            asked = tokenizer.encode(question).ids
            body = tokenizer.encode(f"{title} {context}", add_special_tokens=False).ids
            yield [*asked, *body[: WINDOWS["reader"] - len(asked) - 1], asked[-1]], len(asked)
            continue
        sentence = context.partition(". ")[0]
        text = (question, sentence, f"{title}\n{context}", f"{title}\n{context}")[place % 4]
        ids = tokenizer.encode(text).ids
        if len(ids) > WINDOWS["embedder"]:
            ids = [*ids[: WINDOWS["embedder"] - 1], ids[-1]]
        yield ids, len(ids)


def main() -> None:
    """Quantise one model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--reader", type=Path)
    given = parser.parse_args()
    folder = locate(DEFAULT_EMBEDDING_MODEL).folder
    graph = load(folder, given.reader)
    table = graph.bert.embeddings.word_embeddings.weight.detach().numpy()
    shapes = (table[:6].reshape(2, 3, -1), np.ones((2, 3), np.int64), np.zeros((2, 3), np.int64))
    with torch.no_grad():
        whole = ov.convert_model(graph, example_input=tuple(map(torch.from_numpy, shapes)))

    def fed(example: tuple[list[int], int]) -> list[Any]:
        ids, second = np.array([example[0]], dtype=np.int64), example[1]
        types = (np.arange(ids.shape[1])[None, :] >= second).astype(np.int64)
        return [table[ids], np.ones_like(ids), types]

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    seen = list(examples(given.files, tokenizer, given.reader is not None))
    small = nncf.quantize(
        whole,
        nncf.Dataset(seen, fed),
        model_type=nncf.ModelType.TRANSFORMER,
        subset_size=len(seen),
        advanced_parameters=nncf.AdvancedQuantizationParameters(
            # 7 bits would do for processors without instructions for 8-bit products, where it is not used
            overflow_fix=nncf.OverflowFix.DISABLE,
        ),
    )
    ov.save_model(small, given.out, compress_to_fp16=False)


if __name__ == "__main__":
    main()
