"""Rows over a part of a table that name it in two cells: "Key issue 2" beside "Raise attendance"."""

from __future__ import annotations

import re
from functools import lru_cache

from planparse.assembly.shapes import is_sentence
from planparse.assembly.tables.headers import Grid
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import any_of, fold


def with_titles_joined(grid: Grid, grammar: Grammar) -> Grid:
    """The rows, each that holds only a numbered label and its text with both in its first cell."""
    used = {n for row in grid for n, cell in enumerate(row) if cell}  # a sheet's tables are as wide as its widest
    return [titled(row, grammar) for row in grid] if len(used) > 2 else grid


def titled(row: list[Slice], grammar: Grammar) -> list[Slice]:
    """The row, its two cells joined where they are a title: as "Key issue 2: Raise attendance"."""
    filled = [cell for cell in row if cell]
    if len(row) < 3 or len(filled) != 2 or not row[0] or not is_numbered(row[0].text, grammar):
        return row
    name = filled[1]
    if not row[1] and not is_sentence(name.text):
        return row  # who leads on it, or when
    title = Slice(f"{fold(row[0].text).rstrip(':. ')}: {name.text}", row[0].refs + name.refs)
    return [title, *(Slice("") for _ in row[1:])]


def is_numbered(text: str, grammar: Grammar) -> bool:
    """Whether a text is the label of a part of a plan with its number, and no more."""
    furniture = grammar.furniture
    label = numbered_label(furniture.part_labels, furniture.number_said, furniture.number_sign)
    return label.fullmatch(fold(text).rstrip(":. ")) is not None


@lru_cache(maxsize=8)
def numbered_label(labels: tuple[str, ...], in_words: str, sign: str) -> re.Pattern[str]:
    """Matches "Priority 2" and, `in_words`, "Priority Two": a label of a part of a plan, and its number."""
    return re.compile(rf"(?:{any_of(labels, space=' ')})\s*(?:{sign}\s*)?(?:\d{{1,2}}[a-z]?|[A-H]|{in_words})", re.I)
