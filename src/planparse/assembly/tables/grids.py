"""A table's cells by row and column: merged ones where they begin, bands in the first column that is no spacer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from planparse.assembly.model import TextLine, as_line
from planparse.assembly.tables.headers import Grid
from planparse.document import Cell, Slice, Table
from planparse.schema import CellRef


def grid_of(table: Table) -> tuple[Grid, dict[tuple[int, int], Slice]]:
    """The cells by row and column, blank where nothing is printed, and the merged cells' text by place covered.

    A lone cell over most columns, behind columns that are blank all the way down, stands in the first column.
    """
    width = max((c.column + c.col_span for row in table.rows for c in row.cells), default=0)
    used = {cell.column for row in table.rows for cell in row.cells if cell.text and not is_wide(cell, width)}
    grid: Grid = []
    spans: dict[tuple[int, int], Slice] = {}
    for r, row in enumerate(table.rows):
        cells = [Slice("")] * width
        for cell in row.cells:
            at = 0 if is_band(cell, row.cells, used, width) else cell.column
            cells[at] = Slice(cell.text, (cell.ref, *cell.more))
            for down in range(1, cell.row_span):
                spans[r + down, cell.column] = cells[at]
        grid.append(cells)
    return grid, spans


def is_wide(cell: Cell, width: int) -> bool:
    """Whether a cell spans most of a table's columns."""
    return 2 * cell.col_span > width


def is_band(cell: Cell, row: Sequence[Cell], used: Collection[int], width: int) -> bool:
    """Whether a cell is the only one of its row that says something, over most columns, behind spacers alone."""
    alone = bool(cell.text) and not any(other.text for other in row if other is not cell)
    return alone and is_wide(cell, width) and not any(column < cell.column for column in used)


def text_lines(row: Sequence[Slice]) -> list[TextLine]:
    """A row outside the plan: one cell is a line of its own, several are joined by " | " (contract, rule 15)."""
    filled = [cell for cell in row if cell]
    if len(filled) == 1:
        return [TextLine(filled[0], None, in_table=True, cells=tuple(row))]
    if not filled:
        return []
    return [replace(as_line(filled), cells=tuple(row))]


def first_refs(row: Sequence[Slice]) -> tuple[CellRef, ...]:
    """The place of the first filled cell."""
    return next((cell.refs[:1] for cell in row if cell), ())
