"""What stands before and after the tables: contract, rules 15, 16 and 18."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assembly.surroundings.front_matter_wants import Want, first_lines_are_read_as_they_say
from tests.build import codes_of, page_plan, plan_of, table, web_table

PLAN = table("Recommendation | Action | Lead | By when", "Improve audits | Meet heads | Team Manager | July 2012")
CASES: dict[str, tuple[list[str], Want]] = {
    "JAR": (["Joint Area Review Action Plan", "Inspection date: March 2006"], Want("joint-area-review", "2006-03")),
    "JAR in the title with its date": (
        ["Action Plan in response to the Joint Area Review, June 2007"],
        Want("joint-area-review", "2007-06"),
    ),
    "APA": (["Annual Performance Assessment 2007: Action Plan"], Want("annual-performance-assessment", "2007")),
    "SLAC": (
        [
            "Post-Inspection Action Plan",
            "Inspection of safeguarding and looked after children services, 4 to 15 October 2010",
        ],
        Want("safeguarding-and-looked-after-children", "2010-10-04/2010-10-15"),
    ),
    "child protection": (
        ["Action Plan following the Ofsted inspection of arrangements for the protection of children, December 2012"],
        Want("arrangements-for-the-protection-of-children", "2012-12"),
    ),
    "SIF": (
        ["Ofsted Improvement Plan", "Single Inspection Framework, January 2016"],
        Want("single-inspection-framework", "2016-01"),
    ),
    "SIF, its long name": (
        [
            "Improvement Plan",
            "Inspection of services for children in need of help and protection, and children looked after",
            "Inspection date: 2 June 2015 – 25 June 2015",
        ],
        Want("single-inspection-framework", "2015-06-02/2015-06-25"),
    ),
    "SIF in the title": (["Post-SIF Improvement Plan"], Want("single-inspection-framework")),
    "ILACS": (["ILACS Action Plan", "Inspection dates: 4 to 15 November 2019"], Want("ilacs", "2019-11-04/2019-11-15")),
    "ILACS in the title": (["Post-ILACS Improvement Plan"], Want("ilacs")),
    "ILACS in the title with a date": (["Ofsted ILACS Inspection May 2019 – Action Plan"], Want("ilacs", "2019-05")),
    "ILACS with its long name": (
        [
            "Children’s Services Improvement Plan",
            "Inspection of local authority children’s services, 13 to 24 May 2024",
        ],
        Want("ilacs", "2024-05-13/2024-05-24"),
    ),
    "focused visit": (
        ["Action Plan", "Ofsted focused visit, 10 and 11 March 2021"],
        Want(None, "2021-03-10/2021-03-11"),
    ),
    "monitoring visit in the title": (["Action plan: monitoring visit, January 2020"], Want(None, "2020-01")),
    "monitoring visit": (
        ["Improvement Plan", "Ofsted monitoring visit 22 and 23 January 2020"],
        Want(None, "2020-01-22/2020-01-23"),
    ),
    "JTAI": (
        ["Joint Targeted Area Inspection Action Plan", "Inspection dates: 7 to 11 November 2022"],
        Want(None, "2022-11-07/2022-11-11"),
    ),
    "JTAI with its date": (
        [
            "Written statement of action",
            "Joint targeted area inspection of the multi-agency response to abuse and neglect, September 2017",
        ],
        Want(None, "2017-09"),
    ),
    "SEND WSoA": (
        ["SEND Written Statement of Action", "Joint local area SEND inspection, 9 to 13 July 2018"],
        Want("area-send", "2018-07-09/2018-07-13"),
    ),
    "SEND in the title": (["Local Area SEND Written Statement of Action"], Want("area-send")),
    "SEND accelerated progress": (["SEND Accelerated Progress Plan"], Want("area-send")),
    "SEND priority action plan": (
        ["Area SEND Priority Action Plan", "Area SEND inspection, 3 to 7 July 2023"],
        Want("area-send", "2023-07-03/2023-07-07"),
    ),
    "HMI Probation": (
        [
            "Youth Justice Improvement Plan",
            "HM Inspectorate of Probation inspection of youth justice services, May 2024",
        ],
        Want("youth-justice", "2024-05"),
    ),
    "Estyn": (
        ["Post-Inspection Action Plan", "Estyn inspection of education services, 6 to 10 February 2023"],
        Want("estyn", "2023-02-06/2023-02-10"),
    ),
    "Estyn in the title": (["Action Plan in response to Estyn inspection, November 2012"], Want("estyn", "2012-11")),
    "CQC": (
        ["CQC Assurance Improvement Plan", "Care Quality Commission assessment of adult social care, October 2024"],
        Want("cqc-local-authority", "2024-10"),
    ),
    "CQC in the title": (["Improvement plan following CQC local authority assessment"], Want("cqc-local-authority")),
    "Care Inspectorate": (
        ["Joint Inspection of Children’s Services: Improvement Plan", "Care Inspectorate, August 2016"],
        Want("care-inspectorate", "2016-08"),
    ),
    "Care Inspectorate, adults": (
        ["Improvement Action Plan", "Joint inspection of adult services, March 2019"],
        Want("care-inspectorate", "2019-03"),
    ),
    "peer challenge": (
        ["Corporate Peer Challenge Action Plan", "LGA Corporate Peer Challenge 5 – 8 November 2018"],
        Want("peer-challenge", "2018-11-05/2018-11-08"),
    ),
    "peer review": (["Safeguarding Peer Review: Action Plan"], Want("peer-challenge")),
    "scrutiny": (["Scrutiny Review of Home to School Transport: Action Plan"], Want("scrutiny-review")),
    "inspected by a label": (
        ["Improvement Plan", "Date of inspection: 12 to 23 July 2010"],
        Want(None, "2010-07-12/2010-07-23"),
    ),
    "focused visit in the title": (
        ["Action Plan following Ofsted's focused visit to children's services on 4 and 5 February 2020"],
        Want(None, "2020-02-04/2020-02-05"),
    ),
    "the challenge took place": (
        ["Peer Challenge Action Plan", "The peer challenge took place from 12 to 15 June 2018."],
        Want("peer-challenge", "2018-06-12/2018-06-15"),
    ),
    "an earlier inspection": (
        ["School Improvement Action Plan 2016/17", "Date of last inspection: March 2014"],
        Want(),
    ),
    "in brackets after post": (
        ["Improvement plan (post HMIP inspection, March 2022)"],
        Want("youth-justice", "2022-03"),
    ),
    "inspected, in the title after a dash": (
        ["Fostering Service Inspection – Action Plan – Inspection date 12/03/2014"],
        Want(None, "2014-03-12"),
    ),
    "date inspected": (
        ["Adoption Agency Inspection Action Plan", "Date inspected: 4-8 October 2010"],
        Want(None, "2010-10-04/2010-10-08"),
    ),
    "a dash before the inspection's date": (
        ["LGA Corporate Peer Challenge – Follow-up – 4th/5th March 2020", "Action Plan"],
        Want("peer-challenge", "2020-03-04/2020-03-05", title_at=1),
    ),
    "SEND area": (["SEND Area Inspection Action Plan"], Want("area-send")),
    "a committee's date": (
        ["Single Inspection Action Plan", "Children's Scrutiny Committee, 4 November 2014"],
        Want("single-inspection-framework"),
    ),
    "no inspection": (["Children’s Services Delivery Plan"], Want()),
    "recommendations of an inspection": (
        ["Response to the recommendations of the Care Quality Commission assessment, May 2025"],
        Want("cqc-local-authority", "2025-05"),
    ),
}


test_the_first_lines_say_what_was_inspected = first_lines_are_read_as_they_say(CASES)


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


@pytest.mark.parametrize(
    "title", ["Transport Scrutiny Review: Response and Action Tracker", "Review findings and action plan"]
)
@pytest.mark.parametrize("meets", ["Place Scrutiny Committee", "Audit and Standards Committee", "Health Board"])
def test_a_council_with_what_meets_of_it_is_no_title(tmp_path: Path, meets: str, title: str) -> None:
    plan = plan_of(tmp_path, f"## Borset Borough Council – {meets}\n\n## {title}\n\n{PLAN}", "plan.md")
    assert plan.title == title
    assert plan.notes == (f"Borset Borough Council – {meets}",)


def test_the_first_line_is_the_title_where_only_body_text_names_the_inspection(tmp_path: Path) -> None:
    title, body = (
        "Our response to the visit, June 2023",
        "Ofsted came in June 2023 under the ILACS framework and saw {}.",
    )
    told = body.format("how we help children, their families and those who care for them")
    plan = plan_of(tmp_path, f"{title}\n\n{told}\n\n{PLAN}")
    assert plan.title == title
    assert plan.notes == (told,)


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


def test_a_line_that_prints_the_title_again_is_no_note(tmp_path: Path) -> None:
    plan = web_table("No|Recommendation|Action|Lead|By when", "1|Improve audits|Agree a tool|Ann Lee|May 2022")
    assert page_plan(tmp_path, plan, "<p>Improvement Plan</p>", "<p>Other words</p>").notes == ("Other words",)


@pytest.mark.parametrize("line", ["Appendix 2", "APPENDIX B", "Annex A", "Item 7", "Agenda Item No. 5", "Enclosure C"])
@pytest.mark.parametrize("tag", ["p", "h1"])
def test_what_counts_the_paper_among_others_is_not_its_title(tmp_path: Path, line: str, tag: str) -> None:
    rows = web_table("Action | Lead | By when", "Hold days | Head of Law | May 2015")
    title = "Serious Case Review: Child T"
    body = f"<{tag}>{line}</{tag}><{tag}>{title}</{tag}><p>Here it is.</p>{rows}"
    plan = plan_of(tmp_path, f"<!DOCTYPE html><html><body>{body}</body></html>", "plan.html")
    assert (plan.title, plan.notes[:1]) == (title, (line,))


@pytest.mark.parametrize(
    "body",
    [
        "University of Borset",
        "Borset Housing Association",
        "Diocese of Borset and Wexshire",
        "Office of the Police and Crime Commissioner for Borset",
        "North Borset Combined Authority",
    ],
)
def test_a_bodys_name_over_the_title_is_a_note_whatever_body_it_is(tmp_path: Path, body: str) -> None:
    title = "Recommendations from the Effectiveness Review 2013/14"
    rows = "Recommendation | Action | Lead | By when\nMeet more | Hold a day | Clerk | May 2014"
    plan = plan_of(tmp_path, f"{body}\n\n{title}\n\n{rows}")
    assert (plan.title, plan.notes) == (title, (body,))
