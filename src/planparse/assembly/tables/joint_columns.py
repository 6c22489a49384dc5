"""Parts a column that holds two things into two: by its header, "By whom and by when", "Status / date completed", or
by what its cells say, "Delayed – due May 2025" under "Status".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.assembly.model import Column, ColumnRole, Item, RoledTable, Row
from planparse.assembly.shapes import is_partyish
from planparse.document import Slice
from planparse.fields.date_slots import cached_slots
from planparse.fields.statuses import read_status
from planparse.fields.time_phrases import find_phrases
from planparse.fields.timescales import find_dates, read_timescale
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
SURE = 90  # how well each part of the header must be known
MOST_WORDS = 3  # of a word that stands for a date
GUESSED = "by content"  # why a column has a role that no word over it says
LIKELY = 50  # and where a state stands before it
LONGEST_JOINT = 6  # words: "Person responsible for action target date"
OWNED = (R.LEAD, R.DUE)
CLOSED = (R.STATUS, R.COMPLETED)
PLANNED = (R.STATUS, R.DUE)
EXPECTED = (R.DUE, R.STATUS)  # of a column of states alone by its header, whose cells say by when: "Delayed – due May"
FINISHED = (R.STATUS, R.DUE, R.COMPLETED)
TOLD = (R.OUTCOME, R.PROGRESS, R.EVIDENCE)  # what beside the date when it was done is told of an action
_EITHER = re.compile(r"\s*[/|+&(]\s*|\s+and\s+|,\s+", re.IGNORECASE)
_GLOSS = re.compile(r"\(([^()]+)\)\s*$")
_MARKS = re.compile(r"\s*[,;:]\s*|\s+[-–—/]\s*|\s*\((?=[^()]*\)$)")
_BEHIND = re.compile(r"[\s,;:.)–—/-]+")  # between a date and the words behind it
_STOP = re.compile(r"(?<=\w)\.\s+(?=[A-Z\d])")  # between a date and a state: "May 2024. Not started"


def with_joint_parted(items: Sequence[Item], grammar: Grammar) -> list[Item]:
    """The items, each column of owners and dates, states and dates, or ends and words, as several under its header."""
    return [parted_table(item, grammar) if isinstance(item, RoledTable) else item for item in items]


def parted_table(table: RoledTable, grammar: Grammar) -> RoledTable:
    """A table whose joint columns are parted; itself where it has none."""
    joint = {
        at: roles
        for at, column in enumerate(table.columns)
        if (roles := joint_roles(column, grammar, table.columns) or told_roles(table, at, grammar))
    }
    if not joint:
        return table
    columns = tuple(part for at, column in enumerate(table.columns) for part in parted_column(column, joint.get(at)))
    rows = tuple(replace(row, cells=tuple(parted_cells(row, joint, grammar))) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def joint_roles(column: Column, grammar: Grammar, columns: Sequence[Column] = ()) -> tuple[ColumnRole, ...] | None:
    """The roles that a header names, of owner and date or state and date: "Lead / timescale"; else null.

    Beside a column of due dates the date of "Status / date" is the one when it was done; elsewhere it is when it is
    due, and that of a "completion" when it was done, where the state says that it is. "Completion date and outcome"
    is that date with what came of the action.
    """
    if glossed_roles(column, grammar, columns) == set(OWNED):
        return OWNED
    untold = column.role is None or column.why.startswith(GUESSED)
    if not untold and column.role not in (*OWNED, *CLOSED):
        return None
    due_beside = any(other.role is R.DUE for other in columns if other is not column)
    parts = _EITHER.split(column.header)
    for said in [parts] if len(parts) > 1 else halves(column.header):
        matches = [grammar.columns.match(part) for part in said]
        named = {role for role, certainty, _ in matches if certainty >= SURE}
        if len(parts) > 1 and (ended := ended_roles(said, grammar)):
            return ended
        if named == set(OWNED):
            return OWNED
        if untold and (named == set(CLOSED) or (due_beside and named == {R.STATUS, R.DUE})):
            return CLOSED
        if untold and named == set(PLANNED):
            return FINISHED if any(header_key(part) in grammar.columns.completions for part in said) else PLANNED
    return None


def told_roles(table: RoledTable, at: int, grammar: Grammar) -> tuple[ColumnRole, ...] | None:
    """The roles that the cells of a column of states tell: by when as well, where no other column does; else null."""
    if table.columns[at].role is not R.STATUS or any(column.role is R.DUE for column in table.columns):
        return None
    return EXPECTED if any(due_and_state(row.cells[at], grammar)[0] for row in table.rows) else None


def glossed_roles(column: Column, grammar: Grammar, columns: Sequence[Column]) -> set[str | None]:
    """The roles that brackets end a header with, where another column is the action: "Milestone (date and lead)"."""
    gloss = _GLOSS.search(column.header)
    if not gloss or not any(other.role is R.ACTION for other in columns if other is not column):
        return set()
    matches = [grammar.columns.match(part) for part in _EITHER.split(gloss.group(1))]
    return {role for role, certainty, _ in matches if certainty >= SURE}


def ended_roles(parts: Sequence[str], grammar: Grammar) -> tuple[ColumnRole, ...] | None:
    """The roles of two parts of a header of which one is when an action was done, the other what is told of it."""
    named = {
        R.COMPLETED if header_key(part) in grammar.columns.completions else role
        for part in parts
        for role, certainty, _ in [grammar.columns.match(part)]
        if certainty >= SURE
    }
    told = next((role for role in TOLD if named == {R.COMPLETED, role}), None)
    return (R.COMPLETED, told) if told and len(parts) == len(named) else None


def halves(header: str) -> list[list[str]]:
    """The ways to part the words of a short header that joins nothing by a sign or a word: "By whom by when"."""
    words = header.split() if len(header.split()) <= LONGEST_JOINT else []
    return [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]


def parted_column(column: Column, joint: tuple[ColumnRole, ...] | None) -> tuple[Column, ...]:
    """The columns that one column becomes."""
    if joint is None:
        return (column,)
    what = "owners and dates" if joint == OWNED else "an end and words" if joint[-1] in TOLD else "states and dates"
    who = "its cells say" if joint == EXPECTED else "its header names"
    return tuple(replace(column, role=role, why=f"{who} {what}") for role in joint)


def parted_cells(row: Row, joint: Mapping[int, tuple[ColumnRole, ...]], grammar: Grammar) -> Iterator[Slice]:
    """A row's cells, those of joint columns as two: owners and dates line by line, a state that is dated as a date."""
    for at, cell in enumerate(row.cells):
        if at not in joint:
            yield cell
            continue
        if joint[at] == CLOSED:
            yield from (Slice(""), cell) if is_closed(cell.text, grammar) else (cell, Slice(""))
            continue
        if joint[at][-1] in TOLD:
            yield from end_and_words(cell, grammar)
            continue
        if joint[at] == EXPECTED:
            yield from due_and_state(cell, grammar)
            continue
        if joint[at] in (PLANNED, FINISHED):
            yield from state_and_dates(cell, joint[at], grammar)
            continue
        pairs = [pair for line in cell.text.split("\n") if line.strip() for pair in pairs_of(line, grammar)]
        for texts in zip(*pairs, strict=True) if pairs else ("", ""):
            text = "\n".join(part for part in texts if part)
            yield Slice(text, cell.refs if text else ())


