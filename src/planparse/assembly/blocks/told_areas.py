"""What a report says of each of a list of areas in prose: "a. Recording of visits" over "Standards were reissued …".

A sentence opens the list and says what it is: "Below are the areas for improvement and the progress against each:".
The areas are counted from the first on, each names what is to be improved, and sentences under it tell how far that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from planparse.assembly.blocks.label_fields import with_line
from planparse.assembly.shapes import ends_text
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import any_of, fold, is_item

SERIES = 3  # areas that show a list
_COUNTED = re.compile(r"\(?([a-z]|\d{1,2})[.)]\s+(?=[^\W\d])")
_NUMBER, _AREA, _TOLD = "No", "Recommendation", "Progress"  # headers of ours


@dataclass(frozen=True, slots=True)
class Area:
    """One of the list: its number, its name and what is told of it."""

    number: str
    name: Paragraph
    told: Paragraph


def area_tables(blocks: Sequence[Block], grammar: Grammar, diagnostics: list[Diagnostic]) -> list[Block]:
    """The blocks with each such list as a table; as they are where there is a table."""
    if any(isinstance(block, Table) for block in blocks):
        return list(blocks)
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    out: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        out.append(line)
        at += 1
        areas, end = areas_from(lines, at) if opens_areas(line, grammar) else ([], at)
        if len(areas) >= SERIES:
            place = (areas[0].name.ref,)
            diagnostics.append(diagnostic("text_layout", place, layout="areas in prose", count=len(areas)))
            out.append(table_of(areas))
            at = end
    return out


def opens_areas(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line ends with a sentence that says that what is to be improved follows, and how far each is."""
    text = fold(line.text).casefold()
    said = re.split(r"[.!?]\s", text)[-1]
    told = (pattern_of(words).search(said) for words in (grammar.furniture.told_of, grammar.furniture.told_how))
    return text.endswith(":") and all(told)


def areas_from(lines: Sequence[Paragraph], start: int) -> tuple[list[Area], int]:
    """The areas counted from a line on, and where they end; none is without sentences under it."""
    areas: list[Area] = []
    at = start
    while (number := number_at(lines, at)) and number in (chr(ord("a") + len(areas)), str(len(areas) + 1)):
        name, below = whole(lines, at)
        told: Paragraph | None = None
        while below < len(lines) and tells(lines, below):
            more, below = whole(lines, below)
            told = with_line(told, more) if told is not None else more
        if told is None:
            break
        opening = _COUNTED.match(name.text)
        areas.append(Area(number, replace(name, text=name.text[opening.end() if opening else 0 :]), told))
        at = below
    return areas, at


def number_at(lines: Sequence[Paragraph], at: int) -> str:
    """What counts the line at a place; "" where nothing does."""
    found = _COUNTED.match(lines[at].text) if at < len(lines) else None
    return found.group(1) if found else ""


def tells(lines: Sequence[Paragraph], at: int) -> bool:
    """Whether the paragraph at a place is prose under an area: sentences that nothing counts or heads."""
    text = whole(lines, at)[0].text
    return lines[at].heading is None and not (number_at(lines, at) or is_item(text)) and ends_text(text)


def whole(lines: Sequence[Paragraph], at: int) -> tuple[Paragraph, int]:
    """The paragraph that begins at a place, with the lines that go on with it, and where it ends."""
    paragraph, end = lines[at], at + 1
    while end < len(lines) and lines[end].joined and lines[end].heading is None and not number_at(lines, end):
        paragraph = with_line(paragraph, lines[end])
        end += 1
    return paragraph, end


def table_of(areas: Sequence[Area]) -> Table:
    """A Table of one area a row under a header of ours."""
    header = RowFragment(tuple(Cell(label, c, CellRef()) for c, label in enumerate((_NUMBER, _AREA, _TOLD))))
    rows = (
        RowFragment(
            (
                Cell(area.number, 0, area.name.ref),
                Cell(area.name.text, 1, area.name.ref, more=area.name.more),
                Cell(area.told.text, 2, area.told.ref, more=area.told.more),
            )
        )
        for area in areas
    )
    return Table((header, *rows), areas[0].name.ref.page, headed=True)


@lru_cache(maxsize=8)
def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words whole."""
    return re.compile(rf"(?<!\w)(?:{any_of(words, space=' ')})(?!\w)")
