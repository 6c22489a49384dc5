"""A post is one party, whatever leads it, whatever it is for; several posts are several (contract, rule 9)."""

from __future__ import annotations

import pytest

from tests.fields.party_wants import Want, group, lead_cells_are_read_as_they_say, post, read

CASES: dict[str, list[tuple[str, list[Want]]]] = {
    "one post": [
        *((cell, [post(cell)]) for cell in (
            "Head of Service", "Service Manager, North Oxford", "Area Manager, East",
            "Team Manager – Fostering and Adoption", "Director of Children's Services",
            "Director of Education, Skills and Culture", "Assistant Director (Early Help)",
            "Assistant Director: Safeguarding", "Head of Safeguarding and Quality Assurance",
            "Head of SEND and Inclusion", "Interim Head of Commissioning", "Acting Deputy Director", "Chief Executive",
            "Chief Social Work Officer", "Principal Educational Psychologist", "Designated Clinical Officer",
            "Designated Nurse for Looked After Children", "Cabinet Member for Children and Young People",
            "Portfolio Holder", "Monitoring Officer", "Section 151 Officer", "Chief Internal Auditor",
            "Head of Internal Audit", "Workforce Development Manager", "Performance and Data Manager",
            "Strategic Lead – Early Years", "Corporate Director of People",
            "Head of Human Resources and Organisational Development", "SENCO", "Headteacher", "Practice Educator",
            "Democratic Services Officer", "Executive Director of Nursing", "Medical Director",
            "Chief Operating Officer", "Vacant Homes Officer", "Chair, LSCB", "IRO Team Manager",
            "Director of Nursing & Patient Experience", "Service Manager MAGS",
            "Corporate Director Children & Young People", "Service Director – Children and Families",
            "The Chief Executive", "Service Mgr", "Youth Justice Service Manager", "Head of Libraries",
            "Assistant Director – Place", "Head of Planning Policy", "Borough Solicitor",
            "Head of Legal and Democratic Services", "Chief Fire Officer", "Deputy Chief Constable", "Head of Estates",
            "Climate Change Officer", "Equalities Officer", "Housing Options Manager", "Director of Operations",
            "Head of Community Safety", "Equality, Diversity and Inclusion Manager", "EDI Lead",
            "School Business Manager", "Environmental Health Manager", "Head of Waste & Recycling",
            "Chair of Governors", "Literacy Coordinator", "Maths Lead", "Key Stage 2 Leader", "EYFS Lead",
            "Inclusion Manager", "Director of Primary Care", "Chief Pharmacist", "Associate Director of Quality",
            "Board Secretary", "Clinical Director – Mental Health", "Director of Planning and Performance",
            "Depute Director", "Area Commander", "Head of Prevention", "Corporate Health and Safety Manager",
            "Head of ICT", "Data Protection Officer", "Head of Repairs", "Senior Information Risk Owner",
            "Tenancy Services Manager", "Programme Manager (Transformation)",
            "Head of Children’s Services and Criminal Justice", "Head of Safeguarding (Children)",
        )),
        ("Head of SEND (Vacant)", [post("Head of SEND")]),
        ("Head of SEND (TBC)", [post("Head of SEND")]),
        ("LSCB Chair", [post("Chair", "LSCB")]),
        ("LSCB Business Manager", [post("Business Manager", "LSCB")]),
        ("CAMHS Manager", [post("Manager", "CAMHS")]),
        ("Owner: Head of Estates", [post("Head of Estates")]),
        ("Education Welfare Officer (EWO)", [post("Education Welfare Officer")]),
        ("Team Manager (TM)", [post("Team Manager")]),
    ],
    "post of a council": [
        *((cell, [post(cell)]) for cell in (
            "Head of Revenues and Benefits", "Corporate Head of Finance", "Strategic Director - Resources",
            "Director of Law and Governance", "City Solicitor", "County Treasurer",
            "Head of Property & Facilities Management", "Highways Asset Manager", "Emergency Planning Manager",
            "Licensing Team Leader", "Parking Services Manager", "Bereavement Services Manager", "Senior Auditor",
            "Electoral Services Manager", "Head of Business Intelligence", "Digital Transformation Lead",
            "Head of Culture, Tourism and Leisure", "Principal Accountant", "Pensions Manager", "Insurance Officer",
            "Procurement Category Manager", "Audit Manager", "Head of Corporate Parenting", "EHE Officer",
            "Service Manager Children in Need and Child Protection", "Staff Officer",
            "Assistant Director, Safeguarding and Specialist Services", "CSE Coordinator",
            "Director Children's Services", "Head of Fostering, Adoption and Permanence",
            "Safeguarding and Quality Assurance Unit Manager", "Lead Member for Children & Young People",
            "Head of Service (Children in Care)", "Group Manager Fieldwork", "Assistant Director Education & Inclusion",
            "Chair of the Corporate Parenting Panel", "Returning Officer",
        )),
    ],
    "post of a health body": [
        *((cell, [post(cell)]) for cell in (
            "Director of Nursing and Quality", "Deputy Director of Workforce", "Head of Midwifery",
            "Divisional Director of Operations", "Clinical Lead for Stroke", "Consultant Paediatrician",
            "Named GP for Safeguarding", "Chief Information Officer", "Infection Prevention and Control Lead",
            "Matron – Emergency Department", "Head of Patient Experience", "Freedom to Speak Up Guardian",
            "Guardian of Safe Working Hours", "Associate Director of Governance", "Chief People Officer",
            "Director of Strategy & Partnerships", "Non-Executive Director", "Accountable Emergency Officer",
        )),
    ],
    "post in police, fire and schools": [
        *((cell, [post(cell)]) for cell in (
            "Head of Professional Standards", "Deputy Police and Crime Commissioner", "Detective Superintendent",
            "Assistant Chief Fire Officer", "Area Manager – Service Delivery", "Head of Custody",
            "Chief Inspector, Neighbourhoods", "Head of Sixth Form", "EYFS Leader", "Deputy Head (Pastoral)",
            "Assistant Headteacher – Behaviour", "Attendance Officer", "Pastoral Lead", "Trust CEO", "Executive Head",
            "Reading Lead", "PE Coordinator", "School Improvement Partner", "Pupil Premium Lead",
            "Chair of the Governing Body",
        )),
    ],
    "post in Wales, Scotland and Northern Ireland": [
        *((cell, [post(cell)]) for cell in (
            "Chief Officer, IJB", "Head of Service – Children, Families and Justice",
            "Executive Director – Education and Children's Services", "Director of Children's Community Services",
            "Convener of the Education Committee", "Assistant Director – Family Support and Safeguarding",
            "Pennaeth Gwasanaeth", "Prif Weithredwr", "Rheolwr Gwasanaeth", "Cyfarwyddwr Gwasanaethau Cymdeithasol",
        )),
    ],
    "several posts": [
        ("Head of Service and Team Manager", [post("Head of Service"), post("Team Manager")]),
        ("DCS / Lead Member", [post("DCS"), post("Lead Member")]),
        ("Head of SEND; Head of Commissioning", [post("Head of SEND"), post("Head of Commissioning")]),
        ("Head of SEND\nHead of Commissioning", [post("Head of SEND"), post("Head of Commissioning")]),
        ("Service Manager, Fostering / Service Manager, Adoption",
         [post("Service Manager, Fostering"), post("Service Manager, Adoption")]),
        ("Director of Education and Director of Public Health",
         [post("Director of Education"), post("Director of Public Health")]),
        ("Chief Executive, Leader of the Council", [post("Chief Executive"), post("Leader of the Council")]),
        ("Principal Social Worker and Team Managers", [post("Principal Social Worker"), group("Team Managers")]),
        ("Head of HR & Head of Finance", [post("Head of HR"), post("Head of Finance")]),
        ("Headteacher / Chair of Governors", [post("Headteacher"), post("Chair of Governors")]),
        ("Chief Nurse, Medical Director", [post("Chief Nurse"), post("Medical Director")]),
        ("Head of ICT; Data Protection Officer", [post("Head of ICT"), post("Data Protection Officer")]),
        ("Chief Fire Officer / Head of Prevention", [post("Chief Fire Officer"), post("Head of Prevention")]),
        ("Monitoring Officer & Solicitor", [post("Monitoring Officer"), post("Solicitor")]),
        ("• Head of Estates\n• Head of ICT", [post("Head of Estates"), post("Head of ICT")]),
        ("DCS/LSCB Chair", [post("DCS"), post("Chair", "LSCB")]),
        ("Asst Dir (Adults) / Head of Commissioning", [post("Asst Dir (Adults)"), post("Head of Commissioning")]),
        ("Headteacher and Chair of Governors", [post("Headteacher"), post("Chair of Governors")]),
        ("Lead - Head of Housing, Support - Policy Officer", [post("Head of Housing"), post("Policy Officer")]),
        ("Sponsor: Chief Executive; Lead: Policy Manager", [post("Chief Executive"), post("Policy Manager")]),
        ("HT, DHT", [post("HT"), post("DHT")]),
        ("Head of SEND & DCO", [post("Head of SEND"), post("DCO")]),
        ("AD Education and Head of SEND", [post("AD Education"), post("Head of SEND")]),
        ("Director of Finance/Head of Procurement", [post("Director of Finance"), post("Head of Procurement")]),
        ("Section 151 Officer & Monitoring Officer", [post("Section 151 Officer"), post("Monitoring Officer")]),
        ("Chief Nurse\nMedical Director\nChief Operating Officer",
         [post("Chief Nurse"), post("Medical Director"), post("Chief Operating Officer")]),
        ("Head of Service, Early Help; Head of Service, MASH",
         [post("Head of Service, Early Help"), post("Head of Service, MASH")]),
    ],
}  # fmt: skip
UNREAD = {
    "HT, DHT": "two letters of a post are somebody's initials where nothing tells",
}


