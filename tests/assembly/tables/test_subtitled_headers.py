"""A header is what stands before its dash or colon; a header row may come again with another first cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, plan_of, table, web_table


@pytest.mark.parametrize(
    "header",
    [
        "Action needed – Standard of evidence to confirm improvement",
        "Action: the steps that we shall take",
        "Agreed action - as accepted by the manager",
    ],
)
def test_a_known_header_with_a_subtitle_is_that_header(tmp_path: Path, header: str) -> None:
    rows = (
        "Waiting times | Hire two clerks | Jane Doe | May 2011",
        "Clean toilets | Check them hourly | JH | June 2011",
    )
    plan = plan_of(tmp_path, table(f"Issue | {header} | Lead | By when", *rows))
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Hire two clerks", "Check them hourly"]


def test_a_label_with_its_value_is_no_header(tmp_path: Path) -> None:
    rows = (
        "Action: hire two new clerks | Jane Doe | May 2011 | Open",
        "Action: check them every hour | JH | June 2011 | Open",
    )
    plan = plan_of(tmp_path, table("Action | Lead | By when | Status", *rows))
    texts = [a.text for r in plan.recommendations for a in r.actions]
    assert texts == ["Action: hire two new clerks", "Action: check them every hour"]


def test_a_header_that_comes_again_with_another_first_cell_holds_no_action(tmp_path: Path) -> None:
    head = "{} Ref|Action required|Links|Lead|Due date|Commentary"
    rows = web_table(
        head.format("LAFL"),
        "4.1|Assess the risks|Y|Jane Doe|May 2021|Under way",
        head.format("IEA"),
        "1.1|Work with neighbours|N|Tom Hill|June 2021|Agreed",
    )
    found = page_plan(tmp_path, rows).recommendations
    assert [a.text for r in found for a in r.actions] == ["Assess the risks", "Work with neighbours"]


def test_the_date_of_evidence_gives_way_to_the_date_due(tmp_path: Path) -> None:
    rows = ["1 | Assess the risks | Jane Doe | {}30/06/21 | 20/05/21"]
    head = "Ref | Action | Lead | {}Date to be evidenced by | Date evidenced"
    both = plan_of(tmp_path, table(head.format("Due date | "), rows[0].format("31/03/21 | ")))
    action = both.recommendations[0].actions[0]
    assert action.due is not None
    assert action.due.text == "31/03/21"
    assert action.extra == {"Date to be evidenced by": "30/06/21", "Date evidenced": "20/05/21"}
    alone = plan_of(tmp_path, table(head.format(""), rows[0].format(""))).recommendations[0].actions[0]
    assert alone.due is not None
    assert alone.due.text == "30/06/21"


@pytest.mark.parametrize(("due", "status"), [("", None), ("By when | ", "completed")])
def test_completed_by_is_the_date_due_where_no_other_is(tmp_path: Path, due: str, status: str | None) -> None:
    value = "May 2018 | " if due else ""
    text = table(
        f"Recommendation | Action | Lead | {due}Completed by", f"Raise pay | Set a budget | JH | {value}July 2018"
    )
    action = plan_of(tmp_path, text).recommendations[0].actions[0]
    assert (action.status, action.due.text if action.due else "") == (status, "May 2018" if due else "July 2018")


def test_states_that_only_a_key_explains_stay_under_their_header_beside_known_ones(tmp_path: Path) -> None:
    said = ["Delivered, Not Yet Evidenced", "Evidenced and Assured"] * 3
    rows = [f"{n} | Do the {n}th thing | JH | {state} | Completed" for n, state in enumerate(said, 1)]
    plan = plan_of(tmp_path, table("Ref | Action | Lead | Delivery status | Progress status", *rows))
    actions = [a for r in plan.recommendations for a in r.actions]
    assert [(a.extra["Delivery status"], a.status, a.progress) for a in actions] == [(s, "completed", ()) for s in said]
