"""Cells that a page lays out with spacers, and headers over a number and its text: contract, rules 3 and 4."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of, table, texts_of

WIDE = "<tr><td colspan='7'>{}</td></tr>"
GAP = "<td></td>"


def page(tmp_path: Path, *rows: str) -> ActionPlan:
    return page_plan(tmp_path, f"<table>{''.join(rows)}</table>", title="Action Plan")


def spaced(*cells: str, first: str = GAP) -> str:
    """A row of cells with a blank one between them, and before the first."""
    return f"<tr>{first}{GAP.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@pytest.mark.parametrize(
    "gap", ["<tr><td colspan='8'></td></tr>", "<tr><td colspan='8'>&nbsp;</td></tr>", f"<tr>{GAP * 8}</tr>"]
)
def test_spacer_rows_and_columns_say_nothing(tmp_path: Path, gap: str) -> None:
    band = f"<tr>{GAP}<td colspan='7'>{{}}</td></tr>"
    plan = page(
        tmp_path,
        spaced("Recommendation", "Action", "Lead", "Date"), gap,
        band.format("Leadership"),
        spaced("Improve recording", "Write a guide", "Head of Service", "May 2021"), gap,
        spaced("", "Train staff", "Jane Doe", "June 2021"), gap,
        band.format("Practice"),
        spaced("Hear children", "Set up a forum", "Tom Hill", "July 2021"), gap,
    )  # fmt: skip
    assert texts_of(plan) == [
        ("Improve recording", ["Write a guide", "Train staff"]),
        ("Hear children", ["Set up a forum"]),
    ]
    assert [r.theme for r in plan.recommendations] == ["Leadership", "Practice"]
    assert plan.coverage.unplaced == ()


def test_spacer_rows_within_a_merged_cell_are_no_actions(tmp_path: Path) -> None:
    plan = page(
        tmp_path,
        "<tr><th>Area for improvement</th><th>Action</th><th>Lead</th></tr>",
        "<tr><td rowspan='3'>Plans are late</td><td>Recruit officers</td><td>HR</td></tr>",
        "<tr><td colspan='2'></td></tr>",
        "<tr><td>Track plans</td><td>SEND Manager</td></tr>",
    )
    assert texts_of(plan) == [("Plans are late", ["Recruit officers", "Track plans"])]


ROWS = (
    "1. | Improve recording | 1.1 | Write a guide | Head of Service | May 2021",
    " | | 1.2 | Train staff | Jane Doe | June 2021",
    "2. | Hear children | 2.1 | Set up a forum | Tom Hill | July 2021",
)


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "flat, as in a sheet"])
def test_a_header_over_numbers_and_texts_names_the_texts(tmp_path: Path, merged: bool) -> None:
    if merged:
        head = "<tr><th colspan='2'>Recommendation</th><th colspan='2'>Action</th><th>Lead</th><th>Date</th></tr>"
        cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in ROWS)
        plan = page(tmp_path, head, *(f"<tr>{row}</tr>" for row in cells))
    else:
        plan = plan_of(tmp_path, "Action Plan\n\n" + table("Recommendation | | Action | | Lead | Date", *ROWS))
    assert texts_of(plan) == [
        ("Improve recording", ["Write a guide", "Train staff"]),
        ("Hear children", ["Set up a forum"]),
    ]
    assert [r.number for r in plan.recommendations] == ["1", "2"]
    assert [a.number for r in plan.recommendations for a in r.actions] == ["1.1", "1.2", "2.1"]
    assert plan.coverage.unplaced == ()
