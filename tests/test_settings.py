from datetime import date, datetime
from pathlib import Path

import pytest

from dossier import Filters, InputError, Settings, SettingsError


def test_home_is_made_whole() -> None:
    assert Settings(home=Path("~/press")).home == Path.home() / "press"
    assert Settings(home=Path("press")).home == Path.cwd() / "press"


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CHROMA_URL", "")
    monkeypatch.setenv("DOSSIER_HOME", "")
    assert Settings().chroma_url is None
    assert Settings().home != Path.cwd()


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "many"), ("PORT", "70000"), ("CHROMA_URL", "localhost"), ("LANGSMITH", "?")]
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"DOSSIER_{name}", value)
    with pytest.raises(SettingsError, match=f"DOSSIER_{name}"):
        Settings()


def test_a_period_is_read_in_every_form() -> None:
    assert Filters.of("2020", "2021-02") == Filters(date(2020, 1, 1), date(2021, 2, 28))
    assert Filters.of(datetime(2020, 1, 1, 23), date(2020, 1, 1)) == Filters(
        date(2020, 1, 1), date(2020, 1, 1)
    )
    assert Filters.of("", None, [" Times ", ""]) == Filters(outlets=frozenset({"times"}))
    assert Filters.of(languages=" TR ") == Filters(languages=frozenset({"tr"}))
    assert not Filters.of()


@pytest.mark.parametrize("since", ["soon", "2021-13", "2021-02-30", 20200, 2.5, "0000"])
def test_what_is_no_date_is_refused(since: object) -> None:
    with pytest.raises(InputError, match="not a date"):
        Filters.of(since)  # type: ignore[arg-type]
