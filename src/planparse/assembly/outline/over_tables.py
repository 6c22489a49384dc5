"""What is said over a table that states one recommendation: labelled lines, "Risk: …", and prose that is its finding.

It stands on that recommendation (contract, rules 4 and 10): what stands over rows that state several is said of their
theme, and so is what stands over a single table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from planparse.assembly.blocks.headings import label_key, label_of, numbered_heading
from planparse.assembly.model import Column, ColumnRole, Entry, LogicalRow, TextLine
from planparse.assembly.shapes import SAID, ends_text, is_sentence
from planparse.assembly.surroundings.paragraphs import merged
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import any_of, fold, is_item

R = ColumnRole
SERIES = 2  # tables that show of what it is said
_COUNT = re.compile(r"(?:\d{1,2}\.)?(\d{1,2}|[A-H])(?:[.):]|\s*[–—-])?\s+(?=[A-Z])")
_FOUND = Column("", R.FINDING, "prose between a counted heading and a table of one recommendation")


class Section(NamedTuple):
    """A table of one recommendation: the index of its first row, what the heading over it counts, the prose between
    by its indexes and as paragraphs.
    """

    first: int
    counted: int
    prose: frozenset[int]
    paragraphs: tuple[Slice, ...]


def said_over(entries: Sequence[Entry], labels: Collection[str], grammar: Grammar) -> frozenset[int]:
    """Indexes of the lines that each tell something of the one recommendation that the rows right below state: its
    outcome, its finding, or a field that the sections of the document have (`labels`, as `label_key` spells them).

    Two tables at least show it, and no other.
    """
    over = [(labelled_over(entries, first, labels, grammar), rows) for first, rows in tables_of(entries)]
    told = [(lines, rows) for lines, rows in over if lines]
    if len(told) < SERIES or not all(states_one(rows) for _, rows in told):
        return frozenset()
    return frozenset().union(*(lines for lines, _ in told))


def with_findings_over(entries: Sequence[Entry], grammar: Grammar) -> list[Entry]:
    """The entries, the prose over each table of one recommendation a finding of its first row.

    An internal audit report has it: "1. Proof of eligibility", what the auditors saw, then the table of what they
    recommend. Most tables have it, two at least, under headings counted one after another. Where any of it says what
    is meant to be done, none is a finding.
    """
    tables = tables_of(entries)
    found = [section for at, rows in tables if (section := section_over(entries, at, rows, grammar))]
    counts = [section.counted for section in found]
    if len(found) < SERIES or 2 * len(found) <= len(tables) or counts != sorted(set(counts)):
        return list(entries)
    if any(intends(paragraph.text, grammar) for section in found for paragraph in section.paragraphs):
        return list(entries)
    gone = frozenset().union(*(section.prose for section in found))
    told = {section.first: section.paragraphs for section in found}
    return [with_finding(entry, told.get(at, ())) for at, entry in enumerate(entries) if at not in gone]


def tables_of(entries: Sequence[Entry]) -> list[tuple[int, list[LogicalRow]]]:
    """(index of the first row, the rows) of each run of rows without a line between them."""
    tables: list[tuple[int, list[LogicalRow]]] = []
    for at, entry in enumerate(entries):
        if isinstance(entry, LogicalRow):
            if not at or not tables or not isinstance(entries[at - 1], LogicalRow):
                tables.append((at, []))
            tables[-1][1].append(entry)
    return tables


def states_one(rows: Sequence[LogicalRow]) -> bool:
    """Whether rows have a column for what they answer, and the first and no other states it; it may be repeated."""
    stated = [fold(row.cell(R.RECOMMENDATION).text) for row in rows]
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
        elif label is not None and label.role in SAID and bool(label.rest) != bool(items):
            found |= {at, *items}
            items = set()
        elif label is None and not items and label_key(line, grammar) in labels:
            fields.add(at)
        else:
            break
    return found | fields if found else set()


def section_over(entries: Sequence[Entry], first: int, rows: Sequence[LogicalRow], grammar: Grammar) -> Section | None:
    """What stands between a counted heading and rows that state one recommendation and no finding, where that is
    whole sentences; fields of the section ("Risk: …") may stand among them.
    """
    if any(column.role is R.FINDING for column in rows[0].columns) or not states_one(rows):
        return None
    prose: dict[int, TextLine] = {}
    for at in range(first - 1, -1, -1):
        line = entries[at]
        if not isinstance(line, TextLine) or line.in_table:
            return None
        if (count := count_of(line, grammar)) is not None:
            paragraphs = merged([prose[n] for n in sorted(prose)], (), grammar)
            told = prose and all(says(paragraph.slice.text) for paragraph in paragraphs)
            return Section(first, count, frozenset(prose), tuple(p.slice for p in paragraphs)) if told else None
        if line.heading is not None:
            return None
        if not (label_of(line.slice.text, grammar) or label_key(line, grammar)):
            prose[at] = line
    return None


def count_of(line: TextLine, grammar: Grammar) -> int | None:
    """What a heading counts: 2 for "2. Returned badges", "4.2 …", "B. …" and "Finding 2: …"; else null."""
    text = fold(line.slice.text)
    if ends_text(text) or is_item(text):
        return None
    if found := numbered_heading(text, grammar):
        counted = found.group(2)
    elif plain_count := _COUNT.match(text):
        counted = plain_count.group(1)
    else:
        return None
    if counted.casefold() in grammar.furniture.number_words:
        return grammar.furniture.number_words.index(counted.casefold()) + 1
    return int(counted) if counted.isdigit() else ord(counted[0].upper()) - ord("A") + 1


def says(paragraph: str) -> bool:
    """Whether a paragraph is sentences, or an item of what a sentence lists."""
    return is_item(paragraph) or (is_sentence(paragraph) and ends_text(paragraph))


def intends(paragraph: str, grammar: Grammar) -> bool:
    """Whether a paragraph says what is meant to be done, or speaks of the plan that it stands in."""
    return intention_pattern(grammar.furniture.intentions).search(fold(paragraph).casefold()) is not None


@lru_cache(maxsize=8)
def intention_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the grammar's words for what is meant: "we will", "this section"."""
    return re.compile(rf"\b(?:{any_of(words, space=' ')})\b")


def with_finding(entry: Entry, paragraphs: Sequence[Slice]) -> Entry:
    """A row with paragraphs as its finding."""
    if not isinstance(entry, LogicalRow) or not paragraphs:
        return entry
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    cell = Slice(text, tuple(ref for paragraph in paragraphs for ref in paragraph.refs))
    return replace(entry, columns=(*entry.columns, _FOUND), cells=(*entry.cells, cell))
