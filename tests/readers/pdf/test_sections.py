"""Several small tables without rules on one page, each under a header of its own (issue 3).

Pages are drawn as in `drawn_pages`; a "!" before a line sets it in bold.
"""

from __future__ import annotations

import pytest

from planparse.readers.pdf.aligned import AlignedTables
from planparse.readers.pdf.fitted import fitted_columns
from planparse.readers.pdf.lines import group_lines
from planparse.readers.pdf.model import PageContent
from planparse.readers.pdf.sections import headings_of
from tests.readers.pdf.drawn_pages import HIGH, aligned_grids, drawn, rows_of


def sheet(text: str, number: int = 1) -> PageContent:
    lines = text.strip("\n").split("\n")
    page = drawn("\n".join(line[1:] or " " for line in lines), number)
    first = next(at for at, line in enumerate(lines) if line[1:].strip())
    tops = {50.0 + HIGH * (at - first) for at, line in enumerate(lines) if line.startswith("!")}
    return page._replace(words=tuple(word._replace(bold=word.top in tops) for word in page.words))


def tables_in(text: str) -> list[list[str]]:
    return [rows_of(grid) for grid in aligned_grids([sheet(text)])]


TABLES = {
    "a bold header begins a table with columns of its own": (
        """
!Action                     Lead              By when      RAG
 Set up a board             Chief Executive   Sept 2019    Green
 Refresh the scheme         Legal Services    May 2020     Amber
 Theme 2: Practice
!Action          Lead                         By when           RAG
 Audit files     Service Managers             Monthly           Red
""",
        [
            [
                "Action | Lead | By when | RAG",
                "Set up a board | Chief Executive | Sept 2019 | Green",
                "Refresh the scheme | Legal Services | May 2020 | Amber",
            ],
            ["Action | Lead | By when | RAG", "Audit files | Service Managers | Monthly | Red"],
        ],
    ),
    "figures set to the right are the column's whose header is set to the left": (
        """
!Measure                  Baseline        Target          Budget
 Placements                   45%           60%
 Seen within five days       7.5%           80%           £4,500
""",
        [
            [
                "Measure | Baseline | Target | Budget",
                "Placements | 45% | 60% | ",
                "Seen within five days | 7.5% | 80% | £4,500",
            ]
        ],
    ),
    "a header set in the middle stands over text set to the left": (
        """
!             Action                       Lead              By when
 Launch the new strategy            Jane Smith         June 2021
 Commission an independent review   Tom Brown          Complete
""",
        [
            [
                "Action | Lead | By when",
                "Launch the new strategy | Jane Smith | June 2021",
                "Commission an independent review | Tom Brown | Complete",
            ]
        ],
    ),
    "numbers stand in a column without a header": (
        """
!     Recommendation          Action             Timescale
 1.   Improve recording       Audit the files    May 2012
 2.   Review thresholds       Issue guidance     Done
""",
        [
            [
                " | Recommendation | Action | Timescale",
                "1. | Improve recording | Audit the files | May 2012",
                "2. | Review thresholds | Issue guidance | Done",
            ]
        ],
    ),
    "a bold row in the table's own columns is a row of it": (
        """
!No.   Action                 Lead           By when
!1     Leadership             Director       2014
 1.1   Hold clinics           Tom Brown      Monthly
 1.2   Write to schools       Jane Smith     May 2014
!2     Practice               Head           2015
 2.1   Audit the files        Ann Lee        Monthly
""",
        [
            [
                "No. | Action | Lead | By when",
                "1 | Leadership | Director | 2014",
                "1.1 | Hold clinics | Tom Brown | Monthly",
                "1.2 | Write to schools | Jane Smith | May 2014",
                "2 | Practice | Head | 2015",
                "2.1 | Audit the files | Ann Lee | Monthly",
            ]
        ],
    ),
    "a header printed again word for word needs no bold": (
        """
 Area 1: recording
 Action                     Lead              By when
 Set up a board             Chief Executive   Sept 2019
 Refresh the scheme         Legal Services    May 2020
 Area 2: thresholds
 Action                     Lead              By when
 Audit files                Managers          Monthly
""",
        [
            [
                "Action | Lead | By when",
                "Set up a board | Chief Executive | Sept 2019",
                "Refresh the scheme | Legal Services | May 2020",
            ],
            ["Action | Lead | By when", "Audit files | Managers | Monthly"],
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES.keys())
def test_tables_under_headers_of_their_own(text: str, expected: list[list[str]]) -> None:
    assert tables_in(text) == expected


NO_TABLES = {
    "a form to be signed": """
!Signed:            Name:                 Date:
 Chair of the Board
 The plan was agreed by all partners at the meeting of the board in May.
""",
    "a bold line of three parts over body text": """
!Home          Services          Contact
 The council has accepted all of the recommendations made by the
 inspectors and has prepared this plan with all of its partners.
""",
    "lists side by side under bold words": """
!Strengths                     For development
 • Leaders know the service    • Records are late
 • Staff feel supported        • Plans lack detail
 • Training is good            • Visits are missed
""",
    "text in two columns under bold words": """
!Leadership                     Practice
 The board has set out what     Most of the children are seen
 is to be done by leaders and   within five days, though the
 how they will do it with the   records do not always say so
 partners of the council.       or who has seen them.
""",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_bold_words_that_head_no_table(text: str) -> None:
    assert tables_in(text) == []


def test_a_header_known_from_an_earlier_page_begins_a_table_over_one_row() -> None:
    tables = AlignedTables()
    first = """
!Action                     Lead              By when
 Set up a board             Chief Executive   Sept 2019
 Refresh the scheme         Legal Services    May 2020
 All of these actions are reported to the improvement board each month.
"""
    second = """
 Priority 2: thresholds
!Action          Lead                         By when
 Audit files     Service Managers             Monthly
"""
    assert len(tables.on_page(sheet(first))) == 1
    (grid,) = tables.on_page(sheet(second, 2))
    assert rows_of(grid) == ["Action | Lead | By when", "Audit files | Service Managers | Monthly"]
    assert grid.open_top is None


def test_a_spanning_name_is_a_line_of_the_header_but_no_column() -> None:
    text = """
!                    Performance              Who
!Measure           Base      Target     Lead        When
 Placements         45         60       Ann Lee     May
 Visits             12         80       Tom Brown   June
"""
    lines = group_lines(sheet(text).words)
    (heading,) = headings_of(lines, ())
    assert (heading.start, heading.end) == (0, 2)
    columns = fitted_columns(lines, 0, 2, set(range(4)))
    assert columns is not None
    assert len(columns) == 5


def test_names_of_groups_over_a_header_are_the_headers_first_row() -> None:
    text = """
!What we will do     Who                      Timescale            Measure

!                    Lead         Support     Start      End
 Send an adviser     Head of HR   Schools     May 2023   July 2024  Absence falls

 Begin legal action  Solicitor    Police      June 2023  Ongoing    Fewer cases
"""
    assert tables_in(text) == [
        [
            "What we will do | Who | | Timescale | | Measure",
            " | Lead | Support | Start | End | ",
            "Send an adviser | Head of HR | Schools | May 2023 | July 2024 | Absence falls",
            "Begin legal action | Solicitor | Police | June 2023 | Ongoing | Fewer cases",
        ]
    ]
