"""Where cells of a sheet stand: "C14", "B2:B40", in rows and columns from 0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_PLACE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")


class Place(NamedTuple):
    """A cell."""

    row: int
    column: int


class Area(NamedTuple):
    """A range of cells, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in the range."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def place_of(reference: str | None) -> Place | None:
    """The cell that "C14" names; null for what is no reference."""
    found = _PLACE.fullmatch(reference or "")
    return None if found is None else Place(int(found.group(4)) - 1, column_of(found.group(2)))


def moved(reference: str, start: Place, at: Place) -> Place | None:
    """The cell that a formula written for the cell `start` names in the cell `at`: what has no "$" moves along."""
    found, place = _PLACE.fullmatch(reference), place_of(reference)
    if found is None or place is None:
        return None
    row = place.row if found.group(3) else place.row + at.row - start.row
    column = place.column if found.group(1) else place.column + at.column - start.column
    return Place(row, column)


def areas_of(references: str | None) -> Iterator[Area]:
    """The ranges of "B2:D9 F2"; what is no range is left out."""
    for reference in (references or "").split():
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last or first)
        if start and end and start <= end:
            yield Area(start.row, start.column, end.row, end.column)


def column_of(letters: str) -> int:
    """The column that "A", "Z" or "AB" names."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def name_of(place: Place) -> str:
    """The name of a cell: "C14"."""
    letters, column = "", place.column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{place.row + 1}"
