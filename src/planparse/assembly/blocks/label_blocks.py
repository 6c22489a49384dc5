"""Plans printed as "Label: value" lines with no table at all, rebuilt as one table per run of blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from planparse.assembly.blocks.label_fields import ASKED, CERTAIN, Field, field_of, with_line
from planparse.assembly.blocks.own_report import report_labels
from planparse.assembly.blocks.parted_fields import unparted, with_fields_parted
from planparse.assembly.blocks.recurring_labels import recurring_labels
from planparse.assembly.blocks.stated_actions import Stated, stated_actions
from planparse.assembly.blocks.stated_lines import with_lines_apart
from planparse.assembly.shapes import DATES, PARTIES, ends_text, is_partyish
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.fields.statuses import is_status_text
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, is_item, unmark

_HEADS = frozenset({"action", "recommendation"})
_WHO_OR_WHEN = PARTIES | DATES
_LOGGED = _WHO_OR_WHEN | {"progress", "status"}
_TELL_ACTIONS = frozenset({"action", "outcome", "measure"})
_TELL_SECTIONS = _TELL_ACTIONS | {"recommendation", "finding", "priority"}
OFTEN = 3  # actions with one thing told of each are a plan's by coming again
AHEAD = 12  # lines below one that may be more of a value, in which the next label stands
_COUNTED = re.compile(r"^(\d{1,2})[.)]\s")
_ACTION = "Action"  # a label of ours, over lines that state actions under none


class Lines(NamedTuple):
    """What lines are by coming again: those and the labels printed more than once, and those that state actions."""

    again: frozenset[str]
    stated: Stated
    sections: frozenset[int]  # the places of labels that are a committee report's own headings


def label_tables(
    blocks: Sequence[Block], grammar: Grammar, boilerplate: list[Slice], diagnostics: list[Diagnostic]
) -> list[Block]:
    """The blocks with every run of labelled fields that makes records as a table."""
    blocks, whole = with_fields_parted(blocks, grammar)
    out: list[Block] = []
    index = 0
    lines = Counter(fold(block.text) for block in blocks if isinstance(block, Paragraph))
    again = frozenset(line for line, count in lines.items() if count > 1)
    again |= recurring_labels(blocks, grammar, again)
    known = Lines(again, stated_actions(blocks, grammar, again), report_labels(blocks, grammar, again))
    while index < len(blocks):
        fields, end = fields_from(blocks, index, grammar, known, run_on=True)
        if not {f.role for f in fields} & _WHO_OR_WHEN:  # a report's sections may be headed by questions too
            fields, end = fields_from(blocks, index, grammar, known, run_on=False)
        if not is_plan(fields, grammar) or heads_table(fields, blocks[end : end + 1], grammar):
            out.append(blocks[index])
            index += 1
            continue
        fields, asides = without_asides(fields)
        rows = records(fields := with_lines_apart(fields, grammar))
        boilerplate += [Slice(f.label, (f.ref,)) for f in fields if f.printed]
        diagnostics.append(diagnostic("text_layout", (fields[0].ref,), layout="label: value blocks", count=len(rows)))
        out += [*asides, table_of(rows, fields)]
        index = end
    return unparted(out, whole)


def fields_from(
    blocks: Sequence[Block], start: int, grammar: Grammar, known: Lines, run_on: bool
) -> tuple[list[Field], int]:
    """The fields of the paragraphs from `start`, unlabelled lines joined to the field before; and where they end.

    `run_on`: whether several paragraphs may stand below a label.
    """
    fields: list[Field] = []
    index = start
    while index < len(blocks):
        block = blocks[index]
        if not isinstance(block, Paragraph) or (index in known.sections and not any(f.number for f in fields)):
            break
        level = fields[-1].heading if fields and not fields[-1].number else None
        stated = block in known.stated.openings
        found = None if fields and answers(block, fields[-1], grammar) else field_of(block, grammar, known.again, level)
        if found is not None and is_log(found) and not logged(fields):
            found = None  # one of a list of dates
        if found is not None and closes(blocks, index, found, fields, grammar, known):
            found = None
        if stated:
            fields = with_action(fields, block)
        elif found is not None:
            fields = with_field(fields, found)
        elif fields and goes_on(blocks, index, fields, grammar, known, run_on):
            at = told_in(fields, block)
            fields[at] = replace(fields[at], paragraph=with_line(fields[at].paragraph, block))
        else:
            break
        index += 1
    return fields, index


def closes(
    blocks: Sequence[Block], at: int, found: Field, fields: Sequence[Field], grammar: Grammar, known: Lines
) -> bool:
    """Whether a heading that is only like a label stands below the last record, "Keeping on track": of the labels that
    are headings it alone is printed once, and none comes below it; or no other is, and it ends their part.
    """
    printed = Counter(f.label for f in fields)
    if not found.alone or found.number or found.label in known.again or printed[found.label]:
        return False
    others = [f.label in known.again or printed[f.label] > 1 for f in fields if f.heading is not None and not f.number]
    if others and (found.heading is None or not all(others) or grammar.columns.match(found.label)[1] > ASKED):
        return False
    if not others and not ends_part(blocks, at, found, fields):
        return False
    return next_field(blocks[at + 1 :], grammar, known, found.heading if others else None) is None


def ends_part(blocks: Sequence[Block], at: int, found: Field, fields: Sequence[Field]) -> bool:
    """Whether a label alone on its line is a heading over the records and none of theirs: as high as one before it and
    as those that number the records; in plain text it stands apart where no label of theirs is alone, and one comes
    again.
    """
    line, numbered = blocks[at], [f.heading for f in fields if f.heading is not None]
    if found.heading is None:
        labels = Counter(f.label for f in fields if f.printed)
        apart = isinstance(line, Paragraph) and not line.joined and not is_item(line.text)
        return apart and not numbered and max(labels.values(), default=0) > 1 and not any(f.alone for f in fields)
    levels = {b.heading for b in blocks[:at] if isinstance(b, Paragraph) and b.heading is not None}
    return found.heading in levels and all(found.heading <= n for n in numbered)


def with_action(fields: Sequence[Field], line: Paragraph) -> list[Field]:
    """The fields with a line that states an action: the value of the label right above, or one more under its words."""
    above = fields[-1] if fields else None
    line = replace(line, text=unmark(line.text)) if is_item(line.text) else line
    if above is not None and above.role == "action" and not above.paragraph.text and not above.number:
        value = with_line(above.paragraph, line)
        return [*fields[:-1], replace(above, paragraph=value, heading=None, alone=False)]
    label = next((f.label for f in reversed(fields) if f.role == "action"), _ACTION)
    return [*fields, Field(label, "action", "", line, line.ref, printed=False)]


def is_log(field: Field) -> bool:
    """Whether a field is an entry of a log, which its date opens and no label."""
    return field.role == "progress" and not field.printed


def logged(fields: Sequence[Field]) -> bool:
    """Whether what comes next may be the log of an action: it is told who does it, by when or how far it is."""
    return bool(fields) and bool(fields[-1].paragraph.text) and fields[-1].role in _LOGGED


def with_field(fields: Sequence[Field], field: Field) -> list[Field]:
    """The fields with one more; entries of one action's log are one field."""
    since = takewhile(lambda at: fields[at].role not in _HEADS, range(len(fields) - 1, -1, -1))
    log = next((at for at in since if is_log(fields[at])), None) if is_log(field) else None
    if log is None:
        return [*fields, field]
    whole = replace(fields[log], paragraph=with_line(fields[log].paragraph, field.paragraph))
    return [*fields[:log], whole, *fields[log + 1 :]]


