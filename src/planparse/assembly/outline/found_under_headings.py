"""Findings in a table whose counted headings say what the actions answer, one heading a finding (contract, rule 14).

A finding that stands alone is what its actions answer, as a table's header is read; under "1. Card records" and
"2. Evidence of spend", or "Priority 1: People wait too long" and "Priority 2: …", each over one finding, the heading
is, and the finding is what the report said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.headings import numbered_heading
from planparse.assembly.model import Column, ColumnRole, Entry, LogicalRow, TextLine, heading_of
from planparse.assembly.outline.over_rows import counted_in_order
from planparse.assembly.rows.entries import in_order
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
ANSWERED = frozenset({R.RECOMMENDATION, R.PRIORITY, R.OUTCOME, R.ACTION})  # what a heading's word can call itself
SEVERAL = 2  # headings, at least: one is the title of its table


def with_findings(entries: Sequence[Entry], grammar: Grammar) -> list[Entry]:
    """The entries, the rows of findings that stand one under each counted heading with columns that say so.

    A heading may stand over rows that say of no finding, as it may over none.
    """
    heading = [entry for entry in entries if not isinstance(entry, TextLine) or heads(entry, grammar)]
    sections = rows_under_headings(heading)
    asked = [rows for _, rows in sections if rows and all(tells_findings(row, grammar) for row in rows)]
    bare = [rows for _, rows in sections if not any(names_answered(row) for row in rows)]
    if len(asked) < SEVERAL or len(asked) + len(bare) < len(sections):
        return list(entries)
    if any(len(findings_of(rows)) > 1 for rows in asked) or not are_counted([h for h, _ in sections], grammar):
        return list(entries)
    return [as_findings(entry) if isinstance(entry, LogicalRow) else entry for entry in entries]


def heads(line: TextLine, grammar: Grammar) -> bool:
    """Whether a line is a heading by its print, or numbered as one."""
    return bool(line.heading) or (not line.in_table and numbered_heading(fold(line.slice.text), grammar) is not None)


def are_counted(headings: Sequence[str], grammar: Grammar) -> bool:
    """Whether headings are counted in order: by bare numbers, or with one word for what actions answer: "Priority 1".

    A "Theme" or a "Part" is only where they stand.
    """
    found = [numbered_heading(heading, grammar) for heading in headings]
    labels = {mark.group(1).casefold() for mark in found if mark}
    if not labels or None in found:
        return counted_in_order(headings)
    numbers = [mark.group(2) for mark in found if mark]
    answered = grammar.columns.match(labels.pop())[0] in ANSWERED
    return answered and not labels and in_order(numbers)


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
            heading = fold(heading_of(entry).text)
    return sections


def tells_findings(row: LogicalRow, grammar: Grammar) -> bool:
    """Whether the column that is read as the recommendation is by its own words a finding, beside an action."""
    roles = [column.role for column in row.columns]
    named = [column for column in row.columns if column.role is R.RECOMMENDATION]
    return R.ACTION in roles and len(named) == 1 and grammar.columns.match(named[0].header)[0] == R.FINDING


def names_answered(row: LogicalRow) -> bool:
    """Whether a row's header names a column for what actions answer."""
    return any(column.role is R.RECOMMENDATION for column in row.columns)


def findings_of(rows: Sequence[LogicalRow]) -> set[str]:
    """The texts that rows print as what they answer, blanks left out."""
    return {fold(cell.text) for row in rows if (cell := row.cell(R.RECOMMENDATION))}


def as_findings(row: LogicalRow) -> LogicalRow:
    """The row, what it answers read as a finding."""
    return replace(row, columns=tuple(map(as_finding, row.columns)))


def as_finding(column: Column) -> Column:
    """The column as a finding where it was read as the recommendation."""
    if column.role is not R.RECOMMENDATION:
        return column
    return replace(column, role=R.FINDING, why=f"{column.why}, under a heading of its own")
