"""What is said over a table that states one recommendation: "Outcome sought: …", "Risk: …" above its header."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

from planparse.assembly.blocks.headings import label_of
from planparse.assembly.blocks.section_fields import label_key
from planparse.assembly.model import ColumnRole, LogicalRow, Row, TextLine
from planparse.assembly.rows.stitching import cell_of
from planparse.assembly.shapes import SAID
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

Entry = TextLine | LogicalRow | Row
SERIES = 2  # tables that show of what such lines are said


def said_over(entries: Sequence[Entry], labels: Collection[str], grammar: Grammar) -> frozenset[int]:
    """Indexes of the lines that each tell something of the one recommendation that the rows right below state: its
    outcome, its finding, or a field that the sections of the document have (`labels`, as `label_key` spells them).

    It stands on that recommendation (contract, rule 4). Two tables at least show it, and no other: what stands over
    rows that state several recommendations is said of their theme, and so is what stands over a single table.
    """
    found: set[int] = set()
    tables = 0
    for first, entry in enumerate(entries):
        if not isinstance(entry, LogicalRow) or not (lines := labelled_over(entries, first, labels, grammar)):
            continue
        rows = itertools.takewhile(lambda below: isinstance(below, LogicalRow), entries[first:])
        if not states_one([row for row in rows if isinstance(row, LogicalRow)]):
            return frozenset()
        found |= lines
        tables += 1
    return frozenset(found) if tables >= SERIES else frozenset()


def states_one(rows: Sequence[LogicalRow]) -> bool:
    """Whether rows have a column for what they answer, and the first and no other states it; it may be repeated."""
    stated = [fold(cell_of(row.cells, row.columns, ColumnRole.RECOMMENDATION).text) for row in rows]
    return bool(stated[0]) and len({text for text in stated if text}) == 1


def labelled_over(entries: Sequence[Entry], first: int, labels: Collection[str], grammar: Grammar) -> set[int]:
    """Indexes of the labelled lines right over a row, and of the items under a label that has no more on its line.

    Fields of sections ("Risk: …") are so where an outcome or a finding stands among them; alone they may be a theme's.
    """
    found: set[int] = set()
    fields: set[int] = set()
    items: set[int] = set()
    for at in range(first - 1, -1, -1):
        line = entries[at]
        if not isinstance(line, TextLine) or line.heading is not None:
            break
        label = label_of(line.slice.text, grammar)
        if label is None and is_item(line.slice.text):
            items.add(at)
        elif label is not None and ColumnRole(label.role) in SAID and bool(label.rest) != bool(items):
            found |= {at, *items}
            items = set()
        elif label is None and not items and label_key(line, grammar) in labels:
            fields.add(at)
        else:
            break
    return found | fields if found else set()
