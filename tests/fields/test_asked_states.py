"""The state that a header asks for, and what answers it."""

from __future__ import annotations

import pytest

from planparse.fields.asked_states import affirms, asked_state, is_answer
from planparse.grammar.load import load_grammar

STATUSES = load_grammar().statuses


@pytest.mark.parametrize(
    ("header", "state"),
    [
        ("Achieved (tick)", "Achieved"),
        ("On Target to Achieve (tick)", "On Target to Achieve"),
        ("On track?", "On track"),
        ("Achieved Y/N", "Achieved"),
        ("Completed Yes/No", "Completed"),
        ("Partly implemented", "Partly implemented"),
        ("Not started", "Not started"),
        ("Is it complete?", "Is it complete"),
        ("Status", ""),
        ("Not started / in progress / complete", ""),
        ("Date of completion", ""),
        ("RAG", ""),
    ],
)
def test_a_header_asks_for_the_one_state_that_it_names(header: str, state: str) -> None:
    assert asked_state(header, STATUSES) == state


@pytest.mark.parametrize("cell", ["Yes", "N", "✓", "√", "x", "Partly", "no."])
def test_a_tick_a_yes_and_a_no_are_answers(cell: str) -> None:
    assert is_answer(cell, STATUSES)


@pytest.mark.parametrize("cell", ["March 2014", "Completed", "Yes, by May", ""])
def test_other_words_are_no_answer(cell: str) -> None:
    assert not is_answer(cell, STATUSES)


@pytest.mark.parametrize(
    ("cell", "crossed", "yes"),
    [("Y", False, True), ("✔", False, True), ("X", True, True), ("X", False, False), ("No", True, False)],
)
def test_a_cross_agrees_only_where_several_states_are_asked_for(cell: str, crossed: bool, yes: bool) -> None:
    assert affirms(cell, STATUSES, crossed) is yes
