"""Line ends inside a cell that other cells confirm: "Head of Finance / Service Manager" is two names, not one.

Where the next word had no room, a printed line's end says nothing by itself. It was meant if what stands on each side
of it is what whole cells of that column say: owners, dates and statuses are said again and again down a plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from planparse.readers.pdf.joining import Meant, line_text, marked, said_in
from planparse.readers.pdf.model import Grid
from planparse.readers.pdf.stacked import with_stacks_parted
from planparse.text import TEAR

Column = tuple[int, int]  # how many columns the table has, and which of them it is: tables go on over pages
AGAIN = 2  # cells of several lines that must have one to make it known


def texts_of(grids: Sequence[Grid]) -> list[list[str]]:
    """The marked text (document.py) of each cell of each of a document's grids, in reading order."""
    said = with_stacks_parted(grids, [[said_in(cell.words, cell.box) for cell in grid.cells] for grid in grids])
    known = _known(grids, said)
    return [
        [
            "\n".join(marked(text) for meant in cell for text in _parted(meant, known.get(column, frozenset())))
            for cell, column in zip(cells, _columns(grid), strict=True)
        ]
        for grid, cells in zip(grids, said, strict=True)
    ]


def _known(grids: Sequence[Grid], said: Sequence[Sequence[Sequence[Meant]]]) -> dict[Column, set[str]]:
    """What whole cells of each column say, and lines of several: headers and rows that a page end may cut left out."""
    pages = [0, *(grid.page for grid in grids), 0]
    seen: dict[Column, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for at, (grid, cells) in enumerate(zip(grids, said, strict=True)):
        first = 1 + (0 < pages[at] < grid.page)
        end = max(cell.row + cell.row_span for cell in grid.cells) - (pages[at + 2] > grid.page)
        for place, column, meant in zip(grid.cells, _columns(grid), cells, strict=True):
            if first <= place.row and place.row + place.row_span <= end:
                weight = AGAIN if len(meant) == 1 else 1
                for text in {_plain(one.text) for one in meant}:
                    seen[column][text] += weight
    return {column: {text for text, count in texts.items() if count >= AGAIN} for column, texts in seen.items()}


def _columns(grid: Grid) -> list[Column]:
    wide = max(cell.column + cell.col_span for cell in grid.cells)
    return [(wide, cell.column) for cell in grid.cells]


def _plain(text: str) -> str:
    return text.replace(TEAR, "")


def _parted(meant: Meant, known: Set[str]) -> list[str]:
    """The line that was meant, or the several that it is, all of them known, the fewest possible."""
    if len(meant.lines) < 2 or not known:
        return [meant.text]
    texts = [line_text(line) for line in meant.lines]
    ways: list[list[str] | None] = [[]]
    for end in range(1, len(texts) + 1):
        found = [
            [*before, text]
            for start, before in enumerate(ways)
            if before is not None and (start or end < len(texts)) and (text := " ".join(texts[start:end])) in known
        ]
        ways.append(min(found, key=len, default=None))
    return ways[-1] or [meant.text]