def told_in(fields: Sequence[Field], line: Paragraph) -> int:
    """The index of the field that a line is more of: the last, but a list below a time that closes is its action's."""
    actions = [at for at, f in enumerate(fields) if f.role == "action"]
    return actions[-1] if actions and is_item(line.text) and is_closed(fields[-1]) else len(fields) - 1


def is_closed(field: Field) -> bool:
    """Whether a field is a time that no label opens, which ends its line."""
    return field.role in DATES and not field.printed


def goes_on(
    blocks: Sequence[Block], at: int, fields: Sequence[Field], grammar: Grammar, known: Lines, run_on: bool
) -> bool:
    """Whether an unlabelled line is more of the field above it."""
    line = blocks[at]
    if not isinstance(line, Paragraph) or line.heading is not None:
        return False
    if is_closed(fields[-1]) and not is_item(line.text):
        return False
    if line in known.stated.more or continues(line, fields[-1]):
        return True
    return run_on and runs_on(blocks, at, fields, grammar, known)


def continues(line: Paragraph, field: Field) -> bool:
    """Whether a line says that it is more of the field above: no blank line between, an item, the next number."""
    if line.joined or is_item(line.text) or not field.paragraph.text:
        return True
    counted = [
        found.group(1)
        for text in (field.paragraph.text.rsplit("\n", 1)[-1], line.text)
        if (found := _COUNTED.match(text))
    ]
    return field.alone and len(counted) == 2 and int(counted[1]) == int(counted[0]) + 1


