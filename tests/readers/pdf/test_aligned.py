"""Tables without rules, or ruled only across (issue 3): columns and rows out of the alignment of words."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.readers.pdf.aligned import AlignedTables
from planparse.readers.pdf.model import PageContent, Rule, Word
from tests.readers.pdf.drawn_pages import PLAN, aligned_grids, drawn, rows_of, tables_in

TABLES = {
    "a column that begins again after blank begins a row": (
        PLAN,
        [
            "No | Recommendation | Action | Lead | By when",
            "1 | Ensure that carers know how to complain | Include how to request changes in the letter | Jane Smith"
            " | July 2012",
            " |  | Write to all schools | Tom Brown | Done",
            "2 | Improve the timeliness of reviews | Agree a standard | Head of Service | Sept 2012",
            " |  | Report to the Board |  | Monthly",
        ],
    ),
    "figures under figures are a row each, set left or right": (
        """
Country         Sales    Share
Austria            12     3.5%
Belgium         1,204    40.1%
Germany         2,900    56.4%
""",
        ["Country | Sales | Share", "Austria | 12 | 3.5%", "Belgium | 1,204 | 40.1%", "Germany | 2,900 | 56.4%"],
    ),
    "lines that fill every column, each cell with a capital, are a row each": (
        """
Board                      Meets            Chair
SEND Improvement Board     Every Six Weeks  Independent Chair
Safeguarding Partnership   Half Yearly      Independent Scrutineer
Corporate Parenting Board  Every Quarter    Leader of the Council
""",
        [
            "Board | Meets | Chair",
            "SEND Improvement Board | Every Six Weeks | Independent Chair",
            "Safeguarding Partnership | Half Yearly | Independent Scrutineer",
            "Corporate Parenting Board | Every Quarter | Leader of the Council",
        ],
    ),
    "lines that fill every column are one row where a cell goes on in small letters": (
        """
Board                      Meets            Chair
SEND Improvement Board     Every Six Weeks  Independent Chair
Safeguarding Partnership   and Half Yearly  Independent Scrutineer
Corporate Parenting Board  Every Quarter    Leader of the Council
""",
        [
            "Board | Meets | Chair",
            "SEND Improvement Board Safeguarding Partnership Corporate Parenting Board | Every Six Weeks and Half"
            " Yearly Every Quarter | Independent Chair Independent Scrutineer Leader of the Council",
        ],
    ),
    "a header word over the middle of free columns spans them": (
        """
              Men and boys          Women
Country       1990    2000       1990    2000
Austria         12      14         35      36
Belgium         10      19         40      41
Germany         29      30         56      57
""",
        [
            " | Men and boys | | Women |",
            "Country | 1990 | 2000 | 1990 | 2000",
            "Austria | 12 | 14 | 35 | 36",
            "Belgium | 10 | 19 | 40 | 41",
            "Germany | 29 | 30 | 56 | 57",
        ],
    ),
    "a long label has its figures beside its second line": (
        """
Item                    2010    2011
Schools                  120     130
Children looked after
by the council            12      13
Roads                      4       5
""",
        [
            "Item | 2010 | 2011",
            "Schools | 120 | 130",
            "Children looked after by the council | 12 | 13",
            "Roads | 4 | 5",
        ],
    ),
    "a sign is no column": (
        """
Item          Budget        Spent
Schools       £   120       £   130
Roads         £     4       £     5
Parks         £    14       £    15
""",
        ["Item | Budget | Spent", "Schools | £ 120 | £ 130", "Roads | £ 4 | £ 5", "Parks | £ 14 | £ 15"],
    ),
    "dots that lead to several figures are a row's": (
        """
Item             2010    2011
Schools .......   120     130
Roads .........     4       5
Parks .........    14      15
""",
        ["Item | 2010 | 2011", "Schools ....... | 120 | 130", "Roads ......... | 4 | 5", "Parks ......... | 14 | 15"],
    ),
    "a heading of rows stands alone, a wrapped header is one row under the words that span it": (
        """
                    Looked after                 In need
                               Change                   Change
