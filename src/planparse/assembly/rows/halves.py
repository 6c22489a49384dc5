"""Parts a row that holds the head of another: two dates in one cell, a text that has ended and one that goes on."""

from __future__ import annotations

import re
from dataclasses import replace

from planparse.assembly.model import ColumnRole, LogicalRow
from planparse.assembly.shapes import ends_text
from planparse.document import Slice
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar

R = ColumnRole
TEXTS = frozenset({R.RECOMMENDATION, R.FINDING, R.OUTCOME, R.MEASURE, R.ACTION, R.EVIDENCE})
_SENTENCE = re.compile(r"[.!?;]['\"’”)]*\s+(?=[A-Z0-9•])")


def halves(row: LogicalRow, recommendation: Slice, due: Slice, grammar: Grammar) -> tuple[LogicalRow, ...]:
    """The two rows that one holds, told by two dates beside a recommendation of which a sentence has ended and another
    not; none where it holds one.
    """
    dates = find_dates(due.text, grammar.timescales) if due else ()
    if len(dates) != 2 or not _SENTENCE.search(recommendation.text) or ends_text(recommendation.text):
        return ()
    first: list[Slice] = []
    second: list[Slice] = []
    for column, cell in zip(row.columns, row.cells, strict=True):
        cut = dates[1][0] if column.role is R.DUE else last_boundary(cell.text, grammar) if column.role in TEXTS else 0
        head, tail = (cell.text[:cut].strip(), cell.text[cut:].strip()) if cut else (cell.text, "")
        first.append(replace(cell, text=head))
        second.append(Slice(tail, cell.refs if tail else ()))
    return replace(row, cells=tuple(first)), LogicalRow(row.columns, tuple(second))


def last_boundary(text: str, grammar: Grammar) -> int:
    """Where the last, unfinished text of a cell begins; 0 where it has one text."""
    if ends_text(text):
        return 0
    at = 0
    while cut := boundary(text[at:], grammar):
        at += cut
    return at


def boundary(text: str, grammar: Grammar, sentences_only: bool = False) -> int:
    """Where the first text of a cell ends and the next begins: a sentence end, or "IROs to …"; 0 for nowhere."""
    modals = "|".join(grammar.furniture.modals)
    found = _SENTENCE.search(text)
    subject = re.search(rf"(?<=[a-z] )(?=[A-Z]\w*(?: [A-Z]\w*){{0,3}} (?:{modals})\b)", text)
    ends = [found.end()] if found else []
    ends += [subject.start()] if subject and not sentences_only else []
    return min(ends, default=0)
