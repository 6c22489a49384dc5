"""What a page end did to a table's printed rows, before any of them has a role (contract, rule 3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from planparse.assembly.shapes import ends_text, is_open, starts_low
from planparse.assembly.tables.headers import Grid
from planparse.assembly.tables.repeated_headers import solid
from planparse.document import BLANK, Block, Cell, RowFragment, Slice, Table
from planparse.grammar.load import Grammar
from planparse.text import fold

Spans = dict[tuple[int, int], Slice]  # the text of merged cells by the places that they cover below their first


class Foot(NamedTuple):
    """The last row of a table: its page, the cells that reach it from above or stand in it, and which were merged."""

    page: int | None
    cells: tuple[Slice, ...]
    merged: frozenset[int]


def with_rows_joined(blocks: Sequence[Block], grammar: Grammar) -> list[Block]:
    """The blocks, what stands over rows and a page end cut back together: header rows, and bands from edge to edge."""
    return with_bands_joined(with_headers_joined(blocks), grammar)


def with_headers_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a header row that a page end cut whole again at the head of the next page's table.

    Another table of the document shows that: its header is, cell by cell, what the two rows say together.
    """
    heads = {solid_cells(block.rows[0]) for block in blocks if isinstance(block, Table) and block.rows} - {()}
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        whole = cut_header(above, block) if isinstance(above, Table) and isinstance(block, Table) else None
        if whole is None or solid_cells(whole) not in heads:
            out.append(block)
            continue
        assert isinstance(above, Table)
        assert isinstance(block, Table)
        out[-1:] = [replace(above, rows=above.rows[:-1])] if len(above.rows) > 1 else []
        out.append(replace(block, rows=(whole, *block.rows[1:])))
    return out


def cut_header(above: Table, table: Table) -> RowFragment | None:
    """The last row of a page and the first of the next as one, where they have the same columns and none is merged."""
    if not (above.rows and table.rows) or None in (last_page(above), table.page) or table.page == last_page(above):
        return None
    head, rest = above.rows[-1].cells, table.rows[0].cells
    merged = any(cell.row_span > 1 or cell.col_span > 1 for cell in (*head, *rest))
    if merged or [cell.column for cell in head] != [cell.column for cell in rest] or not any(c.text for c in rest):
        return None
    return RowFragment(tuple(map(with_rest, head, rest)))


def with_rest(head: Cell, rest: Cell, between: str = " ") -> Cell:
    """A cell with what the next page has of it."""
    if not head.text or not rest.text:
        return head if head.text else rest
    return replace(head, text=f"{head.text}{between}{rest.text}", more=(*head.more, rest.ref, *rest.more))


def solid_cells(row: RowFragment) -> tuple[str, ...]:
    """The texts of a row's cells without their spaces, as headers are compared; nothing where it has one cell."""
    return tuple(solid(cell.text) for cell in row.cells) if len(row.cells) > 1 else ()


def with_bands_joined(blocks: Sequence[Block], grammar: Grammar) -> list[Block]:
    """The blocks, a row of one cell from edge to edge that a page end cut back together.

    Its rest opens the table on the next page, behind the header where that is printed again; it goes on in a small
    letter, or behind a word that asks for more.
    """
    return with_last_rows_whole(blocks, lambda above, table: cut_band(above, table, grammar), " ")


def with_last_rows_whole(
    blocks: Sequence[Block], rest_in: Callable[[Table, Table], int | None], between: str
) -> list[Block]:
    """The blocks, the last row of each table with the row of the next that `rest_in` finds to be the rest of it.

    `between` stands between the parts of each cell.
    """
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        cut = rest_in(above, block) if isinstance(above, Table) and isinstance(block, Table) else None
        if cut is None:
            out.append(block)
            continue
        assert isinstance(above, Table)
        assert isinstance(block, Table)
        cells = zip(above.rows[-1].cells, block.rows[cut].cells, strict=False)
        whole = RowFragment(tuple(with_rest(head, rest, between) for head, rest in cells))
        out[-1] = replace(above, rows=(*above.rows[:-1], whole))
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
    """The foot of rows that begin at `offset` in their table; cells of the page before may go on over the last."""
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
