"""The same plan in every format that a council publishes gives the same JSON as its text (contract, rule 12).

LibreOffice itself writes the OpenDocument, old Word, RTF and HTML files, a call a format. Equal answers have equal
scores against the gold.
"""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planparse import parse_plan
from planparse.schema import ActionPlan
from tests.printing import FEET, PLANS, Line, Printed, can_print, whole_blocks, write_docx

SAMPLES = Path(__file__).parents[1] / "samples"
ABOUT_THE_FILE = {"source", "provenance", "coverage", "diagnostics"}
SECONDS = 120
MADE_BY_LIBREOFFICE = {"odt": "odt", "doc": "doc:MS Word 97", "rtf": "rtf", "html": "html:HTML (StarWriter)"}
OURS = ("xlsx", "csv", "tsv")
needs_office = pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: it makes these files")


@pytest.fixture(scope="module")
def texts() -> Mapping[str, ActionPlan]:
    """What the text of each plan gives."""
    return {name: parse_plan(SAMPLES / name / "plan.txt") for name in PLANS}


@pytest.fixture(scope="module")
def office_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every plan in the formats that LibreOffice writes."""
    folder = tmp_path_factory.mktemp("office")
    for name in PLANS:
        word = folder / f"{name}.docx"
        write_docx([*whole_blocks(name), Line("")], word, ruled=True, foot=FEET.get(name))
    words = [str(folder / f"{name}.docx") for name in PLANS]
    for form in MADE_BY_LIBREOFFICE.values():
        command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--convert-to", form, "--outdir", str(folder), *words]
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    return folder


@needs_office
@pytest.mark.parametrize("form", MADE_BY_LIBREOFFICE)
@pytest.mark.parametrize("name", PLANS)
def test_what_libreoffice_wrote_gives_the_answer_of_the_text(
    office_files: Path, texts: Mapping[str, ActionPlan], name: str, form: str
) -> None:
    same(parse_plan(office_files / f"{name}.{form}"), texts[name])


@pytest.mark.parametrize("form", OURS)
@pytest.mark.parametrize("name", PLANS)
def test_the_rows_as_a_sheet_give_the_answer_of_the_text(
    tmp_path: Path, texts: Mapping[str, ActionPlan], name: str, form: str
) -> None:
    path = tmp_path / f"{name}.{form}"
    if form == "xlsx":
        write_xlsx(name, path)
    else:
        write_csv(name, path, "," if form == "csv" else "\t")
    same(parse_plan(path), texts[name])


def same(plan: ActionPlan, text: ActionPlan) -> None:
    """The plans agree but for what tells of the file, and every word has its place."""
    assert bare(json.loads(plan.to_json())) == bare(json.loads(text.to_json()))
    assert plan.coverage.unplaced == ()


def bare(value: Any) -> Any:
    """A plan's JSON without what tells of the file that it stood in."""
    if isinstance(value, dict):
        return {key: bare(part) for key, part in value.items() if key not in ABOUT_THE_FILE}
    return [bare(part) for part in value] if isinstance(value, list) else value


def sheet_rows(name: str) -> Iterator[list[str]]:
    """The rows of a plan as a sheet has them: a line a row, a blank row between blocks."""
    for block in whole_blocks(name):
        yield from block.rows if isinstance(block, Printed) else ([line] for line in block.text.split("\n"))
        yield []


def write_csv(name: str, path: Path, mark: str) -> None:
    """A file of divided cells; it has no page feet, so what stands there is its last line."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=mark)
        writer.writerows(sheet_rows(name))
        if name in FEET:
            writer.writerow([f"Page 1{FEET[name]}"])


def write_xlsx(name: str, path: Path) -> None:
    """A workbook of one sheet; a lone cell of a table is merged over its row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(sheet_rows(name), 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, column, text)
                cell.data_type = "s"  # "=" and digits too are text here
        if len(row) > 1 and row[0] and not any(row[1:]):
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(row))
    if name in FEET:
        sheet.oddFooter.left.text = f"Page &P{FEET[name]}"
    book.save(path)
