"""Contenders that are no winners."""

import pytest

from dossier.verifying import only_contends

WON = "Who won the tender for the tanks?"
BIDDERS = "Alder, Birch and Cedar were the bidders for serial production of the tanks."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (WON, BIDDERS),
        (WON, "Among the bidders for the tanks were Alder and Birch."),
        (WON, "The bidders included Alder and Birch."),
        (WON, "Alder and Birch bid for the tanks in 2017."),
        (WON, "Alder was shortlisted with Birch in 2017."),
        (WON, "Alder entered the tender in 2017."),
        ("Who won the bid for the tanks?", BIDDERS),
        ("Who won the competition for the tanks?", BIDDERS),
        ("Who was awarded the contract for the tanks?", BIDDERS),
        ("Which company got the contract for the tanks?", BIDDERS),
        ("Which bidder was selected for the tanks?", BIDDERS),
        ("To whom was the contract awarded?", BIDDERS),
        ("Which company will produce the tanks?", BIDDERS),
        ("Who builds the tanks?", "Alder applied for the contract."),
        ("Who won the election?", "Anna Velm and Boris Keldor were the two candidates for president."),
        ("Who won the election?", "Anna Velm ran for president against Boris Keldor."),
        ("Who was elected president?", "Anna Velm was the favourite."),
        ("What film won the prize?", "The Long Road was nominated for the prize."),
    ],
)
def test_who_contended_has_not_won(question: str, sentence: str) -> None:
    assert only_contends(sentence, question)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (WON, "Alder won against the other bidders, who were Birch and Cedar."),
        (WON, "Of the three that were bidders, the ministry chose Alder."),
        (WON, "Birch was one of the bidders but lost to Alder."),
        (WON, "Alder signed the contract; Birch had bid for it too."),
        (WON, "The contract went to Alder."),
        ("Who were the bidders for the tanks?", BIDDERS),
        ("Who bid for the tanks?", BIDDERS),
        ("Which companies competed to win the tender?", BIDDERS),
        ("Who lost the tender?", BIDDERS),
        ("Who took part in the tender?", BIDDERS),
        ("How many companies bid for the tanks?", BIDDERS),
        ("Who was expected to win the tender?", "Alder was the favourite."),
        ("Which company makes the drone?", "Alder's drone is a candidate for the award."),
        ("Which country supplied the tanks?", "Varland, a candidate for the union, sold them."),
        ("Who won the election?", "Anna Velm became president; Boris Keldor was the other candidate."),
        ("Which candidates ran in the election that Velm won?", "Velm and Keldor were the candidates."),
    ],
)
def test_who_won_and_who_is_asked_for_as_a_contender_are_left_alone(question: str, sentence: str) -> None:
    assert not only_contends(sentence, question)
