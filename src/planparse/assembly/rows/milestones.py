"""Parts a row whose cell stacks several actions, each with its own date and owner beside it (contract, rule 17)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.assembly.model import Column, ColumnRole, LogicalRow
from planparse.assembly.rows.parting import consecutive, dates_of, nth, pieces
from planparse.assembly.rows.stacked_owners import stacked_owners
from planparse.assembly.shapes import PARTIES, ends_text, is_dateish, is_open, is_partyish
from planparse.document import Slice
from planparse.fields.lists import place_in_list
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

R = ColumnRole
_MARK = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2}(?:\.\d{1,2})?[a-z]?|[ivx]{1,4}|[a-z])[.)]\s+(?=[A-Z])")
_RUN_ON = re.compile(r"(?<=[a-z]) +(?=[A-Z])|\n")
_SHORTEST = 3  # words of an action that no mark opens


def part_milestones(row: LogicalRow, known: dict[str, frozenset[str]], grammar: Grammar) -> list[LogicalRow]:
    """The actions of a row that stacks them, paired in order with as many dates and owners; else the row alone.

    Where dates or owners are not as many, the cell is one action's text. What other cells say stays with the first.
    """
    columns = row.columns
    roles = [column.role for column in columns]
    if len(row.cells) != len(columns) or roles.count(R.ACTION) != 1 or R.DUE not in roles or R.LEAD not in roles:
        return [row]
    texts = stacked_texts(row.cells[roles.index(R.ACTION)].text)
    texts = texts if len(texts) > 1 else run_on_texts(row, roles, grammar)
    count = len(texts)
    if count < 2:
        return [row]
    parts: list[list[str]] = []
    for column, cell in zip(columns, row.cells, strict=True):
        part = texts if column.role is R.ACTION else beside(cell, column, count, known, grammar)
        if column.role in (R.DUE, R.LEAD) and cell and len(part) != count:
            return [row]
        parts.append(part)
    if not all(
        any(len(p) == count for c, p in zip(columns, parts, strict=True) if c.role is r) for r in (R.DUE, R.LEAD)
    ):
        return [row]
    return [replace(row, cells=nth(row.cells, parts, n)) for n in range(count)]


def stacked_texts(text: str) -> list[str]:
    """The texts that a cell stacks: list items, consecutive numbers, or lines that each begin anew."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and is_item(lines[0]):
        items: list[str] = []
        for line in lines:
            items = [*items, line] if is_item(line) else [*items[:-1], f"{items[-1]}\n{line}"]
        return items
    cuts = step_starts(text)
    if len(cuts) > 1:
        return [text[a:b].strip() for a, b in pairwise([*cuts, len(text)])]
    return lines if all(line.strip()[:1].isupper() for line in lines) else []


def step_starts(text: str) -> list[int]:
    """Where the steps of a numbered or lettered text begin; none where it doesn't open with one."""
    marks = list(_MARK.finditer(text))
    opens = bool(marks) and not text[: marks[0].start()].strip()
    return [mark.start() for mark in marks] if opens and in_order([mark.group(1) for mark in marks]) else []


def steps_go_on(before: str, after: str) -> bool:
    """Whether a text opens with the step that follows those of another: "c) …" after "a) … b) …"."""
    whole = step_starts(f"{before}\n{after}")
    return len(step_starts(before)) > 1 and len(before) + 1 in whole


def run_on_texts(row: LogicalRow, roles: Sequence[ColumnRole | None], grammar: Grammar) -> list[str]:
    """The texts that a cell's line breaks fused: each opens with the only capitals inside it; as many dates beside it.

    "Sites agreed with the parishes Planting days held" beside "July 2024 30 November 2024".
    """
    found = [fold(part) for part in _RUN_ON.split(row.cells[roles.index(R.ACTION)].text)]
    if len(found) < 2:
        return []
    due = fold(row.cells[roles.index(R.DUE)].text)
    count = len(find_dates(due, grammar.timescales))
    dates = dates_of(due, count, grammar) if count > 1 else []
    whole = len(found) == count == len(dates) and " ".join(dates) == due and all(part[:1].isupper() for part in found)
    fused = any(len(part.split()) < _SHORTEST or is_open(part, grammar) or ends_text(part) for part in found)
    return found if whole and not fused else []


def in_order(numbers: Sequence[str]) -> bool:
    """Whether numbers, letters or Roman numbers follow one another."""
    if not all(n.isalpha() for n in numbers):
        return all(consecutive(f"{a} {b}") for a, b in pairwise(numbers))
    places = map(place_in_list, numbers)
    return all(any((style, at + 1) in after for style, at in before) for before, after in pairwise(places))


def beside(cell: Slice, column: Column, count: int, known: dict[str, frozenset[str]], grammar: Grammar) -> list[str]:
    """What stands beside the stacked texts: a date, an owner or a line for each, else the cell in one."""
    if not cell:
        return []
    lines = [line for line in cell.text.split("\n") if line.strip()]
    if column.role is R.DUE:
        whole = len(lines) == count and all(is_dateish(line, grammar) for line in lines)
        return lines if whole else dates_of(cell.text, count, grammar)
    if column.role in PARTIES:
        if len(lines) == count:
            return lines if all(is_partyish(line) for line in lines) else [cell.text]
        stand_alone = known.get(column.header, frozenset())
        found = pieces(cell.text, count, lambda part: part in stand_alone)
        return found if len(found) == count else stacked_owners(cell.text, count, stand_alone, grammar)
    if column.role in (R.PROGRESS, R.STATUS) and len(items := stacked_texts(cell.text)) == count:
        return items  # a list of measures may be as long by chance; how far each action is, is said of each
    return lines if len(lines) == count and not any(is_item(line) for line in lines) else [cell.text]
