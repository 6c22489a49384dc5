"""Headers that count their columns: "1. Rec No", "2. Recommendation", "3. Action taken"; no word of them says what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from planparse.assembly.model import Column
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import any_of, fold

LEAST = 3  # columns that are counted in order
_COUNT = re.compile(r"\(?(?:(\d{1,2})|([A-Za-z]))(?:[.):]+|(?<=\d))\s+(?=\S)")


def uncounted(texts: Sequence[str]) -> list[str]:
    """Header texts without what counts them, where it counts all that say something from the first on."""
    counts = [_COUNT.match(text) for text in texts if text]
    marks = [count.group(1) or count.group(2) for count in counts if count is not None]
    if len(marks) < max(LEAST, len(counts)) or not any(in_order(marks, first) for first in ("1", "a", "A")):
        return list(texts)
    return [_COUNT.sub("", text, count=1) for text in texts]


def in_order(marks: Sequence[str], first: str) -> bool:
    """Whether marks count on from the first."""
    if first == "1":
        return list(marks) == [str(n + 1) for n in range(len(marks))]
    return list(marks) == [chr(ord(first) + n) for n in range(len(marks))]


def with_counts(columns: Sequence[Column], rows: Sequence[Sequence[Slice]]) -> tuple[Column, ...]:
    """The columns with what counts each in print, from the rows that the header takes."""
    printed = [fold(" ".join(row[at].text for row in rows if row[at])) for at in range(len(columns))]
    found = [_COUNT.match(text) for text in printed]
    return tuple(
        replace(column, count=count.group().strip()) if count and text == count.group() + column.header else column
        for column, text, count in zip(columns, printed, found, strict=True)
    )


def as_printed(column: Column) -> Column:
    """The column under its header with what counts it."""
    return replace(column, header=f"{column.count} {column.header}") if column.count else column


def firsts_of_series(texts: list[str], grammar: Grammar) -> list[str]:
    """Header texts, of those that differ only in what counts them the first: "Milestone Q1", "Milestone Q2"."""
    counted = counted_pattern(grammar.timescales.counted_words)
    stems = [counted.sub("", text) for text in texts]
    return [text for n, text in enumerate(texts) if stems[n] == text or stems[n] not in stems[:n]]


@lru_cache(maxsize=8)
def counted_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """What counts a header of a series at its end: "Q1", "Year 2", "2013/14"."""
    return re.compile(rf"\s*(?:\b(?:{any_of(words)})\s?)?\d{{1,4}}(?:[/-]\d{{2,4}})?$", re.I)
