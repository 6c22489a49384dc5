"""An OpenDocument table as a grid: repeated rows and cells written out within bounds, covered cells left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planparse.errors import TooLarge
from planparse.readers.grid import whole_lines
from planparse.readers.odt.names import CELL, COVERED, ROW, TABLE, TBL, number
from planparse.readers.odt.styles import Styles
from planparse.readers.sheets import MAX_CELLS, MAX_COLUMNS

MAX_REPEATED = 1000  # a blank row or cell repeated more often fills the sheet to its end
_GROUPS = frozenset(
    TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group", "table-header-columns",
                              "table-columns", "table-column-group")
)  # fmt: skip
_COLUMN = TABLE + "table-column"
_REPEATED_ROWS, _REPEATED_COLUMNS = TABLE + "number-rows-repeated", TABLE + "number-columns-repeated"
_ROWS, _COLUMNS = TABLE + "number-rows-spanned", TABLE + "number-columns-spanned"


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell where its merge begins, in rows and columns from 0."""

    node: Any
    row: int
    column: int
    row_span: int
    col_span: int


def grid_rows(table: Any, styles: Styles) -> list[list[OpenCell]]:
    """The rows of a text's table with the cells that begin in each; columns that part nothing are closed."""
    rows = [list(cells) for _, cells in placed_rows(table)]
    widths = [styles.of("table-column", name).width for name in column_styles(table)]
    lines = whole_lines(((c.column, c.column + c.col_span) for row in rows for c in row), widths)
    return [
        [
            OpenCell(c.node, c.row, lines[c.column], min(c.row_span, len(rows) - c.row), max(span, 1))
            for c in row
            for span in [lines[c.column + c.col_span] - lines[c.column]]
        ]
        for row in rows
    ]


def placed_rows(table: Any, hidden: list[int] | None = None) -> Iterator[tuple[int, Iterator[OpenCell]]]:
    """(row, its cells) of each row; a hidden one is left out and noted in `hidden`.

    TooLarge for more cells than a plan can hold; in a sheet, whose blank ones go on to its end, only filled ones count.
    """
    row = total = 0
    for node in nodes_of(table, ROW):
        cells = list(cells_of(node, row))
        filled = [cell for cell in cells if has_words(cell.node)]
        times = number(node.get(_REPEATED_ROWS))
        if hidden is not None and node.get(TABLE + "visibility") in ("collapse", "filter"):
            hidden.append(row) if filled else None
            row += times
            continue
        for copy in range(times if filled else min(times, 1 if hidden is not None else MAX_REPEATED)):
            total += max(len(cells) if hidden is None else len(filled), 1)
            if total > MAX_CELLS:
                raise TooLarge(f"has more than {MAX_CELLS} cells; pass the plan alone")
            yield row + copy, (OpenCell(c.node, row + copy, c.column, c.row_span, c.col_span) for c in cells)
        row += times


def cells_of(row: Any, at: int) -> Iterator[OpenCell]:
    """The cells that begin in a row; a blank one that is repeated to the end of a sheet stands once."""
    column = 0
    for node in row:
        if node.tag not in (CELL, COVERED):
            continue
        times = number(node.get(_REPEATED_COLUMNS))
        if node.tag == CELL:
            words = has_words(node)
            if words and column + times > MAX_COLUMNS:
                raise TooLarge(f"has a row of more than {MAX_COLUMNS} columns; it is no plan")
            across = min(number(node.get(_COLUMNS)), MAX_COLUMNS) or 1
            down = number(node.get(_ROWS)) or 1
            for copy in range(times if column + times <= MAX_COLUMNS else 0):
                yield OpenCell(node, at, column + copy, down, across)
        column += times


def nodes_of(table: Any, tag: str) -> Iterator[Any]:
    """The rows or columns of a table, through their groups."""
    for child in table:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from nodes_of(child, tag)


def has_words(node: Any) -> bool:
    """Whether a cell holds anything but blanks."""
    return any(part and not part.isspace() for part in node.itertext()) or next(node.iter(TBL), None) is not None


def column_styles(table: Any) -> list[str | None]:
    """The style of each column."""
    out: list[str | None] = []
    for node in nodes_of(table, _COLUMN):
        times = min(number(node.get(_REPEATED_COLUMNS)), MAX_COLUMNS)
        out += [node.get(TABLE + "style-name")] * times
    return out[: 4 * MAX_COLUMNS]
