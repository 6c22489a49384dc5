"""Rows that add up what stands above them, "Total | £385,000": a note, and no action (contract, rule 15)."""

from __future__ import annotations

import re
from functools import lru_cache

from planparse.assembly.model import Row
from planparse.grammar.load import Grammar
from planparse.text import any_of, fold

LABEL_WORDS = 6  # of what is added up: "Total cost of actions for children"
_COUNTS = re.compile(r"(?:(?:,|;|and|\+)?\s*\d[\d,]*(?:\s+[^\W\d_][\w'’-]*){1,3})+", re.I)  # "5 met, 1 not met"


def sums_up(row: Row, grammar: Grammar) -> bool:
    """Whether a row says nothing but a word for a sum, and figures or what they count: "12 actions"."""
    label, *rest = [fold(cell.text) for cell in row.cells if cell] or [""]
    if len(label.split()) > LABEL_WORDS or not sum_pattern(grammar.furniture.sums).match(label):
        return False
    figure, none = figure_pattern(grammar.furniture.figure_units), none_pattern(grammar.furniture.no_figures)
    figures = [text for text in rest if figure.fullmatch(text) or _COUNTS.fullmatch(text)]
    return bool(figures) and all(text in figures or none.fullmatch(text) for text in rest)


@lru_cache(maxsize=8)
def sum_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches the words that open a row of sums: "Total", "Sub-total for buildings"."""
    return re.compile(rf"(?:{any_of(words, space=' ')})(?!\w)", re.I)


@lru_cache(maxsize=8)
def figure_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a figure with the unit behind it: "£12k", "(40%)"."""
    return re.compile(rf"[-–—+(]?\s?(?:[£€$]\s?)?\d[\d,.]*\s?(?:%|{any_of(units)})?\)?", re.I)


@lru_cache(maxsize=8)
def none_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches what stands where a figure would: a dash, "N/A"."""
    return re.compile(rf"[-–—]|{any_of(words)}", re.I)
