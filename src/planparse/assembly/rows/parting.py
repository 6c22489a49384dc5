"""Parts printed rows in which a reader or a page break fused several: "2. 3." in one number cell (contract, rule 3).

A row is parted only on sure evidence: consecutive numbers, and as many texts in the main cell; or two dates beside a
text that has ended and one that goes on. What can't be parted stays whole in the first of the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.assembly.model import Column, ColumnRole, LogicalRow, Row
from planparse.assembly.shapes import DATES, PARTIES, ends_text, is_dateish
from planparse.document import Slice
from planparse.fields.statuses import is_status_text
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

R = ColumnRole
MOST_ROWS = 4
_NUMBER = re.compile(r"(\(?)([A-Z]{0,3}(?:\d{1,3}\.)*)(\d{1,3})([a-z]?)[.):]?$")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9•])")
_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]$")
TEXTS = frozenset({R.RECOMMENDATION, R.FINDING, R.OUTCOME, R.MEASURE, R.ACTION, R.EVIDENCE})
_SENTENCE = re.compile(r"[.!?;]['\"’”)]*\s+(?=[A-Z0-9•])")


def part_fused(row: Row, columns: Sequence[Column], known: dict[str, frozenset[str]], grammar: Grammar) -> list[Row]:
    """The rows that a printed row holds, itself alone where it is one; `known` are the texts of each column's cells."""
    at = next((i for i, c in enumerate(columns) if c.role is R.NUMBER), None)
    if at is None or at >= len(row.cells):
        return [row]
    numbers = consecutive(row.cells[at].text)
    if len(numbers) < 2 or len(row.cells) != len(columns):
        return [row]
    parts = [
        numbers if i == at else parted(cell.text, column, len(numbers), known.get(column.header, frozenset()), grammar)
        for i, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
    ]
    own = any(mark in numbers[0].rstrip(".") for mark in ".abc")  # "2.1 2.2" number the actions of one recommendation
    mains = [
        len(part)
        for column, part in zip(columns, parts, strict=True)
        if column.role is R.ACTION or (column.role is R.RECOMMENDATION and not own)
    ]
    if not any(mains) or any(found != len(numbers) for found in mains if found):
        return [row]
    return [
        replace(row, cells=nth(row.cells, parts, n), opens_table=row.opens_table and not n) for n in range(len(numbers))
    ]


def nth(cells: Sequence[Slice], parts: Sequence[Sequence[str]], at: int) -> tuple[Slice, ...]:
    """The cells of the row number `at` of those that were fused."""
    return tuple(
        Slice(part[at], cell.refs) if at < len(part) else Slice("") for cell, part in zip(cells, parts, strict=True)
    )


def consecutive(text: str) -> list[str]:
    """The numbers of a cell that holds nothing but numbers that follow one another, else none: "2. 3.", "1.1 1.2"."""
    words = text.split()
    found = [_NUMBER.match(word) for word in words]
    if not 2 <= len(words) <= MOST_ROWS:
        return []
    for left, right in pairwise(found):
        if left is None or right is None or left.group(1, 2) != right.group(1, 2):
            return []
        step, letters = int(right.group(3)) - int(left.group(3)), (left.group(4), right.group(4))
        next_letter = bool(letters[0] and letters[1]) and ord(letters[1]) - ord(letters[0]) == 1
        if not (step == 1 and not any(letters)) and not (step == 0 and next_letter):
            return []
    return words


def parted(text: str, column: Column, count: int, known: frozenset[str], grammar: Grammar) -> list[str]:
    """A cell's text in `count` parts where it has as many, else in one; none for a blank cell."""
    if not text.strip():
        return []
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == count and not any(is_item(line) for line in lines):
        return lines
    if column.role in DATES:
        return dates_of(text, count, grammar)
    if column.role in PARTIES:
        return pieces(text, count, lambda part: part in known or bool(_INITIALS.match(part)))
    sentences = [part for part in _SENTENCE_END.split(fold(text)) if part]
    if len(sentences) != count and column.role in (R.STATUS, R.PROGRESS):
        return pieces(text, count, lambda part: is_status_text(part, grammar.statuses))
    return sentences if len(sentences) == count else [text]


