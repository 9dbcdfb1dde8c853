"""Every error that Dossier raises on purpose, in one tree.

DossierError                    1   anything below; catch this one to catch them all
├── InputError                  4   a path, a date or a question that cannot be used
├── RemovalRefused              5   an ingest that would empty the archive by accident
├── ArchiveError                6   the archive cannot be opened, read or written
│   ├── ArchiveLocked           7   another process is writing
│   ├── ModelMismatch           8   built with another embedding model
│   ├── StorageError            9   the disk is full, read-only or failing
│   └── ArticleNotFound        10   no article of that id
├── ModelUnavailable           11   the embedding model cannot be found, or is not what it claims to be
├── SettingsError              12   a setting that cannot be used
├── PackageMissing             13   an optional package is not installed
└── LanguageModelUnavailable   14   the language model cannot be loaded or reached as set
    └── ModelFailure           15   the language model failed to write, or to end, a text

The numbers are the exit codes of the command line; 2 is a wrong command line and 3 an ingest that
went through but left something out. A message is one sentence: what happened, where, what to do.
"""

from typing import Literal

FailureKind = Literal[
    "key", "model", "rate", "timeout", "context", "connection", "interrupted", "empty", "other"
]
"""How a language model fails: "interrupted" is after the first words, "empty" without any."""


class DossierError(Exception):
    """The root of every error that Dossier raises on purpose."""

    exit_code = 1


class InputError(DossierError):
    """A path, date or question given by the user cannot be used."""

    exit_code = 4


class RemovalRefused(DossierError):
    """A folder is missing or empty and taking it at its word would remove its articles."""

    exit_code = 5


class ArchiveError(DossierError):
    """The archive cannot be opened, read or written."""

    exit_code = 6


class ArchiveLocked(ArchiveError):
    """Another process holds the archive's write lock."""

    exit_code = 7


class ModelMismatch(ArchiveError):
    """The archive was built with another embedding model than the one in use."""

    exit_code = 8


class StorageError(ArchiveError):
    """The disk is full, read-only or failing."""

    exit_code = 9


class ArticleNotFound(ArchiveError):
    """The archive holds no article of that id."""

    exit_code = 10


class ModelUnavailable(DossierError):
    """The embedding model cannot be found, or its files are not the ones expected."""

    exit_code = 11


class SettingsError(DossierError):
    """A setting has a value that cannot be used."""

    exit_code = 12


class PackageMissing(DossierError):
    """A command needs optional packages that are not installed."""

    exit_code = 13


class LanguageModelUnavailable(DossierError):
    """The language model cannot be loaded, or not be reached as it is set."""

    exit_code = 14


class ModelFailure(LanguageModelUnavailable):
    """The language model failed to write a text, or to end it.

    Attributes:
        kind: of failure.
    """

    exit_code = 15

    def __init__(self, message: str, kind: FailureKind) -> None:
        super().__init__(message)
        self.kind = kind
