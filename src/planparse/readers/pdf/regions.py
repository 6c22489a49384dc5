"""Where lines stand in columns: the lines of a table without rules and the white gutters that run through them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.dividing import divided
from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.model import Rule
from planparse.readers.pdf.placing import (
    EDGE,
    IN_LINE,
    KNOWN,
    MARGIN,
    MARK,
    Column,
    Placed,
    in_columns,
    in_line,
    is_form_row,
    place,
)
from planparse.text import is_item

MAX_GAP = 4.0  # of the font's size: white space that a table's rows may leave between them
CROSSINGS = 3  # lines on end that may run over the gutters (a merged row) before the table is over
NOTE = 0.9  # of the table's font: smaller print below is a note to it
ROW_BY_ROW = 3  # rules across: more part a table's rows
ACROSS = 0.6  # of a table's width: a rule that long goes across the table
PITCH, BLANK = 0.5, 2.0  # of the font's size: between the lines of a text, and of its paragraphs with one left blank
_PAGE = re.compile(r"(?:\d{1,3}|[ivxlc]{1,6})", re.IGNORECASE)


class Levels(NamedTuple):
    """A page's horizontal rules by height: (y, x0, x1), pieces on one height as they are drawn."""

    pieces: tuple[tuple[float, float, float], ...]
    upright: tuple[tuple[float, float, float], ...] = ()  # the vertical ones: x, top, bottom

    def across(self, x0: float, x1: float) -> list[float]:
        """Heights at which rules cover most of x0..x1 and don't go far beyond (those would part the page)."""
        found: list[float] = []
        width = max(x1 - x0, 1.0)
        at, covered = -1e6, 0.0
        for y, left, right in self.pieces:
            if right - left > 2.2 * width:
                continue
            if y - at >= 1.5:
                if covered >= ACROSS * width:
                    found.append(at)
                at, covered = y, 0.0
            if left < x1 and right > x0:
                covered += (right if right < x1 else x1) - (left if left > x0 else x0)
        return [*found, at] if covered >= ACROSS * width else found


@dataclass(slots=True)
class Region:
    """Lines of one page that share columns. `carried` says that the columns were those of the page before."""

    lines: list[Line]
    columns: list[Column]
    carried: bool = False
    used: set[int] = field(default_factory=set)  # indexes of the lines on the page
    head: int = 0  # so many lines are surely its header
    labelled: bool = False  # each row has a label in the first column

    def closed(self, levels: Levels) -> list[float]:
        """Heights of the rules across the region, those just above and below it included."""
        top = self.lines[0].top - 2 * self.lines[0].size
        bottom = self.lines[-1].bottom + self.lines[-1].size
        found = [y for y in levels.across(self.columns[0].x0, self.columns[-1].x1) if top < y < bottom]
        return sorted({*found, *self._inner(levels, found)}) if len(found) > ROW_BY_ROW else found

    def _inner(self, levels: Levels, across: Sequence[float]) -> list[float]:
        """Heights of the rules between rows of a table ruled row by row that leave its first columns out: merged cells.

        They go from a gutter over the last columns, two at least, to the table's end.
        """
        right = self.columns[-1].x0
        head = self.lines[self.head].top if 0 < self.head < len(self.lines) else across[1]
        ends: dict[float, list[tuple[float, float]]] = {}
        for y, x0, x1 in levels.pieces:
            if head < y < across[-1] and all(abs(y - other) > 1.5 for other in across):
                ends.setdefault(y, []).append((x0, x1))
        return [
            y
            for y, found in ends.items()
            if max(x1 for _, x1 in found) > right and self._begins(min(x0 for x0, _ in found))
        ]

    def _begins(self, x: float) -> bool:
        """Whether a column other than the first two from the right begins there."""
        return any(a.x1 - EDGE < x < b.x0 + EDGE for a, b in pairwise(self.columns[:-1]))

    def placed(self) -> list[list[Placed]]:
        """Each line's segments with their columns, the nearest one where a segment touches none."""
        placed = [[self._nearest(part) for part in place(line, self.columns)] for line in self.lines]
        return self._with_values(placed) if self.labelled and len(self.columns) > 2 else placed

    def _with_values(self, placed: list[list[Placed]]) -> list[list[Placed]]:
        """The same, the one value of a row over all columns where other rows hold a second label with its own."""
        single = True
        for parts in placed:
            single = len(parts) < 3 if not parts[0].first else single
            if single and parts[-1].first:
                parts[-1] = Placed(parts[-1].segment, 1, len(self.columns) - 1)
        return placed

    def _nearest(self, part: Placed) -> Placed:
        if part.first <= part.last:
            return part
        left, right = part.segment.x0, part.segment.x1
        near = min(range(len(self.columns)), key=lambda k: max(self.columns[k].x0 - right, left - self.columns[k].x1))
        return Placed(part.segment, near, near)


