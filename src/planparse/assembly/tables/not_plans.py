"""Tables that have the header of a plan, or nearly, and are none (contract, rules 13 and 15)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import STATED
from planparse.assembly.tables.contents import all_roles, content_roles
from planparse.assembly.tables.headers import LIKELY, apart, names_it
from planparse.assembly.tables.unheaded import names_parties, reads_as_plan
from planparse.assembly.tables.weighing import cell_kind
from planparse.document import Slice
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import any_of, fold

R = ColumnRole
ANSWERS = frozenset({R.LEAD, R.DUE, R.STATUS, R.PROGRESS, R.COMPLETED})
IN_CELLS = frozenset({R.LEAD, R.DELEGATE, R.PARTNER, R.STATUS, R.COMPLETED})  # their header words stand in cells too
LEAST_ROWS = 2  # of a list
NAME_WORDS = 10  # of an inspection, with what it looked at
WHOLE = 4  # what, or what for, who, by when and how far: a plan, however loosely its words say it
LABEL_WORDS = 5  # a longer text heads no column of a table without sentences


def is_no_plan(columns: Sequence[Column], body: Sequence[Sequence[Slice]], grammar: Grammar) -> bool:
    """Whether the rows under a header that words know as a plan's list something else.

    Its actions only name people ("Item | Discussion | Action: GP") or are mostly missing, or nothing names a
    recommendation or an action but words that other tables have too ("Area | Judgement", "Reason | Officer | Date").
    """
    texts = [[row[n].text for row in body if row[n]] for n in range(len(columns))]
    if lists_inspections(columns, body, grammar):
        return True
    said = {n: column.role for n, column in enumerate(columns) if column.role is not None}
    if {R.LEAD, R.RECOMMENDATION}.isdisjoint(said.values()):
        return names_parties(said, texts, grammar) or says_little(said, body) or is_listing(columns, texts, grammar)
    return is_listing(columns, texts, grammar)


def is_tally(body: Sequence[Sequence[Slice]], columns: Sequence[Column], grammar: Grammar) -> bool:
    """Whether rows only count: every text column holds bare numbers ("Priority 1 | 12 | 8"), which are no actions."""
    texts = [row[c].text for row in body for c, column in enumerate(columns) if column.role in STATED and row[c]]
    counts = counts_pattern(grammar.furniture.no_figures)
    return bool(texts) and all(counts.match(text) for text in texts)


@lru_cache(maxsize=8)
def counts_pattern(none: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a cell of bare numbers, or of what stands where one would: "12 (40%)", "nil"."""
    return re.compile(rf"\s*(?:(?:\d+(?:\.\d+)?\s*%?|[-–—]|{any_of(none)})\s*(?:\(\d+(?:\.\d+)?\s*%\))?\s*)+$", re.I)


def lists_inspections(columns: Sequence[Column], body: Sequence[Sequence[Slice]], grammar: Grammar) -> bool:
    """Whether most rows name an inspection, with its date and grade, and nobody who does anything."""
    texts = [n for n, column in enumerate(columns) if column.role in STATED]
    rows = [row for row in body if any(row)]
    if any(column.role is R.LEAD for column in columns) or len(rows) < LEAST_ROWS:
        return False
    return 2 * sum(any(is_inspection(row[n].text, grammar) for n in texts) for row in rows) > len(rows)


def is_inspection(text: str, grammar: Grammar) -> bool:
    """Whether a cell is the name of an inspection and says no deed: "Focused visit: front door"."""
    words = any_of((*grammar.references.inspection_words, *grammar.furniture.visit_words), space=" ")
    named = re.search(rf"\b(?:{words})\b", fold(text).casefold()) is not None
    return named and len(text.split()) <= NAME_WORDS and cell_kind(text, grammar) not in ("deed", "told")


