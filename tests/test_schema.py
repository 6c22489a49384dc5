"""The committed documentation agrees with the code."""

from __future__ import annotations

from pathlib import Path

from planparse.cli.schema import schema_text
from planparse.diagnostics import CATALOGUE

DOCS = Path(__file__).parents[1] / "docs"


def test_the_committed_schema_is_current() -> None:
    assert (DOCS / "schema.json").read_text(encoding="utf-8") == schema_text(), "run `make schema`"


def test_every_diagnostic_has_its_row() -> None:
    lines = (DOCS / "diagnostics.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ", 3) for line in lines if line.startswith("| `")]
    documented = {row[0].strip("| `"): (row[1], row[2], row[3].removesuffix(" |")) for row in rows}
    kinds = {c: (k.level, k.title, k.template.replace("|", "\\|")) for c, k in CATALOGUE.items()}
    assert documented == kinds
