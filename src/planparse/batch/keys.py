"""What a document's result depends on: its content and suffix, planparse's version, the grammar and the options."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from planparse import __version__
from planparse.batch.worker import Setting
from planparse.errors import GrammarError
from planparse.grammar.load import built_in_folder


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes in hexadecimal digits; OSError where it can't be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key_of(content: str, suffix: str, rest: str) -> str:
    """The key of a document's result: equal keys have equal JSON, but for the file's name."""
    return hashlib.sha256(f"{content} {suffix.lower()} {rest}".encode()).hexdigest()


def run_digest(setting: Setting) -> str:
    """A digest of what is the same for all documents of a run. Limits are none of it: they don't change a plan."""
    options = {
        "version": __version__,
        "grammar": _grammar_digest(setting.grammar),
        "indent": setting.indent,
        "password": setting.password,
        "empty_plans": setting.empty_plans,
    }
    return hashlib.sha256(json.dumps(options, sort_keys=True).encode()).hexdigest()


def _grammar_digest(overlay: Path | None) -> str:
    digest = hashlib.sha256()
    for folder in filter(None, (built_in_folder(), overlay)):
        try:
            files = sorted(path for path in folder.iterdir() if path.suffix in (".toml", ".csv"))
            for path in files:
                digest.update(f"{path.name} {sha256_of(path)}\n".encode())
        except OSError as error:
            raise GrammarError(f"{folder}: cannot be read: {error.strerror}; --grammar takes a folder") from None
        digest.update(b"\n")
    return digest.hexdigest()
