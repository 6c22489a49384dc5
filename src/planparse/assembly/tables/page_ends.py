"""What a page end did to a table's printed rows, before any of them has a role (contract, rule 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from planparse.assembly.shapes import ends_text, is_open, starts_low
from planparse.assembly.tables.headers import Grid
from planparse.document import BLANK, Block, Cell, RowFragment, Slice, Table
from planparse.grammar.load import Grammar
from planparse.text import fold

Spans = dict[tuple[int, int], Slice]  # the text of merged cells by the places that they cover below their first


class Foot(NamedTuple):
    """The last row of a table: its page, the cells that reach it from above or stand in it, and which were merged."""

    page: int | None
    cells: tuple[Slice, ...]
    merged: frozenset[int]


def with_bands_joined(blocks: Sequence[Block], grammar: Grammar) -> list[Block]:
    """The blocks, a row of one cell from edge to edge that a page end cut back together.

    Its rest opens the table on the next page, behind the header where that is printed again; it goes on in a small
    letter, or behind a word that asks for more.
    """
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        cut = cut_band(above, block, grammar) if isinstance(above, Table) and isinstance(block, Table) else None
        if cut is None:
            out.append(block)
            continue
        assert isinstance(above, Table) and isinstance(block, Table)
        band, rest = above.rows[-1].cells[0], block.rows[cut].cells[0]
        text = f"{band.text} {rest.text}"
        whole = replace(band, text=text, more=(*band.more, rest.ref, *rest.more))
        out[-1] = replace(above, rows=(*above.rows[:-1], RowFragment((whole,))))
        if len(block.rows) > 1:
            out.append(replace(block, rows=(*block.rows[:cut], *block.rows[cut + 1 :])))
    return out


def cut_band(above: Table, table: Table, grammar: Grammar) -> int | None:
    """The row of a table that is the rest of the band that the table before ends with; null where none is."""
    page = last_page(above)
    if None in (page, table.page) or page == table.page or not above.rows:
        return None
    again = 0
    for old, new in zip(above.rows, table.rows, strict=False):
        if said_in(old) != said_in(new) or len(new.cells) == 1:
            break
        again += 1
    if again == len(table.rows):
        return None
    band, rest = lone(above.rows[-1]), lone(table.rows[again])
    if band is None or rest is None or ends_text(band.text):
        return None
    return again if starts_low(rest.text) or is_open(band.text, grammar) else None


def last_page(table: Table) -> int | None:
    """The page of a table's last cell: a table may be whole again over several."""
    return next((cell.ref.page for row in reversed(table.rows) for cell in row.cells), table.page)


def said_in(row: RowFragment) -> list[str]:
    """The texts of a row's cells, however its words were broken."""
    return [fold(cell.text) for cell in row.cells]


def lone(row: RowFragment) -> Cell | None:
    """The cell that is all of a row."""
    return row.cells[0] if len(row.cells) == 1 and row.cells[0].text.strip() else None


def foot_of(grid: Grid, spans: Spans, offset: int, over: Sequence[Slice]) -> Foot:
    """The foot of rows that begin at `offset` in their table, over the last of which cells of the page before may go on."""
    last = offset + len(grid) - 1
    cells = tuple(cell or spans.get((last, c)) or over[c] for c, cell in enumerate(grid[-1]))
    merged = frozenset(c for c, cell in enumerate(over) if cell or (last, c) in spans)
    return Foot(page_of(grid[-1]), cells, merged)


def carried(foot: Foot | None, grid: Grid, spans: Spans, offset: int) -> list[tuple[Slice, ...]]:
    """For each row of the next page the cells of the page before that are merged over it too, blank where none is.

    A blank cell that opens the page is the rest of the cell above it where that was merged over rows, or it is itself.
    """
    out = [[BLANK] * len(row) for row in grid]
    if grid and foot is not None and goes_on(foot, grid[0]):
        for c, cell in enumerate(grid[0]):
            reach = 1
            while reach < len(grid) and (offset + reach, c) in spans:
                reach += 1
            if not cell and (reach > 1 or c in foot.merged):
                for row in out[:reach]:
                    row[c] = foot.cells[c]
    return [tuple(row) for row in out]


def goes_on(foot: Foot, row: Sequence[Slice]) -> bool:
    """Whether a row stands on another page than a foot and has as many columns."""
    page = page_of(row)
    return page is not None and foot.page not in (None, page) and len(foot.cells) == len(row)


def page_of(row: Sequence[Slice]) -> int | None:
    """The page of a row's first filled cell."""
    return next((cell.refs[0].page for cell in row if cell and cell.refs), None)
