"""What is told of a section beside its rows: "Executive sponsor: …" under its heading, "Success measures" below them.

Where no column says what the actions answer, their heading does (contract, rule 14), and what labels under it or below
its rows name stands on that. It is taken out before the outline is walked: rows stand right under their headings.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from planparse.assembly.blocks.headings import (
    CERTAIN,
    SURELY,
    Label,
    cell_label,
    counted_heading,
    field_label,
    label_of,
    numbered_heading,
    open_block,
    own_field,
    whole_lines,
)
from planparse.assembly.model import ColumnRole, Entry, LogicalRow, TextLine
from planparse.assembly.outline.over_rows import is_counted, is_dated, level_of_title
from planparse.assembly.outline.over_tables import states_one, tables_of
from planparse.assembly.outline.own_labels import LIKELY, Labels, labels_in, may_head, spans
from planparse.assembly.shapes import PARTIES, SAID, ends_text, says_found
from planparse.assembly.surroundings.paragraphs import merged, stands_alone
from planparse.document import Slice
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item, unmark

R = ColumnRole
SERIES = 2  # tables that show that each states one recommendation
_AD_HOC = frozenset({None, R.PROGRESS})  # "Note: …" under one heading names no field of the sections
_NEVER = frozenset({R.RECOMMENDATION, R.ACTION, R.NUMBER, R.PRIORITY})  # named by the heading or by the rows


@dataclass(frozen=True, slots=True)
class Told:
    """What a label tells of a section: its role, null for a field kept under the label; `lines` as they are printed.

    `below`: it stands below the section's rows, not between its heading and them.
    """

    role: ColumnRole | None
    label: Slice
    values: tuple[Slice, ...]
    lines: tuple[TextLine, ...]
    below: bool = False


class Gap(NamedTuple):
    """The lines between rows by their indexes; `top`: the heading of the rows below, null where none stands there.

    `named`: no column of the rows above, or below, says what their actions answer.
    """

    start: int
    end: int
    top: int | None
    named_above: bool
    named_below: bool


def told_beside(entries: Sequence[Entry], grammar: Grammar) -> tuple[list[Entry], dict[int, list[Told]]]:
    """The entries without what labels tell of sections, and that by the index of the entry that it stood before."""
    entries = [part for entry in entries for part in parted(entry, grammar)]
    own_level = level_of_title(entries, grammar)
    own = labels_in(entries, own_level, grammar)
    each_one = stated_one_by_one(entries)
    gaps = [gap_of(entries, start, end, own_level, own, grammar) for start, end in spans(entries)]
    told: dict[int, Told] = {}
    section: TextLine | None = None
    lone = sum(1 for gap in gaps if gap.top is not None) == 1
    for gap in gaps:
        if section is not None and (gap.named_above or each_one):
            told |= told_below(entries, gap, section, own, lone, grammar)
        top = entries[gap.top] if gap.top is not None else None
        section = top if isinstance(top, TextLine) else section
        if gap.named_below and gap.top is not None:
            told |= told_above(entries, gap, own, grammar)
    inside = frozenset(at for gap in gaps if gap.top is not None for at in range(gap.top + 1, gap.end))
    return without([lowered(entries, at, inside, own, grammar) for at in range(len(entries))], told)


def parted(entry: Entry, grammar: Grammar) -> list[Entry]:
    """The lines of a paragraph that a label opens, "Lead: Jane Doe" over "Aim: …", each by itself; else the entry."""
    if not isinstance(entry, TextLine) or is_row(entry) or "\n" not in entry.slice.text:
        return [entry]
    lines = whole_lines(entry.slice.text.split("\n"), grammar)
    if not (label_of(lines[0], grammar) or own_field(lines[0], grammar)[1]):
        return [entry]
    first, *others = [replace(entry, slice=Slice(line, entry.slice.refs)) for line in lines]
    return [first, *(replace(line, label="") for line in others)]


def lowered(entries: Sequence[Entry], at: int, inside: Collection[int], own: Labels, grammar: Grammar) -> Entry:
    """The entry, a heading that is a label as a plain line where it heads no rows: it stands `inside` a section, or
    another line closes what it names.
    """
    line = entries[at]
    if not isinstance(line, TextLine) or line.heading is None or label_at(line, own, grammar) is None:
        return line
    below = list(itertools.takewhile(lambda e: is_value(e, own, grammar), entries[at + 1 :]))
    closing = next(iter(entries[at + 1 + len(below) :]), None)
    closed = at in inside or closing is None or isinstance(closing, TextLine)
    return replace(line, heading=None) if below and closed else line


def without(entries: Sequence[Entry], told: dict[int, Told]) -> tuple[list[Entry], dict[int, list[Told]]]:
    """The entries that nothing told took, and the told (given by its first line) by the index of the next of them."""
    kept: list[Entry] = []
    beside: dict[int, list[Told]] = {}
    gone = 0
    for at, entry in enumerate(entries):
        if at in told:
            beside.setdefault(len(kept), []).append(told[at])
            gone = at + len(told[at].lines)
        if at >= gone:
            kept.append(entry)
    return kept, beside


# ---- where a section begins ---------------------------------------------------------------------


def gap_of(entries: Sequence[Entry], start: int, end: int, own_level: int | None, own: Labels, grammar: Grammar) -> Gap:
    """The run of lines from `start` to `end`, with the heading of the rows that follow."""
    above = entries[start - 1] if start else None
    below = (
        next((entry for entry in entries[end:] if isinstance(entry, LogicalRow)), None) if end < len(entries) else None
    )
    top = top_of(entries, start, end, own_level, own, grammar) if below is not None else None
    return Gap(start, end, top, is_named(above), is_named(below))


def stated_one_by_one(entries: Sequence[Entry]) -> bool:
    """Whether every table states one recommendation in a column of its own, several tables in all."""
    tables = tables_of(entries)
    return len(tables) >= SERIES and all(states_one(rows) for _, rows in tables)


def is_named(row: Entry | None) -> bool:
    """Whether a row has no column for what its action answers, so that a heading names it."""
    return isinstance(row, LogicalRow) and all(column.role is not R.RECOMMENDATION for column in row.columns)


def top_of(
    entries: Sequence[Entry], start: int, end: int, own_level: int | None, own: Labels, grammar: Grammar
) -> int | None:
    """The index of the heading of the rows at `end`: the last that is marked or counted, else the nearest short line
    over labels that come again; none where the document's own title is all there is.
    """
    strong = [at for at in range(start, end) if is_strong(entries[at], own, grammar)]
    strong = [at for at in strong if own_level is None or getattr(entries[at], "heading", None) != own_level]
    if strong:
        return strong[-1]
    for at in range(end - 1, start - 1, -1):
        line = entries[at]
        if not isinstance(line, TextLine) or line.in_table:
            return None
        if at == end - 1 and only_says_actions(line, own, grammar):
            continue
        label = label_at(line, own, grammar)
        if label is None and not line.joined and may_head(line) and not ends_text(line.slice.text):
            whole = stands_alone(line, grammar) or line.heading is not None
            return None if whole or at == end - 1 else at
    return None


def is_strong(line: Entry, own: Labels, grammar: Grammar) -> bool:
    """Whether a line heads what follows by its style or its number, and is no label."""
    if not isinstance(line, TextLine) or line.in_table or is_item(line.slice.text):
        return False
    text = fold(line.slice.text)
    if open_block(line.slice, grammar) is not None or counted_heading(text, grammar):
        return True
    if line.heading is None:
        return is_counted(text) and not ends_text(text)
    said = only_says_actions(line, own, grammar) or grammar.furniture.names_plan(text)
    return not said and label_at(line, own, grammar) is None


# ---- labels and what they name ------------------------------------------------------------------


def is_row(line: TextLine) -> bool:
    """Whether a line is a row of several cells of a table that is no plan's."""
    return line.in_table and " | " in line.slice.text


