"""Parts tables at their headers and gives each column its role, by its words or by what its cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planparse.assembly.model import Column, ColumnRole, Item, RoledTable, Row, TextLine
from planparse.assembly.shapes import OVER_ROWS, STATED, is_dateish, is_number, is_sentence, starts_low
from planparse.assembly.tables.asked_columns import is_answered, with_answers_heard
from planparse.assembly.tables.bands import is_heading
from planparse.assembly.tables.cards import with_cards_turned
from planparse.assembly.tables.cell_forms import with_forms_parted
from planparse.assembly.tables.cell_sense import timeframe_like, untimed_priority, with_cells_heard
from planparse.assembly.tables.contents import content_roles, is_unknown
from planparse.assembly.tables.counted_headers import as_printed, with_counts
from planparse.assembly.tables.dated_logs import without_log_dates
from planparse.assembly.tables.field_rows import with_field_rows_out
from planparse.assembly.tables.grids import first_refs, grid_of, text_lines
from planparse.assembly.tables.guidance import is_guidance
from planparse.assembly.tables.header_guesses import header_guesses, with_places
from planparse.assembly.tables.headers import (
    Grid,
    Header,
    columns_of,
    find_headers,
    grouped,
    header_of,
    joined,
)
from planparse.assembly.tables.keys import without_key
from planparse.assembly.tables.listings import listing
from planparse.assembly.tables.not_plans import heads_another, is_no_plan, is_tally, stands_apart
from planparse.assembly.tables.numbered_headers import with_numbers_parted
from planparse.assembly.tables.openings import with_openings_joined
from planparse.assembly.tables.outside_codes import is_code, with_codes_apart
from planparse.assembly.tables.page_ends import Foot, carried, foot_of, with_rows_joined
from planparse.assembly.tables.realigned import whole_width
from planparse.assembly.tables.remarks import is_of_others
from planparse.assembly.tables.repeated_headers import are_alike
from planparse.assembly.tables.stated_bands import with_bands_stated
from planparse.assembly.tables.tellings import telling_columns
from planparse.assembly.tables.title_rows import with_titles_joined
from planparse.assembly.tables.told_columns import told_columns
from planparse.assembly.tables.unheaded import borne_out, unheaded
from planparse.assembly.tables.unit_rows import with_unit_row
from planparse.assembly.tables.updates_beneath import with_updates_beneath
from planparse.diagnostics import diagnostic
from planparse.document import Block, Paragraph, RowFragment, Slice, Table
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold

R = ColumnRole


@dataclass(slots=True)
class Reading:
    """What assign_roles gathers on its way through the blocks."""

    all_tables: tuple[Table, ...]
    tried: dict[tuple[str, ...], tuple[Column, ...]] = field(default_factory=dict)  # rows that may be their headers
    items: list[Item] = field(default_factory=list)
    boilerplate: list[Slice] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    columns: tuple[Column, ...] = ()
    title: tuple[str, ...] = ()  # of the rows over the last header
    tables: int = 0
    foot: Foot | None = None  # of the last rows


def assign_roles(blocks: tuple[Block, ...], grammar: Grammar) -> Reading:
    """Text lines and roled tables in reading order; a table without a header takes that of the table before."""
    whole = with_rows_joined(with_openings_joined(blocks), grammar)
    plain, labels = with_forms_parted(whole, grammar)
    turned = with_cards_turned(with_field_rows_out(plain, grammar), grammar)
    reading = Reading(tuple(block for block in turned if isinstance(block, Table)), boilerplate=labels)
    for block in turned:
        if isinstance(block, Paragraph):
            under = bool(reading.items) and isinstance(reading.items[-1], RoledTable)
            line = Slice(block.text, (block.ref, *block.more))
            reading.items.append(
                TextLine(line, block.heading, joined=block.joined, under_rows=under, label=block.label)
            )
        else:
            reading.tables += 1
            read_table(block, reading, grammar)
    reading.items = with_updates_beneath(reading.items, grammar)
    tables = [item for item in reading.items if isinstance(item, RoledTable)]
    learned = {columns: by_content(columns, tables, reading, grammar) for columns in {t.columns: None for t in tables}}
    printed = {columns: tuple(map(as_printed, said)) for columns, said in learned.items()}
    reading.items = [
        whole_width(replace(item, columns=printed[item.columns]), reading.diagnostics, grammar)
        if isinstance(item, RoledTable)
        else item
        for item in reading.items
    ]
    reading.items = with_bands_stated(reading.items)
    return reading


def read_table(table: Table, reading: Reading, grammar: Grammar) -> None:
    """Part a table at its header rows and append the pieces."""
    grid, spans = grid_of(table)
    grid, key = without_key(with_titles_joined(grid, grammar), grammar)
    apart = stands_apart(line_above(reading), grid, grammar)
    headers = headers_in(table, grid, reading, grammar)
    if headers and not any(row[-1] for row in grid):  # a tab too many, not a column
        width = max(c + 1 for row in grid for c, cell in enumerate(row) if cell)
        grid = [row[:width] for row in grid]
        headers = headers_in(table, grid, reading, grammar)
    headers = [without_titles(header, table, grid, grammar) for header in headers]
    headers = [with_merged_rows(header, grid, spans, grammar) for header in headers]
    headers = [with_unit_row(header, grid, grammar) for header in headers]
    headers = [with_merged_groups(header, table, grid, grammar) for header in headers]
    headers = with_numbers_parted(headers, grid, grammar)
    headers = [header for header in headers if not is_tally(grid[header.at + header.height :], header.columns, grammar)]
    headers = [
        header
        for header in headers
        if header.columns == reading.columns
        or not is_no_plan(header.columns, grid[header.at + header.height :], grammar)
    ]
    headers = [header for header in headers if not (apart and header.at <= 1)]
    if not (headers or apart or reading.columns) and (told := told_columns(grid, reading.items, grammar)):
        headers = [Header(0, 0, told)]
    if not (headers or apart) and (listed := listing(grid, line_above(reading), grammar)):
        headers = [Header(0, *listed)]
    if (
        not (headers or apart or reading.columns)
        and under_a_plan(reading, grammar)
        and (found := unheaded(grid, grammar))
    ):
        headers = [Header(0, *found)]
    first = headers[0].at if headers else len(grid)
    if first:
        head = grid[:first]
        goes = not apart and bool(reading.columns) and (not headers or goes_on(headers[0], reading))
        if goes and belongs(head, reading, grammar):
            append_rows(head, spans, 0, reading, grammar, inherited=True)
        elif headers and is_title_again(head, headers[0].columns, reading):
            reading.boilerplate += [cell for row in head for cell in row if cell]
        else:
            reading.items += [line for row in head for line in text_lines(row)]
    if headers:
        reading.title = texts_of(grid[:first])
    for index, header in enumerate(headers):
        end = headers[index + 1].at if index + 1 < len(headers) else len(grid)
        for row in grid[header.at : header.at + header.height]:
            reading.boilerplate += [cell for cell in row if cell and cell.refs != (CellRef(),)]
        body = header.at + header.height
        reading.columns = with_counts(with_places(header.columns, grid[header.at : body]), grid[header.at : body])
        if body < end and is_guidance(grid[body], reading.columns, grammar):
            reading.boilerplate += [cell for cell in grid[body] if cell]
            body += 1
        wide = [is_whole_width(row, len(header.columns)) for row in table.rows[body:end]]
        append_rows(grid[body:end], spans, body, reading, grammar, wide=wide, titled=end < len(grid))
    reading.items += [line for row in key for line in text_lines(row)]


def headers_in(table: Table, grid: Grid, reading: Reading, grammar: Grammar) -> list[Header]:
    """The headers of a table's grid in order, no row among them that only says what to write under one."""
    found = [header_of(grid, grammar)] if table.headed else find_headers(grid, grammar, reading.columns)
    if not found and (borne := borne_out(grid, reading.all_tables, reading.tried, grammar)):
        found = find_headers(grid, grammar, borne)
    ends = {header.at + header.height: header.columns for header in found}
    return [h for h in found if h.at not in ends or not is_guidance(grid[h.at], ends[h.at], grammar)]


