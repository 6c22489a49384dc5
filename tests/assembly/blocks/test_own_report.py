"""A committee report's own recommendations and sections are notes, and its plan alone is the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.shapes import asks_meeting
from planparse.grammar.load import load_grammar
from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of, web_table

GRAMMAR = load_grammar()
ACTIONS = ("Recommendation|Action|Lead|By when", "Keep records|Reissue the standards|Jane Doe|May 2023")
ASKED = (
    "The Committee is asked to note the progress of the action plan.",
    "Members are recommended to:\n(1) note the progress set out below.",
    "That the Overview and Scrutiny Committee notes the action plan.",
    "It is recommended that the report be noted.",
)
SECTIONS = (
    ("Summary", "The purpose of this paper is to update the Committee."),
    ("Reason", "To keep Members informed."),
    ("Background", "Services were inspected by Ofsted in March 2022."),
    ("Actions", "Officers meet each month."),
    ("Lead officer", "Jane Smith, Head of Law"),
    ("Timescales", "The plan runs to March 2024."),
    ("Next steps", "A further report will be made in June."),
)


def report(tmp_path: Path, asked: str, head: str, *below: str) -> ActionPlan:
    sections = (SECTIONS[0], ("Recommendations", asked), *SECTIONS[1:])
    lines = (f"{head.format(name)}" + "".join(f"<p>{p}</p>" for p in text.split("\n")) for name, text in sections)
    return page_plan(tmp_path, "<h1>Ofsted Action Plan</h1>", *lines, *below)


def found(plan: ActionPlan) -> list[tuple[str | None, str | None, str | None, list[str | None]]]:
    return [(r.number, r.text, r.theme, [a.text for a in r.actions]) for r in plan.recommendations]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("head", ["<h2>{}</h2>", "<p><b>{}</b></p>", "<p>{}</p>"])
def test_what_a_meeting_is_asked_and_the_sections_around_it_are_notes(tmp_path: Path, asked: str, head: str) -> None:
    plan = report(tmp_path, asked, head)
    assert found(plan) == []
    assert {"Recommendations", "Reason", "To keep Members informed.", "Next steps", *asked.split("\n")} <= {*plan.notes}
    assert plan.inspection is not None
    assert plan.inspection.date is not None


@pytest.mark.parametrize("head", ["<h2>{}</h2>", "<p><b>{}</b></p>", "<p>{}</p>"])
def test_the_plan_behind_the_report_is_read_alone_and_under_none_of_its_headings(tmp_path: Path, head: str) -> None:
    plan = report(tmp_path, ASKED[0], head, web_table(*ACTIONS))
    assert found(plan) == [(None, "Keep records", None, ["Reissue the standards"])]


def test_the_number_of_a_paragraph_is_no_part_of_the_inspections_name(tmp_path: Path) -> None:
    line = "3.1 The service was inspected by Ofsted in March 2022."
    plan = page_plan(tmp_path, f"<p>{line}</p>", web_table(*ACTIONS))
    assert plan.inspection is not None
    assert plan.inspection.text == "The service was inspected by Ofsted in March 2022"
    assert plan.notes == (line,)


def test_what_tells_of_the_inspection_twice_is_said_once(tmp_path: Path) -> None:
    plan = page_plan(tmp_path, "<p>The inspection took place in May 2021.</p>", web_table(*ACTIONS))
    assert plan.inspection is not None
    assert plan.inspection.text == "The inspection took place in May 2021"


def test_a_plan_of_labelled_lines_in_the_appendix_is_read(tmp_path: Path) -> None:
    labels = ("Recommendation: Keep records", "Action: Reissue the standards", "Lead: Jane Doe", "By when: May 2023")
    lines = [f"<p>{line}</p>" for line in ("Appendix 1: Action plan", *labels)]
    assert found(report(tmp_path, ASKED[0], "<h2>{}</h2>", *lines)) == [
        (None, "Keep records", None, ["Reissue the standards"])
    ]


def test_the_meetings_own_list_is_none_of_recommendations(tmp_path: Path) -> None:
    own = "Recommendations\n\n1. That the Committee notes the report.\n2. That a further report be made in June.\n"
    assert found(plan_of(tmp_path, f"Peer challenge\n\n{own}")) == []
    others = own.replace("That the Committee notes the report", "Train all managers")
    assert [text for _, text, _, _ in found(plan_of(tmp_path, f"Peer challenge\n\n{others}"))] == [
        "Train all managers.",
        "That a further report be made in June.",
    ]


def test_the_cover_sheet_of_a_report_is_no_card(tmp_path: Path) -> None:
    sheet = ("Report to|Board", "Lead|Jane Smith", "Recommendation|The Board is asked to note it.", "Date|3 May 2022")
    plan = page_plan(tmp_path, web_table(*sheet), "<p>Action plan</p>", web_table(*ACTIONS))
    assert found(plan) == [(None, "Keep records", None, ["Reissue the standards"])]


def test_a_card_whose_recommendation_is_what_is_to_be_done_stays_one(tmp_path: Path) -> None:
    card = ("Recommendation|Keep records", "Action|Reissue the standards", "Lead|Jane Doe", "By when|May 2023")
    assert found(page_plan(tmp_path, web_table(*card))) == [(None, "Keep records", None, ["Reissue the standards"])]


def test_an_action_of_a_record_that_asks_a_meeting_is_one(tmp_path: Path) -> None:
    record = "Recommendation: {}\nAction: {}\nLead: Jane Doe\nBy when: May 2023\n\n"
    asked = "Cabinet is asked to approve the revised plan."
    text = record.format("Revise the plan", asked) + record.format("Keep records", "Reissue the standards")
    assert found(plan_of(tmp_path, f"Action plan\n\n{text}")) == [
        (None, "Revise the plan", None, [asked]),
        (None, "Keep records", None, ["Reissue the standards"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *ASKED,
        "3.1 Cabinet is invited to endorse the plan",
        "To note the contents of this report.",
        "That Members: a) note the progress; b) agree the revised dates",
        "Cabinet is asked: (i) to note the progress",
        "RECOMMENDED – That the report be received",
        "For the Panel to consider and comment on the report",
        "The Audit and Governance Committee considers the content of this report.",
        "(a) That progress against the plan is noted.",
    ],
)
def test_a_meeting_is_asked(text: str) -> None:
    assert asks_meeting(text, GRAMMAR)


@pytest.mark.parametrize(
    "text",
    [
        "The Board is asked to seek assurance that records are kept.",
        "That the Council publishes a policy.",
        "Managers should note absences.",
        "Records of each visit should be kept.",
        "All staff are asked to note changes on the file.",
        "That the Cabinet approves funding for a new post in 2023.",
        "That the Council considers how it records visits.",
        "That the Board receives a quarterly report on missing children.",
        "Consider the use of agency staff.",
        "To review progress each month.",
        "To discuss the report with all staff.",
    ],
)
def test_what_is_to_be_done_asks_no_meeting(text: str) -> None:
    assert not asks_meeting(text, GRAMMAR)
