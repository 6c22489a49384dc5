"""Actions listed under headings that say that they follow, section by section: "Actions", "What we will do"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planparse.assembly.blocks.headings import SURELY
from planparse.assembly.blocks.label_fields import field_of, is_entry, with_line
from planparse.assembly.shapes import asks
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.fields.timescales import read_timescale
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, is_item, unmark

SECTIONS = 2  # lists under such headings, at least: minutes end in one
TIMES = 2  # or lists by date under one of them
TIME_WORDS = 6  # of a heading that only says when
LEAD_WORDS = 8  # of a line that leads from such a heading to its list: "We want to:"
_ACTION, _WHEN, _LOG = "Action", "By when", "Progress"  # headers of ours, where headings tell what columns are


@dataclass(frozen=True, slots=True)
class Promise:
    """One of the listed actions, the line over its list that says when, the items below it that say how far it is."""

    item: Paragraph
    time: Paragraph | None
    log: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over actions and these: items, with what says when they are due, or a table of their own."""

    heading: Paragraph
    items: tuple[Promise, ...]
    start: int
    end: int  # the block after it
    lead: Paragraph | None = None  # the line that leads to the list


def section_tables(
    blocks: Sequence[Block], grammar: Grammar, boilerplate: list[Slice], diagnostics: list[Diagnostic]
) -> list[Block]:
    """The blocks with the actions of each section as a table, where several sections list theirs.

    Headings "Actions" over lists tell a plan only by coming again, or by lists that say when each is due. Beside a
    table, a list is actions under the very heading that elsewhere stands over one.
    """
    lines = Counter(fold(b.text) for b in blocks if isinstance(b, Paragraph))
    again = frozenset(line for line, count in lines.items() if count >= SECTIONS)
    every = sections_in(blocks, grammar, again, sure=True) or sections_in(blocks, grammar, again, sure=False)
    tabled = {header_key(each.heading.text) for each in every if not each.items}
    alone = not any(isinstance(block, Table) for block in blocks)
    found = [each for each in every if alone or header_key(each.heading.text) in tabled]
    times = {id(said.time) for each in found for said in each.items if said.time is not None}
    listed = [each for each in found if each.items]
    if not listed or (len(found) < SECTIONS and len(times) < TIMES):
        return list(blocks)
    out: list[Block] = []
    index = 0
    for each in listed:
        named = says_it_is_one(each.heading.text, grammar)
        header = Cell(each.heading.text, 0, each.heading.ref) if named else Cell(_ACTION, 0, CellRef())
        labels = [line for line in (None if named else each.heading, each.lead) if line is not None]
        boilerplate += [Slice(line.text, (line.ref,)) for line in labels]
        out += [*blocks[index : each.start], table_of(each, header)]
        index = each.end
    count = sum(len(each.items) for each in listed)
    place = (listed[0].heading.ref,)
    diagnostics.append(diagnostic("text_layout", place, layout="lists of actions under headings", count=count))
    return [*out, *blocks[index:]]


def sections_in(blocks: Sequence[Block], grammar: Grammar, again: frozenset[str], *, sure: bool) -> list[Section]:
    """The sections whose headings say that actions follow, `sure` by their words or else by what they say over lists.

    `again`: the lines that come again; text has no other headings.
    """
    heads = (
        at
        for at, line in enumerate(blocks)
        if isinstance(line, Paragraph)
        and (says_actions(line, grammar, again) if sure else says_focus(line, grammar, again))
    )
    every = [each for at in heads if (each := section_at(blocks, at, grammar)) is not None]
    leads = {id(each.lead) for each in every}
    found = [each for each in every if id(each.heading) not in leads]
    return found if sure else [each for each in found if lists_deeds(each, grammar)]


def lists_deeds(section: Section, grammar: Grammar) -> bool:
    """Whether at least half of a section's items say by their words what is to be done: no list of subjects."""
    deeds = sum(asks(unmark(said.item.text), grammar) for said in section.items)
    return deeds > 0 and 2 * deeds >= len(section.items)


def section_at(blocks: Sequence[Block], at: int, grammar: Grammar) -> Section | None:
    """The section of the actions below the heading at `at`, right under it or under a line that leads to them; None
    where none follow.
    """
    heading, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(heading, Paragraph):
        return None
    lead = below if isinstance(below, Paragraph) and leads_on(below, grammar) else None
    items, end = items_from(blocks, at + 1 + (lead is not None), grammar)
    tabled = any(isinstance(block, Table) for block in blocks[at + 1 : at + 2])
    return Section(heading, tuple(items), at, end, lead) if items or tabled else None


