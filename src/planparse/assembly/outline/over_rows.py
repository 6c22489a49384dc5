"""Tells what stands over rows as a heading: short lines, a table's title, a numbered row over its parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from planparse.assembly.blocks.headings import (
    field_label,
    is_theme,
    label_key,
    numbered_heading,
    only_counts,
    open_block,
    own_field,
)
from planparse.assembly.model import ColumnRole, Entry, LogicalRow, Row, TextLine
from planparse.assembly.outline.lead_ins import addresses
from planparse.assembly.shapes import PARTIES, ends_text, is_part
from planparse.assembly.surroundings.own_date import said_date, spans_years
from planparse.assembly.surroundings.paragraphs import is_letterhead, stands_alone
from planparse.assembly.surroundings.versions import tells_version
from planparse.fields.inspections import find_inspection, framework_of
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import ends_with, fold, is_item

R = ColumnRole
_BRACKETS = re.compile(r"\s*\([^()]*\)$")
BARE_WORDS = 2  # of a line that only names a column
COUNTED = ("A.", "1.")
SECTION_WORDS = 12
COUNTED_WORDS = 45  # a numbered line may be a whole recommendation
_COUNTED = re.compile(r"(?:([A-H])|(\d{1,2}))[.):]\s+(?=[A-Z])")
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}(?:[.:)]|\s*[–—-])?\s+")  # "1.1 Agreements are not held"
_BARE = frozenset({R.NUMBER, R.ACTION})


def heading_rows(entries: Sequence[Entry]) -> frozenset[int]:
    """Indexes of the rows that are no action but what the rows below answer: "1 | Improve housing" over "1a" and "1b".

    Such a row has a number and a text, no owner, date or status, and the next row's number is a part of its own; a
    table with a recommendation column says in that what its actions answer.
    """
    found = set()
    for index, (row, below) in enumerate(itertools.pairwise(entries)):
        if not isinstance(row, LogicalRow) or not isinstance(below, LogicalRow):
            continue
        if row.columns == below.columns and is_bare(row) and is_part(number_of(below), number_of(row)):
            found.add(index)
    return frozenset(found)


def is_bare(row: LogicalRow) -> bool:
    """Whether a row under a header of three columns or more says nothing but a number and an action."""
    roles = [column.role for column in row.columns]
    if len(roles) < 3 or R.RECOMMENDATION in roles:
        return False
    return {column.role for column, cell in zip(row.columns, row.cells, strict=True) if cell} == _BARE


def number_of(row: LogicalRow) -> str:
    """The row's number without its trailing mark."""
    return fold(row.cell(R.NUMBER).text).rstrip(".: ")


def lines_over_rows(entries: Sequence[Entry], grammar: Grammar, labels: Collection[str] = ()) -> frozenset[int]:
    """Indexes of the short plain lines that stand directly over rows, as headings do; one alone is only a subtitle.

    Between may be what tells a date, and the fields of a section, which begin with one of `labels`.
    So do sentences inside tables, each over the header of its own, where they differ; short lines there too, where a
    column says what the actions answer: "Emergency Unit" and "Outpatients" are its sections, one alone is the table's
    name. And the names of inspections, where one stands below rows: those over the first alone are of the plan itself.
    """
    found = set()
    named: dict[int, bool] = {}  # the names of inspections, and whether rows stand right above
    long: dict[str, int] = {}  # sentences in the table over its header
    names: dict[int, str] = {}  # the names of tables with a column for what the actions answer
    first = next((at for at, entry in enumerate(entries) if not isinstance(entry, TextLine)), len(entries))
    telling = [
        at
        for at, entry in enumerate(entries)
        if not ((isinstance(entry, TextLine) and label_key(entry, grammar) in labels) or is_dated(entry, grammar))
    ]
    for index, (line, below) in ((at, (entries[at], entries[after])) for at, after in itertools.pairwise(telling)):
        if not isinstance(line, TextLine) or isinstance(below, TextLine) or goes_on(entries, index, grammar):
            continue
        text = fold(line.slice.text)
        if line.in_table and not titles_table(line, below):
            if names_table(line, below, grammar):
                names[index] = text
            continue
        if names_inspection(line, grammar):
            named[index] = line.under_rows
        if not _DOTTED.sub("", text)[:1].isupper() or is_whole(line, grammar, below_rows=index > first):
            continue
        if own_field(text, grammar)[0] in PARTIES:
            continue  # "Lead: Jane Doe" names nothing, though it stands where a heading does
        counted = numbered_heading(text, grammar) is not None and len(text.split()) <= COUNTED_WORDS
        counted = counted or (addresses(text, grammar) and len(text.split()) <= COUNTED_WORDS)
        if (len(text.split()) <= SECTION_WORDS or counted) and not text.endswith("."):
            found.add(index)
        elif line.in_table:
            long.setdefault(text, index)
    found |= {*named} if any(named.values()) else set()
    if len({*names.values()}) > 1 and not all(getattr(entries[at - 1], "heading", None) is not None for at in names):
        found |= {*names}  # where each stands right under a heading, that is the section's
    return frozenset(found) | (frozenset(long.values()) if len(long) > 1 else frozenset())


