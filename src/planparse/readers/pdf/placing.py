"""The columns of a table, and which of them each part of a line stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.model import AFAR, Word
from planparse.text import LIST_MARKS

TOUCH = 0.3  # of the font's size: text nearer to a column than that belongs to it
EDGE = 3.0  # points: edges no further apart are in line
IN_LINE = 0.6  # points: a word that begins so near to a column's edge begins at it
EQUAL = 0.05  # points: spaces that differ less are set as the same
KNOWN = 2  # lines: more tell where a column begins
CENTRED = 0.01  # of a table's width: how far from its middle a heading over all columns may stand
FORM = 4  # columns: two labels with a value each
FULL = 3  # columns, and lines, of a table that has a row on each line
MARGIN = 1.5  # of the font's size: the white between two columns and a word space
MARK = re.compile(
    rf"(?:[{re.escape(LIST_MARKS)}o–*-]|\(?[0-9ivxlc]{{1,4}}(?:\.[0-9]{{1,3}})*[.)]?|\(?[a-z][.)])", re.IGNORECASE
)


@dataclass(slots=True)
class Column:
    """The width that a column's words take, and how many lines have words in it."""

    x0: float
    x1: float
    support: int = 1
    sure: bool = False  # told by a header: no text near it is its own unless it stands in it
    inner: tuple[float, ...] = ()  # where else its lines began on the page before: a list is set further in


class Placed(NamedTuple):
    """A segment and the first and last column that it stands over."""

    segment: Segment
    first: int
    last: int


def place(line: Line, columns: Sequence[Column]) -> list[Placed]:
    """Each segment with the columns that it touches; over a gutter it is parted where a gap stands in that gutter.

    A segment that touches none gets first > last; a line alone in the middle of all columns is set over them all.
    """
    found = []
    if len(line.segments) == 1 and _is_over_all(line.segments[0], columns):
        return [Placed(line.segments[0], 0, len(columns) - 1)]
    for part in line.segments:
        touched = _touched(part, columns, line.size)
        pieces = _pieces(part, columns, line.size, touched) if len(touched) > 1 else [part]
        for piece in pieces:
            touched = _touched(piece, columns, line.size) if len(pieces) > 1 else touched
            found.append(Placed(piece, touched[0], touched[-1]) if touched else Placed(piece, 1, 0))
    return found


def in_columns(line: Line, columns: Sequence[Column]) -> bool:
    """Whether every part of a line stands in one column, in line with it."""
    placed = place(line, columns)
    return all(part.first == part.last and in_line(part.segment, columns[part.first]) for part in placed)


def in_line(part: Segment, column: Column) -> bool:
    return (
        abs(part.x0 - column.x0) < EDGE
        or abs(part.x1 - column.x1) < EDGE
        or abs(part.x0 + part.x1 - column.x0 - column.x1) < 2 * EDGE
        or any(abs(part.x0 - x0) < IN_LINE for x0 in column.inner)
    )


def is_form_row(placed: Sequence[Placed], columns: Sequence[Column]) -> bool:
    """Whether a line is a label and a value that fills the rest of the row, each where its column begins: a form has
    such rows beside others of two labels with a value each.
    """
    if len(columns) != FORM or len(placed) != 2 or (placed[0].first, placed[0].last, placed[1].first) != (0, 0, 1):
        return False
    return placed[1].last > 1 and all(abs(part.segment.x0 - columns[part.first].x0) < EDGE for part in placed)


def is_form(placed: Sequence[Sequence[Placed]], columns: Sequence[Column]) -> bool:
    """Whether some rows are a label with one value, and others hold two labels with a value each."""
    return any(is_form_row(line, columns) for line in placed) and any(len(line) == FORM for line in placed)


def are_full(placed: Sequence[Sequence[Placed]], head: int, columns: Sequence[Column]) -> bool:
    """Whether each line is a row: below a header of one line or of `head`, several that fill all of several columns,
    none with small letters.

    Cells that wrap seldom take as many lines as all those beside them, each of which opens with a capital.
    """
    if min(len(columns), len(placed) - (head or 1)) < FULL:
        return False
    full = (len(line) == len(columns) and not any(part.segment.text[0].islower() for part in line) for line in placed)
    return all(list(full)[head:])


