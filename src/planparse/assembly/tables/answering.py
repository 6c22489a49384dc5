"""Columns whose words say one thing alone and another beside the column that they answer, or that answers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar

R = ColumnRole


def with_goals_answered(columns: Sequence[Column], grammar: Grammar) -> list[Column]:
    """The columns, a goal before the actions as what they answer where no other column is that: "Goal | Action"."""
    out = list(columns)
    roles = [column.role for column in columns]
    if R.ACTION not in roles or {R.RECOMMENDATION, R.FINDING}.intersection(roles):
        return out
    for n, column in enumerate(columns[: roles.index(R.ACTION)]):
        if column.role is R.OUTCOME and header_key(column.header) in grammar.columns.goals:
            out[n] = replace(column, role=R.RECOMMENDATION, why=f"{column.why}, and the actions answer it")
            break
    return out


def with_deeds_done(columns: Sequence[Column], grammar: Grammar) -> list[Column]:
    """The columns, of two actions as progress that which says that it is taken: "Action | Action taken"."""
    done = [c.role is R.ACTION and header_key(c.header) in grammar.columns.done_beside_action for c in columns]
    if not any(column.role is R.ACTION and not told for column, told in zip(columns, done, strict=True)):
        return list(columns)
    return [
        replace(column, role=R.PROGRESS, why=f"{column.why}, beside the action itself") if told else column
        for column, told in zip(columns, done, strict=True)
    ]
