"""Rows that lost columns on their way, put back where their cells fit best (contract, rule 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from planparse.assembly.model import ColumnRole, RoledTable
from planparse.assembly.shapes import fit, is_number
from planparse.assembly.tables.grids import first_refs
from planparse.diagnostics import diagnostic
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.schema import Diagnostic

R = ColumnRole


def whole_width(table: RoledTable, diagnostics: list[Diagnostic], grammar: Grammar) -> RoledTable:
    """A table that lost columns, with blank cells put where its content fits best (contract, rule 3)."""
    columns = table.columns
    lost = len(columns) - min(len(row.cells) for row in table.rows)
    if not lost:
        return table
    kept_of = {
        choice: [c for c in range(len(columns)) if c not in choice]
        for choice in combinations(range(len(columns)), lost)
    }

    def worth(choice: tuple[int, ...]) -> float:
        total = 0.0
        for row in table.rows:
            total += sum(
                fit(cell.text, columns[c].role, grammar)
                for cell, c in zip(row.cells, kept_of[choice], strict=True)
                if cell
            )
            if row_continues(row.cells, grammar) and any(columns[c].role is R.RECOMMENDATION for c in choice):
                total += 0.5  # a row without a number of its own repeats the recommendation
        return total

    lost_at = max(kept_of, key=lambda choice: (worth(choice), choice))
    diagnostics.append(
        diagnostic("row_realigned", first_refs(table.rows[0].cells), count=len(columns) - lost, columns=len(columns))
    )
    rows = []
    for row in table.rows:
        cells = iter(row.cells)
        rows.append(replace(row, cells=tuple(Slice("") if c in lost_at else next(cells) for c in range(len(columns)))))
    return replace(table, rows=tuple(rows))


def row_continues(row: Sequence[Slice], grammar: Grammar) -> bool:
    """Whether a row repeats no number of its own, so that its text is an action's."""
    first = row[0].text if row else ""
    return not first.strip() or (is_number(first, grammar) and not first.strip().rstrip(".").isdigit())