def label_at(line: TextLine, own: Labels, grammar: Grammar) -> Label | None:
    """The label that a line is or opens with: a sentence that the grammar has, a column's certain words, or one that
    comes again; what names the actions or what they answer is none.
    """
    text = fold(line.slice.text)
    if labelled := cell_label(line, grammar):
        return labelled
    if is_row(line) or is_item(line.slice.text) or is_dated(line, grammar):
        return None
    if numbered_heading(text, grammar) or open_block(line.slice, grammar):
        return None
    known = label_of(text, grammar)
    if known is not None and known.role in SAID and not (known.rest and line.heading is not None):
        return known
    if line.heading is None and (key := field_label(text, grammar)):
        words, _, rest = text.partition(": ")
        role, certainty, _ = grammar.columns.match(words)
        sure = LIKELY if role in PARTIES else CERTAIN
        if (certainty >= sure and role not in _AD_HOC) or key in own.fields:
            return None if role in _NEVER else Label(R(role) if role else None, words, rest)
    if header_key(text) in own.alone and not text[-1:].isdigit() and not ends_text(text.rstrip(":?")):
        role, _, _ = grammar.columns.match(text)
        if role not in _NEVER and not grammar.furniture.names_plan(text):
            return Label(R(role) if role else None, text, "")
    return None


