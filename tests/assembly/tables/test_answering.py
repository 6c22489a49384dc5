"""Columns whose words say one thing alone and another beside the column that they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table


@pytest.mark.parametrize(
    ("header", "recommendation", "outcomes"),
    [
        ("Goal | Action | Lead | By when", "Fewer complaints are made", ()),
        ("Our goals | What we will do | Who | When", "Fewer complaints are made", ()),
        ("Action | Goal | Lead | By when", None, ("Set up a panel",)),
        ("Outcome | Action | Lead | By when", None, ("Fewer complaints are made",)),
    ],
)
def test_a_goal_before_the_actions_is_what_they_answer_where_nothing_else_is(
    tmp_path: Path, header: str, recommendation: str | None, outcomes: tuple[str, ...]
) -> None:
    rows = table(header, "Fewer complaints are made | Set up a panel | Team Manager | July 2012")
    (found,) = plan_of(tmp_path, f"Improvement Plan\n\n{rows}").recommendations
    assert (found.text, (*found.outcomes, *found.actions[0].outcomes)) == (recommendation, outcomes)


def test_a_goal_beside_the_recommendation_stays_its_outcome(tmp_path: Path) -> None:
    header = "Recommendation | Goal | Action | Lead | By when"
    rows = table(header, "Handle complaints better. | Fewer than ten | Set up a panel | Team Manager | July 2012")
    (found,) = plan_of(tmp_path, f"Improvement Plan\n\n{rows}").recommendations
    assert (found.text, (*found.outcomes, *found.actions[0].outcomes)) == (
        "Handle complaints better.",
        ("Fewer than ten",),
    )


@pytest.mark.parametrize("header", ["Action taken", "Actions taken"])
def test_what_was_done_beside_the_action_is_progress_and_alone_the_action(tmp_path: Path, header: str) -> None:
    beside = table(f"Recommendation | Action | {header} | Lead", "Train staff. | Run days | Ran two days | Jane Doe")
    (found,) = plan_of(tmp_path, f"Improvement Plan\n\n{beside}").recommendations
    (action,) = found.actions
    assert (action.text, [entry.text for entry in action.progress]) == ("Run days", ["Ran two days"])


def test_the_action_taken_is_the_action_where_a_response_only_agrees(tmp_path: Path) -> None:
    rows = ("Train staff. | Agreed | Run two days | Jane Doe", "Write to all. | Agreed | Send letters | Jo Bloggs")
    plan = plan_of(tmp_path, f"Improvement Plan\n\n{table('Recommendation | Response | Action taken | Lead', *rows)}")
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Run two days", "Send letters"]


@pytest.mark.parametrize("header", ["Recommended action", "Recommended Action(s)", "Suggested actions"])
@pytest.mark.parametrize("answer", ["Agreed action", "Management response", "What we will do"])
def test_a_recommended_action_is_the_recommendation_where_another_action_answers_it(
    tmp_path: Path, header: str, answer: str
) -> None:
    rows = (
        "Check grants. | Use a checklist | Jo Bloggs | May 2019",
        "Report more. | Write monthly | Jo Roe | June 2019",
    )
    plan = plan_of(tmp_path, f"Improvement Plan\n\n{table(f'{header} | {answer} | Lead | By when', *rows)}")
    assert [(r.text, [a.text for a in r.actions]) for r in plan.recommendations] == [
        ("Check grants.", ["Use a checklist"]),
        ("Report more.", ["Write monthly"]),
    ]


@pytest.mark.parametrize(
    ("header", "one", "two"),
    [
        ("Recommended action | Lead | By when", "R1 Check grants.", "R2 Report more."),
        ("Recommended action | Lead | By when", "R1:Check grants.", "R2:Report more."),
        ("Ref | Recommended actions | Lead | By when", "R1 | Check grants.", "R2 | Report more."),
    ],
)
def test_a_recommended_action_alone_is_the_recommendation_where_its_numbers_say_so(
    tmp_path: Path, header: str, one: str, two: str
) -> None:
    rows = table(header, f"{one} | Jo Bloggs | May 2019", f"{two} | Jo Roe | June 2019")
    plan = plan_of(tmp_path, f"Improvement Plan\n\n{rows}")
    assert [(r.number, r.text) for r in plan.recommendations] == [("R1", "Check grants."), ("R2", "Report more.")]
    assert [[a.text for a in r.actions] for r in plan.recommendations] == [[None], [None]]


@pytest.mark.parametrize(
    ("header", "cells", "recommendation"),
    [
        ("Recommended action | Lead | By when", "Check grants.", None),
        ("Recommendation | Recommended action | Lead | By when", "Grants | Check grants.", "Grants"),
        ("Recommended action | Key milestones | Lead | By when", "Check grants. | Pilot in one ward", None),
    ],
)
def test_a_recommended_action_that_nothing_answers_is_the_action(
    tmp_path: Path, header: str, cells: str, recommendation: str | None
) -> None:
    plan = plan_of(tmp_path, f"Improvement Plan\n\n{table(header, f'{cells} | Jo Bloggs | May 2019')}")
    assert [(r.text, [a.text for a in r.actions]) for r in plan.recommendations] == [
        (recommendation, ["Check grants."])
    ]
