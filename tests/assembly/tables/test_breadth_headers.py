"""Header words of UK public bodies' action plans, 2005-2025, each with the role that it must get; "extra" for none.

Headers are parted by " | ", a line break inside one is "¶". Rows of headers stand in test_breadth_header_rows.py.
"""

from __future__ import annotations

import pytest

from planparse.assembly.tables.headers import column_of
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()
CASES: dict[str, dict[str, str]] = {
    "children's services": {
        "recommendation": "Ofsted Recommendation | Area for Improvement (Ofsted) | What needs to improve? | "
            "Improvement Priority | Inspection area for improvement | Recommendation from inspection | "
            "Required improvement",
        "finding": "What Ofsted said | Inspectors' findings | Ofsted feedback | What the inspectors told us | "
            "Paragraph in report | Report paragraph number",
        "action": "What we will do | Actions we will take | Key tasks | Improvement activity | "
            "Actions to be taken to address this",
        "outcome": "Outcome for children | Difference for children and families | "
            "Impact for children and young people | What will be different for children? | "
            "Intended outcome for children and young people | Impact on children's outcomes",
        "measure": "How we will know | Success measures and targets | How will we know we've made a difference? | "
            "Performance measures and milestones | Success criteria / impact measures",
        "lead": "Strategic Lead | Lead Officer(s) | Workstream Lead | Accountable Head of Service | "
            "Lead Head of Service | Responsible AD",
        "due": "Completion date | Target date for completion | Due for completion | To be achieved by",
        "priority": "Ofsted timescale | Inspection timescale",
        "progress": "Progress to date and impact | Update for Improvement Board | Progress since last Board | "
            "Progress this quarter | What we have done",
        "evidence": "Evidence of impact | Evidence of impact on children | Impact evidenced by",
    },
    "adult social care": {
        "recommendation": "CQC area for improvement | Key theme for improvement | Improvement area | "
            "Recommendation / Learning | Learning point | Safeguarding Adults Review recommendation | "
            "SAR recommendation",
        "finding": "What we know | Summary of finding | CQC finding | Assessment finding",
        "action": "Action agreed | What we plan to do | Action we will take | Actions in progress | "
            "How will we do this?",
        "outcome": "Outcome for adults | Outcomes for residents | Expected outcome/impact | "
            "Difference this will make | "
            "What will it mean for people?",
        "measure": "How will success be measured? | How will we measure progress? | Indicator of success | "
            "Outcome measures / KPIs",
        "lead": "Lead Partner Officer | Action Owner | Owner(s) | SRO | Senior Responsible Owner",
        "partner": "Partners involved | Partner organisations | Key partners | Supporting partners",
        "due": "Expected date of completion | Timescale / Deadline | Planned end date",
        "progress": "Progress and next steps | Latest progress update | Current status and progress | "
            "Commentary on progress",
    },
    "internal audit": {
        "number": "Ref. | Rec. No. | Rec No | Audit Ref | Finding No. | Recommendation Ref. No.",
        "recommendation": "Audit recommendation | Agreed recommendation | Recommendation made | "
            "Recommendation and priority | "
            "Original recommendation | Outstanding recommendation",
        "finding": "Finding | Audit finding | Issue and risk | Weakness identified | Control weakness | Observation | "
            "Findings and implications",
        "action": "Management response | Management Response & Agreed Action | Agreed management action | "
            "Agreed action | Management comments and agreed actions | Agreed Action Plan | "
            "Response / Agreed action",
        "lead": "Responsible Officer | Officer Responsible | Responsible officer / Job title | Manager responsible | "
            "Implementation owner | Owner & job title",
        "due": "Implementation date | Target implementation date | Agreed implementation date | "
            "Date to be implemented by | Original implementation date | Revised implementation date | "
            "Proposed implementation date",
        "status": "Implementation status | Implemented? | Status (implemented / outstanding) | Implemented Y/N | "
            "Current status",
        "progress": "Follow-up comments | Position at follow up | Follow up findings | Auditor's comments | "
            "Internal audit follow up | Update at March 2019 | Management update",
        "extra": "Risk | Risk rating | Risk level | Agreed / Not agreed | Accepted (Y/N) | Agreed? | Implication | "
            "Grade | Assurance level | Potential risk | Risk exposure",
    },
    "external audit": {
        "recommendation": "Statutory recommendation | Key recommendation | Improvement recommendation | "
            "Auditor's recommendation | Auditor recommendation",
        "action": "Action proposed by management | Response from management | Council's response | "
            "Actions taken or planned",
        "extra": "Auditor judgement level | Value for money theme | Criteria impacted",
    },
    "scrutiny": {
        "number": "Rec | Recommendation No. | No. of recommendation | R no.",
        "recommendation": "Scrutiny recommendation | Panel recommendation | Task group recommendation | "
            "Recommendation of the review | Recommendation to Cabinet | Committee recommendation",
        "action": "Cabinet response | Executive response | Proposed action | Response of the Executive | "
            "Action proposed | Service response",
        "lead": "Cabinet Member | Portfolio Holder | Lead Member | Lead Cabinet Member | "
            "Responsible Cabinet Member | Cabinet Member / Lead Officer | Director responsible",
        "due": "Target timescale | Timescale for implementation | Timescales for delivery | Implementation timescale",
        "progress": "Progress update (6 months) | Six month update | 12 month update | Progress at October 2018 | "
            "Update to Committee | Progress against recommendation",
        "extra": "Accepted / Rejected / Deferred | Cabinet decision | Agreed in full, in part or rejected | "
            "Accept or reject",
    },
    "health board": {
        "number": "Action ID | Serial | Unique reference",
        "recommendation": "Must do | Should do | Regulation breach | HIW recommendation | Improvement needed | "
            "Requirement notice | Standard not met",
        "action": "Service action | Health board action | Corrective action | Actions agreed | SMART action | "
            "Action planned",
        "lead": "Executive Lead | Accountable Executive | Responsible Director | Clinical lead | "
            "Accountable Director / Lead | Executive owner | Operational Lead",
        "due": "Timescale | Target completion | Delivery date | Expected completion",
        "measure": "Success measure / KPI | Outcome metric | Assurance measure",
        "evidence": "Evidence of compliance | Assurance / Evidence | Evidence submitted",
        "extra": "Committee oversight | Reporting committee | Monitoring group",
    },
    "Scottish": {
        "recommendation": "Area for improvement | Priority for improvement | Audit Scotland recommendation | "
            "Best Value recommendation | Improvement objective | Care Inspectorate recommendation",
        "action": "Improvement action | What we will do to improve | Improvement actions required",
        "outcome": "Intended outcome | Outcomes for learners | Planned outcome | "
            "What difference will this make for children and young people?",
        "measure": "Measures of success | How will we measure impact? | How will we measure this? | "
            "Evidence / measures",
        "lead": "Lead Officer | Lead person(s) | Responsibility of | Chief Officer lead | Senior officer responsible",
        "due": "Timescale | Target date | Due by date",
        "extra": "NIF priority | HGIOS QI | SIMD | National outcome | Quality indicator",
    },
    "Welsh": {
        "number": "Rhif | Cyfeirnod | Cyf / Ref",
        "recommendation": "Argymhelliad | Argymhelliad / Recommendation | Argymhellion/Recommendations | "
            "Recommendation / Argymhelliad",
        "action": "Camau / Actions | Camau gweithredu | Cam gweithredu / Action | Gweithredu | Actions / Camau | "
            "Beth fyddwn ni'n ei wneud?",
        "outcome": "Canlyniad | Canlyniadau / Outcomes | Effaith | Canlyniad disgwyliedig",
        "measure": "Meini prawf llwyddiant | Mesurau llwyddiant / Success measures | "
            "Meini prawf llwyddiant / Success criteria",
        "lead": "Swyddog cyfrifol | Swyddog Arweiniol / Lead Officer | Cyfrifoldeb | Pwy? | Pwy / Who | Arweinydd",
        "due": "Amserlen | Erbyn pryd? | Erbyn pryd / By when | Dyddiad cwblhau / Completion date | Pryd? | "
            "Dyddiad targed | Amserlen / Timescale",
        "status": "Statws | Statws / Status",
        "progress": "Cynnydd | Cynnydd / Progress | Diweddariad / Update | Sylwadau",
        "evidence": "Tystiolaeth | Tystiolaeth / Evidence",
        "extra": "Adnoddau | Cost / Cost | Risg / Risk | Adnoddau / Resources | Dyddiad dechrau",
    },
    "Northern Ireland": {
        "recommendation": "RQIA Requirement | RQIA recommendation | Area for improvement identified | "
            "PAC recommendation",
        "action": "Action taken by the provider | Department's response | Trust response | Action to date and planned",
        "due": "Date to be completed by | Date for completion | Timescale for compliance",
        "lead": "Responsible Directorate | Lead Department | Lead Directorate",
        "partner": "Delivery partners | Partner bodies",
    },
    "school improvement": {
        "recommendation": "Key issue | Area of focus | Ofsted key issue | Key issue for improvement | "
            "Estyn recommendation | "
            "Target area",
        "action": "Tasks | Action steps | Strategies | Actions / tasks | Strategy | Key tasks and activities | "
            "Specific tasks",
        "measure": "Success Criteria | Success criteria (quantitative) | Targets | Milestones and success criteria | "
            "Performance indicators",
        "outcome": "Impact on pupils | Impact on learners | Intended impact | Expected impact on pupils",
        "lead": "Lead Person | Who? | Person/s responsible | Staff responsible | Lead staff | Personnel | SLT lead",
        "due": "Timescale | When? | By when? | Timeline | Deadline | Completed by when",
        "evidence": "Evidence | Evidence source | Evidence to be gathered",
        "extra": "Cost/Resources | Resources & costs | Monitored by | CPD | Training needs | Budget (£) | Resource | "
            "Governor monitoring | Monitoring by whom",
    },
    "fire": {
        "recommendation": "HMICFRS recommendation | Area for Improvement (AFI) | Cause of concern | AFI | HMICFRS AFI",
        "action": "Service action | Service's response | Activity to address | Actions required to discharge",
        "lead": "Strategic lead | SRO | Business owner | Tactical lead | Chief officer lead",
        "status": "BRAG | BRAG status | Delivery confidence RAG | Blue/Red/Amber/Green",
        "due": "Anticipated date of completion | Forecast completion | Forecast completion date | "
            "Baseline completion date",
    },
    "police": {
        "number": "Rec number | Recommendation number | Ref number",
        "recommendation": "HMIC recommendation | Recommendation / AFI | Area for improvement (AFI) | "
            "National recommendation",
        "lead": "Gold lead | Force lead | Chief Officer Lead | Thematic lead | NPCC lead | Lead force officer",
        "progress": "Force update | Current position | Latest update | Position as at 31 March",
        "status": "RAG | RAG grading | Closed / Open",
    },
    "housing": {
        "recommendation": "Ombudsman recommendation | Regulatory requirement | Inspection recommendation | "
            "Issue for improvement",
        "action": "Action to be taken | Remedial action | What are we going to do about it? | Action to address gap",
        "finding": "Gap identified by regulator",
        "outcome": "Benefit to tenants | Outcome for tenants | Benefit for customers | Expected benefit",
        "due": "Target completion date | Completion due | Deadline for completion",
        "lead": "Responsible | Lead officer / Team | Responsible officer/team",
    },
    "climate": {
        "recommendation": "Objective | Strategic objective | Priority area | Ambition",
        "action": "Action description | Description of action | Action/Project | Measures to be taken | "
            "Project / Action",
        "outcome": "Benefits | Co-benefits | Carbon benefit",
        "measure": "KPI | KPIs | Carbon saving target | Metric",
        "lead": "Lead service | Lead department | Delivery lead | Responsible department",
        "due": "Delivery timescale | Timeframe | Delivery timeframe | Start / end date",
        "status": "Status | Progress RAG | RAG progress",
        "extra": "Cost | Cost (£ - ££££) | Funding source | Carbon impact | Scope | Cost implications | "
            "Resource implications",
    },
    "equality": {
        "recommendation": "Equality objective | Objectives | Identified issue | Issue identified",
        "action": "Action required to mitigate | Mitigating action | Actions to mitigate impact | Proposed actions",
        "outcome": "Expected outcome | Outcome sought | Desired outcome",
        "lead": "Responsible lead | Lead responsible | Person responsible | Lead / responsible person",
        "due": "Target date | By when (date) | Completion target date",
        "extra": "Protected characteristic | Protected characteristics | Protected group",
    },
    "peer challenge and governance": {
        "recommendation": "LGA recommendation | Peer challenge recommendation | Key recommendation | "
            "Recommendation from peer team | Peer review recommendation",
        "action": "Next steps | Immediate action | Council response and actions | Actions to be delivered",
        "lead": "Lead director | Corporate lead | Accountable | Political lead | Lead politician | CLT lead",
        "due": "Start / Finish | Finish | Due date | Delivery by",
        "status": "Traffic light | RAG rating | Delivery status",
        "progress": "Position statement | Where are we now?",
        "extra": "Baseline | Direction of travel | DoT | Interdependencies | Resources/Cost | Start | Date raised | "
            "Review date",
    },
    "typo": {
        "recommendation": "Recomendation | Reccomendation | Recommedation | Recommendatons",
        "action": "Acton required | Actions requried | Acions | Managment response | Propsed action",
        "lead": "Responsable officer | Resposible Officer | Lead Offcier | Resonsible Person | Acountable Officer",
        "due": "Timescle | Time-scale | Target dat | Timescales for completetion | Completon date",
        "progress": "Progess update | Progress updtae | Upate on progress",
        "outcome": "Outcomme | Intended ouctome | Desired outocmes",
        "measure": "Sucess criteria | Succes measures | Success critera | Perfomance indicators",
        "evidence": "Evidance | Evidence of imapct",
    },
    "abbreviation": {
        "number": "No | No. | Nr | # | Ref: | Rec. | Rec # | Rec.no | S.No. | Item no.",
        "recommendation": "Recs | Recomm. | AfI | KLOE | Reco",
        "lead": "Resp. Officer | Resp Officer | Lead Off. | Resp. | Resp. person",
        "due": "Target compl. date | Est. completion date | Compl. date due | Impl. date | T/scale",
        "progress": "Prog. | Prog update",
        "action": "Mgmt response | Mgt action | Mgmt. action",
        "measure": "Perf. measure | PI | PIs | Success crit.",
        "extra": "DOT | D.o.T. | Res.",
    },
    "endnote mark": {
        "recommendation": "Recommendation¹ | Recommendation [1] | Recommendation*",
        "status": "RAG² | RAG* | RAG rating (1) | Status†",
        "lead": "Lead officer 3 | Lead[2]",
        "due": "Timescale* | By when?¹ | Deadline **",
        "measure": "KPI‡",
    },
    "line break": {
        "recommendation": "Recommend¶ation | Area for¶improvement",
        "action": "Action¶required | Action(s) to be¶taken | Agreed¶action",
        "lead": "Respons¶ible officer | Lead¶officer | Person¶responsible | Account¶able officer | "
            "Res¶ponsible Officer",
        "due": "Target¶date | Time¶scale | By¶when | Com¶pletion date | Dead¶line",
        "status": "RAG¶rating | Sta¶tus",
        "progress": "Progress¶update | Pro¶gress | Com¶ments",
        "evidence": "Evi¶dence",
    },
    "hyphenated break": {
        "recommendation": "Recommen-¶dation | Recom-¶mendation | Recommend- ation",
        "lead": "Respon-¶sible officer | Account-¶able officer | Responsi-¶bility",
        "due": "Time-¶scale | Com-¶pletion date | Imple-¶mentation date",
        "progress": "Pro-¶gress | Up-¶date",
        "measure": "Perform-¶ance measure",
        "status": "Com-¶plete?",
    },
    "slash": {
        "lead": "Lead/Owner | Lead / Responsible officer | Owner/Lead | Lead officer/s | Who/Lead | "
            "Lead Member/Lead Officer | Responsible officer / lead | Owner / Lead Officer",
        "due": "Timescale/Deadline | Due date/timescale | Deadline / Target date | When/By when",
        "progress": "Progress/Update | Comments/Update | Update/Progress | Progress/Comments | "
            "Comments / Progress to date",
        "action": "Action/Task | Actions / Tasks | Actions/Activities | Task/Activity",
        "outcome": "Outcome/Impact | Outcomes / Benefits | Impact/Outcome",
        "measure": "Measure/KPI | Target / Measure | KPI/Target | Success criteria/measures",
        "recommendation": "Recommendation/Issue | Issue / Recommendation | Objective/Priority area",
        "status": "RAG/Status | Status/RAG | Status / BRAG",
        "finding": "Finding/Observation",
    },
    "question": {
        "action": "What will we do? | What are we going to do? | What will we do differently? | "
            "How will we get there? | How will we do it? | What do we need to do? | What action will be taken? | "
            "What actions are needed? | What needs to be done?",
        "measure": "How will we know? | How will we know it is working? | How will we know we have succeeded? | "
            "How will we know if we are making a difference? | What will success look like? | "
            "How will we measure success? | How do we know? | How will we monitor this?",
        "lead": "Who? | By whom? | Who will do this? | Who is leading? | Who is responsible? | "
            "Who will be responsible? | Who leads? | Who's responsible?",
        "due": "When? | By when? | When will this be done? | When by? | When will it be completed? | "
            "When will we do this by? | By when will this be done?",
        "outcome": "So what? | What difference will it make? | What will be different? | What do we want to achieve? | "
            "What impact will this have? | What difference will we see?",
        "recommendation": "What do we need to improve? | What needs to change? | What do we want to change?",
        "progress": "How are we doing? | What have we done so far? | What progress have we made? | Where are we now? | "
            "What has been done?",
        "finding": "What did Ofsted say? | Why? | What did the inspectors find? | Why is this important? | "
            "What is the issue?",
        "partner": "With whom? | Who else is involved? | Who will help?",
        "evidence": "What is the evidence? | How will it be evidenced? | What evidence do we have?",
        "status": "Complete? | Completed? (Y/N) | Done? | Is it complete?",
        "extra": "How much will it cost? | What resources are needed? | What are the risks?",
    },
    "hint": {
        "action": "Action (what we will do) | Actions (SMART) | Actions (including milestones) | "
            "Action – what will be done | Actions: what we will do | Action (be specific)",
        "lead": "Lead (name and job title) | Lead officer (job title) | Who (lead) | Responsible officer (name) | "
            "Owner (named individual) | Lead: who is accountable?",
        "due": "By when (date) | Timescale (start and end) | Deadline (dd/mm/yy) | Target date (month/year) | "
            "When (by) | Timescale: by when?",
        "outcome": "Outcome (what difference will this make?) | Outcomes: what difference will this make? | "
            "Impact (so what?) | Outcome – what will change?",
        "measure": "Success criteria (how will we know?) | Measure (KPI) | Measures – how will we know? | "
            "Success measures (quantitative and qualitative)",
        "status": "RAG (Red, Amber, Green) | Status (RAG) | RAG status (B/R/A/G) | "
            "Status (not started, in progress, complete) | RAG (at 31/03/2019)",
        "progress": "Progress (with dates) | Progress update (March 2019) | Progress (to be updated monthly) | "
            "Update: June 2021 | Progress – September 2020 | Comments (where applicable)",
        "recommendation": "Recommendation (from report) | Recommendation (Ofsted) | "
            "Area for development (from self-evaluation) | Recommendation (para. 12)",
        "evidence": "Evidence (documents) | Evidence (where is it kept?) | Evidence – what will we see?",
        "extra": "Resources (time, money, people) | Resources: what do we need? | Cost (£000) | Risk (H/M/L)",
    },
    "two of one role": {
        "due": "Original target date | Revised target date | Original deadline | New deadline | Original due date | "
            "Current due date | Revised date (if applicable) | Original completion date | Revised completion | "
            "Extended deadline",
        "lead": "Lead member | Lead officer | Lead politician | Lead councillor | Lead director and officer | "
            "Operational lead | Member lead | Officer lead",
        "completed": "Date completed | Actual completion date | Completed (date) | Date of actual completion | "
            "Date action completed | Completion date (actual) | Closed on | Date signed off",
    },
}  # fmt: skip
ROWS = [
    pytest.param(header.replace("¶", "\n"), role, id=f"{kind}: {header} -> {role}")
    for kind, by_role in CASES.items()
    for role, headers in by_role.items()
    for header in headers.split(" | ")
]


def test_there_are_many_headers_that_differ_by_more_than_case_and_spaces() -> None:
    assert len({"".join(str(case.values[0]).split()).casefold() for case in ROWS}) >= 500


@pytest.mark.parametrize(("header", "role"), ROWS)
def test_a_header_gets_the_role_that_its_words_say(header: str, role: str) -> None:
    assert (column_of(header, GRAMMAR).role or "extra") == role
