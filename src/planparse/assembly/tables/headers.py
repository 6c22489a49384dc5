"""Finds the header rows of a table, also broken over lines or repeated, and what their words say of the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import PARTIES, is_dateish
from planparse.assembly.tables.answering import with_goals_answered, with_recommended_answered
from planparse.assembly.tables.counted_headers import firsts_of_series, uncounted
from planparse.assembly.tables.proposals import with_proposals_answering
from planparse.assembly.tables.remarks import remarks
from planparse.assembly.tables.repeated_headers import LEAST_AGAIN, renumbers, repeats
from planparse.assembly.tables.ties import deed_of, is_tied, named_roles
from planparse.assembly.tables.timelines import printed_again, time_of_step, timeline, under_groups
from planparse.document import Slice
from planparse.fields.timescales import find_dates
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.grammar.phrases import Match
from planparse.text import fold

R = ColumnRole
HEADER_LINES = 4  # a header broken over more lines than this has not been seen
HEADER_WORDS = 14
PART_WORDS = 5  # of the header of a part of a merged column
INSTRUCTED_WORDS = 60  # with an instruction at its end
LIKELY = 85  # a header that is a known phrase, if in other words
SURE = 90  # how well a header must be known to stand without the word over it
_PART = re.compile(r"\((\d{1,3}[a-z]?|[a-rt-z])\)\s*\??\s*$")  # "(s)" is a plural
_BY_THEN = "how far an action is to be by then"
_FIGURES = "0123456789.,:%-–/() "
LEAST_WORDED = 2
_IN_CELLS = frozenset({"number", "lead", "delegate", "partner", "status", "completed"})  # "No", "Director", "Complete"
_WHO_DOES_WHAT = frozenset({"action", "lead"})
Grid = list[list[Slice]]


@dataclass(frozen=True, slots=True)
class Header:
    """A header found in a grid: its first row, the number of rows it takes, its columns."""

    at: int
    height: int
    columns: tuple[Column, ...]


def find_headers(grid: Grid, grammar: Grammar, before: tuple[Column, ...]) -> list[Header]:
    """Every header of the grid in order."""
    found: list[Header] = []
    known, at = before, 0
    while at < len(grid):
        header = header_at(grid, at, grammar, known)
        if header is None:
            at += 1
            continue
        found.append(header)
        known = header.columns
        at += header.height
    return found


def header_of(grid: Grid, grammar: Grammar) -> Header:
    """The header that the first row is known to be."""
    return Header(0, 1, columns_of(joined(grid[:1], grammar), grammar, ()))


def header_at(grid: Grid, at: int, grammar: Grammar, known: tuple[Column, ...]) -> Header | None:
    """The header that begins in row `at`, in as many lines as read best, or null."""
    if not any(grid[at]) or any(is_long(cell.text, grammar) for cell in grid[at]):
        return None  # nearly every row of a plan, seen without joining and matching its cells
    best: tuple[int, int, Header] | None = None
    for height in range(1, min(HEADER_LINES, len(grid) - at) + 1):
        rows = grid[at : at + height]
        if height > 1 and any(is_long(cell.text, grammar, 9) for cell in rows[-1]):
            break
        if height > 1 and not any(cell for cell in rows[-1]):
            break
        texts = joined(rows, grammar)
        if repeats(texts, known) or (height == 1 and renumbers(texts, known)):
            return Header(at, height, columns_of(texts, grammar, known))
        certainty = header_certainty(texts, grammar, whole=height == 1)
        if not certainty:
            continue
        parts = height == 2 and heads_parts(rows[0], rows[1])
        groups = parts or (height == 2 and heads_groups(rows[0], rows[1], grammar))
        if height > 1 and not groups and certainty <= header_certainty(joined(rows[1:], grammar), grammar):
            continue  # a row above the header, of names or a title, adds nothing to it
        if best is None or certainty > best[0] or parts or (groups and printed_again(*rows) >= LEAST_AGAIN):
            columns = without_groups(columns_of(texts, grammar, known), rows, grammar)
            best = (certainty, -height, Header(at, height, columns))
    return best[2] if best else None


def heads_groups(row: list[Slice], below: list[Slice], grammar: Grammar) -> bool:
    """Whether a row names groups of columns over a header: header words, a word below each and beside it.

    A date names a group too, but for one over the first column: a title says of the whole table when it was so.
    """
    filled = [c for c, cell in enumerate(row) if cell and fold(cell.text) != fold(below[c].text)]
    again = len(filled) < sum(1 for cell in row if cell)  # "Ref" over "Ref": a sheet's merged cell, printed in each row
    if not filled or 2 * len(filled) > len(row):
        return False
    if not again and not all(
        grammar.columns.match(row[c].text)[1] >= SURE or (c and is_dated(row[c].text, grammar)) for c in filled
    ):
        return False
    return all(below[c] for c in filled) and any(c + 1 < len(row) and below[c + 1] and not row[c + 1] for c in filled)


def heads_parts(row: list[Slice], below: list[Slice]) -> bool:
    """Whether the few words below a header part one of its merged cells: "Board lead", "Deputy" below "Owner".

    They stand under all that is blank in it, and the cells that these go on from.
    """
    blank = {c for c, cell in enumerate(row) if not cell}
    filled = {c for c, cell in enumerate(below) if cell}
    under = all(c in blank or c + 1 in blank for c in filled)
    short = all(len(below[c].text.split()) <= PART_WORDS for c in filled)
    return bool(blank) and blank < filled and under and short and 2 * len(filled) < len(row) + 1


def is_dated(text: str, grammar: Grammar) -> bool:
    """Whether a text is a date with few words round it: "Position at 31 January 2024"."""
    return len(text.split()) <= HEADER_WORDS and bool(find_dates(text, grammar.timescales))


def without_groups(columns: tuple[Column, ...], rows: Grid, grammar: Grammar) -> tuple[Column, ...]:
    """The columns, those under words that head several of them at once with these as their group (`grouped`).

    Without merged cells a group goes on over blank cells, or over its own words again where "Ref" over "Ref" shows that
    the row above holds merged ones.
    """
    if len(rows) != 2:
        return columns
    above, below = rows
    again = printed_again(above, below) > 0
    over: list[Slice] = []
    for cell, under in zip(above, below, strict=True):
        goes_on = bool(over and over[-1]) and (not cell or (again and cell.text == over[-1].text))
        over.append((over[-1] if goes_on else cell) if under and cell.text != under.text else Slice(""))
    shared = [bool(cell) and cell in (*over[:n][-1:], *over[n + 1 :][:1]) for n, cell in enumerate(over)]
    over = [cell if held else Slice("") for cell, held in zip(over, shared, strict=True)]
    return grouped(columns, over, below, grammar, again=again)


def grouped(
    columns: Sequence[Column], over: Sequence[Slice], below: Sequence[Slice], grammar: Grammar, *, again: bool
) -> tuple[Column, ...]:
    """The columns with the group that stands over each; a header is its own words where these alone say as much.

    "By when" over "Original date" and "Revised date" names the two together: "Original date" is the header as printed.
    So is one that no role claims, where it is known or the group is sure to be one (`again`); but "RAG" over "Initial
    risk" says what its cells are. Words that say more than with the group before them give the role: "RAG" under a
    date. Those that stand under two groups keep them, and so does "Original" without a word for a date.
    """
    own = [fold(cell.text) for cell in below]
    timed = under_groups([fold(cell.text) for cell in over], own, grammar)
    out = []
    for at, (column, group, words) in enumerate(zip(columns, over, own, strict=True)):
        if at in timed:
            out.append(timed_column(fold(group.text), words, grammar))
            continue
        role, certainty, _ = grammar.columns.match(words)
        if group and role and certainty >= SURE > grammar.columns.match(column.header)[1]:
            column = column_of(words, grammar)
        above = fold(group.text)
        rated = column.role is None and grammar.columns.match(above)[0] == R.STATUS
        says = (certainty >= SURE and role == column.role) or (again and column.role is None and not rated)
        alone = words and says and own.count(words) == 1 and not grammar.columns.only_standing(words)
        printed = f"{above} {words}" if rated and column.header == words else column.header
        out.append(replace(column, header=words if above and alone else printed, group=above))
    return tuple(out)


def timed_column(group: str, time: str, grammar: Grammar) -> Column:
    """The column of a time under the words for what is told of each: "Progress" over "June 2020".

    A date is that of the progress; any other text is kept under both words, or its time would be lost.
    """
    column = column_of(f"{group} {time}", grammar)
    logged = column.role is R.PROGRESS and bool(find_dates(time, grammar.timescales))
    return replace(column, role=column.role if logged else None, why=column.why if logged else _BY_THEN, group=group)


def is_long(text: str, grammar: Grammar, most: int = HEADER_WORDS) -> bool:
    """Whether a text has too many words for a header, an instruction at its end aside."""
    words = len(text.split())
    return words > most and (words > INSTRUCTED_WORDS or len(grammar.columns.uninstructed(text).split()) > most)


def joined(rows: Grid, grammar: Grammar) -> list[str]:
    """The header texts of several rows, column by column, without counts and instructions to the plan's authors."""
    texts = (" ".join(dict.fromkeys(row[c].text for row in rows if row[c])) for c in range(len(rows[0])))
    return uncounted([fold(grammar.columns.uninstructed(text)) for text in texts])


