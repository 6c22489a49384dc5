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
        (["Blue means complete, green means on track"], {"blue": DONE, "b": DONE, "green": GOING, "g": GOING}),
    ],
    ids=["words", "one line", "table rows", "letters", "a letter of no colour", "header", "no status", "a word"],
)
def test_a_key_gives_colours_and_their_letters_a_status(lines: list[str], key: dict[str, str]) -> None:
    assert colour_key(lines, STATUSES) == key


NUMBERED = {"1": DONE, "2": GOING, "3": LATE, "4": LATE}
CODED = {"ns": "not_started", "ip": GOING, "c": DONE}


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        pytest.param(["1 Fully achieved 2 On track 3 Some delay 4 Off track"], NUMBERED, id="one line"),
        pytest.param(["Key: 1 = Fully achieved, 2 = On track, 3 = Some delay, 4 = Off track"], NUMBERED, id="signs"),
        pytest.param(["(1) Fully achieved (2) On track (3) Some delay (4) Off track"], NUMBERED, id="brackets"),
        pytest.param(
            ["Key to status 1 Fully achieved 2 On track 3 Some delay 4 Off track"], NUMBERED, id="behind its name"
        ),
        pytest.param(["1. Fully achieved", "2. On track", "3. Some delay", "4. Off track"], NUMBERED, id="a list"),
        pytest.param(["• 4 Off track\n• 3 Some delay\n• 2 On track\n• 1 Fully achieved"], NUMBERED, id="downwards"),
        pytest.param(["1 | Fully achieved", "2 | On track", "3 | Some delay", "4 | Off track"], NUMBERED, id="rows"),
        pytest.param(
            ["Score | Meaning | Note", "1 | Fully achieved | a", "2 | On track | b", "3 | Some delay", "4 | Off track"],
            NUMBERED,
            id="rows under a header",
        ),
        pytest.param(
            ["1 | 2 | 3 | 4", "Fully achieved | On track | Some delay | Off track"], NUMBERED, id="marks over meanings"
        ),
        pytest.param(["Level 1 – Complete, Level 2 – On track"], {"1": DONE, "2": GOING}, id="behind a word"),
        pytest.param(["NS Not started IP In progress C Complete"], CODED, id="codes"),
        pytest.param(["Not started (NS), In progress (IP), Complete (C)"], CODED, id="codes behind"),
        pytest.param(["NS – Not started / IP – In progress / C – Complete"], CODED, id="codes between slashes"),
        pytest.param(
            ["Green (G) – on track, Blue (B) – complete"], {"g": GOING, "green": GOING, "b": DONE, "blue": DONE},
            id="a letter beside its colour",
        ),
        pytest.param(["1 Leadership 2 Practice 3 Workforce"], {}, id="headings"),
        pytest.param(["1 Complete the audit", "4 Delayed visits are made"], {}, id="numbers that don't count on"),
        pytest.param(["1. Action completed", "2. Work completed"], {}, id="tasks of one status"),
        pytest.param(["Phase 1 – completed"], {}, id="one number"),
    ],
)  # fmt: skip
def test_marks_in_a_row_are_a_key_where_they_tell_statuses_apart(lines: list[str], key: dict[str, str]) -> None:
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
