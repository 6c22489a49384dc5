"""The lines of a table's grid: those that part nothing, and the slivers that dragged borders leave, are closed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise

SLIVER = 200  # twentieths of a point: a column that narrow (3.5 mm) is a border that was dragged


def whole_lines(cells: Iterable[tuple[int, int]], widths: list[int]) -> list[int]:
    """For each line of the grid the column that begins there, once lines that part nothing are gone.

    `cells` are the lines where each begins and ends, `widths` those of the columns in twentieths of a point. A line
    goes that no cell begins or ends at, or that a dragged border left beside another (a sliver).
    """
    pairs = set(cells)
    used = sorted({0} | {line for pair in pairs for line in pair})
    edges = list(accumulate(widths, initial=0))
    places = [edges[line] for line in used] if len(widths) >= used[-1] and all(widths) else []
    kept = {line: n for n, line in enumerate(used)}
    if places:
        snapped = snapped_lines(used, places, pairs)
        if all(snapped[start] < snapped[end] for start, end in pairs):
            kept = snapped
    out = [0] * (used[-1] + 1)
    for before, after in pairwise([*used, used[-1] + 1]):
        out[before:after] = [kept[before]] * (after - before)
    return out


def snapped_lines(used: list[int], places: list[int], pairs: set[tuple[int, int]]) -> dict[int, int]:
    """The columns of the lines, where a line just beside another counts as the same unless a cell lies between."""
    columns = {used[0]: 0}
    column = 0
    for (before, left), (line, right) in pairwise(zip(used, places, strict=True)):
        if right - left > SLIVER or (before, line) in pairs:
            column += 1
        columns[line] = column
    return columns
