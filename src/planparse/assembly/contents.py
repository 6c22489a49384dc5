"""What a column is where the words over it fail: what all its cells are (contract, rules 3, 13 and 15)."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.headers import apart, column_of
from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import fit, is_dateish, is_number, is_sentence
from planparse.document import Slice
from planparse.fields.parties import learn_lexicon, read_parties
from planparse.fields.party_strangers import is_strange_body, is_strange_person
from planparse.fields.statuses import is_status_text, read_status
from planparse.fields.time_phrases import find_phrases
from planparse.fields.timescales import read_timescale
from planparse.grammar.load import Grammar
from planparse.schema import Party
from planparse.text import fold

R = ColumnRole
LEAST_CELLS = 2  # one cell makes no column
LEAST_COLUMNS = 3  # who does what by when
_AIMS = frozenset({R.MEASURE, R.OUTCOME})  # "Target" may be a date


def content_roles(columns: Sequence[Column], texts: Sequence[Sequence[str]], grammar: Grammar) -> dict[int, ColumnRole]:
    """The roles, by column index, of the columns that words gave none, or an aim where all cells are dates.

    `texts` are the filled cells of each column. A role that another column has is not given again.
    """
    roles = {n: column.role for n, column in enumerate(columns) if column.role is not None}
    found: dict[int, ColumnRole] = {}
    for n, column in enumerate(columns):
        role = None
        if is_unknown(column, grammar):
            role = content_role(texts[n], grammar)
            if role is R.STATUS and any(letter.isdigit() for letter in column.header):
                role = None  # a tick under its year is no status
        elif column.role in _AIMS and all_dates(texts[n], grammar):
            role = R.DUE
        if role is not None and role not in (roles | found).values():
            found[n] = role
    known = roles | found
    unknown = {n: texts[n] for n, column in enumerate(columns) if is_unknown(column, grammar) and n not in found}
    sentences = {n: cells for n, cells in unknown.items() if len(cells) >= LEAST_CELLS and all(map(is_sentence, cells))}
    return found | deed_roles(sentences, known, grammar)


def is_unknown(column: Column, grammar: Grammar) -> bool:
    """Whether neither a role nor "extra" claims the words over a column."""
    return column.role is None and grammar.columns.match(column.header)[1] < 40


def content_role(texts: Sequence[str], grammar: Grammar) -> ColumnRole | None:
    """What all texts of a column are: numbers, dates, status words or parties; null for anything else."""
    if texts and all(is_number(text, grammar) for text in texts):
        return R.NUMBER
    if all_dates(texts, grammar):
        return R.DUE
    if len(texts) >= LEAST_CELLS and all(is_status_text(text, grammar.statuses) for text in texts):
        return R.STATUS if any(says_how_far(text, grammar) for text in texts) else None
    return R.LEAD if all_parties(texts, grammar) else None


def all_dates(texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether a column holds dates, two at least, and else only words for one not yet known: "TBC"."""
    dates = sum(1 for text in texts if is_dateish(text, grammar))
    return dates >= LEAST_CELLS and all(is_dateish(text, grammar) or is_open_date(text, grammar) for text in texts)


def is_open_date(text: str, grammar: Grammar) -> bool:
    """Whether a cell says in known words that its date is not known, or that what was due is done."""
    value, _ = read_timescale(fold(text), grammar.timescales)
    if value is None or value.kind not in ("unresolved", "ongoing", "done"):
        return False
    return len(text.split()) <= 4 and bool(find_phrases(fold(text), (), grammar.timescales))


def says_how_far(text: str, grammar: Grammar) -> bool:
    """Whether a text is a status or a colour, and not only a "Yes" or an "A"."""
    said = read_status(text, (), None, None, grammar.statuses)
    return said is not None or fold(text).casefold() in grammar.statuses.colours


def all_parties(texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether a column holds people, posts and bodies: each cell looks it, and most are known to be."""
    if len(texts) < LEAST_CELLS or any(fit(text, R.LEAD, grammar) < 2.0 for text in texts):
        return False
    lexicon = learn_lexicon((), {}, grammar.parties)
    read = [read_parties(text, lexicon, grammar.parties).parties for text in texts]
    return 2 * sum(any(not is_stranger(party, grammar) for party in parties) for parties in read) >= len(texts)


def is_stranger(party: Party, grammar: Grammar) -> bool:
    """Whether nothing but letters and place says that a party is one."""
    return is_strange_body(party, grammar.parties) or is_strange_person(party, grammar.parties)


def deed_roles(
    texts: dict[int, Sequence[str]], roles: dict[int, ColumnRole], grammar: Grammar
) -> dict[int, ColumnRole]:
    """What is to be done, and what it answers, among columns of sentences that no words claim.

    Before the action, the one such column is the recommendation where no other is. A table that names no action holds
    them in its one such column where it has a lead or a date; one that names no recommendation either must have both,
    and may have two such columns.
    """
    have = set(roles.values())
    if R.ACTION in have:
        at = next(n for n, role in roles.items() if role is R.ACTION)
        before = [n for n in texts if n < at]
        return {before[0]: R.RECOMMENDATION} if len(before) == 1 and R.RECOMMENDATION not in have else {}
    deeds = [text for cells in texts.values() for text in cells]
    if 2 * sum(is_deed(text, grammar) for text in deeds) <= len(deeds):
        return {}
    if R.RECOMMENDATION in have:
        return dict.fromkeys(texts, R.ACTION) if len(texts) == 1 and have & {R.LEAD, R.DUE} else {}
    if len(texts) > 2 or not {R.LEAD, R.DUE} <= have:
        return {}
    return dict(zip(texts, (R.RECOMMENDATION, R.ACTION)[-len(texts) :], strict=True))


def is_deed(text: str, grammar: Grammar) -> bool:
    """Whether a sentence says what is to be done: "Review the …", "Managers will …"."""
    words = fold(text).casefold().split()
    modals = set(grammar.furniture.modals) - {"to"}
    return words[0] in grammar.furniture.imperatives or not modals.isdisjoint(words)


def unheaded(grid: Sequence[Sequence[Slice]], grammar: Grammar) -> tuple[int, tuple[Column, ...]] | None:
    """(rows that the header takes: 0 or 1, columns with the roles that words give) of a plan without a known header.

    Null where its cells don't say who does what by when. The first row is its header where it fits no such columns.
    """
    width = max((len(row) for row in grid), default=0)
    if width < LEAST_COLUMNS or any(apart(cell.text, grammar) for cell in grid[0]):
        return None
    for height in (0, 1):
        rows = [row for row in grid[height:] if any(row)]
        columns = tuple(column_of(fold(grid[0][n].text) if height else "", grammar) for n in range(width))
        texts = [[row[n].text for row in rows if row[n]] for n in range(width)]
        roles = {column.role for column in columns} | set(content_roles(columns, texts, grammar).values())
        if {R.ACTION, R.LEAD, R.DUE} <= roles:
            return height, columns
    return None
