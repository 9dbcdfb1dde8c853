"""Who trained whom."""

import pytest

from dossier.verifying import done_otherwise
from dossier.verifying.teaching import taught_otherwise

ARMY = "Who trained Turkey's army?"
EXPERTS = "136 Turkish mine-clearance experts reached Poland in mid-December 2020 to train local sappers."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            ARMY,
            "Most of Poland's army had been trained at training centres of the Turkish armed forces.",
        ),
        (ARMY, "Commando training for Polish soldiers took place at Isparta in Turkey."),
        (ARMY, "Poland's new commandos are being trained in courses in Turkey."),
        (ARMY, "Turkey trained Polish officers."),
        (ARMY, "Turkish officers had taught at Poland's higher military schools."),
        (ARMY, "Polish officers trained by Turkey came home."),
        (ARMY, "Turkey is training 200 sappers for Poland."),
        (ARMY, "Turkish training of Polish officers goes back to 1992."),
        (ARMY, "A retired Turkish general advised President Velm on building the army."),
        (ARMY, "Polish commandos trained in Turkey in 2021."),
        ("How many Turkish officers did Poland train?", "Turkey trained 300 Polish officers."),
        ("How many Turkish officers did Poland train?", "300 Polish officers were trained in Turkey."),
        ("How many Turkish officers were trained by Poland?", "300 Polish officers were trained by Turkey."),
        ("Where did Poland train Turkish commandos?", "Polish commandos were trained at Isparta in Turkey."),
        ("Which country's officers were trained in Poland?", "Polish officers were trained in Turkey."),
        ("Whom has Poland trained?", "Polish officers have been trained by Turkey."),
        ("When did France train Senegalese pilots?", "Senegalese instructors taught French pilots in 2010."),
        (
            "Whom did Poland train?",
            EXPERTS,
        ),
        (
            "Who trained Turkey's sappers?",
            EXPERTS,
        ),
        (
            "How many Turkish officers did Poland train?",
            EXPERTS,
        ),
        ("Who trained Turkey's sappers?", "Turkish officers came to Poland in May and trained sappers."),
        (ARMY, "Poland asked Turkey to train its officers."),
    ],
)
def test_training_the_other_way_round_is_told(question: str, sentence: str) -> None:
    assert taught_otherwise(sentence, question)
    assert done_otherwise(sentence, question)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (ARMY, "Turkish officers were trained by Poland."),
        (ARMY, "Poland trained the Turkish army."),
        (ARMY, "Turkish soldiers trained in Poland."),
        (ARMY, "Polish instructors taught in Turkey."),
        (ARMY, "Turkey's army was trained by German officers."),
        (ARMY, "The Turkish army was built by Germany."),
        (
            ARMY,
            "Most of Turkey's army had been trained at training centres of the Polish armed forces.",
        ),
        (
            "Who trained Poland's army?",
            "Most of Poland's army had been trained at training centres of the Turkish armed forces.",
        ),
        (
            "Who trained Poland's army?",
            "Commando training for Polish soldiers took place at Isparta in Turkey.",
        ),
        ("Who trained Poland's army?", "Turkish officers had taught at Poland's higher military schools."),
        ("Who trained Poland's army?", "Turkish training of Polish officers goes back to 1992."),
        (
            "Who trained Poland's army?",
            "Photographs from 2022 showed Polish soldiers training on the Kestrel in Turkey.",
        ),
        ("How many Polish officers did Turkey train?", "300 Polish officers were trained in Turkey."),
        ("Where were Polish commandos trained?", "Polish commandos were trained at Isparta in Turkey."),
        ("Where did Polish commandos train?", "Polish commandos were trained at Isparta in Turkey."),
        ("In which town did Polish commandos train?", "Polish commandos were trained at Isparta in Turkey."),
        (
            "In which Turkish town did Polish commandos get their training?",
            "Turkey trained Polish commandos.",
        ),
        ("Whom has Turkey trained?", "Polish officers have been trained by Turkey."),
        ("Which country's officers were trained in Turkey?", "Polish officers were trained in Turkey."),
        ("What training did Turkey give Poland?", "Turkish officers taught Polish cadets."),
        ("Which trains did Turkey buy from Poland?", "Turkey bought six trains from Poland."),
        ("What joint training did Turkey and Poland hold?", "Turkey and Poland held joint training in 2020."),
        ("When did France train Senegalese pilots?", "French instructors taught Senegalese pilots in 2010."),
        ("Did Polish pilots train in Turkey?", "Turkey trained Polish pilots."),
        ("Which Turkish centres trained Polish pilots?", "Polish pilots were trained at Isparta in Turkey."),
        (
            "Whom did Turkey train?",
            EXPERTS,
        ),
        (
            "Who trained Poland's sappers?",
            EXPERTS,
        ),
        (
            "How many Polish officers did Turkey train?",
            EXPERTS,
        ),
        (
            "Who trained Poland's sappers?",
            "The firm planned to bring trainers to Poland and to train Polish pilots in Ankara.",
        ),
    ],
)
def test_training_as_asked_is_left_alone(question: str, sentence: str) -> None:
    assert not taught_otherwise(sentence, question)
