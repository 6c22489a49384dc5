"""A column of owners and dates by its header is read as two."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import parse_plan
from planparse.assembly.model import Column
from planparse.assembly.tables.joint_columns import is_joint, owner_and_date, pairs_of
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()


@pytest.mark.parametrize(
    "header", ["By whom and by when", "Who/When", "Lead & Timescale", "Responsibility / Timescale", "Owner, due date"]
)
def test_a_header_that_names_an_owner_and_a_date_is_joint(header: str) -> None:
    assert is_joint(Column(header, None, ""), GRAMMAR)


@pytest.mark.parametrize("header", ["Lead", "Lead Officer/Owner", "Start and end date", "Action and timescale", ""])
def test_any_other_header_is_not(header: str) -> None:
    assert not is_joint(Column(header, None, ""), GRAMMAR)


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
    ],
)
def test_a_line_is_parted_where_its_date_begins_or_ends(line: str, owner: str, date: str) -> None:
    assert owner_and_date(line, GRAMMAR) == (owner, date)


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
