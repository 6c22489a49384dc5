"""A sentence under a heading that states a recommendation is more of it, or a remark on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, web_table

TABLE = web_table("What we will do | Lead | By when", "Agree a protocol | Jane Doe | May 2019")
STATED = "Recommendation 2: Strengthen the support for schools that are causing concern"


@pytest.mark.parametrize(
    "remark",
    [
        "Two schools were in a category at the time.",
        "We accept this recommendation.",
        "This is led by the Schools Team.",
    ],
)
def test_a_sentence_that_asks_for_nothing_is_a_note(tmp_path: Path, remark: str) -> None:
    plan = page_plan(tmp_path, f"<h2>{STATED}</h2><p>{remark}</p>{TABLE}")
    assert plan.recommendations[0].text == STATED.partition(": ")[2]
    assert remark.rstrip(".") in [note.rstrip(".") for note in plan.notes]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Recommendation 2: Strengthen the support for schools", "The council should meet each of them twice a term."),
        ("Recommendation 2", "Two schools were in a category at the time."),
        ("Recommendation 2: Schools", "Governors were not told of their schools' results."),
        ("Recommendation 2: Ensure that heads meet, and", "governors are told of their schools' results."),
        ("Recommendation 2: Ensure that heads meet termly", "b. Governors are told of their schools' results."),
    ],
    ids=["asks", "no text above", "a topic above", "a text above that goes on", "a part of a list"],
)
def test_any_other_sentence_is_the_recommendations(tmp_path: Path, heading: str, sentence: str) -> None:
    plan = page_plan(tmp_path, f"<h2>{heading}</h2><p>{sentence}</p>{TABLE}")
    assert (plan.recommendations[0].text or "").rstrip(".").endswith(sentence.rstrip("."))
