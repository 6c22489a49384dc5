"""A cell that says its status by its colour alone gets the colour's word as its text (contract, rule 8)."""

from __future__ import annotations

from dataclasses import replace

from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Document, RowFragment, Table
from planparse.schema import Diagnostic


def with_colours(document: Document) -> Document:
    """The document with the word of its colour in every blank cell that is coloured apart from its row.

    A row or a header coloured throughout is set apart for the eye and says nothing.
    """
    guesses: list[Diagnostic] = []
    blocks: tuple[Block, ...] = tuple(coloured(b, guesses) if isinstance(b, Table) else b for b in document.blocks)
    return replace(document, blocks=blocks, diagnostics=(*document.diagnostics, *guesses)) if guesses else document


def coloured(table: Table, guesses: list[Diagnostic]) -> Table:
    """A table with colour words in its blank cells; the same one where it has none, as nearly all."""
    if not any(cell.shade and not cell.text for row in table.rows for cell in row.cells):
        return table
    rows = (RowFragment(tuple(said(c, row, guesses) for c in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def said(cell: Cell, row: RowFragment, guesses: list[Diagnostic]) -> Cell:
    """The cell with its colour as text where that is its own and not its row's."""
    if cell.text or not cell.shade:
        return cell
    alike = sum(other.shade == cell.shade for other in row.cells)
    written = any(other.text and other.shade != cell.shade for other in row.cells)
    if not written or 2 * alike > len(row.cells):
        return cell
    guesses.append(diagnostic("shade_as_word", (cell.ref,), colour=cell.shade))
    return replace(cell, text=cell.shade)
