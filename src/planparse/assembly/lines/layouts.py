"""Rebuilds the tables that a committee system printed as lines: a cell per line or paragraph, " / ", labels.

A layout is told by its header: cells that one after another are known header words. Rows follow from their number
where blank cells are kept, else from what each cell looks like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planparse.assembly.blocks.label_blocks import field_of, label_tables, with_line
from planparse.assembly.blocks.listed import cell_number
from planparse.assembly.lines.aligned import Parted, aligned_tables
from planparse.assembly.lines.cell_rows import cut_rows
from planparse.assembly.lines.wide_lines import with_wide_lines_parted
from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import (
    PARTIES,
    fit,
    is_open,
    is_partyish,
    starts_low,
    starts_section,
)
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Document, Paragraph, RowFragment, Slice, Table
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, is_item

R = ColumnRole
LEAST_COLUMNS = 3
MOST_COLUMNS = 14
_SLASH = re.compile(r"(?:(?<=\s)|^)/(?=\s|$)")
ALIKE = 3.0  # what it is worth that both sides of a slash are parties


@dataclass(slots=True)
class Rebuilt:
    """The blocks with tables where lines were, the divider marks set aside, and what was rebuilt."""

    blocks: tuple[Block, ...]
    boilerplate: list[Slice] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    parted: Parted = field(default_factory=dict)  # the lines that hold the texts of several columns


@dataclass(frozen=True, slots=True)
class Found:
    """A layout found at a paragraph: how many paragraphs it takes, its name, its cells row by row."""

    length: int
    layout: str
    rows: list[list[Paragraph | None]]


def rebuild_tables(blocks: tuple[Block, ...], grammar: Grammar) -> Rebuilt:
    """Every run of paragraphs that is a table in lines, as a table; other blocks as they are."""
    out: list[Block] = []
    rebuilt = Rebuilt(())
    aligned = aligned_tables(blocks, grammar, rebuilt.diagnostics, rebuilt.parted)
    blocks = tuple(with_wide_lines_parted(aligned, rebuilt.parted))
    index = 0
    while index < len(blocks):
        run = paragraphs_from(blocks, index)
        found = next((f for find in (barred, slashed, stacked) if (f := find(run, grammar)) is not None), None)
        if found is None:
            out.append(blocks[index])
            index += 1
            continue
        place = tuple(cell.ref for cell in found.rows[0][:1] if cell)
        rebuilt.diagnostics.append(diagnostic("text_layout", place, layout=found.layout, count=len(found.rows) - 1))
        out += [table_of(rows) for rows in by_header(found.rows)]
        index += found.length
    rebuilt.blocks = tuple(label_tables(out, grammar, rebuilt.boilerplate, rebuilt.diagnostics))
    return rebuilt


def paragraphs_from(blocks: Sequence[Block], index: int) -> list[Paragraph]:
    """The paragraphs from `index` to the next table."""
    run: list[Paragraph] = []
    for block in blocks[index:]:
        if not isinstance(block, Paragraph):
            break
        run.append(block)
    return run


def with_parted_lines(document: Document, parted: Parted) -> Document:
    """The document as the audit must see it: each line of several columns as a row of its texts."""
    if not parted:
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.ref in parted:
            cells = (Cell(text, c, place) for c, (place, text) in enumerate(parted[block.ref]))
            blocks.append(Table((RowFragment(tuple(cells)),), block.ref.page))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


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


def header_length(texts: Sequence[str], grammar: Grammar) -> int:
    """How many texts from the first on are known header words, where they make up a plan's header; else 0.

    Two are enough only where both are exactly the words.
    """
    roles: list[str | None] = []
    sure = True
    for text in texts[:MOST_COLUMNS]:
        role, certainty, _ = grammar.columns.match(text)
        if certainty < 60 or len(text.split()) > 10:
            break
        roles.append(role)
        sure = sure and certainty >= 98
    known = {role for role in roles if role}
    least = 2 if sure else LEAST_COLUMNS
    if len(roles) < least or len(known) < least or not known & {"recommendation", "action"}:
        return 0
    return len(roles)


# ---- one cell per line, ending in a bar ---------------------------------------------------------


def barred(run: list[Paragraph], grammar: Grammar) -> Found | None:
    """Lines that end in a bar, a lone bar for a blank cell."""
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
    taken = position_after(run, cells)
    width = header_length([c.text for c in cells], grammar)
    if not width or len(cells) < 2 * width:
        return None
    rows = [[c if c.text else None for c in cells[i : i + width]] for i in range(0, len(cells), width)]
    return Found(taken, "one cell per line, ending in a bar", rows)


def position_after(run: list[Paragraph], cells: list[Paragraph]) -> int:
    """How many paragraphs the cells took: up to the last that ends in a bar."""
    seen = 0
    for index, paragraph in enumerate(run):
        if paragraph.text.endswith("|"):
            seen += 1
            if seen == len(cells):
                return index + 1
    return len(run)


# ---- cells divided by " / " ---------------------------------------------------------------------


def slashed(run: list[Paragraph], grammar: Grammar) -> Found | None:
    """Lines whose cells are divided by " / ", told by their header."""
    if not run or " / " not in run[0].text:
        return None
    header = divide(run[0])
    if header_length([c.text for c in header], grammar) != len(header):
        return None
    roles = roles_of(header, grammar)
    rows: list[list[Paragraph | None]] = [list(header)]
    taken = 1
    for paragraph in run[1:]:
        cells = divide(paragraph)
        if len(cells) < max(2, len(header) - 2):
            break
        rows.append(fitted(cells, roles, grammar))
        taken += 1
    return Found(taken, 'cells divided by " / "', rows) if len(rows) > 1 else None


def divide(paragraph: Paragraph) -> list[Paragraph]:
    """The cells of a line divided by slashes that stand between spaces."""
    return [Paragraph(part.strip(), paragraph.ref) for part in _SLASH.split(paragraph.text)]


def fitted(cells: list[Paragraph], roles: list[ColumnRole | None], grammar: Grammar) -> list[Paragraph | None]:
    """As many cells as columns: neighbours that one cell's own slash parted are put together again."""
    while len(cells) > len(roles):
        best = max(range(len(cells) - 1), key=lambda i: joined_worth(cells, i, roles, grammar))
        both = Paragraph(f"{cells[best].text} / {cells[best + 1].text}", cells[best].ref)
        cells = [*cells[:best], both, *cells[best + 2 :]]
    row: list[Paragraph | None] = [c if c.text else None for c in cells]
    return row + [None] * (len(roles) - len(row))


