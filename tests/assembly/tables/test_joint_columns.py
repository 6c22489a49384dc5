"""A column of owners and dates by its header is read as two."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import parse_plan
from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.tables.joint_columns import (
    CLOSED,
    FINISHED,
    OWNED,
    PLANNED,
    is_closed,
    joint_roles,
    owner_and_date,
    pairs_of,
)
from planparse.grammar.load import load_grammar
from tests.build import plan_of, table

GRAMMAR = load_grammar()


@pytest.mark.parametrize(
    "header",
    [
        "By whom and by when", "Who/When", "Lead & Timescale", "Responsibility / Timescale", "Owner, due date",
        "By whom by when", "Responsible officer target date", "Responsible manager (implementation date)",
    ],
)  # fmt: skip
def test_a_header_that_names_an_owner_and_a_date_is_joint(header: str) -> None:
    assert joint_roles(Column(header, None, ""), GRAMMAR) == OWNED


@pytest.mark.parametrize("header", ["Status / date completed", "Date completed/RAG", "Current status and date closed"])
def test_a_header_that_names_a_state_and_a_date_done_is_joint_while_it_has_no_role(header: str) -> None:
    assert joint_roles(Column(header, None, ""), GRAMMAR) == CLOSED
    assert joint_roles(Column(header, ColumnRole.STATUS, ""), GRAMMAR) is None


def test_a_state_that_only_the_cells_told_is_joint_with_the_date_that_the_header_names() -> None:
    told = Column("Status / date completed", ColumnRole.STATUS, "by content: every cell fits")
    assert joint_roles(told, GRAMMAR) == CLOSED


def test_beside_due_dates_the_date_of_a_state_is_the_one_when_it_was_done() -> None:
    status = Column("Status / completion date", None, "")
    assert joint_roles(status, GRAMMAR, (Column("By when", ColumnRole.DUE, ""), status)) == CLOSED
    assert joint_roles(status, GRAMMAR, (status,)) == FINISHED


@pytest.mark.parametrize(
    "header", ["Target date / status", "Status and date", "Due date & RAG", "Timescale and status"]
)
def test_a_header_that_names_a_state_and_a_date_due_is_joint(header: str) -> None:
    assert joint_roles(Column(header, None, ""), GRAMMAR) == PLANNED
    assert joint_roles(Column(header, ColumnRole.DUE, "by content: every cell fits"), GRAMMAR) == PLANNED


SAID = [
    ("Status / completion date", "Complete – March 2024", "completed", None, "2024-03"),
    ("Status / completion date", "Completed 12/02/2024", "completed", None, "2024-02-12"),
    ("Status / completion date", "On track – July 2024", "in_progress", "2024-07", None),
    ("Status / completion date", "Not started", "not_started", None, None),
    ("Status / completion date", "July 2024", None, "2024-07", None),
    ("Target date / status", "March 2024 – complete", "completed", "2024-03", None),
    ("Target date / status", "July 2024 (on track)", "in_progress", "2024-07", None),
    ("Target date / status", "September 2024. Not started", "not_started", "2024-09", None),
    ("Target date / status", "In progress: 31 May 2024", "in_progress", "2024-05-31", None),
]


@pytest.mark.parametrize(("header", "cell", "status", "due", "done"), SAID)
def test_each_part_of_a_cell_of_states_and_dates_is_read_as_what_it_says(
    tmp_path: Path, header: str, cell: str, status: str | None, due: str | None, done: str | None
) -> None:
    rows = (
        f"Improve plans | Write a form | Jane Doe | {cell}",
        "Hear parents | Hold a forum | HR | Not started – May 2025",
    )
    plan = plan_of(tmp_path, table(f"Recommendation | Action | Lead | {header}", *rows))
    read = plan.recommendations[0].actions[0]
    assert read.status == status
    assert (read.due.edtf if read.due else None) == due
    assert (str(read.completed.start) if read.completed else None) == (done and f"{done}-01"[:10])
    assert plan.coverage.unplaced == ()


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


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Completion date and outcome", "outcomes"),
        ("Outcome / date completed", "outcomes"),
        ("Date completed and evidence", "evidence"),
    ],
)
def test_the_end_that_opens_a_cell_is_parted_from_what_the_header_names_beside_it(
    tmp_path: Path, header: str, field: str
) -> None:
    said = {
        "22 May 2023 – Pathway launched.": ("22 May 2023", ("Pathway launched.",)),
        "01.03.23 38 visits made in the first quarter.": ("01.03.23", ("38 visits made in the first quarter.",)),
        "Completed June 2023. All trained": ("Completed June 2023", ("All trained",)),
        "Form agreed; pilot from July 2023.": (None, ("Form agreed; pilot from July 2023.",)),
        "March 2023": ("March 2023", ()),
        "Completed": ("Completed", ()),
    }
    rows = [f"Rule {n} | Review rule {n} | Team Manager | May 2023 | {cell}" for n, cell in enumerate(said)]
    plan = plan_of(tmp_path, table(f"Recommendation | Action | Lead | By when | {header}", *rows))
    read = [(a.completed and a.completed.text, getattr(a, field)) for r in plan.recommendations for a in r.actions]
    assert read == list(said.values())


def test_a_date_done_alone_is_no_joint_column() -> None:
    assert joint_roles(Column("Date completed", ColumnRole.COMPLETED, ""), GRAMMAR) is None
    assert joint_roles(Column("Evidence and outcome", None, ""), GRAMMAR) is None


@pytest.mark.parametrize(
    ("cell", "start"),
    [
        ("01.03.23 38 visits made in the first quarter.", "2023-03-01"),
        ("22 May 2023. Reviewed quarterly since.", "2023-05-22"),
        ("Q1 2023/24", "2023-04-01"),
        ("March to June 2023", "2023-03-01"),
    ],
)
def test_the_date_that_opens_a_cell_of_ends_is_when_it_was_done(tmp_path: Path, cell: str, start: str) -> None:
    rows = table(
        "Recommendation | Action | Lead | By when | Date completed",
        f"Rule 1 | Review rule 1 | Team Manager | May 2023 | {cell}",
        "Rule 2 | Review rule 2 | Team Manager | May 2023 | May 2023",
    )
    (action,) = plan_of(tmp_path, rows).recommendations[0].actions
    assert action.completed is not None
    assert (action.completed.text, str(action.completed.start)) == (cell, start)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Head of Communities Immediate", ("Head of Communities", "Immediate")),
        ("Service Manager Ongoing", ("Service Manager", "Ongoing")),
        ("Service Manager Complete", ("Service Manager", "Complete")),
        ("Head teacher termly", ("Head teacher", "termly")),
        ("Director of Finance Within 3 months", ("Director of Finance", "Within 3 months")),
        ("Head of Service TBC", ("Head of Service", "TBC")),
    ],
)
def test_words_for_a_time_that_end_a_line_are_its_date(line: str, expected: tuple[str, str]) -> None:
    assert owner_and_date(line, GRAMMAR) == expected


@pytest.mark.parametrize("line", ["Head of Continuous Improvement", "Immediate Response Manager", "Head of Today"])
def test_words_for_a_time_inside_a_title_are_no_date(line: str) -> None:
    assert owner_and_date(line, GRAMMAR) == (line, "")


@pytest.mark.parametrize("header", ["Milestone (date and lead)", "Milestones (lead / timescale)", "Step (who, when)"])
def test_brackets_that_name_an_owner_and_a_date_say_what_a_column_beside_the_action_holds(header: str) -> None:
    deed, step = Column("What we will do", ColumnRole.ACTION, ""), Column(header, ColumnRole.ACTION, "")
    assert joint_roles(step, GRAMMAR, (deed, step)) == OWNED
    assert joint_roles(step, GRAMMAR, (step,)) is None


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("31 May 2024 Head of Service", [("Head of Service", "31 May 2024")]),
        ("By end of May 2024 Jane Doe", [("Jane Doe", "By end of May 2024")]),
        ("31/10/2024 Jane Doe 01/09/2025 Tom Hill", [("Jane Doe", "31/10/2024"), ("Tom Hill", "01/09/2025")]),
        ("31 May 2024 or soon after it", [("", "31 May 2024 or soon after it")]),
    ],
)
def test_dates_may_stand_before_their_owners_on_a_line(line: str, pairs: list[tuple[str, str]]) -> None:
    assert pairs_of(line, GRAMMAR) == pairs


@pytest.mark.parametrize(
    ("cell", "status", "due"),
    [
        ("In progress – due March 2025", "in_progress", "2025-03"),
        ("Not started, due by 30 June 2025", "not_started", "../2025-06-30"),
        ("Not started: by 30 June 2025", "not_started", "../2025-06-30"),
        ("Delayed (expected by May 2025)", "delayed", "../2025-05"),
        ("Delayed", "delayed", None),
    ],
)
def test_a_cell_of_states_may_say_by_when_where_no_column_does(
    tmp_path: Path, cell: str, status: str, due: str | None
) -> None:
    rows = (
        "Action | Lead | Status",
        f"Write to all | Town Clerk | {cell}",
        "Ask all | Clerk | On track – due May 2025",
    )
    first = plan_of(tmp_path, table(*rows)).recommendations[0].actions[0]
    assert (first.status, first.due and first.due.edtf, first.progress) == (status, due, ())


@pytest.mark.parametrize("cell", ["In progress (May 2024)", "Complete (May 2024)", "In progress – June 2024 audit due"])
def test_any_other_date_beside_a_state_is_no_due_date(tmp_path: Path, cell: str) -> None:
    rows = (
        "Action | Lead | Status",
        f"Write to all | Town Clerk | {cell}",
        "Ask all | Clerk | On track – due May 2025",
    )
    assert plan_of(tmp_path, table(*rows)).recommendations[0].actions[0].due is None


def test_beside_a_column_of_due_dates_what_a_state_says_stays_with_it(tmp_path: Path) -> None:
    rows = ("Action | By when | Status", "Write to all | May 2024 | Delayed – due June 2024")
    action = plan_of(tmp_path, table(*rows)).recommendations[0].actions[0]
    assert (action.status, action.due and action.due.edtf) == ("delayed", "2024-05")
