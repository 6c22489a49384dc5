"""Columns of what a measure stood at, or shall, by a day: "Target Dec 2020" over "75%", "Yes", "Fewer than 20".

Such a column is no measure and no log of progress, for all that its header has a date (contract, rule 7): its values
stay under its header as printed, which says what they are and of when. Where no other column tells the measure, the
value to be reached is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole, Entry, LogicalRow
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

R = ColumnRole
VALUE_WORDS = 4  # no value is longer: "Fewer than 20 children"
MOST = 0.8  # share of a column's cells that are values, from which it holds values


def with_dated_values(entries: Sequence[Entry], grammar: Grammar) -> list[Entry]:
    """The entries, the columns of dated values without a role."""
    rows = [entry for entry in entries if isinstance(entry, LogicalRow)]
    dated = {
        column
        for columns in {row.columns for row in rows}
        for at, column in enumerate(columns)
        if column.role is R.MEASURE
        and [other.role for other in columns].count(R.MEASURE) > 1
        and find_dates(column.header, grammar.timescales)
        and hold_values([row.cells[at].text for row in rows if row.columns == columns and row.cells[at]])
    }
    if not dated:
        return list(entries)
    return [unclaimed(entry, dated) if isinstance(entry, LogicalRow) else entry for entry in entries]


def hold_values(cells: Sequence[str]) -> bool:
    """Whether cells are values, nearly all: a figure or a word or two, and no sentence."""
    values = [text for text in cells if is_value(text)]
    return bool(cells) and len(values) >= MOST * len(cells)


def is_value(text: str) -> bool:
    """Whether a cell says how much, or yes or no: "75%", "3,000", "Fewer than 20", "In place"."""
    words = fold(text).split()
    return len(words) <= VALUE_WORDS and not is_item(text) and not words[-1].endswith(".")


def unclaimed(row: LogicalRow, dated: set[Column]) -> LogicalRow:
    """The row, the columns of dated values without their role."""
    columns = tuple(
        replace(column, role=None, why=f"{column.why}, of values by a date") if column in dated else column
        for column in row.columns
    )
    return replace(row, columns=columns)
