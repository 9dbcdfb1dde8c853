from dataclasses import replace

import numpy as np

from dossier.composing.candidates import candidates
from dossier.composing.composition import Quoted, number_quotes, without_contained
from dossier.composing.selection import Scored, choose, in_reading_order
from dossier.retrieval import Shape, Term
from tests.composing.sentences_weighed import BOATS, hit, query, scored


def test_a_question_of_fact_gets_more_statements_only_where_the_first_is_not_sure() -> None:
    asked = query(Shape.QUANTITY, BOATS)

    def chosen(score: float) -> int:
        many = [("a", f"Borovia has {n} patrol boats now.", n * 0.7, score) for n in range(12, 20)]
        return len(choose(scored(many, asked), asked))

    assert [chosen(score) for score in (0.96, 0.8, 0.5)] == [1, 2, 3]


def test_an_unsure_answer_brings_along_what_else_the_quoted_article_tells() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    best = ("a", "Borovia has 12 patrol boats now.", 0.0, 0.5)
    same = ("a", "The navy is to get 4 patrol boats.", 0.7, 0.1)
    other = ("b", "There were 9 patrol boats once.", 1.4, 0.2)
    weak = ("a", "Who paid for the boats is unknown.", 2.1, 0.01)
    groups = choose(scored([best, other, same, weak], asked), asked)
    assert [group[0].candidate.text for group in groups] == [best[1], same[1]]
    anywhere = choose(scored([best, other, same, weak], asked), asked, sure_from=0.6)
    assert [group[0].candidate.text for group in anywhere] == [best[1], other[1], same[1]]
    sure = [(*best[:3], 0.97), same]
    assert len(choose(scored(sure, asked), asked)) == 1


def test_a_better_statement_stays_where_a_weaker_one_leans_on_it() -> None:
    found = hit("a", "Borovia has 12 patrol boats.", "It was told so by the navy.")
    (first, last), (_, end) = found.passage.sentences
    best, leaning = (Quoted(found.article, found.passage, span) for span in ((first, last), (first, end)))
    other = Quoted(hit("b", "It rains.").article, found.passage, (first, last))
    kept = without_contained([([best], 0.6), ([leaning], 0.1), ([other], 0.1)])
    assert [score for _, score in kept] == [0.6, 0.1]
    assert kept[1][0] == [other]
    assert without_contained([([best], 0.1), ([leaning], 0.6)]) == [([leaning], 0.6)]
    assert without_contained([([best], 0.5), ([leaning], 0.5)]) == [([leaning], 0.5)]


def test_a_question_of_fact_is_answered_best_first() -> None:
    asked = query(Shape.QUANTITY, BOATS)
    first, second = scored(
        [("a", "It has 12 boats today.", 0.0, 0.3), ("a", "It had 4 ships then.", 1.0, 0.9)], asked
    )
    assert in_reading_order([[first], [second]], Shape.QUANTITY) == [[second], [first]]


def test_weak_sentences_are_not_added() -> None:
    asked = query(Shape.LIST, BOATS)
    both = scored([("a", "Borovia has 12 patrol boats.", 0, 0.9), ("b", "It rained all day.", 1, 0.1)], asked)
    assert len(choose(both, asked)) == 1


def test_further_sentences_are_about_every_name_of_the_question() -> None:
    named = Term("borovia", ("borovia", "borovian"), 1.0, known=True, name=True)
    asked = query(Shape.LIST, BOATS, named)
    found = scored(
        [
            ("a", "Borovia has 12 patrol boats.", 0, 0.9),
            ("b", "Iraq has 40 patrol boats.", 0.7, 0.8),
            ("c", "The Borovian navy has 3 frigates.", 1.4, 0.7),
        ],
        asked,
    )
    assert [group[0].candidate.article.id for group in choose(found, asked)] == ["a", "c"]


def test_the_same_in_another_article_is_a_witness_and_in_the_same_is_left_out() -> None:
    asked = query(Shape.LIST, BOATS)
    said = "In May Borovia had 12 boats."
    groups = choose(scored([("a", said, 0, 0.9), ("b", said, 0, 0.8), ("a", said, 0, 0.8)], asked), asked)
    assert [[each.candidate.article.id for each in group] for group in groups] == [["a", "b"]]


def test_near_copies_are_one_witness_and_the_earliest_is_cited() -> None:
    asked = query(Shape.LIST, BOATS)
    said = "In May Borovia had 12 boats."
    found = scored([(key, said, 0, 0.9) for key in ("late", "early", "other")], asked)
    clusters = {"late": ("x", "2021-06-16"), "early": ("x", "2021-06-15"), "other": (None, "2021-07")}
    found = [_printed(each, *clusters[each.candidate.article.id]) for each in found]
    groups = choose(found, asked)
    assert [[each.candidate.article.id for each in group] for group in groups] == [["early", "other"]]


def _printed(each: Scored, cluster: str | None, published: str) -> Scored:
    article = replace(each.candidate.article, cluster=cluster, published=published)
    return replace(each, candidate=replace(each.candidate, article=article))


def test_a_statement_tells_by_how_many_independent_articles_it_is_backed() -> None:
    near = [replace(hit(key, "Borovia has 12 boats."), score=0.5) for key in ("a", "b", "c")]
    stories = ["x", "x", None]
    quoted = [
        Quoted(replace(each.article, cluster=story), each.passage, each.passage.sentences[0])
        for each, story in zip(near, stories, strict=True)
    ]
    made = number_quotes([(quoted, 0.9), (quoted[:2], 0.8)], 0.9)
    assert [statement.independent for statement in made.statements] == [2, 1]
    made = number_quotes([(quoted, 0.9), (quoted[:2], 0.1)], 0.9, least=0.12)
    assert [statement.unsure for statement in made.statements] == [False, True]


def test_statements_of_one_article_stand_together_as_printed() -> None:
    asked = query(Shape.LIST, BOATS)
    article = hit("a", "First came the twelve boats.", "Then came the six drones.")
    first, second = candidates([article], asked)
    other = candidates([hit("b", "Elsewhere it rained a lot.")], asked)[0]
    zero = np.zeros(2, np.float32)
    groups = [[Scored(each, zero, 0.9)] for each in (first, other, second)]
    assert [group[0].candidate for group in in_reading_order(groups, Shape.LIST)] == [first, second, other]


def test_the_best_statement_opens_a_list_where_the_first_is_much_worse() -> None:
    found = scored(
        [
            ("a", "Treaties set the frame early on.", 0.0, 0.2),
            ("b", "Borovia signed with Varland in 1994.", 0.7, 0.9),
            ("a", "A second one with Keldor followed soon.", 1.4, 0.6),
        ],
        query(Shape.LIST, BOATS),
    )
    told = in_reading_order([[each] for each in found], Shape.LIST)
    assert [group[0].candidate.article.id for group in told] == ["b", "a", "a"]
