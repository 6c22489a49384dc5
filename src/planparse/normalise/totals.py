"""The totals that a plan prints of itself, "There are 38 actions", checked against what was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from planparse.diagnostics import diagnostic
from planparse.document import Slice
from planparse.fields.totals import ACTIONS, EITHER, RECOMMENDATIONS, Total, stated_totals, tallied_total
from planparse.grammar.load import Grammar
from planparse.schema import Diagnostic, Recommendation
from planparse.text import fold


class Printed(NamedTuple):
    """A total with the line that prints it."""

    total: Total
    line: Slice


def printed_totals(
    notes: Sequence[Slice], recommendations: Sequence[Recommendation], grammar: Grammar
) -> tuple[Diagnostic, ...]:
    """`count_differs` where the body text counts recommendations or actions and no such count was read.

    Sections that each print their own total agree where these add up.
    """
    if not recommendations:
        return ()
    printed = [*_stated(notes, grammar), *_tallied(notes, grammar)]
    found = []
    for what, counts in _read(recommendations).items():
        own = [p for p in printed if p.total.what == what]
        said = {p.total.number for p in own}
        if own and said.isdisjoint(counts) and sum(p.total.number for p in own) not in counts:
            place = own[0].line
            text = fold(place.text)
            found.append(diagnostic("count_differs", place.refs, printed=text, count=counts[0], what=what))
    return tuple(found)


def _stated(notes: Sequence[Slice], grammar: Grammar) -> Iterator[Printed]:
    for note in notes:
        for total in stated_totals(note.text, grammar.totals):
            yield Printed(total, note)


def _tallied(notes: Sequence[Slice], grammar: Grammar) -> Iterator[Printed]:
    """The totals of the tables that count; their last line is the place."""
    for in_table, lines in groupby(notes, key=lambda note: " | " in note.text):
        rows = list(lines) if in_table else []
        total = tallied_total([row.text for row in rows], grammar.totals, grammar.statuses)
        if total is not None:
            yield Printed(total, rows[-1])


def _read(recommendations: Sequence[Recommendation]) -> dict[str, tuple[int, ...]]:
    """How many were read; a recommendation without an action of its own counts as the action (contract, rule 13)."""
    actions = [action for r in recommendations for action in r.actions]
    own = sum(1 for action in actions if action.text is not None)
    named = sum(1 for r in recommendations if r.text is not None)
    return {ACTIONS: (own or len(recommendations),), RECOMMENDATIONS: (named,), EITHER: (own, named)}
