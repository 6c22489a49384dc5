"""OpenDocument sheets (.ods): each cell as the program last showed it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planparse.readers.markup import tidy
from planparse.readers.odt.names import CALC, TABLE, TBL, H, P, number
from planparse.readers.odt.runs import Runs
from planparse.readers.odt.styles import Styles
from planparse.readers.odt.tables import nodes_of, placed_rows
from planparse.readers.sheets import Hidden, Sheet, SheetCell

_REPEATED = TABLE + "number-columns-repeated"
_LAST = 16_384
_CONDITION, _APPLIED = CALC + "condition", CALC + "apply-style-name"


def sheets_of(body: Any, runs: Runs, hidden: Hidden) -> Iterator[Sheet]:
    """The visible sheets of an `office:spreadsheet` in order."""
    for table in body.iterchildren(TBL):
        if runs.styles.of("table", table.get(TABLE + "style-name")).hidden:
            hidden.sheets += 1
            continue
        runs.tally.rules += rules_of(table, runs.styles)
        yield Sheet(table.get(TABLE + "name") or "", list(cells_of(table, runs, hidden)))


def rules_of(table: Any, styles: Styles) -> int:
    """How many rules colour cells of a sheet by what they hold (conditional formats); none of them is followed."""
    applied = (node.get(_APPLIED) or "" for node in table.iter(_CONDITION))
    names = (name.replace("_", "_5f_").replace(" ", "_20_") for name in applied)  # as styles spell their names
    colouring = sum(bool(styles.of("table-cell", name).colour) for name in names)
    return colouring + sum(1 for _ in table.iter(CALC + "color-scale", CALC + "icon-set"))


def cells_of(table: Any, runs: Runs, hidden: Hidden) -> Iterator[SheetCell]:
    """The filled, shaded or merged cells of a sheet that print."""
    unseen, rows, columns = hidden_columns(table), list[int](), set[int]()
    for row, cells in placed_rows(table, rows):
        for cell in cells:
            lines = [runs.read(node) for node in cell.node.iterchildren(P, H)]
            text = tidy("\n".join(line.text for line in lines))
            if cell.column in unseen:
                columns |= {cell.column} if text else set()
                continue
            look = runs.styles.of("table-cell", cell.node.get(TABLE + "style-name"))
            shade = look.colour or ""
            if text or shade or cell.row_span > 1 or cell.col_span > 1:
                yield SheetCell(text, row, cell.column, cell.row_span, cell.col_span, shade, bool(look.bold))
    hidden.rows += len(rows)
    hidden.columns += len(columns)


def hidden_columns(table: Any) -> set[int]:
    """The hidden columns of a sheet, from 0."""
    out: set[int] = set()
    column = 0
    for node in nodes_of(table, TABLE + "table-column"):
        times = min(number(node.get(_REPEATED)), _LAST)
        if node.get(TABLE + "visibility") in ("collapse", "filter"):
            out.update(range(column, column + times))
        column += times
    return out