def is_title_again(head: Grid, columns: tuple[Column, ...], reading: Reading) -> bool:
    """Whether the rows over a table's header repeat those over the same header before it, as on each new page."""
    return columns == reading.columns and texts_of(head) == reading.title


def goes_on(header: Header, reading: Reading) -> bool:
    """Whether a header only repeats that of the rows directly above: what is over it is the rest of them."""
    under = bool(reading.items) and isinstance(reading.items[-1], RoledTable)
    return under and header.columns == reading.columns


def texts_of(grid: Grid) -> tuple[str, ...]:
    """The texts of the filled cells in order."""
    return tuple(fold(cell.text) for row in grid for cell in row if cell)


def without_titles(header: Header, table: Table, grid: Grid, grammar: Grammar) -> Header:
    """The header without the rows over it that are one cell from edge to edge: a title, or a text above the columns."""
    above = 0
    while above < header.height - 1 and is_whole_width(table.rows[header.at + above], len(header.columns)):
        above += 1
    if not above:
        return header
    at, height = header.at + above, header.height - above
    return Header(at, height, columns_of(joined(grid[at : at + height], grammar), grammar, ()))


def with_merged_groups(header: Header, table: Table, grid: Grid, grammar: Grammar) -> Header:
    """The header, where merged cells stand over its columns with these as their groups."""
    merged = [cell for cell in table.rows[header.at].cells if cell.col_span > 1]
    if header.height != 2 or not merged:
        return header
    over = [Slice("")] * len(header.columns)
    for cell in merged:
        end = min(cell.column + cell.col_span, len(over))
        over[cell.column : end] = [grid[header.at][cell.column]] * (end - cell.column)
    return replace(header, columns=grouped(header.columns, over, grid[header.at + 1], grammar, again=True))


