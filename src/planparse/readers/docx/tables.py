"""A Word table as a grid: its own walk over rows and cells, merged cells made one, slivers of the grid closed."""

from __future__ import annotations

from typing import Any, NamedTuple

from planparse.errors import TooLarge
from planparse.readers.docx.names import TC, TC_PR, TR, VAL, W, first, int_of, is_on, number_of, opening
from planparse.readers.docx.runs import Tally, unwrapped
from planparse.readers.docx.shading import SHADE, shade_word
from planparse.readers.grid import whole_lines
from planparse.readers.story import GridCell

_ROW_PROPERTIES = W + "trPr"
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
_BEFORE, _HIDDEN = W + "gridBefore", W + "hidden"
_ROW_INS, _ROW_DEL, _CELL_DEL = W + "ins", W + "del", W + "cellDel"
_GRID, _GRID_COLUMN, _WIDTH = W + "tblGrid", W + "gridCol", W + "w"
MAX_SPAN = 63
MAX_COLUMNS = 200  # Word itself allows 63


class Slot(NamedTuple):
    """One `w:tc` as it stands: `merge` is "" for a cell of its own, else "restart" or "continue"."""

    node: Any
    start: int
    end: int
    merge: str
    shade: str


def grid_rows(table: Any, tally: Tally) -> list[list[GridCell]]:
    """The rows of a table with the cells that begin in each, from left to right, in whole columns from 0."""
    rows = [slots_of(row, tally) for row in unwrapped(table) if row.tag == TR and printed_row(row, tally)]
    pairs = ((slot.start, slot.end) for row in rows for slot in row)
    lines = whole_lines(pairs, [int_of(c.get(_WIDTH)) for g in table.iterchildren(_GRID) for c in g if _is_column(c)])
    if lines != list(range(len(lines))):
        rows = [[slot._replace(start=lines[slot.start], end=lines[slot.end]) for slot in row] for row in rows]
    return merged(rows)


def printed_row(row: Any, tally: Tally) -> bool:
    """Whether a row is printed: neither deleted nor hidden."""
    properties = first(row, _ROW_PROPERTIES)
    if properties is None:
        return True
    if properties.find(_ROW_DEL) is not None:
        tally.deletions += 1
        return False
    if properties.find(_ROW_INS) is not None:
        tally.insertions += 1
    if is_on(properties.find(_HIDDEN)):
        tally.hidden += 1
        return False
    return True


def slots_of(row: Any, tally: Tally) -> list[Slot]:
    """The cells of a row as they stand, in grid columns; a cell merged to the left (`hMerge`) widens that one."""
    properties = first(row, _ROW_PROPERTIES)
    column = min(number_of(properties.find(_BEFORE)), MAX_SPAN) if properties is not None else 0
    out: list[Slot] = []
    for node in unwrapped(row):
        if node.tag != TC:
            continue
        properties = opening(node, TC_PR)
        span, merge, across, shade = 1, "", "", ""
        for item in properties if properties is not None else ():
            tag = item.tag
            if tag == _SPAN:
                span = min(max(number_of(item, 1), 1), MAX_SPAN)
            elif tag == _DOWN:
                merge = "restart" if item.get(VAL) == "restart" else "continue"
            elif tag == _ACROSS:
                across = "restart" if item.get(VAL) == "restart" else "continue"
            elif tag == SHADE:
                shade = shade_word(item)
            elif tag == _CELL_DEL:
                tally.deletions += 1
                span = 0
        if not span:
            continue
        if across == "continue" and out:
            out[-1] = out[-1]._replace(end=column + span)
        else:
            out.append(Slot(node, column, column + span, merge, shade))
        column += span
        if column > MAX_COLUMNS:
            raise TooLarge(f"has a row of more than {MAX_COLUMNS} columns; it is no plan")
    return out


def merged(rows: list[list[Slot]]) -> list[list[GridCell]]:
    """The rows with each cell where its vertical merge begins; what a continued cell holds is read with it."""
    above: dict[int, GridCell] = {}  # by the column where it starts
    out: list[list[GridCell]] = []
    for number, row in enumerate(rows):
        open_cells: dict[int, GridCell] = {}
        cells: list[GridCell] = []
        for slot in row:
            upper = above.get(slot.start) if slot.merge == "continue" else None
            if upper is not None and upper.column + upper.col_span == slot.end:
                upper.row_span += 1
                upper.parts.append(slot.node)
                open_cells[slot.start] = upper
                continue
            cell = GridCell(number, slot.start, 1, slot.end - slot.start, [slot.node], slot.shade)
            cells.append(cell)
            if slot.merge:
                open_cells[slot.start] = cell
        above = open_cells
        out.append(cells)
    return out


def _is_column(node: Any) -> bool:
    return bool(node.tag == _GRID_COLUMN)
