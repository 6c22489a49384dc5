"""A header that names several roles stands for the one that no other column has and that its cells can be."""

from __future__ import annotations

import pytest

from planparse.assembly.model import ColumnRole
from planparse.assembly.tables.contents import all_roles, content_roles
from planparse.assembly.tables.headers import columns_of
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()
CELLS = {
    "told": ["The policy has been drafted.", "Twenty plans have been audited.", "The report was started in May."],
    "states": ["Complete", "In progress", "Not started"],
    "colours": ["Green", "Amber", "Green"],
    "aims": ["Staff feel supported at work", "Care plans are clear to families", "Records show what was decided"],
    "counted": ["95% of staff are supervised", "90% of plans judged good", "All records made within 5 days"],
    "things": ["Supervision records", "Audit reports", "Data reports"],
    "dates": ["June 2012", "30 September 2012", "December 2012"],
    "past": ["3 March 2012", "4 April 2012", "5 May 2012"],
    "steps": ["Policy agreed by managers", "Audit tool in use in teams", "Report seen by the board"],
    "dated steps": [
        "Draft - April 2012 Final policy agreed by managers - June 2012",
        "May 2012",
        "Monthly from June 2012",
    ],
    "posts": ["Head of Service", "Service Manager", "Team Manager"],
    "bodies": ["NHS Trust", "Police", "Schools"],
    "deeds": ["Review the policy and issue it", "Audit thirty care plans", "Introduce a weekly report"],
    "needs": ["Strengthen supervision of staff", "Improve the quality of plans", "Make records timely"],
    "mixed": ["Completed 3 March 2012", "In progress", "Completed April 2012"],
}
PLAN = "Recommendation: needs | Action: deeds"
WHO = f"{PLAN} | Lead: posts"
WHEN = f"{WHO} | By when: dates"
CASES = {
    f"{WHO} | Milestones/dates: dated steps": "due",
    f"{WHO} | Key milestones & target dates: dates": "due",
    f"{WHO} | Milestones/dates: steps": "measure",
    f"{WHEN} | Milestones/dates: dated steps": "measure",
    f"{WHO} | Timescale/Progress: dates": "due",
    f"{WHEN} | Timescale/Progress: told": "progress",
    f"{WHO} | Progress: told | Timescale/Progress: dates": "due",
    f"{WHO} | RAG: colours | Deadline / Status: dates": "due",
    f"{WHO} | Target date / date completed: dates": "due",
    f"{WHEN} | Target date / date completed: past": "completed",
    f"{WHEN} | Status: states | Progress / date completed: past": "completed",
    f"{WHEN} | Status / date completed: states": "status",
    f"{WHEN} | Status / date completed: past": "completed",
    f"{WHEN} | RAG / Update: colours": "status",
    f"{WHEN} | RAG / Update: told": "progress",
    f"{WHEN} | Evidence/Progress: told": "progress",
    f"{WHEN} | Progress: told | Evidence/Progress: things": "evidence",
    f"{WHEN} | Outcome/Impact measures: aims": "outcome",
    f"{WHEN} | Outcome/Impact measures: counted": "measure",
    f"{WHEN} | Outcome: aims | Outcome/Impact measures: counted": "measure",
    f"{WHEN} | Success measures: counted | Outcome/Impact measures: aims": "outcome",
    f"{WHEN} | Success measures and evidence: counted": "measure",
    f"{WHEN} | Success measures: counted | Success measures and evidence: things": "evidence",
    f"{WHEN} | Evidence: things | Outcomes/Evidence: aims": "outcome",
    f"{PLAN} | By when: dates | Responsible officer and partners: posts": "lead",
    f"{WHEN} | Responsible officer and partners: bodies": "partner",
    f"{WHEN} | Action / Outcome: aims": "outcome",
    "Recommendation: needs | Lead: posts | By when: dates | Action / Outcome: deeds": "action",
    "Action: deeds | Lead: posts | By when: dates | Finding / Area for improvement: needs": "recommendation",
    "Recommendation: needs | By when: dates | Actions/Lead: deeds": "action",
}
NONE = [
    f"{WHEN} | Status / date completed: mixed",  # its cells are parted between the two
    f"{PLAN} | Lead & timescale: mixed",  # the same
    f"{WHEN} | RAG: colours | Status / By when: told",
    f"{WHEN} | Lead / By when: posts",  # both are there
]


@pytest.mark.parametrize(("table", "role"), CASES.items())
def test_a_header_of_two_roles_is_the_one_that_is_left_and_that_its_cells_can_be(table: str, role: str) -> None:
    assert role_of_last(table) == role


@pytest.mark.parametrize("table", NONE)
def test_it_is_neither_where_none_is_left_or_its_cells_are_of_both(table: str) -> None:
    assert role_of_last(table) is None


def test_one_cell_decides_nothing() -> None:
    headers = ["Recommendation", "Action", "Lead", "By when", "Outcome/Evidence"]
    columns = columns_of(headers, GRAMMAR, ())
    texts = [["Improve plans"], ["Audit thirty care plans"], ["Head of Service"], ["June 2012"], ["As said"]]
    assert 4 not in content_roles(columns, texts, GRAMMAR)


def role_of_last(table: str) -> ColumnRole | None:
    """The role of a table's last column; columns are given as "header: kind of its cells"."""
    headers, kinds = zip(*(column.rsplit(": ", 1) for column in table.split(" | ")), strict=True)
    columns = columns_of(list(headers), GRAMMAR, ())
    texts = [CELLS[kind] for kind in kinds]
    return all_roles(columns, content_roles(columns, texts, GRAMMAR)).get(len(columns) - 1)