def group_at(
    entries: Sequence[Entry], at: int, end: int, own: Labels, grammar: Grammar, *, closed: bool = False
) -> Told | None:
    """What the label at `at` tells, up to `end`; none where nothing does.

    Under a heading stands everything up to its last item; under a plain line its items, or lines that end alike, of
    sentences only the first where the rows are next; `closed`: something else stands at `end`.
    """
    line = entries[at]
    label = label_at(line, own, grammar) if isinstance(line, TextLine) else None
    if label is None or not isinstance(line, TextLine):
        return None
    below = list(itertools.takewhile(lambda e: is_value(e, own, grammar), entries[at + 1 : end]))
    lines = [each for each in below if isinstance(each, TextLine)]
    closed = closed or at + 1 + len(lines) < end
    items = [n for n, each in enumerate(lines) if is_item(each.slice.text)]
    if label.rest and label.role not in SAID:
        lines = []
    elif label.rest or (items and items[0] == 0 and line.heading is None):
        lines = list(itertools.takewhile(lambda each: is_item(each.slice.text) or each.joined, lines))
    elif items and line.heading is not None:
        lines = lines[: items[-1] + 1]
    elif lines and line.heading is None and not closed and (end == len(entries) or ends_text(lines[0].slice.text)):
        lines = lines[:1]  # what follows may speak of the table, or of the plan
    elif lines and line.heading is None:
        sentence = ends_text(lines[0].slice.text)
        lines = list(itertools.takewhile(lambda each: ends_text(each.slice.text) == sentence, lines))
    opened = [replace(line, slice=Slice(label.rest, line.slice.refs))] if label.rest else []
    values = [replace_text(each.slice) for each in merged([*opened, *lines], (), grammar)]
    return Told(label.role, Slice(label.words, line.slice.refs), tuple(values), (line, *lines)) if values else None


def finding_at(entries: Sequence[Entry], at: int, end: int, grammar: Grammar) -> Told | None:
    """The paragraph at `at` as a finding, where it says itself that an inspection found it; none for any other."""
    line = entries[at]
    if not isinstance(line, TextLine) or line.in_table or line.heading is not None or is_item(line.slice.text):
        return None
    if not says_found(line.slice.text, grammar):
        return None
    more = itertools.takewhile(lambda entry: isinstance(entry, TextLine) and entry.joined, entries[at + 1 : end])
    lines = [line, *(entry for entry in more if isinstance(entry, TextLine))]
    return Told(R.FINDING, Slice(""), tuple(each.slice for each in merged(lines, (), grammar)), tuple(lines))


def replace_text(text: Slice) -> Slice:
    """A list's item without its mark; any other text as it is."""
    return replace(text, text=unmark(text.text)) if is_item(text.text) else text


def is_value(entry: Entry, own: Labels, grammar: Grammar) -> bool:
    """Whether a line may be what a label above it names: text outside tables, no heading and no label."""
    if not isinstance(entry, TextLine) or is_row(entry) or entry.heading is not None:
        return False
    return not (
        is_strong(entry, own, grammar) or label_at(entry, own, grammar) or only_says_actions(entry, own, grammar)
    )


# ---- between a heading and its rows, and below these --------------------------------------------


