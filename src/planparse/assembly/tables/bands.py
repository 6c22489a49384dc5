"""Rows of a table that stand over those below: a section's heading, or what the actions under it answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.assembly.blocks.headings import numbered_heading, open_block
from planparse.assembly.model import Column, ColumnRole
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
HEADING_WORDS = 40
STATED_WORDS = 120  # where the table has no column for what its actions answer, which the row itself may state


def is_heading(cells: Sequence[Slice], columns: Sequence[Column], grammar: Grammar, band: bool = False) -> bool:
    """Whether a row is a section heading: one cell filled, the first, with a few words; and no full stop, as an action
    without owner or date has it, unless the cell is a `band` from edge to edge or its words count it.

    Over actions that no column says the answers of, it may state that in full, with a list.
    """
    filled = [c for c, cell in enumerate(cells) if cell]
    if filled != [0] or len(columns) < 3:
        return False
    text = fold(cells[0].text)
    counted = numbered_heading(text, grammar) is not None or open_block(Slice(text), grammar) is not None
    if columns[0].role is R.ACTION and text.endswith(".") and not (band or counted):
        return False
    stated = (band or counted) and all(column.role is not R.RECOMMENDATION for column in columns)
    most = STATED_WORDS if stated else HEADING_WORDS
    return len(text.split()) <= most and not re.match(r"^[a-z]", text) and not re.match(r"^\d+\.?$", text)
