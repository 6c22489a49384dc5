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