def is_whole_width(row: RowFragment, width: int) -> bool:
    """Whether a row of a table of several columns is a single cell."""
    return len(row.cells) == 1 and row.cells[0].col_span >= width > 1


def with_merged_rows(header: Header, grid: Grid, spans: dict[tuple[int, int], Slice], grammar: Grammar) -> Header:
    """The header with the rows that its own merged cells reach into: "Lead" beside "Year" over "22/23" and "23/24"."""
    end = header.at + header.height
    while end < len(grid) and any(
        spans.get((end, c)) and spans[end, c].refs == grid[row][c].refs[:1]
        for row in range(header.at, end)
        for c in range(len(header.columns))
    ):
        end += 1
    if end == header.at + header.height:
        return header
    return Header(header.at, end - header.at, columns_of(joined(grid[header.at : end], grammar), grammar, ()))


def line_above(reading: Reading) -> str:
    """The line that stands directly over what is read next, "" where a table does."""
    last = reading.items[-1] if reading.items else None
    return last.slice.text if isinstance(last, TextLine) else ""


def under_a_plan(reading: Reading, grammar: Grammar) -> bool:
    """Whether the last heading, or the line directly above, calls what follows a plan."""
    lines = [item for item in reading.items if isinstance(item, TextLine)]
    above = next((line for line in reversed(lines) if line.heading is not None), lines[-1] if lines else None)
    return above is not None and grammar.furniture.names_plan(above.slice.text)


def belongs(head: Grid, reading: Reading, grammar: Grammar) -> bool:
    """Whether rows without a header can be the last table's: no more columns than it has, and texts that fit it.

    Directly under it the width is enough. With lines between, the cells under its text columns must read as
    sentences: names and addresses in as many columns are another table (contract, rule 15).
    """
    columns = reading.columns
    width = max((len(row) for row in head), default=0)
    filled = [sum(1 for cell in row if cell) for row in head]
    under = bool(reading.items) and isinstance(reading.items[-1], RoledTable)
    if width == len(columns) == 1:
        return under
    cut = [row[0].text for row in head if row and row[0]]
    if under and width == len(columns) and sum(filled) == 1 and all(map(starts_low, cut)):
        return True  # the last lines of one cell, which the page's end cut off
    if not (2 <= width <= len(columns) and width >= len(columns) - 2 and max(filled, default=0) >= 2):
        return False
    if width < len(columns) and header_key(head[0][0].text) in grammar.columns.label_phrases:
        return False  # "Outcome | What we want": a box over the next table
    if heads_another([cell.text for cell in head[0]], grammar) or telling_columns(head[0], grammar):
        return False
    if under:
        return True
    if names_columns(head[0], grammar):
        return False
    if width < len(columns):
        texts = [max((cell.text for cell in row), key=len) for row in head if any(row)]
    else:
        texts = [row[c].text for row in head for c, column in enumerate(columns) if column.role in STATED and row[c]]
    return sum(1 for text in texts if is_sentence(text)) >= len(texts) / 2


def names_columns(row: Sequence[Slice], grammar: Grammar) -> bool:
    """Whether a row reads as another table's header: a few capitalised words in each cell, no number and no date."""
    texts = [fold(cell.text) for cell in row if cell]
    plainly = all(len(t.split()) <= 4 and t[:1].isupper() and not t.endswith(".") for t in texts)
    return plainly and not any(is_number(t, grammar) or is_dateish(t, grammar) for t in texts)


