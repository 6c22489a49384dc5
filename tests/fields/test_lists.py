"""Lists are lists: contract, rule 5."""

from __future__ import annotations

import pytest

from planparse.fields.lists import read_items, without_list_numbers


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Map services:\ni. primary\nii. secondary\niii. colleges", ("Map services:\nprimary\nsecondary\ncolleges", 3)),
        ("(a) Map services:\ni. primary\nii. secondary", ("(a) Map services:\nprimary\nsecondary", 2)),
        ("a) Meet heads\nb) Train staff", ("Meet heads\nTrain staff", 2)),
        ("1. Meet heads\nof schools", ("1. Meet heads\nof schools", 0)),
        ("1. Meet heads\n3. Train staff", ("1. Meet heads\n3. Train staff", 0)),
        ("Meet heads", ("Meet heads", 0)),
    ],
    ids=["roman", "in a lettered action", "letters", "a number of its own", "numbers apart", "none"],
)
def test_the_numbers_of_a_list_inside_a_text_go(text: str, expected: tuple[str, int]) -> None:
    plain, marks = without_list_numbers(text)
    assert (plain, len(marks)) == expected