def joined_worth(cells: list[Paragraph], at: int, roles: list[ColumnRole | None], grammar: Grammar) -> float:
    """How well the cells suit their columns once those at `at` and `at + 1` are one."""
    texts = [c.text for c in cells]
    both = (
        roles[at] in PARTIES and is_partyish(texts[at]) and is_partyish(texts[at + 1])
    )  # "Police / Ambulance Service"
    texts[at : at + 2] = [f"{texts[at]} / {texts[at + 1]}"]
    return sum(fit(t, r, grammar) for t, r in zip(texts, roles, strict=False) if t) + (ALIKE if both else 0.0)


# ---- one cell per paragraph, blank cells lost -----------------------------------------------------


def stacked(run: list[Paragraph], grammar: Grammar) -> Found | None:
    """Paragraphs that are cells one after another, under header words that are paragraphs too."""
    width = header_length([p.text for p in run[:MOST_COLUMNS]], grammar)
    if not width or any(p.heading for p in run[:width]) or says_values(run[:width], grammar):
        return None
    if says_values(run[:1], grammar, least=1) or fold(run[0].text).casefold().endswith(grammar.furniture.titles):
        return None  # "Action plan" or "Follow up: May 2012" over the header
    header = run[:width]
    names = [fold(p.text).casefold() for p in header]
    roles = roles_of(header, grammar)
    rows: list[list[Paragraph | None]] = [list(header)]
    counted = counted_places(run, roles, grammar)
    dense = all(p.joined for p in header[1:])  # no blank lines part its cells: each line is one
    index = width
    segment: list[Paragraph] = []

    def close() -> None:
        if segment:
            rows.extend(cut_rows(cells_of(segment, grammar, dense), roles, grammar, row_before(rows, names), counted))
            segment.clear()

    while index < len(run):
        if [fold(p.text).casefold() for p in run[index : index + width]] == names:
            close()
            rows.append(list(run[index : index + width]))
            index += width
            continue
        if run[index].heading or starts_section(run[index].text, grammar):
            break
        segment.append(run[index])
        index += 1
    close()
    return Found(index, "one cell per paragraph", rows) if len(rows) > 1 else None


def says_values(run: Sequence[Paragraph], grammar: Grammar, least: int = 2) -> bool:
    """Whether lines are labels with numbers or values, "Recommendation 2", "Target date: May 2023", and no header."""
    fields = [found for p in run if (found := field_of(p, grammar))]
    return any(found.number for found in fields) or sum(1 for found in fields if found.paragraph.text) >= least


def counted_places(
    run: Sequence[Paragraph], roles: Sequence[ColumnRole | None], grammar: Grammar
) -> frozenset[CellRef]:
    """The places of the cells that open with numbers from 1 on, where the first column is the recommendation."""
    if roles[0] is not R.RECOMMENDATION:
        return frozenset()
    numbered = [(p.ref, cell_number(Slice(p.text), grammar)[0].text) for p in run]
    found = [(ref, number.lstrip("ACEFIPRacefipr ")) for ref, number in numbered if number]
    in_order = [number for _, number in found] == [str(n + 1) for n in range(len(found))]
    return frozenset(ref for ref, _ in found) if in_order and len(found) > 1 else frozenset()


def cells_of(segment: Sequence[Paragraph], grammar: Grammar, dense: bool) -> list[Paragraph]:
    """Cells of paragraphs: lines without a blank line between them are one cell, `dense` ones where a text goes on."""
    cells: list[Paragraph] = []
    for paragraph in segment:
        goes_on = not dense or starts_low(paragraph.text) or (bool(cells) and is_open(cells[-1].text, grammar))
        if (paragraph.joined and cells and goes_on) or (
            is_item(paragraph.text) and cells and is_item(cells[-1].text.split("\n")[-1])
        ):
            cells[-1] = with_line(cells[-1], paragraph)
        else:
            cells.append(paragraph)
    return cells


def row_before(rows: list[list[Paragraph | None]], names: list[str]) -> Sequence[Paragraph | None]:
    """The last row that is no header."""
    for row in reversed(rows):
        if names_of(row) != names:
            return row
    return ()


def roles_of(header: Sequence[Paragraph], grammar: Grammar) -> list[ColumnRole | None]:
    """The roles of header paragraphs."""
    found = (grammar.columns.match(p.text)[0] for p in header)
    return [R(role) if role else None for role in found]
