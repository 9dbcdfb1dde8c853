"""What the options of `dossier serve` may say."""

from __future__ import annotations

import pytest

from dossier.errors import SettingsError
from dossier.ui.serving.options import Serving, bytes_of


@pytest.mark.parametrize(
    ("said", "meant"),
    [("1", 1), ("4096", 4096), ("500KB", 500_000), ("1.5 mb", 1_500_000), (" 2GB ", 2 * 10**9), ("7b", 7)],
)
def test_a_size_is_read_as_people_write_it(said: str, meant: int) -> None:
    assert bytes_of(said) == meant


@pytest.mark.parametrize("said", ["", "0", "0.0001KB", "-1MB", "many", "10 parsecs", "1e9", "١MB", "1,5MB"])
def test_what_is_no_size_is_told_in_one_sentence(said: str) -> None:
    with pytest.raises(SettingsError, match=r"--max-upload .* is not a size"):
        bytes_of(said)


@pytest.mark.parametrize(
    ("given", "kept"), [("", ""), ("/", ""), ("/press", "/press"), ("/a/b-c.d/", "/a/b-c.d")]
)
def test_a_path_is_kept_without_the_slash_at_its_end(given: str, kept: str) -> None:
    assert Serving(root_path=given).root_path == kept


@pytest.mark.parametrize(
    "given", ["press", "//press", "/press?x", "/a/../b", "/..", "/a b", "http://x.example", "/\n", "/é"]
)
def test_what_is_no_path_is_told_in_one_sentence(given: str) -> None:
    with pytest.raises(SettingsError, match=r"--root-path .* is not a path"):
        Serving(root_path=given)
