"""A recommendation printed again beside each of its actions, as a sheet without merged cells has it: rule 4."""

from __future__ import annotations

from pathlib import Path

from tests.build import page_plan, plan_of, table, web_table

HEAD = "Ref | Recommendation | Risk rating | Action | Lead"
ONE = "R1 | Check supplier details | High | {} | Payments Manager"
TWO = "R2 | Remove the access of leavers | {} | {} | HR Manager"


def test_a_repeated_number_is_the_recommendations(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, table(HEAD, ONE.format("Call back"), ONE.format("Report changes")))
    (recommendation,) = plan.recommendations
    assert (recommendation.number, [a.number for a in recommendation.actions]) == ("R1", [None, None])
    assert plan.coverage.unplaced == ()


def test_an_actions_number_that_is_that_of_its_recommendation_stays(tmp_path: Path) -> None:
    rows = ("1 | Check supplier details | 1 | Call back | JH", "1 | Check supplier details | 2 | Report changes | JH")
    plan = plan_of(tmp_path, table("Rec no | Recommendation | Action no | Action | Lead", *rows))
    assert [a.number for a in plan.recommendations[0].actions] == ["1", "2"]


def test_what_every_row_of_a_recommendation_says_alike_stands_on_it(tmp_path: Path) -> None:
    rows = (
        ONE.format("Call back"),
        ONE.format("Report changes"),
        TWO.format("Low", "List"),
        TWO.format("Low", "Check"),
    )
    plan = plan_of(tmp_path, table(HEAD, *rows))
    assert [r.extra for r in plan.recommendations] == [{"Risk rating": "High"}, {"Risk rating": "Low"}]
    assert [a.extra for r in plan.recommendations for a in r.actions] == [{}] * 4
    assert plan.coverage.unplaced == ()


def test_what_differs_between_the_rows_of_one_recommendation_stands_on_the_actions(tmp_path: Path) -> None:
    rows = (
        ONE.format("Call back"),
        ONE.format("Report changes"),
        TWO.format("Low", "List"),
        TWO.format("High", "Check"),
    )
    plan = plan_of(tmp_path, table(HEAD, *rows))
    assert [r.extra for r in plan.recommendations] == [{}, {}]
    assert [a.extra["Risk rating"] for r in plan.recommendations for a in r.actions] == ["High", "High", "Low", "High"]


def test_what_is_alike_under_blank_cells_stands_on_the_actions(tmp_path: Path) -> None:
    rows = (ONE.format("Call back"), " | | High | Report changes | ", TWO.format("Low", "List"), " | | Low | Check | ")
    plan = plan_of(tmp_path, table(HEAD, *rows))
    assert [a.extra["Risk rating"] for r in plan.recommendations for a in r.actions] == ["High", "High", "Low", "Low"]


def test_a_number_printed_again_beside_a_merged_recommendation_is_no_action_number(tmp_path: Path) -> None:
    rows = web_table(
        "Issue No|Issue|Agreed action|Owner|By when",
        "1|2^Rules are out of date|Write new rules|Monitoring Officer|May 2023",
        "1|Train budget holders|Monitoring Officer|June 2023",
    )
    (found,) = page_plan(tmp_path, rows).recommendations
    assert (found.number, [a.number for a in found.actions]) == ("1", [None, None])
