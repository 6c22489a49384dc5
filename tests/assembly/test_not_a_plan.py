"""What councils publish beside their plans is none: contract, rules 13 and 15."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import parse_plan
from tests.build import codes_of, page_plan, plan_of, table

PUBLISHED = Path(__file__).with_name("not_plans")
LISTINGS = {
    "an action column that names who, not what": (
        "Item | Discussion | Action",
        "1 | Apologies were received from the Fire and Rescue Service. |",
        "2 | The pool of trainers has fallen to six. | GP",
        "3 | Applications have risen by a third since last year. | MW",
    ),
    "remedies that few of the cases have": (
        "Case reference | Category | Decision | Decision date | Remedy",
        "22 014 771 | Education | Upheld | 04/05/2023 | Apology; financial redress",
        "23 001 209 | Housing | Closed | 19/06/2023 |",
        "23 003 418 | Adult care | Not upheld | 30/10/2023 |",
    ),
    "judgements of areas": (
        "Area | Judgement",
        "The impact of leaders on social work practice | Requires improvement to be good",
        "The experiences and progress of care leavers | Good",
    ),
    "criteria in order of priority": (
        "Priority | Criterion | Evidence required",
        "1 | Looked after and previously looked after children | Letter from the social worker",
        "2 | Children with exceptional medical or social need | Letter from a professional",
    ),
    "audits still to be done": (
        "Audit area | Scope | Days | Quarter | Auditor | Status",
        "Main accounting system | Review of reconciliations | 15 | Q3 | A Shaw | Not started",
        "Creditors | Review of controls over supplier set-up | 12 | Q2 | K Webb | In progress",
    ),
    "what a service needs": (
        "Service | What we know | What we commission now | What we will need",
        "Home care | Demand has risen by 8% a year | 14 providers | More providers in rural areas",
        "Residential care | Occupancy has fallen | 32 homes | Fewer standard places",
    ),
    "decisions with their reasons": (
        "Date | Decision | Officer | Reason",
        "4 February 2020 | To extend the contract for advocacy | Head of Commissioning | To allow time for procurement",
        "11 February 2020 | To appoint consultants | Head of Finance | Specialist advice is needed",
    ),
    "topics of a committee": (
        "Date | Topic | Reason for item | Witnesses | Outcome sought",
        "4 June 2013 | Care leavers | Requested by the Committee | Head of Children in Care | Members are assured",
        "9 July 2013 | Flood response | Statutory duty | Environment Agency | Views to Cabinet",
    ),
    "petitions with a response": (
        "Petition | Signatures | Date received | Response | Officer",
        "Install a crossing | 312 | 4 May 2017 | A survey found that the criteria were not met | Traffic Manager",
        "Resurface Elm Grove | 48 | 2 June 2017 | Included in the programme for 2018 | Highways Manager",
    ),
    "comments with a response": (
        "Respondent | Comment | Council's response",
        "Parish Council | The site is in the flood plain | Noted. The strategic assessment covers this",
        "Developer | The density is too low | Disagree. The policy reflects local character",
    ),
    "planning applications with a recommendation": (
        "Application | Site | Proposal | Recommendation | Case officer",
        "19/01233/FUL | 14 High Street | Change of use from shop to café | Approve subject to conditions | T Blunt",
        "19/01340/HOU | 2 The Croft | Single storey rear extension | Refuse | S Ferris",
    ),
    "grants for projects": (
        "Organisation | Project | Amount awarded | Date awarded | Ward",
        "Eastfield Scouts | Repair the roof of the scout hut | £4,500 | 12/05/2016 | Eastfield",
        "Age Concern | Provide a weekly lunch club | £3,000 | 09/09/2016 | Central",
    ),
    "decisions that are to be taken": (
        "Decision to be taken | Decision maker | Date of decision | Consultation | Contact officer",
        "Approve the contract for domestic abuse services | Cabinet | 14 October 2014 | Police | Lesley Horne",
        "Agree the budget for consultation | Cabinet | 9 December 2014 | Residents | Ian Quayle",
    ),
    "measures with targets and a lead officer": (
        "Ref | Measure | Target | Q1 | Q2 | Lead officer | Comments",
        "HR1 | Days lost to sickness | 8.0 | 2.1 | 4.3 | Head of HR | Long-term sickness has risen",
        "EN5 | Household waste recycled | 50% | 48% | 49% | Waste Manager | Garden waste is lower in winter",
    ),
    "risks with their owners": (
        "Ref | Risk | Likelihood | Impact | Score | Mitigation | Owner",
        "1 | The Council cannot set a balanced budget | 3 | 4 | 12 | Monthly monitoring | Section 151 Officer",
        "2 | Industrial action | 2 | 3 | 6 | Consultation with trade unions | Head of HR",
    ),
}
PLAN = (
    "Action | Lead | Target date | RAG",
    "Establish a permanence panel | Head of Looked After Children | 31.10.15 | G",
    "Track all children without a plan | IRO Manager | 30.11.15 | A",
)
ACTIONS = ["Establish a permanence panel", "Track all children without a plan"]
LOOSELY_NAMED_PLANS = {
    "areas with an owner and a date": (
        "Area | Owner | By when",
        "Improve the quality of supervision records | Head of Service | May 2019",
        "Review the threshold document with partners | Board Manager | June 2019",
    ),
    "a response that says what will be done": (
        "Finding | Response | Officer | Date",
        "Records were not signed | Managers will sign all records each week | Team Manager | May 2019",
        "Minutes were sent late | Noted | Conference Manager | June 2019",
    ),
    "objectives of schools": (
        "School | Objective | Lead | By when",
        "Ash Primary | Improve attendance in every year group | Headteacher | July 2014",
        "Beech Infant | Raise standards in phonics | Deputy Headteacher | April 2014",
    ),
    "projects": (
        "Objective | Project | Lead | Date",
        "Fewer children in care | Edge of care team | Head of Service | May 2019",
        "More foster homes | Recruitment campaign | Fostering Manager | June 2019",
    ),
    "projects with nothing that they answer": (
        "Project | Lead | By when | Status",
        "Edge of care team | Head of Service | May 2019 | On track",
        "Recruitment campaign | Fostering Manager | June 2019 | Delayed",
    ),
    "recommendations alone": (
        "No | Recommendation",
        "1 | Review the threshold document with partners",
        "2 | Ensure that records are signed each week",
    ),
    "a decision on each recommendation": (
        "Recommendation | Decision | Action | Officer",
        "Publish a map of culverts | Agreed | Survey the culverts | Drainage Engineer",
        "Clean gullies twice a year | Agreed in part | Agree the routes | Highways Manager",
    ),
}


@pytest.mark.parametrize("title", ["Cabinet, 8 December 2015", "Children's Improvement Board: action plan update"])
@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_gives_no_actions_whatever_stands_over_it(tmp_path: Path, name: str, title: str) -> None:
    plan = plan_of(tmp_path, f"{title}\n\n{table(*LISTINGS[name])}")
    assert (plan.recommendations, plan.coverage.unplaced) == ((), ())
    assert "no_plan_found" in codes_of(plan)


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_below_a_plan_takes_nothing_of_its_header(tmp_path: Path, name: str) -> None:
    plan = plan_of(tmp_path, f"Action plan\n\n{table(*PLAN)}\n\nFor information\n\n{table(*LISTINGS[name])}")
    assert [action.text for r in plan.recommendations for action in r.actions] == ACTIONS


@pytest.mark.parametrize("name", LOOSELY_NAMED_PLANS)
def test_a_plan_is_one_although_other_tables_have_some_of_its_words(tmp_path: Path, name: str) -> None:
    rows = LOOSELY_NAMED_PLANS[name]
    plan = plan_of(tmp_path, f"Report\n\n{table(*rows)}")
    assert max(len(plan.recommendations), sum(len(r.actions) for r in plan.recommendations)) == len(rows) - 1


@pytest.mark.parametrize(
    "listing",
    [
        ("Performance indicator | Baseline | Target 2015/16 | Target 2016/17", "Adoption: days | 640 | 560 | 426"),
        ("Meeting | Date | Chair", "Improvement Board | 4 November 2019 | Director"),
        ("Term | Definition", "IRO | Independent reviewing officer"),
        ("Risk | Likelihood | Impact | Mitigation", "Funding is withdrawn | 2 | 3 | Bid for a grant"),
    ],
    ids=lambda listing: listing[0],
)
def test_a_header_of_another_table_directly_below_ends_the_plan(tmp_path: Path, listing: tuple[str, ...]) -> None:
    rows = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in (*PLAN, "", *listing))
    text = "".join(f"<tr>{row}</tr>" for row in rows).replace("<tr><td></td></tr>", "</table><table>")
    plan = page_plan(tmp_path, f"<table>{text}</table>", title="Action plan")
    assert [action.text for r in plan.recommendations for action in r.actions] == ACTIONS


def spaced(*rows: str) -> str:
    """Lines whose columns are set with spaces, as `table` has them with tabs."""
    return "\n".join("".join(cell.strip().ljust(38) for cell in row.split("|")).rstrip() for row in rows)


@pytest.mark.parametrize("between", ["\n\n", "\n\nBoard dates\n", "\nHow we will measure success\n\n"])
def test_a_plan_in_columns_of_spaces_ends_where_another_table_is_headed(tmp_path: Path, between: str) -> None:
    dates = spaced("Date | Time | Venue", "11 November 2020 | 10 am | Teams", "9 December 2020 | 2 pm | Town Hall")
    plan = plan_of(tmp_path, f"Action plan\n\n{spaced(*PLAN)}{between}{dates}\n")
    assert [action.text for r in plan.recommendations for action in r.actions] == ACTIONS


def test_a_plan_in_columns_of_spaces_ends_where_the_next_recommendation_heads_its_own(tmp_path: Path) -> None:
    first, second = (spaced(PLAN[0], row) for row in PLAN[1:])
    over = "Area for improvement {}: the service should {}."
    text = "\n".join([over.format(1, "plan sooner"), "", first, over.format(2, "track delay"), "", second])
    plan = plan_of(tmp_path, f"Action plan\n\n{text}\n")
    assert [(r.number, [a.text for a in r.actions]) for r in plan.recommendations] == [
        ("1", ACTIONS[:1]),
        ("2", ACTIONS[1:]),
    ]


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("forward-plan.docx", 0),
        ("minutes-margin-action.docx", 0),
        ("kpi-with-owner.pdf", 0),
        ("inspection-judgements.pdf", 0),
        ("plan-with-indicators.docx", 2),
        ("board-pack.pdf", 3),
    ],
)
def test_a_published_document_has_the_actions_of_its_plan_alone(name: str, actions: int) -> None:
    plan = parse_plan(PUBLISHED / name)
    assert sum(len(r.actions) for r in plan.recommendations) == actions
