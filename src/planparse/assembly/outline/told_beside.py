"""What is told of a section beside its rows: "Executive sponsor: …" under its heading, "Success measures" below them.

Where no column says what the actions answer, their heading does (contract, rule 14), and what labels under it or below
its rows name stands on that. It is taken out before the outline is walked: rows stand right under their headings.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from planparse.assembly.blocks.headings import (
    CERTAIN,
    SURELY,
    label_of,
    names_actions,
    numbered_heading,
    open_block,
)
from planparse.assembly.blocks.section_fields import field_label, heads
from planparse.assembly.model import ColumnRole, LogicalRow, Row, TextLine
from planparse.assembly.outline.over_rows import is_counted, is_dated, level_of_title
from planparse.assembly.shapes import PARTIES, ends_text
from planparse.assembly.surroundings.paragraphs import merged, stands_alone
from planparse.document import Slice
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item, unmark

R = ColumnRole
Entry = TextLine | LogicalRow | Row
SERIES = 2  # sections that show that a line is a label
LIKELY = 60  # how well a label must be known that comes again, or that names who leads
ASKS = 70  # and a heading that asks
_SAID = frozenset({R.OUTCOME, R.MEASURE, R.FINDING})
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


class Label(NamedTuple):
    """The words that name what a line or those under it tell, and what follows them on the line."""

    role: ColumnRole | None
    words: str
    rest: str


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
    own_level = level_of_title(entries, grammar)
    again = labels_in(entries, own_level, grammar)
    gaps = [gap_of(entries, start, end, own_level, again, grammar) for start, end in spans(entries)]
    told: dict[int, Told] = {}
    section: TextLine | None = None
    lone = sum(1 for gap in gaps if gap.top is not None) == 1
    for gap in gaps:
        if section is not None and gap.named_above:
            told |= told_below(entries, gap, section, again, lone, grammar)
        top = entries[gap.top] if gap.top is not None else None
        section = top if isinstance(top, TextLine) else section
        if gap.named_below and isinstance(top, TextLine) and open_block(top.slice, grammar) is None:
            told |= told_above(entries, gap, again, grammar)
    return without(entries, told)


def without(entries: Sequence[Entry], told: dict[int, Told]) -> tuple[list[Entry], dict[int, list[Told]]]:
    """The entries that nothing told took, and the told by the index of the next of them; `told` is by its first line."""
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


def spans(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """(first, end) of every run of lines outside tables' rows."""
    found: list[tuple[int, int]] = []
    for lines, run in itertools.groupby(enumerate(entries), key=lambda each: isinstance(each[1], TextLine)):
        indexes = [at for at, _ in run]
        if lines:
            found.append((indexes[0], indexes[-1] + 1))
    return found


def labels_in(entries: Sequence[Entry], own_level: int | None, grammar: Grammar) -> frozenset[str]:
    """The keys of the document's own labels: those that come again, and headings inside sections that tell of them."""
    again = labels_again(entries, grammar)
    nested = {header_key(text_of(entries[at])): at for at in nested_headings(entries, own_level)}
    said = {key for key, at in nested.items() if says_of(text_of(entries[at]), grammar)}
    return frozenset(again | said)


def says_of(text: str, grammar: Grammar) -> bool:
    """Whether a heading's words name or ask for what is told of a section."""
    role, certainty, _ = grammar.columns.match(text)
    return role is not None and R(role) in _SAID and certainty >= ASKS and not grammar.furniture.names_plan(text)


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


def text_of(entry: Entry) -> str:
    """The words of a line, "" for rows."""
    return fold(entry.slice.text) if isinstance(entry, TextLine) else ""


def labels_again(entries: Sequence[Entry], grammar: Grammar) -> frozenset[str]:
    """The keys of the labels that stand in several runs of lines, before a colon or alone on their line."""
    counts: Counter[str] = Counter()
    for start, end in spans(entries):
        lines = [line for line in entries[start:end] if isinstance(line, TextLine) and not line.in_table]
        keys = {field_label(line.slice.text, grammar) if line.heading is None else "" for line in lines}
        alone = {header_key(line.slice.text) for line in lines if not is_item(line.slice.text)}
        counts.update((keys | alone) - {""})
    return frozenset(key for key, count in counts.items() if count >= SERIES)


# ---- where a section begins ---------------------------------------------------------------------


def gap_of(
    entries: Sequence[Entry], start: int, end: int, own_level: int | None, again: Collection[str], grammar: Grammar
) -> Gap:
    """The run of lines from `start` to `end`, with the heading of the rows that follow."""
    above = entries[start - 1] if start else None
    below = next((entry for entry in entries[end:] if isinstance(entry, LogicalRow)), None) if end < len(entries) else None
    top = top_of(entries, start, end, own_level, again, grammar) if below is not None else None
    return Gap(start, end, top, is_named(above), is_named(below))


