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


def test_numbers_that_go_on_under_one_recommendation_are_the_actions(tmp_path: Path) -> None:
    text = table(
        "Issue | Ref | Action | Lead | By when",
        "Staff do not challenge | V1 | Launch a code | Head of HR | May 2020",
        " | V2 | Run sessions | Head of HR | June 2020",
    )
    recommendation = plan_of(tmp_path, text).recommendations[0]
    assert (recommendation.number, [a.number for a in recommendation.actions]) == (None, ["V1", "V2"])


def test_a_number_and_numbers_below_it_are_the_recommendation_and_its_actions(tmp_path: Path) -> None:
    rows = ("1 | Improve audits | Meet managers | Jane Doe | May 2020", "1.1 | | Train staff | Jane Doe | June 2020")
    recommendation = plan_of(tmp_path, table(HEAD, *rows)).recommendations[0]
    assert (recommendation.number, [a.number for a in recommendation.actions]) == ("1", [None, "1.1"])


def test_a_ditto_for_the_recommendation_goes_on_with_the_one_above(tmp_path: Path) -> None:
    text = table(
        "Recommendation | Action | Lead | By when",
        "Improve audits | Meet managers | Jane Doe | May 2020",
        "Ditto | Train staff | As above | June 2020",
    )
    plan = plan_of(tmp_path, text)
    assert texts_of(plan) == [("Improve audits", ["Meet managers", "Train staff"])]
    assert plan.recommendations[0].actions[1].extra == {"Lead": "As above"}
    assert plan.coverage.unplaced == ()


def test_a_labelled_line_between_a_heading_and_its_table_is_the_recommendations(tmp_path: Path) -> None:
    text = "# Action Plan\n\n## Priority 1: Hear parents\n\nIntended outcome: Families are heard.\n\n"
    text += table(
        "Action | Lead | By when", "Agree a charter | Jane Doe | May 2020", "Hold a day | Jane Doe | June 2020"
    )
    recommendation = plan_of(tmp_path, text, "plan.md").recommendations[0]
    assert (recommendation.number, recommendation.text, recommendation.outcomes) == (
        "1",
        "Hear parents",
        ("Families are heard.",),
    )


def test_a_labelled_line_under_a_theme_stays_in_the_notes(tmp_path: Path) -> None:
    text = "# Action Plan\n\n## Theme 1: Parents\n\nIntended outcome: Families are heard.\n\n" + table(HEAD, FIRST)
    plan = plan_of(tmp_path, text, "plan.md")
    assert plan.recommendations[0].theme == "Theme 1: Parents"
    assert "Intended outcome: Families are heard." in plan.notes


def test_a_lead_named_under_a_recommendation_is_kept_beside_its_text(tmp_path: Path) -> None:
    text = "# Action Plan\n\n## Recommendation 2\n\nPartners should share learning.\n\nLead: Head of Service\n\n"
    text += table("Action | Who | By when", "Hold a day | Jane Doe | June 2020")
    recommendation = plan_of(tmp_path, text, "plan.md").recommendations[0]
    assert recommendation.text == "Partners should share learning."
    assert recommendation.extra == {"Lead": "Head of Service"}


def test_a_heading_that_is_no_section_ends_the_section_above_it(tmp_path: Path) -> None:
    text = "# Audit of Licensing\n\n## Summary of findings\n\nAll is well.\n\n## Action plan\n\n" + table(HEAD, FIRST)
    plan = plan_of(tmp_path, text, "plan.md")
    assert (plan.title, plan.recommendations[0].theme) == ("Audit of Licensing", None)
    assert plan.notes == ("Summary of findings", "All is well.", "Action plan")


def test_an_outcome_of_later_actions_stands_on_its_action(tmp_path: Path) -> None:
    head = "No | Recommendation | Action | Lead | Outcome"
    rows = [
        "1 | Hear parents | Agree a charter | Jane Doe | Parents are heard",
        " | | Hold a day | Jane Doe | ",
        "2 | Shorten waits | Map demand | Tom Hill | ",
        " | | Let a contract | Tom Hill | Waits are shorter",
    ]
    plan = plan_of(tmp_path, table(head, *rows))
    assert [[a.outcomes for a in r.actions] for r in plan.recommendations] == [
        [("Parents are heard",), ()],
        [(), ("Waits are shorter",)],
    ]


def test_rule_14_a_title_row_over_the_header_is_what_the_actions_answer(tmp_path: Path) -> None:
    head = "<tr><th>Action</th><th>Lead</th><th>Timescale</th></tr>"
    row = "<tr><td>{}</td><td>Jane Doe</td><td>May 2020</td></tr>"
    title = '<table><tr><th colspan="3">{}</th></tr>' + head
    html = "<html><body><h1>Action Plan</h1>" + title.format("R1 Narrow the gap") + row.format("Fund coaches")
    html += "</table>" + title.format("R2 Know our schools") + row.format("Visit schools") + "</table></body></html>"
    plan = plan_of(tmp_path, html, "plan.html")
    assert texts_of(plan) == [("Narrow the gap", ["Fund coaches"]), ("Know our schools", ["Visit schools"])]
    assert [r.number for r in plan.recommendations] == ["R1", "R2"]
    assert plan.coverage.unplaced == ()
