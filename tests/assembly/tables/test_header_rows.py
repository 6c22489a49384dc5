"""Whole header rows of UK public bodies' action plans: what a header means can hang on those beside it.

"H" stands over "R": the headers of a row, and the role that each column must get ("extra" for none).
"""

from __future__ import annotations

import pytest

from planparse.assembly.tables.headers import find_headers, header_at
from planparse.document import Slice
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()
ROWS: dict[str, list[tuple[str, str]]] = {
    "children's services": [
        ("No | Recommendation | Action | Lead | By when | Outcome | Progress",
         "number recommendation action lead due outcome progress"),
        ("Ref | What do we need to improve? | What will we do? | Who? | By when? | How will we know? | RAG",
         "number recommendation action lead due measure status"),
        ("Area for Improvement | Actions | Lead Officer | Timescale | Success Criteria | Progress | BRAG",
         "recommendation action lead due measure progress status"),
        ("Recommendation | Paragraph | Action | Lead | Completion date | Evidence of impact",
         "recommendation finding action lead due evidence"),
        ("Ofsted finding | What we will do | Who | When | Impact", "recommendation action lead due outcome"),
        ("Priority | Action | Lead | Date | Completed", "priority action lead due completed"),
    ],
    "one word, two meanings": [
        ("Outcome | Action | Lead | By when | Progress", "outcome action lead due progress"),
        ("Recommendation | Action | Owner | Due date | Outcome", "recommendation action lead due outcome"),
        ("Recommendation | Milestone | Lead | By when", "recommendation action lead due"),
        ("Recommendation | Action | Milestone | Lead | By when", "recommendation action measure lead due"),
        ("Objective | Lead | By when | Progress", "action lead due progress"),
        ("Objective | Action | Lead | By when | Progress", "recommendation action lead due progress"),
        ("Issue | Recommendation | Action | Owner", "finding recommendation action lead"),
        ("Issue | Action | Owner | Deadline", "recommendation action lead due"),
        ("What | Who | When | Status", "action lead due status"),
        ("What | How | Who | When", "recommendation action lead due"),
        ("Date | Recommendation | Action | Owner | Due date | Status",
         "extra recommendation action lead due status"),
        ("Recommendation | Action | Owner | Due date | Update | Date",
         "recommendation action lead due progress extra"),
        ("Recommendation | Action | Lead | Due date | Date completed",
         "recommendation action lead due completed"),
        ("Recommendation | Response | Action | Lead | Due", "recommendation extra action lead due"),
        ("Finding | Recommendation | Management response | Officer | Date",
         "finding recommendation action lead due"),
        ("Recommendation | Agreed / Not agreed | Management response | Responsible officer | Target date",
         "recommendation extra action lead due"),
        ("Recommendation | Management response | Agreed action | Owner | Date",
         "recommendation extra action lead due"),
        ("Action | Risk | Lead | Start | Finish | RAG", "action extra lead extra due status"),
        ("Action | Task | Lead | By when", "action measure lead due"),
        ("Recommendation | Task | Milestone | Lead", "recommendation action measure lead"),
        ("Recommendation | Action | Delivery milestones | Lead", "recommendation action measure lead"),
        ("Recommendation | Key tasks | Lead | By when", "recommendation action lead due"),
        ("Recommendation | Response | Milestones | Lead", "recommendation action measure lead"),
    ],
    "internal audit": [
        ("Ref. | Finding | Risk | Recommendation | Priority | Agreed Action | Responsible Officer | "
         "Implementation Date",
         "number finding extra recommendation priority action lead due"),
        ("Rec No. | Recommendation | Priority | Management Response | Officer Responsible | Original Date | "
         "Revised Date",
         "number recommendation priority action lead due due"),
        ("Audit | Recommendation | Grade | Owner | Due date | Status | Follow-up comments",
         "extra recommendation extra lead due status progress"),
        ("Weakness identified | Agreed action | Manager responsible | Timescale", "recommendation action lead due"),
        ("Recommendation | Accepted (Y/N) | Action to be taken | By whom | By when | Implemented Y/N",
         "recommendation extra action lead due status"),
    ],
    "scrutiny": [
        ("Recommendation | Cabinet response | Lead Member | Lead Officer | Timescale",
         "recommendation action lead lead due"),
        ("Rec | Panel recommendation | Accept or reject | Proposed action | Lead | Target timescale | Cost",
         "number recommendation extra action lead due extra"),
        ("Recommendation | Portfolio Holder | Director | Progress at October 2018",
         "recommendation lead lead progress"),
    ],
    "health board": [
        ("Improvement needed | Standard | Service action | Responsible officer | Timescale",
         "recommendation extra action lead due"),
        ("Must do | Action | Executive Lead | Operational Lead | Target completion | Evidence of compliance",
         "recommendation action lead lead due evidence"),
    ],
    "Scottish": [
        ("Area for improvement | Improvement action | Lead Officer | Timescale | Measures of success | DoT",
         "recommendation action lead due measure extra"),
        ("Key question | Baseline | Action | KPI | Lead | Original target date | Revised target date",
         "recommendation extra action measure lead due due"),
    ],
    "Welsh": [
        ("Argymhelliad / Recommendation | Camau / Actions | Swyddog cyfrifol / Responsible officer | "
         "Amserlen / Timescale",
         "recommendation action lead due"),
        ("Rhif | Argymhelliad | Camau gweithredu | Swyddog arweiniol | Erbyn pryd | Cynnydd",
         "number recommendation action lead due progress"),
        ("Cyf / Ref | Argymhelliad / Recommendation | Cam gweithredu / Action | Pwy / Who | Pryd / When | "
         "Statws / Status",
         "number recommendation action lead due status"),
    ],
    "school improvement": [
        ("Key issue | Actions | Person(s) responsible | Timescale | Resources/Cost | Success criteria | Monitored by",
         "recommendation action lead due extra measure extra"),
        ("Objective | Tasks | Who? | When? | Cost | Impact", "recommendation action lead due extra outcome"),
    ],
    "fire and police": [
        ("AFI | Action | SRO | Forecast completion | BRAG | Evidence",
         "recommendation action lead due status evidence"),
        ("Cause of concern | Activity | Strategic lead | Deadline | Latest update | Direction of travel",
         "recommendation action lead due progress extra"),
        ("HMIC recommendation | Gold lead | Delivery date | Force update | Status",
         "recommendation lead due progress status"),
    ],
    "housing, climate, equality": [
        ("Priority area | Action | Lead service | Timeframe | Co-benefits | Carbon impact | Status",
         "recommendation action lead due outcome extra status"),
        ("Protected characteristic | Identified issue | Mitigating action | Lead responsible | Target date",
         "extra recommendation action lead due"),
        ("Gap | Action to address gap | Responsible | Completion due | Benefit to tenants",
         "recommendation action lead due outcome"),
    ],
    "misprinted": [
        ("Recomendation | Acton | Responsable officer | Timescle | Progess", "recommendation action lead due progress"),
        ("Recommen- dation | Agreed action | Respon- sible officer | Time- scale", "recommendation action lead due"),
        ("Ref¹ | Recommendation | Action* | Lead [2] | RAG²", "number recommendation action lead status"),
    ],
    "other bodies": [
        ("Key issue raised | Further action | Overall lead | Main deadline", "recommendation action lead due"),
        ("What must improve? | What shall we do? | Who is going to do it? | When should it be done?",
         "recommendation action lead due"),
        ("Argymhelliad | Beth fyddwn ni'n ei wneud? | Pwy? | Erbyn pryd?", "recommendation action lead due"),
        ("Safeguarding recommendation | Proposed improvement action | Lead officer for action | Target for completion",
         "recommendation action lead due"),
        ("Ref | Ofsted said | We will | Lead | Timeline | Impact/Evidence | RAG",
         "number recommendation action lead due evidence status"),
        ("Recommendation from the Panel | Decision | Officer comments | Responsible Officer | Completion date",
         "recommendation extra progress lead due"),
        ("Action Ref | Priority action | Key activities | Lead partner | Deadline | Outcome measure | Progress RAG",
         "number recommendation action lead due measure status"),
        ("What did inspectors say? | What will we do? | Who will lead? | When by? | "
         "How will we know it's made a difference?",
         "recommendation action lead due measure"),
        ("Theme | Recommendation | Action | Owner | Deadline | Update – June 2022 | RAG",
         "extra recommendation action lead due progress status"),
        ("Objective | Actions | Success Criteria | Lead | Resources | Start date | End date | Monitoring",
         "recommendation action measure lead extra extra due measure"),
        ("Area for development | What are we going to do | By whom | By when | Desired outcome | Progress/Impact",
         "recommendation action lead due outcome progress"),
        ("Standard | Regulation | Requirement | Action to be taken | Responsible person | Date for completion",
         "extra extra recommendation action lead due"),
        ("Recommendation | HB/Trust response | Action | Responsible | Timescale",
         "recommendation extra action lead due"),
        ("Finding | Recommendation | Risk rating | Agreed management action | Owner and target date",
         "finding recommendation extra action extra"),
        ("Issue | Action needed | Who | Target date | Done (date)", "recommendation action lead due completed"),
        ("Strategic aim | Objective | Action | Lead | Year 1 | Year 2 | Year 3",
         "recommendation extra action lead extra extra extra"),
        ("No. | HMICFRS Cause of Concern / Recommendation | Activity | Owner | Due | % complete",
         "number recommendation action lead due status"),
        ("Commitment | What we will do | By when | Lead officer | Status", "recommendation action due lead status"),
        ("Outcome | Actions | Measures | Lead | Timescale", "outcome action measure lead due"),
        ("Aim | Actions | Lead | Partners | By when | How we will measure success",
         "recommendation action lead partner due measure"),
        ("Proposal | Action | Officer | Date | Comment", "recommendation action lead due progress"),
        ("Equality impact identified | Action to mitigate | Responsible officer | Deadline | Monitoring arrangements",
         "recommendation action lead due measure"),
        ("Potential negative impact | Mitigation action | Lead | Date", "recommendation action lead due"),
        ("Carbon reduction action | Owner | Start | Finish | Cost | tCO2e saved", "action lead extra due extra extra"),
        ("Key Performance Indicator | Baseline | Target | Action | Lead | RAG",
         "measure extra measure action lead status"),
        ("Risk | Control gap | Action | Risk owner | Due date", "extra recommendation action lead due"),
        ("Milestone | Lead | Target date | Actual date | RAG", "action lead due completed status"),
        ("Task | Assigned to | Start | End | % Complete | Notes", "action lead extra due status progress"),
        ("Recommendation | Accepted? | Lead | Update | Complete?", "recommendation extra lead progress status"),
        ("Audit title | Recommendation | Priority | Original due date | Revised due date | Status update | Officer",
         "extra recommendation priority due due status lead"),
        ("Scrutiny recommendation | Executive decision | Action taken | Evidence | Date",
         "recommendation extra action evidence due"),
        ("Improvement required | Service action | Responsible officer | Timescale | Complete (Y/N)",
         "recommendation action lead due status"),
        ("Area for improvement | Desired outcome | Activities | Accountability | Delivery date | "
         "Evidence of impact | BRAG",
         "recommendation outcome action lead due evidence status"),
        ("Lesson learned | Action | Agency | Lead officer | Target date | Date completed | Outcome",
         "recommendation action lead lead due completed outcome"),
        ("Recommendation | Scope (local/regional) | Action to take | Lead Agency | "
         "Key milestones in enacting recommendation | Target date | Date of completion and outcome",
         "recommendation extra action lead measure due completed"),
        ("Recommendation | Agency | Action | How will this be evidenced | Timescale | RAG",
         "recommendation lead action evidence due status"),
        ("Learning | Actions | Owner | Intended impact | Timescales | Progress",
         "recommendation action lead outcome due progress"),
        ("Quality Indicator | Strengths | Areas for improvement | Actions | Who | When",
         "extra extra recommendation action lead due"),
        ("Key priority | What will be different? | Actions | Who's responsible | Timescales | Progress and impact",
         "recommendation outcome action lead due progress"),
        ("Criterion | Improvement action | Responsible | Timescale", "recommendation action lead due"),
        ("Target | Strategies | Personnel | Time | Cost | Success criteria",
         "recommendation action lead due extra measure"),
        ("Development point | Action plan | By whom | By when | Review", "recommendation action lead due progress"),
    ],
    "tie": [
        ("Recommendation | Action | Lead / Timescale | Progress", "recommendation action extra progress"),
        ("Recommendation | Action | Who and by when | RAG", "recommendation action extra status"),
        ("Recommendation | Action / Outcome | Lead | Due", "recommendation extra lead due"),
    ],
}  # fmt: skip
UNREAD = {
    "Target | Strategies | Personnel | Time | Cost | Success criteria": "a target that the actions answer is a measure",
}  # fmt: skip
CASES = [
    pytest.param(
        headers,
        roles,
        id=f"{kind}: {headers}",
        marks=[pytest.mark.xfail(reason=UNREAD[headers], strict=True)] if headers in UNREAD else [],
    )
    for kind, rows in ROWS.items()
    for headers, roles in rows
]


