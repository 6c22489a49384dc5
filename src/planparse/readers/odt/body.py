"""Walks an OpenDocument text in document order: paragraphs, lists and tables in, blocks of a Document out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.errors import TooLarge
from planparse.readers.docx.lines import BOLD_HEADING, BOLD_WORDS, TAB
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
from planparse.readers.odt.runs import Printed, Runs, Tally
from planparse.readers.odt.styles import Styles
from planparse.readers.odt.tables import GridCell, grid_rows, has_words
from planparse.schema import CellRef
from planparse.text import ITEM, LIST_MARKS, fold

MAX_NESTED = 30  # tables in tables, boxes in boxes
_ITEM, _LIST_HEADER = TEXT + "list-item", TEXT + "list-header"
_NUMBERED = TEXT + "numbered-paragraph"
_SKIPPED = frozenset({
    TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls",
    OFFICE + "forms", TEXT + "alphabetical-index-auto-mark-file", TEXT + "dde-connection-decls",
    TABLE + "calculation-settings", DRAW + "image", TEXT + "index-title-template",
})  # fmt: skip
_INDEX_BODY = TEXT + "index-body"


class Line(NamedTuple):
    """One printed line: see Paragraph for its parts; `colour` is that behind all words of its paragraph."""

    text: str
    heading: int | None = None
    joined: bool = False
    printed: str = ""
    colour: str = ""


class Place(NamedTuple):
    """Where in a list a paragraph stands: its style, level from 1 and counter; `marked` where it opens an item."""

    style: str
    level: int
    counter: Counter
    marked: bool = False
    start: int | None = None


class Story:
    """Reads the parts of a text one after the other into `blocks`; lists count on from part to part."""

    def __init__(self, styles: Styles, tally: Tally) -> None:
        self.styles, self.tally = styles, tally
        self.runs = Runs(styles, tally)
        self.numbering = Numbering(styles)
        self.blocks: list[Block] = []
        self.tables = self.ordinal = self.depth = 0

    def walk(self, parent: Any) -> None:
        """Append the blocks of what a text, section, box or cell holds."""
        for item in self._contents(parent, None):
            if isinstance(item, Line):
                self.ordinal += 1
                ref = CellRef(line=self.ordinal)
                self.blocks.append(Paragraph(item.text, ref, item.heading, item.joined, printed=item.printed))
            else:
                self._add_table(item)

    def run_along(self, parent: Any, seen: set[str]) -> None:
        """Append the lines of a page's head or foot, each once; `seen` are those that stand already."""
        for line in self._flat(parent):
            if line.text not in seen:
                seen.add(line.text)
                self.ordinal += 1
                self.blocks.append(Paragraph(line.text, CellRef(line=self.ordinal), running=True))

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
                self._enter()
                yield from self._contents(node, place)
                self.depth -= 1

    def _paragraph(self, node: Any, place: Place | None) -> Iterator[Line | Any]:
        printed = self.runs.read(node)
        for box in printed.boxes:
            self._enter()
            yield from self._contents(box, None)
            self.depth -= 1
        heading = min(number(node.get(TEXT + "outline-level"), 1), DEEPEST) if node.tag == H else None
        if printed.hidden or not printed.text.strip():
            return
        yield from lines_of(printed, self._mark(node, place, heading), heading)

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
        self._enter()
        for item in node:
            if item.tag in (_ITEM, _LIST_HEADER):
                start = item.get(TEXT + "start-value")
                first = None if start is None else number(start)
                yield from self._contents(item, Place(own, level, counter, item.tag == _ITEM, first))
        self.depth -= 1

    def _flat(self, parent: Any) -> Iterator[Line]:
        """The lines of a node, those of tables inside it cell by cell."""
        for item in self._contents(parent, None):
            if isinstance(item, Line):
                yield item
                continue
            self._enter()
            for row in grid_rows(item, self.styles):
                for cell in row:
                    yield from self._flat(cell.node)
            self.depth -= 1

    def _enter(self) -> None:
        self.depth += 1
        if self.depth > 2 * MAX_NESTED:
            raise TooLarge(f"nests tables or boxes more than {MAX_NESTED} deep; pass the plan alone")

    def _add_table(self, node: Any) -> None:
        """Append a table; a row that is one cell around another table, and a lone cell, only lay out what they hold."""
        rows = grid_rows(node, self.styles)
        lone = len(rows) == 1 and len(rows[0]) == 1
        fragments: list[RowFragment] = []
        for row in rows:
            if len(row) == 1 and (lone or next(row[0].node.iter(TBL), None) is not None):
                self._close_table(fragments)
                self._enter()
                self.walk(row[0].node)
                self.depth -= 1
                fragments = []
            elif row:
                fragments.append(RowFragment(tuple(self._cell(cell) for cell in row)))
        self._close_table(fragments)

    def _close_table(self, fragments: list[RowFragment]) -> None:
        if any(cell.text or cell.shade for row in fragments for cell in row.cells):
            self.tables += 1
            self.blocks.append(Table(tuple(fragments)))

    def _cell(self, cell: GridCell) -> Cell:
        lines = list(self._flat(cell.node)) if has_words(cell.node) else []
        shade = self.styles.of("table-cell", cell.node.get(TABLE + "style-name")).colour or ""
        if not shade and lines and all(line.colour == lines[0].colour for line in lines):
            shade = lines[0].colour
        ref = CellRef(table=self.tables + 1, row=cell.row + 1, column=cell.column + 1)
        text = "\n".join(line.text for line in lines)
        return Cell(text, cell.column, ref, cell.row_span, cell.col_span, shade=shade)


def lines_of(printed: Printed, mark: str, heading: int | None) -> Iterator[Line]:
    """The lines of a paragraph's text, its list mark before the first; a short bold one heads what follows."""
    if heading is None and printed.bold and mark != ITEM and len(printed.text.split()) <= BOLD_WORDS:
        heading = BOLD_HEADING
    first = True
    for raw in printed.text.split("\n"):
        text = fold(raw)
        if not text:
            continue
        if text[0] in LIST_MARKS and len(text) > 1:
            text = ("" if mark and first else ITEM) + text[1:].lstrip()
        opening = mark if first else ""
        spaced = opening + raw.strip().replace("\t", TAB) if "\t" in raw.strip() else ""
        yield Line(opening + text, heading, not first, spaced, printed.colour)
        first = False
