"""Weighs the words over a column, its cells and the columns beside it, where the words alone don't say its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from planparse.assembly.model import ColumnRole
from planparse.assembly.shapes import is_dateish, is_number, is_party, is_partyish, is_sentence
from planparse.fields.statuses import is_status_text
from planparse.grammar.load import Grammar
from planparse.text import fold

EXTRA = "extra"
MARGIN = 1.0  # by which a role must beat every other: e to one
GUESSED = 2.0  # for the role that some words of a header, or how it is spelled, speak for
DOUBTED = 2.0  # for the role that all words of a header speak for, where the columns beside it don't
CELLS = 2.0  # what the cells of a column say, against the words over it
RARE = 0.02  # share of a kind of cell that a role is not said to have
USUAL = 0.1  # share of a kind of cell among all columns
SECOND = -3.0  # for a role that another column has
ONLY = -8.0  # the same for what a plan has one column of
BACKWARDS = -0.8  # for each column before one that usually stands behind it
ASIDE = -6.0  # for a finding or an outcome before the action where nothing is recommended
ANSWERED = -6.0  # for a recommendation behind the action that answers it
KEPT = 200  # ways of giving roles that are followed up
SAMPLE = 12  # cells of a column that are looked at
_TOLD = frozenset({"recommendation", "finding", "outcome", "measure", "action", "progress", "evidence", EXTRA})
_ONE = frozenset({ColumnRole.ACTION, ColumnRole.RECOMMENDATION})
_ASIDE = frozenset({ColumnRole.FINDING, ColumnRole.OUTCOME, ColumnRole.PROGRESS})
MONEY_WORDS = 6  # a longer text that names a sum is about something else
_SUM = re.compile(r"^\W*[£€$]\s?\d")
_COUNTED = re.compile(r"\b\d[\d,]*\b")


class Guess(NamedTuple):
    """A role that a column's words don't give, or none for one that they do, and what gave it."""

    role: ColumnRole | None
    why: str


class Open(NamedTuple):
    """A column that words leave open: its header and its filled cells; `guess` is a role that some words speak for.

    `doubted`: all its words speak for the guess, but the columns beside it don't.
    """

    header: str
    cells: Sequence[str]
    guess: str | None = None
    doubted: bool = False


def weighed_roles(columns: Sequence[Open | ColumnRole | None], grammar: Grammar) -> dict[int, Guess]:
    """The roles of the open columns, by index, that together fit best and beat all others by far; the rest have none.

    `columns` in order: what is open, or else the role (null for "extra") that words give. The score of a way to give
    the roles is a sum of log likelihoods: of the words over each column, of its cells, of the roles side by side.
    """
    choices = [weights(c, grammar) if isinstance(c, Open) else {str(c or EXTRA): 0.0} for c in columns]
    ways = best_ways(choices, grammar)
    score, best = ways[0]
    out: dict[int, Guess] = {}
    for n, column in enumerate(columns):
        if not isinstance(column, Open) or best[n] == column.guess or (best[n] == EXTRA and not column.doubted):
            continue
        second, other = next(((s, way[n]) for s, way in ways if way[n] != best[n]), (float("-inf"), EXTRA))
        if score - second >= MARGIN or is_contested(column, columns):
            words = grammar.columns.leaning(column.header).get(best[n], 0.0)
            cells = choices[n][best[n]] - words
            why = f"words {words:+.1f}, cells {cells:+.1f}, {score - second:.1f} before {other}"
            out[n] = Guess(None if best[n] == EXTRA else ColumnRole(best[n]), why)
    return out


def is_contested(column: Open, columns: Sequence[Open | ColumnRole | None]) -> bool:
    """Whether two columns are known by their words as what a plan has one of: one of them isn't."""
    claims = [c.guess if isinstance(c, Open) and c.doubted else c for c in columns]
    return column.doubted and column.guess in _ONE and claims.count(column.guess) > 1


def best_ways(choices: Sequence[dict[str, float]], grammar: Grammar) -> list[tuple[float, tuple[str, ...]]]:
    """Ways of giving each column a role, with what speaks for them, the best first."""
    given = [next(iter(choice)) for choice in choices if len(choice) == 1]
    ways: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for choice in choices:
        ahead = given if len(choice) > 1 else ()
        longer = [
            (score + weight + beside(role, way, ahead, grammar), (*way, role))
            for score, way in ways
            for role, weight in choice.items()
        ]
        ways = sorted(longer, key=lambda way: (-way[0], way[1]))[:KEPT]
    return sorted(((score + whole(way), way) for score, way in ways), key=lambda way: (-way[0], way[1]))


def whole(way: Sequence[str]) -> float:
    """What a whole row of roles says: the actions answer what stands before them, a recommendation where it is one."""
    if "action" not in way:
        return 0.0
    if "recommendation" in way:
        return ANSWERED * (way.index("recommendation") > way.index("action"))
    return ASIDE * sum(role in _ASIDE for role in way[: way.index("action")])


def beside(role: str, way: Sequence[str], ahead: Sequence[str], grammar: Grammar) -> float:
    """What the columns before, and those `ahead` that are sure, say of a column's being `role`."""
    if role == EXTRA:
        return 0.0
    weights, order = grammar.columns.weights, grammar.columns.weights.order
    again = ONLY if role in _ONE else SECOND
    worth = again if role in way or role in ahead else weights.usual.get(role, 0.0)
    if role in order:
        worth += BACKWARDS * sum(earlier in order and order.index(earlier) > order.index(role) for earlier in way)
    return worth


def weights(column: Open, grammar: Grammar) -> dict[str, float]:
    """What the words over a column and its cells say for each role."""
    leaning = grammar.columns.leaning(column.header)
    kinds = [cell_kind(text, grammar) for text in column.cells[:SAMPLE]]
    trust = CELLS / (len(kinds) + 1)
    said = {
        role: leaning.get(role, 0.0) + trust * sum(log(max(shares.get(kind, 0.0), RARE) / USUAL) for kind in kinds)
        for role, shares in grammar.columns.weights.cells.items()
    }
    if column.guess is not None:
        said[column.guess] += DOUBTED if column.doubted else GUESSED
    return {role: worth for role, worth in said.items() if role in _TOLD} if column.doubted else said


def cell_kind(text: str, grammar: Grammar) -> str:
    """What kind of cell a text is, of those that the grammar's weights speak of."""
    words = fold(text).casefold().split()
    if is_number(text, grammar):
        return "number"
    if is_dateish(text, grammar):
        return "date"
    if is_status_text(text, grammar.statuses):
        return "status"
    if len(words) <= MONEY_WORDS and (_SUM.match(text) or not set(grammar.columns.weights.costs).isdisjoint(words)):
        return "money"
    if is_party(text, grammar):
        return "party"
    return sentence_kind(text, words, grammar)


def sentence_kind(text: str, words: Sequence[str], grammar: Grammar) -> str:
    """The kind of a longer text: what is to be done, what was, what is counted, or only a sentence or a few words."""
    opens = words[0] if words else ""
    weights = grammar.columns.weights
    if not set(weights.planned).isdisjoint(words) or (
        opens in grammar.furniture.imperatives and opens not in grammar.furniture.dangling
    ):
        return "deed"
    if not set(weights.told).isdisjoint(words):
        return "told"
    if _COUNTED.search(text):
        return "counted"
    if is_sentence(text):
        return "sentence"
    return "name" if is_partyish(text) else "phrase"
