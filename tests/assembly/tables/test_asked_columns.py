"""Columns that ask for a state by their headers, and are answered with a tick or a yes."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import plan_of, table

HEADER = "No | Recommendation | Action | Lead | "
TEXTS = (
    "Shorten waits | Add a clinic",
    "Share records | Buy a system",
    "Train staff | Hold a course",
    "Meet more | Set dates",
)


def plan_with(folder: Path, headers: str, answers: tuple[str, ...]) -> ActionPlan:
    rows = (
        f"{n} | {text} | Head of Care | {said}" for n, (text, said) in enumerate(zip(TEXTS, answers, strict=True), 1)
    )
    return plan_of(folder, f"Action Plan\n\n{table(HEADER + headers, *rows)}")


def statuses(plan: ActionPlan) -> list[str | None]:
    return [action.status for r in plan.recommendations for action in r.actions]


@pytest.mark.parametrize("tick", ["Yes", "Y", "✓", "√", "X"])
@pytest.mark.parametrize(
    "headers",
    [
        "Achieved (tick) | On Target to Achieve (tick) | Not started",
        "Completed? | On track? | Not yet started",
        "Fully implemented | Partly implemented | Not implemented",
        "Complete | Underway | To do",
    ],
)
def test_a_tick_says_what_its_header_does(tmp_path: Path, headers: str, tick: str) -> None:
    plan = plan_with(tmp_path, headers, (f"{tick} | |", f"| {tick} |", f"| | {tick}", f"| {tick} |"))
    assert statuses(plan) == ["completed", "in_progress", "not_started", "in_progress"]
    assert [a.completed for r in plan.recommendations for a in r.actions] == [None] * 4
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("header", ["Completed?", "Completed", "Achieved Y/N", "Complete", "Action complete?"])
def test_yes_and_no_under_such_a_header_are_no_date(tmp_path: Path, header: str) -> None:
    plan = plan_with(tmp_path, header, ("Yes", "No", "Partly", "Yes"))
    assert statuses(plan) == ["completed", None, "in_progress", "completed"]
    actions = [a for r in plan.recommendations for a in r.actions]
    assert [a.completed for a in actions] == [None] * 4
    assert [a.extra for a in actions] == [{}, {header: "No"}, {}, {}]


def test_dates_under_completed_stay_dates(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, "Completed", ("March 2014", "", "May 2014", ""))
    done = [a.completed and a.completed.text for r in plan.recommendations for a in r.actions]
    assert done == ["March 2014", None, "May 2014", None]
