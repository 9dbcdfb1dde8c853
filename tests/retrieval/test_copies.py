import math

import numpy as np

from dossier.embedding import Embedder, embedded_text
from dossier.retrieval.copies import FAR, merge_repeats
from dossier.types import Article, Hit, Passage

WIRE = "The boats were delivered to Borovia in May, the ministry said, and crews are being trained."
CUT = "The boats were delivered to Borovia in May, the ministry said."


def hit(
    article_id: str, text: str, score: float, cluster: str | None = None, published: str | None = None
) -> Hit:
    article = Article(article_id, article_id, text, article_id, published=published, cluster=cluster)
    passage = Passage(f"{article_id}:0", article_id, 0, 0, len(text), text, ((0, len(text)),))
    return Hit(passage, article, score)


def merged(*hits: Hit, angle: float = 0.0) -> list[tuple[str, float, list[str]]]:
    """Merge hits whose vectors lie at some angle from one to the next, in radians."""
    turned = np.arange(len(hits)) * angle
    rows = np.column_stack([np.cos(turned), np.sin(turned)]).astype(np.float32)
    vectors = {hit.passage.id: row for hit, row in zip(hits, rows, strict=True)}
    return [
        (hit.article.id, hit.score, [copy.article.id for copy in hit.copies])
        for hit in merge_repeats(hits, vectors)
    ]


def test_what_lies_far_off_is_compared_only_within_a_story() -> None:
    apart, long = math.acos(FAR) + 0.01, WIRE * 11
    one, other = hit("a", long, 0.9), hit("b", long, 0.7)
    assert merged(one, other, angle=apart) == [("a", 0.9, []), ("b", 0.7, [])]
    assert merged(one, other, angle=apart - 0.02) == [("a", 0.9, ["b"])]
    printed = hit("a", WIRE, 0.9, "a"), hit("b", CUT, 0.7, "a")
    assert merged(*printed, angle=apart) == [("a", 0.9, ["b"])]


def test_the_same_words_are_merged_under_whatever_title(embedder: Embedder) -> None:
    titles = ("Weather", "The navy of Borovia", "Minister resigns over a bridge", "Chess: second round")
    for text in (WIRE, " ".join(f"{WIRE} Crew {n} has left." for n in range(1, 5)), long_text()):
        hits = [hit(f"a{n}", text, 1 - n / 10) for n in range(len(titles))]
        rows = embedder.encode([embedded_text(title, text) for title in titles])
        vectors = {each.passage.id: row for each, row in zip(hits, rows, strict=True)}
        (only,) = merge_repeats(hits, vectors)
        assert len(only.copies) == 3


def long_text() -> str:
    return " ".join(f"On day {n} of the trial, ship {n * 3} fired at target {n * 7}." for n in range(18))


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
