"""Walks an OpenDocument text in document order: paragraphs, lists and tables in, blocks of a Document out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from planparse.readers import story
from planparse.readers.docx.styles import DEEPEST
from planparse.readers.odt.names import (
    DRAW,
    LIST,
    OFFICE,
    SECTION,
    STYLE_NAME,
    TABLE,
    TBL,
    TEXT,
    XML_ID,
    H,
    P,
    number,
)  # fmt: skip
from planparse.readers.odt.numbering import Counter, Numbering
from planparse.readers.odt.runs import Runs, Tally
from planparse.readers.odt.styles import Styles
from planparse.readers.odt.tables import OpenCell, grid_rows, has_words
from planparse.readers.story import GridCell, Line, lines_of

_ITEM, _LIST_HEADER = TEXT + "list-item", TEXT + "list-header"
_NUMBERED = TEXT + "numbered-paragraph"
_SKIPPED = frozenset({
    TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls",
    OFFICE + "forms", TEXT + "alphabetical-index-auto-mark-file", TEXT + "dde-connection-decls",
    TABLE + "calculation-settings", DRAW + "image", TEXT + "index-title-template",
})  # fmt: skip


class Place(NamedTuple):
    """Where in a list a paragraph stands: its style, level from 1 and counter; `marked` where it opens an item."""

    style: str
    level: int
    counter: Counter
    marked: bool = False
    start: int | None = None


class Story(story.Story):
    """The story of an OpenDocument text."""

    def __init__(self, styles: Styles, tally: Tally) -> None:
        super().__init__(TBL)
        self.styles, self.tally = styles, tally
        self.runs = Runs(styles, tally)
        self.numbering = Numbering(styles)

    def contents(self, parent: Any) -> Iterator[Line | Any]:
        """The lines of what a text, section, box or cell holds, and its tables as nodes."""
        return self._contents(parent, None)

    def rows_of(self, table: Any) -> list[list[GridCell]]:
        """The rows of a `table:table` that hold cells."""
        return [[self._placed(cell) for cell in row] for row in grid_rows(table, self.styles) if row]

    def cell_lines(self, cell: GridCell) -> list[Line]:
        """The lines of a cell."""
        return [line for part in cell.parts if has_words(part) for line in self.flat(part)]

    def _placed(self, cell: OpenCell) -> GridCell:
        shade = self.styles.of("table-cell", cell.node.get(TABLE + "style-name")).colour or ""
        return GridCell(cell.row, cell.column, cell.row_span, cell.col_span, [cell.node], shade)

    def _contents(self, parent: Any, place: Place | None) -> Iterator[Line | Any]:
        """The lines of a node and its tables as nodes; boxes stand where they are anchored."""
        for node in parent:
            tag = node.tag
            if tag in (P, H):
                yield from self._paragraph(node, place)
                place = None if place is None else place._replace(marked=False)
            elif tag == TBL:
                yield node
            elif tag == LIST:
                yield from self._list(node, place)
            elif tag == SECTION and node.get(TEXT + "display") == "none":
                self.tally.hidden += 1
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self.enter()
                yield from self._contents(node, place)
                self.leave()

    def _paragraph(self, node: Any, place: Place | None) -> Iterator[Line | Any]:
        printed = self.runs.read(node)
        for box in printed.boxes:
            self.enter()
            yield from self._contents(box, None)
            self.leave()
        heading = min(number(node.get(TEXT + "outline-level"), 1), DEEPEST) if node.tag == H else None
        if printed.hidden or not printed.text.strip():
            return
        mark = self._mark(node, place, heading)
        yield from lines_of(printed.text, mark, heading, printed.bold, printed.colour)

    def _mark(self, node: Any, place: Place | None, heading: int | None) -> str:
        if place is not None:
            return self.numbering.mark(place.style, place.level, place.counter, place.start) if place.marked else ""
        if heading is None or node.get(TEXT + "is-list-header") == "true":
            return ""
        return self.numbering.heading_mark(number(node.get(TEXT + "outline-level"), 1))

    def _list(self, node: Any, outer: Place | None) -> Iterator[Line | Any]:
        """The lines of a list; one inside another counts a level deeper, in the same list unless it has its own."""
        own = node.get(STYLE_NAME) or (outer.style if outer else "")
        level = outer.level + 1 if outer else 1
        if outer is not None and own == outer.style:
            counter = outer.counter
        else:
            continues = node.get(TEXT + "continue-numbering") == "true"
            counter = self.numbering.counter_of(own, node.get(XML_ID), node.get(TEXT + "continue-list"), continues)
        self.enter()
        for item in node:
            if item.tag in (_ITEM, _LIST_HEADER):
                start = item.get(TEXT + "start-value")
                first = None if start is None else number(start)
                yield from self._contents(item, Place(own, level, counter, item.tag == _ITEM, first))
        self.leave()
