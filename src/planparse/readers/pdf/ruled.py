"""Rules -> grids with spans: lines that touch make a lattice, and its squares without a rule between are one cell.

Unlike a search for closed rectangles this needs no outer border, and a cell that spans is known by the rule
that is missing inside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from planparse.readers.pdf.lattices import SNAP, TOUCH, Lattice, Line, lattices_of
from planparse.readers.pdf.model import Box, Grid, GridCell, PageContent, Word, made
from planparse.readers.pdf.parting import Piece, parted_columns, parted_gutters, parted_rows

_COVER = 0.6  # part of a cell's side that a rule must take: an underline inside a cell takes less
_SKETCHED = 20  # slanted strokes: tick marks are fewer
_UNRULED = 3  # level lines at most, round the header and at the end, of a table whose rows no rule parts
_WHOLE = 0.9  # of its width: a rule that is shorter parts rows beside a merged cell
_CORNER = 9.0  # points: how far into a table its rounded corners reach
_SLIM = 6.0  # points: a column or row without words that is no wider is the gap of a double rule
_cell = made(GridCell)


def ruled_grids(page: PageContent) -> list[Grid]:
    """The grids that the rules of a page draw, from top to bottom; underlines, page frames and charts are none.

    A box of one cell is among them: `tables_among` tells whether it is part of a table that a page end cut.
    """
    if len(page.rules) + len(page.fills) < 3:
        return []
    found = [made for lattice in lattices_of(page) if (made := grid_of(lattice, page)) is not None]
    tables = without_frames([grid for grid in found if not is_scrap(grid)])
    scraps = [grid for grid in found if is_scrap(grid) and not any(meet(grid.box, other.box) for other in tables)]
    return sorted([*tables, *scraps], key=lambda grid: (grid.box[1], grid.box[0]))


def is_scrap(grid: Grid) -> bool:
    """Whether a grid is one row that says something in one of its cells alone: a cut row's rest, or a drawing."""
    high = max(cell.row for cell in grid.cells) + 1
    return high == 1 < len(grid.cells) and sum(1 for cell in grid.cells if cell.words) == 1


def grid_of(lattice: Lattice, page: PageContent) -> Grid | None:
    """The grid that a lattice draws; null where it is a drawing or says nothing."""
    xs = places(lattice.down, lattice.across)
    ys = sorted({*places(lattice.across, lattice.down), *stops(lattice)})
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > 40_000:
        return None
    upright = walls(lattice.down, xs, ys)  # [x][row]
    level = walls(lattice.across, ys, xs)  # [y][column]
    owner, boxes = cells_of(upright, level, len(xs) - 1, len(ys) - 1)
    xs[-1] = reach(xs, ys, page)
    words = words_in(page.words, xs, ys, owner, len(boxes))
    if not is_filled(boxes, words) or is_chart(page, xs, ys, sum(map(len, words))):
        return None
    pieces = [Piece((xs[b], ys[a], xs[d + 1], ys[c + 1]), w) for (a, b, c, d), w in zip(boxes, words, strict=True)]
    whole = all(line.end - line.start > _WHOLE * (xs[-1] - xs[0]) for line in lattice.across)
    unruled = whole and len({line.at for line in lattice.across}) <= _UNRULED
    cells = numbered(parted_rows(parted_gutters(parted_columns(pieces, xs)), unruled))
    box = (xs[0], ys[0], xs[-1], ys[-1])
    return Grid(page.number, box, cells, not any(level[0]), not any(level[-1]))


def reach(xs: list[float], ys: list[float], page: PageContent) -> float:
    """How far to the right a table reaches: as far as its words where the paper's edge cuts its last column.

    What a table too wide for its page prints beyond that is in the file, but for the rules.
    """
    if page.width - xs[-1] > TOUCH:
        return xs[-1]
    words = (w for w in page.words if w.x1 > page.width and w.x0 >= xs[-2] and ys[0] <= w.top < ys[-1])
    return max((w.x1 + SNAP for w in words), default=xs[-1])


def places(lines: tuple[Line, ...], others: tuple[Line, ...]) -> list[float]:
    """Where the lines lie, with the ends of the lines that cross them where those reach clearly further out."""
    found = sorted({line.at for line in lines})
    low, high = min(line.start for line in others), max(line.end for line in others)
    if low < found[0] - 2 * TOUCH:
        found.insert(0, low)
    if high > found[-1] + 2 * TOUCH:
        found.append(high)
    return found


def stops(lattice: Lattice) -> list[float]:
    """Heights at which inner uprights end or begin in a table ruled only upright: at a cell over several columns."""
    inner = [line for line in lattice.down if lattice.down[0].at < line.at < lattice.down[-1].at]
    levels = {line.at for line in lattice.across}
    if len(levels) > _UNRULED or not inner:
        return []
    low, high = min(levels), max(line.end for line in inner)
    found: list[float] = []
    for end in sorted(y for line in inner for y in (line.start, line.end)):
        apart = not found or end - found[-1] >= SNAP
        if apart and low < end < high - SNAP and all(abs(end - y) > 2 * SNAP for y in levels):
            found.append(end)
    return found