def is_whole(line: TextLine, grammar: Grammar, below_rows: bool) -> bool:
    """Whether a line is whole by itself, and heads no rows; a body's name is no letterhead where rows come before."""
    return stands_alone(line, grammar) and not (below_rows and is_letterhead(fold(line.slice.text), grammar))


def heads_other_rows(entries: Sequence[Entry], index: int) -> bool:
    """Whether the rows after a line are of another table than those before it: their columns say other things."""
    above = next((entry for entry in reversed(entries[:index]) if isinstance(entry, LogicalRow)), None)
    below = next((entry for entry in entries[index:] if isinstance(entry, LogicalRow)), None)
    if above is None or below is None:
        return False
    return [column.role for column in above.columns] != [column.role for column in below.columns]


def is_under_text(entries: Sequence[Entry], index: int, grammar: Grammar) -> bool:
    """Whether a lone plain line stands between the document's text and rows that don't say what their actions answer:
    a subtitle stands over the text.

    One that only says that actions follow, or where or to whom the plan is told, names nothing.
    """
    line, below = entries[index], entries[index + 1]
    above = entries[index - 1] if index else None
    if not isinstance(line, TextLine) or not isinstance(below, LogicalRow) or not isinstance(above, TextLine):
        return False
    text = fold(line.slice.text)
    if above.in_table or above.heading is not None or not (is_item(above.slice.text) or ends_text(above.slice.text)):
        return False
    if any(column.role is R.RECOMMENDATION for column in below.columns) or field_label(text, grammar):
        return False
    bare = len(text.split()) <= BARE_WORDS and grammar.columns.match(text)[0] is not None
    points = any(
        said in text.casefold() for said in grammar.furniture.intentions if said.endswith(("below", "follows"))
    )
    meets = ends_with(text.casefold(), frozenset(grammar.furniture.meetings))
    return not (bare or points or meets or text.endswith(":") or only_counts(text, grammar))


def goes_on(entries: Sequence[Entry], index: int, grammar: Grammar) -> bool:
    """Whether a line may be the rest of the text above it; one right under "Priority 1: Violence" is none."""
    line, above = entries[index], entries[index - 1] if index else None
    if not isinstance(line, TextLine) or not line.joined:
        return False
    return not (isinstance(above, TextLine) and not above.joined and numbered_heading(above.slice.text, grammar))


def is_dated(entry: Entry, grammar: Grammar) -> bool:
    """Whether a line tells when its plan was made or the inspection was: "Inspected 14 March 2012" under a heading.

    A name that says so in brackets behind it is a heading itself: "Empty Homes (final report: March 2021)". So is one
    that says for which years it is: "Updated actions for 2014-15".
    """
    if not isinstance(entry, TextLine) or entry.heading is not None or entry.in_table:
        return False
    text = fold(entry.slice.text)
    said = said_date(_BRACKETS.sub("", text) or text, grammar.furniture.date_labels, grammar)
    return said is not None and not spans_years(said[1])


