"""Drafts as finished recommendations: what stands once of each moves up from its actions."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.listed import Draft
from planparse.assembly.model import ColumnRole, OutlinedAction, OutlinedRecommendation

R = ColumnRole


def raise_columns(drafts: Sequence[Draft]) -> None:
    """Move to the recommendation what a column without a role says once of each: beside its first action, always.

    Only a plan where a recommendation has several actions can tell the two apart.
    """
    if not any(len(draft.rows) > 1 for draft in drafts):
        return
    headers = dict.fromkeys(c.header for d in drafts for row in d.rows for c, s in row if c.role is None and s.refs)
    for header in headers:
        at = [[any(c.header == header and c.role is None for c, _ in row) for row in d.rows] for d in drafts if d.rows]
        if all(marks[0] and not any(marks[1:]) for marks in at):
            for draft in drafts:
                draft.extra += [
                    (header, s) for row in draft.rows[:1] for c, s in row if c.role is None and c.header == header
                ]
                draft.rows = [
                    [(c, s) for c, s in row if c.role is not None or c.header != header] for row in draft.rows
                ]


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
