"""Tables that tell more of what another table states, row by row, naming it by its number or its text.

"Ref | Position at 30 June 2023" under each quarter's heading, "Ref | Action | Progress" in each report to a committee,
an appendix "Action no. | Evidence", a summary of the recommendations over the table with their actions: what such a
row tells stands where it would if all were printed as columns of one table (contract, rule 3).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from planparse.assembly.model import Column, ColumnRole, LogicalRow, Row, TextLine
from planparse.assembly.outline.answered_elsewhere import answers_of
from planparse.assembly.outline.statements import (
    Statement,
    headings_over,
    named_by,
    says_same,
    statements_of,
    without_letters,
    words_of,
)
from planparse.assembly.shapes import STATED
from planparse.assembly.tables.contents import content_roles
from planparse.assembly.tables.tellings import TOLD, telling_columns
from planparse.diagnostics import diagnostic
from planparse.document import Slice
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold

R = ColumnRole
Entry = TextLine | LogicalRow | Row
_PERIOD = re.compile(r"\b(?:quarter|q|year|month|meeting|phase)\s?\d", re.I)
SERIES = 2  # rows that show that a plan's rows are printed again


class Telling(NamedTuple):
    """A row that tells more: its cells, what of them only names what it tells of, and the entries of both rows.

    `states`: what no role claims is said of the action, not of what it answers; `answers`: it is an action of its own.
    """

    at: int
    of: int
    cells: tuple[tuple[Column, Slice], ...]
    names: tuple[Slice, ...]
    states: bool
    answers: bool = False


class Elsewhere(NamedTuple):
    """The entries without the rows that tell more of others, those rows, what was only a header, and what is unclear.

    `places` are those of the rows told of, by their index in `Telling.of`.
    """

    entries: list[Entry]
    tellings: list[Telling]
    places: dict[int, frozenset[CellRef]]
    boilerplate: list[Slice]
    diagnostics: list[Diagnostic]


class Printed(NamedTuple):
    """A row's cells, its entry, and the entry after its last: a page's end may part it."""

    at: int
    end: int
    cells: tuple[Slice, ...]


class Block(NamedTuple):
    """Rows under one header; `header` is its entry, null where that is none."""

    header: int | None
    columns: tuple[Column, ...]
    rows: tuple[Printed, ...]


def told_elsewhere(entries: Sequence[Entry], grammar: Grammar) -> Elsewhere:
    """The rows that only tell more of what other rows state, apart from the entries."""
    over = headings_over(entries, grammar)
    stated = statements_of(entries, over, grammar)
    own = dict(stated)
    out = Elsewhere([], [], {}, [], [])
    gone: set[int] = set()
    for block in [*plan_blocks(entries), *line_blocks(entries, grammar)]:
        found = tellings_of(block, own, over, stated, grammar, out) or answering(block, stated, grammar)
        for telling in found:
            keep_named(stated, telling)
        out.tellings.extend(found)
        told = [row for row in block.rows if any(telling.at == row.at for telling in found)]
        gone.update(at for row in told for at in range(row.at, row.end))
        if told and block.header is not None and len(told) == len(block.rows):
            header = entries[block.header]
            assert isinstance(header, TextLine)
            out.boilerplate.append(header.slice)
            gone.add(block.header)
    out.entries.extend(entry for at, entry in enumerate(entries) if at not in gone)
    onward = {telling.at: telling.of for telling in out.tellings if not telling.answers}
    out.tellings[:] = [telling._replace(of=onward.get(telling.of, telling.of)) for telling in out.tellings]
    out.places.update((telling.of, places_of(entries[telling.of])) for telling in out.tellings)
    names = (telling.names[0] for telling in out.tellings if telling.names)
    out.diagnostics.extend(diagnostic("told_elsewhere", name.refs[:1], text=fold(name.text)) for name in names)
    return out


def keep_named(stated: dict[int, Statement], telling: Telling) -> None:
    """Only what stands by itself may be told of further: an action of the recommendation that it answers."""
    if telling.answers:
        stated[telling.at] = stated[telling.at]._replace(whole=stated[telling.of].whole)
    else:
        stated.pop(telling.at, None)


def places_of(entry: Entry) -> frozenset[CellRef]:
    """Where a row or a line stands."""
    cells = (entry.slice,) if isinstance(entry, TextLine) else entry.cells
    return frozenset(ref for cell in cells for ref in cell.refs)


# ---- blocks of rows -------------------------------------------------------------------------------


def plan_blocks(entries: Sequence[Entry]) -> Iterator[Block]:
    """The plan's rows, parted where the header changes or a line of text stands."""
    for columns, run in itertools.groupby(enumerate(entries), key=header_key):
        if columns:
            rows = tuple(Printed(at, at + 1, entry.cells) for at, entry in run if isinstance(entry, LogicalRow))
            yield Block(None, columns, rows)


