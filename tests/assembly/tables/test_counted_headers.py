"""Headers that count their columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, web_table

HEADERS = ("Rec No", "Recommendation", "Agreed?", "Response Action Taken/Planned", "Responsible Owner", "Target Date")
ROWS = (
    ("1", "Plans should be reviewed.", "Agreed", "A new process will be issued.", "Head of Service", "June 2018"),
    ("2", "Cells must be cleaned.", "Partly Agreed", "Cells are cleaned weekly.", "Governor", "May 2018"),
)


@pytest.mark.parametrize("marks", ["1. 2. 3. 4. 5. 6.", "(a) (b) (c) (d) (e) (f)", "A. B. C. D. E. F.", "1 2 3 4 5 6"])
def test_what_counts_the_columns_says_nothing_of_them(tmp_path: Path, marks: str) -> None:
    header = [f"{mark} {text}" for mark, text in zip(marks.split(), HEADERS, strict=True)]
    plan = page_plan(tmp_path, web_table(" | ".join(header), *(" | ".join(row) for row in ROWS)))
    assert [(r.number, r.text, [a.text for a in r.actions]) for r in plan.recommendations] == [
        (number, text, [action]) for number, text, _, action, _, _ in ROWS
    ]
    assert [[lead.text for lead in r.actions[0].leads] for r in plan.recommendations] == [[row[4]] for row in ROWS]
    assert [r.extra for r in plan.recommendations] == [{header[2]: row[2]} for row in ROWS]
    assert plan.coverage.unplaced == ()


def test_figures_that_do_not_count_the_columns_stay(tmp_path: Path) -> None:
    header = "No | Recommendation | Action | 3 month position"
    plan = page_plan(tmp_path, web_table(header, "1 | Plans should be reviewed. | Issue a process | Begun."))
    assert [(r.number, r.text) for r in plan.recommendations] == [("1", "Plans should be reviewed.")]
