"""What a column is where the words over it fail: what all its cells are (contract, rules 3, 13 and 15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import STATED, fit, is_dateish, is_number, is_sentence, is_stranger
from planparse.assembly.tables.cell_sense import is_verdict, mostly
from planparse.assembly.tables.evaluations import is_evaluated
from planparse.assembly.tables.headers import LIKELY, SURE
from planparse.assembly.tables.left_over import deed_roles
from planparse.assembly.tables.ties import is_doubled, is_tied, named_roles, role_left
from planparse.assembly.tables.timelines import time_of_step, timeline
from planparse.assembly.tables.weighing import EXTRA, Guess, Open, weighed_roles
from planparse.fields.parties import learn_lexicon, read_parties
from planparse.fields.statuses import is_status_text, read_status
from planparse.fields.time_phrases import find_phrases
from planparse.fields.timescales import read_timescale
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
FITS = "every cell fits"
LEFT = "left over beside the others"
LEAST_CELLS = 2  # one cell makes no column
PARTLY = 70  # certainty of a header that only holds, or is spelled a little like, a phrase of its role
_TOLD = frozenset({R.EVIDENCE, R.FINDING}) | STATED
_AFTER = frozenset({R.PROGRESS, R.EVIDENCE})  # what is told once an action is under way
_SELDOM = frozenset({R.PRIORITY, R.COMPLETED, R.DELEGATE, R.PARTNER})  # the words over them must speak for them
_AIMS = frozenset({R.MEASURE, R.OUTCOME})  # "Target" may be a date


def content_roles(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], grammar: Grammar, weighing: bool = True
) -> dict[int, Guess]:
    """The roles, by column index, of the columns that words gave none, or an aim where all cells are dates.

    `texts` are the filled cells of each column. A role that another column has is not given again, but for that of a
    lead under words over both ("Lead" over "Council" and "Health board"). What all cells agree on comes first, then, if
    `weighing`, all that speaks for a role, then what the sentences left over are. The marks under the months of a
    timetable say nothing, and neither does how far an action is to be by each of them.
    """
    times = timeline([column.header for column in columns], grammar)
    steps = {n for n in times if time_of_step(columns[n].header, grammar)}
    texts = [() if n in times and not any(map(is_sentence, cells)) else cells for n, cells in enumerate(texts)]
    roles = {n: column.role for n, column in enumerate(columns) if column.role is not None}
    found: dict[int, ColumnRole] = {}
    for n, column in enumerate(columns):
        role = None
        if is_tied(column) and named_roles(column, grammar):
            continue  # until all others are known
        if is_unknown(column, grammar):
            role = content_role(texts[n], grammar)
            if role is R.STATUS and any(letter.isdigit() for letter in column.header):
                role = None  # a tick under its year is no status
        elif may_be_dates(column, grammar) and all_dates(texts[n], grammar):
            role = R.DUE
        elif is_spare(column, grammar) and counts_up(texts[n]):
            role = R.NUMBER
        elif says_status(n, columns, texts[n], grammar):
            role = R.STATUS
        elif column.role is R.DELEGATE and mostly_bodies(texts[n], grammar):
            role = R.PARTNER
        elif column.role is R.MEASURE and is_evaluated(column.header, texts[n], grammar):
            role = R.PROGRESS
        again = role is R.LEAD and heads_leads(column.group, grammar)
        if role is not None and (again or role not in (roles | found).values()):
            found[n] = role
    found = untied_roles(columns, texts, roles | found, grammar) | found
    known = roles | found
    guesses = weighed(columns, texts, known, grammar) if weighing else {}
    guesses = {n: guess for n, guess in guesses.items() if n not in steps}
    known = with_guesses(known, guesses)
    unclaimed = [n for n, column in enumerate(columns) if is_unknown(column, grammar) and n not in known]
    guesses = {n: Guess(role, FITS) for n, role in found.items()} | guesses
    guesses |= {n: Guess(role, LEFT) for n, role in deed_roles(columns, texts, unclaimed, known, grammar).items()}
    guesses |= dates_again(columns, texts, all_roles(columns, guesses), grammar)
    guesses |= accepted(all_roles(columns, guesses), guesses, texts, grammar)
    return guesses | answered(all_roles(columns, guesses))


def dates_again(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], roles: Mapping[int, ColumnRole], grammar: Grammar
) -> dict[int, Guess]:
    """The further columns of nothing but dates beside a due date: due too where words say which of them replaces which.

    "Original target" beside "Revised target", "Extended to" beside "Deadline": trackers leave out "date". An aim is no
    column of dates, so where words don't say it is kept in extra (contract, rule 17).
    """
    standing = [grammar.columns.date_standing(column.header) for column in columns]
    due = {standing[n] for n, role in roles.items() if role is R.DUE}
    out: dict[int, Guess] = {}
    for n, column in enumerate(columns):
        aims, replaces = roles.get(n) in _AIMS, standing[n] > 0
        if not due or not (aims or (replaces and n not in roles and is_unknown(column, grammar))):
            continue
        if all_dates(texts[n], grammar, least=1 if replaces else LEAST_CELLS):
            out[n] = Guess(None if due == {standing[n]} else R.DUE, FITS)
    return out


def untied_roles(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], known: Mapping[int, ColumnRole], grammar: Grammar
) -> dict[int, ColumnRole]:
    """The roles of the columns whose header names several and that have none, or that of another (tables/ties.py)."""
    found: dict[int, ColumnRole] = {}
    for n, column in enumerate(columns):
        if not ((is_tied(column) and n not in known) or is_doubled(n, columns, grammar)):
            continue
        others = [role for at, role in {**known, **found}.items() if at != n]
        if role := role_left(column, texts[n], content_role(texts[n], grammar), others, grammar):
            found[n] = role
    return found


def accepted(
    roles: Mapping[int, ColumnRole], guesses: Mapping[int, Guess], texts: Sequence[Sequence[str]], grammar: Grammar
) -> dict[int, Guess]:
    """The action that no words call so as the recommendation where nothing else is one and cells accept it or don't."""
    if R.RECOMMENDATION in roles.values() or not any(is_verdict(cells, grammar) for cells in texts):
        return {}
    done = [n for n, role in roles.items() if role is R.ACTION]
    return {n: Guess(R.RECOMMENDATION, "it is accepted or not") for n in done if n in guesses and len(done) == 1}


