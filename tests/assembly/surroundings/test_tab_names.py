"""The names of a workbook's tabs: a theme over rows, a title for want of another, else no text of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from planparse import parse_plan
from planparse.schema import ActionPlan

HEAD = ("Recommendation", "Action", "Lead", "By when")
ROW = ("Improve audits", "Meet heads", "Team Manager", "July 2012")
KEY = (("Blue", "Complete"), ("Green", "On track"))


def plan_of_tabs(folder: Path, tabs: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> ActionPlan:
    """The plan of a workbook of tabs (name, rows); a row of one cell is bold."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tabs:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
            sheet.cell(sheet.max_row, 1).font = Font(bold=len(row) == 1, size=16)
    path = folder / "plan.xlsx"
    book.save(path)
    return parse_plan(path)


def test_the_printed_title_is_before_the_name_of_its_tab(tmp_path: Path) -> None:
    title = "Youth Justice Service Post-Inspection Improvement Plan"
    plan = plan_of_tabs(tmp_path, [("Improvement plan", [(title,), HEAD, ROW]), ("Key", [("RAG key",), *KEY])])
    assert plan.title == title
    assert plan.notes == ("RAG key", "Blue | Complete", "Green | On track")
    assert plan.coverage.unplaced == ()


def test_the_name_of_a_tab_that_calls_itself_a_plan_is_the_title_for_want_of_another(tmp_path: Path) -> None:
    plan = plan_of_tabs(tmp_path, [("Improvement plan", [HEAD, ROW]), ("Key", KEY)])
    assert plan.title == "Improvement plan"
    assert plan.coverage.unplaced == ()


def test_the_names_of_tabs_over_rows_are_themes(tmp_path: Path) -> None:
    tabs = [("Safeguarding", [HEAD, ROW]), ("Children in care", [HEAD, ("Record visits", "Write", "JH", "May 2013")])]
    plan = plan_of_tabs(tmp_path, tabs)
    assert [r.theme for r in plan.recommendations] == ["Safeguarding", "Children in care"]


FRONT = (("Anytown Council",), ("Peer Challenge Action Tracker",))
MORE = ("Record visits", "Write a guide", "JH", "May 2013")


def test_what_every_tab_prints_over_its_rows_is_said_once(tmp_path: Path) -> None:
    tabs = [("Audits", [*FRONT, (), HEAD, ROW]), ("Visits", [*FRONT, ("Records",), (), HEAD, MORE])]
    plan = plan_of_tabs(tmp_path, tabs)
    assert (plan.title, plan.notes.count("Anytown Council")) == ("Peer Challenge Action Tracker", 1)
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("front", [FRONT, ()])
@pytest.mark.parametrize("names", [("Live actions", "Closed actions"), ("Open", "Completed"), ("Current", "Archive")])
def test_a_tab_that_says_how_far_its_rows_are_is_no_theme(
    tmp_path: Path, front: Sequence[Sequence[str]], names: tuple[str, str]
) -> None:
    tabs: list[tuple[str, Sequence[Sequence[str]]]]
    tabs = [(names[0], [*FRONT, (), HEAD, ROW]), (names[1], [*front, (), HEAD, MORE])]
    assert [r.theme for r in plan_of_tabs(tmp_path, tabs).recommendations] == [None, None]


def test_a_tab_that_says_what_its_rows_are_about_is_a_theme_below_the_same_title_too(tmp_path: Path) -> None:
    tabs = [("Audits", [*FRONT, (), HEAD, ROW]), ("Visits", [*FRONT, (), HEAD, MORE])]
    assert [r.theme for r in plan_of_tabs(tmp_path, tabs).recommendations] == ["Audits", "Visits"]
