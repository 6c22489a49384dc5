"""How the tables of status and progress cells read one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from planparse.fields.progress import read_progress
from planparse.fields.statuses import read_status
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()


def cell_status(cell: str) -> str:
    """The status that a status, tick or RAG column's cell says; "" where it doesn't say."""
    return read_status(cell, (), None, None, GRAMMAR.statuses) or ""


def log_reading(cell: str) -> tuple[str, list[str]]:
    """The status that a progress cell says, and its entries, each "date: text" or ": text"."""
    log, _ = read_progress(cell, GRAMMAR.timescales, GRAMMAR.statuses)
    entries = [f"{entry.date.edtf if entry.date else ''}: {entry.text}" for entry in log]
    return read_status("", log, None, None, GRAMMAR.statuses) or "", entries


def cells_say_their_status(kinds: Mapping[str, Mapping[str, Sequence[str]]]) -> Callable[[str, str], None]:
    """The test that every cell of a table, by the kind of its words and the status that they say, says so."""
    rows = [
        pytest.param(cell, status, id=f"{kind}: {cell!r} -> {status or 'null'}")
        for kind, by_status in kinds.items()
        for status, cells in by_status.items()
        for cell in cells
    ]

    @pytest.mark.parametrize(("cell", "status"), rows)
    def test(cell: str, status: str) -> None:
        assert cell_status(cell) == status

    return test


def logs_are_read_as_they_say(
    kinds: Mapping[str, Sequence[tuple[str, str, list[str]]]],
) -> Callable[[str, str, list[str]], None]:
    """The test that every progress cell of a table gives its status and its entries."""
    rows = [pytest.param(*case, id=f"{kind}: {case[0]!r}") for kind, cases in kinds.items() for case in cases]

    @pytest.mark.parametrize(("cell", "status", "entries"), rows)
    def test(cell: str, status: str, entries: list[str]) -> None:
        assert log_reading(cell) == (status, entries)

    return test
