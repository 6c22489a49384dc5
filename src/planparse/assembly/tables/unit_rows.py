"""Tells the row right under a header that only says in what its columns are counted or answered: "£000", "Yes/No"."""

from __future__ import annotations

from dataclasses import replace

from planparse.assembly.shapes import STATED
from planparse.assembly.tables.headers import Grid, Header
from planparse.grammar.load import Grammar
from planparse.text import fold


def with_unit_row(header: Header, grid: Grid, grammar: Grammar) -> Header:
    """The header with the row under it where all that this says are units, and nothing of what a row states."""
    end = header.at + header.height
    if not header.height or end + 1 >= len(grid) or len(grid[end]) < len(header.columns):
        return header
    texts = [fold(cell.text) for cell in grid[end][: len(header.columns)]]
    said = [(column, text) for column, text in zip(header.columns, texts, strict=False) if text]
    if not said or any(column.role in STATED or not is_unit(text, grammar) for column, text in said):
        return header
    columns = (replace(c, header=f"{c.header} {text}".strip()) for c, text in zip(header.columns, texts, strict=True))
    return Header(header.at, header.height + 1, tuple(columns))


def is_unit(text: str, grammar: Grammar) -> bool:
    """Whether a cell says in what a column is counted, or how it is answered."""
    return fold(text).casefold().strip("()[]. ").replace(" / ", "/").replace("’", "'") in grammar.columns.units
