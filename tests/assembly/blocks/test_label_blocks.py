"""Plans whose labels are headings or questions, each over its value."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of, texts_of


def page(tmp_path: Path, *parts: str) -> ActionPlan:
    body = "".join(f"<h{p[0]}>{p[2:]}</h{p[0]}>" if p[:2] in ("2 ", "3 ") else p for p in parts)
    return page_plan(tmp_path, body, title="Review action plan")


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


def test_a_label_without_a_value_does_not_head_a_table_with_the_next_recommendation(tmp_path: Path) -> None:
    blocks = [
        f"Recommendation {n}\n{text}\n\nAction: {act}\nLead: Team Manager\nTarget date: May 2023\nCommentary:"
        for n, text, act in (
            ("1", "Keep visits", "Log them"),
            ("2", "Keep files", "Audit them"),
            ("3", "Learn", "Train"),
        )
    ]
    found = plan_of(tmp_path, "Action Plan\n\n" + "\n\n".join(blocks)).recommendations
    assert [(r.number, r.text, [a.text for a in r.actions]) for r in found] == [
        ("1", "Keep visits", ["Log them"]),
        ("2", "Keep files", ["Audit them"]),
        ("3", "Learn", ["Train"]),
    ]


def test_labels_that_stand_alone_and_come_back_are_labels_and_a_status_under_one_is_its_value(tmp_path: Path) -> None:
    acts = (("1", "Agree a protocol", "Complete"), ("2", "Hold meetings", "On target"))
    items = "".join(
        f"<h3>Action 1.{n}</h3><dl><dt>What we will do</dt><dd>{act}</dd><dt>Who is responsible for this</dt>"
        f"<dd>Operations Manager</dd><dt>When we will do it by</dt><dd>May 2024</dd>"
        f"<dt>Status</dt><dd>{status}</dd></dl>"
        for n, act, status in acts
    )
    html = f"<html><body><h1>Improvement plan</h1><h2>Recommendation 1: Improve assessments</h2>{items}</body></html>"
    (found,) = plan_of(tmp_path, html, "plan.html").recommendations
    assert (found.number, found.text) == ("1", "Improve assessments")
    assert [(a.number, a.text, a.status, a.due and a.due.text) for a in found.actions] == [
        ("1.1", "Agree a protocol", "completed", "May 2024"),
        ("1.2", "Hold meetings", "in_progress", "May 2024"),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        ("Action - Hold workshops", "Lead - Chief Executive", "Timescale - June 2019"),
        ("Action – Hold workshops", "Lead – Chief Executive", "Timescale – June 2019"),
        ("- **Action:** Hold workshops", "  - **Lead:** Chief Executive", "  - **Timescale:** June 2019"),
    ],
)
def test_a_dash_or_a_list_mark_makes_a_field_too(tmp_path: Path, fields: tuple[str, ...]) -> None:
    text = "\n".join(("# Action Plan", "", "## Recommendation 1: Refresh the vision", "", *fields))
    (action,) = plan_of(tmp_path, text).recommendations[0].actions
    assert (action.text, action.leads[0].role, action.due and action.due.text) == (
        "Hold workshops",
        "Chief Executive",
        "June 2019",
    )


def test_plain_numbered_lines_over_runs_of_labels_are_the_recommendations(tmp_path: Path) -> None:
    run = "What are we going to do?\n{}\n\nWho is doing it?\nTeam Manager\n\nBy when?\nMay 2024"
    text = "\n\n".join(
        ("Action Plan", "1. Improve assessments", run.format("Audit"), "2. Improve oversight", run.format("Train"))
    )
    found = plan_of(tmp_path, text).recommendations
    assert [(r.number, r.text, r.actions[0].text) for r in found] == [
        ("1", "Improve assessments", "Audit"),
        ("2", "Improve oversight", "Train"),
    ]


def test_a_question_and_its_answer_on_one_line_are_a_field(tmp_path: Path) -> None:
    text = (
        "# Housing improvement plan\n\n## 1. Fire safety actions are overdue\n\n"
        "**What are we going to do?** Complete all fire actions\n\n**Who's responsible?** Head of Building Safety\n\n"
        "**When will we finish?** 31 December 2024\n\n**How are we doing?** 412 of 655 actions complete.\n"
    )
    (action,) = plan_of(tmp_path, text).recommendations[0].actions
    assert (action.text, action.leads[0].role) == ("Complete all fire actions", "Head of Building Safety")
    assert (action.due and action.due.text, action.status) == ("31 December 2024", None)


@pytest.mark.parametrize("label", ["What CQC found", "What the auditors said", "What inspectors found"])
def test_what_an_inspectorate_found_is_the_finding_of_the_recommendation_over_the_actions(
    tmp_path: Path, label: str
) -> None:
    plan = page(
        tmp_path,
        "2 Recommendation 4: Understand who waits",
        f"<p>{label}: The council had no clear picture.</p>",
        "<p>Action 4.1: Publish the figures</p><ul><li>Owner: Insight Manager</li><li>Target date: May 2025</li></ul>",
        "<p>Action 4.2: Appoint two officers</p><ul><li>Owner: Head of Homes</li><li>Target date: June 2025</li></ul>",
    )
    (recommendation,) = plan.recommendations
    assert recommendation.text == "Understand who waits"
    assert [finding.text for finding in recommendation.findings] == ["The council had no clear picture."]
    assert [action.number for action in recommendation.actions] == ["4.1", "4.2"]
    assert not plan.notes


def test_the_plans_date_over_its_first_record_is_none_of_its_fields(tmp_path: Path) -> None:
    record = "3 {} {}: Improve the thing that was wrong in {}"
    fields = "<p>What we will do: Do it in a better way.</p><p>Lead officer: Chief Executive</p><p>Cost: £8,000</p>"
    parts = (part for n in ("1", "2") for part in (record.format("Recommendation", n, n), fields))
    plan = page(tmp_path, "<p>Last updated: 2 October 2023</p>", *parts)
    assert plan.issued is not None
    assert plan.issued.text == "2 October 2023"
    assert not any(r.extra.get("Last updated") for r in plan.recommendations)


def test_a_date_that_each_record_prints_is_its_own(tmp_path: Path) -> None:
    fields = (
        "<p>Last updated: {} October 2023</p><p>Action: Do it {}</p><p>Lead officer: Head</p><p>By when: May 2024</p>"
    )
    plan = page(tmp_path, fields.format(2, "soon"), fields.format(3, "well"), fields.format(4, "now"))
    assert plan.issued is None
    assert len([a for r in plan.recommendations for a in r.actions]) == 3


TRUST = """\
Must do and should do action plan