def is_named(row: Entry | None) -> bool:
    """Whether a row has no column for what its action answers, so that a heading names it."""
    return isinstance(row, LogicalRow) and all(column.role is not R.RECOMMENDATION for column in row.columns)


def top_of(
    entries: Sequence[Entry], start: int, end: int, own_level: int | None, again: Collection[str], grammar: Grammar
) -> int | None:
    """The index of the heading of the rows at `end`: the last that is marked or counted, else the nearest short line
    over labels that come again; none where the document's own title is all there is.
    """
    strong = [at for at in range(start, end) if is_strong(entries[at], again, grammar)]
    strong = [at for at in strong if own_level is None or getattr(entries[at], "heading", None) != own_level]
    if strong:
        return strong[-1]
    for at in range(end - 1, start - 1, -1):
        line = entries[at]
        if not isinstance(line, TextLine) or line.in_table:
            return None
        label = label_at(line, again, grammar)
        if label is None and not line.joined and heads(line) and not ends_text(line.slice.text):
            whole = stands_alone(line, grammar) or line.heading is not None
            return None if whole or at == end - 1 else at
    return None


def is_strong(line: Entry, again: Collection[str], grammar: Grammar) -> bool:
    """Whether a line heads what follows by its style or its number, and is no label."""
    if not isinstance(line, TextLine) or line.in_table or is_item(line.slice.text):
        return False
    text = fold(line.slice.text)
    if numbered_heading(text, grammar) or open_block(line.slice, grammar) is not None:
        return True
    if line.heading is None:
        return is_counted(text) and not ends_text(text)
    said = names_actions(line, grammar) or grammar.furniture.names_plan(text)
    return not said and label_at(line, again, grammar) is None


# ---- labels and what they name ------------------------------------------------------------------


def label_at(line: TextLine, again: Collection[str], grammar: Grammar) -> Label | None:
    """The label that a line is or opens with: a sentence that the grammar has, a column's certain words, or one that
    comes again; what names the actions or what they answer is none.
    """
    text = fold(line.slice.text)
    if line.in_table or is_item(line.slice.text) or numbered_heading(text, grammar) or is_dated(line, grammar):
        return None
    known = label_of(text, grammar)
    if known is not None and R(known.role) in _SAID and not (known.rest and line.heading is not None):
        return Label(R(known.role), known.words, known.rest)
    if line.heading is None and (key := field_label(text, grammar)):
        words, _, rest = text.partition(": ")
        role, certainty, _ = grammar.columns.match(words)
        leads = role is not None and R(role) in PARTIES and certainty >= LIKELY
        if certainty >= CERTAIN or leads or key in again:
            return label_for(role, words, rest)
    if header_key(text) in again and not ends_text(text.rstrip(":?")):
        role, certainty, _ = grammar.columns.match(text)
        if certainty >= LIKELY and not grammar.furniture.names_plan(text):
            return label_for(role, text, "")
    return None


def label_for(role: str | None, words: str, rest: str) -> Label | None:
    """A label in a column's role; what the heading or the rows name is none."""
    if role is None:
        return Label(None, words, rest)
    return None if R(role) in _NEVER else Label(R(role), words, rest)


def group_at(
    entries: Sequence[Entry], at: int, end: int, again: Collection[str], grammar: Grammar, *, whole: bool = False
) -> Told | None:
    """What the label at `at` tells, up to `end`; none where nothing does.

    Under a heading stands everything up to its last item; under a plain line its items, or the one line below it,
    or where `whole` every line that ends alike.
    """
    line = entries[at]
    label = label_at(line, again, grammar) if isinstance(line, TextLine) else None
    if label is None or not isinstance(line, TextLine):
        return None
    below = list(itertools.takewhile(lambda e: is_value(e, again, grammar), entries[at + 1 : end]))
    lines = [each for each in below if isinstance(each, TextLine)]
    items = [n for n, each in enumerate(lines) if is_item(each.slice.text)]
    if label.rest and label.role not in _SAID:
        lines = []
    elif label.rest or (items and items[0] == 0 and line.heading is None):
        lines = list(itertools.takewhile(lambda each: is_item(each.slice.text) or each.joined, lines))
    elif items and line.heading is not None:
        lines = lines[: items[-1] + 1]
    elif lines and line.heading is None and not whole:
        lines = lines[:1]
    elif lines and line.heading is None:
        closed = ends_text(lines[0].slice.text)
        lines = list(itertools.takewhile(lambda each: ends_text(each.slice.text) == closed, lines))
    values = [Slice(label.rest, line.slice.refs)] if label.rest else []
    values += [replace_text(each.slice) for each in merged(lines, (), grammar)]
    return Told(label.role, Slice(label.words, line.slice.refs), tuple(values), (line, *lines)) if values else None


