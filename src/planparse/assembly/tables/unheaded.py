"""The header of a plan whose words don't tell that it is one: what its cells bear out (contract, rules 3 and 13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import STATED, is_dateish, is_partyish
from planparse.assembly.tables.contents import (
    LEAST_CELLS,
    all_dates,
    all_roles,
    content_role,
    content_roles,
    is_open_date,
    mostly_told,
)
from planparse.assembly.tables.grids import grid_of
from planparse.assembly.tables.headers import HEADER_WORDS, SURE, Grid, apart, column_of, columns_of
from planparse.assembly.tables.left_over import OWNED
from planparse.assembly.tables.timelines import timeline
from planparse.assembly.tables.weighing import cell_kind
from planparse.document import Slice, Table
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
LEAST_COLUMNS = 3  # who does what by when
NEAR_TOP = 3  # rows of which one may be a table's header, below its titles
_FOLLOWED = frozenset({R.STATUS, R.PROGRESS, R.COMPLETED, R.MEASURE, R.EVIDENCE})


def unheaded(grid: Sequence[Sequence[Slice]], grammar: Grammar) -> tuple[int, tuple[Column, ...]] | None:
    """(rows that the header takes: 0 or 1, columns with the roles that words give) of a plan without a known header.

    Null where its cells don't say who does what by when. The first row is its header where it fits no such columns.
    """
    width = max((len(row) for row in grid), default=0)
    if width < LEAST_COLUMNS or any(apart(cell.text, grammar) for cell in grid[0]):
        return None
    for height in (0, 1):
        rows = [row for row in grid[height:] if any(row)]
        columns = tuple(column_of(fold(grid[0][n].text) if height else "", grammar) for n in range(width))
        texts = [[row[n].text for row in rows if row[n]] for n in range(width)]
        roles = all_roles(columns, content_roles(columns, texts, grammar, weighing=False))
        if {R.ACTION, R.LEAD, R.DUE} <= set(roles.values()) and not names_parties(roles, texts, grammar):
            return height, columns
    return weighed_header(grid, grammar)


def weighed_header(grid: Sequence[Sequence[Slice]], grammar: Grammar) -> tuple[int, tuple[Column, ...]] | None:
    """(1, columns) of a table whose first row reads as the header of a plan by all that speaks for it, else null.

    Its words must speak for a plan themselves, so that its cells alone make none.
    """
    head = [fold(cell.text) for cell in grid[0]]
    rows = [row for row in grid[1:] if any(row)]
    if len(rows) < LEAST_CELLS or head.count("") > 1 or not all(is_heading_text(text) for text in head if text):
        return None
    columns = columns_of(head, grammar, ())
    texts = [[row[n].text for row in rows if row[n]] for n in range(len(head))]
    roles = all_roles(columns, content_roles(columns, texts, grammar))
    have = set(roles.values())
    if STATED.isdisjoint(have) or have.isdisjoint({R.LEAD, R.DUE}):
        return None
    spoken = [n for n, role in roles.items() if speaks_for(head[n], role, grammar)]
    if STATED.isdisjoint(roles[n] for n in spoken) or 2 * len(spoken) < len(head) - len(timeline(head, grammar)):
        return None
    sound = len(have) >= LEAST_COLUMNS and is_borne_out(roles, texts, grammar)
    return (1, columns) if sound or reads_as_plan(roles, texts, grammar) else None


def borne_out(
    grid: Grid, tables: Sequence[Table], tried: dict[tuple[str, ...], tuple[Column, ...]], grammar: Grammar
) -> tuple[Column, ...]:
    """The columns of a row near the top whose words tell who does something or by when, but not what; () for none.

    The rows under the same words in all `tables` must bear it out: a column of dates, one of names, and one of deeds
    left over. `tried` gathers what was asked before, as many tables may have the same words.
    """
    for row in grid[:NEAR_TOP]:
        head = tuple(fold(cell.text) for cell in row)
        if head not in tried:
            tried[head] = columns_borne_out(head, tables, grammar) if may_head(head, grammar) else ()
        if tried[head]:
            return tried[head]
    return ()


def columns_borne_out(head: Sequence[str], tables: Sequence[Table], grammar: Grammar) -> tuple[Column, ...]:
    """The columns of header texts where the rows under them in all tables say who does what by when, else none."""
    columns = columns_of([*head], grammar, ())
    rows = [row for table in tables for row in rows_under(head, table)]
    texts = [[row[n].text for row in rows if row[n]] for n in range(len(head))]
    roles = all_roles(columns, content_roles(columns, texts, grammar, weighing=False))
    have = set(roles.values())
    borne = have >= OWNED and not STATED.isdisjoint(have)
    return columns if borne and all(says_mostly(role, texts[n], grammar) for n, role in roles.items()) else ()


def may_head(head: Sequence[str], grammar: Grammar) -> bool:
    """Whether texts can stand over columns, and are known to name who or when and something else that goes with it."""
    shown = [text for text in head if text]
    if head.count("") > 1 or len(shown) < LEAST_COLUMNS or not all(map(is_heading_text, shown)):
        return False
    said = {role for role, certainty, _ in map(grammar.columns.match, shown) if certainty >= SURE}
    goes_with = not said.isdisjoint(OWNED) and len(said & (OWNED | _FOLLOWED)) > 1
    return goes_with and not any(apart(text, grammar) for text in shown)


def rows_under(head: Sequence[str], table: Table) -> Grid:
    """The rows of several filled cells below a table's row of the texts `head`; none where it has none near its top."""
    opens = (tuple(fold(cell.text) for cell in row.cells if cell.text.strip()) for row in table.rows[:NEAR_TOP])
    if tuple(text for text in head if text) not in opens:
        return []
    grid, _ = grid_of(table)
    at = next((n for n, row in enumerate(grid[:NEAR_TOP]) if [fold(cell.text) for cell in row] == [*head]), len(grid))
    return [row for row in grid[at + 1 :] if sum(map(bool, row)) > 1]


