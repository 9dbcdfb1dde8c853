import pytest

from dossier.retrieval.sides import sides


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Did Varland or Borovia order more boats in 2019?",
            ("How many boats did Varland order in 2019?", "How many boats did Borovia order in 2019?"),
        ),
        (
            "Who sold more boats in 2015-19, Varland or Borovia?",
            ("Who sold more boats in 2015-19, Varland?", "Who sold more boats in 2015-19, Borovia?"),
        ),
        (
            "Did more Varland or more Borovian boats sink in May?",
            ("How many Varland boats sink in May?", "How many Borovian boats sink in May?"),
        ),
        (
            "Were exports higher in 2018 or in 2019?",
            ("How high were exports in 2018?", "How high were exports in 2019?"),
        ),
        (
            "Did Borovia spend more on its army in 2018 or 2019?",
            (
                "How much did Borovia spend on its army in 2018?",
                "How much did Borovia spend on its army in 2019?",
            ),
        ),
        (
            "Did Varland or Borovia supply a larger share of Norland's arms in 2019?",
            (
                "What share of Norland's arms did Varland supply in 2019?",
                "What share of Norland's arms did Borovia supply in 2019?",
            ),
        ),
        (
            "Which country spent more on boats in 2019, Varland or Borovia?",
            ("How much did Varland spend on boats in 2019?", "How much did Borovia spend on boats in 2019?"),
        ),
        (
            "How high is inflation in Argentina or Brazil, and is it higher?",
            (
                "How high is inflation in Argentina, and is it higher?",
                "How high is inflation in Brazil, and is it higher?",
            ),
        ),
        ("Is Turkey or Israel bigger?", ("Is Turkey bigger?", "Is Israel bigger?")),
        (
            "Is the Kestrel heavier than the Merlin X2?",
            ("Is the Kestrel heavier?", "Is the Merlin X2 heavier?"),
        ),
        (
            "How much larger was Borovia's fleet than Varland's in 2015?",
            ("How much larger was Borovia's fleet in 2015?", "How much larger was Varland's fleet in 2015?"),
        ),
        (
            "How did the price change between 2010-14 and 2016-20?",
            ("How did the price change in 2010-14?", "How did the price change in 2016-20?"),
        ),
        (
            "Compare the budgets of Varland and Borovia",
            ("Compare the budgets of Varland?", "Compare the budgets of Borovia?"),
        ),
        (
            "Did Dunmore resign before or after the treaty was signed?",
            ("When Dunmore resign?", "When the treaty was signed?"),
        ),
        (
            "How long after the port closed did the minister visit Varland?",
            ("When the port closed?", "When the minister visit Varland?"),
        ),
        (
            "Was more money spent on drones or on missiles?",
            ("Was more money spent on drones?", "Was more money spent on missiles?"),
        ),
        (
            "Varland mı yoksa Borovya mı daha çok gemi aldı?",
            ("Varland daha çok gemi aldı?", "Borovya daha çok gemi aldı?"),
        ),
        (
            "Кто купил больше: Варландия или Боровия?",
            ("Кто купил больше: Варландия?", "Кто купил больше: Боровия?"),
        ),
    ],
)
def test_each_side_becomes_a_question(question: str, expected: tuple[str, str]) -> None:
    assert sides(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What has Varland bought from Borovia?",
        "Did it cost more than 5 billion dollars?",
        "Which weapons other than drones were sold?",
        "Is the deal good or bad?",
        "Who signed the treaty between Varland and Borovia?",
        "than",
        "more or",
        "",
    ],
)
def test_what_compares_nothing_has_no_sides(question: str) -> None:
    assert sides(question) == ()
