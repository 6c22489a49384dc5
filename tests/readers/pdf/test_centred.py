"""Tables as a browser prints them without rules, read by the middle of their cells (issue 3)."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.model import Rule
from tests.readers.pdf.browser_pages import GAP, LEADING, NARROW, Cell, Row, printed, rows_of
from tests.readers.pdf.drawn_pages import aligned_grids

HEAD = ["Ref", "Action to be taken", "Lead", "By when"]
FIRST = ["1", "Check every record/at the end of/each shift", "Registered/Manager", "July 2024"]
SECOND = ["2", "Adopt a monthly audit", "Service/Manager", "Within/one/month"]

TABLES: dict[str, tuple[list[Row], int, list[str]]] = {
    "short cells stand in the middle of their row": (
        [HEAD, FIRST, SECOND],
        1,
        [
            "Ref | Action to be taken | Lead | By when",
            "1 | Check every record at the end of each shift | Registered Manager | July 2024",
            "2 | Adopt a monthly audit | Service Manager | Within one month",
        ],
    ),
    "a header of several lines, the others in its middle": (
        [["Ref", "What the provider/must do about/each finding", "Lead/officer", "When"], FIRST, SECOND],
        1,
        [
            "Ref | What the provider must do about each finding | Lead officer | When",
            "1 | Check every record at the end of each shift | Registered Manager | July 2024",
            "2 | Adopt a monthly audit | Service Manager | Within one month",
        ],
    ),
    "a cell merged over two rows stands in the middle of both": (
        [
            ["Finding", "Action to be taken", "Lead", "By when"],
            [("Records were not/signed and stock/was not counted", 2, 1), *FIRST[1:]],
            [None, *SECOND[1:]],
            ["Audits missed/the gaps", "Buy a cabinet", "Team/Leader", "Done"],
        ],
        1,
        [
            "Finding | Action to be taken | Lead | By when",
            "Records were not signed and stock was not countedv | Check every record at the end of each shift"
            " | Registered Manager | July 2024",
            "Adopt a monthly audit | Service Manager | Within one month",
            "Audits missed the gaps | Buy a cabinet | Team Leader | Done",
        ],
    ),
    "a short cell merged over three rows stands beside the second only": (
        [
            ["Finding", "Action to be taken", "Lead", "By when"],
            [("Stock", 3, 1), *FIRST[1:]],
            [None, *SECOND[1:]],
            [None, "Count the stock/each month/and on Sundays", "Team/Leader", "Done"],
        ],
        1,
        [
            "Finding | Action to be taken | Lead | By when",
            "Stockvv | Check every record at the end of each shift | Registered Manager | July 2024",
            "Adopt a monthly audit | Service Manager | Within one month",
            "Count the stock each month and on Sundays | Team Leader | Done",
        ],
    ),
    "bold words in the middle of the table head the rows below": (
        [HEAD, [("Medicines", 1, 4), None, None, None], FIRST, [("Staff", 1, 4), None, None, None], SECOND],
        1,
        [
            "Ref | Action to be taken | Lead | By when",
            "Medicines>>>",
            "1 | Check every record at the end of each shift | Registered Manager | July 2024",
            "Staff>>>",
            "2 | Adopt a monthly audit | Service Manager | Within one month",
        ],
    ),
    "a header over two columns, the others in the middle of both its rows": (
        [
            [("Ref", 2, 1), ("Action to be taken", 2, 1), ("Agencies", 1, 2), None, ("By when", 2, 1)],
            [None, None, "Lead", "Support", None],
            ["1", "Check every record/at the end of/each shift", "Health", "Police", "July 2024"],
            ["2", "Adopt a monthly audit", "Council", "Schools", "Within/one/month"],
        ],
        2,
        [
            "Refv | Action to be takenv | Agencies> | By whenv",
            "Lead | Support",
            "1 | Check every record at the end of each shift | Health | Police | July 2024",
            "2 | Adopt a monthly audit | Council | Schools | Within one month",
        ],
    ),
}


@pytest.mark.parametrize(("rows", "heads", "expected"), TABLES.values(), ids=TABLES.keys())
def test_rows_by_the_middles_of_their_cells(rows: list[Row], heads: int, expected: list[str]) -> None:
    assert [rows_of(grid) for grid in aligned_grids([printed(rows, heads)])] == [expected]


FINDINGS: list[str | Cell | None] = ["Finding", "Action to be taken", "Lead", "By when"]
STOCK = "Stock was/not counted"
BEFORE_THE_END: dict[str, tuple[list[Row], int, list[str]]] = {
    "a cell merged over the cut row stands at the top of its first": (
        [
            FINDINGS,
            [("Records were/not signed", 2, 1), *FIRST[1:]],
            [None, *SECOND[1:]],
            [(STOCK, 2, 1), "Count the stock/each month/and on Sundays/and holidays", "Team/Leader", "Done"],
            [None, "Buy a/cabinet", "Director", "May/2024"],
        ],
        4,
        [
            "Records were not signedv | Check every record at the end of each shift | Registered Manager | July 2024",
            "Adopt a monthly audit | Service Manager | Within one month",
            "Stock was not countedv | Count the stock each month and on Sundays and holidays | Team Leader | Done",
            "Buy a cabinet | Director | May 2024",
        ],
    ),
    "short cells merged over three rows stand beside the second, though the last row is cut": (
        [
            FINDINGS,
            [("Records", 3, 1), *FIRST[1:]],
            [None, *SECOND[1:]],
            [None, "Count the stock/each month/and on Sundays", "Team/Leader", "Done"],
            ["Staff", "Recruit/two nurses", "Director", "May/2024"],
        ],
        4,
        [
            "Recordsvv | Check every record at the end of each shift | Registered Manager | July 2024",
            "Adopt a monthly audit | Service Manager | Within one month",
            "Count the stock each month and on Sundays | Team Leader | Done",
            "Staff | Recruit two nurses | Director | May 2024",
        ],
    ),
    "cells of a column in the midst are merged": (
        [
            ["Ref", "Action to be taken", "Finding", "By when"],
            ["1", FIRST[1], ("Records were/not signed", 2, 1), "July 2024"],
            ["2", "Adopt a monthly audit", None, "Within/one/month"],
            ["3", "Count the stock/each month/and on Sundays", (STOCK, 1, 1), "Done"],
        ],
        99,
        [
            "1 | Check every record at the end of each shift | Records were not signedv | July 2024",
            "2 | Adopt a monthly audit | Within one month",
            "3 | Count the stock each month and on Sundays | Stock was not counted | Done",
        ],
    ),
    "a cell in the middle of the last row but one is merged with no row below": (
        [
            ["Ref", "Action to be taken", "Support", "By when"],
            ["1", FIRST[1], "Police", "July 2024"],
            ["2", "Adopt a monthly audit", "", "Within/one/month"],
        ],
        99,
        [
            "1 | Check every record at the end of each shift | Police | July 2024",
            "2 | Adopt a monthly audit |  | Within one month",
        ],
    ),
}


@pytest.mark.parametrize(("rows", "cut", "expected"), BEFORE_THE_END.values(), ids=BEFORE_THE_END.keys())
def test_rows_that_a_page_end_cuts_among_centred_ones(rows: list[Row], cut: int, expected: list[str]) -> None:
    (grid,) = aligned_grids([printed(rows, cut=cut)])
    assert rows_of(grid)[1:] == expected


def test_a_cell_of_the_page_before_goes_on_beside_the_first_rows() -> None:
    before: list[Row] = [
        FINDINGS,
        [("Records were/not signed", 2, 1), *FIRST[1:]],
        [None, *SECOND[1:]],
        ["Staff/left", "Recruit/two nurses/soon", "Director", "May/2024"],
    ]
    after: list[Row] = [
        FINDINGS,
        [("", 2, 1), "Count the stock/each month/and on Sundays", "Team/Leader", "Done"],
        [None, "Buy a/cabinet", "Director", "May/2024"],
        [("Stock record/not counted", 2, 1), *FIRST[1:]],  # as wide as the column on the page before
        [None, *SECOND[1:]],
    ]
    _, grid = aligned_grids([printed(before), printed(after, page=2)])
    assert rows_of(grid)[1:] == [
        "v | Count the stock each month and on Sundays | Team Leader | Done",
        "Buy a cabinet | Director | May 2024",
        "Stock record not countedv | Check every record at the end of each shift | Registered Manager | July 2024",
        "Adopt a monthly audit | Service Manager | Within one month",
    ]


def test_a_gutter_as_wide_as_a_word_space_parts_columns_that_begin_in_line() -> None:
    page = printed([HEAD, FIRST, SECOND, FIRST], gutter=NARROW)
    (grid,) = aligned_grids([page])
    assert rows_of(grid)[1:3] == TABLES["short cells stand in the middle of their row"][2][1:]


def test_cells_that_share_their_tops_are_not_merged() -> None:
    page = printed([HEAD, FIRST, SECOND], middle=False)
    cells = [cell for grid in aligned_grids([page]) for cell in grid.cells]
    assert {cell.row_span for cell in cells} == {1}


def test_a_rule_that_leaves_out_a_column_parts_no_cell_of_it() -> None:
    rows: list[Row] = [
        ["Finding", "Action", "Lead"],
        ["Records were/not signed", "Check the/record", "Manager"],
        ["", "Adopt an/audit", "Director"],
        ["Audits missed", "Buy a/cabinet", "Leader"],
        ["Staff left", "Recruit/staff", "Manager"],
    ]
    page = printed(rows, middle=False)
    left, right = min(word.x0 for word in page.words), max(word.x1 for word in page.words)
    second = min(word.x0 for word in page.words if word.text == "Adopt")
    bottoms = [50 - 1.5, 62 + 1.5, *(62 + GAP + n * (2 * LEADING + GAP) - 1.5 for n in range(1, 5))]
    rules = [Rule(second if n == 2 else left, y, right, y) for n, y in enumerate(bottoms)]
    (grid,) = aligned_grids([page._replace(rules=tuple(rules))])
    assert rows_of(grid)[1:4] == [
        "Records were not signedv | Check the record | Manager",
        "Adopt an audit | Director",
        "Audits missed | Buy a cabinet | Leader",
    ]


NUMBERED: list[Row] = [
    ["Ref", "Recommendation", "Action to be taken", "By when"],
    ["1", "Sign the record/of each shift", "Check every record/at the end of/each shift", "July 2024"],
    ["2", "Count the stock/on every day/of the week", "Adopt a monthly audit", "Within/one/month"],
    ["3", "Keep the keys/in a safe", "Buy a cabinet", "Done"],
]


def test_header_words_a_word_space_apart_are_two_where_lines_begin_under_the_second() -> None:
    (grid,) = aligned_grids([printed(NUMBERED, gutter=NARROW)])
    assert rows_of(grid)[:2] == [
        "Ref | Recommendation | Action to be taken | By when",
        "1 | Sign the record of each shift | Check every record at the end of each shift | July 2024",
    ]
