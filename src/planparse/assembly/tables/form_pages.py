"""Rows whose cells are forms and that a page end cut: "Priority: …" goes on the "Finding: …" of the page before."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.blocks.label_fields import CERTAIN, LABEL
from planparse.assembly.tables.page_ends import last_page, said_in, with_last_rows_whole
from planparse.document import Block, Table
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar

SERIES = 2  # known labels of a form


def with_forms_whole(blocks: Sequence[Block], grammar: Grammar) -> list[Block]:
    """The blocks, a row of a form that a page end cut back together, behind the header where that is printed again.

    It rests on the labels: the rest's first cell is blank, and no label of its form stands in the row above.
    """
    return with_last_rows_whole(blocks, lambda above, table: cut_form(above, table, grammar), "\n")


def cut_form(above: Table, table: Table, grammar: Grammar) -> int | None:
    """The row of a table that is the rest of the form that the table before ends with; null where none is."""
    if None in (last_page(above), table.page) or not (above.rows and table.rows):
        return None
    cut = int(said_in(above.rows[0]) == said_in(table.rows[0]))
    if len(table.rows) <= cut:
        return None
    head, rest = above.rows[-1].cells, table.rows[cut].cells
    if [cell.column for cell in head] != [cell.column for cell in rest] or len(rest) < SERIES or rest[0].text.strip():
        return None
    pairs = [(labels_in(old.text, grammar), labels_in(new.text, grammar)) for old, new in zip(head, rest, strict=True)]
    goes_on = [bool(new) and old.isdisjoint(new) for old, new in pairs if len(old | new) >= SERIES and old]
    return cut if goes_on and all(goes_on) else None


def labels_in(text: str, grammar: Grammar) -> set[str]:
    """The known labels that open lines of a text."""
    found = (LABEL.match(line.strip()) for line in text.split("\n"))
    labels = [label.group(1) for label in found if label]
    return {header_key(label) for label in labels if grammar.columns.match_label(label)[1] >= CERTAIN}
