"""Whether a sentence gives a reason."""

import pytest

from dossier.verifying import gives_reason


@pytest.mark.parametrize(
    "sentence",
    [
        "It scrapped the permits after finding that the cameras had been misused.",
        "It scrapped the permits over human-rights concerns.",
        "It scrapped the permits because of the war.",
        "It scrapped the permits in response to the attack.",
        "It scrapped the permits to punish Varland.",
        "It scrapped the permits, as the cameras had been misused.",
        "It scrapped the permits after reports of misuse.",
        "It scrapped the permits since they had been misused.",
        "It scrapped the permits so that nobody could misuse them.",
        "It scrapped the permits, citing misuse.",
    ],
)
def test_marks_of_a_cause_or_an_aim(sentence: str) -> None:
    assert gives_reason(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The centre closed nine days after the troops began to leave.",
        "Parliament then extended the mandate, as Borovia Watch reported in May.",
        "The centre closed as the troops left.",
        "Over 300 men left for Borovia in the following year.",
        "It refused to make the engine, the firm said, citing Borovia Watch.",
        "For the first time, and for 300 dollars, it bought drones.",
    ],
)
def test_what_only_stands_beside_a_fact_is_no_reason(sentence: str) -> None:
    assert not gives_reason(sentence)
