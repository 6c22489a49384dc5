"""What stands in line is a table only where its words are those of one (issue 3)."""

from __future__ import annotations

import pytest

from tests.readers.pdf.drawn_pages import tables_in

NO_TABLES = {
    "body text": """
The council has accepted all of the recommendations of the inspection and has set up
a board with an independent chair to see them through.  It meets every six weeks and
reports to the cabinet.  This plan is the first of three.
""",
    "text in two columns": """
The council has accepted all    The board meets every six
of the recommendations and has  weeks and hears from young
set up a board with a chair     people and their families on
of its own to see them through  what has changed for them so
in the year to come. Progress   far. Members see the figures
is slow but steady, and what    each month and ask officers
remains is set out below for    what they make of them, with
the reader in plain words.      the partners in the room.
""",
    "lists in two columns": """
1.   Agree a standard for all        The board meets every six
     reports to conference and       weeks. It hears from young
     tell every team                 people and families.
2.   Write to the schools            5.   Publish the outcome in
3.   Report to the Board every            full, with the reasons
     month and to the cabinet             and the next steps
     every quarter                   6.   Close the plan when the
4.   Audit twenty files in each           partners agree that it
     service and share what is            has done its work
     found with the partners         Members see the figures each
The council has accepted all of      month and ask the officers
the recommendations and has set      what they make of them, with
""",
    "contents with dots": """
1    Introduction ................ 3
2    The action plan ............. 5
3    Governance .................. 9
4    Glossary .................... 12
""",
    "contents without dots": """
Introduction                       3
The action plan                    5
Governance                         9
Glossary                          12
Annexes                           14
Contacts                          20
Index                             31
""",
    "numbered items": """
1.   Agree a standard for all reports to conference and tell every team
2.   Write to the schools
3.   Report to the Board every month and to the cabinet every quarter
4.   Audit twenty files
5.   Publish the outcome
6.   Close the plan
7.   Ask the families
""",
    "a letter's head": """
Our ref:      ABC/123
Date:         12 May 2016
Contact:      Jane Smith
Telephone:    01234 567890
Email:        jane@council
Fax:          01234 567891
""",
    "the axes of two charts": """
450           450
400           400
350           350
300           300
250           250
200           200
150           150
""",
    "signatures": """
Jane Smith                Tom Brown
Chief Executive           Director
Council                   Health
""",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_what_stands_in_line_without_being_a_table(text: str) -> None:
    assert tables_in(text) == []


def test_a_bold_header_makes_two_columns_a_table() -> None:
    text = """
Action                                         Lead
Write to the schools                           Tom Brown
Report to the Board and the cabinet and to     Jane Smith
each of the partners
Agree a standard for reports to all meetings   Assistant Director
"""
    rows = ["Write to the schools | Tom Brown"]
    rows += ["Report to the Board and the cabinet and to each of the partners | Jane Smith"]
    rows += ["Agree a standard for reports to all meetings | Assistant Director"]
    assert tables_in(text, bold=1) == [["Action | Lead", *rows]]
    assert tables_in(text) == []


def test_two_lists_side_by_side_are_a_table_under_bold_names_only() -> None:
    text = """
Inspectors of schools            Inspectors of care
Tom Brown, lead                  Jane Smith, lead
Ann Lee, inspector               Ian White
Paul Green, inspector            Sue Black, inspector
Mary Hill
"""
    assert tables_in(text) == []
    assert tables_in(text, bold=1) == [
        [
            "Inspectors of schools | Inspectors of care",
            "Tom Brown, lead | Jane Smith, lead",
            "Ann Lee, inspector | Ian White",
            "Paul Green, inspector | Sue Black, inspector",
            "Mary Hill | ",
        ]
    ]