MUST DO 1: The trust must ensure that medicines are stored safely.
Executive lead: Chief Nurse
Actions: Replace the thermometers
Evidence of assurance: monthly audit report

MUST DO 2: The trust must ensure that staff are trained.
Executive lead: Director of People
Actions: Give time for training
Evidence of assurance: monthly figure

SHOULD DO 1: The trust should improve its signs.
Executive lead: Director of Estates
Actions: Survey the signs
Evidence of assurance: survey report
"""


def test_whatever_counts_the_recommendations_they_are_one_thing_and_no_columns(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, TRUST)
    assert [(r.number, r.text) for r in plan.recommendations] == [
        ("1", "The trust must ensure that medicines are stored safely."),
        ("2", "The trust must ensure that staff are trained."),
        ("1", "The trust should improve its signs."),
    ]
    assert [[a.text for a in r.actions] for r in plan.recommendations] == [
        ["Replace the thermometers"],
        ["Give time for training"],
        ["Survey the signs"],
    ]


SECTION = (
    "2 {n}. {name}",
    "2 Where we want to be",
    "<p>Everybody feels at home in {name}.</p>",
    "2 What we will do",
    "<ul><li>Train all staff (Head of {name}, May 2024)</li><li>Hold a day (Team Manager, June 2024)</li></ul>",
)


@pytest.mark.parametrize("heading", ["Keeping on track", "Get involved"])
def test_a_heading_like_a_label_printed_once_below_the_last_record_is_no_label(tmp_path: Path, heading: str) -> None:
    parts = [part.format(n=n, name=name) for n, name in enumerate(("Work", "Home"), 1) for part in SECTION]
    plan = page(tmp_path, *parts, f"2 {heading}", "<p>The board meets every six months.</p>")
    assert plan.notes[-2:] == (heading, "The board meets every six months.")
