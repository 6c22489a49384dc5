"""The same plan as a Word file gives the same JSON as its text (contract, rule 12)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planparse import parse_plan
from planparse.readers import read_document
from tests.printing import FEET, PLANS, whole_blocks, write_docx
from tests.readers.docx.printing import word_of

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
