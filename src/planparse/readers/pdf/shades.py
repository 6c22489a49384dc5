"""The colour word of a shaded cell, as a reader would call it (a RAG column says its status by shade alone)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planparse.readers.colours import colour_word
from planparse.readers.pdf.model import Box, Fill, Grid


def shades_of(grid: Grid, fills: Sequence[Fill]) -> tuple[str, ...]:
    """The colour word of each cell of a grid, "" for none."""
    near = [fill for fill in fills if fill.top < grid.box[3] and fill.bottom > grid.box[1]]
    if not any(map(colour_word, {fill.rgb for fill in near})):
        return ("",) * len(grid.cells)
    near.reverse()
    return tuple(shade_of(cell.box, near) for cell in grid.cells)


def shade_of(box: Box, fills: Iterable[Fill]) -> str:
    """The word for the first fill that takes most of the box; "" where none does or it is white, grey or black."""
    left, top, right, bottom = box
    enough = 0.6 * (right - left) * (bottom - top)
    for x0, high, x1, low, rgb in fills:
        if x0 < right and x1 > left and high < bottom and low > top:
            across = (x1 if x1 < right else right) - (x0 if x0 > left else left)
            if across * ((low if low < bottom else bottom) - (high if high > top else top)) > enough:
                return colour_word(rgb)
    return ""
