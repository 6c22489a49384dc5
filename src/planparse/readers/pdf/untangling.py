"""Cells that go on beside the next row: without rules, a merged cell's lines stand between those of others."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.placing import Placed


def untangled(lines: Sequence[Line], placed: Sequence[Sequence[Placed]], head: int, spaced: float) -> list[Line]:
    """The lines below the header, those of a cell that goes on before the row that begins beside it.

    `placed` are the lines' parts with their columns, `spaced` (points) is more than the lines of a cell stand apart.
    """
    order: list[int] = []
    for index in range(len(lines)):
        if index not in order:
            order += _going_on(lines, placed, index, spaced) if index > head else []
            order.append(index)
    return [lines[index] for index in order]


def _going_on(lines: Sequence[Line], placed: Sequence[Sequence[Placed]], start: int, spaced: float) -> list[int]:
    """The lines that go on with the one above `start`, past that line's height and in other columns than it has.

    None where one of that line's own columns has text right above: it is no row's first then.
    """
    own, running = _columns(placed[start]), _columns(placed[start - 1])
    near = (at for at in range(start) if lines[start].middle - lines[at].middle <= spaced)
    if any(own & _columns(placed[at]) for at in near):
        return []
    found: list[int] = []
    last = start - 1
    for at in range(start + 1, len(lines)):
        beside = found or lines[at].top < lines[start].bottom
        if not beside or lines[at].middle - lines[last].middle > spaced:
            break
        if _columns(placed[at]) <= running:
            found.append(at)
            last = at
    return found


def _columns(line: Sequence[Placed]) -> set[int]:
    return {column for part in line for column in range(part.first, part.last + 1)}
