"""Bodies, departments and groups are parties of their kinds (contract, rule 9)."""

from __future__ import annotations

import pytest

from tests.fields.party_wants import Want, body, group, lead_cells_are_read_as_they_say

CASES: dict[str, list[tuple[str, list[Want]]]] = {
    "bodies": [
        *((cell, [body(cell)]) for cell in (
            "Police", "Health", "Education", "CCG", "Health and Social Care", "NHS Greater Glasgow and Clyde",
            "Betsi Cadwaladr University Health Board", "Police Scotland", "West Yorkshire Police", "Barnardo's",
            "Public Health", "Legal Services", "Human Resources", "LSCB", "Youth Offending Service",
            "Adult Social Care", "South Tees Hospitals NHS Foundation Trust", "Social Services", "Internal Audit",
            "NHS Kent, Surrey, and West Sussex ICB", "NHS Kent and Medway Integrated Care Board (ICB)",
            "LSCP Business Unit", "EP Service", "Health & Social Care Trust", "Fire and Rescue Service", "HMPPS",
            "Probation Service", "Housing", "Planning", "Finance", "ICT", "Children's Services", "Adult Services",
            "Democratic Services", "Environmental Health", "Trading Standards", "Belfast Health and Social Care Trust",
            "Education Authority", "NHS Lothian", "Citizens Advice", "Healthwatch", "West Midlands Fire Service",
            "Home Office", "Department for Education", "DfE", "Ofsted", "Children's Social Care", "Early Help Service",
            "ICB", "NHS Tayside", "Cardiff and Vale UHB", "PSNI", "Western Health and Social Care Trust",
            "Scottish Fire and Rescue Service", "Education Scotland", "Care Inspectorate", "Estyn", "Social Care Wales",
            "Internal Audit Service", "External Audit", "KPMG", "Deloitte LLP", "IT Services",
            "Regional Adoption Agency", "Voluntary and Community Sector", "VCS", "Strategic Commissioning",
            "Housing Benefit Service", "Health Improvement Scotland", "CSP", "Office of the Children's Commissioner",
            "Office of the Police and Crime Commissioner", "Office of the Police, Fire and Crime Commissioner",
        )),
        ("Police, Health and Education", [body("Police"), body("Health"), body("Education")]),
        ("Police, Probation and Health", [body("Police"), body("Probation"), body("Health")]),
        ("CAMHS / CCG", [body("CAMHS"), body("CCG")]),
        ("NSPCC and Barnardo’s", [body("NSPCC"), body("Barnardo’s")]),
        ("HR/Legal/Finance", [body("HR"), body("Legal"), body("Finance")]),
        ("Education & Health", [body("Education"), body("Health")]),
        ("ASC & CSC", [body("ASC"), body("CSC")]),
        ("Health, Education and Social Care", [body("Health"), body("Education"), body("Social Care")]),
        ("Kent County Council and NHS Kent and Medway", [body("Kent County Council"), body("NHS Kent and Medway")]),
        ("Police and Health", [body("Police"), body("Health")]),
        ("Police; Fire; Probation", [body("Police"), body("Fire"), body("Probation")]),
        ("Local Authority and ICB", [body("Local Authority"), body("ICB")]),
        ("LA / ICB", [body("LA"), body("ICB")]),
        ("BHSCT, SEHSCT", [body("BHSCT"), body("SEHSCT")]),
    ],
    "groups": [
        *((cell, [group(cell)]) for cell in (
            "All", "All staff", "All partners", "All Heads of Service", "Team Managers", "IROs", "Headteachers",
            "Senior Leadership Team", "Senior Management Team", "SLT", "Improvement Board", "Corporate Parenting Board",
            "Children’s Trust Board", "Quality Assurance Sub-Group", "Overview and Scrutiny Committee", "Governors",
            "Multi-agency Safeguarding Team", "Workforce Strategy Group", "All agencies", "Social Workers", "Schools",
            "Service and Team Managers", "Service/Team Managers", "Children and young people", "Executive Board",
            "LSCB Learning and Improvement Group", "school and college leaders", "All managers", "All schools",
            "All Directors", "Corporate Leadership Team", "CLT", "Cabinet", "Audit Committee", "Heads of Service",
            "Subject leaders", "Class teachers", "Senior leaders", "Tenants", "Project Team", "Steering Group",
            "Task and Finish Group", "Programme Board", "Ward managers", "Station Commanders", "Everyone",
            "GP Practices", "Watch Managers A & B", "Service Leads", "All Service Managers", "Extended Leadership Team",
            "Departmental Management Team", "Strategic Leadership Board", "SEND Partnership Board",
            "Youth Justice Management Board", "Children and Families Scrutiny Panel", "All Directorates",
            "Corporate Management Team", "Audit and Risk Committee", "Parent carer representatives", "School Governors",
            "Lead Officers", "Chief Officers", "Practice leads", "All DSLs", "Line managers", "Locality Teams",
            "Operational Managers", "Integration Joint Board", "Public Services Board", "HR Team", "Subject Leads",
            "Phase Leaders", "TAs", "Governing Body", "Regional Partnership Board", "Class Teachers",
            "All social work teams",
        )),
        ("IROs and Team Managers", [group("IROs"), group("Team Managers")]),
        ("Service Managers and Team Managers", [group("Service Managers"), group("Team Managers")]),
        ("Ward Sisters/Charge Nurses", [group("Ward Sisters"), group("Charge Nurses")]),
    ],
}  # fmt: skip
UNREAD = {
    "Watch Managers A & B": "single letters behind a plural are read as initials",
}


test_a_lead_cell_is_read_as_its_words_say = lead_cells_are_read_as_they_say(
    CASES, {cell: pytest.mark.xfail(reason=reason, strict=True) for cell, reason in UNREAD.items()}
)


def test_there_are_many_cells() -> None:
    assert sum(map(len, CASES.values())) >= 160
