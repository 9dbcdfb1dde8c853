import pytest

from dossier.composing.answer_type import holds_kind, negated, numbers
from dossier.composing.measured import holds_measure
from dossier.retrieval import Shape


@pytest.mark.parametrize(
    ("shape", "holding", "lacking"),
    [
        (Shape.WHEN, "They signed it on 15 June 2021.", "They signed it in Shusha."),
        (Shape.WHEN, "It led to a Dec. 6 runoff.", "It led to 6 runoffs."),
        (Shape.WHEN, "Belge 15 Haziran 2021'de imzalandı.", "Belge imzalandı."),
        (Shape.WHEN, "Документ подписан 15 июня 2021 года.", "Документ подписан."),
        (Shape.MONEY, "The order was worth 123 million US dollars.", "The order was for 123 vehicles."),
        (Shape.MONEY, "It paid $4.6bn.", "It paid a lot."),
        (Shape.MONEY, "One costs 65-70 million dollars.", "One TB-2 costs many dollars since 2014-18."),
        (Shape.SHARE, "Turkey supplied 2.9 percent of them.", "Turkey supplied 29 of them."),
        (Shape.WHO, "The text was signed by Zakir Hasanov.", "The text was signed by a minister."),
        (Shape.WHERE, "They met in Baku.", "They met again."),
        (Shape.WHERE, "Toplantı Bakü'den önce Şuşa Kalesi'nde yapıldı.", "Toplantı yine yapıldı."),
        (Shape.WHERE, "Во Львове открыли завод.", "Открыли большой завод."),
        (Shape.WHERE, "Завод открыли на острове Сааремаа.", "Завод открыли на берегу."),
        (Shape.WHEN, "Мост открыли в сентябре 2020 года.", "Мост открыли на реке."),
        (Shape.SHARE, "Доля выросла до тридцати процентов.", "Доля в процентах выросла."),
        (Shape.MONEY, "The stadium cost £5m to build.", "The £ fell against the F-16 budget."),
        (Shape.MONEY, "The stadium cost $2000.", "In 2021 dollars it was cheap."),
        (Shape.MONEY, "The stadium cost 500 million yen.", "The third yen was lost."),
        (Shape.MONEY, "It is a $4bn-a-year firm.", "It rubs shoulders with 20 firms."),
        (Shape.MONEY, "It cost 3m euros.", "It cost as much in the 2010s."),
        (Shape.MONEY, "It cost 200 Argentine pesos.", "It won 12 medals."),
        (Shape.MONEY, "It cost millions of rupees.", "Millions of people came."),
        (Shape.MONEY, "It costs 50 cents.", "It lost 50 per cent."),
        (Shape.MONEY, "Стадион обошёлся в 3 млн гривен.", "Стадион вмещает 3 млн зрителей."),
        (Shape.MONEY, "Stadyum 5 milyon yen tuttu.", "Stadyum 5 milyon kişi ağırladı."),
        (Shape.SHARE, "A third of voters abstained.", "A third man abstained."),
        (Shape.SHARE, "Two-thirds of them came.", "The third ship came."),
        (Shape.SHARE, "One in five voters came.", "He came at two in the morning."),
        (Shape.SHARE, "It has 61pc of the vote.", "It has 61 PCs."),
        (Shape.SHARE, "Треть избирателей не пришла.", "Третий корабль не пришёл."),
        (Shape.SHARE, "Seçmenlerin üçte biri gelmedi.", "Üçüncü gemi gelmedi."),
        (Shape.SHARE, "Seçicilərin üçdə ikisi gəldi.", "Üçüncü gəmi gəldi."),
        (Shape.QUANTITY, "It has a range of 300km.", "It has the range of a TB2 or a 9K33."),
        (Shape.QUANTITY, "Hundreds came.", "No. 5 Squadron came."),
    ],
)
def test_a_sentence_that_holds_the_kind_scores_higher(shape: Shape, holding: str, lacking: str) -> None:
    assert holds_kind(shape, holding) == 1.0
    assert holds_kind(shape, lacking) == 0.0


def test_a_year_alone_is_less_than_a_date() -> None:
    assert 0 < holds_kind(Shape.WHEN, "It was signed in 2021.") < 1


@pytest.mark.parametrize(
    "sentence",
    [
        "It began in the 1990s.",
        "It fell in 1453.",
        "It began in the 14th century.",
        "It came on Tuesday.",
        "In March it rained.",
        "Это было два столетия тому назад.",
        "Зимой мост закрыли.",
        "Köprü perşembe günü açıldı.",
    ],
)
def test_a_time_that_is_no_date_is_better_than_none(sentence: str) -> None:
    assert 0 < holds_kind(Shape.WHEN, sentence) < 1


