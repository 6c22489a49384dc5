"""What opens a recommendation or heads a section, with a number in figures or in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.blocks.headings import numbered_heading, open_block, theme_named
from planparse.document import Slice
from planparse.grammar.load import load_grammar
from tests.build import plan_of

GRAMMAR = load_grammar()


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("Recommendation One", "One", ""),
        ("RECOMMENDATION TWENTY-ONE: Keep records", "TWENTY-ONE", "Keep records"),
        ("Recommendation two – Keep records", "two", "Keep records"),
        ("Recommendation Three Keep records", "Three", "Keep records"),
        ("First recommendation", "First", ""),
        ("Second Recommendation: Keep records", "Second", "Keep records"),
    ],
)
def test_a_number_in_words_opens_a_recommendation_as_printed(line: str, number: str, text: str) -> None:
    opening = open_block(Slice(line), GRAMMAR)
    assert opening is not None
    assert (opening.number.text, opening.text.text) == (number, text)


@pytest.mark.parametrize(
    "line",
    [
        "Recommendation one of the last review is closed",
        "Recommendation one-off payments stop",
        "First recommendations were made in May",
        "Recommendations",
    ],
)
def test_words_that_only_hold_a_number_open_none(line: str) -> None:
    assert open_block(Slice(line), GRAMMAR) is None


@pytest.mark.parametrize("line", ["Priority Two: Housing", "Theme One – Leadership", "Priority 2: Housing"])
def test_a_section_may_be_numbered_in_words(line: str) -> None:
    assert numbered_heading(line, GRAMMAR) is not None


@pytest.mark.parametrize("line", ["Priority one housing", "Theme one-to-one support"])
def test_a_word_that_is_no_number_numbers_no_section(line: str) -> None:
    assert numbered_heading(line, GRAMMAR) is None


@pytest.mark.parametrize(
    ("line", "label", "name"),
    [
        ("REVIEW THEME: STAFFING", "REVIEW THEME", "STAFFING"),
        ("Key theme: Leadership", "Key theme", "Leadership"),
        ("Theme 1: Leadership", "", "Theme 1: Leadership"),
        ("Children's home: Larkfield", "", "Children's home: Larkfield"),
        ("Theme:", "", "Theme:"),
    ],
)
def test_a_heading_that_says_that_it_is_a_theme_is_without_that(line: str, label: str, name: str) -> None:
    assert tuple(part.text for part in theme_named(Slice(line), GRAMMAR)) == (label, name)


def test_tables_under_recommendations_numbered_in_words_are_theirs_in_a_sheet(tmp_path: Path) -> None:
    sheet = "Action plan,,\n,,\n" + ",,\n".join(
        f"Recommendation {number},,\n{text},,\nAction,Timescale,Officer\n{text[:-1]} at once,May 2021,Head of Housing\n"
        for number, text in (("One", "Keep records of every visit."), ("Two", "Keep a register of grants."))
    )
    found = plan_of(tmp_path, sheet, "plan.csv").recommendations
    assert [(r.number, r.text, len(r.actions)) for r in found] == [
        ("One", "Keep records of every visit.", 1),
        ("Two", "Keep a register of grants.", 1),
    ]
