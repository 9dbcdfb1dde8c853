from dataclasses import replace

from dossier.composing.sides import of_all_sides, of_its_own, untold, with_sides
from dossier.retrieval import Shape, Term
from tests.composing.sentences_weighed import BOATS, query, scored


def test_a_sentence_that_tells_of_all_sides_is_the_whole_answer() -> None:
    years = [Term(year, (year,), 3.0, known=True) for year in ("2022", "2023")]
    sides = [query(Shape.QUANTITY, BOATS, year) for year in years]
    both, one, other = scored(
        [
            ("a", "Borovia had 12 boats in 2022 and 14 boats in 2023.", 0.0, 0.9),
            ("b", "Borovia had 12 boats in 2022.", 1.5, 0.8),
            ("c", "Borovia had 14 boats in 2023.", 0.8, 0.8),
        ],
        sides[0],
    )
    first, second = sides
    assert of_all_sides([(first, [both, one]), (second, [both, other])]) == [both]
    weak = replace(both, score=0.4)
    assert of_all_sides([(first, [one, weak]), (second, [other, weak])]) is None
    near = replace(both, score=0.7)
    assert of_all_sides([(first, [one, near]), (second, [other, near])]) == [near]
    assert of_all_sides([(first, [one]), (second, [one])]) is None  # it tells nothing of 2023
    assert of_all_sides([(first, [both]), (second, [])]) is None
    assert of_all_sides([(first, [both])]) is None


def test_what_tells_of_another_side_in_its_place_is_no_answer_to_a_side() -> None:
    names = [Term(name, (name,), 3.0, known=True, name=True) for name in ("kestrel", "merlin")]
    kestrel, merlin = (query(Shape.OPEN, BOATS, name) for name in names)
    one, other = scored(
        [("a", "The Kestrel carries 40 men.", 0.0, 0.9), ("b", "It carries 12 men.", 1.5, 0.8)], kestrel
    )
    kept = of_its_own([(kestrel, [one, other]), (merlin, [one, other])])
    assert [found for _, found in kept] == [[one, other], [other]]
    assert of_its_own([]) == []


def test_a_side_without_a_statement_is_told() -> None:
    years = [Term(year, (year,), 3.0, known=True) for year in ("2022", "2023")]
    first, second = (query(Shape.QUANTITY, BOATS, year) for year in years)
    one, both = scored(
        [
            ("a", "Borovia had 12 boats in 2022.", 0.0, 0.9),
            ("b", "Borovia had 12 boats in 2022 and 14 in 2023.", 1.5, 0.8),
        ],
        first,
    )
    assert untold([(first, [one]), (second, [])], [[one]]) == [second.text]
    assert untold([(first, [one]), (second, [])], [[both]]) == []
    assert untold([], [[one]]) == []


def test_each_side_of_a_comparison_is_quoted_once() -> None:
    names = [Term(name, (name,), 3.0, known=True, name=True) for name in ("borovia", "varland")]
    first, second = (query(Shape.QUANTITY, BOATS, name) for name in names)
    one, other = scored(
        [("a", "Borovia has 12 boats.", 0.0, 0.9), ("b", "Varland has 40 ships.", 1.5, 0.8)], first
    )
    both = [(first, [one]), (second, [other])]
    assert [group[0] for group in with_sides([], both)] == [one, other]
    assert [group[0] for group in with_sides([[one]], both)] == [one, other]
    assert with_sides([[one]], [(first, []), (second, [])]) == [[one]]


def test_beside_all_sides_of_a_comparison_nothing_more_of_one_of_them_is_told() -> None:
    names = [Term(name, (name,), 3.0, known=True, name=True) for name in ("borovia", "varland")]
    first, second = (query(Shape.QUANTITY, BOATS, name) for name in names)
    one, other, part, wide, rest = scored(
        [
            ("a", "Borovia has 12 boats.", 0.0, 0.9),
            ("b", "Varland has 40 ships.", 1.5, 0.8),
            ("c", "Two of those of Borovia are new.", 3.0, 0.8),
            ("d", "Varland has outdone Borovia at sea.", 4.5, 0.8),
            ("e", "The seas are full.", 2.2, 0.8),
        ],
        first,
    )
    both = [(first, [one]), (second, [other])]
    found = with_sides([[part], [wide], [rest]], both)
    assert [group[0] for group in found] == [wide, rest, one, other]
    assert [part] in with_sides([[part]], [(first, [one]), (second, [])])
