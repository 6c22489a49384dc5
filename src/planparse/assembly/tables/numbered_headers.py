"""A header that stands over two columns, of numbers and of the texts that they number: "Recommendation" over both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import is_number
from planparse.assembly.tables.headers import Grid, Header, column_of
from planparse.grammar.load import Grammar

R = ColumnRole
_TEXTS = frozenset({R.RECOMMENDATION, R.ACTION, R.FINDING})


def with_numbers_parted(headers: Sequence[Header], grid: Grid, grammar: Grammar) -> list[Header]:
    """The headers, each text's words over the texts, its numbers in a column of their own.

    The cell over both stands, merged or not, over the first; nothing stands over the second.
    """
    ends = [*(header.at for header in headers[1:]), len(grid)][: len(headers)]
    bodies = [grid[header.at + header.height : end] for header, end in zip(headers, ends, strict=True)]
    return [parted(header, body, grammar) for header, body in zip(headers, bodies, strict=True)]


def parted(header: Header, body: Grid, grammar: Grammar) -> Header:
    """A header over rows, its columns of texts parted from their numbers."""
    columns = list(header.columns)
    for at, (column, beside) in enumerate(pairwise(header.columns)):
        if column_of(column.header, grammar).role in _TEXTS and not beside.header and numbers(body, at, grammar):
            columns[at] = Column("", R.NUMBER, f"numbers under {column.header!r}")
            columns[at + 1] = replace(column, why=f"{column.why}, behind its numbers")
    return replace(header, columns=tuple(columns))


def numbers(body: Grid, at: int, grammar: Grammar) -> bool:
    """Whether a column's cells only number the texts of the next: each stands beside one that is no number."""
    pairs = [(row[at].text, row[at + 1].text) for row in body if row[at]]
    return bool(pairs) and all(is_number(one, grammar) and two and not is_number(two, grammar) for one, two in pairs)
