"""A proposal is the action where what it answers stands before it: "Issue | Proposal", "Action | Proposal"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar

R = ColumnRole
_ANSWERED = frozenset({R.RECOMMENDATION, R.FINDING})


def with_proposals_answering(columns: Sequence[Column], grammar: Grammar) -> list[Column]:
    """The columns, the one that proposes with the action where what stands before it is what it answers.

    A recommendation or a finding is. So is an action directly before it where nothing else is answered: what others
    ask to be done is what they recommend. A proposal before the action, or first of all, is what is answered itself.
    """
    out, roles = list(columns), [column.role for column in columns]
    at = next((n for n, column in enumerate(columns) if proposes(column, grammar)), 0)
    before, behind = roles[:at], roles[at + 1 :]
    asked = before[-1:] == [R.ACTION]
    if not at or R.ACTION in behind or _ANSWERED.isdisjoint(before) != asked or R.ACTION in before[:-1]:
        return out
    out[at] = replace(columns[at], role=R.ACTION, why=f"{columns[at].why}, and it answers what stands before it")
    if asked:
        why = f"{columns[at - 1].why}, and a proposal answers it"
        out[at - 1] = replace(columns[at - 1], role=R.RECOMMENDATION, why=why)
    return out


def proposes(column: Column, grammar: Grammar) -> bool:
    """Whether a header that may name a recommendation names what is proposed."""
    return column.role is R.RECOMMENDATION and header_key(column.header) in grammar.columns.proposes
