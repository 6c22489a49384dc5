"""Rows whose cells are set in the middle of the row's height, as a browser sets them: no line says where a row begins.

What the eye takes for a cell is a block: lines of one column with no more than the text's own leading between them.
Blocks that stand beside each other are a row; the short ones share a middle, not a top. A cell merged over several
rows stands in the middle of them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import combinations, pairwise
from typing import NamedTuple

from planparse.readers.pdf.headers import is_beside
from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.paragraphs import SAME, Block, parted_cells, whole_cells
from planparse.readers.pdf.placing import Placed
from planparse.text import is_item

LEADING = 0.8  # points that the distance of two lines of one cell may differ by
MOSTLY = 4  # times: pairs of cells with one middle, to those with one top, in a table whose cells are centred


class Row(NamedTuple):
    """Blocks side by side; `among` are the rows that a cell merged over several of them makes of one, from 0."""

    blocks: list[Block]
    among: list[tuple[int, int]]  # of each block: its first and its last row

    @property
    def height(self) -> int:
        """How many rows they are."""
        return 1 + max(last for _, last in self.among)


def centred_rows(
    lines: Sequence[Line], placed: Sequence[Sequence[Placed]], head: int, rules: Sequence[Set[int]], carried: bool
) -> list[Row] | None:
    """The rows below the header, if cells share their middles rather than their tops.

    A first or last row whose cells share their tops may be cut by the page's end, and so may the last cell of a column:
    those are set at the top of what the page holds of them. `rules` are the columns over which a rule goes above each
    line, `carried` says that the table goes on from the page before.
    """
    leading = _leading(placed, range(head, len(lines)))
    found = _side_by_side(_blocks(placed, range(head, len(lines)), leading, rules))
    body = whole_cells(_side_by_side([block for row in found for block in parted_cells(row)]), leading)
    rows = [_row(blocks) for blocks in body]
    cut = _cut(rows, carried)
    pairs = [_agreements(row, leading, cut) for row in rows]
    told = [pair for k, pair in enumerate(pairs) if pair[0] or 0 < k < len(pairs) - 1]
    middles, tops = (sum(pair[k] for pair in told) for k in (0, 1))
    return _merged(rows, carried) if middles > 1 and middles > MOSTLY * tops else None


def centred_header(lines: Sequence[Line], placed: Sequence[Sequence[Placed]], head: int) -> list[Row] | None:
    """The header's rows, where lines of its cells stand half beside each other: those are set in the middle."""
    if not any(is_beside(below, above) for above, below in pairwise(lines[:head])):
        return None
    leading = _leading(placed, range(head))
    return [_row(blocks) for blocks in _side_by_side(_blocks(placed, range(head), leading, ()))]


