"""The interface for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from playwright.sync_api import Browser, expect

from dossier.types import Answer
from dossier.ui.serving.options import Serving
from tests.ui.browsing import Reader
from tests.ui.conftest import served
from tests.ui.scripted_assistant import (
    ARTICLES,
    BREAKS,
    FAILS,
    FLAGSHIP,
    ScriptedAssistant,
    flagship,
)

NAMES = {"/ask", "/search", "/article", "/status"}


@pytest.fixture(scope="module")
def assistant() -> ScriptedAssistant:
    """Return what is asked."""
    return ScriptedAssistant()


@pytest.fixture(scope="module")
def client(assistant: ScriptedAssistant) -> Iterator[Client]:
    """Return a program's way in."""
    with served(assistant) as site:
        client = Client(site, verbose=False, analytics_enabled=False)
        yield client
        client.close()


def test_four_functions_are_offered_with_all_that_is_to_know_of_them(client: Client) -> None:
    described = httpx.get(f"{client.src}gradio_api/info").json()
    assert set(described["named_endpoints"]) == NAMES
    assert described["unnamed_endpoints"] == {}
    for endpoint in described["named_endpoints"].values():
        assert len(endpoint["description"]) > 20
        (result,) = endpoint["returns"]
        assert len(result["python_type"]["description"]) > 20
        for parameter in endpoint["parameters"]:
            assert parameter["label"] == parameter["parameter_name"]
            assert len(parameter["python_type"]["description"]) > 20
    asked = described["named_endpoints"]["/ask"]["parameters"]
    assert [each["parameter_name"] for each in asked] == [
        "question",
        "since",
        "until",
        "outlets",
        "languages",
        "any_time",
        "history",
    ]
    assert [each["parameter_has_default"] for each in asked] == [False, *[True] * 6]
    listed = client.view_api(print_info=False, return_format="dict")
    assert set(listed["named_endpoints"]) == NAMES


def test_an_answer_comes_in_its_json_form(client: Client, assistant: ScriptedAssistant) -> None:
    found = client.predict(
        FLAGSHIP,
        since="2020",
        until="2021-06",
        outlets=["Dossier briefing"],
        languages=["en"],
        any_time=True,
        history=["And before?"],
        api_name="/ask",
    )
    assert Answer.from_json(json.dumps(found)) == flagship()
    assert assistant.asked[-1] == {
        "question": FLAGSHIP,
        "history": ["And before?"],
        "since": "2020",
        "until": "2021-06",
        "outlets": ["Dossier briefing"],
        "languages": ["en"],
        "any_time": True,
    }


def test_a_search_gives_passages_with_their_articles(client: Client) -> None:
    found = client.predict(FLAGSHIP, limit=2, api_name="/search")
    assert len(found) == 2
    first = ARTICLES[found[0]["article_id"]]
    assert found[0]["text"] == first.text[found[0]["start"] : found[0]["end"]]
    assert (found[0]["title"], found[0]["published"]) == (first.title, first.published)
    assert len(client.predict(FLAGSHIP, api_name="/search")) == len(ARTICLES)


def test_an_article_comes_whole_and_without_where_it_lies_on_the_server(client: Client) -> None:
    found = client.predict("tb2-2020", api_name="/article")
    article = ARTICLES["tb2-2020"]
    assert (found["id"], found["title"], found["text"]) == (article.id, article.title, article.text)
    assert found["sources"] == [dict(source) for source in article.sources]
    assert article.origin not in json.dumps(found)


def test_the_state_of_the_archive(client: Client) -> None:
    found = client.predict(api_name="/status")
    assert found["articles"] == len(ARTICLES)
    assert found["first_published"] == "2015-01-01"
    assert found["outlets"]["Dossier briefing"] == 3


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("/ask", {"question": 3}, "question cannot be used (input should be a valid string)."),
        ("/ask", {"question": "x" * 20_000}, "question cannot be used (string should have at most"),
        ("/ask", {"question": "x", "outlets": ["a", 3]}, "outlets[1] cannot be used (input should be a"),
        ("/search", {"question": "x", "limit": 1000}, "limit cannot be used (input should be less than or"),
        ("/article", {"article_id": "none"}, "No article 'none' in the archive."),
        ("/ask", {"question": FAILS}, "The archive is being written by process 1: wait until it is done."),
        ("/ask", {"question": BREAKS}, "Something went wrong, and it was written to the log of the server"),
    ],
)
def test_an_error_is_one_sentence_without_internals(
    client: Client, name: str, given: dict[str, object], told: str
) -> None:
    with pytest.raises(AppError) as raised:
        client.predict(**given, api_name=name)
    assert str(raised.value).startswith(told)
    assert "secret" not in str(raised.value)
    assert "pydantic" not in str(raised.value)


def test_plain_http_serves_as_well(client: Client) -> None:
    call = f"{client.src}gradio_api/call"
    sent = httpx.post(f"{call}/v2/ask", json={"question": FLAGSHIP}).json()
    told = httpx.get(f"{call}/ask/{sent['event_id']}", timeout=30).text
    event, data = told.strip().splitlines()
    assert event == "event: complete"
    assert json.loads(data.removeprefix("data: "))[0]["question"] == FLAGSHIP
    assert httpx.post(f"{client.src}gradio_api/run/ask", json={"data": [FLAGSHIP]}).status_code == 404


def test_the_page_shows_how_programs_ask(client: Client, browser: Browser) -> None:
    """The address with ?view=api does, and so does a link to it on the page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{client.src}?view=api")
    docs = page.get_by_text("API documentation")
    expect(docs).to_be_visible(timeout=30_000)
    for name in NAMES:
        expect(page.get_by_text(name, exact=True).first).to_be_attached()
    context.close()
    reader = Reader(browser, client.src)
    expect(reader.page.locator("footer .show-api")).to_be_hidden()
    reader.page.evaluate(
        "document.body.prepend(Object.assign(document.createElement('a'),"
        "{href: '?view=api', textContent: 'Use via API'}))"
    )
    reader.page.get_by_role("link", name="Use via API").click()
    expect(reader.page.get_by_text("API documentation")).to_be_visible(timeout=30_000)
    reader.context.close()


def test_nothing_can_be_uploaded_to_a_page_that_is_only_read() -> None:
    with served(ScriptedAssistant(), Serving(read_only=True)) as site:
        sent = httpx.post(f"{site}/gradio_api/upload", files={"files": ("a.txt", b"x")})
        assert (sent.status_code, sent.json()["detail"][:7]) == (403, "Nothing")


def test_an_upload_is_bounded() -> None:
    with served(ScriptedAssistant(), Serving(max_upload=1000)) as site:
        upload = f"{site}/gradio_api/upload"
        assert httpx.post(upload, files={"files": ("a.txt", b"x" * 900)}).status_code == 200
        assert httpx.post(upload, files={"files": ("a.txt", b"x" * 1100)}).status_code == 413
