"""`dossier eval` from end to end, over a tiny collection with the real model."""

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from dossier.cli.commands import app
from dossier.embedding import load_embedder, reader
from dossier.embedding.locate import locate
from dossier.embedding.quantised import FINGERPRINTS
from dossier.evaluation import Task, tasks_under
from dossier.evaluation.bench import LABELS
from dossier.evaluation.cache import code_digest
from dossier.evaluation.scorecard import PACKAGES
from dossier.evaluation.tables import tables
from dossier.settings import DEFAULT_EMBEDDING_MODEL
from tests.small_models import small_cross_encoder

ROOT = Path(__file__).resolve().parents[2]
RETRIEVERS = {"bm25", "dense", "rrf", "langchain", "langchain_ensemble", "dossier"}
PICKERS = {
    "bm25_sentences",
    "dense_sentences",
    "mixed_sentences",
    "langchain_sentences",
    "dossier_plain",
    "dossier_plain_always",
    "dossier",
    "dossier_always",
}

Eval = Callable[..., Result]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that the tests of this module share, as runs do."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Eval:
    """Return a function that runs `dossier eval` in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)

    def _run(*arguments: object) -> Result:
        given = ["eval", *(str(argument) for argument in arguments), "--cache", str(cache)]
        return CliRunner().invoke(app, given)

    return _run


def card_of(folder: Path) -> dict[str, Any]:
    card: dict[str, Any] = json.loads((folder / "scorecard.json").read_text())
    return card


def details_of(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return system -> its lines of the details, but for what is another at each run."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "details.jsonl").read_text().splitlines():
        row = json.loads(line)
        found.setdefault(row.pop("system"), []).append(row)
        row.pop("seconds", None)
    return found


def test_retrieval(run: Eval, collection: Path, tmp_path: Path) -> None:
    result = run("retrieval", collection)
    assert result.exit_code == 0, result.output
    (found,) = card_of(tmp_path / "scorecard")["collections"]
    assert (found["name"], found["kind"], found["queries"]) == ("news", "retrieval", 2)
    assert (found["articles"], found["without_text"], found["passages"]) == (9, 1, 9)
    assert set(found["languages"]) == {"en", "tr"}
    assert set(found["systems"]) == RETRIEVERS
    for row in found["systems"].values():
        assert set(row["measures"]) == {"ndcg_10", "recall_4", "recall_10", "mrr_10", "map", "hits_1"}
        assert row["measures"]["recall_10"] == {"value": 1.0, "low": 1.0, "high": 1.0, "count": 2}
        assert row["measures"]["hits_1"]["value"] == 1.0
        assert row["median_seconds"] > 0
    assert set(found["differences"]) == RETRIEVERS - {"dossier"}
    for label in ("BM25", "RRF of both", "LangChain, ensemble", "Dossier", "nDCG@10", "MAP"):
        assert label in result.stdout
    assert "news: Dossier" in result.stderr
    rows = [json.loads(line) for line in (tmp_path / "scorecard" / "details.jsonl").read_text().splitlines()]
    assert len(rows) == 2 * len(RETRIEVERS)
    assert {row["found"][0] for row in rows if row["query"] == "q2"} == {"drones"}


def test_the_scorecard_shows_what_a_reranker_adds(
    run: Eval, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("run", collection, "--out", "without").exit_code == 0
    monkeypatch.setenv("DOSSIER_RERANKER", small_cross_encoder(tmp_path / "cross-encoder"))
    result = run("run", collection, "--out", "with")
    assert result.exit_code == 0, result.output
    ranked, answered = card_of(tmp_path / "with")["collections"]
    assert set(ranked["systems"]) == {*RETRIEVERS, "dossier_no_reranker"}
    assert set(ranked["differences"]) == set(ranked["systems"]) - {"dossier"}
    unranked = {"dossier_no_reranker", "dossier_no_reranker_always"}
    assert set(answered["systems"]) == PICKERS | unranked
    assert unranked <= set(answered["differences"])
    page = (tmp_path / "with" / "scorecard.md").read_text()
    assert page.count("| Dossier, no reranker |") == 4  # figures and differences of both
    assert page.count("| Dossier, no reranker, three sentences always |") == 2
    before, after = details_of(tmp_path / "without"), details_of(tmp_path / "with")
    assert after["dossier_no_reranker"] == before["dossier"]
    assert after["dossier_no_reranker_always"] == before["dossier_always"]
    assert after["dossier"] != before["dossier"]
    assert after["dossier_plain"] not in (before["dossier_plain"], after["dossier_no_reranker"])


def test_a_reader_that_is_off_is_not_compared(
    run: Eval, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_READER", "false")
    assert run("answers", collection / "questions.jsonl", "--corpus", collection).exit_code == 0
    card = card_of(tmp_path / "scorecard")
    assert set(card["collections"][0]["systems"]) == PICKERS - {"dossier_plain", "dossier_plain_always"}
    assert card["reader"] is None
    assert "the reader" not in (tmp_path / "scorecard" / "scorecard.md").read_text()


def test_nothing_that_is_written_holds_a_folder_or_an_address(
    run: Eval, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = locate(DEFAULT_EMBEDDING_MODEL).folder
    monkeypatch.setenv("DOSSIER_LLM", "server:http://anna:secret@10.0.0.1:8080")
    monkeypatch.setenv("DOSSIER_RERANKER", small_cross_encoder(tmp_path / "cross-encoder"))
    monkeypatch.setenv("DOSSIER_NLI", str(tmp_path / "inference"))
    monkeypatch.setenv("DOSSIER_EMBEDDING_MODEL", str(model))
    monkeypatch.setenv("DOSSIER_CHROMA_URL", "http://10.0.0.2:8000")
    result = run("retrieval", collection)
    assert result.exit_code == 0, result.output
    files = [file for file in (tmp_path / "scorecard").iterdir() if file.suffix != ".svg"]
    assert {file.name for file in files} == {"scorecard.json", "scorecard.md", "details.jsonl"}
    for file in files:
        for secret in (str(tmp_path), str(model.parent), str(Path.home()), "anna", "secret", "10.0.0."):
            assert secret not in file.read_text(), (file.name, secret)
    card = card_of(tmp_path / "scorecard")
    assert card["model"]["name"] == card["settings"]["embedding_model"] == model.name
    assert card["model"]["engine"]["engine"] == "sentence-transformers"
    told = {name: card["settings"][name] for name in ("llm", "reranker", "nli")}
    assert told == {"llm": "server", "reranker": "cross-encoder", "nli": "inference"}


def test_answers(run: Eval, collection: Path, tmp_path: Path) -> None:
    result = run(
        "answers", collection / "questions.jsonl", "--corpus", collection / "corpus.jsonl", "--out", "o"
    )
    assert result.exit_code == 0, result.output
    (found,) = card_of(tmp_path / "o")["collections"]
    assert (found["kind"], found["questions"], found["archive_revision"] > 0) == ("answers", 4, True)
    assert set(found["systems"]) == PICKERS
    words = found["systems"]["bm25_sentences"]
    assert (words["overall"]["questions"], words["overall"]["answerable"]) == (4, 3)
    figures = words["overall"]["figures"]
    assert figures["gold_3"]["value"] == pytest.approx((1 + 1 + 0.5) / 3)
    assert figures["hit_1"] == {"value": 1.0, "low": 1.0, "high": 1.0, "count": 2}
    assert not {"seconds_median", "gold_1_answered", "abstention_f1"} & set(figures)
    ours = found["systems"]["dossier"]
    assert set(ours["by_type"]) == {"when", "number", "none"}
    assert ours["by_type"]["none"]["figures"]["abstention_recall"]["value"] == 1
    assert ours["by_type"]["when"]["figures"]["place_3"]["value"] == 1
    assert ours["overall"]["figures"]["gold_3_answered"]["count"] <= 3
    assert {"seconds_median", "seconds_95", "auroc_answerable", "precision"} <= set(
        ours["overall"]["figures"]
    )
    assert "gold in best" in result.stdout
    assert "by type of question" in result.stdout


def test_a_run_over_a_folder_makes_one_scorecard(run: Eval, collection: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.md").write_text("---\ntitle: Bell\nfacts: [F1]\n---\nThe bell of Orlan was cast in 1840.")
    (articles / "b.md").write_text("---\ntitle: Fair\nfacts: [F2]\n---\nThe fair of Orlan is held each May.")
    asked = {"id": "x", "question": "When was the bell of Orlan cast?", "facts": ["F1"], "scoring": "facts"}
    (tmp_path / "own.jsonl").write_text(json.dumps(asked))
    result = run("run", tmp_path, "--questions", tmp_path / "own.jsonl", "--corpus", articles, "--json")
    assert result.exit_code == 0, result.output
    card = json.loads(result.stdout)
    assert card == card_of(tmp_path / "scorecard")
    assert [(each["name"], each["kind"]) for each in card["collections"]] == [
        ("articles", "answers"),
        ("news", "retrieval"),
        ("news", "answers"),
    ]
    (figures,) = (each["systems"]["dossier"]["overall"]["figures"] for each in card["collections"][:1])
    assert figures["gold_1"]["value"] == figures["precision"]["value"] == 1
    assert "Loading the embedding model" in result.stderr
    assert "Embedding passages" in result.stderr


def test_the_scorecard_says_what_it_was_made_with(run: Eval, collection: Path, tmp_path: Path) -> None:
    assert run("retrieval", collection).exit_code == 0
    card = card_of(tmp_path / "scorecard")
    assert set(card["packages"]) <= set(PACKAGES)
    assert {"dossier-qa", "chromadb", "tantivy", "torch", "langchain-core"} <= set(card["packages"])
    assert len(card["model"]["fingerprint"]) == 64
    assert {"openvino", "rensa", "simplemma"} <= set(card["packages"])
    assert card["settings"]["embedding_model"] == card["model"]["name"] == DEFAULT_EMBEDDING_MODEL
    assert card["model"]["engine"] == load_embedder(DEFAULT_EMBEDDING_MODEL).engine
    assert card["reader"]["fingerprint"] == reader.FINGERPRINT
    assert card["code"] == code_digest(ROOT / "src" / "dossier", ROOT / "ingest")
    page = (tmp_path / "scorecard" / "scorecard.md").read_text()
    for identity in (card["model"]["engine"], card["reader"]["engine"]):
        assert all(value in page for value in identity.values())
    assert f"`{card['code']}`" in page
    assert f"`{reader.FINGERPRINT}`" in page
    assert card["machine"]["cores"] >= 1
    assert card["machine"]["processor"]
    assert card["parameters"]["bootstrap_resamples"] >= 1_000
    assert "bootstrap_seed" in card["parameters"]
    assert card["date"].startswith("2")


@pytest.mark.parametrize("quick", [True, False])
def test_what_runs_the_reader_is_told(quick: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "multiplies_bytes", lambda: quick)
    told = reader.reader_identity()
    assert ("weights" in told, "openvino" in told, "torch" in told) == (quick, quick, not quick)
    if quick:
        assert told["weights"] == FINGERPRINTS["reader"]


def test_the_page_shows_every_table_and_its_plots(run: Eval, collection: Path, tmp_path: Path) -> None:
    assert run("run", collection).exit_code == 0
    folder = tmp_path / "scorecard"
    page = (folder / "scorecard.md").read_text()
    card = card_of(folder)
    for found in card["collections"]:
        assert f"## {found['name']} ({found['kind']})" in page
        for table in tables(found):
            assert table.title in page
            for row in table.rows:
                assert "| " + " | ".join(row) + " |" in page
    for name in ("retrieval-news.svg", "answers-news.svg"):
        assert f"]({name})" in page
        plot = (folder / name).read_text()
        assert plot.startswith("<?xml")
        assert "http" not in plot.partition("<metadata>")[0].replace("http://www.w3.org", "")
    lengths = {line.count("|") for line in page.splitlines() if line.startswith("| BM25 |")}
    assert lengths == {8}
    assert all(LABELS[system] in page for system in RETRIEVERS | PICKERS)
    assert card["packages"]["torch"] in page


def test_a_second_run_embeds_nothing(run: Eval, collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("run", collection).exit_code == 0
    result = run("run", collection)
    assert result.exit_code == 0
    assert "Embedding" not in result.stderr
    assert "Storing" not in result.stderr


def test_collections_are_found_at_any_depth(collection: Path, tmp_path: Path) -> None:
    assert tasks_under(tmp_path) == [
        Task(collection),
        Task(collection / "corpus.jsonl", collection / "questions.jsonl"),
    ]
    (collection / "corpus.jsonl").rename(tmp_path / "c.jsonl")
    (collection / "corpus").mkdir()
    assert Task(collection / "corpus", collection / "questions.jsonl") in tasks_under(collection)


def failure(result: Result) -> str:
    assert result.exit_code == 4, result.output
    (line,) = [line for line in result.stderr.splitlines() if not line.startswith("Loading")]
    return line


def test_failures_are_one_sentence(run: Eval, collection: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert "No collection is under" in failure(run("run", tmp_path / "bare"))
    assert "There is no folder" in failure(run("run", tmp_path / "nowhere"))
    assert "queries.jsonl" in failure(run("retrieval", tmp_path / "bare"))
    assert "There is no corpus" in failure(
        run("answers", collection / "questions.jsonl", "--corpus", tmp_path / "nowhere")
    )
    (collection / "questions.jsonl").write_text("{}\n")
    told = failure(run("answers", collection / "questions.jsonl", "--corpus", collection))
    assert told.startswith("Line 1 of ")
    assert failure(run("run")).startswith("There is nothing to run")


def test_a_missing_package_names_the_command_that_installs_it(
    run: Eval, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "dossier.evaluation.extra.find_spec", lambda name: None if name == "ir_measures" else find(name)
    )
    result = run("retrieval", collection)
    assert result.exit_code == 13
    assert result.stderr.splitlines() == [
        "The evaluation needs ir-measures: run `pip install 'dossier-qa[eval]'`."
    ]


def test_the_extra_names_every_package_that_is_required() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    extra = text.partition("\neval = [\n")[2].partition("]")[0]
    named = {line.strip().strip('",').partition(">")[0] for line in extra.splitlines() if line.strip()}
    from dossier.evaluation.extra import PACKAGES as REQUIRED

    assert named == set(REQUIRED)


def test_help_loads_none_of_it() -> None:
    script = (
        "import sys\nfrom dossier.cli import main\nsys.argv = ['dossier', 'eval', 'answers', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'torch', 'scipy', 'matplotlib', 'chromadb', 'ir_measures', 'langchain_classic'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_eval_passes_data_and_questions_on() -> None:
    flags = ["--no-print-directory", "--dry-run", "--old-file=.venv/.dev"]
    command = ["make", *flags, "eval", "DATA=my data", "QUESTIONS=q.jsonl"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert " ".join(told.replace("\\\n", " ").split()) == (
        ".venv/bin/dossier eval run --questions benchmarks/questions.jsonl --questions 'q.jsonl' 'my data'"
    )
