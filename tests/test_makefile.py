"""What `make` sets up and hands on."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def make(*arguments: str, folder: Path = ROOT, **environment: str) -> str:
    inherited = {name: value for name, value in os.environ.items() if name not in {"HOST", "PORT"}}
    inherited = {name: value for name, value in inherited.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def page(*arguments: str, **environment: str) -> str:
    """Return the command that `make app` would open the page with."""
    return make("--dry-run", "--old-file=.venv/.app", "app", *arguments, **environment).splitlines()[-1]


def test_the_address_of_the_page_comes_from_the_command_line_or_the_environment() -> None:
    expected = "DOSSIER_HOST='0.0.0.0' DOSSIER_PORT='8000' .venv/bin/python app.py"
    assert page("HOST=0.0.0.0", "PORT=8000") == expected
    assert page(HOST="0.0.0.0", PORT="8000") == expected
    assert "DOSSIER_HOST='::1'" in page(HOST="::1")
    assert "DOSSIER_HOST='localhost'" in page(HOST="localhost")
    assert "DOSSIER_HOST='desk'" in page("HOST=desk", HOST="other")


@pytest.mark.parametrize("machine", ["desk", "desk.example.org", "x86_64-linux", "cafe"])
def test_the_name_of_the_machine_is_no_address(machine: str) -> None:
    assert "DOSSIER_HOST" not in page(HOST=machine)


def test_the_package_is_found_beside_a_clone_of_its_name(tmp_path: Path) -> None:
    clone = tmp_path / "dossier"
    (clone / "src" / "dossier").mkdir(parents=True)
    (clone / "src" / "dossier" / "__init__.py").write_text("")
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, clone)
    venv.create(clone / ".venv", symlinks=True)
    (clone / ".venv" / ".venv").touch()
    make(".venv/.app", "PIP=true", f"PYTHON={sys.executable}", folder=clone)
    script = "import dossier; print(dossier.__file__)"
    command = [str(clone / ".venv" / "bin" / "python"), "-c", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == clone / "src" / "dossier" / "__init__.py"
