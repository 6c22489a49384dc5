"""Weighs whether the first row of a page is the rest of the row that the page end cut (contract, rule 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.assembly.model import Column, ColumnRole, Item, LogicalRow, RoledTable, Row
from planparse.assembly.shapes import DATES, PARTIES, ends_text, is_dateish, is_open, starts_low
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
ENOUGH = 2  # the least weight that makes a row the rest of the one above
CAPITALS = 0.7  # share of a column's cells that begin with a capital, from which a small letter says something
OWNED = 0.9  # share of rows with an owner, date or status, from which a row without any is no row of its own
NUMBERED = 0.9  # share of rows with a number, from which a row without one is hardly a row of its own
FEW = 3  # rows, below which nothing is a habit
_TEXTS = frozenset({R.RECOMMENDATION, R.FINDING, R.OUTCOME, R.ACTION, R.MEASURE})
_OWN = PARTIES | DATES | {R.STATUS}


@dataclass(slots=True)
class Habits:
    """What the rows of a document have in common, by column header; `rows` are those that no page end can have cut."""

    cells: Counter[str] = field(default_factory=Counter)
    capitals: Counter[str] = field(default_factory=Counter)
    texts: dict[str, Counter[str]] = field(default_factory=dict)
    rows: int = 0
    owned: int = 0
    numbered: int = 0

    def begins_with_capitals(self, header: str) -> bool:
        """Whether a small letter at the start of this column's cell tells a broken text."""
        return self.capitals[header] >= CAPITALS * self.cells[header] > 0

    def knows(self, header: str, text: str) -> bool:
        """Whether a cell of this column has this text."""
        return self.texts.get(header, Counter())[fold(text)] > 0

    def rows_are_owned(self) -> bool:
        """Whether nearly every row has an owner, a date or a status."""
        return self.rows >= FEW and self.owned >= OWNED * self.rows

    def rows_are_numbered(self) -> bool:
        """Whether nearly every row has a number of its own."""
        return self.rows >= FEW and self.numbered >= NUMBERED * self.rows


def habits_of(items: Sequence[Item]) -> Habits:
    """The habits of all rows of a document."""
    habits = Habits()
    for table in (item for item in items if isinstance(item, RoledTable)):
        for row in table.rows:
            filled = [(c, cell) for c, cell in zip(table.columns, row.cells, strict=False) if cell]
            for column, cell in filled:
                habits.cells[column.header] += 1
                habits.capitals[column.header] += not starts_low(cell.text)
                habits.texts.setdefault(column.header, Counter())[fold(cell.text)] += 1
            if not row.opens_table and any(c.role in (R.RECOMMENDATION, R.ACTION) for c, _ in filled):
                habits.rows += 1
                habits.owned += any(c.role in _OWN for c, _ in filled)
                habits.numbered += any(c.role is R.NUMBER for c, _ in filled)
    return habits


def is_rest(before: LogicalRow, row: Row, columns: tuple[Column, ...], habits: Habits, grammar: Grammar) -> bool:
    """Whether a page's first row goes on with the row before it, by all of its cells together.

    What goes on has begun: no cell stands under a blank one, no recommendation or action under one that has ended.
    Where all other rows have a number, it takes an owner and a date of its own to make a row without one.
    """
    pairs = [(c, here, there) for c, here, there in zip(columns, row.cells, before.cells, strict=True) if here]
    if any(not there or c.role is R.NUMBER for c, _, there in pairs):
        return False
    bare = habits.rows_are_owned() and not any(c.role in _OWN for c, _, _ in pairs)
    if bare and not any(c.role is R.ACTION for c in columns):
        return True  # each row is a recommendation with its owner: one without goes on, also after a full stop
    if any(c.role in (R.RECOMMENDATION, R.ACTION) and ends_text(there.text) for c, _, there in pairs):
        return False
    weight = sum(_weight(c, here, there, habits, grammar) for c, here, there in pairs)
    return weight + 3 * bare + 5 * habits.rows_are_numbered() >= ENOUGH


def _weight(column: Column, here: Slice, there: Slice, habits: Habits, grammar: Grammar) -> int:
    """What one cell says: above 0 that it goes on with the cell above it, below 0 that it is a new one."""
    weight = 0
    if starts_low(here.text) and not ends_text(there.text) and habits.begins_with_capitals(column.header):
        weight += 2
    if is_open(there.text, grammar):
        weight += 2
    if column.role in PARTIES:
        if habits.knows(column.header, f"{there.text} {here.text}"):
            return weight + 3
        return weight - 3 * (not weight)
    if column.role in DATES:
        return weight - 4 * (is_dateish(here.text, grammar) and is_dateish(there.text, grammar))
    if column.role in _TEXTS and not weight and not here.text.startswith("("):
        weight -= 1
    return weight
