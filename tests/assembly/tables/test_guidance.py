"""A row under a template's header that says what to write is no row of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table, texts_of

HEADER = "No | Recommendation | Action | Lead | Target date | Evidence"
ROW = "1 | Shorten waits | Add a clinic | Head of Care | 1 May 2016 | Minutes"


@pytest.mark.parametrize(
    "guidance",
    [
        "| What issue has been identified? | How will it be addressed? | Roles, no names | dd/mm/yy | How is it shown?",
        "| As stated in the report | | Job title only | Month/year | E.g. minutes",
        "| Insert each recommendation | State what will be done | Named person | (DD/MM/YYYY) | List what will be kept",
        "| Copy the recommendation | | Name and title | Must be a date within a year | Please be brief",
        "| What is recommended? | What needs to occur? | Who leads it? | From publication on 13 October 2016 | Minutes",
    ],
)
def test_guidance_right_under_the_header_is_no_recommendation(tmp_path: Path, guidance: str) -> None:
    plan = plan_of(tmp_path, f"Action Plan\n\n{table(HEADER, guidance, ROW)}")
    assert texts_of(plan) == [("Shorten waits", ["Add a clinic"])]
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize(
    "first",
    [
        "1 | Are waits too long? | Ask who waits? | Head of Care | May 2016 | Survey",
        "| Provide a clinic | Include all wards | Head of Care | May 2016 | Minutes",
        "2 | State who leads | List the leads | Named person | | Please see file",
    ],
)
def test_a_row_with_its_own_number_or_date_is_one_of_the_plan(tmp_path: Path, first: str) -> None:
    plan = plan_of(tmp_path, f"Action Plan\n\n{table(HEADER, first, ROW)}")
    assert len(plan.recommendations) == 2


def test_guidance_further_down_is_a_row_as_any_other(tmp_path: Path) -> None:
    later = "| What else is there? | What will be done? | Roles, no names | dd/mm/yy |"
    plan = plan_of(tmp_path, f"Action Plan\n\n{table(HEADER, ROW, later)}")
    assert texts_of(plan)[-1] == ("What else is there?", ["What will be done?"])
