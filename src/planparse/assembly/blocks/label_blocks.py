"""Plans printed as "Label: value" lines with no table at all, rebuilt as one table per run of blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from planparse.assembly.blocks.headings import numbered_heading
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.fields.statuses import is_status_text
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, is_item, unmark

_LABEL = re.compile(r"^([A-Z][^:|\n]{1,60}?)\s*:\s*(.*)$", re.S)
_ASKED = re.compile(r"^([A-Z][^:|?\n]{1,60}\?)\s+(\S.*)$", re.S)
_DASHED = re.compile(r"^([A-Z][^:|\n]{1,60}?)\s+[–—-]\s+(.*)$", re.S)
CERTAIN = 90  # how well a label must be known before a line is taken for a field
EXACT = 100
ASKED = 85  # and where it is a question: "Who's responsible? Jane Doe"
LIKELY = 60  # and where it stands alone on its line, over and over


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled line: the label as printed without its number, its role, its number, its value."""

    label: str
    role: str | None
    number: str
    paragraph: Paragraph
    ref: CellRef


@lru_cache(maxsize=8)
def numbered_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "Action 1.1": a label and its number."""
    words = "|".join(re.escape(w) for w in sorted(labels, key=len, reverse=True))
    return re.compile(rf"^({words})\s*(?:no\.?|number|#)?\s*(\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?|[a-z])\.?$", re.I)


def field_of(paragraph: Paragraph, grammar: Grammar, again: Collection[str] = ()) -> Field | None:
    """The field that a line opens, or null; `again`: the lines that the document prints more than once."""
    text = unmark(paragraph.text) if is_item(paragraph.text) else paragraph.text
    dashed = _DASHED.match(text)
    asked = _ASKED.match(text)
    found = (asked if asked and certainty_of(asked.group(1), grammar) >= ASKED else None) or _LABEL.match(text)
    found = found or (dashed if dashed and is_label(dashed.group(1), grammar) else None)
    if text.endswith("|") or (text != paragraph.text and not found):
        return None  # of a list's items only "• Lead: Jane Doe" is a field
    label, value = (fold(found.group(1)), found.group(2).strip()) if found else (fold(text), "")
    furniture = grammar.furniture
    for role, labels in (("recommendation", furniture.recommendation_labels), ("action", furniture.action_labels)):
        if numbered := numbered_pattern(labels).match(label):
            return Field(numbered.group(1), role, numbered.group(2), Paragraph(value, paragraph.ref), paragraph.ref)
    titled = paragraph.heading is not None or label not in again
    if not found and titled and furniture.names_plan(label):
        return None  # "Action plan" over what follows
    if paragraph.heading is not None and numbered_heading(fold(text), grammar):
        return None  # "Priority 2: Leadership" over its actions
    role_found, certainty, _ = grammar.columns.match(label)
    alone = LIKELY if label in again else EXACT  # a label alone on its line comes back, or is the very words
    if certainty < (ASKED if label.endswith("?") else CERTAIN if found else alone):
        return None
    return Field(label, role_found, "", Paragraph(value, paragraph.ref), paragraph.ref)


def certainty_of(words: str, grammar: Grammar) -> int:
    """How well a label's words are known, 0 where they name no role."""
    role, certainty, _ = grammar.columns.match(fold(words))
    return certainty if role else 0


def is_label(words: str, grammar: Grammar) -> bool:
    """Whether words before a dash are a role's own, "Lead" in "Lead – Jane Doe"; a sentence may hold a dash as well."""
    return certainty_of(words, grammar) == EXACT


