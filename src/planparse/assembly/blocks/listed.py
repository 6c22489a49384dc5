"""Recommendations printed outside tables: list items under timeframes, numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.assembly.blocks.headings import SURELY, counted_heading, open_block
from planparse.assembly.model import Column, ColumnRole, TextLine
from planparse.assembly.shapes import NUMBER, asks_meeting, is_deed, is_open
from planparse.document import BLANK, Slice
from planparse.grammar.load import Grammar
from planparse.text import bare_number, fold, is_item, plain, unmark

_TICK = re.compile(r"^[PüÞ✓✔]\s+(?=[A-Z])")  # Wingdings ticks come out of a PDF as these letters
_COUNTED = re.compile(r"^[A-Z]{0,3}[-/.]?\d{1,3}(?:\.\d{1,2})*[a-z]?[.:]?$")
_DOTTED = r"\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?"
_DIGITS = re.compile(rf"({_DOTTED})(?:(?:[.):]|(?<=[a-z])\s*[–—-])?\s+(?=[^\W\d])|[.)](?=[A-Z][a-z]))")  # or "1.To"
_NUMBER = re.compile(
    rf"(?:\(?([A-Z]{{0,3}}{_DOTTED}|[a-z]|[ivx]{{1,4}})[.)]|(\d{{1,2}}\.\d{{1,2}}(?:(?:\.\d)+|[a-z])?))\s+(?=[^\W\d])"
)
_MARKED = re.compile(r"\d+[a-z]?[.):]|\d+\.\d|\d+[a-z]\s*[–—-]\s")  # "2.", "1.4", "1a)", "1a – ": no year, no count
_PART = re.compile(r"\s*\((?:\d{1,3}[a-z]?|[a-z])\)\s*(\??)\s*$")
STATED_WORDS = 5  # words of a line that is a recommendation, and not only what one is about
HEADED_WORDS = 3  # and of a heading in style that states a deed


@dataclass(slots=True)
class Draft:
    """A recommendation under construction."""

    number: Slice = BLANK
    text: Slice = BLANK
    theme: Slice = BLANK
    priority: Slice = BLANK
    findings: list[Slice] = field(default_factory=list)
    outcomes: list[Slice] = field(default_factory=list)
    measures: list[Slice] = field(default_factory=list)
    rows: list[list[tuple[Column, Slice]]] = field(default_factory=list)
    extra: list[tuple[str, Slice]] = field(default_factory=list)
    raised: list[tuple[str, Slice]] = field(default_factory=list)  # what stood beside its actions, by header
    repeated: int = 0  # rows that print its text again
    bare: bool = False  # its rows have no action column (contract, rule 13)
    headed: bool = False  # a heading in style states it
    beside: bool = False  # a column of its own holds it, beside its actions

    def told(self, role: ColumnRole) -> list[Slice] | None:
        """Where what is said of it in a role is kept; None where that is its text."""
        kept = {ColumnRole.OUTCOME: self.outcomes, ColumnRole.MEASURE: self.measures, ColumnRole.FINDING: self.findings}
        return kept.get(role)

    def keep(self, role: ColumnRole | None, label: str, values: Sequence[Slice]) -> None:
        """Add what a label tells of it in a role; what no role of a recommendation claims stands under the label."""
        told = self.told(role) if role is not None else None
        if told is not None:
            told += values
        elif values:
            text = " ".join(value.text for value in values)
            self.extra.append((label.rstrip(": "), Slice(text, tuple(ref for value in values for ref in value.refs))))

    def is_number(self, cell: Slice) -> bool:
        """Whether a cell prints the recommendation's number."""
        return bool(self.number) and bare_number(cell.text) == bare_number(self.number.text)


@dataclass(frozen=True, slots=True)
class Listed:
    """A recommendation printed as a list item under a timeframe, outside the plan's table."""

    line: TextLine
    priority: TextLine | None
    theme: TextLine | None


def heading_parts(heading: Slice, grammar: Grammar) -> tuple[Slice, Slice, Slice]:
    """(label, number, text) of a heading over actions: "Theme 2: Leadership", "2. Leadership", "Issue: Fees"."""
    refs = heading.refs
    if found := counted_heading(heading.text, grammar):
        rest = heading.text[found.end() :]
        return Slice(found.group(1), refs), Slice(found.group(2), refs), Slice(rest, refs)
    label, colon, rest = heading.text.partition(": ")
    role, certainty, _ = grammar.columns.match(label) if colon and rest.strip() else (None, 0, "")
    if role == "recommendation" and certainty >= SURELY:
        return Slice(label, refs), Slice(""), Slice(rest.strip(), refs)
    return Slice(""), *leading_number(heading, digits_only=True)


def leading_number(text: Slice, digits_only: bool = False) -> tuple[Slice, Slice]:
    """("1", "Meet heads") of "1. Meet heads": the number that opens a text, and the text without it."""
    found = (_DIGITS if digits_only else _NUMBER).match(text.text)
    if not found or (digits_only and not _MARKED.match(text.text)):
        return Slice(""), text
    number = next(g for g in found.groups() if g)
    return Slice(number, text.refs), Slice(text.text[found.end() :], text.refs)


