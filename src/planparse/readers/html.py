"""HTML pages and HTML tables inside text: spans kept, scripts and styles ignored, nothing fetched."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.readers.markup import tidy, unmarkup
from planparse.schema import CellRef

_SKIP = {"script", "style", "head", "noscript", "template", "svg"}
_PARAGRAPHS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "summary", "blockquote", "pre"}
MAX_SPAN = 200


def html_blocks(text: str, page: int | None = None, line: int | None = None, tables: int = 0) -> list[Block]:
    """The tables and paragraphs of an HTML page or fragment in reading order; `tables` stand before it."""
    from lxml import html as lxml_html  # heavy, and only HTML needs it

    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, recover=True, encoding="utf-8")
    whole = text if "<html" in text[:5000].lower() else f"<div>{text}</div>"
    root = lxml_html.document_fromstring(whole.encode("utf-8", "replace"), parser=parser)
    blocks: list[Block] = []
    walk(root, blocks, page, line, itertools.count(tables + 1))
    return blocks


def walk(node: Any, blocks: list[Block], page: int | None, line: int | None, numbers: Iterator[int]) -> None:
    """Append the blocks of an element and its children; a table takes the next of `numbers`."""
    tag = node.tag if isinstance(node.tag, str) else ""
    if tag in _SKIP or not tag:
        return
    if tag == "table":
        blocks.append(table_of(node, page, line, next(numbers)))
        return
    if tag in _PARAGRAPHS and not node.xpath(".//table"):
        add_paragraph(blocks, tag, inner_text(node), page, line)
        return
    add_paragraph(blocks, "", node.text or "", page, line)
    for child in node:
        walk(child, blocks, page, line, numbers)
        add_paragraph(blocks, "", child.tail or "", page, line)


def add_paragraph(blocks: list[Block], tag: str, text: str, page: int | None, line: int | None) -> None:
    """Append a paragraph per line of the text, an item where the tag is a list item."""
    heading = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else None
    for index, part in enumerate(tidy(unmarkup(text)).split("\n")):
        if part:
            at = line if line is not None else len(blocks) + 1
            shown = f"• {part}" if tag == "li" and index == 0 and not part.startswith("• ") else part
            blocks.append(Paragraph(shown, CellRef(page=page, line=at), heading))


def inner_text(node: Any) -> str:
    """An element's content as marked text."""
    from lxml import etree

    raw = (node.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in node)
    return unmarkup(raw.replace("\r", "").replace("\n", " "))


def table_of(node: Any, page: int | None, line: int | None, number: int) -> Table:
    """A Table with its spans; a cell covered from above or the left is not repeated."""
    rows: list[RowFragment] = []
    taken: dict[int, int] = {}  # column -> rows still covered from above
    for row in own_rows(node):
        cells: list[Cell] = []
        column = 0
        covered = {c for c, left in taken.items() if left > 0}
        taken = {c: left - 1 for c, left in taken.items() if left > 1}
        for item in row:
            if item.tag not in ("td", "th"):
                continue
            while column in covered:
                column += 1
            across, down = span(item, "colspan"), span(item, "rowspan")
            ref = CellRef(page=page, table=number, row=len(rows) + 1, column=column + 1, line=line)
            cells.append(Cell(inner_text(item), column, ref, down, across))
            if down > 1:
                taken.update({column + k: down - 1 for k in range(across)})
            column += across
        rows.append(RowFragment(tuple(cells)))
    return Table(tuple(rows), page)


def own_rows(node: Any) -> list[Any]:
    """The rows of a table, those of tables nested in it left to their cells."""
    rows: list[Any] = []
    for child in node:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += [row for row in child if row.tag == "tr"]
    return rows


def span(item: Any, name: str) -> int:
    """A span attribute as a number from 1 to MAX_SPAN."""
    value = (item.get(name) or "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isdigit() else 1
