"""A cell over the whole table is the recommendation of the actions below it, where no column is, however long it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan

LEAD = "keep the time that a home stands empty to a minimum and make clear who is responsible at each stage"
LONG = f"Procedures that {LEAD}, and that {LEAD}, so that {LEAD} and can be compared with others."
LISTED = "Procedures that:<br>· keep the time short<br>· make clear who is responsible"
HEADER = ("Action", "Lead", "By when")


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def read(tmp_path: Path, *bands: str, header: tuple[str, ...] = HEADER, merged: bool = True) -> ActionPlan:
    span = f"<td colspan={len(header)}>{{}}</td>" if merged else "<td>{}</td>" + "<td></td>" * (len(header) - 1)
    rows = (
        f"<tr>{span.format(band)}</tr>" + row(f"Hold day {n}", "Jane Doe", "May 2023") for n, band in enumerate(bands)
    )
    return page_plan(tmp_path, f"<table>{row(*header)}{''.join(rows)}</table>")


def found(plan: ActionPlan) -> list[tuple[str | None, str | None, list[str | None]]]:
    return [(r.number, r.text, [a.text for a in r.actions]) for r in plan.recommendations]


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize("label", ["TARGET", "Aim", "Objective", "Outcome", "Goal", "Theme", "Workstream", "Priority"])
@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Procedures", "Procedures"),
        (LISTED, "Procedures that: keep the time short make clear who is responsible"),
        (LONG, LONG),
    ],
)
def test_a_counted_band_is_number_and_text(tmp_path: Path, label: str, said: str, text: str, merged: bool) -> None:
    plan = read(tmp_path, f"{label} 1: {said}", f"{label} 2: {said}", merged=merged)
    assert found(plan) == [("1", text, ["Hold day 0"]), ("2", text, ["Hold day 1"])]
    assert plan.notes == ()


@pytest.mark.parametrize("label", ["", "Ask 1: "])
@pytest.mark.parametrize("text", [LONG, f"{LEAD.capitalize()}."])
def test_a_band_that_nothing_known_counts_is_the_text(tmp_path: Path, label: str, text: str) -> None:
    assert [said for _, said, _ in found(read(tmp_path, label + text))] == [label + text]


def test_over_a_column_of_recommendations_a_long_band_is_none(tmp_path: Path) -> None:
    plan = read(tmp_path, LONG, header=("Recommendation", "Lead", "By when"))
    assert "Hold day 0" in [r.text for r in plan.recommendations]
    assert {r.theme for r in plan.recommendations} == {None}


def test_an_action_in_the_first_cell_alone_is_no_band(tmp_path: Path) -> None:
    plan = read(tmp_path, f"{LEAD.capitalize()}.", merged=False)
    assert [a.text for r in plan.recommendations for a in r.actions] == [f"{LEAD.capitalize()}.", "Hold day 0"]
