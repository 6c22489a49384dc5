"""The header of a table without rules: how many lines it has, and which of its words span several columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.placing import Column, Placed
from planparse.readers.pdf.regions import Levels

MIDDLE = 3.0  # points: how far from the middle of its columns a spanning header word may stand
BESIDE = 0.05  # of the font's size: what lines of one column never overlap by
_YEAR = re.compile(r"(?:19|20)\d\d[*]*")
NUMBER = re.compile(r"[(<>~≈±+–-]?[£€$]?\d[\d.,:/ ]*(?:%|\)|\*+)?|[-–—.:x*]|n\.?a\.?|n/a", re.IGNORECASE)


def header_lines(lines: Sequence[Line], placed: Sequence[Sequence[Placed]], ruled: Sequence[bool]) -> int:
    """How many lines are the header: down to the first rule across, or as far as bold goes where the rest isn't."""
    first = next((i for i, closed in enumerate(ruled) if closed), 0)
    if 0 < first <= min(6, len(lines) - 1) and len({part.first for line in placed[:first] for part in line}) > 1:
        return first
    bold = [all(word.bold for part in line.segments for word in part.words) for line in lines]
    count = next((i for i, is_bold in enumerate(bold) if not is_bold), 0)
    return count if 0 < count <= 6 else _words_over_figures(placed)


def _words_over_figures(placed: Sequence[Sequence[Placed]]) -> int:
    """How many lines come before the first with figures, where all columns but the first hold figures."""
    kinds = [[is_figure(part) for part in line if part.first] for line in placed]
    first = next((i for i, line in enumerate(kinds) if sum(line) > len(line) / 2), 0)
    while first and {part.first for part in placed[first - 1]} == {0}:  # a heading of rows
        first -= 1
    return first if first <= 6 and hold_figures(placed[first:]) else 0


def hold_figures(placed: Sequence[Sequence[Placed]]) -> bool:
    kinds = [is_figure(part) for line in placed for part in line if part.first]
    return bool(kinds) and sum(kinds) >= 0.7 * len(kinds)


def is_figure(part: Placed) -> bool:
    """A number, a share, a sign for none; a year is a header's as often."""
    return bool(NUMBER.fullmatch(part.segment.text)) and not _YEAR.fullmatch(part.segment.text)


def span_headers(placed: list[list[Placed]], lines: Sequence[Line], columns: Sequence[Column], levels: Levels) -> None:
    """Let a header word span the columns that it is set over: told by a rule under it, or by its middle."""
    for index in range(len(placed) - 1):
        if spans := _left_spans(placed[index], placed[index + 1], len(columns)):
            placed[index][:] = [Placed(part.segment, *spans.get(part.first, part[1:])) for part in placed[index]]
            continue
        below = _filled(placed[index + 1 :])
        if len(below) <= len(placed[index]):
            continue
        beside = [k for k, other in enumerate(lines) if k != index and is_beside(other, lines[index])]
        taken = _filled([placed[index], *(placed[k] for k in beside)])
        over = placed[index - 1] if index else []
        for position, part in enumerate(placed[index]):
            free = below - taken - _outside(part, over)
            ruled = _ruled_span(part, lines[index], lines[index + 1], columns, levels)
            span = ruled or _middle_span(part, columns, free)
            if span:
                placed[index][position] = Placed(part.segment, *span)
                taken |= set(range(span[0], span[1] + 1))


def _left_spans(above: Sequence[Placed], line: Sequence[Placed], columns: int) -> dict[int, tuple[int, int]]:
    """What words set to the left span, by their column: those right of it whose header only begins a line below.

    All cells begin on one line, so that each column has a word there or is spanned, and some have nothing below.
    """
    over, under = _filled([above]), _filled([line])
    spans: dict[int, tuple[int, int]] = {}
    at = -1
    for k in range(columns):
        at = k if k in over else at
        if k in under and k not in over and at in under:
            spans[at] = at, k
    whole = over | {k for first, last in spans.values() for k in range(first, last + 1)} == set(range(columns))
    return spans if whole and over - under and all(part.first == part.last for part in (*above, *line)) else {}


def _filled(placed: Iterable[Sequence[Placed]]) -> set[int]:
    return {k for line in placed for part in line for k in range(part.first, part.last + 1)}


def is_beside(other: Line, line: Line) -> bool:
    """Whether lines overlap in height: cells of one row, of which one has a line more and begins higher."""
    return min(other.bottom, line.bottom) - max(other.top, line.top) > BESIDE * line.size


def _ruled_span(
    part: Placed, line: Line, below: Line, columns: Sequence[Column], levels: Levels
) -> tuple[int, int] | None:
    width = columns[-1].x1 - columns[0].x0
    for y, x0, x1 in levels.pieces:
        if line.middle < y < below.middle and x0 - 2 < part.segment.x0 and part.segment.x1 < x1 + 2:
            under = [k for k, column in enumerate(columns) if x0 - 4 < (column.x0 + column.x1) / 2 < x1 + 4]
            if len(under) > 1 and x1 - x0 < 0.8 * width:
                return under[0], under[-1]
    return None


def _outside(part: Placed, over: Sequence[Placed]) -> set[int]:
    """The columns that a word can't span, since a word above spans but some of them."""
    return {
        k
        for word in over
        if word.last > word.first and word.first <= part.first and part.last <= word.last
        for k in (word.first - 1, word.last + 1)
    }


def _middle_span(part: Placed, columns: Sequence[Column], free: set[int]) -> tuple[int, int] | None:
    """The widest run of free columns, filled on a header line below, whose middle is the word's own."""
    middle = (part.segment.x0 + part.segment.x1) / 2
    low, high = part.first, part.last
    while low > 1 and low - 1 in free:  # the first column's labels have a header of their own
        low -= 1
    while high + 1 in free:
        high += 1
    best = (-99, 0, low, high)  # how near, how many more columns than one, first, last
    for first in range(low, part.first + 1):
        for last in range(part.last, high + 1):
            off = abs((columns[first].x0 + columns[last].x1) / 2 - middle)
            if off < MIDDLE + 0.02 * (columns[last].x1 - columns[first].x0):
                best = max(best, (-int(off / MIDDLE), last - first, first, last))
    return best[2:] if best[1] else None
