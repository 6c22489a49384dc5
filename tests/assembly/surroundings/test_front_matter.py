"""What stands before and after the tables: contract, rules 15, 16 and 18."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import codes_of, plan_of, table

PLAN = table("Recommendation | Action | Lead | By when", "Improve audits | Meet heads | Team Manager | July 2012")


def test_title_is_as_printed(tmp_path: Path) -> None:
    assert plan_of(tmp_path, f"Post-Inspection Action Plan\n\n{PLAN}").title == "Post-Inspection Action Plan"


@pytest.mark.parametrize(
    ("met", "issued"),
    [("Audit Committee, 30 January 2024", "2024-01-30"), ("Cabinet – 4 May 2018", "2018-05-04")],
)
def test_a_meeting_with_its_date_over_the_title_is_none(tmp_path: Path, met: str, issued: str) -> None:
    rows = table("Recommendation | Action | Lead | By when", "Keep files | Train staff | Team Leader | May 2024")
    title = "Auditor's recommendations: Council response and progress"
    plan = plan_of(tmp_path, f"Marlwood Borough Council\n\n{met}\n\n{title}\n\n{rows}")
    assert (plan.title, plan.issued and plan.issued.edtf) == (title, issued)


def test_a_plan_without_title_has_none(tmp_path: Path) -> None:
    assert plan_of(tmp_path, PLAN).title is None


@pytest.mark.parametrize("mark", ["", "## "], ids=["plain lines", "a heading below a title that is none"])
@pytest.mark.parametrize("part", ["Detailed findings and action plan", "Recommendations and action plan"])
def test_the_name_of_a_part_below_the_report_s_own_is_no_title(tmp_path: Path, part: str, mark: str) -> None:
    plan = plan_of(tmp_path, f"Internal Audit Report: Payroll\n\nIssued May 2016\n\n{mark}{part}\n\n{PLAN}", "plan.md")
    assert plan.title == "Internal Audit Report: Payroll"
    assert part in plan.notes


def test_authority_is_null_where_the_document_does_not_say(tmp_path: Path) -> None:
    assert plan_of(tmp_path, f"Post-Inspection Action Plan\n\n{PLAN}").authority is None


def test_authority_is_looked_up_in_the_register(tmp_path: Path) -> None:
    authority = plan_of(tmp_path, f"Leeds City Council\n\nOfsted Action Plan\n\n{PLAN}").authority
    assert authority is not None
    assert authority.gss_code == "E08000035"


def test_inspection_framework_is_a_slug(tmp_path: Path) -> None:
    text = (
        f"ILACS Action Plan\n\nOfsted inspection of local authority children's services, 17 to 21 July 2023\n\n{PLAN}"
    )
    inspection = plan_of(tmp_path, text).inspection
    assert inspection is not None
    assert inspection.framework == "ilacs"
    assert inspection.date is not None
    assert (str(inspection.date.start), str(inspection.date.end)) == ("2023-07-17", "2023-07-21")


def test_version_is_as_printed(tmp_path: Path) -> None:
    assert plan_of(tmp_path, f"Ofsted Action Plan\n\nVersion 1.4\n\n{PLAN}").version in ("1.4", "Version 1.4")


def test_a_line_that_says_more_than_its_version_is_a_note_too(tmp_path: Path) -> None:
    said = "Plan agreed by the Management Board. Version 4"
    plan = plan_of(tmp_path, f"Ofsted Action Plan\n\n{said}\n\n{PLAN}")
    assert (plan.version, said in plan.notes) == ("Version 4", True)
    assert "Draft version 4" not in plan_of(tmp_path, f"Ofsted Action Plan\n\nDraft version 4\n\n{PLAN}").notes


def test_glossary_gives_terms(tmp_path: Path) -> None:
    text = f"{PLAN}\nGlossary:\n\nIRO - Independent Reviewing Officer\nCIN - Child in Need\n"
    assert [(g.term, g.definition) for g in plan_of(tmp_path, text).glossary] == [
        ("IRO", "Independent Reviewing Officer"),
        ("CIN", "Child in Need"),
    ]


def test_body_text_is_notes_in_reading_order(tmp_path: Path) -> None:
    text = f"Ofsted Action Plan\n\nThis plan was agreed by the board.\n\n{PLAN}\nProgress is reported each term.\n"
    notes = plan_of(tmp_path, text).notes
    assert notes[-2:] == ("This plan was agreed by the board.", "Progress is reported each term.")


def test_a_month_without_a_year_takes_it_from_the_context_and_says_so(tmp_path: Path) -> None:
    text = f"Ofsted Action Plan\n\nMarch 2012\n\n{PLAN.replace('July 2012', 'July')}"
    plan = plan_of(tmp_path, text)
    due = plan.recommendations[0].actions[0].due
    assert due is not None
    assert str(due.end) == "2012-07-31"
    assert "year_from_context" in codes_of(plan)