def dates_of(text: str, count: int, grammar: Grammar) -> list[str]:
    """A cell of `count` dates parted before each, with the words that stand between it and the date before it.

    The last may be another time: "March 2025 June 2025 Quarterly".
    """
    folded = fold(text)
    ends = [end for _, end, *_ in find_dates(folded, grammar.timescales)]
    if len(ends) == count - 1 and ends and folded[ends[-1] :].lstrip()[:1].isupper():
        ends.append(len(folded))
    if len(ends) != count:
        return [text]
    cuts = [0, *ends[:-1], len(folded)]
    parts = [folded[a:b].strip(" ;,") for a, b in pairwise(cuts)]
    return parts if all(is_dateish(part, grammar) for part in parts) else [text]


def pieces(text: str, count: int, holds: Callable[[str], bool]) -> list[str]:
    """A text parted at spaces into `count` parts that all hold, the earlier ones as long as can be; else whole."""
    found = _pieces(fold(text).split(" "), count, holds)
    return found or [text]


def _pieces(words: Sequence[str], count: int, holds: Callable[[str], bool]) -> list[str]:
    if count == 1:
        whole = " ".join(words)
        return [whole] if holds(whole) else []
    for end in range(len(words) - count + 1, 0, -1):
        head = " ".join(words[:end])
        if holds(head) and (rest := _pieces(words[end:], count - 1, holds)):
            return [head, *rest]
    return []


def cells_by_column(rows: Sequence[tuple[Sequence[Column], Row]]) -> dict[str, frozenset[str]]:
    """The folded texts of each column's cells, by header."""
    found: dict[str, set[str]] = {}
    for columns, row in rows:
        for column, cell in zip(columns, row.cells, strict=False):
            if cell:
                found.setdefault(column.header, set()).add(fold(cell.text))
    return {header: frozenset(texts) for header, texts in found.items()}


# ---- a row that holds the head of another -----------------------------------------------------------


def halves(row: LogicalRow, recommendation: Slice, due: Slice, grammar: Grammar) -> tuple[LogicalRow, ...]:
    """The two rows that one holds, told by two dates beside a recommendation of which a sentence has ended and another
    not; none where it holds one.
    """
    dates = find_dates(due.text, grammar.timescales) if due else ()
    if len(dates) != 2 or not _SENTENCE.search(recommendation.text) or ends_text(recommendation.text):
        return ()
    first: list[Slice] = []
    second: list[Slice] = []
    for column, cell in zip(row.columns, row.cells, strict=True):
        cut = dates[1][0] if column.role is R.DUE else last_boundary(cell.text, grammar) if column.role in TEXTS else 0
        head, tail = (cell.text[:cut].strip(), cell.text[cut:].strip()) if cut else (cell.text, "")
        first.append(replace(cell, text=head))
        second.append(Slice(tail, cell.refs if tail else ()))
    return replace(row, cells=tuple(first)), LogicalRow(row.columns, tuple(second))


def last_boundary(text: str, grammar: Grammar) -> int:
    """Where the last, unfinished text of a cell begins; 0 where it has one text."""
    if ends_text(text):
        return 0
    at = 0
    while cut := boundary(text[at:], grammar):
        at += cut
    return at


def boundary(text: str, grammar: Grammar, sentences_only: bool = False) -> int:
    """Where the first text of a cell ends and the next begins: a sentence end, or "IROs to …"; 0 for nowhere."""
    modals = "|".join(grammar.furniture.modals)
    found = _SENTENCE.search(text)
    subject = re.search(rf"(?<=[a-z] )(?=[A-Z]\w*(?: [A-Z]\w*){{0,3}} (?:{modals})\b)", text)
    ends = [found.end()] if found else []
    ends += [subject.start()] if subject and not sentences_only else []
    return min(ends, default=0)
