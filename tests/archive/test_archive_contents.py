"""What somebody sees who looks around in an archive."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from archive_samples import CARD, DIMENSION, article, fill, put

from dossier.archive import Archive, Wanted, changes, contents
from dossier.dates import days_of
from dossier.types import Article, Filters

OUTLETS = ("Morning Post", "Evening Star", "Harbour News")
LANGUAGES = ("en", "en", "tr")
MANY = 3_000


def sample(number: int) -> Article:
    """Return an article whose date, outlet and language follow from its number; every tenth has no date."""
    month = f"{2010 + number % 120 // 12}-{number % 12 + 1:02}"
    published = None if number % 10 == 9 else month if number % 10 == 8 else f"{month}-{number % 28 + 1:02}"
    words = ["Six drones were delivered." if number % 50 == 0 else "A bridge was opened."]
    return article(
        f"a{number:04}",
        [*words, f"Number {number}."],
        outlet=OUTLETS[number % 3],
        language=LANGUAGES[number % 3],
        published=published,
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive of thousands of articles without passages."""
    home = tmp_path_factory.mktemp("contents") / "home"
    nothing = np.zeros((0, DIMENSION), np.float32)
    with pytest.MonkeyPatch.context() as clock:
        seconds = iter(range(1_700_000_000, 1_800_000_000))
        clock.setattr(changes.time, "time", lambda: next(seconds))
        with Archive.open(home, CARD, create=True) as archive, archive.writer() as writer:
            for number in range(MANY):
                writer.put(sample(number), [], [], nothing)
    with Archive.open(home, CARD) as archive:
        yield archive


def ids(archive: Archive, wanted: Wanted, start: int = 0, count: int = 50) -> list[str]:
    return [each.id for each in archive.contents.browse(wanted, start, count).articles]


def newest_first(one: Article) -> tuple[object, ...]:
    return (one.published is not None, *(days_of(one.published) if one.published else ()), one.id)


def test_an_overview_counts_everything(large: Archive) -> None:
    found = large.contents.overview()
    assert found.articles == MANY
    assert found.outlets == dict.fromkeys(sorted(OUTLETS), MANY // 3)
    assert list(found.languages.items()) == [("en", 2000), ("tr", 1000)]
    assert found.months == large.months()
    assert found.months[""] == MANY // 10
    assert sum(found.months.values()) == MANY
    assert [each.id for each in found.latest] == [f"a{number}" for number in range(2999, 2991, -1)]
    assert large.contents.overview() is found


def test_pages_follow_each_other_without_a_gap_or_a_repeat(large: Archive) -> None:
    wanted = [one.id for one in sorted(map(sample, range(MANY)), key=newest_first, reverse=True)]
    pages = [ids(large, Wanted(), start) for start in range(0, MANY + 50, 50)]
    assert [name for page in pages for name in page] == wanted
    assert pages[-1] == []
    dated = [name for name in reversed(wanted) if sample(int(name[1:])).published]
    assert ids(large, Wanted(order="oldest"), 0, len(dated)) == dated
    assert ids(large, Wanted(order="added"), 7, 3) == ["a2992", "a2991", "a2990"]


def test_filters_hold_together(large: Archive) -> None:
    wanted = Wanted(Filters.of("2012", "2013-06", ["evening STAR"]), "en")
    meant = {one.id for one in map(sample, range(MANY)) if wanted.filters.admit(one) and one.language == "en"}
    found = large.contents.browse(wanted, 0, MANY)
    assert {each.id for each in found.articles} == meant
    assert found.total == len(meant) > 100
    assert large.contents.browse(Wanted(wanted.filters, "ru")).total == 0


def test_words_are_all_sought_in_any_form_with_filters_and_in_every_order(large: Archive) -> None:
    meant = [f"a{number:04}" for number in range(0, MANY, 50)]
    found = large.contents.browse(Wanted(words="Drones delivered", order="added"), 0, MANY)
    assert [each.id for each in found.articles] == meant[::-1]
    assert (found.total, found.capped) == (60, False)
    assert set(ids(large, Wanted(words="drones", order="best"), 0, MANY)) == set(meant)
    assert ids(large, Wanted(words="drones bridge")) == []
    assert ids(large, Wanted(words='"drones were"'), 55, 50) != []
    assert ids(large, Wanted(words='"were drones"')) == []
    assert ids(large, Wanted(words="?!")) == []
    english = [name for name in meant if int(name[1:]) % 3 != 2]
    assert set(ids(large, Wanted(words="deliver drone", language="en"))) == set(english)
    turkish = large.contents.browse(Wanted(language="tr", words="drones"))
    assert turkish.total == len(meant) - len(english)
    early = large.contents.browse(Wanted(Filters.of(until="2010"), words="drones"), 0, MANY)
    assert {sample(int(each.id[1:])).published[:4] for each in early.articles} == {"2010"}


def test_the_best_match_comes_first(tmp_path: Path) -> None:
    fill(
        tmp_path,
        article("long", ["A drone flew over the harbour and the old town while ships lay at anchor."]),
        article("short", ["Drone over drone."]),
        article("none", ["Ships lay at anchor."]),
    )
    with Archive.open(tmp_path) as archive:
        assert ids(archive, Wanted(words="drone", order="best")) == ["short", "long"]


def test_more_than_can_be_looked_at_is_told(large: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_FOUND", 10)
    found = large.contents.browse(Wanted(words="bridge"))
    assert (found.total, len(found.articles), found.capped) == (10, 10, True)


def test_what_another_process_adds_and_removes_is_seen(tmp_path: Path) -> None:
    fill(tmp_path, article("A"), article("B"))
    with Archive.open(tmp_path) as reader:
        assert ids(reader, Wanted(words="drones")) == ["B", "A"]
        assert reader.contents.overview().articles == 2
        with Archive.open(tmp_path) as other, other.writer() as writer:
            put(writer, article("C"))
            writer.remove("B")
        assert ids(reader, Wanted(words="drones")) == ["C", "A"]
        assert reader.contents.overview().articles == 2
        assert {each.id for each in reader.contents.overview().latest} == {"A", "C"}


def test_a_replaced_article_keeps_the_time_of_its_addition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for now, text in ((1_700_000_000, "First."), (1_700_000_009, "Second.")):
        monkeypatch.setattr(changes.time, "time", lambda now=now: now)
        fill(tmp_path, article("A", [text]))
    with Archive.open(tmp_path) as archive:
        (only,) = archive.contents.browse(Wanted()).articles
    assert (only.added, only.lead) == (1_700_000_000, "Second.")