def header_key(numbered: tuple[int, Entry]) -> tuple[Column, ...]:
    """The columns of a plan's row; none for lines and headings."""
    return numbered[1].columns if isinstance(numbered[1], LogicalRow) else ()


def line_blocks(entries: Sequence[Entry], grammar: Grammar) -> Iterator[Block]:
    """The rows of tables that have no plan's header but one of `telling_columns`."""
    for has_cells, run in itertools.groupby(enumerate(entries), key=lambda each: bool(cells_of(each[1]))):
        if not has_cells:
            continue
        header: int | None = None
        columns: tuple[Column, ...] = ()
        rows: list[Printed] = []
        for at, entry in run:
            cells = cells_of(entry)
            if found := telling_columns(cells, grammar):
                if rows:
                    yield Block(header, heard(columns, rows, grammar), tuple(rows))
                header, columns, rows = at, found, []
            elif rows and not cells[0] and len(cells) == len(rows[-1].cells):
                rows[-1] = Printed(rows[-1].at, at + 1, tuple(map(whole, rows[-1].cells, cells)))
            elif columns:
                rows.append(Printed(at, at + 1, cells))
        if rows:
            yield Block(header, heard(columns, rows, grammar), tuple(rows))


def cells_of(entry: Entry) -> tuple[Slice, ...]:
    """The cells of a row that is no plan's."""
    return entry.cells if isinstance(entry, TextLine) else ()


def whole(cell: Slice, rest: Slice) -> Slice:
    """A cell with the rest of it, which stands on the next page."""
    return Slice(f"{cell.text} {rest.text}".strip(), cell.refs + rest.refs) if rest else cell


def heard(columns: tuple[Column, ...], rows: Sequence[Printed], grammar: Grammar) -> tuple[Column, ...]:
    """The columns, those without a role with what their cells show them to tell."""
    texts = [[row.cells[n].text for row in rows if row.cells[n : n + 1] and row.cells[n]] for n in range(len(columns))]
    guesses = content_roles(columns, texts, grammar)
    out = list(columns)
    for n, guess in guesses.items():
        if columns[n].role is None and guess.role in TOLD | STATED:
            role = guess.role if guess.role in TOLD else R.PROGRESS  # what stands there is told, not to be done
            out[n] = replace(columns[n], role=role, why=f"by content: {guess.why}")
    return tuple(out)


# ---- what a row tells of ----------------------------------------------------------------------------


def tellings_of(
    block: Block,
    own: Mapping[int, Statement],
    over: Sequence[frozenset[str]],
    stated: Mapping[int, Statement],
    grammar: Grammar,
    out: Elsewhere,
) -> list[Telling]:
    """The rows of a block that tell more of rows outside it; none where most don't."""
    roles = {column.role for column in block.columns}
    first, last = block.rows[0].at, block.rows[-1].at
    if block.header is None and R.ACTION in roles and not roles & TOLD:
        return []
    reach = [s for at, s in stated.items() if at < first or (at > last and s.acts and R.ACTION not in roles)]
    if not printed_later(block, over[first], grammar):
        reach = [s for s in reach if not s.roles or not s.roles - {R.NUMBER, None} <= roles]
    if not reach:
        return []
    names = [(row, name_of(row, block, own, over, grammar)) for row in block.rows]
    if not any(name.numbers & s.numbers for _, name in names for s in reach):
        reach = [bared(s) for s in reach]
    found: list[Telling] = []
    unclear: list[Diagnostic] = []
    for row, name in names:
        of = told_of(name, reach)
        if len(of) == 1:
            found.append(telling(row, of[0].at, name, block))
        elif of and block.header is not None:
            text = name.cells[0]
            unclear.append(diagnostic("reference_unclear", text.refs[:1], text=text.text, count=len(of)))
    least = SERIES if block.header is None else 1
    if len(found) < least or 2 * len(found) <= len(block.rows):
        out.diagnostics.extend(unclear)
        return []
    return found


