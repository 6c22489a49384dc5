"""A row right under the header that only says units belongs to it, and is no action."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.tables.unit_rows import is_unit
from planparse.grammar.load import load_grammar
from tests.build import page_plan, web_table

HEADER = "Action|Lead|By when|Cost|Complete"
ROWS = ("Map the process|Jane Doe|June 2022|5|Yes", "Inspect homes|Tom Hill|July 2023|12|No")
GRAMMAR = load_grammar()


def read(tmp_path: Path, under: str) -> list[tuple[str | None, str | None]]:
    plan = page_plan(tmp_path, web_table(HEADER, under, *ROWS))
    actions = [action for r in plan.recommendations for action in r.actions]
    return [(a.text, next((header for header in a.extra if header.startswith("Cost")), None)) for a in actions]


@pytest.mark.parametrize(
    ("under", "header"),
    [("|||£000|", "Cost £000"), ("|||£k|Y/N", "Cost £k"), ("||month/year|(£ million)|Yes / No", "Cost (£ million)")],
)
def test_units_stand_in_the_header_of_their_column(tmp_path: Path, under: str, header: str) -> None:
    assert read(tmp_path, under) == [("Map the process", header), ("Inspect homes", header)]


@pytest.mark.parametrize("under", ["Hold a day|||£000|", "Hold a day||||Yes/No"])
def test_a_row_that_states_an_action_is_one_whatever_stands_beside_it(tmp_path: Path, under: str) -> None:
    assert [text for text, _ in read(tmp_path, under)] == ["Hold a day", "Map the process", "Inspect homes"]


@pytest.mark.parametrize("text", ["£5,000", "Yes", "12", "Q1 2023"])
def test_a_value_is_no_unit(text: str) -> None:
    assert not is_unit(text, GRAMMAR)
