"""The opening rows of a table that stand alone at a page's foot, the rest on the next page (contract, rule 3).

A document of many tables of one form, a card per recommendation, say, opens each of them alike: a band or a title,
then rows with the same labels. So another table shows that what stands at the page's foot is an opening, and what
follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.tables.page_ends import last_page, lone
from planparse.document import Block, RowFragment, Table
from planparse.text import fold

_NUMBER = re.compile(r"[\W\d]+")
_BAND = "\n"  # no label: what a band says differs from table to table


def with_openings_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, an opening at a page's foot as the first rows of the next page's table."""
    labels = [labels_of(block) if isinstance(block, Table) else () for block in blocks]
    known = set(labels)
    out: list[Block] = []
    for block, own in zip(blocks, labels, strict=True):
        above = out[-1] if out else None
        if isinstance(above, Table) and isinstance(block, Table) and goes_on(above, block, own, known):
            out[-1] = replace(block, rows=(*above.rows, *block.rows), open_top=above.open_top)
        else:
            out.append(block)
    return out


def goes_on(above: Table, table: Table, own: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    """Whether one table alone on its page and one at the next page's head open together as another table does."""
    page = last_page(above)
    if None in (page, table.page) or page == table.page or not own or own[0] == _BAND:
        return False  # a band may be the rest of the one above it
    whole = (*labels_of(above), own[0])
    return all(whole) and len(whole) > 1 and any(labels[: len(whole)] == whole for labels in known)


def labels_of(table: Table) -> tuple[str, ...]:
    """What each row of a table opens with, without numbers; "" where that is no word."""
    return tuple(map(label_of, table.rows))


def label_of(row: RowFragment) -> str:
    """What a row opens with; a mark of its own for a band."""
    if lone(row) is not None:
        return _BAND
    return fold(_NUMBER.sub(" ", row.cells[0].text)) if row.cells else ""