def runs_on(blocks: Sequence[Block], at: int, fields: Sequence[Field], grammar: Grammar, known: Lines) -> bool:
    """Whether a line below a label that stands over its value is more of it: another label follows.

    Where that label opens the next record, a line that is no sentence may be its title.
    """
    line, field = blocks[at], fields[-1]
    if not field.alone or not isinstance(line, Paragraph):
        return False
    level = None if field.number else field.heading
    following = next_field(blocks[at + 1 : at + 1 + AHEAD], grammar, known, level)
    if following is None or (following.heading is None) != (field.heading is None):
        return False
    return field.heading is not None or ends_text(line.text) or following.label not in {f.label for f in fields}


def next_field(blocks: Sequence[Block], grammar: Grammar, known: Lines, level: int | None) -> Field | None:
    """The first field among blocks, none where a table or another heading stands before it."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            return None
        if block in known.stated.openings:
            return with_action((), block)[0]
        if (found := field_of(block, grammar, known.again, level)) is not None or block.heading is not None:
            return found
    return None


def answers(line: Paragraph, field: Field, grammar: Grammar) -> bool:
    """Whether a line is the status or the post that the label alone on the line before asks for, though it may head
    columns as well: "Complete", "Lead Officer".
    """
    if field.paragraph.text or line.heading is not None:
        return False
    if field.role in PARTIES:
        role, certainty, _ = grammar.columns.match(line.text)
        return is_partyish(line.text) and (certainty < CERTAIN or role == field.role)
    return field.role in ("status", "progress") and is_status_text(line.text, grammar.statuses)


def is_plan(fields: Sequence[Field], grammar: Grammar) -> bool:
    """Whether fields make records of a plan: an action or recommendation, and another role beside it."""
    roles = {f.role for f in fields if f.role}
    if not roles & _HEADS or dates_plan(fields, grammar):
        return False
    if any(f.role == "action" and not f.printed for f in fields):
        return True  # what tells of them proves the actions that no label opens
    required = grammar.columns.required
    heads = any(f.role in _HEADS or header_key(f.label) in required for f in fields[:2])
    return heads and (len(roles) >= 3 or tells_actions(fields)) and not head_lists(fields)


def dates_plan(fields: Sequence[Field], grammar: Grammar) -> bool:
    """Whether the first field tells when the plan is of, over its first record: "Last updated: 2 October 2023".

    No other field has its label, as each record would.
    """
    first, *rest = fields
    heads = bool(rest) and rest[0].role in _HEADS and all(f.key != first.key for f in rest)
    return heads and header_key(first.label) in grammar.furniture.issued


def head_lists(fields: Sequence[Field]) -> bool:
    """Whether labels head the parts of sections, and the actions are a list without owner or date: each is its own."""
    lists = (is_item(f.paragraph.text) for f in fields if f.role == "action")
    over = all(f.alone or f.role == "priority" for f in fields)  # "Priority 1: Better sites" heads the section
    return over and {f.role for f in fields if f.role} <= _TELL_SECTIONS and any(lists)


def heads_table(fields: Sequence[Field], below: Sequence[Block], grammar: Grammar) -> bool:
    """Whether fields that say one thing stand right over a table whose header names actions: it is what they answer."""
    if sum(1 for f in fields if f.role in _HEADS and (f.paragraph.text or f.number)) > 1:
        return False
    rows = [row for block in below if isinstance(block, Table) for row in block.rows[:1]]
    return any(grammar.columns.match(cell.text)[0] == "action" for row in rows for cell in row.cells)


def tells_actions(fields: Sequence[Field]) -> bool:
    """Whether fields are actions one after another, each with its outcome or measure: no report goes on like that."""
    said = Counter(f.role for f in fields if f.role and f.paragraph.text)
    return set(said) <= _TELL_ACTIONS and len(said) > 1 and min(said.values()) >= OFTEN


def without_asides(fields: Sequence[Field]) -> tuple[list[Field], list[Paragraph]]:
    """The fields, and what stands under numbered headings whose own text a label below them has: "Recommendation 4"."""
    out: list[Field] = []
    asides: list[Paragraph] = []
    for at, f in enumerate(fields):
        rest = list(takewhile(lambda other: not other.number, fields[at + 1 :]))
        named = any(other.role == f.role and other.paragraph.text for other in rest[:1])
        if f.number and f.heading is not None and f.alone and f.paragraph.text and named:
            asides.append(f.paragraph)
            f = replace(f, paragraph=Paragraph("", f.ref))
        out.append(f)
    return out, asides


def records(fields: Sequence[Field]) -> list[dict[str, Paragraph]]:
    """One dict per action: a field that repeats, a new recommendation or a new action begins a new record.

    What labels tell below a list of actions is said of all: who leads and when of each, anything else beside the first.
    """
    rows: list[dict[str, Paragraph]] = []
    told: set[str | None] = set()  # the roles whose texts the record has already
    listed: list[dict[str, Paragraph]] = []  # the records of the list that the last action ends
    parted = True  # a label stands below the last action
    given = {f.role for f in fields if f.paragraph.text}
    for f in fields:
        key = f.key
        current = rows[-1] if rows else {}
        again = (f.role == "recommendation" and told & _HEADS) or (f.role == "action" and f.role in told)
        if not rows or again or key in current or (f.number and f"{key} no" in current):
            rows.append({})
            told.clear()
            listed = [*(listed if f.role == "action" and not (f.printed or parted) else ()), rows[-1]]
        parted = f.role != "action" and (parted or f.printed)
        if f.paragraph.text:
            told.add(f.role)
        if f.number:
            rows[-1][f"{key} no"] = Paragraph(f.number, f.ref)
        if f.paragraph.text or not f.number or f.role not in given:  # "Action 1.1" over "What we will do: …"
            said_of = rows[-1:] if not f.printed or f.role in _HEADS or any(key in row for row in listed) else listed
            for row in said_of if f.role in _WHO_OR_WHEN else said_of[:1]:
                row[key] = f.paragraph
    return rows


def table_of(rows: list[dict[str, Paragraph]], fields: Sequence[Field]) -> Table:
    """A Table with one column per label, in the order of first appearance."""
    labels: dict[str, str] = {}
    filled = {key for row in rows for key in row}
    for f in fields:
        if f.number:
            labels.setdefault(f"{f.key} no", f"{f.role} no")
        if f.key in filled:
            labels.setdefault(f.key, f.role if f.number and f.role else f.label)  # "Rec 1" over its text
    nowhere = CellRef()  # the header is ours: its words are the labels, set aside line by line
    header = RowFragment(tuple(Cell(label, c, nowhere) for c, label in enumerate(labels.values())))
    body = [
        RowFragment(
            tuple(
                Cell(value.text, c, value.ref, span(rows, at, key), more=value.more)
                for c, key in enumerate(labels)
                if (value := row.get(key)) and not (at and value is rows[at - 1].get(key))
            )
        )
        for at, row in enumerate(rows)
    ]
    return Table((header, *body), fields[0].paragraph.ref.page, headed=True)


def span(rows: Sequence[dict[str, Paragraph]], at: int, key: str) -> int:
    """How many rows from `at` on the very same paragraph is said of."""
    value = rows[at][key]
    return sum(1 for _ in takewhile(lambda row: row.get(key) is value, rows[at:]))
