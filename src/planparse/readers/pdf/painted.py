"""Tables whose cells are painted, not ruled: the lines that their author saw between the cells.

Office programs, browsers and layout programs paint a row cell by cell, side by side: a row of such areas tells where
every column of its table ends. A header painted so stands over rows that are ruled only across, or of which every other
is painted; so the places of its cells hold for those too, as far down as rules or painted rows as wide as it tell rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.lines import Line, Segment, group_lines
from planparse.readers.pdf.model import AFAR, Fill, PageContent, Word

ALIKE = 3.0  # points: edges no further apart are one; the white between two painted cells is no wider
_LOW = 6.0  # points: no row is lower, no cell narrower
_PALE = 250  # of 255: a paper's white, which printers lay under any text
_ROWS = 2  # rules, or painted rows, that tell how a table parts its rows
_NEAR = 1.2  # of the font's size: what goes on below stands no further down
_DARK = 150  # of 255: white words stand on it
_LOW_ROW = 3.5  # of the font's size: a row of one line, with its margins
_APART = 0.4  # of a line's height: no lines of one cell stand as far apart
_LARGER = 1.1  # than the header's print: what stands over the next table, no row
_HELD = 1.0  # points: how far a word may reach over its cell's edge

Place = tuple[float, float, float]  # where a line lies on the one axis, from where to where on the other


class Band(NamedTuple):
    """A row of painted areas side by side: its height, where its cells end, from left to right, and its colour."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rgb: tuple[int, int, int]
    cells: tuple[Fill, ...]


class Strip(NamedTuple):
    """What lies between two level edges of a table: its height and its painted row, if it is one."""

    top: float
    bottom: float
    band: Band | None


