import logging
import threading
from collections.abc import Iterable

import pytest

from ingest.report import Drop, Reason
from ingest.web import Fetched, Fetcher, TransientMemory, Unchanged, documents
from ingest.web.sources import Item

from .conftest import Web


@pytest.fixture
def memory() -> TransientMemory:
    return TransientMemory()


def rss(*links: str, broken: str = "") -> str:
    items = "".join(f"<item><title>About {link}</title><link>{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>News</title>{items}{broken}</channel></rss>"


def sitemap(*links: str, changed: str = "2024-03-05") -> str:
    places = "".join(f"<url><loc>{link}</loc><lastmod>{changed}</lastmod></url>" for link in links)
    return f"<urlset>{places}</urlset>"


def index(*links: str) -> str:
    return (
        f"<sitemapindex>{''.join(f'<sitemap><loc>{link}</loc></sitemap>' for link in links)}</sitemapindex>"
    )


def told(items: Iterable[Item], *, done: bool = True) -> list[str]:
    """Return what came: the path of each page or unchanged address, or the reason of a drop."""
    found = []
    for item in items:
        if isinstance(item, Fetched):
            found.append(item.origin.rpartition("/")[2])
            if done:
                item.done()
        elif isinstance(item, Unchanged):
            found.append(f"={item.origin.rpartition('/')[2]}")
        else:
            found.append(f"{item.reason}:{item.path.rpartition('/')[2]}")
    return found


def run(web: Web, memory: TransientMemory, *addresses: str, done: bool = True) -> list[str]:
    """Return what one run of its own brings."""
    with web.fetcher() as fetcher:
        return told(documents(addresses, fetcher, memory), done=done)


def test_a_page(web: Web, fetcher: Fetcher, memory: TransientMemory) -> None:
    web.page("a.example/x", ETag='"1"')
    address = web.move("a.example/old", "/x")
    (item,) = documents([address], fetcher, memory)
    assert isinstance(item, Fetched)
    assert (item.origin, item.document.name, item.document.url) == (address, "x.html", web.url("a.example/x"))
    assert b"A page." in item.document.read()
    assert (item.validators.etag, item.entry) == ('"1"', None)


def test_pages_come_in_order_when_they_are_asked_for(
    web: Web, fetcher: Fetcher, memory: TransientMemory
) -> None:
    addresses = [web.page(place) for place in ("a.example/1", "b.example/2", "a.example/3")]
    items = documents(iter(addresses), fetcher, memory)
    assert web.asked == []
    for number, address in enumerate(addresses, start=1):
        item = next(items)
        assert isinstance(item, Fetched)
        assert item.origin == address
        assert len(web.asked) == number
    assert next(items, None) is None


def test_a_page_is_fetched_once(web: Web, fetcher: Fetcher, memory: TransientMemory) -> None:
    page = web.page("a.example/x")
    moved = web.move("a.example/old", "/x")
    web.put("a.example/feed", rss(page, f"{page}#part", moved))
    assert told(documents([page, f"{page}#top", web.url("a.example/feed"), moved], fetcher, memory)) == ["x"]
    assert web.asked == ["a.example/x", "a.example/feed", "a.example/old", "a.example/x"]


def test_drops_are_passed_on_in_their_place(web: Web, fetcher: Fetcher, memory: TransientMemory) -> None:
    drop = Drop("list, line 2", Reason.REFUSED, "No address.")
    items = list(documents([web.page("a.example/1"), drop, web.url("a.example/gone")], fetcher, memory))
    assert items[1] is drop
    assert items[2] == Drop(
        web.url("a.example/gone"), Reason.UNREACHABLE, "The server answered 404 (Not Found)."
    )


def test_a_page_that_has_not_changed(web: Web, memory: TransientMemory) -> None:
    page = web.page("a.example/x", ETag='"1"')
    web.put("a.example/x", status=304)
    assert run(web, memory, page) == ["x"]
    assert run(web, memory, page) == ["=x"]
    assert web.headers[-1]["if-none-match"] == '"1"'


def test_a_page_that_was_not_dealt_with_is_fetched_again(web: Web, memory: TransientMemory) -> None:
    page = web.page("a.example/x", ETag='"1"')
    assert run(web, memory, page, done=False) == ["x"]
    assert run(web, memory, page) == ["x"]
    assert "if-none-match" not in web.headers[-1]


def test_a_feed_gives_what_is_new(web: Web, memory: TransientMemory) -> None:
    feed = web.url("a.example/feed")
    one, two = web.page("a.example/1"), web.page("b.example/2")
    web.put("a.example/feed", rss(one), ETag='"1"', Content_Type="text/html")
    web.put("a.example/feed", status=304)
    web.put("a.example/feed", rss(two, one), ETag='"2"')
    assert run(web, memory, feed) == ["1"]
    assert run(web, memory, feed) == ["=feed"]
    assert web.headers[-1]["if-none-match"] == '"1"'
    assert run(web, memory, feed) == ["2"]
    assert run(web, memory, feed) == ["=feed"]
    assert web.headers[-1]["if-none-match"] == '"2"'
    assert web.asked.count("a.example/1") == 1


def test_an_entry_comes_with_its_page(web: Web, fetcher: Fetcher, memory: TransientMemory) -> None:
    one = web.page("a.example/1")
    web.put("a.example/feed", rss(one))
    (item,) = documents([web.url("a.example/feed")], fetcher, memory)
    assert isinstance(item, Fetched)
    assert item.entry
    assert item.entry.title == f"About {one}"


def test_what_was_not_dealt_with_comes_again(web: Web, memory: TransientMemory) -> None:
    feed = web.url("a.example/feed")
    web.put("a.example/feed", rss(web.page("a.example/1"), web.page("a.example/2")), ETag='"1"')
    with web.fetcher() as fetcher:
        items = documents([feed], fetcher, memory)
        first = next(items)
        assert isinstance(first, Fetched)
        first.done()
        next(items)  # and then it breaks off
    assert run(web, memory, feed) == ["2"]
    assert "if-none-match" not in web.headers[-2]
    assert run(web, memory, feed) == ["=feed"]


def test_a_page_may_be_done_long_after_the_feed(web: Web, memory: TransientMemory) -> None:
    feed = web.url("a.example/feed")
    web.put("a.example/feed", rss(web.page("a.example/1"), web.page("a.example/2")), ETag='"1"')
    with web.fetcher() as fetcher:
        items = [item for item in documents([feed], fetcher, memory) if isinstance(item, Fetched)]
        assert memory.validators(feed) is None
        items[1].done()
        assert memory.validators(feed) is None
        items[0].done()
    assert memory.validators(feed)
    assert run(web, memory, feed) == ["=feed"]


@pytest.mark.parametrize(
    ("status", "again"), [(404, False), (410, False), (403, False), (500, True), (503, True), (408, True)]
)
def test_what_cannot_be_had_is_tried_again_where_that_may_help(
    web: Web, memory: TransientMemory, status: int, again: bool
) -> None:
    feed, page = web.url("a.example/feed"), web.url("b.example/1")
    web.put("a.example/feed", rss(page), ETag='"1"')
    web.put("b.example/1", status=status)
    assert run(web, memory, feed) == ["unreachable:1"]
    assert (memory.validators(feed) is None) == again
    assert run(web, memory, feed) == (["unreachable:1"] if again else ["=feed"])


def test_an_entry_that_robots_txt_forbids_is_told_once(web: Web, memory: TransientMemory) -> None:
    web.put("b.example/robots.txt", "User-agent: *\nDisallow: /\n")
    web.put("a.example/feed", rss(web.page("b.example/1")))
    assert run(web, memory, web.url("a.example/feed")) == ["robots:1"]
    assert run(web, memory, web.url("a.example/feed")) == ["=feed"]


def test_an_entry_without_an_address_is_told_once(web: Web, memory: TransientMemory) -> None:
    feed = web.url("a.example/feed")
    web.put(
        "a.example/feed", rss(broken="<item><title>All here</title><description>Text.</description></item>")
    )
    with web.fetcher() as fetcher:
        (drop,) = documents([feed], fetcher, memory)
    assert drop == Drop(feed, Reason.RECORD, "The entry 'All here' has no address.")
    assert run(web, memory, feed) == ["=feed"]


def test_two_feeds_that_list_one_page(web: Web, memory: TransientMemory) -> None:
    page = web.page("a.example/1")
    feeds = [web.url("a.example/f"), web.url("a.example/g"), web.url("a.example/h")]
    for place in ("a.example/f", "a.example/g"):
        web.put(place, rss(page))
    web.put("a.example/h", rss(web.move("a.example/moved", page)))
    assert run(web, memory, *feeds, done=False) == ["1"]
    assert run(web, memory, *feeds) == ["1"]
    assert run(web, memory, *feeds) == ["=f", "=g", "=h"]


def test_a_page_that_was_dealt_with_before_a_second_feed_lists_it(web: Web, memory: TransientMemory) -> None:
    page = web.page("a.example/1")
    web.put("a.example/f", rss(page))
    assert run(web, memory, page, web.url("a.example/f")) == ["1"]
    assert run(web, memory, web.url("a.example/f")) == ["=f"]


def test_a_changed_entry_comes_again(web: Web, memory: TransientMemory) -> None:
    page = web.page("a.example/1")
    web.put("a.example/map", sitemap(page))
    web.put("a.example/map", sitemap(page, changed="2024-03-06"))
    assert run(web, memory, web.url("a.example/map")) == ["1"]
    assert run(web, memory, web.url("a.example/map")) == ["1"]
    assert run(web, memory, web.url("a.example/map")) == ["=map"]


def test_a_broken_feed_is_read_with_a_note_and_not_skipped_the_next_time(
    web: Web, memory: TransientMemory, caplog: pytest.LogCaptureFixture
) -> None:
    feed = web.url("a.example/feed")
    web.put("a.example/feed", rss(web.page("a.example/1"), broken="&nbsp;<"), ETag='"1"')
    with caplog.at_level(logging.WARNING):
        assert run(web, memory, feed) == ["1"]
    assert "not well-formed" in caplog.text
    assert feed in caplog.text
    assert memory.validators(feed) is None


def test_a_feed_of_which_nothing_can_be_read_is_dropped(web: Web, memory: TransientMemory) -> None:
    web.put("a.example/feed", "<rss><<<")
    assert run(web, memory, web.url("a.example/feed")) == ["failed:feed"]


def test_a_feed_within_a_feed_is_no_article(web: Web, memory: TransientMemory) -> None:
    web.put("a.example/inner", rss(web.page("a.example/1")))
    web.put("a.example/feed", rss(web.url("a.example/inner")))
    assert run(web, memory, web.url("a.example/feed")) == ["not-an-article:inner"]


def test_sitemaps_of_sitemaps(web: Web, memory: TransientMemory) -> None:
    web.put(
        "a.example/top",
        index(web.url("a.example/middle"), web.url("a.example/page"), web.url("a.example/news")),
    )
    web.put("a.example/middle", index(web.url("a.example/map"), web.url("a.example/deeper")))
    web.put("a.example/map", sitemap(web.page("a.example/1"), web.url("a.example/gone")))
    web.put("a.example/deeper", index(web.url("a.example/deepest")))
    web.put("a.example/news", rss(web.page("a.example/2")))
    web.page("a.example/page")
    expected = ["1", "unreachable:gone", "refused:deeper", "not-an-article:page", "2"]
    assert run(web, memory, web.url("a.example/top")) == expected
    assert "a.example/deepest" not in web.asked
    again = ["=map", "refused:deeper", "not-an-article:page", "=news"]
    assert run(web, memory, web.url("a.example/top")) == again


def test_sitemaps_that_lead_in_circles(web: Web, memory: TransientMemory) -> None:
    web.put("a.example/top", index(web.url("a.example/top"), web.url("a.example/next")))
    web.put("a.example/next", index(web.url("a.example/top")))
    assert run(web, memory, web.url("a.example/top")) == []
    assert web.asked == ["a.example/top", "a.example/next"]


def test_pages_may_be_done_in_another_thread(web: Web, memory: TransientMemory) -> None:
    feeds = [web.url("a.example/f"), web.url("a.example/g")]
    pages = [web.page(f"a.example/{number}") for number in range(20)]
    for place in ("a.example/f", "a.example/g"):
        web.put(place, rss(*pages))
    threads = []
    with web.fetcher() as fetcher:
        for item in documents(feeds, fetcher, memory):
            assert isinstance(item, Fetched)
            threads.append(threading.Thread(target=item.done))
            threads[-1].start()
    for thread in threads:
        thread.join()
    assert len(threads) == 20
    assert run(web, memory, *feeds) == ["=f", "=g"]
