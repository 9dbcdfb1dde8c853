"""From addresses into an archive: feeds that bring only what is new, pages that change, and pages that go."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier.archive import Archive
from dossier.errors import InputError
from ingest import Report, ingest
from ingest.readers import Draft
from ingest.report import Outcome, Reason, UnusableError
from tests.ingest.small_model import SmallModel

from .conftest import Web

SMALL = SmallModel()
TEXT = (
    "The ministry said on {day} that six patrol boats had been ordered from the yard of {name} in Istanbul. "
    * 5
)


def page(name: str, *, day: str = "Monday", more: str = "") -> str:
    return f"""<html lang="en"><head><title>Boats of {name}</title><meta property="og:type" content="article">
    {more}</head><body><article><h1>Boats of {name}</h1><p>{TEXT.format(day=day, name=name)}</p>
    <p>It is the second order of the year for {name}, after one in March, officials told reporters.</p>
    </article></body></html>"""


def rss(*entries: tuple[str, str]) -> str:
    items = "".join(f"<item><link>{link}</link><pubDate>{date}</pubDate></item>" for link, date in entries)
    return f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / ".archive", SMALL.card, create=True) as opened:
        yield opened


Bring = Callable[..., Report]


@pytest.fixture
def bring(archive: Archive, web: Web, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Return what ingests addresses with a fetcher for which every name leads to the web of the test."""

    def fetcher(*, allow_private: bool, sleep: object) -> Any:
        return web.fetcher(allow_private=allow_private)

    monkeypatch.setattr("ingest.run.Fetcher", fetcher)
    return lambda *sources, **options: ingest(
        list(sources), archive, SMALL, **{"allow_private": True, **options}
    )


def put(web: Web, place: str, body: str, kind: str = "text/html", **headers: str) -> str:
    web.put(place, body, Content_Type=kind, **headers)
    return web.url(place)


def counts(report: Report) -> tuple[int, int, int, int]:
    return len(report.added), len(report.updated), report.unchanged, len(report.dropped)


def test_a_feed_brings_only_what_is_new(web: Web, bring: Bring, archive: Archive) -> None:
    one = put(web, "a.example/one", page("Ada"))
    two = put(web, "a.example/two", page("Bey"))
    feed = put(
        web, "a.example/feed", rss((one, "Mon, 06 May 2024 10:00:00 GMT"), (two, "7 May 2024")), "text/xml"
    )
    report = bring(feed)
    assert counts(report) == (2, 0, 0, 0)
    first, _ = (archive.article(each) for each in report.added)
    assert (first.title, first.published, first.dated_by) == ("Boats of Ada", "2024-05-06", "feed")
    assert (first.origin, first.url) == (one, one)
    web.asked.clear()
    assert counts(bring(feed)) == (0, 0, 0, 0)
    assert web.asked == ["a.example/feed"]
    three = put(web, "a.example/three", page("Cem"))
    web.answers["a.example/feed"].clear()
    put(web, "a.example/feed", rss((three, "8 May 2024"), (one, "Mon, 06 May 2024 10:00:00 GMT")), "text/xml")
    web.asked.clear()
    assert counts(bring(feed)) == (1, 0, 0, 0)
    assert web.asked == ["a.example/feed", "a.example/three"]


def test_a_page_that_changes_is_a_new_version_and_one_that_goes_stays(
    web: Web, bring: Bring, archive: Archive
) -> None:
    address = put(web, "a.example/one", page("Ada"), ETag='"1"')
    (article_id,) = bring(address).added
    web.answers.clear()
    web.put("a.example/one", status=304)
    assert counts(bring(address)) == (0, 0, 1, 0)
    assert web.headers[-1]["if-none-match"] == '"1"'
    web.answers.clear()
    put(web, "a.example/one", page("Ada", more="<!-- another advertisement -->"))
    assert counts(bring(address)) == (0, 0, 1, 0)
    web.answers.clear()
    put(web, "a.example/one", page("Ada", day="Tuesday"))
    assert bring(address).updated == [article_id]
    assert len(archive.provenance.versions(article_id)) == 1
    web.answers.clear()
    report = bring(address)
    assert [(drop.reason, drop.kept) for drop in report.dropped] == [(Reason.UNREACHABLE, True)]
    assert "Tuesday" in archive.article(article_id).text


