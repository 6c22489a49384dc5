"""Every feature of a Word file in a document of its own, with the tables that were written for it by hand.

`features/README.md` says how the documents were made and what each proves.
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planparse import parse_plan
from planparse.cli.tables import as_json
from planparse.document import Document, Paragraph, Table
from planparse.readers import read_document
from tests.printing import can_print

FOLDER = Path(__file__).parent / "features"
FILES = sorted(FOLDER.glob("*.docx"))
SECONDS = 120
# What LibreOffice shows otherwise: (what only it shows, what only we read), without spaces.
UNLIKE: dict[str, tuple[list[str], list[str]]] = {
    "content-controls": (["Clickortaptoenteradate."], []),  # its PDF shows a control's prompt, which Word never prints
    "list-numbers": (["\uf0b7HeadofService\uf0b7", "Director"], ["•HeadofService", "•Director"]),  # the font's code
    "tick-fonts": (["\uf0fc", "P", "\uf0fb"], ["✔", "✔", "✘"]),  # the fonts' codes
    "notes": (["1", "i1", "i"], []),  # the raised marks
    "repeated-header": (["NoActionLead", "NoActionLead"], []),  # it is printed on three pages
    "tracked-changes": (  # it prints deletions struck out
        ["Auditeveryclosedopencasefile", "4WithdrawnactionNobody"],
        ["Auditeveryopencasefile"],
    ),
}


def name_of(path: Path) -> str:
    """The feature that a file shows."""
    return path.name.partition(".")[0]


def expected(path: Path) -> dict[str, Any]:
    """What was written by hand for a document."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name_of(path)}.expected.json").read_text("utf-8"))
    return found


@cache
def read(path: Path) -> Document:
    """The Document of a file."""
    return read_document(path)


def test_every_feature_has_a_document_by_word_and_an_expectation() -> None:
    assert len(FILES) > 30
    by_hand = {name_of(path) for path in FOLDER.glob("*.expected.json")}
    assert {name_of(path) for path in FOLDER.glob("*.word.docx")} == by_hand


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_tables_are_those_written_by_hand(path: Path) -> None:
    assert as_json(read(path))["tables"] == expected(path)["tables"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_else_is_printed_or_reported(path: Path) -> None:
    told, document = expected(path), read(path)
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == told.get("paragraphs", [])
    assert [found.code for found in document.diagnostics] == told.get("diagnostics", [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_cells_have_the_colours_that_they_show(path: Path) -> None:
    tables = [block for block in read(path).blocks if isinstance(block, Table)]
    shades = [
        [at, row, cell.column, cell.shade]
        for at, table in enumerate(tables)
        for row, fragment in enumerate(table.rows)
        for cell in fragment.cells
        if cell.shade
    ]
    assert shades == expected(path).get("shades", [])


@pytest.mark.parametrize("path", [p for p in FILES if "plan" in expected(p)], ids=lambda path: path.stem)
def test_its_plan_says_what_is_printed(path: Path) -> None:
    told, plan = expected(path), parse_plan(path)
    found = {
        "title": plan.title,
        "authority": plan.authority and plan.authority.name,
        "recommendations": [
            {"number": r.number, "text": r.text, "theme": r.theme, "actions": [a.text for a in r.actions]}
            for r in plan.recommendations
        ],
    }
    assert {key: found[key] for key in told["plan"]} == told["plan"]
    printed = plan.model_dump_json(exclude={"source"})
    assert [word for word in told.get("absent", []) if word in printed] == []


def shown(pdf: Path) -> str:
    """All that a PDF shows, without spaces: narrow cells break words."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def lines_of(path: Path) -> list[str]:
    """The lines that we read, without spaces, the longest first."""
    cells = [row.cells for block in read(path).blocks if isinstance(block, Table) for row in block.rows]
    texts = [block.text for block in read(path).blocks if isinstance(block, Paragraph)]
    texts += [cell.text for row in cells for cell in row]
    return sorted(("".join(line.split()) for text in texts for line in text.split("\n")), key=len, reverse=True)


@pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: nothing to compare with")
def test_libreoffice_shows_the_same_words(tmp_path: Path) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, FILES)]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    unlike = {}
    for path in FILES:
        theirs, lacking = shown(tmp_path / f"{path.stem}.pdf"), []
        for line in lines_of(path):
            lacking += [] if line in theirs else [line]
            theirs = theirs.replace(line, "\n", 1)
        if lacking or theirs.strip():
            unlike[path.stem] = (theirs.split(), lacking)
    assert unlike == {path.stem: UNLIKE[name_of(path)] for path in FILES if name_of(path) in UNLIKE}
