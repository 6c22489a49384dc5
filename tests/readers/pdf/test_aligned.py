"""Tables without rules, or ruled only across (issue 3): columns and rows out of the alignment of words.

A page is drawn as it looks: one character is 5 points wide, one line 12 points high, the font 10 points.
A line of "----" draws a rule under the line above it.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.readers.pdf.aligned import AlignedTables, aligned_grids
from planparse.readers.pdf.model import Grid, PageContent, Rule, Word

WIDE, HIGH, SIZE = 5.0, 12.0, 10.0


def drawn(text: str, number: int = 1, bold: int = 0) -> PageContent:
    """The page that the text draws; its first `bold` lines are bold."""
    words: list[Word] = []
    rules: list[Rule] = []
    top = 50.0
    count = 0
    for line in text.strip("\n").split("\n"):
        if re.fullmatch(r"\s*-{4,}[- ]*", line):
            for dash in re.finditer(r"-+", line):
                rules.append(Rule(40 + dash.start() * WIDE, top - 0.5, 40 + dash.end() * WIDE, top - 0.5))
            continue
        for found in re.finditer(r"\S+", line):
            x0, x1 = 40 + found.start() * WIDE, 40 + found.end() * WIDE
            words.append(Word(found.group(), x0, top, x1, top + SIZE, SIZE, bold=count < bold))
        count += bool(line.strip())
        top += HIGH
    return PageContent(number, 842.0, 595.0, tuple(words), tuple(rules))


def rows_of(grid: Grid) -> list[str]:
    """A grid's rows, "a | b"; a cell over several columns is followed by that many bars."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        text = " ".join(word.text for word in cell.words)
        rows.setdefault(cell.row, []).append(text + " |" * (cell.col_span - 1))
    return [" | ".join(cells) for _, cells in sorted(rows.items())]


def found(text: str, bold: int = 0) -> list[list[str]]:
    return [rows_of(grid) for grid in aligned_grids([drawn(text, bold=bold)], {})]


PLAN = """
No   Recommendation           Action                    Lead          By when
1    Ensure that carers know  Include how to request    Jane Smith    July 2012
     how to complain          changes in the letter
                              Write to all schools      Tom Brown     Done
2    Improve the timeliness   Agree a standard          Head of       Sept 2012
     of reviews                                         Service
                              Report to the Board                     Monthly
"""

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
    assert found(text) == [rows]


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
    assert found(text) == []


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
    assert found(text, bold=1) == [["Action | Lead", *rows]]
    assert found(text) == []


def test_two_lists_side_by_side_are_a_table_under_bold_names_only() -> None:
    text = """
Inspectors of schools            Inspectors of care
Tom Brown, lead                  Jane Smith, lead
Ann Lee, inspector               Ian White
Paul Green, inspector            Sue Black, inspector
Mary Hill
"""
    assert found(text) == []
    assert found(text, bold=1) == [
        [
            "Inspectors of schools | Inspectors of care",
            "Tom Brown, lead | Jane Smith, lead",
            "Ann Lee, inspector | Ian White",
            "Paul Green, inspector | Sue Black, inspector",
            "Mary Hill | ",
        ]
    ]


def test_paragraphs_above_and_below_stay_outside() -> None:
    before = "The council has accepted all of the recommendations made by the inspectors in full.\n"
    after = "\nThe board meets every six weeks and reports to the cabinet and the health board alike.\n"
    assert found(before + PLAN + after) == found(PLAN)


def test_every_word_of_the_table_stands_in_one_cell() -> None:
    page = drawn(PLAN)
    (grid,) = aligned_grids([page], {})
    assert sorted(word for cell in grid.cells for word in cell.words) == sorted(page.words)
    x0, top, x1, bottom = grid.box
    assert all(x0 <= word.x0 and word.x1 <= x1 and top <= word.top and word.bottom <= bottom for word in page.words)


def test_words_in_boxes_already_taken_are_left_out() -> None:
    page = drawn(PLAN)
    assert aligned_grids([page], {1: [(0, 0, 842, 595)]}) == []


REST = """
                              changes in the letter
                              to carers
                              Write to all schools      Tom Brown     Done
3    Publish the outcome      Agree a text              Jane Smith    July 2012
"""
CUT = PLAN.rsplit("\n", 3)[0] + "\n                              Include how to request                  Monthly\n"


def test_the_next_page_goes_on_in_the_columns_of_the_page_before() -> None:
    first, second = aligned_grids([drawn(CUT), drawn(REST, 2)], {})
    assert rows_of(second)[:2] == [
        " |  | changes in the letter to carers |  | ",
        " |  | Write to all schools | Tom Brown | Done",
    ]
    assert (first.open_top, second.open_top) == (None, True)


def test_a_new_row_at_the_top_of_a_page_is_no_rest() -> None:
    rest = "3    Publish the outcome      Agree a text              Jane Smith    July 2012\n" * 2
    _, second = aligned_grids([drawn(PLAN), drawn(rest, 2)], {})
    assert second.open_top is False


def test_the_header_printed_again_is_a_row_and_the_rest_comes_below_it() -> None:
    header = "No   Recommendation           Action                    Lead          By when"
    _, second = aligned_grids([drawn(CUT), drawn(header + REST, 2)], {})
    assert rows_of(second)[:2] == [
        "No | Recommendation | Action | Lead | By when",
        " |  | changes in the letter to carers |  | ",
    ]
    assert second.open_top is True


def test_other_columns_on_the_next_page_are_another_table() -> None:
    _, second = aligned_grids([drawn(PLAN), drawn(TABLES["a sign is no column"][0], 2)], {})
    assert rows_of(second)[0] == "Item | Budget | Spent"
    assert second.open_top is None


def test_a_page_foot_seen_before_is_no_row() -> None:
    tables = AlignedTables()
    pages = [drawn(PLAN + f"Page {number}\n", number) for number in (1, 2)]
    tables.on_page(pages[0])
    (grid,) = tables.on_page(pages[1])
    assert "Page" not in " ".join(rows_of(grid))


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
