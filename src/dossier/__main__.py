"""`python -m dossier` is `dossier`."""

from dossier.cli import main

main()