Place          2010    2011   by year     2010   2011  by year
Cities
Barchester     1,200   1,300    1.2%       100    120    2.0%
Counties
Great Melbury
and district     120     130    1.3%        10     12    2.0%
Casterbridge      12      13    1.4%         1      2   20.0%
""",
        [
            " | Looked after | | | In need | |",
            "Place | 2010 | 2011 | Change by year | 2010 | 2011 | Change by year",
            "Cities |  |  |  |  |  | ",
            "Barchester | 1,200 | 1,300 | 1.2% | 100 | 120 | 2.0%",
            "Counties |  |  |  |  |  | ",
            "Great Melbury and district | 120 | 130 | 1.3% | 10 | 12 | 2.0%",
            "Casterbridge | 12 | 13 | 1.4% | 1 | 2 | 20.0%",
        ],
    ),
    "cells set in the middle of their row, without rules": (
        """
Recommendation            Action              Lead

Ensure that carers know
how to complain to the    Write a letter      Jane Smith
council in good time

Improve the timeliness
of the reviews of plans   Set a standard      Tom Brown
for children in care

Strengthen oversight
of decisions at the       Audit every month   Ann Lee
front door by managers
""",
        [
            "Recommendation | Action | Lead",
            "Ensure that carers know how to complain to the council in good time | Write a letter | Jane Smith",
            "Improve the timeliness of the reviews of plans for children in care | Set a standard | Tom Brown",
            "Strengthen oversight of decisions at the front door by managers | Audit every month | Ann Lee",
        ],
    ),
    "rules end a table ruled across": (
        """
The following figures were given by the council in its own return for the year.
------------------------------------
Country         Sales    Share
------------------------------------
Austria            12     3.5%
Belgium         1,204    40.1%
------------------------------------
Source:         council return
""",
        ["Country | Sales | Share", "Austria | 12 | 3.5%", "Belgium | 1,204 | 40.1%"],
    ),
    "where rules part the rows, cells set in the middle of their row stay in it": (
        """
-----------------------------------------------------
Recommendation            Action         Lead
-----------------------------------------------------
Ensure that carers know
how to complain to the    Write letter   Jane Smith
council in good time
-----------------------------------------------------
Improve the timeliness
of the reviews of plans   Set standard   Tom Brown
for children in care
-----------------------------------------------------
Strengthen oversight                     Head of
of decisions at the       Audit          Service
front door by managers
-----------------------------------------------------
""",
        [
            "Recommendation | Action | Lead",
            "Ensure that carers know how to complain to the council in good time | Write letter | Jane Smith",
            "Improve the timeliness of the reviews of plans for children in care | Set standard | Tom Brown",
            "Strengthen oversight of decisions at the front door by managers | Audit | Head of Service",
        ],
    ),
}


@pytest.mark.parametrize(("text", "rows"), TABLES.values(), ids=TABLES.keys())
def test_rows_and_columns_by_alignment(text: str, rows: list[str]) -> None:
    assert tables_in(text) == [rows]


MERGED = """
Recommendation           Action                         Lead             By when
Ensure that decisions    Place a manager in the team    Service Manager  July 2012
are made by people who   at all times of the day
know the family and that Change the record so that      Systems Officer  Sept 2012
the reasons are written  its reasons are entered first
down                     Audit twenty contacts a month  Social Worker    Monthly
Improve the timeliness   Provide training to managers   Training Officer March 2013
"""


def test_a_cell_whose_text_goes_on_beside_the_next_rows_is_merged_over_them() -> None:
    (grid,) = aligned_grids([drawn(MERGED)])
    merged = [(cell.row, cell.row_span, " ".join(w.text for w in cell.words)) for cell in grid.cells if not cell.column]
    assert merged[1:] == [
        (
            1,
            3,
            "Ensure that decisions are made by people who know the family and that the reasons are written down",
        ),
        (4, 1, "Improve the timeliness"),
    ]


NUMBERED = """
No   Recommendation              Lead              By when    Status
1    agree the description with  Service Manager   July 2012  Done
     the coaches who stay there
2    advertise for both of them  Training Officer  Monthly    Late
     and ask for names
3    Write to every school in    Systems Officer   Sept 2012  Done
     the county
