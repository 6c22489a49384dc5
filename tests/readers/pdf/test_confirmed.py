"""Line ends inside a cell that what other cells of the column say makes sure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planparse.readers.pdf.confirmed import texts_of
from planparse.readers.pdf.model import Grid, GridCell, Word

HEADER = "Lead"
WIDE = 100.0  # points: twenty characters of five


def grid(cells: Sequence[str], page: int = 1) -> Grid:
    """A column of cells, their lines parted by "/", each character five points wide, with five points of padding."""
    found = []
    for row, cell in enumerate(cells):
        words = []
        for number, line in enumerate(cell.split("/")):
            x0, top = 5.0, 40 * row + 12.0 * number
            for text in line.split():
                words.append(Word(text, x0, top, x0 + 5 * len(text), top + 10, 10.0))
                x0 += 5 * len(text) + 5
        found.append(GridCell(row, 0, 1, 1, (0.0, 40.0 * row, WIDE + 10, 40.0 * row + 40), tuple(words)))
    return Grid(page, (0.0, 0.0, WIDE + 10, 40.0 * len(cells)), tuple(found))


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        # both are whole cells
        ((HEADER, "Finance Manager", "Director of Housing", "Finance Manager/Director of Housing"), "\n"),
        # one of them is not known
        ((HEADER, "Finance Manager", "Deputy Director", "Finance Manager/Director of Housing"), " "),
        # no whole cell, but the last line of two cells that ended early
        (
            (
                HEADER,
                "Finance Manager",
                "Chair/Director of Housing",
                "Chair/Director of Housing",
                "Finance Manager/Director of Housing",
            ),
            "\n",
        ),
        # the header's words are no row's
        (("Director of Housing", "Finance Manager", "Chair", "Finance Manager/Director of Housing"), " "),
    ],
)
def test_a_line_end_is_meant_where_both_sides_are_said_alone_elsewhere(cells: tuple[str, ...], text: str) -> None:
    ((*_, last),) = texts_of([grid(cells)])
    assert last == f"Finance Manager{text}Director of Housing"


def test_what_a_page_end_may_have_cut_confirms_nothing() -> None:
    above = grid((HEADER, "Director of Children", "Chair", "Director of"))
    below = grid((HEADER, "Resources and Assets", "Chair", "Director of/Resources and Assets"), page=2)
    assert texts_of([above, below])[1][3] == "Director of Resources and Assets"