def levels_of(rules: Sequence[Rule]) -> Levels:
    """The rules of a page, the horizontal ones from the top."""
    level = sorted([(top, x0, x1) for x0, top, x1, bottom in rules if top == bottom])
    upright = tuple([(x0, top, bottom) for x0, top, _, bottom in rules if top != bottom])
    return Levels(tuple(level), upright)


def is_seed(line: Line) -> bool:
    """Whether a line may be a table's row: two parts at least, no mark with its item, no leader to a page number."""
    if len(line.segments) < 2 or is_contents(line):
        return False
    return len(line.segments) > 2 or not MARK.fullmatch(line.segments[0].text)


def is_contents(line: Line) -> bool:
    """A line of a list of contents or an index: dots lead to a page's number, and no more figures follow."""
    targets = {index + 1 for index in line.led}
    return bool(targets) and all(
        (index in targets) == bool(_PAGE.fullmatch(part.text))
        for index, part in enumerate(line.segments)
        if index not in line.led and index > 0
    )


def find_regions(lines: Sequence[Line], levels: Levels, free: set[int]) -> list[Region]:
    """Regions grown from the lines with the most parts, over the lines whose indexes are `free`."""
    regions = []
    seeds = sorted((i for i in free if is_seed(lines[i])), key=lambda i: (-len(lines[i].segments), i))
    for seed in seeds:
        if seed not in free:
            continue
        columns = [Column(part.x0, part.x1) for part in lines[seed].segments]
        region = _grow(lines, seed, columns, levels, free)
        if len(region.used) > 1:
            free -= region.used
            regions.append(region)
    return regions


def region_under(
    lines: Sequence[Line], start: int, end: int, columns: list[Column], levels: Levels, free: set[int]
) -> Region:
    """The region of a header, the lines from `start` to before `end`, and of the rows in its columns below it."""
    used = set(range(start, end)) | _grow_down(lines, end - 1, columns, levels, free)
    used |= _grow_up(lines, start, columns, levels, free)
    return Region([lines[i] for i in sorted(used)], columns, used=used, head=sum(i < end for i in used))


def continue_under(
    lines: Sequence[Line], start: int, end: int, before: Region, levels: Levels, free: set[int]
) -> Region:
    """The rows below a header that is printed again, in the columns of the page before."""
    columns = [replace(column, sure=True) for column in _carried(before)]
    used = set(range(start, end)) | _grow_down(lines, end - 1, columns, levels, free)
    return Region([lines[i] for i in sorted(used)], columns, carried=True, used=used)


def continue_region(lines: Sequence[Line], before: Region, levels: Levels, free: set[int]) -> Region | None:
    """The lines at the top of a page that go on in the columns of the page before, if they do."""
    columns = _carried(before)
    start = _below_furniture(lines, columns)
    if not _goes_on(lines[start:], columns):
        return None
    taken = _grow_down(lines, start - 1, columns, levels, {index for index in free if index >= start}, carried=True)
    used = [lines[i] for i in sorted(taken)]
    return Region(used, columns, carried=True, used=taken, labelled=before.labelled) if taken else None


def _carried(before: Region) -> list[Column]:
    """The columns of the page before, with the edges inside them at which several of its lines begin."""
    found = Counter(
        (part.first, round(part.segment.x0, 1)) for line in before.placed() for part in line if part.first == part.last
    )
    inner = [(k, x0) for (k, x0), lines in found.items() if lines > KNOWN]
    return [
        Column(column.x0, column.x1, 0, column.sure, tuple(x0 for k, x0 in inner if k == at))
        for at, column in enumerate(before.columns)
    ]


