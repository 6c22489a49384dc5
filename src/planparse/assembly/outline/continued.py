"""Headings that say over the rows of a new page what still goes on: "Recommendation 1 cont.", "Theme 2 (contd)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from planparse.assembly.blocks.headings import open_block
from planparse.assembly.model import ColumnRole, LogicalRow, Row, TextLine
from planparse.assembly.rows.stitching import cell_of
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import any_of, bare_number, fold

Entry = TextLine | LogicalRow | Row


def without_continued(entries: Sequence[Entry], grammar: Grammar) -> tuple[list[Entry], list[Slice]]:
    """The entries without the headings that only say that what stands above goes on, and those (contract, rule 3).

    One that goes on with nothing above it stays: its rows are what the document shows of it.
    """
    kept: list[Entry] = []
    again: list[Slice] = []
    for entry in entries:
        heading = heading_of(entry)
        if heading and goes_on(fold(heading.text), kept, grammar):
            again.append(heading)
        else:
            kept.append(entry)
    return kept, again


def heading_of(entry: Entry) -> Slice:
    """A line, or the one filled cell of a heading's row; blank for a row of the plan."""
    if isinstance(entry, TextLine):
        return entry.slice
    return Slice("") if isinstance(entry, LogicalRow) else next((cell for cell in entry.cells if cell), Slice(""))


def goes_on(text: str, above: Sequence[Entry], grammar: Grammar) -> bool:
    """Whether a text names, with a word for going on, the last heading or recommendation of its kind above it."""
    found = continued_pattern(grammar.furniture.continued).match(plainly(text))
    if not found:
        return False
    name, rest = found.group(1), found.group(2) or ""
    kind = name.split(" ")[0]
    opening = open_block(Slice(name), grammar)
    for entry in reversed(above):
        if isinstance(entry, LogicalRow):
            number = stated_number(entry)
            if number and opening:
                return number == bare_number(opening.number.text).casefold() and not rest
            continue
        printed = plainly(heading_of(entry).text)
        if printed.split(" ")[0].rstrip(":.") == kind.rstrip(":."):
            return begins(printed, name) and printed.endswith(rest)
    return False


def stated_number(row: LogicalRow) -> str:
    """The number of the recommendation that a row states in a column of its own; "" where it states none."""
    stated = cell_of(row.cells, row.columns, ColumnRole.RECOMMENDATION)
    return bare_number(cell_of(row.cells, row.columns, ColumnRole.NUMBER).text).casefold() if stated else ""


def plainly(text: str) -> str:
    """A text as headings are compared: small letters, straight apostrophes."""
    return fold(text).casefold().replace("’", "'")


def begins(printed: str, name: str) -> bool:
    """Whether a heading opens with the whole words of a name: "Theme 1" doesn't name "Theme 10"."""
    return printed.startswith(name) and not printed[len(name) : len(name) + 1].isalnum()


@lru_cache(maxsize=8)
def continued_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "theme 2 (cont.): leadership" and "theme 2: leadership cont'd": the name, then what follows the word."""
    return re.compile(rf"(.*\w)\)?[\s.,:;…([–—-]+(?:{any_of(words)})[.…)\]]*(?:\s*[:–—-]\s*(\S.*))?$")