@pytest.mark.parametrize(("headers", "roles"), CASES)
def test_every_column_of_a_header_row_gets_its_role(headers: str, roles: str) -> None:
    row = [Slice(text) for text in headers.split(" | ")]
    body = [Slice(f"Words of no meaning {n}") for n in range(len(row))]
    found = header_at([row, body], 0, GRAMMAR, ())
    assert found is not None
    assert (found.height, [column.role or "extra" for column in found.columns]) == (1, roles.split())


@pytest.mark.parametrize("parts", ["Board level lead | Deputy", "Top banana | Second banana"])
def test_words_below_a_merged_header_cell_part_it_whether_they_are_known_or_not(parts: str) -> None:
    one, two = parts.split(" | ")
    rows = [
        ["No.", "Recommendation", "Action", "Accountability", "", "Target date", "Status"],
        ["", "", "", one, two, "", ""],
        ["MUST DO", "", "", "", "", "", ""],
        ["1", "Ensure that audits are done", "Audit ten cases", "Jane Doe", "Ann Lee", "May 2020", "Done"],
    ]
    (header,) = find_headers([[Slice(text) for text in row] for row in rows], GRAMMAR, ())
    assert (header.at, header.height) == (0, 2)
    assert [column.group for column in header.columns] == ["", "", "", "Accountability", "Accountability", "", ""]


def test_a_row_that_lacks_what_the_header_lacks_parts_nothing() -> None:
    rows = [
        ["No.", "Recommendation", "Action", "Lead", "", "Target date", "Status"],
        ["1", "Ensure that audits are done", "Audit ten cases", "Jane Doe", "", "May 2020", "Done"],
    ]
    (header,) = find_headers([[Slice(text) for text in row] for row in rows], GRAMMAR, ())
    assert header.height == 1
