import pytest

from dossier.retrieval.sides import sides


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "In which year did SIPRI report the higher Borovian spending, 2022 or 2023?",
            (
                "What Borovian spending did SIPRI report in 2022?",
                "What Borovian spending did SIPRI report in 2023?",
            ),
        ),
        (
            "Which year had the bigger defence budget: 2024 or 2025?",
            ("How high was defence budget in 2024?", "How high was defence budget in 2025?"),
        ),
        (
            "When were sales to Borovia larger, 2019 or 2020?",
            ("How high were sales to Borovia in 2019?", "How high were sales to Borovia in 2020?"),
        ),
        (
            "Which is heavier in Velmish sales to Borovia: 2020 or 2021?",
            (
                "How high were Velmish sales to Borovia in 2020?",
                "How high were Velmish sales to Borovia in 2021?",
            ),
        ),
        (
            "Did Varland or Borovia order more boats in 2019?",
            ("How many boats did Varland order in 2019?", "How many boats did Borovia order in 2019?"),
        ),
        (
            "Who sold more boats in 2015-19, Varland or Borovia?",
            ("Varland sold how many boats in 2015-19?", "Borovia sold how many boats in 2015-19?"),
        ),
        (
            "Did more Varland or more Borovian boats sink in May?",
            ("How many Varland boats sink in May?", "How many Borovian boats sink in May?"),
        ),
        (
            "Were the losses of 2022 lower than those of 2020?",
            ("How high were the losses of 2022?", "How high were the losses of 2020?"),
        ),
        (
            "Was the parade of 2018 bigger than that of 2020?",
            ("How large was the parade of 2018?", "How large was the parade of 2020?"),
        ),
        (
            "Was the 2024 budget smaller than that of 2025?",
            ("How high was the 2024 budget?", "How high was the 2025 budget?"),
        ),
        (
            "Which was worth more, the Velm contract or the Keldor deal?",
            ("Which was worth more, the Velm contract?", "Which was worth more, the Keldor deal?"),
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
                "What share did Varland supply of Norland's arms in 2019?",
                "What share did Borovia supply of Norland's arms in 2019?",
            ),
        ),
        (
            "Which country spent more on boats in 2019, Varland or Borovia?",
            ("Varland spent how much on boats in 2019?", "Borovia spent how much on boats in 2019?"),
        ),
        (
            "How high is inflation in Argentina or Brazil, and is it higher?",
            (
                "How high is inflation in Argentina, and is it higher?",
                "How high is inflation in Brazil, and is it higher?",
            ),
        ),
        ("Is Turkey or Israel bigger?", ("How large is Turkey?", "How large is Israel?")),
        (
            "Is the Kestrel heavier than the Merlin X2?",
            ("How heavy is the Kestrel?", "How heavy is the Merlin X2?"),
        ),
        (
            "How much larger was Borovia's fleet than Varland's in 2015?",
            ("How much larger was Borovia's fleet in 2015?", "How much larger was Varland's fleet in 2015?"),
        ),
        (
            "How did the price change between 2010-14 and 2016-20?",
            ("How high was the price in 2010-14?", "How high was the price in 2016-20?"),
        ),
        (
            "Compare the budgets of Varland and Borovia",
            ("How high were the budgets of Varland?", "How high were the budgets of Borovia?"),
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
            ("How much money was spent on drones?", "How much money was spent on missiles?"),
        ),
        (
            "Which port has more cranes, Velm or Keldor?",
            ("Velm has how many cranes?", "Keldor has how many cranes?"),
        ),
        (
            "Who had the larger share of the votes, Dunmore or Fry?",
            ("Dunmore had what share of the votes?", "Fry had what share of the votes?"),
        ),
        (
            "Can Varland build more tanks or more boats in a year?",
            ("How many tanks can Varland build in a year?", "How many boats can Varland build in a year?"),
        ),
        (
            "Were more boats sold to Norland by Varland or by Borovia?",
            (
                "How many boats were sold to Norland by Varland?",
                "How many boats were sold to Norland by Borovia?",
            ),
        ),
        (
            "Has Varland's trade with Norland grown more than Borovia's?",
            (
                "How much has Varland's trade with Norland grown?",
                "How much has Borovia's trade with Norland grown?",
            ),
        ),
        (
            "Were losses higher in 2020 than in 2016?",
            ("How high were losses in 2020?", "How high were losses in 2016?"),
        ),
        (
            "Were there more guests at the old fair or at the one held in Velm?",
            (
                "How many guests were there at the old fair?",
                "How many guests were there at the fair held in Velm?",
            ),
        ),
        ("How long after the vote was the treaty signed?", ("When the vote?", "When the treaty signed?")),
        (
            "How many days passed between the vote and the treaty?",
            ("When the vote?", "When the treaty?"),
        ),
        (
            "Who lost more boats in 2019: Varland or Borovia?",
            ("Varland lost how many boats in 2019?", "Borovia lost how many boats in 2019?"),
        ),
        (
            "Which is heavier in Varland's sales to Borovia: 2020 or 2021?",
            (
                "How high were Varland's sales to Borovia in 2020?",
                "How high were Varland's sales to Borovia in 2021?",
            ),
        ),
        (
            "Which was larger, the boat deal or the radar deal?",
            ("How large was the boat deal?", "How large was the radar deal?"),
        ),
        (
            "Is the boat order larger than the letter of intent for radars?",
            ("How large is the boat order?", "How large is the letter of intent for radars?"),
        ),
        (
            "Is the Kestrel cheaper than the Merlin?",
            ("How expensive is the Kestrel?", "How expensive is the Merlin?"),
        ),
        (
            "Were exports higher or lower in 2018 than in 2019?",
            ("How high were exports in 2018?", "How high were exports in 2019?"),
        ),
        (
            "What is larger: Varland's share in its imports, or Borovia's?",
            (
                "How high is Varland's share in its imports?",
                "How high is Borovia's share in its imports?",
            ),
        ),
        (
            "Was the month before the war or its first full month the stronger one for boats?",
            (
                "How strong was the month before the war for boats?",
                "How strong was its first full month for boats?",
            ),
        ),
        (
            "Was the 2018 parade or the 2020 one bigger?",
            ("How large was the 2018 parade?", "How large was the 2020 parade?"),
        ),
        (
            "Which drills were bigger in troops, those of early May 2017 or those of late October 2023?",
            (
                "How large were the drills of early May 2017 in troops?",
                "How large were the drills of late October 2023 in troops?",
            ),
        ),
        (
            "Which exercise had more troops, Kestrel 2019 or the one of July 2020?",
            ("Kestrel 2019 had how many troops?", "The exercise of July 2020 had how many troops?"),
        ),
        (
            "Which has the longer range: the Kestrel or the Merlin?",
            ("The Kestrel has what range?", "The Merlin has what range?"),
        ),
        (
            "Did Borovia buy more from Varland in May or in June 2020?",
            (
                "How much did Borovia buy from Varland in May 2020?",
                "How much did Borovia buy from Varland in June 2020?",
            ),
        ),
        (
            "Did Varland sell more mine boats in 2019 or in 2020?",
            (
                "How many mine boats did Varland sell in 2019?",
                "How many mine boats did Varland sell in 2020?",
            ),
        ),
        (
            "How many more boats did Varland lose in 2020 than in 2023?",
            ("How many boats did Varland lose in 2020?", "How many boats did Varland lose in 2023?"),
        ),
        (
            "Did Varland's exports in 2020 exceed those of 2019?",
            ("How high were Varland's exports in 2020?", "How high were Varland's exports in 2019?"),
        ),
        (
            "Did Varland's exports surpass Borovia's in 2020?",
            ("How high were Varland's exports in 2020?", "How high were Borovia's exports in 2020?"),
        ),
        (
            "Has Varland built more dangerous ships this year than Borovia?",
            (
                "Has Varland built more dangerous ships this year?",
                "Has Borovia built more dangerous ships this year?",
            ),
        ),
        (
            "Was Varland more powerful as an ally than Borovia?",
            ("Was Varland more powerful as an ally?", "Was Borovia more powerful as an ally?"),
        ),
        (
            "How many days after Turkey did Poland ratify the pact?",
            ("When Turkey ratify the pact?", "When Poland ratify the pact?"),
        ),
        (
            "By how many days did Varland's assembly trail Borovia's in ratifying the pact?",
            ("When Varland's assembly ratifying the pact?", "When Borovia's assembly ratifying the pact?"),
        ),
        ("Which came first: the pact or the treaty of 2010?", ("When the pact?", "When the treaty of 2010?")),
        (
            "Which came first, India's vote or Oman's visit to Velm?",
            ("When India's vote?", "When Oman's visit to Velm?"),
        ),
        (
            "Which happened first: Varland joined the pact or the fall of Velm?",
            ("When Varland joined the pact?", "When the fall of Velm?"),
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


PLACES_AND_TIMES = [
    (
        "Was unemployment higher under Dunmore or under Fry?",
        ("How high was unemployment under Dunmore?", "How high was unemployment under Fry?"),
    ),
    (
        "Were there more attacks near Velm or near Keldor?",
        ("How many attacks were there near Velm?", "How many attacks were there near Keldor?"),
    ),
    (
        "Were more people held inside Velm or outside Velm?",
        ("How many people were held inside Velm?", "How many people were held outside Velm?"),
    ),
    (
        "Were exports higher between 2000 and 2010 or between 2010 and 2020?",
        ("How high were exports between 2000 and 2010?", "How high were exports between 2010 and 2020?"),
    ),
    (
        "Did Varland sell more boats than Borovia last year?",
        ("How many boats did Varland sell last year?", "How many boats did Borovia sell last year?"),
    ),
    (
        "Is Varland's budget larger than Borovia's this year?",
        ("How high is Varland's budget this year?", "How high is Borovia's budget this year?"),
    ),
    (
        "Did Varland sell more boats last year than this year?",
        ("How many boats did Varland sell last year?", "How many boats did Varland sell this year?"),
    ),
    (
        "Was inflation higher last year than in 2020?",
        ("How high was inflation last year?", "How high was inflation in 2020?"),
    ),
    (
        "How does the new plan differ from the previous one?",
        ("What is the new plan?", "What is the previous plan?"),
    ),
    (
        "How does the new budget of Varland differ from the old one?",
        ("How high was the new budget of Varland?", "How high was the old budget of Varland?"),
    ),
    (
        "Is the new bridge longer than the old one?",
        ("How long is the new bridge?", "How long is the old bridge?"),
    ),
    (
        "Did more boats sail in the parade of summer 2018 or in the one of 2020?",
        ("How many boats sail in the parade of summer 2018?", "How many boats sail in the parade of 2020?"),
    ),
]


@pytest.mark.parametrize(("question", "expected"), PLACES_AND_TIMES)
def test_each_side_keeps_its_place_its_time_and_its_noun(question: str, expected: tuple[str, ...]) -> None:
    assert sides(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What has Varland bought from Borovia?",
        "Did it cost more than 5 billion dollars?",
        "Which weapons other than drones were sold?",
        "Is the deal good or bad?",
        "Who signed the treaty between Varland and Borovia?",
        "Which weapons were used in 2020 and 2023?",
        "Who met Dunmore and Fry?",
        "Who met both Dunmore and Fry?",
        "What is the trade between Varland and Borovia?",
        "How much is the trade between Varland and Borovia worth?",
        "How much was spent between 2010 and 2014?",
        "What happened between September and November 2020?",
        "Varland and Borovia signed what?",
        "How many treaties did Varland and Borovia sign in 2021?",
        "How much did Varland and Borovia spend together in 2021?",
        "Which Varland and Borovian firms sell boats?",
        "What did Norland buy, and when?",
        "How much did it cost, and who paid?",
        "What is the Kestrel and who makes it?",
        "Who won the war and who lost it?",
        "What did Varland buy and what did",
        "How did relations between Varland and Borovia change?",
        "Who sold arms to Varland and Borovia?",
        "Which boats did Varland sell apart from the Kestrel?",
        "Did 3 or more people die?",
        "What fighters has Varland bought or ordered from Borovia over the years?",
        "Which military matters or other deals did ministers discuss?",
        "Is the number prime or not?",
        "How does the new deal differ?",
        "Did the government fall between the 2018 and 2020 elections?",
        "Did Velm rise from 2nd to 5th place?",
        "Which of the two sides broke the ceasefire?",
        "How many months after it was signed did the assembly approve the treaty?",
        "Did the death toll surpass 100?",
        "Does Medicare exceed its budget?",
        "Did the budget exceed its limit?",
        "Did Democrats outnumber Republicans at the polls?",
        "Is the unemployment rate lower than 5 percent?",
        "Was the toll of 2019 higher than 100?",
        "Is London larger than ten million people?",
        "Are Americans older than 65 more likely to vote?",
        "Is global warming more dangerous than ISIS?",
        "Is Dunmore older than Fry was in 2016?",
        "By how many points did Dunmore trail Fry in Velm?",
        "By how many months did Varland trail Borovia in Velm?",
        "By how many points did Dunmore trail Fry in counting the votes?",
        "How many points behind Fry was Dunmore in Velm?",
        "Which came first, the chicken or the egg?",
        "Which came first: the united front or the pact?",
        "Is inflation higher than last year?",
        "Did sales grow more than expected last year?",
        "Did Varland sell arms last year or this year?",
        "Did more than 100 people die last year?",
        "Compare.",
        "than",
        "more or",
        "",
    ],
)
def test_what_compares_nothing_has_no_sides(question: str) -> None:
    assert sides(question) == ()
