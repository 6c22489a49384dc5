"""The header of a table that is printed as lines: which of them are its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import ends_text, is_dateish, is_number
from planparse.document import Paragraph
from planparse.fields.statuses import is_status_text
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import is_item

LEAST_COLUMNS = 3
MOST_COLUMNS = 14
KNOWN = 60  # how well the words of a header cell must be known
LIKELY = 75  # and where they are many
EXACT = 95  # and where they stand after words that are not known
SURE = 98  # and where there are but two
VERY_WORDS = 100  # and where they are read from two lines
HEADER_WORDS = 10
CAPTION_WORDS = 4
PART_WORDS = 3  # of each line that holds one part of a header cell
_NOTE_MARK = re.compile(r"\s*\[[ivxlc\d]{1,5}\]$")  # of an endnote: "Lead Officer[iv]"
_LETTERED = re.compile(r"\(?[a-z][.)]\s+\S")
ASKED_FOR = frozenset({"recommendation", "action"})  # one of them makes it a plan's header


class Found(NamedTuple):
    """A layout found at a paragraph: how many paragraphs it takes, its name, its cells row by row."""

    length: int
    layout: str
    rows: list[list[Paragraph | None]]


class LineHeader(NamedTuple):
    """The cells of a header and how many paragraphs they take; no cells where the lines are none."""

    cells: list[Paragraph]
    length: int


NO_HEADER = LineHeader([], 0)


def header_of(run: Sequence[Paragraph], grammar: Grammar) -> LineHeader:
    """The header cells that a run of paragraphs opens with, where they make up a plan's header.

    A cell may be printed on two lines, "Cabinet" and "Member"; words that are not known are a cell between cells that
    are.
    """
    cells: list[Paragraph] = []
    roles: list[str | None] = []
    index = 0
    while index < len(run) and len(cells) < MOST_COLUMNS:
        cell, taken = header_cell(run, index, grammar)
        if is_known(cell.text, grammar) and (cells or not is_title(cell.text, grammar)):
            cells.append(cell)
            roles.append(grammar.columns.match(cell.text)[0])
            index += taken
        elif cells and is_caption(run, index, roles, grammar):
            cells.append(cell)
            roles.append(None)
            index += 1
        else:
            break
    return LineHeader(cells, index) if is_header(cells, grammar) else NO_HEADER


def is_header(cells: Sequence[Paragraph], grammar: Grammar) -> bool:
    """Whether cells say what a plan's columns hold: three of them, or two that are exactly the words.

    Where many are unknown, labels and their values take turns.
    """
    matches = [grammar.columns.match(cell.text) for cell in cells]
    roles = {role for role, certainty, _ in matches if role and certainty >= KNOWN}
    unknown = sum(1 for _, certainty, _ in matches if certainty < KNOWN)
    least = 2 if all(certainty >= SURE for _, certainty, _ in matches) else LEAST_COLUMNS
    return len(roles) >= max(least, LEAST_COLUMNS * unknown) and bool(roles & ASKED_FOR)


def header_cell(run: Sequence[Paragraph], index: int, grammar: Grammar) -> tuple[Paragraph, int]:
    """The header cell at `index` and its lines: two, where neither half but both together are the very words."""
    first, second = run[index], run[index + 1] if index + 1 < len(run) else None
    if second is None or max(len(first.text.split()), len(second.text.split())) > PART_WORDS:
        return first, 1
    both = f"{first.text} {second.text}"
    role, certainty, _ = grammar.columns.match(_NOTE_MARK.sub("", both))
    halves_known = is_known(first.text, grammar) and is_known(second.text, grammar)
    if halves_known or role is None or certainty < VERY_WORDS or any(map(str.isdigit, both)):
        return first, 1
    return Paragraph(both, first.ref, first.heading, first.joined, (*first.more, second.ref, *second.more)), 2


def is_known(text: str, grammar: Grammar) -> bool:
    """Whether a text is known header words; an item of a list and a label with its value head no column."""
    known = len(text.split()) <= HEADER_WORDS and grammar.columns.match(text)[1] >= KNOWN
    return known and not (is_item(text) or _LETTERED.match(text) or is_answered(text, grammar))


def is_answered(text: str, grammar: Grammar) -> bool:
    """Whether a text is a label and its value, "Executive lead: Chief Nurse"; in a header a colon explains a word by a
    question or a date.
    """
    label, colon, value = text.partition(": ")
    explains = value.rstrip().endswith("?") or bool(find_dates(value, grammar.timescales))
    return bool(colon) and not explains and grammar.columns.match(label)[1] >= KNOWN


def is_title(text: str, grammar: Grammar) -> bool:
    """Whether many words only hold a header's, as the title of a plan may."""
    return len(text.split()) > CAPTION_WORDS and grammar.columns.match(text)[1] < LIKELY


def is_caption(run: Sequence[Paragraph], index: int, roles: Sequence[str | None], grammar: Grammar) -> bool:
    """Whether words that are not known stand in a header: few, and what follows are the words of a further column.

    Behind a question they are its answer.
    """
    text = run[index].text
    if index and run[index - 1].text.endswith(("?", ":")):
        return False
    if len(text.split()) > CAPTION_WORDS or not text[:1].isupper() or ends_text(text):
        return False
    if is_number(text, grammar) or is_dateish(text, grammar) or index + 1 >= len(run):
        return False
    following, _ = header_cell(run, index + 1, grammar)
    role, certainty, _ = grammar.columns.match(following.text)
    fresh = role is not None and role not in roles and certainty >= EXACT
    return fresh and not is_status_text(following.text, grammar.statuses)


def roles_of(header: Sequence[Paragraph], grammar: Grammar) -> list[ColumnRole | None]:
    """The roles of header paragraphs."""
    found = (grammar.columns.match(p.text)[0] for p in header)
    return [ColumnRole(role) if role else None for role in found]
