"""The public door: what `from dossier import …` offers is a promise."""

import dossier
import ingest


def test_dossier_offers_exactly_this() -> None:
    assert dossier.__all__ == []


def test_everything_offered_is_there_and_documented() -> None:
    for module in (dossier, ingest):
        for name in module.__all__:
            value = getattr(module, name)
            assert value.__doc__, name
