from dataclasses import replace

from dossier.retrieval.copies import merge_repeats
from dossier.types import Article, Hit, Passage

WIRE = "The boats were delivered to Borovia in May, the ministry said, and crews are being trained."
CUT = "The boats were delivered to Borovia in May, the ministry said."


def hit(
    article_id: str, text: str, score: float, cluster: str | None = None, published: str | None = None
) -> Hit:
    article = Article(article_id, article_id, text, article_id, published=published, cluster=cluster)
    passage = Passage(f"{article_id}:0", article_id, 0, 0, len(text), text, ((0, len(text)),))
    return Hit(passage, article, score)


def merged(*hits: Hit) -> list[tuple[str, float, list[str]]]:
    return [
        (hit.article.id, hit.score, [copy.article.id for copy in hit.copies]) for hit in merge_repeats(hits)
    ]


def test_of_near_copies_the_earliest_is_cited_with_the_rank_of_the_best() -> None:
    late = hit("a", WIRE, 0.9, "a", "2021-06-16")
    early = hit("b", WIRE, 0.7, "a", "2021-06-15")
    vague = hit("c", WIRE, 0.6, "a", "2021")
    undated = hit("d", WIRE, 0.5, "a")
    assert merged(late, early, vague, undated) == [("b", 0.9, ["a", "c", "d"])]


def test_of_near_copies_of_one_day_the_lowest_id_is_cited() -> None:
    assert merged(hit("b", WIRE, 0.9, "a", "2021"), hit("a", WIRE, 0.7, "a", "2021")) == [("a", 0.9, ["b"])]


def test_of_independent_articles_that_say_the_same_the_best_is_cited() -> None:
    best, early = hit("a", WIRE, 0.9, published="2021-06-16"), hit("b", WIRE, 0.7, published="2021-06-15")
    assert merged(best, early) == [("a", 0.9, ["b"])]


def test_the_earliest_is_sought_among_near_copies_of_the_best_alone() -> None:
    best = hit("b", WIRE, 0.9, "b", "2021-06-16")
    independent = hit("a", WIRE, 0.8, published="2020")
    printing = hit("c", WIRE, 0.7, "b", "2021-06-15")
    assert merged(best, independent, printing) == [("c", 0.9, ["b", "a"])]


def test_near_copies_are_merged_when_they_are_cut_elsewhere_and_other_articles_are_not() -> None:
    assert merged(hit("a", WIRE, 0.9, "a"), hit("b", CUT, 0.7, "a")) == [("a", 0.9, ["b"])]
    assert merged(hit("a", WIRE, 0.9), hit("b", CUT, 0.7)) == [("a", 0.9, []), ("b", 0.7, [])]


def test_near_copies_keep_passages_that_say_other_things() -> None:
    added = "Fishermen of the northern villages complained about the noise of the engines."
    assert len(merged(hit("a", WIRE, 0.9, "a"), hit("b", added, 0.7, "a"))) == 2


def test_a_repeat_within_an_article_is_left_out_wherever_the_article_stands() -> None:
    first, copy = hit("a", WIRE, 0.9), hit("b", WIRE, 0.7)
    again = hit("b", WIRE + "!", 0.6)
    assert merged(first, copy, again) == [("a", 0.9, ["b"])]


def test_other_forms_of_the_same_words_are_the_same() -> None:
    other = WIRE.replace("boats", "boat").replace("crews", "crew").replace("delivered", "delivering")
    one = replace(hit("a", WIRE, 0.9), article=Article("a", "a", WIRE, "a", language="en"))
    two = replace(hit("b", other.upper(), 0.7), article=Article("b", "b", other, "b", language="en"))
    assert merged(one, two) == [("a", 0.9, ["b"])]
    assert merged(one, hit("b", other, 0.7)) == [("a", 0.9, []), ("b", 0.7, [])]
