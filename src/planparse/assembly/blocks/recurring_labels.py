"""Labels that no grammar knows, told by where they come again: "Link to other plans: …" under each action's owner.

A plan of labelled lines has such a line in most of its records, beside those whose labels are known. What it says is
the record's own (contract: `extra`), and the record goes on below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from planparse.assembly.blocks.headings import numbered_heading, open_block
from planparse.assembly.blocks.label_fields import LABEL, Field, field_of
from planparse.assembly.shapes import is_party
from planparse.document import Block, Paragraph, Slice
from planparse.fields.timescales import find_dates
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

SERIES = 2  # places that show that a label is one
LABEL_WORDS = 9
NEAR = 2  # lines away, a known field may stand: between is a value of another label


def recurring_labels(blocks: Sequence[Block], grammar: Grammar, again: Collection[str]) -> frozenset[str]:
    """The labels with their colons that come again beside known fields, in half of the records at least.

    `again`: the lines that the document prints more than once, headings without a colon among them.
    """
    printed = Counter(words_before(b, again) for b in blocks if isinstance(b, Paragraph))
    if all(count < SERIES for words, count in printed.items() if words):
        return frozenset()
    fields = {
        at: found for at, b in enumerate(blocks) if isinstance(b, Paragraph) if (found := field_of(b, grammar, again))
    }
    records = max(Counter(found.key for found in fields.values() if found.role).values(), default=0)
    levels = {found.heading for found in fields.values()}
    said: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for at, block in enumerate(blocks):
        if at in fields or not isinstance(block, Paragraph) or block.heading not in levels:
            continue
        if (label := unknown_label(block, grammar, again)) and not is_value(at, blocks, fields, said):
            said[label] += 1
            beside[label] += is_beside(at, fields)
    least = max(SERIES, (records + 1) // 2)
    return frozenset(f"{label}:" for label, count in said.items() if count >= least and 2 * beside[label] > count)


def unknown_label(line: Paragraph, grammar: Grammar, again: Collection[str]) -> str:
    """What may be a label in a line, before its colon or alone as a line that comes again; "" where nothing is."""
    text, label = fold(line.text), words_before(line, again)
    if not label or header_key(label) in grammar.columns.label_phrases:
        return ""
    if LABEL.match(line.text) is None and grammar.furniture.names_plan(label):
        return ""  # "Action plan" over what follows
    if numbered_heading(text, grammar) or open_block(Slice(text), grammar):
        return ""
    entry = find_dates(label, grammar.timescales) or (is_party(label, grammar) and not grammar.columns.match(label)[1])
    return "" if len(label.split()) > LABEL_WORDS or entry else label  # who says it, or when, is no record's label


def words_before(line: Paragraph, again: Collection[str]) -> str:
    """The words before a line's colon, or of a line alone that comes again and is no sentence; "" for any other."""
    text = fold(line.text)
    if is_item(line.text):
        return ""
    if found := LABEL.match(line.text):
        return fold(found.group(1))
    return text if text in again and text[:1].isupper() and not text.endswith((".", ",", ";")) else ""


def is_value(at: int, blocks: Sequence[Block], fields: dict[int, Field], labels: Collection[str]) -> bool:
    """Whether a line without a colon stands right below a label alone on its line, known or one of `labels`; or where
    no known label stands so.
    """
    line, above = blocks[at], blocks[at - 1] if at else None
    if not isinstance(line, Paragraph) or line.heading is not None or LABEL.match(line.text):
        return False
    if not any(found.alone and found.heading is None for found in fields.values()):
        return True
    known = at - 1 in fields and fields[at - 1].alone
    return known or (isinstance(above, Paragraph) and fold(above.text) in labels)


def is_beside(at: int, fields: dict[int, Field]) -> bool:
    """Whether a known field stands right above or below a line, or above the value of a label between."""
    return any(at + step in fields for step in range(-NEAR, NEAR + 1))
