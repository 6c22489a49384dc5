"""Cuts a run of cells into rows where blank cells are lost: each cell in the column that it fits best."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.assembly.blocks.label_fields import with_line
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
GOES_ON = 1.3  # what it costs that a text goes on in a paragraph of its own
NEW_LINE = 1.5  # what it costs to begin a row on a new line, where slashes part the cells
LINE_ON = 0.3  # and on a line of its own, where slashes part the cells
OWN_SLASH = 0.6  # what it costs that a slash stands inside a cell
NEVER = 1e6
LONGS = frozenset({R.RECOMMENDATION, R.FINDING, R.OUTCOME, R.MEASURE, R.ACTION, R.EVIDENCE, R.PROGRESS, None})
UNCOUNTED = 1.0  # what it costs more to begin a row without a number, where numbers open rows
UNFIT = -2.5  # how badly a cell suits a column that it can't stand in
OPENS = 2.0  # that a cell with the next number opens its row, and one without does not


def cut_rows(
    cells: Sequence[Paragraph],
    roles: list[ColumnRole | None],
    grammar: Grammar,
    before: Sequence[Paragraph | None] = (),
    counted: Collection[CellRef] = (),
) -> list[list[Paragraph | None]]:
    """The cells in rows, each in the column that suits it.

    `before` is the last row of the page before: the rest of its cells, which begin with small letters, come first.
    `counted` are the places of the cells that open rows with a number.
    """
    openings = [i for i, cell in enumerate(cells) if cell.ref in counted]
    rows: list[list[Paragraph | None]] = []
    for start, end in pairwise(dict.fromkeys((0, *openings, len(cells)))):
        part = cells[start:end]
        if cells[start].ref in counted and is_whole(part, roles, grammar):
            rows.append(list(part))
        else:
            rows += fitting_rows(part, roles, grammar, () if rows else before, counted)
    return rows


def is_whole(row: Sequence[Paragraph], roles: list[ColumnRole | None], grammar: Grammar) -> bool:
    """Whether a row has a cell for each column, and none that can't stand there."""
    if len(row) != len(roles):
        return False
    return all(fit(cell.text, role, grammar) > UNFIT for cell, role in list(zip(row, roles, strict=True))[1:])


def fitting_rows(
    cells: Sequence[Paragraph],
    roles: list[ColumnRole | None],
    grammar: Grammar,
    before: Sequence[Paragraph | None],
    counted: Collection[CellRef],
) -> list[list[Paragraph | None]]:
    """The cells in rows, each in the column that makes the whole sequence fit best."""
    rest_of_row = next((i for i, c in enumerate(cells) if not starts_low(c.text)), len(cells)) if before else 0
    worths = [worth_of(cell, roles, grammar, counted) for cell in cells]
    for i in range(rest_of_row):
        opens = [openness(cell, role, grammar) for cell, role in zip(before, roles, strict=True)]
        worths[i] = Worth(opens, opens)
    usual, first = moves_of(roles, parted=UNCOUNTED if counted else 0.0), moves_of(roles, 0.2)
    whole = moves_of(roles, 0.2, ONE_ROW)
    moves = [usual if i > rest_of_row else first if i == rest_of_row else whole for i in range(len(cells))]
    return rows_of(cells, best_path(worths, moves, roles, 0.0 if rest_of_row else 0.5), len(roles))


def rows_between_slashes(
    cells: Sequence[Paragraph],
    slashed: Sequence[bool],
    roles: list[ColumnRole | None],
    grammar: Grammar,
    counted: Collection[CellRef] = (),
    whole: bool = False,
) -> list[list[Paragraph | None]]:
    """The cells in rows, where cells run over several lines: a slash leads to the right, a new line anywhere.

    `slashed` says of each cell whether a slash stands before it; where none does, it begins a line. `whole`: all are
    one row. Two parties may have a slash of their own between them.
    """
    worths = [worth_of(cell, roles, grammar, counted)._replace(longer=[0.0] * len(roles)) for cell in cells]
    width = range(len(roles))
    right = moves_of(roles)._replace(longer=[OWN_SLASH if role in PARTIES else NEVER for role in roles])
    right = right._replace(costs=[[right.costs[k][j] if k < j else NEVER for j in width] for k in width])
    line = line_moves(roles)
    line = line._replace(costs=[[NEVER] * len(roles)] * len(roles)) if whole else line
    return rows_of(cells, best_path(worths, [right if s else line for s in slashed], roles, 0.5), len(roles))