def answering(block: Block, stated: dict[int, Statement], grammar: Grammar) -> list[Telling]:
    """The rows of a block as actions of what they name by number, where that is stated alone before them."""
    rows = [row.cells for row in block.rows]
    before = [statement for at, statement in stated.items() if at < block.rows[0].at]
    found = answers_of(block.columns, rows, before, grammar) if block.header is None else []
    return [
        Telling(
            block.rows[answer.row].at,
            answer.of,
            tuple((c, s) for c, s in zip(block.columns, rows[answer.row], strict=True) if s and s is not answer.number),
            (answer.number,) if answer.number else (),
            states=True,
            answers=True,
        )
        for answer in found
    ]


def printed_later(block: Block, over: frozenset[str], grammar: Grammar) -> bool:
    """Whether rows that say all that others do may be these once more: a date, or a word for how far they are, stands
    over them. Without one it may be another's list, alike in each of its wards or schools.
    """
    texts = [*over, *(f"{column.group} {column.header}" for column in block.columns)]
    if any(find_dates(text, grammar.timescales) for text in texts):
        return True
    return any(_PERIOD.search(text) or grammar.columns.match(text)[0] == R.PROGRESS for text in over)


def name_of(
    row: Printed, block: Block, own: Mapping[int, Statement], over: Sequence[frozenset[str]], grammar: Grammar
) -> Statement:
    """By what a row names what it tells of: a plan's by its `own` statement, any other by its first cell."""
    acts = any(column.role is R.ACTION for column in block.columns)
    if block.header is None:
        return own[row.at]._replace(acts=acts)
    pairs = list(zip(block.columns, row.cells, strict=False))
    named = named_by(pairs[:1], grammar)
    leads = next((words_of(cell.text) for column, cell in pairs if column.role is R.LEAD), "")
    return named._replace(at=row.at, over=over[row.at], acts=acts, leads=leads)


def bared(statement: Statement) -> Statement:
    """A statement whose numbers are named without their letters: "1" of "R1"."""
    return statement._replace(numbers=frozenset(map(without_letters, statement.numbers)))


def told_of(name: Statement, stated: Sequence[Statement]) -> list[Statement]:
    """What a row may tell of: one where it is clear. Rows of one recommendation are told of at the first."""
    if name.numbers:
        found = [s for s in stated if name.numbers <= s.numbers and says_all(name, s)]
    else:
        found = [s for s in stated if name.texts and says_all(name, s)]
    if name.texts and not (name.acts and name.numbers):
        found = [s for s in found if s.leads == name.leads or not (s.leads and name.leads)]  # else another's answer
    if len(found) > 1 and found[0].whole and len({s.whole for s in found}) == 1:
        return found[:1]
    return ([s for s in found if s.over & name.over] or found) if len(found) > 1 else found


def says_all(name: Statement, stated: Statement) -> bool:
    """Whether each text of a row is one of those that another states."""
    texts = (*stated.texts, stated.whole)
    return all(any(text and says_same(said, text, bool(name.numbers)) for text in texts) for said in name.texts)


def telling(row: Printed, of: int, name: Statement, block: Block) -> Telling:
    """What a row tells, apart from what names that."""
    names = {id(cell) for cell in name.cells}
    told = tuple((c, s) for c, s in zip(block.columns, row.cells, strict=False) if s and id(s) not in names)
    return Telling(row.at, of, told, name.cells, name.acts or block.header is not None)
