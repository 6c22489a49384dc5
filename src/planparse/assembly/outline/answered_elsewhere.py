"""Tables of actions that name by its number what they answer, where another table states that alone.

A report lists its recommendations, "Ref | Recommendation | Priority", and then "Ref | Action | Lead | By when".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.outline.statements import Statement, named_by
from planparse.assembly.shapes import is_part
from planparse.document import Slice
from planparse.grammar.load import Grammar

R = ColumnRole


class Answer(NamedTuple):
    """A row of an action, by its cells' index in the block, and the statement that it answers; `number` names that."""

    row: int
    of: int
    number: Slice


def answers_of(
    columns: Sequence[Column], rows: Sequence[Sequence[Slice]], stated: Sequence[Statement], grammar: Grammar
) -> list[Answer]:
    """What each row answers, where every row says so: in a column for the recommendation's number, by numbers with
    letters, "R1", by parts of them, "1.2", or by the same numbers, all of them, as the table that lists what they
    answer. Other bare numbers may count the actions.

    A line that states a recommendation may have the rows below it for its own: several must be answered.
    """
    roles = [column.role for column in columns]
    if R.ACTION not in roles or R.NUMBER not in roles or {R.RECOMMENDATION, R.FINDING} & {*roles}:
        return []
    at = roles.index(R.NUMBER)
    bare = [s for s in stated if s.whole and not s.acts and R.ACTION not in s.roles]
    found = list(answers(at, columns, rows, bare, grammar))
    if len(found) < len(rows) or not names_what(at, columns, rows, bare, grammar):
        return []
    lines = {s.at for s in bare if not s.roles}
    answered = {answer.of for answer in found}
    return found if len(answered) > 1 or not answered & lines else []


def names_what(
    at: int, columns: Sequence[Column], rows: Sequence[Sequence[Slice]], bare: Sequence[Statement], grammar: Grammar
) -> bool:
    """Whether a column's numbers are those of what the actions answer, as far as they and their header say."""
    if columns[at].header.casefold().startswith(grammar.columns.recommendation_numbers):
        return True
    printed = [named_by([(columns[at], row[at])], grammar).numbers for row in rows if row[at]]
    listed = [s.numbers for s in bare if s.roles]
    if all(any(number[:1].isalpha() for number in numbers) or numbers not in listed for numbers in printed):
        return True
    return {*printed} == {*listed} and len({*listed}) == len(listed) > 1


def answers(
    at: int, columns: Sequence[Column], rows: Sequence[Sequence[Slice]], bare: Sequence[Statement], grammar: Grammar
) -> Iterator[Answer]:
    """The answers of the rows that name one statement by its number or a part of it; a blank repeats the row above."""
    of: list[Statement] = []
    for n, cells in enumerate(rows):
        if cells[at]:
            numbers = named_by([(columns[at], cells[at])], grammar).numbers
            of = [s for s in bare if numbers and numbers == s.numbers]
            of = of or [s for s in bare if any(is_part(number, whole) for number in numbers for whole in s.numbers)]
        if len(of) == 1:
            exact = not cells[at] or named_by([(columns[at], cells[at])], grammar).numbers == of[0].numbers
            yield Answer(n, of[0].at, cells[at] if exact else Slice(""))
