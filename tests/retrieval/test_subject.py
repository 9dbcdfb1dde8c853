import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.retrieval.subject import Subject, subject_of


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Tell me about Borovia", "Borovia"),
        ("Could you please tell us a bit more about the Lake War?", "the Lake War"),
        ("What do we know about drones?", "drones"),
        ("- what do we know about drones??", "drones"),
        ("What can you tell me about the Velm Treaty?", "the Velm Treaty"),
        ("What is known about the corridor?", "the corridor"),
        ("What does the archive say about Keldor?", "Keldor"),
        ("Give me a short overview of Borovian arms exports", "Borovian arms exports"),
        ("Is there anything on Keldor?", "Keldor"),
        ("Summarise the articles on Keldor", "Keldor"),
        ("summarize the war of 2020", "the war of 2020"),
        ("What happened in 2020?", "2020"),
        ("What happened on 27 September 2020?", "27 September 2020"),
        ("What happened last month?", "last month"),
        ("What happened in May 2021?", "May 2021"),
        ("Tell me about Kim Jong Un", "Kim Jong Un"),
        ("What do we know about the US?", "the US"),
        ("What took place before the Lake War?", "before the Lake War"),
        ("What has happened with Keldor since 2022?", "Keldor since 2022"),
        ("What's going on with Keldor?", "Keldor"),
        ("Tell me what you know about boats", "boats"),
        ("What should I know about the treaty?", "the treaty"),
        ("What is being said about Keldor?", "Keldor"),
        ("What are the main facts on the treaty?", "the treaty"),
        ("biggest stories of 2018", "2018"),
        ("What were the main events of June 2018?", "June 2018"),
        ("What about boats?", "boats"),
        ("Velm Treaty", "Velm Treaty"),
        ("patrol boats price Borovia", "patrol boats price Borovia"),
        ("May 2021 elections", "May 2021 elections"),
        ("May Day protests", "May Day protests"),
        ("Will Berg trial", "Will Berg trial"),
        ("Can Dündar trial", "Can Dündar trial"),
        ("State Department leaks", "State Department leaks"),
        ("State of emergency in Velm", "State of emergency in Velm"),
        ("Cost of living crisis", "Cost of living crisis"),
        ("Göl Savaşı hakkında ne biliniyor?", "Göl Savaşı"),
        ("Velm'de ne oldu?", "Velm'de"),
        ("2020'de neler yaşandı?", "2020'de"),
        ("Göl savaşını özetle", "Göl savaşını"),
        ("Şuşa Bəyannaməsi haqqında nə məlumdur?", "Şuşa Bəyannaməsi"),
        ("Qarabağda nə baş verdi?", "Qarabağda"),
        ("Что известно о договоре?", "договоре"),
        ("Расскажите о войне 2020 года", "войне 2020 года"),
        ("Что произошло в Вельме?", "Вельме"),
    ],
)
def test_the_subject_of_an_overview(question: str, subject: str) -> None:
    assert subject_of(question) == Subject(subject)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What's new?", ""),
        ("What's the latest on the Velm Treaty?", "the Velm Treaty"),
        ("Any news on Keldor?", "Keldor"),
        ("What's new with Keldor?", "Keldor"),
        ("whats the latest on Keldor", "Keldor"),
        ("What is new in the archive?", ""),
        ("latest developments in Keldor", "Keldor"),
        ("News from Velm in 2022", "Velm in 2022"),
        ("Какие новости о Вельме?", "Вельме"),
        ("Что нового?", ""),
    ],
)
def test_whether_the_newest_is_asked_for(question: str, subject: str) -> None:
    assert subject_of(question) == Subject(subject, latest=True)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?!",
        "hello",
        "Thanks!",
        "Who signed the treaty?",
        "What happened to the boats?",
        "What happens when the cabin loses pressure?",
        "What is the treaty about?",
        "Tell me about how the boats were paid for",
        "What did Keldor say about Borovia?",
        "Compare Keldor and Borovia",
        "List the suppliers of Borovia",
        "Explain the difference between the two treaties",
        "Borovia bought twelve patrol boats from Varland last year",
        "Keldor?",
        "price of a patrol boat",
        "number of boats sunk near Velm",
        "Keldor vs Varland navy",
        "Luther rahibeler hakkında ne söyledi?",
        "Назовите причину войны",
        "Tell me about it",
        "Will Keldor buy boats",
        "Can Turkey sell boats",
        "May Berg run again",
        "Will NATO defend Estonia",
        "Will there be war",
        "State the main causes",
        "State causes of the war",
        "What did they find on the wreck?",
        "Gemideki bütün mürettebat üyelerine ne oldu?",
    ],
)
def test_other_questions_have_no_subject(question: str) -> None:
    assert subject_of(question) is None


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    found = subject_of(text)
    assert found is None or found.latest or found.text
