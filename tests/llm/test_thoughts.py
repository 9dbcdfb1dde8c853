import pytest

from dossier.llm.thoughts import Thoughts

TEXT = "<think>Boats < 3, or </b>?</think>\n\nFive boats <b>were</b> <think>hm</think>sold. 2 <th"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 100])
def test_thoughts_are_left_out_wherever_the_text_is_cut(size: int) -> None:
    thoughts = Thoughts()
    pieces = [thoughts.spoken(TEXT[start : start + size]) for start in range(0, len(TEXT), size)]
    assert "".join([*pieces, thoughts.spoken("", last=True)]) == "Five boats <b>were</b> sold. 2 <th"


def test_what_is_no_tag_is_shown_at_once() -> None:
    thoughts = Thoughts()
    assert thoughts.spoken("a < b") == "a < b"
    assert thoughts.spoken(" <th") == " "
    assert thoughts.spoken("e>") == "<the>"
