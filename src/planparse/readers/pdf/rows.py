"""Lines that stand in columns, as rows: where a row begins when no rule says so, and which header word spans what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from planparse.readers.pdf.centred import centred_starts
from planparse.readers.pdf.headers import NUMBER, header_lines, hold_figures, span_headers
from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.model import Box, GridCell, Word
from planparse.readers.pdf.regions import Column, Levels, Placed, Region
from planparse.text import is_item

BEGINS = 1.0  # evidence that parts two lines into two rows
SPACED = 1.3  # of the text's pitch: more space than that stands between rows, not inside a cell
MARGINS = 11.5  # points: the white that word processors leave between the text of two columns, left and right
SINGLE = 0.6  # of a column's parts: more than that are one word each
BANDS = 3  # spaces between rules, the header's left out, that show how a table is ruled
EMPTY = 1.8  # of the text's pitch: a whole line left empty in every column
SPACED_SURELY = 1.15  # the same, where lines that surely stand in one cell tell the pitch
LOOSE = 1.75  # of the font's size: lines that far apart, all of them, are a row each


@dataclass(frozen=True, slots=True)
class Layout:
    """A region's lines with what tells its rows."""

    region: Region
    placed: list[list[Placed]]
    limits: list[float]  # the right edge that each column's text may reach
    capitals: list[float]  # of each column's words inside a line: how many open with a capital or a digit
    single: list[float]  # of each column's parts: how many are one word
    pitch: float  # from line to line inside a cell
    spaced: float  # more than that is space between rows
    gapped: bool  # rows stand apart by more than the pitch
    figures: bool  # all columns but the first hold figures
    ruled: list[bool]  # a rule goes across above the line
    head: int  # so many lines are the header
    starts: list[int] = field(default_factory=list)  # the first line of each row

    @property
    def lines(self) -> list[Line]:
        """The region's lines."""
        return self.region.lines

    def header(self) -> tuple[str, ...]:
        """The header's lines, as they are printed again on the next page."""
        return tuple(line.text for line in self.lines[: self.head or (self.starts[1:] or [len(self.lines)])[0]])


def lay_out(region: Region, levels: Levels, header: Sequence[str] = ()) -> Layout:
    """The rows of a region; `header` are the header's lines where the table goes on from the page before."""
    layout = _layout(region, levels, header)
    layout.starts.extend(_row_starts(layout))
    return layout


def goes_on(before: Layout, after: Layout) -> bool:
    """Whether a page's first row is the rest of the last row of the page before.

    It fills no column that had ended by that page's last line, and its text reads on.
    """
    first = after.head
    if first >= len(after.lines):
        return False
    above = {part.first: part for part in before.placed[-1]}
    line = after.placed[first]
    if not all(part.first in above for part in line):
        return False
    return sum(_read_on(before, above[part.first], part) for part in line) < BEGINS


def grid_cells(layout: Layout) -> list[GridCell]:
    """The cells of a region, row by row, a blank one wherever a row leaves a column free."""
    cells: list[GridCell] = []
    edges = _edges(layout.region)
    for row, (first, end) in enumerate(pairwise([*layout.starts, len(layout.lines)])):
        placed = [part for line in layout.placed[first:end] for part in line]
        top, bottom = min(x.top for x in layout.lines[first:end]), max(x.bottom for x in layout.lines[first:end])
        cells.extend(_row_cells(row, placed, edges, (top, bottom)))
    return cells


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


def _edges(region: Region) -> list[float]:
    """The left edge of each column and the right edge of the last, wide enough for every word."""
    columns, parts = region.columns, [part for line in region.lines for part in line.segments]
    middles = [(left.x1 + right.x0) / 2 for left, right in pairwise(columns)]
    return [min(part.x0 for part in parts), *middles, max(part.x1 for part in parts)]