def state_and_dates(cell: Slice, roles: Sequence[ColumnRole], grammar: Grammar) -> tuple[Slice, ...]:
    """A cell under each of the roles: "On track – July 2024" as a state and a date, a dated end as one."""
    if R.COMPLETED in roles and is_closed(cell.text, grammar) and says_state(cell.text, grammar):
        return Slice(""), Slice(""), cell
    line = fold(cell.text)
    alone = (line, "") if says_state(line, grammar) and not has_date(line, grammar) else ("", line)
    texts = (*(state_and_date(line, grammar) or alone), "")[: len(roles)]
    return tuple(Slice(text, cell.refs if text else ()) for text in texts)


def due_and_state(cell: Slice, grammar: Grammar) -> tuple[Slice, Slice]:
    """("due March 2025", "In progress") of a state that says by when; any other cell is a state alone.

    A date without such words may be when the state was so: "In progress (May 2024)".
    """
    line = fold(cell.text)
    for mark in (*_MARKS.finditer(line), *_STOP.finditer(line)):
        state, date = line[: mark.start()], line[mark.end() :].removesuffix(")" if "(" in mark.group() else "")
        open_state = says_state(state, grammar) and not is_done(state, grammar) and not has_date(state, grammar)
        if open_state and says_due(date, grammar):
            return Slice(date, cell.refs), Slice(state, cell.refs)
    return Slice(""), cell


