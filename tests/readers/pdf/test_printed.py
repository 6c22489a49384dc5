"""The real plans printed from Word give the answer of their text, wherever page ends cut rows (contract, rule 12)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planparse import parse_plan
from planparse.checks.scoring import overall, score
from tests.printing import FEET, PLANS, SAMPLES, can_print, print_pdfs, whole_blocks, write_docx

pytestmark = pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: nothing to print with")

NEAR = 0.01  # how far below the text's F1 a ruled print may stay
PLAIN = 0.95  # the least F1 without rules


def f1(path: Path, name: str) -> float:
    """Overall F1 of a document against the sample's gold."""
    gold = json.loads((SAMPLES / name / "gold.json").read_text(encoding="utf-8"))
    return overall(score(parse_plan(path).model_dump(mode="json"), gold)).f1 or 0.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every print of every plan, made by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("printed")
    documents = []
    for name in PLANS:
        for ruled, lost in ((True, 0.0), (True, 2.1), (True, 3.7), (False, 0.0), (False, 1.3)):
            path = printed(folder, name, ruled, lost).with_suffix(".docx")
            write_docx(whole_blocks(name), path, ruled, FEET.get(name), lost)
            documents.append(path)
    print_pdfs(documents)
    return folder


def printed(folder: Path, name: str, ruled: bool, lost: float) -> Path:
    """Where the plan's PDF stands, its pages lower by `lost` centimetres."""
    return folder / f"{name}-{'ruled' if ruled else 'plain'}-{round(10 * lost)}.pdf"


@pytest.mark.parametrize("lost", [0.0, 2.1])
@pytest.mark.parametrize("name", PLANS)
def test_a_ruled_print_gives_the_answer_of_the_text(name: str, lost: float, folder: Path) -> None:
    assert f1(printed(folder, name, True, lost), name) >= f1(SAMPLES / name / "plan.txt", name) - NEAR


@pytest.mark.parametrize("lost", [0.0, 1.3])
@pytest.mark.parametrize("name", PLANS)
def test_a_print_without_rules_loses_little(name: str, lost: float, folder: Path) -> None:
    assert f1(printed(folder, name, False, lost), name) >= PLAIN


@pytest.mark.parametrize("name", PLANS)
def test_every_row_that_a_page_cuts_is_whole(name: str, folder: Path) -> None:
    plan = parse_plan(printed(folder, name, True, 3.7))
    gold = json.loads((SAMPLES / name / "gold.json").read_text(encoding="utf-8"))
    assert [[a.text for a in r.actions] for r in plan.recommendations] == [
        [a["text"] for a in r["actions"]] for r in gold["recommendations"]
    ]
