"""Lines that stand in columns, as rows: where a row begins when no rule says so, and which header word spans what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import log

from planparse.readers.pdf.centred import Row, centred_header, centred_rows
from planparse.readers.pdf.headers import NUMBER, header_lines, hold_figures, is_beside, span_headers
from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.placing import EDGE, Column, Placed, are_full, is_form
from planparse.readers.pdf.regions import Levels, Region
from planparse.readers.pdf.untangling import untangled
from planparse.text import is_item

BEGINS = 1.0  # evidence that parts two lines into two rows
SPACED = 1.3  # of the text's pitch: more space than that stands between rows, not inside a cell
MARGINS = 11.5  # points: the white that word processors leave between the text of two columns, left and right
SINGLE = 0.6  # of a column's parts: more than that are one word each
BANDS = 3  # spaces between rules, the header's left out, that show how a table is ruled
EMPTY = 1.8  # of the text's pitch: a whole line left empty in every column
SPACED_SURELY = 1.15  # the same, where lines that surely stand in one cell tell the pitch
LABELLED = 0.6  # evidence that a value begins anew
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
    unruled: dict[int, set[int]]  # the columns that such a rule leaves out, by line
    head: int  # so many lines are the header
    headed: list[Row] | None  # the header's rows, where its cells are set in the middle of their height
    centred: list[Row] | None  # the same of the rows below it
    starts: list[int] = field(default_factory=list)  # the first line of each row

    @property
    def lines(self) -> list[Line]:
        """The region's lines."""
        return self.region.lines

    def header(self) -> tuple[Line, ...]:
        """The header's lines, as they are printed again on the next page."""
        return tuple(self.lines[: self.head or (self.starts[1:] or [len(self.lines)])[0]])


def lay_out(region: Region, levels: Levels, header: Sequence[Line] = ()) -> Layout:
    """The rows of a region; `header` are the header's lines where the table goes on from the page before."""
    layout = _layout(region, levels, header)
    if not (layout.centred or layout.figures or any(layout.ruled)):
        lines = untangled(layout.lines, layout.placed, layout.head, layout.spaced)
        layout = layout if lines == layout.lines else _layout(replace(region, lines=lines), levels, header)
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


def going_on(layout: Layout, start: int) -> list[int]:
    """The columns whose text goes on over the line where a row begins: a cell merged over it and the row above.

    Merged cells stand left of those beside them: no column to the left of one begins anew.
    """
    found = [] if layout.ruled[start] or _is_apart(layout, start) else _merged_over(layout, start)
    return found if len(found) < len(layout.placed[start]) else []


