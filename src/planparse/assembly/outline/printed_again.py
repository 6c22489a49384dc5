"""What a document says again: the lines that open a later part as they opened it, and headings of what goes on.

A workbook prints the council's name and the title on every sheet, a table over pages "Recommendation 1 cont." over the
rows of each (contract, rule 3).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from functools import lru_cache

from planparse.assembly.blocks.headings import open_block
from planparse.assembly.model import ColumnRole, Entry, LogicalRow, TextLine, heading_of, text_of
from planparse.assembly.outline.over_rows import is_dated
from planparse.assembly.surroundings.paragraphs import is_letterhead
from planparse.document import Slice
from planparse.fields.inspections import framework_of
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import any_of, bare_number, fold

OPENING = 2  # lines that open a part as they do the document: one alone, but under a tab's name, may head a section


def said_once(entries: Sequence[Entry], aside: Sequence[Slice], grammar: Grammar) -> tuple[list[Entry], list[Slice]]:
    """The entries without the lines that open the document and, word for word, a later part of it, as the council's
    name and the title do every sheet of a workbook; and without the names of tabs that only say how far their rows are,
    "Closed actions". And the lines that went. `aside` is the furniture, the names of tabs among it.
    """
    places = {ref for piece in aside for ref in piece.refs}
    tabs = {at for at, entry in enumerate(entries) if isinstance(entry, TextLine) and is_tab(entry, places)}
    lines = itertools.takewhile(lambda at: isinstance(entries[at], TextLine), range(len(entries)))
    opening = [at for at in lines if at not in tabs]
    starts = [at for at in range(len(opening) + 1, len(entries)) if at - 1 in tabs or not is_line(entries[at - 1])]
    gone = {at for at in tabs if says_state(entries[at], grammar)}
    for start in starts:
        again = opened_again([entries[at] for at in opening], entries[start:], grammar)
        gone |= {*range(start, start + again)} if again >= (1 if start - 1 in tabs else OPENING) else set()
    kept = [entry for at, entry in enumerate(entries) if at not in gone]
    return kept, [entry.slice for at in sorted(gone) if isinstance(entry := entries[at], TextLine)]


def is_tab(line: TextLine, places: Set[CellRef]) -> bool:
    """Whether a line is the name of a sheet's tab: a heading of the first level that is furniture."""
    return line.heading == 1 and not places.isdisjoint(line.slice.refs)


def is_line(entry: Entry) -> bool:
    """Whether an entry is text outside tables."""
    return isinstance(entry, TextLine) and not entry.in_table


def says_state(entry: Entry, grammar: Grammar) -> bool:
    """Whether a line has no words but those for rows and how far these are: "Live actions", "Completed"."""
    words = text_of(entry).casefold().split()
    if not words or grammar.furniture.names_plan(" ".join(words)):
        return False
    return all(word.strip("().,-–") in grammar.furniture.row_states for word in words)


def opened_again(opening: Sequence[Entry], part: Sequence[Entry], grammar: Grammar) -> int:
    """How many lines at the start of a part open the document too, up to the last that tells whose plan it is, its name
    or its dates.
    """
    alike = itertools.takewhile(lambda pair: is_same(*pair), zip(opening, part, strict=False))
    telling = [n for n, (line, _) in enumerate(alike, 1) if tells_plan(line, grammar)]
    return max(telling, default=0)


def is_same(one: Entry, other: Entry) -> bool:
    """Whether two entries are lines of the same words."""
    if not isinstance(one, TextLine) or not isinstance(other, TextLine):
        return False
    return fold(one.slice.text).casefold() == fold(other.slice.text).casefold()


def tells_plan(entry: Entry, grammar: Grammar) -> bool:
    """Whether a line names a plan, whose it is, the inspection that it answers, or the date of one of these."""
    text = text_of(entry)
    if is_dated(entry, grammar) or grammar.furniture.names_plan(text) or is_letterhead(text, grammar):
        return True
    return framework_of(text, grammar.references) is not None


# ---- headings of what goes on ---------------------------------------------------------------------


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
    stated = row.cell(ColumnRole.RECOMMENDATION)
    return bare_number(row.cell(ColumnRole.NUMBER).text).casefold() if stated else ""


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
