"""Headers over numbers that don't say so: "Recommendation" over them and the texts beside, "Step" over "1.1", "1.2"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import is_number
from planparse.assembly.tables.headers import Grid, Header, column_of, columns_of
from planparse.grammar.load import Grammar

R = ColumnRole
_TEXTS = frozenset({R.RECOMMENDATION, R.ACTION, R.FINDING})
_COUNTED = _TEXTS | {R.MEASURE}
_LEAST = 2  # cells that show what a column is
_BAND = 1  # cell of a row that is a title and says nothing of its columns


def with_numbers_parted(headers: Sequence[Header], grid: Grid, grammar: Grammar) -> list[Header]:
    """The headers, each text's words over the texts, its numbers in a column of their own.

    The cell over both stands, merged or not, over the first; nothing stands over the second. A column whose every cell
    is a bare number is one of numbers by whatever it counts: "Task", "AFI".
    """
    ends = [*(header.at for header in headers[1:]), len(grid)][: len(headers)]
    bodies = [grid[header.at + header.height : end] for header, end in zip(headers, ends, strict=True)]
    return [parted(header, body, grammar) for header, body in zip(headers, bodies, strict=True)]


def parted(header: Header, body: Grid, grammar: Grammar) -> Header:
    """A header over rows, its columns of texts parted from their numbers."""
    columns = list(counted(header.columns, body, grammar))
    for at, (column, beside) in enumerate(pairwise(header.columns)):
        if beside.header or column_of(column.header, grammar).role not in _TEXTS:
            continue
        if numbers(body, at, grammar):
            columns[at] = Column("", R.NUMBER, f"numbers under {column.header!r}")
            columns[at + 1] = replace(column, why=f"{column.why}, behind its numbers")
    return replace(header, columns=tuple(columns))


def counted(columns: Sequence[Column], body: Grid, grammar: Grammar) -> tuple[Column, ...]:
    """The columns, those whose header names a text though all their cells are numbers as these, the others anew."""
    rows = [row for row in body if sum(map(bool, row)) > _BAND]
    cells = [[row[at].text for row in rows if row[at]] for at in range(len(columns))]
    found = {
        at
        for at, column in enumerate(columns)
        if column.role in _COUNTED and len(cells[at]) >= _LEAST and all(is_number(text, grammar) for text in cells[at])
        if column_of(column.header, grammar).role in _TEXTS
    }
    if not found or any(column.role is R.NUMBER for column in columns):
        return tuple(columns)
    texts = ["" if at in found else column.header for at, column in enumerate(columns)]
    anew = columns_of(texts, grammar, ())
    if not any(column.role in _TEXTS for column in anew[min(found) :]):
        return tuple(columns)  # figures, and not what counts the texts behind them
    return tuple(
        replace(old, role=R.NUMBER, why=f"{old.why}, but its cells are numbers")
        if at in found
        else replace(old, role=new.role, why=new.why)
        for at, (old, new) in enumerate(zip(columns, anew, strict=True))
    )


def numbers(body: Grid, at: int, grammar: Grammar) -> bool:
    """Whether a column's cells only number the texts of the next: each stands beside one that is no number."""
    pairs = [(row[at].text, row[at + 1].text) for row in body if row[at]]
    return bool(pairs) and all(is_number(one, grammar) and two and not is_number(two, grammar) for one, two in pairs)
