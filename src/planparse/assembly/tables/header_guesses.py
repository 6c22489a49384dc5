"""What was made of a header beyond its very words, told with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planparse.assembly.model import Column
from planparse.diagnostics import diagnostic
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.schema import Diagnostic

SURE = 98  # a header that is a known phrase, spaces aside


def with_places(columns: Sequence[Column], rows: Sequence[Sequence[Slice]]) -> tuple[Column, ...]:
    """The columns with the places of their headers, from the rows that the header takes."""
    places = [tuple(ref for row in rows if row[c] for ref in row[c].refs) for c in range(len(columns))]
    return tuple(replace(column, refs=refs) for column, refs in zip(columns, places, strict=True))


def header_guesses(columns: Sequence[Column], grammar: Grammar) -> Iterator[Diagnostic]:
    """`header_read` for each role that the header's very words don't give: a part of them, a typo, its neighbours."""
    for column in columns:
        role, certainty, _ = grammar.columns.match(column.header)
        if column.role is not None and not (certainty >= SURE and role == column.role):
            yield diagnostic("header_read", column.refs, header=column.header, role=column.role.value, why=column.why)
