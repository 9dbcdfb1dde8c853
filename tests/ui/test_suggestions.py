"""Questions to ask next: each rests on an article that was found and is not cited."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.types import Answer, Article, FoundPassage
from dossier.ui.asking.suggestions import MOST, next_questions
from tests.ui.scripted_assistant import answer, cite

QUESTION = "Which drones has Azerbaijan bought?"


def _asked(*articles: Article, question: str = QUESTION, **fields: Any) -> tuple[str, ...]:
    """Return the questions that are offered where a passage of each article was found, and none is cited."""
    quote = cite(1, "som", "SOM-B1 cruise missiles")
    hits = tuple(
        FoundPassage(
            passage_id=each.id, article_id=each.id, score=1, text=each.text, start=0, end=len(each.text)
        )
        for each in articles
    )
    told = {"citations": (quote,), "hits": hits} | fields
    shown: Answer = answer(question, [("SOM.", [1], "supported")]).model_copy(update=told)
    return next_questions(shown, {each.id: each for each in articles})


def _article(title: str, text: str, name: str = "", language: str | None = "en", **known: Any) -> Article:
    return Article(id=name or title, title=title, text=text, origin="o", language=language, **known)


SALVO = _article("The Salvo boat is unmanned", "Dearsan makes the Salvo, a boat, in Tuzla.")


def test_a_name_in_the_headline_and_the_passage_makes_a_question() -> None:
    assert _asked(SALVO) == ("What is reported about the Salvo?",)
    said = answer(QUESTION, [("The Salvo is a boat.", [1], "supported")])
    assert "What else is" in _asked(SALVO, statements=said.statements)[0]
    long = _article("Bayraktar Teknoloji Azerbaycan", "It founded Bayraktar Teknoloji Azerbaycan in 2024.")
    assert _asked(long) == ("What is reported about Bayraktar Teknoloji Azerbaycan?",)


@pytest.mark.parametrize(
    "article",
    [
        _article("Turkish drones", "They sold Turkish drones to it."),
        _article("A visit to Turkey", "He went to Turkey, and back."),
        _article("In Ankara", "He went to Ankara, and back."),
        _article("Israeli arms", "It bought Israeli, and other, arms."),
        _article("News of June", "It was told in June, and later."),
        _article("What Reuters wrote", "It was told by Reuters, and others.", outlet="Reuters"),
        _article("Defence talks", "He spoke of Defence, and of defence."),
        _article("Boats", "Dearsan makes the Salvo, a boat."),
        _article("The Salvo boat", "The boat was shown in Baku."),
        _article("Salvo teknesi", "Dearsan yeni Salvo, tekne.", language="tr"),
        _article("Azerbaijan and drones", "It was told that Azerbaijan, too, has drones."),
        _article("Yıldırım", "", name="empty"),
    ],
)
def test_nothing_silly_is_asked(article: Article) -> None:
    assert _asked(article) == ()


def test_what_is_cited_already_or_everywhere_is_not_asked_for() -> None:
    cited = cite(1, "som", "SOM-B1 cruise missiles").model_copy(update={"article_id": SALVO.id})
    assert _asked(SALVO, citations=(cited,)) == ()
    assert _asked(SALVO, question="Who makes the Salvo?") == ()
    assert _asked(*(_article("The Salvo", SALVO.text, name=str(number)) for number in range(5))) == ()
    assert next_questions(answer(QUESTION), {}) == ()


def test_each_question_is_of_another_name_and_article() -> None:
    named = ["Salvo", "Kargu", "Altay", "Polonez"]
    made = [_article(f"The {name} again", f"They bought the {name}, it is said.") for name in named]
    twice = _article("More of the Salvo", "They bought the Salvo, it is said.")
    found = _asked(made[0], twice, *made[1:])
    assert found == tuple(f"What is reported about the {name}?" for name in named[:MOST])


def test_an_abstention_and_another_language_get_no_questions() -> None:
    assert _asked(SALVO, abstained=True) == ()
    assert _asked(SALVO, question="Azerbaycan hangi dronları aldı ve ne zaman?") == ()