test_a_lead_cell_is_read_as_its_words_say = lead_cells_are_read_as_they_say(
    CASES, {cell: pytest.mark.xfail(reason=reason, strict=True) for cell, reason in UNREAD.items()}
)


def test_there_are_many_cells() -> None:
    assert sum(map(len, CASES.values())) >= 200


@pytest.mark.parametrize(
    "cell",
    [
        "Deputy Safeguarding Manager",
        "Assistant Education Officer",
        "Lead Commissioning Manager",
        "Principal Education Welfare Officer",
        "Assistant Principal Educational Psychologist",
        "Deputy Safeguarding Lead",
        "Lead Fostering Social Worker",
        "Organisational Development Partner",
        "Finance Partner",
    ],
)
def test_a_led_post_is_one(cell: str) -> None:
    assert read(cell) == [post(cell)]


@pytest.mark.parametrize("cell", ["Young Carers Co-ordinator", "Carers Lead", "Schools Adviser", "Tenants Officer"])
def test_those_whom_a_post_is_for_make_it_no_group(cell: str) -> None:
    assert read(cell) == [post(cell)]


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("Principal Social Worker Safeguarding Manager", ["Principal Social Worker", "Safeguarding Manager"]),
        ("Deputy Head / Education Welfare Officer", ["Deputy Head", "Education Welfare Officer"]),
        ("Head of Service Assistant Director", ["Head of Service", "Assistant Director"]),
    ],
)
def test_a_whole_post_leads_no_other(cell: str, roles: list[str]) -> None:
    assert [p.role for p in read(cell)] == roles
