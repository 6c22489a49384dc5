"""Tables with the header in their first column, one card per action: turned so that the labels stand over the values.

A card is a column of labels with a value beside each ("Lead officer | Jane Doe") or under each (answers.py), two such
columns side by side, or labels on the left and a column for each action.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from planparse.assembly.blocks.headings import open_block
from planparse.assembly.blocks.own_report import is_report_sheet
from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import DATES, PARTIES, is_dateish, is_deed, is_partyish, is_sentence
from planparse.assembly.tables.answers import LABEL_WORDS, LEAST_ROLES, answers_beside, heads, is_label
from planparse.assembly.tables.card_openings import Pairs, heading_of, opening_of, with_number
from planparse.assembly.tables.headers import header_certainty
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.fields.statuses import is_status_text
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

LEAST_KNOWN = 0.6  # share of the labels that must be known
OWNED = frozenset({"lead", "due"})
SERIES = 2  # tables with the same labels that show that they are cards
LIKELY = 75  # how well the labels of such must be known


@dataclass(frozen=True, slots=True)
class Card:
    """Labels in the order printed, and the values of each record by label."""

    labels: tuple[Cell, ...]
    records: tuple[tuple[Cell | None, ...], ...]


class Proof(NamedTuple):
    """What tells of a card from outside: whether a recommendation opens above it, and its labels that others have."""

    opens: bool = False
    again: frozenset[str] = frozenset()


def with_cards_turned(blocks: Sequence[Block], grammar: Grammar) -> tuple[Block, ...]:
    """The blocks, each table that is a card, or several under one another, as tables with a header row."""
    out: list[Block] = []
    ordered = [
        in_order(answers_beside(block, grammar), grammar) if isinstance(block, Table) else block for block in blocks
    ]
    whole = over_pages(ordered, grammar)
    again = labels_again(whole)
    for block in whole:
        if not isinstance(block, Table) or is_cover(block, again, grammar):
            out.append(block)
        elif opened := opened_above(out, block, grammar):
            out[-1:] = opened
        else:
            out += turned(block, grammar, proof_of(out[-1:], block, again, grammar))
    return tuple(out)


def is_cover(table: Table, again: frozenset[str], grammar: Grammar) -> bool:
    """Whether a table is the cover sheet of a committee report: no other has its labels."""
    return is_report_sheet(table, grammar) and not proof_of((), table, again, grammar).again


def labels_again(blocks: Sequence[Block]) -> frozenset[str]:
    """Keys of the texts that open a row with a value beside them in several tables."""
    tables = [{label_key(cell) for cell in labels_of(block)} for block in blocks if isinstance(block, Table)]
    counts = Counter(key for keys in tables for key in keys)
    return frozenset(key for key, count in counts.items() if key and count >= SERIES)


def labels_of(table: Table) -> list[Cell]:
    """The cells that open a row of a narrow table with a value beside them."""
    rows = [row.cells for row in table.rows if len(row.cells) > 1]
    return [cells[0] for cells in rows if cells[0].column == 0] if all(len(cells) == 2 for cells in rows) else []


def label_key(label: Cell) -> str:
    """What labels are compared by."""
    return fold(label.text).casefold().rstrip(" :")


def proof_of(above: Sequence[Block], table: Table, again: frozenset[str], grammar: Grammar) -> Proof:
    """What stands around a table and tells of a card: a line that opens a recommendation, others with its labels."""
    opens = any(isinstance(b, Paragraph) and open_block(Slice(b.text), grammar) is not None for b in above)
    keys = [label_key(label) for label in labels_of(table)]
    alike = bool(keys) and 2 * sum(key in again for key in keys) > len(keys)
    return Proof(opens, again if alike else frozenset())


def in_order(table: Table, grammar: Grammar) -> Table:
    """A table of one or two labels a row with a value beside each, its cells counted as they stand in the row.

    A page's ruled lines may cut its columns anew in every row.
    """
    counts = {len(row.cells) for row in table.rows}
    if not counts <= {1, 2, 4} or counts == {1} or any(cell.row_span > 1 for row in table.rows for cell in row.cells):
        return table
    spans = {1: (4,), 2: (1, 3), 4: (1, 1, 1, 1)} if 4 in counts else {1: (2,), 2: (1, 1)}
    rows = tuple(
        RowFragment(
            tuple(replace(cell, column=at, col_span=spans[len(row.cells)][at]) for at, cell in enumerate(row.cells))
        )
        for row in table.rows
    )
    ordered = replace(table, rows=rows)
    return ordered if (is_paired if 4 in counts else is_labelled)(ordered, grammar) else table


def opened_above(out: Sequence[Block], table: Table, grammar: Grammar) -> list[Block]:
    """The turned card that the line above it opens, "Action 2: Review the profile"; none where it opens no card."""
    line = out[-1] if out else None
    if not isinstance(line, Paragraph) or not opening_of(Cell(line.text, 0, line.ref), 2, grammar):
        return []
    width = max((cell.column + cell.col_span for row in table.rows for cell in row.cells), default=1)
    opening = RowFragment((Cell(line.text, 0, line.ref, col_span=width, more=line.more),))
    whole = replace(table, rows=(opening, *table.rows))
    found = turned(whole, grammar, Proof(opens=True))
    return [] if found == [whole] else found


def over_pages(blocks: Sequence[Block], grammar: Grammar) -> list[Block]:
    """The blocks, a card that a page end cut as one table with its rest: labels on both pages."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, Table) and isinstance(last, Table) and goes_on(last, block, grammar):
            out[-1] = joint(last, block, grammar)
        else:
            out.append(block)
    return out