def _below_furniture(lines: Sequence[Line], columns: Sequence[Column]) -> int:
    """The first line below the page's head: lines over gutters, or apart from the rest, at the very top."""
    start = 0
    for index, (line, below) in enumerate(pairwise(lines[:4])):
        if below.top - line.bottom > 1.2 * line.size and not in_columns(line, columns):
            start = index + 1
    return start


def _goes_on(lines: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether nothing runs over the gutters before the first rows, and those stand at the columns' own edges."""
    rows = 0
    for line in lines:
        if not in_columns(line, columns):
            return False
        rows += len(line.segments) > 1
        if rows == 3:
            break
    return rows > 0


def _grow(lines: Sequence[Line], seed: int, columns: list[Column], levels: Levels, free: set[int]) -> Region:
    used = {seed} | _grow_down(lines, seed, columns, levels, free)
    used |= _grow_up(lines, seed, columns, levels, free)
    region = Region([lines[i] for i in sorted(used)], columns, used=used)
    region.columns = divided(region.columns, region.placed())
    return region


def _grow_down(
    lines: Sequence[Line], seed: int, columns: list[Column], levels: Levels, free: set[int], carried: bool = False
) -> set[int]:
    """Lines below the seed that keep its gutters free; lines alone in a column or over gutters wait for a sure one."""
    used: set[int] = set()
    pending: list[int] = []
    crossings, last = 0, seed
    for index in range(seed + 1, len(lines)):
        line = lines[index]
        if index not in free or (last >= 0 and _is_apart(lines[last], line, columns)):
            break
        if columns[0].sure and line.segments[0].x0 < columns[0].x0 - EDGE:
            break  # what stands further left than all rows is the page's own
        placed = place(line, columns)
        if (_crosses(placed) and not is_form_row(placed, columns)) or is_contents(line):
            crossings += 1
            if crossings > CROSSINGS:
                break
            pending.append(index)
        elif _is_row(placed, columns) and (len(line.segments) > 1 or (not pending and in_columns(line, columns))):
            used.update(pending)
            used.add(index)
            for waiting in (*pending, index):
                _take(place(lines[waiting], columns), columns)
            pending, crossings = [], 0
        else:
            pending.append(index)
        last = index
    if used or not carried:
        used |= _tail(lines, max(used, default=seed), pending, columns, levels)
    return used


def _is_apart(above: Line, line: Line, columns: Sequence[Column]) -> bool:
    """Whether the white over a line ends a table: more than rows leave, and none that goes on in a header's columns.

    Sheets are printed with rows of any height.
    """
    if line.top - above.bottom <= MAX_GAP * line.size:
        return False
    return not (columns[0].sure and len(line.segments) > 1 and in_columns(line, columns))


def _crosses(placed: Sequence[Placed]) -> bool:
    return any(part.last > part.first for part in placed)


def _is_row(placed: Sequence[Placed], columns: Sequence[Column]) -> bool:
    """Two columns filled, and an edge or the middle of one part in line with its column."""
    return len(placed) > 1 and any(
        part.first == part.last and in_line(part.segment, columns[part.first]) for part in placed
    )


def _take(placed: Sequence[Placed], columns: list[Column]) -> None:
    """Widen the columns by a line that crosses none; a part in the white between them is a column of its own."""
    if _crosses(placed):
        return
    for part in placed:
        if part.first == part.last:
            column = columns[part.first]
            column.x0, column.x1 = min(column.x0, part.segment.x0), max(column.x1, part.segment.x1)
            column.support += 1
    if columns[0].sure:
        return
    columns.extend(Column(part.segment.x0, part.segment.x1) for part in placed if part.last < part.first)
    columns.sort(key=lambda column: column.x0)


def _tail(lines: Sequence[Line], last: int, pending: Sequence[int], columns: list[Column], levels: Levels) -> set[int]:
    """The last row's cells go on below its first line: lines at the text's own pitch, at their column's edge."""
    kept: set[int] = set()
    closed = levels.across(columns[0].x0, columns[-1].x1)
    for index in pending:
        line, before = lines[index], lines[last]
        over = [other for other in lines[max(0, last - 1) : last + 1] if other.bottom > before.top]
        placed = place(line, columns)
        if _crosses(placed) or any(part.last < part.first for part in placed):
            break
        white = BLANK if _is_inside(placed, columns) else PITCH
        if line.size < NOTE * before.size or line.top - before.bottom > white * line.size:
            break
        if any(before.middle < y < line.middle for y in closed):
            break
        if not all(in_line(part.segment, columns[part.first]) or _begins_under(part.segment, over) for part in placed):
            break
        if len(columns) > 2 and len(placed) == 1 and placed[0].first == 0 and _is_title(line, before, columns):
            break
        kept.add(index)
        last = index
    return kept


def _is_inside(placed: Sequence[Placed], columns: Sequence[Column]) -> bool:
    """Whether a line begins where columns of a header do, right of the first, as no text below a table does."""
    return all(part.first and columns[part.first].sure and _begins_at(part, columns[part.first]) for part in placed)


def _begins_at(part: Placed, column: Column) -> bool:
    return abs(part.segment.x0 - column.x0) < IN_LINE


def _begins_under(part: Segment, over: Sequence[Line]) -> bool:
    """Whether a part goes on right under one of the line above, or of a line half beside that, or under its first word
    behind a list mark: a list is set further in than its column.
    """
    parts = [other for line in over for other in line.segments]
    words = [word for other in parts for word in other.words[: 1 + is_item(other.text)]]
    return any(abs(part.x0 - word.x0) < IN_LINE for word in words)


def _is_title(line: Line, before: Line, columns: Sequence[Column]) -> bool:
    """Whether a line in the first column opens what follows a table: set in bold, or no rest of the line above.

    That had room for its first word.
    """
    words = line.segments[0].words
    if all(word.bold for word in words):
        return not any(word.bold for part in before.segments for word in part.words)
    above = place(before, columns)[0]
    room = columns[1].x0 - above.segment.x1 if above.first == above.last == 0 else 0.0
    opens = line.text[0].isupper() or line.text[0].isdigit()
    return opens and columns[0].sure and room > words[0].x1 - words[0].x0 + MARGIN * line.size


def _grow_up(lines: Sequence[Line], seed: int, columns: list[Column], levels: Levels, free: set[int]) -> set[int]:
    """Lines above the seed; header words may stand over several columns, as long as the line has other parts too."""
    used: set[int] = set()
    pending: list[int] = []
    last = seed
    for index in range(seed - 1, -1, -1):
        line = lines[index]
        if index not in free or lines[last].top - line.bottom > MAX_GAP * line.size or len(pending) > CROSSINGS:
            break
        placed = place(line, columns)
        whole = not _crosses(placed) or is_form_row(placed, columns)
        if len(line.segments) > 1 and _is_row(placed, columns) and whole:
            used.update((*pending, index))
            for waiting in (*pending, index):
                _take(place(lines[waiting], columns), columns)
            pending = []
        elif not pending and _heads(lines, index, last, columns, levels):
            used.add(index)
        else:
            pending.append(index)
        last = index
    return used


def _heads(lines: Sequence[Line], index: int, below: int, columns: list[Column], levels: Levels) -> bool:
    """A header line over other header lines: several parts, or one that leaves the first column free, close above."""
    line = lines[index]
    if lines[below].top - line.bottom > 0.9 * line.size or is_contents(line):
        return False
    if any(line.middle < y < lines[below].middle for y in levels.across(columns[0].x0, columns[-1].x1)):
        above = levels.across(columns[0].x0, columns[-1].x1)
        if not any(line.top - line.size < y < line.middle for y in above):
            return False
    if line.segments[0].x0 < columns[0].x0 - EDGE or line.segments[-1].x1 > columns[-1].x1 + 2 * line.size:
        return False
    return is_seed(line) or _spans_right(line.segments[0], columns)


def _spans_right(part: Segment, columns: Sequence[Column]) -> bool:
    """Whether words alone on a line are set over the middle of the columns after the first; a title is over all."""
    middle, right = (part.x0 + part.x1) / 2, columns[-1].x1
    off, title = abs(middle - (columns[1].x0 + right) / 2), abs(middle - (columns[0].x0 + right) / 2)
    return part.x0 > columns[0].x1 and off < title