def says_due(date: str, grammar: Grammar) -> bool:
    """Whether a text is a date and the words that it is the one by when: "due March 2025", "by 30 June 2025"."""
    dates = find_dates(date, grammar.timescales)
    if len(dates) != 1 or date[dates[0][1] :].strip(" ."):
        return False
    role, certainty, _ = grammar.columns.match(date[: dates[0][0]])
    value, _ = read_timescale(date, grammar.timescales)
    return (value is not None and value.qualifier == "by") or (role == R.DUE and certainty >= LIKELY)


def end_and_words(cell: Slice, grammar: Grammar) -> tuple[Slice, Slice]:
    """A cell as the date, or the state, that opens it and the words behind: "22 May 2023" over "All staff trained."."""
    text = cell.text.strip()
    dates = find_dates(text, grammar.timescales)
    opens = bool(dates) and opens_end(text[: date_start(text, grammar)], grammar)
    end = dates[0][1] if opens else next((mark.start() for mark in _BEHIND.finditer(text)), len(text))
    if not (opens or opens_end(text[:end], grammar)):
        return Slice(""), cell
    words = _BEHIND.sub("", text[end:], count=1)
    return Slice(text[:end], cell.refs), Slice(words, cell.refs if words else ())


def opens_end(words: str, grammar: Grammar) -> bool:
    """Whether what stands before a date, or before the words, says no more than that an action is done."""
    return len(words.split()) <= MOST_WORDS and (not words.strip() or is_done(words, grammar))


def is_done(text: str, grammar: Grammar) -> bool:
    """Whether a text says that an action is done."""
    return read_status(text.strip(), (), None, None, grammar.statuses) == "completed"


def state_and_date(line: str, grammar: Grammar) -> tuple[str, str] | None:
    """("Not started", "May 2024") of a line that parts the two by a mark, in either order; else null."""
    for mark in (*_MARKS.finditer(line), *_STOP.finditer(line)):
        parts = line[: mark.start()], line[mark.end() :].removesuffix(")" if "(" in mark.group() else "")
        for state, date in (parts, parts[::-1]):
            if says_state(state, grammar) and not has_date(state, grammar) and is_when(date, grammar):
                return state, date
    return None


def says_state(text: str, grammar: Grammar) -> bool:
    """Whether a text says how far an action is."""
    return bool(text) and read_status(text, (), None, None, grammar.statuses) is not None


def is_closed(text: str, grammar: Grammar) -> bool:
    """Whether a cell says when an action was done: a date, without a word that it isn't done yet."""
    return has_date(text, grammar) and read_status(text, (), None, None, grammar.statuses) in (None, "completed")


def pairs_of(line: str, grammar: Grammar) -> list[tuple[str, str]]:
    """The owners of a line with the date of each: a full line of a PDF's cell doesn't say that the next is another."""
    ends = [end for _, end, _ in find_dates(line, grammar.timescales)]
    between = (end for end in ends if line[end:].strip())
    if ends and date_start(line, grammar) == 0:
        between = (end + date_start(line[end:], grammar) for end in ends[:-1])
    cuts = [0, *between, len(line)]
    several = [owner_and_date(line[a:b].strip(" ;,"), grammar) for a, b in pairwise(cuts)]
    return several if all(owner and date for owner, date in several) else [owner_and_date(line, grammar)]


