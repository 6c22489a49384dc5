"""A row with a date on each line of one cell has as many items in its other cells, whose lines had no room to tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planparse.readers.pdf.confirmed import texts_of
from planparse.readers.pdf.model import Grid, GridCell, Word

LETTER, PAD, HIGH = 5.0, 5.0, 12.0


def grid(*rows: Sequence[str]) -> Grid:
    """Rows of cells, their printed lines parted by "/"; each column is as wide as its longest line."""
    widths = [
        max(len(line) for row in rows for line in row[n].split("/")) * LETTER + 2 * PAD for n in range(len(rows[0]))
    ]
    found = []
    for number, row in enumerate(rows):
        left, top = 0.0, 100.0 * number
        for column, cell in enumerate(row):
            words = tuple(words_of(cell, left + PAD, top))
            found.append(GridCell(number, column, 1, 1, (left, top, left + widths[column], top + 100), words))
            left += widths[column]
    return Grid(1, (0.0, 0.0, sum(widths), 100.0 * len(rows)), tuple(found))


def words_of(cell: str, left: float, top: float) -> list[Word]:
    words = []
    for number, line in enumerate(cell.split("/")):
        x0 = left
        for text in line.split():
            at = top + HIGH * number
            words.append(Word(text, x0, at, x0 + LETTER * len(text), at + 10, 10.0))
            x0 += LETTER * (len(text) + 1)
    return words


def read(*rows: Sequence[str]) -> list[list[str]]:
    texts, wide = texts_of([grid(*rows)])[0], len(rows[0])
    return [[text.replace("\n", "/") for text in texts[at : at + wide]] for at in range(0, len(texts), wide)]


@pytest.mark.parametrize(
    "dates", ["30.06.15/01.09.15/30.11.15", "June 2015/Sept 2015/Nov 2015", "1 May 15/2 May 15/3 May 15"]
)
def test_each_line_of_a_stack_of_dates_is_one_and_its_neighbours_have_as_many(dates: str) -> None:
    steps = "Publish the revised/threshold document/Move health staff into/the front door/Audit of contacts"
    ((who, what, when),) = read(("Wendy Arkle/Tariq Aziz/Jo Hebb", steps, dates))
    assert who == "Wendy Arkle/Tariq Aziz/Jo Hebb"
    assert what == "Publish the revised threshold document/Move health staff into the front door/Audit of contacts"
    assert when == dates


def test_of_several_ways_to_part_a_cell_what_its_column_says_again_is_whole() -> None:
    rows = ("Colin/O'Hagan/Head of/Legal/Services/Colin/O'Hagan", "01.06.15/15.06.15/30.06.15"), ("Jo/Hebb", "01.06.15")
    assert read(*rows)[0][0] == "Colin O'Hagan/Head of Legal Services/Colin O'Hagan"


@pytest.mark.parametrize(
    "row",
    [
        ("Strategic Director/Children Services", "30 June/2015"),  # a date over two lines
        ("Strategic Director/Children Services", "31.10.20/23"),
        ("Fire Safety/Adviser/Senior Charge/Nurses", "30.06.15/01.09.15"),  # it may be parted in three ways
        ("Strategic Director/Children Services", "1 April 2015 to/31 March 2016"),  # a stretch of time
        ("Strategic Director/Children Services", "30.06.15"),
        ("Director for the/children", "30.06.15/01.09.15"),  # no line may open an item
    ],
)
def test_what_is_no_stack_parts_nothing_and_what_can_t_be_parted_is_whole(row: tuple[str, str]) -> None:
    assert read(row)[0][0] == row[0].replace("/", " ")
