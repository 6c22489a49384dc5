"""Tables around a plan that have a plan's words over their columns and are none: contract, rule 15."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table, texts_of

PLAN = "## Action plan\n\n" + table(
    "No | Recommendation | Action | Lead | By when",
    "1 | Improve audits of case files | Meet all team managers | Team Manager | July 2022",
    "2 | Record every visit | Write a guide | Head of Service | May 2023",
)
READ = [("Improve audits of case files", ["Meet all team managers"]), ("Record every visit", ["Write a guide"])]
VERSIONS = (
    "Date | Action | By whom | Status",
    "1 March 2022 | Draft written | Jane Doe | Draft",
    "14 March 2022 | Sent to managers for comment | Jane Doe | Draft",
    "1 April 2022 | Signed off | Tom Hill | Final",
)
INSPECTED = (
    "Year | Activity | Judgement | Actions arising | Completed",
    "2018 | SIF inspection | Inadequate | 22 | 22",
    "2020 | Focused visit | Requires improvement | 5 | 4",
)
ISSUED = (
    "Name | Role | Action required | Date issued",
    "Jane Doe | Director | For action | 1 May 2022",
    "Tom Hill | Head of Audit | For information | 1 May 2022",
)


@pytest.mark.parametrize("after", [False, True], ids=["before the plan", "after it"])
@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("Version history", VERSIONS),
        ("1.2 Document control", VERSIONS),
        ("Appendix B: Revision history", VERSIONS),
        ("Our journey", INSPECTED),
        ("Inspection history", INSPECTED),
        ("Distribution list", ISSUED),
    ],
)
def test_a_table_apart_is_notes_row_by_row(tmp_path: Path, heading: str, rows: tuple[str, ...], after: bool) -> None:
    apart = f"## {heading}\n\n{table(*rows)}"
    parts = [PLAN, apart] if after else [apart, PLAN]
    plan = plan_of(tmp_path, "# Improvement Plan\n\n" + "\n\n".join(parts), "plan.md")
    assert texts_of(plan) == READ
    assert set(rows) <= set(plan.notes)
    assert plan.inspection is None
    assert plan.coverage.unplaced == ()


def test_a_plan_under_a_heading_that_only_speaks_of_such_a_table_is_one(tmp_path: Path) -> None:
    text = PLAN.replace("## Action plan", "## Progress since previous inspections")
    assert texts_of(plan_of(tmp_path, f"# Improvement Plan\n\n{text}", "plan.md")) == READ


def test_reviews_that_somebody_holds_are_actions(tmp_path: Path) -> None:
    rows = "Activity | Lead | By when", "Peer review of the front door | Jane Doe | May 2022", "Audit | HR | June 2022"
    plan = plan_of(tmp_path, f"# Improvement Plan\n\n{table(*rows)}", "plan.md")
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Peer review of the front door", "Audit"]


def test_an_inspection_in_a_row_of_its_own_is_the_plans(tmp_path: Path) -> None:
    rows = "Date | Inspection | Outcome", "March 2019 | Ofsted ILACS inspection | Requires improvement"
    plan = plan_of(tmp_path, f"# Improvement Plan\n\n{table(*rows)}\n\n{PLAN}", "plan.md")
    assert plan.inspection is not None
    assert plan.inspection.framework == "ilacs"
