"""Title rows that count recommendations: "1.1 Agreements are not held" at the head of each block of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.assembly.blocks.listed import Draft
from planparse.document import Slice
from planparse.text import fold

SERIES = 2  # titles that show what their numbers count
_COUNTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,2})(?:[.:)]|\s*[–—-])?\s+(?=[A-Z‘“\"'])")


def number_by_themes(drafts: Sequence[Draft]) -> None:
    """Give each recommendation the number that opens the title row of its block, and the theme the rest.

    An internal audit report prints each finding so, with what answers it in the rows below: the row is part of the
    block, its number that of the one recommendation in it. A heading outside tables is a section's, number and all.
    """
    titles = {draft.theme.refs for draft in drafts}
    if len(titles) < max(len(drafts), SERIES) or any(draft.number or not in_table(draft.theme) for draft in drafts):
        return
    counted = [_COUNTED.match(fold(draft.theme.text)) for draft in drafts]
    if all(counted):
        for draft, found in zip(drafts, counted, strict=True):
            number_by(draft, found)


def in_table(text: Slice) -> bool:
    """Whether a text stands in a table."""
    return any(ref.table is not None for ref in text.refs)


def number_by(draft: Draft, found: re.Match[str] | None) -> None:
    """Part the theme of a recommendation at the number that opens it."""
    if found is not None:
        refs = draft.theme.refs
        draft.number, draft.theme = Slice(found.group(1), refs), Slice(found.string[found.end() :], refs)
