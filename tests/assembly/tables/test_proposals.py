"""A proposal is the action where what it answers stands before it, and is what is answered elsewhere."""

from __future__ import annotations

import pytest

from planparse.assembly.tables.headers import columns_of
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()


def roles(header: str) -> str:
    return " | ".join(column.role or "extra" for column in columns_of(header.split(" | "), GRAMMAR, ()))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("No | Recommendation | Proposal | Lead | Timescale", "number | recommendation | action | lead | due"),
        ("Issue | Proposals | Who | When", "recommendation | action | lead | due"),
        ("Finding | Proposal | Owner | Due", "recommendation | action | lead | due"),
    ],
)
def test_a_proposal_behind_what_it_answers_is_the_action(header: str, expected: str) -> None:
    assert roles(header) == expected


@pytest.mark.parametrize("header", ["Action | Proposal | Who | When", "ACTION | PROPOSALS | LEAD | BY WHEN"])
def test_an_action_that_a_proposal_answers_is_what_others_recommend(header: str) -> None:
    assert roles(header) == "recommendation | action | lead | due"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Proposal | Action | Lead | By when", "recommendation | action | lead | due"),
        ("Recommendation | Proposal | Action | Lead", "recommendation | extra | action | lead"),
        ("Recommendation | Action | Proposal | Lead", "recommendation | action | extra | lead"),
    ],
)
def test_a_proposal_beside_an_action_that_answers_is_no_action(header: str, expected: str) -> None:
    assert roles(header) == expected


def test_an_objective_behind_the_action_is_what_it_serves() -> None:
    assert roles("Action | Objective | Lead | By when") == "action | recommendation | lead | due"
