"""Whether lines in columns are a table: body text, lists, contents and the labels of charts stand in line too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.placing import EDGE, Column, Placed, is_form, is_form_row, place
from planparse.readers.pdf.regions import ROW_BY_ROW, Levels, Region, is_contents, is_seed
from planparse.readers.pdf.rows import Layout
from planparse.readers.pdf.sections import is_bold
from planparse.text import LIST_MARKS

ALIGNED = 0.6  # of a column's parts must share an edge or a middle
WHOLE = 0.6  # of the columns are filled by the first line of a row that is no note below a table
FILLED = 0.5  # of a table's rows at least fill two cells
CROSSED = 0.25  # of its lines at most run over its gutters
LETTERED = 0.12  # of a table's filled cells at least hold letters
PAIRED = 0.4  # the same where there are two columns and no rules: names and figures, not the figures of two axes
DOT = 3.0  # points: a shorter one is where two rules meet
STROKES = 3  # strokes upright that may stand between the words of a table
SMALL = 4  # rows
SHORT = 3  # lines under a header
DENSE = 0.75  # of a small table's cells at least are filled
GOING_ON = 0.35  # of the lines of text open with a small letter, those of a table's column of names or dates don't
ENOUGH = 200  # lines: as many tell a column's alignment
SCRAP = 8  # lines: fewer, amid text, may stand in line by chance
MARK = 4  # characters: the longest mark that opens an item of a list
BEFORE = frozenset("$£€(")
BEHIND = frozenset("%)*")
_FIGURE = re.compile(r"-?\d{1,3}(?:[,.]?\d{3})*%?|\d{5,}")
_PAGE_NUMBER = re.compile(r"\d{1,3}")


def settle(region: Region, levels: Levels) -> Region | None:
    """The region between its outer rules, without columns that one line alone makes below the first."""
    lines = _clipped(region, levels)
    placed = [place(line, region.columns) for line in lines]
    filled: list[list[int]] = [[] for _ in region.columns]
    form = is_form(placed, region.columns)  # one row of it may hold two labels
    for index, parts in enumerate(placed):
        for part in parts:
            if part.first == part.last:
                filled[part.first].append(index)
    kept: list[Column] = []
    for column, where in zip(_with_signs(region.columns, placed), filled, strict=True):
        if not where or column is None:
            continue
        if kept and len(where) == 1 and where[0] >= max(region.head, 1) and len(lines) > 4 and not form:
            kept[-1].x1 = max(kept[-1].x1, column.x1)
        else:
            kept.append(column)
    return Region(lines, kept, region.carried, region.used, region.head) if len(kept) > 1 else None


def _with_signs(columns: Sequence[Column], placed: Sequence[Sequence[Placed]]) -> list[Column | None]:
    """The columns, those that hold nothing but signs (£, %) joined to the figures that the signs belong to."""
    texts: list[set[str]] = [set() for _ in columns]
    for parts in placed:
        for part in parts:
            if part.first == part.last:
                texts[part.first].add(part.segment.text)
    out: list[Column | None] = list(columns)
    for k, found in enumerate(texts):
        ahead, behind = found <= BEFORE, found <= BEHIND
        to = k + 1 if ahead and k + 1 < len(out) else k - 1 if behind and k else -1
        other = out[to] if to >= 0 and found else None
        if other is not None:
            out[to] = Column(min(other.x0, columns[k].x0), max(other.x1, columns[k].x1), other.support, other.sure)
            out[k] = None
    return out


def _clipped(region: Region, levels: Levels) -> list[Line]:
    """A table ruled across ends at its last rule and, where a third rule parts its header, begins at the first."""
    lines = region.lines
    closed = region.closed(levels)
    if len(closed) > 1:
        inner = [line for line in lines if line.middle < closed[-1]]
        rest = lines[len(inner) : len(inner) + 1]
        if rest and len(closed) > ROW_BY_ROW and _is_whole_row(rest[0], region.columns):  # the page cut it
            inner = lines
        if len(inner) > len(lines) / 2:
            lines = inner
    if len(closed) > 2:
        first = next((index for index, line in enumerate(lines) if line.middle > closed[0]), 0)
        if first and len(closed) > ROW_BY_ROW and _is_entry(lines[first - 1], region.columns):
            first -= 1  # each rule stands below its row
        inner = [line for index, line in enumerate(lines) if index < region.head or index >= first]
        if len(inner) > len(lines) / 2:
            lines = inner
    return lines


def _is_entry(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line is a label and its value, each where its column begins."""
    placed = place(line, columns)
    entry = len(placed) == 2 == len(columns) and all(part.first == part.last == k for k, part in enumerate(placed))
    begun = all(abs(part.segment.x0 - columns[part.first].x0) < EDGE for part in placed if part.first == part.last)
    return (entry and begun) or is_form_row(placed, columns)