def answered(roles: Mapping[int, ColumnRole]) -> dict[int, Guess]:
    """The one finding as the recommendation where nothing else is one and actions answer it."""
    findings = [n for n, role in roles.items() if role is R.FINDING]
    if len(findings) != 1 or R.RECOMMENDATION in roles.values() or R.ACTION not in roles.values():
        return {}
    return {findings[0]: Guess(R.RECOMMENDATION, "the actions answer it")}


def weighed(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], roles: dict[int, ColumnRole], grammar: Grammar
) -> dict[int, Guess]:
    """The roles of the columns that are open still, by all that speaks for them."""
    unsure = [as_weighed(column, texts[n], roles.get(n), grammar) for n, column in enumerate(columns)]
    certain = frozenset(n for n, c in enumerate(columns) if grammar.columns.match(c.header)[1] >= SURE)
    for n in doubtful(unsure, roles, texts) - certain:
        unsure[n] = Open(columns[n].header, texts[n], roles[n], doubted=True)
    if not any(isinstance(column, Open) for column in unsure):
        return {}
    guesses = weighed_roles(unsure, grammar)
    return {n: guess for n, guess in guesses.items() if may_be(columns[n].header, guess.role, texts[n], grammar)}


def doubtful(
    unsure: Sequence[Open | ColumnRole | None], roles: Mapping[int, ColumnRole], texts: Sequence[Sequence[str]]
) -> frozenset[int]:
    """The columns whose words can't all be right: two actions, or before the one action what only follows from it.

    Where no column is the action but one that words leave open tells, the recommendation may be it.
    """
    actions = [n for n, role in roles.items() if role is R.ACTION]
    if len(actions) > 1:
        return frozenset(actions)
    if not actions:
        tells = any(isinstance(c, Open) and c.guess != R.RECOMMENDATION and mostly_told(c.cells) for c in unsure)
        return frozenset(n for n, role in roles.items() if role is R.RECOMMENDATION and tells)
    if not {R.RECOMMENDATION, R.FINDING}.isdisjoint(roles.values()):
        return frozenset()
    return frozenset(n for n, role in roles.items() if n < actions[0] and role in _AFTER and mostly_told(texts[n]))


