"""The columns of a table with a header: one for each of the header's parts, as wide as what stands under it.

A figure set to the right and a header set in the middle touch no text of their own column; the white that runs down
between the columns says which belongs to which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from planparse.readers.pdf.headers import NUMBER
from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.model import AFAR
from planparse.readers.pdf.placing import EDGE, IN_LINE, Column, segment_of
from planparse.readers.pdf.regions import MAX_GAP, is_contents
from planparse.readers.pdf.sections import is_bold
from planparse.text import LIST_MARKS

Span = tuple[float, float]  # from x0 to x1
WORD_SPACE = 0.3  # of the font's size
SAME = 1.0  # points: edges no further apart are one
APART = 1.2  # word spaces: more than one is
ASUNDER = 1.75  # of the narrowest white between words of a header's line: between those of two columns
OFTEN = 5  # lines that begin at one place: a column's left edge
LISTED = 0.2  # of a column's lines at most open an item
FEW = 0.1  # of the lines may run over a gutter
MARKED = 3  # characters that a mark or a figure has at most
HEADED = 2  # lines that have a word right under a header's
NUMBERS = 2  # of rows at least, in a column without a header
_ROW_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z])[.)]?", re.IGNORECASE)
TWICE = 0.3  # of a column's lines may have two parts in it; more are two columns


def fitted_columns(lines: Sequence[Line], start: int, end: int, free: set[int]) -> list[Column] | None:
    """The columns under the header that the lines from `start` to before `end` are; None where they can't be told."""
    below = _below(lines, start, end, free)
    begun = [*_edges(below), *_shared(lines[start:end])]
    headed = _headed(lines[start:end], below)
    often = [*_often(below), *headed]
    begins = [part.x0 for line in below for part in line.segments]
    words = _heads([_with_parts(line, begun, often, begins) for line in lines[start:end]], below, begun)
    edges = [*(x0 for x0, _ in words[1:]), *begun]
    each = [_parted(line, edges, often=headed) for line in below]
    body = [parts for line, parts in zip(below, each, strict=True) if len(parts) > 1 and not is_bold(line)]
    heads = _with_numbers(_with_unheaded(words, body), each)
    parts = [part for line in body for part in line]
    cuts: list[float] = []
    for left, right in pairwise(heads):
        reach = cuts[-1] if cuts else 0.0, right[1] if right is not heads[-1] else AFAR
        own = [part for part in parts if not (part.x0 < left[1] and part.x1 > right[0])]
        cut = _gutter(left, right, reach, own, body)
        if cut is None:
            return None
        cuts.append(cut)
    columns = [Column(x0, x1, sure=True) for x0, x1 in heads]
    for part in parts:
        index = sum(cut < part.x0 for cut in cuts)
        if index == len(cuts) or part.x1 < cuts[index]:
            columns[index].x0, columns[index].x1 = min(columns[index].x0, part.x0), max(columns[index].x1, part.x1)
    return columns if not _holds_two(body, cuts) else None


def parted_header(lines: Sequence[Line], columns: Sequence[Column]) -> list[Line]:
    """A header's lines, each cut where a column begins in the white before a word."""
    lefts = [column.x0 for column in columns[1:]]
    return [_with_parts(line, (), lefts) for line in lines]


def _heads(lines: Sequence[Line], below: Sequence[Line], begun: Sequence[float]) -> list[Span]:
    """What each column's header words take of the width; those over several columns are left out."""
    widest = max(lines, key=lambda line: len(line.segments))
    heads: list[Span] = [(part.x0, part.x1) for part in widest.segments]
    body = [part for line in below for part in _parted(line, begun)]
    alone = [part for part in body if not any(_has_under([part], head) for head in heads)]
    for line in lines:
        for part in line.segments if line is not widest else ():
            over = [k for k, (x0, x1) in enumerate(heads) if part.x0 < x1 and x0 < part.x1]
            if not over and any(part.x0 < other.x1 and other.x0 < part.x1 for other in alone):
                heads.append((part.x0, part.x1))
            elif len(over) == 1 and _is_same(heads[over[0]], part):
                x0, x1 = heads[over[0]]
                heads[over[0]] = min(x0, part.x0), max(x1, part.x1)
        heads.sort()
    return heads


