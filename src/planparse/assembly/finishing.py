"""Drafts as finished recommendations: what stands once of each moves up from its actions."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.listed import Draft
from planparse.assembly.model import Column, ColumnRole, OutlinedAction, OutlinedRecommendation
from planparse.document import Slice
from planparse.text import fold

R = ColumnRole


def raise_columns(drafts: Sequence[Draft]) -> list[Slice]:
    """Move to the recommendation what a column without a role says once of each; returns what only repeated it.

    It says so beside the first action, always; or beside every action of a recommendation that is itself printed
    beside each. Only a plan where a recommendation has several actions can tell the two apart.
    """
    if not any(len(draft.rows) > 1 for draft in drafts):
        return []
    headers = dict.fromkeys(c.header for d in drafts for row in d.rows for c, s in row if c.role is None and s.refs)
    again: list[Slice] = []
    for header in headers:
        at = [[values(row, header) for row in draft.rows] for draft in drafts if draft.rows]
        if all(marks[0] and not any(marks[1:]) for marks in at) or says_again(drafts, at):
            for draft in drafts:
                draft.extra += [(header, s) for row in draft.rows[:1] for s in values(row, header)]
                again += [s for row in draft.rows[1:] for s in values(row, header)]
                draft.rows = [
                    [(c, s) for c, s in row if c.role is not None or c.header != header] for row in draft.rows
                ]
    return again


def values(row: Sequence[tuple[Column, Slice]], header: str) -> list[Slice]:
    """What a row has in the column without a role under this header."""
    return [cell for column, cell in row if column.role is None and column.header == header]


def says_again(drafts: Sequence[Draft], at: Sequence[Sequence[Sequence[Slice]]]) -> bool:
    """Whether the column's cells are the same beside every action of a recommendation that every row prints again.

    Two recommendations of several actions that differ are the least that shows it.
    """
    if any(draft.repeated < len(draft.rows) - 1 for draft in drafts):
        return False
    said = [{tuple(fold(cell.text) for cell in cells) for cells in rows} for rows in at]
    several = {frozenset(texts) for texts, rows in zip(said, at, strict=True) if len(rows) > 1}
    return len(several) > 1 and all(len(texts) == 1 and () not in texts for texts in said)


def finish(drafts: Sequence[Draft]) -> tuple[OutlinedRecommendation, ...]:
    """The drafts as frozen recommendations; an outcome column filled once per recommendation stands on it."""
    below = any(c.role is R.OUTCOME for draft in drafts for row in draft.rows[1:] for c, _ in row)
    first = [any(c.role is R.OUTCOME for c, _ in draft.rows[0]) for draft in drafts if len(draft.rows) > 1]
    return tuple(finished(draft, outcomes_rise=not below or all(first)) for draft in drafts)


def finished(draft: Draft, outcomes_rise: bool) -> OutlinedRecommendation:
    """The draft as a frozen recommendation; `outcomes_rise` where no recommendation's first action lacks an outcome
    that a later one has.
    """
    outcomes = list(draft.outcomes)
    rows = draft.rows
    if (
        outcomes_rise
        and sum(1 for row in rows for c, _ in row if c.role is R.OUTCOME) == 1
        and any(c.role is R.OUTCOME for c, _ in rows[0])
    ):
        outcomes += [s for c, s in rows[0] if c.role is R.OUTCOME]
        rows = [[(c, s) for c, s in row if c.role is not R.OUTCOME] for row in rows]
    extra = list(draft.extra)
    if draft.bare:  # what no role claims is said of the recommendation, as there is no action
        extra += [(c.header, s) for row in rows for c, s in row if c.role is None]
        rows = [own for row in rows if (own := [(c, s) for c, s in row if c.role is not None])]
    return OutlinedRecommendation(
        number=draft.number,
        text=draft.text,
        theme=draft.theme,
        priority=draft.priority,
        findings=tuple(draft.findings),
        outcomes=tuple(outcomes),
        measures=tuple(draft.measures),
        extra=tuple(extra),
        actions=tuple(OutlinedAction(tuple(row)) for row in rows),
    )
