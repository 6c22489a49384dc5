"""The document's own heading stands above all others, where it prints those of its parts in the same style."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.headings import names_actions, numbered_heading, open_block
from planparse.assembly.model import Entry, TextLine
from planparse.assembly.outline.over_rows import is_dated, is_head
from planparse.fields.inspections import framework_of
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import fold


def with_title_above(entries: Sequence[Entry], grammar: Grammar) -> list[Entry]:
    """The entries, all headings but the first one level down where that is the document's own and others are as high.

    It opens the document and tells of all of it: of the headings as high as itself it alone names a plan, or has the
    inspection or the plan's date under it, or it alone says more than that actions follow. "Improvement Plan" in the
    style of titles and "Appendix: Actions completed" in that of headings are both of the first level.
    """
    headings = [at for at, entry in enumerate(entries) if isinstance(entry, TextLine) and entry.heading is not None]
    if not headings or not opens(entries, headings[0], grammar):
        return [*entries]
    first, *others = headings
    level = level_at(entries, first)
    alike = [at for at in others if level_at(entries, at) == level]
    higher = any(level_at(entries, at) < level for at in others)
    if higher or not alike or not any(tells_more(entries, first, alike, grammar)):
        return [*entries]
    return [lowered(entry) if at > first else entry for at, entry in enumerate(entries)]


def opens(entries: Sequence[Entry], at: int, grammar: Grammar) -> bool:
    """Whether a heading stands before all rows, and lines above it only say whose paper it is, or which version."""
    return all(isinstance(entry, TextLine) and is_head(entry, grammar) for entry in entries[:at])


def tells_more(entries: Sequence[Entry], first: int, others: Sequence[int], grammar: Grammar) -> tuple[bool, ...]:
    """Whether the first heading alone names a plan, whether it alone has the inspection or a date under it, and whether
    it alone says more than that actions follow: it counts nothing either, as a section's would.
    """
    named, dated = names_plan(entries, first, grammar), has_front(entries, first, grammar)
    return (
        named and not any(names_plan(entries, at, grammar) for at in others),
        dated and not any(has_front(entries, at, grammar) for at in others),
        says_more(entries[first], grammar) and all(says_actions(entries[at], grammar) for at in others),
    )


def says_more(entry: Entry, grammar: Grammar) -> bool:
    """Whether a heading says something by itself, and opens neither a section by its number nor a recommendation."""
    if not isinstance(entry, TextLine) or says_actions(entry, grammar):
        return False
    return numbered_heading(fold(entry.slice.text), grammar) is None and open_block(entry.slice, grammar) is None


def says_actions(entry: Entry, grammar: Grammar) -> bool:
    """Whether a heading only says that actions follow: "What we will do", "Action plan"."""
    if not isinstance(entry, TextLine):
        return False
    return names_actions(entry, grammar) or fold(entry.slice.text).casefold().strip(":. ") in grammar.furniture.titles


def names_plan(entries: Sequence[Entry], at: int, grammar: Grammar) -> bool:
    """Whether a heading names a plan."""
    entry = entries[at]
    return isinstance(entry, TextLine) and grammar.furniture.names_plan(fold(entry.slice.text))


def has_front(entries: Sequence[Entry], at: int, grammar: Grammar) -> bool:
    """Whether the lines right under a heading tell which inspection was answered, or when the plan was made."""
    under = itertools.takewhile(lambda e: isinstance(e, TextLine) and e.heading is None, entries[at + 1 :])
    lines = [line for line in under if isinstance(line, TextLine) and not line.in_table]
    return any(is_front(line, grammar) for line in lines)


def is_front(line: TextLine, grammar: Grammar) -> bool:
    """Whether a line names an inspection, or is a date, alone or behind the label that says of what."""
    text = fold(line.slice.text)
    found = find_dates(text, grammar.timescales)
    alone = bool(found) and found[0][:2] == (0, len(text))
    return alone or is_dated(line, grammar) or framework_of(text, grammar.references) is not None


def level_at(entries: Sequence[Entry], at: int) -> int:
    """The level of the heading at an index."""
    return getattr(entries[at], "heading", None) or 0


def lowered(entry: Entry) -> Entry:
    """The heading, one level down; what is none stays as it is."""
    if not isinstance(entry, TextLine) or entry.heading is None:
        return entry
    return replace(entry, heading=entry.heading + 1)
