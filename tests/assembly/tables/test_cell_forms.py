"""Cells that are forms: the labels at the heads of their lines are the columns (contract, rules 1, 3 and 12)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.tables.form_pages import with_forms_whole
from planparse.document import Cell, RowFragment, Table
from planparse.grammar.load import load_grammar
from planparse.schema import ActionPlan, CellRef
from tests.build import page_plan, web_table

AUDIT = (
    "CP1|Finding: Leavers kept their passes.<br>Risk: Others may enter.<br>Recommendation: Collect each pass.<br>"
    "Priority: High<br>Management response: Agreed. HR will collect them.<br>Responsible officer: HR Manager<br>"
    "Target date: 30 June 2019|Implemented.",
    "CP2|Finding: Keys were not logged.<br>Risk: Keys may be lost.<br>Recommendation: Keep a log of keys.<br>"
    "Priority: Low<br>Management response: Agreed. A log is kept.<br>Responsible officer: Site Manager<br>"
    "Original target date: 31 May 2019<br>Revised target date: 31 July 2019|In progress.",
)
REVIEW = (
    "1|Recommendation: Collect each pass.<br>Root cause: No list.<br>Action: HR will collect them.<br>"
    "Lead: HR Manager<br>By when: 30 June 2019|Implemented.",
    "2|Recommendation: Keep a log of keys.<br>Root cause: No time.<br>Action: A log is kept.<br>"
    "Lead: Site Manager<br>By when: 31 July 2019|In progress.",
)


def told(plan: ActionPlan) -> list[tuple[object, ...]]:
    """What each action is told of, with its recommendation's number and text."""
    return [
        (found.number, found.text, a.text, [p.text for p in a.leads], a.due.text if a.due else None)
        for found in plan.recommendations
        for a in found.actions
    ]


@pytest.mark.parametrize(
    "header",
    [
        ["Ref|Audit finding, recommendation and management response|Follow-up position"],
        ["Ref|Recommendation details|Follow-up position"],
        ["No|Details|Update"],
        [],
    ],
    ids=["joint", "its own", "any", "none"],
)
def test_labels_that_open_the_lines_of_a_cell_row_after_row_are_columns(tmp_path: Path, header: list[str]) -> None:
    plan = page_plan(tmp_path, web_table(*header, *AUDIT))
    assert told(plan) == [
        ("CP1", "Collect each pass.", "Agreed. HR will collect them.", ["HR Manager"], "30 June 2019"),
        ("CP2", "Keep a log of keys.", "Agreed. A log is kept.", ["Site Manager"], "31 July 2019"),
    ]
    assert [f.text for r in plan.recommendations for f in r.findings] == [
        "Leavers kept their passes.",
        "Keys were not logged.",
    ]
    assert [r.extra for r in plan.recommendations] == [
        {"Risk": "Others may enter.", "Priority": "High"},
        {"Risk": "Keys may be lost.", "Priority": "Low"},
    ]
    assert plan.recommendations[1].actions[0].extra == {"Original target date": "31 May 2019"}
    assert not plan.coverage.unplaced


def test_a_label_that_no_grammar_knows_is_one_where_it_comes_again(tmp_path: Path) -> None:
    plan = page_plan(tmp_path, web_table("No|Details|Update", *REVIEW))
    assert [r.extra for r in plan.recommendations] == [{"Root cause": "No list."}, {"Root cause": "No time."}]
    assert [row[1:3] for row in told(plan)] == [
        ("Collect each pass.", "HR will collect them."),
        ("Keep a log of keys.", "A log is kept."),
    ]


def test_a_label_that_comes_again_in_a_cell_opens_the_next_action(tmp_path: Path) -> None:
    several = "<br>Action: Ask each ward.<br>Lead: Ward Clerk<br>By when: May 2019|"
    plan = page_plan(tmp_path, web_table("No|Details|Update", REVIEW[0].replace("|Imp", f"{several}Imp"), REVIEW[1]))
    assert [(row[0], row[2], row[3]) for row in told(plan)] == [
        ("1", "HR will collect them.", ["HR Manager"]),
        ("1", "Ask each ward.", ["Ward Clerk"]),
        ("2", "A log is kept.", ["Site Manager"]),
    ]


