"""Parts a row whose cell stacks several actions, what other cells say of each beside it (contract, rule 17)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import NamedTuple

from planparse.assembly.model import Column, ColumnRole, LogicalRow
from planparse.assembly.rows.entries import NAME, led_in, shared_out, stacked_texts, steps
from planparse.assembly.rows.parting import dates_of, pieces
from planparse.assembly.rows.stacked_owners import stacked_owners
from planparse.assembly.shapes import PARTIES, asks, ends_text, is_open, is_partyish, starts_low
from planparse.document import Slice
from planparse.fields.statuses import is_status_text
from planparse.fields.timescales import find_dates, read_timescale
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item, unmark

R = ColumnRole
_NAME = re.compile(NAME)
_RUN_ON = re.compile(r"(?<=[a-z]) +(?=[A-Z])|\n")
_LABEL = re.compile(r"[A-Z]\w*(?: \w+)?:\s")
_MOST_TIMES = 6
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
    owners in the same order, of dates alone where no column is for owners. Actions with numbers of their own ("1.1",
    "A2") need neither; but two dates beside three actions leave the row whole. One owner or date is said of all, what
    else no list parts stays with the first.
    """
    roles = [column.role for column in row.columns]
    whole = Parted([row])
    if len(row.cells) != len(roles) or roles.count(R.ACTION) != 1 or not _TOLD.intersection(roles):
        return whole
    opening, is_label, stated = led_in(row.cells[roles.index(R.ACTION)].text, grammar)
    texts = stacked_texts(stated)
    texts = texts if len(texts) > 1 else run_on_texts(row, roles, grammar)
    if len(texts) < 2:
        return whole
    numbers = [number for _, number in steps(stated)]
    texts = [marked(text, number) for text, number in zip_longest(texts, numbers, fillvalue="")]
    if opening and not is_label:
        texts[0] = with_opening(texts[0], numbers, opening)
    found = [
        Beside(texts, [opening] if is_label else [])
        if column.role is R.ACTION
        else beside(cell, column, len(texts), numbers, known, grammar)
        for column, cell in zip(row.columns, row.cells, strict=True)
    ]
    if not are_actions(row, found, numbers, grammar):
        return whole
    rows = [replace(row, cells=cells_of(row, found, at)) for at in range(len(texts))]
    marks = tuple(Slice(mark, cell.refs) for cell, f in zip(row.cells, found, strict=True) for mark in f.marks)
    shared = tuple(cell for n, cell in enumerate(row.cells) if sum(bool(part.cells[n]) for part in rows) > 1)
    return Parted(rows, marks, shared)


def marked(text: str, number: str) -> str:
    """A text whose number no mark or no space sets apart, with one: "A1 Agree a plan", "1.Agree a plan"."""
    text = unmark(text) if number else text
    rest = text.removeprefix(number)
    apart = not number or rest == text or not (rest[:1] == " " or rest[1:2].isupper())
    return text if apart else f"{number}. {rest.lstrip(' .–—-')}"


def with_opening(text: str, numbers: Sequence[str], opening: str) -> str:
    """The first action with the words that lead in to all, behind what counts or marks it."""
    mark, _, rest = text.partition(" ")
    return f"{mark} {opening} {rest}" if numbers or is_item(text) else f"{opening} {text}"


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
    """The dates, the owners or the lines of a cell, one for each of `count` actions; else the cell in one.

    Dates that labels open, "Start: May 2024", are said of all.
    """
    lines = [line for line in cell.text.split("\n") if line.strip()]
    if column.role is R.DUE:
        times = [unmark(line) for line in lines]
        if len(times) != count or not are_times(times, grammar):
            times = times_of(cell.text, count, grammar)
        return [cell.text] if any(map(_LABEL.match, times)) else times
    if column.role in PARTIES:
        if len(lines) == count:
            return lines if are_owners(lines, grammar) else [cell.text]
        stand_alone = known.get(column.header, frozenset())
        found = pieces(cell.text, count, lambda part: part in stand_alone)
        return found if len(found) == count else stacked_owners(cell.text, count, stand_alone, grammar)
    if column.role in (R.PROGRESS, R.STATUS) and len(items := stacked_texts(cell.text)) == count:
        return items  # a list of measures may be as long by chance; how far each action is, is said of each
    return lines if len(lines) == count and not any(is_item(line) for line in lines) else [cell.text]


