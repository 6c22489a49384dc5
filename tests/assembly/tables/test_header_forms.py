"""A header is read whatever its form: broken over lines, misspelt, a question, with a hint behind it.

A line break inside a header is "¶".
"""

from __future__ import annotations

import pytest

from tests.assembly.tables.header_wants import headers_get_their_roles, role_of

CASES: dict[str, dict[str, list[str]]] = {
    "line break": {
        "recommendation": ["Recommend¶ation", "Area for¶improvement"],
        "action": ["Action¶required", "Action(s) to be¶taken", "Agreed¶action"],
        "lead": [
            "Respons¶ible officer", "Lead¶officer", "Person¶responsible", "Account¶able officer",
            "Res¶ponsible Officer",
        ],
        "due": ["Target¶date", "Time¶scale", "By¶when", "Com¶pletion date", "Dead¶line"],
        "status": ["RAG¶rating", "Sta¶tus"],
        "progress": ["Progress¶update", "Pro¶gress", "Com¶ments"],
        "evidence": ["Evi¶dence"],
    },
    "hyphenated break": {
        "recommendation": ["Recommen-¶dation", "Recom-¶mendation", "Recommend- ation"],
        "lead": ["Respon-¶sible officer", "Account-¶able officer", "Responsi-¶bility"],
        "due": ["Time-¶scale", "Com-¶pletion date", "Imple-¶mentation date"],
        "progress": ["Pro-¶gress", "Up-¶date"],
        "measure": ["Perform-¶ance measure"],
        "status": ["Com-¶plete?"],
    },
    "slash": {
        "lead": [
            "Lead/Owner", "Lead / Responsible officer", "Owner/Lead", "Lead officer/s", "Who/Lead",
            "Lead Member/Lead Officer", "Responsible officer / lead", "Owner / Lead Officer",
        ],
        "due": ["Timescale/Deadline", "Due date/timescale", "Deadline / Target date", "When/By when"],
        "progress": [
            "Progress/Update", "Comments/Update", "Update/Progress", "Progress/Comments", "Comments / Progress to date",
        ],
        "action": ["Action/Task", "Actions / Tasks", "Actions/Activities", "Task/Activity"],
        "outcome": ["Outcome/Impact", "Outcomes / Benefits", "Impact/Outcome"],
        "measure": ["Measure/KPI", "Target / Measure", "KPI/Target", "Success criteria/measures"],
        "recommendation": ["Recommendation/Issue", "Issue / Recommendation", "Objective/Priority area"],
        "status": ["RAG/Status", "Status/RAG", "Status / BRAG"],
        "finding": ["Finding/Observation"],
    },
    "question": {
        "action": [
            "What will we do?", "What are we going to do?", "What will we do differently?", "How will we get there?",
            "How will we do it?", "What do we need to do?", "What action will be taken?", "What actions are needed?",
            "What needs to be done?",
        ],
        "measure": [
            "How will we know?", "How will we know it is working?", "How will we know we have succeeded?",
            "How will we know if we are making a difference?", "What will success look like?",
            "How will we measure success?", "How do we know?", "How will we monitor this?",
        ],
        "lead": [
            "Who?", "By whom?", "Who will do this?", "Who is leading?", "Who is responsible?",
            "Who will be responsible?", "Who leads?", "Who's responsible?",
        ],
        "due": [
            "When?", "By when?", "When will this be done?", "When by?", "When will it be completed?",
            "When will we do this by?", "By when will this be done?",
        ],
        "outcome": [
            "So what?", "What difference will it make?", "What will be different?", "What do we want to achieve?",
            "What impact will this have?", "What difference will we see?",
        ],
        "recommendation": ["What do we need to improve?", "What needs to change?", "What do we want to change?"],
        "progress": [
            "How are we doing?", "What have we done so far?", "What progress have we made?", "Where are we now?",
            "What has been done?",
        ],
        "finding": [
            "What did Ofsted say?", "Why?", "What did the inspectors find?", "Why is this important?",
            "What is the issue?",
        ],
        "partner": ["With whom?", "Who else is involved?", "Who will help?"],
        "evidence": ["What is the evidence?", "How will it be evidenced?", "What evidence do we have?"],
        "status": ["Complete?", "Completed? (Y/N)", "Done?", "Is it complete?"],
        "extra": ["How much will it cost?", "What resources are needed?", "What are the risks?"],
    },
    "hint": {
        "action": [
            "Action (what we will do)", "Actions (SMART)", "Actions (including milestones)",
            "Action – what will be done", "Actions: what we will do", "Action (be specific)",
        ],
        "lead": [
            "Lead (name and job title)", "Lead officer (job title)", "Who (lead)", "Responsible officer (name)",
            "Owner (named individual)", "Lead: who is accountable?",
        ],
        "due": [
            "By when (date)", "Timescale (start and end)", "Deadline (dd/mm/yy)", "Target date (month/year)",
            "When (by)", "Timescale: by when?",
        ],
        "outcome": [
            "Outcome (what difference will this make?)", "Outcomes: what difference will this make?",
            "Impact (so what?)", "Outcome – what will change?",
        ],
        "measure": [
            "Success criteria (how will we know?)", "Measure (KPI)", "Measures – how will we know?",
            "Success measures (quantitative and qualitative)",
        ],
        "status": [
            "RAG (Red, Amber, Green)", "Status (RAG)", "RAG status (B/R/A/G)",
            "Status (not started, in progress, complete)", "RAG (at 31/03/2019)",
        ],
        "progress": [
            "Progress (with dates)", "Progress update (March 2019)", "Progress (to be updated monthly)",
            "Update: June 2021", "Progress – September 2020", "Comments (where applicable)",
        ],
        "recommendation": [
            "Recommendation (from report)", "Recommendation (Ofsted)", "Area for development (from self-evaluation)",
            "Recommendation (para. 12)",
        ],
        "evidence": ["Evidence (documents)", "Evidence (where is it kept?)", "Evidence – what will we see?"],
        "extra": ["Resources (time, money, people)", "Resources: what do we need?", "Cost (£000)", "Risk (H/M/L)"],
    },
    "two of one role": {
        "due": [
            "Original target date", "Revised target date", "Original deadline", "New deadline", "Original due date",
            "Current due date", "Revised date (if applicable)", "Original completion date", "Revised completion",
            "Extended deadline",
        ],
        "lead": [
            "Lead member", "Lead officer", "Lead politician", "Lead councillor", "Lead director and officer",
            "Operational lead", "Member lead", "Officer lead",
        ],
        "completed": [
            "Date completed", "Actual completion date", "Completed (date)", "Date of actual completion",
            "Date action completed", "Completion date (actual)", "Closed on", "Date signed off",
        ],
    },
    "typo": {
        "recommendation": ["Recomendation", "Reccomendation", "Recommedation", "Recommendatons"],
        "action": ["Acton required", "Actions requried", "Acions", "Managment response", "Propsed action"],
        "lead": [
            "Responsable officer", "Resposible Officer", "Lead Offcier", "Resonsible Person", "Acountable Officer",
        ],
        "due": ["Timescle", "Time-scale", "Target dat", "Timescales for completetion", "Completon date"],
        "progress": ["Progess update", "Progress updtae", "Upate on progress"],
        "outcome": ["Outcomme", "Intended ouctome", "Desired outocmes"],
        "measure": ["Sucess criteria", "Succes measures", "Success critera", "Perfomance indicators"],
        "evidence": ["Evidance", "Evidence of imapct"],
    },
    "abbreviation": {
        "number": ["No", "No.", "Nr", "#", "Ref:", "Rec.", "Rec #", "Rec.no", "S.No.", "Item no."],
        "recommendation": ["Recs", "Recomm.", "AfI", "KLOE", "Reco"],
        "lead": ["Resp. Officer", "Resp Officer", "Lead Off.", "Resp.", "Resp. person"],
        "due": ["Target compl. date", "Est. completion date", "Compl. date due", "Impl. date", "T/scale"],
        "progress": ["Prog.", "Prog update"],
        "action": ["Mgmt response", "Mgt action", "Mgmt. action"],
        "measure": ["Perf. measure", "PI", "PIs", "Success crit."],
        "extra": ["DOT", "D.o.T.", "Res."],
    },
    "endnote mark": {
        "recommendation": ["Recommendation¹", "Recommendation [1]", "Recommendation*"],
        "status": ["RAG²", "RAG*", "RAG rating (1)", "Status†"],
        "lead": ["Lead officer 3", "Lead[2]"],
        "due": ["Timescale*", "By when?¹", "Deadline **"],
        "measure": ["KPI‡"],
    },
}  # fmt: skip


