"""One line that a label opens: "Lead: Jane Doe", "Action 1.1", a question over its answer."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from planparse.assembly.blocks.headings import numbered_heading
from planparse.assembly.shapes import is_dateish, starts_low
from planparse.document import Paragraph
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import any_of, fold, is_item, unmark

LABEL = re.compile(r"^([A-Z][^:|\n]{1,60}?)\s*:\s*(.*)$", re.S)
_ASKED = re.compile(r"^([A-Z][^:|?\n]{1,60}\?)\s+(\S.*)$", re.S)
_ENTRY = re.compile(r"[)\]]?\s*(?::|\s[–—-])\s+(?=\S)")
_LOG = "Progress"  # a label of ours, over items that open with dates
_DASHED = re.compile(r"^(\w[^:|\n]{1,60}?)\s+[–—-]\s+(.*)$", re.S)
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
    heading: int | None = None  # its level, where it is a heading over its value
    alone: bool = False  # on its line, its value below
    printed: bool = True  # False where the label is ours

    @property
    def key(self) -> str:
        """How its label is told from others: "Leads" is "Lead" where two lead; whatever counts, "Must do 1" or "Should
        do 1", is one thing.
        """
        return self.role if self.number and self.role else self.label.casefold().removesuffix("s")


@lru_cache(maxsize=8)
def numbered_pattern(labels: tuple[str, ...], in_words: str, sign: str) -> re.Pattern[str]:
    """Matches "Action 1.1" and, `in_words`, "Action One": a label and its number."""
    words = any_of(labels, space=" ")
    number = rf"\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?|(?<=\s)[a-z]|{in_words}"
    return re.compile(rf"^({words})\s*{sign}?\s*({number})\.?$", re.I)


def field_of(
    paragraph: Paragraph, grammar: Grammar, again: Collection[str] = (), level: int | None = None
) -> Field | None:
    """The field that a line opens, or null; `again`: the lines that the document prints more than once, and with a
    colon the labels of its own that it does (recurring_labels).

    `level`: that of the label before it where that is a heading; what is likely a label is one beside it, and no line
    under it is.
    """
    text = unmark(paragraph.text) if is_item(paragraph.text) else paragraph.text
    if paragraph.label and not text.startswith(f"{paragraph.label}:"):
        role = grammar.columns.match(paragraph.label)[0]
        return Field(paragraph.label, role, "", replace(paragraph, label=""), paragraph.ref, printed=False)
    if text != paragraph.text and is_entry(text, grammar):
        return Field(_LOG, "progress", "", Paragraph(text, paragraph.ref), paragraph.ref, printed=False)
    dashed = _DASHED.match(text)
    asked = _ASKED.match(text)
    found = asked if asked and certainty_of(asked.group(1), grammar) >= ASKED else None
    found = found or (dashed if dashed and is_label(dashed.group(1), grammar, text != paragraph.text) else None)
    found = found or LABEL.match(text)
    under = (level is not None and paragraph.heading is None) or (paragraph.joined and starts_low(text))
    if text.endswith("|") or ((text != paragraph.text or under) and not found):
        return None  # of a list's items only "• Lead: Jane Doe" is a field
    label, value = (fold(found.group(1)), found.group(2).strip()) if found else (fold(text), "")
    if numbered := numbered_field(label, value, paragraph, grammar):
        return numbered
    titled = paragraph.heading is not None or label not in again
    if not found and titled and grammar.furniture.names_plan(label):
        return None  # "Action plan" over what follows
    role_found, certainty, _ = grammar.columns.match_label(label) if value else grammar.columns.match(label)
    heads = paragraph.heading is not None or (role_found == "priority" and not is_dateish(value, grammar))
    if heads and numbered_heading(fold(text), grammar):
        return None  # "Priority 2: Leadership" over its actions
    beside = paragraph.heading is not None and paragraph.heading == level
    alone = LIKELY if label in again or beside else EXACT  # a label alone comes back, or is the very words
    updates = found is not None and role_found == "progress" and says_update(label, grammar)
    if f"{label}:" in again and (found or beside or (paragraph.heading is None and level is None)):
        return Field(
            label, role_found, "", Paragraph(value, paragraph.ref), paragraph.ref, paragraph.heading, not value
        )
    if certainty < (ASKED if label.endswith("?") else CERTAIN if found else alone) and not updates:
        return None
    below = Paragraph(value, paragraph.ref)
    return Field(label, role_found, "", below, paragraph.ref, paragraph.heading, alone=not value)


def numbered_field(label: str, value: str, paragraph: Paragraph, grammar: Grammar) -> Field | None:
    """The field of a line that opens with what counts recommendations or actions and a number, else null."""
    furniture = grammar.furniture
    for role, labels in (("recommendation", furniture.recommendation_labels), ("action", furniture.action_labels)):
        if numbered := numbered_pattern(labels, furniture.number_said, furniture.number_sign).match(label):
            value_at = Paragraph(value, paragraph.ref)
            opens = (numbered.group(1), role, numbered.group(2), value_at, paragraph.ref)
            return Field(*opens, paragraph.heading, alone=not value)
    return None


def says_update(label: str, grammar: Grammar) -> bool:
    """Whether a label is progress's own words with a date: "October 2023 update", "Progress at 3 May 2016"."""
    dates = find_dates(label, grammar.timescales)
    if len(dates) != 1:
        return False
    start, end, _ = dates[0]
    words = f"{label[:start]} {label[end:]}".split()
    while words and words[-1].casefold() in grammar.furniture.dangling:
        words.pop()
    return certainty_of(" ".join(words), grammar) >= CERTAIN


def is_entry(text: str, grammar: Grammar) -> bool:
    """Whether a text is a log's entry, which its date opens: "June 2023: Date agreed."."""
    dates = find_dates(text, grammar.timescales)[:1]
    return any(start == 0 and when.precision != "year" and _ENTRY.match(text, end) for start, end, when in dates)


def with_line(paragraph: Paragraph, line: Paragraph) -> Paragraph:
    """A paragraph with one more line of it; one that was blank stands where the line does."""
    if not paragraph.text:
        return Paragraph(line.text, line.ref)
    return replace(paragraph, text=f"{paragraph.text}\n{line.text}", more=(*paragraph.more, line.ref, *line.more))


def certainty_of(words: str, grammar: Grammar) -> int:
    """How well a label's words are known, 0 where they name no role."""
    role, certainty, _ = grammar.columns.match(fold(words))
    return certainty if role else 0


def is_label(words: str, grammar: Grammar, item: bool) -> bool:
    """Whether words before a dash are a role's own, "Lead" in "Lead – Jane Doe"; a sentence may hold a dash as well.

    Those of a list's item may be any known column's: "• Cost – within budget".
    """
    printed = words[:1].isupper() or item
    known = certainty_of(words, grammar) == EXACT or says_update(words, grammar)
    return printed and (known or (item and grammar.columns.match(words)[1] == EXACT))