def cell_number(text: Slice, grammar: Grammar) -> tuple[Slice, Slice, Slice]:
    """(number, text, label) of a recommendation cell that opens with its number: "R1 – …", "Recommendation 2: …"."""
    opening = open_block(text, grammar)
    if opening is not None and opening.text.text[:1].isupper():
        return opening.number, opening.text, opening.label
    line, _, below = text.text.partition("\n")
    label, _, number = fold(line).rpartition(" ")
    role, certainty, _ = grammar.columns.match(label) if below and _COUNTED.search(number) else (None, 0, "")
    if role == "number" and certainty >= SURELY:  # "Ref No. E1" on a line of its own
        return Slice(number, text.refs), Slice(below, text.refs), Slice(label, text.refs)
    return *leading_number(text, digits_only=True), Slice("")


def repeats(text: Slice, number: Slice, last: Draft) -> bool:
    """Whether a recommendation cell only repeats the one before."""
    same_number = not number or fold(number.text).rstrip(".") == fold(last.number.text).rstrip(".")
    return bool(text) and fold(text.text) == fold(last.text.text) and same_number


def listed_recommendations(
    listed: Sequence[Listed], notes: list[TextLine], boilerplate: list[Slice], grammar: Grammar
) -> tuple[list[Draft], list[TextLine]]:
    """Recommendations of a document without a table: list items under timeframes or under a known heading."""
    phrases = grammar.furniture.recommendation_lists

    def counts(item: Listed) -> bool:
        heading = item.theme.slice.text.casefold() if item.theme else ""
        return item.priority is not None or any(phrase in heading for phrase in phrases)

    asked = {id(item.theme) for item in listed if asks_meeting(item.line.slice.text, grammar)}  # a report's own
    chosen = [item for item in listed if counts(item) and id(item.theme) not in asked]
    if not chosen:
        return opened_recommendations(notes, boilerplate, grammar)
    drafts = []
    for item in chosen:
        number, text = leading_number(Slice(unmark(item.line.slice.text), item.line.slice.refs), digits_only=True)
        drafts.append(
            Draft(
                number=number,
                text=text,
                theme=list_theme(item.theme, phrases),
                priority=item.priority.slice if item.priority else Slice(""),
            )
        )
    used = {id(i.line) for i in chosen} | {id(i.priority) for i in chosen}
    used |= {id(i.theme) for i in chosen if i.theme and list_theme(i.theme, phrases)}
    return drafts, [line for line in notes if id(line) not in used]


def opened_recommendations(
    notes: list[TextLine], boilerplate: list[Slice], grammar: Grammar
) -> tuple[list[Draft], list[TextLine]]:
    """Recommendations that stand as paragraphs of their own: "Recommendation 1: …"."""
    drafts: list[Draft] = []
    left: list[TextLine] = []
    for line in notes:
        opening = open_block(line.slice, grammar)
        if opening is not None:
            drafts.append(Draft(number=opening.number, text=opening.text, priority=opening.priority))
            boilerplate += [opening.label] if opening.label else []
        elif drafts and (line.joined or not drafts[-1].text) and not line.in_table and line.heading is None:
            text = drafts[-1].text
            drafts[-1].text = Slice(f"{text.text} {plain(line.slice.text)}".strip(), text.refs + line.slice.refs)
        else:
            left.append(line)
    drafts = [draft for draft in drafts if draft.text]
    return (drafts, left) if drafts else ([], notes)


def list_theme(line: TextLine | None, phrases: Sequence[str]) -> Slice:
    """The theme that a heading over a list names, blank where it only says that recommendations follow."""
    if line is None:
        return Slice("")
    text = plain(line.slice.text).rstrip(":")
    if text.casefold() in phrases or len(text.split()) > 12:
        return Slice("")
    return Slice(text, line.slice.refs)


def with_listed_priority(draft: Draft, listed: Sequence[Listed]) -> Draft:
    """A draft with the timeframe under which the document lists the same recommendation."""
    if draft.priority or not draft.text:
        return draft
    from rapidfuzz import fuzz  # only plans with such a list need it

    wanted = fold(draft.text.text).casefold().rstrip(".")
    best = max(
        (
            (fuzz.ratio(wanted, unmark(i.line.slice.text).casefold().rstrip(".")), -n, i)
            for n, i in enumerate(listed)
            if i.priority
        ),
        default=None,
    )
    if best is not None and best[0] >= 85 and best[2].priority is not None:
        draft.priority = best[2].priority.slice
    return draft


def part_marks(columns: Sequence[Column]) -> list[tuple[Column, Slice]]:
    """The part marks of action headers, "What we will do (5a)", as cells under the headers without them (rule 4)."""
    marked = ((column, column.part) for column in columns if column.role is ColumnRole.ACTION and column.part)
    return [(Column(_PART.sub(r"\1", column.header), None, "part mark"), Slice(part)) for column, part in marked]


def unticked(cell: Slice) -> tuple[Slice, Slice]:
    """(tick, text) of a cell that a tick opens; the tick is blank where none does."""
    found = _TICK.match(cell.text)
    if not found:
        return Slice(""), cell
    return Slice(found.group(), cell.refs), Slice(cell.text[found.end() :], cell.refs)


def is_aside(line: Slice, over: Draft, grammar: Grammar) -> bool:
    """Whether a line under a heading that states a recommendation is a remark on it: a sentence that asks for nothing.

    "Two schools were in a statutory category." is said of it; "The council should support them." is more of it.
    """
    text, heading = fold(line.text), fold(over.text.text)
    least = HEADED_WORDS if over.headed else STATED_WORDS
    whole = len(heading.split()) >= least and is_deed(heading, grammar) and not is_open(heading, grammar)
    counted = is_item(line.text) or NUMBER.match(text.partition(" ")[0])
    return whole and text.endswith(".") and not counted and not is_deed(text, grammar)
