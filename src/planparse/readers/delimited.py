"""Cells between commas, semicolons, tabs or bars (CSV, TSV): the mark is that under which the rows are most alike.

A quoted cell may hold the mark and line ends; it is read as a sheet is: blank rows part tables, lines above head them.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from planparse.document import Document
from planparse.errors import TooLarge
from planparse.readers.markup import unmarkup
from planparse.readers.sheets import MAX_CELLS, Sheet, SheetCell, sheet_blocks
from planparse.schema import Source

MARKS = (",", ";", "\t", "|")
SUFFIXES = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".tab": "text/tab-separated-values"}
ALIKE = 0.5  # share of the rows that must have as many cells as most, where the file's name says what it is
SURELY = 0.95  # and where its name says otherwise
LEAST_ROWS, LEAST_CELLS = 3, 3  # of a file whose name says otherwise
LONGEST = 60  # lines of one row: more, and a quote was opened that nothing closes
DIVIDED = 0.5  # share of the filled rows that a mark divides which a space follows: else it stands in sentences
_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*\|", re.M)  # under a Markdown table's header: its quotes are letters
_TOLD = re.compile(r"^sep=([,;|\t])\r?\n", re.I)


class Record(NamedTuple):
    """One row: its cells, and its first and last line from 1."""

    cells: list[str]
    first: int
    last: int


class Reading(NamedTuple):
    """The file divided by one mark: how many cells most rows have, how many are alike, their share, in their blocks."""

    records: list[Record]
    width: int
    alike: int
    share: float
    in_blocks: float


def read_delimited(text: str, source: Source, suffix: str) -> Document | None:
    """The Document of a whole file of divided cells; null for text of another kind.

    TooLarge for a cell or a table beyond the limits.
    """
    named = SUFFIXES.get(suffix.lower())
    if re.search(r"<(?:html|body|table)\b", text[:5000], re.I):
        return None
    if named is None and (not quoted_breaks(text) or _RULE.search(text)):
        return None
    records = divided_rows(text, named is not None or is_saved_sheet(text))
    if records is None and named:
        records = lone_cells(text, "," if suffix.lower() == ".csv" else "\t")
    if records is None:
        return None
    cells = (
        SheetCell(words, row, column, lines=tuple(range(record.first, record.last + 1)))
        for row, record in enumerate(records)
        for column, cell in enumerate(record.cells)
        if (words := unmarkup(cell))
    )
    few = list(itertools.islice(cells, MAX_CELLS + 1))  # one too many is refused, as any number is
    told = source.model_copy(update={"media_type": named or "text/csv"})
    return Document(told, tuple(sheet_blocks([Sheet("", few)])))


def divided_rows(text: str, named: bool) -> list[Record] | None:
    """The rows by the mark that divides them best; null where none does as in a file that is `named` so, or not."""
    reading = best_reading(text)
    if reading is None or reading.alike < 2:
        return None
    if reading.share < SURELY and not (named and max(reading.share, reading.in_blocks) >= ALIKE):
        return None
    if not named and (len(reading.records) < LEAST_ROWS or reading.width < LEAST_CELLS):
        return None
    return reading.records


def lone_cells(text: str, mark: str) -> list[Record] | None:
    """The rows of a file that quotes its cells and has no more than one in each: a text saved from a sheet."""
    lines = text_lines(text)
    if not any(line.startswith('"') for line in lines):
        return None  # as plain lines it reads the same
    try:
        records = list(divided(lines, mark, strict=True))
    except csv.Error:  # something stands behind the quotes: they are the writer's own
        return None
    return records if all(sum(map(bool, record.cells)) <= 1 for record in records) else None


def quoted_breaks(text: str) -> bool:
    """Whether quoted cells hold line ends: only a file of cells does."""
    return any(line.count('"') % 2 for line in text[:20_000].split("\n"))


def is_saved_sheet(text: str) -> bool:
    """Whether tabs divide a text whose every quote opens or closes a cell, some with line ends: Excel's own text."""
    try:
        records = list(divided(text_lines(text), "\t", strict=True))
    except csv.Error:  # a quote inside a cell, or one that nothing closes: the writer's own
        return False
    return any("\n" in cell for record in records if len(record.cells) > 1 for cell in record.cells)


def best_reading(text: str) -> Reading | None:
    """The reading by the mark that parts the most cells in rows that are alike."""
    lines = text_lines(text)
    if told := _TOLD.match(text):
        return reading_by(told.group(1), ["", *lines[1:]])
    found = [reading for mark in MARKS if mark in text and (reading := reading_by(mark, lines)) is not None]
    return max(found, key=lambda reading: reading.alike * (reading.width - 1), default=None)


def text_lines(text: str) -> list[str]:
    """The lines without their ends."""
    return re.sub(r"\r\n?", "\n", text).split("\n")


def reading_by(mark: str, lines: Sequence[str]) -> Reading | None:
    """The lines divided by the mark, null where it divides nothing; rows with one filled cell don't count."""
    records = records_of(lines, mark)
    rows = [record.cells for record in records if sum(map(bool, record.cells)) > 1]
    if not rows or in_sentences(rows, sum(any(record.cells) for record in records)):
        return None
    widths = Counter(map(len, rows))
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return Reading(records, width, count, count / widths.total(), alike_in_blocks(records) / widths.total())


def alike_in_blocks(records: Sequence[Record]) -> int:
    """How many rows have as many cells as most between the same two blank rows: tables of several widths."""
    alike = 0
    for filled, block in itertools.groupby(records, key=lambda record: any(record.cells)):
        widths = Counter(len(record.cells) for record in block if filled and sum(map(bool, record.cells)) > 1)
        alike += sum(count for count in [max(widths.values(), default=0)] if count > 1)
    return alike


def in_sentences(rows: Sequence[list[str]], filled: int) -> bool:
    """Whether what divides the rows, of so many filled, are the commas of sentences: few rows, a space behind most."""
    behind = [cell for cells in rows for cell in cells[1:] if cell]
    spaced = sum(cell.startswith(" ") for cell in behind)
    return len(rows) < DIVIDED * filled and spaced > len(behind) / 2


def records_of(lines: Sequence[str], mark: str) -> list[Record]:
    """The rows of the lines; where a quote is never closed, quotes are letters like any other."""
    try:
        records = list(divided(lines, mark))
        if all(record.last - record.first < LONGEST for record in records):
            return records
    except csv.Error:  # the open quote took more than a cell may hold
        pass
    try:
        return list(divided(lines, mark, csv.QUOTE_NONE))
    except csv.Error as error:
        raise TooLarge(f"has a cell larger than a plan can hold ({error}); pass the plan alone") from None


def divided(
    lines: Iterable[str], mark: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL, strict: bool = False
) -> Iterator[Record]:
    """The rows of the lines by the mark; csv.Error for a cell of more than 131,072 characters.

    `strict`: for words behind a closing quote too.
    """
    reader = csv.reader((line + "\n" for line in lines), delimiter=mark, quoting=quoting, strict=strict)
    before = 0
    for cells in reader:
        yield Record([cell.rstrip("\n") for cell in cells], before + 1, reader.line_num)
        before = reader.line_num
