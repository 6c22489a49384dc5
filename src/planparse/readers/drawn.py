"""Tables drawn in characters: +---+ grids, wiki tables, cells between semicolons or commas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from planparse.document import Cell, RowFragment, Table
from planparse.readers.delimited import divided
from planparse.readers.markup import unmarkup
from planparse.schema import CellRef
from planparse.text import is_item

LEAST_ROWS = 3  # a header and two rows: less may be a sentence with semicolons
LEAST_CELLS = {";": 3, ",": 4}
HEADER_WORDS = 6
_GRID = re.compile(r"^\s*\+(?:[-=]{2,}\+)+\s*$")
_WIKI_CELL = re.compile(r"^\s*[|!]\s*(?:[\w\s]+=\s*\"[^\"]*\"\s*\|(?!\|))?")


class Line(NamedTuple):
    """One line of the source: its number from 1, its page, its raw text."""

    number: int
    page: int | None
    text: str


Drawn = list[list[tuple[str, list[Line]]]]  # rows of (text, the lines that it stands on)


def drawn_table(lines: Sequence[Line], start: int, number: int) -> tuple[Table, int] | None:
    """The table number `number` that is drawn from line `start` on, and how many lines it takes; null for none."""
    text = lines[start].text
    if _GRID.match(text):
        found = grid(lines, start)
    elif text.lstrip().startswith("{|"):
        found = wiki(lines, start)
    else:
        found = separated(lines, start) if ";" in text or "," in text else None
    if found is None:
        return None
    rows, taken = found
    return Table(tuple(row_of(row, r, number) for r, row in enumerate(rows, 1)), lines[start].page), taken


def row_of(row: list[tuple[str, list[Line]]], r: int, table: int) -> RowFragment:
    """A row whose cells know their lines."""
    cells = []
    for c, (text, stands) in enumerate(row):
        refs = [CellRef(page=n.page, table=table, row=r, column=c + 1, line=n.number) for n in stands]
        cells.append(Cell(unmarkup(text), c, refs[0], more=tuple(refs[1:])))
    return RowFragment(tuple(cells))


def grid(lines: Sequence[Line], start: int) -> tuple[Drawn, int] | None:
    """A table framed by +---+: a rule under every row, or only under the header, where each line is a row."""
    groups: list[list[Line]] = []
    end = start
    while end < len(lines) and (_GRID.match(lines[end].text) or lines[end].text.lstrip().startswith("|")):
        if _GRID.match(lines[end].text):
            groups.append([])
        else:
            groups[-1].append(lines[end])
        end += 1
    groups = [group for group in groups if group]
    if len(groups) < 2:
        return None
    if len(groups) == 2 and all(bars(line.text)[0] for line in groups[1]):
        groups = [groups[0], *([line] for line in groups[1])]
    return [joined(group) for group in groups], end - start


def bars(line: str) -> list[str]:
    """The cells between the bars of one line."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def joined(group: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """One row of several lines: each cell's lines joined, an item on a line of its own."""
    width = max(len(bars(line.text)) for line in group)
    row: list[tuple[str, list[Line]]] = []
    for column in range(width):
        parts = [(cells[column], line) for line in group if column < len(cells := bars(line.text))]
        filled = [(text, line) for text, line in parts if text]
        text = ""
        for part, _ in filled:
            text += (("\n" if is_item(part) else " ") if text else "") + part
        row.append((text, [line for _, line in filled] or [group[0]]))
    return row


def wiki(lines: Sequence[Line], start: int) -> tuple[Drawn, int] | None:
    """A table of wiki text, from "{|" to "|}"."""
    rows: Drawn = [[]]
    for at in range(start + 1, len(lines)):
        text = lines[at].text.strip()
        if text.startswith("|}"):
            rows = [row for row in rows if row]
            return (rows, at - start + 1) if rows else None
        if text.startswith("|-"):
            rows.append([])
        elif text.startswith(("|", "!")) and not text.startswith("|+"):
            found = re.split(r"\|\||!!", _WIKI_CELL.sub("", text, count=1))
            rows[-1] += [(cell.strip(), [lines[at]]) for cell in found]
        elif rows[-1] and text:
            old, stands = rows[-1][-1]
            rows[-1][-1] = (f"{old}\n{text}", [*stands, lines[at]])
    return None


def separated(lines: Sequence[Line], start: int) -> tuple[Drawn, int] | None:
    """Lines whose cells stand between semicolons or commas, as many in each, under a header of a few words each."""
    end = start
    while end < len(lines) and lines[end].text.strip() and lines[end].page == lines[start].page:
        end += 1
    for mark, least in LEAST_CELLS.items():
        header = lines[start].text.split(mark)
        if len(header) < least or not all(0 < len(h.split()) <= HEADER_WORDS for h in header):
            continue
        if any(h.rstrip().endswith(".") and len(h.split()) > 1 for h in header):
            continue
        rows: Drawn = []
        before = 0
        for record in divided([line.text for line in lines[start:end]], mark):
            if len(record.cells) != len(header):
                break
            stands = list(lines[start + before : start + record.last])
            rows.append([(cell, stands) for cell in record.cells])
            before = record.last
        if len(rows) >= LEAST_ROWS and before == end - start:
            return rows, before
    return None
