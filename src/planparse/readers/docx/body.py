"""Walks the parts of a Word file in document order: paragraphs and tables in, blocks of a Document out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.errors import TooLarge
from planparse.readers.docx.lines import Line, Lines, as_heading
from planparse.readers.docx.names import TBL, TC_PR, P, T, W
from planparse.readers.docx.numbering import Numbering
from planparse.readers.docx.runs import Tally, unwrapped
from planparse.readers.docx.styles import Styles
from planparse.readers.docx.tables import GridCell, grid_rows
from planparse.schema import CellRef

MAX_NESTED = 30  # tables in tables, text boxes in text boxes
_UNREAD = frozenset({W + "altChunk", W + "subDoc"})


class Story:
    """Reads the parts of a document one after the other into `blocks`; lists count on from part to part."""

    def __init__(self, styles: Styles, numbering: Numbering, tally: Tally) -> None:
        self.tally = tally
        self.lines = Lines(styles, numbering, tally)
        self.blocks: list[Block] = []
        self.tables = self.ordinal = self.depth = 0

    def walk(self, parent: Any) -> None:
        """Append the blocks of what a body, text box or cell holds."""
        for item in self._contents(parent):
            if isinstance(item, Line):
                self._add_line(item)
            else:
                self._add_table(item)

    def run_along(self, parent: Any, seen: set[str]) -> None:
        """Append the lines of a page's head or foot, each once; `seen` are those that stand already."""
        for line in self._flat(parent):
            if line.text not in seen and not line.bare:
                seen.add(line.text)
                self.ordinal += 1
                self.blocks.append(Paragraph(line.text, CellRef(line=self.ordinal), running=True))

    def _contents(self, parent: Any) -> Iterator[Line | Any]:
        """The lines of the paragraphs of a node, and its tables as nodes; text boxes stand where they are anchored."""
        self._enter()
        for node in unwrapped(parent):
            if node.tag == P:
                boxes, lines = self.lines.read(node)
                for box in boxes:
                    yield from self._contents(box)
                yield from lines
            elif node.tag == TBL:
                yield node
            elif node.tag in _UNREAD:
                self.tally.unread += 1
        if self.lines.carried:
            yield from self.lines.rest()
        self.depth -= 1

    def _flat(self, parent: Any) -> Iterator[Line]:
        """The lines of a node, those of tables inside it cell by cell."""
        for item in self._contents(parent):
            if isinstance(item, Line):
                yield item
                continue
            self._enter()
            for row in grid_rows(item, self.tally):
                for cell in row:
                    yield from self._cell_lines(cell)
            self.depth -= 1

    def _enter(self) -> None:
        self.depth += 1
        if self.depth > 2 * MAX_NESTED:
            raise TooLarge(f"nests tables or boxes more than {MAX_NESTED} deep; pass the plan alone")

    def _add_line(self, line: Line) -> None:
        if line.bare:
            return
        self.ordinal += 1
        ref = CellRef(line=self.ordinal)
        self.blocks.append(Paragraph(line.text, ref, as_heading(line), line.joined, printed=line.printed))

    def _add_table(self, node: Any) -> None:
        """Append a table; a row that is one cell around another table, and a lone cell, only lay out what they hold."""
        rows = grid_rows(node, self.tally)
        lone = len(rows) == 1 and len(rows[0]) == 1
        fragments: list[RowFragment] = []
        for row in rows:
            if len(row) == 1 and (lone or holds_table(row[0])):
                self._close_table(fragments)
                self._enter()
                for part in row[0].parts:
                    self.walk(part)
                self.depth -= 1
                fragments = []
            else:
                fragments.append(RowFragment(tuple(self._cell(cell) for cell in row)))
        self._close_table(fragments)

    def _close_table(self, fragments: list[RowFragment]) -> None:
        if any(cell.text or cell.shade for row in fragments for cell in row.cells):
            self.tables += 1
            self.blocks.append(Table(tuple(fragments)))

    def _cell(self, cell: GridCell) -> Cell:
        lines = list(self._cell_lines(cell))
        shade = cell.shade
        if not shade and lines and all(line.colour == lines[0].colour for line in lines):
            shade = lines[0].colour
        return Cell(
            "\n".join(line.text for line in lines),
            cell.start,
            CellRef(table=self.tables + 1, row=cell.row + 1, column=cell.start + 1),
            cell.row_span,
            cell.end - cell.start,
            shade=shade,
        )

    def _cell_lines(self, cell: GridCell) -> list[Line]:
        """The lines of a cell; a list number without text only where it is all that the cell shows."""
        lines = self._plain_lines(cell.parts[0])
        for part in cell.parts[1:]:  # covered by the merge: empty but for what another program left
            if next(part.iter(T), None) is not None:
                lines += self._flat(part)
        if len(lines) < 2:
            return lines
        worded = [line for line in lines if not line.bare]
        return worded or lines[:1]

    def _plain_lines(self, part: Any) -> list[Line]:
        """The lines of a cell's node; most hold one paragraph and nothing else."""
        nodes = unwrapped(part)
        if nodes and nodes[-1].tag == P and (len(nodes) == 1 or (len(nodes) == 2 and nodes[0].tag == TC_PR)):
            boxes, lines = self.lines.read(nodes[-1])
            if not boxes and not self.lines.carried:
                return lines
            return [*(line for box in boxes for line in self._flat(box)), *lines, *self.lines.rest()]
        return list(self._flat(part))


def holds_table(cell: GridCell) -> bool:
    """Whether a table stands in the cell."""
    return any(next(part.iter(TBL), None) is not None for part in cell.parts)
