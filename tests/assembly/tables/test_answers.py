"""Forms that print each question on a row of its own, its answer below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of, texts_of

NEEDS = "What resources (if any) are needed to implement the change(s) and are these resources available?"
TOUCHES = "How will people who use the service(s) be affected by you not meeting this regulation until this date?"
FORM = (
    "Regulated activity(ies)|Regulation",
    "Personal care|Regulation 9 Care and welfare",
    "How the regulation was not being met: Plans did not say how people liked to be helped.",
    "Please describe clearly the action you are going to take to meet the regulation and what you intend to achieve",
    "All plans will be written again.",
    "Who is responsible for the action?",
    "Registered Manager",
    "How are you going to ensure that the improvements have been made and are sustainable? "
    "What measures are going to be put in place to check this?",
    "Monthly audit of ten plans.",
    "Who is responsible?",
    "Deputy Manager",
    NEEDS,
    "None",
    "Date actions will be completed:|31 March 2014",
    TOUCHES,
    "Staff will be told of risks at each handover.",
)


def form(tmp_path: Path, *rows: str, columns: int = 2) -> ActionPlan:
    def printed(row: str) -> str:
        cells = row.split("|")
        span = f' colspan="{columns}"' if len(cells) == 1 else ""
        return "<tr>" + "".join(f"<td{span}>{cell}</td>" for cell in cells) + "</tr>"

    body = "".join(map(printed, rows))
    return page_plan(tmp_path, f"<table>{body}</table>", title="Action plan")


def test_a_form_of_questions_over_answers_is_one_action(tmp_path: Path) -> None:
    plan = form(tmp_path, *FORM)
    (recommendation,) = plan.recommendations
    (action,) = recommendation.actions
    assert recommendation.text == "Regulation 9 Care and welfare"
    assert [f.text for f in recommendation.findings] == ["Plans did not say how people liked to be helped."]
    assert action.text == "All plans will be written again."
    assert [lead.text for lead in action.leads] == ["Registered Manager", "Deputy Manager"]
    assert action.due is not None
    assert action.due.text == "31 March 2014"
    assert action.measures == ("Monthly audit of ten plans.",)
    assert action.extra == {NEEDS: "None", TOUCHES: "Staff will be told of risks at each handover."}
    assert plan.coverage.unplaced == ()


def test_the_same_form_in_paragraphs_says_the_same(tmp_path: Path) -> None:
    lines = [line.strip() for row in FORM[2:] for line in row.split("|")]
    head = ("Regulated activity(ies)", "Personal care", "Regulation", "Regulation 9 Care and welfare")
    text = "Action plan\n\n" + "\n\n".join((*head, *lines)).replace("completed:\n\n", "completed: ")
    told = plan_of(tmp_path, text).recommendations
    asked = form(tmp_path, *FORM).recommendations
    assert [r.model_dump(exclude={"provenance", "actions"}) for r in told] == [
        r.model_dump(exclude={"provenance", "actions"}) for r in asked
    ]
    assert [a.model_dump(exclude={"provenance"}) for r in told for a in r.actions] == [
        a.model_dump(exclude={"provenance"}) for r in asked for a in r.actions
    ]


ASKED = ("What did the inspectors find?", "What will you do to put this right?", "Who will lead?", "By when?")


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_each_time_that_the_questions_come_again_is_another_action(tmp_path: Path, columns: int) -> None:
    answers = (
        ("Rails were loose.", "Mend the rails.", "Estates Manager", "1 May 2016"),
        ("Fire doors stuck.", "Plane the doors.", "Caretaker", "2 June 2016"),
    )
    rows = [cell for answer in answers for pair in zip(ASKED, answer, strict=True) for cell in pair]
    plan = form(tmp_path, *rows, columns=columns)
    assert texts_of(plan) == [
        ("Rails were loose.", ["Mend the rails."]),
        ("Fire doors stuck.", ["Plane the doors."]),
    ]
    assert [a.due and a.due.text for r in plan.recommendations for a in r.actions] == ["1 May 2016", "2 June 2016"]


def test_a_question_and_its_answer_may_share_a_cell(tmp_path: Path) -> None:
    plan = form(
        tmp_path,
        "How the regulation is not being met:<br>Charts were not signed.",
        "What action will you take to meet this regulation?",
        "Check each chart.",
        "Who is responsible for the action? Ward Manager",
        "Date actions will be completed|Completed",
    )
    (action,) = plan.recommendations[0].actions
    assert texts_of(plan) == [("Charts were not signed.", ["Check each chart."])]
    assert ([lead.text for lead in action.leads], action.status) == (["Ward Manager"], "completed")


def test_an_answer_goes_on_over_rows_up_to_the_next_question_or_numbered_heading(tmp_path: Path) -> None:
    first = (
        "What did you find?",
        "Waits were long.",
        "What will you do?",
        "Add a clinic.",
        "Who will lead?",
        "A nurse.",
    )
    plan = form(tmp_path, *first[:4], "Call those who wait.", *first[4:], "Recommendation 2", *first)
    assert [a.text for r in plan.recommendations for a in r.actions] == [
        "Add a clinic. Call those who wait.",
        "Add a clinic.",
    ]
    assert plan.coverage.unplaced == ()


def test_a_question_without_an_answer_is_left_blank(tmp_path: Path) -> None:
    plan = form(
        tmp_path,
        "What did you find?",
        "Waits were long.",
        "What will you do?",
        "Add a clinic.",
        "Who will lead?",
        "When will it be done?",
        "May 2016",
    )
    (action,) = plan.recommendations[0].actions
    assert (action.text, action.leads, action.due and action.due.text) == ("Add a clinic.", (), "May 2016")


def test_a_table_with_a_header_from_left_to_right_stays_one(tmp_path: Path) -> None:
    plan = form(
        tmp_path,
        "Recommendation|Action|Lead|By when",
        "Action",
        "Shorten waits|Add a clinic|Jane Doe|May 2016",
        "Lead",
        "Hear carers|Run a survey|Tom Hill|June 2016",
        columns=4,
    )
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Add a clinic", "Run a survey"]