def replace_text(text: Slice) -> Slice:
    """A list's item without its mark; any other text as it is."""
    return replace(text, text=unmark(text.text)) if is_item(text.text) else text


def is_value(entry: Entry, again: Collection[str], grammar: Grammar) -> bool:
    """Whether a line may be what a label above it names: text outside tables, no heading and no label."""
    if not isinstance(entry, TextLine) or entry.in_table or entry.heading is not None:
        return False
    return not is_strong(entry, again, grammar) and label_at(entry, again, grammar) is None


# ---- between a heading and its rows, and below these --------------------------------------------


def told_above(entries: Sequence[Entry], gap: Gap, again: Collection[str], grammar: Grammar) -> dict[int, Told]:
    """What labels tell between the heading of a section and its rows, by the index of the label."""
    assert gap.top is not None
    over = entries[gap.top]
    found: dict[int, Told] = {}
    at = gap.top + 1
    while at < gap.end:
        line = entries[at]
        told = group_at(entries, at, gap.end, again, grammar) if under(line, over) else None
        if told is not None:
            found[at] = told
        elif at == gap.end - 1 and isinstance(line, TextLine) and only_says_actions(line, grammar):
            found[at] = Told(R.ACTION, line.slice, (), (line,))
        at += len(told.lines) if told is not None else 1
    return found | fields_beside(entries, gap, found, grammar)


def fields_beside(entries: Sequence[Entry], gap: Gap, found: dict[int, Told], grammar: Grammar) -> dict[int, Told]:
    """The lines of a label that nothing else knows and a value, right above or below what another label tells."""
    taken = {n for at, told in found.items() for n in range(at, at + len(told.lines)) if told.role is not R.ACTION}
    beside: dict[int, Told] = {}
    for at in range((gap.top or 0) + 1, gap.end):
        line = entries[at]
        if at in taken or not isinstance(line, TextLine) or line.heading is not None or line.in_table:
            continue
        if {at - 1, at + 1} & {*taken, *beside} and field_label(line.slice.text, grammar) and not is_dated(line, grammar):
            words, _, rest = fold(line.slice.text).partition(": ")
            beside[at] = Told(None, Slice(words, line.slice.refs), (Slice(rest, line.slice.refs),), (line,))
    return beside


def under(line: Entry, over: Entry) -> bool:
    """Whether a line is no higher heading than the one over it."""
    levels = getattr(line, "heading", None), getattr(over, "heading", None)
    return None in levels or levels[0] >= levels[1]


def only_says_actions(line: TextLine, grammar: Grammar) -> bool:
    """Whether a line over rows says no more than that actions follow: "Actions", "Key actions:"."""
    text = fold(line.slice.text)
    role, certainty, _ = grammar.columns.match(text)
    return role == R.ACTION and certainty >= SURELY and not (line.in_table or grammar.furniture.names_plan(text))


def told_below(
    entries: Sequence[Entry], gap: Gap, section: TextLine, again: Collection[str], lone: bool, grammar: Grammar
) -> dict[int, Told]:
    """What labels tell right below the rows of a section, by the index of the label; another heading ends it.

    The label comes again, is a heading under the section's own, or there is no other section.
    """
    first = next((at for at in range(gap.start, gap.end) if is_strong(entries[at], again, grammar)), gap.end)
    end = min(first, gap.top if gap.top is not None else gap.end)
    if end == gap.end and gap.end < len(entries):
        return {}  # only labels part the rows: they may be said of those below
    found: dict[int, Told] = {}
    at = gap.start
    while at < end:
        told = group_at(entries, at, end, again, grammar, whole=True)
        if told is not None and told.role in _SAID and (lone or belongs(told, section, again)):
            found[at] = replace(told, below=True)
        at += len(told.lines) if told is not None else 1
    return found


def belongs(told: Told, section: TextLine, again: Collection[str]) -> bool:
    """Whether what stands below rows is said of their section: its label comes again or is a heading under its own."""
    line = told.lines[0]
    deeper = None not in (line.heading, section.heading) and (line.heading or 0) > (section.heading or 0)
    key = header_key(told.label.text)
    return deeper or key in again or header_key(line.slice.text.partition(":")[0]) in again
