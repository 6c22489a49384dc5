"""Rebuilds tables whose columns are set with runs of spaces: `pdftotext -layout`, fixed-width mail and minutes.

The header tells the columns; on every page the gutters between them are looked for anew, as columns shift. Rows
follow from blank lines, else from what begins on a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeGuard

from planparse.assembly.blocks.headings import open_block
from planparse.assembly.lines.aligned_headers import Header, header_at, printed
from planparse.assembly.lines.gutters import (
    SLACK,
    SURE,
    Gutters,
    Judge,
    Segment,
    gutters_of,
    moved,
    segments_of,
    with_margin,
    with_tail,
)
from planparse.assembly.lines.line_rows import LineCells, Row, Shape, place_of, rows_of, shape_of
from planparse.assembly.shapes import DATES, PARTIES, is_dateish, is_partyish, starts_low, starts_section
from planparse.assembly.tables.headers import header_certainty
from planparse.assembly.tables.not_plans import heads_another
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold

KNOWN_WORDS = 4
TITLE_WORDS = 3  # fewer may be the end of the cell above
FOREIGN = 0.4  # share of a page's lines that run over the columns, from which none of them is a row


Parted = dict[CellRef, tuple[tuple[CellRef, str], ...]]  # line -> (place, text) of each column on it


@dataclass(slots=True)
class Draft:
    """One page's part of the table before its lines are rows: runs of lines, and rows that are whole already."""

    header: tuple[str, ...]
    parts: list[list[LineCells] | Row] = field(default_factory=list)

    def runs(self) -> list[list[LineCells]]:
        """The parts that are lines and no row yet."""
        return [part for part in self.parts if is_run(part)]


@dataclass(slots=True)
class Walk:
    """The state while pages of one table are read: its header, and the gutters of the page before."""

    header: Header
    gutters: Gutters
    parted: Parted
    out: list[Draft | Paragraph] = field(default_factory=list)
    known: dict[tuple[str, int], set[str]] = field(default_factory=dict)  # short texts of each column

    @property
    def texts(self) -> tuple[str, ...]:
        """The header words column by column."""
        return tuple(c.text for c in self.header.columns)


def aligned_tables(
    blocks: Sequence[Block], grammar: Grammar, diagnostics: list[Diagnostic], parted: Parted
) -> list[Block]:
    """The blocks with every run of aligned lines under a known header as tables, one per page.

    `parted` takes what stands in which column of each line, so that the audit can tell the cells of one line apart.
    """
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        header = header_at(blocks, index, grammar)
        if header is None:
            out.append(blocks[index])
            index += 1
            continue
        end = index + 1
        while end < len(blocks) and isinstance(blocks[end], Paragraph) and not ends_at(blocks, end, grammar):
            end += 1
        found: Parted = {}
        run = [b for b in blocks[index:end] if isinstance(b, Paragraph)]
        made, rows = table_from(run, header, grammar, found)
        if not rows:
            out.append(blocks[index])
            index += 1
            continue
        diagnostics.append(diagnostic("text_layout", (run[0].ref,), layout="columns set with spaces", count=rows))
        parted.update(found)
        out += made
        index = end
    return out


def ends_at(blocks: Sequence[Block], index: int, grammar: Grammar) -> bool:
    """Whether a table ends at a line: another one that is no plan begins with it, or with the line below its title.

    The line that opens a recommendation over the header of its own table ends the one above too.
    """
    line, below = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(line, Paragraph):
        return False
    segments = segments_of(printed(line))
    if len(segments) > 1:
        return not line.joined and begins_another(segments, grammar)
    if not isinstance(below, Paragraph):
        return False
    if open_block(Slice(line.text), grammar):
        return header_at(blocks, index + 1, grammar) is not None
    apart = not line.joined or (not below.joined and len(line.text.split()) >= TITLE_WORDS)
    titled = apart and not starts_low(line.text) and segments[0].start == 0
    return titled and begins_another(segments_of(printed(below)), grammar)


def begins_another(segments: Sequence[Segment], grammar: Grammar) -> bool:
    """Whether a line is the header of a table that is no plan."""
    texts = [segment.text for segment in segments]
    return heads_another(texts, grammar) and header_certainty(texts, grammar) == 0


# ---- pages ----------------------------------------------------------------------------------------


