"""A header of two rows whose groups stand in their first column, as a sheet without merged cells has it."""

from __future__ import annotations

from pathlib import Path

from tests.build import page_plan, plan_of, table, web_table

GROUPS = "Ref | Area for development | Delivery | | Timescale | | Assurance | "
HEAD = "Ref | Area for development | Action | Lead officer | Ofsted | Local | Evidence | Progress at May 2010"
ROWS = (
    "S1 | Apply the threshold | Issue guidance | Jane Doe | Immediately | June 2010 | Guidance | Completed.",
    "S1 | Apply the threshold | Hold briefings | Tom Hill | Immediately | July 2010 | Registers | Two of five held.",
    "S2 | Improve assessments | Train managers | Jane Doe | Within 3 months | May 2010 | Course list | ",
)


def test_the_columns_right_of_a_groups_name_are_of_the_group(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Joint Action Plan\n\n{table(GROUPS, HEAD, *ROWS)}")
    assert [(r.number, r.priority.text if r.priority else None) for r in plan.recommendations] == [
        ("S1", "Immediately"),
        ("S2", "Within 3 months"),
    ]
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [a.due.text if a.due else None for a in actions] == ["June 2010", "July 2010", "May 2010"]
    assert [a.extra for a in actions] == [{}, {}, {}]
    assert plan.coverage.unplaced == ()


def test_a_header_under_a_groups_name_is_as_printed_where_merged_cells_are_printed_again(tmp_path: Path) -> None:
    groups = "Ref | Recommendation | Executive response | | Delivery | | Reported to"
    head = "Ref | Recommendation | Opinion | Agreed action | Officer | By | Reported to"
    rows = (
        "R1 | Map all pantries | Accepted | Produce a map | Jane Doe | May 2020 | Scrutiny",
        "R2 | Fund two pantries | Rejected | None | Tom Hill | June 2020 | Scrutiny",
    )
    plan = plan_of(tmp_path, f"Scrutiny Action Plan\n\n{table(groups, head, *rows)}")
    assert [r.extra["Opinion"] for r in plan.recommendations] == ["Accepted", "Rejected"]


def test_under_a_merged_group_header_a_column_keeps_its_own_words(tmp_path: Path) -> None:
    rows = web_table(
        "Ref|Recommendation|2>Executive response|2>Delivery",
        "||Decision|Agreed action|Officer|By",
        "R1|Map food banks|Accepted|Publish a map|Leisure Manager|May 2021",
        "R2|Extend schemes|Rejected|None|Leisure Manager|June 2021",
    )
    found = page_plan(tmp_path, rows).recommendations
    assert [{**r.extra, **r.actions[0].extra} for r in found] == [{"Decision": "Accepted"}, {"Decision": "Rejected"}]
