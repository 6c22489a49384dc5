"""What reading a text of paragraphs and tables (Word, OpenDocument) has in common: lines and cells in, blocks out."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.errors import TooLarge
from planparse.schema import CellRef
from planparse.text import ITEM, LIST_MARKS, fold

MAX_NESTED = 30  # tables in tables, boxes in boxes
BOLD_WORDS = 20  # a bold line that short heads what follows it
BOLD_HEADING = 6  # its level, below all that are named
TAB = "    "
_TYPED_MARK = re.compile(rf"^[{re.escape(LIST_MARKS)}]\s*(?=\S)")


class Line(NamedTuple):
    """One printed line: see Paragraph for its parts.

    `bare`: a list number without text. `colour`: the word for what colours all of its paragraph.
    """

    text: str
    heading: int | None = None
    joined: bool = False
    printed: str = ""
    bare: bool = False
    colour: str = ""


@dataclass(slots=True)
class GridCell:
    """A cell where its merge begins, in rows and whole columns from 0; `parts` are the nodes that hold its text."""

    row: int
    column: int
    row_span: int
    col_span: int
    parts: list[Any]
    shade: str


class Story(ABC):
    """Reads the parts of a document one after the other into `blocks`; lists count on from part to part."""

    def __init__(self, table_tag: str) -> None:
        self.table_tag = table_tag
        self.blocks: list[Block] = []
        self.tables = self.ordinal = self.depth = 0

    @abstractmethod
    def contents(self, parent: Any) -> Iterator[Line | Any]:
        """The lines of what a node holds, and its tables as nodes; boxes stand where they are anchored."""

    @abstractmethod
    def rows_of(self, table: Any) -> list[list[GridCell]]:
        """The rows of a table with the cells that begin in each, from left to right."""

    @abstractmethod
    def cell_lines(self, cell: GridCell) -> list[Line]:
        """The lines of a cell."""

    def walk(self, parent: Any) -> None:
        """Append the blocks of what a body, text box or cell holds."""
        for item in self.contents(parent):
            if not isinstance(item, Line):
                self._add_table(item)
            elif not item.bare:
                self.ordinal += 1
                ref = CellRef(line=self.ordinal)
                self.blocks.append(Paragraph(item.text, ref, item.heading, item.joined, printed=item.printed))

    def run_along(self, parent: Any, seen: set[str]) -> None:
        """Append the lines of a page's head or foot, each once; `seen` are those that stand already."""
        for line in self.flat(parent):
            if line.text not in seen and not line.bare:
                seen.add(line.text)
                self.ordinal += 1
                self.blocks.append(Paragraph(line.text, CellRef(line=self.ordinal), running=True))

    def flat(self, parent: Any) -> Iterator[Line]:
        """The lines of a node, those of tables inside it cell by cell."""
        for item in self.contents(parent):
            if isinstance(item, Line):
                yield item
                continue
            self.enter()
            for row in self.rows_of(item):
                for cell in row:
                    yield from self.cell_lines(cell)
            self.leave()

    def enter(self) -> None:
        """Go one level deeper; TooLarge where no document goes."""
        self.depth += 1
        if self.depth > 2 * MAX_NESTED:
            raise TooLarge(f"nests tables or boxes more than {MAX_NESTED} deep; pass the plan alone")

    def leave(self) -> None:
        """Come back from what was entered."""
        self.depth -= 1

    def _add_table(self, node: Any) -> None:
        """Append a table; a row that is one cell around another table, and a lone cell, only lay out what they hold."""
        rows = self.rows_of(node)
        lone = len(rows) == 1 and len(rows[0]) == 1
        fragments: list[RowFragment] = []
        for row in rows:
            if len(row) == 1 and (lone or self._holds_table(row[0])):
                self._close_table(fragments)
                self.enter()
                for part in row[0].parts:
                    self.walk(part)
                self.leave()
                fragments = []
            else:
                fragments.append(RowFragment(tuple(self._cell(cell) for cell in row)))
        self._close_table(fragments)

    def _holds_table(self, cell: GridCell) -> bool:
        return any(next(part.iter(self.table_tag), None) is not None for part in cell.parts)

    def _close_table(self, fragments: list[RowFragment]) -> None:
        if any(cell.text or cell.shade for row in fragments for cell in row.cells):
            self.tables += 1
            self.blocks.append(Table(tuple(fragments)))

    def _cell(self, cell: GridCell) -> Cell:
        lines = self.cell_lines(cell)
        shade = cell.shade or (lines[0].colour if lines else "")
        if shade != cell.shade and any(line.colour != shade for line in lines):
            shade = ""
        ref = CellRef(table=self.tables + 1, row=cell.row + 1, column=cell.column + 1)
        text = "\n".join(line.text for line in lines)
        return Cell(text, cell.column, ref, cell.row_span, cell.col_span, shade=shade)


def lines_of(printed: str, mark: str, heading: int | None, bold: bool, colour: str) -> list[Line]:
    """The lines of a paragraph's text, its list mark before the first; a short bold one heads what follows.

    A list number without text is a bare line.
    """
    out: list[Line] = []
    if not printed and not mark:
        return out
    for raw in printed.split("\n"):
        text = fold(raw)
        if not text:
            continue
        if text[0] in LIST_MARKS:
            text = _TYPED_MARK.sub("" if mark and not out else ITEM, text)
        if mark and not out:
            text = mark + text
        spaced = (mark if not out else "") + raw.strip().replace("\t", TAB) if "\t" in raw.strip() else ""
        level = bold_heading(text) if bold and heading is None else heading
        out.append(Line(text, level, bool(out), spaced, colour=colour))
    if not out and mark.strip() and mark != ITEM:
        return [Line(mark.strip(), bare=True)]
    return out


def bold_heading(text: str) -> int | None:
    """The heading level of a bold line, null for a long one and an item."""
    return BOLD_HEADING if not text.startswith(ITEM) and len(text.split()) <= BOLD_WORDS else None