def table_from(run: Sequence[Paragraph], header: Header, grammar: Grammar, parted: Parted) -> tuple[list[Block], int]:
    """The blocks of the lines from a header to the next table, and how many rows of two cells or more they hold."""
    walk = Walk(header, Gutters(()), parted)
    for page in pages_of(run, [c.text for c in header.columns], header, grammar):
        add_page(page, walk, grammar)
    runs: dict[tuple[str, ...], list[list[LineCells]]] = {}
    for draft in walk.out:
        if isinstance(draft, Draft):
            runs.setdefault(draft.header, []).extend(draft.runs())
    shapes = {header: shape_of(header, found, grammar) for header, found in runs.items()}
    blocks: list[Block] = []
    count = 0
    for item in walk.out:
        if isinstance(item, Paragraph):
            blocks.append(item)
            continue
        rows: list[Row] = []
        for part in item.parts:
            made = made_rows(part, shapes[item.header], grammar)
            rows += made
            count += sum(1 for row in made if sum(1 for cell in row if cell) >= 2 and is_run(part))
        blocks.append(table_of(rows))
    return blocks, count


def made_rows(part: list[LineCells] | Row, shape: Shape, grammar: Grammar) -> list[Row]:
    """The rows of a draft's part."""
    if is_run(part):
        return rows_of(part, shape, grammar)
    return [[cell for cell in part if not isinstance(cell, LineCells)]]


def is_run(part: list[LineCells] | Row) -> TypeGuard[list[LineCells]]:
    """Whether a part of a draft is lines and no row yet."""
    return bool(part) and isinstance(part[0], LineCells)


def pages_of(
    run: Sequence[Paragraph], known: Sequence[str], first: Header, grammar: Grammar
) -> list[tuple[Header | None, list[Paragraph]]]:
    """The lines by page, and anew at each header; the first is known."""
    pages: list[tuple[Header | None, list[Paragraph]]] = []
    index = 0
    while index < len(run):
        header = first if not index else header_at(run, index, grammar, known)
        if header is not None:
            pages.append((header, list(run[index : index + header.height])))
            index += header.height
            continue
        if run[index].ref.page != pages[-1][1][-1].ref.page:
            pages.append((None, []))
        pages[-1][1].append(run[index])
        index += 1
    return pages


def add_page(page: tuple[Header | None, list[Paragraph]], walk: Walk, grammar: Grammar) -> None:
    """Append a page's header, rows and the lines that are no rows."""
    header, lines = page
    height = header.height if header else 0
    body = lines[height:]
    if header is not None:
        segments = [segments_of(printed(p)) for p in body]
        known = walk.texts[: len(header.columns) + 1] == ("", *(c.text for c in header.columns))
        walk.header = replace(header, columns=with_tail(with_margin(header.columns, segments, known), segments))
        walk.gutters = gutters_of(walk.header.columns, segments)
    else:
        walk.gutters = moved(walk.gutters, [segments_of(printed(p)) for p in body])
    groups, kinds = runs_of(body, walk.gutters, header is not None, grammar)
    gaps = {b.ref.line: (b.ref.line or 0) - (a.ref.line or 0) - 1 for a, b in pairwise(lines)}
    gaps[lines[0].ref.line] = 0
    last = max((i for i, foreign in enumerate(kinds) if not foreign), default=-1)
    if header is not None and last < 0:  # a header without rows: words like any others
        walk.out += lines
        return
    judge = judge_of(body, walk, grammar)
    draft = Draft(walk.texts, [header_row(lines[:height], walk)] if header else [])
    for index, (group, foreign) in enumerate(zip(groups, kinds, strict=True)):
        if not foreign:
            cells = [line_cells(p, walk.gutters, gaps[p.ref.line], judge) for p in group]
            draft.parts.append(cells)
            for line in cells:
                ref = line.paragraph.ref
                walk.parted[ref] = tuple((place_of(ref, c), text) for c, text in line.cells.items())
        elif index < last and len(group) == 1:
            draft.parts.append([group[0], *[None] * (len(walk.texts) - 1)])
        else:
            close(draft, walk)
            draft = Draft(walk.texts)
            walk.out += group
    close(draft, walk)


def close(draft: Draft, walk: Walk) -> None:
    """Append a draft that holds anything."""
    if draft.parts:
        walk.out.append(draft)