def are_owners(lines: Sequence[str], grammar: Grammar) -> bool:
    """Whether each line says who, or that nobody else does, as "ditto" and "tbc" say, and none goes on in the next."""
    nobody = (*grammar.parties.undecided, *grammar.parties.everyone)
    return not any(is_open(line.rstrip(" ,;/"), grammar) for line in lines[:-1]) and all(
        is_partyish(line) or grammar.furniture.is_ditto(line) or fold(line).casefold().strip("(). ") in nobody
        for line in lines
    )


def are_times(lines: Sequence[str], grammar: Grammar) -> bool:
    """Whether lines say when, one in a date or in how far it is: "March 2025", "Ongoing", "ASAP".

    Half may tell it otherwise, "See report to Cabinet", as long as each line begins anew and no date goes on over one.
    """
    said = [is_time(line, grammar) for line in lines]
    if any(runs_on(a, b, grammar) for a, b in pairwise(lines)):
        return False
    if any(starts_low(line) and not is_settled(line, grammar) for line in lines):
        return False  # "subject to funding" below a date
    told = any(find_dates(line, grammar.timescales) or is_status_text(line, grammar.statuses) for line in lines)
    return told and 2 * sum(said) >= len(lines)


def is_settled(line: str, grammar: Grammar) -> bool:
    """Whether a line says a time, or that there is none yet: "ongoing", "tbc"."""
    value = read_timescale(fold(line), grammar.timescales)[0]
    return fold(line).casefold() in grammar.parties.undecided or (value is not None and value.kind != "unresolved")


def times_of(text: str, count: int, grammar: Grammar) -> list[str]:
    """A cell of `count` times that no lines part, parted before each: "In place October 2004 TBC"; else in one."""
    found = dates_of(text, count, grammar)
    if len(found) == count or count > _MOST_TIMES:
        return found
    folded = fold(text)
    dates = {folded[a:b] for a, b, _ in find_dates(folded, grammar.timescales)}

    def is_one(part: str) -> bool:
        own = [part[a:b] for a, b, _ in find_dates(part, grammar.timescales)]
        whole = len(own) < 2 and dates.issuperset(own) and not is_open(part, grammar) and not part[0].islower()
        return whole and (bool(own) or is_status_text(part, grammar.statuses)) and is_time(part, grammar)

    return pieces(text, count, is_one) if dates else found


def runs_on(line: str, after: str, grammar: Grammar) -> bool:
    """Whether what a line says goes on in the one after: "End of September" over "2025"."""
    join = len(fold(line))
    dates = find_dates(fold(f"{line} {after}"), grammar.timescales)
    return is_open(line, grammar) or any(start < join < end for start, end, _ in dates)


def is_time(line: str, grammar: Grammar) -> bool:
    """Whether a line says when."""
    return read_timescale(fold(line), grammar.timescales)[0] is not None


def are_actions(row: LogicalRow, found: Sequence[Beside], numbers: Sequence[str], grammar: Grammar) -> bool:
    """Whether what stands beside stacked texts tells that each is an action, and leaves no date without one."""
    filled = [(c.role, cell, f) for c, cell, f in zip(row.columns, row.cells, found, strict=True) if cell]
    texts = next(f.parts for role, _, f in filled if role is R.ACTION)
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
    each = {R.DUE, R.LEAD} if any(column.role in PARTIES for column in row.columns) else {R.DUE}
    if len(each) == 1 and not all(is_item(text) or numbers or asks(text, grammar) for text in texts):
        return False
    if len(each) == 1 and any(role is R.DUE and dates_deed(cell, f.parts, grammar) for role, cell, f in told):
        return False
    return each <= {role for role, _, f in told if f.parts} and all(f.parts for role, _, f in told if role in each)


def dates_deed(cell: Slice, times: Sequence[str], grammar: Grammar) -> bool:
    """Whether one of the times may only date the one before, as no list parts them: "Completed", "April 2024"."""
    if all(is_item(line) for line in cell.text.split("\n") if line.strip()):
        return False
    kinds = [value.kind if (value := read_timescale(fold(time), grammar.timescales)[0]) else "" for time in times]
    return any(kinds[at] == "done" and find_dates(after, grammar.timescales) for at, after in enumerate(times[1:]))


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
