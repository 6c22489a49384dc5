"""Rebuilds the tables that a committee system printed as lines: a cell per line or paragraph, " / ", labels.

A layout is told by its header: cells that one after another are known header words. Rows follow from their number
where blank cells are kept, else from what each cell looks like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile

from planparse.assembly.blocks.headings import numbered_heading
from planparse.assembly.blocks.label_blocks import label_tables
from planparse.assembly.blocks.label_fields import field_of, with_line
from planparse.assembly.blocks.listed import cell_number
from planparse.assembly.blocks.promised import promised_tables
from planparse.assembly.blocks.sections import section_tables
from planparse.assembly.blocks.told_areas import area_tables
from planparse.assembly.lines.aligned import Parted, aligned_tables
from planparse.assembly.lines.cell_rows import cut_rows
from planparse.assembly.lines.line_headers import Found, header_of, is_header, roles_of
from planparse.assembly.lines.over_pages import with_items_whole
from planparse.assembly.lines.slashes import slashed
from planparse.assembly.lines.wide_lines import with_wide_lines_parted
from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import (
    ends_text,
    is_dateish,
    is_open,
    starts_low,
    starts_section,
)
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Document, Paragraph, RowFragment, Slice, Table
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, is_item

R = ColumnRole
_ENDNOTE = re.compile(r"\[[ivxlc\d]{1,5}\]\s")
_REFERENCE = re.compile(r"(?=.*\d)[A-Z][A-Za-z]{0,9}[\s/_.-]?(?:\(?\d[\d/.-]*\)?\s?){1,2}[a-z]?")
_LETTER = re.compile(r"\(?([a-z])\)")


@dataclass(slots=True)
class Rebuilt:
    """The blocks with tables where lines were, the divider marks set aside, and what was rebuilt."""

    blocks: tuple[Block, ...]
    boilerplate: list[Slice] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    parted: Parted = field(default_factory=dict)  # the lines that hold the texts of several columns


def rebuild_tables(blocks: tuple[Block, ...], grammar: Grammar) -> Rebuilt:
    """Every run of paragraphs that is a table in lines, as a table; other blocks as they are."""
    out: list[Block] = []
    rebuilt = Rebuilt(())
    aligned = aligned_tables(with_items_whole(blocks, grammar), grammar, rebuilt.diagnostics, rebuilt.parted)
    blocks = tuple(with_wide_lines_parted(aligned, rebuilt.parted))
    printed = names_of([block if isinstance(block, Paragraph) else None for block in blocks])
    index = 0
    while index < len(blocks):
        run = paragraphs_from(blocks, index)
        ways = (barred, slashed, partial(stacked, printed=printed))
        found = next((f for find in ways if (f := find(run, grammar)) is not None), None)
        if found is None:
            out.append(blocks[index])
            index += 1
            continue
        out = with_titles(out)
        place = tuple(cell.ref for cell in found.rows[0][:1] if cell)
        rebuilt.diagnostics.append(diagnostic("text_layout", place, layout=found.layout, count=len(found.rows) - 1))
        out += [table_of(rows) for rows in by_header(found.rows)]
        index += found.length
    labelled = label_tables(out, grammar, rebuilt.boilerplate, rebuilt.diagnostics)
    sectioned = section_tables(labelled, grammar, rebuilt.boilerplate, rebuilt.diagnostics)
    promised = promised_tables(sectioned, grammar, rebuilt.boilerplate, rebuilt.diagnostics)
    rebuilt.blocks = tuple(area_tables(promised, grammar, rebuilt.diagnostics))
    return rebuilt


def with_titles(blocks: list[Block]) -> list[Block]:
    """The blocks over a table without the bars of those at their end that are its title, one cell over all columns."""
    lines = list(takewhile(is_barred, reversed(blocks)))
    titles = (replace(b, text=b.text.strip("| ")) for b in reversed(lines) if isinstance(b, Paragraph))
    return [*blocks[: len(blocks) - len(lines)], *(title for title in titles if title.text)]


def is_barred(block: Block) -> bool:
    """Whether a block is a line that ends in a bar, or a row of bars alone, which reads as a blank table."""
    if isinstance(block, Paragraph):
        return block.text.endswith("|")
    return not any(cell.text for row in block.rows for cell in row.cells)


def paragraphs_from(blocks: Sequence[Block], index: int) -> list[Paragraph]:
    """The paragraphs from `index` to the next table."""
    run: list[Paragraph] = []
    for block in blocks[index:]:
        if not isinstance(block, Paragraph):
            break
        run.append(block)
    return run


def with_parted_lines(document: Document, rebuilt: Rebuilt, shared: Collection[CellRef] = ()) -> Document:
    """The document as the audit must see it: each line of several columns as a row of its texts, what is said of
    several rows, as what stands at the places of `shared` is, as a merged cell.
    """
    parted, merged = rebuilt.parted, merged_places(rebuilt.blocks).union(shared)
    if not parted and not merged:
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.ref in parted:
            cells = (Cell(text, c, place) for c, (place, text) in enumerate(parted[block.ref]))
            blocks.append(Table((RowFragment(tuple(cells)),), block.ref.page))
        elif isinstance(block, Paragraph) and block.ref in merged:
            blocks.append(Table((RowFragment((Cell(block.text, 0, block.ref, row_span=2),)),), block.ref.page))
        elif isinstance(block, Table) and not merged.isdisjoint(cell.ref for row in block.rows for cell in row.cells):
            blocks.append(replace(block, rows=tuple(with_merged(row, merged) for row in block.rows)))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def with_merged(row: RowFragment, merged: Collection[CellRef]) -> RowFragment:
    """The row, its cells at these places merged over the next."""
    return RowFragment(tuple(replace(cell, row_span=2) if cell.ref in merged else cell for cell in row.cells))


def merged_places(blocks: Sequence[Block]) -> frozenset[CellRef]:
    """The places of the cells that span several rows."""
    rows = (row for block in blocks if isinstance(block, Table) for row in block.rows)
    cells = (cell for row in rows for cell in row.cells if cell.row_span > 1)
    return frozenset(place for cell in cells for place in (cell.ref, *cell.more))


def by_header(rows: list[list[Paragraph | None]]) -> list[list[list[Paragraph | None]]]:
    """The rows page by page: each begins with the header that the first row is."""
    names = names_of(rows[0])
    pages: list[list[list[Paragraph | None]]] = []
    for row in rows:
        if names_of(row) == names:
            pages.append([])
        pages[-1].append(row)
    return pages


def names_of(row: Sequence[Paragraph | None]) -> list[str]:
    """A row's texts in small letters, to tell the header again."""
    return [fold(p.text).casefold() if p else "" for p in row]


