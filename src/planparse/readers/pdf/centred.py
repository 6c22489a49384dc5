"""Rows whose cells are set in the middle of the row's height: short cells begin below the row's first line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.regions import Placed

LEADING = 0.8  # points that the distance of two lines of one cell may differ by
SAME = 1.5  # points: middles or tops no further apart are the same


class _Block(NamedTuple):
    """Lines of one column without more than the text's own leading between them: one cell."""

    column: int
    first: int
    top: float
    bottom: float


def centred_starts(lines: Sequence[Line], placed: Sequence[Sequence[Placed]], head: int) -> list[int] | None:
    """The first line of each row below the header, if cells share their middles rather than their tops."""
    rows: list[list[_Block]] = []
    reach = 0.0
    for block in sorted(_blocks(lines, placed, head), key=lambda block: (block.top, block.first)):
        if not rows or block.top >= reach:
            rows.append([])
            reach = block.bottom
        rows[-1].append(block)
        reach = max(reach, block.bottom)
    middles = tops = others = 0
    for row in rows:
        tallest = max(row, key=lambda block: block.bottom - block.top)
        for block in row:
            if block.bottom - block.top < tallest.bottom - tallest.top - SAME:
                middle = abs(block.top + block.bottom - tallest.top - tallest.bottom) < 2 * SAME
                top = abs(block.top - tallest.top) < SAME
                middles, tops, others = middles + middle, tops + top, others + (not middle and not top)
    return [row[0].first for row in rows] if middles > 2 and middles > 4 * (tops + others) else None


def _blocks(lines: Sequence[Line], placed: Sequence[Sequence[Placed]], head: int) -> list[_Block]:
    columns: dict[int, list[int]] = {}
    for index in range(head, len(lines)):
        for part in placed[index]:
            if part.first == part.last:
                columns.setdefault(part.first, []).append(index)
    steps = sorted(
        lines[b].middle - lines[a].middle
        for found in columns.values()
        for a, b in pairwise(found)
        if lines[b].middle - lines[a].middle > lines[a].size * 0.9
    )
    leading = (steps[len(steps) // 12] if steps else 0.0) + LEADING
    blocks: list[_Block] = []
    for column, found in sorted(columns.items()):
        start = 0
        for at in range(1, len(found) + 1):
            if at == len(found) or lines[found[at]].middle - lines[found[at - 1]].middle > leading:
                first, last = found[start], found[at - 1]
                blocks.append(_Block(column, first, lines[first].top, lines[last].bottom))
                start = at
    return blocks
