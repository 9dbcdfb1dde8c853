import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from dossier import Answer, Assistant, Settings
from tests.loops import run

DRONES = "How many Kestrel drones did Varland sell to Borovia?"


def test_the_retriever_serves_another_chain(assistant: Assistant) -> None:
    titles = RunnableLambda(lambda found: [document.metadata["title"] for document in found])
    assert "Varland confirms sale of drones" in (assistant.retriever | titles).invoke(DRONES)


def test_documents_carry_the_passage_and_where_it_stands(assistant: Assistant) -> None:
    documents: list[Document] = assistant.retriever.invoke(DRONES)
    assert run(assistant.retriever.ainvoke(DRONES)) == documents
    for document in documents:
        meta = document.metadata
        text = assistant.archive.article(meta["article_id"]).text
        assert text[meta["start"] : meta["end"]] == document.page_content
        assert None not in meta.values()


def test_the_chain_goes_into_another_chain(assistant: Assistant) -> None:
    chain = assistant.chain | RunnableLambda(lambda answer: answer.text)
    assert chain.invoke(DRONES) == assistant.ask(DRONES).text
    streamed: list[Answer] = list(assistant.chain.stream({"question": DRONES, "since": "2022"}))
    assert streamed[-1].statements


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Stand in for LangSmith on loopback, with the environment set to trace to it."""
    received: list[str] = []
    arrived = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def _note(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            received.append(self.path)
            arrived.set()
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        do_GET = do_POST = do_PATCH = _note  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    for name, value in {
        "LANGSMITH_TRACING": "true",
        "LANGCHAIN_TRACING_V2": "true",
        "LANGSMITH_API_KEY": "key",
        "LANGSMITH_ENDPOINT": f"http://127.0.0.1:{server.server_port}",
    }.items():
        monkeypatch.setenv(name, value)
    from langsmith.utils import get_env_var

    get_env_var.cache_clear()
    yield received
    server.shutdown()
    thread.join()
    server.server_close()
    monkeypatch.undo()
    get_env_var.cache_clear()


def flush() -> None:
    from langchain_core.tracers.langchain import wait_for_all_tracers

    wait_for_all_tracers()


def test_nothing_is_traced_unless_our_own_switch_is_on(
    fixture_home: Path, assistant: Assistant, listener: list[str]
) -> None:
    assistant.ask(DRONES)
    assistant.chain.invoke(DRONES)
    list(assistant.chain.stream(DRONES))
    assistant.retriever.invoke(DRONES)
    run(assistant.retriever.ainvoke(DRONES))
    flush()
    assert listener == []
    with Assistant(Settings(home=fixture_home, langsmith=True)) as traced:
        traced.ask(DRONES)
        flush()
    assert listener
