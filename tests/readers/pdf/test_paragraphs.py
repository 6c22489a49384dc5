"""Cells of several paragraphs, and the white below a cell's last line, in rows set in their middle (issue 3)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planparse.readers.pdf.lines import group_lines
from planparse.readers.pdf.model import Word
from planparse.readers.pdf.paragraphs import SAME, Block, parted_cells, whole_cells

LEADING = 14.0
WHITE = 10.0


def block(column: int, top: float, bottom: float) -> Block:
    return Block(column, column, 0, top, bottom, ())


def amid(column: int, middle: float, lines: int) -> Block:
    return block(column, middle - 6 * lines, middle + 6 * lines)


def whole(*rows: list[Block]) -> list[list[tuple[int, float, float]]]:
    return [[(b.first, b.top, b.bottom) for b in row] for row in whole_cells(rows, LEADING)]


def test_the_white_below_a_paragraph_is_the_cells_where_all_else_stands_lower_than_its_middle() -> None:
    row = [block(0, 0, 100), amid(1, 50 + WHITE / 2, 1), amid(2, 50 + WHITE / 2, 2)]
    assert whole(row)[0][0] == (0, 0, 100 + WHITE)


def test_a_cell_of_the_same_column_without_such_white_stays_as_high_as_its_words() -> None:
    low = [block(0, 0, 100), amid(1, 50 + WHITE / 2, 1), amid(2, 50 + WHITE / 2, 2)]
    level = [block(0, 200, 300), amid(1, 250, 1), amid(2, 250, 2)]
    assert [row[0] for row in whole(low, level)] == [(0, 0, 100 + WHITE), (0, 200, 300)]


def test_cells_at_the_top_of_their_row_tell_of_no_white() -> None:
    row = [block(0, 0, 100), block(1, 0, 12), block(2, 0, 24)]
    assert whole(row) == [[(0, 0, 100), (1, 0, 12), (2, 0, 24)]]


@pytest.mark.parametrize("beside", [0, 1, 2], ids=["the first", "the second", "the last"])
def test_paragraphs_are_one_cell_beside_whichever_of_them_the_others_stand(beside: int) -> None:
    tops = {0: [0.0, 60.0, 80.0], 1: [0.0, 40.0, 80.0], 2: [0.0, 20.0, 40.0]}[beside]
    ends = {0: [50.0, 70.0, 90.0], 1: [30.0, 70.0, 110.0], 2: [10.0, 30.0, 90.0]}[beside]
    middle = ends[2] / 2
    rows = [[block(0, top, end)] for top, end in zip(tops, ends, strict=True)]
    rows[beside] += [amid(1, middle, 1), amid(2, middle, 1)]
    (row,) = whole(*rows)
    assert sorted(top for column, top, _ in row if column == 0) == tops
    assert len(row) == 5
    assert all(above[1] <= below[1] for above, below in pairwise(b for b in row if b[0] == 0))


def test_paragraphs_with_white_below_the_last_are_one_cell() -> None:
    """A page's first row: the rest of a cell in two paragraphs, the others in the middle of them and the white."""
    told = [block(0, 200, 300), amid(1, 250 + WHITE / 2, 1), amid(2, 250 + WHITE / 2, 2)]
    first, last = [block(0, 0, 30)], [block(0, 45, 140), amid(1, 70 + WHITE / 2, 1), amid(2, 70 + WHITE / 2, 2)]
    rows = whole(first, last, told)
    assert [len(row) for row in rows] == [4, 3]
    assert rows[0][1] == (0, 45, 140 + WHITE)


def test_a_line_alone_above_a_row_whose_cells_are_level_is_a_row_of_its_own() -> None:
    rows = [[block(0, 0, 12)], [block(0, 30, 60), amid(1, 45, 1), amid(2, 45 + SAME / 2, 2)]]
    assert [len(row) for row in whole(*rows)] == [1, 3]


def text(column: int, middle: float, *lines: str) -> Block:
    """A cell of lines 12 points apart and 10 points high."""
    top = middle - 6 * len(lines) + 1
    words = [Word(line, 0.0, top + 12 * at, 50.0, top + 12 * at + 10, 10.0) for at, line in enumerate(lines)]
    parts = tuple(line.segments[0] for line in group_lines(words))
    return Block(column, column, 0, top, top + 12 * len(lines) - 2, parts)


def opened(row: list[Block]) -> list[str]:
    return [block.parts[0].text for block in parted_cells(row) if block.first == 0]


ROWS = [text(1, 42, "Jane"), text(2, 42, "May"), text(1, 78, "Tom"), text(2, 78, "June")]


def test_a_block_is_cut_where_its_parts_stand_in_the_middles_of_two_rows() -> None:
    """No white parts the rows of a table without cell margins: the taller cells of one column touch."""
    assert opened([text(0, 60, "Audit", "the", "records", "Report", "to", "them"), *ROWS]) == ["Audit", "Report"]


def test_a_text_that_goes_on_in_small_letters_is_no_cell_of_two_rows() -> None:
    assert opened([text(0, 60, "Audit", "the", "records", "and", "report", "them"), *ROWS]) == ["Audit"]


def test_a_cell_merged_over_rows_with_its_number_beside_it_is_not_cut() -> None:
    merged = text(0, 60, "Audit", "the", "Records", "Report", "to", "them")
    assert opened([merged, text(3, 60, "1"), *ROWS]) == ["Audit"]


def test_many_lines_that_fit_no_row_take_no_time() -> None:
    lines = ["Word" if at % 2 else "word" for at in range(400)]
    rows = [text(column, 12.0 * at, "Mark") for at in range(400) for column in (1, 2)]
    assert opened([text(0, 2400, *lines, "end", "end"), *rows]) == ["word"]
