"""Headers of tables that only tell more of what another table states."""

from __future__ import annotations

import pytest

from planparse.assembly.tables.tellings import telling_columns
from planparse.document import Slice
from planparse.grammar.load import load_grammar


def roles_of(header: str) -> list[str | None]:
    columns = telling_columns([Slice(text.strip()) for text in header.split("|")], load_grammar())
    return [column.role for column in columns]


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("Ref | Position at 30 June 2023", ["number", "progress"]),
        ("Action no. | Status", ["number", "status"]),
        ("Ref | RAG | Comments | |", ["number", "status", "progress"]),
        ("Recommendation | Update", ["recommendation", "progress"]),
        ("Rec | June 2023 | September 2023", ["number", None, None]),
        ("Ref | Revised date | Comments", ["number", "due", "progress"]),
    ],
)
def test_a_name_then_what_is_told_of_it(header: str, roles: list[str | None]) -> None:
    assert roles_of(header) == roles


@pytest.mark.parametrize(
    "header",
    [
        "Ref | Risk | Status",
        "No | Name | Role",
        "Ref | Recommendation | Progress",
        "Ref | Lead | Target date",
        "Ref | | Progress",
        "1 | Introduction",
        "R1 | The trial has begun.",
    ],
)
def test_any_other_row_is_none(header: str) -> None:
    assert roles_of(header) == []