def _layout(region: Region, levels: Levels, header: Sequence[str]) -> Layout:
    lines, columns = region.lines, region.columns
    placed, closed = region.placed(), region.closed(levels)
    ruled = [False] + [any(a.middle < y < b.middle for y in closed) for a, b in pairwise(lines)]
    steps = sorted(b.middle - a.middle for a, b in pairwise(lines))
    size = sorted(line.size for line in lines)[len(lines) // 2]
    wrapped = _wrapped_steps(lines, placed)
    pitch = wrapped[len(wrapped) // 2] if len(wrapped) > 2 else max(steps[len(steps) // 4] if steps else 0.0, size)
    spaced = pitch * (SPACED_SURELY if len(wrapped) > 2 else SPACED)
    wide = sum(step > spaced for step in steps)
    again = sum(1 for line, known in zip(lines, header, strict=False) if line.text == known)
    head = again if header else region.head or header_lines(lines, placed, ruled)
    head = _without_bold_rows(lines[:head], placed, spaced) if not header and not any(ruled) else head
    span_headers(placed[:head], lines[:head], columns, levels)
    limits = [_limit(k, columns, placed, size) for k in range(len(columns))]
    capitals = [_capitals(k, placed) for k in range(len(columns))]
    single = [_single(k, placed) for k in range(len(columns))]
    return Layout(
        region=region,
        placed=placed,
        limits=limits,
        capitals=capitals,
        single=single,
        pitch=pitch,
        spaced=spaced,
        gapped=0.08 * len(steps) < wide < 0.9 * len(steps),
        figures=hold_figures(placed[head:]),
        ruled=ruled,
        head=head,
    )


def _without_bold_rows(lines: Sequence[Line], placed: Sequence[Sequence[Placed]], spaced: float) -> int:
    """How many of the bold lines are the header: one apart from it, or with a figure, in the same columns is a row."""
    filled: set[int] = set()
    for index, line in enumerate(lines):
        own = {k for part in placed[index] for k in range(part.first, part.last + 1)}
        apart = index and line.middle - lines[index - 1].middle > spaced
        apart = apart or any(NUMBER.fullmatch(part.segment.text) for part in placed[index])
        if apart and own == filled and all(part.first == part.last for row in placed[: index + 1] for part in row):
            return index
        filled |= own
    return len(lines)


def _wrapped_steps(lines: Sequence[Line], placed: Sequence[Sequence[Placed]]) -> list[float]:
    """The distances of lines that surely stand in one cell: some column goes on in small letters."""
    steps = []
    for index, (above, line) in enumerate(pairwise(placed)):
        over = {part.first for part in above}
        if any(part.first in over and part.segment.text[0].islower() for part in line):
            steps.append(lines[index + 1].middle - lines[index].middle)
    return sorted(steps)


def _limit(k: int, columns: Sequence[Column], placed: Sequence[Sequence[Placed]], size: float) -> float:
    """How far a column's text may go: as far as its full lines go, or, where few are full, to the next column."""
    reached = columns[k].x1
    ends = [part.segment.x1 for line in placed for part in line if part.first == part.last == k]
    full = sum(end > reached - 0.12 * (reached - columns[k].x0) for end in ends)
    if k + 1 == len(columns) or full >= max(3, 0.25 * len(ends)):
        return reached
    return max(reached, columns[k + 1].x0 - max(MARGINS, 1.2 * size))


def _capitals(k: int, placed: Sequence[Sequence[Placed]]) -> float:
    words = [word.text for line in placed for part in line if part.first == k for word in part.segment.words[1:]]
    return (1 + sum(not word[0].islower() for word in words)) / (4 + len(words))


def _single(k: int, placed: Sequence[Sequence[Placed]]) -> float:
    counts = [len(part.segment.words) == 1 for line in placed for part in line if part.first == k]
    return sum(counts) / max(1, len(counts))


def _row_starts(layout: Layout) -> list[int]:
    centred = None if any(layout.ruled[layout.head + 1 :]) else centred_starts(layout.lines, layout.placed, layout.head)
    if centred:
        header = [i for i in range(1, layout.head) if _is_level(layout, i)]
        return sorted({0, *header, *centred})
    starts = [0]
    whole = _whole_bands(layout)
    pairs = _are_pairs(layout)
    for index in range(1, len(layout.lines)):
        if layout.ruled[index] or index in whole:
            begins = layout.ruled[index]
        elif index < layout.head:
            begins = _is_level(layout, index)
        elif layout.figures:
            begins = index == layout.head or _begins_figures(layout, index, starts[-1])
        else:
            paired = pairs and _begins_pair(layout, index)
            begins = index == layout.head or paired or _begins(layout, index, starts[-1])
        if begins:
            starts.append(index)
    return starts


def _are_pairs(layout: Layout) -> bool:
    """Whether two headed columns hold names, a pair on each line: no line of either goes on in small letters."""
    if not layout.region.head or len(layout.region.columns) != 2:
        return False
    return not any(part.segment.text[0].islower() for line in layout.placed[layout.head :] for part in line)


def _begins_pair(layout: Layout, index: int) -> bool:
    """Whether a line is a pair, or a name alone that the line above had room for."""
    line = layout.placed[index]
    above = [part for part in layout.placed[index - 1] if part.first == line[0].first]
    return len(line) > 1 or (bool(above) and _read_on(layout, above[0], line[0]) > 0)


def _whole_bands(layout: Layout) -> set[int]:
    """Lines that stay in the row of the line above: rules part the rows, and few lines between two of them are full.

    Rules that part groups of rows have full lines between them.
    """
    bounds = [layout.head, *(i for i, closed in enumerate(layout.ruled) if closed and i > layout.head)]
    whole: set[int] = set()
    for first, end in pairwise([*bounds, len(layout.lines)]) if len(bounds) >= BANDS else ():
        filled = [{part.first for part in line} for line in layout.placed[first:end]]
        full = sum(len(line) >= 0.6 * len(set().union(*filled)) for line in filled)
        if full < max(2, 0.5 * len(filled)):
            whole |= set(range(first + 1, end))
    return whole


def _is_level(layout: Layout, index: int) -> bool:
    """Whether a header line is a row under the one above: words span it, or fewer stand apart above it."""
    above, line = layout.placed[index - 1], layout.placed[index]
    apart = layout.region.head > 0 and len(above) < len(line) and _is_apart(layout, index)
    return apart or _new_level(above, line)


def _new_level(above: Sequence[Placed], line: Sequence[Placed]) -> bool:
    """Header lines are one row, wrapped, unless a word above spans several columns and those below don't."""
    return any(
        over.first <= part.first <= over.last and (part.first, part.last) != (over.first, over.last)
        for over in above
        if over.last > over.first
        for part in line
    )


def _begins_figures(layout: Layout, index: int, start: int) -> bool:
    """Whether a row of figures begins, or a heading of such rows.

    A row has its figures on one line; its label may be wrapped above or below them.
    """
    above, line = layout.placed[index - 1], layout.placed[index]
    if any(part.first for part in line) and any(part.first for row in layout.placed[start:index] for part in row):
        return True
    if above[0].first or line[0].first:
        return False
    bold = above[0].segment.words[-1].bold != line[0].segment.words[0].bold
    return bold or _is_apart(layout, index) or _read_on(layout, above[0], line[0]) > 0


def _is_apart(layout: Layout, index: int) -> bool:
    return layout.lines[index].middle - layout.lines[index - 1].middle > layout.spaced


def _begins(layout: Layout, index: int, start: int) -> bool:
    """Whether a row begins at a line, by what each column and the space above say."""
    above, line = layout.placed[index - 1], layout.placed[index]
    step = layout.lines[index].middle - layout.lines[index - 1].middle
    crosses, crossed = (any(part.last > part.first for part in parts) for parts in (line, above))
    if crosses or crossed:
        same = crosses and crossed and len(line) == len(above) == 1
        return not (same and abs(line[0].segment.x0 - above[0].segment.x0) < 2 and step < layout.spaced)
    if len(above) > 1 and len(line) > 1 and {_weight(above), _weight(line)} == {True, False}:
        return True  # the one is bold throughout, the other nowhere
    return _weigh(layout, index, start, step)


def _weight(parts: Sequence[Placed]) -> bool | None:
    """Whether all words are bold, or none; None where some are."""
    found = {word.bold for part in parts for word in part.segment.words}
    return found.pop() if len(found) == 1 else None


def _weigh(layout: Layout, index: int, start: int, step: float) -> bool:
    """Whether the evidence of the columns and of the space above a line adds up to a row's beginning."""
    above, line = layout.placed[index - 1], layout.placed[index]
    if _label_goes_on(above, line) and step < layout.spaced:
        return False
    score = 0.0
    if step > EMPTY * layout.pitch:
        score += 3.0
    elif step > layout.spaced or step > LOOSE * layout.lines[index].size:
        score += 1.5
    elif layout.gapped:
        score -= 0.7
    for part in line:
        score += _evidence(layout, index, start, part)
    return score >= BEGINS


def _label_goes_on(above: Sequence[Placed], line: Sequence[Placed]) -> bool:
    """A long label over two lines, with its row's figures beside the second."""
    alone = len(above) == 1 and above[0].first == 0 == line[0].first and len(line) > 1
    return alone and line[0].segment.text[0].islower()


def _evidence(layout: Layout, index: int, start: int, part: Placed) -> float:
    """What one column says: text that starts after blank begins a row, text that had to wrap goes on."""
    column, text = part.first, part.segment.text
    opens = not text[0].islower()
    above = next((x for x in layout.placed[index - 1] if x.first <= column <= x.last), None)
    if above is None:
        recent = any(x.first == column for line in layout.placed[max(start, index - 2) : index - 1] for x in line)
        return (0.8 if recent else 1.5) if opens else 0.5
    return _read_on(layout, above, part, first=start == 0 and not layout.region.carried)


def _read_on(layout: Layout, above: Placed, part: Placed, first: bool = False) -> float:
    """Evidence for a new row where a column's text stands under text: none, if that had to wrap or goes on.

    A line that had room for the next word was not wrapped. One that had none was wrapped, most likely, unless the
    next opens with a capital in a column where few words do; in the `first` row, the header, any word may.
    """
    text = part.segment.text
    opens = not text[0].islower()
    if NUMBER.fullmatch(text) and NUMBER.fullmatch(above.segment.text):
        return 1.0
    if is_item(text):
        return 0.0
    if layout.limits[part.first] - above.segment.x1 > _needed(part.segment):
        return (1.3 if part.first == 0 else 0.6) if opens else -0.5
    if layout.single[part.first] > SINGLE and len(part.segment.words) == len(above.segment.words) == 1:
        # a narrow column of dates or marks: no two words of it would fit
        return 0.4 if opens else 0.0
    if not opens:
        return -2.0
    if above.segment.text.endswith((".", ";", "?")):
        return 0.3
    if not part.segment.words[0].text[1:2].islower() or first:  # a figure or an acronym stands anywhere
        return -0.5
    return max(-0.6, min(0.6, 0.6 * log(0.4 / layout.capitals[part.first])))


def _needed(part: Segment) -> float:
    first = part.words[0]
    return first.x1 - first.x0 + 0.3 * (first.size or first.bottom - first.top) + 1
