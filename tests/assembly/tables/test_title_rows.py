"""A row over a part of a table that names it in two cells is its title."""

from __future__ import annotations

from pathlib import Path

from tests.build import plan_of


def test_a_row_of_a_numbered_label_and_its_text_is_the_title_of_the_rows_below(tmp_path: Path) -> None:
    head = "<tr><td>Actions</td><td>Who</td><td>When</td><td>Cost</td></tr>"
    title = "<tr><td>Key Issue {}</td><td colspan=3>{}</td></tr>"
    row = "<tr><td>{}</td><td>Headteacher</td><td>May 2015</td><td>-</td></tr>"
    rows = title.format(1, "Raise standards") + head + row.format("Teach") + title.format(2, "Raise attendance")
    html = f"<html><body><h1>Action plan</h1><table>{rows}{head}{row.format('Visit')}</table></body></html>"
    found = plan_of(tmp_path, html, "plan.html").recommendations
    assert [(r.number, r.text, r.theme, r.actions[0].text) for r in found] == [
        ("1", "Raise standards", None, "Teach"),
        ("2", "Raise attendance", None, "Visit"),
    ]


def test_a_table_of_two_columns_has_no_such_title_as_wide_as_its_sheet_may_be(tmp_path: Path) -> None:
    plan = ["Ref,Recommendation,Action,Lead,By when", "1,Review hours,Trial late opening,Site Manager,May 2023"]
    plan += ["2,Simplify permits,Replace the paper form,Clerk,June 2023"]
    told = ["Recommendation,Update,,,", "Recommendation 1,The trial has begun at both sites.,,,"]
    told += ["Recommendation 2,The new form is being tested by staff.,,,"]
    sheet = "\n".join(["Action plan,,,,", *plan, ",,,,", "Latest position,,,,", *told])
    found = plan_of(tmp_path, sheet, "plan.csv").recommendations
    assert [(r.text, [entry.text for entry in r.actions[0].progress]) for r in found] == [
        ("Review hours", ["The trial has begun at both sites."]),
        ("Simplify permits", ["The new form is being tested by staff."]),
    ]
