"""Language models: which one, how it is reached, and the text that it writes."""

from dossier.llm.loading import load_language_model, of_chat_model
from dossier.llm.model import LanguageModel
from dossier.llm.writing import Usage, Writing

__all__ = ["LanguageModel", "Usage", "Writing", "load_language_model", "of_chat_model"]
