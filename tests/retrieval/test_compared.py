import pytest

from dossier.retrieval.sides import sides


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Compare Varland and Borovian shares of Norland's arms imports.",
            (
                "What was the Varland share of Norland's arms imports?",
                "What was the Borovian share of Norland's arms imports?",
            ),
        ),
        (
            "Compare the tank deal of 2024 with that of 2025.",
            ("What is the tank deal of 2024?", "What is the tank deal of 2025?"),
        ),
        (
            "Compare the 2024 tank deal with the 2025 one.",
            ("What is the 2024 tank deal?", "What is the 2025 tank deal?"),
        ),
        (
            "Compare Varland's and Borovia's exports.",
            ("How high were Varland's exports?", "How high were Borovia's exports?"),
        ),
        (
            "Compare Varland's exports to Borovia's.",
            ("How high were Varland's exports?", "How high were Borovia's exports?"),
        ),
        (
            "Please compare Varland's exports with Borovia.",
            ("How high were Varland's exports?", "How high were Borovia's exports?"),
        ),
        (
            "Compare what Varland and Borovia sold to Norland.",
            ("What has Varland sold to Norland?", "What has Borovia sold to Norland?"),
        ),
        ("How do the Kestrel and the Merlin differ?", ("What is the Kestrel?", "What is the Merlin?")),
        ("How does the Kestrel differ from the Merlin?", ("What is the Kestrel?", "What is the Merlin?")),
        (
            "What is the difference between the Kestrel and the Merlin?",
            ("What is the Kestrel?", "What is the Merlin?"),
        ),
        (
            "What is the difference in price between the Kestrel and the Merlin?",
            ("How high was the price of the Kestrel?", "How high was the price of the Merlin?"),
        ),
        (
            "How did its exports to Varland change from 2019 to 2020?",
            (
                "How high were its exports to Varland in 2019?",
                "How high were its exports to Varland in 2020?",
            ),
        ),
        (
            "Did Varland's weight among the buyers shrink between Velm's 2014-18 and 2018-22 periods?",
            (
                "What is Varland's weight among the buyers in 2014-18?",
                "What is Varland's weight among the buyers in 2018-22?",
            ),
        ),
        (
            "Did exports to Norland fall from 2019 to 2020?",
            ("How high were exports to Norland in 2019?", "How high were exports to Norland in 2020?"),
        ),
        (
            "How much did Varland export to Borovia in 2020 and 2021?",
            (
                "How much did Varland export to Borovia in 2020?",
                "How much did Varland export to Borovia in 2021?",
            ),
        ),
        (
            "Compare Varland's spending to that of Borovia in 2023.",
            ("How high was Varland's spending in 2023?", "How high was Borovia's spending in 2023?"),
        ),
        (
            "Compare the losses of Varland, Borovia and Norland.",
            (
                "How high were the losses of Varland?",
                "How high were the losses of Borovia?",
                "How high were the losses of Norland?",
            ),
        ),
        (
            "How does the Kestrel compare to the Merlin in terms of payload?",
            ("What is the Kestrel in terms of payload?", "What is the Merlin in terms of payload?"),
        ),
        ("What sets the Kestrel apart from the Merlin?", ("What is the Kestrel?", "What is the Merlin?")),
        (
            "In what way do the Kestrel and the Merlin differ?",
            ("What is the Kestrel?", "What is the Merlin?"),
        ),
        (
            "What's the difference between the Kestrel and the Merlin?",
            ("What is the Kestrel?", "What is the Merlin?"),
        ),
        (
            "How did the trend in spending differ between Varland and Borovia?",
            ("What is the trend in spending of Varland?", "What is the trend in spending of Borovia?"),
        ),
        ("Kestrel vs Merlin", ("What is Kestrel?", "What is Merlin?")),
        (
            "Varland versus Borovia: who sold more boats to Norland?",
            ("Varland sold how many boats to Norland?", "Borovia sold how many boats to Norland?"),
        ),
        (
            "Of Varland and Borovia, which sold more to Norland?",
            ("Varland sold how much to Norland?", "Borovia sold how much to Norland?"),
        ),
        (
            "Which of the two, Varland or Borovia, sold more boats?",
            ("Varland sold how many boats?", "Borovia sold how many boats?"),
        ),
        (
            "What did Norland buy from Varland, and what from Borovia?",
            ("What did Norland buy from Varland?", "What did Norland buy from Borovia?"),
        ),
        (
            "How much did Norland spend on boats in 2022 and how much did Borovia?",
            ("How much did Norland spend on boats in 2022?", "How much did Borovia spend on boats in 2022?"),
        ),
        (
            "What share did Varland have, and what share Borovia?",
            ("What share did Varland have?", "What share did Borovia have?"),
        ),
        (
            "What did Varland sell to Norland and what did Borovia sell?",
            ("What did Varland sell to Norland?", "What did Borovia sell to Norland?"),
        ),
        (
            "Who sold boats to Norland and who sold them to Varland?",
            ("Who sold boats to Norland?", "Who sold boats to Varland?"),
        ),
        (
            "What is the payload of the Kestrel and what is that of the Merlin?",
            ("What is the payload of the Kestrel?", "What is the payload of the Merlin?"),
        ),
        (
            "When was the treaty signed and when was it ratified?",
            ("When was the treaty signed?", "When was it ratified?"),
        ),
        (
            "How many tanks did Varland lose in 2020, and how many did Borovia?",
            ("How many tanks did Varland lose in 2020?", "How many tanks did Borovia lose in 2020?"),
        ),
        (
            "How much did Varland and Borovia each spend on boats?",
            ("How much did Varland spend on boats?", "How much did Borovia spend on boats?"),
        ),
        (
            "What were the budgets of Varland and Borovia in 2022?",
            ("What were the budgets of Varland in 2022?", "What were the budgets of Borovia in 2022?"),
        ),
        (
            "What do both the Kestrel and the Merlin carry?",
            ("What does the Kestrel carry?", "What does the Merlin carry?"),
        ),
        (
            "How much did Norland spend on boats in 2022 and in 2023?",
            ("How much did Norland spend on boats in 2022?", "How much did Norland spend on boats in 2023?"),
        ),
        (
            "What did Norland buy from Varland, from Velm and from Borovia?",
            (
                "What did Norland buy from Varland?",
                "What did Norland buy from Velm?",
                "What did Norland buy from Borovia?",
            ),
        ),
        (
            "How large were Varland's and Borovia's shares of its imports?",
            (
                "How large was Varland's share of its imports?",
                "How large was Borovia's share of its imports?",
            ),
        ),
        (
            "How many soldiers did Varland and Borovia lose in 2020?",
            ("How many soldiers did Varland lose in 2020?", "How many soldiers did Borovia lose in 2020?"),
        ),
        (
            "What boats did Norland buy from Varland as opposed to Borovia?",
            ("What boats did Norland buy from Varland?", "What boats did Norland buy from Borovia?"),
        ),
        (
            "Has Varland's budget grown since 2020 compared to Borovia's?",
            ("Has Varland's budget grown since 2020?", "Has Borovia's budget grown since 2020?"),
        ),
    ],
)
def test_things_put_side_by_side_become_a_question_each(question: str, expected: tuple[str, ...]) -> None:
    assert sides(question) == expected
