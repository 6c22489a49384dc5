"""Actions that stand as paragraphs under headings, with no mark or label: "We will audit attendance each month."

A reply to a report has it: a heading for each point, what was found there, and what will be done. What a strategy says
that it will do answers nothing (contract, rule 15): here the headings state recommendations, "Recommendation 2: …", or
findings stand right under them, and most replies are in the council's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

from planparse.assembly.blocks.headings import BlockOpening, open_block
from planparse.assembly.blocks.label_fields import with_line
from planparse.assembly.blocks.listed import leading_number
from planparse.assembly.blocks.sections import names_action
from planparse.assembly.shapes import asks, ends_text, says_found
from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import any_of, fold, is_item

SECTIONS = 2  # answered alike, at least
SUBJECT_WORDS = 6  # before the verb of who will do it, at most
_ACTION = "Action"  # a header of ours
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands under one heading: where its reply begins, where the first of what will be done in it, and its end.

    `label`: the line that says no more than that the reply follows, "Our response"; `own`: it is in our own voice.
    """

    start: int
    first: int
    end: int
    label: Paragraph | None
    own: bool


def promised_tables(
    blocks: Sequence[Block], grammar: Grammar, boilerplate: list[Slice], diagnostics: list[Diagnostic]
) -> list[Block]:
    """The blocks with the paragraphs that answer each heading as a table of actions; as they are beside a table."""
    if any(isinstance(block, Table) for block in blocks):
        return list(blocks)
    heads = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and is_head(block, grammar)]
    ends = [*heads[1:], len(blocks)]
    asked = [answer for at, end in zip(heads, ends, strict=False) if (answer := answer_in(blocks, at, end, grammar))]
    found = [each for each in asked if each.first < each.end]
    proven = len(found) >= SECTIONS and len(asked) <= 2 * len(found)
    if not proven or 2 * sum(each.own for each in found) < len(found):
        return list(blocks)
    out: list[Block] = []
    index = 0
    for each in found:
        out += [*blocks[index : each.start], table_of(blocks, each)]
        boilerplate += [Slice(each.label.text, (each.label.ref,))] if each.label else []
        index = each.end
    place = tuple(b.ref for b in blocks[found[0].start : found[0].start + 1] if isinstance(b, Paragraph))
    count = sum(each.end - each.first for each in found)
    diagnostics.append(diagnostic("text_layout", place, layout="paragraphs of actions under headings", count=count))
    return [*out, *blocks[index:]]


def is_head(line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line heads what is below it: marked, a recommendation's opening, or counted and no sentence.

    One that only says that a reply follows, "Our response", does not.
    """
    if is_item(line.text) or names_action(line.text, grammar):
        return False
    whole = Slice(line.text)
    counted = bool(leading_number(whole, digits_only=True)[0]) and not ends_text(line.text)
    return line.heading is not None or counted or open_block(whole, grammar) is not None


def answer_in(blocks: Sequence[Block], head: int, end: int, grammar: Grammar) -> Answer | None:
    """The reply under a heading that states a recommendation or stands over a finding; None under any other.

    What will be done stands in it one below another; what comes before, "We accept this.", goes with the first.
    """
    texts = [fold(block.text) if isinstance(block, Paragraph) else "" for block in blocks[head:end]]
    opening = open_block(Slice(texts[0]), grammar)
    told = [n for n, text in enumerate(texts[1:], start=1) if says_found(text, grammar)]
    if opening is None and told[:1] != [1]:
        return None
    label = next((n for n, text in enumerate(texts) if n and names_action(text, grammar)), None)
    start = label if label is not None else told[-1] + 1 if told else opens_reply(texts, opening, grammar)
    reply = start + (label is not None)
    first = next((n for n in range(reply, len(texts)) if is_promise(texts[n], grammar)), len(texts))
    if label is None and first > reply and not speaks(texts[reply], grammar):
        first = len(texts)
    last = first
    while last < len(texts) and is_promise(texts[last], grammar):
        last += 1
    own = any(is_own(text, grammar) for text in texts[first:last])
    line = blocks[head + label] if label is not None else None
    return Answer(head + start, head + first, head + last, line if isinstance(line, Paragraph) else None, own)


def opens_reply(texts: Sequence[str], opening: BlockOpening | None, grammar: Grammar) -> int:
    """Where the reply to a recommendation may begin: at the first of our own words, else right below its text."""
    below = 1 if opening is not None and opening.text else 2
    return next((n for n in range(below, len(texts)) if speaks(texts[n], grammar)), below)


def is_promise(text: str, grammar: Grammar) -> bool:
    """Whether a sentence says who will do something, and begins with who: "The trust will write to all GPs."."""
    if not ends_text(text) or is_item(text):
        return False
    return asks(" ".join(text.split()[:SUBJECT_WORDS]), grammar) or is_own(text, grammar)


def is_own(text: str, grammar: Grammar) -> bool:
    """Whether a sentence says in our own voice what will be done: "We will …", "The council will …"."""
    voices = voice_pattern(own_words(grammar))
    return any(voices.match(sentence) for sentence in _SENTENCE.split(text.casefold()))


def speaks(text: str, grammar: Grammar) -> bool:
    """Whether a paragraph is in our own voice, whatever it says: "We accept this recommendation."."""
    voices = {words.split()[0] for words in own_words(grammar)} - set(grammar.timescales.articles)
    return is_own(text, grammar) or text.casefold().partition(" ")[0] in voices


def own_words(grammar: Grammar) -> tuple[str, ...]:
    """The grammar's words for what we mean to do that open a promise: "we will", "the council will"."""
    return tuple(words for words in grammar.furniture.intentions if words.endswith(grammar.furniture.modals))


@lru_cache(maxsize=8)
def voice_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words that open a promise."""
    return re.compile(rf"(?:{any_of(words, space=' ')})\b")


def table_of(blocks: Sequence[Block], found: Answer) -> Table:
    """A Table of one action a line under a header of ours."""
    reply = [line for line in blocks[found.start : found.end] if isinstance(line, Paragraph)]
    reply = [line for line in reply if line is not found.label]
    ahead = found.first - found.start - (found.label is not None)
    lines = [reduce(with_line, reply[: ahead + 1]), *reply[ahead + 1 :]]
    rows = (RowFragment((Cell(line.text, 0, line.ref, more=line.more),)) for line in lines)
    return Table((RowFragment((Cell(_ACTION, 0, CellRef()),)), *rows), lines[0].ref.page, headed=True)