def says_mostly(role: ColumnRole, texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether most cells of a column of dates are dates and most of one of owners names; of any other role, always."""
    if role is R.DUE:
        return 2 * sum(is_dateish(text, grammar) or is_open_date(text, grammar) for text in texts) >= len(texts)
    return role is not R.LEAD or 2 * sum(is_partyish(text) for text in texts) >= len(texts)


def is_borne_out(roles: Mapping[int, ColumnRole], texts: Sequence[Sequence[str]], grammar: Grammar) -> bool:
    """Whether actions are told and three things bear out that they are: owners, dates, a deed, how each went."""
    told = {role: texts[n] for n, role in roles.items() if role in STATED and mostly_told(texts[n])}
    borne = {role for n, role in roles.items() if says_so(role, texts[n], grammar)}
    deeds = any(cell_kind(text, grammar) == "deed" for cells in told.values() for text in cells)
    followed = len(_FOLLOWED.intersection(roles.values()))
    return bool(R.ACTION in told and borne) and len(borne) + deeds + followed >= LEAST_COLUMNS


def says_so(role: ColumnRole, texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether all cells of a column are owners, dates or states by themselves."""
    if role is R.DUE:
        return all_dates(texts, grammar)
    return role in (R.LEAD, R.STATUS) and content_role(texts, grammar) is role


def reads_as_plan(roles: dict[int, ColumnRole], texts: Sequence[Sequence[str]], grammar: Grammar) -> bool:
    """Whether the cells of the actions are deeds, or where there are none those of the recommendations sentences."""
    text_role = R.ACTION if R.ACTION in roles.values() else R.RECOMMENDATION
    kinds = [cell_kind(text, grammar) for n, role in roles.items() if role is text_role for text in texts[n]]
    wanted = {"deed"} if text_role is R.ACTION else {"deed", "sentence", "told"}
    return 2 * sum(kind in wanted for kind in kinds) > len(kinds)


def names_parties(roles: dict[int, ColumnRole], texts: Sequence[Sequence[str]], grammar: Grammar) -> bool:
    """Whether the cells of the actions only name people and posts: "What they do" over a list of members."""
    kinds = [cell_kind(text, grammar) for n, role in roles.items() if role is R.ACTION for text in texts[n]]
    return 2 * kinds.count("party") > len(kinds)


def is_heading_text(text: str) -> bool:
    """Whether a text can stand over a column: some words, no sentence that ends; "No." does."""
    words = len(text.split())
    return 0 < words <= HEADER_WORDS and (words == 1 or not text.endswith("."))


def speaks_for(header: str, role: ColumnRole, grammar: Grammar) -> bool:
    """Whether the words of a header lean to a role."""
    return grammar.columns.match(header)[0] == role or grammar.columns.leaning(header).get(role, 0.0) > 0
