"""Walks the parts of a Word file in document order: paragraphs and tables in, blocks of a Document out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planparse.readers import story
from planparse.readers.docx.lines import Lines
from planparse.readers.docx.names import TBL, TC_PR, P, T, W
from planparse.readers.docx.numbering import Numbering
from planparse.readers.docx.runs import Tally, unwrapped
from planparse.readers.docx.styles import Styles
from planparse.readers.docx.tables import grid_rows
from planparse.readers.story import GridCell, Line

_UNREAD = frozenset({W + "altChunk", W + "subDoc"})


class Story(story.Story):
    """The story of a Word file."""

    def __init__(self, styles: Styles, numbering: Numbering, tally: Tally) -> None:
        super().__init__(TBL)
        self.tally = tally
        self.lines = Lines(styles, numbering, tally)

    def contents(self, parent: Any) -> Iterator[Line | Any]:
        """The lines of the paragraphs of a node, and its tables as nodes; text boxes stand where they are anchored."""
        self.enter()
        for node in unwrapped(parent):
            if node.tag == P:
                boxes, lines = self.lines.read(node)
                for box in boxes:
                    yield from self.contents(box)
                yield from lines
            elif node.tag == TBL:
                yield node
            elif node.tag in _UNREAD:
                self.tally.unread += 1
        if self.lines.carried:
            yield from self.lines.rest()
        self.leave()

    def rows_of(self, table: Any) -> list[list[GridCell]]:
        """The rows of a `w:tbl`."""
        return grid_rows(table, self.tally)

    def cell_lines(self, cell: GridCell) -> list[Line]:
        """The lines of a cell; a list number without text only where it is all that the cell shows."""
        lines = self._plain_lines(cell.parts[0])
        for part in cell.parts[1:]:  # covered by the merge: empty but for what another program left
            if next(part.iter(T), None) is not None:
                lines += self.flat(part)
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
            return [*(line for box in boxes for line in self.flat(box)), *lines, *self.lines.rest()]
        return list(self.flat(part))
