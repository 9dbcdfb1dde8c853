"""What holds for the repository as a whole: its manners, its documents, and what it costs to start."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dossier import errors
from dossier.settings import Settings
from dossier.types import Answer, Citation, FoundPassage, NearArticle, Seconds, Statement

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"torch", "sentence_transformers", "transformers", "gradio", "fastapi", "chromadb", "scipy", "pandas"}
TEXT = {".py", ".md", ".toml", ".lock", ".yaml", ".yml", ".svg", ".css", ".js", ".txt", ".cfg", ""}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.suffix in TEXT and path.is_file()]


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    forbidden = re.compile(
        r"/(?:work|opt|root|home/\w+|Users/\w+)/|/tmp/w\b|pypi\.org|files\.pythonhosted|"
        r"registry\.npmjs|https?://[\w.]*(?:artifactory|nexus)",
        re.IGNORECASE,
    )
    mine = Path(__file__).resolve()
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if path != mine
        for match in forbidden.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_locks_name_no_address_and_pin_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for lock, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", project["dependencies"] + extras(project)),
    ):
        text = (ROOT / lock).read_text()
        assert "://" not in text
        pinned = {line.partition("==")[0] for line in text.splitlines()}
        assert {_plain(name) for name in wanted} <= pinned


def extras(project: dict[str, Any]) -> list[str]:
    """Return what the extras ask for, but for one extra that includes another."""
    named = [name for extra in project["optional-dependencies"].values() for name in extra]
    return [name for name in named if not name.startswith(project["name"])]


def sources() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and "tests" not in path.parts]


def test_no_file_outgrows_a_reader() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in sources()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_function_outgrows_a_reader() -> None:
    lengths = {
        f"{path.relative_to(ROOT)}: {node.name}": _lines(node)
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_continuous_integration_skips_no_browser_test() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert any(line.startswith("export CI=true") for line in lines[: lines.index("make test")])


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ask", "--help"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    script = (
        "import json, sys\n"
        "from dossier.cli import main\n"
        f"sys.argv = ['dossier', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit as done:\n    assert not done.code, done.code\n"
        "print(); print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not HEAVY & set(json.loads(run.stdout.splitlines()[-1]))


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    explained = set(
        re.findall(r"^\| `([\w-]+)` \|", (ROOT / "docs/dependencies.md").read_text(), re.MULTILINE)
    )
    named = project["dependencies"] + extras(project)
    assert {_plain(name) for name in explained} == {_plain(name) for name in named}


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs/configuration.md").read_text()
    documented = set(re.findall(r"^\| `DOSSIER_(\w+)` \|", text, re.MULTILINE))
    assert documented == {name.upper() for name in Settings.model_fields}
    assert len(documented) <= 15


def test_every_exit_code_is_documented_and_distinct() -> None:
    text = (ROOT / "docs/configuration.md").read_text()
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    tree = [value for value in vars(errors).values() if isinstance(value, type)]
    codes = [error.exit_code for error in tree if issubclass(error, errors.DossierError)]
    assert len(codes) == len(set(codes))
    assert documented == {*codes, 0, 2, 3, 130, 141}


def test_the_answer_contract_documents_every_field_and_its_example_is_one() -> None:
    text = (ROOT / "docs/answer.md").read_text()
    for record in (Answer, Statement, Citation, FoundPassage, NearArticle, Seconds):
        missing = [name for name in record.model_fields if f"`{name}`" not in text]
        assert not missing, record
    example = text.partition("```json\n")[2].partition("```")[0]
    answer = Answer.from_json(example)
    assert answer.to_dict() == json.loads(example)
    assert all(c.passage[c.start : c.end] == c.quote for c in answer.citations)


def test_links_between_documents_lead_somewhere() -> None:
    for document in [
        path for path in tracked() if path.suffix == ".md" and "corpus" not in path.relative_to(ROOT).parts
    ]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_picture_is_small_and_is_shown_by_a_document() -> None:
    documents = [
        path for path in tracked() if path.suffix == ".md" and "corpus" not in path.relative_to(ROOT).parts
    ]
    shown = "".join(document.read_text() for document in documents)
    pictures = sorted((ROOT / "docs" / "images").glob("*.png"))
    assert len(pictures) >= 6
    assert [path.name for path in pictures if path.stat().st_size > 250_000] == []
    assert [path.name for path in pictures if f"images/{path.name}" not in shown] == []


def test_contributing_names_paths_that_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    cells = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    paths = [path for cell in cells for path in re.findall(r"`([^`]+/)`", cell)]
    assert len(paths) >= 10
    assert [path for path in paths if not (ROOT / path).is_dir()] == []


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function from its `def` on, its docstring aside."""
    first, last = function.body[0], function.end_lineno or 0
    described = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if described else 0
    return last - function.lineno + 1 - docstring


def _plain(requirement: str) -> str:
    return re.split(r"[<>=! ]", requirement)[0].lower().replace("_", "-")
