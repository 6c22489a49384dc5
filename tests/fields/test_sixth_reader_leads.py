"""Contract, rule 9, over lead cells that a sixth reader wrote down before any was run: UK bodies, 2005-2025."""

from __future__ import annotations

from tests.fields.party_wants import Want, body, group, lead_cells_are_read_as_they_say, letters, person, post

CASES: dict[str, list[tuple[str, list[Want]]]] = {
    "one person": [
        *((name, [person(name)]) for name in (
            "Bethan Prosser", "Eilidh MacKinnon", "Ciarán Ó Dónaill", "Sunita Rao-Patel", "Tadeusz Kowalczyk",
            "Cllr A Evans-Hughes", "Cllr Mrs J Smith", "Cllr Dr Amit Shah", "Miss K Brown", "Mohammad Abdul Karim",
            "Zoë Ashworth", "Seán McCarthy", "DAME SALLY BROOK", "Jean-Paul Laurent",
        )),
        ("Jane Doe*", [person("Jane Doe")]),
        ("Doe, Jane", [person("Doe, Jane")]),
        ("Jane Doe (she/her)", [person("Jane Doe")]),
        ("Jane Doe - 01234 567890", [person("Jane Doe")]),
    ],
    "person with a post": [
        ("Jane Doe – Strategic Director, People", [person("Jane Doe", "Strategic Director, People")]),
        ("Ann Lee (Head of Internal Audit)", [person("Ann Lee", "Head of Internal Audit")]),
        ("Director of Place (Tom Hill)", [person("Tom Hill", "Director of Place")]),
        ("Jane Doe, Chief Nursing Officer", [person("Jane Doe", "Chief Nursing Officer")]),
        ("Tom Hill, Chief Superintendent", [person("Tom Hill", "Chief Superintendent")]),
        ("Jane Doe HoS", [person("Jane Doe", "HoS")]),
        ("Jane Doe - Strategic Lead for SEND", [person("Jane Doe", "Strategic Lead for SEND")]),
        ("Ann Lee, SENCo", [person("Ann Lee", "SENCo")]),
        ("Tom Hill (DSL)", [person("Tom Hill", "DSL")]),
        ("Mrs A Lee – Deputy Headteacher", [person("Mrs A Lee", "Deputy Headteacher")]),
        ("Dr Amit Shah – Medical Director", [person("Dr Amit Shah", "Medical Director")]),
        ("Bethan Prosser, Corporate Director of Social Services",
         [person("Bethan Prosser", "Corporate Director of Social Services")]),
        ("Assistant Director\n(Jane Doe)", [person("Jane Doe", "Assistant Director")]),
        ("Interim DCS – Jane Doe", [person("Jane Doe", "Interim DCS")]),
    ],
    "post of a council": [
        (title, [post(title)]) for title in (
            "Head of Revenues and Benefits", "Corporate Head of Finance", "Strategic Director - Resources",
            "Director of Law and Governance", "City Solicitor", "County Treasurer",
            "Head of Property & Facilities Management", "Highways Asset Manager", "Emergency Planning Manager",
            "Licensing Team Leader", "Parking Services Manager", "Bereavement Services Manager", "Senior Auditor",
            "Electoral Services Manager", "Head of Business Intelligence", "Digital Transformation Lead",
            "Head of Culture, Tourism and Leisure", "Principal Accountant", "Pensions Manager", "Insurance Officer",
            "Procurement Category Manager", "Audit Manager", "Head of Corporate Parenting", "EHE Officer",
            "Service Manager Children in Need and Child Protection", "Staff Officer",
            "Assistant Director, Safeguarding and Specialist Services", "CSE Coordinator",
            "Director Children's Services",
            "Head of Fostering, Adoption and Permanence", "Safeguarding and Quality Assurance Unit Manager",
            "Lead Member for Children & Young People", "Head of Service (Children in Care)", "Group Manager Fieldwork",
            "Assistant Director Education & Inclusion", "Chair of the Corporate Parenting Panel", "Returning Officer",
        )
    ],
    "post of a health body": [
        (title, [post(title)]) for title in (
            "Director of Nursing and Quality", "Deputy Director of Workforce", "Head of Midwifery",
            "Divisional Director of Operations", "Clinical Lead for Stroke", "Consultant Paediatrician",
            "Named GP for Safeguarding", "Chief Information Officer", "Infection Prevention and Control Lead",
            "Matron – Emergency Department", "Head of Patient Experience", "Freedom to Speak Up Guardian",
            "Guardian of Safe Working Hours", "Associate Director of Governance", "Chief People Officer",
            "Director of Strategy & Partnerships", "Non-Executive Director", "Accountable Emergency Officer",
        )
    ],
    "post in police, fire and schools": [
        (title, [post(title)]) for title in (
            "Head of Professional Standards", "Deputy Police and Crime Commissioner", "Detective Superintendent",
            "Assistant Chief Fire Officer", "Area Manager – Service Delivery", "Head of Custody",
            "Chief Inspector, Neighbourhoods", "Head of Sixth Form", "EYFS Leader", "Deputy Head (Pastoral)",
            "Assistant Headteacher – Behaviour", "Attendance Officer", "Pastoral Lead", "Trust CEO", "Executive Head",
            "Reading Lead", "PE Coordinator", "School Improvement Partner", "Pupil Premium Lead",
            "Chair of the Governing Body",
        )
    ],
    "post in Wales, Scotland and Northern Ireland": [
        *((title, [post(title)]) for title in (
            "Chief Officer, IJB", "Head of Service – Children, Families and Justice",
            "Executive Director – Education and Children's Services", "Director of Children's Community Services",
            "Convener of the Education Committee", "Assistant Director – Family Support and Safeguarding",
            "Pennaeth Gwasanaeth", "Prif Weithredwr", "Rheolwr Gwasanaeth", "Cyfarwyddwr Gwasanaethau Cymdeithasol",
        )),
    ],
    "several posts": [
        ("Head of SEND & DCO", [post("Head of SEND"), post("DCO")]),
        ("AD Education and Head of SEND", [post("AD Education"), post("Head of SEND")]),
        ("Director of Finance/Head of Procurement", [post("Director of Finance"), post("Head of Procurement")]),
        ("Section 151 Officer & Monitoring Officer", [post("Section 151 Officer"), post("Monitoring Officer")]),
        ("Chief Nurse\nMedical Director\nChief Operating Officer",
         [post("Chief Nurse"), post("Medical Director"), post("Chief Operating Officer")]),
        ("Head of Service, Early Help; Head of Service, MASH",
         [post("Head of Service, Early Help"), post("Head of Service, MASH")]),
    ],
    "bodies": [
        *((name, [body(name)]) for name in (
            "Children's Social Care", "Early Help Service", "ICB", "NHS Tayside", "Cardiff and Vale UHB", "PSNI",
            "Western Health and Social Care Trust", "Scottish Fire and Rescue Service", "Education Scotland",
            "Care Inspectorate", "Estyn", "Social Care Wales", "Internal Audit Service", "External Audit", "KPMG",
            "Deloitte LLP", "IT Services", "Regional Adoption Agency", "Voluntary and Community Sector", "VCS",
            "Strategic Commissioning", "Housing Benefit Service", "Health Improvement Scotland", "CSP",
        )),
        ("Local Authority and ICB", [body("Local Authority"), body("ICB")]),
        ("LA / ICB", [body("LA"), body("ICB")]),
        ("BHSCT, SEHSCT", [body("BHSCT"), body("SEHSCT")]),
    ],
    "groups": [
        (name, [group(name)]) for name in (
            "Service Leads", "All Service Managers", "Extended Leadership Team", "Departmental Management Team",
            "Strategic Leadership Board", "SEND Partnership Board", "Youth Justice Management Board",
            "Children and Families Scrutiny Panel", "All Directorates", "Corporate Management Team",
            "Audit and Risk Committee", "Parent carer representatives", "School Governors", "Lead Officers",
            "Chief Officers", "Practice leads", "All DSLs", "Line managers", "Locality Teams", "Operational Managers",
            "Integration Joint Board", "Public Services Board", "HR Team", "Subject Leads", "Phase Leaders", "TAs",
            "Governing Body", "Regional Partnership Board", "Class Teachers", "All social work teams",
        )
    ],
    "mixed": [
        ("Virtual School Headteacher", [post("Headteacher", "Virtual School")]),
        ("MASH Team Manager", [post("Team Manager", "MASH")]),
        ("Jane Doe / DCO", [person("Jane Doe"), post("DCO")]),
        ("SENCO and class teachers", [post("SENCO"), group("class teachers")]),
        ("Jane Doe (Lead), Tom Hill", [person("Jane Doe", "Lead"), person("Tom Hill")]),
        ("CCG: Jane Doe", [Want("person", "Jane Doe", None, "CCG")]),
        ("Health: Designated Nurse; Police: DCI", [post("Designated Nurse", "Health"), post("DCI", "Police")]),
        ("Jane Doe supported by HR", [person("Jane Doe"), body("HR")]),
        ("JD (AB in her absence)", [letters("JD")]),
        ("Schools and LA", [group("Schools"), body("LA")]),
        ("Head of HR, all managers", [post("Head of HR"), group("all managers")]),
        ("Various", [group("Various")]),
    ],
    "nobody": [(cell, []) for cell in ("Tbc", "To be appointed", "Not stated", "n/k", "See action 3")],
}  # fmt: skip


test_a_lead_cell_is_read_as_its_words_say = lead_cells_are_read_as_they_say(CASES)
