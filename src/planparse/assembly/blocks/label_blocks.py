"""Plans printed as "Label: value" lines with no table at all, rebuilt as one table per run of blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from planparse.assembly.blocks.headings import numbered_heading
from planparse.assembly.blocks.paired_lists import paired
from planparse.assembly.shapes import DATES, PARTIES, ends_text, is_partyish, starts_low
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.fields.statuses import is_status_text
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, is_item, unmark

_LABEL = re.compile(r"^([A-Z][^:|\n]{1,60}?)\s*:\s*(.*)$", re.S)
_ASKED = re.compile(r"^([A-Z][^:|?\n]{1,60}\?)\s+(\S.*)$", re.S)
_DASHED = re.compile(r"^(\w[^:|\n]{1,60}?)\s+[–—-]\s+(.*)$", re.S)
CERTAIN = 90  # how well a label must be known before a line is taken for a field
EXACT = 100
ASKED = 85  # and where it is a question: "Who's responsible? Jane Doe"
_HEADS = frozenset({"action", "recommendation"})
_WHO_OR_WHEN = PARTIES | DATES
_TELL_ACTIONS = frozenset({"action", "outcome", "measure"})
_TELL_SECTIONS = _TELL_ACTIONS | {"recommendation", "finding", "priority"}
OFTEN = 3  # actions with one thing told of each are a plan's by coming again
AHEAD = 12  # lines below one that may be more of a value, in which the next label stands
_COUNTED = re.compile(r"^(\d{1,2})[.)]\s")
LIKELY = 60  # and where it stands alone on its line, over and over


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled line: the label as printed without its number, its role, its number, its value."""

    label: str
    role: str | None
    number: str
    paragraph: Paragraph
    ref: CellRef
    heading: int | None = None  # its level, where it is a heading over its value
    alone: bool = False  # on its line, its value below


@lru_cache(maxsize=8)
def numbered_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "Action 1.1": a label and its number."""
    words = "|".join(re.escape(w) for w in sorted(labels, key=len, reverse=True))
    return re.compile(rf"^({words})\s*(?:no\.?|number|#)?\s*(\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?|(?<=\s)[a-z])\.?$", re.I)


def field_of(
    paragraph: Paragraph, grammar: Grammar, again: Collection[str] = (), level: int | None = None
) -> Field | None:
    """The field that a line opens, or null; `again`: the lines that the document prints more than once.

    `level`: that of the label before it where that is a heading; what is likely a label is one beside it, and no line
    under it is.
    """
    text = unmark(paragraph.text) if is_item(paragraph.text) else paragraph.text
    dashed = _DASHED.match(text)
    asked = _ASKED.match(text)
    found = asked if asked and certainty_of(asked.group(1), grammar) >= ASKED else None
    found = found or (dashed if dashed and is_label(dashed.group(1), grammar, text != paragraph.text) else None)
    found = found or _LABEL.match(text)
    under = (level is not None and paragraph.heading is None) or (paragraph.joined and starts_low(text))
    if text.endswith("|") or ((text != paragraph.text or under) and not found):
        return None  # of a list's items only "• Lead: Jane Doe" is a field
    label, value = (fold(found.group(1)), found.group(2).strip()) if found else (fold(text), "")
    furniture = grammar.furniture
    for role, labels in (("recommendation", furniture.recommendation_labels), ("action", furniture.action_labels)):
        if numbered := numbered_pattern(labels).match(label):
            value_at = Paragraph(value, paragraph.ref)
            opens = (numbered.group(1), role, numbered.group(2), value_at, paragraph.ref)
            return Field(*opens, paragraph.heading, alone=not value)
    titled = paragraph.heading is not None or label not in again
    if not found and titled and furniture.names_plan(label):
        return None  # "Action plan" over what follows
    if paragraph.heading is not None and numbered_heading(fold(text), grammar):
        return None  # "Priority 2: Leadership" over its actions
    role_found, certainty, _ = grammar.columns.match(label)
    beside = paragraph.heading is not None and paragraph.heading == level
    alone = LIKELY if label in again or beside else EXACT  # a label alone comes back, or is the very words
    if certainty < (ASKED if label.endswith("?") else CERTAIN if found else alone):
        return None
    below = Paragraph(value, paragraph.ref)
    return Field(label, role_found, "", below, paragraph.ref, paragraph.heading, alone=not value)


def certainty_of(words: str, grammar: Grammar) -> int:
    """How well a label's words are known, 0 where they name no role."""
    role, certainty, _ = grammar.columns.match(fold(words))
    return certainty if role else 0


def is_label(words: str, grammar: Grammar, item: bool) -> bool:
    """Whether words before a dash are a role's own, "Lead" in "Lead – Jane Doe"; a sentence may hold a dash as well.

    Those of a list's item may be any known column's: "• Cost – within budget".
    """
    printed = words[:1].isupper() or item
    return printed and (certainty_of(words, grammar) == EXACT or (item and grammar.columns.match(words)[1] == EXACT))