def _is_whole_row(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line has text in most of the columns, each where the column begins."""
    placed = place(line, columns)
    begun = {part.first for part in placed if part.first == part.last}
    return len(begun) > max(2, WHOLE * len(columns)) and all(
        abs(part.segment.x0 - columns[part.first].x0) < EDGE for part in placed if part.first == part.last
    )


def is_table(layout: Layout, levels: Levels) -> bool:
    """Whether the rows laid out of a region are those of a table."""
    region, placed = layout.region, layout.placed
    lines, columns = region.lines, region.columns
    rows = [parts for line, parts in zip(lines, placed, strict=True) if len(parts) > 1 and is_seed(line)]
    crossing = sum(
        any(part.last > part.first for part in parts) and not is_form_row(parts, columns)
        for parts in placed[layout.head :]
    )
    crossing += sum(map(is_contents, lines))
    ruled = len(region.closed(levels)) > 1
    headed = region.head > 0 or (is_bold(lines[0]) and not is_bold(lines[-1]))
    enough = 2 if ruled or len(columns) > 3 or (headed and len(columns) > 2) or region.head else 3
    drawing = _is_drawing(region, levels) and not is_form(placed, columns)  # which may be ruled between its cells
    if len(rows) < enough or crossing > CROSSED * len(lines) or drawing:
        return False
    body = placed[layout.head :] if headed else placed  # a header may be set in the middle of its columns
    if not _is_filled(layout, ruled) or sum(_aligned(k, body) for k in range(len(columns))) < 0.6 * len(columns):
        return False
    if len(layout.starts) <= SMALL and not (ruled or headed or _is_dense(layout)):
        return False
    if (
        len(columns) == 2
        and not ruled
        and not region.head
        and not (_is_pair_table(placed) and (headed or len(rows) > 5))
    ):
        return False
    lettered = LETTERED if ruled or len(columns) > 2 else PAIRED
    short = headed and len(lines) - layout.head <= SHORT  # too few lines to be text set in columns
    short = short or (region.head > 0 and len(columns) == 2)  # whose header was told by that very question
    return not ((not short and _is_text(region, placed)) or _is_chart(rows, lettered, region.head > 0))


def is_scrap(region: Region, levels: Levels, lines: Sequence[Line]) -> bool:
    """A few lines amid text at its own pitch: gaps of justified text that chance to stand under each other."""
    own = region.lines
    if len(own) > SCRAP or region.head or region.closed(levels) or is_bold(own[0]):
        return False
    inside = {id(line) for line in own}
    others = [line for line in lines if id(line) not in inside]
    above = [own[0].top - line.bottom for line in others if line.middle < own[0].middle]
    below = [line.top - own[-1].bottom for line in others if line.middle > own[-1].middle]
    near = [not gaps or min(map(abs, gaps)) < 0.5 * own[0].size for gaps in (above, below)]
    return all(near) and bool(above or below)


def _is_drawing(region: Region, levels: Levels) -> bool:
    """Short strokes upright between the words are bars, axes and boxes; cells with such sides are ruled tables."""
    top, bottom = region.lines[0].top, region.lines[-1].bottom
    left, right = region.columns[0].x0, region.columns[-1].x1
    strokes = {
        (round(x), round(upper))
        for x, upper, lower in levels.upright
        if left < x < right and upper < bottom and lower > top and DOT < lower - upper < 0.6 * (bottom - top)
    }
    return len(strokes) > STROKES


def _is_filled(layout: Layout, ruled: bool) -> bool:
    """Most rows of a table fill two cells and more; the labels of a chart stand alone."""
    bounds = pairwise([*layout.starts, len(layout.lines)])
    counts = [len({part.first for line in layout.placed[first:end] for part in line}) for first, end in bounds]
    several = sum(count > 1 for count in counts)
    few = 2 if len(layout.region.columns) > 2 or ruled or layout.region.head else 3
    return several >= few and several >= FILLED * len(counts)


def _is_dense(layout: Layout) -> bool:
    """Whether a table of few rows, with nothing drawn to show it, has a header over all columns or few blanks."""
    first = layout.placed[0]
    if sum(_goes_on(part.segment) for part in first) > 0.5 * len(first):
        return False
    wide = len({part.first for part in first}) >= 0.8 * len(layout.region.columns)
    if wide and not any(_FIGURE.fullmatch(part.segment.text) for part in first):
        return True
    bounds = pairwise([*layout.starts, len(layout.lines)])
    filled = sum(len({part.first for line in layout.placed[first:end] for part in line}) for first, end in bounds)
    return filled >= DENSE * len(layout.starts) * len(layout.region.columns)


def _is_chart(rows: Sequence[Sequence[Placed]], lettered: float, keyed: bool) -> bool:
    """Axes are numbers and nothing else, and text set upright falls to single letters; a table's rows have words.

    The first column of a table with a header (`keyed`) may hold letters: the marks that it tells the meaning of.
    """
    texts = [part.segment.text for parts in rows for part in parts]
    if sum(any(map(str.isalpha, text)) for text in texts) < lettered * len(texts):
        return True
    words = [word.text for parts in rows for part in parts if part.first or not keyed for word in part.segment.words]
    single = [word for word in words if len(word) == 1 and word.isalpha()]
    return len(single) > 0.25 * len(words) and len(set(single)) > 2


def _aligned(column: int, placed: Sequence[Sequence[Placed]]) -> bool:
    parts = [[part.segment for part in line if part.first == part.last == column] for line in placed]
    ends = [(min(part.x0 for part in line), max(part.x1 for part in line)) for line in parts if line][:ENOUGH]
    for positions in ([x0 for x0, _ in ends], [x1 for _, x1 in ends], [(x0 + x1) / 2 for x0, x1 in ends]):
        if any(sum(abs(a - b) < EDGE for b in positions) >= ALIGNED * len(positions) for a in positions):
            return True
    return False


def _is_contents(placed: Sequence[Sequence[Placed]]) -> bool:
    """The last column holds page numbers that never fall."""
    numbers = [parts[-1].segment.text for parts in placed if len(parts) > 1]
    pages = [int(text) for text in numbers if _PAGE_NUMBER.fullmatch(text)]
    return len(pages) >= 0.8 * len(numbers) and all(a <= b for a, b in pairwise(pages))


def _is_pair_table(placed: Sequence[Sequence[Placed]]) -> bool:
    """Two columns that are more than labels, contents, or two lists side by side, which never wrap."""
    if _is_pairs(placed) or _is_contents(placed):
        return False
    pairs = [parts for parts in placed if len(parts) > 1]
    figures = sum(any(map(str.isdigit, parts[-1].segment.text)) for parts in pairs)
    last = max(index for index, parts in enumerate(placed) if len(parts) > 1)
    return figures > 0.5 * len(pairs) or any(len(parts) == 1 for parts in placed[:last])


def _is_pairs(placed: Sequence[Sequence[Placed]]) -> bool:
    """Two columns that are labels ending in a colon, or marks, with what they label: a letter's head, a list."""
    labels = [parts[0].segment.text for parts in placed if parts[0].first == 0]
    colons = sum(label.endswith(":") for label in labels)
    marks = sum(len(label) <= MARK for label in labels)
    return max(colons, marks) > 0.6 * len(labels)


def _is_text(region: Region, placed: Sequence[Sequence[Placed]]) -> bool:
    """Text set in columns: lines of all of them are full or go on, and paragraphs don't begin side by side."""
    for k, column in enumerate(region.columns):
        parts = [part.segment for line in placed for part in line if part.first == part.last == k]
        full = sum(part.x1 > column.x1 - 0.2 * (column.x1 - column.x0) and len(part.words) > 2 for part in parts)
        if all(part.text in LIST_MARKS for part in parts):
            continue
        if full < 0.5 * len(parts) and sum(map(_goes_on, parts)) < GOING_ON * len(parts):
            return False
    together = alone = 0
    for above, line in pairwise(placed):
        begun = {part.first for part in line} - {part.first for part in above}
        together += len(begun) > 1
        alone += len(begun) == 1
    return together < 3 or together < alone


def _goes_on(part: Segment) -> bool:
    return part.text[0].islower()
