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
