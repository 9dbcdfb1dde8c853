import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.retrieval.counted import counted_names, counted_thing
from dossier.retrieval.question import (
    HALVED,
    Shape,
    halved_in,
    most_statements,
    shape_of,
)


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("By how much did the budget grow?", Shape.QUANTITY),
        ("How much did the budget cost?", Shape.MONEY),
        ("What weapons has Azerbaijan bought from Turkey?", Shape.LIST),
        ("What has Israel sold to Azerbaijan?", Shape.LIST),
        ("What has Azerbaijan bought?", Shape.LIST),
        ("Which aircraft has Pakistan sold to Japan?", Shape.LIST),
        ("What military equipment does Borovia have?", Shape.LIST),
        ("Which aircraft has crashed?", Shape.OPEN),
        ("What Slovak kit was offered to Japan?", Shape.LIST),
        ("Which men have served as minister?", Shape.LIST),
        ("What did Borovia receive in May?", Shape.LIST),
        ("What was delivered in 2021?", Shape.LIST),
        ("Израиль: что купил Баку?", Shape.LIST),
        ("Bakü ne satın aldı?", Shape.LIST),
        ("What did Turkey do in order to help?", Shape.OPEN),
        ("What is the name of the ship?", Shape.OPEN),
        ("What does the executive order say?", Shape.OPEN),
        ("What does the order say?", Shape.OPEN),
        ("What is a supply chain?", Shape.OPEN),
        ("What was the reason given for the delay?", Shape.OPEN),
        ("What did the minister say about the drones that Israel sold?", Shape.OPEN),
        ("What is the name of the company that supplied the drones?", Shape.OPEN),
        ("Кто сказал, что продаст ракеты?", Shape.WHO),
        ("Правда ли, что купили дроны?", Shape.YESNO),
        ("Ne Almanya ne Fransa katıldı mı?", Shape.YESNO),
        ("Which Turkish firms met the minister?", Shape.LIST),
        ("What kinds of boats were shown?", Shape.LIST),
        ("Name all the suppliers.", Shape.LIST),
        ("Azerbaycan hangi silahları aldı?", Shape.LIST),
        ("Какие беспилотники закупил Баку?", Shape.LIST),
        ("In which weapon systems did Borovia show interest?", Shape.LIST),
        ("Which drone models were shown?", Shape.LIST),
        ("Which company upgrades the Su-25?", Shape.OPEN),
        ("What is the press saying?", Shape.OPEN),
        ("Why did talks fail?", Shape.OPEN),
        ("Who signed the protocol?", Shape.WHO),
        ("Belgeyi kim imzaladı?", Shape.WHO),
        ("When was the declaration signed?", Shape.WHEN),
        ("In which year did it happen?", Shape.WHEN),
        ("Bəyannamə nə vaxt imzalanıb?", Shape.WHEN),
        ("Когда подписана декларация?", Shape.WHEN),
        ("Where was the plant built?", Shape.WHERE),
        ("How many launchers were delivered?", Shape.QUANTITY),
        ("Сколько машин поставлено?", Shape.QUANTITY),
        ("How much did the drones cost?", Shape.MONEY),
        ("What is the price of one aircraft?", Shape.MONEY),
        ("What did Baku pay for it?", Shape.MONEY),
        ("How much did Baku spend on drones?", Shape.MONEY),
        ("Baku spent how much on drones?", Shape.MONEY),
        ("Baku sold how many drones?", Shape.QUANTITY),
        ("How much rain fell in May?", Shape.QUANTITY),
        ("How much of the budget went to the army?", Shape.QUANTITY),
        ("What happens when people save or pay down debt?", Shape.OPEN),
        ("What share of imports came from Turkey?", Shape.SHARE),
        ("What is Turkey's share of world exports?", Shape.SHARE),
        ("What is the share price of the firm?", Shape.MONEY),
        ("Did Russia take part?", Shape.YESNO),
        ("Anlaşma imzalandı mı?", Shape.YESNO),
        ("Savaş ne kadar sürdü?", Shape.QUANTITY),
        ("Menzili ne kadar?", Shape.QUANTITY),
        ("Müharibə nə qədər davam etdi?", Shape.QUANTITY),
        ("Ordu nə qədər pulemyot alıb?", Shape.QUANTITY),
        ("Bakü ne kadar ödedi?", Shape.MONEY),
        ("Bir uçağın fiyatı ne kadar?", Shape.MONEY),
        ("Gemi ne kadara mal oldu?", Shape.MONEY),
        ("Dronun qiyməti nə qədərdir?", Shape.MONEY),
        ("Layihəyə nə qədər pul xərclənib?", Shape.MONEY),
        ("What did Kim Jong Un promise Putin?", Shape.OPEN),
        ("Did Kim resign?", Shape.YESNO),
        ("Who met Kim?", Shape.WHO),
        ("Kim Putin ile görüştü?", Shape.WHO),
        ("Köprü kaç yılında açıldı?", Shape.WHEN),
        ("Köprü kaç yıl sürdü?", Shape.QUANTITY),
        ("Köprü kaç yılda yapıldı?", Shape.QUANTITY),
        ("Hangi yüzyılda kuruldu?", Shape.WHEN),
        ("Kentin nüfusu nedir?", Shape.QUANTITY),
        ("Antlaşma kimler arasında imzalandı?", Shape.WHO),
        ("Gemiler nereden geldi?", Shape.WHERE),
        ("Hangi şehirde doğdu?", Shape.WHERE),
        ("Hangi şehir kuşatıldı?", Shape.OPEN),
        ("В каком веке построили мост?", Shape.WHEN),
        ("С какого года мост закрыт?", Shape.WHEN),
        ("Какой годовой доход у завода?", Shape.OPEN),
        ("Какая датская компания строит мост?", Shape.OPEN),
        ("Какая максимальная длина моста?", Shape.QUANTITY),
        ("На каком расстоянии от Баку стоит завод?", Shape.QUANTITY),
        ("Сколько стоил мост?", Shape.MONEY),
        ("Сколько европейских стран участвовало?", Shape.QUANTITY),
        ("Какой бюджет у министерства?", Shape.MONEY),
        ("В каком городе подписали договор?", Shape.WHERE),
        ("Откуда пришли корабли?", Shape.WHERE),
        ("Чьи корабли пришли?", Shape.WHO),
        ("Were sales higher in 2020 or in 2021?", Shape.COMPARISON),
        ("Which countries have sold more than 100 tanks?", Shape.LIST),
        ("Who paid more than $1 million for the boat?", Shape.WHO),
        ("Did more than a hundred people die in the flood or the fire?", Shape.YESNO),
        ("When did more than 100 people drown?", Shape.WHEN),
        ("How many died after the earthquake in Turkey or Syria?", Shape.QUANTITY),
        ("Did it happen before or after the war?", Shape.COMPARISON),
        ("Are its boats larger than those of Keldor?", Shape.COMPARISON),
        ("What do analysts say about the ceasefire?", Shape.OPEN),
        ("What have scientists found on Mars?", Shape.OPEN),
        ("Which drug treats the fever?", Shape.OPEN),
        ("Which gas is used?", Shape.OPEN),
        ("What was the death toll?", Shape.QUANTITY),
        ("What is the population of Velm?", Shape.QUANTITY),
        ("What was the number of casualties?", Shape.QUANTITY),
        ("What was its unemployment rate?", Shape.QUANTITY),
        ("In which country is it based?", Shape.WHERE),
        ("Isn't he the president?", Shape.YESNO),
        ("Didn’t they win?", Shape.YESNO),
        ("Compare the budgets of 2022 and 2023", Shape.COMPARISON),
        ("", Shape.OPEN),
    ],
)
def test_shape(question: str, shape: Shape) -> None:
    assert shape_of(question) is shape


