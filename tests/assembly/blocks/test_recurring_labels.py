"""A label that no grammar knows is its record's own where it comes again in most of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan

ACTIONS = (
    ("Set up a repairs team", "Head of Housing", "May 2024", "Decent homes"),
    ("Train all the staff", "HR Manager", "June 2024", "Training strategy"),
    ("Write a new policy", "Head of Policy", "May 2025", "Not applicable"),
    ("Review all the grants", "Finance Manager", "July 2025", "Not applicable"),
)
LABELS = ("Link to other plans", "Which strategy it serves", "Linked budget")
FORMS = {
    "in lines": "<h3>{0}</h3><p>Lead: {1}</p><p>By when: {2}</p><p>{4}: {3}</p>",
    "ahead": "<p>{4}: {3}</p><p>Action: {0}</p><p>Lead: {1}</p><p>By when: {2}</p>",
    "between": "<p>Action: {0}</p><p>Lead: {1}</p><p>{4}: {3}</p><p>By when: {2}</p>",
    "a list of terms": "<h3>{0}</h3><dl><dt>Lead<dd>{1}</dd><dt>{4}<dd>{3}</dd><dt>By when<dd>{2}</dd></dl>",
}


def told(plan: ActionPlan) -> list[tuple[str | None, list[str], str | None, dict[str, str]]]:
    actions = [action for r in plan.recommendations for action in r.actions]
    return [(a.text, [lead.text for lead in a.leads], a.due.text if a.due else None, a.extra) for a in actions]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("form", FORMS)
def test_an_unknown_label_of_every_record_is_extra_and_the_record_goes_on(
    tmp_path: Path, form: str, label: str
) -> None:
    plan = page_plan(tmp_path, *(FORMS[form].format(*a, label) for a in ACTIONS))
    assert told(plan) == [(text, [lead], due, {label: said}) for text, lead, due, said in ACTIONS]
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("said", ["Police: have agreed to join.", "May 2024: work has begun."])
def test_who_says_something_and_when_open_no_field(tmp_path: Path, said: str) -> None:
    blocks = (
        f"<p>Action: {a}</p><p>Lead: {b}</p><p>By when: {c}</p><p>Progress:<br>{said}</p>" for a, b, c, _ in ACTIONS
    )
    plan = page_plan(tmp_path, *blocks)
    assert [extra for *_, extra in told(plan)] == [{}, {}, {}, {}]


def test_labels_of_prose_make_no_plan(tmp_path: Path) -> None:
    lines = ("Background: There are 90 homes.", "Contact: Jane Doe", "Background: More are built.", "Contact: Joe Roe")
    plan = page_plan(tmp_path, *(f"<p>{line}</p>" for line in lines), title="Report to Cabinet")
    assert (plan.recommendations, plan.notes) == ((), lines)
