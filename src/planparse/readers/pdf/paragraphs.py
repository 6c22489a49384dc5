"""Cells of several paragraphs in rows whose cells stand in the middle: a cell is as high as all that it holds.

Its paragraphs are parted by white that no line of the row may bridge, and a paragraph's own space below its last line
belongs to the cell too: what stands in the middle of the cell stands lower than in the middle of its words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from planparse.readers.pdf.lines import Segment

SAME = 1.5  # points: middles or tops no further apart are the same
MOST = 2  # lines of text: a paragraph leaves no more white below it
Columns = tuple[int, int]  # the first and the last


class Block(NamedTuple):
    """One cell's lines: the columns it stands over, its parts from the top, its first line's place and its height."""

    first: int
    last: int
    line: int
    top: float
    bottom: float
    parts: tuple[Segment, ...]

    @property
    def middle(self) -> float:
        """Its height on the page, in points from the top."""
        return (self.top + self.bottom) / 2

    @property
    def columns(self) -> Columns:
        """The first and the last column that it stands over."""
        return self.first, self.last


def whole_cells(rows: Sequence[list[Block]], leading: float) -> list[list[Block]]:
    """The rows with their cells' whole heights, and with the paragraphs that stand above or below all their others.

    `leading` (points) is how far two lines of one cell stand apart at most.
    """
    white = _white_below(rows, MOST * leading)
    out: list[list[Block]] = []
    left = list(rows)
    while left:
        row = left.pop(0)
        above, below, under = _reach(out, row, left, white)
        start = len(out) - above
        parts = [*out[start:], row, *left[:below]]
        out[start:] = [_lowered([block for part in parts for block in part], under, white)]
        del left[:below]
    return out


def parted_cells(row: Sequence[Block]) -> list[Block]:
    """The blocks of a row, those cut that are cells of several rows with no white between them.

    Each of a block's parts opens with a capital and stands in a middle that cells of other columns share.
    """
    ranked = sorted(row, key=lambda block: block.middle)
    middles = [a.middle for a, b in pairwise(ranked) if b.middle - a.middle < SAME and a.columns != b.columns]
    out: list[Block] = []
    for block in row:
        whole = len(block.parts) < 2 or _is_among(middles, block.middle)
        out += ([] if whole else _pieces(block, middles)) or [block]
    return out


def _is_among(middles: Sequence[float], middle: float) -> bool:
    """Whether a middle is one of those, which are sorted."""
    at = bisect_left(middles, middle - SAME)
    return at < len(middles) and middles[at] < middle + SAME


def _pieces(block: Block, middles: Sequence[float]) -> list[Block]:
    """A block's parts as blocks that stand in such middles, the first as short as can be; none where they don't."""
    count = len(block.parts)
    ends: dict[int, int] = {}  # where a piece ends, by its start, if what follows it is pieces too
    for start in reversed(range(count)):
        if start and block.parts[start].text[0].islower():
            continue
        for end in range(start + 1, count + 1):
            if (end == count or end in ends) and _is_among(middles, _piece(block, start, end).middle):
                ends[start] = end
                break
    cuts = [0]
    while ends.get(cuts[-1]):
        cuts.append(ends[cuts[-1]])
    return [_piece(block, start, end) for start, end in pairwise(cuts)]


def _piece(block: Block, start: int, end: int) -> Block:
    parts = block.parts[start:end]
    top, bottom = min(w.top for w in parts[0].words), max(w.bottom for w in parts[-1].words)
    return block._replace(line=block.line + start, top=top, bottom=bottom, parts=parts)


def _white_below(rows: Sequence[list[Block]], most: float) -> dict[Columns, float]:
    """The white that some cells of a column have below their last lines, points, where any have.

    Cells of unlike heights beside the tallest of a row share a middle, lower than its own: everywhere by as much.
    """
    found: dict[Columns, list[float]] = {}
    for row in rows:
        tallest = max(row, key=lambda block: block.bottom - block.top)
        others = [block for block in row if block.columns != tallest.columns]
        alike = _alike(others)
        heights = [block.bottom - block.top for block in alike]
        white = 2 * (alike[0].middle - tallest.middle) if alike else 0.0
        if len(row) - len(others) == 1 and SAME < white < most and max(heights) - min(heights) > SAME:
            found.setdefault(tallest.columns, []).append(white)
    return {columns: min(whites) for columns, whites in found.items() if max(whites) - min(whites) < 2 * SAME}


def _reach(
    above: Sequence[list[Block]], row: Sequence[Block], below: Sequence[list[Block]], white: Mapping[Columns, float]
) -> tuple[int, int, Block | None]:
    """How many of the rows above and below are paragraphs of a cell of this one, in whose middle its others stand.

    And the last of these paragraphs, where the cell's white below it makes that its middle.
    """
    for columns in {near[0].columns: None for near in (*above[-1:], *below[:1])}:
        room = _alone(above[::-1], columns), _alone(below, columns)
        own = [block for block in row if block.columns == columns] if any(room) else []
        others = [block for block in row if block.columns != columns]
        alike = _alike(others) if own else []
        if not alike or len(alike) < min(2, len(others)):
            continue
        whites = 0.0, white.get(columns, 0.0)
        spans = product(range(room[0] + 1), range(room[1] + 1))
        for up, down in sorted(spans, key=lambda span: (not all(span), sum(span))):
            first = above[-up][0] if up else own[0]
            last = below[down - 1][-1] if down else own[-1]
            for under in whites:
                if abs((first.top + last.bottom + under) / 2 - alike[0].middle) < SAME:
                    return up, down, last if under else None
    return 0, 0, None


def _alone(rows: Sequence[Sequence[Block]], columns: Columns) -> int:
    """How many rows from the first on hold nothing but text of these columns."""
    return next((at for at, row in enumerate(rows) if any(b.columns != columns for b in row)), len(rows))


def _lowered(row: Sequence[Block], last: Block | None, white: Mapping[Columns, float]) -> list[Block]:
    """The row, `last` and every block that shares its middle with more cells if the white below it is its own."""
    out = []
    for block in row:
        under = white.get(block.columns, 0.0)
        beside = [other.middle - block.middle for other in row if under and other.columns != block.columns]
        level, lower = (sum(abs(off - shift) < SAME for off in beside) for shift in (0.0, under / 2))
        out.append(block._replace(bottom=block.bottom + under) if block is last or lower > level else block)
    return out


def _alike(blocks: Sequence[Block]) -> list[Block]:
    """The most blocks that share a middle."""
    ranked = sorted(blocks, key=lambda block: block.middle)
    middles = [block.middle for block in ranked]
    spans = [(bisect_right(middles, m - SAME), bisect_left(middles, m + SAME)) for m in middles]
    first, end = max(spans, key=lambda span: span[1] - span[0], default=(0, 0))
    return ranked[first:end]