def _layout(region: Region, levels: Levels, header: Sequence[Line]) -> Layout:
    lines, columns = region.lines, region.columns
    placed, closed = region.placed(), region.closed(levels)
    ruled = [False] + [any(a.middle < y < b.middle for y in closed) for a, b in pairwise(lines)]
    unruled = {
        index: left_out
        for index, (a, b) in enumerate(pairwise(lines), 1)
        if ruled[index] and (left_out := _left_out(columns, levels, a.middle, b.middle))
    }
    steps = sorted(max(b.middle - a.middle, 0.0) for a, b in pairwise(lines))
    size = sorted(line.size for line in lines)[len(lines) // 2]
    wrapped = _wrapped_steps(lines, placed)
    pitch = wrapped[len(wrapped) // 8] if len(wrapped) > 2 else max(steps[len(steps) // 4] if steps else 0.0, size)
    spaced = pitch * (SPACED_SURELY if len(wrapped) > 2 else SPACED)
    wide = sum(step > spaced for step in steps)
    again = sum(1 for line, known in zip(lines, header, strict=False) if line.text == known.text)
    head = again if header or region.labelled else region.head or header_lines(lines, placed, ruled)
    head = head if header else _without_bold_rows(lines[:head], placed, len(columns), spaced, ruled)
    span_headers(placed[:head], lines[:head], columns, levels)
    every = set(range(len(columns)))
    rules = [every - unruled.get(at, set()) if across else set() for at, across in enumerate(ruled)]
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
        unruled=unruled,
        head=head,
        headed=centred_header(lines, placed, head),
        centred=centred_rows(lines, placed, head, rules, region.carried),
    )


def _left_out(columns: Sequence[Column], levels: Levels, top: float, bottom: float) -> set[int]:
    """The columns over which no rule goes between two heights."""
    pieces = [(x0, x1) for y, x0, x1 in levels.pieces if top < y < bottom]
    return {
        k
        for k, column in enumerate(columns)
        if not any(x0 < column.x1 - EDGE and x1 > column.x0 + EDGE for x0, x1 in pieces)
    }


def _without_bold_rows(
    lines: Sequence[Line], placed: Sequence[Sequence[Placed]], columns: int, spaced: float, ruled: Sequence[bool]
) -> int:
    """How many of the bold lines are the header.

    A line apart from it, or with a figure, is a row if it stands in the same columns, or opens at the left where all
    columns have their header; so is a line over all columns.
    """
    filled: set[int] = set()
    for index, line in enumerate(lines):
        parts = placed[index]
        own = {k for part in parts for k in range(part.first, part.last + 1)}
        step = line.middle - lines[index - 1].middle if index else 0.0
        apart = ruled[index] if any(ruled) else step > spaced or any(NUMBER.fullmatch(x.segment.text) for x in parts)
        if index and len(parts) == 1 and len(own) == columns:
            return index
        if apart and own == filled and all(part.first == part.last for row in placed[: index + 1] for part in row):
            return index
        if index and apart and len(filled) == columns and parts[0].first == 0 and not is_beside(line, lines[index - 1]):
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
    if layout.centred:
        header = [] if layout.headed else [i for i in range(1, layout.head) if _is_level(layout, i, i - 1)]
        return sorted({0, *header, *(min(block.line for block in row.blocks) for row in layout.centred)})
    starts = [0]
    whole = _whole_bands(layout)
    pairs = _are_pairs(layout)
    full = are_full(layout.placed, layout.head, layout.region.columns)
    for index in range(1, len(layout.lines)):
        if layout.ruled[index] or index in whole:
            begins = layout.ruled[index]
        elif index < layout.head:
            begins = not layout.headed and _is_level(layout, index, starts[-1])
        elif layout.region.labelled:
            begins = _begins_label(layout, index)
        elif layout.figures:
            begins = index == layout.head or _begins_figures(layout, index, starts[-1])
        else:
            paired = pairs and _begins_pair(layout, index)
            begins = index == layout.head or full or paired or _begins(layout, index, starts[-1])
        if begins:
            starts.append(index)
    return starts


def _begins_label(layout: Layout, index: int) -> bool:
    """Whether a line has a label of its own: apart from the one above, or that had room for its first word."""
    line, above = layout.placed[index], layout.placed[index - 1]
    if line[0].first:
        return False
    over = {part.first: part for part in above}
    told = [_read_on(layout, over[part.first], part) for part in line if part.first in over]
    return not above or above[0].first > 0 or _is_apart(layout, index) or told[0] > 0 or told[-1] >= LABELLED


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
    form = is_form(layout.placed, layout.region.columns)
    for first, end in pairwise([*bounds, len(layout.lines)]) if len(bounds) >= BANDS else ():
        filled = [{part.first for part in line} for line in layout.placed[first:end]]
        full = sum(len(line) >= (2 if form else 0.6 * len(set().union(*filled))) for line in filled)
        if full < max(2, 0.5 * len(filled)):
            whole |= set(range(first + 1, end))
    return whole


def _is_level(layout: Layout, index: int, start: int) -> bool:
    """Whether a header line is a row under those from `start` on: words span it, or fewer stand apart above it."""
    above, line = layout.placed[index - 1], layout.placed[index]
    apart = layout.region.head > 0 and len(above) < len(line) and _is_apart(layout, index)
    return apart or any(_new_level(over, line) for over in layout.placed[start:index])


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
    found = [_evidence(layout, index, start, part) for part in line]
    beside = found[len(_merged_over(layout, index)) :]
    if len(beside) > 1 and min(beside) > 0 and score + sum(beside) >= 2 * BEGINS:
        return True  # a cell merged over rows goes on beside a row of which every other cell begins
    return score + sum(found) >= BEGINS


def _merged_over(layout: Layout, index: int) -> list[int]:
    """The first columns of a line whose text had to wrap above it and goes on in small letters."""
    above = {part.first: part for part in layout.placed[index - 1] if part.first == part.last}
    found: list[int] = []
    for part in layout.placed[index]:
        over = above.get(part.first)
        wrapped = over is not None and layout.limits[part.first] - over.segment.x1 <= _needed(part.segment)
        if not wrapped or not part.segment.text[0].islower() or part.first < part.last:
            break
        found.append(part.first)
    return found


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
