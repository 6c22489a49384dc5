"""What is said once of a recommendation moves up to it from its actions (contract, rule 4)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from planparse.assembly.blocks.listed import Draft
from planparse.assembly.model import Column, ColumnRole
from planparse.document import Slice
from planparse.fields.colour_keys import colour_key
from planparse.fields.progress import split_measures
from planparse.grammar.load import Grammar
from planparse.grammar.statuses import StatusGrammar
from planparse.schema import CellRef
from planparse.text import fold

R = ColumnRole
Row = Sequence[tuple[Column, Slice]]
Cells = Sequence[Sequence[Sequence[Slice]]]  # of one column, by recommendation and by printed row
RISING = (None, R.OUTCOME, R.MEASURE)  # what a recommendation can say as well as an action
SHOW = 2  # recommendations of several actions that show what is said once of each
_MARK = re.compile(r"[x×✗✘✓✔☑☒●■]", re.I)


def raise_columns(drafts: Sequence[Draft], notes: Sequence[Slice], grammar: Grammar) -> list[Slice]:
    """Move to the recommendation what a column says once of each; returns what only repeated it.

    It says so beside the first action, always; or beside every action of a recommendation that is itself printed
    beside each. Where each recommendation has one action, what stands between the two is said of the recommendation,
    and so is an outcome. A column of marks, as under the months of a timetable, says it of the actions that it marks;
    one of colours that the document's key (in `notes`) explains tells how far they are, and one of measures what they
    have come to.
    """
    key = colour_key((note.text for note in notes), grammar.statuses)
    again: list[Slice] = []
    for role, header in columns_of(drafts):
        cells = [cell for draft in drafts for row in draft.rows for cell in values(row, role, header)]
        if came_of_action(drafts, role, header):
            continue
        if may_rise(role, cells, key, grammar) and is_said_once(drafts, role, header):
            again += raised(drafts, role, header)
    return again


def columns_of(drafts: Sequence[Draft]) -> list[tuple[ColumnRole | None, str]]:
    """The columns of all drafts' rows that print something, by role and header."""
    return list(dict.fromkeys((c.role, c.header) for d in drafts for row in d.rows for c, cell in row if cell.refs))


def values(row: Row, role: ColumnRole | None, header: str) -> list[Slice]:
    """What a row has in the column of this role and header."""
    return [cell for column, cell in row if column.role is role and column.header == header]


def came_of_action(drafts: Sequence[Draft], role: ColumnRole | None, header: str) -> bool:
    """Whether a column's header is also that of the date when an action was done: "Completion date and outcome"."""
    return role is R.OUTCOME and any(values(row, R.COMPLETED, header) for draft in drafts for row in draft.rows)


def may_rise(role: ColumnRole | None, cells: Sequence[Slice], key: Collection[str], grammar: Grammar) -> bool:
    """Whether a recommendation can say what a column's cells do: an action alone has a status, a date or an owner."""
    if role is R.STATUS:
        return all(is_bare_colour(cell.text, grammar.statuses, key) for cell in cells)
    if role not in RISING or all(_MARK.fullmatch(fold(cell.text)) for cell in cells):
        return False
    return role is not R.MEASURE or not any(tells_progress(cell.text, grammar) for cell in cells)


def is_bare_colour(text: str, statuses: StatusGrammar, key: Collection[str]) -> bool:
    """Whether a cell is a colour, or the letter of one, that no key explains: it says no status (contract, rule 8)."""
    said = fold(text).casefold().strip(" .")
    return (said in statuses.colours or said in statuses.colour_letters) and said not in key


def tells_progress(measures: str, grammar: Grammar) -> bool:
    """Whether a cell of measures says how far the action is (contract, rule 7)."""
    return bool(split_measures(measures, grammar.timescales, grammar.statuses)[1])


