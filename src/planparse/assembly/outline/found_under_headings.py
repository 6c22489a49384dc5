"""Findings in a table whose counted headings say what the actions answer, one heading a finding (contract, rule 14).

A finding that stands alone is what its actions answer, as a table's header is read; under "1. Card records" and
"2. Evidence of spend", each over one finding, the heading is, and the finding is what the report said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole, LogicalRow, Row, TextLine
from planparse.assembly.outline.over_rows import counted_in_order
from planparse.assembly.rows.stitching import cell_of
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
Entry = TextLine | LogicalRow | Row
SEVERAL = 2  # headings, at least: one is the title of its table


def with_findings(entries: Sequence[Entry], grammar: Grammar) -> list[Entry]:
    """The entries, the rows of findings that stand one under each counted heading with columns that say so."""
    sections = rows_under_headings([entry for entry in entries if not isinstance(entry, TextLine) or entry.heading])
    asked = [rows for _, rows in sections if rows and all(tells_findings(row, grammar) for row in rows)]
    if len(asked) < max(SEVERAL, len(sections)) or not counted_in_order([heading for heading, _ in sections]):
        return list(entries)
    if any(len(findings_of(rows)) != 1 for rows in asked):
        return list(entries)
    return [as_findings(entry) if isinstance(entry, LogicalRow) else entry for entry in entries]


def rows_under_headings(entries: Sequence[Entry]) -> list[tuple[str, list[LogicalRow]]]:
    """(heading, its rows) for each heading that stands right over rows; "" where none stands over the first."""
    sections: list[tuple[str, list[LogicalRow]]] = []
    heading = ""
    for before, entry in zip([None, *entries], entries, strict=False):
        if isinstance(entry, LogicalRow):
            if not sections or not isinstance(before, LogicalRow):
                sections.append((heading, []))
            sections[-1][1].append(entry)
        else:
            heading = text_of(entry)
    return sections


def text_of(heading: TextLine | Row) -> str:
    """The words of a heading, of a line or of the one filled cell of a row."""
    if isinstance(heading, TextLine):
        return fold(heading.slice.text)
    return fold(" ".join(cell.text for cell in heading.cells if cell))


def tells_findings(row: LogicalRow, grammar: Grammar) -> bool:
    """Whether the column that is read as the recommendation is by its own words a finding, beside an action."""
    roles = [column.role for column in row.columns]
    named = [column for column in row.columns if column.role is R.RECOMMENDATION]
    return R.ACTION in roles and len(named) == 1 and grammar.columns.match(named[0].header)[0] == R.FINDING


def findings_of(rows: Sequence[LogicalRow]) -> set[str]:
    """The texts that rows print as what they answer, blanks left out."""
    return {fold(cell.text) for row in rows if (cell := cell_of(row.cells, row.columns, R.RECOMMENDATION))}


def as_findings(row: LogicalRow) -> LogicalRow:
    """The row, what it answers read as a finding."""
    return replace(row, columns=tuple(map(as_finding, row.columns)))


def as_finding(column: Column) -> Column:
    """The column as a finding where it was read as the recommendation."""
    if column.role is not R.RECOMMENDATION:
        return column
    return replace(column, role=R.FINDING, why=f"{column.why}, under a heading of its own")
