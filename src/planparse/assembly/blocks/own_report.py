"""A committee report around a plan: its own recommendations to the meeting and its own sections, which are notes.

Such a report asks those who meet to note it or to agree to it, under a heading as plans have it: "Recommendations",
over "The Committee is asked to note the progress made". By that the headings around it are known as a report's:
"Reason", "Progress", "Next steps" are printed once each, as sections are, where the labels of records come again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from planparse.assembly.blocks.label_fields import EXACT, field_of
from planparse.assembly.blocks.listed import leading_number
from planparse.assembly.shapes import asks_meeting
from planparse.document import Block, Paragraph, Slice, Table
from planparse.grammar.load import Grammar
from planparse.text import ends_with, fold, opens_with

HEAD_WORDS, HEAD_LENGTH = 5, 60
NEAR = 3  # lines under a heading of recommendations, in which the meeting is asked


def report_labels(blocks: Sequence[Block], grammar: Grammar, again: Collection[str]) -> frozenset[int]:
    """The places of the labels that are no record's but a report's sections; none where no meeting is asked.

    They stand before the first appendix, and are printed once each; `again`: the lines that come again.
    """
    texts = [fold(block.text) if isinstance(block, Paragraph) else "" for block in blocks]
    asked = asked_under(texts, grammar)
    if not asked:
        return frozenset()
    last = next((at for at in range(asked[-1], len(texts)) if is_enclosure(texts[at], grammar)), len(texts))
    fields = {
        at: found
        for at, block in enumerate(blocks[:last])
        if isinstance(block, Paragraph) and (found := field_of(block, grammar, again)) and not found.number
    }
    printed = Counter((found.key, found.alone) for found in fields.values())
    own = {at for at in asked if at in fields and fields[at].role != "action"}
    return frozenset(own.union(at for at, found in fields.items() if printed[found.key, found.alone] == 1))


def report_sections(texts: Sequence[str], grammar: Grammar) -> frozenset[int]:
    """The places of the headings of a report's own sections; none where no meeting is asked.

    `texts`: a document's lines, "" for anything else.
    """
    if not asked_under(texts, grammar):
        return frozenset()
    return frozenset(at for at, text in enumerate(texts) if text and is_section(text, grammar))


def asked_under(texts: Sequence[str], grammar: Grammar) -> list[int]:
    """The places of the lines that say "Recommendations" over or before what a meeting is asked."""
    return [at for at, text in enumerate(texts) if text and is_asked_under(texts, at, grammar)]


def is_asked_under(texts: Sequence[str], at: int, grammar: Grammar) -> bool:
    """Whether a line says "Recommendations", and the meeting is asked in it or in the lines right below."""
    head, colon, rest = uncounted(texts[at]).partition(":")
    if colon and rest.strip():
        return names_recommendations(head, grammar) and asks_meeting(rest, grammar)
    below = takewhile(bool, texts[at + 1 : at + 1 + NEAR])
    return names_recommendations(head, grammar) and asks_meeting(" ".join(below), grammar)


def names_recommendations(text: str, grammar: Grammar) -> bool:
    """Whether a short line says that what is asked follows: "Officer recommendation", "Decision required"."""
    if len(text) > HEAD_LENGTH:  # most of a document's lines and cells
        return False
    words = text.casefold().split()
    return len(words) <= HEAD_WORDS and any(word.startswith(grammar.furniture.asking_heads) for word in words)


def is_report_sheet(table: Table, grammar: Grammar) -> bool:
    """Whether a table of labels and values says what a meeting is asked, as the cover sheet of a report does."""
    pairs = (pair for row in table.rows for pair in pairwise(row.cells))
    return any(names_recommendations(label.text, grammar) and asks_meeting(said.text, grammar) for label, said in pairs)


def is_section(text: str, grammar: Grammar) -> bool:
    """Whether a line is a heading that committee reports have over their own sections: "5. Financial implications", or
    no more than the name of a column, "Timescale".
    """
    key = uncounted(fold(text)).casefold().strip(":. ")
    if key in grammar.furniture.report_sections or ends_with(key, grammar.furniture.report_section_ends):
        return True
    role, certainty, _ = grammar.columns.match(key)
    return role is not None and certainty >= EXACT


def is_enclosure(text: str, grammar: Grammar) -> bool:
    """Whether a line opens what a report encloses: "Appendix 1: Action plan"."""
    words = text.split()
    return len(words) > 1 and len(words) <= NEAR**2 and bool(opens_with(words[0].casefold(), _enclosures(grammar)))


def _enclosures(grammar: Grammar) -> frozenset[str]:
    return frozenset(grammar.furniture.enclosures)


def uncounted(text: str) -> str:
    """A line without the number that opens it."""
    return leading_number(Slice(text), digits_only=True)[1].text
