"""Forms that print each question on a row of its own with the answer on the row below: the two side by side, as a card.

So are regulators' forms to be filled in: "Who is responsible for the action?" over "Registered Manager", "Date actions
will be completed: | 31 March", "How the regulation was not being met: Care plans did not …" in one cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from planparse.assembly.blocks.headings import numbered_heading, open_block
from planparse.document import Cell, RowFragment, Slice, Table
from planparse.grammar.load import Grammar
from planparse.text import fold

SURE = 90  # how well a label must be known
ASKED = 85  # and where it is a question
LABEL_WORDS = 5
LEAST_ROLES = 3
MOST_LABELS = 2  # on one row, over their answers: more are the header of a table
_NUMBERED = re.compile(r"\w\s+\d{1,3}[.:]?$")
_END = re.compile(r"(?<=\?)\s+(?=\S)|:\s+(?=\S)|\n")  # of a label before its answer in one cell


class Pair(NamedTuple):
    """A label and its answer; `alone`: whether no other label and no other answer stands on their rows."""

    label: Cell
    answer: Cell | None
    alone: bool


def answers_beside(table: Table, grammar: Grammar) -> Table:
    """The table as rows of a label and its answer where it prints labels over answers; else as it is.

    A row that is neither label nor answer spans both columns.
    """
    rows = [filled for row in table.rows if (filled := [cell for cell in row.cells if cell.text.strip()])]
    if 2 * sum(len(row) == 1 for row in rows) < len(rows):
        return table
    pieces = pieces_of(rows, grammar)
    asked = [piece for piece in pieces if isinstance(piece, Pair) and piece.alone]
    roles = {role_of(piece.label, grammar) for piece in pieces if isinstance(piece, Pair)} - {None}
    alone = {role_of(piece.label, grammar) for piece in asked if piece.answer} - {None}
    if len(alone) < LEAST_ROLES - 1 or len(roles) < LEAST_ROLES or "action" not in roles:
        return table
    if sum(isinstance(piece, Cell) for piece in pieces) > len(pieces) / 3:
        return table  # rows of other things
    return replace(table, rows=tuple(row_of(piece) for piece in pieces))


def pieces_of(rows: Sequence[list[Cell]], grammar: Grammar) -> list[Pair | Cell]:
    """The labels with their answers, and the cells that are neither, in order."""
    out: list[Pair | Cell] = []
    at = 0
    while at < len(rows):
        row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else []
        at += 1
        labels = [is_label(cell, grammar) and not heads(cell, grammar) for cell in row]
        answered = len(below) == len(row) and not any(opens(cell, grammar) for cell in below)
        if all(labels) and len(row) <= MOST_LABELS and (answered or len(row) == 1):
            answers = below if answered else [None]
            out += [Pair(label, answer, alone=len(row) == 1) for label, answer in zip(row, answers, strict=True)]
            at += answered
        elif len(row) % 2 == 0 and all(labels[::2]) and not any(labels[3::2]):
            out += [Pair(label, answer, alone=False) for label, answer in zip(row[::2], row[1::2], strict=True)]
        elif len(row) == 1 and (said := said_in(row[0], grammar)):
            out.append(said)
        elif len(row) == 1 and out and isinstance(out[-1], Pair) and out[-1].alone and not heads(row[0], grammar):
            out.append(Pair(replace(row[0], text="", more=()), row[0], alone=True))  # the answer goes on
        else:
            out += row
    return out


def said_in(cell: Cell, grammar: Grammar) -> Pair | None:
    """The label and the answer of a cell that holds both: "Who is responsible? The Registered Manager"."""
    for end in _END.finditer(cell.text):
        label, answer = cell.text[: end.end()].strip(), cell.text[end.end() :].strip()
        if answer and is_label(replace(cell, text=label.rstrip(":")), grammar) and not _NUMBERED.search(label):
            return Pair(replace(cell, text=label), replace(cell, text=answer), alone=True)
    return None


def opens(cell: Cell, grammar: Grammar) -> bool:
    """Whether a cell is a label, holds one with its answer, or heads what is below."""
    return is_label(cell, grammar) or said_in(cell, grammar) is not None or heads(cell, grammar)


def heads(cell: Cell, grammar: Grammar) -> bool:
    """Whether a cell is what plans number their parts by: "Recommendation 2", "Section 3: Safe", "Regulation 12"."""
    text = fold(cell.text)
    counted = _NUMBERED.search(text) is not None and is_label(cell, grammar)
    return counted or bool(open_block(Slice(text), grammar) or numbered_heading(text, grammar))


def is_label(cell: Cell, grammar: Grammar) -> bool:
    """Whether a cell is a header word or a question that the grammar knows well, or a few words and a colon."""
    text = cell.text.rstrip()
    if grammar.columns.match(cell.text)[1] >= (ASKED if text.endswith("?") else SURE):
        return True
    return text.endswith(":") and len(text.split()) <= LABEL_WORDS


def role_of(label: Cell, grammar: Grammar) -> str | None:
    """The role that a label names."""
    return grammar.columns.match(label.text)[0]


def row_of(piece: Pair | Cell) -> RowFragment:
    """A row of a label and its answer, or of one cell over both columns."""
    if isinstance(piece, Cell):
        return RowFragment((replace(piece, column=0, row_span=1, col_span=2),))
    label = replace(piece.label, column=0, row_span=1, col_span=1)
    answer = replace(piece.answer or piece.label, column=1, row_span=1, col_span=1)
    return RowFragment((label, answer if piece.answer else replace(answer, text="", more=())))
