"""Trackers with a row for each meeting: the dates and updates of rows that add nothing else, as one log (rule 7).

The recommendation fills its first row; the rows under it say only when something was reported, and what. Some print
the recommendation again in each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from planparse.assembly.model import Column, ColumnRole, Item, RoledTable, Row
from planparse.assembly.shapes import is_dateish
from planparse.document import BLANK, Slice
from planparse.fields.timescales import read_timescale
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole


class Log(NamedTuple):
    """The places of the columns of a log: when something was reported, what, and how far the action was then; and
    whether the newest of an action's rows comes first.
    """

    date: int
    told: int
    states: frozenset[int]
    falls: bool = False


def with_logs_dated(items: Sequence[Item], grammar: Grammar) -> tuple[list[Item], list[Slice]]:
    """The items, the dates of updates in front of them where rows add only these, all of an action's in its first row;
    and what those rows print again.
    """
    under: dict[tuple[Column, ...], list[Row]] = {}
    for item in items:
        if isinstance(item, RoledTable):
            under.setdefault(item.columns, []).extend(row for row in item.rows if len(row.cells) == len(item.columns))
    logs = {columns: log_of(columns, rows, grammar) for columns, rows in under.items()}
    out: list[Item] = []
    again: list[Slice] = []
    for item in items:
        log = logs[item.columns] if isinstance(item, RoledTable) else None
        if not isinstance(item, RoledTable) or log is None:
            out.append(item)
            continue
        above = out[-1] if out and isinstance(out[-1], RoledTable) and out[-1].columns == item.columns else None
        last = above.rows[-1:] if above else ()
        rows, printed = logged(last, item.rows, log)
        again += printed
        if above and last:
            out[-1] = replace(above, rows=(*above.rows[:-1], rows[0]))
        if own := tuple(rows[len(last) :]):
            out.append(replace(item, rows=own))
    return out, again


def without_log_dates(columns: Sequence[Column], rows: Sequence[Row], grammar: Grammar) -> tuple[Column, ...]:
    """The columns, that of a log's dates without a role: under "Date" it says by when nothing is to be done."""
    log = log_of(columns, rows, grammar)
    if log is None:
        return tuple(columns)
    column = columns[log.date]
    apart = replace(column, role=None, why=f"{column.why}, but it says when what stands beside it was told")
    return tuple(apart if n == log.date and column.role else each for n, each in enumerate(columns))


def log_of(columns: Sequence[Column], rows: Sequence[Row], grammar: Grammar) -> Log | None:
    """The columns of a log: progress beside nothing but dates, whose words say that they are those of what it tells,
    or where some row adds these alone to the row above it.
    """
    states = frozenset(n for n, column in enumerate(columns) if column.role is R.STATUS)
    for told, column in enumerate(columns):
        beside = [n for n in (told - 1, told + 1) if n in range(len(columns))] if column.role is R.PROGRESS else []
        for at in beside:
            log = Log(at, told, states)
            dates = [row.cells[at].text for row in rows if row.cells[at] and not row.heading]
            if not dates or not all(is_dateish(text, grammar) for text in dates):
                continue
            further = [(above, row) for above, row in pairwise(rows) if adds(row, above, log)]
            if names_when(columns[at], column, grammar) or (further and may_date(columns[at], column, grammar)):
                return log._replace(falls=any(falls(above, row, at, grammar) for above, row in further[:1]))
    return None


def falls(above: Row, row: Row, at: int, grammar: Grammar) -> bool:
    """Whether a row was told before the one above it, by the dates in a column."""
    later, earlier = day_of(above.cells[at], grammar), day_of(row.cells[at], grammar)
    return later is not None and earlier is not None and later > earlier


def names_when(column: Column, told: Column, grammar: Grammar) -> bool:
    """Whether a header says no more than when what stands beside it was told: "Date of update" beside "Update"."""
    words = stems(column)
    return bool(words - grammar.columns.when_told) and words <= stems(told) | grammar.columns.when_told


