"""Which of the first lines is the plan's title."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from planparse.assembly.model import ColumnRole, TextLine
from planparse.assembly.surroundings.furniture import line_key
from planparse.assembly.surroundings.own_date import label_kind, meeting_date, names_days
from planparse.assembly.surroundings.paragraphs import SENTENCE_WORDS, is_bare_title, is_letterhead, names_service
from planparse.assembly.surroundings.versions import is_file_name, tells_version
from planparse.fields.inspections import framework_of
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item

CERTAIN, LEADING = 98, 60  # how well a label must be known to be a field's, and a lead's: "Lead officer for the plan"
TITLE_WORDS = 45
FRONT_LINES = 14
FIRST_WORDS = 20  # of a first line that is the title because no other is
DEEPEST = 99  # below every heading: the level of a plain line
_BAR = " | "
_FIELDS = frozenset({ColumnRole.LEAD, ColumnRole.DELEGATE, ColumnRole.PARTNER, ColumnRole.DUE, ColumnRole.STATUS})


def find_title(lines: Sequence[TextLine], running: Collection[str], grammar: Grammar) -> TextLine | None:
    """The first line that names a plan, else a first heading, else one that names an inspection or opens the document.

    `running` are the keys of the lines that each page repeats. The lone cell of a row that spans a table is a line too.
    """
    candidates = [line for line in lines[:FRONT_LINES] if may_be_title(line, grammar)]
    spoken = [line for line in candidates if not is_body_text(line.slice.text)]
    named = [line for line in spoken if grammar.furniture.names_plan(fold(line.slice.text))]
    named = [line for line in named if not heads_section(line, lines, grammar)]
    named.sort(key=lambda line: line_key(line.slice.text) in running)  # what each page repeats comes last
    telling = [line for line in candidates if not says_whose(line, grammar)]
    owned = [line for line in telling if line_key(line.slice.text) not in running]
    headed = [line for line in owned if line.heading == 1] or [x for x in owned[:1] if x.heading is not None]
    headed = [line for line in headed if not heads_section(line, lines, grammar)]
    inspected = [line for line in spoken if framework_of(fold(line.slice.text), grammar.references) is not None]
    inspected.sort(key=lambda line: names_service(line.slice.text, grammar))  # it may say whose paper it is
    title = next(iter(headed if headed and headed[0] in named else named or headed or inspected), None)
    opening = next((line for line in lines if not is_field(fold(line.slice.text), grammar)), None)
    if title is None and telling and candidates[0] is opening:
        first = fold(telling[0].slice.text)
        title = telling[0] if len(first.split()) <= FIRST_WORDS and not first.endswith(".") else None
    return title


def may_be_title(line: TextLine, grammar: Grammar) -> bool:
    """Whether a line is of a title's length, and no row of cells, list item, file's name or field."""
    text = fold(line.slice.text)
    if is_row(line) or is_item(line.slice.text) or is_file_name(text):
        return False
    return len(text.split()) <= TITLE_WORDS and not is_field(text, grammar)


def is_row(line: TextLine) -> bool:
    """Whether a line is a table's row of several cells; a lone one that spans the table is a line of text."""
    return line.in_table and _BAR in line.slice.text


def is_field(text: str, grammar: Grammar) -> bool:
    """Whether a line is a value behind the label of a date, a party or a state: "Lead officer: Jane Smith"."""
    label, colon, value = text.partition(":")
    if not colon or not value.strip():
        return False
    role, certainty, _ = grammar.columns.match(label)
    if certainty >= (LEADING if role == ColumnRole.LEAD else CERTAIN) and role in _FIELDS:
        return True
    dated = label_kind(label, grammar) != "" or names_days(label, grammar)
    return dated and bool(find_dates(value, grammar.timescales))


def says_whose(line: TextLine, grammar: Grammar) -> bool:
    """Whether a line says no more than whose paper it heads, a body's or a dated meeting's, or which version it is."""
    text = fold(line.slice.text)
    if line.heading is None and tells_version(text, grammar):
        return True
    return is_letterhead(text, grammar) or meeting_date(text, grammar) is not None


def heads_section(line: TextLine, lines: Sequence[TextLine], grammar: Grammar) -> bool:
    """Whether a line is a bare "Action plan" over a part of the document: below its heading, or far from its head.

    One that names the parts before it ("Findings and action plan") is so below any heading, and below a line that
    names the inspection, which a sheet prints as it prints all lines.
    """
    part = is_part_title(line.slice.text, grammar)
    if not part and not is_bare_title(line.slice.text, grammar):
        return False
    at = next(index for index, other in enumerate(lines) if other is line)
    above = lines[:at]
    telling = [o for o in above if not is_letterhead(o.slice.text, grammar)]
    if line.in_table and any(not (o.in_table or is_field(fold(o.slice.text), grammar)) for o in telling):
        return True
    if any(part or o.heading < (line.heading or DEEPEST) for o in telling if o.heading is not None):
        return True
    if part and any(framework_of(fold(o.slice.text), grammar.references) is not None for o in telling):
        return True
    return any(is_row(other) or (other.in_table and not line.in_table) for other in above)


def is_part_title(text: str, grammar: Grammar) -> bool:
    """Whether a line says that a plan is the last part of something: "Detailed findings and agreed action plan"."""
    key = fold(text).casefold().strip(":. ")
    title = grammar.furniture.plan_named_last(key)
    return bool(title) and "and" in key.removesuffix(title).split()[-2:]


def is_body_text(text: str) -> bool:
    """Whether a line is a sentence that may speak of a plan, but is no plan's name."""
    return len(text.split()) >= SENTENCE_WORDS and text.rstrip().endswith((".", ":", ";"))
