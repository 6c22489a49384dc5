"""The colour word of a shaded cell, as a reader would call it (a RAG column says its status by shade alone)."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.colours import colour_word
from planparse.readers.pdf.model import Box, Fill, Grid


def shades_of(grid: Grid, fills: Sequence[Fill]) -> tuple[str, ...]:
    """The colour word of each cell of a grid, "" for none."""
    near = [fill for fill in fills if fill.top < grid.box[3] and fill.bottom > grid.box[1]]
    if not any(colour_word(fill.rgb) for fill in near):
        return ("",) * len(grid.cells)
    return tuple(shade_of(cell.box, near) for cell in grid.cells)


def shade_of(box: Box, fills: Sequence[Fill]) -> str:
    """The word for the last fill that takes most of the box; "" where none does or it is white, grey or black."""
    for fill in reversed(fills):
        across = min(fill.x1, box[2]) - max(fill.x0, box[0])
        down = min(fill.bottom, box[3]) - max(fill.top, box[1])
        if across > 0 and down > 0 and across * down > 0.6 * (box[2] - box[0]) * (box[3] - box[1]):
            return colour_word(fill.rgb)
    return ""
