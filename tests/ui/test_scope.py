"""The filters of a question, as fields and as an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from dossier.ui.asking.scope import LONGEST, Scope, linked


@pytest.mark.parametrize(
    ("since", "until", "fault"),
    [
        ("2021-13", "", "'2021-13' is not a date"),
        ("", "yesterday", "'yesterday' is not a date"),
        ("2022", "2021", "ends"),
        ("2020", "2021-06", None),
        ("", "", None),
    ],
)
def test_filters_are_checked(since: str, until: str, fault: str | None) -> None:
    found = Scope(since, until).fault()
    assert found is None if fault is None else found is not None and fault in found


def test_closed_filters_say_what_they_hold() -> None:
    assert Scope().label() == "Filters"
    assert Scope("2020", "2021", ("A", "B")).label() == "Filters: from 2020, to 2021, 2 outlets"
    assert Scope(outlets=("A",)).label() == "Filters: A"


_words = st.text(min_size=1, max_size=30).map(str.strip).filter(bool)


@given(_words, st.sampled_from(["", "2020", "2021-06-15"]), st.lists(_words, max_size=3), st.lists(_words))
def test_an_address_is_read_as_it_was_written(
    question: str, day: str, outlets: list[str], languages: list[str]
) -> None:
    scope = Scope.of(day, "", outlets, languages)
    assert linked(QueryParams(scope.address(question)[1:])) == (question, scope)


def test_an_address_without_a_question_asks_nothing() -> None:
    assert linked(QueryParams("")) == ("", Scope())
    assert linked(QueryParams("q=+&from=2020")) == ("", Scope("2020"))
    assert linked(QueryParams("__theme=dark&view=api"))[0] == ""
    assert len(linked(QueryParams(f"q={'x' * 9_000}"))[0]) == LONGEST
