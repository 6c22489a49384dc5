"""Rules -> lattices: the lines of a page brought onto whole places, and grouped where they touch.

The lines that painted cells tell are among them; tables that stand right under one another are parted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from planparse.readers.pdf.model import AFAR, Fill, PageContent, made
from planparse.readers.pdf.painted import Place, painted_lines

SNAP = 3.0  # points: double rules and a border drawn from both its cells lie nearer than any row is high
TOUCH = 3.0  # points: lines that end no further from one another meet


class Line(NamedTuple):
    """A level or upright line: where it lies on the one axis, from where to where on the other."""

    at: float
    start: float
    end: float


_line = made(Line)


class Lattice(NamedTuple):
    """Lines that touch one another."""

    across: tuple[Line, ...]
    down: tuple[Line, ...]


def lattices_of(page: PageContent) -> list[Lattice]:
    """The lattices that a page's rules and painted cells draw, each of one table, underlines and charts among them."""
    across, down = lines_of(page)
    level, upright = painted_lines(page, across, down)
    if upright:
        across, down = whole([*across, *level]), whole([*down, *upright])
    drawn = lattices(across, down)
    bands = header_bands(page, drawn)
    if bands:
        drawn = lattices(*(whole([*lines, *more]) for lines, more in zip((across, down), edges_of(bands), strict=True)))
    return [part for lattice in drawn for part in unstacked(lattice)]


def lines_of(page: PageContent) -> tuple[list[Line], list[Line]]:
    """The page's rules as whole lines, level ones first.

    The edges of filled areas are left out: printers fill behind each line of text, behind half a cell, in white.
    """
    across = [(top, x0, x1) for x0, top, x1, bottom in page.rules if top == bottom]
    down = [(x0, top, bottom) for x0, top, _, bottom in page.rules if top != bottom]
    return whole(across), whole(down)


def header_bands(page: PageContent, drawn: Sequence[Lattice]) -> list[Fill]:
    """Coloured areas that stand on a lattice as wide as it: a header shaded, but not ruled."""
    out: list[Fill] = []
    for lattice in drawn:
        top = min(line.at for line in lattice.across)
        left, right = min(line.start for line in lattice.across), max(line.end for line in lattice.across)
        row = [f for f in page.fills if abs(f.bottom - top) <= TOUCH and f.bottom - f.top > 6 and min(f.rgb) < 250]
        row = [f for f in row if f.x0 >= left - TOUCH and f.x1 <= right + TOUCH and f.top < top - TOUCH]
        if sum(f.x1 - f.x0 for f in row) >= 0.8 * (right - left):
            out += row
    return out


def edges_of(fills: Iterable[Fill]) -> tuple[list[Line], list[Line]]:
    """The edges of filled areas, level ones first."""
    across, down = [], []
    for x0, top, x1, bottom, _ in fills:
        across += [Line(top, x0, x1), Line(bottom, x0, x1)]
        down += [Line(x0, top, bottom), Line(x1, top, bottom)]
    return across, down


def whole(lines: Iterable[Place]) -> list[Line]:
    """Lines that lie within SNAP of one another brought onto one place, their touching pieces joined."""
    out: list[Line] = []
    group: list[Place] = []
    for line in sorted(lines, key=itemgetter(0)):
        if group and (line[0] - group[-1][0] > SNAP or line[0] - group[0][0] > 2 * SNAP):
            out += joined(group)
            group = []
        group.append(line)
    return out + joined(group) if group else out


def joined(group: list[Place]) -> list[Line]:
    """The pieces of one place, joined where they touch."""
    places, starts, ends = zip(*group, strict=True)
    at = sum(places) / len(group)
    out: list[Line] = []
    pieces = sorted(zip(starts, ends, strict=True))
    start, end = pieces[0]
    for begin, stop in pieces:
        if begin > end + TOUCH:
            if end - start >= TOUCH:
                out.append(_line((at, start, end)))
            start, end = begin, stop
        elif stop > end:
            end = stop
    if end - start >= TOUCH:
        out.append(_line((at, start, end)))
    return out


def lattices(across: list[Line], down: list[Line]) -> list[Lattice]:
    """The groups of lines that touch, each with lines of both kinds."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    offset = len(across)
    places = [line.at for line in across]
    for d, (x, top, bottom) in enumerate(down):
        for a in range(bisect_right(places, top - TOUCH), bisect_right(places, bottom + TOUCH)):
            line = across[a]
            if line.start - TOUCH <= x <= line.end + TOUCH:
                parent[root(a)] = root(offset + d)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for i in range(len(parent)):
        pair = groups.setdefault(root(i), ([], []))
        pair[i >= offset].append(across[i] if i < offset else down[i - offset])
    loose = [line for a, d in groups.values() if not a for line in d]
    drawn = sorted(((a, d) for a, d in groups.values() if a and d), key=lambda pair: min(pair[0]))
    for upright in loose:
        if own := lattice_over(upright, drawn):
            own.append(upright)
    return [Lattice(tuple(a), tuple(sorted(d))) for a, d in drawn]


def lattice_over(upright: Line, drawn: Sequence[tuple[list[Line], list[Line]]]) -> list[Line] | None:
    """The uprights that one goes on from which touches no level line: those of the next lattice over it, at its place.

    Where rows are not ruled, the uprights between two rows of one cell touch none, nor do those a page end cuts; one
    between those of a lattice parts cells under a header's that spans them.
    """
    over = [d for a, d in drawn if min(a).at < upright.start and (is_at_one(upright, d) or is_between(upright, d))]
    return over[-1] if over else None


def is_at_one(upright: Line, down: Sequence[Line]) -> bool:
    """Whether an upright stands at the place of one of others."""
    return any(line.at == upright.at for line in down)


def is_between(upright: Line, down: Sequence[Line]) -> bool:
    """Whether an upright stands between two others that run beside all of it."""
    beside = [line.at for line in down if line.start < upright.start and line.end > upright.end - TOUCH]
    return bool(beside) and min(beside) < upright.at < max(beside)


def unstacked(lattice: Lattice) -> list[Lattice]:
    """The tables that a lattice draws right under one another: of other widths, with no inner upright in common."""
    for line in lattice.across:
        above = [at for at, start, end in lattice.down if start < line.at - TOUCH <= end]
        below = [at for at, start, end in lattice.down if start <= line.at + TOUCH < end]
        if are_strangers(above, below):
            return [part_of(lattice, -AFAR, line.at), *unstacked(part_of(lattice, line.at, AFAR))]
    return [lattice]


def are_strangers(above: list[float], below: list[float]) -> bool:
    """Whether uprights over and under a level line are two tables': both have inner ones, and none in common."""
    if len(above) < 3 or len(below) < 3 or not set(above[1:-1]).isdisjoint(below[1:-1]):
        return False
    return (above[0], above[-1]) != (below[0], below[-1])


def part_of(lattice: Lattice, top: float, bottom: float) -> Lattice:
    """What of a lattice lies between two heights, its level lines no longer than that is wide."""
    down = [Line(x, max(start, top), min(end, bottom)) for x, start, end in lattice.down]
    down = [line for line in down if line.end - line.start > TOUCH]
    left, right = down[0].at, down[-1].at
    across = [Line(y, max(x0, left), min(x1, right)) for y, x0, x1 in lattice.across if top <= y <= bottom]
    return Lattice(tuple(line for line in across if line.start < line.end), tuple(down))
