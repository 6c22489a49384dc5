"""Tables that have the header of a plan, or nearly, and are none (contract, rules 13 and 15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.tables.contents import all_roles, content_roles, names_parties, reads_as_plan
from planparse.assembly.tables.headers import LIKELY, apart, names_it
from planparse.assembly.tables.weighing import cell_kind
from planparse.document import Slice
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
TEXTS = frozenset({R.RECOMMENDATION, R.ACTION})
ANSWERS = frozenset({R.LEAD, R.DUE, R.STATUS, R.PROGRESS, R.COMPLETED})
IN_CELLS = frozenset({R.LEAD, R.DELEGATE, R.PARTNER, R.STATUS, R.COMPLETED})  # their header words stand in cells too
WHOLE = 4  # what, or what for, who, by when and how far: a plan, however loosely its words say it
LABEL_WORDS = 5  # a longer text heads no column of a table without sentences


def is_no_plan(columns: Sequence[Column], body: Sequence[Sequence[Slice]], grammar: Grammar) -> bool:
    """Whether the rows under a header that words know as a plan's list something else.

    Its actions only name people ("Item | Discussion | Action: GP") or are mostly missing, or nothing names a
    recommendation or an action but words that other tables have too ("Area | Judgement", "Reason | Officer | Date").
    """
    texts = [[row[n].text for row in body if row[n]] for n in range(len(columns))]
    said = {n: column.role for n, column in enumerate(columns) if column.role is not None}
    if {R.LEAD, R.RECOMMENDATION}.isdisjoint(said.values()):
        return names_parties(said, texts, grammar) or says_little(said, body) or is_listing(columns, texts, grammar)
    return is_listing(columns, texts, grammar)


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
    if named or len(ANSWERS & words) + len(TEXTS & words) >= WHOLE:
        return named and not answered
    aims = any(header_key(column.header) in grammar.columns.either for column in columns)
    if not aims and any(heads_listed(column.header, grammar) for column in columns):
        return True
    if not any(texts[n] for n, role in roles.items() if role in TEXTS):
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
    if column.role not in TEXTS or said not in TEXTS or certainty < LIKELY:
        return names_it(column.header, grammar) and column.role in TEXTS
    key = header_key(column.header)
    ways = grammar.columns.gives_way.get(R.ACTION, ())
    return key not in grammar.columns.either and key not in ways and key.split()[-1] not in ways


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
