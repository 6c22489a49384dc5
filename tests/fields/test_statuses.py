"""Contract, rule 8: status is read, not guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planparse.fields.statuses import is_status_text, read_status, text_status
from planparse.grammar.base import load_section
from planparse.grammar.statuses import StatusGrammar
from planparse.schema import Progress, timescale

GRAMMAR = load_section(StatusGrammar, Path(__file__).parents[2] / "grammars" / "statuses.toml")
EXAMPLES = [example for entry in GRAMMAR.status for example in entry.examples] + list(GRAMMAR.example)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_every_example_of_the_grammar_holds(example: object) -> None:
    from planparse.grammar.statuses import StatusExample

    assert isinstance(example, StatusExample)
    said = read_status(example.text, (), None, None, GRAMMAR) if example.cell else text_status(example.text, GRAMMAR)
    assert said == (example.status or None)


@pytest.mark.parametrize(
    "text",
    ["New forms implemented", "Visits are overdue", "To be completed by May", "Scoping taking place."],
)
def test_words_that_do_not_say_give_no_status(text: str) -> None:
    assert text_status(text, GRAMMAR) is None


def test_a_colour_says_only_what_the_documents_key_says() -> None:
    assert read_status("Green", (), None, None, GRAMMAR) is None
    assert read_status("Green", (), None, None, GRAMMAR, {"Green": "in_progress"}) == "in_progress"


def test_a_filled_completion_date_is_completed() -> None:
    done = timescale("June 2012", "date", date(2012, 6, 1), date(2012, 6, 30), "month")
    assert read_status("", (), None, done, GRAMMAR) == "completed"
    assert read_status("", (), None, timescale("TBC", "unresolved"), GRAMMAR) is None


def test_the_latest_entry_that_says_counts() -> None:
    log = (Progress(text="Not started"), Progress(text="In progress"), Progress(text="Met the team"))
    assert read_status("", log, None, None, GRAMMAR) == "in_progress"


def test_a_due_cell_says_done_or_in_progress() -> None:
    assert read_status("", (), timescale("In place", "done"), None, GRAMMAR) == "completed"
    assert read_status("", (), timescale("In progress", "ongoing"), None, GRAMMAR) == "in_progress"
    assert read_status("", (), timescale("Ongoing", "ongoing"), None, GRAMMAR) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Complete", True),
        ("On track", True),
        ("Green", True),
        ("✓", True),
        ("B", True),
        ("60%", True),
        ("Already actioned", True),
        ("Train all staff", False),
        ("", False),
    ],
)
def test_a_status_cell_is_known_by_its_content(text: str, expected: bool) -> None:
    assert is_status_text(text, GRAMMAR) is expected
