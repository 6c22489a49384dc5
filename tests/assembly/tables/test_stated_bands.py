"""Rows across a table that state the recommendation, whose own column stays blank below."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import plan_of

HEADER = ("Recommendation", "Action", "Lead", "Timescale")
REVIEWS, REFERRALS = "Ensure that all placements are reviewed in time.", "Improve the quality of referrals."
ROWS = (
    "4.1 " + REVIEWS,
    ("", "Develop a dashboard of reviews", "Head of Service", "June 2014"),
    "4.2 " + REFERRALS,
    ("", "Train all referrers", "Training Manager", "July 2014"),
    ("", "Audit referrals each quarter", "Quality Manager", "September 2014"),
)


def table(header: tuple[str, ...], rows: tuple[str | tuple[str, ...], ...], merged: bool = True) -> str:
    """A table; a row that is a text alone is a cell over all its columns, or the first where none are `merged`."""
    width = len(header)
    out = "".join(f"<th>{name}</th>" for name in header)
    for row in rows:
        if isinstance(row, str):
            blank = "" if merged else "<td></td>" * (width - 1)
            out += f"</tr><tr><td{f' colspan={width}' if merged else ''}>{row}</td>{blank}"
        else:
            out += "</tr><tr>" + "".join(f"<td>{cell}</td>" for cell in row)
    return f"<table><tr>{out}</tr></table>"


def stated(plan: ActionPlan) -> list[tuple[str | None, str | None, str | None, int]]:
    """What each recommendation is, and how many actions answer it."""
    return [(r.theme, r.number, r.text, len(r.actions)) for r in plan.recommendations]


@pytest.mark.parametrize("name", ["Recommendation", "Ref", "Area for improvement"])
@pytest.mark.parametrize("merged", [True, False])
def test_a_row_across_the_table_is_the_recommendation_whose_column_stays_blank(
    tmp_path: Path, name: str, merged: bool
) -> None:
    page = "<h1>Action plan</h1>" + table((name, *HEADER[1:]), ROWS, merged)
    plan = plan_of(tmp_path, page, "plan.html")
    assert stated(plan) == [(None, "4.1", REVIEWS, 1), (None, "4.2", REFERRALS, 2)]
    assert (plan.notes, plan.coverage.unplaced) == ((), ())


def test_it_needs_no_number_and_may_stand_under_a_blank_column_of_numbers(tmp_path: Path) -> None:
    rows = tuple(row[4:] if isinstance(row, str) else ("", *row) for row in ROWS)
    plan = plan_of(tmp_path, "<h1>Action plan</h1>" + table(("Ref", *HEADER), rows), "plan.html")
    assert stated(plan) == [(None, None, REVIEWS, 1), (None, None, REFERRALS, 2)]


def test_a_row_over_such_a_row_is_the_theme(tmp_path: Path) -> None:
    rows = ("Leadership", *ROWS[:2], "Practice", *ROWS[2:])
    plan = plan_of(tmp_path, "<h1>Action plan</h1>" + table(HEADER, rows), "plan.html")
    assert stated(plan) == [("Leadership", "4.1", REVIEWS, 1), ("Practice", "4.2", REFERRALS, 2)]


def test_where_the_column_is_filled_the_row_across_is_a_heading(tmp_path: Path) -> None:
    rows = ("Reviews", ("1 " + REVIEWS, *ROWS[1][1:]), "Referrals", ("2 " + REFERRALS, *ROWS[3][1:]), ROWS[4])
    plan = plan_of(tmp_path, "<h1>Action plan</h1>" + table(HEADER, rows), "plan.html")
    assert stated(plan) == [("Reviews", "1", REVIEWS, 1), ("Referrals", "2", REFERRALS, 2)]


def test_to_whom_it_is_said_over_each_table_is_the_theme(tmp_path: Path) -> None:
    council, trust = (
        "Recommendation for: the Council and its partners across the whole of the county should",
        "The Trust must",
    )
    parts = f"<p>{council}:</p>{table(HEADER, ROWS[:2])}<p>{trust}:</p>{table(HEADER, ROWS[2:])}"
    page = f"<html><body><h1>Action plan</h1>{parts}"
    plan = plan_of(tmp_path, page, "plan.html")
    assert stated(plan) == [(council, "4.1", REVIEWS, 1), (trust, "4.2", REFERRALS, 2)]
