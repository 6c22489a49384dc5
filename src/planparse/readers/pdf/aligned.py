"""Tables without rules, or ruled only across: grids out of the alignment of words.

For the caller: `AlignedTables` is a small object that is fed the pages of one document in order, with the boxes of
the ruled tables already found on each, and gives that page's grids at once; it carries only the last columns. A grid
that goes on from the page before has its columns, even where they are blank on this page.
"""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.pdf.cells import grid_cells
from planparse.readers.pdf.fitted import fitted_columns, parted_header
from planparse.readers.pdf.labelled import carried_cards, labelled_regions
from planparse.readers.pdf.lines import Line, group_lines, words_outside
from planparse.readers.pdf.model import Box, Grid, GridCell, PageContent
from planparse.readers.pdf.newsprint import is_newsprint
from planparse.readers.pdf.painted_heads import (
    PaintedHead,
    columns_between,
    cut_at,
    cut_under,
    edges_before,
    painted_heads,
)
from planparse.readers.pdf.placing import EDGE, Column, in_columns
from planparse.readers.pdf.plausible import is_scrap, is_table, settle
from planparse.readers.pdf.regions import (
    Levels,
    Region,
    continue_region,
    continue_under,
    find_regions,
    is_seed,
    levels_of,
    region_under,
)
from planparse.readers.pdf.rows import Layout, goes_on, lay_out
from planparse.readers.pdf.sections import Heading, header_alone, headings_of, is_bold

FOOT = 0.12  # of the page's height: what stands lower may be the page's foot


class AlignedTables:
    """The tables of a document, page by page, with the table that the page before left open."""

    def __init__(self) -> None:
        self._open: Layout | None = None
        self._header: tuple[Line, ...] = ()
        self._known: list[frozenset[str]] = []
        self._edges: tuple[float, ...] = ()
        self._labels: dict[str, int] = {}

    def on_page(self, page: PageContent, taken: Sequence[Box] = (), free: list[Line] | None = None) -> list[Grid]:
        """The grids of the next page, from its top, outside the `taken` boxes (points, x0 top x1 bottom).

        `free` are the lines outside them, where the caller has them already.

        `open_top` is true for a grid whose first row (after the header, where that is printed again) is the rest of
        the last row of the page before, false for one that goes on with a new row, null for a new table.
        """
        before, self._open = self._open, None
        lines = group_lines(words_outside(page.words, taken)) if free is None else free
        painted = painted_heads(page, lines) if page.fills else []
        alone = before is None and not painted and sum(map(is_seed, lines)) < 2
        if alone and not header_alone(lines, {*range(len(lines))}):
            return []
        if before is None and is_newsprint(lines):
            return []
        levels = levels_of(page.rules)
        layouts = self._layouts(lines, levels, before, taken, painted)
        if layouts and _is_last(layouts[-1].region, lines, page.height, taken):
            self._open = layouts[-1]
        return [
            _grid(page.number, layout, goes_on(before, layout) if before and layout.region.carried else None)
            for layout in layouts
        ]

    def _layouts(
        self,
        lines: Sequence[Line],
        levels: Levels,
        before: Layout | None,
        taken: Sequence[Box],
        painted: Sequence[PaintedHead],
    ) -> list[Layout]:
        found: list[Layout] = []
        edges = self._edges if before else ()
        lines = _cut(lines, painted, edges)
        headings = headings_of(lines, self._known)
        again = bool(before and headings and self._is_again(headings[0], lines, before))
        starts = [heading.start for heading in headings[again:]]
        for count, free in enumerate(_runs(lines, taken, starts)):
            rest = None
            if before and again and count == 0:
                start, end = headings[0].start, headings[0].end
                header = parted_header(lines[start:end], before.region.columns)
                rest = continue_under([*lines[:start], *header, *lines[end:]], start, end, before.region, levels, free)
            elif before and count == 0 and not before.region.labelled:
                rest = continue_region(lines, before.region, levels, free)
            if rest:
                free -= rest.used
                found.append(lay_out(rest, levels, self._header))
            above = before.region if before and count == 0 else None
            cards = labelled_regions(lines, free, self._labels, above)
            if above:
                cards = carried_cards(cards, above, lines, free)
            found += [lay_out(card, levels) for card in cards]
            for heading in headings:
                head = next((x for x in painted if x.start < heading.end and heading.start < x.end), None)
                headed = self._under(heading, lines, levels, free, head)
                if headed:
                    edges = edges_before(headed.region.columns) if head else ()
                    free -= headed.region.used
                    found.append(headed)
            found += filter(None, (_laid_out(grown, lines, levels) for grown in find_regions(lines, levels, free)))
            if alone := header_alone(lines, free):
                found.append(lay_out(alone, levels))
        found.sort(key=lambda layout: layout.lines[0].top)
        self._edges = edges
        if found and not found[-1].region.carried:
            self._header = found[-1].header()
        self._known += [heading.words for heading in headings if heading.words not in self._known]
        return found

    def _under(
        self, heading: Heading, lines: Sequence[Line], levels: Levels, free: set[int], painted: PaintedHead | None
    ) -> Layout | None:
        """The table under a header, where it is one and its columns can be told from the header."""
        if heading.start not in free:
            return None
        lines, columns = _columns_under(heading, lines, free, painted)
        if columns is None:
            return None
        header = parted_header(lines[heading.start : heading.end], columns)
        lines = [*lines[: heading.start], *header, *lines[heading.end :]]
        return _laid_out(region_under(lines, heading.start, heading.end, columns, levels, free), lines, levels)

    def _is_again(self, heading: Heading, lines: Sequence[Line], before: Layout) -> bool:
        """Whether the table that goes on from the page before has its header printed again here, above its rows."""
        columns = before.region.columns
        printed = parted_header(lines[heading.start : heading.end], columns)[: len(self._header)]
        if len(printed) < len(self._header) or not all(map(_is_same, printed, self._header)):
            return False
        return not any(len(line.segments) > 1 and in_columns(line, columns) for line in lines[: heading.start])


