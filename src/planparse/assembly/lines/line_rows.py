"""Rows of lines that are divided into columns: by blank lines, else by what begins on a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planparse.assembly.model import ColumnRole
from planparse.assembly.rows.parting import consecutive
from planparse.assembly.shapes import DATES, PARTIES, ends_text, is_dateish, is_number, is_open, starts_low
from planparse.document import Paragraph
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import is_item

R = ColumnRole
_OPENING = re.compile(r"(?:(\d{1,3}(?:\.\d{1,3})+[a-z]?)|(\d{1,3})[.)])\s")
Row = list[Paragraph | None]
HEADING_WORDS = 12
CENTRED = 0.3  # share of rows whose cells do not all begin on their first line, from which none need do so


@dataclass(frozen=True, slots=True)
class LineCells:
    """One line's text by column, and how many blank lines stand before it."""

    paragraph: Paragraph
    cells: dict[int, str]
    gap: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table's lines have in common: each column's role, and whether blank lines part rows.

    `by_gaps` where cells stand in the middle of their rows' height, so that no line is the top of a row.
    """

    roles: tuple[ColumnRole | None, ...]
    by_gaps: bool
    widths: tuple[int, ...] = ()  # of the page at hand


def shape_of(headers: Sequence[str], runs: Sequence[Sequence[LineCells]], grammar: Grammar) -> Shape:
    """The shape of a table's lines, page by page."""
    lines = [line for run in runs for line in run]
    roles = tuple(
        role_of(h, [line.cells[c] for line in lines if c in line.cells], grammar) for c, h in enumerate(headers)
    )
    groups = [group for run in runs for group in groups_of(run) if len({c for g in group for c in g.cells}) > 1]
    late = sum(1 for group in groups if any(c not in group[0].cells for line in group for c in line.cells))
    parted = len(groups) >= 2 * len(runs) + 1  # else blank lines are no rule here
    return Shape(roles, parted and late > CENTRED * len(groups))


def role_of(header: str, texts: Sequence[str], grammar: Grammar) -> ColumnRole | None:
    """The role of a column: by its header, else that of numbers where it holds nothing else."""
    role = grammar.columns.match(header)[0]
    if role is None and not header and texts and all(is_number(text, grammar) for text in texts):
        return R.NUMBER
    return R(role) if role else None


def groups_of(lines: Sequence[LineCells]) -> list[list[LineCells]]:
    """The lines between blank lines."""
    groups: list[list[LineCells]] = []
    for line in lines:
        if groups and not line.gap:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def rows_of(lines: Sequence[LineCells], shape: Shape, grammar: Grammar) -> list[Row]:
    """The lines as rows, one cell per column."""
    widths = (max((len(line.cells.get(c, "")) for line in lines), default=0) for c in range(len(shape.roles)))
    shape = replace(shape, widths=tuple(widths))
    parted: list[list[LineCells]] = []
    for group in groups_of(lines):
        whole = shape.by_gaps or is_one_row(group, shape, grammar)
        parts = [group] if whole else tight_rows(group, shape, grammar)
        if parted and goes_on(parted[-1], parts[0], grammar):
            parted[-1] += parts.pop(0)
        parted += parts
    return [row_of(part, len(shape.roles)) for part in parted]


def is_one_row(group: Sequence[LineCells], shape: Shape, grammar: Grammar) -> bool:
    """Whether lines between blank lines are one row: no column with a hole or two dates, a number at most on top."""
    for column, role in enumerate(shape.roles):
        filled = [i for i, line in enumerate(group) if column in line.cells]
        if filled and filled[-1] - filled[0] + 1 != len(filled):
            return False
        texts = [group[i].cells[column] for i in filled]
        if any(follows(above, text) for above, text in pairwise(texts)):
            return False
        if role is R.NUMBER and filled and (filled[0] or sum(1 for t in texts if is_number(t, grammar)) > 1):
            return False
        if role in DATES and sum(1 for t in texts if has_year(t) and is_dateish(t, grammar)) > 1:
            return False
    return not any(opens_late(group, at, shape, grammar) for at in range(1, len(group)))


def opens_late(group: Sequence[LineCells], at: int, shape: Shape, grammar: Grammar) -> bool:
    """Whether a lead or date first stands on a line below the top, beside texts that begin there."""
    above, line = group[at - 1].cells, group[at].cells
    both = [c for c in line if c in above]
    if not both or any(starts_low(line[c]) or is_open(above[c], grammar) for c in both):
        return False
    fresh = [c for c in line if shape.roles[c] in DATES | PARTIES and all(c not in g.cells for g in group[:at])]
    return any(not starts_low(line[c]) for c in fresh)