def test_a_row_of_labelled_cells_under_each_row_of_the_plan_is_more_of_it(tmp_path: Path) -> None:
    under = "4>Management response: Agreed. {} Responsible officer: {} Target date: {}"
    plan = page_plan(
        tmp_path,
        web_table(
            "Ref|Finding|Recommendation|Priority",
            "1.1|Leavers kept their passes|Collect each pass|High",
            under.format("HR will collect them.", "HR Manager", "30 June 2019"),
            "1.2|Keys were not logged|Keep a log of keys|Low",
            under.format("A log is kept.", "Site Manager", "31 July 2019"),
        ),
    )
    assert told(plan) == [
        ("1.1", "Collect each pass", "Agreed. HR will collect them.", ["HR Manager"], "30 June 2019"),
        ("1.2", "Keep a log of keys", "Agreed. A log is kept.", ["Site Manager"], "31 July 2019"),
    ]


def test_each_of_two_columns_of_forms_is_read(tmp_path: Path) -> None:
    cells = [row.split("|") for row in AUDIT]
    rows = [f"{ref}|{form.replace('<br>Management', '|Management')}|{state}" for ref, form, state in cells]
    plan = page_plan(tmp_path, web_table("Ref|Auditor|Management|Position", *rows))
    assert [row[1:3] for row in told(plan)] == [
        ("Collect each pass.", "Agreed. HR will collect them."),
        ("Keep a log of keys.", "Agreed. A log is kept."),
    ]


def test_a_band_between_the_header_and_the_first_form_is_their_theme(tmp_path: Path) -> None:
    plan = page_plan(tmp_path, web_table("Ref|Details|Position", "3>Estates", *AUDIT))
    assert [r.theme for r in plan.recommendations] == ["Estates", "Estates"]
    assert [row[0] for row in told(plan)] == ["CP1", "CP2"]


def test_labels_beside_columns_of_the_same_are_part_of_what_is_said(tmp_path: Path) -> None:
    rows = [f"{n}|Improve site {n}|Action: Build it.<br>Lead: all staff<br>Cost: {n}|Jane Doe|May 2021" for n in (1, 2)]
    plan = page_plan(tmp_path, web_table("No|Recommendation|What we will do|Lead|By when", *rows))
    assert [row[3] for row in told(plan)] == [["Jane Doe"], ["Jane Doe"]]
    assert all("Lead: all staff" in str(row[2]) for row in told(plan))


def test_labelled_lines_of_an_update_stay_there(tmp_path: Path) -> None:
    rows = [
        f"{n}|Improve site {n}|Build it|Jane Doe|Update: Begun.<br>Next steps: Go on.<br>Risks: none" for n in (1, 2)
    ]
    plan = page_plan(tmp_path, web_table("No|Recommendation|Action|Lead|Progress", *rows))
    assert all("Next steps: Go on." in a.progress[0].text for r in plan.recommendations for a in r.actions)


def page(number: int, *rows: tuple[str, ...]) -> Table:
    """A page's table of cells by rows."""
    return Table(
        tuple(
            RowFragment(tuple(Cell(text, c, CellRef(page=number, row=r)) for c, text in enumerate(row)))
            for r, row in enumerate(rows)
        ),
        number,
    )


@pytest.mark.parametrize(
    ("rest", "rows"),
    [
        (("", "Priority: Low\nLead: Site Manager"), 2),
        (("", "Finding: Keys were lost.\nLead: Site Manager"), 3),
        (("3", "Priority: Low\nLead: Site Manager"), 3),
    ],
    ids=["other labels", "the same label", "a number of its own"],
)
def test_a_form_that_a_page_end_cut_is_whole_again(rest: tuple[str, ...], rows: int) -> None:
    head = ("Ref", "Details")
    first = page(1, head, ("2", "Finding: Keys were not logged.\nRecommendation: Keep a log."))
    blocks = with_forms_whole([first, page(2, head, rest)], load_grammar())
    bodies = [row for block in blocks if isinstance(block, Table) for row in block.rows if row.cells[0].text != "Ref"]
    assert len(bodies) == rows - 1
