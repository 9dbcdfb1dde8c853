"""What a language model writes becomes statements with the numbers of the sentences that they use."""

from dossier.composing.writing.parser import StatementParser
from dossier.composing.writing.statements import Written

__all__ = ["StatementParser", "Written"]
