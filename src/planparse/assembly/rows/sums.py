"""Rows that add up what stands above them, "Total | £385,000": a note, and no action (contract, rule 15)."""

from __future__ import annotations

import re
from functools import lru_cache

from planparse.assembly.model import Row, TextLine
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import any_of, fold

LABEL_WORDS = 6  # of what is added up: "Total cost of actions for children"
_FIGURE = re.compile(r"[-–—+(]?\s?(?:[£€$]\s?)?\d[\d,.]*\s?(?:k|m|bn|million|p\.?a\.?|%|hours|days|fte)?\)?", re.I)
_COUNTS = re.compile(r"(?:(?:,|;|and|\+)?\s*\d[\d,]*(?:\s+[^\W\d_][\w'’-]*){1,3})+", re.I)  # "5 met, 1 not met"
_NONE = re.compile(r"[-–—]|nil|n/?a|tbc", re.I)


def sums_up(row: Row, grammar: Grammar) -> bool:
    """Whether a row says nothing but a word for a sum, and figures or what they count: "12 actions"."""
    label, *rest = [fold(cell.text) for cell in row.cells if cell] or [""]
    if len(label.split()) > LABEL_WORDS or not sum_pattern(grammar.furniture.sums).match(label):
        return False
    figures = [text for text in rest if _FIGURE.fullmatch(text) or _COUNTS.fullmatch(text)]
    return bool(figures) and all(text in figures or _NONE.fullmatch(text) for text in rest)


@lru_cache(maxsize=8)
def sum_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches the words that open a row of sums: "Total", "Sub-total for buildings"."""
    return re.compile(rf"(?:{any_of(words, space=' ')})(?!\w)", re.I)


def as_line(row: Row) -> TextLine:
    """The row as a line of notes, its cells joined by " | "."""
    filled = [cell for cell in row.cells if cell]
    text = " | ".join(fold(cell.text) for cell in filled)
    return TextLine(Slice(text, tuple(ref for cell in filled for ref in cell.refs)), in_table=True)
