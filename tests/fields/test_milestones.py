"""Milestones stacked in one cell: contract, rule 17."""

from __future__ import annotations

from datetime import date

import pytest

from planparse.fields.milestones import last_milestone
from planparse.fields.timescales import DateContext
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar().timescales
CONTEXT = DateContext(nearest=date(2023, 4, 30))


@pytest.mark.parametrize(
    ("cell", "due", "start", "end"),
    [
        ("• Draft policy – May 2023\n• Consult – July 2023", "July 2023", "2023-07-01", "2023-07-31"),
        ("• Draft – by 30 June 2023\n• Adopt – by 31 December 2023", "by 31 December 2023", None, "2023-12-31"),
        ("Draft by 30 June 2023\nAdopt by 31 December 2023", "by 31 December 2023", None, "2023-12-31"),
        ("Draft by 30 June 2023\nComplete by 31 December 2023", "Complete by 31 December 2023", None, "2023-12-31"),
        ("• Launch (Q1)\n• Test (Q4)", "Q4", "2024-01-01", "2024-03-31"),
        ("Milestones:\n• Draft – May 2023\n• Test – June 2023", "June 2023", "2023-06-01", "2023-06-30"),
        ("• Draft policy –\nMay 2023\n• Consult –\nJuly 2023", "July 2023", "2023-07-01", "2023-07-31"),
        ("Draft – June; test – September; launch – March", "March", "2024-03-01", "2024-03-31"),
        ("Survey – November 2023\nReport – January", "January", "2024-01-01", "2024-01-31"),
        ("1. Launch – July 2023\n2. Draft – June 2023", "July 2023", "2023-07-01", "2023-07-31"),
        ("• Draft: 31/05/23\n• Sign off: 30/06/23.", "30/06/23", "2023-06-30", "2023-06-30"),
        ("• Agreed – 30 April 2023\n• Meeting – w/c 12 June 2023", "w/c 12 June 2023", "2023-06-12", "2023-06-18"),
        ("• Plan reviewed (May 2023)\n• Board updated – June 2023", "June 2023", "2023-06-01", "2023-06-30"),
    ],
)
def test_what_stacks_dated_milestones_is_due_by_the_last(cell: str, due: str, start: str | None, end: str) -> None:
    value, doubts = last_milestone(cell, GRAMMAR, CONTEXT)
    assert value is not None
    assert (value.text, str(value.start) if value.start else None, str(value.end)) == (due, start, end)
    assert doubts[0].code == "date_chosen"


@pytest.mark.parametrize(
    "cell",
    [
        "Meet the heads – May 2023",  # one step is an action with a date in it
        "• Draft policy – May 2023\n• Consult staff",  # a step without a date says nothing of the last
        "Answer the letter of 4 May 2023\nAnswer the review of June 2023",  # dates in names
        "Publish the annual report 2023/24\nRefresh the strategy 2023-2026",
        "Draft – revised from May 2023\nTest – revised from June 2023",
        "",
    ],
)
def test_what_stacks_no_dated_milestones_gives_no_date(cell: str) -> None:
    assert last_milestone(cell, GRAMMAR, CONTEXT) == (None, ())