def test_a_list_gets_more_statements_than_a_fact() -> None:
    assert most_statements(Shape.LIST) == 8
    assert most_statements(Shape.WHEN) == most_statements(Shape.QUANTITY) == 3


@given(st.text())
def test_any_text_has_a_shape(text: str) -> None:
    assert shape_of(text) in Shape


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How many TRG-300 launchers does Azerbaijan have?", "launchers"),
        ("How many people had fled?", "people"),
        ("How many people attended the rally?", "people"),
        ("How many countries signed the treaty?", "countries"),
        ("How many people live in Velm?", "people"),
        ("How many employees work for Kestrel?", "employees"),
        ("How many families lost their homes?", "families"),
        ("How many armed drones crashed?", "drones"),
        ("How many arms deals fell through?", "deals"),
        ("How many aircraft carriers sailed?", "carriers"),
        ("How many ships?", "ships"),
        ("How many mine-clearing machines?", "machines"),
        ("When was it?", ""),
        ("how many", ""),
        ("Сколько патрульных катеров купила Боровия?", "катеров"),
        ("Сколько всего человек пострадало?", "человек"),
        ("Borovya kaç tane bot aldı?", "bot"),
        ("Borovya botları kaç yılında aldı?", ""),
        ("Boroviya neçə qayıq alıb?", "qayiq"),
    ],
)
def test_the_thing_counted_is_the_noun_after_how_many(question: str, thing: str) -> None:
    assert counted_thing(question) == thing


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("How many Harop drones did Borovia buy from Keldor?", {"harop"}),
        ("How many TRG-300 launchers does Borovia have?", {"trg", "300"}),
        ("How many Su-30s were sold?", {"su", "30s"}),
        ("how many tb2s did it lose?", {"tb2s"}),
        ("How many boats has Borovia?", set()),
        ("How many employees work for Kestrel?", set()),
        ("How many old treaties that founded the EU protected rights?", set()),
        ("When did Harop drones come?", set()),
    ],
)
def test_the_names_of_what_is_counted(question: str, counted: set[str]) -> None:
    assert counted_names(question) == counted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is the latest price of oil?", "newest"),
        ("Who is the current minister?", "newest"),
        ("How many ships has Borovia bought so far?", "newest"),
        ("Who is the minister of finance?", "holds"),
        ("Who heads the agency?", "holds"),
        ("What is the largest ship of the navy?", "holds"),
        ("Who was the minister in the war?", ""),
        ("What was the largest ship of the navy?", ""),
        ("When was the treaty signed?", ""),
        ("Who is Anna Velm?", ""),
        ("Who are the brothers of Anna Velm?", ""),
        ("Who is the governor of Velmland?", "holds"),
    ],
)
def test_whether_the_newer_answer_is_the_better(question: str, kind: str) -> None:
    assert halved_in(question) == (HALVED[kind] if kind else 0)
