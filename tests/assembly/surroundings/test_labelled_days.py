"""Days that a label names: the inspection's, its next review, the meeting that took the plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.build import codes_of, page_plan, plan_of, table, web_table

PLAN = table("Recommendation | Action | Lead | By when", "Improve audits | Meet heads | Team Manager | July 2024")
REPORT = "Scrutiny review of commissioning: response and monitoring report"
TITLE = "Response to the review of commissioning: action plan"


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Original audit fieldwork: 4 to 22 September 2023", date(2023, 9, 4), date(2023, 9, 22)),
        ("Audit Wales fieldwork: March to May 2023", date(2023, 3, 1), date(2023, 5, 31)),
        ("Peer team site visit: 7 November 2023", date(2023, 11, 7), date(2023, 11, 7)),
        ("CQC on-site dates: 2 to 4 May 2023", date(2023, 5, 2), date(2023, 5, 4)),
    ],
)
def test_a_label_that_names_the_inspection_gives_its_days(tmp_path: Path, line: str, first: date, last: date) -> None:
    plan = plan_of(tmp_path, f"{TITLE}\n\n{line}\n\n{PLAN}")
    assert plan.inspection is not None
    assert plan.inspection.date is not None
    assert (plan.inspection.date.start, plan.inspection.date.end) == (first, last)
    assert plan.inspection.text == line
    assert plan.notes == ()
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("line", ["Next audit fieldwork: May 2025", "Follow-up fieldwork: May 2025"])
def test_another_times_days_are_not_the_inspections(tmp_path: Path, line: str) -> None:
    plan = plan_of(tmp_path, f"{TITLE}\n\n{line}\n\n{PLAN}")
    assert plan.inspection is None or plan.inspection.date is None
    assert line in plan.notes


@pytest.mark.parametrize(
    "label", ["Next review by the Chief Officers' Group", "Next review", "To be reviewed by Cabinet", "Review date"]
)
def test_a_label_may_say_who_reviews_the_plan(tmp_path: Path, label: str) -> None:
    plan = plan_of(tmp_path, f"{TITLE}\n\n{label}: June 2024\n\n{PLAN}")
    assert [(r.label, r.date.text) for r in plan.reviews] == [(label, "June 2024")]
    assert plan.notes == ()


@pytest.mark.parametrize(
    "line",
    [
        "Children and Young People Scrutiny Committee, 17 December 2018",
        "Cabinet – 17 December 2018",
        "Meeting of the Audit Committee: 17 December 2018",
        "Overview and Scrutiny Committee 17 December 2018",
        "Cabinet meeting held on 17 December 2018",
    ],
)
def test_the_meeting_that_a_report_goes_to_dates_it_and_stays_a_note(tmp_path: Path, line: str) -> None:
    plan = plan_of(tmp_path, f"{REPORT}\n\n{line}\n\n{PLAN}")
    assert plan.issued is not None
    assert plan.issued.start == date(2018, 12, 17)
    assert plan.notes == (line,)
    assert "issued_by_place" in codes_of(plan)


@pytest.mark.parametrize("title", ["Improvement Plan – Progress Tracker", "Scrutiny Recommendations Tracker"])
def test_a_tracker_is_a_report_to_its_meeting(tmp_path: Path, title: str) -> None:
    plan = plan_of(tmp_path, f"{title}\n\nAudit Committee – 17 December 2018\n\n{PLAN}")
    assert plan.issued is not None
    assert plan.issued.start == date(2018, 12, 17)


@pytest.mark.parametrize(
    "line",
    [
        "The Executive considered the report of the Committee, 12 March 2018.",
        "The plan was not yet seen by Cabinet, 12 March 2018",
        "Terms of the licence, 12 March 2018",
    ],
)
def test_a_sentence_that_ends_in_a_meeting_does_not(tmp_path: Path, line: str) -> None:
    assert plan_of(tmp_path, f"{REPORT}\n\n{line}\n\n{PLAN}").issued is None


def test_a_labelled_date_is_before_a_meetings(tmp_path: Path) -> None:
    text = f"{REPORT}\n\nAudit Committee, 17 December 2018\n\nDate: 3 December 2018\n\n{PLAN}"
    plan = plan_of(tmp_path, text)
    assert plan.issued is not None
    assert plan.issued.text == "3 December 2018"


@pytest.mark.parametrize(
    ("line", "reviews"),
    [
        ("Produced April 2022, next review date October 2022", ["next review date"]),
        ("Last updated: April 2022 | Next review: October 2022", ["Next review"]),
        ("Date: April 2022; Review date: October 2022", ["Review date"]),
    ],
)
def test_several_labelled_dates_in_one_line_are_each_taken(tmp_path: Path, line: str, reviews: list[str]) -> None:
    plan = web_table("No|Recommendation|Action|Lead|By when", "1|Improve audits|Agree a tool|Ann Lee|May 2022")
    found = page_plan(tmp_path, f"<p>{line}</p>", plan)
    assert found.issued is not None
    assert found.issued.text == "April 2022"
    assert [review.label for review in found.reviews] == reviews
    assert found.notes == ()
