"""Pages of body text set in two or three columns, whose lists and gaps would pass for tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planparse.readers.pdf.lines import Line, Segment

NEAR = 8.0  # points: the white between equal columns lies that near to a half or thirds of the text's width
CROSSING = 0.12  # of the lines at most run over that white: headings over all columns
LINES = 8  # in each column at least
GOING_ON = 0.3  # of a text's lines open with a small letter
EDGE = 1.5  # points: parts of lines that begin so near to each other begin in line, as a table's do
MARK = 4  # characters: a list's mark is no longer
WORDS = 2.5  # in a line of text, on average
INDENT = 0.2  # of a text's width at most: what opens further in is set in a column inside
INDENTED = 0.25  # of a text's lines at most open there


def is_newsprint(lines: Sequence[Line]) -> bool:
    """Whether the page's lines are text in equal columns that run on independently of each other."""
    left = min((line.segments[0].x0 for line in lines), default=0.0)
    right = max((line.segments[-1].x1 for line in lines), default=0.0)
    return any(_runs_in(lines, left, right, count) for count in (2, 3)) if len(lines) > LINES else False


def _runs_in(lines: Sequence[Line], left: float, right: float, count: int) -> bool:
    places: list[float] = []
    for k in range(1, count):
        cut = _cut(lines, left + (right - left) * k / count)
        if cut is None:
            return False
        places.append(cut)
    columns: list[list[list[Segment]]] = [[] for _ in range(count)]
    filled: list[set[int]] = []
    for line in lines:
        found: dict[int, list[Segment]] = {}
        for part in line.segments:
            found.setdefault(sum(cut < part.x0 for cut in places), []).append(part)
        filled.append(set(found))
        for column, parts in found.items():
            columns[column].append(parts)
    return all(map(_is_running, columns)) and not _in_step(filled)


def _cut(lines: Sequence[Line], middle: float) -> float | None:
    """Where the fewest lines run over the white about `middle`, if few enough do."""
    parts = [(part.x0, part.x1) for line in lines for part in line.segments]
    best = min(
        (_covering(parts, middle + step), abs(step), middle + step) for step in (-NEAR, -NEAR / 2, 0.0, NEAR / 2, NEAR)
    )
    return best[2] if best[0] <= CROSSING * len(lines) else None


def _covering(parts: Sequence[tuple[float, float]], x: float) -> int:
    return sum([x0 < x < x1 for x0, x1 in parts])


def _is_running(lines: Sequence[Sequence[Segment]]) -> bool:
    """Lines of several words, many of which go on in mid-sentence, without a table's column inside."""
    words = sum(len(part.words) for parts in lines for part in parts)
    going_on = sum(parts[0].text[0].islower() for parts in lines)
    edges = [b.x0 for parts in lines for a, b in pairwise(parts) if len(a.text) > MARK]
    shared = max((sum(abs(x - other) < EDGE for other in edges) for x in edges), default=0)
    enough = len(lines) >= LINES and words >= WORDS * len(lines) and not _opens_inside(lines)
    return enough and going_on >= GOING_ON * len(lines) and shared < max(4, CROSSING * len(lines))


def _opens_inside(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether many lines open well inside the text's width: cells of a table, centred so that few share a line."""
    left = min(parts[0].x0 for parts in lines)
    inner = left + INDENT * (max(parts[-1].x1 for parts in lines) - left)
    return sum(parts[0].x0 > inner for parts in lines) > INDENTED * len(lines)


def _in_step(filled: Sequence[set[int]]) -> bool:
    """Whether text begins side by side, as in the rows of a table."""
    begun = [len(line - above) for above, line in pairwise(filled)]
    together, alone = sum(count > 1 for count in begun), sum(count == 1 for count in begun)
    return together >= 3 and together >= alone