def told_above(entries: Sequence[Entry], gap: Gap, own: Labels, grammar: Grammar) -> dict[int, Told]:
    """What labels tell between the heading of a section and its rows, by the index of the label."""
    assert gap.top is not None
    over = entries[gap.top]
    opening = open_block(over.slice, grammar) if isinstance(over, TextLine) else None
    stated = gap.top + (opening is not None and not opening.text)  # "Recommendation 1" over its text
    found: dict[int, Told] = {}
    at = gap.top + 1
    while at < gap.end:
        line = entries[at]
        told = group_at(entries, at, gap.end, own, grammar) if under(line, over) else None
        told = told or (finding_at(entries, at, gap.end, grammar) if at > stated else None)
        if told is not None:
            found[at] = told
        elif at == gap.end - 1 and isinstance(line, TextLine) and only_says_actions(line, own, grammar):
            found[at] = Told(R.ACTION, line.slice, (), (line,))
        at += len(told.lines) if told is not None else 1
    return found | fields_beside(entries, gap, found, grammar)


def fields_beside(entries: Sequence[Entry], gap: Gap, found: dict[int, Told], grammar: Grammar) -> dict[int, Told]:
    """The fields that only look like one ("Joint leads: …"), right above or below what another label tells."""
    taken = {n for at, told in found.items() for n in range(at, at + len(told.lines)) if told.role is not R.ACTION}
    beside: dict[int, Told] = {}
    for at in range((gap.top or 0) + 1, gap.end):
        line = entries[at]
        if at in taken or not isinstance(line, TextLine) or line.heading is not None or line.in_table:
            continue
        words, _, rest = fold(line.slice.text).partition(": ")
        named = bool(field_label(line.slice.text, grammar)) and grammar.columns.match(words)[0] not in _AD_HOC
        if named and {at - 1, at + 1} & {*taken, *beside} and not is_dated(line, grammar):
            beside[at] = Told(None, Slice(words, line.slice.refs), (Slice(rest, line.slice.refs),), (line,))
    return beside


def under(line: Entry, over: Entry) -> bool:
    """Whether a line is no higher heading than the one over it."""
    one, other = getattr(line, "heading", None), getattr(over, "heading", None)
    return one is None or other is None or one >= other


def only_says_actions(line: TextLine, own: Labels, grammar: Grammar) -> bool:
    """Whether a line over rows says no more than that actions follow: "Actions", "Key actions:", "Delivery plan"."""
    text = fold(line.slice.text)
    if line.in_table or is_item(line.slice.text):
        return False
    if grammar.furniture.names_plan(text):
        return text.casefold().strip(":. ") in grammar.furniture.titles
    role, certainty, _ = grammar.columns.match(text)
    return role == R.ACTION and certainty >= (LIKELY if header_key(text) in own.again else SURELY)


def told_below(
    entries: Sequence[Entry], gap: Gap, section: TextLine, own: Labels, lone: bool, grammar: Grammar
) -> dict[int, Told]:
    """What labels tell right below the rows of a section, by the index of the label; another heading ends it.

    The label comes again, is a heading under the section's own, or there is no other section; who leads and when are
    told by what comes again alone.
    """
    first = next((at for at in range(gap.start, gap.end) if is_strong(entries[at], own, grammar)), gap.end)
    end = min(first, gap.top if gap.top is not None else gap.end)
    if end == gap.end and gap.end < len(entries):
        return {}  # only labels part the rows: they may be said of those below
    found: dict[int, Told] = {}
    at = gap.start
    while at < end:
        told = group_at(entries, at, end, own, grammar, closed=end < len(entries))
        if told is not None and is_said_below(told, section, own, lone):
            found[at] = replace(told, below=True)
        at += len(told.lines) if told is not None else 1
    return found


def is_said_below(told: Told, section: TextLine, own: Labels, lone: bool) -> bool:
    """Whether a label below rows tells of their section."""
    if told.role in PARTIES | {R.DUE}:
        return header_key(told.label.text) in own.fields
    return told.role in SAID and (lone or belongs(told, section, own))


def belongs(told: Told, section: TextLine, own: Labels) -> bool:
    """Whether what stands below rows is said of their section: its label comes again or is a heading under its own."""
    line = told.lines[0]
    deeper = None not in (line.heading, section.heading) and (line.heading or 0) > (section.heading or 0)
    return deeper or header_key(line.slice.text) in own.again or header_key(told.label.text) in own.fields
