"""Sentences under a heading that states its recommendation: what asks for nothing is a remark on it."""

from __future__ import annotations

from planparse.assembly.blocks.listed import Draft
from planparse.assembly.shapes import NUMBER, is_deed, is_open
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

STATED = 5  # words of a line that is a recommendation, and not only what one is about
HEADED = 3  # and of a heading in style that states a deed


def is_aside(line: Slice, over: Draft, grammar: Grammar) -> bool:
    """Whether a line under a heading that states a recommendation is body text: a sentence that asks for nothing.

    "Two schools were in a statutory category." is said of it; "The council should support them." is more of it.
    """
    text, heading = fold(line.text), fold(over.text.text)
    least = HEADED if over.headed else STATED
    whole = len(heading.split()) >= least and is_deed(heading, grammar) and not is_open(heading, grammar)
    counted = is_item(line.text) or NUMBER.match(text.partition(" ")[0])
    return whole and text.endswith(".") and not counted and not is_deed(text, grammar)
