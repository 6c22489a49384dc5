"""The words that each kind of UK public body prints over its columns, and their roles; "extra" where they have none."""

from __future__ import annotations

from tests.assembly.tables.header_wants import headers_get_their_roles

CASES: dict[str, dict[str, list[str]]] = {
    "health board": {
        "number": ["Action ID", "Serial", "Unique reference"],
        "recommendation": [
            "Must do", "Should do", "Regulation breach", "HIW recommendation", "Improvement needed",
            "Requirement notice", "Standard not met",
        ],
        "action": [
            "Service action", "Health board action", "Corrective action", "Actions agreed", "SMART action",
            "Action planned",
        ],
        "lead": [
            "Executive Lead", "Accountable Executive", "Responsible Director", "Clinical lead",
            "Accountable Director / Lead", "Executive owner", "Operational Lead",
        ],
        "due": ["Timescale", "Target completion", "Delivery date", "Expected completion"],
        "measure": ["Success measure / KPI", "Outcome metric", "Assurance measure"],
        "evidence": ["Evidence of compliance", "Assurance / Evidence", "Evidence submitted"],
        "extra": ["Committee oversight", "Reporting committee", "Monitoring group"],
    },
    "Scottish": {
        "recommendation": [
            "Area for improvement", "Priority for improvement", "Audit Scotland recommendation",
            "Best Value recommendation", "Improvement objective", "Care Inspectorate recommendation",
        ],
        "action": ["Improvement action", "What we will do to improve", "Improvement actions required"],
        "outcome": [
            "Intended outcome", "Outcomes for learners", "Planned outcome",
            "What difference will this make for children and young people?",
        ],
        "measure": [
            "Measures of success", "How will we measure impact?", "How will we measure this?", "Evidence / measures",
        ],
        "lead": [
            "Lead Officer", "Lead person(s)", "Responsibility of", "Chief Officer lead", "Senior officer responsible",
        ],
        "due": ["Timescale", "Target date", "Due by date"],
        "extra": ["NIF priority", "HGIOS QI", "SIMD", "National outcome", "Quality indicator"],
    },
    "Welsh": {
        "number": ["Rhif", "Cyfeirnod", "Cyf / Ref"],
        "recommendation": [
            "Argymhelliad", "Argymhelliad / Recommendation", "Argymhellion/Recommendations",
            "Recommendation / Argymhelliad",
        ],
        "action": [
            "Camau / Actions", "Camau gweithredu", "Cam gweithredu / Action", "Gweithredu", "Actions / Camau",
            "Beth fyddwn ni'n ei wneud?",
        ],
        "outcome": ["Canlyniad", "Canlyniadau / Outcomes", "Effaith", "Canlyniad disgwyliedig"],
        "measure": [
            "Meini prawf llwyddiant", "Mesurau llwyddiant / Success measures",
            "Meini prawf llwyddiant / Success criteria",
        ],
        "lead": [
            "Swyddog cyfrifol", "Swyddog Arweiniol / Lead Officer", "Cyfrifoldeb", "Pwy?", "Pwy / Who", "Arweinydd",
        ],
        "due": [
            "Amserlen", "Erbyn pryd?", "Erbyn pryd / By when", "Dyddiad cwblhau / Completion date", "Pryd?",
            "Dyddiad targed", "Amserlen / Timescale",
        ],
        "status": ["Statws", "Statws / Status"],
        "progress": ["Cynnydd", "Cynnydd / Progress", "Diweddariad / Update", "Sylwadau"],
        "evidence": ["Tystiolaeth", "Tystiolaeth / Evidence"],
        "extra": ["Adnoddau", "Cost / Cost", "Risg / Risk", "Adnoddau / Resources", "Dyddiad dechrau"],
    },
    "Northern Ireland": {
        "recommendation": [
            "RQIA Requirement", "RQIA recommendation", "Area for improvement identified", "PAC recommendation",
        ],
        "action": [
            "Action taken by the provider", "Department's response", "Trust response", "Action to date and planned",
        ],
        "due": ["Date to be completed by", "Date for completion", "Timescale for compliance"],
        "lead": ["Responsible Directorate", "Lead Department", "Lead Directorate"],
        "partner": ["Delivery partners", "Partner bodies"],
    },
    "school improvement": {
        "recommendation": [
            "Key issue", "Area of focus", "Ofsted key issue", "Key issue for improvement", "Estyn recommendation",
            "Target area",
        ],
        "action": [
            "Tasks", "Action steps", "Strategies", "Actions / tasks", "Strategy", "Key tasks and activities",
            "Specific tasks",
        ],
        "measure": [
            "Success Criteria", "Success criteria (quantitative)", "Targets", "Milestones and success criteria",
            "Performance indicators",
        ],
        "outcome": ["Impact on pupils", "Impact on learners", "Intended impact", "Expected impact on pupils"],
        "lead": [
            "Lead Person", "Who?", "Person/s responsible", "Staff responsible", "Lead staff", "Personnel", "SLT lead",
        ],
        "due": ["Timescale", "When?", "By when?", "Timeline", "Deadline", "Completed by when"],
        "evidence": ["Evidence", "Evidence source", "Evidence to be gathered"],
        "extra": [
            "Cost/Resources", "Resources & costs", "Monitored by", "CPD", "Training needs", "Budget (£)", "Resource",
            "Governor monitoring", "Monitoring by whom",
        ],
    },
    "social care": {
        "recommendation": [
            "Ofsted Recommendation", "Area for Improvement (Ofsted)", "What needs to improve?", "Improvement Priority",
            "Inspection area for improvement", "Recommendation from inspection", "Required improvement",
            "CQC area for improvement", "Key theme for improvement", "Improvement area", "Recommendation / Learning",
            "Learning point", "Safeguarding Adults Review recommendation", "SAR recommendation",
        ],
        "finding": [
            "What Ofsted said", "Inspectors' findings", "Ofsted feedback", "What the inspectors told us",
            "Paragraph in report", "Report paragraph number", "What we know", "Summary of finding", "CQC finding",
            "Assessment finding",
        ],
        "action": [
            "What we will do", "Actions we will take", "Key tasks", "Improvement activity",
            "Actions to be taken to address this", "Action agreed", "What we plan to do", "Action we will take",
            "Actions in progress", "How will we do this?",
        ],
        "outcome": [
            "Outcome for children", "Difference for children and families", "Impact for children and young people",
            "What will be different for children?", "Intended outcome for children and young people",
            "Impact on children's outcomes", "Outcome for adults", "Outcomes for residents", "Expected outcome/impact",
            "Difference this will make", "What will it mean for people?",
        ],
        "measure": [
            "How we will know", "Success measures and targets", "How will we know we've made a difference?",
            "Performance measures and milestones", "Success criteria / impact measures",
            "How will success be measured?", "How will we measure progress?", "Indicator of success",
            "Outcome measures / KPIs",
        ],
        "lead": [
            "Strategic Lead", "Lead Officer(s)", "Workstream Lead", "Accountable Head of Service",
            "Lead Head of Service", "Responsible AD", "Lead Partner Officer", "Action Owner", "Owner(s)", "SRO",
            "Senior Responsible Owner",
        ],
        "due": [
            "Completion date", "Target date for completion", "Due for completion", "To be achieved by",
            "Expected date of completion", "Timescale / Deadline", "Planned end date",
        ],
        "priority": ["Ofsted timescale", "Inspection timescale"],
        "progress": [
            "Progress to date and impact", "Update for Improvement Board", "Progress since last Board",
            "Progress this quarter", "What we have done", "Progress and next steps", "Latest progress update",
            "Current status and progress", "Commentary on progress",
        ],
        "evidence": ["Evidence of impact", "Evidence of impact on children", "Impact evidenced by"],
        "partner": ["Partners involved", "Partner organisations", "Key partners", "Supporting partners"],
    },
    "audit": {
        "number": ["Ref.", "Rec. No.", "Rec No", "Audit Ref", "Finding No.", "Recommendation Ref. No."],
        "recommendation": [
            "Audit recommendation", "Agreed recommendation", "Recommendation made", "Recommendation and priority",
            "Original recommendation", "Outstanding recommendation", "Statutory recommendation", "Key recommendation",
            "Improvement recommendation", "Auditor's recommendation", "Auditor recommendation",
        ],
        "finding": [
            "Finding", "Audit finding", "Issue and risk", "Weakness identified", "Control weakness", "Observation",
            "Findings and implications",
        ],
        "action": [
            "Management response", "Management Response & Agreed Action", "Agreed management action", "Agreed action",
            "Management comments and agreed actions", "Agreed Action Plan", "Response / Agreed action",
            "Action proposed by management", "Response from management", "Council's response",
            "Actions taken or planned",
        ],
        "lead": [
            "Responsible Officer", "Officer Responsible", "Responsible officer / Job title", "Manager responsible",
            "Implementation owner", "Owner & job title",
        ],
        "due": [
            "Implementation date", "Target implementation date", "Agreed implementation date",
            "Date to be implemented by", "Original implementation date", "Revised implementation date",
            "Proposed implementation date",
        ],
        "status": [
            "Implementation status", "Implemented?", "Status (implemented / outstanding)", "Implemented Y/N",
            "Current status",
        ],
        "progress": [
            "Follow-up comments", "Position at follow up", "Follow up findings", "Auditor's comments",
            "Internal audit follow up", "Update at March 2019", "Management update",
        ],
        "extra": [
            "Risk", "Risk rating", "Risk level", "Agreed / Not agreed", "Accepted (Y/N)", "Agreed?", "Implication",
            "Grade", "Assurance level", "Potential risk", "Risk exposure", "Auditor judgement level",
            "Value for money theme", "Criteria impacted",
        ],
    },
    "scrutiny and peer challenge": {
        "number": ["Rec", "Recommendation No.", "No. of recommendation", "R no."],
        "recommendation": [
            "Scrutiny recommendation", "Panel recommendation", "Task group recommendation",
            "Recommendation of the review", "Recommendation to Cabinet", "Committee recommendation",
            "LGA recommendation", "Peer challenge recommendation", "Key recommendation",
            "Recommendation from peer team", "Peer review recommendation",
        ],
        "action": [
            "Cabinet response", "Executive response", "Proposed action", "Response of the Executive", "Action proposed",
            "Service response", "Next steps", "Immediate action", "Council response and actions",
            "Actions to be delivered",
        ],
        "lead": [
            "Cabinet Member", "Portfolio Holder", "Lead Member", "Lead Cabinet Member", "Responsible Cabinet Member",
            "Cabinet Member / Lead Officer", "Director responsible", "Lead director", "Corporate lead", "Accountable",
            "Political lead", "Lead politician", "CLT lead",
        ],
        "due": [
            "Target timescale", "Timescale for implementation", "Timescales for delivery", "Implementation timescale",
            "Start / Finish", "Finish", "Due date", "Delivery by",
        ],
        "progress": [
            "Progress update (6 months)", "Six month update", "12 month update", "Progress at October 2018",
            "Update to Committee", "Progress against recommendation", "Position statement", "Where are we now?",
        ],
        "extra": [
            "Accepted / Rejected / Deferred", "Cabinet decision", "Agreed in full, in part or rejected",
            "Accept or reject", "Baseline", "Direction of travel", "DoT", "Interdependencies", "Resources/Cost",
            "Start", "Date raised", "Review date",
        ],
        "status": ["Traffic light", "RAG rating", "Delivery status"],
    },
    "fire and police": {
        "recommendation": [
            "HMICFRS recommendation", "Area for Improvement (AFI)", "Cause of concern", "AFI", "HMICFRS AFI",
            "HMIC recommendation", "Recommendation / AFI", "Area for improvement (AFI)", "National recommendation",
        ],
        "action": ["Service action", "Service's response", "Activity to address", "Actions required to discharge"],
        "lead": [
            "Strategic lead", "SRO", "Business owner", "Tactical lead", "Chief officer lead", "Gold lead", "Force lead",
            "Chief Officer Lead", "Thematic lead", "NPCC lead", "Lead force officer",
        ],
        "status": [
            "BRAG", "BRAG status", "Delivery confidence RAG", "Blue/Red/Amber/Green", "RAG", "RAG grading",
            "Closed / Open",
        ],
        "due": [
            "Anticipated date of completion", "Forecast completion", "Forecast completion date",
            "Baseline completion date",
        ],
        "number": ["Rec number", "Recommendation number", "Ref number"],
        "progress": ["Force update", "Current position", "Latest update", "Position as at 31 March"],
    },
    "housing, climate and equality": {
        "recommendation": [
            "Ombudsman recommendation", "Regulatory requirement", "Inspection recommendation", "Issue for improvement",
            "Objective", "Strategic objective", "Priority area", "Ambition", "Equality objective", "Objectives",
            "Identified issue", "Issue identified",
        ],
        "action": [
            "Action to be taken", "Remedial action", "What are we going to do about it?", "Action to address gap",
            "Action description", "Description of action", "Action/Project", "Measures to be taken", "Project / Action",
            "Action required to mitigate", "Mitigating action", "Actions to mitigate impact", "Proposed actions",
        ],
        "finding": ["Gap identified by regulator"],
        "outcome": [
            "Benefit to tenants", "Outcome for tenants", "Benefit for customers", "Expected benefit", "Benefits",
            "Co-benefits", "Carbon benefit", "Expected outcome", "Outcome sought", "Desired outcome",
        ],
        "due": [
            "Target completion date", "Completion due", "Deadline for completion", "Delivery timescale", "Timeframe",
            "Delivery timeframe", "Start / end date", "Target date", "By when (date)", "Completion target date",
        ],
        "lead": [
            "Responsible", "Lead officer / Team", "Responsible officer/team", "Lead service", "Lead department",
            "Delivery lead", "Responsible department", "Responsible lead", "Lead responsible", "Person responsible",
            "Lead / responsible person",
        ],
        "measure": ["KPI", "KPIs", "Carbon saving target", "Metric"],
        "status": ["Status", "Progress RAG", "RAG progress"],
        "extra": [
            "Cost", "Cost (£ - ££££)", "Funding source", "Carbon impact", "Scope", "Cost implications",
            "Resource implications", "Protected characteristic", "Protected characteristics", "Protected group",
        ],
    },
}  # fmt: skip


test_a_header_gets_the_role_that_its_publishers_words_say = headers_get_their_roles(CASES)


def test_there_are_many_headers_that_differ_by_more_than_case_and_spaces() -> None:
    headers = {h for by_role in CASES.values() for headers in by_role.values() for h in headers}
    assert len({"".join(header.split()).casefold() for header in headers}) >= 510
