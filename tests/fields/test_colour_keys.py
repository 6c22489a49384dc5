"""A document's own key to its colours: contract, rule 8."""

from __future__ import annotations

import pytest

from planparse.fields.colour_keys import colour_key, is_key_line
from planparse.grammar.load import load_grammar

STATUSES = load_grammar().statuses
DONE, GOING, LATE = "completed", "in_progress", "delayed"


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (["Key: Blue = complete, Green = on track"], {"blue": DONE, "b": DONE, "green": GOING, "g": GOING}),
        (["BLUE – complete GREEN – on track"], {"blue": DONE, "b": DONE, "green": GOING, "g": GOING}),
        (["Blue | Complete", "Amber | Delayed"], {"blue": DONE, "b": DONE, "amber": LATE, "a": LATE}),
        (["B = completed; A = some delay"], {"b": DONE, "blue": DONE, "a": LATE, "amber": LATE}),
        (["C = Complete"], {"c": DONE}),
        (["Colour | Meaning"], {}),
        (["Red means high risk"], {}),
    ],
    ids=["words", "one line without commas", "table rows", "letters", "a letter of no colour", "header", "no status"],
)
def test_a_key_gives_colours_and_their_letters_a_status(lines: list[str], key: dict[str, str]) -> None:
    assert colour_key(lines, STATUSES) == key


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BLUE – complete", True),
        ("G = on track", True),
        ("Key:", False),
        ("Complete: all actions", False),
        ("A plan of action", False),
    ],
)
def test_a_line_of_a_key_stands_alone(line: str, expected: bool) -> None:
    assert is_key_line(line, STATUSES) is expected
