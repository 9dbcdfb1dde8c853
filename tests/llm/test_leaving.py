"""A text that ends before the model does leaves nothing for the collector of garbage to run into."""

import gc
from collections.abc import Iterator
from types import AsyncGeneratorType
from typing import Any

import pytest

from dossier.llm import load_language_model
from tests.llm.scripted import says, scripted

TEXT = ("Varland ", "sold ", "drones ")


def open_streams() -> set[AsyncGeneratorType[Any, Any]]:
    # By type: isinstance would ask each object for its class, and some warn when they are touched.
    found = [each for each in gc.get_objects() if type(each) is AsyncGeneratorType]
    return {each for each in found if each.ag_frame is not None}


@pytest.fixture
def open_before() -> Iterator[set[AsyncGeneratorType[Any, Any]]]:
    """Yield the streams that are open already, of other tests' servers; nothing is collected meanwhile."""
    gc.collect()
    gc.disable()
    yield open_streams()
    gc.enable()


@pytest.mark.parametrize(
    ("most_tokens", "read"), [(400, 1), (400, 9), (2, 400)], ids=["stop", "late", "long"]
)
def test_no_stream_is_left_open(
    open_before: set[AsyncGeneratorType[Any, Any]], most_tokens: int, read: int
) -> None:
    with scripted(says(*TEXT, endless=True)) as stage:
        model = load_language_model(f"server:{stage.url}#small")
        for _ in range(3):  # what is left depends on where the ending finds the stream
            writing = model.stream("Be brief.", "What was sold?", most_tokens=most_tokens)
            pieces = [piece for piece, _ in zip(writing, range(read), strict=False)]
            writing.close()
            assert pieces
        left = open_streams() - open_before
        assert not [each.__qualname__ for each in left]
        model.close()
