"""Parts a row whose cell stacks several actions, what other cells say of each beside it (contract, rule 17)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from planparse.assembly.model import Column, ColumnRole, LogicalRow
from planparse.assembly.rows.entries import NAME, shared_out, stacked_texts, steps
from planparse.assembly.rows.parting import dates_of, pieces
from planparse.assembly.rows.stacked_owners import stacked_owners
from planparse.assembly.shapes import PARTIES, ends_text, is_dateish, is_open, is_partyish
from planparse.document import Slice
from planparse.fields.timescales import find_dates, read_timescale
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

R = ColumnRole
_NAME = re.compile(NAME)
_RUN_ON = re.compile(r"(?<=[a-z]) +(?=[A-Z])|\n")
_SHORTEST = 3  # words of an action that no mark opens
_TOLD = PARTIES | {R.DUE}  # what is said once of several actions is said of each
_COUNTED = _TOLD | {R.PROGRESS, R.STATUS}  # what a list says of actions one by one


class Parted(NamedTuple):
    """The rows of the actions that one row stacks, the numbers that told which of them other cells speak of, and the
    cells that speak of several.
    """

    rows: list[LogicalRow]
    marks: tuple[Slice, ...] = ()
    shared: tuple[Slice, ...] = ()


class Beside(NamedTuple):
    """What a cell says of each action, none where it is blank or is said in one; `marks`: the numbers that tell."""

    parts: list[str]
    marks: list[str]


def part_stacked(row: LogicalRow, known: dict[str, frozenset[str]], grammar: Grammar) -> Parted:
    """The actions of a row that stacks them, each with what is said of it beside; else the row alone.

    They are told by what stands beside: who leads or when under the numbers of the actions, or as many dates and
    owners in the same order. Actions with numbers of their own ("1.1", "A2") need neither; but two dates beside three
    actions leave the row whole. One owner or date is said of all, what else no list parts stays with the first.
    """
    roles = [column.role for column in row.columns]
    whole = Parted([row])
    if len(row.cells) != len(roles) or roles.count(R.ACTION) != 1 or not _TOLD.intersection(roles):
        return whole
    stated = row.cells[roles.index(R.ACTION)].text
    texts = stacked_texts(stated)
    texts = texts if len(texts) > 1 else run_on_texts(row, roles, grammar)
    if len(texts) < 2:
        return whole
    numbers = [number for _, number in steps(stated)]
    texts = [marked(text, number) for text, number in zip_longest(texts, numbers, fillvalue="")]
    found = [
        Beside(texts, []) if column.role is R.ACTION else beside(cell, column, len(texts), numbers, known, grammar)
        for column, cell in zip(row.columns, row.cells, strict=True)
    ]
    if not are_actions(row, found, numbers, grammar):
        return whole
    rows = [replace(row, cells=cells_of(row, found, at)) for at in range(len(texts))]
    marks = tuple(Slice(mark, cell.refs) for cell, f in zip(row.cells, found, strict=True) for mark in f.marks)
    shared = tuple(cell for n, cell in enumerate(row.cells) if sum(bool(part.cells[n]) for part in rows) > 1)
    return Parted(rows, marks, shared)


def marked(text: str, number: str) -> str:
    """A text whose number no mark sets apart, with one: "A1 Agree a plan", which alone might be a road's."""
    return text.replace(f"{number} ", f"{number}. ", 1) if number and text.startswith(f"{number} ") else text


def beside(
    cell: Slice, column: Column, count: int, numbers: Sequence[str], known: dict[str, frozenset[str]], grammar: Grammar
) -> Beside:
    """What a cell says of each of the stacked actions: under their numbers, else in their order, under numbers that a
    list goes on with from the cell before or under none.
    """
    if not cell:
        return Beside([], [])
    if numbers and (shares := shared_out(cell.text, numbers, grammar)):
        return Beside(shares.texts, shares.marks)
    own = [number for _, number in steps(cell.text)] if column.role in _COUNTED else []
    if len(own) == count and (shares := shared_out(cell.text, own, grammar)):
        return Beside(shares.texts, shares.marks)
    parts = in_turn(cell, column, count, known, grammar)
    return Beside(parts if len(parts) == count else [], [])