def walls(lines: tuple[Line, ...], at: list[float], steps: list[float]) -> list[list[bool]]:
    """For each place, whether a rule takes each step along it."""
    index = {place: i for i, place in enumerate(at)}
    last = len(steps) - 2
    taken = [[0.0] * (last + 1) for _ in at]
    for place, start, end in lines:
        row = taken[index[place]]
        for step in range(max(0, bisect_right(steps, start) - 1), last + 1):
            low, high = steps[step], steps[step + 1]
            if low >= end:
                break
            row[step] += (high if high < end else end) - (low if low > start else start)
    return [[part >= _COVER * (steps[i + 1] - steps[i]) for i, part in enumerate(row)] for row in taken]


Span = tuple[int, int, int, int]  # first row, first column, last row, last column


def cells_of(
    upright: list[list[bool]], level: list[list[bool]], wide: int, high: int
) -> tuple[list[list[int]], list[Span]]:
    """Which cell each lattice square belongs to, and the cells as spans of squares, by row.

    Squares without a rule between are one run; runs of the same width without a rule between are one cell. So
    a region that is no rectangle (a rule is missing at one place) is cut by rows, as a reader would.
    """
    owner = [[-1] * wide for _ in range(high)]
    boxes: list[list[int]] = []
    above: dict[tuple[int, int], int] = {}
    for r in range(high):
        runs: dict[tuple[int, int], int] = {}
        start = 0
        for c in range(1, wide + 1):
            if c < wide and not upright[c][r]:
                continue
            run = (start, c - 1)
            cell = above.get(run, -1)
            if cell < 0 or any(level[r][start:c]):
                cell = len(boxes)
                boxes.append([r, start, r, c - 1])
            boxes[cell][2] = r
            runs[run] = cell
            for square in range(start, c):
                owner[r][square] = cell
            start = c
        above = runs
    return owner, [(a, b, c, d) for a, b, c, d in boxes]


def words_in(
    words: Iterable[Word], xs: list[float], ys: list[float], owner: list[list[int]], count: int
) -> list[list[Word]]:
    """The words of each cell, by their middle."""
    out: list[list[Word]] = [[] for _ in range(count)]
    left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    for word in words:
        y = (word[2] + word[4]) / 2
        if top <= y < bottom:
            x = (word[1] + word[3]) / 2
            if left <= x < right:
                out[owner[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]].append(word)
    return out


def is_filled(boxes: list[Span], words: list[list[Word]]) -> bool:
    """Whether words stand in a fair part of the cells: the squares of a chart or a logo are blank.

    Of a table of one column nearly every cell says something; forms have columns still to be filled in. One row may be
    the rest of a cut one, which says no more than the end of one cell.
    """
    filled = sum(1 for said in words if said)
    narrow = len({(span[1], span[3]) for span in boxes}) == 1
    least = min(2, len(boxes), len({span[0] for span in boxes}))
    return filled >= least and filled >= (0.7 if narrow else 0.1) * len(boxes)


def is_chart(page: PageContent, xs: list[float], ys: list[float], said: int) -> bool:
    """Whether slanted lines and curves are drawn between the rules, as in charts, maps and logos.

    A table's rounded corners are none, and it has more to say than the badges round its words have corners.
    """
    left, top, right, bottom = xs[0], ys[0], xs[-1], ys[-1]
    within = sum(
        1
        for x, y in page.sketched
        if left < x < right and top < y < bottom and max(min(x - left, right - x), min(y - top, bottom - y)) > _CORNER
    )
    return within > max(_SKETCHED, said)


def numbered(pieces: Sequence[Piece]) -> tuple[GridCell, ...]:
    """The cells with rows and columns counted, those left out that only the gap of a double rule makes."""
    kept = [p for p in pieces if p.words or (p.box[2] - p.box[0] > _SLIM and p.box[3] - p.box[1] > _SLIM)]
    tops = sorted({p.box[1] for p in kept})
    lefts = sorted({p.box[0] for p in kept})
    out = []
    for box, words in kept:
        row, column = bisect_left(tops, box[1]), bisect_left(lefts, box[0])
        row_span, col_span = bisect_left(tops, box[3]) - row, bisect_left(lefts, box[2]) - column
        out.append(_cell((row, column, row_span, col_span, box, tuple(words))))
    return tuple(sorted(out, key=itemgetter(0, 1)))


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have some area in common."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > TOUCH and min(one[3], other[3]) - max(one[1], other[1]) > TOUCH


def without_frames(grids: list[Grid]) -> list[Grid]:
    """The grids without those that lie in a cell of another, or that only frame another."""
    out: list[Grid] = []
    for grid in sorted(grids, key=lambda g: -area(g.box)):
        outer = next((o for o in out if inside(grid.box, o.box)), None)
        if outer is None:
            out.append(grid)
        elif len(grid.cells) > 3 * len(outer.cells) or len(outer.cells) == 1 < len(grid.cells):
            out.remove(outer)  # a frame round the table with its title
            out.append(grid)
    return out


def area(box: Box) -> float:
    """The area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def inside(inner: Box, outer: Box) -> bool:
    """Whether a box lies in another, a hair's breadth allowed."""
    return (
        inner[0] >= outer[0] - TOUCH
        and inner[1] >= outer[1] - TOUCH
        and inner[2] <= outer[2] + TOUCH
        and inner[3] <= outer[3] + TOUCH
    )
