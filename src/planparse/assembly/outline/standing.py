"""Where each line of a document stands: over rows, over a recommendation's block, or alike with others over them."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from planparse.assembly.blocks.headings import (
    BlockOpening,
    is_theme,
    label_key,
    label_of,
    numbered_heading,
    only_counts,
    open_block,
)
from planparse.assembly.blocks.own_report import report_sections
from planparse.assembly.model import ColumnRole, Entry, LogicalRow, TextLine, text_of
from planparse.assembly.outline.over_rows import (
    COUNTED_WORDS,
    SECTION_WORDS,
    heads_listing,
    heads_other_rows,
    is_counted,
    is_dated,
    is_under_text,
    level_of_title,
    lines_over_rows,
    names_inspection,
    over_block,
    rows_ahead,
    sections,
    stated_below,
)
from planparse.assembly.outline.own_labels import section_labels
from planparse.assembly.surroundings.glossary import heads_glossary
from planparse.assembly.surroundings.paragraphs import stands_alone
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import fold, is_item

R = ColumnRole
PLAIN, DEEPEST = 98, 99  # the levels of a plain line that heads rows and of a heading inside a table
SERIES = 2  # lines alike that show what they are
_NOWHERE = (CellRef(),)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the place of each entry says of it, by its index; `labels` are the document's own, as `label_key` has them.

    `stated` are lines that say what the actions under them answer, `parts` the short lines directly over such a line
    or over a recommendation's block, `unanswered` the openings of recommendations that no rows stand under, `reported`
    the headings of a committee report around the plan.
    """

    entries: Sequence[Entry]
    grammar: Grammar
    labels: frozenset[str]
    rows_follow: Sequence[bool]
    stated_below: frozenset[int]
    over_rows: frozenset[int]
    sections: frozenset[int]
    stated: frozenset[int]
    parts: frozenset[int]
    own_level: int | None
    unanswered: frozenset[int]
    reported: frozenset[int]

    def may_open(self, index: int) -> bool:
        """Whether a line may begin a recommendation: rows come after it, or it has none where others have."""
        return self.rows_follow[index] or index in self.unanswered

    def opening(self, line: Slice, index: int) -> BlockOpening | None:
        """The recommendation that a line states; null also where the rows below state one of their own."""
        opening = open_block(line, self.grammar)
        elsewhere = index in self.stated_below and index not in self.unanswered
        return None if opening and opening.text and elsewhere else opening

    def may_head(self, index: int) -> bool:
        """Whether rows come after a line, or the block of a recommendation that it stands over."""
        if self.rows_follow[index] or index in self.parts:
            return True
        return over_block(self.entries, index, self.rows_follow, self.grammar)

    def heads_rows(self, line: TextLine, index: int) -> bool:
        """Whether a line is the section heading of the rows below it."""
        if index in self.reported:
            return False
        if (line.heading is not None and line.heading == self.own_level) or only_counts(line.slice.text, self.grammar):
            return False
        below = self.entries[index + 1] if index + 1 < len(self.entries) else None
        listed = isinstance(below, TextLine) and heads_glossary(line, below, self.grammar)
        if listed or heads_listing(self.entries, index):
            return False
        if index in self.sections or index in self.stated or index in self.parts:
            return True
        alone = len(self.over_rows) == 1 and not line.in_table and not heads_other_rows(self.entries, index)
        alone = alone and not is_under_text(self.entries, index, self.grammar)
        if index in self.over_rows and not alone:
            return True
        if names_inspection(line, self.grammar) and not any(isinstance(e, LogicalRow) for e in self.entries[:index]):
            return False  # over all rows: what the plan answers
        if stands_alone(line, self.grammar) and not numbered_heading(line.slice.text, self.grammar):
            return False
        return is_theme(line.slice.text, self.grammar, line.heading)

    def is_only(self, line: TextLine) -> bool:
        """Whether no other line has its words: a label of sections comes again."""
        texts = [text_of(entry).casefold() for entry in self.entries]
        return texts.count(text_of(line).casefold()) == 1

    def depth(self, line: TextLine, index: int) -> int:
        """How deep a heading stands: what `parts` stand over is deeper, in a sheet that prints both alike as well."""
        if index in self.parts:
            return PLAIN - 1 if line.heading is None else line.heading
        return PLAIN if line.heading is None or (self.parts and index in self.stated) else line.heading


def standing_of(entries: Sequence[Entry], grammar: Grammar) -> Standing:
    """The standing of all entries."""
    labels, own_level = section_labels(entries, grammar), level_of_title(entries, grammar)
    follow = rows_ahead(entries, grammar)
    stated = stated_lines(entries, labels, grammar)
    lines = [(at, entry) for at, entry in enumerate(entries) if isinstance(entry, TextLine)]
    over = lines_over_rows(entries, grammar, labels)
    opened = {at for at, line in lines if follow[at] and open_block(line.slice, grammar)} | stated
    parts = parts_over(entries, opened, labels, own_level, grammar, over)
    if not opened and (
        parts := parts_over(entries, answered := answered_lines(entries, over), labels, own_level, grammar)
    ):
        stated |= answered
    return Standing(
        entries,
        grammar,
        labels,
        follow,
        stated_below(entries),
        over,
        sections(entries, grammar),
        stated,
        parts,
        own_level,
        unanswered_openings(entries, follow, grammar),
        report_sections([text_of(entry) for entry in entries], grammar),
    )


