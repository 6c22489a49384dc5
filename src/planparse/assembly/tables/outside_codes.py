"""Columns of references that number nothing in the plan: codes of a framework outside it, "KLOE ref", or its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planparse.assembly.blocks.listed import cell_number, leading_number
from planparse.assembly.model import Column, ColumnRole, Row
from planparse.assembly.shapes import is_part
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import bare_number, fold

R = ColumnRole
LEAST = 2  # recommendations, and cells, that show it
SHARE = 0.25  # of the cells that say another number than the recommendation beside them
_CODES = ", but its cells are codes: the recommendations"
NAMED = 95  # how well a header must be known that is sure to be a number's


def with_codes_apart(columns: Sequence[Column], rows: Sequence[Row], grammar: Grammar) -> tuple[Column, ...]:
    """The columns, without the role of a number where a header only holds a word for one and cells speak against it.

    The recommendations print numbers of their own, and others; or a code, which a number doesn't, comes again beside
    another recommendation. Of a column that is sure to be one the actions must print theirs too: it counts the lines.
    """
    roles = [column.role for column in columns]
    if R.RECOMMENDATION not in roles or R.NUMBER not in roles:
        return tuple(columns)
    stated = texts_above([row.cells[roles.index(R.RECOMMENDATION)] for row in rows])
    own = [bare_number(cell_number(Slice(text), grammar)[0].text) for text in stated]
    out = list(columns)
    for n, column in enumerate(columns):
        if column.role is not R.NUMBER:
            continue
        said = [bare_number(row.cells[n].text) for row in rows]
        if grammar.columns.match(column.header)[1] >= NAMED:
            counted = clash(own, said, stated) or counts_lines(said, stated)
            if counted and marked_apart(columns, rows, said):
                out[n] = replace(column, role=None, why=f"{column.why}{_CODES} and the actions print other numbers")
        elif clash(own, said, stated):
            out[n] = replace(column, role=None, why=f"{column.why}{_CODES} print other numbers")
        elif comes_again(said, stated):
            out[n] = replace(column, role=None, why=f"{column.why}{_CODES} share one")
    return tuple(out)


def is_code(column: Column) -> bool:
    """Whether a column lost the role of a number here."""
    return column.role is None and _CODES in column.why


def texts_above(cells: Iterable[Slice]) -> list[str]:
    """The text of each cell, of a blank one that of the cell above it."""
    out: list[str] = []
    for cell in cells:
        out.append(fold(cell.text) or (out[-1] if out else ""))
    return out


def clash(own: Sequence[str], said: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether each recommendation has a number of its own in print and the column's are no parts of these."""
    numbers = {text: number for text, number in zip(stated, own, strict=True) if text}
    if not all(numbers.values()) or len(set(numbers.values())) < max(LEAST, len(numbers)):
        return False
    pairs = [(one, other) for one, other in zip(own, said, strict=True) if one and other]
    others = [other for one, other in pairs if other != one and not is_part(other, one)]
    return len(others) >= max(LEAST, SHARE * len(pairs))


def marked_apart(columns: Sequence[Column], rows: Sequence[Row], said: Sequence[str]) -> bool:
    """Whether every action opens with a mark of its own, "a)", that isn't what a column says beside it."""
    at = next((n for n, column in enumerate(columns) if column.role is R.ACTION), None)
    if at is None:
        return False
    marks = [leading_number(Slice(fold(row.cells[at].text)))[0].text for row in rows]
    told = [(bare_number(mark), line) for mark, line in zip(marks, said, strict=True) if line]
    return len(told) >= LEAST and all(mark and mark != line and not is_part(mark, line) for mark, line in told)


def counts_lines(said: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a column counts on from row to row where a recommendation holds several: "1", "2", "3"."""
    numbers = [int(line) for line in said if line.isdigit()]
    on = len(numbers) == len(said) and numbers == [*range(1, len(said) + 1)]
    return on and len({*stated}) < len(stated)


def comes_again(said: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a code, and not a figure that may count anew in each section, stands beside several recommendations."""
    beside: dict[str, set[str]] = {}
    for code, text in zip(said, stated, strict=True):
        if code and text and not code.replace(".", "").isdigit():
            beside.setdefault(code, set()).add(text)
    return any(len(texts) > 1 for texts in beside.values())