def is_listing(columns: Sequence[Column], texts: Sequence[Sequence[str]], grammar: Grammar) -> bool:
    """Whether neither the words over columns nor their filled cells, `texts`, speak of what is to be done.

    Recommendations alone must be called so (contract, rule 13); where no word names recommendations or actions, who
    does what by when must be said, and the cells must read as it.
    """
    words = {column.role for column in columns}
    named = any(is_named(column, grammar) for column in columns)
    if named and ((ANSWERS | {R.ACTION}) & words or any(names_it(column.header, grammar) for column in columns)):
        return False
    roles = all_roles(columns, content_roles(columns, texts, grammar, weighing=False))
    answered = not ANSWERS.isdisjoint(roles.values())
    if named or len(ANSWERS & words) + len(STATED & words) >= WHOLE:
        return named and not answered
    aims = any(header_key(column.header) in grammar.columns.either for column in columns)
    if not aims and any(heads_listed(column.header, grammar) for column in columns):
        return True
    if not any(texts[n] for n, role in roles.items() if role in STATED):
        return False  # the end of a page: its rows follow
    return not answered or not may_be_done(roles, texts, grammar)


def heads_listed(header: str, grammar: Grammar) -> bool:
    """Whether a header says what a listing lists: decisions, petitions, courses."""
    return header_key(header) in grammar.furniture.listed


def says_little(roles: Mapping[int, ColumnRole], body: Sequence[Sequence[Slice]]) -> bool:
    """Whether most rows have no action: "Decision | Remedy", mostly blank."""
    actions = [n for n, role in roles.items() if role is R.ACTION]
    rows = [row for row in body if sum(map(bool, row)) > 1]
    return bool(actions) and 2 * sum(any(row[n] for n in actions) for row in rows) < len(rows)


def may_be_done(roles: Mapping[int, ColumnRole], texts: Sequence[Sequence[str]], grammar: Grammar) -> bool:
    """Whether any cell of the actions says what is to be done; where there are none, most recommendations tell."""
    deeds = [text for n, role in roles.items() if role is R.ACTION for text in texts[n]]
    if deeds:
        return any(cell_kind(text, grammar) == "deed" for text in deeds)
    return reads_as_plan(dict(roles), texts, grammar)


def is_named(column: Column, grammar: Grammar) -> bool:
    """Whether known words over a column name the recommendation or the action itself, and nothing else besides."""
    said, certainty, _ = grammar.columns.match(column.header)
    if column.role not in STATED or said not in STATED or certainty < LIKELY:
        return names_it(column.header, grammar) and column.role in STATED
    key = header_key(column.header)
    ways = grammar.columns.gives_way.get(R.ACTION, ())
    return key not in grammar.columns.either and key not in ways and key.split()[-1] not in ways


def stands_apart(above: str, grid: Sequence[Sequence[Slice]], grammar: Grammar) -> bool:
    """Whether the heading over a table, or the one cell of its first row, says that it is no plan."""
    title = [cell.text for cell in grid[0] if cell] if grid else []
    return names_apart(above, grammar) or (len(title) == 1 and names_apart(title[0], grammar))


def names_apart(text: str, grammar: Grammar) -> bool:
    """Whether a heading, without what numbers it, is one of tables that are no plans."""
    found = counted_pattern(grammar.furniture.table_parts).fullmatch(fold(text))
    return (found.group(1) if found else "").casefold() in grammar.furniture.tables_apart


@lru_cache(maxsize=8)
def counted_pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a heading, with what numbers it: "3.2 Version history", "Appendix A: Contacts"."""
    number = r"(?:\d{1,2}(?:\.\d{1,2})*|[A-H])"
    return re.compile(rf"(?:(?:{any_of(parts)})?\s*{number}\s*[.):–—-]*\s+)?(.*?)[\s:.]*", re.I)


def heads_another(row: Sequence[str], grammar: Grammar) -> bool:
    """Whether texts side by side are the header of a table that is no plan: labels without a gap, most of them known.

    In a sheet the tables share their columns: what is blank at the end doesn't count.
    """
    texts = [fold(text) for text in row]
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) < 2 or any(not text or len(text.split()) > LABEL_WORDS or text[0].islower() for text in texts):
        return False
    if any(apart(text, grammar) for text in texts):
        return True
    return 2 * sum(is_label(text, grammar) for text in texts) >= len(texts)


def is_label(text: str, grammar: Grammar) -> bool:
    """Whether a text is known to stand over a column, and stands in none: "Completed", "Director"."""
    role, certainty, _ = grammar.columns.match(text)
    known = certainty >= LIKELY and role not in IN_CELLS
    return known or heads_listed(text, grammar) or header_key(text) in grammar.furniture.glossary_columns
