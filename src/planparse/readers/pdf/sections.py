"""Where on a page a table with a header of its own begins, be it the third table of the page.

A header is a bold line of several parts, none of them a figure, over lines in its columns that aren't bold. A bold row
inside a table (a total, a group's own row) looks the same, but stands in the table's columns and says something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.regions import EDGE, MAX_GAP, is_contents

PARTS = 3  # a header's at least; two bold parts side by side are names as often
DEPTH = 6  # lines that a header has at most
NEAR = 0.9  # of the font's size: the lines of one header stand no further apart
LOOK = 4  # lines under the header in which one must stand under it
SHARED = 0.5  # of its words that a header has in common with one printed before: the same again


class Heading(NamedTuple):
    """A table's header as lines of the page: the first, and the one after the last; and its words."""

    start: int
    end: int
    words: frozenset[str]


def headings_of(lines: Sequence[Line], known: Sequence[frozenset[str]]) -> list[Heading]:
    """The headers of a page that each begin a table, from the top; `known` are the words of those printed before."""
    found: list[Heading] = []
    seen = list(known)
    since = 0
    for start, end in _bold_blocks(lines):
        heading = Heading(start, end, _words(lines[start:end]))
        if not _stands_over(lines, start, end):
            continue
        if _is_known(heading, seen) or not _in_the_columns_above(lines, since, start, end):
            found.append(heading)
            seen.append(heading.words)
            since = start
    return found


def is_bold(line: Line) -> bool:
    """Whether every word of a line is bold."""
    return all(word.bold for part in line.segments for word in part.words)


def _bold_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Bold lines close together, one of them of several parts without a figure, above a line that isn't bold."""
    blocks = []
    end = 0
    for index, line in enumerate(lines):
        if index < end or not _may_head(line):
            continue
        start = index
        while start > end and _belongs_above(lines[start - 1], lines[start]):
            start -= 1
        end = index + 1
        while end < len(lines) and is_bold(lines[end]) and _is_near(lines[end - 1], lines[end]):
            end += 1
        if end < len(lines) and end - start <= DEPTH:
            blocks.append((start, end))
    return blocks


def _may_head(line: Line) -> bool:
    if len(line.segments) < PARTS or is_contents(line) or not is_bold(line):
        return False
    return not any(_is_figure(part) for part in line.segments)


def _is_figure(part: Segment) -> bool:
    return not any(map(str.isalpha, part.text))


def _belongs_above(above: Line, line: Line) -> bool:
    """Whether the line above is the header's too: several parts, or set to the right of where a title begins."""
    if not is_bold(above) or not _is_near(above, line) or above.size > 1.1 * line.size:
        return False
    return len(above.segments) > 1 or above.segments[0].x0 > line.segments[0].x1


def _is_near(above: Line, line: Line) -> bool:
    return line.top - above.bottom < NEAR * line.size


def _stands_over(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether one of the next lines has two parts or more, half of them under the header's.

    A figure set to the right stands beside its header."""
    heads = [part for line in lines[start:end] for part in line.segments]
    for above, line in pairwise(lines[end - 1 : end + LOOK]):
        if line.top - above.bottom > MAX_GAP * line.size or is_contents(line):
            return False
        under = sum(any(_are_in_line(part, head) for head in heads) for part in line.segments)
        if len(line.segments) > 1 and under and under >= len(line.segments) / 2:
            return not is_bold(line)
    return False


def _are_in_line(part: Segment, head: Segment) -> bool:
    return part.x0 < head.x1 + EDGE and head.x0 < part.x1 + EDGE


def _words(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(word.text.casefold() for line in lines for part in line.segments for word in part.words)


def _is_known(heading: Heading, seen: Sequence[frozenset[str]]) -> bool:
    """Whether the header was printed before; the words of a few columns may differ from table to table."""
    return any(len(heading.words & words) > SHARED * max(len(heading.words), len(words)) for words in seen)


def _in_the_columns_above(lines: Sequence[Line], since: int, start: int, end: int) -> bool:
    """Whether the lines above are rows in whose columns the bold line stands too: a row that is set in bold."""
    rows = [line for line in lines[since:start] if len(line.segments) > 1]
    edges = [part.x0 for line in rows for part in line.segments]
    return len(rows) > 1 and all(
        any(abs(part.x0 - edge) < EDGE for edge in edges) for line in lines[start:end] for part in line.segments
    )
