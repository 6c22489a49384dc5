"""What a column is whose header names several roles, "Milestones/dates": what no other is and its cells can be."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import PARTIES, is_dateish, is_sentence
from planparse.assembly.tables.cell_sense import mostly
from planparse.assembly.tables.weighing import cell_kind
from planparse.fields.timescales import find_dates
from planparse.grammar.header_words import EITHER
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
LEAST_CELLS = 2  # one cell makes no column
LEAST_ROLES = 2  # of a header that names several
_DEEDS = frozenset({R.RECOMMENDATION, R.ACTION})
_TOLD = frozenset({R.PROGRESS, R.STATUS, R.EVIDENCE})  # of an action: "Update / action taken" is none
_DATES = (R.DUE, R.COMPLETED)
_BY_CELLS = frozenset({R.NUMBER, R.STATUS, R.PRIORITY, *_DATES})  # of several roles, only where cells say so
_KINDS = {R.MEASURE: "counted", R.PROGRESS: "told"}
_SHORT = frozenset({R.STATUS, *_DATES})  # what no sentence is
_BESIDES = frozenset({R.NUMBER, R.FINDING, R.DUE, R.PRIORITY, R.COMPLETED}) | PARTIES
_JOINT = frozenset({R.LEAD, R.DUE})  # each cell holds both
_CLOSING = " .,;:)]"


def is_tied(column: Column) -> bool:
    """Whether the words over a column name several roles, of which none has been chosen."""
    return column.role is None and column.why.startswith("a tie")


def is_doubled(at: int, columns: Sequence[Column], grammar: Grammar) -> bool:
    """Whether a column names another role besides its own, that another column has alone: "Evidence/Progress"."""
    column = columns[at]
    if column.role is None or len(named_roles(column, grammar)) < LEAST_ROLES:
        return False
    rivals = [c for n, c in enumerate(columns) if n != at and c.role is column.role]
    return any(len(named_roles(c, grammar)) < LEAST_ROLES for c in rivals)


def deed_of(column: Column, others: Collection[ColumnRole | None], grammar: Grammar) -> ColumnRole | None:
    """The action or recommendation that a tied column names with its number, owner or date, or with what was found.

    Null where another column is that; what else may stand beside it only the cells can tell (role_left).
    """
    named = named_roles(column, grammar)
    if not _BESIDES.union(_DEEDS).issuperset(named):
        return None
    return next((role for role in named if role in _DEEDS and role not in others), None)


def role_left(
    column: Column,
    texts: Sequence[str],
    content: ColumnRole | None,
    others: Collection[ColumnRole | None],
    grammar: Grammar,
) -> ColumnRole | None:
    """The role of a tied column among those that it names and no other column has, null where none is left.

    `texts` are its filled cells, `content` what they all are. Where several are left the cells decide, then what is
    printed first: dates, numbers and states must be seen.
    """
    free = roles_left(column, others, grammar)
    if len(texts) < LEAST_CELLS or not free or set(free) == _JOINT:
        return None
    found = next((role for role in _DATES if role in free), None) if content is R.DUE else content
    if found in free:
        return found
    dated = mostly(lambda text: is_dated(text, grammar), texts)
    if dated and R.DUE in free and _TOLD.isdisjoint(free):
        return R.DUE
    if len(free) == 1:
        return free[0] if dated or free[0] not in _SHORT or not mostly(is_sentence, texts) else None
    kinds = [cell_kind(text, grammar) for text in texts]
    told = (role for role, kind in _KINDS.items() if role in free and 2 * kinds.count(kind) > len(kinds))
    return next(told, None) or next((role for role in free if role not in _BY_CELLS), None)


def roles_left(column: Column, others: Collection[ColumnRole | None], grammar: Grammar) -> list[ColumnRole]:
    """The roles that a header names and no other column has, as printed; the steps of an action are its measures."""
    named = named_roles(column, grammar)
    if R.ACTION in others and names_steps(column, grammar):
        named = tuple(R.MEASURE if role is R.ACTION else role for role in named)
    return [role for role in dict.fromkeys(named) if role not in others]


def names_steps(column: Column, grammar: Grammar) -> bool:
    """Whether a header names the steps of an action besides something else: "Milestones/dates"."""
    return any(map(grammar.columns.names_steps, EITHER.split(column.header)))


def is_dated(text: str, grammar: Grammar) -> bool:
    """Whether a cell is, begins with or ends in a date: "Framework agreed - January 2023"."""
    if is_dateish(text, grammar):
        return True
    line = fold(text).strip(_CLOSING)
    return any(start == 0 or end == len(line) for start, end, _ in find_dates(line, grammar.timescales))


def named_roles(column: Column, grammar: Grammar) -> tuple[ColumnRole, ...]:
    """The roles that a header names, in the order printed."""
    return tuple(map(R, grammar.columns.named(column.header)))
