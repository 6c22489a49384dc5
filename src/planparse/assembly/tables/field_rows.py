"""Rows over a table's header that say fields of its section: "Sponsor: Head of Care" beside "Outcome: Fewer waits".

They become the lines that they would be above the table, so that one rule reads both (outline/told_beside.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.headings import field_label
from planparse.assembly.blocks.parted_fields import with_fields_parted
from planparse.assembly.tables.pair_rows import with_pair_rows_out
from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.fields.progress import opens_update
from planparse.grammar.load import Grammar
from planparse.text import fold

SECTIONS = 2  # that rows with the same labels stand over, at least
LEAST_COLUMNS = 3  # of the rows below: a table of two is a card


def with_field_rows_out(blocks: Sequence[Block], grammar: Grammar) -> tuple[Block, ...]:
    """The blocks, the field rows of tables as lines before what they head, with the lone title right above them.

    Rows with the same labels stand over two parts of the document at least.
    """
    blocks = with_pair_rows_out(blocks, grammar)
    tables = [(block, width_of(block)) for block in blocks if isinstance(block, Table)]
    said = Counter(found for table, width in tables for row in table.rows if (found := labels_in(row, width, grammar)))
    again = {labels for labels, times in said.items() if times >= SECTIONS}
    if not again:
        return tuple(blocks)
    out: list[Block] = []
    for block in blocks:
        out += parted(block, again, grammar) if isinstance(block, Table) else [block]
    return with_several_parted(out, blocks, grammar)


def with_several_parted(out: Sequence[Block], before: Sequence[Block], grammar: Grammar) -> tuple[Block, ...]:
    """The blocks, each line that was none `before` as one for each field: "Lead: Jane Doe  By when: June 2016"."""
    old = {id(block) for block in before}
    new = [block for block in out if id(block) not in old and isinstance(block, Paragraph)]
    fields, whole = with_fields_parted(new, grammar)
    pieces: dict[int, list[Block]] = {}
    for field in fields:
        pieces.setdefault(id(whole.get(id(field), field)), []).append(field)
    return tuple(piece for block in out for piece in pieces.get(id(block), [block]))


def width_of(table: Table) -> int:
    """How many columns a table has."""
    return max((cell.column + cell.col_span for row in table.rows for cell in row.cells), default=0)


def labels_in(row: RowFragment, width: int, grammar: Grammar) -> tuple[str, ...]:
    """The labels of a row whose every cell is a field, where the table has more columns; none for another row."""
    cells = filled(row)
    if not len(cells) < width >= LEAST_COLUMNS or not all(":" in cell.text for cell in cells):
        return ()
    if len(cells) == 1 and opens_update(fold(cells[0].text), grammar.timescales, grammar.statuses):
        return ()  # how far the row above is
    labels = tuple(field_label(cell.text, grammar) for cell in cells)
    return labels if all(labels) else ()


def filled(row: RowFragment) -> list[Cell]:
    """The cells of a row that hold something."""
    return [cell for cell in row.cells if cell.text.strip()]


def parted(table: Table, again: set[tuple[str, ...]], grammar: Grammar) -> list[Block]:
    """The table parted at its field rows, each and the title over it as lines."""
    out: list[Block] = []
    rows: list[RowFragment] = []
    width = width_of(table)
    for row in table.rows:
        if labels_in(row, width, grammar) not in again:
            rows.append(row)
            continue
        title = rows.pop() if rows and is_lone(rows[-1]) else None
        if rows:
            out.append(replace(table, rows=tuple(rows)))
            rows = []
        lines = [*(filled(title) if title else []), *filled(row)]
        out += [Paragraph(cell.text, cell.ref, more=cell.more) for cell in lines]
    return [*out, replace(table, rows=tuple(rows))] if rows else out


def is_lone(row: RowFragment) -> bool:
    """Whether a row holds one cell that opens it."""
    cells = filled(row)
    return len(cells) == 1 and cells[0].column == 0
