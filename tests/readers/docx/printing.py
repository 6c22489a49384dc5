"""Any Document as a Word file: headings and lists by style, merged cells merged, lines of one paragraph broken."""

from __future__ import annotations

import io
from typing import Any

import docx

from planparse.document import Cell, Document, Paragraph, Table
from planparse.text import ITEM

BOLD_LEVEL = 6  # a text's bold line


def word_of(document: Document, numbered: bool = False) -> bytes:
    """The bytes of the Word file; `numbered`: Word counts what the text numbers in first columns."""
    word = docx.Document()
    last: Any = None
    for block in document.blocks:
        if isinstance(block, Table):
            add_table(word, block, numbered)
            word.add_paragraph()  # tables that touch are one to Word, and a table never ends its file
            last = None
        elif block.joined and last is not None and not block.text.startswith(ITEM) and last[1] == block.heading:
            run = last[0].add_run()
            run.add_break()
            run.add_text(block.text)
            run.bold = block.heading == BOLD_LEVEL
        else:
            last = (add_paragraph(word, block), block.heading)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def add_paragraph(word: Any, block: Paragraph) -> Any:
    """A paragraph in the style of its level or list."""
    if block.text.startswith(ITEM):
        return word.add_paragraph(block.text[len(ITEM) :], style="List Bullet")
    if block.heading is not None and block.heading < BOLD_LEVEL:
        return word.add_heading(block.text, block.heading)
    paragraph = word.add_paragraph()
    paragraph.add_run(block.text).bold = block.heading == BOLD_LEVEL
    return paragraph


def add_table(word: Any, block: Table, numbered: bool) -> None:
    """A table whose merged cells are merged by Word's own means."""
    width = max(cell.column + cell.col_span for row in block.rows for cell in row.cells)
    table = word.add_table(rows=len(block.rows), cols=width, style="Table Grid")
    grid = [list(row.cells) for row in table.rows]
    for at, row in enumerate(block.rows):
        for cell in row.cells:
            target = grid[at][cell.column]
            down, right = min(at + cell.row_span, len(grid)) - 1, cell.column + cell.col_span - 1
            if (down, right) != (at, cell.column):
                target = target.merge(grid[down][right])
            fill(target, cell)
            if numbered and cell.column == 0 and cell.text.rstrip(".").isdigit():
                count(target)


def count(target: Any) -> None:
    """Let Word print the number of a cell."""
    target.paragraphs[0].clear()
    target.paragraphs[0].style = "List Number"


def fill(target: Any, cell: Cell) -> None:
    """The lines of a cell as its paragraphs, items in a list style."""
    paragraph = target.paragraphs[0]
    for more in target.paragraphs[1:]:
        more._p.getparent().remove(more._p)
    for number, line in enumerate(cell.text.split("\n")):
        if number:
            paragraph = target.add_paragraph()
        if line.startswith(ITEM):
            paragraph.style, line = "List Bullet", line[len(ITEM) :]
        paragraph.add_run(line)
