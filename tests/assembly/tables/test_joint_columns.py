"""A column of owners and dates by its header is read as two."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import parse_plan
from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.tables.joint_columns import CLOSED, OWNED, is_closed, joint_roles, owner_and_date, pairs_of
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()


@pytest.mark.parametrize(
    "header", ["By whom and by when", "Who/When", "Lead & Timescale", "Responsibility / Timescale", "Owner, due date"]
)
def test_a_header_that_names_an_owner_and_a_date_is_joint(header: str) -> None:
    assert joint_roles(Column(header, None, ""), GRAMMAR) == OWNED


@pytest.mark.parametrize("header", ["Status / date completed", "Date completed/RAG", "Current status and date closed"])
def test_a_header_that_names_a_state_and_a_date_done_is_joint_while_it_has_no_role(header: str) -> None:
    assert joint_roles(Column(header, None, ""), GRAMMAR) == CLOSED
    assert joint_roles(Column(header, ColumnRole.STATUS, ""), GRAMMAR) is None


@pytest.mark.parametrize("header", ["Lead", "Lead Officer/Owner", "Start and end date", "Action and timescale", ""])
def test_any_other_header_is_not(header: str) -> None:
    assert joint_roles(Column(header, None, ""), GRAMMAR) is None


@pytest.mark.parametrize(
    ("line", "owner", "date"),
    [
        ("Linda Marsh, 31 March 2010", "Linda Marsh", "31 March 2010"),
        ("Team Manager (PB), May 2010", "Team Manager (PB)", "May 2010"),
        ("Head of Service, Strategy – 14.5.10", "Head of Service, Strategy", "14.5.10"),
        ("Panel Chair, Quarterly", "Panel Chair", "Quarterly"),
        ("Panel Adviser: Completed", "Panel Adviser", "Completed"),
        ("Principal Social Worker by end of March 2014", "Principal Social Worker", "by end of March 2014"),
        ("Business Manager (June 2012)", "Business Manager", "June 2012"),
        ("30/09/2024 – Director of Education", "Director of Education", "30/09/2024"),
        ("By 31 July 2013", "", "By 31 July 2013"),
        ("Head of Service", "Head of Service", ""),
        ("Head of Service By 30 June 2012", "Head of Service", "By 30 June 2012"),
        ("Head of service June 2012", "Head of service", "June 2012"),
        ("Service Manager, Quality Early September 2012", "Service Manager, Quality", "Early September 2012"),
        ("Headteacher with effect from 1 May 2012", "Headteacher", "with effect from 1 May 2012"),
        ("Team Manager, Monthly from January 2012", "Team Manager", "Monthly from January 2012"),
        ("Annual Review Officer, 3 June 2012", "Annual Review Officer", "3 June 2012"),
    ],
)
def test_a_line_is_parted_where_its_date_begins_or_ends(line: str, owner: str, date: str) -> None:
    assert owner_and_date(line, GRAMMAR) == (owner, date)


@pytest.mark.parametrize(
    ("text", "closed"),
    [("Completed 3 March 2012", True), ("May 2012", True), ("In progress", False), ("On track for June 2012", False)],
)
def test_of_states_and_dates_a_dated_cell_is_when_it_was_done_unless_it_says_otherwise(text: str, closed: bool) -> None:
    assert is_closed(text, GRAMMAR) is closed


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        (
            "Jo Marsh, 30 June 2010 Support Manager, May 2010 Panel Chair, Quarterly",
            [("Jo Marsh", "30 June 2010"), ("Support Manager", "May 2010"), ("Panel Chair", "Quarterly")],
        ),
        ("Head of Service, April to June 2012", [("Head of Service", "April to June 2012")]),
        ("Head of Service, May 2012 onwards", [("Head of Service", "May 2012 onwards")]),
    ],
)
def test_a_full_line_may_hold_several_owners_with_their_dates(line: str, pairs: list[tuple[str, str]]) -> None:
    assert pairs_of(line, GRAMMAR) == pairs


def test_stacked_owners_and_dates_make_an_action_each(tmp_path: Path) -> None:
    rows = (
        "<tr><td>1</td><td>Make carers safer</td><td>Revise the check list<br>Train all workers</td>"
        "<td>Linda Marsh, 31 March 2010<br>Training Officer, Quarterly</td></tr>"
    )
    head = "<tr><th>No</th><th>Recommendation</th><th>Action</th><th>By whom and by when</th></tr>"
    path = tmp_path / "plan.html"
    path.write_text(f"<h1>Action Plan</h1><table>{head}{rows}</table>", encoding="utf-8")
    first, second = parse_plan(path).recommendations[0].actions
    assert (first.text, first.leads[0].name) == ("Revise the check list", "Linda Marsh")
    assert first.due is not None
    assert first.due.text == "31 March 2010"
    assert (second.text, second.leads[0].role) == ("Train all workers", "Training Officer")
    assert second.due is not None
    assert second.due.recurrence == "P3M"