def table_of(rows: Sequence[Row]) -> Table:
    """A Table of rows, blank cells kept so that its width tells the columns."""
    fragments = []
    for row in rows:
        place = next(p.ref for p in row if p)
        cells = (
            Cell(p.text, c, p.ref, more=p.more) if p else Cell("", c, CellRef(page=place.page, line=place.line))
            for c, p in enumerate(row)
        )
        fragments.append(RowFragment(tuple(cells)))
    return Table(tuple(fragments), next(p.ref.page for row in rows for p in row if p))


def header_row(lines: Sequence[Paragraph], walk: Walk) -> Row:
    """The header's cells, each where its first word stands."""
    refs = [p.ref for p in lines]
    walk.parted.update(dict.fromkeys(refs, ()))
    cells = [(place_of(refs[0], c), fold(text)) for c, text in enumerate(walk.texts) if text]
    walk.parted[refs[0]] = tuple(cells)
    return [Paragraph(fold(text), place_of(refs[0], c)) if text else None for c, text in enumerate(walk.texts)]


def runs_of(
    lines: Sequence[Paragraph], gutters: Gutters, headed: bool, grammar: Grammar
) -> tuple[list[list[Paragraph]], list[bool]]:
    """Runs of lines that the columns hold, and of lines that run over them; and which are the latter."""
    runs: list[list[Paragraph]] = []
    kinds: list[bool] = []
    for line, over in zip(lines, foreign_lines(lines, gutters, headed, grammar), strict=True):
        if kinds and kinds[-1] == over:
            runs[-1].append(line)
        else:
            runs.append([line])
            kinds.append(over)
    for index in range(1, len(runs)):
        if not any(len(segments_of(printed(p))) > 1 for p in runs[index]):
            kinds[index] = True
    return runs, kinds


def foreign_lines(lines: Sequence[Paragraph], gutters: Gutters, headed: bool, grammar: Grammar) -> list[bool]:
    """Which lines are text below or above the table, or a heading inside it: they run over the columns.

    A line in the first column alone goes with such a line above it; so do those that open a page before one, and
    all that follow the heading of a glossary.
    """
    segments = [segments_of(printed(p)) for p in lines]
    over = [gutters.runs_over(found) for found in segments]
    alone = [len(found) == 1 and gutters.column_of(found[0].start) == 0 for found in segments]
    unparted = not headed and any(alone) and not any(len(found) > 1 for found in segments)
    if unparted or sum(over) > FOREIGN * len(lines):
        return [True] * len(lines)
    for index in range(len(lines)):
        if alone[index] and starts_section(lines[index].text, grammar):
            return over[:index] + [True] * (len(lines) - index)
        if index and over[index - 1] and alone[index] and lines[index].joined:
            over[index] = True
    last = max((i for i, found in enumerate(segments) if len(found) > 1), default=len(lines))
    after = next((i for i in range(last + 1, len(lines)) if alone[i] and not lines[i].joined), len(lines))
    if all(alone[after:]):  # what stands below the table on its own
        over[after:] = [True] * (len(lines) - after)
    opening = next((i for i, (o, a) in enumerate(zip(over, alone, strict=True)) if not a or o), len(lines))
    if opening < len(lines) and over[opening]:
        over[:opening] = [True] * opening
    return over


def line_cells(paragraph: Paragraph, gutters: Gutters, gap: int, judge: Judge) -> LineCells:
    """One line's text column by column."""
    return LineCells(paragraph, gutters.divide(segments_of(printed(paragraph)), judge), gap)


def judge_of(lines: Sequence[Paragraph], walk: Walk, grammar: Grammar) -> Judge:
    """Tells how well a text suits a column: surely where the column has it elsewhere, or where it is its date."""
    roles = [grammar.columns.match(text)[0] for text in walk.texts]
    for line in lines:
        for segment in segments_of(printed(line)):
            column = walk.gutters.column_of(segment.start)
            at = walk.gutters.cuts[column - 1] if column else 0
            short = len(segment.text.split()) <= KNOWN_WORDS and not starts_low(segment.text)
            if short and segment.start <= at + SLACK:
                walk.known.setdefault((walk.texts[column], column), set()).add(segment.text)

    def judge(text: str, column: int) -> float:
        if text in walk.known.get((walk.texts[column], column), ()):
            return SURE + 1.0
        role = roles[column]
        if role in DATES and is_dateish(text, grammar):
            return SURE
        return 1.0 if role in PARTIES and is_partyish(text) else 0.0

    return judge