def in_turn(cell: Slice, column: Column, count: int, known: dict[str, frozenset[str]], grammar: Grammar) -> list[str]:
    """The dates, the owners or the lines of a cell, one for each of `count` actions; else the cell in one."""
    lines = [line for line in cell.text.split("\n") if line.strip()]
    if column.role is R.DUE:
        return lines if len(lines) == count and are_times(lines, grammar) else dates_of(cell.text, count, grammar)
    if column.role in PARTIES:
        if len(lines) == count:
            return lines if all(is_partyish(line) for line in lines) else [cell.text]
        stand_alone = known.get(column.header, frozenset())
        found = pieces(cell.text, count, lambda part: part in stand_alone)
        return found if len(found) == count else stacked_owners(cell.text, count, stand_alone, grammar)
    if column.role in (R.PROGRESS, R.STATUS) and len(items := stacked_texts(cell.text)) == count:
        return items  # a list of measures may be as long by chance; how far each action is, is said of each
    return lines if len(lines) == count and not any(is_item(line) for line in lines) else [cell.text]


def are_times(lines: Sequence[str], grammar: Grammar) -> bool:
    """Whether each line says when, and one in a date: "March 2025", "Ongoing", "ASAP"."""
    return all(is_time(line, grammar) for line in lines) and any(is_dateish(line, grammar) for line in lines)


def is_time(line: str, grammar: Grammar) -> bool:
    """Whether a line says when."""
    return read_timescale(fold(line), grammar.timescales)[0] is not None


def are_actions(row: LogicalRow, found: Sequence[Beside], numbers: Sequence[str], grammar: Grammar) -> bool:
    """Whether what stands beside stacked texts tells that each is an action, and leaves no date without one."""
    filled = [(c.role, cell, f) for c, cell, f in zip(row.columns, row.cells, found, strict=True) if cell]
    told = [(role, cell, f) for role, cell, f in filled if role in _TOLD]
    if any(role is R.DUE and not f.parts and times_in(cell, grammar) != 1 for role, cell, f in told):
        return False
    if any(f.marks and all(f.parts) for _, _, f in told):
        return True
    said = {role for role, _, _ in filled}
    if (
        numbers
        and (R.RECOMMENDATION in said or R.NUMBER not in said)
        and all(_NAME.fullmatch(number) for number in numbers)
    ):
        return True
    return {R.DUE, R.LEAD} <= {role for role, _, f in told if f.parts} and all(
        f.parts for role, _, f in told if role in (R.DUE, R.LEAD)
    )


def times_in(cell: Slice, grammar: Grammar) -> int:
    """How many times a cell says: two dates on a line, or a time on each of its lines."""
    dates = len(find_dates(fold(cell.text), grammar.timescales))
    return max(dates, sum(is_time(line, grammar) for line in cell.text.split("\n")))


def cells_of(row: LogicalRow, found: Sequence[Beside], at: int) -> tuple[Slice, ...]:
    """The cells of the action at `at`."""
    out: list[Slice] = []
    for column, cell, (parts, _) in zip(row.columns, row.cells, found, strict=True):
        text = parts[at] if parts else cell.text if not at or column.role in _TOLD else ""
        out.append(Slice(text, cell.refs if text else ()))
    return tuple(out)


def run_on_texts(row: LogicalRow, roles: Sequence[ColumnRole | None], grammar: Grammar) -> list[str]:
    """The texts that a cell's line breaks fused: each opens with the only capitals inside it; as many dates beside it.

    "Sites agreed with the parishes Planting days held" beside "July 2024 30 November 2024".
    """
    found = [fold(part) for part in _RUN_ON.split(row.cells[roles.index(R.ACTION)].text)]
    if len(found) < 2 or R.DUE not in roles:
        return []
    due = fold(row.cells[roles.index(R.DUE)].text)
    count = len(find_dates(due, grammar.timescales))
    dates = dates_of(due, count, grammar) if count > 1 else []
    whole = len(found) == count == len(dates) and " ".join(dates) == due and all(part[:1].isupper() for part in found)
    fused = any(len(part.split()) < _SHORTEST or is_open(part, grammar) or ends_text(part) for part in found)
    return found if whole and not fused else []
