"""Numbers that open recommendations without a mark behind them: "1 Strengthen oversight", "2 Improve visits"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.assembly.blocks.listed import Draft
from planparse.document import Slice

_OPENING = re.compile(r"(\d{1,2})\s+(?=[A-Z])")


def part_unmarked_numbers(drafts: Sequence[Draft]) -> None:
    """Part the numbers from the texts where they count all recommendations up from 1.

    One alone may be the text's own, "12 Weeks of support", and a mark would say that it is a number.
    """
    found = [_OPENING.match(draft.text.text) for draft in drafts if not draft.number]
    counted = [int(opening.group(1)) for opening in found if opening]
    if len(counted) < 2 or counted != list(range(1, len(drafts) + 1)):
        return
    for draft, opening in zip(drafts, found, strict=True):
        assert opening is not None  # all count
        text, refs = draft.text.text, draft.text.refs
        draft.number, draft.text = Slice(opening.group(1), refs), Slice(text[opening.end() :], refs)