def owner_and_date(line: str, grammar: Grammar) -> tuple[str, str]:
    """("Head of Service", "May 2010") of a line that holds both in either order; a lone one of them with a blank."""
    if is_when(line, grammar):
        return "", line
    for mark in reversed(list(_MARKS.finditer(line))):
        head, tail = line[: mark.start()], line[mark.end() :]
        if "(" in mark.group():
            tail = tail.removesuffix(")")
        if is_when(tail, grammar) and not has_date(head, grammar):
            return head, tail
        if is_when(head, grammar) and not has_date(tail, grammar):
            return tail, head
    if rest := after_date(line, grammar):
        return rest, line.removesuffix(rest).rstrip()
    at = date_start(line, grammar) or timescale_start(line, grammar)
    dated = bool(at) and (is_when(line[at:], grammar) or not has_date(line, grammar))
    return (line[:at].rstrip(), line[at:]) if dated else (line, "")


def after_date(line: str, grammar: Grammar) -> str:
    """The owner behind the one date that opens a line: "31 May 2024 Head of Service"; "" where none is there."""
    dates = find_dates(line, grammar.timescales)
    rest = line[dates[0][1] :].strip() if len(dates) == 1 and date_start(line, grammar) == 0 else ""
    return rest if rest[:1].isupper() and is_partyish(rest) else ""


def timescale_start(line: str, grammar: Grammar) -> int:
    """Where the words begin that end a line and are a timescale without a date: "Head of Service [Immediate]".

    0 where there are none; a PDF's cell may not say that they stood on a line of their own.
    """
    said = sorted(found.start for found in find_phrases(line, (), grammar.timescales))
    open_ends = [at.start() for at in re.finditer(r"(?<=\s)\S", line) if is_open_end(line[at.start() :], grammar)]
    starts = [at for at in said if is_phrase(line[at:], grammar)] + open_ends
    heads = (line[:at].split() for at in starts)
    whole = (at for at, head in zip(starts, heads, strict=True) if head and head[-1] not in grammar.furniture.dangling)
    return next(whole, 0)


def is_phrase(text: str, grammar: Grammar) -> bool:
    """Whether a text without a date is a timescale from its first word to its last: not "Immediate response"."""
    head = text.rpartition(" ")[0]
    whole, less = ({found.start for found in find_phrases(t, (), grammar.timescales)} for t in (text, head))
    return 0 in whole and 0 not in less


def is_open_end(text: str, grammar: Grammar) -> bool:
    """Whether a text says that it is still to be decided: "TBC"."""
    return header_key(text) in grammar.parties.undecided


def is_when(text: str, grammar: Grammar) -> bool:
    """Whether a text is a timescale and nothing else, or a word such as "Completed" in the place of one."""
    value, _ = read_timescale(fold(text), grammar.timescales)
    if value is None or value.kind == "unresolved":
        return False
    if found := find_dates(text, grammar.timescales):
        return date_start(text, grammar) == 0 and not any(word[0].isupper() for word in text[found[-1][1] :].split())
    short = len(text.split()) <= MOST_WORDS and not _MARKS.search(text)
    return short and (" " not in text or is_phrase(text, grammar))


def has_date(text: str, grammar: Grammar) -> bool:
    """Whether a date stands in a text."""
    return bool(find_dates(text, grammar.timescales))


def date_start(text: str, grammar: Grammar) -> int:
    """Where a text's first date begins, with the words that go with it: "by end of March"; 0 where it has none."""
    dates = find_dates(text, grammar.timescales)
    if not dates:
        return 0
    start = dates[0][0]
    slots = cached_slots(text, grammar.timescales, None, None)
    first = {None, *(n for n, slot in enumerate(slots) if slot.start == start)}
    said = [found.start for found in find_phrases(text, slots, grammar.timescales) if found.slot in first]
    return min([start, *(at for at in said if at < start and not is_titled(text[at:start]))])


def is_titled(words: str) -> bool:
    """Whether a capital stands in words after the first: "Annual Review Officer" is no time, "Monthly from" is."""
    return any(word[0].isupper() for word in words.split()[1:])
