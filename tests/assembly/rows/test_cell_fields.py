"""Owners and dates at the end of an action's cell, in tables that have no column of them (contract, rules 1 and 17)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan

DEEDS = ("Adopt one practice framework.", "Revise the template of assessments.", "Recruit a mentor for new managers.")
LEADS = ("Principal Social Worker", "Service Manager, Assessment", "Jane Doe")
DATES = ("September 2023", "31 October 2023", "Summer 2024")
NEEDS = ("The quality of assessments.", "The role of fathers.", "The impact of supervision.")
HEAD = ("What inspectors said we must improve", "What we are doing about it", "Progress to December 2023")
FORMS = [
    "{0} Lead: {1} / By: {2}",
    "{0}<br>Lead: {1} / By: {2}",
    "{0}<br>Lead: {1}<br>By: {2}",
    "{0}<p>Owner: {1} | Due: {2}</p>",
    "{0} (Lead: {1}, by {2})",
    "{0} (Lead: {1}; By when: {2})",
    "{0} Responsible: {1}. Timescale: {2}.",
    "{0}<br>Lead officer: {1}<br>Target date: {2}",
    "{0} Lead: {1} – By when: {2}",
    "{0} ({1}, {2})",
]


def plan_with(tmp_path: Path, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> ActionPlan:
    said = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (head, *rows))
    return page_plan(tmp_path, f"<table>{said}</table>")


@pytest.mark.parametrize("form", FORMS)
def test_who_and_when_at_the_end_of_actions_are_parted_from_them(tmp_path: Path, form: str) -> None:
    cells = [form.format(*said) for said in zip(DEEDS, LEADS, DATES, strict=True)]
    plan = plan_with(tmp_path, HEAD, [(need, cell, "Begun.") for need, cell in zip(NEEDS, cells, strict=True)])
    actions = [action for found in plan.recommendations for action in found.actions]
    found = [
        (a.text, [p.text for p in a.leads], a.due.text.removeprefix("by ").rstrip(".") if a.due else None)
        for a in actions
    ]
    assert found == [(deed, [lead], date) for deed, lead, date in zip(DEEDS, LEADS, DATES, strict=True)]
    assert not plan.coverage.unplaced


def test_an_action_without_an_owner_beside_others_with_them_stays_as_it_is(tmp_path: Path) -> None:
    ended = [FORMS[0].format(*said) for said in zip(DEEDS, LEADS, DATES, strict=True)]
    cells = [*ended[:2], "Ask one thing: why."]
    plan = plan_with(tmp_path, HEAD, [(need, cell, "Begun.") for need, cell in zip(NEEDS, cells, strict=True)])
    last = plan.recommendations[2].actions[0]
    assert (last.text, last.leads, last.due) == ("Ask one thing: why.", (), None)


def test_a_table_with_a_column_of_owners_keeps_what_its_actions_say(tmp_path: Path) -> None:
    said = [f"{deed} Lead: all staff / By: phases" for deed in DEEDS]
    rows = [(need, cell, "Jane Doe", "Begun.") for need, cell in zip(NEEDS, said, strict=True)]
    plan = plan_with(tmp_path, (*HEAD[:2], "Lead", HEAD[2]), rows)
    actions = [action for found in plan.recommendations for action in found.actions]
    assert [a.text for a in actions] == said
    assert [[p.text for p in a.leads] for a in actions] == [["Jane Doe"]] * 3


def test_labelled_lines_of_progress_stay_there(tmp_path: Path) -> None:
    said = "Begun.<br>Lead: Jane Doe<br>By: May 2024"
    plan = plan_with(tmp_path, HEAD, [(need, deed, said) for need, deed in zip(NEEDS, DEEDS, strict=True)])
    actions = [action for found in plan.recommendations for action in found.actions]
    assert all("Lead: Jane Doe" in a.progress[0].text and not a.leads for a in actions)


def listed(tmp_path: Path, *items: str) -> ActionPlan:
    cells = [f"<ul>{''.join(f'<li>{item}</li>' for item in items[at : at + 2])}</ul>" for at in range(0, len(items), 2)]
    return plan_with(tmp_path, HEAD, [(need, cell, "Begun.") for need, cell in zip(NEEDS, cells, strict=False)])


def test_a_list_of_actions_each_with_its_owner_and_date_is_as_many_actions(tmp_path: Path) -> None:
    items = ["Write a guide (Lead: Jane Doe, by May 2024)", "Train staff (Lead: Head of Law, by June 2024)"]
    plan = listed(
        tmp_path, *items, "Visit homes (Lead: Ann Smith, by July 2024)", "Ask carers (Lead: Jo Rae, by May 2025)"
    )
    said = [[(a.text, [p.text for p in a.leads]) for a in found.actions] for found in plan.recommendations]
    assert said == [
        [("Write a guide", ["Jane Doe"]), ("Train staff", ["Head of Law"])],
        [("Visit homes", ["Ann Smith"]), ("Ask carers", ["Jo Rae"])],
    ]
    assert [[len(a.progress) for a in found.actions] for found in plan.recommendations] == [[1, 0], [1, 0]]
    assert not plan.coverage.unplaced


def test_a_list_of_which_some_have_no_owner_is_one_action(tmp_path: Path) -> None:
    items = ["Write a guide (Lead: Jane Doe, by May 2024)", "Train staff"]
    plan = listed(tmp_path, *items, "Visit homes (Lead: Ann Smith, by July 2024)", "Ask carers")
    assert [len(found.actions) for found in plan.recommendations] == [1, 1]
    assert not plan.coverage.unplaced
