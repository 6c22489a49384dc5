"""What the numbers of a column count: the recommendations, or the actions under them."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.model import Column, ColumnRole, LogicalRow, cell_of
from planparse.assembly.rows.parting import consecutive
from planparse.document import BLANK, Slice
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole


def number_actions(rows: Sequence[LogicalRow], grammar: Grammar) -> frozenset[tuple[Column, ...]]:
    """The headers whose one number column counts the actions.

    Told by a recommendation that goes on in the next row, blank or repeated, beside the number that follows its own:
    "1.1" and "1.2", "P1" and "P2"; "1" and "1.1" are a recommendation's number and an action's.
    """
    found: set[tuple[Column, ...]] = set()
    columns: tuple[Column, ...] = ()
    number, text = "", ""
    for row in rows:
        if row.columns != columns:
            columns, number, text = row.columns, "", ""
        if not counts_once(columns, grammar):
            continue
        cell = fold(cell_of(row.cells, columns, R.RECOMMENDATION).text)
        here = fold(cell_of(row.cells, columns, R.NUMBER).text)
        same = bool(text) and (not cell or cell == text)
        if same and consecutive(f"{number} {here}"):
            found.add(columns)
        number, text = here, cell or text
    return frozenset(found)


def recommendation_number(
    row: LogicalRow, cell: Slice, counting_actions: frozenset[tuple[Column, ...]], grammar: Grammar, *, first: bool
) -> Slice:
    """The row's number where it is the recommendation's: one beside its filled `cell`, or of the `first` row of all."""
    if row.columns in counting_actions:
        return BLANK
    numbers = [(c, s) for c, s in zip(row.columns, row.cells, strict=True) if c.role is R.NUMBER]
    labels = grammar.furniture.action_labels
    named = [s for c, s in numbers if not any(label in c.header.casefold() for label in labels)]
    return named[0] if named and (len(numbers) > 1 or cell or first) else BLANK


def counts_once(columns: Sequence[Column], grammar: Grammar) -> bool:
    """Whether a header has one number column, not said to be the recommendation's, beside both texts."""
    roles = [column.role for column in columns]
    if roles.count(R.NUMBER) != 1 or R.ACTION not in roles or R.RECOMMENDATION not in roles:
        return False
    return not columns[roles.index(R.NUMBER)].header.casefold().startswith(grammar.columns.recommendation_numbers)
