"""Whole tables as publishers of 2005-2025 head them keep their columns' roles and their texts.

The even ones of the first 130 were never looked at when headers were mended: they say how far what was learned from
the others holds. Not all are read; the counts may only grow.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.grammar.load import load_grammar
from planparse.pipeline import Journey, travel
from tests.assembly.tables.printed_tables import (
    Printed,
    as_html,
    as_text,
    lost_texts,
    printed_tables,
    read_roles,
    rights,
)

GRAMMAR = load_grammar()
TABLES = printed_tables(Path(__file__).parent / "printed_tables.txt")
FIRST = 130  # tables of the first reading; those after it were read to learn from
HALVES = {
    "learned from": [table for table in TABLES if table.number % 2 or table.number > FIRST],
    "never looked at": [table for table in TABLES if not table.number % 2 and table.number <= FIRST],
}


@pytest.fixture(scope="module")
def journeys(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Journey]:
    folder = tmp_path_factory.mktemp("tables")
    return {table.number: read(table, folder / f"{table.number}.html") for table in TABLES}


def read(table: Printed, path: Path) -> Journey:
    path.write_text(as_html(table) if path.suffix == ".html" else as_text(table), encoding="utf-8")
    return travel(path, GRAMMAR)


@pytest.mark.parametrize(
    ("half", "tables", "columns", "unseen", "lost"),
    [("learned from", 98, 706, 3, 6), ("never looked at", 42, 409, 1, 4)],
)
def test_tables_are_read_no_worse_than_they_were(
    journeys: dict[int, Journey], half: str, tables: int, columns: int, unseen: int, lost: int
) -> None:
    read_of = {table.number: read_roles(journeys[table.number], table) for table in HALVES[half]}
    right = [rights(read_of[table.number], table) for table in HALVES[half]]
    assert sum(map(all, right)) >= tables
    assert sum(map(sum, right)) >= columns
    assert [number for number, roles in read_of.items() if roles is None][unseen:] == []
    assert [table.number for table in HALVES[half] if lost_texts(journeys[table.number], table)][lost:] == []


def test_a_table_is_read_alike_as_a_page_and_as_text(journeys: dict[int, Journey], tmp_path: Path) -> None:
    for table in TABLES[::7]:
        as_lines = read(table, tmp_path / "plan.txt")
        assert read_roles(as_lines, table) == read_roles(journeys[table.number], table), table