def titles_table(line: TextLine, below: LogicalRow | Row) -> bool:
    """Whether a lone cell over a table's header names what its actions answer: the table has no column for it."""
    if not isinstance(below, LogicalRow) or " | " in line.slice.text:
        return False
    return not any(column.role is R.RECOMMENDATION for column in below.columns)


def names_table(line: TextLine, below: LogicalRow | Row, grammar: Grammar) -> bool:
    """Whether a lone cell over a table's header is a short name, and no field: "Ward 4", not "Lead: Ward Manager"."""
    text = fold(line.slice.text)
    if not isinstance(below, LogicalRow) or " | " in text or field_label(text, grammar):
        return False
    return len(text.split()) <= SECTION_WORDS and text[:1].isupper() and not text.endswith((".", ":", ";"))


def level_of_title(entries: Sequence[Entry], grammar: Grammar) -> int | None:
    """The level of the document's own heading: the one of the first level, or the one of its level that opens it.

    It stands over all rows: a heading of the first level that rows come before is a part's, "Appendix: Actions
    completed". Lines of text stand between such an opening and the rows; a numbered heading is a section's. A sheet
    prints its title as it does the bands of its recommendations, which don't count where other text comes before the
    first.
    """
    lines = [entry for entry in entries if isinstance(entry, TextLine)]
    first = [*itertools.islice((line for line in lines if not is_head(line, grammar)), 2)]
    opens = len(entries) > 1 and all(isinstance(entry, TextLine) for entry in entries[:2]) and bool(first)
    opens = opens and numbered_heading(first[0].slice.text, grammar) is None
    opening = first[0].heading if opens else None
    apart = opening is not None and not any(open_block(line.slice, grammar) for line in first)
    apart = apart and not is_theme(first[0].slice.text, grammar)
    headings = [(line.heading, line.slice) for line in lines if line.heading is not None and not is_head(line, grammar)]
    levels = [level for level, text in headings if not (apart and open_block(text, grammar))]
    ahead = itertools.takewhile(lambda entry: isinstance(entry, TextLine), entries)
    if levels.count(1) == 1 and any(isinstance(line, TextLine) and line.heading == 1 for line in ahead):
        return 1
    if opening is None:
        return None
    return opening if levels.count(opening) == 1 and opening == min(levels) else None


def is_head(line: TextLine, grammar: Grammar) -> bool:
    """Whether a line only says whose paper it opens, or in plain words which version it is: the title may be below."""
    text = line.slice.text
    return is_letterhead(text, grammar) or (line.heading is None and tells_version(fold(text), grammar))


def sections(entries: Sequence[Entry], grammar: Grammar) -> frozenset[int]:
    """Indexes of the headings that part the rows alike, two at least, each with rows of its own.

    Headings of one level do; so do plain lines counted in order, "A. Equality" and "B. Climate", "1. Keep records" and
    "2. Keep visits", or that name several plans, "Equality action plan", "Climate action plan". Such a heading is a
    section's whatever its words; a bare "Action plan" names no section.
    """
    over: dict[int | str, list[int]] = {}
    for index, line in enumerate(entries):
        if not isinstance(line, TextLine) or line.in_table or (line.joined and not line.under_rows):
            continue
        kind = line.heading if line.heading is not None else kind_of(fold(line.slice.text), grammar)
        if kind and fold(line.slice.text).casefold().strip(":. ") not in grammar.furniture.titles:
            over.setdefault(kind, []).append(index)
    found: set[int] = set()
    for kind, indexes in over.items():
        parting = [
            n for n, end in zip(indexes, [*indexes[1:], len(entries)], strict=True) if rows_within(entries, n, end)
        ]
        texts = [fold(entry.slice.text) for n in parting if isinstance(entry := entries[n], TextLine)]
        if isinstance(kind, int) or (len(set(texts)) == len(texts) and (kind not in COUNTED or in_order(texts))):
            found |= set(parting) if len(parting) > 1 else set()
    return frozenset(found)


