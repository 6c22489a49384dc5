"""Drafts as finished recommendations."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.blocks.listed import Draft
from planparse.assembly.model import Column, OutlinedAction, OutlinedRecommendation
from planparse.document import Slice
from planparse.fields.findings import references_below
from planparse.grammar.load import Grammar


def finish(drafts: Sequence[Draft], grammar: Grammar) -> tuple[OutlinedRecommendation, ...]:
    """The drafts as frozen recommendations."""
    for draft in drafts:
        part_references(draft, grammar)
    return tuple(finished(draft) for draft in drafts)


def part_references(draft: Draft, grammar: Grammar) -> None:
    """Make the report's paragraphs that are printed under the draft's text its findings: they are no part of it."""
    text, refs = draft.text.text, draft.text.refs
    if (start := references_below(text, grammar.references)) is not None:
        draft.text = Slice(text[:start].rstrip(), refs)
        draft.findings.insert(0, Slice(text[start:], refs))


def finished(draft: Draft) -> OutlinedRecommendation:
    """The draft as a frozen recommendation; without an action, what no role claims is said of the recommendation."""
    rows, extra = draft.rows, list(draft.extra)
    if draft.bare or does_nothing(draft):
        extra += [(c.header, s) for row in rows for c, s in row if c.role is None]
        rows = [own for row in rows if (own := [(c, s) for c, s in row if c.role is not None])]
    rows = [row for row in rows if row] or rows  # a row over the actions may hold no more than what they answer
    return as_outlined(draft, extra, rows)


def does_nothing(draft: Draft) -> bool:
    """Whether the one row of a recommendation says no action, owner, date or progress, as where it is rejected."""
    return draft.beside and len(draft.rows) == 1 and all(column.role is None for column, _ in draft.rows[0])


def as_outlined(
    draft: Draft,
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
        outcomes=tuple(draft.outcomes),
        measures=tuple(draft.measures),
        extra=tuple(extra),
        actions=tuple(OutlinedAction(tuple(row)) for row in rows),
    )
