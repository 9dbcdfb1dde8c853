import pytest

from ingest.articles import article_of
from ingest.readers import Draft
from ingest.report import Reason, UnusableError

from .pages import PROSE, STORY, URL, draft, linked_data, page, read, refused

FULL = page(
    f"""<p>{PROSE}</p>
<ul><li>It is two kilometres long.<ul><li>With a bend.</li></ul></li><li>It has four lanes.</li></ul>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2020</td><td>$77m</td></tr></table>
<p>{PROSE.replace("bridge", "road")}</p>""",
    "<meta property='og:site_name' content='The Herald'>"
    "<link rel='canonical' href='/news/bridge-opens'>"
    + linked_data(
        author=[{"@type": "Person", "name": "Ann Writer"}, {"@type": "Person", "name": "Bo Editor"}],
        datePublished="2021-06-15T23:30:00+02:00",
    ),
)


def test_all_of_an_article() -> None:
    found = draft(
        FULL.replace("</article>", "</article><section id='comments'><p>Great bridge!</p></section>")
    )
    assert found == Draft(
        text=f"{PROSE.strip()}\n\n- It is two kilometres long.\n  - With a bend.\n- It has four lanes.\n\n"
        f"Year | Cost\n2020 | $77m\n\n{PROSE.replace('bridge', 'road').strip()}",
        title="A bridge opens",
        outlet="The Herald",
        author="Ann Writer, Bo Editor",
        url="https://www.example.org/news/bridge-opens",
        published="2021-06-15",
        dated_by="json-ld",
        language="en",
    )


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", "A bridge opens"),
        ("<meta property='og:title' content='The bridge is open | The Herald'>"
         "<meta property='og:site_name' content='The Herald'>", "The bridge is open"),
        ("<meta property='og:title' content='Bridge - or road?'>", "Bridge - or road?"),
        (linked_data(headline="Rain &amp; <i>wind</i>"), "Rain & wind"),
    ],
)  # fmt: skip
def test_title(head: str, title: str) -> None:
    assert draft(page(head=head)).title == title


@pytest.mark.parametrize(
    ("author", "line"),
    [
        ("By Ann Writer", "Ann Writer"),
        ("Ann Writer and Bo Editor", "Ann Writer, Bo Editor"),
        ("Ann Writer (Baku), ann@example.org, https://example.org/ann", "Ann Writer"),
        ([{"name": "Ann Writer"}, {"name": "Ann Writer"}], "Ann Writer"),
        ({"@id": "#ann"}, "Ann Writer"),
        ("https://example.org/ann", None),
        ("admin", None),
        (None, None),
    ],
)
def test_authors(author: object, line: str | None) -> None:
    head = linked_data(author=author) + linked_data(
        **{"@type": "Person", "@id": "#ann", "name": "Ann Writer"}
    )
    assert draft(page(head=head)).author == line


def test_byline_and_meta_author() -> None:
    assert (
        draft(page(f"<p class='byline'>By <a rel='author'>Ann Writer</a></p>{STORY}")).author == "Ann Writer"
    )
    assert draft(page(head="<meta name='author' content='Bo Editor'>")).author == "Bo Editor"


@pytest.mark.parametrize(
    ("canonical", "url", "address"),
    [
        ("https://www.example.org/a", URL, "https://www.example.org/a"),
        ("/a", URL, "https://www.example.org/a"),
        ("https://elsewhere.net/a", URL, URL),
        ("https://www.example.org/", URL, URL),
        ("javascript:void(0)", URL, URL),
        ("http://[broken", URL, URL),
        ("https://www.example.org/a", None, "https://www.example.org/a"),
        ("/a", None, None),
        ("", None, None),
    ],
)
def test_address(canonical: str, url: str | None, address: str | None) -> None:
    assert draft(page(head=f"<link rel='canonical' href='{canonical}'>"), url).url == address


def test_outlet_is_the_domain_where_no_name_is_given() -> None:
    assert draft(page()).outlet == "example.org"
    assert draft(page(), None).outlet is None
    assert draft(page(head=linked_data(publisher={"name": "The Herald"}))).outlet == "The Herald"


def test_a_saved_page_tells_its_address() -> None:
    saved = page().replace("<html", f"<!-- saved from url=(0035){URL} -->\n<html")
    assert draft(saved, None).url == URL


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [("tr-TR", "", "tr-TR"), ("", "<meta property='og:locale' content='az_AZ'>", "az_AZ"), ("", "", None)],
)
def test_language(lang: str, head: str, language: str | None) -> None:
    assert draft(page(lang=lang, head=head)).language == language


LANGUAGES = {
    "tr": "Köprü dört yıl süren çalışmanın ardından salı günü açıldı, bakanlık şöyle dedi: Şuşa yolu güçlü. ",
    "ru": "Мост через реку открыли во вторник после четырёх лет работы, сообщило министерство транспорта. ",
    "az": "Çayın üzərindəki uzun körpü dörd illik işdən sonra çərşənbə axşamı açıldı, nazirlik bildirdi. ",
}


@pytest.mark.parametrize(
    ("language", "encoding", "declared"),
    [
        ("ru", "cp1251", "windows-1251"),
        ("ru", "cp1251", ""),
        ("ru", "cp1251", "iso-8859-1"),
        ("ru", "cp1251", "utf-8"),
        ("ru", "koi8-r", "koi8-r"),
        ("ru", "utf-8", "windows-1251"),
        ("tr", "cp1254", "windows-1254"),
        ("tr", "cp1254", "iso-8859-9"),
        ("tr", "utf-8", "iso-8859-9"),
        ("az", "utf-8", ""),
        ("az", "utf-16", "utf-16"),
        ("az", "utf-8", "no-such-charset"),
    ],
)
def test_encodings(language: str, encoding: str, declared: str) -> None:
    text = LANGUAGES[language]
    body = "".join(f"<p>{text * 3}{number}</p>" for number in range(5))
    meta = f"<meta charset='{declared}'>" if declared else ""
    found = draft(page(body, meta, language, text[:20]).encode(encoding))
    assert found.text.startswith(text)
    assert found.title == text[:20].strip()


