"""The time that a question is about, read from its words in four languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.timing import read_time

TODAY = date(2026, 5, 20)  # a Wednesday

PERIODS = [
    # English: years, months, days
    ("What did Azerbaijan buy in 2021 from Turkey?", "2021", "in 2021"),
    ("What happened during 2019?", "2019", "during 2019"),
    ("What happened in the year 2019?", "2019", "in the year 2019"),
    ("How much equipment was bought in September 2020?", "2020-09", "in September 2020"),
    ("What happened on 15 June 2021?", "2021-06-15", "on 15 June 2021"),
    ("What happened on June 15, 2021?", "2021-06-15", "on June 15, 2021"),
    ("Who was killed on 12-14 September 2022?", "2022-09-12 to 2022-09-14", "on 12-14 September 2022"),
    ("What was sold in March?", "2026-03", "in March"),
    ("What was sold in December?", "2025-12", "in December"),
    # English: ranges
    ("What was bought between 2018 and 2020?", "2018-01-01 to 2020-12-31", "between 2018 and 2020"),
    ("What was bought from March to June 2022?", "2022-03-01 to 2022-06-30", "from March to June 2022"),
    ("What was bought 2018-2020?", "2018-01-01 to 2020-12-31", "2018-2020"),
    ("What share came from Turkey in 2011-20?", "2011-01-01 to 2020-12-31", "in 2011-20"),
    ("Were sales higher in 2020 or in 2021?", "2020-01-01 to 2021-12-31", "in 2020 or in 2021"),
    ("What happened since 2015 and before 2020?", "2015-01-01 to 2019-12-31", "since 2015 and before 2020"),
    (
        "what was bought between march and june 2022",
        "2022-03-01 to 2022-06-30",
        "between march and june 2022",
    ),
    ("what was bought from january to may 2022", "2022-01-01 to 2022-05-31", "from january to may 2022"),
    ("what was sold in may", "2026-05", "in may"),
    # English: parts of years, decades
    ("What was spent in the first half of 2023?", "2023-01-01 to 2023-06-30", "in the first half of 2023"),
    (
        "What was spent in the last quarter of 2023?",
        "2023-10-01 to 2023-12-31",
        "in the last quarter of 2023",
    ),
    ("What was spent in Q3 2021?", "2021-07-01 to 2021-09-30", "in Q3 2021"),
    (
        "What was spent in the first nine months of 2020?",
        "2020-01-01 to 2020-09-30",
        "in the first nine months of 2020",
    ),
    ("What was sold in early 2022?", "2022-01-01 to 2022-04-30", "in early 2022"),
    ("What was sold in mid-2022?", "2022-05-01 to 2022-08-31", "in mid-2022"),
    ("What was sold in the summer of 2020?", "2020-06-01 to 2020-08-31", "in the summer of 2020"),
    ("What did it buy in the 1990s?", "1990-01-01 to 1999-12-31", "in the 1990s"),
    # English: relative
    ("What did it buy last year?", "2025", "last year"),
    ("What happened this month?", "2026-05", "this month"),
    ("What happened last week?", "2026-05-11 to 2026-05-17", "last week"),
    ("What happened yesterday?", "2026-05-19", "yesterday"),
    ("What was sold two years ago?", "2024", "two years ago"),
    ("What was sold in the past three years?", "2023-05-20 to 2026-05-20", "in the past three years"),
    # English: sides
    ("Has it bought anything since 2020?", "from 2020-01-01", "since 2020"),
    ("What was sold after 2020?", "from 2021-01-01", "after 2020"),
    ("What was sold before March 2021?", "up to 2021-02-28", "before March 2021"),
    ("How many had fled by 3 October 2023?", "up to 2023-10-03", "by 3 October 2023"),
    ("What did it export from 2018 on?", "from 2018-01-01", "from 2018 on"),
    # Turkish
    ("2021'de ne satın alındı?", "2021", "2021'de"),
    ("2021 yılında ne satın alındı?", "2021", "2021 yılında"),
    ("Haziran 2021'de ne imzalandı?", "2021-06", "Haziran 2021'de"),
    ("15 Haziran 2021'de ne imzalandı?", "2021-06-15", "15 Haziran 2021'de"),
    ("2020'den beri ne alındı?", "from 2020-01-01", "2020'den beri"),
    ("2020'den sonra ne alındı?", "from 2021-01-01", "2020'den sonra"),
    ("2020'ye kadar ne alındı?", "up to 2020-12-31", "2020'ye kadar"),
    ("2018 ile 2020 arasında ne oldu?", "2018-01-01 to 2020-12-31", "2018 ile 2020 arasında"),
    ("2023'ün ilk yarısında ne kadar harcandı?", "2023-01-01 to 2023-06-30", "2023'ün ilk yarısında"),
    ("2020'nin ilk dokuz ayında ne oldu?", "2020-01-01 to 2020-09-30", "2020'nin ilk dokuz ayında"),
    ("Geçen yıl ne satın aldı?", "2025", "Geçen yıl"),
    ("Son üç yılda ne satın aldı?", "2023-05-20 to 2026-05-20", "Son üç yılda"),
    # Azerbaijani
    ("Azərbaycan 2021-ci ildə nə aldı?", "2021", "2021-ci ildə"),
    ("2021-ci ilin iyununda nə baş verdi?", "2021-06", "2021-ci ilin iyununda"),
    ("2020-ci ildən bəri nə alınıb?", "from 2020-01-01", "2020-ci ildən bəri"),
    ("2018-ci ildən 2020-ci ilə qədər nə alınıb?", "2018-01-01 to 2020-12-31", None),
    ("2018-2020-ci illərdə nə alınıb?", "2018-01-01 to 2020-12-31", "2018-2020-ci illərdə"),
    ("2022-ci ilin əvvəlində nə alınıb?", "2022-01-01 to 2022-04-30", "2022-ci ilin əvvəlində"),
    ("Ötən il nə aldı?", "2025", "Ötən il"),
    ("1990-cı illərdə nə alınıb?", "1990-01-01 to 1999-12-31", "1990-cı illərdə"),
    # Russian
    ("Что купил Азербайджан в 2021 году?", "2021", "в 2021 году"),
    ("Что подписали 15 июня 2021 года?", None, None),
    ("Что подписали в июне 2021 года?", "2021-06", "в июне 2021 года"),
    ("Что купил Азербайджан с 2018 по 2020 год?", "2018-01-01 to 2020-12-31", "с 2018 по 2020 год"),
    ("Что купили с 2020 года?", "from 2020-01-01", "с 2020 года"),
    ("Что купили после 2020 года?", "from 2021-01-01", "после 2020 года"),
    ("Что купили между 2018 и 2020 годами?", "2018-01-01 to 2020-12-31", "между 2018 и 2020 годами"),
    ("Сколько потратили за первые девять месяцев 2020 года?", "2020-01-01 to 2020-09-30", None),
    ("Что купили летом 2020 года?", "2020-06-01 to 2020-08-31", "летом 2020 года"),
    ("Что купил Азербайджан в прошлом году?", "2025", "в прошлом году"),
    ("Что купили за последние три года?", "2023-05-20 to 2026-05-20", "за последние три года"),
    # weekdays beside dates, parts of decades, words that are verbs too
    ("What happened to Nirvana fans in the early 1990s?", "1990-01-01 to 1993-12-31", "in the early 1990s"),
    ("What happened at the end of the 1990s?", "1996-01-01 to 1999-12-31", "at the end of the 1990s"),
    (
        "What was sold from the late 1980s to the early 1990s?",
        "1986-01-01 to 1993-12-31",
        "from the late 1980s to the early 1990s",
    ),
    ("What happened before the late 1990s?", "up to 1995-12-31", "before the late 1990s"),
    ("1990'lı yıllarda ne oldu?", "1990-01-01 to 1999-12-31", "1990'lı yıllarda"),
    ("1990-cı illərin əvvəllərində nə oldu?", "1990-01-01 to 1993-12-31", "1990-cı illərin əvvəllərində"),
    ("Что было в начале 1990-х?", "1990-01-01 to 1993-12-31", "в начале 1990-х"),
    ("What happened on Tuesday, September 11, 2001?", "2001-09-11", "on Tuesday, September 11, 2001"),
    ("What happened on Friday the 13th of March 2020?", "2020-03-13", "on Friday the 13th of March 2020"),
    ("What happened on the 11th of September 2001?", "2001-09-11", "on the 11th of September 2001"),
    ("What happened on Monday (3 June 2019)?", "2019-06-03", "on Monday (3 June 2019)"),
    ("What did he say on Mon, 3 June 2019?", "2019-06-03", "on Mon, 3 June 2019"),
    ("What happened on Monday in 2019?", "2019", "in 2019"),
    (
        "What happened after Tuesday, September 11, 2001?",
        "from 2001-09-12",
        "after Tuesday, September 11, 2001",
    ),
    (
        "What did he sell between Monday, 3 June and Friday, 7 June 2019?",
        "2019-06-03 to 2019-06-07",
        "between Monday, 3 June and Friday, 7 June 2019",
    ),
    ("11 Eylül 2001 Salı günü ne oldu?", "2001-09-11", "11 Eylül 2001 Salı günü"),
    ("11 Eylül 2001 Salı gününden sonra ne oldu?", "from 2001-09-12", "11 Eylül 2001 Salı gününden sonra"),
    ("Salı günü, 11 Eylül 2001'de ne oldu?", "2001-09-11", "Salı günü, 11 Eylül 2001'de"),
    ("Cümə günü, 13 mart 2020-ci ildə nə oldu?", "2020-03-13", "Cümə günü, 13 mart 2020-ci ildə"),
    ("Что было во вторник, 11 сентября 2001 года?", "2001-09-11", "во вторник, 11 сентября 2001 года"),
    ("Why did oil prices fall in 2020?", "2020", "in 2020"),
    ("Did hope spring in 2020?", "2020", "in 2020"),
    ("What happened in early fall 2008?", "2008-09-01 to 2008-11-30", "in early fall 2008"),
    ("What happened to the Arab Spring of 2011?", "2011", "of 2011"),
    ("Which protesters march in 2020?", "2020", "in 2020"),
    ("What did he say last Friday, 15 May 2026?", "2026-05-15", "last Friday, 15 May 2026"),
]


@pytest.mark.parametrize(("question", "days", "words"), PERIODS)
def test_a_period_is_read(question: str, days: str | None, words: str | None) -> None:
    period = read_time(question, TODAY).period
    assert (str(period) if period else None) == days
    if words is not None:
        assert period is not None
        assert period.words == words
        assert period.kind == "event"


TRAPS = [
    "Who sold 2020 drones to Borovia?",
    "A force of 2000 soldiers came from where?",
    "How many S-300 and TRG-300 systems were there?",
    "Did the Boeing 2021 fly?",
    "Who won World Cup 2022?",
    "What happened in the 2020 war?",
    "What happened in the 2020 Nagorno-Karabakh war?",
    "What topics did the June 2024 Ankara talks cover?",
    "Who signed at ADEX 2024?",
    "By how much did the 2023 budget grow?",
    "Did it come before or after the July 2020 Tovuz clashes?",
    "How long after the centre closed did Aliyev visit Ankara?",
    "What may Turkey sell?",
    "What happened since Monday?",
    "Salı gününden sonra ne oldu?",
    "What happened on the 11th September 2001 attacks?",
    "Who won at the 2020 Summer Olympics?",
    "What did the drones that Hasanov announced in June 2020 carry?",
    "In which year did it spend more, 2022 or 2023?",
    "Was 2023 spending higher than in 2022?",
    "What was won in the last year of the war?",
    "Since when does it exist?",
    "What is sold today?",
    "After that, what happened?",
    "2020 savaşında ne oldu?",
    "2020-ci il müharibəsində nə oldu?",
    "Bundan sonra ne oldu?",
    "Сколько погибло в войне 2020 года?",
    "Сколько было 2020 беспилотников?",
]


@pytest.mark.parametrize("question", TRAPS)
def test_what_is_no_period_is_not_read_as_one(question: str) -> None:
    reading = read_time(question, TODAY)
    assert reading.period is None
    assert reading.event is None


@pytest.mark.parametrize(
    ("question", "days", "words"),
    [
        ("Which articles published in 2021 mention drones?", "2021", "in 2021"),
        ("Which losses were reported in March 2022?", "2022-03", "in March 2022"),
        ("What did the papers write last week?", "2026-05-11 to 2026-05-17", "last week"),
        ("Which articles from 2021 mention drones?", "2021", "from 2021"),
        ("2021'de yayımlanan haberlerde ne var?", "2021", "2021'de"),
        ("2021-ci ildə dərc olunan məqalələrdə nə var?", "2021", "2021-ci ildə"),
        ("Какие статьи, опубликованные в 2021 году, пишут о дронах?", "2021", "в 2021 году"),
        ("Что писали газеты на прошлой неделе?", "2026-05-11 to 2026-05-17", "на прошлой неделе"),
    ],
)
def test_publication_is_told_apart(question: str, days: str, words: str) -> None:
    period = read_time(question, TODAY).period
    assert period is not None
    assert (str(period), period.words, period.kind) == (days, words, "publication")


@pytest.mark.parametrize(
    "question", ["Did SIPRI report sales in 2021?", "What do articles say about sales in 2021?"]
)
def test_what_is_reported_of_a_time_is_about_events(question: str) -> None:
    period = read_time(question, TODAY).period
    assert period is not None
    assert period.kind == "event"


@pytest.mark.parametrize(
    ("question", "name", "side", "edge"),
    [
        ("What did it buy before the 2020 war?", "2020 war", "before", "first"),
        ("What did it buy since the Shusha Declaration?", "Shusha Declaration", "since", "last"),
        ("What happened until the ceasefire?", "ceasefire", "until", "first"),
        ("What did Turkey sell after the Gaza war began?", "Gaza war", "since", "first"),
        ("What was sold after the outbreak of the Gaza war?", "Gaza war", "since", "first"),
        ("What was sold before the end of the Gaza war?", "Gaza war", "before", "last"),
        (
            "What was sold after the Battle of Shusha in Karabakh?",
            "Battle of Shusha in Karabakh",
            "since",
            "last",
        ),
        ("Şuşa Beyannamesi'nden sonra Türkiye ne sattı?", "Şuşa Beyannamesi'nden", "since", "last"),
        ("2020 savaşından önce ne alındı?", "2020 savaşından", "before", "first"),
        ("Ateşkese kadar ne oldu?", "Ateşkese", "until", "first"),
        ("Şuşa Bəyannaməsindən sonra nə alınıb?", "Şuşa Bəyannaməsindən", "since", "last"),
        ("Что купили после Шушинской декларации?", "Шушинской декларации", "since", "last"),
        ("Что купили до войны 2020 года?", "войны 2020 года", "before", "first"),
    ],
)
def test_an_event_is_named(question: str, name: str, side: str, edge: str) -> None:
    event = read_time(question, TODAY).event
    assert event is not None
    assert event.names[0] == name
    assert (event.side, event.edge) == (side, edge)


@given(st.text(max_size=200))
def test_any_text_is_taken(question: str) -> None:
    reading = read_time(question, TODAY)
    assert reading.period is None or reading.period.words in question


PARTS = [
    "in",
    "since",
    "before",
    "2020",
    "2021",
    "war",
    "the",
    "June",
    "15",
    "to",
    "and",
    "years",
    "ago",
    "с",
]


@given(st.lists(st.sampled_from([*PARTS, "2", "last", "до", "по", "году", "2020'de", "sonra"])))
def test_any_run_of_words_of_time_is_taken(parts: list[str]) -> None:
    period = read_time(" ".join(parts), TODAY).period
    if period and period.since and period.until:
        assert period.since <= period.until
