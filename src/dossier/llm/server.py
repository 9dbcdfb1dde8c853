"""Servers that speak as OpenAI's does: llama-server, vLLM, LM Studio, Ollama and others."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from dossier.errors import LanguageModelUnavailable, SettingsError
from dossier.llm.background import background_loop
from dossier.llm.failures import failure, understand

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

KEY = "OPENAI_API_KEY"
"""Variable with the key of a server, sent only to the origin that OPENAI_BASE_URL names."""

_PLACEHOLDER = "none"  # the client demands one, and servers without keys take any
_SECONDS_TO_LIST = 10.0
_SHOWN = 5


@dataclass(frozen=True, slots=True, repr=False)
class Server:
    """Where a server is and how it is entered.

    Attributes:
        url: up to /v1.
        key: what it is shown.
        on_this_machine: whether it runs here.
    """

    url: str
    key: str
    on_this_machine: bool


def server_at(address: str) -> Server:
    """Return the server at an address, with or without /v1.

    Raises:
        SettingsError: it is no HTTP address, or holds a password or a query.
    """
    parts = urlsplit(address.strip())
    host, _ = _host_and_port(address.strip())
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or parts.query:
        raise SettingsError(
            "DOSSIER_LLM names no server: after server: comes an address of the form http://HOST:PORT, "
            f"without user, password or query; a key goes into {KEY}."
        )
    path = parts.path.rstrip("/") or "/v1"
    declared = os.environ.get("OPENAI_BASE_URL", "")
    trusted = bool(declared) and _origin(declared) == _origin(address)
    key = os.environ.get(KEY) if trusted else None
    return Server(f"{parts.scheme}://{parts.netloc}{path}", key or _PLACEHOLDER, _is_loopback(host))


def the_model_of(server: Server) -> str:
    """Return the name of the one model that a server lists.

    Raises:
        LanguageModelUnavailable: it cannot be asked, or does not list exactly one.
    """
    import openai

    fault = None
    with openai.DefaultHttpxClient(trust_env=not server.on_this_machine) as http:
        client = openai.OpenAI(
            base_url=server.url, api_key=server.key, max_retries=0, timeout=_SECONDS_TO_LIST, http_client=http
        )
        try:
            names = [model.id for model in client.models.list()]
        except Exception as error:  # of several libraries
            fault = understand(error)
    if fault is not None:
        raise failure(fault, f"at {server.url}", variable_of_key(server))
    if len(names) != 1:
        shown = ", ".join(names[:_SHOWN]) + (" and others" if len(names) > _SHOWN else "")
        raise LanguageModelUnavailable(
            f"The server {server.url} lists {f'several models ({shown})' if names else 'no model'}: "
            "name one after # in DOSSIER_LLM."
        )
    return names[0]


def variable_of_key(server: Server) -> str:
    """Return how to give a server its key, for a sentence."""
    return f"{KEY}, and that OPENAI_BASE_URL is {server.url}"


class Client:
    """Makes chat models that talk to a server over connections of their own."""

    def __init__(self, server: Server, model: str) -> None:
        import openai
        from langchain_openai.chat_models.base import BaseChatOpenAI

        self._kind = BaseChatOpenAI
        self._server = server
        self._model = model
        # A proxy that the environment names is none for this machine: it would see what is asked.
        self._http = openai.DefaultAsyncHttpxClient(trust_env=not server.on_this_machine)

    def build(self, most_tokens: int, steady: bool) -> BaseChatModel:
        """Return a chat model that writes no more than so many tokens, at temperature 0 if steady.

        LangChain's base class sends max_tokens, which every server knows; its heir does not.
        """
        options: dict[str, Any] = {"temperature": 0} if steady else {}
        return self._kind(
            model=self._model,
            base_url=self._server.url,
            api_key=SecretStr(self._server.key),
            max_tokens=most_tokens,
            max_retries=0,
            stream_usage=True,
            use_responses_api=False,
            stream_chunk_timeout=None,  # it would read in a task that ending ours leaves open
            openai_proxy="",
            default_headers={"OpenAI-Organization": "", "OpenAI-Project": ""},  # they are for OpenAI alone
            http_async_client=self._http,
            **options,
        )

    def close(self) -> None:
        """Close the connections."""
        asyncio.run_coroutine_threadsafe(self._http.aclose(), background_loop()).result(5)


def _host_and_port(address: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(address)
        return parts.hostname or "", parts.port
    except ValueError:
        return "", None


def _origin(address: str) -> tuple[str, str, int]:
    scheme = address.partition(":")[0].lower()
    host, port = _host_and_port(address)
    return scheme, host, port or (443 if scheme == "https" else 80)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return re.fullmatch(r"(.+\.)?localhost", host) is not None
