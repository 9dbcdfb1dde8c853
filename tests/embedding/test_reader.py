from pathlib import Path

import pytest

from dossier.embedding import Reader, load_reader
from dossier.embedding import reader as module
from dossier.embedding.quantised import compiled
from dossier.errors import ModelUnavailable

PASSAGE = (
    "The navy of Varland has been renewed for years. In May 2019 Varland ordered nine patrol boats from "
    "Borovia. The first was launched by the shipyard of Dunmore, whose director is Edith Marlow."
)


@pytest.fixture(scope="module", params=["quantised", "single precision"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Return the reader as either kind of processor runs it."""
    run = compiled("reader").run if request.param == "quantised" else module.single_precision()
    return Reader(run, load_reader()._tokenizer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many patrol boats did Varland order?", "nine"),
        ("When did Varland order the boats?", "May 2019"),
        ("Who is the director of the shipyard?", "Edith Marlow"),
    ],
)
def test_the_words_that_answer_are_marked(reader: Reader, question: str, answer: str) -> None:
    (reading,) = reader.read(question, [("A fleet for Varland", PASSAGE)])
    score, (start, end) = reading.best((0, len(PASSAGE)))
    assert answer in PASSAGE[start:end]
    assert score > 0


def test_an_answer_is_sought_within_the_characters_given(reader: Reader) -> None:
    (reading,) = reader.read("How many patrol boats did Varland order?", [("", PASSAGE)])
    first = PASSAGE.index("In May")
    inside, outside = reading.best((first, PASSAGE.index(" The first"))), reading.best((0, first))
    assert inside[0] > outside[0]
    assert outside[1][1] <= first
    assert reading.best((4, 4)) == (module.NOWHERE, (4, 4))


def test_a_passage_without_an_answer_is_told(reader: Reader) -> None:
    other = "The harvest of apples was poor this year, growers said, after a long and wet spring."
    answered, silent = reader.read(
        "How many patrol boats did Varland order?", [("", PASSAGE), ("Apples", other)]
    )
    assert silent.best((0, len(other)))[0] < 0 < answered.best((0, len(PASSAGE)))[0]


def test_readings_keep_the_order_and_do_not_depend_on_the_company(reader: Reader) -> None:
    question = "Who directs the shipyard?"
    (alone,) = reader.read(question, [("", PASSAGE)])
    texts = ["Short one.", PASSAGE, "A longer text that says nothing of shipyards. " * 12]
    among = reader.read(question, [("", text) for text in texts])
    assert [len(reading.tokens) for reading in among] == sorted(len(reading.tokens) for reading in among)
    assert among[1].best((0, len(PASSAGE)))[1] == alone.best((0, len(PASSAGE)))[1]


def test_what_is_too_long_is_read_as_far_as_it_goes(reader: Reader) -> None:
    text = f"{PASSAGE} " + "And so on it went for ever and ever. " * 200
    (reading,) = reader.read("word " * 500, [("title " * 100, text)])
    assert 0 < len(reading.tokens) < module.WINDOW
    assert reading.best((len(text) - 30, len(text)))[0] == module.NOWHERE


def test_of_a_long_question_its_last_clause_is_read(reader: Reader) -> None:
    asked = "How many patrol boats did Varland order?"
    told = "In May 2019 Varland ordered nine patrol boats from Borovia. The first was launched in Dunmore."
    ahead = (
        "I have read much about the navies of the region, and would know as exactly as the press tells it "
        * 4
    )
    (short,), (long,) = (
        reader.read(each, [("Navies", told)]) for each in (asked, f"{ahead}, and above all: {asked}")
    )
    assert long.best((0, len(told))) == short.best((0, len(told)))


def test_nothing_to_read(reader: Reader) -> None:
    assert reader.read("Who?", []) == []
    (reading,) = reader.read("Who?", [("", "")])
    assert reading.best((0, 0))[0] == module.NOWHERE


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "reader.safetensors"
    file.write_bytes(b"other")
    monkeypatch.setattr(module, "WEIGHTS", file)
    with pytest.raises(ModelUnavailable, match="install Dossier again"):
        module.single_precision()


def test_the_file_of_weights_is_small() -> None:
    assert module.WEIGHTS.stat().st_size <= 25 * 2**20
