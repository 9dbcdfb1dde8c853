"""The scorecard as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dossier.evaluation.plots import key_of, write_plots
from dossier.evaluation.tables import Table, tables


def write_page(card: Mapping[str, Any], folder: Path) -> None:
    """Write `scorecard.md` and its plots."""
    plots = write_plots(card, folder)
    text = "\n".join([*_head(card), *_collections(card, plots), *_made_with(card)])
    (folder / "scorecard.md").write_text(text + "\n", encoding="utf-8")


def _head(card: Mapping[str, Any]) -> Iterator[str]:
    parameters = card["parameters"]
    yield "# Scorecard"
    yield ""
    yield (
        f"{card['date']}. In brackets: {parameters['confidence_level']:.0%} confidence intervals, by "
        f"{parameters['bootstrap_resamples']:,} bootstrap samples of the questions; p: two-sided, by a "
        "paired randomisation test. What each measure means is in the documentation of `dossier eval`."
    )


def _collections(card: Mapping[str, Any], plots: Mapping[str, str]) -> Iterator[str]:
    for collection in card["collections"]:
        yield ""
        yield f"## {_plain(collection['name'])} ({collection['kind']})"
        yield ""
        yield f"![{_plain(collection['name'])}]({plots[key_of(collection)]})"
        for table in tables(collection):
            yield ""
            yield from _table(table)
        languages = ", ".join(
            f"{name or 'unknown'} {count:,}" for name, count in collection["languages"].items()
        )
        yield ""
        yield (
            f"{collection['articles']:,} articles in {collection['passages']:,} passages; languages: "
            f"{languages}; documents without text: {collection['without_text']:,}; archive revision "
            f"{collection['archive_revision']}."
        )


def _made_with(card: Mapping[str, Any]) -> Iterator[str]:
    machine, model = card["machine"], card["model"]
    yield ""
    yield "## Made with"
    yield ""
    yield f"- {machine['processor']}, {machine['cores']} cores, {machine['system']}, Python {card['python']}"
    yield f"- {_plain(model['name'])}, SHA-256 `{model['fingerprint']}`, run by {_engine(model['engine'])}"
    if card["reader"]:
        reader = card["reader"]
        yield f"- the reader, SHA-256 `{reader['fingerprint']}`, run by {_engine(reader['engine'])}"
    yield f"- code `{card['code']}`"
    yield "- " + ", ".join(f"{name} {version}" for name, version in card["packages"].items())
    yield "- settings: " + ", ".join(
        f"`{name}` {_plain(str(value))}" for name, value in card["settings"].items()
    )
    yield "- parameters: " + ", ".join(f"`{name}` {value}" for name, value in card["parameters"].items())


def _engine(identity: Mapping[str, str]) -> str:
    return ", ".join(value if name == "engine" else f"{name} {value}" for name, value in identity.items())


def _table(table: Table) -> Iterator[str]:
    yield f"**{_plain(table.title)}**"
    yield ""
    yield _row(table.headings)
    yield _row(["---", *("---:" for _ in table.headings[1:])])
    for row in table.rows:
        yield _row(row)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
