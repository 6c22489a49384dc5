"""Sections whose headings name what stands under them: "What we want to achieve", "Actions", "Measures of success".

Their actions are a list, or a table of their own; what the other headings tell becomes labelled lines over them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from planparse.assembly.blocks.headings import SURELY
from planparse.assembly.blocks.label_blocks import ASKED
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.fields.timescales import read_timescale
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, is_item

SECTIONS = 2  # lists under such headings, at least: minutes end in one
TIMES = 2  # or lists by date under one of them
PLAIN = 9  # the level of a heading that nothing but its words tells
TIME_WORDS = 6  # of a heading that only says when
_ACTION, _WHEN = "Action", "By when"  # headers of ours, where headings tell what columns are


Told = tuple[Paragraph, Sequence[Paragraph]]  # "Aim" and the lines below it


@dataclass(frozen=True, slots=True)
class Section:
    """The headings of one section and what they head: its actions, as items with what says when they are due or as a
    table, and what else is told.
    """

    heading: Paragraph
    items: tuple[tuple[Paragraph, Paragraph | None], ...]
    table: Table | None
    told: tuple[Told, ...]
    start: int
    end: int  # the block after it


def section_tables(
    blocks: Sequence[Block], grammar: Grammar, boilerplate: list[Slice], diagnostics: list[Diagnostic]
) -> list[Block]:
    """The blocks with the actions of each section as a table, where several sections head theirs.

    Headings "Actions" over lists tell a plan only by coming again, or by lists that say when each is due. Beside a
    table of a plan, a list is actions under the very heading that elsewhere stands over a table.
    """
    headed = with_plain_headings(blocks, grammar)
    every = [each for at in range(len(blocks)) if (each := section_at(headed, at, grammar)) is not None]
    tabled = {header_key(each.heading.text) for each in every if each.table is not None}
    alone = not any(isinstance(block, Table) for block in blocks)
    found = [each for each in every if alone or each.told or header_key(each.heading.text) in tabled]
    times = {id(time) for each in found for _, time in each.items if time is not None}
    changed = [each for each in found if each.table is None or each.told]
    if not changed or (len(found) < SECTIONS and len(times) < TIMES):
        return list(blocks)
    out: list[Block] = []
    index = 0
    for each in changed:
        named = each.table is None and names_role(each.heading.text, grammar) is not None
        header = Cell(each.heading.text, 0, each.heading.ref) if named else Cell(_ACTION, 0, CellRef())
        out += [*blocks[index : each.start], *lines_over(each), each.table or table_of(each, header)]
        index = each.end
        boilerplate += [] if named else [Slice(each.heading.text, (each.heading.ref,))]
    count = sum(len(each.items) for each in changed)
    place = (changed[0].heading.ref,)
    diagnostics.append(diagnostic("text_layout", place, layout="lists of actions under headings", count=count))
    return [*out, *blocks[index:]]


def with_plain_headings(blocks: Sequence[Block], grammar: Grammar) -> list[Block]:
    """The blocks, those lines as headings that print nothing but the same role's words again and again, as text has
    them: "Actions".
    """
    lines = Counter(fold(b.text) for b in blocks if isinstance(b, Paragraph) and b.heading is None)
    again = {line for line, count in lines.items() if count >= SECTIONS and names_role(line, grammar)}
    return [
        replace(b, heading=PLAIN) if isinstance(b, Paragraph) and b.heading is None and fold(b.text) in again else b
        for b in blocks
    ]


def section_at(blocks: Sequence[Block], at: int, grammar: Grammar) -> Section | None:
    """The section whose actions the heading at `at` says to follow; None where it is none or none follow."""
    heading = blocks[at]
    if not isinstance(heading, Paragraph) or not says_actions(heading, grammar):
        return None
    items, end = items_from(blocks, at + 1, grammar)
    following = next(iter(blocks[at + 1 : at + 2]), None)
    table = following if isinstance(following, Table) else None
    if not items and table is None:
        return None
    end += table is not None
    told: list[Told] = []
    while (after := told_from(blocks, end, heading, grammar)) is not None:
        told.append(after)
        end += 1 + len(after[1])
    start = at
    for before in range(at - 1, -1, -1):
        beside = told_from(blocks, before, heading, grammar)
        if beside is not None and before + 1 + len(beside[1]) == start:
            told.insert(0, beside)
            start = before
        elif is_heading(blocks[before]):
            break
    return Section(heading, tuple(items), table, tuple(told), start, end)


def items_from(
    blocks: Sequence[Block], start: int, grammar: Grammar
) -> tuple[list[tuple[Paragraph, Paragraph | None]], int]:
    """The items of the lists from `start`, each with the line over its list that says when; and where they end."""
    items: list[tuple[Paragraph, Paragraph | None]] = []
    time: Paragraph | None = None
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Paragraph) and is_item(block.text):
            items.append((block, time))
        elif isinstance(block, Paragraph) and says_when(block, grammar) and opens_list(blocks[index + 1 : index + 2]):
            time = block
        else:
            return items, index
    return items, len(blocks)


def told_from(blocks: Sequence[Block], at: int, beside: Paragraph, grammar: Grammar) -> Told | None:
    """The heading at `at` that names what else is told of a section, of the same level as that of its actions, and
    the lines below it; None where there is none.
    """
    label = blocks[at] if at < len(blocks) else None
    if not isinstance(label, Paragraph) or label.heading is None or label.heading != beside.heading:
        return None
    if names_role(label.text, grammar) in (None, "action"):
        return None
    below = [line for line in takewhile(lambda b: not is_heading(b), blocks[at + 1 :]) if isinstance(line, Paragraph)]
    if label.heading == PLAIN or opens_list(below):  # what follows a list is no more of it
        listed = opens_list(below)
        below = below[:1] + list(takewhile(lambda line: line.joined or (listed and is_item(line.text)), below[1:]))
    return (label, below) if below else None


def names_role(text: str, grammar: Grammar) -> str | None:
    """The role that a heading's words surely name, None for any other's and a plan's own title."""
    role, certainty, _ = grammar.columns.match(fold(text))
    sure = certainty >= SURELY or (certainty >= ASKED and text.rstrip().endswith("?"))
    return role if sure and not grammar.furniture.names_plan(text) else None


