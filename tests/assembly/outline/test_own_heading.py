"""The document's own heading among those of its parts, where all are printed in one style."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import plan_of, texts_of, web_page, web_table

ACTIONS = web_table(
    "Action|Lead|By when",
    "Offer advice to every tenant in arrears|Head of Housing|June 2024",
    "Review the allocations policy|Allocations Manager|July 2024",
)
DONE = web_table(
    "Action|Lead officer|Date completed|Difference made",
    "Issue revised guidance on applications|Team Leader|14 March 2023|Nobody has been turned away.",
    "Open an out-of-hours telephone line|Service Manager|May 2023|Callers wait less.",
)
PROSE = "<p>This plan says what we will do about it over the next two years.</p>"
OF_ACTIONS = ["Offer advice to every tenant in arrears", "Review the allocations policy"]
OF_DONE = ["Issue revised guidance on applications", "Open an out-of-hours telephone line"]


def plan(tmp_path: Path, *parts: str) -> ActionPlan:
    return plan_of(tmp_path, web_page("".join(parts)), "plan.html")


@pytest.mark.parametrize(
    ("title", "under"),
    [
        ("Homelessness Service Improvement Plan", PROSE),
        ("Homelessness Service Improvement Plan", f"<p>June 2023</p>{PROSE}"),
        ("Our response to the inspection of homelessness services", f"<p>June 2023</p>{PROSE}"),
        ("Homelessness in the county", f"<p>Care Inspectorate inspection, May 2023</p>{PROSE}"),
    ],
)
def test_a_heading_over_a_later_table_in_the_titles_style_takes_nothing_from_it(
    tmp_path: Path, title: str, under: str
) -> None:
    found = plan(tmp_path, f"<h1>{title}</h1>{under}", ACTIONS, "<h1>Appendix: completed actions</h1>", DONE)
    assert found.title == title
    assert texts_of(found) == [(None, OF_ACTIONS), ("Appendix: completed actions", OF_DONE)]
    assert [r.theme for r in found.recommendations] == [None, None]


def test_a_heading_of_the_first_level_below_rows_is_no_title(tmp_path: Path) -> None:
    head = "<p>Dunmore Council</p><p>Homelessness Improvement Plan</p>"
    found = plan(tmp_path, head, PROSE, ACTIONS, "<h1>Completed actions</h1>", DONE)
    assert found.title == "Homelessness Improvement Plan"
    assert texts_of(found) == [(None, OF_ACTIONS), ("Completed actions", OF_DONE)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Equality action plan", "Climate action plan"), ("Preventing homelessness", "Settled homes")],
)
def test_headings_that_tell_as_much_as_one_another_part_the_plan(tmp_path: Path, first: str, second: str) -> None:
    found = plan(tmp_path, f"<h1>{first}</h1>", PROSE, ACTIONS, f"<h1>{second}</h1>", DONE)
    assert [r.text for r in found.recommendations] == [first, second]


@pytest.mark.parametrize("head", ["", "<p>Version 2, June 2024</p>"])
@pytest.mark.parametrize("over", ["Action plan", "What we will do"])
def test_a_heading_over_one_that_only_says_that_actions_follow_is_the_documents_own(
    tmp_path: Path, head: str, over: str
) -> None:
    found = plan(tmp_path, head, "<h1>Ageing well in our county</h1>", f"<h1>{over}</h1>", ACTIONS)
    assert found.title == "Ageing well in our county"
    assert found.coverage.unplaced == ()


def test_headings_of_sections_over_their_actions_stay_as_high(tmp_path: Path) -> None:
    parts = [f"<h1>{aim}</h1><h1>What we will do</h1>{ACTIONS}" for aim in ("Ageing well", "Living well")]
    assert [r.text for r in plan(tmp_path, *parts).recommendations] == ["Ageing well", "Living well"]
