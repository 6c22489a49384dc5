"""Rebuilds the tables that a committee system printed as lines: a cell per line or paragraph, " / ", labels.

A layout is told by its header: cells that one after another are known header words. Rows follow from their number
where blank cells are kept, else from what each cell looks like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from planparse.assembly.aligned import Parted, aligned_tables
from planparse.assembly.label_blocks import label_tables, with_line
from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import (
    DATES,
    PARTIES,
    ends_text,
    fit,
    is_dateish,
    is_open,
    is_partyish,
    starts_low,
    starts_section,
)
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Document, Paragraph, RowFragment, Slice, Table
from planparse.fields.statuses import is_status_text
from planparse.grammar.load import Grammar
from planparse.schema import Diagnostic
from planparse.text import fold, is_item

R = ColumnRole
LEAST_COLUMNS = 3
MOST_COLUMNS = 14
_SLASH = re.compile(r"(?:(?<=\s)|^)/(?=\s|$)")
SKIP = {R.ACTION: 3.0, R.RECOMMENDATION: 0.6, R.NUMBER: 0.6, R.LEAD: 0.9, R.DUE: 0.9}
NEW_ROW = 0.2
ONE_ROW = 10.0  # what it costs to put the rest of a row into two


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
    blocks = tuple(aligned_tables(blocks, grammar, rebuilt.diagnostics, rebuilt.parted))
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
    texts[at : at + 2] = [f"{texts[at]} / {texts[at + 1]}"]
    return sum(fit(t, r, grammar) for t, r in zip(texts, roles, strict=False) if t)


# ---- one cell per paragraph, blank cells lost -----------------------------------------------------


def stacked(run: list[Paragraph], grammar: Grammar) -> Found | None:
    """Paragraphs that are cells one after another, under header words that are paragraphs too."""
    width = header_length([p.text for p in run[:MOST_COLUMNS]], grammar)
    if not width or any(p.heading for p in run[:width]):
        return None
    header = run[:width]
    names = [fold(p.text).casefold() for p in header]
    roles = roles_of(header, grammar)
    rows: list[list[Paragraph | None]] = [list(header)]
    index = width
    segment: list[Paragraph] = []

    def close() -> None:
        if segment:
            rows.extend(cut_rows(cells_of(segment), roles, grammar, row_before(rows, names)))
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


def cells_of(segment: Sequence[Paragraph]) -> list[Paragraph]:
    """Cells of paragraphs: lines without a blank line between them are one cell."""
    cells: list[Paragraph] = []
    for paragraph in segment:
        if (paragraph.joined and cells) or (
            is_item(paragraph.text) and cells and is_item(cells[-1].text.split("\n")[-1])
        ):
            cells[-1] = with_line(cells[-1], paragraph)
        else:
            cells.append(paragraph)
    return cells


def cut_rows(
    cells: Sequence[Paragraph],
    roles: list[ColumnRole | None],
    grammar: Grammar,
    before: Sequence[Paragraph | None] = (),
) -> list[list[Paragraph | None]]:
    """The cells in rows, each in the column that makes the whole sequence fit best (Viterbi over columns).

    `before` is the last row of the page before: the rest of its cells, which begin with small letters, come first.
    """
    width = len(roles)
    rest_of_row = next((i for i, c in enumerate(cells) if not starts_low(c.text)), len(cells)) if before else 0

    def skip(first: int, last: int) -> float:
        return sum(SKIP.get(role, 0.45) if role else 0.3 for role in roles[first:last])

    scores: list[list[float]] = []
    back: list[list[int]] = []
    for i, cell in enumerate(cells):
        fits = [fit(cell.text, role, grammar) for role in roles]
        if i < rest_of_row:
            fits = [openness(before[j], roles[j], grammar) for j in range(width)]
        if i == 0:
            free = 0.0 if rest_of_row else 0.5
            scores.append([fits[j] - free * skip(0, j) for j in range(width)])
            back.append([-1] * width)
            continue
        row, from_ = [], []
        for j in range(width):
            options = [
                scores[-1][k]
                - (skip(k + 1, j) if k < j else skip(k + 1, width) + skip(0, j) + NEW_ROW)
                * (0.2 if i <= rest_of_row else 1)
                - (ONE_ROW if k >= j and i < rest_of_row else 0.0)
                for k in range(width)
            ]
            best = max(range(width), key=lambda k: (options[k], -k))
            row.append(options[best] + fits[j])
            from_.append(best)
        scores.append(row)
        back.append(from_)
    return rows_of(cells, path_of(scores, back, lambda j: 0.5 * skip(j + 1, width)), width)


def row_before(rows: list[list[Paragraph | None]], names: list[str]) -> Sequence[Paragraph | None]:
    """The last row that is no header."""
    for row in reversed(rows):
        if names_of(row) != names:
            return row
    return ()


def openness(cell: Paragraph | None, role: ColumnRole | None, grammar: Grammar) -> float:
    """How likely a cell is to go on over the page."""
    if cell is None or role is R.NUMBER:
        return -4.0
    if is_open(cell.text, grammar):
        return 4.0
    if (
        ends_text(cell.text)
        or is_status_text(cell.text, grammar.statuses)
        or (role in DATES and is_dateish(cell.text, grammar))
    ):
        return -2.0
    return -0.5 if role in PARTIES and is_partyish(cell.text) else 1.5


def path_of(scores: list[list[float]], back: list[list[int]], rest: Callable[[int], float]) -> list[int]:
    """The best column of each cell, traced back from the end."""
    if not scores:
        return []
    last = max(range(len(scores[-1])), key=lambda j: (scores[-1][j] - rest(j), -j))
    path = [last]
    for from_ in reversed(back[1:]):
        path.append(from_[path[-1]])
    return path[::-1]


def rows_of(cells: Sequence[Paragraph], path: list[int], width: int) -> list[list[Paragraph | None]]:
    """Rows of the cells: a column at or left of the last one begins a new row."""
    rows: list[list[Paragraph | None]] = []
    before = width
    for cell, column in zip(cells, path, strict=True):
        if column <= before or not rows:
            rows.append([None] * width)
        rows[-1][column] = cell
        before = column
    return rows


def roles_of(header: Sequence[Paragraph], grammar: Grammar) -> list[ColumnRole | None]:
    """The roles of header paragraphs."""
    found = (grammar.columns.match(p.text)[0] for p in header)
    return [R(role) if role else None for role in found]
