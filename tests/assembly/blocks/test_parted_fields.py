"""Lines that hold several labelled fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan

ACTIONS = ("Hold a strategy day", "Publish the scheme", "Consult staff")
LEADS = ("Jane Doe", "Clerk to the Authority", "Treasurer")
DATES = ("May 2016", "June 2016", "July 2016")


@pytest.mark.parametrize(
    "line",
    [
        "<p>{0}</p><p>Lead: {1}. By when: {2}</p>",
        "<p>{0}</p><p>Lead officer: {1} | Target date: {2}</p>",
        "<p>{0}</p><p>Lead officer: {1} Target date: {2}</p>",
        "<p>{0}</p><p>Lead: {1}; By when: {2}</p>",
        "<p>{0}<br>Lead: {1}<br>By when: {2}</p>",
        "<ul><li>{0} (Lead: {1}; By when: {2})</li></ul>",
        "<ul><li>{0} [Lead: {1}, Timescale: {2}].</li></ul>",
        "<p>Action: {0} Lead: {1}; By when: {2}</p>",
    ],
)
def test_labels_that_come_again_inside_lines_part_them(tmp_path: Path, line: str) -> None:
    blocks = (line.format(*each) for each in zip(ACTIONS, LEADS, DATES, strict=True))
    plan = page_plan(tmp_path, "<h2>Recommendation 1: Clarify the roles</h2>", *blocks)
    (recommendation,) = plan.recommendations
    found = [(a.text, [lead.text for lead in a.leads], a.due and a.due.text) for a in recommendation.actions]
    assert found == [(text, [lead], date) for text, lead, date in zip(ACTIONS, LEADS, DATES, strict=True)]
    assert plan.notes == ()
    assert plan.coverage.unplaced == ()


def test_a_line_that_no_plan_takes_fields_from_stays_whole(tmp_path: Path) -> None:
    lines = [f"Contact: {name}. Lead: {name}. Deadline: none." for name in ("Jane Doe", "Tom Hill")]
    plan = page_plan(tmp_path, *(f"<p>{line}</p>" for line in lines))
    assert plan.recommendations == ()
    assert plan.notes == tuple(lines)


HEADS = ("Clarify the roles", "Listen to children")
PROMISES = (
    ("Hold a strategy day.", "Service Manager, Assessment", "by 30 September 2023"),
    ("Publish the scheme.", "Jane Doe", "monthly from October 2023"),
    ("Set up a panel", "Head of Law", "December 2023"),
    ("Train all clerks.", "Treasurer", "by end of May 2024"),
)


@pytest.mark.parametrize(
    "heading", ["<h3>{}. {}</h3>", "<p><strong>{}. {}</strong></p>", "<h2>Recommendation {}: {}</h2>"]
)
@pytest.mark.parametrize(
    "item",
    [
        "<li>{} (Lead: {}, {})</li>",
        "<li>{} [Lead officer: {} – {}]</li>",
        "<li>{} Lead: {}; {}</li>",
        "<li>{}<br>Responsible officer: {}, {}</li>",
    ],
)
def test_a_time_behind_who_leads_needs_no_label(tmp_path: Path, heading: str, item: str) -> None:
    items = [item.format(*each) for each in PROMISES]
    lists = [f"<ul>{''.join(items[at : at + 2])}</ul>" for at in (0, 2)]
    body = [heading.format(n + 1, head) + lists[n] for n, head in enumerate(HEADS)]
    plan = page_plan(tmp_path, *body)
    assert [(r.number, r.text, len(r.actions)) for r in plan.recommendations] == [
        ("1", HEADS[0], 2),
        ("2", HEADS[1], 2),
    ]
    actions = [a for r in plan.recommendations for a in r.actions]
    assert [(a.text, [lead.text for lead in a.leads], a.due and a.due.text) for a in actions] == [
        (text, [lead], due) for text, lead, due in PROMISES
    ]
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize(
    ("label", "date"),
    [
        ("Update (October 2023):", "October 2023"),
        ("October 2023 update:", "October 2023"),
        ("Progress at 3 May 2023:", "3 May 2023"),
        ("Update October 2023 –", "October 2023"),
        ("Update:", None),
        ("October 2023:", "October 2023"),
        ("3/5/23 –", "3/5/23"),
    ],
)
def test_an_inner_item_that_an_update_or_a_date_opens_is_the_progress_of_the_item_over_it(
    tmp_path: Path, label: str, date: str | None
) -> None:
    item = "<li>{} (Lead: {}, {})<ul><li>" + label + " Ten were held.</li></ul></li>"
    plan = page_plan(tmp_path, "<h3>1. Clarify the roles</h3><ul>", *(item.format(*each) for each in PROMISES), "</ul>")
    said = [[(p.date and p.date.text, p.text) for p in a.progress] for r in plan.recommendations for a in r.actions]
    assert said == [[(date, "Ten were held.")]] * len(PROMISES)
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize(
    ("first", "text"),
    [
        (
            "Write one plan that:<ul><li>is short; and</li><li>is clear.</li></ul> (Lead: Jane Doe, by May 2024)",
            "Write one plan that: is short; and is clear.",
        ),
        ("Write a plan (Lead: Jane Doe, by May 2024)<ul><li>for boys</li></ul>", "Write a plan for boys"),
    ],
    ids=["before its brackets", "behind them"],
)
def test_an_inner_list_without_leads_is_more_of_its_action(tmp_path: Path, first: str, text: str) -> None:
    rest = (
        "<li>Hold a day (Lead: Tom Hill, by June 2024)</li><li>Tell all (Leads: Tom Hill and Ann Lee, July 2024)</li>"
    )
    plan = page_plan(tmp_path, f"<h3>1. Clarify the roles</h3><ul><li>{first}</li>{rest}</ul>")
    (recommendation,) = plan.recommendations
    assert [a.text for a in recommendation.actions] == [text, "Hold a day", "Tell all"]
    assert [a.due and a.due.text for a in recommendation.actions] == ["by May 2024", "by June 2024", "July 2024"]
    assert [lead.text for lead in recommendation.actions[2].leads] == ["Tom Hill", "Ann Lee"]


def test_a_name_and_a_day_in_brackets_behind_other_labels_make_no_actions(tmp_path: Path) -> None:
    lines = [
        "We discussed the report on places (Ofsted, June 2023).",
        "Contact: Jane Doe, 12 May 2023",
        "Papers are held by the clerk (Contact: Tom Hill, May 2023)",
        "Minutes are held by the clerk (Contact: Tom Hill, June 2023)",
    ]
    plan = page_plan(tmp_path, *(f"<p>{line}</p>" for line in lines))
    assert plan.recommendations == ()
    assert plan.notes == tuple(lines)


def test_the_items_of_one_log_are_told_of_one_action(tmp_path: Path) -> None:
    log = "<ul><li>June 2023: Ten were held.</li><li>Update (July 2023): More.</li><li>May 2024: All done.</li></ul>"
    items = "".join(f"<li>{'{} (Lead: {}, {})'.format(*each)}{log}</li>" for each in PROMISES)
    plan = page_plan(tmp_path, f"<h3>1. Clarify the roles</h3><ul>{items}</ul>")
    dates = [[p.date and p.date.text for p in a.progress] for r in plan.recommendations for a in r.actions]
    assert [sorted(map(str, said)) for said in dates] == [["July 2023", "June 2023", "May 2024"]] * len(PROMISES)


def test_a_list_of_dates_under_a_label_of_its_own_is_no_log(tmp_path: Path) -> None:
    milestones = "<p>Milestones:</p><ul><li>June 2023: First draft.</li><li>May 2024: Launch.</li></ul>"
    parts = (f"<p>Action: {text}</p><p>Lead: {lead}</p>{milestones}" for text, lead, _ in PROMISES)
    plan = page_plan(tmp_path, "<h3>Recommendation 1: Clarify the roles</h3>", *parts)
    assert not any(a.progress for r in plan.recommendations for a in r.actions)