def label_tables(
    blocks: Sequence[Block], grammar: Grammar, boilerplate: list[Slice], diagnostics: list[Diagnostic]
) -> list[Block]:
    """The blocks with every run of labelled fields that makes records as a table."""
    out: list[Block] = []
    index = 0
    lines = Counter(fold(block.text) for block in blocks if isinstance(block, Paragraph))
    again = frozenset(line for line, count in lines.items() if count > 1)
    while index < len(blocks):
        fields, end = fields_from(blocks, index, grammar, again)
        if not is_plan(fields):
            out.append(blocks[index])
            index += 1
            continue
        rows = records(fields)
        boilerplate += [Slice(f.label, (f.ref,)) for f in fields]
        diagnostics.append(diagnostic("text_layout", (fields[0].ref,), layout="label: value blocks", count=len(rows)))
        out.append(table_of(rows, fields))
        index = end
    return out


def fields_from(
    blocks: Sequence[Block], start: int, grammar: Grammar, again: Collection[str]
) -> tuple[list[Field], int]:
    """The fields of the paragraphs from `start`, unlabelled lines joined to the field before; and where they end."""
    fields: list[Field] = []
    index = start
    while index < len(blocks):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            break
        found = None if fields and answers(block, fields[-1], grammar) else field_of(block, grammar, again)
        if found is not None:
            fields.append(found)
        elif (
            fields and block.heading is None and (block.joined or is_item(block.text) or not fields[-1].paragraph.text)
        ):
            fields[-1] = replace(fields[-1], paragraph=with_line(fields[-1].paragraph, block))
        else:
            break
        index += 1
    return fields, index


def answers(line: Paragraph, field: Field, grammar: Grammar) -> bool:
    """Whether a line is the status that the label alone on the line before asks for: "Complete" heads columns too."""
    return (
        field.role in ("status", "progress")
        and not field.paragraph.text
        and is_status_text(line.text, grammar.statuses)
    )


def with_line(paragraph: Paragraph, line: Paragraph) -> Paragraph:
    """A paragraph with one more line of it; one that was blank stands where the line does."""
    if not paragraph.text:
        return Paragraph(line.text, line.ref)
    return replace(paragraph, text=f"{paragraph.text}\n{line.text}", more=(*paragraph.more, line.ref, *line.more))


def is_plan(fields: Sequence[Field]) -> bool:
    """Whether fields make records of a plan: an action or recommendation, and another role beside it."""
    roles = {f.role for f in fields if f.role}
    if not roles & {"action", "recommendation"}:
        return False
    return len(roles) >= 3 and any(f.role in ("action", "recommendation") for f in fields[:2])


def records(fields: Sequence[Field]) -> list[dict[str, Paragraph]]:
    """One dict per action: a field that repeats, or a new action, begins a new record."""
    rows: list[dict[str, Paragraph]] = []
    acted = False  # whether the record has an action already
    for f in fields:
        key = f.label.casefold()
        current = rows[-1] if rows else None
        again = f.role == "recommendation" and bool(current)
        if current is None or key in current or again or (f.role == "action" and acted):
            rows.append({})
            acted = False
        acted = acted or (f.role == "action" and bool(f.paragraph.text))  # "Action 1.1" over "What we will do: …"
        if f.number:
            rows[-1][f"{key} no"] = Paragraph(f.number, f.ref)
        rows[-1][key] = f.paragraph
    return rows


def table_of(rows: list[dict[str, Paragraph]], fields: Sequence[Field]) -> Table:
    """A Table with one column per label, in the order of first appearance."""
    labels: dict[str, str] = {}
    for f in fields:
        if f.number:
            labels.setdefault(f"{f.label.casefold()} no", f"{f.role} no")
        labels.setdefault(f.label.casefold(), f.role if f.number and f.role else f.label)  # "Rec 1" over its text
    nowhere = CellRef()  # the header is ours: its words are the labels, set aside line by line
    header = RowFragment(tuple(Cell(label, c, nowhere) for c, label in enumerate(labels.values())))
    body = [
        RowFragment(
            tuple(
                Cell(row[key].text, c, row[key].ref, more=row[key].more) for c, key in enumerate(labels) if key in row
            )
        )
        for row in rows
    ]
    return Table((header, *body), fields[0].paragraph.ref.page)
