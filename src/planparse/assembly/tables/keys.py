"""Tells the rows of a colour key that end a table from the plan's own rows (contract, rule 15)."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.document import Slice
from planparse.fields.colour_keys import colour_key
from planparse.grammar.load import Grammar
from planparse.text import fold

Grid = list[list[Slice]]
LEAST = 2  # entries that make a key
HEAD_WORDS = 3  # of each cell of a key's header


def without_key(grid: Grid, grammar: Grammar) -> tuple[Grid, Grid]:
    """(rows, rows of the key at their end with its header): "BRAG | Meaning", "B | Completed", "G | On track"."""
    start = len(grid)
    while start and is_entry(grid[start - 1], grammar):
        start -= 1
    entries = [filled(row) for row in grid[start:]]
    if len(entries) < LEAST or not colour_key([f"{mark} = {meaning}" for mark, meaning in entries], grammar.statuses):
        return grid, []
    if start and is_head(grid[start - 1]):
        start -= 1
    return grid[:start], grid[start:]


def is_entry(row: Sequence[Slice], grammar: Grammar) -> bool:
    """Whether a row holds a colour, its letter or a figure, and what it means, and no more."""
    texts = filled(row)
    statuses = grammar.statuses
    return len(texts) == 2 and (texts[0].casefold() in (*statuses.colours, *statuses.letters) or is_figure(texts[0]))


def is_figure(text: str) -> bool:
    """Whether a text is a figure alone."""
    return len(text) == 1 and text.isdigit()


def is_head(row: Sequence[Slice]) -> bool:
    """Whether a row over the entries is their header: two cells of few words."""
    texts = filled(row)
    return len(texts) == 2 and all(len(text.split()) <= HEAD_WORDS and text[:1].isupper() for text in texts)


def filled(row: Sequence[Slice]) -> list[str]:
    """The texts of a row's filled cells."""
    return [fold(cell.text) for cell in row if cell]
