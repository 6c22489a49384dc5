"""What those comment who don't act is no progress: "Scrutiny comments" behind who leads and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table

ROW = "Publish the agenda | Agree a timetable | Clerk | May 2025 | The recommendation is supported"


@pytest.mark.parametrize("header", ["Scrutiny comments", "Comments of the panel", "Committee's comments"])
def test_a_meetings_comments_are_extra(tmp_path: Path, header: str) -> None:
    plan = plan_of(tmp_path, table(f"Recommendation | Action | Lead | By when | {header}", ROW))
    action = plan.recommendations[0].actions[0]
    assert (action.progress, action.extra) == ((), {header: "The recommendation is supported"})


@pytest.mark.parametrize("header", ["Comments", "Officer comments", "Update and comments"])
def test_other_comments_are_progress(tmp_path: Path, header: str) -> None:
    plan = plan_of(tmp_path, table(f"Recommendation | Action | Lead | By when | {header}", ROW))
    action = plan.recommendations[0].actions[0]
    assert [entry.text for entry in action.progress] == ["The recommendation is supported"]
