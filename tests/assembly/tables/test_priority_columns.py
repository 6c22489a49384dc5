"""A "Priority" column is the inspector's timescale, what the actions answer, or a mark of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import parse_plan
from planparse.schema import ActionPlan

TEXTS = ("1. Raise attainment in writing at the end of key stage 2", "2. Close the gap for the youngest pupils")


def plan_of(folder: Path, header: str, rows: tuple[tuple[str, ...], ...]) -> ActionPlan:
    path = folder / "plan.txt"
    path.write_text("\n".join(["Action Plan", "", header, *map("\t".join, rows)]) + "\n", encoding="utf-8")
    return parse_plan(path)


def test_sentences_under_priority_are_what_the_actions_answer(tmp_path: Path) -> None:
    rows = (
        (TEXTS[0], "Agree a support plan with each school", "Primary Lead", "July 2022"),
        (TEXTS[1], "Train staff in every nursery", "Early Years Lead", "May 2023"),
    )
    plan = plan_of(tmp_path, "Priority\tActions\tWho\tBy when", rows)
    assert [r.number for r in plan.recommendations] == ["1", "2"]
    assert [r.text for r in plan.recommendations] == [text[3:] for text in TEXTS]
    assert "role_by_content" in {found.code for found in plan.diagnostics}


@pytest.mark.parametrize("marks", [("High", "Low"), ("1", "2")])
def test_marks_under_priority_stay_as_printed(tmp_path: Path, marks: tuple[str, str]) -> None:
    rows = tuple(
        (TEXTS[n], mark, "Agree a support plan with each school", "Primary Lead", "July 2022")
        for n, mark in enumerate(marks)
    )
    plan = plan_of(tmp_path, "Recommendation\tPriority\tActions\tWho\tBy when", rows)
    assert [r.extra for r in plan.recommendations] == [{"Priority": mark} for mark in marks]
    assert [r.priority for r in plan.recommendations] == [None, None]
