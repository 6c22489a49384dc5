"""Paragraphs that say what will be done, without marks or labels, under the headings that they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, texts_of


def page(tmp_path: Path, body: str) -> ActionPlan:
    return page_plan(tmp_path, body, title="Our response to the review")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_promises_under_recommendations_are_their_actions(tmp_path: Path) -> None:
    first = paragraphs("We will review it in 2017.", "We will tell all GPs.")
    second = paragraphs("The trust will hold three groups.")
    body = f"<h2>Recommendation 1: Review the contract</h2>{first}<h2>Recommendation 2: Ask patients</h2>{second}"
    assert texts_of(page(tmp_path, body)) == [
        ("Review the contract", ["We will review it in 2017.", "We will tell all GPs."]),
        ("Ask patients", ["The trust will hold three groups."]),
    ]


def test_what_inspectors_found_under_a_heading_is_its_finding_and_what_will_be_done_its_actions(tmp_path: Path) -> None:
    first = paragraphs("Inspectors found that visits were late.", "We will audit visits each month.")
    second = paragraphs("The review team also noted gaps in records.", "The police will clear the backlog.")
    plan = page(tmp_path, f"<h3>1. Visits</h3>{first}<h3>2. Records</h3>{second}<p>Yours sincerely</p>")
    assert texts_of(plan) == [
        ("Visits", ["We will audit visits each month."]),
        ("Records", ["The police will clear the backlog."]),
    ]
    assert [[found.text for found in r.findings] for r in plan.recommendations] == [
        ["Inspectors found that visits were late."],
        ["The review team also noted gaps in records."],
    ]
    assert plan.notes == ("Yours sincerely",)


def test_words_that_say_that_the_reply_follows_are_no_part_of_it(tmp_path: Path) -> None:
    body = "".join(
        f"<h2>Recommendation {n}: {text}</h2><h3>Our response</h3>{paragraphs('We accept this.', 'We will do so.')}"
        for n, text in enumerate(("Keep libraries open", "Extend the hours"), start=1)
    )
    assert texts_of(page(tmp_path, body)) == [
        ("Keep libraries open", ["We accept this. We will do so."]),
        ("Extend the hours", ["We accept this. We will do so."]),
    ]


def test_a_recommendation_without_a_reply_stays_one_among_those_that_have_one(tmp_path: Path) -> None:
    replies = ("We will do so in May.", "Clinics are run by the trust.", "We will write to all GPs.", "")
    body = "".join(
        f"<h2>Recommendation {n}: {text}</h2><p>{reply}</p>"
        for n, (text, reply) in enumerate(zip(("Review it", "Ask all", "Tell GPs", "Report"), replies, strict=True), 1)
    )
    plan = page(tmp_path, body)
    assert [(r.number, r.text, len(r.actions)) for r in plan.recommendations] == [
        ("1", "Review it", 1),
        ("2", "Ask all", 0),
        ("3", "Tell GPs", 1),
        ("4", "Report", 0),
    ]
    assert plan.notes == ("Clinics are run by the trust.",)


@pytest.mark.parametrize(
    "body",
    [
        f"<h2>1. Homes</h2>{paragraphs('We will build 500 homes.')}<h2>2. Streets</h2>{paragraphs('We will sweep.')}",
        f"<h2>Help</h2>{paragraphs('Inspectors found good work.', 'Children will be seen.')}"
        f"<h2>Care</h2>{paragraphs('Inspectors found drift.', 'Leaders will be aware of it.')}",
        f"<h2>Neglect</h2>{paragraphs('Inspectors found good work.', 'We held six events.')}"
        f"<h2>Next year</h2>{paragraphs('We will go on with this.')}",
    ],
    ids=["a strategy", "a report's own voice", "what was done"],
)
def test_intentions_that_answer_nothing_are_no_actions(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, body).recommendations == ()
