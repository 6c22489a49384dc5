"""Headers of tables that only tell more of what another table states: "Ref | Position at 30 June 2023"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import DATES, PARTIES, STATED
from planparse.assembly.tables.headers import HEADER_WORDS, LIKELY, columns_of, is_dated
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
TOLD = frozenset({R.PROGRESS, R.STATUS, R.EVIDENCE, R.COMPLETED})  # of an action that is stated already
NAMES = STATED | {R.NUMBER}  # by what a row names that


def telling_columns(row: Sequence[Slice], grammar: Grammar) -> tuple[Column, ...]:
    """The columns of a header that names an action or recommendation, then what is told of it; () for any other row.

    Such a header has no main text of its own: behind the first column is only what `TOLD` has, a date that it is told
    of, or what no role claims behind those.
    """
    texts = [fold(cell.text) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) < 2 or any(not text or len(text.split()) > HEADER_WORDS for text in texts):
        return ()
    role, certainty, _ = grammar.columns.match(texts[0])
    if role not in NAMES or certainty < LIKELY or is_dated(texts[0], grammar):
        return ()
    columns = columns_of(texts, grammar, ())
    told = [column.role in TOLD or (not column.role and is_dated(column.header, grammar)) for column in columns[1:]]
    opened = told[0] or columns[1].role in PARTIES | DATES
    if not (opened and any(told)) or any(column.role in STATED for column in columns[1:]):
        return ()
    return tuple(replace(column, refs=cell.refs) for column, cell in zip(columns, row, strict=False))
