"""What a document of its own counts its recommendations by: "Pledge 1" alone on a line, over the pledge in a sentence.

Which of the words that number headings ("Theme 2: Leadership") open a recommendation's block, as "Recommendation 2"
does everywhere, only the document tells: the word and a number stand alone, again and again, each over one sentence,
and nothing else in it says that it recommends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.headings import numbered_heading, open_block
from planparse.assembly.blocks.label_fields import field_of
from planparse.assembly.blocks.sections import names_action
from planparse.assembly.shapes import PARTIES
from planparse.document import Block, Paragraph, Slice, Table
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

_ACTS = {"action"} | PARTIES | {"due"}
SERIES = 2  # statements that show what counts them
STATED_WORDS = 45  # of one recommendation
_SENTENCE_END = (". ", "! ", "? ")


def with_counted_labels(blocks: Sequence[Block], grammar: Grammar) -> Grammar:
    """The grammar with the words that count this document's recommendations among those that open one's block.

    It stays as it is where a column or a known label states what is recommended, and where nothing tells of actions.
    """
    counted: dict[str, list[bool]] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (label := counted_label(block, grammar)):
            counted.setdefault(label, []).append(states_one(blocks, at, grammar))
    known = grammar.furniture.recommendation_labels
    own = tuple(label for label, stated in counted.items() if len(stated) >= SERIES and all(stated))
    if not own or any(recommends(block, grammar) for block in blocks) or not tells_actions(blocks, grammar):
        return grammar
    return replace(grammar, furniture=grammar.furniture.model_copy(update={"recommendation_labels": (*known, *own)}))


def counted_label(line: Paragraph, grammar: Grammar) -> str:
    """The word of a line that is nothing but it and a number, "pledge" of "Pledge 1"; "" for any other line."""
    text = fold(line.text).rstrip(".: ")
    found = numbered_heading(f"{text}:", grammar)
    if found is None or found.end() <= len(text) or is_item(line.text):
        return ""
    return found.group(1).casefold()


def states_one(blocks: Sequence[Block], at: int, grammar: Grammar) -> bool:
    """Whether the line under a counted label is one short sentence or name, and what comes below is no more of it.

    Below are a heading, a table, a list, or a line that a label opens: right there, or under a line that it tells of.
    """
    line, *below = [*blocks[at + 1 : at + 4], None][:3]
    if not isinstance(line, Paragraph) or is_item(line.text) or field_of(line, grammar) is not None:
        return False
    text = fold(line.text)
    level = getattr(blocks[at], "heading", None)
    same = line.heading is None or line.heading == level
    if not same or len(text.split()) > STATED_WORDS or any(end in text for end in _SENTENCE_END):
        return False
    if isinstance(below[0], Paragraph) and field_of(below[0], grammar) is not None:
        return False  # which tells of the line itself
    return any(isinstance(block, Table) or (isinstance(block, Paragraph) and opens(block, grammar)) for block in below)


def opens(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line is a heading, one of a list's, or a label's."""
    return line.heading is not None or is_item(line.text) or field_of(line, grammar) is not None


def recommends(block: Block, grammar: Grammar) -> bool:
    """Whether a column's header, or a line that a known label opens, states what is recommended."""
    if isinstance(block, Paragraph):
        return open_block(Slice(block.text, (block.ref,)), grammar) is not None
    return any(grammar.columns.match(cell.text)[0] == "recommendation" for row in block.rows[:2] for cell in row.cells)


def tells_actions(blocks: Sequence[Block], grammar: Grammar) -> bool:
    """Whether a column, a label or a heading says what is done, by whom or when: a strategy has priorities as well."""
    said: set[str | None] = set()
    for block in blocks:
        if isinstance(block, Table):
            said |= {grammar.columns.match(cell.text)[0] for row in block.rows[:2] for cell in row.cells}
        elif block.heading is not None and names_action(block.text, grammar):
            said.add("action")
        elif (field := field_of(block, grammar)) is not None and not counted_label(block, grammar):
            said.add(field.role)
    return not said.isdisjoint(_ACTS)
