"""A party is one person, role, organisation or group: contract, rule 9."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.fields.parties import PartiesReading, learn_lexicon, read_parties
from planparse.grammar.load import load_grammar
from tests.build import plan_of, table

GLOSSARY = {
    "OSCB": "Oxfordshire Children Safeguarding Board",
    "CEF": "Children, Education & Families Directorate of Oxfordshire County Council",
    "Oxford Health": "new organisation comprising community health and mental health services",
    "Viva": "Oxfordshire's independent visiting and advocacy service",
    "CLA": "children looked after",
}


def read(cell: str, elsewhere: tuple[str, ...] = ()) -> PartiesReading:
    grammar = load_grammar().parties
    return read_parties(cell, learn_lexicon(elsewhere, GLOSSARY, grammar), grammar)


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("Mel Tunney Julie Daniels", ["Mel Tunney", "Julie Daniels"]),
        ("Karen\nWhitehead", ["Karen Whitehead"]),
        ("Claire Paynter & Liz Shingler", ["Claire Paynter", "Liz Shingler"]),
        ("RB / KS / MG", ["RB", "KS", "MG"]),
        ("JH SMcL", ["JH", "SMcL"]),
        ("MG.", ["MG"]),
        ("ZW and Directors", ["ZW", "Directors"]),
        ("ZW and Service Managers", ["ZW", "Service Managers"]),
        ("HR and Finance Managers", ["HR and Finance Managers"]),
        ("SL (SG)/SMs", ["SL (SG)", "SMs"]),
        ("Service Lead District Managers", ["Service Lead", "District Managers"]),
        ("Service Manager, Through Care Lead Member", ["Service Manager, Through Care", "Lead Member"]),
        ("Designated Doctor/Nurse for LAC", ["Designated Doctor/Nurse for LAC"]),
        ("Viva Oxford Health", ["Viva", "Oxford Health"]),
        (
            "Safeguarding Service Manager (SH) OSCB development officer (DH)",
            ["Safeguarding Service Manager (SH)", "OSCB development officer (DH)"],
        ),
        (
            "Members of Missing Children Panel Residential Homes manager (LT)",
            ["Members of Missing Children Panel", "Residential Homes manager (LT)"],
        ),
        ("Looked After Children, Strategic Lead (FF)", ["Looked After Children, Strategic Lead (FF)"]),
        ("HR / Legal", ["HR", "Legal"]),
    ],
)  # fmt: skip
def test_cells_part_where_parties_meet(cell: str, texts: list[str]) -> None:
    assert [party.text for party in read(cell).parties] == texts


@pytest.mark.parametrize(
    "cell",
    [
        "Jane Doe – Head of Service",
        "Head of Service: Jane Doe",
        "Jane Doe (Head of Service)",
        "Jane Doe, Head of Service",
    ],
)
def test_a_person_with_a_post_is_one_party(cell: str) -> None:
    (party,) = read(cell).parties
    assert (party.kind, party.name, party.role) == ("person", "Jane Doe", "Head of Service")


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Cllr Jane van der Berg", "person"),
        ("Łukasz Nowak", "person"),
        ("PC Smith", "person"),
        ("Mohammed Al-Amin", "person"),
        ("Sharon North", "person"),
        ("DCS", "role"),
        ("AD Education", "role"),
        ("SENCOs", "group"),
        ("All", "group"),
        ("Parent Carer Forum", "group"),
        ("Audit Committee", "group"),
        ("Police", "organisation"),
        ("Public Health", "organisation"),
        ("SCCN", "organisation"),
        ("BSU", "organisation"),
        ("Open Door", "organisation"),
    ],
)
def test_one_party_is_of_its_kind(cell: str, kind: str) -> None:
    (party,) = read(cell).parties
    assert (party.text, party.kind) == (cell, kind)


@pytest.mark.parametrize(
    ("cell", "role", "initials"),
    [
        ("Service Manager (Carers)", "Service Manager (Carers)", ()),
        ("AD (Early Help)", "AD (Early Help)", ()),
        ("Service Manager (ST)", "Service Manager", ("ST",)),
        ("Service Manager (HR)", "Service Manager", ("HR",)),
        ("Service Manager (AM)", "Service Manager", ("AM",)),
    ],
)
def test_brackets_stay_in_a_post_unless_they_hold_initials(cell: str, role: str, initials: tuple[str, ...]) -> None:
    (party,) = read(cell).parties
    assert (party.kind, party.role, party.initials) == ("role", role, initials)


def test_a_field_in_brackets_is_a_persons_role() -> None:
    (party,) = read("Mandy Cross (Comms)").parties
    assert (party.kind, party.name, party.role) == ("person", "Mandy Cross", "Comms")


@pytest.mark.parametrize(
    "cell",
    [
        "DI Carla Webb",
        "Supt. Jo Bell",
        "Det Ch Insp A. Patel",
        "T/DCI Jane Doe",
        "Inspector Tom Reddish",
        "Sgt Webb",
        "ACC Jane Doe",
        "Lt Col John Smith",
    ],
)
def test_a_rank_before_a_name_is_a_title_in_it(cell: str) -> None:
    (party,) = read(cell).parties
    assert (party.kind, party.name, party.role) == ("person", cell, None)


@pytest.mark.parametrize("cell", ["DCI", "Det Supt", "Inspector", "Chief Inspector", "ACC Response"])
def test_a_rank_without_a_name_is_a_post(cell: str) -> None:
    (party,) = read(cell).parties
    assert (party.kind, party.name, party.role) == ("role", None, cell)


def test_a_rank_of_two_letters_with_no_name_is_initials() -> None:
    assert [party.initials for party in read("DI / KS").parties] == [("DI",), ("KS",)]


@pytest.mark.parametrize("cell", ["NHS Leeds CCG", "NHS Calderdale ICB", "NHS England"])
def test_nhs_begins_one_organisation(cell: str) -> None:
    (party,) = read(cell).parties
    assert (party.kind, party.organisation) == ("organisation", cell)


@pytest.mark.parametrize("cell", ["All Heads of Service", "All Team Managers", "Heads of Service"])
def test_a_plural_title_is_a_group(cell: str) -> None:
    (party,) = read(cell).parties
    assert (party.text, party.kind) == (cell, "group")


def test_an_acronym_after_a_comma_is_of_the_post_and_a_named_body_is_not() -> None:
    (party,) = read("Operational Manager, YJS").parties
    assert (party.kind, party.role) == ("role", "Operational Manager, YJS")
    parties = read("Communications Lead, Family Voice Norfolk").parties
    assert [(p.kind, p.text) for p in parties] == [
        ("role", "Communications Lead"),
        ("organisation", "Family Voice Norfolk"),
    ]


def test_with_parts_leads_from_partners() -> None:
    reading = read("Steve Handforth with Workforce Development Team District Managers")
    assert [party.text for party in reading.parties] == ["Steve Handforth"]
    assert [party.text for party in reading.partners] == ["Workforce Development Team", "District Managers"]
    assert reading.dropped == ("with",)


def test_a_body_that_heads_the_cell_is_the_organisation_of_each() -> None:
    parties = read("CEF: Ind Chairs, Conference admin").parties
    assert [(party.text, party.organisation) for party in parties] == [
        ("CEF: Ind Chairs", "CEF"),
        ("Conference admin", "CEF"),
    ]


@pytest.mark.parametrize(
    ("cell", "parties"),
    [
        (
            "Children's\nSocial Care:\nPaul\nRenton\nHealth: Jean\nAshby\nCommunity\nTrust: Ian\nPoole",
            [
                ("Children's Social Care", "Paul Renton", None),
                ("Health", "Jean Ashby", None),
                ("Community Trust", "Ian Poole", None),
            ],
        ),
        (
            "Children's Social Care: Paul Renton Health: Jean Ashby Education: Moira Tindall",
            [
                ("Children's Social Care", "Paul Renton", None),
                ("Health", "Jean Ashby", None),
                ("Education", "Moira Tindall", None),
            ],
        ),
        (
            "CCG: Jean Ashby Acute Trust: Dr Nikhil Rao Community Trust: Susan Peel",
            [
                ("CCG", "Jean Ashby", None),
                ("Acute Trust", "Dr Nikhil Rao", None),
                ("Community Trust", "Susan Peel", None),
            ],
        ),
        (
            "CCG:\nJean Ashby Acute Trust:\nDr Nikhil Rao Community Trust:\nSusan Peel",
            [
                ("CCG", "Jean Ashby", None),
                ("Acute Trust", "Dr Nikhil Rao", None),
                ("Community Trust", "Susan Peel", None),
            ],
        ),
        (
            "CSC: Head of Service Health: Designated Nurse Education: Principal Adviser",
            [
                ("CSC", None, "Head of Service"),
                ("Health", None, "Designated Nurse"),
                ("Education", None, "Principal Adviser"),
            ],
        ),
        (
            "Head of Service: Jane Doe Team Manager: John Smith",
            [(None, "Jane Doe", "Head of Service"), (None, "John Smith", "Team Manager")],
        ),
        ("Health: TBC Education: Moira Tindall", [("Health", None, None), ("Education", "Moira Tindall", None)]),
        ("Police: TBC\nEducation: Jean Ashby", [("Police", None, None), ("Education", "Jean Ashby", None)]),
    ],
)  # fmt: skip
def test_each_label_opens_a_party_with_no_mark_before_it(
    cell: str, parties: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert [(party.organisation, party.name, party.role) for party in read(cell).parties] == parties


def test_a_name_that_stands_alone_elsewhere_teaches_the_split() -> None:
    reading = read("Xanthe Quill Ozra Bem", ("Xanthe Quill", "Ozra Bem"))
    assert [party.name for party in reading.parties] == ["Xanthe Quill", "Ozra Bem"]
    assert [found.code for found in reading.diagnostics] == ["split_by_learned_name"]


@pytest.mark.parametrize(
    ("cell", "parties", "dropped"),
    [
        ("☐Individual", [], ("Individual",)),
        ("☐ Individual ☒ Leadership Team", ["Leadership Team"], ("Individual",)),
        ("☒ Head Teacher\n☐ Governing Body", ["Head Teacher"], ("Governing Body",)),
    ],
)
def test_an_option_that_is_not_ticked_names_nobody(cell: str, parties: list[str], dropped: tuple[str, ...]) -> None:
    reading = read(cell)
    assert ([party.text for party in reading.parties], reading.dropped) == (parties, dropped)


@pytest.mark.parametrize("field", ["Short Breaks", "Roads Policing", "Market Shaping", "Zonal Fettling"])
def test_a_field_behind_a_posts_comma_is_no_name_where_nobody_is_known_by_it(field: str) -> None:
    (party,) = read(f"Team Manager, {field}").parties
    assert (party.kind, party.name, party.role) == ("role", None, f"Team Manager, {field}")


def test_a_first_name_behind_a_posts_comma_is_a_person() -> None:
    (party,) = read("Team Manager, Jane Doe").parties
    assert (party.kind, party.name, party.role) == ("person", "Jane Doe", "Team Manager")


@pytest.mark.parametrize(
    "cell",
    [
        "Carers Commissioning Officer",
        "Tenants Liaison Officer",
        "Parents Partnership Co-ordinator",
        "Members Support Officer",
        "Foster Carers Support Manager",
        "Schools Finance Officer",
    ],
)
def test_those_whom_a_post_is_for_open_its_name(cell: str) -> None:
    (party,) = read(cell).parties
    assert (party.kind, party.role) == ("role", cell)


@pytest.mark.parametrize("cell", ["Staff, Liaison Officer", "Social Workers Team Manager", "Staff\nLiaison Officer"])
def test_a_mark_or_a_post_in_the_plural_parts_two(cell: str) -> None:
    assert [party.kind for party in read(cell).parties] == ["group", "role"]


@pytest.mark.parametrize(
    ("cell", "role", "organisation"),
    [
        ("YOS Operational Managers (DK, TH)", "Operational Managers", "YOS"),
        ("MASH Practitioners (AB)", "Practitioners", "MASH"),
        ("NHS Trusts", "NHS Trusts", None),
        ("Voluntary sector organisations", "Voluntary sector organisations", None),
        ("HR Business Partners", "HR Business Partners", None),
        ("YOS services", "YOS services", None),
        ("MASH services including Business Support", "MASH services including Business Support", None),
        ("MASH attendance and inclusion services", "MASH attendance and inclusion services", None),
    ],
)
def test_the_body_before_a_plural_title_is_its_organisation(cell: str, role: str, organisation: str | None) -> None:
    (party,) = read(cell).parties
    assert (party.kind, party.role, party.organisation) == ("group", role, organisation)


@pytest.mark.parametrize(
    ("cell", "leads", "partners"),
    [
        ("Head of Service with Police", ["Head of Service"], ["Police"]),
        ("Jane Doe supported by Mark Green", ["Jane Doe"], ["Mark Green"]),
        ("LA in partnership with CCG", ["LA"], ["CCG"]),
        ("Head of SEND working with schools", ["Head of SEND"], ["schools"]),
        ("Director of Public Health in consultation with NHS England", ["Director of Public Health"], ["NHS England"]),
        ("Cabinet Member with responsibility for Education", ["Cabinet Member with responsibility for Education"], []),
        ("Head of Highways (with HR)", ["Head of Highways"], ["HR"]),
        ("Head of Finance (with support from Legal Services)", ["Head of Finance"], ["Legal Services"]),
        ("Team Manager (supported by HR)", ["Team Manager"], ["HR"]),
        ("Director of Place (with lead for housing)", ["Director of Place (with lead for housing)"], []),
        ("Head of Service (AH)", ["Head of Service (AH)"], []),
    ],
)
def test_a_joiner_parts_leads_from_partners(cell: str, leads: list[str], partners: list[str]) -> None:
    reading = read(cell)
    assert ([p.text for p in reading.parties], [p.text for p in reading.partners]) == (leads, partners)


@pytest.mark.parametrize("cell", ["TBC", "To be confirmed", "N/A"])
def test_the_words_of_a_cell_that_names_nobody_are_told(cell: str) -> None:
    assert " ".join(read(cell).dropped) == cell


def test_a_lead_cell_that_names_nobody_is_kept_in_extra(tmp_path: Path) -> None:
    rows = table("Recommendation | Action | Lead | By when", "Improve audits | Agree a tool | TBC | July 2025")
    action = plan_of(tmp_path, f"Ofsted Action Plan\n\n{rows}").recommendations[0].actions[0]
    assert (action.leads, action.extra) == ((), {"Lead": "TBC"})


@pytest.mark.parametrize(
    "cell",
    ["Vacant", "Vacant post", "New post", "Awaiting appointment", "same as above", "As 1", "as 1.1", "As per action 1"],
)
def test_a_vacancy_alone_and_a_pointer_name_nobody(tmp_path: Path, cell: str) -> None:
    rows = table("Recommendation | Action | Lead | By when", f"Improve audits | Agree a tool | {cell} | July 2025")
    (action,) = plan_of(tmp_path, f"Improvement Plan\n\n{rows}").recommendations[0].actions
    assert (action.leads, action.extra) == ((), {"Lead": cell})


@pytest.mark.parametrize("cell", ["Vacant – Team Manager", "Vacant (Team Manager)", "New post: Team Manager"])
def test_a_vacancy_beside_a_post_names_that_post(cell: str) -> None:
    (party,) = read(cell).parties
    assert (party.text, party.role) == ("Team Manager", "Team Manager")