def table_of(rows: list[list[Paragraph | None]]) -> Table:
    """A Table of paragraphs as cells."""
    fragments = []
    for row in rows:
        cells = (Cell(p.text, c, p.ref, more=p.more) for c, p in enumerate(row) if p is not None)
        fragments.append(RowFragment(tuple(cells)))
    return Table(tuple(fragments), next((p.ref.page for row in rows for p in row if p), None))


# ---- one cell per line, ending in a bar ---------------------------------------------------------


def barred(run: list[Paragraph], grammar: Grammar) -> Found | None:
    """Lines that end in a bar, a lone bar for a blank cell; another may open each row."""
    if not run or not run[0].text.endswith("|"):
        return None
    cells: list[Paragraph] = []
    pending: list[Paragraph] = []
    for paragraph in run:
        if paragraph.text.endswith("|"):
            text = " ".join([*(p.text for p in pending), paragraph.text[:-1].strip()]).strip()
            refs = [p.ref for p in (*pending, paragraph)]
            cells.append(Paragraph(text, refs[0], more=tuple(refs[1:])))
            pending = []
        elif paragraph.joined and len(pending) < 12:
            pending.append(paragraph)
        else:
            break
    opened = bool(cells) and not cells[0].text  # by a bar that stands before each row
    width = row_width(cells, grammar, opened)
    if not width or len(cells) < 2 * width:
        return None
    rows = [cells[i : i + width] for i in range(0, len(cells), width)]
    if opened:
        rows = [row[1:] for row in takewhile(lambda row: not row[0].text, rows)]
    taken = position_after(run, cells[: len(rows) * width])
    texts = [[c if c.text else None for c in row] for row in rows if not opened or any(c.text for c in row)]
    return Found(taken, "one cell per line, ending in a bar", texts)


def row_width(cells: list[Paragraph], grammar: Grammar, opened: bool) -> int:
    """How many bars a row has, as its header tells; 0 where the first cells are none."""
    if not opened:
        return len(header_of(cells, grammar).cells)
    header = list(takewhile(lambda cell: bool(cell.text), cells[1:]))
    return 1 + len(header) if is_header(header, grammar) else 0


def position_after(run: list[Paragraph], cells: list[Paragraph]) -> int:
    """How many paragraphs the cells took: up to the last that ends in a bar."""
    seen = 0
    for index, paragraph in enumerate(run):
        if paragraph.text.endswith("|"):
            seen += 1
            if seen == len(cells):
                return index + 1
    return len(run)


# ---- one cell per paragraph, blank cells lost -----------------------------------------------------


def stacked(run: list[Paragraph], grammar: Grammar, printed: Sequence[str] = ()) -> Found | None:
    """Paragraphs that are cells one after another, under header words that are paragraphs too; `printed`: the
    document's lines in small letters.
    """
    header, width = header_of(run, grammar)
    if not width or any(p.heading for p in run[:width]) or says_values(run[:width], grammar):
        return None
    if says_values(run[:1], grammar, least=1) or fold(run[0].text).casefold().endswith(grammar.furniture.titles):
        return None  # "Action plan" or "Follow up: May 2012" over the header
    names = [fold(p.text).casefold() for p in run[:width]]
    if labels_records(printed, names):
        return None
    roles = roles_of(header, grammar)
    rows: list[list[Paragraph | None]] = [list(header)]
    counted = counted_places(run, roles, grammar)
    dense = all(p.joined for p in header[1:])  # no blank lines part its cells: each line is one
    index = width
    segment: list[Paragraph] = []

    def close() -> None:
        if segment:
            rows.extend(cut_rows(cells_of(segment, grammar, dense), roles, grammar, row_before(rows), counted))
            segment.clear()

    while index < len(run):
        if [fold(p.text).casefold() for p in run[index : index + width]] == names:
            close()
            rows.append(list(header_of(run[index : index + width], grammar).cells))
            index += width
            continue
        if ends_table(run, index, names, grammar):
            break
        segment.append(run[index])
        index += 1
    close()
    return Found(index, "one cell per paragraph", rows) if len(rows) > 1 else None