def has_year(text: str) -> bool:
    """Whether a date is whole: it ends in digits."""
    return text.rstrip(". ")[-2:].isdigit()


def tight_rows(group: Sequence[LineCells], shape: Shape, grammar: Grammar) -> list[list[LineCells]]:
    """Rows of lines without blank lines between them: a row begins where its cells begin, at its top."""
    rows: list[list[LineCells]] = []
    for index, line in enumerate(group):
        if not rows or begins(rows[-1], line, shape, grammar) or heads(group, index, shape, grammar):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def heads(group: Sequence[LineCells], index: int, shape: Shape, grammar: Grammar) -> bool:
    """Whether a line in the first column alone is a heading over the row below it, and not the end of the one above."""
    above, line = group[index - 1].cells.get(0, ""), group[index].cells.get(0, "")
    if shape.roles[0] is R.NUMBER or set(group[index].cells) != {0} or starts_low(line) or is_open(above, grammar):
        return False
    if not ended(above, line, shape.widths[0]):
        return False
    words: list[str] = []
    for below in group[index:]:
        if set(below.cells) != {0}:
            return 0 in below.cells and not starts_low(below.cells[0]) and len(words) <= HEADING_WORDS
        words += below.cells[0].split()
        if words[-1].endswith((".", ";", ",")):
            return False
    return False


def begins(row: Sequence[LineCells], line: LineCells, shape: Shape, grammar: Grammar) -> bool:
    """Whether a line begins a row of its own below `row`."""
    above, roles = row[-1].cells, shape.roles
    if any(roles[c] is R.NUMBER and is_number(t, grammar) for c, t in line.cells.items()):
        return True
    both = [c for c in line.cells if c in above]
    if any(starts_low(line.cells[c]) or is_open(above[c], grammar) for c in both):
        return False
    for c in both:
        if roles[c] in DATES and is_dateish(line.cells[c], grammar):
            whole = " ".join(part.cells[c] for part in row if c in part.cells)
            if is_dateish(whole, grammar):
                return True
    if any(c not in above and not starts_low(t) and not is_item(t) for c, t in line.cells.items()):
        return True
    if any(follows(row[0].cells.get(c, ""), line.cells[c]) for c in both):
        return True
    texts = [c for c in both if roles[c] not in PARTIES and roles[c] not in DATES]
    return len(both) >= 2 and bool(texts) and all(ended(above[c], line.cells[c], shape.widths[c]) for c in both)


def follows(first: str, text: str) -> bool:
    """Whether a text opens with the number after that which opens another: "3. …", "4. …"; "2.1 …", "2.2 …"."""
    a, b = _OPENING.match(first), _OPENING.match(text)
    if a is None or b is None:
        return False
    return bool(consecutive(f"{a.group(1) or a.group(2)} {b.group(1) or b.group(2)}"))


def ended(above: str, below: str, width: int) -> bool:
    """Whether the text above was no wrapped line: a sentence ended, or the first word below had room beside it."""
    return ends_text(above) or len(above) + 1 + len(below.split(" ", 1)[0]) <= width or above == below


def goes_on(before: Sequence[LineCells], group: Sequence[LineCells], grammar: Grammar) -> bool:
    """Whether lines after a blank line are the rest of the row: one column only, in mid-sentence or one more item."""
    columns = {c for line in group for c in line.cells}
    if len(columns) != 1:
        return False
    (column,) = columns
    above = next((line.cells[column] for line in reversed(before) if column in line.cells), "")
    text = group[0].cells[column]
    return bool(above) and (starts_low(text) or is_open(above, grammar) or is_item(text))


def row_of(lines: Sequence[LineCells], width: int) -> Row:
    """One row: the lines of each cell joined, an item on a line of its own."""
    row: Row = [None] * width
    for column in range(width):
        parts = [(line.paragraph, line.cells[column]) for line in lines if column in line.cells]
        if not parts:
            continue
        text = parts[0][1]
        for _, part in parts[1:]:
            text += ("\n" if is_item(part) else " ") + part
        refs = [place_of(p.ref, column) for p, _ in parts]
        row[column] = Paragraph(text, refs[0], more=tuple(refs[1:]))
    return row


def place_of(line: CellRef, column: int) -> CellRef:
    """The place of a column's text on a line."""
    return CellRef(page=line.page, line=line.line, column=column + 1)
