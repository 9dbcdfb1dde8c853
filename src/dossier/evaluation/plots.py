"""Plots of a scorecard, as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dossier.evaluation.bench import LABELS, OURS
from dossier.evaluation.tables import ANSWERS, RETRIEVAL

SHOWN = {"retrieval": ("ndcg_10", "recall_10"), "answers": ("gold_1", "gold_3")}
"""Measures that are plotted for each kind of collection."""

_WIDTH, _HEIGHT = 9.0, 3.2  # inches
_BASELINE, _DOSSIER = "#6b7785", "#1f5f8b"


def write_plots(card: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """Draw the systems of each collection beside each other, with their confidence intervals.

    Args:
        card: the scorecard.
        folder: where the files go.

    Returns:
        Key of the collection -> name of its file; see `key_of`.
    """
    import matplotlib

    made = {}
    with matplotlib.rc_context({"svg.hashsalt": "dossier", "font.size": 9}):
        for collection in card["collections"]:
            key = key_of(collection)
            _draw(collection, folder / f"{key}.svg")
            made[key] = f"{key}.svg"
    return made


def key_of(collection: Mapping[str, Any]) -> str:
    """Return a name for a collection that can be a file's."""
    name = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in collection["name"])
    return f"{collection['kind']}-{name}"


def _draw(collection: Mapping[str, Any], path: Path) -> None:
    from matplotlib.figure import Figure

    names = RETRIEVAL | ANSWERS
    figure = Figure(figsize=(_WIDTH, _HEIGHT), layout="constrained")
    panels = figure.subplots(1, len(SHOWN[collection["kind"]]), sharey=True)
    for panel, measure in zip(panels, SHOWN[collection["kind"]], strict=True):
        _bars(panel, collection, measure)
        panel.set_title(names[measure])
    figure.suptitle(collection["name"])
    figure.savefig(path, metadata={"Date": None})


def _bars(panel: Any, collection: Mapping[str, Any], measure: str) -> None:
    """Draw one bar for each system that has the measure, Dossier's on top."""
    found = {
        system: row["measures"] if "measures" in row else row["overall"]["figures"]
        for system, row in collection["systems"].items()
    }
    rows = [(system, figures[measure]) for system, figures in found.items() if measure in figures]
    rows.sort(key=lambda row: row[0] == OURS)
    for place, (system, figure) in enumerate(rows):
        value = figure["value"]
        panel.barh(place, value, color=_DOSSIER if system == OURS else _BASELINE)
        if figure["low"] is not None:
            below, above = max(value - figure["low"], 0), max(figure["high"] - value, 0)
            panel.errorbar(value, place, xerr=[[below], [above]], color="#333333", capsize=2)
        panel.text(0.01, place, f"{value:.3f}", va="center", color="white", fontsize=8)
    panel.set_yticks(range(len(rows)), [LABELS[system] for system, _ in rows])
    panel.set_xlim(0, 1)
    panel.spines[["top", "right"]].set_visible(False)