def test_a_few_broken_bytes_do_no_harm() -> None:
    data = page(f"<p>{LANGUAGES['ru'] * 10}</p>{STORY}").encode()
    assert LANGUAGES["ru"] in draft(data[:600] + b"\xd0" + data[600:]).text


def refusals() -> list[tuple[str, str, str | None]]:
    links = "".join(
        f"<div><a href='/{number}'>What happened to road number {number} in spring</a></div>"
        for number in range(30)
    )
    teaser = "<p>The minister said on Tuesday that the bridge would be opened soon.</p>"
    return [
        (f"<title>The Herald</title><body><div>{links}</div>", "home page", "https://example.org/"),
        (f"<title>Roads</title><body><div>{links}</div>", "list of links", "https://example.org/roads"),
        (page("<p>Sorry, nothing is here.</p>", h1="404 - Page not found"), "error page", URL),
        (page("<p>Aradığınız sayfa yok.</p>", h1="Sayfa bulunamadı"), "error page", URL),
        (page("<form><input name=u><input type='password'></form><p>Welcome back.</p>", h1="Log in"),
         "login page", URL),
        (page("<p>We and our 800 partners use cookies to store data. Please give your consent.</p>",
              h1="The Herald"), "consent to cookies", URL),
        (page(teaser + "<div class='wall'>Subscribe to continue reading</div>"), "paywall", URL),
        (page(teaser + "<div>Чтобы читать дальше, оформите подписку</div>"), "paywall", URL),
        (page(teaser, linked_data(isAccessibleForFree=False)), "paywall", URL),
        (page(teaser, linked_data(isAccessibleForFree="False")), "paywall", URL),
        ("<title>Herald</title><body><div id='root'></div><script>go()</script>", "JavaScript", URL),
        ("<title>Herald</title><body><noscript>You need to enable JavaScript to run this.</noscript>"
         "<div id='root'></div><script src='a.js'></script></body></html>", "JavaScript", URL),
    ]  # fmt: skip


@pytest.mark.parametrize(("html", "told", "url"), refusals())
def test_what_is_no_article(html: str, told: str, url: str | None) -> None:
    error = refused(html, url)
    assert error.reason is Reason.NOT_AN_ARTICLE
    assert told in error.detail


@pytest.mark.parametrize(
    "html",
    [
        page(STORY * 2, linked_data(isAccessibleForFree=False)),
        page(STORY * 2 + "<p>Subscribe to continue reading</p>"),
        page("<p>We asked how cookies are used.</p>" + STORY, h1="404 days without rain"),
        page("<p>The bridge was opened on Tuesday.</p>"),
        page(STORY + "<a href='/1'>What happened to the other road in spring</a>" * 30, linked_data()),
    ],
)  # fmt: skip
def test_articles_that_look_like_something_else(html: str) -> None:
    assert draft(html).text


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 1_000_000,
        "<b>" * 1_600_000,
        "<table><tr><td>" * 330_000,
        "<ul><li>" * 600_000,
        "<p>x</p>" * 600_000,
        "<!--" * 1_250_000,
        "<" * 5_000_000,
        "<div>" * 5_000,
        "&" * 5_000_000,
        "word " * 500_000,
    ],
)
def test_bombs(bomb: str) -> None:
    assert refused(f"<html><body>{bomb}").reason is Reason.TOO_LARGE


@pytest.mark.parametrize("data", [b"", b"  \n", b"<!-- nothing -->", b"<!doctype html>"])
def test_nothing(data: bytes) -> None:
    assert refused(data).reason is Reason.EMPTY


def test_no_text() -> None:
    assert refused(bytes(range(256)) * 50).reason is Reason.NOT_TEXT


@pytest.mark.parametrize(
    "html",
    [
        STORY,
        f"<html><body><p>{PROSE}<p>{PROSE}<div><b>{PROSE}</div></i></table>",
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{STORY}</body></html>",
        page(head='<script type=\'application/ld+json\'>{"@type": "NewsArticle", broken</script>'),
        page(head="<script type='application/ld+json'>" + "[" * 5_000 + "</script>"),
        page(head=linked_data(author={"name": {"@value": 7}}, datePublished=["x", 7], headline=["A"])),
        page(f"<img src='data:image/png;base64,{'A' * 300_000}'>{STORY}"),
        page(STORY + "\0\x0b" + "&#0;&#xD800;"),
        f"<!doctype html><p><math><mi><p><h1>Tolls</h1>{STORY}",
    ],
)
def test_broken_markup(html: str) -> None:
    found = draft(html)
    assert "Drivers will pay no toll" in found.text
    assert article_of(found, name="a.html", origin="/a.html").text


def test_saved_as_one_message() -> None:
    whole = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{page()}\r\n--x--\r\n"
    )
    found = draft(whole, None, "a.mhtml")
    assert (found.title, found.url) == ("A bridge opens", URL)
    empty = read("Content-Type: text/plain\r\n\r\nx", None, "a.mht")
    assert isinstance(empty, UnusableError)
    assert empty.reason is Reason.EMPTY
