"""What the Archive tab tells where the archive or the files that were chosen cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from dossier.archive import Archive
from dossier.settings import Settings
from dossier.ui.library import Jobs, Library
from tests.loops import run

NO_FIELDS: tuple[Any, ...] = ("", "", "", [], "", "best")


@pytest.fixture
def laid_out(settings: Settings, jobs: Jobs) -> Any:
    """Return the tab over a copy of the archive of the fixture articles, laid out."""
    with Archive.open(settings.home) as archive:
        library = Library(archive, jobs)

        async def lay_out() -> None:  # inside a running loop, see conftest.py
            with gr.Blocks(analytics_enabled=False), gr.Tabs(), gr.Tab("Archive") as tab:
                library.lay_out(tab)

        run(lay_out())
        yield library


def _damage(home: Path) -> None:
    """Overwrite the catalog of an archive, and what was last written to it."""
    for file in home.glob("catalog.sqlite3*"):
        file.write_bytes(b"\xff" * file.stat().st_size)


def test_an_archive_that_cannot_be_read_is_told_of_until_it_can_be(laid_out: Any, settings: Settings) -> None:
    shown = laid_out._open(0, *NO_FIELDS)
    seen = shown[laid_out._seen]
    assert shown[laid_out._fault] == ""
    assert "articles" in shown[laid_out._overview]
    assert laid_out._look(seen, 0, *NO_FIELDS) == {laid_out._seen: seen}
    _damage(settings.home)
    browsed = laid_out._browse(*NO_FIELDS)
    opened = laid_out._open(0, *NO_FIELDS)
    for changed in (browsed, opened, laid_out._look(opened[laid_out._seen], 0, *NO_FIELDS)):
        assert 'class="fault" role="alert"' in changed[laid_out._fault]
        assert laid_out._list not in changed
    assert laid_out._turning(50)(0, *NO_FIELDS).keys() == {laid_out._fault}
    assert laid_out._grant("remove article 1").keys() == {laid_out._fault}
    assert laid_out._jobs.all() == ()


def test_an_article_that_is_gone_is_not_removed_again(laid_out: Any) -> None:
    assert "removed already" in laid_out._grant("remove no-such-article 1")[laid_out._fault]


def test_files_that_are_gone_are_to_be_chosen_again(laid_out: Any, tmp_path: Path) -> None:
    told = laid_out._send([str(tmp_path / "gone.md")], "https://example.org")
    assert "choose them again" in told[laid_out._adding_fault]
    assert told[laid_out._files] is None
    assert laid_out._addresses not in told  # what was written stays
    assert laid_out._jobs.all() == ()
