"""Verification: whether quotes bear out a statement that a language model wrote, and whether it answers."""

from dossier.verifying.aligning import align
from dossier.verifying.answering import answers, other_subject, unnamed
from dossier.verifying.differing import Kind, differing
from dossier.verifying.scopes import foretold
from dossier.verifying.verdict import Verdict, verify

__all__ = [
    "Kind",
    "Verdict",
    "align",
    "answers",
    "differing",
    "foretold",
    "other_subject",
    "unnamed",
    "verify",
]
