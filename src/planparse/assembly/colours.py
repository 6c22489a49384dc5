"""A cell that says its status by its colour alone gets the colour's word as its text (contract, rule 8)."""

from __future__ import annotations

from dataclasses import replace

from planparse.document import Block, Cell, Document, RowFragment, Table


def with_colours(document: Document) -> Document:
    """The document with the word of its colour in every blank cell that is coloured apart from its row.

    A row or a header coloured throughout is set apart for the eye and says nothing.
    """
    blocks: tuple[Block, ...] = tuple(coloured(b) if isinstance(b, Table) else b for b in document.blocks)
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def coloured(table: Table) -> Table:
    """A table with colour words in its blank cells; the same one where it has none, as nearly all."""
    if not any(cell.shade and not cell.text for row in table.rows for cell in row.cells):
        return table
    return replace(table, rows=tuple(RowFragment(tuple(said(c, row) for c in row.cells)) for row in table.rows))


def said(cell: Cell, row: RowFragment) -> Cell:
    """The cell with its colour as text where that is its own and not its row's."""
    if cell.text or not cell.shade:
        return cell
    alike = sum(other.shade == cell.shade for other in row.cells)
    written = any(other.text and other.shade != cell.shade for other in row.cells)
    return replace(cell, text=cell.shade) if written and 2 * alike <= len(row.cells) else cell
