"""Painted tables: a header's cells tell the columns of the rows below it; rules or painted rows tell rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from planparse.readers.pdf.model import Fill, Grid, PageContent, Rule, Word
from planparse.readers.pdf.ruled import ruled_grids

XS, TOP, HIGH = (50.0, 110.0, 230.0, 350.0), 100.0, 20.0
DARK, PALE, RED = (0, 60, 120), (225, 232, 245), (200, 0, 0)
Colour = tuple[int, int, int]


def said(row: int, x: float, text: str, bold: bool = False, size: float = 10.0) -> Word:
    """A word on the first line of a row."""
    top = TOP + HIGH * row + 5
    return Word(text, x, top, x + 5.0 * len(text), top + size, size, bold)


def row_of(row: int, bold: bool = False) -> list[Word]:
    return [said(row, x + 4, f"{letter}{row}", bold) for letter, x in zip("abc", XS, strict=False)]


def painted(row: int, rgb: Colour = DARK, xs: Sequence[float] = XS) -> list[Fill]:
    return [Fill(a, TOP + HIGH * row, b, TOP + HIGH * (row + 1), rgb) for a, b in pairwise(xs)]


def under(row: int, x0: float = XS[0]) -> Rule:
    return Rule(x0, TOP + HIGH * (row + 1), XS[-1], TOP + HIGH * (row + 1))


def grids(words: Sequence[Word], fills: Sequence[Fill], rules: Sequence[Rule] = ()) -> list[Grid]:
    return ruled_grids(PageContent(1, 600, 400, tuple(words), tuple(rules), tuple(fills)))


def rows(grid: Grid) -> list[str]:
    high = max(cell.row for cell in grid.cells) + 1
    found: list[list[str]] = [[] for _ in range(high)]
    for cell in grid.cells:
        found[cell.row].append(" ".join(word.text for word in cell.words) + "+" * (cell.col_span - 1))
    return [" | ".join(row) for row in found]


HEAD = row_of(0, bold=True)
FOUR = [*HEAD, *row_of(1), *row_of(2), *row_of(3)]
AS_SEEN = ["a0 | b0 | c0", "a1 | b1 | c1", "a2 | b2 | c2", "a3 | b3 | c3"]


@pytest.mark.parametrize(
    ("fills", "drawn"),
    [
        (painted(0), [under(1), under(2), under(3)]),
        (painted(0), [under(1), under(2)]),
        ([*painted(0), *painted(1, PALE), *painted(3, PALE)], []),
        ([*painted(0), *painted(2, PALE), *painted(3, PALE)], []),
        ([f for row in range(4) for f in painted(row, PALE if row else DARK)], []),
    ],
    ids=["rules across", "the last row not closed", "odd rows painted", "some rows painted", "every row painted"],
)
def test_the_cells_of_a_painted_header_part_the_rows_under_it(fills: list[Fill], drawn: list[Rule]) -> None:
    (grid,) = grids(FOUR, fills, drawn)
    assert rows(grid) == AS_SEEN


def test_words_over_a_columns_edge_are_in_one_cell_of_both() -> None:
    words = [*HEAD, said(1, 54, "Priority"), said(1, 96, "one:"), said(1, 118, "homes"), *row_of(2)]
    (grid,) = grids(words, painted(0), [under(1), under(2)])
    assert rows(grid) == ["a0 | b0 | c0", "Priority one: homes+ | ", "a2 | b2 | c2"]


def test_a_rule_that_leaves_the_first_column_out_parts_the_rows_of_one_merged_cell() -> None:
    words = [*HEAD, *row_of(1), *row_of(2)[1:], *row_of(3)]
    (grid,) = grids(words, painted(0), [under(1, XS[1]), under(2), under(3)])
    assert [(c.row, c.row_span) for c in grid.cells if c.words and c.words[0].text == "a1"] == [(1, 2)]


def test_names_of_columns_under_the_name_of_their_group_have_cells_of_their_own() -> None:
    high, low = (TOP, TOP + HIGH), (TOP + HIGH, TOP + 2 * HIGH)
    fills = [
        Fill(XS[0], TOP, XS[1], TOP + 2 * HIGH, DARK),
        Fill(XS[1], high[0], XS[3], high[1], DARK),
        Fill(XS[1], low[0], XS[2], low[1], DARK),
        Fill(XS[2], low[0], XS[3], low[1], DARK),
    ]
    words = [said(0, 54, "Ref", True), said(0, 114, "Who", True), *row_of(1, True)[1:], *row_of(2), *row_of(3)]
    (grid,) = grids(words, fills, [under(2), under(3)])
    assert rows(grid) == ["Ref | Who+", "b1 | c1", "a2 | b2 | c2", "a3 | b3 | c3"]


TITLE = [said(3, 54, "Actions", size=14.0), said(3, 94, "agreed", size=14.0)]
CARD = [said(2, x, text) for x, text in ((54, "ref"), (114, "act"), (150, "led"), (190, "by"), (234, "how"))]


@pytest.mark.parametrize(
    ("words", "fills", "drawn"),
    [
        (FOUR, painted(0), []),
        (FOUR, painted(0), [under(3)]),
        (FOUR, painted(0, (255, 255, 255)), [under(1), under(2), under(3)]),
        ([*row_of(0), *FOUR[3:]], painted(0, PALE), [under(1), under(2), under(3)]),
        ([*HEAD, *row_of(1), *CARD], painted(0), [under(1), under(2)]),
        (FOUR, painted(0, RED, XS[1:]), [under(1, XS[1]), under(2, XS[1])]),
    ],
    ids=[
        "nothing tells the rows",
        "one rule closes the table",
        "white behind the words",
        "no header",
        "more parts than the header has cells",
        "statuses in a row's last cells",
    ],
)
def test_painted_cells_that_tell_no_rows_or_not_all_columns_draw_no_table(
    words: list[Word], fills: list[Fill], drawn: list[Rule]
) -> None:
    assert grids(words, fills, drawn) == []


def test_a_title_and_the_header_under_it_begin_another_table() -> None:
    words = [*HEAD, *row_of(1), *row_of(2), *TITLE, *row_of(4, bold=True), *row_of(5), *row_of(6)]
    drawn = [under(1), under(2), under(3), under(5), under(6)]
    first, second = grids(words, [*painted(0), *painted(4)], drawn)
    assert rows(first) == AS_SEEN[:3]
    assert rows(second) == ["a4 | b4 | c4", "a5 | b5 | c5", "a6 | b6 | c6"]


def test_a_framed_table_ends_with_its_frame() -> None:
    words = [*HEAD, *row_of(1), *row_of(2), said(4, 54, "Another"), *row_of(6), *row_of(7)]
    frames = [Rule(x, TOP + HIGH * a, x, TOP + HIGH * b) for x in (XS[0], XS[-1]) for a, b in ((0, 3), (6, 8))]
    across = [Rule(XS[0], TOP + HIGH * at, XS[-1], TOP + HIGH * at) for at in (0, 3, 6, 8)]
    assert all(rows(grid)[0] != "a0 | b0 | c0" for grid in grids(words, painted(0), [*frames, *across]))


def test_a_painted_row_of_other_columns_begins_another_table() -> None:
    other = (50.0, 170.0, 300.0, 350.0)
    words = [*HEAD, *row_of(1), *row_of(2), said(4, 54, "What", True), said(4, 174, "Who", True), *row_of(5)]
    first, *_ = grids(words, [*painted(0), *painted(4, RED, other)], [under(at) for at in (1, 2, 5, 6)])
    assert rows(first) == AS_SEEN[:3]


def test_words_side_by_side_over_the_edges_of_a_header_are_another_tables_row() -> None:
    other = [said(3, x, text) for x, text in ((54, "act"), (90, "leader"), (210, "bywhen"), (330, "how"))]
    first, *_ = grids([*FOUR[:9], *other], painted(0), [under(1), under(2), under(3)])
    assert rows(first) == AS_SEEN[:3]