def joint(table: Table, rest: Table, grammar: Grammar) -> Table:
    """The rows of both parts of a table as one, in columns that both share: a part may have no row of two labels."""
    return in_order(replace(table, rows=(*table.rows, *rest.rows), open_bottom=rest.open_bottom), grammar)


def goes_on(table: Table, rest: Table, grammar: Grammar) -> bool:
    """Whether a table on a later page is the rest of the one before it: rows of labels and values both."""
    last = next((cell.ref.page for row in reversed(table.rows) for cell in row.cells), table.page)
    if None in (last, rest.page) or last == rest.page:
        return False
    whole = joint(table, rest, grammar)  # a row of either may show what the other's cells are
    tail = behind_cut(rest)
    opens = opens_rows(table, grammar) and (not tail.rows or opens_rows(tail, grammar))
    return opens and is_labelled(whole, grammar)


def behind_cut(rest: Table) -> Table:
    """The rows behind the one that opens with no label: the rest of the value that the page end cut."""
    first = rest.rows[0].cells if rest.rows else ()
    cut = len(first) > 1 and not first[0].text.strip()
    return replace(rest, rows=rest.rows[1:]) if cut else rest


def is_labelled(table: Table, grammar: Grammar) -> bool:
    """Whether most rows of a narrow table open with a label and none is a header from left to right."""
    if any(cell.column > 1 for row in table.rows for cell in row.cells) and not is_paired(table, grammar):
        return False
    return opens_rows(table, grammar)


def opens_rows(table: Table, grammar: Grammar) -> bool:
    """Whether the first cells of most rows are labels; a cell alone in its row may be a title."""
    beside = [row.cells for row in table.rows if len(row.cells) > 1] or [row.cells for row in table.rows if row.cells]
    labels = [cells[0] for cells in beside if cells[0].column == 0]
    known = sum(is_label(cell, grammar) for cell in labels)
    return bool(labels) and known >= LEAST_KNOWN * len(labels)


def turned(table: Table, grammar: Grammar, proof: Proof) -> list[Block]:
    """A table of cards as one table each, lines that span it as lines; any other table alone."""
    pieces = pieces_of(table, grammar)
    rows = [row for piece in pieces if isinstance(piece, list) for row in piece]
    if len(rows) < LEAST_ROLES or not is_card(rows, grammar, proof):
        return [table]
    out: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            out.append(piece)
        else:
            out += [table_of(card, table.page) for card in cards_of(piece, grammar)]
    return out


