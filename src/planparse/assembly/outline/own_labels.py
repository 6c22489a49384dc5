"""The labels of a document's own: those that come again in its sections, and headings inside them that ask."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from planparse.assembly.blocks.headings import field_label, label_key, label_of, open_block
from planparse.assembly.model import ColumnRole, Entry, TextLine, text_of
from planparse.assembly.shapes import SAID
from planparse.grammar.columns import header_key
from planparse.grammar.header_words import asks
from planparse.grammar.load import Grammar
from planparse.text import is_item

R = ColumnRole
SERIES = 2  # sections that show that a line is a label
LIKELY = 60  # how well a label must be known that comes again
ASKED = 70  # and what a heading asks for


class Labels(NamedTuple):
    """The keys of a document's own labels: `fields` that stand before a colon, `alone` on lines over what they name."""

    fields: frozenset[str]
    alone: frozenset[str]
    again: frozenset[str]  # whatever stands alone on lines of several sections


def labels_in(entries: Sequence[Entry], own_level: int | None, grammar: Grammar) -> Labels:
    """The document's own labels: those that come again, and headings inside sections that say what is told of them.

    One alone on its line that comes again is known to name something, or is such a heading.
    """
    fields, alone = labels_again(entries, grammar)
    nested = {header_key(text): text for at in nested_headings(entries, own_level) if (text := text_of(entries[at]))}
    known = {key for key in alone if key in nested or grammar.columns.match(key)[1] >= LIKELY}
    said = {key for key, text in nested.items() if says_of(text, grammar)}
    return Labels(fields, frozenset(known | said), alone)


# ---- between the heading and the rows of each section: "Executive sponsor: Director of Housing" ----


def section_labels(entries: Sequence[Entry], grammar: Grammar) -> frozenset[str]:
    """The labels, as `label_key` spells them, that a line under the heading of two sections or more begins with.

    Such lines stand one below another between the heading and its rows; a label that names what the actions answer,
    as "Objective: …" does, is the heading's own.
    """
    said: Counter[str] = Counter()
    for index, entry in enumerate(entries):
        if isinstance(entry, TextLine) or not index or not isinstance(entries[index - 1], TextLine):
            continue
        said.update(labels_over(entries, index, grammar))
    return frozenset(label for label, times in said.items() if times >= SERIES)


def labels_over(entries: Sequence[Entry], index: int, grammar: Grammar) -> set[str]:
    """The labels of the lines right over a row, where another line, their heading, stands over them; prose and lists
    may be between.
    """
    found: set[str] = set()
    for entry in reversed(entries[:index]):
        label = label_key(entry, grammar) if isinstance(entry, TextLine) else ""
        if label:
            found.add(label)
            continue
        if not isinstance(entry, TextLine):
            return set()
        if may_head(entry) or open_block(entry.slice, grammar):
            return found
    return set()


def may_head(line: TextLine) -> bool:
    """Whether a line may be a heading: marked as one, or no sentence, label or item."""
    return line.heading is not None or not (text_of(line).endswith((".", ":", ";")) or is_item(line.slice.text))


# ---- wherever lines stand ----------------------------------------------------------------------


def says_of(text: str, grammar: Grammar) -> bool:
    """Whether a heading asks for what is told of a section: "What difference will we see?"."""
    role, certainty, _ = grammar.columns.match(text)
    asking = asks(header_key(text).split()[:1], grammar.columns.phrases)
    return asking and role in SAID and certainty >= ASKED


def nested_headings(entries: Sequence[Entry], own_level: int | None) -> list[int]:
    """Indexes of the headings with text below that another heading or the end closes, under a higher heading that is
    not the document's own: none of them heads rows.
    """
    found: list[int] = []
    open_levels: list[int] = []
    for at, line in enumerate(entries):
        if not isinstance(line, TextLine) or line.heading is None:
            continue
        open_levels = [level for level in open_levels if level < (line.heading or 0)]
        below = list(itertools.takewhile(lambda e: isinstance(e, TextLine) and e.heading is None, entries[at + 1 :]))
        closing = entries[at + 1 + len(below)] if at + 1 + len(below) < len(entries) else None
        inside = any(level != own_level for level in open_levels)
        if inside and below and (closing is None or isinstance(closing, TextLine)):
            found.append(at)
        open_levels.append(line.heading)
    return found


def labels_again(entries: Sequence[Entry], grammar: Grammar) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the labels that stand in several runs of lines: before a colon, and alone on their line."""
    fields: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for start, end in spans(entries):
        lines = [line for line in entries[start:end] if isinstance(line, TextLine) and not line.in_table]
        fields.update({field_key(line, grammar) for line in lines if line.heading is None})
        alone.update({header_key(line.slice.text) for line in lines if not is_item(line.slice.text)})
    return again(fields), again(alone)


def field_key(line: TextLine, grammar: Grammar) -> str:
    """The key of the label before a line's colon, "" where there is none."""
    known = label_of(line.slice.text, grammar)
    return header_key(known.words) if known and known.rest else field_label(line.slice.text, grammar)


def again(counts: Counter[str]) -> frozenset[str]:
    """What comes again."""
    return frozenset(key for key, count in counts.items() if key and count >= SERIES)


def spans(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """(first, end) of every run of lines outside tables' rows."""
    found: list[tuple[int, int]] = []
    for lines, run in itertools.groupby(enumerate(entries), key=lambda each: isinstance(each[1], TextLine)):
        indexes = [at for at, _ in run]
        if lines:
            found.append((indexes[0], indexes[-1] + 1))
    return found
