"""The one reader of the environment: every setting, with its default."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from dossier.errors import SettingsError

DEFAULT_EMBEDDING_MODEL = "sentence-transformers/all-MiniLM-L6-v2"


class Settings(BaseSettings):
    """What a user may set, each as `DOSSIER_<NAME>` in the environment or as an argument here."""

    model_config = SettingsConfigDict(
        env_prefix="DOSSIER_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    home: Path = Field(
        default_factory=lambda: user_data_path("dossier", appauthor=False),
        description="folder that holds the archive",
    )
    embedding_model: str = Field(
        default=DEFAULT_EMBEDDING_MODEL,
        min_length=1,
        description="a local folder or the name of any sentence-transformers model",
    )
    reader: bool = Field(
        default=True,
        description="read the best passages with the reader that comes with Dossier; off answers sooner, "
        "and less often right",
    )
    reranker: str | None = Field(
        default=None,
        description="a local folder or the name of a sentence-transformers CrossEncoder that orders what "
        "was found; unset means none",
    )
    llm: str | None = Field(
        default=None,
        description="the language model that writes: `provider:model`, `server:URL#model` or `gguf:PATH`; "
        "unset means that answers are quotes",
    )
    llm_context: int | None = Field(
        default=None,
        ge=100,
        le=100_000,
        description="tokens of sentences that the language model is given; unset means 400 for a model on "
        "this machine and 2,500 for another",
    )
    strict: bool = Field(
        default=True,
        description="leave out what a language model writes and the archive does not bear out; off shows "
        "and marks it",
    )
    nli: str | None = Field(
        default=None,
        description="a local folder or the name of a CrossEncoder for natural-language inference, which is "
        "asked too whether quotes bear out what was written; unset means none",
    )
    chroma_url: str | None = Field(
        default=None,
        pattern=r"^https?://[^/]+",
        description="address of a Chroma server; unset means Chroma runs inside Dossier",
    )
    host: str = Field(default="127.0.0.1", description="address that the page listens on")
    port: int = Field(default=7860, ge=0, le=65535, description="port of the page; 0 takes a free one")
    langsmith: bool = Field(
        default=False, description="let LangChain send traces to LangSmith when its own variables are set"
    )

    def __init__(self, **values: Any) -> None:
        """Read the settings from the environment, with `values` taking precedence.

        Raises:
            SettingsError: a value cannot be used; the message names the variable and the fault.
        """
        try:
            super().__init__(**values)
        except ValidationError as error:
            first = error.errors()[0]
            name = f"DOSSIER_{'_'.join(str(part) for part in first['loc'])}".upper()
            raise SettingsError(
                f"{name} cannot be used ({first['msg'].lower()}): correct or unset it."
            ) from None

    @field_validator("home")
    @classmethod
    def _whole(cls, home: Path) -> Path:
        return home.expanduser().resolve()
