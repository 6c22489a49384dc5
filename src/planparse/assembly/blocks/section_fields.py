"""Tells the fields that stand between each section's heading and its rows: "Executive sponsor: Director of Housing"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planparse.assembly.blocks.headings import open_block
from planparse.assembly.model import LogicalRow, Row, TextLine
from planparse.document import Slice
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

Entry = TextLine | LogicalRow | Row
LABEL_WORDS = 5
SECTIONS = 2  # that a label stands over, at least: one alone may be a heading, "Housing: our plan"
_HEADS = frozenset({"recommendation", "action", "number"})  # what a heading over rows may itself name


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
    return frozenset(label for label, times in said.items() if times >= SECTIONS)


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
        if heads(entry) or open_block(entry.slice, grammar):
            return found
    return set()


def heads(line: TextLine) -> bool:
    """Whether a line may be a heading: marked as one, or no sentence, label or item."""
    text = fold(line.slice.text)
    return line.heading is not None or not (text.endswith((".", ":", ";")) or is_item(line.slice.text))


def label_key(line: TextLine, grammar: Grammar) -> str:
    """How the label of "Executive sponsor: Director of Housing" is compared; "" where a line is no field."""
    return "" if line.heading is not None or line.in_table else field_label(line.slice.text, grammar)


def field_label(text: str, grammar: Grammar) -> str:
    """The key of the label that opens a text of one field, which names nothing that actions answer; else ""."""
    label, colon, value = fold(text).partition(": ")
    if not colon or not value.strip() or is_item(text) or open_block(Slice(text), grammar) is not None:
        return ""
    key = header_key(label)
    counts = key in grammar.furniture.counted_labels and key not in grammar.columns.label_phrases
    role, _, _ = grammar.columns.match(label)
    words = key.split()
    if not words or len(words) > LABEL_WORDS or any(word.isdigit() for word in words):
        return ""
    return "" if counts or role in _HEADS or key in grammar.columns.theme else key