def _leading(placed: Sequence[Sequence[Placed]], indexes: range) -> float:
    """How far below each other two lines of one cell stand at most."""
    columns: dict[int, list[Segment]] = {}
    for index in indexes:
        for part in placed[index]:
            if part.first == part.last:
                columns.setdefault(part.first, []).append(part.segment)
    steps = sorted(
        _middle(below) - _middle(above)
        for parts in columns.values()
        for above, below in pairwise(parts)
        if _middle(below) - _middle(above) > 0.9 * (above.words[0].bottom - above.words[0].top)
    )
    return (steps[len(steps) // 12] if steps else 0.0) + LEADING


def _blocks(
    placed: Sequence[Sequence[Placed]], indexes: range, leading: float, rules: Sequence[Set[int]]
) -> list[Block]:
    """The blocks of some lines, from the top; a rule over its column ends a block."""
    columns: dict[tuple[int, int], list[list[tuple[int, Segment]]]] = {}
    for index in indexes:
        for part in placed[index]:
            found = columns.setdefault((part.first, part.last), [])
            last = found[-1][-1] if found else None
            near = last and _middle(part.segment) - _middle(last[1]) <= leading
            if last and near and not any(part.first in over for over in rules[last[0] + 1 : index + 1]):
                found[-1].append((index, part.segment))
            else:
                found.append([(index, part.segment)])
    blocks = [_block(*columns_, members) for columns_, found in sorted(columns.items()) for members in found]
    return sorted(blocks, key=lambda block: (block.top, block.first))


def _block(first: int, last: int, members: Sequence[tuple[int, Segment]]) -> Block:
    parts = tuple(part for _, part in members)
    words = [word for part in parts for word in part.words]
    return Block(first, last, members[0][0], min(w.top for w in words), max(w.bottom for w in words), parts)


def _middle(part: Segment) -> float:
    return (part.words[0].top + part.words[0].bottom) / 2


def _side_by_side(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks in runs, each block of a run beside another of it."""
    rows: list[list[Block]] = []
    reach = 0.0
    for block in sorted(blocks, key=lambda block: (block.top, block.first)):
        if not rows or block.top >= reach:
            rows.append([])
            reach = block.bottom
        rows[-1].append(block)
        reach = max(reach, block.bottom)
    return rows


def _cut(rows: Sequence[Row], carried: bool) -> set[tuple[int, float]]:
    """The blocks that a page end may cut, by column and top: the last of each column, and the first where `carried`."""
    tops: dict[int, list[float]] = {}
    for row in rows:
        for block in row.blocks:
            tops.setdefault(block.first, []).append(block.top)
    ends = {(column, max(found)) for column, found in tops.items()}
    return ends | {(column, min(found)) for column, found in tops.items() if carried}


def _agreements(row: Row, leading: float, cut: set[tuple[int, float]]) -> tuple[int, int]:
    """How many pairs of cells of unlike heights share a middle, and how many a top alone, though neither is `cut`."""
    middles = tops = 0
    for (a, where), (b, other) in combinations(zip(row.blocks, row.among, strict=True), 2):
        if a.first != b.first and where == other and abs((a.bottom - a.top) - (b.bottom - b.top)) > SAME:
            level = any(abs(x - y) < SAME for x in _middles(a, leading) for y in _middles(b, leading))
            middles += level
            whole = cut.isdisjoint({(a.first, a.top), (b.first, b.top)})
            tops += not level and abs(a.top - b.top) < SAME and whole
    return middles, tops


def _middles(block: Block, leading: float) -> list[float]:
    """The middle of a block, and that of a list with the white of a line that a web page leaves below it."""
    listed = is_item(block.parts[0].text)
    return [block.middle, block.middle + leading / 2] if listed else [block.middle]


def _row(blocks: list[Block]) -> Row:
    """The rows inside of one whose tallest cells are merged over them: told by the columns that hold several blocks."""
    several = [block for block in blocks if any(block is not other and _over(block, other) for other in blocks)]
    inner = _side_by_side(several)
    if len(inner) < 2 or any(sum(block.last - block.first + 1 for block in row) < 2 for row in inner):
        return Row(blocks, [(0, 0)] * len(blocks))
    return Row(blocks, [_among(block, inner) for block in blocks])


def _over(block: Block, other: Block) -> bool:
    """Whether two blocks stand in one column."""
    return block.first <= other.last and other.first <= block.last


def _among(block: Block, inner: Sequence[Sequence[Block]]) -> tuple[int, int]:
    """The rows that a block stands in the middle of."""
    for index, row in enumerate(inner):
        if block in row:
            return index, index
    spans = [(first, last) for first in range(len(inner)) for last in range(first, len(inner))]
    return min(spans, key=lambda span: abs(_middle_of(inner, *span) - block.middle))


def _middle_of(inner: Sequence[Sequence[Block]], first: int, last: int) -> float:
    return (min(block.top for block in inner[first]) + max(block.bottom for block in inner[last])) / 2


def _merged(rows: Sequence[Row], carried: bool) -> list[Row]:
    """The rows, one of all between two bands where the cells of a column, set in the middle of several, tile them.

    A merged cell that is short stands beside one row only, and its column is blank beside the others.
    """
    runs: list[list[Row]] = [[]]
    for row in rows:
        rest = carried and row is rows[0] and row.blocks[0].first > 0  # a cell of the page before ends there
        if rest or len(row.blocks) > 1:
            runs[-1].append(row)
        else:
            runs += [[row], []]
    found = [run for run in runs if run]
    return [row for run in found for row in _tiled(run, carried and run is found[0], run is found[-1])]


def _tiled(rows: list[Row], carried: bool, last: bool) -> list[Row]:
    """Rows of which some columns are tiled by cells merged over several of them, as one; else as they are.

    The page may cut the first cell of a column where the table is `carried`, and the last of the `last` rows.
    """
    blocks: list[Block] = []
    among: list[tuple[int, int]] = []
    for row in rows:
        start = _count(among)
        blocks += row.blocks
        among += [(start + first, start + low) for first, low in row.among]
    own = [[block for block, at in zip(blocks, among, strict=True) if at == (r, r)] for r in range(_count(among))]
    if not all(own):
        return rows
    heights = [(min(block.top for block in row), max(block.bottom for block in row)) for row in own]
    for column in range(max((block.last for block in blocks), default=0)):
        held = [k for k, block in enumerate(blocks) if block.first == block.last == column]
        spans = _spans([blocks[k] for k in held], heights, carried, last) if 0 < len(held) < len(own) else []
        for k, (first, low) in zip(held, spans, strict=bool(spans)):
            if not carried or first or _is_amid(blocks[k], heights[first][0], heights[low][1]):
                among[k] = first, low  # else it is the rest of a cell, said once
        if spans and (rest := spans[0][0]) and any(first < low for first, low in spans):
            blocks.append(Block(column, column, blocks[0].line, heights[0][0], heights[rest - 1][1], ()))
            among.append((0, rest - 1))  # a cell of the page before goes on, blank
    return [Row(blocks, among)] if any(first < low for first, low in among) else rows


def _count(among: Sequence[tuple[int, int]]) -> int:
    return 1 + max((last for _, last in among), default=-1)


def _spans(
    cells: Sequence[Block], heights: Sequence[tuple[float, float]], carried: bool, last: bool
) -> list[tuple[int, int]]:
    """The runs of rows that cells are merged over, as few of them as can be cut by the page's ends.

    Where no cell of the column is surely merged, one that is cut stands at its rows' top, and in the middle of none.
    """
    for cut in (False, True)[: 1 + last]:
        for begun in (0, 1, 2)[: 1 + 2 * carried]:
            spans = _tiles(cells, heights, begun, cut)
            merged = [(cell, first, low) for cell, (first, low) in zip(cells, spans, strict=bool(spans)) if first < low]
            loose = [
                (cell, first) for cell, first, low in merged if not _is_amid(cell, heights[first][0], heights[low][1])
            ]
            if spans and (len(loose) < len(merged) or all(_is_atop(cell, first, heights) for cell, first in loose)):
                return spans
    return []


def _is_atop(cell: Block, first: int, heights: Sequence[tuple[float, float]]) -> bool:
    """Whether a cell stands at the top of a row, taller than it or shorter, and in the middle of none."""
    return abs(cell.top - heights[first][0]) < 2 * SAME and not any(_is_amid(cell, *row) for row in heights)


def _tiles(
    cells: Sequence[Block], heights: Sequence[tuple[float, float]], begun: int, cut: bool
) -> list[tuple[int, int]]:
    """The runs of rows that the cells of a column stand in the middle of, one after the other; none if they don't.

    With `begun` the first rows may be those of a cell of the page before, that ended there or goes on at their top, or,
    if `begun` is 2, anywhere in them; with `cut` the last cell goes on over the page's end, anywhere in its rows.
    """
    dead: set[tuple[int, int]] = set()

    def from_row(at: int, first: int) -> list[tuple[int, int]] | None:
        if at == len(cells) or first == len(heights):
            return [] if at == len(cells) and first == len(heights) else None
        if (at, first) in dead:
            return None
        for last in _ends(cells[at], heights, first, 0 if first else begun, cut and at == len(cells) - 1):
            if (rest := from_row(at + 1, last + 1)) is not None:
                return [(first, last), *rest]
        dead.add((at, first))
        return None

    for start in range(len(heights) if begun else 1):
        if (found := from_row(0, start)) is not None:
            return found
    return []


def _ends(cell: Block, heights: Sequence[tuple[float, float]], first: int, begun: int, cut: bool) -> Iterator[int]:
    """The rows that a cell's run from `first` may end with."""
    end = len(heights)
    for last in range(first, end):
        if _is_amid(cell, heights[first][0], heights[last][1]):
            yield last
    if begun == 2 or (begun and abs(cell.top - heights[0][0]) < 2 * SAME):
        yield from (last for last in range(first, end) if cell.bottom < heights[last][1] + SAME)
    if cut and heights[first][0] - SAME < cell.top and cell.bottom < heights[-1][1] + SAME:
        yield end - 1


def _is_amid(cell: Block, top: float, bottom: float) -> bool:
    return abs((top + bottom) / 2 - cell.middle) < 2 * SAME