def painted_lines(page: PageContent, across: Sequence[Place], down: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """The level and upright lines of a page's painted tables; those with `down` rules of their own inside have none."""
    level: list[Place] = []
    upright: list[Place] = []
    bands = [band for band in bands_of(page.fills) if not is_ruled(band, down)]
    reached = 0.0
    for at, band in enumerate(bands):
        if band.top < reached - ALIKE or len(band.edges) < 3:
            continue
        beside = beside_cells(band, bands[at + 1 :])
        head = with_edges_of(band, beside)
        reached = head.bottom
        end = end_of(head, bands[at + 1 :], down)
        strips = strips_under(head, bands[at + 1 :], across, page.words, end)
        if strips:
            strips += rest_of(strips[-1].bottom, head, bands[at + 1 :], page.words, end)
            reached = strips[-1].bottom
            level += [*levels_of(strips, beside), *levels_beside(head, strips, page.words)]
            upright += uprights_of(head, strips, beside, page.words)
    return level, upright


def beside_cells(head: Band, below: Sequence[Band]) -> list[Fill]:
    """The cells that stand in a header's height below its first row.

    Over a group of columns stands the group's name, and their own names beside the cells of the other columns.
    """
    deep = max(cell.bottom for cell in head.cells)
    return [cell for band in below if head.top + ALIKE < band.top < deep - ALIKE for cell in band.cells]


def with_edges_of(head: Band, beside: Sequence[Fill]) -> Band:
    """A header with all its columns' edges, as deep as its tallest cell."""
    edges = list(head.edges)
    for cell in beside:
        edges += [x for x in (cell.x0, cell.x1) if all(abs(x - known) > ALIKE for known in edges)]
    return head._replace(edges=tuple(sorted(edges)), bottom=max(cell.bottom for cell in head.cells))


def bands_of(fills: Sequence[Fill]) -> list[Band]:
    """The rows of painted areas that touch one another, from the top; a cell painted twice has the later colour."""
    rows: dict[int, dict[tuple[int, int], Fill]] = {}
    for fill in fills:
        if min(fill.rgb) < _PALE and fill.bottom - fill.top > _LOW and fill.x1 - fill.x0 > _LOW:
            rows.setdefault(round(fill.top), {})[round(fill.x0), round(fill.x1)] = fill
    found = [band for row in rows.values() for band in _touching(sorted(row.values()))]
    return sorted(found, key=lambda band: (band.top, -len(band.edges)))


def _touching(row: Sequence[Fill]) -> Iterator[Band]:
    """Areas on one height as bands, parted where they don't touch."""
    start = 0
    for at in range(1, len(row) + 1):
        if at < len(row) and abs(row[at].x0 - row[at - 1].x1) < ALIKE:
            continue
        cells = row[start:at]
        bottoms = sorted(cell.bottom for cell in cells)
        edges = (cells[0].x0, *((a.x1 + b.x0) / 2 for a, b in pairwise(cells)), cells[-1].x1)
        rgb = max((cell.rgb for cell in cells), key=[cell.rgb for cell in cells].count)
        yield Band(cells[0].top, bottoms[len(bottoms) // 2], edges, rgb, tuple(cells))
        start = at


def is_ruled(band: Band, down: Sequence[Place]) -> bool:
    """Whether upright rules stand inside a band: then rules draw its table."""
    middle = (band.top + band.bottom) / 2
    return any(band.edges[0] + ALIKE < x < band.edges[-1] - ALIKE and top < middle < bottom for x, top, bottom in down)


def end_of(head: Band, below: Sequence[Band], down: Sequence[Place]) -> float:
    """Where a table ends: above the next header, in the same colour or over other columns, or with its own frame.

    The rule that closes a frame and the one that opens the next part no rows.
    """
    after = (band for band in below if band.top > head.bottom - ALIKE and len(band.edges) > 2)
    header = next((b.top for b in after if b.rgb == head.rgb or not are_among(b.edges, head.edges)), AFAR)
    framed = max(foot_of(head, head.edges[0], down), foot_of(head, head.edges[-1], down))
    return min(header - ALIKE, framed + ALIKE)


def foot_of(head: Band, side: float, down: Sequence[Place]) -> float:
    """Where an upright rule ends that goes down from beside a header; afar where none does."""
    beside = [end for x, start, end in down if abs(x - side) < ALIKE and start < head.bottom < end - ALIKE]
    return max(beside, default=AFAR)


def strips_under(
    head: Band, below: Sequence[Band], across: Sequence[Place], words: Sequence[Word], end: float
) -> list[Strip]:
    """The rows of the table that begins with a painted row, that one first; none where nothing tells them."""
    same = [band for band in below if head.bottom - ALIKE < band.top < end and fits(band.edges, head.edges)]
    rules = [y for y, x0, x1 in across if head.bottom + ALIKE < y < end and fits((x0, x1), head.edges)]
    strips = [Strip(head.top, head.bottom, head)]
    told = 0
    size = max((line.size for line in said_in(words, head, head.top, head.bottom)), default=0.0)
    for edge in sorted([*rules, *(band.top for band in same)]):
        bottom = strips[-1].bottom
        if edge < bottom - ALIKE:
            continue
        painted = next((band for band in same if abs(band.top - edge) < ALIKE), None)
        white = said_in(words, head, bottom, edge)
        low = edge - bottom if painted is None or painted.rgb != head.rgb else 0.0
        if white and (max(line.size for line in white) > _LARGER * size or not is_row(white, head, low)):
            break
        if edge > bottom + ALIKE and (white or painted):
            strips.append(Strip(bottom, edge, None))
            told += any(abs(rule - edge) < ALIKE for rule in rules)
        elif not painted:
            told += strips[-1].band is not head  # closes a painted row
        if painted:
            strips.append(Strip(edge, painted.bottom, painted))
            told += painted.rgb != head.rgb and len(painted.edges) > 2
    return strips if told >= _ROWS and is_header(head, words) and is_whole(head, strips, words) else []


def is_whole(head: Band, strips: Sequence[Strip], words: Sequence[Word]) -> bool:
    """Whether the header has all of the table's columns: no line below has more parts than it has cells.

    The two cells at the top of a card stand over rows of many.
    """
    lines = (line for strip in strips for line in said_in(words, head, strip.top, strip.bottom))
    return all(len(line.segments) < len(head.edges) for line in lines)


def is_header(head: Band, words: Sequence[Word]) -> bool:
    """Whether a painted row is a header: in bold, or in a dark colour, and nothing stands beside it.

    The status in a row's last cells, painted red or green, has the row beside it.
    """
    level = [word for word in words if head.top < (word.top + word.bottom) / 2 < head.bottom]
    if any(word.x1 < head.edges[0] - ALIKE or word.x0 > head.edges[-1] + ALIKE for word in level):
        return False
    return bool(level) and (sum(head.rgb) < 3 * _DARK or all(word.bold for word in level))


def rest_of(bottom: float, head: Band, below: Sequence[Band], words: Sequence[Word], end: float) -> list[Strip]:
    """The last row, where nothing closes it: the lines right under the row before that stand inside the columns."""
    end = min(end, next((band.top for band in below if band.top > bottom + ALIKE), AFAR))
    kept: list[Line] = []
    reach = bottom
    for line in said_in(words, head, bottom, end):
        if line.top - reach > _NEAR * line.size or any(crossed_by(part, head.edges) for part in line.segments):
            break
        kept.append(line)
        reach = max(reach, line.bottom)
    return [Strip(bottom, reach + ALIKE, None)] if len({k for x in kept for k in columns_of(x, head.edges)}) > 1 else []


def fits(edges: Sequence[float], columns: Sequence[float]) -> bool:
    """Whether a row or a rule belongs to a table: it ends at its right, and its cells end where the columns do.

    It may begin right of the first: cells merged over several rows are painted and ruled once.
    """
    return abs(edges[-1] - columns[-1]) < ALIKE and are_among(edges, columns)


def are_among(edges: Sequence[float], columns: Sequence[float]) -> bool:
    """Whether all cells of a row end where columns of a table do."""
    return all(any(abs(edge - column) < ALIKE for column in columns) for edge in edges)


def said_in(words: Sequence[Word], head: Band, top: float, bottom: float) -> list[Line]:
    """The lines between two heights, from one end of a table to the other."""
    left, right = head.edges[0], head.edges[-1]
    return group_lines(
        w for w in words if top <= (w.top + w.bottom) / 2 < bottom and w.x1 > left - ALIKE and w.x0 < right + ALIKE
    )


def is_row(lines: Sequence[Line], head: Band, height: float) -> bool:
    """Whether lines between two edges are one row's: in several cells, or in a merged one whose `height` they fill.

    An edge that words stand over has a merged cell over it all down the row, and in that no words stand side by side.
    What is said between two tables stands over edges on all its lines, or in one column, and apart from both tables; so
    `height` is 0 above a next header.
    """
    crossed = [{edge for part in line.segments for edge in crossed_by(part, head.edges)} for line in lines]
    merged = set().union(*crossed)
    found = [columns_of(line, [edge for edge in head.edges if edge not in merged]) for line in lines]
    if merged and any(len(line.segments) > len(columns) for line, columns in zip(lines, found, strict=True)):
        return False
    if len(set().union(*found)) > 1 and not all(crossed):
        return True
    size, told = lines[0].size, lines[-1].bottom - lines[0].top
    near = all(below.top - above.bottom < _NEAR * size for above, below in pairwise(lines))
    return near and 0 < height - told < (_LOW_ROW - 1) * size


def crossed_by(part: Segment, edges: Sequence[float]) -> list[float]:
    """The edges between columns that words stand over."""
    return [edge for edge in edges[1:-1] if part.x0 + _HELD < edge < part.x1 - _HELD]


def columns_of(line: Line, edges: Sequence[float]) -> set[int]:
    """The columns in which a line's words stand."""
    return {sum(edge < (word.x0 + word.x1) / 2 for edge in edges) for part in line.segments for word in part.words}


def levels_of(strips: Sequence[Strip], beside: Sequence[Fill]) -> Iterator[Place]:
    """The level lines: the edges of the painted cells."""
    for cell in (*beside, *(cell for strip in strips if strip.band for cell in strip.band.cells)):
        yield cell.top, cell.x0, cell.x1
        yield cell.bottom, cell.x0, cell.x1


def levels_beside(head: Band, strips: Sequence[Strip], words: Sequence[Word]) -> Iterator[Place]:
    """The level lines under cells that a painted row leaves out, for they span it: where the next cell begins.

    Its first line stands as high as its row's, and white over it that no lines of one cell have between them.
    """
    for above, strip in pairwise(strips):
        if not above.band or above.band.edges[0] - head.edges[0] < ALIKE:
            continue
        first = min((line.top for line in said_in(words, head, strip.top, strip.bottom)), default=AFAR)
        for left, right in pairwise(edge for edge in head.edges if edge < above.band.edges[0] + ALIKE):
            column = [word for word in words if left <= (word.x0 + word.x1) / 2 < right]
            opens = [word for word in column if abs(word.top - first) < _HELD]
            over = max((word.bottom for word in column if word.bottom < first + _HELD), default=0.0)
            if opens and first - over > _APART * (opens[0].bottom - opens[0].top):
                yield strip.top, left, right


def uprights_of(head: Band, strips: Sequence[Strip], beside: Sequence[Fill], words: Sequence[Word]) -> Iterator[Place]:
    """The upright lines of every row: a painted one has its cells' own, a white one those of the head.

    A line that stands over one tells a merged cell.
    """
    for cell in (*beside, *(cell for strip in strips if strip.band for cell in strip.band.cells)):
        yield cell.x0, cell.top, cell.bottom
        yield cell.x1, cell.top, cell.bottom
    for strip in strips:
        lines = [] if strip.band else said_in(words, head, strip.top, strip.bottom)
        parts = [part for line in lines for part in line.segments]
        end = strip.band.edges[0] - ALIKE if strip.band else AFAR
        for edge in head.edges:
            if edge < end and not any(part.x0 + _HELD < edge < part.x1 - _HELD for part in parts):
                yield edge, strip.top, strip.bottom
