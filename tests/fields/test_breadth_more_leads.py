"""Contract, rule 9, over more lead cells: those of auditors, health boards, fire and police, schools and landlords."""

from __future__ import annotations

import pytest

from tests.fields import test_breadth_leads as leads
from tests.fields.party_wants import Want, body, group, lead_cells_are_read_as_they_say, letters, person, post

CASES: dict[str, list[tuple[str, list[Want]]]] = {
    "one person": [
        (name, [person(name)])
        for name in (
            "Siobhán Ní Bhriain", "Rhys ap Gwilym", "Máire O'Neill", "Ludwig van der Meer", "Ana de la Cruz",
            "Francesca D’Angelo", "Mohammed Al-Hassan", "Kwame Boateng", "Li Wei", "Björn Åkesson", "Łukasz Nowak",
            "Amy St. John", "Mary Price-Williams", "Geraint Lloyd Jones", "O. Okonkwo", "T McDonald", "Dai Rees",
            "Grace Day", "Will Young", "Alice Cook", "Jack Farmer", "Ifeoma Nwosu", "Shabana Begum", "Tomos Llŷr",
            "Harjit Singh Dhaliwal", "Anne Marie McGuinness",
        )
    ],
    "titles and letters": [
        ("Ms Jane Doe", [person("Ms Jane Doe")]),
        ("Mr. A. Khan", [person("Mr. A. Khan")]),
        ("Prof. Ann Lee", [person("Prof. Ann Lee")]),
        ("Dame Ann Lee", [person("Dame Ann Lee")]),
        ("Cllr. Jane Smith", [person("Cllr. Jane Smith")]),
        ("Canon John Hill", [person("Canon John Hill")]),
        ("Jane Doe MBE", [person("Jane Doe MBE")]),
        ("Ann Lee QPM", [person("Ann Lee QPM")]),
        ("PC Ann Lee", [person("PC Ann Lee")]),
        ("Supt Mark Evans", [person("Supt Mark Evans")]),
        ("ACC Jane Doe", [person("ACC Jane Doe")]),
        ("Station Manager Tom Ward", [person("Tom Ward", "Station Manager")]),
        ("Group Manager Ann Lee", [person("Ann Lee", "Group Manager")]),
    ],
    "person with a post": [
        ("Jane Doe - AD", [person("Jane Doe", "AD")]),
        ("Jane Doe (Director of Adult Social Care)", [person("Jane Doe", "Director of Adult Social Care")]),
        ("Jane Doe, DCS", [person("Jane Doe", "DCS")]),
        ("DCS – Jane Doe", [person("Jane Doe", "DCS")]),
        ("DCS (Jane Doe)", [person("Jane Doe", "DCS")]),
        ("Deputy Chief Executive: Jane Doe", [person("Jane Doe", "Deputy Chief Executive")]),
        ("Jane Doe\nHead of Service", [person("Jane Doe", "Head of Service")]),
        ("Jane Doe, Head of Service, Early Help", [person("Jane Doe", "Head of Service, Early Help")]),
        ("Cllr Jane Smith, Cabinet Member for Housing", [person("Cllr Jane Smith", "Cabinet Member for Housing")]),
        ("Headteacher (Mrs A Lee)", [person("Mrs A Lee", "Headteacher")]),
        ("Mrs A Lee (Headteacher)", [person("Mrs A Lee", "Headteacher")]),
        ("Jane Doe – Consultant Nurse", [person("Jane Doe", "Consultant Nurse")]),
        ("Jane Doe (Lead)", [person("Jane Doe", "Lead")]),
        ("Jane Doe – Chair", [person("Jane Doe", "Chair")]),
        ("Jane Doe, Chief Fire Officer", [person("Jane Doe", "Chief Fire Officer")]),
    ],
    "several persons": [
        ("Jane Doe, Mark Green, Ann Lee", [person("Jane Doe"), person("Mark Green"), person("Ann Lee")]),
        ("Jane Doe, Mark Green & Ann Lee", [person("Jane Doe"), person("Mark Green"), person("Ann Lee")]),
        ("Jane Doe\nMark Green\nAnn Lee", [person("Jane Doe"), person("Mark Green"), person("Ann Lee")]),
        ("Jane Doe | Mark Green", [person("Jane Doe"), person("Mark Green")]),
        ("Dr Amit Shah / Cllr Mary Wood", [person("Dr Amit Shah"), person("Cllr Mary Wood")]),
        ("Mrs Smith and Mr Jones", [person("Mrs Smith"), person("Mr Jones")]),
        ("J Smith, A Patel", [person("J Smith"), person("A Patel")]),
        ("A. Patel & J. Smith", [person("A. Patel"), person("J. Smith")]),
        ("1. Jane Doe 2. Mark Green", [person("Jane Doe"), person("Mark Green")]),
    ],
    "initials": [
        ("JD; AB", [letters("JD"), letters("AB")]),
        ("JMcD", [letters("JMcD")]),
        ("JD and AB", [letters("JD"), letters("AB")]),
        ("JD,AB,KM", [letters("JD"), letters("AB"), letters("KM")]),
        ("J.D./A.B.", [letters("JD"), letters("AB")]),
        ("Head of SEND (JD/AB)", [post("Head of SEND", None, "JD", "AB")]),
        ("JD (Head of Service)", [letters("JD", "Head of Service")]),
        ("JD – Head of Service", [letters("JD", "Head of Service")]),
    ],
    "one post": [
        (title, [post(title)])
        for title in (
            "Head of Libraries", "Assistant Director – Place", "Head of Planning Policy", "Borough Solicitor",
            "Head of Legal and Democratic Services", "Chief Fire Officer", "Deputy Chief Constable", "Head of Estates",
            "Climate Change Officer", "Equalities Officer", "Housing Options Manager", "Director of Operations",
            "Head of Community Safety", "Equality, Diversity and Inclusion Manager", "EDI Lead",
            "School Business Manager",
            "Environmental Health Manager", "Head of Waste & Recycling", "Chair of Governors", "Literacy Coordinator",
            "Maths Lead", "Key Stage 2 Leader", "EYFS Lead", "Inclusion Manager", "Director of Primary Care",
            "Chief Pharmacist", "Associate Director of Quality", "Board Secretary", "Clinical Director – Mental Health",
            "Director of Planning and Performance", "Depute Director", "Area Commander", "Head of Prevention",
            "Corporate Health and Safety Manager", "Head of ICT", "Data Protection Officer", "Head of Repairs",
            "Senior Information Risk Owner", "Tenancy Services Manager", "Programme Manager (Transformation)",
            "Head of Children’s Services and Criminal Justice", "Head of Safeguarding (Children)",
        )
    ],
    "several posts": [
        ("Headteacher / Chair of Governors", [post("Headteacher"), post("Chair of Governors")]),
        ("Chief Nurse, Medical Director", [post("Chief Nurse"), post("Medical Director")]),
        ("Head of ICT; Data Protection Officer", [post("Head of ICT"), post("Data Protection Officer")]),
        ("Chief Fire Officer / Head of Prevention", [post("Chief Fire Officer"), post("Head of Prevention")]),
        ("Monitoring Officer & Solicitor", [post("Monitoring Officer"), post("Solicitor")]),
        ("• Head of Estates\n• Head of ICT", [post("Head of Estates"), post("Head of ICT")]),
    ],
    "bodies": [
        (name, [body(name)])
        for name in (
            "Fire and Rescue Service", "HMPPS", "Probation Service", "Housing", "Planning", "Finance", "ICT",
            "Children's Services", "Adult Services", "Democratic Services", "Environmental Health", "Trading Standards",
            "Belfast Health and Social Care Trust", "Education Authority", "NHS Lothian", "Citizens Advice",
            "Healthwatch", "West Midlands Fire Service", "Home Office", "Department for Education", "DfE", "Ofsted",
        )
    ],
    "groups": [
        (name, [group(name)])
        for name in (
            "All managers", "All schools", "All Directors", "Corporate Leadership Team", "CLT", "Cabinet",
            "Audit Committee", "Heads of Service", "Subject leaders", "Class teachers", "Senior leaders", "Tenants",
            "Project Team", "Steering Group", "Task and Finish Group", "Programme Board", "Ward managers",
            "Station Commanders", "Everyone",
        )
    ],
    "mixed": [
        ("Chief Nurse / Ward managers", [post("Chief Nurse"), group("Ward managers")]),
        ("Jane Doe / Probation Service", [person("Jane Doe"), body("Probation Service")]),
        ("Cllr Mary Wood and Head of Housing", [person("Cllr Mary Wood"), post("Head of Housing")]),
        ("Housing / Planning", [body("Housing"), body("Planning")]),
        ("Headteacher, SLT", [post("Headteacher"), group("SLT")]),
        ("JD / Head of SEND", [letters("JD"), post("Head of SEND")]),
    ],
    "nobody": [
        (cell, [])
        for cell in ("Not applicable", "None", "?", "To be determined", "To be identified", "See above", "Not assigned",
                     "Unassigned", "To be allocated", "tbc.")
    ],
    "written blind in 2026": [
        ("DCS/LSCB Chair", [post("DCS"), post("Chair", "LSCB")]),
        ("Asst Dir (Adults) / Head of Commissioning", [post("Asst Dir (Adults)"), post("Head of Commissioning")]),
        ("Deputy Chief Nurse supported by Matrons", [post("Deputy Chief Nurse"), group("Matrons")]),
        ("Portfolio Holder for Finance, Cllr Bloggs", [person("Cllr Bloggs", "Portfolio Holder for Finance")]),
        ("Headteacher and Chair of Governors", [post("Headteacher"), post("Chair of Governors")]),
        ("SENCO + TAs", [post("SENCO"), group("TAs")]),
        ("Police; Fire; Probation", [body("Police"), body("Fire"), body("Probation")]),
        ("TJ, PB & MK", [letters("TJ"), letters("PB"), letters("MK")]),
        ("Lead: TJ Support: PB", [letters("TJ"), letters("PB")]),
        ("Lead - Head of Housing, Support - Policy Officer", [post("Head of Housing"), post("Policy Officer")]),
        ("Owner: Head of Estates", [post("Head of Estates")]),
        ("Sponsor: Chief Executive; Lead: Policy Manager", [post("Chief Executive"), post("Policy Manager")]),
        ("Task & Finish Group chaired by AD", [group("Task & Finish Group"), post("AD")]),
        ("Education Welfare Officer (EWO)", [post("Education Welfare Officer")]),
        ("Team Manager (TM)", [post("Team Manager")]),
        ("Team Manager (SH)", [post("Team Manager", None, "SH")]),
        ("ACFO Brown", [person("ACFO Brown")]),
        ("GP Practices", [group("GP Practices")]),
        ("Ward Sisters/Charge Nurses", [group("Ward Sisters"), group("Charge Nurses")]),
        ("Chair of Governors (Mr D Hughes)", [person("Mr D Hughes", "Chair of Governors")]),
        ("Det. Supt. Rees", [person("Det. Supt. Rees")]),
        ("HT, DHT", [post("HT"), post("DHT")]),
        ("ICB, LA and providers", [body("ICB"), body("LA"), group("providers")]),
        ("Anil Patel – ICB", [Want("person", "Anil Patel", None, "ICB")]),
        ("Watch Managers A & B", [group("Watch Managers A & B")]),
    ],
}  # fmt: skip
UNREAD = {
    "Det. Supt. Rees": "a rank with stops before a surname alone is read as a post",
    "HT, DHT": "two letters of a post are somebody's initials where nothing tells",
    "ICB, LA and providers": "a body and a plural tied by \"and\" are one group",
    "Anil Patel – ICB": "a person and the body behind a dash are two parties",
    "Watch Managers A & B": "single letters behind a plural are read as initials",
    "Jane Doe\nHead of Service": "a post on the line under a name may be hers or another party",
    "1. Jane Doe 2. Mark Green": "numbers between parties are read as part of a name",
}


def test_there_are_many_cells() -> None:
    tables = (CASES, leads.CASES)
    cells = {" ".join(c.split()).casefold() for table in tables for cases in table.values() for c, _ in cases}
    assert len(cells) >= 380


test_a_lead_cell_is_read_as_its_words_say = lead_cells_are_read_as_they_say(
    CASES, {cell: pytest.mark.xfail(reason=reason, strict=True) for cell, reason in UNREAD.items()}
)
