"""Who leads and by when, where lines end with them and no label says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan

HEADS = ("Clarify the roles", "Listen to children")
PROMISES = (
    ("Hold a strategy day.", "Head of Law", "June 2023"),
    ("Publish the scheme.", "Jane Doe", "by 30 September 2023"),
    ("Set up a panel", "HR Business Partner", "ongoing"),
    ("Managers will train all clerks", "Town Clerk", "Sept 2023"),
)


def plan_of(tmp_path: Path, heading: str, items: list[str]) -> ActionPlan:
    lists = [f"<ul>{''.join(f'<li>{item}</li>' for item in items[at : at + 2])}</ul>" for at in (0, 2)]
    return page_plan(tmp_path, *(heading.format(n + 1, head) + lists[n] for n, head in enumerate(HEADS)))


@pytest.mark.parametrize("heading", ["<h3>{}. {}</h3>", "<h2>Priority {}: {}</h2>", "<h2>Recommendation {}: {}</h2>"])
@pytest.mark.parametrize("item", ["{} ({}, {})", "{} [{} – {}]", "{} - {}, {}", "{} ({} / {}).", "{0} ({2}; {1})"])
def test_lines_that_end_with_who_and_when_need_no_labels(tmp_path: Path, heading: str, item: str) -> None:
    plan = plan_of(tmp_path, heading, [item.format(*each) for each in PROMISES])
    assert [(r.number, r.text, len(r.actions)) for r in plan.recommendations] == [
        ("1", HEADS[0], 2),
        ("2", HEADS[1], 2),
    ]
    actions = [a for r in plan.recommendations for a in r.actions]
    found = [(a.text, [lead.text for lead in a.leads], a.due and a.due.text) for a in actions]
    assert found == [(text, [lead], due) for text, lead, due in PROMISES]
    assert plan.coverage.unplaced == ()


def test_a_line_of_such_a_list_may_end_with_a_time_alone(tmp_path: Path) -> None:
    items = ["{} ({}, {})".format(*each) for each in PROMISES[:3]]
    plan = plan_of(tmp_path, "<h3>{}. {}</h3>", [*items, "Write to all schools (by May 2023)"])
    last = plan.recommendations[-1].actions[-1]
    assert (last.text, last.leads, last.due and last.due.text) == ("Write to all schools", (), "by May 2023")


def test_lines_that_all_end_with_who_leads_need_no_time(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "<h3>{}. {}</h3>", ["{} ({})".format(*each) for each in PROMISES])
    actions = [a for r in plan.recommendations for a in r.actions]
    assert [(a.text, [lead.text for lead in a.leads]) for a in actions] == [(t, [lead]) for t, lead, _ in PROMISES]


@pytest.mark.parametrize(
    "items",
    [
        ["Data was poor (Audit Commission, 2011)", "Costs had risen (Head of Law, March 2010)"] * 2,
        ["Evidence on housing (Head of Housing, June 2023)", "Evidence on parks (Head of Parks, July 2023)"] * 2,
        ["Review the policy (see appendix A)", "Report the costs (monthly)"] * 2,
        ["Review the policy (Head of Law, May 2023)", "Report the costs", "Hold a day", "Tell all clerks"],
    ],
    ids=["what was", "what was heard", "asides", "one line alone"],
)
def test_lines_that_state_nothing_to_be_done_or_end_so_seldom_stay_whole(tmp_path: Path, items: list[str]) -> None:
    plan = plan_of(tmp_path, "<h3>{}. {}</h3>", items)
    texts = [text for r in plan.recommendations for text in (r.text, *(a.text for a in r.actions))]
    assert all(any(item in (said or "") for said in (*plan.notes, *texts)) for item in items)
    assert not any(a.leads or a.due for r in plan.recommendations for a in r.actions)


@pytest.mark.parametrize("ending", ["({}, {}).", "[{} – {}]", "– {}, {}"])
def test_paragraphs_that_end_so_are_actions_as_items_are(tmp_path: Path, ending: str) -> None:
    said = [
        ("We will hold a day", "Service Manager, Front Door", "by June 2023"),
        ("Train all clerks", "Town Clerk", "May 2023"),
    ]
    body = [f"<h3>{n + 1}. {HEADS[n]}</h3><p>{text} {ending.format(*who)}</p>" for n, (text, *who) in enumerate(said)]
    plan = page_plan(tmp_path, *body)
    actions = [a for r in plan.recommendations for a in r.actions]
    assert [(a.text, [lead.text for lead in a.leads], a.due and a.due.text) for a in actions] == [
        (text, [who], when) for text, who, when in said
    ]


@pytest.mark.parametrize("ending", ["(Department for Education, 2018)", "(see page 4)", "(para 12)", "(Smith, 2019)"])
def test_paragraphs_that_end_with_what_they_cite_are_none(tmp_path: Path, ending: str) -> None:
    said = f"<p>Councils should share what they know {ending}.</p>"
    plan = page_plan(tmp_path, *[f"<h3>{head}</h3>{said}" for head in HEADS])
    assert plan.recommendations == ()


def test_paragraphs_that_tell_what_was_are_none(tmp_path: Path) -> None:
    said = "<p>The report was noted (Chair, 4 May 2019).</p>"
    plan = page_plan(tmp_path, *[f"<h3>{head}</h3>{said}" for head in HEADS])
    assert plan.recommendations == ()
