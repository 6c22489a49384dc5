"""The plan's own date is none of the inspection's and none of a meeting's (contract, rules 15 and 18)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assembly.surroundings.front_matter_wants import Want, first_lines_are_read_as_they_say
from tests.build import plan_of, table

HEADER = "Recommendation | Action | Lead | By when"
ROW = "Improve audits | Agree a tool | Team Manager | July 2025"
CASES: dict[str, tuple[list[str], Want]] = {
    "SEND strategic plan": (
        ["Priority Action Plan (Area SEND)", "Issued: 12 March 2024"],
        Want("area-send", None, "2024-03-12"),
    ),
    "HMIP core case": (
        ["HMIP Core Case Inspection of youth offending work: Improvement Plan", "Published: 14 December 2011"],
        Want("youth-justice", None, "2011-12-14"),
    ),
    "internal audit": (
        ["Internal Audit Action Plan", "Audit of payroll, report issued 3 May 2016"],
        Want("internal-audit", None, "2016-05-03"),
    ),
    "inspected and published": (
        ["Improvement Plan", "Inspected May 2019. Report published 24 June 2019."],
        Want(None, "2019-05", "2019-06-24"),
    ),
    "two labels": (
        ["Ofsted Action Plan", "Inspection date: March 2012", "Publication date: 4 May 2012"],
        Want(None, "2012-03", "2012-05-04"),
    ),
    "issued by a label": (["Ofsted Action Plan", "Date issued: 3 September 2013"], Want(None, None, "2013-09-03")),
    "last updated": (
        ["Children’s Services Improvement Plan", "Last updated: 14 October 2022"],
        Want(None, None, "2022-10-14"),
    ),
    "last updated in words": (
        ["Children’s Services Improvement Plan", "Updated 14 October 2022"],
        Want(None, None, "2022-10-14"),
    ),
    "as at": (
        ["SEND Written Statement of Action", "Position as at 31 January 2020"],
        Want("area-send", None, "2020-01-31"),
    ),
    "version with a date": (["Ofsted Action Plan", "Version 2.1 – 5 March 2015"], Want(None, None, "2015-03-05")),
    "short version with a date": (["Ofsted Action Plan", "v0.3 12/06/14"], Want(None, None, "2014-06-12")),
    "a date alone": (["Children’s Services Improvement Plan", "September 2021"], Want(None, None, "2021-09")),
    "a day alone": (["Children’s Services Improvement Plan", "21 September 2021"], Want(None, None, "2021-09-21")),
    "a date in brackets": (["Children’s Services Improvement Plan (September 2021)"], Want(None, None, "2021-09")),
    "a dash and a date": (["Children’s Services Improvement Plan – September 2021"], Want(None, None, "2021-09")),
    "years in the title": (["Children’s Services Improvement Plan 2021–2023"], Want()),
    "inspection and update": (
        ["Ofsted Action Plan", "Ofsted ILACS inspection, 4 to 15 November 2019", "Updated: 6 February 2020"],
        Want("ilacs", "2019-11-04/2019-11-15", "2020-02-06"),
    ),
    "inspection and publication": (
        [
            "Improvement Plan",
            "Ofsted inspection of local authority children's services, January 2022 (published 14 March 2022)",
        ],
        Want("ilacs", "2022-01", "2022-03-14"),
    ),
    "inspection and publication by labels": (
        [
            "Action plan in response to the Estyn inspection of local authority education services",
            "Inspection: November 2021",
            "Report published: January 2022",
        ],
        Want("estyn", "2021-11", "2022-01"),
    ),
    "JTAI over its plan": (
        ["Joint Targeted Area Inspection (JTAI) of Neglect", "Joint Action Plan", "15 January 2018"],
        Want(None, None, "2018-01-15", title_at=1),
    ),
    "submitted": (
        [
            "Written Statement of Action",
            "Following the Local Area SEND Inspection in September 2017",
            "Submitted to Ofsted 12 March 2018",
        ],
        Want("area-send", "2017-09", "2018-03-12"),
    ),
    "a season in the title": (["Multi-agency audit action plan, Autumn 2014"], Want(None, None, "2014-09/2014-11")),
    "a table of labels": (
        ["SEND Improvement Plan", "Version\t1.2\nDate\t4 May 2019\nAuthor\tJane Doe"],
        Want(None, None, "2019-05-04"),
    ),
    "progress as at": (["Progress on the Ofsted Action Plan as at 30 June 2016"], Want(None, None, "2016-06-30")),
    "published after inspected": (
        ["Ofsted Action Plan", "Published on 4th July 2012 following inspection in May 2012"],
        Want(None, "2012-05", "2012-07-04"),
    ),
    "refreshed": (["Ofsted ILACS – Improvement Plan 2022-24 (Refreshed October 2023)"], Want("ilacs", None, "2023-10")),
    "scrutiny group": (
        ["Scrutiny Task & Finish Group: Child Sexual Exploitation", "Recommendations and Action Plan - January 2015"],
        Want("scrutiny-review", None, "2015-01", title_at=1),
    ),
}

test_the_first_lines_date_the_plan = first_lines_are_read_as_they_say(CASES)


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of the Children’s Services Select Committee\n\n14 March 2019\n\nPresent: Cllr Jane Smith (Chair)\n\n"
        "The minutes of the last meeting were agreed.",
        "Annual Report of the Director of Public Health\n\nSeptember 2021\n\nThis report describes our health.",
        "Members’ Allowances\n\nIssued: 1 April 2020\n\nThe scheme is reviewed every year by an independent panel.",
    ],
)
def test_a_document_without_a_plan_has_no_issue_date(tmp_path: Path, text: str) -> None:
    plan = plan_of(tmp_path, text)
    assert (plan.recommendations, plan.issued) == ((), None)
    assert not plan.coverage.unplaced


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("Cabinet, 13th March 2019", None),
        ("Agreed by the Planning Committee on 3 March 2022", "2022-03-03"),
        ("Progress was reported to the Audit Committee on 28 June 2022", "2022-06-28"),
        ("Inspection of the Safeguarding Board, 4 May 2019", None),
        ("The next Improvement Board will follow up each of the recommendations in full by 4 May 2019", None),
    ],
)
def test_a_sentence_that_says_what_a_meeting_did_with_the_plan_dates_it(
    tmp_path: Path, line: str, issued: str | None
) -> None:
    plan = plan_of(tmp_path, f"Improvement Action Plan\n\n{line}\n\n{table(HEADER, ROW)}")
    assert (plan.issued.edtf if plan.issued else None) == issued
    assert issued is None or line in plan.notes


@pytest.mark.parametrize("label", ["Last updated", "Updated on", "Page last updated on", "Published on"])
def test_a_label_with_its_mark_is_none_of_the_notes_and_words_without_one_are(tmp_path: Path, label: str) -> None:
    rows = table("Recommendation | Action | Lead | By when", "Shorten waits | Set up a team | Jane Doe | May 2024")
    field, text = (
        plan_of(tmp_path, f"Improvement Action Plan\n\n{label}{mark} 2 October 2023\n\n{rows}") for mark in (":", "")
    )
    assert [plan.issued and plan.issued.text for plan in (field, text)] == ["2 October 2023"] * 2
    assert (field.notes, text.notes) == ((), (f"{label} 2 October 2023",))


@pytest.mark.parametrize(
    ("title", "issued"),
    [
        ("Follow Up of Internal Audit Recommendations", "2019-11-19"),
        ("Tracker for the Audit Action Plan", "2019-11-19"),
        ("Audit Action Plan: Progress Report", "2019-11-19"),
        ("Progress update on the Audit Action Plan", "2019-11-19"),
        ("Internal Audit Action Plan", None),
        ("Response to the Audit Report", None),
    ],
)
def test_a_meeting_dates_the_report_that_is_made_for_it_and_no_plan(
    tmp_path: Path, title: str, issued: str | None
) -> None:
    plan = plan_of(tmp_path, f"Audit Committee – 19 November 2019\n\n{title}\n\n{table(HEADER, ROW)}")
    assert (plan.title, plan.issued.edtf if plan.issued else None) == (title, issued)