def pieces_of(table: Table, grammar: Grammar) -> list[Pairs | Paragraph]:
    """The table's rows as labels with values, and the lines that span it, in order; no rows where it is too wide."""
    width = max((cell.column + cell.col_span for row in table.rows for cell in row.cells), default=0)
    paired = width == 4 and is_paired(table, grammar)
    values = 2 if paired else width
    out: list[Pairs | Paragraph] = []
    rows = [(row, filled) for row in table.rows if (filled := [cell for cell in row.cells if cell.text.strip()])]
    for at, (row, filled) in enumerate(rows):
        if headed := heading_of(filled, [cells for _, cells in rows[at + 1 :]], out, grammar):
            out.append(headed)
            continue
        opened = opening_of(filled[0], values, grammar)
        opens = filled[0].column == 0 and (bool(opened) or opens_card(out, rows[at + 1 : at + 2]))
        lone = len(filled) == 1 and (filled[0].col_span == width or opens)
        if lone and (heads(filled[0], grammar) or not is_label(filled[0], grammar)):
            out.append(opened or Paragraph(filled[0].text, filled[0].ref, more=filled[0].more))
            continue
        if not out or isinstance(out[-1], Paragraph):
            out.append([])
        last = out[-1]
        assert isinstance(last, list)
        for pair in pairs_of(row, width, paired):
            last += with_number(*pair, last[0][0] if last else None, grammar)
    return out


def opens_card(above: Sequence[Pairs | Paragraph], below: Sequence[tuple[RowFragment, list[Cell]]]) -> bool:
    """Whether a row stands over a card: at the table's top, or where the label that opened the last one comes again.

    Plain text, and a page without uprights, say of no cell that it spans the rest.
    """
    last = above[-1] if above else []
    if isinstance(last, Paragraph) or not last:
        return not above
    return any(label_key(filled[0]) == label_key(last[0][0]) for _, filled in below)


def pairs_of(row: RowFragment, width: int, paired: bool) -> Pairs:
    """A row's label and the values to its right; two labels with one value each where the table is `paired`."""
    at = {cell.column: cell for cell in row.cells}
    blank = Cell("", 0, row.cells[0].ref)
    if paired:
        pairs: Pairs = [(at.get(0, blank), [at.get(1)])]
        return [*pairs, (at[2], [at.get(3)])] if 2 in at and at[2].text.strip() else pairs
    return [(at.get(0, blank), [at.get(column) for column in range(1, width)])]


def is_paired(table: Table, grammar: Grammar) -> bool:
    """Whether the third of four columns holds labels as the first does.

    Most are known, or one is and the table is a form: where one value fills the rest of a row, four cells are two
    labels with a value each, whatever the second says ("Priority | High | Previously raised | No").
    """
    cells = [cell for row in table.rows for cell in row.cells if cell.column == 2 and cell.text.strip()]
    known = sum(is_label(cell, grammar) for cell in cells)
    if known >= LEAST_KNOWN * len(cells):
        return bool(cells)
    return known > 0 and is_form(table, grammar) and all(may_label(cell, grammar) for cell in cells)


def is_form(table: Table, grammar: Grammar) -> bool:
    """Whether most rows of a table open with a known label, and some have but one value beside it."""
    rows = [filled for row in table.rows if len(filled := [cell for cell in row.cells if cell.text.strip()]) > 1]
    labels = [filled[0] for filled in rows if filled[0].column == 0]
    alone = any(len(filled) == 2 and filled[1].column == 1 for filled in rows)
    return alone and sum(is_label(cell, grammar) for cell in labels) >= LEAST_KNOWN * len(labels)


def may_label(cell: Cell, grammar: Grammar) -> bool:
    """Whether a cell can be a label that nobody knows: a few words that open large, no date and no sentence."""
    text = fold(cell.text)
    few = text[:1].isupper() and len(text.split()) <= LABEL_WORDS
    return few and not text.endswith(".") and not is_dateish(text, grammar)


