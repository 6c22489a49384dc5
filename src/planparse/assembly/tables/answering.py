"""Columns whose words say one thing alone and another beside the column that they answer, or that answers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.headings import counts_recommendation
from planparse.assembly.model import Column, ColumnRole
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar

R = ColumnRole
LEAST = 2  # numbers that show what they count


def with_recommended_answered(columns: Sequence[Column], grammar: Grammar) -> list[Column]:
    """The columns, a recommended action as what another action behind it answers: "Recommended action | Response".

    So auditors and inspectors call a recommendation. The steps of an action are no answer to it.
    """
    out, roles = list(columns), [column.role for column in columns]
    at = recommended(columns, grammar)
    behind = [column for column in columns[at + 1 :] if column.role is R.ACTION]
    answered = any(not grammar.columns.names_steps(column.header) for column in behind)
    if at >= 0 and answered and R.RECOMMENDATION not in roles:
        out[at] = replace(columns[at], role=R.RECOMMENDATION, why=f"{columns[at].why}, and another action answers it")
    return out


def with_recommended_counted(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], grammar: Grammar
) -> list[Column]:
    """The columns, a recommended action alone as the recommendation where its numbers say so (contract, rule 13): "R1"
    opens its cells (`texts`, the filled ones of each column), or is the number beside them.
    """
    out, roles = list(columns), [column.role for column in columns]
    at = recommended(columns, grammar)
    if at < 0 or R.RECOMMENDATION in roles or roles.count(R.ACTION) > 1:
        return out
    numbers = [texts[n] for n, role in enumerate(roles) if role is R.NUMBER]
    if any(are_counted(cells, grammar) for cells in (texts[at], *numbers)):
        out[at] = replace(columns[at], role=R.RECOMMENDATION, why=f"{columns[at].why}, and its numbers count these")
    return out


def are_counted(cells: Sequence[str], grammar: Grammar) -> bool:
    """Whether most cells are or open with a recommendation's number; a page's end may part one from its text."""
    counted = sum(counts_recommendation(text, grammar) for text in cells)
    return counted >= LEAST and 3 * counted >= 2 * len(cells)


def recommended(columns: Sequence[Column], grammar: Grammar) -> int:
    """Where the first action that is said to be recommended stands, -1 where none is."""
    words = grammar.columns.recommends
    said = (n for n, c in enumerate(columns) if c.role is R.ACTION and header_key(c.header) in words)
    return next(said, -1)


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
