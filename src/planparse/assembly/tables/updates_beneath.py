"""Rows that say how far the row above them is, in one cell over the whole table: "Update March 2023: Completed."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole, Item, RoledTable, Row
from planparse.document import BLANK, Slice
from planparse.fields.progress import opens_update
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
_LOG = Column("", R.PROGRESS, "rows beneath say how far each is")


def with_updates_beneath(items: Sequence[Item], grammar: Grammar) -> list[Item]:
    """The items, each update that fills a row by itself in the progress of the row above it, on the page before too.

    Tables under a header without a column of progress get one. An update with no row above it stays where it is.
    """
    logged = {item.columns for item in items if isinstance(item, RoledTable) and updates(item, grammar)}
    out: list[Item] = []
    for item in items:
        if not isinstance(item, RoledTable) or item.columns not in logged:
            out.append(item)
            continue
        table = with_log(item)
        above = out[-1] if out else None
        last = above if isinstance(above, RoledTable) and above.columns == table.columns else None
        before = last.rows if last else ()
        rows = told([*before, *table.rows], table.columns, grammar)
        out[len(out) - bool(last) :] = [
            replace(part, rows=tuple(own))
            for part, own in ((last, rows[: len(before)]), (table, rows[len(before) :]))
            if part is not None and own
        ]
    return out


def updates(table: RoledTable, grammar: Grammar) -> bool:
    """Whether some row of a table is an update."""
    return any(is_update(row, grammar) for row in table.rows)


def is_update(row: Row, grammar: Grammar) -> bool:
    """Whether a row's first cell alone is filled, with an update."""
    first, *others = row.cells
    text = fold(first.text)
    return bool(others) and bool(text) and not any(others) and opens_update(text, grammar.timescales, grammar.statuses)


def with_log(table: RoledTable) -> RoledTable:
    """The table, with a column of progress where it has none."""
    if any(column.role is R.PROGRESS for column in table.columns):
        return table
    rows = (replace(row, cells=(*row.cells, BLANK), over=(*row.over, BLANK) if row.over else ()) for row in table.rows)
    return replace(table, columns=(*table.columns, _LOG), rows=tuple(rows))


def told(rows: Sequence[Row], columns: Sequence[Column], grammar: Grammar) -> list[Row]:
    """The rows, each update in the last cell of progress, the newest, of the row of the plan that it stands beneath."""
    at = max(n for n, column in enumerate(columns) if column.role is R.PROGRESS)
    out: list[Row] = []
    for row in rows:
        cells = list(out[-1].cells) if out and not out[-1].heading else []
        if len(cells) == len(columns) and sum(map(bool, cells)) > 1 and is_update(row, grammar):
            cells[at] = added(cells[at], row.cells[0])
            out[-1] = replace(out[-1], cells=tuple(cells))
        else:
            out.append(row)
    return out


def added(before: Slice, update: Slice) -> Slice:
    """A cell of progress with one more update on a line of its own."""
    return Slice(f"{before.text}\n{update.text}".strip(), before.refs + update.refs)
