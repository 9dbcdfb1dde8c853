import os
import subprocess
import sys
from typing import Any

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.runnables import RunnableLambda

from dossier.llm import load_language_model
from tests.llm.scripted import refuses, says, scripted

SCRIPT = """
import sys
from langchain_core.tracers.langchain import wait_for_all_tracers
from dossier.llm import load_language_model
with load_language_model("server:" + sys.argv[1] + "#m", traced=sys.argv[2] == "True") as model:
    print("".join(model.stream("", "Who?", most_tokens=9)))
wait_for_all_tracers()
"""


class Listener(BaseCallbackHandler):
    def __init__(self) -> None:
        self.heard: list[str] = []

    def on_chain_start(self, *args: Any, **kwargs: Any) -> None:
        self.heard.append("chain")

    def on_chat_model_start(self, *args: Any, **kwargs: Any) -> None:
        self.heard.append("model")


@pytest.mark.parametrize("traced", [True, False])
def test_the_environment_alone_does_not_make_it_send_traces(traced: bool) -> None:
    with scripted(says("Anna.")) as server, scripted(refuses(404)) as langsmith:
        environment = {
            "LANGSMITH_TRACING": "true",
            "LANGSMITH_API_KEY": "key",
            "LANGSMITH_ENDPOINT": langsmith.url,
        }
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT, server.url, str(traced)],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout == "Anna.\n"
        assert bool(langsmith.requests) == traced


@pytest.mark.parametrize("traced", [True, False])
def test_those_who_listen_to_a_chain_around_it_hear_no_more_than_is_allowed(traced: bool) -> None:
    listener = Listener()
    with (
        scripted(says("Anna.")) as server,
        load_language_model(f"server:{server.url}#m", traced=traced) as model,
    ):
        chain = RunnableLambda(lambda asked: "".join(model.stream("", asked, most_tokens=9)))
        assert chain.invoke("Who?", {"callbacks": [listener]}) == "Anna."
    assert listener.heard == (["chain", "model"] if traced else ["chain"])