def may_date(column: Column, told: Column, grammar: Grammar) -> bool:
    """Whether a column of dates may say when what stands beside it was told: no role claims it, or only as "Date"."""
    plain = stems(column) <= grammar.columns.when_told
    return column.role is None or (column.role is R.DUE and (plain or names_when(column, told, grammar)))


def day_of(cell: Slice, grammar: Grammar) -> date | None:
    """The last day that a cell's date allows."""
    value, _ = read_timescale(fold(cell.text), grammar.timescales)
    return (value.end or value.start) if value is not None else None


def stems(column: Column) -> set[str]:
    """The words over a column without what marks their number or tense: "update" of "Updates" and "Updated"."""
    return {word.rstrip("ds") for word in header_key(column.header).split()}


def adds(row: Row, above: Row, log: Log) -> bool:
    """Whether a row says nothing but what was reported of the row above it, and when; the rest blank, or as above."""
    if row.heading or above.heading or len(row.cells) != len(above.cells):
        return False
    own = {log.date, log.told, *log.states}
    rest = [n for n in range(len(row.cells)) if n not in own]
    told = bool(row.cells[log.date]) and bool(row.cells[log.told])
    return told and any(above.cells[n] for n in rest) and all(is_again(row.cells[n], above.cells[n]) for n in rest)


def is_again(cell: Slice, above: Slice) -> bool:
    """Whether a cell is blank or says what the cell above it does."""
    return not cell or fold(cell.text).casefold() == fold(above.text).casefold()


def logged(last: Sequence[Row], rows: Sequence[Row], log: Log) -> tuple[list[Row], list[Slice]]:
    """The rows behind the `last` one of the page before, which is dated already, each with the log of the rows that
    add to it; and what those print again.
    """
    out = [*last]
    again: list[Slice] = []
    for row in rows:
        if out and adds(row, out[-1], log):
            again += [cell for n, cell in enumerate(row.cells) if prints_again(n, cell, out[-1], log)]
            out[-1] = with_entry(out[-1], dated(row, log), log)
        else:
            out.append(dated(row, log))
    return out, again


def prints_again(at: int, cell: Slice, above: Row, log: Log) -> bool:
    """Whether a row prints again what the row above it says, and is not merged with that."""
    merged = cell.refs == above.cells[at].refs
    return at not in (log.date, log.told) and bool(cell) and is_again(cell, above.cells[at]) and not merged


def dated(row: Row, log: Log) -> Row:
    """The row with its update opened by its date."""
    when, told = cell_at(row, log.date), cell_at(row, log.told)
    if row.heading or not when or not told:
        return row
    cells = list(row.cells)
    cells[log.date], cells[log.told] = BLANK, joined(when, told, ": ")
    return replace(row, cells=tuple(cells))


def cell_at(row: Row, at: int) -> Slice:
    """A row's cell, blank where the row lost its column."""
    return row.cells[at] if at < len(row.cells) else BLANK


def with_entry(row: Row, entry: Row, log: Log) -> Row:
    """The row with one more entry in its log; of two states the one told later stands, the other ends its entry."""
    cells = list(row.cells)
    told = entry.cells[log.told]
    for n in log.states:
        if is_again(entry.cells[n], cells[n]):
            continue
        if log.falls and cells[n]:
            told = joined(told, entry.cells[n], " ")
        else:
            cells[log.told] = joined(cells[log.told], cells[n], " ")
            cells[n] = entry.cells[n]
    cells[log.told] = joined(cells[log.told], told, "\n")
    return replace(row, cells=tuple(cells))


def joined(cell: Slice, more: Slice, sign: str) -> Slice:
    """Two cells as one, with a sign between them where both are filled."""
    return Slice(f"{cell.text}{sign if cell and more else ''}{more.text}", cell.refs + more.refs)
