"""Columns of a table without rules that the line which told them held too near to each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planparse.readers.pdf.lines import Segment
from planparse.readers.pdf.placing import IN_LINE, KNOWN, Column, Placed


def divided(columns: Sequence[Column], placed: Sequence[Sequence[Placed]]) -> list[Column]:
    """The columns, each parted where several lines have two parts in it and no line's words run over the place.

    The line that told the columns had two of them too near to each other to tell them apart.
    """
    out: list[Column] = []
    for k, column in enumerate(columns):
        lines = [[part.segment for part in line if part.first == part.last == k] for line in placed]
        inner = sorted(parts[1].x0 for parts in lines if len(parts) > 1)
        at = next((x for x, again in pairwise(inner) if again - x < IN_LINE and _parts_all(lines, x)), None)
        if at is None:
            out.append(column)
            continue
        words = [word for parts in lines for part in parts for word in part.words]
        left = max(word.x1 for word in words if word.x0 < at - IN_LINE)
        out += [Column(column.x0, left, column.support), Column(at, column.x1, column.support)]
    return out


def _parts_all(lines: Sequence[Sequence[Segment]], x: float) -> bool:
    """Whether no word of the lines runs over a place, and several lines have words on both sides of it."""
    both = 0
    for parts in lines:
        words = [word for part in parts for word in part.words]
        if any(word.x0 < x - IN_LINE and word.x1 > x for word in words):
            return False
        after = [word for word in words if word.x0 > x - IN_LINE]
        both += len(after) < len(words) and bool(after)
        if after and after[0].x0 > x + IN_LINE:
            return False
    return both > KNOWN
