"""A line that holds several texts with wide gaps between them is several lines."""

from __future__ import annotations

from pathlib import Path

from tests.build import plan_of, table


def test_labelled_texts_with_wide_gaps_between_them_are_lines_of_their_own(tmp_path: Path) -> None:
    rows = table("Recommendation | Action | Lead | By when", "Keep files | Audit | Team Manager | May 2024")
    plan = plan_of(tmp_path, f"Action Plan\n\nDate: 4 May 2021               Version: 3\n\n{rows}")
    assert plan.issued is not None
    assert (plan.issued.text, plan.version) == ("4 May 2021", "3")