def labels_records(printed: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the first of what might be columns' names comes again without the others: it is a label over its value,
    "Lead" over "Head of Service" and over "Treasurer".
    """
    places = [at for at, line in enumerate(printed) if line == names[0]]
    return any(list(printed[at : at + len(names)]) != list(names) for at in places)


def ends_table(run: Sequence[Paragraph], index: int, names: Sequence[str], grammar: Grammar) -> bool:
    """Whether a paragraph stands below the rows: a heading, notes, an endnote, or "Objective 2 …" over a new header."""
    paragraph = run[index]
    if paragraph.heading or starts_section(paragraph.text, grammar) or _ENDNOTE.match(paragraph.text):
        return True
    if index + 1 < len(run) and _ENDNOTE.match(run[index + 1].text) and not ends_text(paragraph.text):
        return True  # "Notes on this form" over them
    below = [fold(p.text).casefold() for p in run[index + 1 : index + 1 + len(names)]]
    return below == names and is_numbered(fold(paragraph.text), grammar)


def is_numbered(text: str, grammar: Grammar) -> bool:
    """Whether a text opens with what plans number their sections by: "Theme 2: Leadership", "Objective 003 Train"."""
    words = text.casefold().split()
    labels = (*grammar.furniture.heading_labels, *grammar.furniture.recommendation_labels)
    return bool(numbered_heading(text, grammar)) or (len(words) > 1 and words[0] in labels and words[1].isdigit())


def says_values(run: Sequence[Paragraph], grammar: Grammar, least: int = 2) -> bool:
    """Whether lines are labels with numbers or values, "Recommendation 2", "Target date: May 2023", and no header."""
    fields = [found for p in run if (found := field_of(p, grammar))]
    return any(found.number for found in fields) or sum(1 for found in fields if found.paragraph.text) >= least


def counted_places(
    run: Sequence[Paragraph], roles: Sequence[ColumnRole | None], grammar: Grammar
) -> frozenset[CellRef]:
    """The places of the cells that open with numbers from 1 on, where the first column is the recommendation."""
    if roles[0] is R.NUMBER:
        return reference_places(run, grammar)
    if roles[0] is not R.RECOMMENDATION:
        return frozenset()
    numbers = ((p.ref, cell_number(Slice(p.text), grammar)[0].text.lstrip("ACEFIPRacefipr ")) for p in run)
    letters = ((p.ref, opening.group(1)) for p in run if (opening := _LETTER.match(p.text)))
    numbered, lettered = [n for n in numbers if n[1]], list(letters)
    if in_order([n for _, n in numbered], lambda i: str(i + 1)):
        return frozenset(ref for ref, _ in numbered)
    if in_order([n for _, n in lettered], lambda i: chr(ord("a") + i)):
        return frozenset(ref for ref, _ in lettered)
    return frozenset()


def in_order(marks: Sequence[str], mark: Callable[[int], str]) -> bool:
    """Whether several marks are all those from the first on, none left out."""
    return len(marks) > 1 and list(marks) == [mark(i) for i in range(len(marks))]


def reference_places(run: Sequence[Paragraph], grammar: Grammar) -> frozenset[CellRef]:
    """The places of the references that most cells print with the same letters: "CIP 002.01", "SR (25/26) 01"."""
    letters: defaultdict[str, list[CellRef]] = defaultdict(list)
    for paragraph in run:
        if _REFERENCE.fullmatch(paragraph.text) and not is_dateish(paragraph.text, grammar):
            letters["".join(filter(str.isalpha, paragraph.text))].append(paragraph.ref)
    places = max(letters.values(), key=len, default=[])
    return frozenset(places) if len(places) > 1 else frozenset()


def cells_of(segment: Sequence[Paragraph], grammar: Grammar, dense: bool) -> list[Paragraph]:
    """Cells of paragraphs: lines without a blank line between them are one cell, `dense` ones where a text goes on."""
    cells: list[Paragraph] = []
    for paragraph in segment:
        goes_on = not dense or starts_low(paragraph.text) or (bool(cells) and is_open(cells[-1].text, grammar))
        above = cells[-1].text.split("\n")[-1] if cells else ""
        listed = is_item(paragraph.text) and (is_item(above) or above.rstrip().endswith(":"))
        if cells and (listed or (paragraph.joined and goes_on)):
            cells[-1] = with_line(cells[-1], paragraph)
        else:
            cells.append(paragraph)
    return cells


def row_before(rows: list[list[Paragraph | None]]) -> Sequence[Paragraph | None]:
    """The last row that is no header."""
    return next((row for row in reversed(rows) if names_of(row) != names_of(rows[0])), ())
