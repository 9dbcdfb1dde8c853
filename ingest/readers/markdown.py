"""Markdown files, with or without YAML front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frontmatter.default_handlers import YAMLHandler
from yaml import BaseLoader, MarkedYAMLError, YAMLError

from dossier.text import words
from ingest.formats.decoding import decode
from ingest.formats.markup import blocks_of, heading_of
from ingest.readers.registry import Document, Draft, reader
from ingest.report import Reason, UnusableError


@reader(".md", ".markdown")
def read_markdown(document: Document) -> Draft:
    """Read Markdown as plain text, and its front matter where it has any.

    A first heading that is the title does not stand in the text a second time.
    """
    fields, body = _split(decode(document.read()).lstrip())
    title = _text(fields, "title")
    blocks = blocks_of(body)
    heading = heading_of(blocks[0]) if blocks else None
    if heading is not None and (title is None or words(heading) == words(title)):
        title = title or heading
        blocks = blocks[1:]
    published = _text(fields, "published") or _text(fields, "date")
    return Draft(
        text="\n\n".join(block.text for block in blocks),
        title=title,
        outlet=_text(fields, "outlet"),
        author=_text(fields, "author"),
        url=_text(fields, "url"),
        published=published,
        dated_by="front matter" if published else None,
        language=_text(fields, "language"),
        sources=_sources(fields.get("sources")),
    )


def _split(text: str) -> tuple[Mapping[str, Any], str]:
    """Return the front matter and the body of a file."""
    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        front, body = handler.split(text)
    except ValueError:
        raise _broken("it is not closed by a line '---'", 1) from None
    try:
        # Every scalar as it is written: a date stays text, `no` is Norwegian. The loader is the one in
        # Python, for libyaml's dies of a stack overflow on deep nesting and takes the process with it.
        fields = handler.load(front, Loader=BaseLoader) or {}
    except MarkedYAMLError as error:
        raise _broken(str(error.problem or error.context), _line(error, text, front)) from None
    except (YAMLError, RecursionError) as error:
        raise _broken(str(error).partition("\n")[0] or "it is nested too deeply", 1) from None
    if not isinstance(fields, dict):
        raise _broken("it is not a list of 'name: value' lines", 1)
    return fields, body


def _line(error: MarkedYAMLError, text: str, front: str) -> int:
    """Return the line of a file that holds a fault of its front matter; where what is not closed begins."""
    unclosed = error.context_mark is not None and "end of stream" in str(error.problem)
    mark = error.context_mark if unclosed else error.problem_mark
    return text[: text.index(front)].count("\n") + 1 + (mark.line if mark else 0)


def _broken(problem: str, line: int) -> UnusableError:
    return UnusableError(Reason.FRONT_MATTER, f"The front matter is broken in line {line}: {problem}.")


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a field as one line of text; a list is joined by commas."""
    value = fields.get(name)
    parts = value if isinstance(value, list) else [value]
    if any(isinstance(part, dict | list) for part in parts):
        raise UnusableError(
            Reason.FRONT_MATTER, f"The field '{name}' of the front matter must be a line of text."
        )
    return ", ".join(str(part).strip() for part in parts if part) or None


def _sources(value: Any) -> tuple[Mapping[str, str], ...]:
    """Return the sources as flat mappings; a line of text is a title or an address."""
    entries = value if isinstance(value, list) else [value]
    found: list[Mapping[str, str]] = []
    for entry in entries:
        if isinstance(entry, str) and entry.strip():
            found.append({"url" if entry.startswith(("http://", "https://")) else "title": entry})
        elif isinstance(entry, dict):
            found.append({str(key): text for key, text in entry.items() if isinstance(text, str) and text})
    return tuple(entry for entry in found if entry)
