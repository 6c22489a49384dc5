"""What a sheet of cells (Excel, OpenDocument, CSV) prints as: blank rows part tables, lines above a table head it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.errors import TooLarge
from planparse.schema import CellRef

MAX_CELLS = 50_000  # 300 full pages hold 15,000
MAX_COLUMNS = 200
HEADING_WORDS = 20  # a bold or merged line that short heads what follows it
HEADING = 6  # its level, below all that are named
LINES = 2  # lone cells over a header that are no band of its table, at least
LABELLED = 4  # cells across of a table above which "Council: | Anytown" is a line, no row
_UNNAMED = re.compile(r"(?:sheet|tabelle|feuil|hoja|blad)\s*\d*", re.I)  # as the program names a new sheet


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A filled, shaded or merged cell of a sheet; `row` and `column` count from 0, `line` is that of a text source."""

    text: str
    row: int
    column: int
    row_span: int = 1
    col_span: int = 1
    shade: str = ""
    bold: bool = False
    lines: tuple[int, ...] = ()
    swatch: bool = False

    @property
    def filled(self) -> bool:
        """Whether the cell says something: by words, or as the colour that the words beside it explain."""
        return self.swatch or bool(self.text)


@dataclass(slots=True)
class Hidden:
    """How much of a file of sheets does not print."""

    sheets: int = 0
    rows: int = 0
    columns: int = 0


class Sheet(NamedTuple):
    """The cells of one sheet in reading order, those that a merge covers left out; `heads`, `feet` of its pages."""

    name: str
    cells: Sequence[SheetCell]
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()


def sheet_blocks(sheets: Iterable[Sheet]) -> list[Block]:
    """The tables and lines of the sheets in order; where several hold words, each stands under its name.

    A cell's reference has its row and column in the sheet and the number of its table in the document; TooLarge for
    more cells than a plan can hold.
    """
    filled = [sheet for sheet in sheets if any(cell.text for cell in sheet.cells)]
    if sum(len(sheet.cells) for sheet in filled) > MAX_CELLS:
        raise TooLarge(f"has more than {MAX_CELLS} cells; pass the plan alone")
    lines = itertools.count(1)
    blocks: list[Block] = list(running((head for sheet in filled for head in sheet.heads), lines))
    for sheet in filled:
        if len(filled) > 1 and not _UNNAMED.fullmatch(sheet.name.strip()):
            blocks.append(Paragraph(" ".join(sheet.name.split()), CellRef(line=next(lines)), 1, running=True))
        blocks += one_sheet(sheet.cells, sum(isinstance(block, Table) for block in blocks), lines)
    return [*blocks, *running((foot for sheet in filled for foot in sheet.feet), lines)]


def running(texts: Iterable[str], lines: Iterator[int]) -> Iterator[Paragraph]:
    """What stands at the head or foot of every page, each line once."""
    for text in dict.fromkeys(texts):
        yield Paragraph(text, CellRef(line=next(lines)), running=True)


def one_sheet(cells: Sequence[SheetCell], tables: int, lines: Iterator[int]) -> Iterator[Block]:
    """The blocks of one sheet; `tables` stand before it. All tables from the widest on have the same columns.

    Lines are each a line of its own, but those of a sentence broken over rows and names that stand apart from tables.
    """
    runs = [part for run in runs_of(with_swatches(cells)) for part in parted(run)]
    left = min(
        (cell.column for run in runs for row in run if is_filled(row, 2) for cell in row if cell.filled), default=0
    )
    parts = [lines_and_rows(run, left) for run in runs]
    own = [columns_of([cell for row in rows for cell in row]) for _, rows in parts]
    widest = max(range(len(parts)), key=lambda at: (len(own[at]), -at))
    common = columns_of([cell for _, rows in parts[widest:] for row in rows for cell in row])
    for at, (above, rows) in enumerate(parts):
        broken = not rows and all(only_names(row) for row in above)
        for n, row in enumerate(above):
            yield from paragraphs_of(row, lines, goes_on=n > 0 and (broken or begins_low(row)))
        if rows:
            tables += 1
            yield table_of(rows, own[at] if at < widest else common, tables)


def with_swatches(cells: Sequence[SheetCell]) -> list[SheetCell]:
    """The cells, each blank one marked whose colour the lone words to its right explain: an entry of a key."""
    out: list[SheetCell] = []
    for _, row in itertools.groupby(sorted(cells, key=lambda cell: (cell.row, cell.column)), lambda cell: cell.row):
        found = list(row)
        words = [cell for cell in found if cell.text]
        right = words[0] if len(words) == 1 else None
        out += (
            replace(cell, swatch=True)
            if right and cell.shade and not cell.text and cell.column + 1 == right.column and cell.shade != right.shade
            else cell
            for cell in found
        )
    return out


def runs_of(cells: Iterable[SheetCell]) -> Iterator[list[list[SheetCell]]]:
    """The rows between two blank ones; a merge that crosses a row fills it."""
    run: list[list[SheetCell]] = []
    end = 0
    for row, group in itertools.groupby(sorted(cells, key=lambda cell: (cell.row, cell.column)), lambda cell: cell.row):
        found = list(group)
        if not is_filled(found) and row >= end:
            continue
        if run and row > end:
            yield run
            run = []
        run.append(found)
        end = max(end, row + 1, *(cell.row + cell.row_span for cell in found if cell.text))
    if run:
        yield run