def append_rows(
    grid: Grid,
    spans: dict[tuple[int, int], Slice],
    offset: int,
    reading: Reading,
    grammar: Grammar,
    inherited: bool = False,
    wide: Sequence[bool] = (),
    titled: bool = False,
) -> None:
    """Append rows as one RoledTable; `wide`: those of one cell, a last one heading what is below where `titled`."""
    columns = reading.columns
    if inherited and grid:
        reading.diagnostics.append(diagnostic("header_inherited", first_refs(grid[0])))
    rows: list[Row] = []
    over = carried(foot_above(reading), grid, spans, offset)
    for r, cells in enumerate(grid):
        filled = list(cells)
        for c, column in enumerate(columns[: len(cells)]):
            merged = spans.get((r + offset, c))
            if merged and not cells[c] and (column.role in OVER_ROWS or is_said_over(c, cells, columns)):
                filled[c] = merged
                reading.diagnostics.append(diagnostic("cell_merged", merged.refs, text=fold(merged.text)))
        if any(filled):
            band = r < len(wide) and wide[r]
            heading = is_heading(cells, columns, grammar, band) or (titled and band and r + 1 == len(grid))
            filled, beyond = filled[: len(columns)], over[r][: len(columns)]
            rows.append(Row(tuple(filled), opens_table=not rows, heading=heading, over=beyond))
    if rows:
        reading.items.append(RoledTable(reading.tables, columns, tuple(rows)))
        reading.foot = foot_of(grid, spans, offset, over[-1])


def foot_above(reading: Reading) -> Foot | None:
    """The foot of the rows directly above, where they stand under the header that holds now."""
    last = reading.items[-1] if reading.items else None
    return reading.foot if isinstance(last, RoledTable) and last.columns == reading.columns else None


def is_said_over(at: int, cells: Sequence[Slice], columns: Sequence[Column]) -> bool:
    """Whether a column of a priority, or without a role, says of the recommendation behind it what is merged there."""
    roles = [column.role for column in columns]
    opened = roles.index(R.RECOMMENDATION) if R.RECOMMENDATION in roles else 0
    return at < opened and roles[at] in (None, R.PRIORITY) and bool(cells[opened])


def by_content(
    columns: tuple[Column, ...], tables: list[RoledTable], reading: Reading, grammar: Grammar
) -> tuple[Column, ...]:
    """Give columns whose words failed a role by what all their cells are: numbers, dates or people."""
    rows = [row for t in tables if are_alike(t.columns, columns) for row in t.rows if len(row.cells) == len(columns)]
    texts = [[row.cells[n].text for row in rows if row.cells[n]] for n in range(len(columns))]
    columns = without_log_dates(columns, rows, grammar)
    columns = with_cells_heard(with_answers_heard(columns, texts, grammar), texts, grammar)
    columns = with_codes_apart(columns, rows, grammar)
    out, found = list(columns), content_roles(columns, texts, grammar)
    found = {
        n: guess
        for n, guess in found.items()
        if not ((guess.role is R.NUMBER and is_code(columns[n])) or is_answered(columns[n], texts[n], grammar))
        if not (guess.role is R.PROGRESS and is_of_others(columns[n].header, grammar))
    }
    reading.diagnostics += header_guesses([c for n, c in enumerate(columns) if n not in found], grammar)
    for index, column in enumerate(columns):
        if column.role is R.PRIORITY and not any(timeframe_like(text, grammar) for text in texts[index]):
            have = {*(c.role for c in out), *(guess.role for guess in found.values())}
            out[index] = untimed_priority(column, texts[index], have)
            if (role := out[index].role) is not None:
                said = {"column": index + 1, "header": column.header, "role": role, "why": out[index].why}
                reading.diagnostics.append(diagnostic("role_by_content", column.refs, **said))
        elif guess := found.get(index):
            out[index] = replace(column, role=guess.role, why=f"by content: {guess.why}")
            place = column.refs or next(row.cells[index].refs[:1] for row in rows if row.cells[index])
            said = {"column": index + 1, "header": column.header, "role": guess.role or "extra", "why": guess.why}
            reading.diagnostics.append(diagnostic("role_by_content", place, **said))
        elif column.header and is_unknown(column, grammar):
            reading.diagnostics.append(diagnostic("unknown_header", column.refs, header=column.header, why=column.why))
    return tuple(out)
