"""Trackers that print the last report beside this one, and what is next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table

HEAD = "Rec | Recommendation | Action | Lead officer | Target date"
ROW = "{0} | Check the front door {0} | Hold a daily triage meeting {0} | Service Manager | May 2024"


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("RAG Oct 23", "RAG Jan 24"),
        ("Previous RAG", "Current RAG"),
        ("RAG last time", "RAG now"),
        ("Status at last meeting", "Status"),
        ("Status (October 2023)", "Status (January 2024)"),
    ],
)
@pytest.mark.parametrize("swapped", [False, True], ids=["older first", "newer first"])
def test_the_newer_of_two_states_is_the_status_and_the_older_is_kept(
    tmp_path: Path, then: str, now: str, swapped: bool
) -> None:
    states = [("In progress", "Complete"), ("Complete", "In progress"), ("Complete", "")]
    order = slice(None, None, -1 if swapped else 1)
    head = " | ".join((HEAD, *(then, now)[order]))
    rows = [" | ".join((ROW.format(n), *pair[order])) for n, pair in enumerate(states, 1)]
    plan = plan_of(tmp_path, f"Progress Tracker\n\n{table(head, *rows)}")
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [a.status for a in actions] == ["completed", "in_progress", "completed"]
    assert [a.extra for a in actions] == [{then: "In progress"}, {then: "Complete"}, {}]
    assert plan.coverage.unplaced == ()


def test_of_states_that_nothing_orders_none_is_kept_aside(tmp_path: Path) -> None:
    rows = table(f"{HEAD} | Complete? | Status", f"{ROW.format(1)} | Yes | Completed")
    (action,) = plan_of(tmp_path, f"Progress Tracker\n\n{rows}").recommendations[0].actions
    assert (action.status, action.extra) == ("completed", {})


@pytest.mark.parametrize(
    "header",
    ["Next steps", "Planned next steps", "Further action required", "What happens next?", "Next steps and timescales"],
)
def test_what_is_next_beside_the_action_is_kept_as_printed(tmp_path: Path, header: str) -> None:
    rows = table(
        f"{HEAD} | Progress | {header}",
        f"{ROW.format(1)} | Meetings began. | Options paper to the regional board.",
        f"{ROW.format(2)} | Plan agreed. | Two visits in half term.",
    )
    plan = plan_of(tmp_path, f"Progress Tracker\n\n{rows}")
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [a.text for a in actions] == ["Hold a daily triage meeting 1", "Hold a daily triage meeting 2"]
    assert [a.extra.get(header) for a in actions] == [
        "Options paper to the regional board.",
        "Two visits in half term.",
    ]


@pytest.mark.parametrize("header", ["Next steps", "Further action required"])
def test_what_is_next_is_the_action_where_no_other_column_is(tmp_path: Path, header: str) -> None:
    rows = table(
        f"Recommendation | {header} | Lead | By when",
        "Check the front door | Hold a meeting | Service Manager | May 2024",
    )
    (recommendation,) = plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations
    assert [a.text for a in recommendation.actions] == ["Hold a meeting"]


@pytest.mark.parametrize(
    "header",
    ["Previous progress (October 2023)", "Last update (October 2023)", "Position reported in October 2023", "Zorb 23"],
)
def test_a_column_that_nothing_places_costs_no_other_column(tmp_path: Path, header: str) -> None:
    rows = table(
        f"{HEAD} | {header} | Latest update (January 2024)",
        f"{ROW.format(1)} | Cover is not yet in place. | Cover secured.",
        f"{ROW.format(2)} | Draft agreed. | Plan agreed.",
    )
    plan = plan_of(tmp_path, f"Progress Tracker\n\n{rows}")
    assert [r.text for r in plan.recommendations] == ["Check the front door 1", "Check the front door 2"]
    assert ["Cover secured." in [p.text for p in a.progress] for r in plan.recommendations for a in r.actions] == [
        True,
        False,
    ]
