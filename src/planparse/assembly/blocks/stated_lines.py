"""Actions under one label on lines of their own that nothing counts or marks: "Actions:" over "Hold a day." …

Each says what is to be done and ends as a sentence does where its last line ends, so that a line break tells them
apart; in a paragraph sentences end inside lines as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.label_fields import Field
from planparse.assembly.shapes import asks, ends_text
from planparse.document import Paragraph
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

SERIES = 2  # sentences that show that each is one
_INSIDE = re.compile(r"[.!?;][ \t]+[A-Z]")


def with_lines_apart(fields: Sequence[Field], grammar: Grammar) -> list[Field]:
    """The fields, each action's value of several such lines as a field for each, without a label but the first."""
    out: list[Field] = []
    for field in fields:
        parts = stated_lines(field.paragraph, grammar) if is_list(field) else []
        out += [replace(field, paragraph=part, printed=field.printed and not at) for at, part in enumerate(parts)] or [
            field
        ]
    return out


def is_list(field: Field) -> bool:
    """Whether a field is what stands below a label of actions that has a line of its own."""
    return field.role == "action" and field.alone and field.printed and not field.number


def stated_lines(value: Paragraph, grammar: Grammar) -> list[Paragraph]:
    """The actions that the lines of a value state; none where they are one text."""
    lines = [line for line in value.text.split("\n") if line.strip()]
    starts = [at for at in range(len(lines)) if not at or (ends_text(lines[at - 1]) and lines[at][:1].isupper())]
    if len(starts) < SERIES or _INSIDE.search(value.text) or any(map(is_item, lines)):
        return []
    refs = (value.ref, *value.more)
    ends = [*starts[1:], len(lines)]
    texts = ["\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    if not all(ends_text(text) and asks(fold(text), grammar) for text in texts):
        return []
    places = [refs[start:end] if len(refs) == len(lines) else refs for start, end in zip(starts, ends, strict=True)]
    return [replace(value, text=text, ref=at[0], more=at[1:]) for text, at in zip(texts, places, strict=True)]