def _is_same(head: Span, part: Segment) -> bool:
    """Whether a part is a wrapped header's other line: their edges or their middles are in line."""
    off = part.x0 - head[0], part.x1 - head[1]
    return min(abs(off[0]), abs(off[1]), abs(off[0] + off[1]) / 2) < EDGE


def _with_parts(line: Line, edges: Sequence[float], often: Sequence[float], begins: Sequence[float] = ()) -> Line:
    """A header's line, its parts cut where a column begins: full header cells come near to each other.

    Where lines begin `often` below, cells come as near as a word space; where only one line `begins`, the white must
    be far wider than the narrowest of the line.
    """
    wide = ASUNDER * min(_narrowest(line), WORD_SPACE * line.size)
    parts = []
    for part in _parted(line, edges, within=True, often=often):
        cuts = [
            index
            for index, (a, b) in enumerate(pairwise(part.words), 1)
            if b.x0 - a.x1 > wide and any(a.x1 - SAME < x < b.x0 + SAME for x in begins)
        ]
        parts += [segment_of(part.words[a:b]) for a, b in pairwise([0, *cuts, len(part.words)])] if cuts else [part]
    return line._replace(segments=tuple(parts))


def _narrowest(line: Line) -> float:
    """The narrowest white between two words of a part of a line."""
    return min((b.x0 - a.x1 for part in line.segments for a, b in pairwise(part.words)), default=AFAR)


