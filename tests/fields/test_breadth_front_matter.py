"""Contract, rules 15, 16 and 18, over the first lines of plans, 2005-2025: framework, inspected, issued, title."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from planparse.fields.inspections import framework_of
from planparse.grammar.load import load_grammar
from tests.build import plan_of, table

PLAN = table(
    "Recommendation | Action | Lead | By when",
    "Improve the quality of audits | Agree a new audit tool | Team Manager | July 2025",
    "Strengthen supervision | Train all supervisors | Head of Service | September 2025",
)


class Want(NamedTuple):
    """The framework's slug, the EDTF of the inspection and of the plan's own date, which line is the title."""

    framework: str | None = None
    inspected: str | None = None
    issued: str | None = None
    title_at: int = 0


CASES: dict[str, tuple[list[str], Want]] = {
    "JAR": (
        ["Joint Area Review Action Plan", "Inspection date: March 2006"],
        Want("joint-area-review", "2006-03"),
    ),
    "JAR in the title with its date": (
        ["Action Plan in response to the Joint Area Review, June 2007"],
        Want("joint-area-review", "2007-06"),
    ),
    "APA": (
        ["Annual Performance Assessment 2007: Action Plan"],
        Want("annual-performance-assessment", "2007"),
    ),
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
    "SIF in the title": (
        ["Post-SIF Improvement Plan"],
        Want("single-inspection-framework"),
    ),
    "ILACS": (
        ["ILACS Action Plan", "Inspection dates: 4 to 15 November 2019"],
        Want("ilacs", "2019-11-04/2019-11-15"),
    ),
    "ILACS in the title": (
        ["Post-ILACS Improvement Plan"],
        Want("ilacs"),
    ),
    "ILACS in the title with a date": (
        ["Ofsted ILACS Inspection May 2019 – Action Plan"],
        Want("ilacs", "2019-05"),
    ),
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
    "monitoring visit in the title": (
        ["Action plan: monitoring visit, January 2020"],
        Want(None, "2020-01"),
    ),
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
    "SEND in the title": (
        ["Local Area SEND Written Statement of Action"],
        Want("area-send"),
    ),
    "SEND accelerated progress": (
        ["SEND Accelerated Progress Plan"],
        Want("area-send"),
    ),
    "SEND priority action plan": (
        ["Area SEND Priority Action Plan", "Area SEND inspection, 3 to 7 July 2023"],
        Want("area-send", "2023-07-03/2023-07-07"),
    ),
    "SEND strategic plan": (
        ["Priority Action Plan (Area SEND)", "Issued: 12 March 2024"],
        Want("area-send", None, "2024-03-12"),
    ),
    "HMI Probation": (
        [
            "Youth Justice Improvement Plan",
            "HM Inspectorate of Probation inspection of youth justice services, May 2024",
        ],
        Want("youth-justice", "2024-05"),
    ),
    "HMIP core case": (
        ["HMIP Core Case Inspection of youth offending work: Improvement Plan", "Published: 14 December 2011"],
        Want("youth-justice", None, "2011-12-14"),
    ),
    "Estyn": (
        ["Post-Inspection Action Plan", "Estyn inspection of education services, 6 to 10 February 2023"],
        Want("estyn", "2023-02-06/2023-02-10"),
    ),
    "Estyn in the title": (
        ["Action Plan in response to Estyn inspection, November 2012"],
        Want("estyn", "2012-11"),
    ),
    "CQC": (
        ["CQC Assurance Improvement Plan", "Care Quality Commission assessment of adult social care, October 2024"],
        Want("cqc-local-authority", "2024-10"),
    ),
    "CQC in the title": (
        ["Improvement plan following CQC local authority assessment"],
        Want("cqc-local-authority"),
    ),
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
    "peer review": (
        ["Safeguarding Peer Review: Action Plan"],
        Want("peer-challenge"),
    ),
    "internal audit": (
        ["Internal Audit Action Plan", "Audit of payroll, report issued 3 May 2016"],
        Want("internal-audit", None, "2016-05-03"),
    ),
    "scrutiny": (
        ["Scrutiny Review of Home to School Transport: Action Plan"],
        Want("scrutiny-review"),
    ),
    "inspected and published": (
        ["Improvement Plan", "Inspected May 2019. Report published 24 June 2019."],
        Want(None, "2019-05", "2019-06-24"),
    ),
    "inspected by a label": (
        ["Improvement Plan", "Date of inspection: 12 to 23 July 2010"],
        Want(None, "2010-07-12/2010-07-23"),
    ),
    "two labels": (
        ["Ofsted Action Plan", "Inspection date: March 2012", "Publication date: 4 May 2012"],
        Want(None, "2012-03", "2012-05-04"),
    ),
    "issued by a label": (
        ["Ofsted Action Plan", "Date issued: 3 September 2013"],
        Want(None, None, "2013-09-03"),
    ),
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
    "version with a date": (
        ["Ofsted Action Plan", "Version 2.1 – 5 March 2015"],
        Want(None, None, "2015-03-05"),
    ),
    "short version with a date": (
        ["Ofsted Action Plan", "v0.3 12/06/14"],
        Want(None, None, "2014-06-12"),
    ),
    "a date alone": (
        ["Children’s Services Improvement Plan", "September 2021"],
        Want(None, None, "2021-09"),
    ),
    "a day alone": (
        ["Children’s Services Improvement Plan", "21 September 2021"],
        Want(None, None, "2021-09-21"),
    ),
    "a date in brackets": (
        ["Children’s Services Improvement Plan (September 2021)"],
        Want(None, None, "2021-09"),
    ),
    "a dash and a date": (
        ["Children’s Services Improvement Plan – September 2021"],
        Want(None, None, "2021-09"),
    ),
    "years in the title": (
        ["Children’s Services Improvement Plan 2021–2023"],
        Want(),
    ),
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
    "focused visit in the title": (
        ["Action Plan following Ofsted's focused visit to children's services on 4 and 5 February 2020"],
        Want(None, "2020-02-04/2020-02-05"),
    ),
    "the challenge took place": (
        ["Peer Challenge Action Plan", "The peer challenge took place from 12 to 15 June 2018."],
        Want("peer-challenge", "2018-06-12/2018-06-15"),
    ),
    "progress as at": (["Progress on the Ofsted Action Plan as at 30 June 2016"], Want(None, None, "2016-06-30")),
    "an earlier inspection": (
        ["School Improvement Action Plan 2016/17", "Date of last inspection: March 2014"],
        Want(),
    ),
    "in brackets after post": (
        ["Improvement plan (post HMIP inspection, March 2022)"],
        Want("youth-justice", "2022-03"),
    ),
    "published after inspected": (
        ["Ofsted Action Plan", "Published on 4th July 2012 following inspection in May 2012"],
        Want(None, "2012-05", "2012-07-04"),
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
    "refreshed": (
        ["Ofsted ILACS – Improvement Plan 2022-24 (Refreshed October 2023)"],
        Want("ilacs", None, "2023-10"),
    ),
    "scrutiny group": (
        ["Scrutiny Task & Finish Group: Child Sexual Exploitation", "Recommendations and Action Plan - January 2015"],
        Want("scrutiny-review", None, "2015-01", title_at=1),
    ),
    "a committee's date": (
        ["Single Inspection Action Plan", "Children's Scrutiny Committee, 4 November 2014"],
        Want("single-inspection-framework"),
    ),
    "no inspection": (
        ["Children’s Services Delivery Plan"],
        Want(),
    ),
    "recommendations of an inspection": (
        ["Response to the recommendations of the Care Quality Commission assessment, May 2025"],
        Want("cqc-local-authority", "2025-05"),
    ),
}
ROWS = [pytest.param(lines, want, id=name) for name, (lines, want) in CASES.items()]


@pytest.mark.parametrize(("lines", "want"), ROWS)
def test_front_matter_is_read_as_its_words_say(tmp_path: Path, lines: list[str], want: Want) -> None:
    plan = plan_of(tmp_path, "\n\n".join([*lines, PLAN]))
    inspection = plan.inspection
    found = Want(
        inspection.framework if inspection else None,
        inspection.date.edtf if inspection and inspection.date else None,
        plan.issued.edtf if plan.issued else None,
        lines.index(plan.title or ""),
    )
    assert found == want


@pytest.mark.parametrize(
    ("text", "framework"),
    [
        ("Ofsted single inspection", "single-inspection-framework"),
        ("SIF re-inspection 2017", "single-inspection-framework"),
        ("ILACS short inspection", "ilacs"),
        ("ILACS standard inspection", "ilacs"),
        ("Inspecting Local Authority Children's Services (ILACS)", "ilacs"),
        ("Local area SEND revisit", "area-send"),
        ("Area SEND full inspection", "area-send"),
        ("SEND WSoA", "area-send"),
        ("SEND Partnership Priority Action Plan", "area-send"),
        ("HMIP full joint inspection", "youth-justice"),
        ("Core Case Inspection of youth offending work", "youth-justice"),
        ("Short Quality Screening of youth offending work", "youth-justice"),
        ("Estyn monitoring visit", "estyn"),
        ("Inspection of Local Government Education Services (LGES), Estyn", "estyn"),
        ("CQC assurance visit", "cqc-local-authority"),
        ("Joint inspection of services for children and young people", "care-inspectorate"),
        ("Joint inspection of adult support and protection", "care-inspectorate"),
        ("LGA Finance Peer Review", "peer-challenge"),
        ("Children's Services Peer Challenge", "peer-challenge"),
        ("Internal audit follow-up", "internal-audit"),
        ("Overview and Scrutiny Task and Finish Review", "scrutiny-review"),
        ("Joint Area Review (JAR)", "joint-area-review"),
        ("Local Safeguarding Board annual report", None),
        ("Corporate Plan", None),
    ],
)
def test_a_framework_is_known_by_its_names(text: str, framework: str | None) -> None:
    assert framework_of(text, load_grammar().references) == framework


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
