"""What `make app` runs: index corpus/, then open the page."""

import os
import sys
from pathlib import Path

from dossier.cli import failures_told, index
from dossier.cli.report import print_ingest
from dossier.cli.terminal import console
from dossier.settings import Settings
from dossier.ui import serve

ROOT = Path(__file__).resolve().parent
CORPUS = ROOT / "corpus"


def prepare() -> Settings:
    """Bring the archive beside the corpus, or the one in DOSSIER_HOME, up to the corpus."""
    if not os.environ.get("DOSSIER_HOME"):
        os.environ["DOSSIER_HOME"] = str(ROOT / ".dossier")
    settings = Settings()
    report = index(settings, [CORPUS])
    print_ingest(console(), report)
    if report.interrupted:
        sys.exit(report.exit_code)
    return settings


@failures_told()
def main() -> None:
    """Index the corpus and serve the page until it is stopped."""
    serve(prepare())


if __name__ == "__main__":
    main()
