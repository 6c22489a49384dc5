"""Fields in the cells of actions, "Lead: Jane Doe / By: June 2016" under what is to be done, as columns of their own.

Tables in plain English have no column of owners or dates: each action ends with its own, labelled or in brackets, as
the lines of a list do, and as such its fields are parted (blocks/parted_fields.py). A field that a column of the table
holds leaves the cell whole: there the label is part of what is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planparse.assembly.blocks.label_fields import Field, field_of
from planparse.assembly.blocks.parted_fields import with_fields_parted
from planparse.assembly.model import Column, ColumnRole, Entry, LogicalRow
from planparse.assembly.rows.entries import stacked_texts
from planparse.assembly.shapes import DATES, PARTIES
from planparse.document import Paragraph, Slice
from planparse.grammar.load import Grammar
from planparse.schema import CellRef

R = ColumnRole


@dataclass(frozen=True, slots=True)
class Told:
    """An action's cell: what is to be done, and the fields behind it with the role of each."""

    text: Slice
    fields: tuple[tuple[Field, ColumnRole], ...]


def with_cell_fields(entries: Sequence[Entry], grammar: Grammar) -> tuple[list[Entry], list[Slice]]:
    """The entries, each row of a table whose actions end with fields with a column for each label, and one row for each
    action where a cell lists several; and the labels as printed.
    """
    out: dict[int, list[Entry]] = {n: [entry] for n, entry in enumerate(entries)}
    labels: list[Slice] = []
    for columns in dict.fromkeys(entry.columns for entry in entries if isinstance(entry, LogicalRow)):
        at = next((n for n, column in enumerate(columns) if column.role is R.ACTION), None)
        if at is None:
            continue
        rows = {n: e for n, e in enumerate(entries) if isinstance(e, LogicalRow) and e.columns == columns}
        found = told_in({n: row.cells[at] for n, row in rows.items() if row.cells[at]}, columns, grammar)
        fields = [field for said in found.values() for told in said for field in told.fields]
        named = {field.label: role for field, role in fields}
        more = tuple(Column(label, role, "its cells say so behind this label") for label, role in named.items())
        for n, row in rows.items() if found else ():
            said = found.get(n, [None])
            out[n] = [
                with_fields(row if not place else emptied(row), at, told, more) for place, told in enumerate(said)
            ]
        labels += [Slice(f.label, told.text.refs) for said in found.values() for told in said for f in printed(told)]
    return [entry for n in out for entry in out[n]], labels


def printed(told: Told) -> list[Field]:
    """The fields whose labels are the document's own."""
    return [field for field, _ in told.fields if field.printed]


def told_in(cells: Mapping[int, Slice], columns: Sequence[Column], grammar: Grammar) -> dict[int, list[Told]]:
    """What those of the cells tell that fields end: of each action that a cell lists, where all of these have some and
    no column says who or when; else of the one.
    """
    lists = {n: stacked_texts(cell.text) for n, cell in cells.items()}
    whose = [(n, text) for n, texts in lists.items() for text in texts if len(texts) > 1]
    found = told_each([Slice(text, cells[n].refs) for n, text in whose], columns, grammar)
    listed: dict[int, list[Told | None]] = {}
    for (n, _), told in zip(whose, found, strict=True):
        listed.setdefault(n, []).append(told)
    apart = (PARTIES | DATES).isdisjoint(column.role for column in columns if column.role is not None)
    out = {n: [told for told in said if told is not None] for n, said in listed.items() if apart and None not in said}
    left = [n for n in cells if n not in out]
    alone = zip(left, told_each([cells[n] for n in left], columns, grammar), strict=True)
    return out | {n: [told] for n, told in alone if told is not None}


def told_each(texts: Sequence[Slice], columns: Sequence[Column], grammar: Grammar) -> list[Told | None]:
    """What each of the texts tells, None of those that no field ends."""
    lines = [Paragraph(text.text, (*text.refs, CellRef())[0]) for text in texts]
    pieces, whole = with_fields_parted(lines, grammar)
    parts: dict[int, list[Paragraph]] = {}
    for piece in pieces:
        if isinstance(piece, Paragraph) and id(piece) in whole:
            parts.setdefault(id(whole[id(piece)]), []).append(piece)
    cut = [(parts.get(id(line)), text.refs) for line, text in zip(lines, texts, strict=True)]
    return [told_of(said, refs, columns, grammar) if said else None for said, refs in cut]


def told_of(
    pieces: Sequence[Paragraph], refs: tuple[CellRef, ...], columns: Sequence[Column], grammar: Grammar
) -> Told | None:
    """The action and the fields behind it, each of a role of its own that no column has and one of them who or when;
    else None.
    """
    fields = [field for piece in pieces[1:] if (field := field_of(piece, grammar)) is not None and field.role]
    roles = [R(field.role) for field in fields if field.role]
    own = len(set(roles)) == len(pieces) - 1 and {column.role for column in columns}.isdisjoint(roles)
    if not own or not (PARTIES | DATES).intersection(roles):
        return None
    return Told(Slice(pieces[0].text, refs), tuple(zip(fields, roles, strict=True)))


def emptied(row: LogicalRow) -> LogicalRow:
    """The row of a further action of a list: what else it says stays with the first."""
    return replace(row, cells=tuple(Slice("") for _ in row.cells))


def with_fields(row: LogicalRow, at: int, told: Told | None, more: tuple[Column, ...]) -> LogicalRow:
    """The row with the columns of the fields, blank where it tells none of them."""
    cells = list(row.cells)
    said: dict[str, Slice] = {}
    if told is not None:
        cells[at] = told.text
        said = {field.label: Slice(field.paragraph.text, told.text.refs) for field, _ in told.fields}
    cells += [said.get(column.header, Slice("")) for column in more]
    return replace(row, columns=(*row.columns, *more), cells=tuple(cells))
