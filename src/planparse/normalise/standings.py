"""Which of an action's cells another supersedes: of "RAG last time | RAG now" the second says how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planparse.assembly.model import Column, ColumnRole
from planparse.document import Slice
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar


def superseded(cells: Sequence[tuple[Column, Slice]], grammar: Grammar) -> frozenset[int]:
    """Indexes of the states beside which a newer one is filled, by the words or the dates over them.

    A blank says nothing new: an action whose last state is printed under an earlier date has that.
    """
    states = [n for n, (column, cell) in enumerate(cells) if column.role is ColumnRole.STATUS and cell.text.strip()]
    headers = [f"{cells[n][0].group} {cells[n][0].header}" for n in states]
    older = (n for n, header in zip(states, headers, strict=True) if any(is_newer(h, header, grammar) for h in headers))
    return frozenset(older)


def is_newer(header: str, other: str, grammar: Grammar) -> bool:
    """Whether what stands under a header replaces what stands under the other: "Current RAG", "RAG Jan 24"."""
    standing, before = map(grammar.columns.date_standing, (header, other))
    if standing != before:
        return standing > before
    when, earlier = day_of(header, grammar), day_of(other, grammar)
    return when is not None and earlier is not None and when > earlier


def day_of(header: str, grammar: Grammar) -> date | None:
    """The last day that a header's date allows."""
    dates = find_dates(header, grammar.timescales)
    return dates[-1][2].end if dates else None
