"""Reads what heads things: recommendation blocks, role labels, themes, timeframes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planparse.assembly.model import ColumnRole, LogicalRow, TextLine
from planparse.assembly.shapes import ends_text
from planparse.document import BLANK, Slice
from planparse.fields.timescales import read_timescale
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import any_of, ends_with, fold, is_item, plain

SURELY = 95  # how well a heading must be known for the header of an action column
LIKELY = 60  # how well one must be known that surely is a label
_STATED = frozenset({"recommendation", "action", "number"})
_NUMBERED = re.compile(r"\s\d{1,2}[a-z]?$")
CERTAIN = 98  # how well the label of a line must be known to be taken for a field
LABEL_WORDS = 4  # of a heading that says what it is
FIELD_WORDS = 5  # of the label of a section's field
THEME_WORDS = 12  # no section's heading repeated in a cell is longer


@dataclass(frozen=True, slots=True)
class BlockOpening:
    """The line that opens a recommendation: its label words, number, text and priority where it has them."""

    label: Slice
    number: Slice
    text: Slice
    priority: Slice


@dataclass(frozen=True, slots=True)
class Label:
    """The words that name what a line or those under it tell, and what follows them on the line; without a role, they
    say nothing known of it.
    """

    role: ColumnRole | None
    words: str
    rest: str


@lru_cache(maxsize=8)
def opening_pattern(labels: tuple[str, ...], in_words: str, sign: str) -> re.Pattern[str]:
    """Matches "Recommendation No. 5a -" and, `in_words`, "Recommendation Five": a label, its number, a mark."""
    words = any_of(labels, space=" ")
    number = rf"\d{{1,3}}(?:\.\d{{1,2}})*[a-z]?|{in_words}"
    return re.compile(rf"^((?:{words})s?\.?)\s*(?:{sign}\s*)?({number})\b\s*[.:)|–—-]*\s*(.*)$", re.I | re.S)


@lru_cache(maxsize=8)
def ordinal_pattern(ordinals: tuple[str, ...], labels: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "First recommendation" alone or before a mark: the number in words, the label, what follows."""
    return re.compile(rf"^({any_of(ordinals)})\s+({any_of(labels, space=' ')})\s*(?:$|[.:|]\s*|[–—-]\s+)(.*)$", re.I)