def header_certainty(texts: list[str], grammar: Grammar, *, whole: bool = False) -> int:
    """0 where the texts (`whole`: of one row) are no header of a plan, else a sum that grows as columns are known."""
    if not any_roles(texts, grammar):
        return 0
    times = timeline(texts, grammar)
    shown = firsts_of_series([t for at, t in enumerate(texts) if t and at not in times], grammar)
    if len(shown) < 2 or any(len(t.split()) > HEADER_WORDS for t in shown):
        return 0
    matches = with_subtitle(shown, grammar) if whole else [grammar.columns.match(t) for t in shown]
    read = list(zip(shown, matches, strict=True))
    roles = {role for role, certainty, _ in matches if role and certainty >= 40}
    tied = [grammar.columns.named(t) for t, (_, _, why) in read if why.startswith("a tie")]
    roles.update(*tied)
    known = sum(1 for _, certainty, _ in matches if certainty >= 40) + sum(map(bool, tied))
    if len(roles) < 2 or known < 0.6 * len(shown):
        return 0
    if not roles & {"recommendation", "action", "finding"}:
        return 0
    alone = "recommendation" in roles and known == len(shown)
    if (
        "action" not in roles
        and not alone
        and not roles & {"lead", "due", "status", "progress", "priority", "completed"}
    ):
        return 0
    if any(apart(t, grammar) and (c < SURE or not roles >= _WHO_DOES_WHAT) for t, (_, c, _) in read):
        return 0
    if any(re.search(r"[.;]\s+\w", t) and c < 40 for t, (_, c, _) in read):
        return 0
    if not is_worded(read) and any(c < 40 and (is_dateish(t, grammar) or re.match(r"^\d", t)) for t, (_, c, _) in read):
        return 0
    sure = sum(1 for _, certainty, _ in matches if certainty >= LIKELY) + sum(map(bool, tied))
    if sure < 0.4 * len(shown):
        return 0
    return sum(certainty for _, certainty, _ in matches) + SURE * sum(map(bool, tied))