test_a_header_gets_its_role_in_every_form = headers_get_their_roles(CASES)


def test_there_are_many_headers_that_differ_by_more_than_case_and_spaces() -> None:
    headers = {h for by_role in CASES.values() for headers in by_role.values() for h in headers}
    assert len({"".join(header.split()).casefold() for header in headers}) >= 280


QUESTIONS = [
    ("How would we know that practice is better?", "measure"),
    ("How shall we check it has worked?", "measure"),
    ("How is this going to be done?", "action"),
    ("How far have we got? Progress", "progress"),
    ("What must we do?", "action"),
    ("What are the next steps?", "action"),
    ("What improvements are recommended?", "recommendation"),
    ("What should be better for children?", "outcome"),
    ("What did the review find?", "finding"),
    ("Which officer is it?", "extra"),
    ("Who is going to make it happen?", "lead"),
    ("Who else should be involved?", "partner"),
    ("Who will check that it is done?", "extra"),
    ("When should it be finished?", "due"),
    ("Why do we need to do this?", "finding"),
    ("What will it cost?", "extra"),
    ("How the regulation was not being met", "finding"),
    ("What is not working well", "finding"),
    ("Where standards were not met", "finding"),
    ("How we will do it", "action"),
    ("What we will do", "action"),
]


@pytest.mark.parametrize(("header", "role"), QUESTIONS)
def test_a_question_is_known_by_what_it_asks_about(header: str, role: str) -> None:
    assert role_of(header) == role
