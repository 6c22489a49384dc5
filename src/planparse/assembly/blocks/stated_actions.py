"""Actions that stand as lines of their own over the labels that tell of them: "1.1 Hold a day", "Lead: Jane Doe".

A Word plan prints them one below another, under "What we will do" or nothing at all. No label opens such a line: that
it states an action is told by the labels coming again under each, with who does it and by when.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from planparse.assembly.blocks.label_fields import CERTAIN, Field, field_of
from planparse.assembly.shapes import COUNTED, DATES, PARTIES, is_dateish, is_deed, is_sentence, starts_low
from planparse.document import Block, Paragraph, Table
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item, unmark

SERIES = 2  # actions that show that a line is one
_NUMBERED = re.compile(r"\(?(\d{1,2})[.)]\s")
_WHO_OR_WHEN = PARTIES | DATES
_ENDING = ""  # instead of a label, what a line ends with
_NAMES_OTHERS = frozenset({"recommendation", "action", "finding", "number", "priority"})


class Stated(NamedTuple):
    """The lines that open actions, and those that go on with one."""

    openings: frozenset[Paragraph] = frozenset()
    more: frozenset[Paragraph] = frozenset()


class Told(NamedTuple):
    """One action's places: the first line that states it, the first label below that, the block after its fields."""

    opening: int
    label: int
    end: int


def stated_actions(blocks: Sequence[Block], grammar: Grammar, again: Collection[str]) -> Stated:
    """The lines that state actions, each right over the label that the fields of every action begin with.

    `again`: the lines that the document prints more than once. There are none where a label of its own opens each.
    """
    fields = fields_in(blocks, grammar, again)
    places: dict[str, list[int]] = {}
    for at, found in fields.items():
        opens = not found.alone or is_headed(blocks, at, fields)
        if opens and found.role not in _NAMES_OTHERS and not goes_with(fields.get(at - 1), found):
            places.setdefault(header_key(found.key) if found.printed else _ENDING, []).append(at)
    openings: set[Paragraph] = set()
    more: set[Paragraph] = set()
    for label, labels in places.items():
        told = told_by(blocks, labels, fields, grammar, proven=label == _ENDING)
        stating = (at for each in told for at in (*counted_over(blocks, each.opening, fields), each.opening))
        openings |= {line for at in stating if isinstance(line := blocks[at], Paragraph)}
        between = (line for each in told for line in blocks[each.opening + 1 : each.label])
        more |= {line for line in between if isinstance(line, Paragraph)}
    return Stated(frozenset(openings), frozenset(more))


def fields_in(blocks: Sequence[Block], grammar: Grammar, again: Collection[str]) -> dict[int, Field]:
    """The fields by the indexes of their lines, each label alone on its line with the value below it."""
    fields = {
        at: found for at, b in enumerate(blocks) if isinstance(b, Paragraph) if (found := field_of(b, grammar, again))
    }
    below = {at: blocks[at + 1] for at in fields if at + 1 < len(blocks) and at + 1 not in fields}
    values = {at: b for at, b in below.items() if isinstance(b, Paragraph) and b.heading is None and fields[at].alone}
    return {at: replace(found, paragraph=values.get(at, found.paragraph)) for at, found in fields.items()}


def is_headed(blocks: Sequence[Block], at: int, fields: dict[int, Field]) -> bool:
    """Whether a heading that is no label stands right over a line: an action, where labels stand over their values."""
    above = blocks[at - 1] if at and at - 1 not in fields else None
    return isinstance(above, Paragraph) and above.heading is not None


def goes_with(before: Field | None, field: Field) -> bool:
    """Whether a field without a printed label stands in the same line as the one before it."""
    return before is not None and not field.printed and before.ref == field.ref


def told_by(
    blocks: Sequence[Block], labels: Sequence[int], fields: dict[int, Field], grammar: Grammar, proven: bool
) -> list[Told]:
    """The actions over the places of one label; none unless they make a series that nothing else states.

    `proven`: the endings of lines, which are known to be a plan's already.
    """
    over = {at: opening for at in labels if (opening := opening_over(blocks, at, fields, grammar)) is not None}
    told = [Told(opening, at, end_of(blocks, at, fields, {*over.values()})) for at, opening in over.items()]
    heads = sum(1 for each in told if heads_others(blocks, each, fields, {*over.values()}))
    if len(told) < SERIES or len(told) * 2 <= len(labels) or heads * 2 > len(told):
        return []
    above = [fields_above(each.opening, fields) for each in told]
    below = [[fields[at] for at in range(each.label, each.end) if at in fields] for each in told]
    if any(map(has_own_action, (*above, *below))) or all(map(is_owned, above)):
        return []
    named = proven or any(map(is_owned, above)) or any(f.role == "recommendation" for f in fields.values())
    return told if tell_actions(below, named, grammar) else []


