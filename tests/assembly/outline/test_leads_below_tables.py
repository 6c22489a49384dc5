"""Lines right below each section's table, and remarks under headings that state deeds."""

from __future__ import annotations

from pathlib import Path

from planparse.schema import ActionPlan
from tests.build import page_plan

HEAD = "<tr><th>What we said we would do</th><th>What we have done</th><th>Status</th></tr>"
SECTION = (
    "<h2>Recommendation {0}: {1}</h2><p>{2}</p><table border=1>"
    + HEAD
    + "<tr><td>Appoint an officer</td><td>Post advertised</td><td>Complete</td></tr></table>{3}"
)


def plan_with(tmp_path: Path, first: str, second: str) -> ActionPlan:
    remark = "Members asked for more support."
    one = SECTION.format(1, "Invest in scrutiny", remark, first)
    return page_plan(tmp_path, one, SECTION.format(2, "Simplify the constitution", remark, second))


def test_who_leads_below_each_table_is_said_of_the_recommendation_above(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, "<p>Lead: Chief Executive</p>", "<p>Lead: Monitoring Officer</p>")
    assert [r.extra for r in plan.recommendations] == [{"Lead": "Chief Executive"}, {"Lead": "Monitoring Officer"}]


def test_a_remark_under_a_heading_of_three_words_that_state_a_deed_is_no_part_of_it(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, "", "")
    assert [r.text for r in plan.recommendations] == ["Invest in scrutiny", "Simplify the constitution"]


def test_who_leads_below_one_table_alone_is_a_note(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, "<p>Lead: Chief Executive</p>", "")
    assert (plan.recommendations[0].extra, "Lead: Chief Executive" in plan.notes) == ({}, True)