def parted(run: list[list[SheetCell]]) -> Iterator[list[list[SheetCell]]]:
    """A run parted over the lone cells that stand over its header printed again, where they are several rows once.

    They are what stands between two tables of a sheet that leaves no row blank; one such row is a band in the table.
    """
    head = texts_of(next((row for row in run if is_filled(row, 2)), []))
    alone = [not is_filled(row, 2) for row in run]
    again = [at for at, row in enumerate(run) if not alone[at] and texts_of(row) == head]
    above = [(next((n for n in range(at, 0, -1) if not alone[n - 1]), 0), at) for at in again[1:]]
    several = any(at - begin >= LINES for begin, at in above)
    cuts = [begin for begin, at in above if several and at > begin]
    for begin, end in itertools.pairwise([0, *cuts, len(run)]):
        yield run[begin:end]


def texts_of(row: Iterable[SheetCell]) -> list[tuple[int, str]]:
    """What a row says, with the columns."""
    return [(cell.column, " ".join(cell.text.split())) for cell in row if cell.filled]


def is_filled(row: Iterable[SheetCell], least: int = 1) -> bool:
    """Whether so many cells of a row say something."""
    return sum(cell.filled for cell in row) >= least


def columns_of(cells: Sequence[SheetCell]) -> list[int]:
    """The columns of a sheet in which something begins, or that only a merge or a colour fills between those."""
    used = {cell.column for cell in cells if cell.filled}
    inside = {cell.column for cell in cells if cell.shade and used and min(used) < cell.column < max(used)}
    if len(used) > MAX_COLUMNS:
        raise TooLarge(f"has more than {MAX_COLUMNS} columns; it is no plan")
    return sorted(used | inside)


def lines_and_rows(run: list[list[SheetCell]], left: int) -> tuple[list[list[SheetCell]], list[list[SheetCell]]]:
    """(rows that are lines of text, rows of the table below them); rows of lone cells alone are lines all of them."""
    widest = max(sum(cell.filled for cell in row) for row in run)
    if widest == 1:
        return run, []
    above = next(at for at, row in enumerate(run) if not is_line(row, left, widest))
    return run[:above], run[above:]


def is_line(row: list[SheetCell], left: int, widest: int) -> bool:
    """Whether a row above the first whole one is a line of text: a title, or a label with its value."""
    filled = [cell for cell in row if cell.filled]
    if len(filled) == 1:
        return filled[0].row_span == 1 and (filled[0].column <= left or filled[0].col_span > 1)
    return len(filled) == 2 and widest >= LABELLED and filled[0].text.endswith(":")


def begins_low(row: Sequence[SheetCell]) -> bool:
    """Whether a row begins with a small letter: a sentence that was broken over rows goes on in it."""
    return next(cell.text for cell in row if cell.filled)[:1].islower()


def only_names(row: Sequence[SheetCell]) -> bool:
    """Whether a row holds words alone, no figure and no label before a colon: "County Council" under "Anyshire"."""
    return all(letter.isalpha() or letter.isspace() for cell in row for letter in cell.text)


def paragraphs_of(row: list[SheetCell], lines: Iterator[int], goes_on: bool) -> Iterator[Paragraph]:
    """The lines of a row's cells as paragraphs; a value stands behind its label."""
    filled = [cell for cell in row if cell.text]
    text = " ".join(cell.text for cell in filled)
    short = len(text.split()) <= HEADING_WORDS and len(filled) == 1
    level = HEADING if short and filled[0].bold else None
    for at, part in enumerate(text.split("\n") if filled else ()):
        line = filled[0].lines[min(at, len(filled[0].lines) - 1)] if filled[0].lines else next(lines)
        yield Paragraph(part, CellRef(line=line), level, joined=goes_on or at > 0)


def table_of(rows: list[list[SheetCell]], columns: list[int], number: int) -> Table:
    """The Table number `number`: a cell for every column of every row, unless a merge covers it.

    A blank row that only a merge crosses is no row.
    """
    places = {column: at for at, column in enumerate(columns)}
    kept = [row[0].row for row in rows]
    covered: set[tuple[int, int]] = set()
    out: list[RowFragment] = []
    for at, found in enumerate(rows):
        own = {cell.column: cell for cell in found}
        cells: list[Cell] = []
        for column, place in places.items():
            if (at, place) in covered:
                continue
            cell = own.get(column) or merged_over(own, column, places)
            down = 1 if cell is None else bisect_left(kept, cell.row + cell.row_span) - at
            printed = printed_cell(cell, CellRef(table=number, row=kept[at] + 1, column=column + 1), places, down)
            covered.update(itertools.product(range(at, at + down), range(place, place + printed.col_span)))
            cells.append(printed)
        out.append(RowFragment(tuple(cells)))
    return Table(tuple(out))


def merged_over(row: dict[int, SheetCell], column: int, places: dict[int, int]) -> SheetCell | None:
    """The merged cell of a row that begins in a column that nothing else fills and reaches over this one."""
    return next((c for c in row.values() if c.column not in places and c.column < column < c.column + c.col_span), None)


def printed_cell(found: SheetCell | None, ref: CellRef, places: dict[int, int], down: int) -> Cell:
    """The Cell of a place, its spans counted in the rows and columns that the table has."""
    column = (ref.column or 1) - 1
    if found is None:
        return Cell("", places[column], ref)
    refs = [ref.model_copy(update={"line": line}) for line in found.lines or (None,)]
    across = sum(column <= other < found.column + found.col_span for other in places) if found.col_span > 1 else 1
    return Cell(found.text, places[column], refs[0], down, max(across, 1), tuple(refs[1:]), found.shade)
