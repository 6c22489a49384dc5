"""Columns that words only nearly call progress and that remark on what the action answers: "Cabinet's comments"."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.model import Column, ColumnRole
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.grammar.phrases import SURE

R = ColumnRole


def remarks(columns: Sequence[Column], grammar: Grammar) -> frozenset[int]:
    """The places of such columns: between the recommendation and its action where another behind that tells of it, and
    those that hold what somebody else says of both: "Scrutiny comments".
    """
    roles = [column.role for column in columns]
    if R.RECOMMENDATION not in roles or R.ACTION not in roles:
        return frozenset()
    told = R.PROGRESS in roles[roles.index(R.ACTION) :]
    between = range(roles.index(R.RECOMMENDATION), roles.index(R.ACTION)) if told else range(0)
    nearly = (n for n, c in enumerate(columns) if roles[n] is R.PROGRESS and grammar.columns.match(c.header)[1] < SURE)
    return frozenset(n for n in nearly if n in between or is_of_others(columns[n].header, grammar))


def is_of_others(header: str, grammar: Grammar) -> bool:
    """Whether a header says that those comment who don't act: "Comments of the panel"."""
    words = {word.removesuffix("s") for word in header_key(header).split()}
    return "comment" in words and not words.isdisjoint(grammar.columns.commenters)
