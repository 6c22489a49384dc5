"""Tables that tell more of what another table states, or answer it, row by row, naming it by its number or its text.

"Ref | Position at 30 June 2023" under each quarter's heading, "Ref | Action | Progress" in each report to a committee,
an appendix "Action no. | Evidence", a summary of the recommendations over the table with their actions, or these
alone, "Ref | Recommendation", and then "Ref | Action | Lead": what such a row tells stands where it would if all were
printed as columns of one table (contract, rule 3).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from planparse.assembly.blocks.headings import open_block
from planparse.assembly.model import Column, ColumnRole, Entry, LogicalRow, TextLine
from planparse.assembly.outline.statements import (
    Statement,
    headings_over,
    named_by,
    says_same,
    statements_of,
    without_letters,
    words_of,
)
from planparse.assembly.shapes import is_part
from planparse.assembly.tables.tellings import TOLD, telling_columns
from planparse.diagnostics import diagnostic
from planparse.document import Slice
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import any_of, fold

R = ColumnRole
SERIES = 2  # rows that show that a plan's rows are printed again


class Telling(NamedTuple):
    """A row that tells more: its entry and that of what it tells of, its cells, what of them only names that.

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
    blocks = [*plan_blocks(entries), *line_blocks(entries, grammar)]
    if len(blocks) < 2 and not any(isinstance(e, TextLine) and open_block(e.slice, grammar) for e in entries):
        return Elsewhere([*entries], [], {}, [], [])
    over = headings_over(entries, grammar)
    stated = statements_of(entries, over, grammar)
    own = dict(stated)
    out = Elsewhere([], [], {}, [], [])
    gone: set[int] = set()
    for block in blocks:
        found = tellings_of(block, own, over, stated, grammar, out) or answers_of(block, stated, grammar)
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
                    yield Block(header, columns, tuple(rows))
                header, columns, rows = at, found, []
            elif rows and not cells[0] and len(cells) == len(rows[-1].cells):
                rows[-1] = Printed(rows[-1].at, at + 1, tuple(map(whole, rows[-1].cells, cells)))
            elif columns:
                rows.append(Printed(at, at + 1, cells))
        if rows:
            yield Block(header, columns, tuple(rows))


def cells_of(entry: Entry) -> tuple[Slice, ...]:
    """The cells of a row that is no plan's."""
    return entry.cells if isinstance(entry, TextLine) else ()


def whole(cell: Slice, rest: Slice) -> Slice:
    """A cell with the rest of it, which stands on the next page."""
    return Slice(f"{cell.text} {rest.text}".strip(), cell.refs + rest.refs) if rest else cell


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


def printed_later(block: Block, over: frozenset[str], grammar: Grammar) -> bool:
    """Whether rows that say all that others do may be these once more: a date, or a word for how far they are, stands
    over them. Without one it may be another's list, alike in each of its wards or schools.
    """
    texts = [*over, *(f"{column.group} {column.header}" for column in block.columns)]
    if any(find_dates(text, grammar.timescales) for text in texts):
        return True
    return any(counts_round(text, grammar) or grammar.columns.match(text)[0] == R.PROGRESS for text in over)


def counts_round(text: str, grammar: Grammar) -> bool:
    """Whether a text counts the quarter, year or meeting that a plan is reported on: "Phase 2", "Q3"."""
    return round_pattern(grammar.timescales.counted_words + grammar.furniture.rounds).search(text) is not None


@lru_cache(maxsize=8)
def round_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a word for a stretch of time and its number."""
    return re.compile(rf"\b(?:{any_of(words)})\s?\d", re.I)


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


# ---- what a row answers ---------------------------------------------------------------------------


def answers_of(block: Block, stated: Mapping[int, Statement], grammar: Grammar) -> list[Telling]:
    """The rows of a block as actions of what is stated alone before it, where every row says so: in a column for the
    recommendation's number, by numbers with letters, "R1", by parts of them, "1.2", or by the same numbers, all of
    them, as the table that lists what they answer. Other bare numbers may count the actions.

    A line that states a recommendation may have the rows below it for its own: several must be answered.
    """
    roles = [column.role for column in block.columns]
    if block.header is not None or not {R.ACTION, R.NUMBER} <= {*roles} or {R.RECOMMENDATION, R.FINDING} & {*roles}:
        return []
    at, first = roles.index(R.NUMBER), block.rows[0].at
    bare = [s for n, s in stated.items() if n < first and s.whole and not s.acts and R.ACTION not in s.roles]
    found = list(answers(block, at, bare, grammar))
    if len(found) < len(block.rows) or not names_what(block, at, bare, grammar):
        return []
    answered = {answer.of for answer in found}
    return found if len(answered) > 1 or not answered & {s.at for s in bare if not s.roles} else []


def names_what(block: Block, at: int, bare: Sequence[Statement], grammar: Grammar) -> bool:
    """Whether a column's numbers are those of what the actions answer, as far as they and their header say."""
    column = block.columns[at]
    if column.header.casefold().startswith(grammar.columns.recommendation_numbers):
        return True
    printed = [named_by([(column, row.cells[at])], grammar).numbers for row in block.rows if row.cells[at]]
    listed = [s.numbers for s in bare if s.roles]
    if all(any(number[:1].isalpha() for number in numbers) or numbers not in listed for numbers in printed):
        return True
    return {*printed} == {*listed} and len({*listed}) == len(listed) > 1


def answers(block: Block, at: int, bare: Sequence[Statement], grammar: Grammar) -> Iterator[Telling]:
    """The rows that name one statement by its number or a part of it; a blank number repeats the row above."""
    of: list[Statement] = []
    for row in block.rows:
        number = row.cells[at]
        numbers = named_by([(block.columns[at], number)], grammar).numbers if number else frozenset()
        if number:
            of = [s for s in bare if numbers and numbers == s.numbers]
            of = of or [s for s in bare if any(is_part(part, whole) for part in numbers for whole in s.numbers)]
        if len(of) == 1:
            named = (number,) if number and numbers == of[0].numbers else ()
            told = tuple((c, s) for c, s in zip(block.columns, row.cells, strict=True) if s and s not in named)
            yield Telling(row.at, of[0].at, told, named, states=True, answers=True)
