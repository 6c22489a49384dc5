"""An instruction to a plan's authors that stands under a header's words is none of them."""

from __future__ import annotations

import pytest

from planparse.assembly.tables.headers import find_headers
from planparse.document import Slice
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar(None)
CASES = [
    pytest.param(
        "Organisational response\nPlease set out here relevant commentary", "Organisational response", id="please"
    ),
    pytest.param("Completion date (please give a month and a year)", "Completion date", id="in-brackets"),
    pytest.param("Evidence Include links to the documents that show it", "Evidence", id="include"),
    pytest.param("Lead officer – Give name and title", "Lead officer", id="after-a-dash"),
    pytest.param("State of progress", "State of progress", id="a-word-that-opens-the-header"),
    pytest.param("Progress Note", "Progress Note", id="a-word-that-ends-it"),
]


@pytest.mark.parametrize(("header", "left"), CASES)
def test_what_is_left_of_a_header_without_its_instruction(header: str, left: str) -> None:
    assert GRAMMAR.columns.uninstructed(header) == left


def test_a_row_whose_instructions_are_long_is_a_header() -> None:
    long = "Response Please set out here what you plan to do in answer to each of the recommendations, and why"
    header = [Slice("Recommendation"), Slice(long), Slice("Responsible officer"), Slice("Completion date")]
    row = [Slice("R1 Publish the plan."), Slice("We will publish it."), Slice("Head of Housing"), Slice("May 2024")]
    found = find_headers([header, row], GRAMMAR, ())
    assert [column.role for column in found[0].columns] == ["recommendation", "action", "lead", "due"]
    assert found[0].columns[1].header == "Response"