def opening_over(blocks: Sequence[Block], label: int, fields: dict[int, Field], grammar: Grammar) -> int | None:
    """The first of the lines right over a label that state an action; None where there are none, or a list of them."""
    gap = lines_over(blocks, label, fields)
    texts = {at: fold(unmark(line.text)) for at in gap if isinstance(line := blocks[at], Paragraph)}
    items = list(itertools.takewhile(lambda at: is_item(getattr(blocks[at], "text", "")), reversed(gap)))[::-1]
    own = [at for at in items[:-1] if texts[at].endswith(":")]
    headed = len(gap) == SERIES and len(items) == 1 and getattr(blocks[gap[0]], "heading", None) is not None
    inside = bool(gap) and getattr(blocks[gap[-1]], "ref", None) == getattr(blocks[label], "ref", None)
    if not own and (headed or inside):
        own = gap[-1:]  # the item under a heading, or what stands in the label's own line
    if own:
        return own[-1] if may_state(texts[own[-1]].rstrip(":"), grammar, own[-1] in items) else None
    if len(items) > 1:
        return None  # what is below is said of all of a list
    before = fields.get(gap[0] - 1) if gap else None
    if before is not None and before.alone and before.role != "action":
        gap = gap[1:]  # its value
    counted = [at for at in gap if COUNTED.match(texts[at])]
    parted = [at for at in gap if not getattr(blocks[at], "joined", False)]
    run_on = [] if before is None or before.role in _NAMES_OTHERS - {"action"} else gap
    chosen = counted[-1:] or [at for at in parted[-1:] or run_on[:] if not starts_low(texts[at])]
    return next((at for at in chosen[:1] if may_state(texts[at], grammar, at in items)), None)


def counted_over(blocks: Sequence[Block], opening: int, fields: dict[int, Field]) -> list[int]:
    """The places of the lines that count up to one, from "1." under a label of actions on: each states one as well."""
    above = list(itertools.takewhile(lambda at: counted(blocks[at]) is not None, range(opening, -1, -1)))[::-1]
    label = fields.get(above[0] - 1) if above else None
    numbers = [counted(blocks[at]) for at in above]
    listed = label is not None and label.role == "action" and label.alone and numbers == [*range(1, len(above) + 1)]
    return above[:-1] if listed else []


def counted(block: Block) -> int | None:
    """The whole number that opens a line, as an item of a list: "2. Hold a day"."""
    found = _NUMBERED.match(unmark(block.text)) if isinstance(block, Paragraph) and block.heading is None else None
    return int(found.group(1)) if found else None


def lines_over(blocks: Sequence[Block], label: int, fields: dict[int, Field]) -> list[int]:
    """The places of the lines right over a label, up to a field, a table or a heading, which is the first of them."""
    gap: list[int] = []
    for at in range(label - 1, -1, -1):
        line = blocks[at]
        if not isinstance(line, Paragraph) or at in fields:
            break
        gap.insert(0, at)
        if line.heading is not None:
            break
    return gap


def may_state(text: str, grammar: Grammar, item: bool) -> bool:
    """Whether a line may say what is to be done: several words that name no column, and no colon after them.

    A title of plans heads one; an `item` of a list and a sentence that says what is to be done only speak of it: "Agree
    a list of savings as part of service planning".
    """
    speaks = item or (is_sentence(text) and is_deed(text, grammar))
    titled = grammar.furniture.names_plan(text) and not speaks
    known = grammar.columns.match(text)[1] >= CERTAIN or titled
    return len(text.split()) >= SERIES and not text.endswith(":") and not known


def end_of(blocks: Sequence[Block], label: int, fields: dict[int, Field], openings: Collection[int]) -> int:
    """The index of the first block after a label that opens the next action, or that no field runs on with."""
    for at in range(label + 1, len(blocks)):
        line = blocks[at]
        valued = at - 1 in fields and fields[at - 1].alone
        goes_on = isinstance(line, Paragraph) and line.heading is None and (line.joined or is_item(line.text) or valued)
        if at in openings or (at not in fields and not goes_on):
            return at
        if at in fields and fields[at].role == "recommendation":
            return at
    return len(blocks)


def heads_others(blocks: Sequence[Block], told: Told, fields: dict[int, Field], openings: Collection[int]) -> bool:
    """Whether the fields are a section's: its table stands below them, with no heading or action between ("Objectives:"
    over a line of each may be), or a list that no label opens.
    """
    below = (at for at in range(told.end, len(blocks)) if at in openings or not is_plain(blocks[at]))
    if isinstance(blocks[next(below, told.label)], Table):
        return True
    after = (
        (fields[at - 1], blocks[at]) for at in range(told.label + 1, told.end) if at - 1 in fields and at not in fields
    )
    return any(
        f.printed and not f.alone and f.role in _WHO_OR_WHEN and isinstance(b, Paragraph) and is_item(b.text)
        for f, b in after
    )


def is_plain(block: Block) -> bool:
    """Whether a block is a line that is no heading."""
    return isinstance(block, Paragraph) and block.heading is None


def fields_above(opening: int, fields: dict[int, Field]) -> list[Field]:
    """The fields that stand one below another down to an action's line."""
    above = itertools.takewhile(lambda at: at in fields, range(opening - 1, -1, -1))
    return [fields[at] for at in above][::-1]


def is_owned(above: Sequence[Field]) -> bool:
    """Whether the last of the fields over a line is a label alone that says that an action follows."""
    return bool(above) and above[-1].role == "action" and above[-1].alone and not above[-1].number


def has_own_action(fields: Sequence[Field]) -> bool:
    """Whether one of the fields states an action itself."""
    return any(f.role == "action" for f in (fields[:-1] if is_owned(fields) else fields))


def tell_actions(below: Sequence[Sequence[Field]], named: bool, grammar: Grammar) -> bool:
    """Whether all fields say who or when; `named`: other labels prove the plan, else some say both."""
    roles = [{f.role for f in fields} for fields in below]
    dated = any(f.role in DATES and is_dateish(f.paragraph.text, grammar) for fields in below for f in fields)
    both = dated and any(each & PARTIES and each & DATES for each in roles)
    return all(each & _WHO_OR_WHEN for each in roles) and (named or both)
