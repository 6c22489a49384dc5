"""Puts what another table tells of an action or a recommendation where a column beside it would stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.listed import Draft
from planparse.assembly.model import Column, ColumnRole, TextLine, as_line
from planparse.assembly.outline.told_elsewhere import Elsewhere, Telling
from planparse.document import Slice
from planparse.schema import CellRef
from planparse.text import fold

R = ColumnRole
Cells = list[tuple[Column, Slice]]


def join_tellings(drafts: Sequence[Draft], told: Elsewhere, notes: list[TextLine]) -> list[Slice]:
    """Add each row that tells more to the row that it tells of; returns what only names or repeats that.

    What tells of something that no recommendation was made of stays among the `notes`.
    """
    again: list[Slice] = []
    for telling in told.tellings:
        draft, at = row_at(drafts, told.places[telling.of])
        if draft is None:
            notes.append(as_line([*telling.names, *(cell for _, cell in telling.cells)]))
            continue
        again += telling.names
        draft.rows = draft.rows or [[]]
        row = action_of(draft) if telling.answers else draft.rows[at]
        again += [cell for column, cell in telling.cells if not join_cell(draft, row, column, cell, telling)]
    return again


def row_at(drafts: Sequence[Draft], places: frozenset[CellRef]) -> tuple[Draft | None, int]:
    """The recommendation that stands at some places and the row of it that has most of them, the first of several;
    null where none does.
    """
    best: tuple[int, Draft | None, int] = (0, None, 0)
    for draft in drafts:
        own = {ref for cell in (draft.number, draft.text) for ref in cell.refs} & places
        for n, row in enumerate(draft.rows or [[]]):
            shared = {ref for _, cell in row for ref in cell.refs} & places | (own if n == 0 else set())
            if len(shared) > best[0]:
                best = (len(shared), draft, n)
    return best[1:]


def action_of(draft: Draft) -> Cells:
    """A new row of a recommendation; what its own table said beside it stays with the recommendation, or the first."""
    if draft.bare:
        draft.extra += [(column.header, cell) for row in draft.rows for column, cell in row if column.role is None]
        draft.rows = [[(column, cell) for row in draft.rows for column, cell in row if column.role is not None]]
        draft.bare = False
        return draft.rows[0]
    draft.rows.append([])
    return draft.rows[-1]


def join_cell(draft: Draft, row: Cells, column: Column, cell: Slice, telling: Telling) -> bool:
    """Add one cell; False where the row says the same in that role already."""
    said = [draft.priority] if column.role is R.PRIORITY else [s for c, s in row if c.role is column.role]
    if any(fold(old.text).casefold() == fold(cell.text).casefold() for old in said):
        return False
    told = draft.told(column.role) if column.role in (R.FINDING, R.OUTCOME) and not telling.states else None
    if told is not None:
        told.append(cell)
    elif column.role is R.PRIORITY and not draft.priority:
        draft.priority = cell
    elif column.role is None and not telling.states:
        draft.extra.append((column.header, cell))
    else:
        supersede(row, column, telling)
        row.append((column, cell))
    return True


def supersede(row: Cells, column: Column, telling: Telling) -> None:
    """A state told later, under the same header, replaces the one before, which stays as printed behind it."""
    older = [(c, s) for c, s in row if c.role is R.STATUS and c.header == column.header]
    if column.role is R.STATUS and telling.at > telling.of and older:
        row[:] = [*(each for each in row if each not in older)]
        row += [(replace(c, role=None, why="told again later"), s) for c, s in older]
