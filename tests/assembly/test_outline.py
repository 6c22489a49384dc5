"""Recommendations and the actions under them: contract, rules 4, 13, 14 and 15."""

from __future__ import annotations

from pathlib import Path

from tests.build import codes_of, plan_of, table, texts_of

HEAD = "No | Recommendation | Action | Lead | By when"
FIRST = "1 | Improve audits | Meet all team managers | Team Manager | July 2012"


def test_heading_row_gives_the_theme(tmp_path: Path) -> None:
    text = table(HEAD, "Safeguarding services | | | | ", FIRST, "Looked after children | | | | ")
    text += table("2 | Record visits | Write a guide | Head of Service | May 2013")
    plan = plan_of(tmp_path, text)
    assert [r.theme for r in plan.recommendations] == ["Safeguarding services", "Looked after children"]


def test_heading_above_the_table_gives_the_theme(tmp_path: Path) -> None:
    text = "# Action Plan\n\n## Safeguarding services\n\n" + table(HEAD, FIRST)
    assert plan_of(tmp_path, text, "plan.md").recommendations[0].theme == "Safeguarding services"


def test_rule_13_recommendations_with_owners_have_one_action_without_text(tmp_path: Path) -> None:
    text = table(
        "No | Recommendation | Lead | By when | Status",
        "1 | Improve the audits of case files | Team Manager | July 2012 | Completed",
        "2 | Record every visit to a child | Head of Service | May 2013 | In progress",
    )
    plan = plan_of(tmp_path, text)
    assert texts_of(plan) == [("Improve the audits of case files", [None]), ("Record every visit to a child", [None])]
    assert [r.actions[0].status for r in plan.recommendations] == ["completed", "in_progress"]
    assert [p.text for r in plan.recommendations for p in r.actions[0].leads] == ["Team Manager", "Head of Service"]


def test_rule_13_recommendations_alone_have_no_actions(tmp_path: Path) -> None:
    text = table("No | Recommendation", "1 | Improve the audits of case files", "2 | Record every visit to a child")
    plan = plan_of(tmp_path, text)
    assert texts_of(plan) == [("Improve the audits of case files", []), ("Record every visit to a child", [])]


def test_rule_14_heading_over_actions_is_the_recommendation(tmp_path: Path) -> None:
    text = table(
        "Action | Lead | By when",
        "Improve the quality of assessments | | ",
        "Meet all team managers | Team Manager | July 2012",
        "Write a guide for staff | Head of Service | May 2013",
    )
    assert texts_of(plan_of(tmp_path, text)) == [
        ("Improve the quality of assessments", ["Meet all team managers", "Write a guide for staff"])
    ]


def test_rule_14_actions_without_heading_stand_under_a_null_text(tmp_path: Path) -> None:
    text = table(
        "Action | Lead | By when",
        "Meet all team managers | Team Manager | July 2012",
        "Write a guide for staff | Head of Service | May 2013",
    )
    assert texts_of(plan_of(tmp_path, text)) == [(None, ["Meet all team managers", "Write a guide for staff"])]


def test_not_a_plan_gives_no_plan_found_and_no_actions(tmp_path: Path) -> None:
    text = "Contact us\n\n" + table("Name | Telephone", "Enquiry desk | 01234 567890", "Out of hours | 01234 567891")
    plan = plan_of(tmp_path, text)
    assert plan.recommendations == ()
    assert "no_plan_found" in codes_of(plan)
    assert "Enquiry desk | 01234 567890" in plan.notes


def test_a_key_beside_a_plan_is_notes_row_by_row(tmp_path: Path) -> None:
    text = table(HEAD, FIRST) + "\nKey\n\n" + table("Colour | Meaning", "Green | On course", "Red | Off course")
    plan = plan_of(tmp_path, text)
    assert len(plan.recommendations) == 1
    assert "Green | On course" in plan.notes


def test_a_plan_has_no_no_plan_found(tmp_path: Path) -> None:
    assert "no_plan_found" not in codes_of(plan_of(tmp_path, table(HEAD, FIRST)))
