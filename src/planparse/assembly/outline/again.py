"""What opens a later part of the document as it opened the document, and what its tab says that it holds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set

from planparse.assembly.model import LogicalRow, Row, TextLine
from planparse.assembly.outline.over_rows import is_dated
from planparse.assembly.surroundings.paragraphs import is_letterhead
from planparse.document import Slice
from planparse.fields.inspections import framework_of
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import fold

Entry = TextLine | LogicalRow | Row
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
    words = fold(entry.slice.text).casefold().split() if isinstance(entry, TextLine) else []
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
    text = fold(entry.slice.text) if isinstance(entry, TextLine) else ""
    if is_dated(entry, grammar) or grammar.furniture.names_plan(text) or is_letterhead(text, grammar):
        return True
    return framework_of(text, grammar.references) is not None