def _parted(line: Line, edges: Sequence[float], within: bool = False, often: Sequence[float] = ()) -> list[Segment]:
    """A line's parts, cut where a word begins at the edge of a column: a figure comes near to the next column.

    `within`: or where the edge is in the white before the word, which is set in the middle of its column. At a place
    where lines begin `often` no white tells it from a word space.
    """
    out = []
    for part in line.segments:
        gaps = sorted(b.x0 - a.x1 for a, b in pairwise(part.words))
        usual = gaps[(len(gaps) - 1) // 2] if len(gaps) > 1 else WORD_SPACE * line.size
        start = 0
        for index, (a, b) in enumerate(pairwise(part.words), 1):
            reach = a.x1 if within else b.x0
            if a.text in LIST_MARKS:
                continue
            sure = any(a.x1 < edge < b.x0 + IN_LINE for edge in often)
            if not sure and b.x0 - a.x1 <= APART * usual:
                continue
            if sure or any(reach - SAME < edge < b.x0 + SAME for edge in edges):
                out.append(segment_of(part.words[start:index]))
                start = index
        out.append(segment_of(part.words[start:]) if start else part)
    return out


def _with_unheaded(heads: Sequence[Span], body: Sequence[Sequence[Segment]]) -> list[Span]:
    """The header words' widths, and that of the numbers before its first or the marks after its last word."""
    out = list(heads)
    for first, at, beyond in ((True, 0, heads[0]), (False, len(heads), heads[-1])):
        parts = [
            part
            for line in body
            if _has_under(line, beyond)
            for part in line
            if (part.x1 < beyond[0] if first else part.x0 > beyond[1])
        ]
        if parts:
            out.insert(at if first else len(out), (min(part.x0 for part in parts), max(part.x1 for part in parts)))
    return out


def _below(lines: Sequence[Line], start: int, end: int, free: set[int]) -> list[Line]:
    """The lines below a header, down to where the page leaves white or another table begins.

    White over a line whose parts begin where words of the header do is a high row's: sheets are printed so.
    """
    found = []
    heads = [word.x0 for line in lines[start:end] for part in line.segments for word in part.words]
    for index in range(end, len(lines)):
        apart = lines[index].top - lines[index - 1].bottom > MAX_GAP * lines[index].size
        if index not in free or (apart and not _are_begun(lines[index], heads)):
            break
        if not is_contents(lines[index]):
            found.append(lines[index])
    return found


def _are_begun(line: Line, heads: Sequence[float]) -> bool:
    """Whether a line has several parts, and all begin where a word of the header does."""
    return len(line.segments) > 1 and all(any(abs(part.x0 - x) < IN_LINE for x in heads) for part in line.segments)


def _edges(below: Sequence[Line]) -> list[float]:
    """Where parts of several lines begin, the first part of the page's width left out."""
    starts = sorted(part.x0 for line in below for part in line.segments)
    return [x for x, after in pairwise(starts) if after - x < SAME and x > starts[0] + EDGE]


def _often(below: Sequence[Line]) -> list[float]:
    """Where many lines have a part that begins: their column's left edge, be it right beside the column before.

    The text of a list begins at one place too, but behind marks or numbers, and other lines run over the place; the
    first column may be of numbers.
    """
    parts = sorted((part for line in below for part in line.segments), key=lambda part: part.x0)
    starts = [x for x, after in zip(parts, parts[OFTEN - 1 :], strict=False) if after.x0 - x.x0 < IN_LINE]
    found: list[float] = []
    last = 0.0
    for x in dict.fromkeys(part.x0 for part in starts):
        before = [part for part in parts if last - SAME < part.x0 < x - EDGE]
        listed = sum(_opens_item(part, numbers=last > parts[0].x0 + EDGE) for part in before)
        over = sum(any(word.x0 < x - IN_LINE and word.x1 > x + IN_LINE for word in part.words) for part in before)
        if before and listed <= LISTED * len(before) and over <= FEW * len(below):
            found.append(x)
        last = x if before or not last else last
    return found


def _headed(header: Sequence[Line], below: Sequence[Line]) -> list[float]:
    """Where the last words of several lines' parts begin, in the white before a word inside a header's part.

    No other word runs over the place: a column as narrow as its header holds a figure or a mark a word space behind the
    text of the column before.
    """
    parts = [part for line in below for part in line.segments]
    begun = Counter(round(part.words[-1].x0, 1) for part in parts)
    found = []
    for a, b in (pair for line in header for part in line.segments for pair in pairwise(part.words)):
        for x in (x for x, times in begun.items() if times >= HEADED and a.x1 < x < b.x0 + IN_LINE):
            words = [word for part in parts for word in part.words[:-1]]
            marks = [part.words for part in parts if abs(part.words[-1].x0 - x) < IN_LINE]
            if any(len(said[-1].text) > MARKED for said in marks) or all(len(said) == 1 for said in marks):
                continue
            if not any(word.x0 < x + IN_LINE and word.x1 > x for word in words):
                found.append(x)
    return sorted(found)


def _opens_item(part: Segment, numbers: bool) -> bool:
    """Whether a part is an item's mark, or begins with it; or is a number, where `numbers` count."""
    first = part.words[0].text
    return first in LIST_MARKS or first in "o-–*" or (numbers and bool(_ROW_NUMBER.fullmatch(part.text)))


def _shared(header: Sequence[Line]) -> list[float]:
    """Where words inside a line of a header begin, as do others: at the left of a column no wider than its header."""
    inner = [word.x0 for line in header for part in line.segments for word in part.words[1:]]
    starts = [word.x0 for line in header for part in line.segments for word in part.words]
    return [x for x in inner if sum(abs(x - other) < SAME for other in starts) > 1]


def _with_numbers(heads: Sequence[Span], below: Sequence[Sequence[Segment]]) -> list[Span]:
    """The header words' widths, and that of the numbers under the first one, if they stand in a column of their own."""
    parts = [line[0] for line in below if line[0].x0 < heads[0][1]]
    starts = Counter(round(part.x0) for part in parts if not _ROW_NUMBER.fullmatch(part.text))
    text = max(starts, key=lambda x0: (starts[x0], x0)) - SAME if starts else 0.0  # where the column's text begins
    numbers = [part for part in parts if part.x0 < text]
    marks = sum(bool(_ROW_NUMBER.fullmatch(part.text)) for part in numbers)
    if marks < max(NUMBERS, len(numbers) / 2) or any(part.x1 > text for part in numbers) or heads[0][0] < text:
        return list(heads)
    return [(min(part.x0 for part in numbers), max(part.x1 for part in numbers)), *heads]


def _gutter(
    left: Span, right: Span, reach: Span, parts: Sequence[Segment], body: Sequence[Sequence[Segment]]
) -> float | None:
    """Where the white runs down between two header words; None where there is none.

    `reach` is how far both columns may go.
    """
    whites = _whites(left[1], right[0], parts, FEW * len(body))
    if len(whites) < 2:
        return sum(whites[0]) / 2 if whites else None
    conflicts = [_conflicts(reach, sum(white) / 2, body) for white in whites]
    if len(whites) > 2 or conflicts[0] != conflicts[1]:
        return min((count, sum(white) / 2) for count, white in zip(conflicts, whites, strict=True))[1]
    between = [part for part in parts if whites[0][1] - 0.1 <= part.x0 and part.x1 <= whites[-1][0] + 0.1]
    chosen = whites[-1] if _is_left(left, right, between, body) else whites[0]
    return sum(chosen) / 2


def _whites(x0: float, x1: float, parts: Sequence[Segment], few: float) -> list[Span]:
    """The strips between two places that the fewest parts stand in: a band over some columns, or what follows the
    table, runs over any. None where more than `few` stand in each.
    """
    edges = sorted({x0, x1, *(x for part in parts for x in (part.x0, part.x1) if x0 < x < x1)})
    counts = [(sum(part.x0 < b and part.x1 > a for part in parts), (a, b)) for a, b in pairwise(edges)]
    least = min((count for count, _ in counts), default=few + 1)
    whites: list[Span] = []
    for count, (a, b) in counts if least <= few else ():
        if count == least and whites and whites[-1][1] == a:
            whites[-1] = whites[-1][0], b
        elif count == least:
            whites.append((a, b))
    return whites


def _conflicts(reach: Span, cut: float, body: Sequence[Sequence[Segment]]) -> int:
    """How many lines would have two parts in one of the columns that a cut makes."""
    count = 0
    for line in body:
        ahead = sum(part.x0 > reach[0] and part.x1 <= cut for part in line)
        behind = sum(part.x0 < reach[1] and part.x0 >= cut for part in line)
        count += ahead > 1 or behind > 1
    return count


def _is_left(left: Span, right: Span, between: Sequence[Segment], body: Sequence[Sequence[Segment]]) -> bool:
    """Whether what stands between two header words, under neither, is the left one's."""
    lines = [line for line in body if any(part in between for part in line)]
    beside = any(_has_under(line, left) for line in lines), any(_has_under(line, right) for line in lines)
    if beside[0] != beside[1]:
        return beside[1]
    if all(NUMBER.fullmatch(part.text) for part in between):  # set to the right of their own column
        return True
    return between[0].x0 - left[1] < right[0] - between[0].x1


def _has_under(line: Sequence[Segment], head: Span) -> bool:
    return any(part.x0 < head[1] and head[0] < part.x1 for part in line)


def _holds_two(body: Sequence[Sequence[Segment]], cuts: Sequence[float]) -> bool:
    """Whether the lines have two parts in one column often: the header leaves a column blank."""
    twice = 0
    for line in body:
        where = [sum(cut < part.x0 for cut in cuts) for part in line]
        twice += len(where) > len(set(where))
    return twice > TWICE * len(body)
