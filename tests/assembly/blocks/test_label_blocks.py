"""Plans whose labels are headings or questions, each over its value."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import plan_of, texts_of


def page(tmp_path: Path, *parts: str) -> ActionPlan:
    body = "".join(f"<h{p[0]}>{p[2:]}</h{p[0]}>" if p[:2] in ("2 ", "3 ") else p for p in parts)
    return plan_of(tmp_path, f"<html><body><h1>Review action plan</h1>{body}</body></html>", "plan.html")


def listed(*items: str) -> str:
    return "<ol>" + "".join(f"<li>{item}</li>" for item in items) + "</ol>"


FIRST = (
    "2 Recommendation 4",
    "3 Issues identified",
    "<p>Reports should be shared.</p>",
    "3 Actions to be taken",
    listed("Share each report.", "Write a template.", "Keep a log."),
    "3 Person responsible",
    "<ul><li>Head of Safety</li></ul>",
    "3 Target completion date",
    listed("28 February 2021", "28 February 2021", "31 October 2021"),
    "3 Evidence to be provided",
    listed("Records", "Template", "Log"),
    "3 Progress to date",
    "<p>The template is written.</p>",
)
SECOND = (
    "2 Recommendation 5",
    "3 RAG rating",
    "<p>Amber - in progress</p>",
    "3 Issues identified",
    "<p>The policy should be kept up to date.</p>",
    "3 Actions to be taken",
    "<p>1. Update the policy.</p><p>2. Publish it.</p>",
    "3 Person responsible",
    "<p>Head of Safety</p>",
    "3 Target completion date",
    "<p>1. March 2021</p><p>2. April 2021</p>",
)


def test_lists_of_the_same_numbers_under_label_headings_pair_into_actions(tmp_path: Path) -> None:
    plan = page(tmp_path, *FIRST, *SECOND)
    assert texts_of(plan) == [
        ("Reports should be shared.", ["Share each report.", "Write a template.", "Keep a log."]),
        ("The policy should be kept up to date.", ["Update the policy.", "Publish it."]),
    ]
    told = [
        (a.number, a.due and a.due.text, [lead.text for lead in a.leads], a.evidence)
        for r in plan.recommendations
        for a in r.actions
    ]
    assert told == [
        ("1", "28 February 2021", ["Head of Safety"], ("Records",)),
        ("2", "28 February 2021", ["Head of Safety"], ("Template",)),
        ("3", "31 October 2021", ["Head of Safety"], ("Log",)),
        ("1", "March 2021", ["Head of Safety"], ()),
        ("2", "April 2021", ["Head of Safety"], ()),
    ]
    assert [r.number for r in plan.recommendations] == ["4", "5"]
    assert plan.recommendations[1].actions[0].status == "in_progress"
    assert plan.coverage.unplaced == ()
    assert not [d for d in plan.diagnostics if d.code in ("doubled_words", "foreign_words")]


def test_lists_of_other_lengths_are_one_action(tmp_path: Path) -> None:
    plan = page(tmp_path, *FIRST[:8], listed("May 2021", "June 2021"), *FIRST[9:])
    (action,) = plan.recommendations[0].actions
    assert action.text == "Share each report. Write a template. Keep a log."


def test_what_stands_between_a_numbered_heading_and_the_label_of_its_text_is_a_note(tmp_path: Path) -> None:
    plan = page(tmp_path, FIRST[0], "<p>NB the numbers are those of the review.</p>", *FIRST[1:])
    assert plan.recommendations[0].text == "Reports should be shared."
    assert plan.notes == ("NB the numbers are those of the review.",)


def test_a_post_printed_under_two_labels_is_no_label(tmp_path: Path) -> None:
    plan = page(
        tmp_path,
        *FIRST[:6],
        "<p>Director of Nursing</p><p>Head of Training</p>",
        *FIRST[7:],
        *SECOND[:8],
        "<p>Director of Nursing</p>",
        *SECOND[9:],
    )
    leads = [[lead.text for lead in a.leads] for r in plan.recommendations for a in r.actions]
    assert leads == [["Director of Nursing", "Head of Training"]] * 3 + [["Director of Nursing"]] * 2


@pytest.mark.parametrize("heading", ["2", "3"])
def test_a_section_that_no_label_opens_ends_the_records(tmp_path: Path, heading: str) -> None:
    plan = page(tmp_path, *FIRST, f"{heading} About this page", "<p>It was written by the board.</p>")
    assert plan.recommendations[0].actions[0].progress[0].text == "The template is written."
    assert plan.notes[-1] == "It was written by the board."


def test_a_numbered_action_holds_the_recommendation_that_it_answers(tmp_path: Path) -> None:
    plan = page(
        tmp_path,
        "2 Action 2",
        "3 Recommendation",
        "<p>Reports should be shared.</p>",
        "3 Actions to be taken",
        "<p>Share each report.</p>",
        "3 Person responsible",
        "<p>Head of Safety</p>",
    )
    assert texts_of(plan) == [("Reports should be shared.", ["Share each report."])]
    assert plan.recommendations[0].actions[0].number == "2"


def test_an_answer_of_several_paragraphs_runs_up_to_the_next_question(tmp_path: Path) -> None:
    text = """Action plan

    What did the inspectors find?

    Rails were loose.

    They had been so for a year.

    What will you do to put this right?

    Mend the rails.

    Who is responsible?

    Estates Manager

    Night Porter

    By when?

    May 2016
    """.replace("\n    ", "\n")
    plan = plan_of(tmp_path, text)
    assert texts_of(plan) == [("Rails were loose. They had been so for a year.", ["Mend the rails."])]
    assert [lead.text for lead in plan.recommendations[0].actions[0].leads] == ["Estates Manager", "Night Porter"]


def test_a_title_between_two_records_is_none_of_the_answers(tmp_path: Path) -> None:
    record = "Action\n\nMend the rails.\n\nLead\n\nEstates Manager\n\nStatus\n\nComplete\n\n"
    plan = plan_of(tmp_path, f"Action plan\n\n{record}The second floor\n\n{record}")
    assert [a.status for r in plan.recommendations for a in r.actions] == ["completed", "completed"]
    assert all("second floor" not in str(a.extra) for r in plan.recommendations for a in r.actions)


def test_sections_of_a_report_that_say_neither_who_nor_when_are_no_records(tmp_path: Path) -> None:
    plan = page(
        tmp_path,
        "2 What did the inspectors find?",
        "<p>Children are heard.</p><p>Most are seen in time.</p>",
        "2 What are leaders doing that works?",
        "<p>They know the area.</p><p>They visit schools.</p>",
        "2 What does the area need to do better?",
        "<p>Waits are long.</p><p>Plans are late.</p>",
        "2 What happens next?",
        "<p>A plan will be written.</p><p>It will be published.</p>",
    )
    assert [a.text for r in plan.recommendations for a in r.actions] == []


DASHED = (
    "<p>Action - mend the gates: all of them</p><ul><li>outcome - no one climbs over</li><li>year - ongoing</li></ul>"
    "<p>Action - let the empty plots</p><ul><li>outcome - a shorter list</li><li>year - 2021</li></ul>"
    "<p>Action - fit water butts</p><ul><li>outcome - lower bills</li></ul>"
)


def test_actions_each_with_its_outcome_behind_a_dash_are_records(tmp_path: Path) -> None:
    plan = page(tmp_path, "2 Better allotments", DASHED)
    actions = ["mend the gates: all of them", "let the empty plots", "fit water butts"]
    assert texts_of(plan) == [("Better allotments", actions)]
    assert [a.outcomes for a in plan.recommendations[0].actions] == [
        ("no one climbs over",),
        ("a shorter list",),
        ("lower bills",),
    ]
    assert [a.extra for a in plan.recommendations[0].actions] == [{"year": "ongoing"}, {"year": "2021"}, {}]


def test_two_actions_with_an_outcome_are_no_plan(tmp_path: Path) -> None:
    plan = page(tmp_path, "2 Better allotments", DASHED[: DASHED.index("<p>Action - fit")])
    assert plan.recommendations == ()