def is_heading(block: Block) -> bool:
    """Whether a block heads what follows, or is no text."""
    return not isinstance(block, Paragraph) or block.heading is not None


def opens_list(blocks: Sequence[Block]) -> bool:
    """Whether the first of the blocks is a list's item."""
    return bool(blocks) and isinstance(blocks[0], Paragraph) and is_item(blocks[0].text)


def says_actions(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line only says that actions follow: the heading "Actions", or "We will:" before a list."""
    text = fold(line.text)
    if is_item(line.text) or not (line.heading is not None or text.endswith(":")) or grammar.furniture.names_plan(text):
        return False
    return names_role(text, grammar) == "action" or "action" in grammar.columns.named(text)[:1]


def says_when(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line only says when what is below it is due: "By September 2015", "Short term:"."""
    text = fold(line.text).rstrip(":")
    if not (line.heading is not None or line.text.rstrip().endswith(":")) or len(text.split()) > TIME_WORDS:
        return False
    value, _ = read_timescale(text, grammar.timescales)
    return value is not None and value.kind not in ("done", "unresolved")


def lines_over(found: Section) -> list[Paragraph]:
    """What is told of a section beside its actions, as labelled lines over them: "Lead: Head of Housing"."""
    out: list[Paragraph] = []
    for heading, values in found.told:
        label = heading.text if heading.text.endswith(("?", ":")) else f"{heading.text}:"
        if len(values) > 1 or is_item(values[0].text):
            out += [replace(heading, heading=None, text=label), *values]
        else:
            out.append(Paragraph(f"{label} {values[0].text}", heading.ref, more=(values[0].ref, *values[0].more)))
    return out


def table_of(found: Section, header: Cell) -> Table:
    """A Table of a section's listed actions under this header; when those of one list are due spans theirs."""
    times = [time for _, time in found.items]
    rows = [RowFragment((header, Cell(_WHEN, 1, CellRef())) if any(times) else (header,))]
    for at, (item, time) in enumerate(found.items):
        cells = [Cell(item.text, 0, item.ref, more=item.more)]
        if time is not None and not (at and times[at - 1] is time):
            cells.append(Cell(fold(time.text).rstrip(":"), 1, time.ref, times.count(time)))
        rows.append(RowFragment(tuple(cells)))
    return Table(tuple(rows), found.heading.ref.page, headed=True)