def test_the_number_must_stand_at_the_thing_counted() -> None:
    counted = frozenset({"machin"})
    assert holds_kind(Shape.QUANTITY, "Baku ordered 20 mine-clearing machines.", counted) == 1.0
    assert holds_kind(Shape.QUANTITY, "Baku ordered twenty machines.", counted) == 1.0
    assert holds_kind(Shape.QUANTITY, "Machines were ordered by 3 states.", counted) < 0.5
    assert holds_kind(Shape.QUANTITY, "Machines were ordered.", counted) == 0.0
    assert holds_kind(Shape.QUANTITY, "Machines came on 29 April 2023, and in 2021.", counted) == 0.0
    assert holds_kind(Shape.QUANTITY, "In 2021 machines came.", counted) == 0.0
    assert holds_kind(Shape.QUANTITY, "Baku ordered 2000 machines.", counted) == 1.0
    assert holds_kind(Shape.QUANTITY, "None of the machines came.", counted) == 1.0
    assert holds_kind(Shape.QUANTITY, "About 3m machines came.", counted) == 1.0
    assert holds_kind(Shape.QUANTITY, "Millions of machines came.", counted) == 1.0
    assert holds_kind(Shape.QUANTITY, "A third of the machines came.", counted) == 1.0
    assert holds_kind(Shape.QUANTITY, "A third man came with machines.", counted) == 0.0
    assert holds_kind(Shape.QUANTITY, "The 3M-54 and the 5th machines came.", counted) == 0.0
    assert holds_kind(Shape.QUANTITY, "On 5 June 2021 machines came.", counted) == 0.0


def test_a_tally_is_no_number_of_things() -> None:
    assert holds_kind(Shape.QUANTITY, "Her party went two-for-two on the night.") == 0.0
    assert holds_kind(Shape.QUANTITY, "Two-thirds of them came.") == 1.0


@pytest.mark.parametrize(
    ("question", "holding", "lacking"),
    [
        ("How long did she speak?", "She spoke for two minutes.", "She spoke of 20 drones in June."),
        ("How long is the boat?", "The boat is 14.8 m long.", "The boat has 2 guns."),
        ("How far does it fly?", "It flies 400 km.", "It flies well."),
        ("How long did it last?", "It lasted 3h.", "It lasted."),
        ("How far is it?", "It is 3km away.", "It is near."),
        ("How old is the premier?", "Anna Velm is 49.", "Anna Velm won in many towns."),
        ("How long ago did it happen?", "It happened in 1990.", "It happened at night."),
        ("How long were they married?", "They married in 1999.", "They married young."),
    ],
)
def test_a_measure_is_told_in_its_units(question: str, holding: str, lacking: str) -> None:
    assert holds_measure(question, holding)
    assert not holds_measure(question, lacking)
    assert holds_measure("Who is the premier?", lacking)
    assert holds_measure("How long as it may be?", lacking)
    assert holds_measure("How heavy were the losses?", lacking)


def test_a_question_of_no_kind_takes_any_sentence() -> None:
    assert holds_kind(Shape.OPEN, "It has vehicles.") == holds_kind(Shape.LIST, "It rained.") == 1.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,234,567 people", {"1234567"}),
        ("100.617 kişi", {"100617"}),
        ("2.9 percent and 1,2 milyar", {"2.9%", "1200000000"}),
        ("twenty-five drones, and the 3rd of June 2021", {"25", "3", "2021"}),
        ("25 drones, and 3 June 2021", {"25", "3", "2021"}),
        ("$1.6 billion for the F-16 and TB2", {"1600000000USD", "16", "2"}),
        ("beş İHA", {"5"}),
        ("by half", {"50%"}),
        ("no number", set()),
    ],
)
def test_numbers_in_one_notation(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text", ["He did not sign.", "They denied it.", "Imzalanmadı değil.", "Он не подписал."]
)
def test_denials(text: str) -> None:
    assert negated(text)
    assert not negated("He signed.")


@pytest.mark.parametrize("text", ["No. 3 Squadron was sent.", "Order no. 12 was signed."])
def test_the_number_of_a_thing_is_no_denial(text: str) -> None:
    assert not negated(text)
    assert negated("No drones were sent.")
    assert negated("The answer was no.")
