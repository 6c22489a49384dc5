"""The cells of a table laid out without rules, or with rules across only: their words, their spans and their boxes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planparse.readers.pdf.centred import Row
from planparse.readers.pdf.model import Box, GridCell, Word
from planparse.readers.pdf.placing import Placed
from planparse.readers.pdf.regions import Region
from planparse.readers.pdf.rows import Layout, going_on

FLUSH = 1.5  # points: parts that begin no further from their column's edge are set to the left
MOSTLY = 0.6  # of a column's parts
RULED = 0.8  # of the bounds between rows have a rule: a column that it leaves out has a merged cell there
BOUNDS = 3  # at least, to tell so


def grid_cells(layout: Layout) -> list[GridCell]:
    """The cells of a region, row by row, a blank one wherever a row leaves a column free."""
    edges = _edges(layout.region)
    bounds = [*layout.starts, len(layout.lines)]
    cells = _centred_cells(layout.headed or [], 0, edges)
    count = 1 + max((cell.row + cell.row_span - 1 for cell in cells), default=-1)
    if layout.headed:
        bounds = [at for at in bounds if at >= layout.head]
    if layout.centred:
        bounds = [at for at in bounds if at <= layout.head]
    for row, (first, end) in enumerate(pairwise(bounds), count):
        placed = [part for line in layout.placed[first:end] for part in line]
        top, bottom = min(x.top for x in layout.lines[first:end]), max(x.bottom for x in layout.lines[first:end])
        cells.extend(_row_cells(row, placed, edges, (top, bottom)))
        count = row + 1
    return _joined_down([*cells, *_centred_cells(layout.centred or [], count, edges)], layout)


def _row_cells(row: int, placed: Sequence[Placed], edges: list[float], heights: tuple[float, float]) -> list[GridCell]:
    spans: list[tuple[int, int]] = []
    for first, last in sorted((part.first, part.last) for part in placed):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    covered = {k for first, last in spans for k in range(first, last + 1)}
    spans.extend((k, k) for k in range(len(edges) - 1) if k not in covered)
    cells = []
    for first, last in sorted(spans):
        words: list[Word] = []
        for part in placed:
            if first <= part.first <= last:
                words.extend(part.segment.words)
        box: Box = (edges[first], heights[0], edges[last + 1], heights[1])
        cells.append(GridCell(row, first, 1, last - first + 1, box, tuple(words)))
    return cells


def _centred_cells(rows: Sequence[Row], start: int, edges: list[float]) -> list[GridCell]:
    """The cells of rows whose cells are set in the middle of their height; `start` is the first row's number."""
    cells: list[GridCell] = []
    for row in rows:
        found: dict[tuple[int, int, int, int], list[Word]] = {}
        heights = min(block.top for block in row.blocks), max(block.bottom for block in row.blocks)
        for block, (upper, lower) in zip(row.blocks, row.among, strict=True):
            place = start + upper, block.first, start + lower, block.last
            found.setdefault(place, []).extend(word for part in block.parts for word in part.words)
        taken = {(r, k) for top, first, low, last in found for r in range(top, low + 1) for k in range(first, last + 1)}
        for r in range(start, start + row.height):
            found |= {(r, k, r, k): [] for k in range(len(edges) - 1) if (r, k) not in taken}
        for (top, first, low, last), words in sorted(found.items()):
            box: Box = (edges[first], heights[0], edges[last + 1], heights[1])
            cells.append(GridCell(top, first, low - top + 1, last - first + 1, box, tuple(words)))
        start += row.height
    return cells


def _edges(region: Region) -> list[float]:
    """The left edge of each column and the right edge of the last, wide enough for every word.

    The tightest gutter of a table tells the white that it leaves beside every text set to the left.
    """
    columns, parts = region.columns, [part for line in region.lines for part in line.segments]
    tightest = min(right.x0 - left.x1 for left, right in pairwise(columns))
    inner = []
    for left, right in pairwise(columns):
        starts = [part.x0 for part in parts if left.x1 < part.x0 < right.x1]
        flush = sum(x0 < right.x0 + FLUSH for x0 in starts) > MOSTLY * len(starts)
        inner.append(right.x0 - tightest / 2 if flush else (left.x1 + right.x0) / 2)
    return [min(part.x0 for part in parts), *inner, max(part.x1 for part in parts)]


def _joined_down(cells: list[GridCell], layout: Layout) -> list[GridCell]:
    """The cells, those that one text or the rules show to be merged over rows as one."""
    starts = [at for at in layout.starts if at > layout.head]
    if layout.centred or not starts:
        return cells
    by_place = {(cell.row, cell.column): cell for cell in cells}
    first = max(cell.row for cell in cells) + 1 - len(starts)
    ruled = len(starts) >= BOUNDS and sum(layout.ruled[at] for at in starts) >= RULED * len(starts)
    for row, at in reversed([*enumerate(starts, first)]):
        for column in layout.unruled.get(at, ()) if ruled else going_on(layout, at):
            upper, lower = by_place.get((row - 1, column)), by_place.get((row, column))
            if upper and lower and upper.col_span == lower.col_span == 1:
                del by_place[row, column]
                box = (*upper.box[:3], lower.box[3])
                by_place[row - 1, column] = GridCell(
                    row - 1, column, 1 + lower.row_span, 1, box, upper.words + lower.words
                )
    return [by_place[place] for place in sorted(by_place)]