class Moves(NamedTuple):
    """What each step from column to column costs, and that a cell goes on; whether a step to the right is a new row."""

    costs: list[list[float]]
    longer: list[float]
    parts: bool = False


def moves_of(roles: Sequence[ColumnRole | None], share: float = 1.0, parted: float = 0.0) -> Moves:
    """Steps where cells follow one another: to the right the columns between are blank, else a new row begins.

    `share` of what it costs is counted; `parted` more where a row would be two.
    """
    width = len(roles)
    costs = [
        [
            skip(roles, k + 1, j) * share
            if k < j
            else (skip(roles, k + 1, width) + skip(roles, 0, j) + NEW_ROW) * share + parted
            for j in range(width)
        ]
        for k in range(width)
    ]
    return Moves(costs, [GOES_ON if role in LONGS and parted < ONE_ROW else NEVER for role in roles])


def line_moves(roles: Sequence[ColumnRole | None]) -> Moves:
    """Steps to a new line where slashes part the cells: the cell goes on, or a row begins in any column."""
    width = len(roles)
    costs = [[skip(roles, k + 1, width) + skip(roles, 0, j) + NEW_LINE for j in range(width)] for k in range(width)]
    return Moves(costs, [LINE_ON] * width, parts=True)


def skip(roles: Sequence[ColumnRole | None], first: int, last: int) -> float:
    """What it costs that the cells of columns from `first` to before `last` are blank."""
    return sum(SKIP.get(role, 0.45) if role else 0.3 for role in roles[first:last])


class Worth(NamedTuple):
    """How well a cell suits each column: where it stands there, and where it goes on in it."""

    stands: list[float]
    longer: list[float]


def worth_of(
    cell: Paragraph, roles: Sequence[ColumnRole | None], grammar: Grammar, counted: Collection[CellRef]
) -> Worth:
    """How well a cell suits each column; where numbers open rows, one with a number suits the first."""
    fits = [fit(cell.text, role, grammar) for role in roles]
    named = is_partyish(cell.text) and not ends_text(cell.text)  # no text goes on with a name alone
    longer = [-NEVER if named else min(worth, 0.0) for worth in fits]
    if not counted:
        return Worth(fits, longer)
    if cell.ref not in counted:
        return Worth([fits[0] - 2 * OPENS, *fits[1:]], longer)
    opening = max(fits[0], 0.0) + OPENS  # a reference need not look like a number
    return Worth([opening, *(worth - OPENS for worth in fits[1:])], longer)


class Step(NamedTuple):
    """Where a cell stands: its column, the column of the cell before, whether it begins a row or goes on."""

    column: int
    before: int
    new_row: bool
    goes_on: bool


def best_path(
    worths: Sequence[Worth], moves: Sequence[Moves], roles: Sequence[ColumnRole | None], free: float
) -> list[Step]:
    """The steps that are worth most together (Viterbi over columns); `free`: the share that a late start costs."""
    width = range(len(roles))
    scores = [worths[0].stands[j] - free * skip(roles, 0, j) for j in width] if worths else []
    back = [[Step(j, -1, True, False) for j in width]]
    for worth, move in zip(worths[1:], moves[1:], strict=True):
        row: list[float] = []
        steps: list[Step] = []
        for j in width:
            best = max(width, key=lambda k: (scores[k] - move.costs[k][j], -k))
            onward = scores[best] - move.costs[best][j] + worth.stands[j]
            longer = scores[j] - move.longer[j] + worth.longer[j]
            row.append(max(onward, longer))
            goes_on = longer > onward
            steps.append(Step(j, j if goes_on else best, not goes_on and (move.parts or best >= j), goes_on))
        scores = row
        back.append(steps)
    if not scores:
        return []
    last = max(width, key=lambda j: (scores[j] - 0.5 * skip(roles, j + 1, len(roles)), -j))
    path = [back[-1][last]]
    for steps in reversed(back[:-1]):
        path.append(steps[path[-1].before])
    return path[::-1]


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


def rows_of(cells: Sequence[Paragraph], path: Sequence[Step], width: int) -> list[list[Paragraph | None]]:
    """Rows of the cells as the steps say."""
    rows: list[list[Paragraph | None]] = []
    for cell, step in zip(cells, path, strict=True):
        above = rows[-1][step.column] if rows else None
        if step.goes_on and above is not None:
            rows[-1][step.column] = with_line(above, cell)
            continue
        if step.new_row or not rows:
            rows.append([None] * width)
        rows[-1][step.column] = cell
    return rows
