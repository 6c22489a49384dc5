"""A PDF's bytes in, a `Document` out: pages one by one through engine, tables and prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Document, Paragraph, RowFragment, Slice, Table
from planparse.memory import uncollected
from planparse.readers.pdf.aligned import AlignedTables
from planparse.readers.pdf.blocks import Prose, headed, prose_of, rounded
from planparse.readers.pdf.bullets import with_bullets
from planparse.readers.pdf.confirmed import texts_of
from planparse.readers.pdf.damage import flaws
from planparse.readers.pdf.engines import compared
from planparse.readers.pdf.furniture import without_furniture
from planparse.readers.pdf.gibberish import is_gibberish
from planparse.readers.pdf.lines import Line, group_lines, words_outside
from planparse.readers.pdf.model import Grid, PageContent, RunningLine
from planparse.readers.pdf.ocr import with_pictures_read
from planparse.readers.pdf.page_cuts import at_foot, at_head, in_shared_columns, may_frame, tables_among
from planparse.readers.pdf.pdfium import opens, pages_of
from planparse.readers.pdf.ruled import meet, ruled_grids
from planparse.readers.pdf.salvage import salvaged
from planparse.readers.pdf.shades import shades_of
from planparse.schema import CellRef, Diagnostic, Source


def read_pdf(data: bytes, source: Source, password: str | None = None) -> Document:
    """A Document of the PDF; EncryptedDocument or UnreadableDocument where pdfium can't open it."""
    with uncollected():
        broken = flaws(data)
        if not broken:
            return document_of(with_pictures_read(pages_of(data, password), data, password), source, [])
    data = data if opens(data, password) else salvaged(data) or data
    pages = with_pictures_read(compared(pages_of(data, password), data, password), data, password)
    return document_of(pages, source, [diagnostic("source_damaged", what="; ".join(broken))])


def document_of(pages: Iterable[PageContent], source: Source, wrong: list[Diagnostic]) -> Document:
    """The Document that the pages make; `wrong` is what is known to be wrong with the file."""
    unruled = AlignedTables()
    found: list[Prose | Found] = []
    breaks: list[int] = []
    aside: list[Slice] = []
    running: list[tuple[int, RunningLine]] = []
    count = 0
    for page, tables in with_tables(without_furniture(map(with_bullets, pages))):
        count += 1
        breaks.append(len(found))
        frames = [grid for grid in tables if may_frame(grid)]
        boxes = [grid.box for grid in tables if grid not in frames]
        lines = group_lines(words_outside(page.words, boxes))
        if more := unruled.on_page(page, boxes, lines):
            tables = [grid for grid in tables if grid not in frames or not any(meet(grid.box, x.box) for x in more)]
            tables = sorted([*tables, *more], key=lambda grid: (grid.box[1], grid.box[0]))
        if more or frames:
            lines = group_lines(words_outside(page.words, [grid.box for grid in tables]))
        found += in_order(page, tables, lines)
        wrong += complaints(page)
        aside += [Slice(word.text, (CellRef(page=page.number),)) for word in page.words if word.superscript]
        running += [(page.number, line) for line in page.running]
    blocks = blocks_of(found)
    heads, feet, again = run_along(running)
    marks = tuple(sorted({len(heads) + at for at in breaks if 0 < at < len(blocks)}))
    whole = source.model_copy(update={"pages": count})
    return Document(whole, (*heads, *blocks, *feet), marks, diagnostics=tuple(wrong), aside=(*aside, *again))


def run_along(running: Sequence[tuple[int, RunningLine]]) -> tuple[list[Paragraph], list[Paragraph], list[Slice]]:
    """The running heads and the running feet, each once, by their pages; and all that only say the same again."""
    heads: dict[str, Paragraph] = {}
    feet: dict[str, Paragraph] = {}
    again: list[Slice] = []
    for page, line in running:
        ref = CellRef(page=page, bbox=rounded(line.box))
        if heads.keys() | feet.keys() >= {line.said}:
            again.append(Slice(line.text, (ref,)))
        else:
            (feet if line.foot else heads)[line.said] = Paragraph(line.text, ref, running=True)
    return [*heads.values()], [*feet.values()], again


def with_tables(pages: Iterable[PageContent]) -> Iterator[tuple[PageContent, list[Grid]]]:
    """Each page with its ruled tables; one page is held back, as what the next begins with tells what it ends with."""
    before: Grid | None = None
    held: tuple[PageContent, list[Grid]] | None = None
    for page in pages:
        grids = ruled_grids(page)
        if held is not None:
            upper, lower = at_foot(*held), at_head(page, grids)
            if upper is not None and lower is not None:
                held[1][held[1].index(upper)], grids[0] = in_shared_columns(upper, lower)
            tables = tables_among(held[1], before, at_head(page, grids) if at_foot(*held) else None)
            before = at_foot(held[0], tables)
            yield held[0], tables
        held = page, grids
    if held is not None:
        yield held[0], tables_among(held[1], before, None)


class Found(NamedTuple):
    """A table as found on its page, with the shade of each of its cells."""

    grid: Grid
    shades: tuple[str, ...]


def in_order(page: PageContent, tables: Sequence[Grid], lines: list[Line]) -> Iterator[Prose | Found]:
    """A page's paragraphs and tables from top to bottom; the lines between two tables are read apart from the rest."""
    reach = page.width - min((line.segments[0].x0 for line in lines), default=0.0)  # margins are mostly alike
    for grid in tables:
        cut = next((at for at, line in enumerate(lines) if line.middle >= grid.box[1]), len(lines))
        yield from prose_of(page.number, lines[:cut], reach)
        lines = lines[cut:]
        yield Found(grid, shades_of(grid, page.fills))
    yield from prose_of(page.number, lines, reach)


def blocks_of(found: Sequence[Prose | Found]) -> tuple[Block, ...]:
    """Paragraphs and tables, the tables numbered from 1."""
    paragraphs = iter(headed([item for item in found if isinstance(item, Prose)]))
    texts = iter(texts_of([item.grid for item in found if isinstance(item, Found)]))
    blocks: list[Block] = []
    count = 0
    for item in found:
        if isinstance(item, Prose):
            blocks.append(next(paragraphs))
        else:
            count += 1
            blocks.append(table_of(item, next(texts), count))
    return tuple(blocks)


def table_of(found: Found, texts: Sequence[str], number: int) -> Table:
    """A grid as a Table; its cells cite page, table, row and column, from 1, and their box."""
    grid = found.grid
    high = max(cell.row for cell in grid.cells) + 1
    rows: list[list[Cell]] = [[] for _ in range(high)]
    for cell, text, shade in zip(grid.cells, texts, found.shades, strict=True):
        ref = CellRef(page=grid.page, table=number, row=cell.row + 1, column=cell.column + 1, bbox=rounded(cell.box))
        rows[cell.row].append(Cell(text, cell.column, ref, cell.row_span, cell.col_span, shade=shade))
    fragments = tuple(RowFragment(tuple(row)) for row in rows)
    return Table(fragments, grid.page, open_top=grid.open_top, open_bottom=grid.open_bottom)


def complaints(page: PageContent) -> Iterator[Diagnostic]:
    """What is wrong with a page: a picture without text, words that are not to be trusted."""
    if page.pictured:
        code = "read_by_ocr" if page.words or page.running else "no_text_layer"
        yield diagnostic(code, [CellRef(page=page.number)], page=page.number)
    if page.damaged or is_gibberish(page):
        yield diagnostic("source_damaged", [CellRef(page=page.number)], what=f"page {page.number} can't be read whole")
