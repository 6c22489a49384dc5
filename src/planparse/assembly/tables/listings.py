"""Tables that list recommendations and nothing else: one column of texts, perhaps a number beside it."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import is_number
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
TEXT_WORDS = 5  # a recommendation is a sentence: shorter cells are labels
HEADING_WORDS = 12


def listing(grid: Sequence[Sequence[Slice]], above: str, grammar: Grammar) -> tuple[int, tuple[Column, ...]] | None:
    """(rows that the header takes: 0 or 1, columns) of a table that lists recommendations; null for any other.

    Its own first row says so, or else the heading `above` it, in the words that head such lists.
    """
    width = max((len(row) for row in grid), default=0)
    if not 1 <= width <= 2 or not grid:
        return None
    head = [fold(cell.text) for cell in grid[0]]
    headed = heads_list(head[-1], grammar) and (width == 1 or numbers_head(head[0], grammar))
    rows = [row for row in grid[headed:] if any(row)]
    if not rows or not (headed or heads_list(above, grammar)) or not all(is_listed(row, grammar) for row in rows):
        return None
    why = "lists recommendations" if headed else f"under {fold(above)!r}"
    columns = [Column(head[-1] if headed else "", R.RECOMMENDATION, why)]
    if width == 2:
        columns.insert(0, Column(head[0] if headed else "", R.NUMBER, "by content: every cell fits"))
    return int(headed), tuple(columns)


def heads_list(text: str, grammar: Grammar) -> bool:
    """Whether a line heads a list of recommendations: a known phrase, or one that goes on ("… from the review")."""
    key = fold(text).casefold().strip(":. ")
    if len(key.split()) > HEADING_WORDS or text.rstrip().endswith("."):
        return False
    return any(key == p or key.startswith((f"{p} ", f"{p}:")) for p in grammar.furniture.recommendation_lists)


def numbers_head(text: str, grammar: Grammar) -> bool:
    """Whether a header is blank or names a number."""
    return not text or grammar.columns.match(text)[0] == R.NUMBER


def is_listed(row: Sequence[Slice], grammar: Grammar) -> bool:
    """Whether a row is one recommendation: a sentence, after a number or nothing."""
    if len(row[-1].text.split()) < TEXT_WORDS:
        return False
    return len(row) == 1 or not row[0] or is_number(row[0].text, grammar)
