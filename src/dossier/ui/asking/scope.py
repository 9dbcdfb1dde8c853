"""What a question is kept to: days, outlets and languages, as a reader and an address write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import urlencode

from dossier.errors import InputError
from dossier.text.languages import language_name
from dossier.types import Filters


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters of a question as a reader wrote them.

    Attributes:
        since: first day, month or year; empty for any.
        until: last day, month or year; empty for any.
        outlets: names of outlets; empty for all.
        languages: ISO 639-1 codes; empty for all.
    """

    since: str = ""
    until: str = ""
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        since: str | None = None,
        until: str | None = None,
        outlets: Sequence[str] | None = None,
        languages: Sequence[str] | None = None,
    ) -> Self:
        """Take the filters from their fields, in which nothing may stand for empty."""
        return cls((since or "").strip(), (until or "").strip(), tuple(outlets or ()), tuple(languages or ()))

    def fault(self) -> str | None:
        """Return what is wrong with the filters in one sentence, or None."""
        try:
            Filters.of(self.since or None, self.until or None, self.outlets, self.languages)
        except InputError as error:
            return str(error)
        return None

    def label(self) -> str:
        """Return a short description for the closed filters."""
        period = (("from", self.since), ("to", self.until))
        parts = [f"{word} {value}" for word, value in period if value]
        for chosen, several in (
            (self.outlets, "outlets"),
            (tuple(map(language_name, self.languages)), "languages"),
        ):
            if chosen:
                parts.append(chosen[0] if len(chosen) == 1 else f"{len(chosen)} {several}")
        return f"Filters: {', '.join(parts)}" if parts else "Filters"

    def arguments(self) -> dict[str, Any]:
        """Return the filters as `Assistant.stream` takes them."""
        return {name: value or None for name, value in asdict(self).items()}

    def address(self, question: str) -> str:
        """Return the relative address of the page that asks a question within these filters."""
        fields = [("q", question), ("from", self.since), ("to", self.until)]
        fields += [("outlet", name) for name in self.outlets]
        fields += [("language", code) for code in self.languages]
        return f"?{urlencode([(name, value) for name, value in fields if value])}"


EVERYTHING = Scope()
"""No filter at all."""

LONGEST = 2_000
"""Characters of a question in an address that are read."""


def linked(query: Mapping[str, Any]) -> tuple[str, Scope]:
    """Return the question and the filters in the query of an address; an empty question where there is none.

    Args:
        query: what Starlette calls query parameters: names that may come several times.
    """

    def every(name: str) -> list[str]:
        values = query.getlist(name) if hasattr(query, "getlist") else [query.get(name, "")]
        return [value for value in values if value]

    question = str(query.get("q") or "").strip()[:LONGEST]
    scope = Scope.of(query.get("from"), query.get("to"), every("outlet"), every("language"))
    return question, scope
