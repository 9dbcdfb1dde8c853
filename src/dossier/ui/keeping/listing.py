"""The list of conversations as HTML; pure."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import UTC

from dossier.ui.keeping.kept import Summary
from dossier.ui.markup import byline, escape


def shelf_html(
    summaries: Sequence[Summary],
    *,
    current: str | None = None,
    more: bool = False,
    wanted: str = "",
    notice: str = "",
) -> str:
    """Return conversations as a list; shelf.js divides it into days, as the browser knows the reader's.

    Args:
        summaries: the conversations, newest first.
        current: id of the open one.
        more: whether there are others than these.
        wanted: the words that were searched for; blank where none were.
        notice: what is to be told besides; empty where nothing.
    """
    told = f'<p class="notice">{escape(notice)}</p>' if notice else ""
    count = f'<p class="spoken told">{_counted(len(summaries), more, wanted)}</p>' if wanted.strip() else ""
    items = "".join(_item(each, current) for each in summaries)
    listed = f"<ul>{items}</ul>" if items else ""
    further = '<button class="further" type="button">Show more</button>' if more else ""
    clear = (
        '<button class="clear" type="button">Delete all…</button>' if listed and not wanted.strip() else ""
    )
    feet = f'<p class="feet">{further}{clear}</p>' if further or clear else ""
    return f'<nav class="shelf">{told}{count}{listed or _nothing(wanted)}{feet}</nav>'


def _item(summary: Summary, current: str | None) -> str:
    name, when = escape(summary.name or "Untitled"), summary.changed.astimezone(UTC)
    time = f'<time datetime="{when:%Y-%m-%dT%H:%M:%SZ}">{when:%Y-%m-%d}</time><span class="dot"> · </span>'
    facts = time + byline(f"{summary.turns} question{'' if summary.turns == 1 else 's'}")
    return (
        f'<li id="kept-{escape(summary.id)}"{" class=now" if summary.id == current else ""}>'
        f'<button class="pick" type="button"><span class="name" title="{name}">{name}</span>'
        f'<span class="meta">{facts}</span></button>'
        f'<button class="manage" type="button" title="Rename, export or delete">'
        f'<span class="spoken">Rename, export or delete “{name}”</span></button></li>'
    )


def _counted(count: int, more: bool, wanted: str) -> str:
    some = f"{count}{' or more' if more else ''} conversation{'' if count == 1 and not more else 's'}"
    return f"{some if count else 'No conversation'} with {escape(' '.join(wanted.split()))}"


def _nothing(wanted: str) -> str:
    told = "No conversation holds these words." if wanted.strip() else "What you ask is kept here."
    return f'<p class="none">{told}</p>'


def export_html(markdown: str, name: str) -> str:
    """Return Markdown for shelf.js to save as a file, with an id that no other export has.

    Args:
        markdown: the text.
        name: what the name of the file is made from.
    """
    file = re.sub(r"\W+", "-", name).strip("-")[:60] or "conversation"
    return (
        f'<div class="export" id="export-{secrets.token_hex(8)}" title="{escape(file)}.md" hidden>'
        f"{escape(markdown)}</div>"
    )