def _columns_under(
    heading: Heading, lines: Sequence[Line], free: set[int], painted: PaintedHead | None
) -> tuple[Sequence[Line], list[Column] | None]:
    """The columns under a header, None where they can't be told, and the lines, cut at them where it is painted."""
    if painted is None:
        return lines, fitted_columns(lines, heading.start, heading.end, free)
    end = next((at for at in range(heading.end, len(lines)) if at not in free), len(lines))
    edges = painted.edges
    if not edges:
        lines = cut_under(lines, heading.start, heading.end, end)
    columns = fitted_columns(lines, heading.start, heading.end, free)
    if not edges and columns:
        edges = edges_before(columns)
        lines = [cut_at(line, edges) if heading.start <= at < end else line for at, line in enumerate(lines)]
    rows = [line for line in lines[heading.start : end] if len(line.segments) > 1]
    return lines, columns_between(rows, edges) or columns


def _cut(lines: Sequence[Line], painted: Sequence[PaintedHead], edges: Sequence[float]) -> list[Line]:
    """The lines cut at the edges of the columns that stand over them: of a painted header, or of the page before."""
    out = list(lines)
    heads = [PaintedHead(0, 0, tuple(edges), ()), *painted]
    for head, end in zip(heads, [*(other.start for other in painted), len(out)], strict=True):
        if head.edges:
            out[head.start : end] = [head.cut(at, lines[at]) for at in range(head.start, end)]
    return out


def _laid_out(grown: Region, lines: Sequence[Line], levels: Levels) -> Layout | None:
    """The rows of a region, if they are a table's."""
    region = settle(grown, levels)
    layout = lay_out(region, levels) if region else None
    return layout if layout and is_table(layout, levels) and not is_scrap(layout.region, levels, lines) else None


def _is_same(line: Line, other: Line) -> bool:
    """Whether a line is printed again: the same words in the same places, but for the height."""
    pairs = zip((*line.segments,), (*other.segments,), strict=False)
    return line.text == other.text and all(abs(a.x0 - b.x0) < EDGE for a, b in pairs)


def _runs(lines: Sequence[Line], taken: Sequence[Box], starts: Sequence[int]) -> list[set[int]]:
    """Indexes of the lines that neither a ruled table nor the header of a table parts."""
    cuts = sorted([*((top + bottom) / 2 for _, top, _, bottom in taken), *(lines[start].top for start in starts)])
    runs: list[set[int]] = [set() for _ in range(len(cuts) + 1)]
    for index, line in enumerate(lines):
        runs[sum(cut < line.middle for cut in cuts)].add(index)
    return runs


def _is_last(last: Region, lines: Sequence[Line], height: float, taken: Sequence[Box]) -> bool:
    """Whether nothing but the page's foot stands below the table, so that the next page may go on with it.

    A line in bold right below it may head the rows to come.
    """
    bottom = max(line.bottom for line in last.lines)
    below = [line for line in lines if line.top > bottom and line.bottom < height * (1 - FOOT)]
    bands = [line for line in below if is_bold(line) and line.top - bottom < line.size]
    return below == bands[:1] and not any(box[1] > bottom for box in taken)


def _grid(number: int, layout: Layout, open_top: bool | None) -> Grid:
    cells: tuple[GridCell, ...] = tuple(grid_cells(layout))
    box = (
        min(cell.box[0] for cell in cells),
        min(cell.box[1] for cell in cells),
        max(cell.box[2] for cell in cells),
        max(cell.box[3] for cell in cells),
    )
    return Grid(number, box, cells, open_top=open_top)
