"""Lists are lists: contract, rule 5."""

from __future__ import annotations

import pytest

from planparse.fields.lists import read_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("One measure; with a\nbroken line", ("One measure; with a broken line",)),
        ("• first\n• second\ngoes on", ("first", "second goes on")),
        ("We will:\n• first\n• second", ("We will:", "first", "second")),
        ("1. first\n2. second", ("first", "second")),
        ("(a) first\n(b) second", ("first", "second")),
        ("1. alone", ("1. alone",)),
        ("", ()),
    ],
)
def test_marked_lines_are_items(text: str, items: tuple[str, ...]) -> None:
    assert read_items(text) == items
