"""Text outside tables: printed lines -> paragraphs in reading order, with the size and weight that make headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planparse.document import Paragraph
from planparse.readers.pdf.joining import Meant, marked, meant_lines
from planparse.readers.pdf.lines import Line, group_lines
from planparse.readers.pdf.model import Box
from planparse.schema import CellRef

_GUTTER = 9.0  # points: columns of text stand at least this far apart
_MIN_COLUMN = 4  # lines: fewer say nothing about columns
_RAGGED = 0.12  # of a column's width: ragged lines end no further from their margin, mostly
_ROOM = 15.0  # points that a page's text may end before what is printed furthest right: a table's padding
_SHORT = 0.7  # of the line below it: one that was ended by its writer
_LARGER = 1.12  # of the body's size: a heading's
_LONGEST_HEADING = 25  # words
_WHOLE = 1.5 * 2**52  # a float added to this and taken from it again is whole: a tenth of the time of `round`


class Prose(NamedTuple):
    """A paragraph as found on its page, before its heading level is known."""

    text: str
    page: int
    box: Box
    size: float
    bold: bool
    joined: bool


def prose_of(page: int, found: list[Line], reach: float) -> list[Prose]:
    """The paragraphs of a page's lines, column of text after column; `reach` is how far right the page is printed."""
    out: list[Prose] = []
    for lines in text_columns(found):
        right = margin_of(lines, reach)
        before: Meant | None = None
        for meant in meant_lines(lines, right):
            joined = before is not None and are_joined(before, meant)
            out.append(paragraph_of(meant, page, joined))
            before = meant
    return out


def are_joined(above: Meant, below: Meant) -> bool:
    """Whether text stands line under line: no blank line, and no change of type size, parts them.

    A line much shorter than the text that runs over lines below it was ended there, and is no part of that; nor is
    what stands below a text that ran over lines and ended early.
    """
    before, line = above.lines[-1], below.lines[0]
    if len(above.lines) == 1 and len(below.lines) > 1 and wide(before) < _SHORT * wide(line):
        return False
    if len(above.lines) > 1 and wide(before) < _SHORT * wide(above.lines[0]):
        return False
    size = min(line.size, before.size)
    return line.top - before.bottom < 0.5 * size and max(line.size, before.size) < _LARGER * size


def wide(line: Line) -> float:
    """How wide a line is, points."""
    return line.segments[-1].x1 - line.segments[0].x0


def margin_of(lines: Sequence[Line], reach: float) -> float:
    """Where the text of a column may run to: where several of its lines end, else as far as the page is printed."""
    left = min(line.segments[0].x0 for line in lines)
    right = max(line.segments[-1].x1 for line in lines)
    full = sum(1 for line in lines if right - line.segments[-1].x1 < _RAGGED * (right - left))
    return right if full >= _MIN_COLUMN else max(right, reach - _ROOM)


def paragraph_of(meant: Meant, page: int, joined: bool) -> Prose:
    """The printed lines of one paragraph."""
    words = [word for line in meant.lines for segment in line.segments for word in segment.words]
    _, lefts, tops, rights, bottoms, sizes, bold, _ = zip(*words, strict=True)
    box = min(lefts), min(tops), max(rights), max(bottoms)
    return Prose(marked(meant.text), page, box, sorted(sizes)[len(sizes) // 2], all(bold), joined)


def text_columns(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines in reading order: where prose is set in two columns, the left one whole before the right one."""
    start = 0
    while start < len(lines):
        found = two_columns(lines, start)
        if found is None:
            end = next((i for i in range(start + 1, len(lines)) if two_columns(lines, i)), len(lines))
            yield lines[start:end]
            start = end
            continue
        gutter, end = found
        words = [w for line in lines[start:end] for s in line.segments for w in s.words]
        yield group_lines(w for w in words if w.x0 < gutter)
        yield group_lines(w for w in words if w.x0 >= gutter)
        start = end


def two_columns(lines: list[Line], start: int) -> tuple[float, int] | None:
    """The gutter that runs down from the line at `start`, and the line it ends before; null where there is none.

    Both sides must be prose: the left one's lines run on to the gutter, which labels before their values don't.
    """
    if len(lines[start].segments) != 2:
        return None
    low, high = lines[start].segments[0].x1, lines[start].segments[1].x0
    end, both = start + 1, 1
    for line in lines[start + 1 :]:
        crossing = [s for s in line.segments if s.x0 < high - 1 and s.x1 > low + 1]
        reach = max((s.x1 for s in line.segments if s.x0 < low), default=low)
        begin = min((s.x0 for s in line.segments if s.x0 >= low), default=high)
        if len(line.segments) > 2 or (crossing and min(high, begin) - max(low, reach) < _GUTTER):
            break
        low, high = max(low, reach), min(high, begin)
        both += len(line.segments) == 2
        end += 1
    block = lines[start:end]
    if both < _MIN_COLUMN or both < 0.6 * len(block) or high - low < _GUTTER:
        return None
    gutter = (low + high) / 2
    left = [line.segments[0] for line in block if line.segments[0].x0 < gutter]
    wide = low - min(s.x0 for s in left)
    full = sum(1 for s in left if low - s.x1 < 0.15 * wide)
    return (gutter, end) if full >= 0.6 * len(left) and wide > 100 else None


def headed(found: Sequence[Prose]) -> list[Paragraph]:
    """The paragraphs with heading levels: larger than the body by size, bold alone level 6."""
    sizes = [round(prose.size * 2) / 2 for prose in found]
    weight: Counter[float] = Counter()
    for prose, size in zip(found, sizes, strict=True):
        weight[size] += len(prose.text)
    body = weight.most_common(1)[0][0] if weight else 0.0
    heads = [is_heading(prose, body) for prose in found]
    told = zip(found, sizes, heads, strict=True)
    larger = sorted({size for prose, size, head in told if head and prose.size > _LARGER * body}, reverse=True)
    levels = {size: min(rank, 5) for rank, size in enumerate(larger, 1)}
    out = []
    for prose, size, head in zip(found, sizes, heads, strict=True):
        level = levels.get(size, 6) if head else None
        ref = CellRef(page=prose.page, bbox=rounded(prose.box))
        out.append(Paragraph(prose.text, ref, level, prose.joined))
    return out


def is_heading(prose: Prose, body: float) -> bool:
    """Whether a paragraph is set apart as a heading: larger or bold, short, and no sentence."""
    if not (prose.size > _LARGER * body or prose.bold):
        return False
    return (
        len(prose.text.split()) <= _LONGEST_HEADING
        and not prose.text.endswith((".", ";", ","))
        and prose.text[0] != "•"
    )


def rounded(box: Box) -> Box:
    """A box to a tenth of a point: finer is noise, and differs between engines."""
    x0, top, x1, bottom = box
    return (
        (x0 * 10 + _WHOLE - _WHOLE) / 10,
        (top * 10 + _WHOLE - _WHOLE) / 10,
        (x1 * 10 + _WHOLE - _WHOLE) / 10,
        (bottom * 10 + _WHOLE - _WHOLE) / 10,
    )