"""


def test_a_row_with_a_number_of_its_own_has_cells_of_its_own_though_they_open_with_small_letters() -> None:
    (grid,) = aligned_grids([drawn(NUMBERED, bold=1)])
    assert rows_of(grid)[2] == "2 | advertise for both of them and ask for names | Training Officer | Monthly | Late"
    assert all(cell.row_span == 1 for cell in grid.cells)


def test_paragraphs_above_and_below_stay_outside() -> None:
    before = "The council has accepted all of the recommendations made by the inspectors in full.\n"
    after = "\nThe board meets every six weeks and reports to the cabinet and the health board alike.\n"
    assert tables_in(before + PLAN + after) == tables_in(PLAN)


def test_every_word_of_the_table_stands_in_one_cell() -> None:
    page = drawn(PLAN)
    (grid,) = aligned_grids([page])
    assert sorted(word for cell in grid.cells for word in cell.words) == sorted(page.words)
    x0, top, x1, bottom = grid.box
    assert all(x0 <= word.x0 and word.x1 <= x1 and top <= word.top and word.bottom <= bottom for word in page.words)


def test_words_in_boxes_already_taken_are_left_out() -> None:
    page = drawn(PLAN)
    assert aligned_grids([page], {1: [(0, 0, 842, 595)]}) == []


WORDS = st.builds(
    lambda text, x, y, size: Word(text, float(x), float(y), x + len(text) * size / 2, float(y + size), float(size)),
    st.sampled_from(["Action", "the", "12", "£", "....", ".", "•", "1.", "July 2012", "n/a", "%", "s"]),
    st.integers(-50, 900),
    st.integers(-20, 60).map(lambda row: row * 12),
    st.sampled_from([0, 6, 10, 10, 10, 30]),
)
RULES = st.builds(lambda y, x: Rule(float(x), float(y), x + 300.0, float(y)), st.integers(0, 600), st.integers(0, 400))
PAGES = st.builds(
    lambda words, rules: (tuple(words), tuple(rules)), st.lists(WORDS, max_size=80), st.lists(RULES, max_size=6)
)


@given(st.lists(PAGES, min_size=1, max_size=3))
def test_no_page_is_too_odd_and_no_word_is_doubled(
    drawn_pages: list[tuple[tuple[Word, ...], tuple[Rule, ...]]],
) -> None:
    tables = AlignedTables()
    for number, (words, rules) in enumerate(drawn_pages, 1):
        grids = tables.on_page(PageContent(number, 842.0, 595.0, words, rules))
        placed = Counter(word for grid in grids for cell in grid.cells for word in cell.words)
        assert placed <= Counter(words)
        for grid in grids:
            squares = Counter((cell.row, cell.column + over) for cell in grid.cells for over in range(cell.col_span))
            assert set(squares.values()) == {1}


FORM = """
Area for improvement   The quality and consistency of decision-making at the front door of the service
What inspectors said   Thresholds are not well understood by some partners and too many contacts go on
-----------------------------------------------------------------------------------------------------
Accountable            Head of Early Help           By when       30 November 2023
-----------------------------------------------------------------------------------------------------
Progress               Draft shared with all partners and agreed by the Partnership in September
-----------------------------------------------------------------------------------------------------
Status                 On track
-----------------------------------------------------------------------------------------------------
"""


def test_a_label_and_a_value_that_fills_the_row_stand_in_a_form_of_two_labels_a_row() -> None:
    first, *rest = FORM.strip("\n").split("\n")
    ruled = "\n".join([first, "-" * 101, *rest])
    rows = [row.split(" | ") for table in tables_in(ruled) for row in table]
    assert [row[0] for row in rows] == [
        "Area for improvement",
        "What inspectors said",
        "Accountable",
        "Progress",
        "Status",
    ]
    assert rows[2] == ["Accountable", "Head of Early Help", "By when", "30 November 2023"]
    assert rows[3][1].startswith("Draft shared with all partners and agreed by the Partnership in September")


def test_a_rule_below_each_row_leaves_none_above_the_first() -> None:
    rows = [f"Label {n}         A value that says what the label {n} asks for" for n in "abcdefg"]
    [table] = tables_in("".join(f"{row}\n{'-' * 60}\n" for row in rows))
    assert [row.split(" | ")[0] for row in table] == [f"Label {n}" for n in "abcdefg"]
