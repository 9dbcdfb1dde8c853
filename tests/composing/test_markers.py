"""Statements and numbers are read from what a language model writes, however it is cut."""

import codecs
import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_examples import EXAMPLES, MOST, SOLD

from dossier.composing.writing import StatementParser, Written

RAW = re.compile(
    r"[\[【［⟦〔]\s*\^?[Ss#]?\d|[\[【［⟦〔(^\\]$|&#|\[\^|`|\*\*|\]\(|<\w|[{\[]\s*[\"{]|\((?:see|source)|\(\d+$|https?:"
)
"""What no reader should see, unless it is text."""


def _read(chunks: list[str]) -> list[str | Written]:
    parser = StatementParser(MOST)
    news = [each for chunk in chunks for each in parser.feed(chunk)] + parser.close()
    _check(news)
    return news


def _check(news: list[str | Written]) -> None:
    """Assert that what was shown is what was written."""
    shown = ""
    for each in news:
        if isinstance(each, str):
            shown += each
            continue
        assert each.text == " ".join(shown.split()) != ""
        assert len(set(each.numbers)) == len(each.numbers)
        assert all(1 <= number <= MOST for number in each.numbers)
        shown = ""
    assert not shown


def _merged(news: list[str | Written]) -> list[str | Written]:
    merged: list[str | Written] = []
    for each in news:
        if isinstance(each, str) and merged and isinstance(merged[-1], str):
            merged[-1] += each
        else:
            merged.append(each)
    return merged


def _shown(news: list[str | Written]) -> str:
    return "".join(each if isinstance(each, str) else "\n" for each in news)


@pytest.mark.parametrize("text", EXAMPLES)
def test_forms(text: str) -> None:
    written = [(each.text, each.numbers) for each in _read([text]) if isinstance(each, Written)]
    assert written == EXAMPLES[text]


@pytest.mark.parametrize("text", EXAMPLES)
def test_cut_at_every_byte_and_everywhere(text: str) -> None:
    whole, data = _merged(_read([text])), text.encode()
    assert _merged(_read(list(text))) == whole
    for place in range(len(data)):
        decoder = codecs.getincrementaldecoder("utf-8")()
        assert _merged(_read([decoder.decode(data[:place]), decoder.decode(data[place:])])) == whole


@given(st.sampled_from(sorted(EXAMPLES)), st.lists(st.integers(0, 200)))
def test_cut_into_many(text: str, places: list[int]) -> None:
    cuts = [0, *sorted(place for place in places if place < len(text)), len(text)]
    assert _merged(_read([text[first:last] for first, last in pairwise(cuts)])) == _merged(_read([text]))


@pytest.mark.parametrize("text", EXAMPLES)
def test_truncated_shows_no_syntax(text: str) -> None:
    whole = _shown(_read([text]))
    for length in range(len(text)):
        shown = _shown(_read([text[:length]]))
        for line in shown.splitlines():
            for raw in RAW.finditer(line):
                assert raw.group() in whole, (text[:length], shown)


def test_shown_before_the_end() -> None:
    parser = StatementParser(MOST)
    assert parser.feed("Turkey sold dr") == ["Turkey sold dr"]
    assert parser.feed("ones [") == ["ones"]
    assert parser.feed("1") == []
    assert parser.feed("]. ") == ["."]
    assert parser.feed("Poland ") == [Written(SOLD, (1,)), "Poland"]
    assert parser.close() == [Written("Poland", ())]


def test_json_is_not_shown_before_the_close() -> None:
    parser = StatementParser(MOST)
    text = json.dumps({"answer": SOLD, "citations": [1]})
    assert parser.feed(text) == []
    assert parser.close() == [SOLD, Written(SOLD, (1,))]


@pytest.mark.parametrize("depth", [1, 400, 3000])
def test_deep_json_is_no_error(depth: int) -> None:
    assert any(isinstance(each, Written) for each in _read(['[{"text":' * depth + '"Turkey"']))


_WORDS = ["Turkey", "https://a", "<sup>", "</sup>", "Sources:", "Answer:", "S", "```", "Mr.", "[1]", "]("]
_PIECES = st.sampled_from(
    [*'[]()【】^*`#-.0123456789 \n{}":,¹²_~|<>!\\&ab\x1e\x1f', *_WORDS, " and ", "see ", "drones. "]
)


@settings(max_examples=400)
@given(st.lists(_PIECES, max_size=60).map("".join), st.integers(0, 100))
def test_anything(text: str, place: int) -> None:
    news = _merged(_read([text]))
    assert _merged(_read([text[:place], text[place:]])) == news
    assert _merged(_read(list(text))) == news
    for line in _shown(news).splitlines():
        for number in re.findall(r"[\[【]\s*(\d+)\s*[\]】]", line):
            assert not 1 <= int(number) <= MOST, news


@given(st.text(max_size=80))
def test_any_unicode(text: str) -> None:
    assert _merged(_read(list(text))) == _merged(_read([text]))