def label_tables(
    blocks: Sequence[Block], grammar: Grammar, boilerplate: list[Slice], diagnostics: list[Diagnostic]
) -> list[Block]:
    """The blocks with every run of labelled fields that makes records as a table."""
    out: list[Block] = []
    index = 0
    lines = Counter(fold(block.text) for block in blocks if isinstance(block, Paragraph))
    again = frozenset(line for line, count in lines.items() if count > 1)
    while index < len(blocks):
        fields, end = fields_from(blocks, index, grammar, again, run_on=True)
        if not {f.role for f in fields} & _WHO_OR_WHEN:  # a report's sections may be headed by questions too
            fields, end = fields_from(blocks, index, grammar, again, run_on=False)
        if not is_plan(fields, grammar) or heads_table(fields, blocks[end : end + 1], grammar):
            out.append(blocks[index])
            index += 1
            continue
        fields, asides = without_asides(fields)
        rows, marks = paired(records(fields), {f.label.casefold(): f.role for f in fields})
        boilerplate += [*(Slice(f.label, (f.ref,)) for f in fields), *marks]
        diagnostics.append(diagnostic("text_layout", (fields[0].ref,), layout="label: value blocks", count=len(rows)))
        out += [*asides, table_of(rows, fields)]
        index = end
    return out


def fields_from(
    blocks: Sequence[Block], start: int, grammar: Grammar, again: Collection[str], run_on: bool
) -> tuple[list[Field], int]:
    """The fields of the paragraphs from `start`, unlabelled lines joined to the field before; and where they end.

    `run_on`: whether several paragraphs may stand below a label.
    """
    fields: list[Field] = []
    index = start
    while index < len(blocks):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            break
        level = fields[-1].heading if fields and not fields[-1].number else None
        found = None if fields and answers(block, fields[-1], grammar) else field_of(block, grammar, again, level)
        if found is not None:
            fields.append(found)
        elif (
            fields
            and block.heading is None
            and (continues(block, fields[-1]) or (run_on and runs_on(blocks, index, fields, grammar, again)))
        ):
            fields[-1] = replace(fields[-1], paragraph=with_line(fields[-1].paragraph, block))
        else:
            break
        index += 1
    return fields, index


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


def runs_on(
    blocks: Sequence[Block], at: int, fields: Sequence[Field], grammar: Grammar, again: Collection[str]
) -> bool:
    """Whether a line below a label that stands over its value is more of it: another label follows.

    Where that label opens the next record, a line that is no sentence may be its title.
    """
    line, field = blocks[at], fields[-1]
    if not field.alone or not isinstance(line, Paragraph):
        return False
    level = None if field.number else field.heading
    following = next_field(blocks[at + 1 : at + 1 + AHEAD], grammar, again, level)
    if following is None or (following.heading is None) != (field.heading is None):
        return False
    return field.heading is not None or ends_text(line.text) or following.label not in {f.label for f in fields}


def next_field(blocks: Sequence[Block], grammar: Grammar, again: Collection[str], level: int | None) -> Field | None:
    """The first field among blocks, none where a table or another heading stands before it."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            return None
        if (found := field_of(block, grammar, again, level)) is not None or block.heading is not None:
            return found
    return None


def answers(line: Paragraph, field: Field, grammar: Grammar) -> bool:
    """Whether a line is the status or the post that the label alone on the line before asks for, though it may head
    columns as well: "Complete", "Lead Officer".
    """
    if field.paragraph.text or line.heading is not None:
        return False
    if field.role in PARTIES:
        return is_partyish(line.text) and grammar.columns.match(line.text)[1] < CERTAIN
    return field.role in ("status", "progress") and is_status_text(line.text, grammar.statuses)


def with_line(paragraph: Paragraph, line: Paragraph) -> Paragraph:
    """A paragraph with one more line of it; one that was blank stands where the line does."""
    if not paragraph.text:
        return Paragraph(line.text, line.ref)
    return replace(paragraph, text=f"{paragraph.text}\n{line.text}", more=(*paragraph.more, line.ref, *line.more))


def is_plan(fields: Sequence[Field], grammar: Grammar) -> bool:
    """Whether fields make records of a plan: an action or recommendation, and another role beside it."""
    roles = {f.role for f in fields if f.role}
    if not roles & _HEADS:
        return False
    required = grammar.columns.required
    heads = any(f.role in _HEADS or header_key(f.label) in required for f in fields[:2])
    return heads and (len(roles) >= 3 or tells_actions(fields)) and not head_lists(fields)


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
    """One dict per action: a field that repeats, a new recommendation or a new action begins a new record."""
    rows: list[dict[str, Paragraph]] = []
    told: set[str | None] = set()  # the roles whose texts the record has already
    given = {f.role for f in fields if f.paragraph.text}
    for f in fields:
        key = f.label.casefold()
        current = rows[-1] if rows else {}
        again = (f.role == "recommendation" and told & _HEADS) or (f.role == "action" and f.role in told)
        if not rows or again or key in current or (f.number and f"{key} no" in current):
            rows.append({})
            told.clear()
        if f.paragraph.text:
            told.add(f.role)
        if f.number:
            rows[-1][f"{key} no"] = Paragraph(f.number, f.ref)
        if f.paragraph.text or not f.number or f.role not in given:  # "Action 1.1" over "What we will do: …"
            rows[-1][key] = f.paragraph
    return rows


def table_of(rows: list[dict[str, Paragraph]], fields: Sequence[Field]) -> Table:
    """A Table with one column per label, in the order of first appearance."""
    labels: dict[str, str] = {}
    filled = {key for row in rows for key in row}
    for f in fields:
        if f.number:
            labels.setdefault(f"{f.label.casefold()} no", f"{f.role} no")
        if f.label.casefold() in filled:
            labels.setdefault(f.label.casefold(), f.role if f.number and f.role else f.label)  # "Rec 1" over its text
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