def leads_on(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line only begins the sentences that a list ends: "We want to:", "The partnership will:"."""
    text = fold(line.text)
    short = text.endswith(":") and len(text.split()) <= LEAD_WORDS
    return short and line.heading is None and not is_item(line.text) and not says_when(line, grammar)


def says_focus(line: Paragraph, grammar: Grammar, again: frozenset[str]) -> bool:
    """Whether a line is the heading of a list that is of actions there: "Improvement focus" in each section."""
    text = fold(line.text)
    return text in again and not is_item(line.text) and header_key(text) in grammar.columns.over_lists


def says_actions(line: Paragraph, grammar: Grammar, again: frozenset[str]) -> bool:
    """Whether a line only says that actions follow: the heading "Actions", or "We will:" before a list."""
    text = fold(line.text)
    heads = line.heading is not None or text.endswith(":") or text in again
    if not heads or is_item(line.text) or grammar.furniture.names_plan(text):
        return False
    return names_action(text, grammar) or "action" in grammar.columns.named(text)[:1]


def names_action(text: str, grammar: Grammar) -> bool:
    """Whether a heading's words surely name actions."""
    role, certainty, _ = grammar.columns.match(fold(text))
    return role == "action" and certainty >= SURELY


def says_it_is_one(text: str, grammar: Grammar) -> bool:
    """Whether words over a column prove it one of actions: not "Next steps", which may stand beside such a one."""
    return names_action(text, grammar) and header_key(text) not in grammar.columns.gives_way.get("action", ())


def items_from(blocks: Sequence[Block], start: int, grammar: Grammar) -> tuple[list[Promise], int]:
    """The actions of the lists from `start`, and where they end."""
    items: list[Promise] = []
    time: Paragraph | None = None
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Paragraph) and is_item(block.text):
            if items and says_how_far(block, items[0].item, grammar):
                log, said = items[-1].log, replace(block, text=unmark(block.text))
                items[-1] = replace(items[-1], log=with_line(log, said) if log else said)
            elif items and is_part_of(block, items[-1].item, grammar):
                items[-1] = replace(items[-1], item=with_line(items[-1].item, block))
            else:
                items.append(Promise(block, time))
        elif isinstance(block, Paragraph) and says_when(block, grammar) and opens_list(blocks[index + 1 : index + 2]):
            time = block
        else:
            return items, index
    return items, len(blocks)


def is_part_of(item: Paragraph, above: Paragraph, grammar: Grammar) -> bool:
    """Whether an item is of the list in the one above it, "improve planning, including:": that asks, and it doesn't."""
    opened = any(line.rstrip().endswith(":") for line in above.text.split("\n")[:1])
    return opened and asks(unmark(above.text), grammar) and not asks(unmark(item.text), grammar)


def says_how_far(item: Paragraph, first: Paragraph, grammar: Grammar) -> bool:
    """Whether an item says how far the one over it is: "Update: …"; "June 2023: …" does too but in a list of dates."""
    found = field_of(item, grammar)
    return (
        found is not None and found.role == "progress" and (found.printed or not is_entry(unmark(first.text), grammar))
    )


def says_when(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line only says when what is below it is due: "By September 2015", "Short term:"."""
    text = fold(line.text).rstrip(":")
    if not (line.heading is not None or line.text.rstrip().endswith(":")) or len(text.split()) > TIME_WORDS:
        return False
    value, _ = read_timescale(text, grammar.timescales)
    return value is not None and value.kind not in ("done", "unresolved")


def opens_list(blocks: Sequence[Block]) -> bool:
    """Whether the first of the blocks is a list's item."""
    return bool(blocks) and isinstance(blocks[0], Paragraph) and is_item(blocks[0].text)


def table_of(found: Section, header: Cell) -> Table:
    """A Table of a section's listed actions under this header; when those of one list are due spans theirs."""
    times = [said.time for said in found.items]
    timed, logged = any(times), any(said.log for said in found.items)
    columns = [header, *([Cell(_WHEN, 1, CellRef())] * timed), *([Cell(_LOG, 1 + timed, CellRef())] * logged)]
    rows = [RowFragment(tuple(columns))]
    for at, said in enumerate(found.items):
        cells = [Cell(said.item.text, 0, said.item.ref, more=said.item.more)]
        if (time := said.time) is not None and not (at and times[at - 1] is time):
            cells.append(Cell(fold(time.text).rstrip(":"), 1, time.ref, times.count(time)))
        if said.log is not None:
            cells.append(Cell(said.log.text, 1 + timed, said.log.ref, more=said.log.more))
        rows.append(RowFragment(tuple(cells)))
    return Table(tuple(rows), found.heading.ref.page, headed=True)
