"""Actions that stand as lines of their own over the labels that tell of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan

WANTED = [
    ("1", ["Hold a joint strategy day", "Revise the scheme of delegation"], ["June 2016", "July 2016"]),
    ("2", ["Present three costed options", "Consult staff and the public"], ["May 2016", "August 2016"]),
]
HEADS = ("Clarify the roles of members", "Develop a medium term plan")
WHO = ("Leader of the Council", "Clerk to the Authority", "Treasurer", "Head of Communications")


def plan_with(tmp_path: Path, label: str, action: str, field: str, number: bool = True) -> ActionPlan:
    """A page of two recommendations, each with two actions whose fields stand below them."""
    parts: list[str] = []
    who = iter(WHO)
    for (at, actions, dates), head in zip(WANTED, HEADS, strict=True):
        parts += [f"<h2>Recommendation {at}: {head}</h2>", label]
        for n, (text, when) in enumerate(zip(actions, dates, strict=True), 1):
            printed = f"{at}.{n} {text}" if number else text
            parts += [action.format(printed), field.format(f"Lead: {next(who)}"), field.format(f"By when: {when}")]
    return page_plan(tmp_path, *parts)


def read(plan: ActionPlan) -> list[tuple[str | None, list[str | None], list[str | None]]]:
    return [
        (r.number, [a.text for a in r.actions], [a.due.text if a.due else None for a in r.actions])
        for r in plan.recommendations
    ]


@pytest.mark.parametrize("label", ["", "<p>What we will do</p>", "<h3>Actions</h3>", "<p>Actions:</p>"])
@pytest.mark.parametrize("action", ["<p>{}</p>", "<ul><li>{}</li></ul>", "<h4>{}</h4>"])
@pytest.mark.parametrize("field", ["<p>{}</p>", "<ul><li>{}</li></ul>"])
@pytest.mark.parametrize("number", [True, False])
def test_each_line_over_the_same_first_label_is_an_action(
    tmp_path: Path, label: str, action: str, field: str, number: bool
) -> None:
    plan = plan_with(tmp_path, label, action, field, number)
    assert read(plan) == WANTED
    leads = [lead.text for r in plan.recommendations for a in r.actions for lead in a.leads]
    assert leads == list(WHO)
    assert plan.notes == ()
    assert plan.coverage.unplaced == ()
    assert [a.number for r in plan.recommendations for a in r.actions] == (
        ["1.1", "1.2", "2.1", "2.2"] if number else [None] * 4
    )


def test_what_is_told_below_a_list_of_actions_is_told_of_all(tmp_path: Path) -> None:
    part = "<h2>Recommendation {}: {}</h2><p>What we will do:</p><ul><li>{}</li><li>{}</li></ul>"
    part += "<p>Lead: {}</p><p>Deadline: {}</p>"
    body = [
        part.format(at, head, *texts, "Treasurer", dates[0])
        for (at, texts, dates), head in zip(WANTED, HEADS, strict=True)
    ]
    plan = page_plan(tmp_path, *body)
    assert [len(r.actions) for r in plan.recommendations] == [1, 1]


@pytest.mark.parametrize(
    "block",
    [
        "<p>North team</p><p>Manager: Jane Doe</p><p>Telephone: 01234 567890</p>",
        "<p>Report of the Treasurer</p><p>Lead: Jane Doe</p>",
        "<h3>Priority: Homes</h3><p>Lead: Jane Doe</p><p>Review date: TBC</p>",
    ],
)
def test_lines_over_labels_that_name_no_day_are_no_actions(tmp_path: Path, block: str) -> None:
    plan = page_plan(tmp_path, block, block.replace("Jane", "Ann").replace("North", "South").replace("Report", "Paper"))
    assert plan.recommendations == ()


def test_a_wrapped_line_over_a_label_belongs_to_the_action_that_its_own_label_opens(tmp_path: Path) -> None:
    part = "<p>Action: {}<br>of the council</p><p>Lead: Jane Doe</p><p>By when: {}</p>"
    plan = page_plan(tmp_path, part.format("Write the plan", "May 2016"), part.format("Read the rules", "June 2016"))
    texts = [a.text for r in plan.recommendations for a in r.actions]
    assert texts == ["Write the plan of the council", "Read the rules of the council"]


SECTION_ROWS = (
    "<table><tr><th>Specific actions</th><th>Timescale</th><th>Lead</th></tr>"
    "<tr><td>{}</td><td>June 2016</td><td>Treasurer</td></tr></table>"
)


@pytest.mark.parametrize(
    "fields",
    [
        "<p>Strategic lead: Jane Doe</p><p>OBJECTIVES:</p><p>To write one scheme of delegation.</p><p>To keep it.</p>",
        "<p>Lead officer: Jane Doe</p><p>Objective</p><p>Members know their part in the council.</p>",
        "<p>Strategic lead: Jane Doe</p><p>The board agreed this priority in May.</p><p>It is reviewed each year.</p>",
    ],
)
def test_headings_whose_fields_stand_over_a_table_of_actions_are_what_these_answer(tmp_path: Path, fields: str) -> None:
    parts = [
        f"<h2>PRIORITY {n} {head}</h2>{fields}{SECTION_ROWS.format(actions[0])}"
        for n, head, (_, actions, _) in zip(("1a", "1b"), HEADS, WANTED, strict=True)
    ]
    plan = page_plan(tmp_path, *parts)
    assert [(r.number, r.text) for r in plan.recommendations] == [("1a", HEADS[0]), ("1b", HEADS[1])]
    assert [[a.text for a in r.actions] for r in plan.recommendations] == [[actions[0]] for _, actions, _ in WANTED]


def test_a_table_below_the_last_action_makes_no_section_of_those_above(tmp_path: Path) -> None:
    who = "<p>Lead: Treasurer</p>"
    table = "<table><tr><th>Name</th><th>Telephone</th></tr><tr><td>Jane Doe</td><td>01234 567890</td></tr></table>"
    parts = [
        f"<h2>Recommendation {at}: {head}</h2>"
        + "".join(f"<p>{text}</p>{who}<p>By when: {when}</p>" for text, when in zip(actions, dates, strict=True))
        for (at, actions, dates), head in zip(WANTED, HEADS, strict=True)
    ]
    assert read(page_plan(tmp_path, *parts, "<p>Whom to ask.</p>", table)) == WANTED


def bullets(tmp_path: Path, *items: str, below: str = "") -> ActionPlan:
    """A page of two recommendations under a theme each, with two bullets of these under each."""
    parts: list[str] = []
    for n, head in enumerate(HEADS):
        listed = "".join(f"<li>{item}</li>" for item in items[2 * n : 2 * n + 2])
        parts += [f"<h2>Theme {'AB'[n]}</h2><p>Recommendation {n + 1}: {head}.</p><ul>{listed}</ul>"]
    return page_plan(tmp_path, *parts, below)


@pytest.mark.parametrize("form", ["{} (Lead: {}; {})", "{} [Owner: {}; {}]", "{} – Lead: {}; {}", "{} ({}, {})"])
def test_a_bullet_is_one_action_whatever_its_last_words_are(tmp_path: Path, form: str) -> None:
    said = [
        ("Agree what to stop as part of service planning", "Head of Law", "by 31/12/2022"),
        ("Hold staff briefings", "Chief Executive", "ongoing"),
        ("Adopt the corporate plan and action plan", "Leader of the Council", "by March 2023"),
        ("Publish a summary for members", "Finance Manager – Business Partnering", "first report by May 2023"),
    ]
    plan = bullets(tmp_path, *(form.format(*each) for each in said))
    actions = [a for r in plan.recommendations for a in r.actions]
    assert [(a.text, [p.text for p in a.leads], a.due and a.due.text) for a in actions] == [
        (text, [lead], due) for text, lead, due in said
    ]
    assert [r.text for r in plan.recommendations] == [f"{head}." for head in HEADS]


@pytest.mark.parametrize("heading", ["Monitoring", "Progress"])
def test_a_heading_as_high_as_the_themes_ends_the_last_action(tmp_path: Path, heading: str) -> None:
    items = [f"Hold day {n} (Lead: Head of Law; by May 2023)" for n in range(4)]
    closing = "Officers will meet monthly to keep the plan up to date."
    plan = bullets(tmp_path, *items, below=f"<h2>{heading}</h2><p>{closing}</p>")
    last = plan.recommendations[-1].actions[-1]
    assert (last.measures, last.progress) == ((), ())
    assert plan.notes == (heading, closing)


def test_a_label_under_each_recommendation_as_high_as_no_theme_is_its_own(tmp_path: Path) -> None:
    part = "<h2>Theme</h2><p>Recommendation {0}: {1}.</p><p>Action: Hold a day.</p><p>Lead: Head of Law</p>"
    part += "<h3>Monitoring</h3><p>Days held.</p>"
    plan = page_plan(tmp_path, *(part.format(n, head) for n, head in enumerate(HEADS, 1)))
    assert [a.measures for r in plan.recommendations for a in r.actions] == [("Days held.",)] * 2
