"""Contract, rule 9, over the lead cells that councils, health boards, schools and auditors print, 2005-2025."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.fields.parties import learn_lexicon, read_parties
from tests.build import plan_of, table
from tests.fields.party_wants import (
    GRAMMAR,
    Want,
    body,
    group,
    lead_cells_are_read_as_they_say,
    letters,
    person,
    post,
    read,
)

CASES: dict[str, list[tuple[str, list[Want]]]] = {
    "one person": [
        ("Jane Doe", [person("Jane Doe")]),
        ("Sarah O’Brien", [person("Sarah O’Brien")]),
        ("Anne-Marie Lawson-Smith", [person("Anne-Marie Lawson-Smith")]),
        ("Mary Ellen Fitzpatrick", [person("Mary Ellen Fitzpatrick")]),
        ("Jan van den Berg", [person("Jan van den Berg")]),
        ("Maria de Souza", [person("Maria de Souza")]),
        ("Siân Llewellyn", [person("Siân Llewellyn")]),
        ("Gwenllian ap Rhys", [person("Gwenllian ap Rhys")]),
        ("Agnieszka Wiśniewska", [person("Agnieszka Wiśniewska")]),
        ("Muhammad ibn Yusuf", [person("Muhammad ibn Yusuf")]),
        ("Oluwaseun Adeyemi", [person("Oluwaseun Adeyemi")]),
        ("Parminder Kaur Gill", [person("Parminder Kaur Gill")]),
        ("Nguyen Thi Lan", [person("Nguyen Thi Lan")]),
        ("Iain MacDonald", [person("Iain MacDonald")]),
        ("Mairi McInnes", [person("Mairi McInnes")]),
        ("Ruth Church", [person("Ruth Church")]),
        ("Sharon North", [person("Sharon North")]),
        ("Chris Head", [person("Chris Head")]),
        ("Alan Parish", [person("Alan Parish")]),
        ("Paul Bishop", [person("Paul Bishop")]),
        ("Wendy House", [person("Wendy House")]),
        ("Jo Forest", [person("Jo Forest")]),
        ("A. Patel", [person("A. Patel")]),
        ("J Smith", [person("J Smith")]),
        ("S. J. Carter", [person("S. J. Carter")]),
        ("David J Carter", [person("David J Carter")]),
        ("JANE DOE", [person("JANE DOE")]),
    ],
    "titles and letters": [
        ("Dr Amit Shah", [person("Dr Amit Shah")]),
        ("Dr. Helen Price", [person("Dr. Helen Price")]),
        ("Cllr Peter Hobson", [person("Cllr Peter Hobson")]),
        ("Councillor Mary Wood", [person("Councillor Mary Wood")]),
        ("Mrs J Smith", [person("Mrs J Smith")]),
        ("Ms. Wood", [person("Ms. Wood")]),
        ("Professor Tim Jones", [person("Professor Tim Jones")]),
        ("Jane Smith OBE", [person("Jane Smith OBE")]),
        ("Rev Alan Hill", [person("Rev Alan Hill")]),
        ("Sir John Dunford", [person("Sir John Dunford")]),
        ("DI A. Patel", [person("DI A. Patel")]),
        ("DCI Mark Evans", [person("DCI Mark Evans")]),
        ("Det Supt Lisa Brown", [person("Det Supt Lisa Brown")]),
        ("Chief Inspector Tom Ward", [person("Chief Inspector Tom Ward")]),
    ],
    "person with a post": [
        ("Jane Doe – Head of Service", [person("Jane Doe", "Head of Service")]),
        ("Head of Service: Jane Doe", [person("Jane Doe", "Head of Service")]),
        ("Head of Service - Jane Doe", [person("Jane Doe", "Head of Service")]),
        ("Jane Doe (Head of Service)", [person("Jane Doe", "Head of Service")]),
        ("Head of Service (Jane Doe)", [person("Jane Doe", "Head of Service")]),
        ("Jane Doe, Assistant Director", [person("Jane Doe", "Assistant Director")]),
        ("Mark Green (Chair)", [person("Mark Green", "Chair")]),
        ("Jane Doe, Director of Children’s Services", [person("Jane Doe", "Director of Children’s Services")]),
        ("Assistant Director, Education (Ann Lee)", [person("Ann Lee", "Assistant Director, Education")]),
        ("Tom Hill - Service Manager, Fostering", [person("Tom Hill", "Service Manager, Fostering")]),
        ("Cllr Jane Smith (Lead Member)", [person("Cllr Jane Smith", "Lead Member")]),
        ("Dr Amit Shah, Designated Doctor", [person("Dr Amit Shah", "Designated Doctor")]),
        ("Kay Wallace, Interim Head of SEND", [person("Kay Wallace", "Interim Head of SEND")]),
        ("Jane Doe (AD Education)", [person("Jane Doe", "AD Education")]),
        ("Principal Social Worker – Ann Lee", [person("Ann Lee", "Principal Social Worker")]),
    ],
    "several persons": [
        ("Jane Doe and Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Jane Doe & Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Jane Doe / Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Jane Doe/Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Jane Doe, Mark Green and Ann Lee", [person("Jane Doe"), person("Mark Green"), person("Ann Lee")]),
        ("Jane Doe; Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Jane Doe\nMark Green", [person("Jane Doe"), person("Mark Green")]),
        ("• Jane Doe\n• Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Jane Doe Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Jane Doe / Ann Lee (job share)", [person("Jane Doe"), person("Ann Lee")]),
        ("Jane Doe + Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Cllr Peter Hobson / Jane Doe", [person("Cllr Peter Hobson"), person("Jane Doe")]),
        ("J. Smith / A. Patel", [person("J. Smith"), person("A. Patel")]),
    ],
    "initials": [
        ("JD", [letters("JD")]),
        ("JD/AB", [letters("JD"), letters("AB")]),
        ("JD / AB / KM", [letters("JD"), letters("AB"), letters("KM")]),
        ("JD, AB", [letters("JD"), letters("AB")]),
        ("JD & AB", [letters("JD"), letters("AB")]),
        ("J.D.", [letters("JD")]),
        ("S.J.C", [letters("SJC")]),
        ("AB+CD", [letters("AB"), letters("CD")]),
        ("JD\nAB\nKM", [letters("JD"), letters("AB"), letters("KM")]),
        ("JD AB", [letters("JD"), letters("AB")]),
        ("Head of Service (JD)", [post("Head of Service", None, "JD")]),
        ("Team Managers (JD, AB)", [group("Team Managers", "JD", "AB")]),
        ("Service Manager (JD) / Head of SEND (AB)", [
            post("Service Manager", None, "JD"), post("Head of SEND", None, "AB")]),
    ],
    "one post": [
        ("Head of Service", [post("Head of Service")]),
        ("Service Manager, North Oxford", [post("Service Manager, North Oxford")]),
        ("Area Manager, East", [post("Area Manager, East")]),
        ("Team Manager – Fostering and Adoption", [post("Team Manager – Fostering and Adoption")]),
        ("Director of Children's Services", [post("Director of Children's Services")]),
        ("Director of Education, Skills and Culture", [post("Director of Education, Skills and Culture")]),
        ("Assistant Director (Early Help)", [post("Assistant Director (Early Help)")]),
        ("Assistant Director: Safeguarding", [post("Assistant Director: Safeguarding")]),
        ("Head of Safeguarding and Quality Assurance", [post("Head of Safeguarding and Quality Assurance")]),
        ("Head of SEND and Inclusion", [post("Head of SEND and Inclusion")]),
        ("Interim Head of Commissioning", [post("Interim Head of Commissioning")]),
        ("Acting Deputy Director", [post("Acting Deputy Director")]),
        ("Chief Executive", [post("Chief Executive")]),
        ("Chief Social Work Officer", [post("Chief Social Work Officer")]),
        ("Principal Educational Psychologist", [post("Principal Educational Psychologist")]),
        ("Designated Clinical Officer", [post("Designated Clinical Officer")]),
        ("Designated Nurse for Looked After Children", [post("Designated Nurse for Looked After Children")]),
        ("Cabinet Member for Children and Young People", [post("Cabinet Member for Children and Young People")]),
        ("Portfolio Holder", [post("Portfolio Holder")]),
        ("Monitoring Officer", [post("Monitoring Officer")]),
        ("Section 151 Officer", [post("Section 151 Officer")]),
        ("Chief Internal Auditor", [post("Chief Internal Auditor")]),
        ("Head of Internal Audit", [post("Head of Internal Audit")]),
        ("Workforce Development Manager", [post("Workforce Development Manager")]),
        ("Performance and Data Manager", [post("Performance and Data Manager")]),
        ("Strategic Lead – Early Years", [post("Strategic Lead – Early Years")]),
        ("Corporate Director of People", [post("Corporate Director of People")]),
        ("Head of Human Resources and Organisational Development",
            [post("Head of Human Resources and Organisational Development")]),
        ("SENCO", [post("SENCO")]),
        ("Headteacher", [post("Headteacher")]),
        ("Practice Educator", [post("Practice Educator")]),
        ("Democratic Services Officer", [post("Democratic Services Officer")]),
        ("Executive Director of Nursing", [post("Executive Director of Nursing")]),
        ("Medical Director", [post("Medical Director")]),
        ("Chief Operating Officer", [post("Chief Operating Officer")]),
        ("Vacant", [post("Vacant")]),
        ("Head of SEND (Vacant)", [post("Head of SEND")]),
        ("Head of SEND (TBC)", [post("Head of SEND")]),
        ("Chair, LSCB", [post("Chair, LSCB")]),
        ("IRO Team Manager", [post("IRO Team Manager")]),
        ("Director of Nursing & Patient Experience", [post("Director of Nursing & Patient Experience")]),
        ("Service Manager MAGS", [post("Service Manager MAGS")]),
        ("Vacant – Team Manager", [post("Vacant – Team Manager")]),
        ("Corporate Director Children & Young People", [post("Corporate Director Children & Young People")]),
        ("Service Director – Children and Families", [post("Service Director – Children and Families")]),
        ("The Chief Executive", [post("The Chief Executive")]),
        ("Service Mgr", [post("Service Mgr")]),
        ("LSCB Chair", [post("Chair", "LSCB")]),
        ("LSCB Business Manager", [post("Business Manager", "LSCB")]),
        ("CAMHS Manager", [post("Manager", "CAMHS")]),
        ("Youth Justice Service Manager", [post("Youth Justice Service Manager")]),
    ],
    "several posts": [
        ("Head of Service and Team Manager", [post("Head of Service"), post("Team Manager")]),
        ("DCS / Lead Member", [post("DCS"), post("Lead Member")]),
        ("Head of SEND; Head of Commissioning", [post("Head of SEND"), post("Head of Commissioning")]),
        ("Head of SEND\nHead of Commissioning", [post("Head of SEND"), post("Head of Commissioning")]),
        ("Service Manager, Fostering / Service Manager, Adoption", [
            post("Service Manager, Fostering"), post("Service Manager, Adoption")]),
        ("Director of Education and Director of Public Health", [
            post("Director of Education"), post("Director of Public Health")]),
        ("Chief Executive, Leader of the Council", [post("Chief Executive"), post("Leader of the Council")]),
        ("Principal Social Worker and Team Managers", [post("Principal Social Worker"), group("Team Managers")]),
        ("Head of HR & Head of Finance", [post("Head of HR"), post("Head of Finance")]),
    ],
    "bodies": [
        ("Police", [body("Police")]),
        ("Police, Health and Education", [body("Police"), body("Health"), body("Education")]),
        ("Police, Probation and Health", [body("Police"), body("Probation"), body("Health")]),
        ("Health", [body("Health")]),
        ("Education", [body("Education")]),
        ("CCG", [body("CCG")]),
        ("CAMHS / CCG", [body("CAMHS"), body("CCG")]),
        ("Health and Social Care", [body("Health and Social Care")]),
        ("NHS Greater Glasgow and Clyde", [body("NHS Greater Glasgow and Clyde")]),
        ("Betsi Cadwaladr University Health Board", [body("Betsi Cadwaladr University Health Board")]),
        ("Police Scotland", [body("Police Scotland")]),
        ("West Yorkshire Police", [body("West Yorkshire Police")]),
        ("Barnardo's", [body("Barnardo's")]),
        ("NSPCC and Barnardo’s", [body("NSPCC"), body("Barnardo’s")]),
        ("Public Health", [body("Public Health")]),
        ("Legal Services", [body("Legal Services")]),
        ("Human Resources", [body("Human Resources")]),
        ("HR/Legal/Finance", [body("HR"), body("Legal"), body("Finance")]),
        ("LSCB", [body("LSCB")]),
        ("Youth Offending Service", [body("Youth Offending Service")]),
        ("Adult Social Care", [body("Adult Social Care")]),
        ("South Tees Hospitals NHS Foundation Trust", [body("South Tees Hospitals NHS Foundation Trust")]),
        ("Social Services", [body("Social Services")]),
        ("Internal Audit", [body("Internal Audit")]),
        ("NHS Kent, Surrey, and West Sussex ICB", [body("NHS Kent, Surrey, and West Sussex ICB")]),
        ("NHS Kent and Medway Integrated Care Board (ICB)", [body("NHS Kent and Medway Integrated Care Board (ICB)")]),
        ("Education & Health", [body("Education"), body("Health")]),
        ("ASC & CSC", [body("ASC"), body("CSC")]),
        ("Health, Education and Social Care", [body("Health"), body("Education"), body("Social Care")]),
        ("LSCP Business Unit", [body("LSCP Business Unit")]),
        ("EP Service", [body("EP Service")]),
        ("Health & Social Care Trust", [body("Health & Social Care Trust")]),
        ("Kent County Council and NHS Kent and Medway", [body("Kent County Council"), body("NHS Kent and Medway")]),
        ("Police and Health", [body("Police"), body("Health")]),
    ],
    "groups": [
        ("All", [group("All")]),
        ("All staff", [group("All staff")]),
        ("All partners", [group("All partners")]),
        ("All Heads of Service", [group("All Heads of Service")]),
        ("Team Managers", [group("Team Managers")]),
        ("IROs", [group("IROs")]),
        ("IROs and Team Managers", [group("IROs"), group("Team Managers")]),
        ("Headteachers", [group("Headteachers")]),
        ("Senior Leadership Team", [group("Senior Leadership Team")]),
        ("Senior Management Team", [group("Senior Management Team")]),
        ("SLT", [group("SLT")]),
        ("Improvement Board", [group("Improvement Board")]),
        ("Corporate Parenting Board", [group("Corporate Parenting Board")]),
        ("Children’s Trust Board", [group("Children’s Trust Board")]),
        ("Quality Assurance Sub-Group", [group("Quality Assurance Sub-Group")]),
        ("Overview and Scrutiny Committee", [group("Overview and Scrutiny Committee")]),
        ("Governors", [group("Governors")]),
        ("Multi-agency Safeguarding Team", [group("Multi-agency Safeguarding Team")]),
        ("Workforce Strategy Group", [group("Workforce Strategy Group")]),
        ("Service Managers and Team Managers", [group("Service Managers"), group("Team Managers")]),
        ("All agencies", [group("All agencies")]),
        ("Social Workers", [group("Social Workers")]),
        ("Schools", [group("Schools")]),
        ("Service and Team Managers", [group("Service and Team Managers")]),
        ("Service/Team Managers", [group("Service/Team Managers")]),
        ("Children and young people", [group("Children and young people")]),
        ("Executive Board", [group("Executive Board")]),
        ("LSCB Learning and Improvement Group", [group("LSCB Learning and Improvement Group")]),
        ("school and college leaders", [group("school and college leaders")]),
    ],
    "mixed": [
        ("Headteacher/Governors", [post("Headteacher"), group("Governors")]),
        ("Jane Doe (CCG)", [Want("person", "Jane Doe", None, "CCG")]),
        ("Jane Doe / Team Managers", [person("Jane Doe"), group("Team Managers")]),
        ("Jane Doe, Head of Service / Mark Green, Team Manager", [
            person("Jane Doe", "Head of Service"), person("Mark Green", "Team Manager")]),
        ("Jane Doe (AD) and Mark Green (Head of Service)", [
            person("Jane Doe", "AD"), person("Mark Green", "Head of Service")]),
        ("Head of Service / CCG", [post("Head of Service"), body("CCG")]),
        ("Jane Doe jane.doe@council.gov.uk", [person("Jane Doe")]),
        ("DCS, Police, CCG", [post("DCS"), body("Police"), body("CCG")]),
        ("Lead Member / LSCB", [post("Lead Member"), body("LSCB")]),
        ("Head of SEND / Parent Carer Forum", [post("Head of SEND"), group("Parent Carer Forum")]),
    ],
    "nobody": [
        ("TBC", []),
        ("tbc", []),
        ("To be confirmed", []),
        ("TBA", []),
        ("TBD", []),
        ("To be agreed", []),
        ("N/A", []),
        ("As above", []),
        ("Ditto", []),
        ("-", []),
        ("–", []),
        ("", []),
    ],
}  # fmt: skip


def test_there_are_many_cells() -> None:
    assert sum(map(len, CASES.values())) >= 190


test_a_lead_cell_is_read_as_its_words_say = lead_cells_are_read_as_they_say(CASES)


@pytest.mark.parametrize(
    ("cell", "leads", "partners"),
    [
        ("Head of Service with Police", ["Head of Service"], ["Police"]),
        ("Jane Doe supported by Mark Green", ["Jane Doe"], ["Mark Green"]),
        ("LA in partnership with CCG", ["LA"], ["CCG"]),
        ("Head of SEND working with schools", ["Head of SEND"], ["schools"]),
        ("Director of Public Health in consultation with NHS England", ["Director of Public Health"], ["NHS England"]),
        ("Cabinet Member with responsibility for Education", ["Cabinet Member with responsibility for Education"], []),
    ],
)
def test_a_joiner_parts_leads_from_partners(cell: str, leads: list[str], partners: list[str]) -> None:
    reading = read_parties(cell, learn_lexicon((), {}, GRAMMAR), GRAMMAR)
    assert [[p.text for p in reading.parties], [p.text for p in reading.partners]] == [leads, partners]


@pytest.mark.parametrize("cell", ["TBC", "To be confirmed", "N/A"])
def test_the_words_of_a_cell_that_names_nobody_are_told(cell: str) -> None:
    reading = read_parties(cell, learn_lexicon((), {}, GRAMMAR), GRAMMAR)
    assert " ".join(reading.dropped) == cell


def test_a_lead_cell_that_names_nobody_is_kept_in_extra(tmp_path: Path) -> None:
    rows = table("Recommendation | Action | Lead | By when", "Improve audits | Agree a tool | TBC | July 2025")
    action = plan_of(tmp_path, f"Ofsted Action Plan\n\n{rows}").recommendations[0].actions[0]
    assert (action.leads, action.extra) == ((), {"Lead": "TBC"})


def test_the_glossary_teaches_bodies_and_posts() -> None:
    glossary = {"BEEAS": "Borough Early Education Advisory Service", "PEA": "Personal Education Adviser"}
    assert read("BEEAS / PEA", (), glossary) == [body("BEEAS"), post("PEA")]


def test_a_key_of_initials_teaches_people() -> None:
    glossary = {"JSM": "Jane Sarah Moss", "AB": "Anil Bhatt, Head of Service"}
    assert read("JSM / AB", (), glossary) == [letters("JSM"), letters("AB")]


def test_a_repeated_name_teaches_the_split() -> None:
    elsewhere = ("Xanthe Quill", "Ozra Bem")
    assert read("Xanthe Quill Ozra Bem", elsewhere) == [person("Xanthe Quill"), person("Ozra Bem")]
