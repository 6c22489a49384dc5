"""Rows that a page end cuts, told by all of their cells together: contract, rule 3."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, plan_of, table, web_table

HEAD = "No | Recommendation | Action | Lead | By when"
ROWS = (
    "1 | Improve audits | Meet heads | Service Manager Placements | July 2012",
    "2 | Record visits | Write a guide | Designated Nurse for LAC | August 2012",
    " | | Train all team managers | Service Manager Placements | May 2012",
)


def pages(*pages: tuple[str, ...]) -> str:
    return "\n\f".join(table(HEAD, *rows) for rows in pages)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (
            "3 | Ensure that health | Standards to be | Designated Nurse | June 2012",
            " | Trusts make referrals | commissioned | for LAC | ",
            ("Ensure that health Trusts make referrals", "Standards to be commissioned", "Designated Nurse for LAC"),
        ),
        (
            "3 | Ensure that leavers are heard | Train all After Care | Service Manager Placements | June 2012",
            " | | Team staff | | ",
            ("Ensure that leavers are heard", "Train all After Care Team staff", "Service Manager Placements"),
        ),
        (
            "3 | Raise awareness | Analyse attendance at Private Fostering | Service Manager | June 2012",
            " | | Awareness Training | Placements | ",
            (
                "Raise awareness",
                "Analyse attendance at Private Fostering Awareness Training",
                "Service Manager Placements",
            ),
        ),
    ],
    ids=["small letters", "a row without owner or date", "a name that the column knows"],
)
def test_the_rest_of_a_row_is_known_by_its_cells(
    tmp_path: Path, above: str, below: str, whole: tuple[str, str, str]
) -> None:
    last = plan_of(tmp_path, pages((*ROWS, above), (below, *ROWS[:1]))).recommendations[2]
    (action,) = last.actions
    assert (last.text, action.text, action.leads[0].text) == whole


@pytest.mark.parametrize(
    "below",
    [
        " | | Review the rota | Service Manager Placements | August 2012",
        " | Review the rota | Draft a rota | Service Manager Placements | August 2012",
        "4 | Trusts make referrals | commissioned | for LAC | ",
    ],
    ids=["owner and date of its own", "its own recommendation", "a number"],
)
def test_a_row_with_cells_of_its_own_is_a_new_row(tmp_path: Path, below: str) -> None:
    above = "3 | Ensure that leavers are heard | Train all After Care | Service Manager Placements | June 2012"
    plan = plan_of(tmp_path, pages((*ROWS, above), (below, *ROWS[:1])))
    assert "Train all After Care" in [a.text for r in plan.recommendations for a in r.actions]


NUMBERED = (
    "1.1 | Improve audits | Meet heads of service | Service Manager | July 2012",
    "1.2 | Record visits | Write a guide | Designated Nurse | August 2012",
    "1.3 | Hear children | Ask them twice a year | Participation Officer | May 2012",
)
CUT = "1.4 | Keep families told | Write to each family at weeks | Customer Experience | End of"


def test_a_row_without_a_number_is_a_rest_where_every_other_row_has_a_number(tmp_path: Path) -> None:
    rest = " | | 6, 12 and 16 | Manager | October 2012"
    plan = plan_of(tmp_path, pages((*NUMBERED, CUT), (rest, "1.5 | Publish | Agree a text | Clerk | May 2012")))
    actions = [a for r in plan.recommendations for a in r.actions]
    assert [a.text for a in actions][3:] == ["Write to each family at weeks 6, 12 and 16", "Agree a text"]
    assert [party.text for party in actions[3].leads] == ["Customer Experience Manager"]


def test_a_row_without_a_number_but_with_owner_and_date_is_a_new_row_among_numbered_ones(tmp_path: Path) -> None:
    above = CUT.replace("at weeks", "again").replace("End of", "May 2012")
    row = " | | Publish the letter | Head of Service | October 2012"
    plan = plan_of(tmp_path, pages((*NUMBERED, above), (row,)))
    assert [a.text for r in plan.recommendations for a in r.actions][3:] == [
        "Write to each family again",
        "Publish the letter",
    ]


@pytest.mark.parametrize(
    "before", ["ensure that:", "ensure that:<br>• visits are kept;", "ensure:<br>• visits are kept"]
)
def test_a_list_goes_on_over_the_page(tmp_path: Path, before: str) -> None:
    text = "<html><body><table><tr><td>Recommendations</td></tr>"
    text += f"<tr><td>The partnership should {before}</td></tr></table>"
    text += (
        "<table><tr><td>• plans are written on time.</td></tr><tr><td>They should meet each month.</td></tr></table>"
    )
    plan = plan_of(tmp_path, text + "</body></html>", "plan.html")
    texts = [r.text for r in plan.recommendations]
    assert len(texts) == 2
    assert str(texts[0]).endswith("plans are written on time.")
    assert "•" not in str(texts[0])


def test_steps_that_a_page_end_cuts_are_steps_of_one_row(tmp_path: Path) -> None:
    above = "3 | Meet young people | a) Agree a protocol b) Find four beds | Ann Lee Tom Hill | June 2012 July 2012"
    below = " | | c) Appoint a worker | Bob Day | August 2012"
    last = plan_of(tmp_path, pages((*ROWS, above), (below, *ROWS[:1]))).recommendations[2]
    assert [(action.text, action.leads[0].text, action.due.text) for action in last.actions if action.due] == [
        ("Agree a protocol", "Ann Lee", "June 2012"),
        ("Find four beds", "Tom Hill", "July 2012"),
        ("Appoint a worker", "Bob Day", "August 2012"),
    ]


def test_what_the_rest_of_a_row_only_says_again_is_said_once(tmp_path: Path) -> None:
    head = "No | Recommendation | Action | Lead | By when | RAG"
    rows = [f"{row} | Green" for row in ROWS]
    above = "3 | Raise awareness | Analyse attendance at the | Ann Lee | June 2012 | Red"
    parts = table(head, *rows, above), table(head, " | | training of staff | | | red", rows[0])
    plan = plan_of(tmp_path, "\n\f".join(parts))
    (action,) = plan.recommendations[2].actions
    assert (action.text, action.extra, plan.coverage.unplaced) == (
        "Analyse attendance at the training of staff",
        {"RAG": "Red"},
        (),
    )


def test_the_rest_of_a_merged_recommendation_goes_back_to_it_over_a_page_end(tmp_path: Path) -> None:
    header = "No|Issue|Agreed action|Owner|By when"
    found = page_plan(
        tmp_path,
        web_table(
            header,
            "1|2^Rules are out of date following the|Write new rules|Monitoring Officer|May 2023",
            "1|Train the|Procurement Lead|June 2023",
        ),
        web_table(
            header, "|Procurement Act.|budget holders||", "2|Plans are untested.|Hold an exercise|Ann Lee|July 2023"
        ),
    ).recommendations
    assert [(r.text, [a.text for a in r.actions]) for r in found] == [
        ("Rules are out of date following the Procurement Act.", ["Write new rules", "Train the budget holders"]),
        ("Plans are untested.", ["Hold an exercise"]),
    ]