def may_be(header: str, role: ColumnRole | None, texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether a weighed role stands: words that say nothing at all leave only what is to be done and why."""
    if role is R.STATUS and any(letter.isdigit() for letter in header):
        return False  # a tick under its year is no status
    if (role is R.LEAD or role in STATED) and is_verdict(texts, grammar):
        return False
    if role is R.DUE and mostly_told(texts):
        return False  # what was done by "Six months" is no date
    if role is R.NUMBER and not mostly(lambda text: is_number(text, grammar), texts):
        return False
    said = grammar.columns.leaning(header)
    if role in _SELDOM and said.get(role, 0.0) <= 0:
        return False  # "Final report issued" over dates
    if any(said.values()) or role is content_role(texts, grammar):
        return True
    return role in STATED and len(texts) >= LEAST_CELLS and all(map(is_sentence, texts))


def as_weighed(
    column: Column, texts: Sequence[str], role: ColumnRole | None, grammar: Grammar
) -> Open | ColumnRole | None:
    """The column as it is weighed: open, a guess by part of its words, or sure; of two that contradict, neither."""
    said, certainty, why = grammar.columns.match(column.header)
    if not column.header or not texts or certainty > PARTLY or role != column.role or why.startswith("a tie"):
        return role
    if role is not None and (role != said or (role is R.LEAD and heads_leads(column.group, grammar))):
        return role  # what stands beside it, or over it, has decided
    return Open(column.header, texts, (role or EXTRA) if certainty else None)


def is_unknown(column: Column, grammar: Grammar) -> bool:
    """Whether neither a role nor "extra" claims the words over a column."""
    return column.role is None and grammar.columns.match(column.header)[1] < 40


def says_status(n: int, columns: Sequence[Column], texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether a progress column only says how far an action is, and another tells the progress."""
    progress = [at for at, column in enumerate(columns) if column.role is R.PROGRESS]
    return n in progress and len(progress) > 1 and content_role(texts, grammar) is R.STATUS


def may_be_dates(column: Column, grammar: Grammar) -> bool:
    """Whether a column of dates is when, whatever its words say: an aim, or a text that only part of them names."""
    return column.role in _AIMS or (column.role in _TOLD and grammar.columns.match(column.header)[1] <= PARTLY)


def is_spare(column: Column, grammar: Grammar) -> bool:
    """Whether a column's words name the recommendation that another column holds: "AFI" over its numbers."""
    return column.role is None and grammar.columns.match(column.header)[0] == R.RECOMMENDATION


def counts_up(texts: Sequence[str]) -> bool:
    """Whether cells count what the rows hold: "1", "2", "3"; "6", "9" and "13" are another document's."""
    numbers = [fold(text).strip(".") for text in texts]
    return len(texts) >= LEAST_CELLS and numbers == [str(n + 1) for n in range(len(numbers))]


def content_role(texts: Sequence[str], grammar: Grammar) -> ColumnRole | None:
    """What all texts of a column are: numbers, dates, status words or parties; null for anything else."""
    if texts and all(is_number(text, grammar) for text in texts):
        return R.NUMBER
    if all_dates(texts, grammar):
        return R.DUE
    if len(texts) >= LEAST_CELLS and all(is_status_text(text, grammar.statuses) for text in texts):
        return R.STATUS if any(says_how_far(text, grammar) for text in texts) else None
    return R.LEAD if all_parties(texts, grammar) else None


def all_dates(texts: Sequence[str], grammar: Grammar, least: int = LEAST_CELLS) -> bool:
    """Whether a column holds dates, two at least, and else only words for one not yet known: "TBC"."""
    dates = sum(1 for text in texts if is_dateish(text, grammar))
    return dates >= least and all(is_dateish(text, grammar) or is_open_date(text, grammar) for text in texts)


def is_open_date(text: str, grammar: Grammar) -> bool:
    """Whether a cell says in known words that its date is not known, or that what was due is done."""
    value, _ = read_timescale(fold(text), grammar.timescales)
    if value is None or value.kind not in ("unresolved", "ongoing", "done"):
        return False
    return len(text.split()) <= 4 and bool(find_phrases(fold(text), (), grammar.timescales))


def heads_leads(group: str, grammar: Grammar) -> bool:
    """Whether the words over several columns say that all of them tell who leads (contract, rule 17)."""
    role, certainty, _ = grammar.columns.match(group)
    return role == R.LEAD and certainty >= LIKELY


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


def mostly_bodies(texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether most cells name nobody but bodies: they support as partners, not by delegation."""
    lexicon = learn_lexicon((), {}, grammar.parties)
    others = 0
    for text in texts:
        others += any(party.kind != "organisation" for party in read_parties(text, lexicon, grammar.parties).parties)
        if 2 * others >= len(texts):
            return False  # a long column of people is soon known
    return len(texts) >= LEAST_CELLS


def all_roles(columns: Sequence[Column], guesses: Mapping[int, Guess]) -> dict[int, ColumnRole]:
    """The roles that words and guesses give, by column index."""
    return with_guesses({n: column.role for n, column in enumerate(columns)}, guesses)


def with_guesses(roles: Mapping[int, ColumnRole | None], guesses: Mapping[int, Guess]) -> dict[int, ColumnRole]:
    """The roles by column index, guesses before words; without the columns that have none."""
    both = {**roles, **{n: guess.role for n, guess in guesses.items()}}
    return {n: role for n, role in both.items() if role is not None}


def mostly_told(texts: Sequence[str]) -> bool:
    """Whether most cells are sentences."""
    return bool(texts) and 2 * sum(map(is_sentence, texts)) > len(texts)
