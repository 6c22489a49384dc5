"""The number that opens a heading or a recommendation cell: contract, `number` as printed without its mark."""

from __future__ import annotations

import pytest

from planparse.assembly.blocks.listed import leading_number
from planparse.document import Slice


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("2. Leadership", "2", "Leadership"),
        ("1.4 Leadership", "1.4", "Leadership"),
        ("1a) make sure of it", "1a", "make sure of it"),
        ("1a. make sure of it", "1a", "make sure of it"),
        ("1a: make sure of it", "1a", "make sure of it"),
        ("1a – make sure of it", "1a", "make sure of it"),
        ("12b) Make sure of it", "12b", "Make sure of it"),
        ("2019 – a year of change", "", "2019 – a year of change"),
        ("3 homes were seen", "", "3 homes were seen"),
        ("2nd stage of the work", "", "2nd stage of the work"),
    ],
)
def test_a_mark_with_a_letter_is_a_number_too(text: str, number: str, rest: str) -> None:
    found, left = leading_number(Slice(text), digits_only=True)
    assert (found.text, left.text) == (number, rest)
