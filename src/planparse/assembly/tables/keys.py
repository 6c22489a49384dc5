"""Tells the rows of a key that end a table from the plan's own rows (contract, rule 15)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from planparse.document import Slice
from planparse.fields.colour_keys import colour_key
from planparse.grammar.load import Grammar
from planparse.text import fold

Grid = list[list[Slice]]
LEAST = 2  # entries that make a key
HEAD_WORDS = 3  # of each cell of a key's header


def without_key(grid: Grid, grammar: Grammar) -> tuple[Grid, Grid]:
    """(rows, rows of the key at their end with its header): "BRAG | Meaning", "B | Completed", "G | On track".

    The key of the arrows that say which way things go has each but once: "↑ | Improving", "↓ | Worse".
    """
    start = len(grid)
    while start and is_entry(grid[start - 1], grammar):
        start -= 1
    entries = [filled(row) for row in grid[start:]]
    marks = [mark for mark, _ in entries]
    ways = all(map(is_arrow, marks)) and len({*marks}) == len(marks)
    coloured = [f"{mark} = {meaning}" for mark, meaning in entries]
    if len(entries) < LEAST or not (ways or colour_key(coloured, grammar.statuses)):
        return grid, []
    if start and is_head(grid[start - 1]):
        start -= 1
    return grid[:start], grid[start:]


def is_entry(row: Sequence[Slice], grammar: Grammar) -> bool:
    """Whether a row holds a colour, its letter, a figure or an arrow, and what it means, and no more."""
    texts = filled(row)
    known = (*grammar.statuses.colours, *grammar.statuses.letters)
    return len(texts) == 2 and (texts[0].casefold() in known or is_figure(texts[0]) or is_arrow(texts[0]))


def is_arrow(text: str) -> bool:
    """Whether a text is an arrow or a triangle alone, which says the way that something goes."""
    name = unicodedata.name(text[:1], "") if len(text.rstrip("\ufe0f")) == 1 else ""
    return "ARROW" in name or "TRIANGLE" in name


def is_figure(text: str) -> bool:
    """Whether a text is a figure alone."""
    return len(text) == 1 and text.isdigit()


def is_head(row: Sequence[Slice]) -> bool:
    """Whether a row over the entries is their header: one cell or two of few words."""
    texts = filled(row)
    return len(texts) in (1, 2) and all(len(text.split()) <= HEAD_WORDS and text[:1].isupper() for text in texts)


def filled(row: Sequence[Slice]) -> list[str]:
    """The texts of a row's filled cells."""
    return [fold(cell.text) for cell in row if cell]
