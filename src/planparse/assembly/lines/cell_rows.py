"""Cuts a run of cells into rows where blank cells are lost: each cell in the column that it fits best."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import DATES, PARTIES, ends_text, fit, is_dateish, is_open, is_partyish, starts_low
from planparse.document import Paragraph
from planparse.fields.statuses import is_status_text
from planparse.grammar.load import Grammar
from planparse.schema import CellRef

R = ColumnRole
SKIP = {R.ACTION: 3.0, R.RECOMMENDATION: 0.6, R.NUMBER: 0.6, R.LEAD: 0.9, R.DUE: 0.9}
NEW_ROW = 0.2
ONE_ROW = 10.0  # what it costs to put the rest of a row into two
OPENS = 2.0  # that a cell with the next number opens its row, and one without does not


def cut_rows(
    cells: Sequence[Paragraph],
    roles: list[ColumnRole | None],
    grammar: Grammar,
    before: Sequence[Paragraph | None] = (),
    counted: Collection[CellRef] = (),
) -> list[list[Paragraph | None]]:
    """The cells in rows, each in the column that makes the whole sequence fit best (Viterbi over columns).

    `before` is the last row of the page before: the rest of its cells, which begin with small letters, come first.
    `counted` are the places of the cells that open rows with a number.
    """
    width = len(roles)
    rest_of_row = next((i for i, c in enumerate(cells) if not starts_low(c.text)), len(cells)) if before else 0

    def skip(first: int, last: int) -> float:
        return sum(SKIP.get(role, 0.45) if role else 0.3 for role in roles[first:last])

    scores: list[list[float]] = []
    back: list[list[int]] = []
    for i, cell in enumerate(cells):
        fits = [fit(cell.text, role, grammar) for role in roles]
        if counted:
            fits = [worth + (OPENS if (cell.ref in counted) == (j == 0) else -OPENS) for j, worth in enumerate(fits)]
        if i < rest_of_row:
            fits = [openness(before[j], roles[j], grammar) for j in range(width)]
        if i == 0:
            free = 0.0 if rest_of_row else 0.5
            scores.append([fits[j] - free * skip(0, j) for j in range(width)])
            back.append([-1] * width)
            continue
        row, from_ = [], []
        for j in range(width):
            options = [
                scores[-1][k]
                - (skip(k + 1, j) if k < j else skip(k + 1, width) + skip(0, j) + NEW_ROW)
                * (0.2 if i <= rest_of_row else 1)
                - (ONE_ROW if k >= j and i < rest_of_row else 0.0)
                for k in range(width)
            ]
            best = max(range(width), key=lambda k: (options[k], -k))
            row.append(options[best] + fits[j])
            from_.append(best)
        scores.append(row)
        back.append(from_)
    return rows_of(cells, path_of(scores, back, lambda j: 0.5 * skip(j + 1, width)), width)


def openness(cell: Paragraph | None, role: ColumnRole | None, grammar: Grammar) -> float:
    """How likely a cell is to go on over the page."""
    if cell is None or role is R.NUMBER:
        return -4.0
    if is_open(cell.text, grammar):
        return 4.0
    if (
        ends_text(cell.text)
        or is_status_text(cell.text, grammar.statuses)
        or (role in DATES and is_dateish(cell.text, grammar))
    ):
        return -2.0
    return -0.5 if role in PARTIES and is_partyish(cell.text) else 1.5


def path_of(scores: list[list[float]], back: list[list[int]], rest: Callable[[int], float]) -> list[int]:
    """The best column of each cell, traced back from the end."""
    if not scores:
        return []
    last = max(range(len(scores[-1])), key=lambda j: (scores[-1][j] - rest(j), -j))
    path = [last]
    for from_ in reversed(back[1:]):
        path.append(from_[path[-1]])
    return path[::-1]


def rows_of(cells: Sequence[Paragraph], path: list[int], width: int) -> list[list[Paragraph | None]]:
    """Rows of the cells: a column at or left of the last one begins a new row."""
    rows: list[list[Paragraph | None]] = []
    before = width
    for cell, column in zip(cells, path, strict=True):
        if column <= before or not rows:
            rows.append([None] * width)
        rows[-1][column] = cell
        before = column
    return rows
