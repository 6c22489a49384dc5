"""Actions stacked in one cell, each with a date and an owner beside it: contract, rule 17."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.rows.milestones import stacked_texts
from planparse.schema import ActionPlan
from tests.build import codes_of, plan_of

HEAD = ("Actions", "Lead", "By when", "Resources")


def plan_with(tmp_path: Path, *cells: str) -> ActionPlan:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEAD, cells))
    html = f"<html><body><h1>Action Plan</h1><h2>Recommendation 1: Do better</h2><table>{rows}</table></body></html>"
    return plan_of(tmp_path, html, "plan.html")


def test_stacked_actions_with_dates_and_owners_are_actions_of_their_own(tmp_path: Path) -> None:
    plan = plan_with(
        tmp_path,
        "1. Agree a plan<br>2. Find a partner<br>3. Report progress",
        "Jane Doe<br>Tom Hill<br>Jane Doe",
        "May 2019<br>June 2019<br>July 2019",
        "A grant",
    )
    found = [(a.number, a.text, a.leads[0].name, a.due.text if a.due else "") for a in plan.recommendations[0].actions]
    assert found == [
        ("1", "Agree a plan", "Jane Doe", "May 2019"),
        ("2", "Find a partner", "Tom Hill", "June 2019"),
        ("3", "Report progress", "Jane Doe", "July 2019"),
    ]
    assert plan.recommendations[0].extra == {"Resources": "A grant"}
    assert "row_parted" in codes_of(plan)


@pytest.mark.parametrize(
    ("lead", "due"),
    [
        ("Jane Doe", "May 2019<br>June 2019<br>July 2019"),
        ("Jane Doe<br>Tom Hill<br>Jane Doe", "July 2019"),
        ("Jane Doe<br>Tom Hill", "May 2019<br>June 2019"),
    ],
    ids=["one owner", "one date", "two for three"],
)
def test_without_a_date_and_an_owner_each_the_cell_is_one_action(tmp_path: Path, lead: str, due: str) -> None:
    plan = plan_with(tmp_path, "1. Agree a plan<br>2. Find a partner<br>3. Report progress", lead, due, "")
    assert len(plan.recommendations[0].actions) == 1


def test_a_list_of_how_far_each_is_goes_with_them_and_a_list_of_measures_does_not(tmp_path: Path) -> None:
    head = ("Recommendation", "Actions", "Lead", "By when", "Progress", "Success measures")
    parts = ("Agree a plan;Find a partner", "Jane Doe;Tom Hill", "May 2019;June 2019", "Agreed;Not started")
    cells = ("Do better", *parts, "Fewer errors;More staff")
    listed = ["".join(f"<li>{part}</li>" for part in cell.split(";")) if ";" in cell else cell for cell in cells]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (head, listed))
    html = f"<html><body><h1>Action Plan</h1><table>{rows.replace('<td><li>', '<td><ul><li>')}</table></body></html>"
    (recommendation,) = plan_of(tmp_path, html, "plan.html").recommendations
    assert [[entry.text for entry in a.progress] for a in recommendation.actions] == [["Agreed"], ["Not started"]]
    assert (recommendation.measures, [a.measures for a in recommendation.actions]) == (
        ("Fewer errors", "More staff"),
        [(), ()],
    )


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("• Agree a plan\n• Find a\npartner", ["• Agree a plan", "• Find a\npartner"]),
        ("1. Agree a plan 2. Find a partner", ["1. Agree a plan", "2. Find a partner"]),
        ("a) Agree a plan\nb) Find a partner", ["a) Agree a plan", "b) Find a partner"]),
        ("1.1. Agree a plan 1.2. Find a partner", ["1.1. Agree a plan", "1.2. Find a partner"]),
        ("Agree a plan\nFind a partner", ["Agree a plan", "Find a partner"]),
        ("Agree a plan\nwith a partner", []),
        ("Agree a plan 3. Find a partner", ["Agree a plan 3. Find a partner"]),
    ],
    ids=["bullets", "numbers", "letters", "dotted numbers", "lines", "a broken line", "another number"],
)
def test_the_texts_that_a_cell_stacks(text: str, texts: list[str]) -> None:
    assert stacked_texts(text) == texts


def test_steps_that_number_and_letter_count_are_actions_of_their_own(tmp_path: Path) -> None:
    plan = plan_with(
        tmp_path,
        "<p>(1b) Agree a plan</p><p>(1c) Find a partner<br>in the county</p>",
        "<p>Jane Doe</p><p>Tom Hill</p>",
        "<p>May 2019</p><p>June 2019</p>",
        "A grant",
    )
    found = [(a.number, a.text, a.leads[0].name, a.due.text if a.due else "") for a in plan.recommendations[0].actions]
    assert found == [
        ("1b", "Agree a plan", "Jane Doe", "May 2019"),
        ("1c", "Find a partner in the county", "Tom Hill", "June 2019"),
    ]


@pytest.mark.parametrize("marks", [("i.", "ii.", "iii."), ("(i)", "(ii)", "(iii)"), ("a)", "b)", "c)")])
def test_letters_and_roman_numbers_part_stacked_actions_as_numbers_do(tmp_path: Path, marks: tuple[str, ...]) -> None:
    texts = ("Agree a plan", "Find a partner", "Report progress")
    stacked = "<br>".join(f"{mark} {text}" for mark, text in zip(marks, texts, strict=True))
    plan = plan_with(tmp_path, stacked, "Jane Doe<br>Tom Hill<br>Jane Doe", "May 2019<br>June 2019<br>July 2019", "")
    assert [action.text for action in plan.recommendations[0].actions] == list(texts)


def test_marks_that_do_not_follow_one_another_part_nothing() -> None:
    assert stacked_texts("i. Agree a plan\niv. Find a partner\nand write it down") == []
