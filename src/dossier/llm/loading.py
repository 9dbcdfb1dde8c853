"""Make a language model ready from the value of DOSSIER_LLM."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.errors import LanguageModelUnavailable, PackageMissing, SettingsError
from dossier.llm.failures import understand
from dossier.llm.local import release, serve
from dossier.llm.model import LanguageModel
from dossier.llm.server import Client, Server, server_at, the_model_of, variable_of_key

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

FORMS = (
    "provider:model, as openai:gpt-4.1-mini or ollama:qwen3:4b; "
    "server:URL#model, as server:http://127.0.0.1:8080; or gguf:PATH, as gguf:~/models/model.gguf"
)
"""What DOSSIER_LLM can be."""

_KEY_VARIABLE = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN)\b")

Build = Callable[[int, bool], "BaseChatModel"]
"""Makes a chat model, given the most tokens that it writes and whether at temperature 0."""


def load_language_model(name: str, *, traced: bool = False) -> LanguageModel:
    """Make a language model ready.

    - `provider:model` is any that LangChain's `init_chat_model` knows and whose package is installed. Its key
      comes from the variable of its provider, as ANTHROPIC_API_KEY.
    - `server:URL#model` is any server that speaks as OpenAI's does. The model can be left out where the
      server lists exactly one. A server gets the key in OPENAI_API_KEY only if OPENAI_BASE_URL names the same
      scheme, host and port, so that a key for OpenAI goes nowhere else; any other gets a placeholder.
    - `gguf:PATH` is a model file, run here by llama.cpp.

    Args:
        name: the value of DOSSIER_LLM.
        traced: whether LangChain may send what it sees to LangSmith, if the environment asks for it.

    Raises:
        SettingsError: the name has none of these forms, or its provider is unknown.
        PackageMissing: the package of the provider, or of model files, is not installed.
        LanguageModelUnavailable: the key is missing, the file is no model, or the server cannot be asked for
            the model's name.
    """
    form, _, rest = name.strip().partition(":")
    if not rest.strip():
        raise SettingsError(f"DOSSIER_LLM names no language model; it can be {FORMS}.")
    if form == "gguf":
        return _from_file(Path(rest), traced)
    if form == "server":
        return _from_server(rest, traced)
    return _from_provider(form, rest, traced)


def of_chat_model(chat: BaseChatModel) -> LanguageModel:
    """Let a chat model write that a program has set up itself, with its own options, limits and key.

    Args:
        chat: any of LangChain's.
    """
    named = getattr(chat, "model_name", None) or getattr(chat, "model", None)
    kind = str(chat._llm_type).removesuffix("-chat")
    return LanguageModel(
        f"{kind}:{named}" if isinstance(named, str) else kind,
        lambda most_tokens, steady: chat,
        variable="the key of the chat model",
        on_this_machine=False,
        traced=False,
        release=lambda: None,
    )


def _from_file(path: Path, traced: bool) -> LanguageModel:
    served = serve(path)
    client = Client(Server(served.url, served.key, on_this_machine=True), served.name)

    def end() -> None:
        client.close()
        release(served)

    return LanguageModel(
        f"gguf:{served.name}",
        client.build,
        variable="DOSSIER_LLM",
        on_this_machine=True,
        traced=traced,
        release=end,
    )


def _from_server(rest: str, traced: bool) -> LanguageModel:
    address, _, model = rest.partition("#")
    server = server_at(address)
    model = model.strip() or the_model_of(server)
    client = Client(server, model)
    return LanguageModel(
        f"server:{server.url}#{model}",
        client.build,
        variable=variable_of_key(server),
        on_this_machine=server.on_this_machine,
        traced=traced,
        release=client.close,
    )


def _from_provider(provider: str, model: str, traced: bool) -> LanguageModel:
    name = f"{provider}:{model}"

    def build(most_tokens: int, steady: bool) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        options: dict[str, Any] = {"temperature": 0} if steady else {}
        chat: BaseChatModel = init_chat_model(
            model, model_provider=provider, max_tokens=most_tokens, max_retries=0, **options
        )
        return chat

    variable = _variable(_tried(build, name), name)
    return LanguageModel(
        name,
        build,
        variable=variable,
        on_this_machine=provider == "ollama",  # one on another machine is reached as server:URL
        traced=traced,
        release=lambda: None,
    )


def _tried(build: Build, name: str) -> BaseChatModel:
    """Make a model of a provider once, to see that it can be made.

    What is raised has no cause: messages of providers may repeat a key.
    """
    try:
        return build(1, True)
    except ImportError as error:
        refused: Exception = _missing(error, name)
    except Exception as error:  # of any provider's package
        refused = _refused(error, name)
    raise refused


def _missing(error: ImportError, name: str) -> PackageMissing:
    """Return what to install: LangChain wraps the failed import of a provider's package in its own."""
    cause = error.__cause__ if isinstance(error.__cause__, ImportError) else error
    package = (cause.name or "langchain").partition(".")[0].replace("_", "-")
    return PackageMissing(
        f"The language model {name} needs the package {package}, which is not installed: "
        f"pip install {package}."
    )


def _refused(error: Exception, name: str) -> Exception:
    message = str(error)
    if type(error) is ValueError and message.startswith("Unsupported provider"):
        return SettingsError(f"DOSSIER_LLM names a provider that LangChain does not know; it can be {FORMS}.")
    if understand(error).kind == "key":
        named = _KEY_VARIABLE.search(message)
        variable = named[0] if named else _usual_variable(name)
        return LanguageModelUnavailable(f"The language model {name} has no key: set {variable}.")
    return LanguageModelUnavailable(
        f"The language model {name} cannot be made ready ({type(error).__name__}): "
        "check DOSSIER_LLM, and the variables that its provider wants."
    )


def _variable(chat: BaseChatModel, name: str) -> str:
    """Return the variable that holds the key of a model, as its class tells."""
    named = (each for each in chat.lc_secrets.values() if _KEY_VARIABLE.fullmatch(each))
    return next(named, _usual_variable(name))


def _usual_variable(name: str) -> str:
    return name.partition(":")[0].upper() + "_API_KEY"
