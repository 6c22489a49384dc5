"""Rows across a table that state what the rows below answer, where the column that is to say it stays blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole, Item, RoledTable, Row
from planparse.document import Slice

R = ColumnRole


def with_bands_stated(items: Sequence[Item]) -> list[Item]:
    """The items, with the text of a row across the table put in the recommendation's cell of the row below it.

    A template prints so that gives the recommendation the table's whole width: no other row under that header then
    fills the column, here or on another page. A row that has another such row below is a heading over both.
    """
    tables = [item for item in items if isinstance(item, RoledTable)]
    stated = {columns for columns in {table.columns for table in tables} if states_in_bands(columns, tables)}
    return [
        replace(item, rows=tuple(moved_down(item.rows, place_of(item.columns))))
        if isinstance(item, RoledTable) and item.columns in stated
        else item
        for item in items
    ]


def place_of(columns: Sequence[Column]) -> int:
    """Where the column of the recommendation stands, -1 where there is none beside actions."""
    roles = [column.role for column in columns]
    return roles.index(R.RECOMMENDATION) if R.RECOMMENDATION in roles and R.ACTION in roles else -1


def states_in_bands(columns: tuple[Column, ...], tables: Sequence[RoledTable]) -> bool:
    """Whether under a header only rows of one cell, the first, fill what the actions answer, one over the first row."""
    at = place_of(columns)
    rows = [row for table in tables if table.columns == columns for row in table.rows]
    whole = [row for row in rows if not is_band(row)]
    if at < 0 or not whole or any(row.cells[at] for row in whole):
        return False
    return is_band(rows[0]) and all(column.role in (R.NUMBER, None) for column in columns[:at])


def is_band(row: Row) -> bool:
    """Whether a row fills its first cell alone."""
    return [n for n, cell in enumerate(row.cells) if cell] == [0]


def moved_down(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows, each that stands over a whole one joined to it."""
    out: list[Row] = []
    for row in rows:
        if out and is_band(out[-1]) and not is_band(row):
            band = out.pop()
            cells: list[Slice] = [*row.cells]
            cells[at] = band.cells[0]
            row = replace(row, cells=tuple(cells), opens_table=band.opens_table)
        out.append(row)
    return out
