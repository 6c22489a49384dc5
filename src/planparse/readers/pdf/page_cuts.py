"""Ruled tables at the ends of pages: which are parts of a table that the page end cut, and in whose columns.

And boxes that only frame a table, whose rows stand in columns that no rule parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.pdf.lattices import SNAP
from planparse.readers.pdf.lines import group_lines
from planparse.readers.pdf.model import Grid, PageContent
from planparse.readers.pdf.regions import is_seed
from planparse.readers.pdf.ruled import is_scrap

_HEAD = 0.25  # of a page's height: what goes on from the page before stands no lower
_FOOT = 0.7  # of a page's height: a table that goes on over the page's end reaches at least as far


def tables_among(grids: Sequence[Grid], before: Grid | None, after: Grid | None) -> list[Grid]:
    """The grids that are tables: more than one cell, or at a page end and as wide as the table across it.

    `before` is the table that the page before ends with, `after` what the next page begins with. So the rest of a cut
    row, and a header alone at the page's foot, are parts of a table, and a box round a heading is none. A row that says
    something in one cell alone is one where it opens a page with the uprights of the table before.
    """
    out = []
    for at, grid in enumerate(grids):
        across = before if at == 0 else None
        beyond = after if at == len(grids) - 1 else None
        if is_scrap(grid):
            kept = across is not None and alike(grid, across) and shares_columns(grid, across)
        else:
            kept = len(grid.cells) > 1 or any(other is not None and alike(grid, other) for other in (across, beyond))
        if kept:
            out.append(grid)
    return out


def shares_columns(row: Grid, table: Grid) -> bool:
    """Whether each cell of a row begins where a column of a table does."""
    lefts = {cell.box[0] for cell in table.cells}
    return all(any(abs(cell.box[0] - left) < SNAP for left in lefts) for cell in row.cells)


def alike(grid: Grid, other: Grid) -> bool:
    """Whether two grids run from the same left edge to the same right one."""
    return abs(grid.box[0] - other.box[0]) < 2 * SNAP and abs(grid.box[2] - other.box[2]) < 2 * SNAP


def in_shared_columns(upper: Grid, lower: Grid) -> tuple[Grid, Grid]:
    """Two grids across a page end, as `alike` as one cut table, the one with fewer columns counted in the other's.

    A card's rows have two cells or four, so what a page holds of it may lack an upright of the rest; but all that it
    has are the rest's too. Grids of other columns stay as they are.
    """
    ours, theirs = lefts_of(upper), lefts_of(lower)
    if len(ours) == len(theirs) or not alike(upper, lower):
        return upper, lower
    few, many = (upper, lower) if len(ours) < len(theirs) else (lower, upper)
    if not shares_columns(few, many) or len(lefts_of(few)) < 2:
        return upper, lower
    counted = in_columns(few, lefts_of(many))
    return (counted, lower) if few is upper else (upper, counted)


def lefts_of(grid: Grid) -> list[float]:
    """Where a grid's columns begin."""
    return sorted({cell.box[0] for cell in grid.cells})


def in_columns(grid: Grid, lefts: Sequence[float]) -> Grid:
    """A grid with its cells counted in columns that begin at `lefts`, which hold all of its own."""
    cells = []
    for cell in grid.cells:
        first = sum(left < cell.box[0] - SNAP for left in lefts)
        end = sum(left < cell.box[2] - SNAP for left in lefts)
        cells.append(cell._replace(column=first, col_span=max(end - first, 1)))
    return grid._replace(cells=tuple(cells))


def at_foot(page: PageContent, grids: Sequence[Grid]) -> Grid | None:
    """The last grid of a page where it reaches far enough down to go on over the page's end."""
    last = max(grids, key=lambda grid: grid.box[3], default=None)
    return last if last is not None and last.box[3] > _FOOT * page.height else None


def at_head(page: PageContent, grids: Sequence[Grid]) -> Grid | None:
    """The first grid of a page where it stands high enough to go on with one of the page before."""
    return grids[0] if grids and grids[0].box[1] < _HEAD * page.height else None


def may_frame(grid: Grid) -> bool:
    """Whether a grid may be the frame of a table without uprights: boxes under one another, with lines in columns."""
    if any(cell.col_span > 1 or cell.column for cell in grid.cells):
        return False
    lines = group_lines(word for cell in grid.cells for word in cell.words)
    return sum(map(is_seed, lines)) > 1