def is_card(rows: Pairs, grammar: Grammar, proof: Proof) -> bool:
    """Whether labels down the side make up a plan's header, and no row is one from left to right.

    Where other tables have the same labels, or a recommendation opens above, it takes fewer: an action and who or when.
    """
    labels = [label for label, _ in rows if label.text.strip()]
    known = [label for label in labels if is_label(label, grammar) or is_likely(label, proof, grammar)]
    roles = {grammar.columns.match(label.text)[0] for label in known} - {None}
    proven = (proof.opens or bool(proof.again)) and bool(roles & (PARTIES | DATES))
    if len(roles) < (LEAST_ROLES - 1 if proven else LEAST_ROLES) or len(known) < LEAST_KNOWN * len(labels):
        return False
    if "action" not in roles and not (roles >= OWNED and tells_deed(rows, proof, grammar)):
        return False  # a report's front sheet has a recommendation, an officer and a date, but no action
    if any(header_certainty(texts_of(label, values), grammar) for label, values in rows[:3] if len(values) > 1):
        return False
    said = [(label, value) for label, row in rows for value in row if value is not None and value.text.strip()]
    others = sum(is_label(value, grammar) and not suits(label, value, grammar) for label, value in said)
    return bool(said) and others < len(said) / 3


def tells_deed(rows: Pairs, proof: Proof, grammar: Grammar) -> bool:
    """Whether a label that nobody knows, but other tables have too, stands beside what is to be done."""
    strange = [(label_key(label), values) for label, values in rows if not grammar.columns.match(label.text)[1]]
    said = [fold(value.text) for key, values in strange if key in proof.again for value in values if value is not None]
    return any(is_sentence(text) and is_deed(text, grammar) for text in said)


def is_likely(label: Cell, proof: Proof, grammar: Grammar) -> bool:
    """Whether a label that other tables have too is a column's words more or less."""
    return label_key(label) in proof.again and grammar.columns.match(label.text)[1] >= LIKELY


def suits(label: Cell, value: Cell, grammar: Grammar) -> bool:
    """Whether a value is the post or the status that its label asks for, though it may head columns too."""
    role = grammar.columns.match(label.text)[0]
    if role in PARTIES:
        return is_partyish(value.text)
    return role in (ColumnRole.STATUS, ColumnRole.PROGRESS) and is_status_text(value.text, grammar.statuses)


def texts_of(label: Cell, values: Sequence[Cell | None]) -> list[str]:
    """The texts of a row."""
    return [fold(cell.text) if cell else "" for cell in (label, *values)]


def cards_of(rows: Pairs, grammar: Grammar) -> list[Card]:
    """One card for each run of labels that doesn't repeat; a blank label goes on with the value above it."""
    runs: list[Pairs] = []
    seen: set[str] = set()
    for label, values in rows:
        key = fold(label.text).casefold()
        if not key and runs and runs[-1]:
            above, old = runs[-1][-1]
            runs[-1][-1] = (above, [gone_on(a, b) for a, b in zip(old, values, strict=True)])
            continue
        if not runs or key in seen:
            runs.append([])
            seen = set()
        seen.add(key)
        runs[-1].append((label, values))
    cards = []
    for run in runs:
        columns = list(zip(*(values for _, values in run), strict=True))
        records = tuple(tuple(c) for c in columns if any(cell is not None and cell.text.strip() for cell in c))
        cards.append(Card(tuple(label for label, _ in run), records))
    return cards


def gone_on(cell: Cell | None, rest: Cell | None) -> Cell | None:
    """A value with the rest of it in the row below."""
    if cell is None or rest is None:
        return cell or rest
    gap = "\n" if is_item(rest.text) or is_item(cell.text) else " "
    return replace(cell, text=f"{cell.text}{gap}{rest.text}".strip(), more=(*cell.more, rest.ref, *rest.more))


def table_of(card: Card, page: int | None) -> Table:
    """A Table with the labels as its header and one row for each record."""
    header = RowFragment(tuple(placed(label, at) for at, label in enumerate(card.labels)))
    body = tuple(
        RowFragment(tuple(placed(value, at) for at, value in enumerate(record) if value is not None))
        for record in card.records
    )
    return Table((header, *body), page, headed=True)


def placed(cell: Cell, column: int) -> Cell:
    """A cell in another column, spanning nothing."""
    return replace(cell, column=column, row_span=1, col_span=1)