def with_subtitle(texts: Sequence[str], grammar: Grammar) -> list[Match]:
    """What header texts are, one among known ones also without its subtitle: "Action needed – Standard of evidence"."""
    matches = [grammar.columns.match(text) for text in texts]
    titled = [grammar.columns.match_titled(text) for text in texts]
    other = [n for n, match in enumerate(matches) if match != titled[n]]
    return titled if len(other) == 1 and len(texts) >= LEAST_AGAIN else matches


def is_worded(read: Sequence[tuple[str, tuple[str | None, int, str]]]) -> bool:
    """Whether header texts are such that a date among them heads a column too: "March 2017", "One year on".

    Two words that are known to head columns and stand in none, without a figure: "Agreed action", "Timescale". Of the
    rows under a header one may hold a post, a state and a date, but not those.
    """
    plainly = [t for t, (role, certainty, _) in read if certainty >= SURE and role not in _IN_CELLS]
    return sum(not any(letter.isdigit() for letter in text) for text in plainly) >= LEAST_WORDED


def any_roles(texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether texts can name two columns of a plan: seldom those of another table, and told sooner than all else."""
    worded = [text for text in texts if text.strip(_FIGURES)]
    if len(worded) < 2:
        return False
    matches = [grammar.columns.match(text) for text in worded]
    tied = any(why.startswith("a tie") for _, _, why in matches)
    return tied or len({role for role, certainty, _ in matches if role and certainty >= 40}) >= 2


def apart(header: str, grammar: Grammar) -> bool:
    """Whether a header word says that the table is no plan: an author, a page, a likelihood."""
    return fold(header).casefold().strip(":. ") in grammar.furniture.headers_apart


def columns_of(texts: list[str], grammar: Grammar, known: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of header texts; a blank header takes the header before's where all else agrees."""
    columns = [column_of(text, grammar) for text in texts]
    for at in timeline(texts, grammar):
        if time_of_step(texts[at], grammar):
            columns[at] = replace(columns[at], role=None, why=_BY_THEN)
    blank = len(known) == len(columns) and not texts[-1]
    if blank and [a.role for a in columns[:-1]] == [b.role for b in known[:-1]]:
        columns[-1] = replace(known[-1], why=f"blank header: as {known[-1].header!r} in the table before")
    columns = with_recommended_answered(columns, grammar)
    columns = with_proposals_answering([gives_way(c, columns, grammar) for c in columns], grammar)
    for at in remarks(columns, grammar):
        columns[at] = replace(columns[at], role=None, why=columns[at].why + ", on what the action answers")
    roles = [c.role for c in columns]
    if roles.count(R.RECOMMENDATION) > 1:
        named = [
            (names_it(column.header, grammar), header_key(column.header) not in grammar.columns.frames)
            for column in columns
        ]
        best = max(range(len(columns)), key=lambda n: (roles[n] is R.RECOMMENDATION, *named[n], -n))
        for at, column in enumerate(columns):
            if column.role is R.RECOMMENDATION and at != best:
                tells = named[best][0] and header_key(column.header) in grammar.columns.beside_recommendation
                role = R.FINDING if tells else None
                columns[at] = replace(column, role=role, why=column.why + ", beside the recommendation itself")
    if R.RECOMMENDATION not in roles and R.FINDING in roles and roles_answer(roles):
        at = next((n for n, column in enumerate(columns[: roles.index(R.FINDING)]) if is_required(column, grammar)), -1)
        if at >= 0:
            columns[at] = replace(columns[at], role=R.RECOMMENDATION, why=columns[at].why + ", and a finding says how")
            roles[at] = R.RECOMMENDATION
    if R.RECOMMENDATION not in roles and roles.count(R.FINDING) == 1 and roles_answer(roles):
        at = roles.index(R.FINDING)
        columns[at] = replace(columns[at], role=R.RECOMMENDATION, why=columns[at].why + ", and the actions answer it")
    columns = with_goals_answered(columns, grammar)
    roles = [c.role for c in columns]
    steps = [n for n, c in enumerate(columns) if c.role is R.ACTION and is_step(c, columns[:n], grammar)]
    answered = {R.RECOMMENDATION, R.FINDING}.intersection(roles)
    for at in steps[len(steps) == roles.count(R.ACTION) :]:
        leads_on = not answered and R.ACTION in roles[at + 1 :]  # "Commitment | What we will do"
        role = R.RECOMMENDATION if leads_on else R.MEASURE
        columns[at] = replace(columns[at], role=role, why=columns[at].why + ", beside another action column")
        answered.add(role)
    columns = [columns[n] if c.role else untied(c, columns, grammar) for n, c in enumerate(columns)]
    roles = [c.role for c in columns]
    if R.ACTION not in roles and R.RECOMMENDATION in roles:
        at = roles.index(R.RECOMMENDATION)
        if fold(columns[at].header).casefold().strip("? ") in grammar.columns.either:
            columns[at] = replace(
                columns[at], role=R.ACTION, why=columns[at].why + ", and no other column is the action"
            )
    return tuple(columns)


def untied(column: Column, columns: Sequence[Column], grammar: Grammar) -> Column:
    """A tied column as the action or the recommendation that it names with what else it holds (tables/ties.py).

    One of leads and their partners is the leads': each of its cells is parted (fields/party_columns.py).
    """
    roles = [c.role for c in columns]
    if not is_tied(column):
        return column
    if R.LEAD not in roles and R.LEAD in (named := named_roles(column, grammar)) and PARTIES.issuperset(named):
        return replace(column, role=R.LEAD, why=f"{column.why}, and its cells say who leads")
    role = deed_of(column, roles, grammar)
    return replace(column, role=role, why=f"{column.why}, and no other column is the {role}") if role else column


def roles_answer(roles: Sequence[ColumnRole | None]) -> bool:
    """Whether columns say what is done about a finding: an action, or how far it has come (contract, rule 13)."""
    return not {R.ACTION, R.STATUS, R.PROGRESS, R.LEAD}.isdisjoint(roles)


def is_required(column: Column, grammar: Grammar) -> bool:
    """Whether a column that no role claims names what the actions must bring about: a regulation."""
    return column.role is None and header_key(column.header) in grammar.columns.required


def gives_way(column: Column, columns: Sequence[Column], grammar: Grammar) -> Column:
    """The column without its role where its words give that up beside a column that has it by other words.

    A bare "Date" before the recommendation tells when that was made.
    """
    yields = grammar.columns.yields
    if not yields(column.header, column.role):
        return column
    if column.role is R.DUE and any(c.role is R.RECOMMENDATION for c in columns[columns.index(column) + 1 :]):
        return replace(column, role=None, why=f"{column.why}, before the recommendation")
    others = [n for n, c in enumerate(columns) if c.role is column.role and not yields(c.header, c.role)]
    if any(not is_step(columns[n], columns[:n], grammar) for n in others):
        return replace(column, role=None, why=f"{column.why}, beside another {column.role}")
    return column


def is_step(column: Column, before: Sequence[Column], grammar: Grammar) -> bool:
    """Whether a header names the steps of an action: a measure where another column is the action.

    Words that may name the actions too do so behind them: "Key tasks | Future actions" is what to do and more of it,
    and "Key tasks | Action steps" what for and what to do.
    """
    steps = grammar.columns.names_steps
    if grammar.columns.head(column.header) in grammar.columns.beside_action:
        return True
    return steps(column.header) and any(c.role is R.ACTION and not steps(c.header) for c in before)


def names_it(header: str, grammar: Grammar) -> bool:
    """Whether a header says "recommendation" or "improvement", and not only what they serve."""
    return any(word in header.casefold() for word in grammar.columns.recommendation_stems)


def column_of(text: str, grammar: Grammar) -> Column:
    """One column of its header text."""
    role, certainty, why = grammar.columns.match_titled(text)
    part = _PART.search(text)
    if certainty < 40:
        role = None
    return Column(text, R(role) if role else None, why, part.group(1) if part else None)
