"""What the evaluation needs beyond Dossier itself."""

from __future__ import annotations

from importlib.util import find_spec

from dossier.errors import PackageMissing

PACKAGES = {
    "ir-measures": "ir_measures",
    "langchain-chroma": "langchain_chroma",
    "langchain-classic": "langchain_classic",
    "langchain-text-splitters": "langchain_text_splitters",
    "matplotlib": "matplotlib",
    "rank-bm25": "rank_bm25",
    "scipy": "scipy",
}
"""Distributions of the extra `eval`, each with the module that it brings."""


def require_extra() -> None:
    """Refuse to go on where a package of the extra is not installed.

    Raises:
        PackageMissing: the sentence names the command that installs them.
    """
    missing = [name for name, module in PACKAGES.items() if find_spec(module) is None]
    if missing:
        raise PackageMissing(
            f"The evaluation needs {', '.join(missing)}: run `pip install 'dossier-qa[eval]'`."
        )
