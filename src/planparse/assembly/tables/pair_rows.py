"""Rows over a table's header that are a label beside its text: "Area for improvement 1", "What inspectors found".

They become the lines that they would be above the table, "What inspectors found: Fewer than half …", so that one rule
reads both. How many columns the label spans, merged over those below, tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from planparse.assembly.blocks.headings import open_block
from planparse.assembly.tables.headers import header_certainty, names_it
from planparse.assembly.tables.title_rows import is_numbered
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.grammar.columns import header_key
from planparse.grammar.header_words import LIKELY, asks
from planparse.grammar.load import Grammar
from planparse.grammar.phrases import SURE
from planparse.text import fold

LEAST_COLUMNS = 3  # filled, of a row of the plan: a table of two is a card
LABEL_WORDS = 6
ROWS = frozenset({"action", "number", "recommendation"})  # what a row of a plan is
Pair = tuple[Cell, Cell]  # a label and its text
LEVEL = 6  # of a line that heads rows: the deepest there is


class Pairs(NamedTuple):
    """A row that is labels with their texts."""

    row: RowFragment
    pairs: list[Pair]


def with_pair_rows_out(blocks: Sequence[Block], grammar: Grammar) -> tuple[Block, ...]:
    """The blocks, the rows of a label and its text over each header, or over more rows of a header above, as lines.

    Each run of them opens with what plans number their parts by or is of labels that are known; one that only names
    its part stays in its table (title_rows.py).
    """
    out: list[Block] = []
    for block in blocks:
        out += parted(block, grammar) if isinstance(block, Table) else [block]
    return tuple(out)


def parted(table: Table, grammar: Grammar) -> list[Block]:
    """The table parted at its runs of pairs, each as lines; alone where it has none."""
    if not any(pairs_of(row, grammar, follows=False, over=False) for row in table.rows):
        return [table]  # nearly every table, seen without matching the cells of each row
    out: list[Block] = []
    rows: list[RowFragment] = []
    run: list[Pairs] = []
    headed = False
    last = len(table.rows) - 1
    for at, row in enumerate(table.rows):
        over = bool(run) and at < last and is_header(table.rows[at + 1], grammar)
        pairs = pairs_of(row, grammar, follows=bool(run), over=over)
        run += [Pairs(row, pairs)] if pairs else []
        if pairs and at < last:
            continue
        below = tail_of(run, grammar) if out and rows else 0
        out += lines_of([pair for each in run[:below] for pair in each.pairs], grammar)
        run = run[below:]
        heads = not pairs and is_header(row, grammar)
        opened = [pair for each in run for pair in each.pairs]
        counts = headed and not pairs and bool(run) and is_numbered(opened[0][0].text, grammar) and is_wide(row)
        if tells(opened, grammar) and (heads or counts):
            out += [replace(table, rows=tuple(rows))] if rows else []
            out += lines_of(opened, grammar)
            rows = []
        else:
            rows += [each.row for each in run]
        run = []
        headed = headed or heads
        rows += [] if pairs else [row]
    return [*out, *([replace(table, rows=tuple(rows))] if rows else [])] if out else [table]


def tail_of(run: Sequence[Pairs], grammar: Grammar) -> int:
    """How many rows that open a run under a part's own rows still tell of that part: each has a known label, which
    names nothing that its rows are. As lines they stand with those above these rows: "How we will measure it".
    """
    labels = ([fold(label.text) for label, _ in each.pairs] for each in run)
    own = takewhile(
        lambda said: all(is_known(label, grammar) and not names_row(label, grammar) for label in said), labels
    )
    return sum(1 for _ in own)


def names_row(label: str, grammar: Grammar) -> bool:
    """Whether a label names what a row of the plan is, or counts one."""
    return is_numbered(label, grammar) or grammar.columns.match(label)[0] in ROWS


def filled(row: RowFragment) -> list[Cell]:
    """The cells of a row that hold something."""
    return [cell for cell in row.cells if cell.text.strip()]


def pairs_of(row: RowFragment, grammar: Grammar, *, follows: bool, over: bool) -> list[Pair]:
    """The label that opens a row and the one text beside it, or two of each; none for any other row.

    `follows`: below another such row, where any few words may be a label; two pairs stand only there, and their labels
    are known where the header isn't right `over` the next row: four cells may be an action's.
    """
    cells = filled(row)
    if not cells or len(cells) % 2 or cells[0].column or not (len(cells) == 2 or follows):
        return []
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    if any(is_label(text.text, grammar) for _, text in pairs):
        return []
    if len(pairs) == 1:
        return pairs if may_label(cells[0].text, grammar, follows=follows) else []
    named = all(is_known(label.text, grammar) or may_label(label.text, grammar, follows=over) for label, _ in pairs)
    return pairs if named else []


def may_label(text: str, grammar: Grammar, *, follows: bool) -> bool:
    """Whether a text can be the label of what is beside it: a known one, or, below another, a few words."""
    label = fold(text).rstrip(":")
    short = len(label.split()) <= LABEL_WORDS and label[:1].isalpha() and not label.endswith((".", ";"))
    return is_numbered(label, grammar) or is_label(label, grammar) or (follows and short)


def is_label(text: str, grammar: Grammar) -> bool:
    """Whether a text is a header that names a role."""
    return is_known(text, grammar) and grammar.columns.match(fold(text))[0] is not None


def is_known(text: str, grammar: Grammar) -> bool:
    """Whether a text is a known header, of a role or of none, or a question that only headers ask."""
    asking = asks(header_key(text).split()[:1], grammar.columns.phrases)
    sure = grammar.columns.match(fold(text))[1] >= (LIKELY if asking else SURE)
    return sure and not any(map(str.isdigit, text))


def is_header(row: RowFragment, grammar: Grammar) -> bool:
    """Whether a row heads the columns of a plan."""
    return is_wide(row) and header_certainty([fold(cell.text) for cell in filled(row)], grammar) > 0


def is_wide(row: RowFragment) -> bool:
    """Whether a row has cells enough for one of a plan."""
    return len(filled(row)) >= LEAST_COLUMNS


def tells(run: Sequence[Pair], grammar: Grammar) -> bool:
    """Whether pairs say more than the name of the part that they open."""
    return any(not is_numbered(label.text, grammar) for label, _ in run)


def lines_of(run: Sequence[Pair], grammar: Grammar) -> list[Paragraph]:
    """Each label and its text as one line; what the actions answer, without a number that says so, heads the others.

    Beside a label that names the recommendation itself, "Recommendation 2", other words for one tell of it.
    """
    named = [states(fold(label.text), grammar) for label, _ in run]
    return [line_of(*pair, grammar, beside=any(named) and not own) for pair, own in zip(run, named, strict=True)]


def line_of(label: Cell, text: Cell, grammar: Grammar, *, beside: bool) -> Paragraph:
    """A label and its text as one line: a heading where it says what the actions answer, and none `beside` it does."""
    name = fold(label.text).rstrip(":")
    numbered = is_numbered(name, grammar)
    answered = not (numbered or beside) and grammar.columns.match(name)[0] == "recommendation"
    more = (*label.more, text.ref, *text.more)
    own = "" if numbered or answered else name
    return Paragraph(f"{name}: {text.text}", label.ref, heading=LEVEL if answered else None, more=more, label=own)


def states(label: str, grammar: Grammar) -> bool:
    """Whether a label names the recommendation itself, and not only what it serves: "Recommendation 2"."""
    counted = is_numbered(label, grammar) and open_block(Slice(label), grammar) is not None
    return counted or (grammar.columns.match(label)[0] == "recommendation" and names_it(label, grammar))
