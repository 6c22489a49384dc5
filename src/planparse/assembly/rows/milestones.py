"""Parts a row whose cell stacks several actions, each with its own date and owner beside it (contract, rule 17)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.assembly.model import Column, ColumnRole, Row
from planparse.assembly.rows.parting import consecutive, dates_of, nth, pieces
from planparse.assembly.shapes import PARTIES, is_dateish, is_partyish
from planparse.document import Slice
from planparse.fields.parties import learn_lexicon, read_parties
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

R = ColumnRole
_MARK = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2}(?:\.\d{1,2})?|[a-z])[.)]\s+(?=[A-Z])")


def part_milestones(
    row: Row, columns: Sequence[Column], known: dict[str, frozenset[str]], grammar: Grammar
) -> list[Row]:
    """The actions of a row that stacks them, paired in order with as many dates and owners; else the row alone.

    Where dates or owners are not as many, the cell is one action's text. What other cells say stays with the first.
    """
    if len(row.cells) != len(columns):
        return [row]
    roles = [column.role for column in columns]
    if roles.count(R.ACTION) != 1 or R.DUE not in roles or R.LEAD not in roles:
        return [row]
    texts = stacked_texts(row.cells[roles.index(R.ACTION)].text)
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
    return [replace(row, cells=nth(row.cells, parts, n), opens_table=row.opens_table and not n) for n in range(count)]


def stacked_texts(text: str) -> list[str]:
    """The texts that a cell stacks: list items, consecutive numbers, or lines that each begin anew."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and is_item(lines[0]):
        items: list[str] = []
        for line in lines:
            items = [*items, line] if is_item(line) else [*items[:-1], f"{items[-1]}\n{line}"]
        return items
    marks = list(_MARK.finditer(text))
    if len(marks) > 1 and not text[: marks[0].start()].strip() and in_order([m.group(1) for m in marks]):
        cuts = [*(m.start() for m in marks), len(text)]
        return [text[a:b].strip() for a, b in pairwise(cuts)]
    return lines if all(line.strip()[:1].isupper() for line in lines) else []


def in_order(numbers: Sequence[str]) -> bool:
    """Whether numbers or letters follow one another."""
    if all(len(n) == 1 and n.isalpha() for n in numbers):
        return all(ord(b) - ord(a) == 1 for a, b in pairwise(numbers))
    return all(consecutive(f"{a} {b}") for a, b in pairwise(numbers))


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
        return found if len(found) == count else parties_of(cell.text, count, grammar)
    if column.role in (R.PROGRESS, R.STATUS) and len(items := stacked_texts(cell.text)) == count:
        return items  # a list of measures may be as long by chance; how far each action is, is said of each
    return lines if len(lines) == count and not any(is_item(line) for line in lines) else [cell.text]


def parties_of(text: str, count: int, grammar: Grammar) -> list[str]:
    """A cell of `count` parties, and no word more, parted before each; else in one."""
    reading = read_parties(text, learn_lexicon((), {}, grammar.parties), grammar.parties)
    named = [party.text for party in reading.parties]
    return named if len(named) == count and " ".join(named) == fold(text) else [text]
