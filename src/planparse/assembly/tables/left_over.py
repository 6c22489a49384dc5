"""What the columns that tell and no words claim are, once others say who does what by when (contract, rules 3, 13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.shapes import is_deed, is_sentence
from planparse.assembly.tables.cell_sense import is_verdict, mostly
from planparse.assembly.tables.weighing import cell_kind
from planparse.grammar.load import Grammar

R = ColumnRole
MOST_TELLING = 2  # columns of sentences that may be what is answered and what is done
LEAST_WORDS = 3  # of a deed in short: "Policy to be reviewed"
OWNED = frozenset({R.LEAD, R.DUE})
_ANSWERED = frozenset({R.RECOMMENDATION, R.FINDING})
_FOLLOWED = frozenset({R.STATUS, R.PROGRESS, R.COMPLETED})
_WORDED = frozenset({"deed", "sentence", "counted", "phrase"})
Texts = Mapping[int, Sequence[str]]
Roles = Mapping[int, ColumnRole]


def deed_roles(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], unclaimed: Sequence[int], roles: Roles, grammar: Grammar
) -> dict[int, ColumnRole | None]:
    """What is to be done, and what it answers, among the `unclaimed` columns; `texts` are the filled cells of each.

    Who does it or by when it is done stands behind what is done. Beside a known action it is the recommendation that is
    left over, beside a known recommendation the action.
    """
    have = set(roles.values())
    last = max((n for n, role in roles.items() if role in OWNED), default=-1)
    telling = {n: texts[n] for n in unclaimed if mostly(is_sentence, texts[n])}
    if R.ACTION in have:
        return answering(columns, texts, telling, roles, grammar)
    if R.RECOMMENDATION in have or R.FINDING in have:
        return left_over({n: texts[n] for n in unclaimed if n < last or last < 0}, roles, grammar)
    if not any(column.header for column in columns):  # no words at all
        telling = {n: cells for n, cells in telling.items() if all(map(is_sentence, cells))}
    return told_alone({n: cells for n, cells in telling.items() if n < last}, have, grammar)


def answering(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], telling: Texts, roles: Roles, grammar: Grammar
) -> dict[int, ColumnRole | None]:
    """What the columns that tell are beside a known action: the one before it is the recommendation where no other is,
    or where only a finding was taken for it; one behind it that tells more of deeds is the action itself, where only
    a response was taken for it.
    """
    if not telling:
        return {}
    at = next(n for n, role in roles.items() if role is R.ACTION)
    before = [n for n in telling if n < at]
    recommended = next((n for n, role in roles.items() if role is R.RECOMMENDATION), None)
    if recommended is None:
        told = any(role is R.PRIORITY and mostly(is_sentence, texts[n]) for n, role in roles.items())
        return {before[0]: R.RECOMMENDATION} if len(before) == 1 and not told else {}
    if grammar.columns.match(columns[recommended].header)[0] == R.FINDING and len(before) == 1:
        asking, finding = (share_of_deeds(texts[n], grammar) for n in (before[0], recommended))
        asked = 2 * asking > 1 and asking > finding
        return {before[0]: R.RECOMMENDATION, recommended: R.FINDING} if asked else {}
    only_answers = grammar.columns.yields(columns[at].header, R.ACTION)
    done = most_done({n: cells for n, cells in telling.items() if n > at}, grammar)
    if done is None or not only_answers:
        return {}
    more = share_of_deeds(texts[done], grammar) > share_of_deeds(texts[at], grammar)
    return {at: None, done: R.ACTION} if more else {}


def told_alone(telling: Texts, have: set[ColumnRole], grammar: Grammar) -> dict[int, ColumnRole | None]:
    """What is to be done, and what it answers, in a table that names neither: one or two columns that tell.

    It must say both who and when, or one of them and how far. Of two, the second is what is done; what stands behind
    it and is no deed only follows from it.
    """
    shares = {n: share_of_deeds(cells, grammar) for n, cells in telling.items()}
    done = [n for n, share in shares.items() if 2 * share > 1]
    if not done or not is_owned(have):
        return {}
    before = [n for n in telling if n < done[-1]]
    if len(before) >= MOST_TELLING:
        return {}
    return {**dict.fromkeys(before, R.RECOMMENDATION), done[-1]: R.ACTION}


def left_over(texts: Texts, roles: Roles, grammar: Grammar) -> dict[int, ColumnRole | None]:
    """The action beside a known recommendation: the column that tells most of deeds where something says who, when or
    how far; where both who and when are said, the one behind it that is worded at all, if no deeds are written with
    their verb ("Monthly audits of casework").
    """
    have = set(roles.values())
    telling = {n: cells for n, cells in texts.items() if mostly(is_sentence, cells)}
    if not OWNED.isdisjoint(have) or len(have & _FOLLOWED) > 1:
        done = most_done(telling, grammar)
        if done is not None:
            return {done: R.ACTION}
    opens = min((n for n, role in roles.items() if role is R.RECOMMENDATION), default=len(roles) + len(texts))
    worded = [n for n, cells in texts.items() if n > opens and is_worded(cells, grammar)]
    return {worded[0]: R.ACTION} if have >= OWNED and len(worded) == 1 else {}


def most_done(telling: Texts, grammar: Grammar) -> int | None:
    """The column that tells most of deeds, where a third of its cells are: many are written without a verb."""
    shares = {n: share_of_deeds(cells, grammar) for n, cells in telling.items()}
    best = max(shares, key=lambda n: (shares[n], -n), default=None)
    return best if best is not None and 3 * shares[best] >= 1 else None


def is_worded(cells: Sequence[str], grammar: Grammar) -> bool:
    """Whether most cells say something in a few words or more that is no name, state, sum or past."""
    long = [text for text in cells if len(text.split()) >= LEAST_WORDS and cell_kind(text, grammar) in _WORDED]
    return 2 * len(long) > len(cells) > 1 and not is_verdict(cells, grammar)


def is_owned(roles: set[ColumnRole]) -> bool:
    """Whether columns say of what they stand beside who does it and by when, or one of these and how far it is."""
    return roles >= OWNED or not (OWNED.isdisjoint(roles) or _FOLLOWED.isdisjoint(roles))


def share_of_deeds(texts: Sequence[str], grammar: Grammar) -> float:
    """The share of texts that say what is to be done."""
    return sum(is_deed(text, grammar) for text in texts) / max(1, len(texts))
