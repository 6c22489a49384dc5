"""HTML pages and HTML tables inside text: spans kept, scripts and styles ignored, nothing fetched."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from planparse.document import Block, Paragraph
from planparse.errors import TooLarge
from planparse.readers.html.flow import Flow, Line
from planparse.readers.html.tables import is_layout, own_cells, own_rows, table_of
from planparse.schema import CellRef

MAX_ATTRIBUTES = 10_000
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def html_blocks(text: str, page: int | None = None, line: int | None = None, tables: int = 0) -> list[Block]:
    """The tables and paragraphs of an HTML page or fragment in reading order; `tables` stand before it.

    TooLarge for elements nested deeper, or with more attributes, than any page that was written for readers.
    """
    from lxml import html as lxml_html  # heavy, and only HTML needs it

    parser = lxml_html.HTMLParser(
        no_network=True, huge_tree=True, recover=True, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    check_attributes(text)
    whole = text if "<html" in text[:5000].lower() else f"<div>{text}</div>"
    root = lxml_html.document_fromstring(whole.encode("utf-8", "replace"), parser=parser)
    place = Place(page, line, itertools.count(tables + 1))
    place.walk(root)
    return place.blocks


def check_attributes(text: str) -> None:
    """Raises TooLarge for an element of so many attributes that the parser, which compares each with all, hangs."""
    for tag in _LONG_TAG.findall(text):
        if len(_QUOTED.sub(" ", tag).split()) > MAX_ATTRIBUTES:
            raise TooLarge(f"has an element with more than {MAX_ATTRIBUTES} attributes; save the page as plain text")


class Place:
    """Turns the lines and tables of a page into `blocks`; every table takes the next number."""

    def __init__(self, page: int | None, line: int | None, numbers: Iterator[int]) -> None:
        self.page, self.line, self.numbers = page, line, numbers
        self.blocks: list[Block] = []
        self.flow = Flow(self.add_line, self.add_table)

    def walk(self, node: Any) -> None:
        """Append the blocks of an element."""
        self.flow.walk(node)
        self.flow.flush()

    def add_line(self, line: Line) -> None:
        """Append a paragraph; it knows the line of the text that the HTML stands in, else its own place."""
        at = self.line if self.line is not None else len(self.blocks) + 1
        ref = CellRef(page=self.page, line=at)
        self.blocks.append(Paragraph(line.text, ref, line.heading, line.joined, running=line.running))

    def add_table(self, node: Any, depth: int) -> None:
        """Append a table, its caption before it; a table that only lays out the page is walked cell by cell."""
        for caption in node.iterchildren("caption"):
            self.flow.walk(caption, depth)
            self.flow.flush()
        if not is_layout(node):
            self.blocks.append(table_of(node, self.page, self.line, next(self.numbers)))
            return
        for row in own_rows(node):
            for cell in own_cells(row):
                self.flow.walk(cell, depth)
                self.flow.flush()
