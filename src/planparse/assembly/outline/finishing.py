"""Drafts as finished recommendations, with the numbers that the titles of their blocks give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planparse.assembly.blocks.listed import Draft
from planparse.assembly.model import Column, Entry, LogicalRow, OutlinedAction, OutlinedRecommendation, TextLine
from planparse.document import Slice
from planparse.fields.findings import references_below
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import fold

Refs = tuple[CellRef, ...]
SERIES = 2  # titles that show what their numbers count
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,2})(?:[.:)]|\s*[–—-])?\s+(?=[A-Z‘“\"'])")


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


# ---- titles that count recommendations: "1.1 Agreements are not held" over each block of a report ----


def number_by_themes(drafts: Sequence[Draft], entries: Sequence[Entry]) -> None:
    """Give each recommendation the number that opens the title of its block, and the theme the rest.

    An internal audit report prints each finding so, "1.1", "1.2", "2.1", with what answers it in the rows right below,
    one recommendation each: the title is the block's. A heading over prose is a section's, number and all.
    """
    titles = {draft.theme.refs for draft in drafts}
    if len(titles) < max(len(drafts), SERIES) or any(draft.number for draft in drafts):
        return
    counted = [_DOTTED.match(fold(draft.theme.text)) for draft in drafts]
    if all(counted) and titles <= right_over_rows(entries):
        for draft, found in zip(drafts, counted, strict=True):
            number_by(draft, found)


def right_over_rows(entries: Sequence[Entry]) -> set[Refs]:
    """The places of the lines and heading rows that a row of the plan stands directly below."""
    over = (entry for entry, below in pairwise(entries) if isinstance(below, LogicalRow))
    return {ref for entry in over for ref in places(entry)}


def places(entry: Entry) -> list[Refs]:
    """Where each text of an entry stands."""
    texts = (entry.slice,) if isinstance(entry, TextLine) else entry.cells
    return [text.refs for text in texts]


def number_by(draft: Draft, found: re.Match[str] | None) -> None:
    """Part the theme of a recommendation at the number that opens it."""
    if found is not None:
        refs = draft.theme.refs
        draft.number, draft.theme = Slice(found.group(1), refs), Slice(found.string[found.end() :], refs)