def unanswered_openings(entries: Sequence[Entry], follow: Sequence[bool], grammar: Grammar) -> frozenset[int]:
    """Indexes of the lines that state recommendations without rows, where others have some: all count on from 1."""
    elsewhere = stated_below(entries)
    counted: list[tuple[str, int | None]] = []
    for at, entry in enumerate(entries):
        if isinstance(entry, LogicalRow) and entry.cell(R.RECOMMENDATION):
            counted.append((entry.cell(R.NUMBER).text, None))
        elif isinstance(entry, TextLine) and (opening := open_block(entry.slice, grammar)) is not None:
            answered = follow[at] and not (opening.text and at in elsewhere)
            counted.append((opening.number.text, None if answered or not opening.text else at))
    numbers = [number for number, _ in itertools.groupby(number for number, _ in counted)]
    if numbers != [str(n + 1) for n in range(len(numbers))]:
        return frozenset()
    alone = frozenset(at for _, at in counted if at is not None)
    return alone if len(alone) < len(counted) else frozenset()


def stated_lines(entries: Sequence[Entry], labels: Collection[str], grammar: Grammar) -> frozenset[int]:
    """Indexes of the lines that say what labelled lines directly under them answer: "Action: …", "Lead: …".

    However long they are, two at least: each counted ("1. The Board should …"), or else none, and one of them stands
    directly below the labelled lines of another, so that no heading of its own says it.
    """
    over = [at for at, (line, below) in enumerate(itertools.pairwise(entries)) if is_labelled(below)]
    over = [at for at in over if isinstance(line := entries[at], TextLine) and may_state(line, labels, grammar)]
    texts = [text_of(entries[at]) for at in over]
    counted = [is_counted(text) for text in texts]
    if len(set(texts)) < max(len(texts), SERIES) or (any(counted) and not all(counted)):
        return frozenset()
    again = any(not isinstance(entries[at - 1], TextLine) for at in over[1:])
    if not any(counted) and (not again or any(is_counted(text) for at in over for text in texts_above(entries, at))):
        return frozenset()
    return frozenset(over)


def texts_above(entries: Sequence[Entry], at: int) -> list[str]:
    """The texts of the lines between an entry and the rows before it."""
    return [text_of(entry) for entry in itertools.takewhile(lambda e: isinstance(e, TextLine), entries[:at][::-1])]


def may_state(line: TextLine, labels: Collection[str], grammar: Grammar) -> bool:
    """Whether a line may say by itself what actions answer: no cell, list item, label or date, and no colon."""
    text = line.slice.text
    if line.in_table or line.joined or is_item(text) or fold(text).endswith(":"):
        return False
    return not (label_key(line, grammar) in labels or label_of(text, grammar) or is_dated(line, grammar))


def is_labelled(entry: Entry) -> bool:
    """Whether a row was rebuilt from labelled lines, which have no header, and says an action, not what it answers."""
    if not isinstance(entry, LogicalRow) or any(column.refs != _NOWHERE for column in entry.columns):
        return False
    roles = {column.role for column in entry.columns}
    return R.ACTION in roles and R.RECOMMENDATION not in roles


def answered_lines(entries: Sequence[Entry], over: Collection[int]) -> frozenset[int]:
    """Indexes of the lines, of those directly over rows, that the actions below answer: no column says what they do.

    All are of one level, and so is what stands above them: a sheet prints all its headings alike.
    """
    found = {
        at: line.heading
        for at in over
        if isinstance(line := entries[at], TextLine)
        and not line.in_table
        and isinstance(row := entries[at + 1], LogicalRow)
        if all(column.role is not R.RECOMMENDATION for column in row.columns)
    }
    above = (entries[at - 1] for at in found if at)
    levels = {line.heading for line in above if isinstance(line, TextLine)} | set(found.values())
    return frozenset(found) if len(levels) == 1 else frozenset()


def parts_over(
    entries: Sequence[Entry],
    opened: Collection[int],
    labels: Collection[str],
    own_level: int | None,
    grammar: Grammar,
    over: Collection[int] = (),
) -> frozenset[int]:
    """Indexes of the short or numbered lines directly over lines that open a recommendation, two at least: "Part A:
    Health". One is enough where others as high stand `over` rows that state theirs.
    """
    found: dict[str, int] = {}
    for at, line in enumerate(entries[:-1]):
        if at in opened or at + 1 not in opened or not isinstance(line, TextLine):
            continue
        text = fold(line.slice.text)
        most = COUNTED_WORDS if numbered_heading(text, grammar) else SECTION_WORDS
        short = len(text.split()) <= most and text[:1].isupper() and not text.endswith((".", ";"))
        if not short or not may_state(line, labels, grammar) or (line.heading == own_level and own_level is not None):
            continue
        if numbered_heading(text, grammar) or not stands_alone(line, grammar):
            found.setdefault(text, at)
    levels = {getattr(entries[at], "heading", None) for at in found.values()}
    others = {
        text_of(entries[at])
        for at in over
        if isinstance(row := entries[at + 1], LogicalRow) and row.cell(R.RECOMMENDATION)
        if at not in opened and getattr(entries[at], "heading", None) in levels
    }
    return frozenset(found.values()) if len(others | found.keys()) >= SERIES else frozenset()
