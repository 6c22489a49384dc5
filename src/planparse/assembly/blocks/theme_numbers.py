"""Titles that count recommendations: "1.1 Agreements are not held" at the head of each block of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planparse.assembly.blocks.listed import Draft
from planparse.assembly.model import LogicalRow, Row, TextLine
from planparse.document import Slice
from planparse.schema import CellRef
from planparse.text import fold

Entry = TextLine | LogicalRow | Row
Refs = tuple[CellRef, ...]
SERIES = 2  # titles that show what their numbers count
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,2})(?:[.:)]|\s*[–—-])?\s+(?=[A-Z‘“\"'])")


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
