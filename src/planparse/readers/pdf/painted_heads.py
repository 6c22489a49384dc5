"""Painted headers over rows that nothing rules: where their columns begin, and the lines below cut there.

Sheets and web pages set a full cell so near to the next that no white is left between them; their columns' own places
part them. Office programs paint a header cell by cell, so that its cells tell the places; a sheet paints it as one, but
sets all words at the left of their cells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.model import AFAR, Fill, PageContent
from planparse.readers.pdf.painted import bands_of, beside_cells, is_header, with_edges_of
from planparse.readers.pdf.placing import EQUAL, Column, segment_of
from planparse.readers.pdf.sections import LOOK, PARTS

_OVER = 1.0  # points: how far a word may reach over its cell's edge
OFTEN = 3  # words of lines that begin at one very place: a column's left edge
_BEFORE = 0.5  # points: a column's edge stands so far before its words


class PaintedHead(NamedTuple):
    """A painted header as lines of the page: the first, the one after the last; its cells and where they end.

    Both are empty where it is painted as one.
    """

    start: int
    end: int
    edges: tuple[float, ...]
    cells: tuple[Fill, ...]

    def cut(self, at: int, line: Line) -> Line:
        """The line of that index, cut: in the header at the ends of the cells on its height, below it at all."""
        if at >= self.end:
            return cut_at(line, self.edges)
        return cut_at(
            line, [x for cell in self.cells if cell.top < line.middle < cell.bottom for x in (cell.x0, cell.x1)]
        )


def painted_heads(page: PageContent, lines: Sequence[Line]) -> list[PaintedHead]:
    """The painted headers among a page's lines, from the top."""
    found: list[PaintedHead] = []
    heights = sorted(line.middle for line in lines)
    bands = bands_of([x for x in page.fills if bisect_left(heights, x.top) < bisect_left(heights, x.bottom)])
    for at, band in enumerate(bands):
        beside = beside_cells(band, bands[at + 1 :])
        head = with_edges_of(band, beside)
        inside = [i for i, line in enumerate(lines) if head.top < line.middle < head.bottom]
        if not inside or (found and inside[0] < found[-1].end) or not is_header(head, page.words):
            continue
        if len(head.edges) > 3 and _has_rows(lines[inside[0] :], len(inside), head.edges):
            found.append(PaintedHead(inside[0], inside[-1] + 1, head.edges, (*head.cells, *beside)))
        elif len(head.edges) == 2 and max(len(lines[i].segments) for i in inside) >= PARTS:
            found.append(PaintedHead(inside[0], inside[-1] + 1, (), ()))
    return found


def _has_rows(lines: Sequence[Line], head: int, edges: Sequence[float]) -> bool:
    """Whether rows stand in a header's columns: the first `head` lines are its own; no line has more parts than it."""
    if any(len(line.segments) >= len(edges) for line in lines):
        return False
    return any(_fits(line, edges) for line in lines[head : head + LOOK])


def _fits(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line stands in several of a header's columns, and in each by itself."""
    parts = cut_at(line, edges).segments
    return len(parts) >= PARTS and not any(x.x0 + _OVER < edge < x.x1 - _OVER for x in parts for edge in edges)


def cut_at(line: Line, edges: Sequence[float], heads: bool = False) -> Line:
    """A line with its parts cut at the edges of columns; a part with a word over one of them is a merged cell's.

    So is all that stands on a line with nothing but its word space at an edge; the same holds for words of `heads`.
    """
    alone = heads or len(line.segments) == 1
    parts = [piece for part in line.segments for piece in _pieces(part, edges, alone)]
    return line if len(parts) == len(line.segments) else line._replace(segments=tuple(parts))


def cut_under(lines: Sequence[Line], start: int, after: int, end: int) -> list[Line]:
    """The lines, those of a header painted as one (`start` to before `after`) and those below cut where both begin.

    Words of three lines begin at one very place in a column only; of two, they may by chance.
    """
    below = [word for line in lines[after:end] for part in line.segments for word in part.words]
    begun = Counter(round(word.x0, 1) for word in below)
    heads = {round(word.x0, 1) for line in lines[start:after] for part in line.segments for word in part.words}
    over = {x: sum(word.x0 < x - _BEFORE and word.x1 > x + _OVER for word in below) for x in heads if begun[x] > 1}
    edges = {x - _BEFORE: begun[x] for x, crossing in over.items() if begun[x] > OFTEN * crossing}
    sure = [edge for edge, times in edges.items() if times >= OFTEN]
    header = [cut_at(cut_at(line, [*edges], heads=True), sure) for line in lines[start:after]]
    lefts = {round(part.x0, 1) for line in header for part in line.segments}
    known = [edge for edge in edges if round(edge + _BEFORE, 1) in lefts]
    return [*lines[:start], *header, *(cut_at(line, known) for line in lines[after:end]), *lines[end:]]


def columns_between(lines: Sequence[Line], edges: Sequence[float]) -> list[Column] | None:
    """The columns between edges, from where the first of their words begins, and as far from the edge behind them.

    None where a column has no words.
    """
    found: list[list[Segment]] = [[] for _ in edges[1:]]
    for line in lines:
        for part in line.segments:
            inside = [k for k, (a, b) in enumerate(pairwise(edges)) if a - _OVER <= part.x0 and part.x1 <= b + _OVER]
            if inside:
                found[inside[0]].append(part)
    if not found or not all(found):
        return None
    lefts = [min(part.x0 for part in parts) for parts in found]
    ends = [
        min(b - (x0 - a), after - _BEFORE)
        for (a, b), x0, after in zip(pairwise(edges), lefts, [*lefts[1:], AFAR], strict=True)
    ]
    return [Column(left, max(end, left + _OVER), sure=True) for left, end in zip(lefts, ends, strict=True)]


def edges_before(columns: Sequence[Column]) -> tuple[float, ...]:
    """Edges right before the words of columns, and after the last."""
    return (*(column.x0 - _BEFORE for column in columns), columns[-1].x1 + _OVER)


def _pieces(part: Segment, edges: Sequence[float], alone: bool) -> list[Segment]:
    inner = [edge for edge in edges if part.x0 + _OVER < edge < part.x1 - _OVER]
    if not inner or any(word.x0 + _BEFORE < edge < word.x1 - _OVER for word in part.words for edge in inner):
        return [part]
    gaps = [b.x0 - a.x1 for a, b in pairwise(part.words)]
    usual = sorted(gaps)[len(gaps) // 2]
    cuts = [
        index
        for index, (a, b) in enumerate(pairwise(part.words), 1)
        if any(a.x0 < edge <= b.x0 + _BEFORE and edge > a.x1 - _OVER for edge in inner)
        and not (alone and abs(gaps[index - 1] - usual) < EQUAL)
    ]
    return [segment_of(part.words[a:b]) for a, b in pairwise([0, *cuts, len(part.words)])]