def is_said_once(drafts: Sequence[Draft], role: ColumnRole | None, header: str) -> bool:
    """Whether a column says its cells of the recommendations: once of each, or the same beside each of its actions.

    Under headings that are the recommendations only what is told of them, no other column, is the same so by rule. Two
    recommendations of several actions are the least that shows it, but for a column that stands ahead of the
    actions, for outcomes, which recommendations have, and where one row states several actions beside one cell. Ahead
    of the actions it may leave some recommendations blank: not each is of a breached regulation.
    """
    printed = [printed_rows(draft) for draft in drafts if draft.rows]
    if any(values(row, role, header) for rows in printed for parts in rows for row in parts[1:]):
        return False
    at = [[values(parts[0], role, header) for parts in rows] for rows in printed]
    ahead = ahead_of_action(drafts, role, header)
    least = 1 if ahead or role is R.OUTCOME else SHOW
    if any(cells for rows in at for cells in rows[1:]):
        told = [draft for draft in drafts if draft.rows]
        headed = role is not None and not any(draft.beside for draft in told)
        again = all(draft.repeated >= len(rows) - 1 for draft, rows in zip(told, at, strict=True))
        return (headed or again) and says_again(at, least, bare=role is R.OUTCOME, optional=ahead or role is R.OUTCOME)
    if role is R.OUTCOME or ahead:
        return True  # whatever other tables of the plan, without that column, have
    several = sum(1 for draft in drafts if len(draft.rows) > 1)
    parted = any(len(parts) > 1 for rows in printed for parts in rows)
    return several >= (1 if parted else least) and all(rows[0] for rows in at)


def printed_rows(draft: Draft) -> list[list[Row]]:
    """A recommendation's rows as they are printed: those that were parted out of one cell of actions together."""
    rows: list[list[Row]] = []
    for row in draft.rows:
        stated = action_places(row)
        if rows and stated and stated == action_places(rows[-1][0]):
            rows[-1].append(row)
        else:
            rows.append([row])
    return rows


def action_places(row: Row) -> list[tuple[CellRef, ...]]:
    """Where a row states its action."""
    return [cell.refs for column, cell in row if column.role is R.ACTION]


def ahead_of_action(drafts: Sequence[Draft], role: ColumnRole | None, header: str) -> bool:
    """Whether a column stands before the actions of recommendations that have a column of their own.

    A row without an action, as of a recommendation that is rejected, doesn't say where the column stands.
    """
    rows = [(draft, row) for draft in drafts for row in draft.rows if values(row, role, header)]
    telling = [row for _, row in rows if has_action(row)]
    return all(draft.beside for draft, _ in rows) and bool(telling) and all(header in before_action(r) for r in telling)


def has_action(row: Row) -> bool:
    """Whether a row says what is done."""
    return any(column.role is R.ACTION for column, _ in row)


def before_action(row: Row) -> list[str]:
    """The headers of a row's cells that stand before its action; none where it has no action."""
    at = next((n for n, (column, _) in enumerate(row) if column.role is R.ACTION), 0)
    return [column.header for column, _ in row[:at]]


def says_again(at: Cells, least: int, *, bare: bool, optional: bool) -> bool:
    """Whether the column's cells are the same beside every action of a recommendation.

    `least`: how many recommendations of several printed rows must differ to show it; `bare`: those that print it
    beside several actions may leave the rest blank, as an outcome that was merged over them does; `optional`: some
    recommendations may have none.
    """
    said = [[tuple(fold(cell.text) for cell in cells) for cells in rows] for rows in at]
    again = [texts for texts in said if len(texts) > 1]
    several = {told for texts in again if (told := frozenset(texts) - {()}) or not optional}
    whole = all((texts[0] or optional) and set(texts) == {texts[0]} for texts in said)
    opened = bare and all(texts[0] and set(texts) <= {texts[0], ()} for texts in said)
    repeats = opened and any(texts.count(texts[0]) > 1 for texts in again)
    return len(several) >= least and (whole or repeats)


def prints_again(draft: Draft) -> bool:
    """Whether every row of a recommendation prints its text."""
    return draft.repeated >= len(draft.rows) - 1


def raised(drafts: Sequence[Draft], role: ColumnRole | None, header: str) -> list[Slice]:
    """Move a column's first cell of each draft up to it; returns the cells that only repeat it."""
    again: list[Slice] = []
    for draft in drafts:
        risen = values(draft.rows[0], role, header) if draft.rows else []
        draft.raised += [(header, cell) for cell in risen]
        told = draft.told(role) if role is not None else None
        if told is None:
            draft.extra += [(header, cell) for cell in risen]
        else:
            told += risen
        again += [cell for row in draft.rows[1:] for cell in values(row, role, header)]
        draft.rows = [[(c, s) for c, s in row if (c.role, c.header) != (role, header)] for row in draft.rows]
    return again