@lru_cache(maxsize=8)
def code_pattern(codes: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "R1 ", "R1.2 " and "R1:" before a text: a number with the letters that say what it counts."""
    said = any_of(codes, space=" ")
    number = rf"(?i:{said})\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?"
    return re.compile(rf"^({number})(?:\s*[.:)–—-]?\s+(?=[A-Z])|\s*[.:)–—](?=[A-Z][a-z]))")


def counts_recommendation(text: str, grammar: Grammar) -> bool:
    """Whether a text is or opens with a number that only recommendations have: "R1", "R1 – Keep records"."""
    pattern = code_pattern(grammar.furniture.recommendation_codes)
    return pattern.match(plain(text)) is not None or pattern.match(f"{plain(text)} X") is not None


def open_block(line: Slice, grammar: Grammar) -> BlockOpening | None:
    """The opening that a line is, or null: "Recommendation No. 1 - for immediate improvement"."""
    text = plain(line.text)
    if is_item(line.text):
        return None
    if coded := code_pattern(grammar.furniture.recommendation_codes).match(text):
        return BlockOpening(
            Slice(""), Slice(coded.group(1), line.refs), Slice(text[coded.end() :], line.refs), Slice("")
        )
    furniture = grammar.furniture
    opening = opening_pattern(furniture.recommendation_labels, furniture.number_said, furniture.number_sign)
    if found := opening.match(text):
        label, number, rest = found.groups()
    elif found := ordinal_pattern(furniture.ordinals, furniture.recommendation_labels).match(text):
        number, label, rest = found.groups()
    else:
        return None
    return opening_of(Slice(label, line.refs), Slice(number, line.refs), rest, grammar)


def opening_of(label: Slice, number: Slice, rest: str, grammar: Grammar) -> BlockOpening:
    """The opening that a label and its number are with what follows: a timescale or the recommendation's text."""
    if rest and timeframe_of(rest, grammar) is not None:
        return BlockOpening(label, number, Slice(""), Slice(rest, label.refs))
    return BlockOpening(label, number, Slice(rest, label.refs if rest else ()), Slice(""))


@lru_cache(maxsize=8)
def heading_pattern(labels: tuple[str, ...], in_words: str) -> re.Pattern[str]:
    """Matches "Theme 2: ", "Priority A – " and, `in_words`, "Theme Two: ": groups are the label and the number."""
    words = any_of(labels, space=" ")
    return re.compile(rf"^({words})\s+(\d{{1,3}}[a-z]?|[A-Z]|[ivx]+|{in_words})\s*[:.–—-]\s*", re.I)


def numbered_heading(text: str, grammar: Grammar) -> re.Match[str] | None:
    """The label and number that open a section's heading: "Theme 2: Leadership"; null for any other text."""
    return heading_pattern(grammar.furniture.heading_labels, grammar.furniture.number_said).match(text)


@lru_cache(maxsize=8)
def unmarked_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "Priority 1a " before a name: groups are the label and the number."""
    return re.compile(rf"^((?i:{any_of(labels, space=' ')}))\s+(\d{{1,2}}[a-z]?)\s+(?=[A-Z])")


def counted_heading(text: str, grammar: Grammar) -> re.Match[str] | None:
    """The label and number that open the heading of actions, where no mark may part them from its name as well:
    "PRIORITY 1a Early Help". Of any other line "Section 20 Accommodation" may be the whole name.
    """
    unmarked = None if ends_text(text) else unmarked_pattern(grammar.furniture.heading_labels).match(text)
    return numbered_heading(text, grammar) or unmarked


def only_counts(text: str, grammar: Grammar) -> bool:
    """Whether a line over rows only counts their table, "Table 2", or calls it a plan too: "Table 2: Action plan"."""
    counted = table_number(grammar.furniture.table_labels).match(fold(text))
    rest = fold(text)[counted.end() :].casefold().strip(".: ") if counted else ""
    return counted is not None and (not rest or rest == grammar.furniture.plan_named_last(rest))


@lru_cache(maxsize=8)
def table_number(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "Table 2: " and "Table A – ", which open a table's title."""
    return re.compile(rf"(?:{any_of(labels, space=' ')})\s+(?:\d{{1,2}}[a-z]?|[A-Z])\s*(?:[:.–—-]\s*|$)", re.I)


def alike(one: str, other: str, grammar: Grammar) -> bool:
    """Whether two headings are numbered by the same word, so that neither stands over the other."""
    labels = [found.group(1).casefold() for text in (one, other) if (found := numbered_heading(text, grammar))]
    return len(labels) == 2 and labels[0] == labels[1]


def label_of(line: str, grammar: Grammar) -> Label | None:
    """The role label that a line is or begins with ("Outcomes: what difference will these actions make?")."""
    text = plain(line)
    phrases = grammar.columns.label_phrases
    if (role := phrases.get(header_key(text))) is not None and re.search(r"[?:…]\s*$", text):
        return Label(ColumnRole(role), text, "")
    head, mark, rest = text.partition(" | " if " | " in text else ":")  # a row of a label and what it names
    if mark and (role := phrases.get(header_key(head))) is not None and rest.strip():
        return Label(ColumnRole(role), head + mark.strip(" |"), rest.strip())
    if role := phrases.get(header_key(text)):
        return Label(ColumnRole(role), text, "")
    return None


def cell_label(line: TextLine, grammar: Grammar) -> Label | None:
    """The label that a cell of its own held before a line's text.

    Other words for what is recommended, "Learning point", say there why it is.
    """
    if not line.label:
        return None
    key = header_key(line.label)
    role, certainty, _ = grammar.columns.match(line.label)
    likely = role if role is not None and role not in _STATED and certainty >= LIKELY else ""
    told = "finding" if key in grammar.columns.beside_recommendation else likely
    named = grammar.columns.label_phrases.get(key, told)
    return Label(ColumnRole(named) if named else None, line.label, line.slice.text.removeprefix(f"{line.label}: "))


def own_field(line: str, grammar: Grammar, labels: Collection[str] = ()) -> tuple[str | None, str, str]:
    """(role, label, value) of "Lead: Head of Service"; the label is "" where the line has no value, or none that is
    known or of `labels`, the keys of what the document itself uses as labels.
    """
    label, colon, value = fold(line).partition(": ")
    role, certainty, _ = grammar.columns.match(label) if colon else (None, 0, "")
    known = certainty >= CERTAIN or (bool(colon) and header_key(label) in labels)
    return (role, label, value) if known and value.strip() else (None, "", "")


def label_key(line: TextLine, grammar: Grammar) -> str:
    """How the label of "Executive sponsor: Director of Housing" is compared; "" where a line is no field."""
    return "" if line.heading is not None or line.in_table else field_label(line.slice.text, grammar)


def field_label(text: str, grammar: Grammar) -> str:
    """The key of the label that opens a text of one field, which names nothing that actions answer; else "".

    A word that counts, or that no column has, with its number names what it counts: "Ask 1: Keep records".
    """
    label, colon, value = fold(text).partition(": ")
    if not colon or not value.strip() or is_item(text) or open_block(Slice(text), grammar) is not None:
        return ""
    key = header_key(label)
    numbered = _NUMBERED.search(label) is not None
    role, _, _ = grammar.columns.match(label)
    counts = key in grammar.furniture.counted_labels and (numbered or key not in grammar.columns.label_phrases)
    counts = counts or (numbered and role is None)
    words = key.split()
    if not words or len(words) > FIELD_WORDS or any(word.isdigit() for word in words):
        return ""
    return "" if counts or role in _STATED or key in grammar.columns.theme else key


def whole_lines(parts: Sequence[str], grammar: Grammar) -> list[str]:
    """The lines of a cell, those that a label or list mark doesn't open joined to the line before."""
    out: list[str] = []
    for part in parts:
        opens = is_item(part) or label_of(part, grammar) is not None or bool(own_field(part, grammar)[1])
        after_label = bool(out) and label_of(out[-1], grammar) is not None
        if out and not opens and not after_label and not is_item(out[-1]):
            out[-1] = f"{out[-1]} {part}"
        else:
            out.append(part)
    return out


@lru_cache(maxsize=2048)
def timeframe_of(text: str, grammar: Grammar) -> str | None:
    """The kind of a line that is only a timeframe: "Within three months:", "for immediate improvement"."""
    folded = fold(text).rstrip(":.– ")
    if not folded or len(folded.split()) > 7:
        return None
    value, _ = read_timescale(folded, grammar.timescales)
    return value.kind if value is not None and value.kind in ("immediate", "relative") else None


def is_theme(text: str, grammar: Grammar, heading: int | None = None) -> bool:
    """Whether a line over rows is a section heading: known words, a numbered one, or any heading that is no title."""
    folded = fold(text).strip(":. ")
    key = folded.casefold()
    if key in grammar.furniture.themes or counted_heading(folded, grammar) or theme_named(Slice(folded), grammar)[0]:
        return True
    if heading is None:
        return False
    return not grammar.furniture.names_plan(key) and len(folded.split()) <= 20


def theme_named(heading: Slice, grammar: Grammar) -> tuple[Slice, Slice]:
    """(label, name) of a heading that says first what it is, "Key theme: Leadership"; any other has no label.

    One that counts, "Theme 1: Leadership", is a heading as printed.
    """
    label, colon, name = heading.text.partition(":")
    words = label.casefold()
    named = colon and name.strip() and len(words.split()) <= LABEL_WORDS and ends_with(words, grammar.columns.theme)
    return (Slice(label, heading.refs), Slice(name.strip(), heading.refs)) if named else (BLANK, heading)


def theme_cell(row: LogicalRow, grammar: Grammar, before: Slice = BLANK) -> Slice:
    """The cell of a column before the recommendation, or before the action where there is none, that names its theme;
    a blank or repeated cell goes on with that `before`.
    """
    roles = [column.role for column in row.columns]
    ahead = next((roles.index(role) for role in (ColumnRole.RECOMMENDATION, ColumnRole.ACTION) if role in roles), 0)
    named = zip(row.columns[:ahead], row.cells[:ahead], strict=True)
    headers = grammar.columns.theme
    cells = (cell for c, cell in named if c.role is None and cell and header_key(c.header) in headers)
    cell = next(cells, before)
    return before if fold(cell.text) == fold(before.text) else cell


def names_actions(line: TextLine, grammar: Grammar) -> bool:
    """Whether a heading only says that the actions of the section over it follow: "Actions", "What we will do"."""
    role, certainty, _ = grammar.columns.match(fold(line.slice.text)) if line.heading is not None else (None, 0, "")
    key = fold(line.slice.text).casefold().strip(":. ")
    return role == "action" and certainty >= SURELY and key not in grammar.furniture.titles


def theme_in_text(text: Slice, grammar: Grammar) -> tuple[Slice, Slice]:
    """(theme, rest) of a recommendation cell that opens with its section's heading, as "Safeguarding Review the …"."""
    folded = fold(text.text)
    words = folded.split(" ")
    for count in range(min(len(words) - 1, THEME_WORDS), 0, -1):
        theme = " ".join(words[:count])
        if theme.casefold() not in grammar.furniture.themes:
            continue
        rest = folded[len(theme) :].strip(" :–-")
        first = rest.split(" ", 1)[0]
        if first[:1].isupper() and first.casefold() in grammar.furniture.imperatives:
            return Slice(folded[: len(theme)], text.refs), Slice(rest, text.refs)
    return Slice(""), text