def kind_of(text: str, grammar: Grammar) -> str:
    """What makes a plain line one of several like it: one of COUNTED, or the words for a plan that end it; else ""."""
    counted = _COUNTED.match(text)
    if counted and counted.group(2) and len(text.split()) <= COUNTED_WORDS:
        return COUNTED[1]
    if len(text.split()) > SECTION_WORDS or text.endswith(".") or not text[:1].isupper():
        return ""
    if counted and counted.group(1):
        return COUNTED[0]
    title = grammar.furniture.plan_named_last(text)
    return title if title != text.casefold() else ""


def names_inspection(line: TextLine, grammar: Grammar) -> bool:
    """Whether a short line without a full stop names an inspection, an audit or a review: "Ofsted visit, May 2022"."""
    text = fold(line.slice.text)
    if len(text.split()) > SECTION_WORDS or text.endswith("."):
        return False
    return framework_of(text, grammar.references) is not None or dates_inspection(text, grammar)


def dates_inspection(text: str, grammar: Grammar) -> bool:
    """Whether a text is no more than the name of an inspection and when it was: "Baseline inspection, May 2004"."""
    found = find_inspection([text], grammar.references, lambda said: find_dates(said, grammar.timescales))
    return found is not None and found.date is not None and found.text == text


def is_counted(text: str) -> bool:
    """Whether a text opens with a number that counts it: "2. Agencies should …"."""
    found = _COUNTED.match(text)
    return bool(found and found.group(2))


def counted_in_order(texts: Sequence[str]) -> bool:
    """Whether every text is counted, by letters from A on or by numbers from 1."""
    return all(_COUNTED.match(text) for text in texts) and in_order(texts)


def in_order(texts: Sequence[str]) -> bool:
    """Whether lines are counted by letters from A on, or by numbers from 1."""
    marks = [found.group(1) or int(found.group(2)) for text in texts if (found := _COUNTED.match(text))]
    return marks in ([chr(ord("A") + n) for n in range(len(texts))], [n + 1 for n in range(len(texts))])


def rows_within(entries: Sequence[Entry], index: int, end: int) -> bool:
    """Whether rows come after a heading before entry `end`, and before a heading that is as high."""
    level = getattr(entries[index], "heading", None)
    for entry in entries[index + 1 : end]:
        if not isinstance(entry, TextLine):
            return True
        if level is not None and entry.heading is not None and entry.heading <= level:
            return False
    return False


def heads_listing(entries: Sequence[Entry], index: int) -> bool:
    """Whether a table that is no plan's stands right under a line: "Key to progress" over the colours."""
    below = entries[index + 1] if index + 1 < len(entries) else None
    return isinstance(below, TextLine) and below.in_table and " | " in below.slice.text


def over_block(entries: Sequence[Entry], index: int, rows_follow: Sequence[bool], grammar: Grammar) -> bool:
    """Whether the next thing that a heading stands over is a recommendation's block, no higher than itself."""
    line = entries[index]
    if not isinstance(line, TextLine) or line.heading is None:
        return False
    for at, below in enumerate(entries[index + 1 :], index + 1):
        if isinstance(below, TextLine) and open_block(below.slice, grammar) is not None:
            return rows_follow[at] and (below.heading is None or below.heading > line.heading)
        if not isinstance(below, TextLine) or below.heading is not None:
            break
    return False


def rows_ahead(entries: Sequence[Entry], grammar: Grammar) -> list[bool]:
    """For each entry whether rows come after it before the next line that could own them."""
    ahead: list[bool] = []
    follow = False
    for entry in reversed(entries):
        ahead.append(follow)
        follow = not isinstance(entry, TextLine) or (follow and open_block(entry.slice, grammar) is None)
    return ahead[::-1]


def stated_below(entries: Sequence[Entry]) -> frozenset[int]:
    """The entries after which the next row states a recommendation in a column of its own: over it stands a theme."""
    found: set[int] = set()
    stated = False
    for index in range(len(entries) - 1, -1, -1):
        entry = entries[index]
        if stated:
            found.add(index)
        if isinstance(entry, LogicalRow):
            stated = bool(entry.cell(R.RECOMMENDATION))
    return frozenset(found)
