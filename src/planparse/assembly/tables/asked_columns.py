"""Columns that ask for a state and are answered with ticks or a yes and no: "Achieved | On target | Not started"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole
from planparse.fields.asked_states import asked_state, is_answer
from planparse.grammar.load import Grammar

_STATED = frozenset({ColumnRole.ACTION, ColumnRole.RECOMMENDATION})


def with_answers_heard(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], grammar: Grammar
) -> tuple[Column, ...]:
    """The columns, each whose header names a state and whose filled cells (`texts`) only answer it as a status.

    So is "Completed?" over yes and no, which over dates says when.
    """
    return tuple(
        replace(column, role=ColumnRole.STATUS, why="asks for a state, and its cells answer") if answered else column
        for column, cells in zip(columns, texts, strict=True)
        for answered in [is_answered(column, cells, grammar)]
    )


def is_answered(column: Column, cells: Sequence[str], grammar: Grammar) -> bool:
    """Whether a column's header asks for a state, and all its filled cells answer."""
    if column.role in _STATED or not cells or not all(is_answer(cell, grammar.statuses) for cell in cells):
        return False
    return bool(asked_state(column.header, grammar.statuses))
