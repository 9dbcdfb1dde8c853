"""The language model that writes answers, where one is given or set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.archive import Archive
from dossier.composing import Judges, ProseComposer
from dossier.llm import LanguageModel, load_language_model, of_chat_model
from dossier.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TOKENS_HERE, TOKENS_ELSEWHERE = 400, 2_500
"""Tokens of sentences that a language model is given: on this machine, where reading takes most of the
time, and on another."""


def writer_of(given: BaseChatModel | LanguageModel | None, settings: Settings) -> LanguageModel | None:
    """Return the model that was given, else the one that the settings name, None where they name none.

    Raises:
        LanguageModelUnavailable: it cannot be loaded.
        PackageMissing: it needs a package that is not installed.
    """
    if given is not None:
        return given if isinstance(given, LanguageModel) else of_chat_model(given)
    return load_language_model(settings.llm, traced=settings.langsmith) if settings.llm else None


def composer_of(
    model: LanguageModel | None, archive: Archive, settings: Settings, judges: Judges
) -> ProseComposer | None:
    """Return what composes prose with a model, None without one."""
    if model is None:
        return None
    budget = settings.llm_context or (TOKENS_HERE if model.on_this_machine else TOKENS_ELSEWHERE)
    return ProseComposer(model, archive, budget=budget, strict=settings.strict, judges=judges)
