"""The same plan in every format that a council publishes gives the same JSON as its text (contract, rule 12).

LibreOffice itself writes the OpenDocument, old Word, RTF and HTML files, a call a format. Equal answers have equal
scores against the gold. The Word files that it writes them from: tests/readers/docx/test_same_answer.py.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from planparse import parse_plan
from planparse.document import Block
from planparse.readers import read_document
from planparse.schema import ActionPlan
from tests.printing import FEET, PLANS, Line, can_print, whole_blocks, write_docx
from tests.publishing import blocks_of, write_csv, write_page, write_xlsx
from tests.readers.docx.printing import word_of

SAMPLES = Path(__file__).parents[1] / "samples"
# the other samples that are text: tables, merged cells, label blocks, cells a paragraph, barred lines, lists
INVENTED = tuple(sorted(path.parent.name for path in SAMPLES.glob("invented-*/plan.txt")))
ABOUT_THE_FILE = {"source", "provenance", "coverage", "diagnostics"}
SECONDS = 120
MADE_BY_LIBREOFFICE = {"odt": "odt", "doc": "doc:MS Word 97", "rtf": "rtf", "html": "html:HTML (StarWriter)"}
# reading one of these starts LibreOffice again: six invented plans in old Word, two plans in RTF
FEWER = {"doc": PLANS + INVENTED[:6], "rtf": ("hampshire-2011", "invented-torbay-2024")}
CASES = [(name, form) for form in MADE_BY_LIBREOFFICE for name in FEWER.get(form, PLANS + INVENTED)]
OURS = ("xlsx", "csv", "tsv", "htm")
needs_office = pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: it makes these files")


@pytest.fixture(scope="module")
def texts() -> Mapping[str, ActionPlan]:
    """What the text of each plan gives."""
    return {name: parse_plan(SAMPLES / name / "plan.txt") for name in PLANS + INVENTED}


@pytest.fixture(scope="module")
def office_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every plan in the formats that LibreOffice writes."""
    folder = tmp_path_factory.mktemp("office")
    for name in PLANS:
        write_docx([*whole_blocks(name), Line("")], folder / f"{name}.docx", ruled=True, foot=FEET.get(name))
    for name in INVENTED:
        (folder / f"{name}.docx").write_bytes(word_of(read_document(SAMPLES / name / "plan.txt")))
    for form, export in MADE_BY_LIBREOFFICE.items():
        words = [str(folder / f"{name}.docx") for name, made in CASES if made == form]
        command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--convert-to", export, "--outdir", str(folder), *words]
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    return folder


@needs_office
@pytest.mark.parametrize(("name", "form"), CASES)
def test_what_libreoffice_wrote_gives_the_answer_of_the_text(
    office_files: Path, texts: Mapping[str, ActionPlan], name: str, form: str
) -> None:
    same(parse_plan(office_files / f"{name}.{form}"), texts[name])


@pytest.mark.parametrize("form", OURS)
@pytest.mark.parametrize("name", PLANS + INVENTED)
def test_a_sheet_and_a_web_page_give_the_answer_of_the_text(
    tmp_path: Path, texts: Mapping[str, ActionPlan], name: str, form: str
) -> None:
    path = tmp_path / f"{name}.{form}"
    blocks, foot = published(name), FEET.get(name)
    if form == "xlsx":
        write_xlsx(blocks, path, foot)
    elif form == "htm":
        write_page(blocks, path, foot)
    else:
        write_csv(blocks, path, "," if form == "csv" else "\t", foot)
    same(parse_plan(path), texts[name])


def published(name: str) -> list[Block]:
    """The lines and tables of a plan; those of a real one whole, as they were before its pages cut them."""
    return blocks_of(whole_blocks(name)) if name in PLANS else list(read_document(SAMPLES / name / "plan.txt").blocks)


def same(plan: ActionPlan, text: ActionPlan) -> None:
    """The plans agree but for what tells of the file, and every word has its place."""
    assert bare(json.loads(plan.to_json())) == bare(json.loads(text.to_json()))
    assert plan.coverage.unplaced == ()


def bare(value: Any) -> Any:
    """A plan's JSON without what tells of the file that it stood in."""
    if isinstance(value, dict):
        return {key: bare(part) for key, part in value.items() if key not in ABOUT_THE_FILE}
    return [bare(part) for part in value] if isinstance(value, list) else value
