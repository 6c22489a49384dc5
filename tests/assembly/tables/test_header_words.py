"""A header gets the role that its words say; "extra" where it has none.

One that names two roles at once, "Agreed actions and timescales" or "Evidence/finding", is refused: "extra".
"""

from __future__ import annotations

import pytest

from tests.assembly.tables.header_wants import headers_get_their_roles

CASES: dict[str, dict[str, list[str]]] = {
    "words": {
        "number": [
            "Action plan ref", "Rec ref", "AFI no.", "Recommendation reference", "Row", "Line no", "Objective no",
            "Priority no.", "KLOE ref", "Unique ID", "Task No", "Rec. number", "Recommendation #", "Ref code",
            "Action no. / ref", "Audit recommendation no.", "Item number",
        ],
        "recommendation": [
            "Area of improvement identified", "Improvement identified", "Required improvements",
            "Identified area for improvement", "Audit finding/recommendation", "Recommendation agreed",
            "Ombudsman's recommendation", "Actions recommended", "HMIP recommendation", "ESTYN Recommendation",
            "Areas where further improvement is needed", "What did we need to improve", "Recommendations arising",
            "Issue / area for development", "Issue to be addressed", "Issues to address", "Challenge", "Problem",
            "Need identified", "Priority outcome", "Key issues", "Theme / recommendation",
            "Recommendation (as stated in report)", "Review recommendation", "What needs improving?",
            "Statutory requirement", "Focus area", "Improvement aim", "Area to improve", "Key Improvement Area",
            "Recommendations and areas for development", "Priority area for action", "Improvement objective",
            "Areas identified for improvement", "Key findings / recommendations", "Recommendation summary",
            "Summary of recommendation", "Inspection recommendations (2018)", "Regulator recommendation",
            "Recommended improvement", "Issue / recommendation", "Principal recommendation",
            "Outstanding actions from audit", "Area for strengthening", "Development area", "Area of practice",
            "Priority for action", "High level objective", "Key outcome / objective", "Recommendation to be addressed",
            "Improvement goals", "AREA FOR IMPROVEMENT", "Areas requiring development",
            "Auditor's recommendation and rationale", "Theme and recommendation", "What must improve",
            "Inspection key judgement/recommendation", "Recommendation from review panel", "Concerns raised",
        ],
        "finding": [
            "Inspection evidence", "Report finding", "Inspector's comments", "Ofsted narrative", "Evidence from report",
            "Report reference (para)", "Page / para", "What inspectors told us", "Current issue",
            "Strengths and weaknesses", "Background", "Rationale / context", "Key inspection findings", "Ofsted's view",
            "Inspectors found", "Summary findings", "Audit observations", "Relevant paragraph",
            "Findings from inspection", "Judgement / finding", "Evidence base from inspection",
            "Reason for recommendation", "Ofsted finding (page ref)", "Context and findings", "Why does this matter?",
            "Identified weakness",
        ],
        "action": [
            "What we are doing", "Actions / milestones", "Steps to be taken", "Steps to success",
            "Implementation action", "Action to address recommendation", "Specific actions required",
            "Actions and tasks", "Proposed response", "Action(s) required", "Development activity", "Plan of action",
            "Intended action", "Work required", "Activity / action", "Actions we have agreed", "How we will respond",
            "Improvement activities", "Action/s", "Detail of action", "Details of actions", "Summary of action",
            "Management's response", "Actions for improvement", "Key deliverables", "Deliverables",
            "Actions - what needs to be done", "What action is required?", "Proposed improvements actions",
            "Action planned / taken", "Actions arising", "Response and action", "Council action", "Trust action",
            "School action", "How will this be achieved?", "Specific actions to be taken", "Key steps", "Main actions",
            "Improvement tasks", "Action items", "Actions in response", "Agreed response",
            "What are we going to do differently?", "Immediate actions taken", "Activities to be undertaken",
            "Key actions and milestones", "Action - description", "How we will address it", "Tasks to be completed",
            "Strategic actions", "Action to achieve objective", "Required activity", "Agreed improvement actions",
            "Activity / Task Description", "Our plans", "Officer response", "Detailed tasks", "Actions taken",
        ],
        "outcome": [
            "Expected results", "Intended benefits", "Planned impact", "Outcome required", "End result",
            "Success will mean", "Desired result", "Result", "Aspirational outcome", "Outcome - what will be better",
            "Impact/difference", "What will this achieve?", "Anticipated benefits", "Outcomes for service users",
            "Outcome to be achieved", "Expected outcomes for children", "The difference we want to make",
            "Impact on outcomes", "Improved outcome", "What will improve as a result?", "Intended difference",
            "Outcomes - what difference will we make?", "Intended outcomes for pupils", "Impact for families",
            "Benefits realised", "What good looks like", "Outcome of action",
        ],
        "measure": [
            "Success factors", "How we'll know", "How measured", "Measure/Target", "Critical success factors",
            "Monitoring and evaluation", "Evaluation", "Performance target", "Success looks like…", "Measurable impact",
            "Measures and targets", "How will you know?", "Milestone measures", "Measuring success",
            "How success will be measured", "Key indicators", "Key performance measures", "Success measure(s)",
            "Quantitative measure", "KPI / success measure", "Performance indicators & targets", "Measures of impact",
            "Targets and success criteria", "How will success be evaluated?", "What are the success criteria?",
            "How do we know we are making a difference?", "Measures (how will we know)", "Target/KPI",
            "Quality measure",
        ],
        "lead": [
            "Lead / support", "Accountable lead officer", "Delivery owner", "Assigned officer", "Officer lead",
            "Responsible department/officer", "Lead for action", "Responsible team/officer", "Leads and partners",
            "Action lead(s)", "Who is accountable?", "Nominated lead", "Key lead", "Named person responsible",
            "Owner/Lead officer", "Lead officer and team", "Senior lead", "LT lead", "SMT lead", "Head teacher lead",
            "Governor lead", "Link governor", "Lead Councillor", "Responsibility (lead)", "Service responsible",
            "Person accountable", "Executive member", "Project manager", "Delivery body", "Responsible Owner",
            "Lead officers / managers", "Responsible Head of Service", "Accountable officer (name)",
            "Lead & supporting officers", "Senior Responsible Officer (SRO)", "Responsibility for delivery",
            "Responsible person(s)", "Who will be accountable?", "Action assigned to", "Officer/Team responsible",
            "Designated lead", "Lead professional / agency", "Theme lead", "Area lead", "Director / Head of Service",
            "Leads", "Overall lead", "Action by", "Action by whom", "Owner / Sponsor", "Lead person / team",
            "Strategic owner", "Officer(s)", "Directorate lead", "Responsible individual", "Risk owner",
        ],
        "due": [
            "Date to be achieved", "Implementation deadline", "Proposed date", "Anticipated date", "Delivery deadline",
            "Expected end date", "Timeframe for completion", "Timescale/milestones", "When will it be done by?",
            "Date due for completion", "Proposed timescale", "Due (date)", "Target / deadline", "By (date)",
            "Planned completion", "Agreed timescale", "Expected delivery", "Target delivery date", "Est completion",
            "Timescale and milestones", "Revised timescales", "Date required", "Projected completion date",
            "To be completed (date)", "Target timeframe", "Completion by (date)", "Timescale (by when)",
            "Expected implementation date", "Original timeframe for completion", "Date for review and completion",
            "Complete by date", "Completion timeframe", "Date by which action will be completed", "Due by (month)",
            "Target end date", "Action due date", "Due Date (revised)", "Target Date for Completion", "Planned date",
            "Action by when", "Anticipated completion date", "Target (date)", "Completion deadline",
            "When will it happen?", "Timescales for completion", "Deadline / milestone date", "Target quarter",
        ],
        "status": [
            "RAG Status (Red/Amber/Green)", "Implementation RAG", "Overall status", "Overall RAG", "BRAGG", "RAYG",
            "RAG Sept 2019", "Current RAG", "Previous RAG", "Action complete?", "On track?", "Achieved?",
            "Achieved Y/N", "Progress (RAG) rating", "Colour rating", "Progress indicator", "Action RAG",
            "Progress status", "RAG as at Sept 20", "Completion RAG", "Delivery RAG", "Status at 31 March",
            "Overall progress RAG", "Current BRAG status", "RAG / status update",
            "Not started / in progress / complete", "Status (RAG rated)", "RAG (current)", "Rating (RAG)", "Done Y/N",
            "Action status (open/closed)", "BRAG rating Oct 2021",
        ],
        "progress": [
            "Progress as at March 2021", "Progress summary (Q2)", "Narrative update", "Supporting commentary",
            "Latest comments", "Update on actions", "Update – January 2020", "Actions completed",
            "Action completed to date", "Progress/outcomes", "Position (July 2018)", "Review of progress",
            "Latest position / update", "Monitoring notes", "Activity to date", "Comments on progress",
            "Evidence and progress", "Committee update", "Q3 update", "Termly review", "Monitoring comments",
            "Achievements to date", "Status and comments", "Progress - July 2013", "Progress at 6 months",
            "Current progress/comments", "Update provided by officer", "Progress narrative", "Quarter 3 update",
            "Action taken to date", "Work completed to date", "What's been done?", "Comments / evidence of progress",
            "Progress made against recommendation", "Progress log", "Progress/current position",
            "Update on progress (Nov 2015)", "Summary of progress to date", "Recent progress", "Progress + next steps",
            "Update (31.3.15)", "What we've done so far", "Current update", "Officer update",
        ],
        "evidence": [
            "Supporting evidence", "Documentary evidence", "Evidence file", "Evidence / impact",
            "How do we evidence this?", "Evidence of outcome", "Sources of assurance", "Evidence collected",
            "Evidence provided", "Evidence to support closure", "Evidence (what and where)", "Evidence of change",
            "Evidence for closure", "Evidence / assurance", "Where is the evidence?", "Evidence link",
            "Evidence that shows impact", "Proof of completion", "Evidence reference", "How will we evidence success",
        ],
        "completed": [
            "Actual date of completion", "Date action closed", "Completed on (date)", "Closure date", "Date achieved",
            "Actual implementation date", "Sign off date", "Date of closure", "Date implemented",
            "Completed date (if applicable)", "Date recommendation closed", "Actual completion", "Actual finish date",
            "Date complete", "Completed - date", "Date of completion (actual)", "Date actioned", "Completed by",
        ],
        "partner": [
            "Supporting agencies", "Partner involvement", "Contributing partners", "Involved", "In partnership with",
            "Key stakeholders", "Others involved", "Support from", "Key partners involved", "Partners / stakeholders",
            "Who do we need to involve?", "Supporting organisation(s)",
        ],
        "extra": [
            "Estimated cost", "Cost/funding", "Resource requirement", "Resource implications (financial)",
            "Links to plan", "Link to strategy", "Dependencies and risks", "Risk score", "Risk if not implemented",
            "Impact rating", "Date opened", "Previous date", "Strategic priority link", "Board", "Governance route",
            "Level of risk", "Inherent risk", "Forum", "Timescale changes", "Resources needed (£)", "Associated risks",
            "Risk (H/M/L)", "Links with other plans", "Budget implications", "Cost (if any)", "Baseline position",
            "Scheduled start", "Start date (planned)", "Monitoring body", "Assurance route", "Confidence level",
            "Risk category", "Reporting to", "Resource/cost implications", "Financial implications", "Start date",
            "Directorate", "Workstream", "Link to corporate plan", "Staffing implications", "Ward", "Evidence/finding",
            "Agreed actions and timescales", "Success Measure / Outcome", "Evidence of progress/impact?",
        ],
        "priority": ["Priority (H/M/L)"],
    },
}  # fmt: skip
UNREAD = {
    "Auditor's recommendation and rationale": "half of it is no known phrase, the other half another role",
}


test_a_header_gets_the_role_that_its_words_say = headers_get_their_roles(
    CASES, {header: pytest.mark.xfail(reason=reason, strict=True) for header, reason in UNREAD.items()}
)


def test_there_are_many_headers_that_differ_by_more_than_case_and_spaces() -> None:
    headers = {h for by_role in CASES.values() for headers in by_role.values() for h in headers}
    assert len({"".join(header.split()).casefold() for header in headers}) >= 490