def test_one_article_at_two_addresses(web: Web, bring: Bring, archive: Archive) -> None:
    one = put(web, "a.example/one", page("Ada"))
    other = put(web, "a.example/print/one", page("Ada"))
    report = bring(one, other)
    assert (len(report.added), report.repeated) == (1, 1)
    assert len(archive.provenance.addresses(report.added[0])) == 2


def test_what_is_no_article_is_told_once_and_not_fetched_again(web: Web, bring: Bring) -> None:
    links = "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(60))
    front = put(web, "a.example/front", f"<html><body><ul>{links}</ul></body></html>")
    feed = put(web, "a.example/feed", rss((front, "7 May 2024")), "text/xml")
    told: list[Outcome] = []
    report = bring(feed, outcomes=told.append)
    assert [drop.reason for drop in report.dropped] == [Reason.NOT_AN_ARTICLE]
    assert [(each.place, each.what) for each in told] == [(front, "dropped")]
    web.asked.clear()
    assert bring(feed).exit_code == 0
    assert web.asked == ["a.example/feed"]


def test_addresses_on_standard_input(web: Web, bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    address = put(web, "a.example/one", page("Ada"))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"# mine\n{address}\n\nftp://a.example/x\n"))
    report = bring("-")
    assert (len(report.added), [drop.path for drop in report.dropped]) == (1, ["standard input, line 4"])


def test_a_line_in_another_encoding_and_an_address_that_is_none_cost_only_themselves(
    web: Web, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = put(web, "a.example/one", page("Ada"))
    lines = f"# caf\xe9\nhttps://[old]/p#top\n{address}#end\n".encode("latin-1")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8"))
    report = bring("-")
    assert (len(report.added), [drop.reason for drop in report.dropped]) == (1, [Reason.REFUSED])


def test_private_addresses_and_other_kinds_are_refused(web: Web, bring: Bring) -> None:
    address = put(web, "a.example/one", page("Ada"))
    report = bring(address, allow_private=False)
    assert [drop.reason for drop in report.dropped] == [Reason.REFUSED]
    assert web.asked == []
    with pytest.raises(InputError, match="ftp"):
        bring("ftp://a.example/one")
    with pytest.raises(InputError, match="fits"):
        bring("/nowhere/*.html")


def test_again_fetches_what_was_seen(web: Web, bring: Bring) -> None:
    one = put(web, "a.example/one", page("Ada"))
    feed = put(web, "a.example/feed", rss((one, "7 May 2024")), "text/xml")
    bring(feed)
    web.asked.clear()
    assert counts(bring(feed, again=True)) == (0, 0, 1, 0)
    assert web.asked == ["a.example/feed", "a.example/one"]


def test_a_page_that_took_too_long_is_fetched_again(
    web: Web, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = put(web, "a.example/one", page("Ada"), ETag='"1"')
    feed = put(web, "a.example/feed", rss((one, "7 May 2024")), "text/xml", ETag='"2"')

    def slow(_: object) -> Draft:
        raise UnusableError(Reason.TIMEOUT, "Reading it took too long.")

    with monkeypatch.context() as busy:
        busy.setattr("ingest.reading.result_of", slow)
        assert [drop.reason for drop in bring(feed).dropped] == [Reason.TIMEOUT]
    assert len(bring(feed).added) == 1


def test_an_address_that_shared_the_text_of_a_page_that_changed_is_read_again(
    web: Web, bring: Bring, archive: Archive
) -> None:
    one = put(web, "a.example/one", page("Ada"))
    other = put(web, "a.example/two", page("Ada"), ETag='"1"')
    (first,) = bring(one, other).added
    web.answers["a.example/one"].clear()
    put(web, "a.example/one", page("Ada", day="Tuesday"))
    assert bring(one).updated == [first]
    (second,) = bring(other).added
    assert "if-none-match" not in web.headers[-1]
    assert "Monday" in archive.article(second).text
