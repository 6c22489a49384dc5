"""Every example header of the column grammar gets the role that it says."""

from __future__ import annotations

import pytest

from planparse.grammar.columns import Example
from planparse.grammar.load import load_grammar

COLUMNS = load_grammar().columns


def test_there_are_examples() -> None:
    assert COLUMNS.examples


@pytest.mark.parametrize("example", COLUMNS.examples, ids=lambda example: example.header)
def test_header_example_gets_its_role(example: Example) -> None:
    assert (COLUMNS.match(example.header)[0] or "") == example.role