def _is_over_all(part: Segment, columns: Sequence[Column]) -> bool:
    """Whether bold words are set in the middle of the table, and not in line with their column's words."""
    left, right = columns[0].x0, columns[-1].x1
    if len(columns) < 3 or not all(word.bold for word in part.words):
        return False
    if abs(part.x0 + part.x1 - left - right) > 2 * max(EDGE, CENTRED * (right - left)):
        return False
    return not any(column.x0 < part.x1 and part.x0 < column.x1 and in_line(part, column) for column in columns)


def _touched(part: Segment, columns: Sequence[Column], size: float) -> list[int]:
    near = 0.0 if columns[0].sure else TOUCH * size
    left, right = part.x0 - near, part.x1 + near
    found = []
    for index, column in enumerate(columns):
        if column.x0 >= right:
            break
        if left < column.x1:
            found.append(index)
    return found


def _pieces(part: Segment, columns: Sequence[Column], size: float, touched: Sequence[int]) -> list[Segment]:
    """A full cell comes so near to the next column's words that no wide gap is left: the gutter parts them.

    `touched` are the columns, several, that the part stands over.
    """
    pieces, start, words = [], 0, part.words
    if starts := _starts_at(words, [(columns[k - 1], columns[k]) for k in touched[1:]], MARGIN * size):
        return [segment_of(words[a:b]) for a, b in pairwise([0, *starts, len(words)])]
    gaps = sorted([right.x0 - left.x1 for left, right in pairwise(words)])
    usual = gaps[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.3 * size  # a word space of this line
    for index in range(1, len(words)):
        left, right = words[index - 1], words[index]
        if any(_parts(left, right, columns[k - 1], columns[k], usual) for k in touched[1:]):
            pieces.append(segment_of(words[start:index]))
            start = index
    return [*pieces, segment_of(words[start:])]


def _starts_at(words: Sequence[Word], pairs: Sequence[tuple[Column, Column]], wide: float) -> list[int]:
    """The words that begin right at the edge of the next column, if one does at each: a gutter may be no wider than a
    word space. Nothing where a word runs over one of them, or, in bold as bands are, is one word space from the next.

    Where no other line comes within `wide` of the next column, as where this is the longest cell, which made its column
    so broad, the word must begin at the very place, and the column be told by its header.
    """
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(words))
    usual = gaps[len(gaps) // 2] if len(gaps) > 2 and all(word.bold for word in words) else 0.0
    if abs(words[0].x0 - pairs[0][0].x0) > IN_LINE and not MARK.fullmatch(words[0].text):
        return []
    starts = []
    for before, after in pairs:
        index = next((i for i in range(1, len(words)) if abs(words[i].x0 - after.x0) < IN_LINE), 0)
        if not index or words[index - 1].x1 > after.x0 or not _is_known(after):
            return []
        level = after.sure and abs(words[index].x0 - after.x0) < EQUAL
        if not 0 <= after.x0 - before.x1 < (AFAR if level else wide):
            return []
        if abs(words[index].x0 - words[index - 1].x1 - usual) < EQUAL:
            return []
        starts.append(index)
    return starts


def _is_known(column: Column) -> bool:
    """Whether enough lines told where a column begins."""
    return column.sure or column.support > KNOWN


def _parts(left: Word, right: Word, before: Column, after: Column, usual: float) -> bool:
    """Whether the gap between two words is wider than a word space and stands between two columns."""
    gap = right.x0 - left.x1
    if gap < 1.2 * usual or left.x1 > after.x0 or right.x0 < before.x1:
        return False
    return abs(right.x0 - after.x0) < EDGE / 2 or gap > 1.6 * usual


def segment_of(words: Sequence[Word]) -> Segment:
    """Words of one line as one part of it."""
    return Segment(words[0].x0, max(word.x1 for word in words), tuple(words))
