"""Drafts as finished recommendations: what stands once of each moves up from its actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.assembly.blocks.listed import Draft
from planparse.assembly.model import Column, ColumnRole, OutlinedAction, OutlinedRecommendation
from planparse.document import Slice
from planparse.text import fold

R = ColumnRole
_MARK = re.compile(r"[x×✗✘✓✔☑☒●■]", re.I)


def raise_columns(drafts: Sequence[Draft]) -> list[Slice]:
    """Move to the recommendation what a column without a role says once of each; returns what only repeated it.

    It says so beside the first action, always; or beside every action of a recommendation that is itself printed
    beside each. Where each recommendation has one action, what stands between the two is said of the recommendation.
    A column of marks, as under the months of a timetable, says it of the actions that it marks.
    """
    single = all(len(draft.rows) == 1 for draft in drafts)
    headers = dict.fromkeys(c.header for d in drafts for row in d.rows for c, s in row if c.role is None and s.refs)
    again: list[Slice] = []
    for header in headers:
        at = [[values(row, header) for row in draft.rows] for draft in drafts if draft.rows]
        if all(_MARK.fullmatch(fold(cell.text)) for marks in at for cells in marks for cell in cells):
            continue
        once = all(marks[0] and not any(marks[1:]) for marks in at)
        ahead = ahead_of_action(drafts, header)
        if ahead if single else once or says_again(drafts, at, ahead):
            for draft in drafts:
                risen = [(header, s) for row in draft.rows[:1] for s in values(row, header)]
                draft.raised += risen
                draft.extra += risen
                again += [s for row in draft.rows[1:] for s in values(row, header)]
                draft.rows = [
                    [(c, s) for c, s in row if c.role is not None or c.header != header] for row in draft.rows
                ]
    return [*again, *outcomes_again(drafts)]


def outcomes_again(drafts: Sequence[Draft]) -> list[Slice]:
    """Take away the outcomes that only repeat the first, where every row prints the recommendation; returns them."""
    again: list[Slice] = []
    for draft in drafts:
        said = [[cell for column, cell in row if column.role is R.OUTCOME] for row in draft.rows]
        alike = {tuple(fold(cell.text) for cell in cells) for cells in said}
        if len(said) > 1 and len(alike) == 1 and said[0] and prints_again(draft):
            again += [cell for cells in said[1:] for cell in cells]
            draft.rows[1:] = [[(c, s) for c, s in row if c.role is not R.OUTCOME] for row in draft.rows[1:]]
    return again


def prints_again(draft: Draft) -> bool:
    """Whether every row of a recommendation prints its text."""
    return draft.repeated >= len(draft.rows) - 1


def values(row: Sequence[tuple[Column, Slice]], header: str) -> list[Slice]:
    """What a row has in the column without a role under this header."""
    return [cell for column, cell in row if column.role is None and column.header == header]


def ahead_of_action(drafts: Sequence[Draft], header: str) -> bool:
    """Whether a column stands before the actions of recommendations that have a column of their own.

    A row without an action, as of a recommendation that is rejected, doesn't say where the column stands.
    """
    rows = [(draft, row) for draft in drafts for row in draft.rows if values(row, header)]
    telling = [row for _, row in rows if has_action(row)]
    return all(draft.beside for draft, _ in rows) and bool(telling) and all(header in before_action(r) for r in telling)


def has_action(row: Sequence[tuple[Column, Slice]]) -> bool:
    """Whether a row says what is done."""
    return any(column.role is R.ACTION for column, _ in row)


def before_action(row: Sequence[tuple[Column, Slice]]) -> list[str]:
    """The headers of a row's cells that stand before its action; none where it has no action."""
    at = next((n for n, (column, _) in enumerate(row) if column.role is R.ACTION), 0)
    return [column.header for column, _ in row[:at]]


def says_again(drafts: Sequence[Draft], at: Sequence[Sequence[Sequence[Slice]]], ahead: bool) -> bool:
    """Whether the column's cells are the same beside every action of a recommendation that every row prints again.

    Two recommendations of several actions that differ are the least that shows it, but for a column that stands
    `ahead` of the actions.
    """
    if not all(prints_again(draft) for draft in drafts):
        return False
    said = [{tuple(fold(cell.text) for cell in cells) for cells in rows} for rows in at]
    several = {frozenset(texts) for texts, rows in zip(said, at, strict=True) if len(rows) > 1}
    return len(several) > (0 if ahead else 1) and all(len(texts) == 1 and () not in texts for texts in said)


def finish(drafts: Sequence[Draft]) -> tuple[OutlinedRecommendation, ...]:
    """The drafts as frozen recommendations; an outcome column filled once per recommendation stands on it."""
    below = any(c.role is R.OUTCOME for draft in drafts for row in draft.rows[1:] for c, _ in row)
    return tuple(finished(draft, outcomes_rise=not below) for draft in drafts)


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
    if draft.bare or does_nothing(draft):  # what no role claims is said of the recommendation, as there is no action
        extra += [(c.header, s) for row in rows for c, s in row if c.role is None]
        rows = [own for row in rows if (own := [(c, s) for c, s in row if c.role is not None])]
    return as_outlined(draft, outcomes, extra, rows)


def does_nothing(draft: Draft) -> bool:
    """Whether the one row of a recommendation says no action, owner, date or progress, as where it is rejected."""
    return draft.beside and len(draft.rows) == 1 and all(column.role is None for column, _ in draft.rows[0])


def as_outlined(
    draft: Draft,
    outcomes: Sequence[Slice],
    extra: Sequence[tuple[str, Slice]],
    rows: Sequence[Sequence[tuple[Column, Slice]]],
) -> OutlinedRecommendation:
    """The draft, frozen, with what came of its rows."""
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
