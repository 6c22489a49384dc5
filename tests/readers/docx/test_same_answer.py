"""The same plan as a Word file gives the same JSON as its text (contract, rule 12)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planparse import parse_plan
from planparse.readers import read_document
from tests.printing import FEET, PLANS, whole_blocks, write_docx
from tests.property.test_layouts import PLANS as TABLES
from tests.property.test_layouts import plan_table
from tests.readers.docx.printing import word_of
from tests.rendering import WORDINGS, Layout, render

SAMPLES = Path(__file__).parents[3] / "samples"
TEXTS = sorted(path.parent.name for path in SAMPLES.glob("*/plan.txt"))
ABOUT_THE_FILE = {"source", "provenance", "coverage", "diagnostics"}


def answer(path: Path) -> Any:
    """The plan's JSON without what tells of the file that it stood in."""
    return bare(json.loads(parse_plan(path).to_json()))


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: bare(part) for key, part in value.items() if key not in ABOUT_THE_FILE}
    return [bare(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "without rules"])
def test_whole_tables_in_word_give_the_answer_of_the_broken_text(tmp_path: Path, name: str, ruled: bool) -> None:
    path = tmp_path / "plan.docx"
    write_docx(whole_blocks(name), path, ruled, FEET.get(name))
    assert answer(path) == answer(SAMPLES / name / "plan.txt")


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_as_it_stands_in_word_gives_its_answer(tmp_path: Path, name: str) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word_of(read_document(SAMPLES / name / "plan.txt")))
    assert answer(path) == answer(SAMPLES / name / "plan.txt")


COUNTED = ("bury-2012", "invented-plymouth-2022", "invented-wirral-2017", "thurrock-2012")


@pytest.mark.parametrize("name", COUNTED)
def test_numbers_that_word_computes_are_those_of_the_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word_of(read_document(SAMPLES / name / "plan.txt"), numbered=True))
    assert answer(path) == answer(SAMPLES / name / "plan.txt")


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("wording", range(len(WORDINGS)))
def test_merged_cells_in_word_give_the_answer_of_blank_ones_in_text(tmp_path: Path, name: str, wording: int) -> None:
    html, path, text = tmp_path / "html.txt", tmp_path / "plan.docx", tmp_path / "plan.txt"
    html.write_text(render(plan_table(name), Layout("rowspan", wording=WORDINGS[wording])), encoding="utf-8")
    path.write_bytes(word_of(read_document(html)))
    text.write_text(render(plan_table(name), Layout("tab", wording=WORDINGS[wording])), encoding="utf-8")
    assert answer(path) == answer(text)
