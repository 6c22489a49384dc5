"""The rows that open a card with a number: "Recommendation 2 | Keep records", "Action 2: Review", "Priority 1 | …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.headings import numbered_heading
from planparse.assembly.blocks.label_fields import numbered_pattern
from planparse.assembly.model import ColumnRole
from planparse.document import Cell, Paragraph
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import fold

HEADS = frozenset({None, ColumnRole.RECOMMENDATION, ColumnRole.PRIORITY})  # what a heading's word calls itself
Pairs = list[tuple[Cell, list[Cell | None]]]  # label, its values


def heading_of(
    filled: Sequence[Cell], below: Sequence[Sequence[Cell]], above: Sequence[Pairs | Paragraph], grammar: Grammar
) -> Paragraph | None:
    """The line that a card's first row is, where that numbers what its actions answer or stand under: "Priority 1 |
    People wait too long" as "Priority 1: People wait too long"; None for another row.

    One that the next row counts on is no heading: "Outcome 1" over "Outcome 2" are what the card says.
    """
    if len(filled) != 2 or filled[0].column or not below:
        return None
    cell, value = filled
    label = f"{fold(cell.text).rstrip(': ')}: "
    word = heading_word(label, grammar)
    opens = not above or any(isinstance(line, Paragraph) and heading_word(line.text, grammar) == word for line in above)
    again = heading_word(f"{fold(below[0][0].text)}: ", grammar) == word
    if not word or ":" in label[:-2] or not opens or again:
        return None
    return Paragraph(f"{label}{value.text}", cell.ref, more=(*cell.more, value.ref, *value.more))


def heading_word(text: str, grammar: Grammar) -> str:
    """The word that a text opens with and numbers as a heading does, "" for none, and where that names what a card's
    rows say: an outcome, an action, a finding.
    """
    found = numbered_heading(text, grammar)
    role = grammar.columns.match(found.group(1))[0] if found else None
    return found.group(1).casefold() if found and role in HEADS else ""


def with_number(label: Cell, values: list[Cell | None], first: Cell | None, grammar: Grammar) -> Pairs:
    """A label that numbers its one value as two, "Recommendation 2" as "2" and the text; any other with its values.

    It opens a card: as the `first` label does, where there is one above. "Milestone 2" inside a card opens none.
    """
    furniture = grammar.furniture
    numbers = numbered_pattern(furniture.own_labels, furniture.number_said, furniture.number_sign)
    found = numbers.match(fold(label.text).rstrip(":"))
    if found is None or sum(cell is not None and bool(cell.text.strip()) for cell in values) != 1:
        return [(label, values)]
    number, name = number_cell(label, found.group(1)), replace(label, text=found.group(1))
    if first is not None and first.text.casefold() != number.text.casefold():
        return [(label, values)]
    return [(number, [cell and replace(label, text=found.group(2)) for cell in values]), (name, values)]


def number_cell(label: Cell, name: str) -> Cell:
    """The label of a number that stands in another's: our word, not the source's."""
    return replace(label, text=f"{name} No", ref=CellRef(), more=())


def opening_of(cell: Cell, width: int, grammar: Grammar) -> Pairs:
    """The label, number and text of a line that opens a card, "Action 2: Review the profile"; none for another."""
    label, _, text = fold(cell.text).partition(":")
    furniture = grammar.furniture
    found = numbered_pattern(furniture.action_labels, furniture.number_said, furniture.number_sign).match(label)
    if found is None or not text.strip():
        return []
    rest: list[Cell | None] = [None] * (width - 2)
    return [
        (number_cell(cell, found.group(1)), [replace(cell, text=found.group(2)), *rest]),
        (replace(cell, text=found.group(1)), [replace(cell, text=text.strip()), *rest]),
    ]
