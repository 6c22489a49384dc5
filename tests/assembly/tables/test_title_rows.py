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
