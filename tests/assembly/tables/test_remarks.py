"""Columns of remarks on what is recommended, beside the progress of what is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table

ROWS = (
    "1 | Publish a policy | {} | Redraft it | Jane Doe | Sent out",
    "2 | Train staff | {} | Hold a day | Tom Hill | Held",
)
SAID = ("We welcome this.", "This can't be funded yet.")


@pytest.mark.parametrize("header", ["Cabinet's comments", "Executive comments", "Directorate commentary"])
def test_remarks_before_the_action_are_no_progress_where_another_column_tells_it(tmp_path: Path, header: str) -> None:
    head = f"No | Recommendation | {header} | Action | Lead | Progress to date"
    plan = plan_of(tmp_path, f"Tracker\n\n{table(head, *(row.format(s) for row, s in zip(ROWS, SAID, strict=True)))}")
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [[p.text for p in a.progress] for a in actions] == [["Sent out"], ["Held"]]
    assert [a.extra | r.extra for r in plan.recommendations for a in r.actions] == [{header: said} for said in SAID]
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("head", ["Action | Lead | Comments", "Action | Lead | Officer comments"])
def test_remarks_are_the_progress_where_no_other_column_tells_it(tmp_path: Path, head: str) -> None:
    rows = (row.replace("{} | ", "") for row in ROWS)
    plan = plan_of(tmp_path, f"Tracker\n\n{table(f'No | Recommendation | {head}', *rows)}")
    assert [[p.text for p in a.progress] for r in plan.recommendations for a in r.actions] == [["Sent out"], ["Held"]]
