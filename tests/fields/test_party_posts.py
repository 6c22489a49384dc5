"""A post and, behind a comma, the body or the service that it belongs to."""

from __future__ import annotations

import pytest

from planparse.fields.parties import learn_lexicon, read_parties
from planparse.grammar.load import load_grammar

PARTIES = load_grammar().parties
Read = list[tuple[str, str | None, str | None]]


def read(cell: str, glossary: dict[str, str] | None = None) -> Read:
    found = read_parties(cell, learn_lexicon([cell], glossary or {}, PARTIES), PARTIES).parties
    return [(party.kind, party.role, party.organisation) for party in found]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Inspector, West Midlands Police", [("role", "Inspector", "West Midlands Police")]),
        ("LAC Nurse, Eastmarsh Community Health Trust", [("role", "LAC Nurse", "Eastmarsh Community Health Trust")]),
        (
            "Assistant Director, Change & Regulatory Services",
            [("role", "Assistant Director, Change & Regulatory Services", None)],
        ),
        (
            "Communications Lead, Family Voice Norfolk",
            [("role", "Communications Lead", None), ("organisation", None, "Family Voice Norfolk")],
        ),
        (
            "Inspector / West Midlands Police",
            [("role", "Inspector", None), ("organisation", None, "West Midlands Police")],
        ),
        ("Senior Nurse, Emergency Unit", [("role", "Senior Nurse, Emergency Unit", None)]),
        ("Acting Senior Nurse, Stroke Unit", [("role", "Acting Senior Nurse, Stroke Unit", None)]),
        ("Deputy Ward Manager, Stroke Unit", [("role", "Deputy Ward Manager, Stroke Unit", None)]),
        ("Energy Manager, Property Unit", [("role", "Energy Manager", None), ("organisation", None, "Property Unit")]),
        (
            "Senior Energy Manager, Property Unit",
            [("role", "Senior Energy Manager", None), ("organisation", None, "Property Unit")],
        ),
        ("Citizens’ Jury", [("group", "Citizens’ Jury", None)]),
        ("Black Country Healthcare NHS FT", [("organisation", None, "Black Country Healthcare NHS FT")]),
    ],
)
def test_a_named_body_or_a_service_behind_a_comma_is_where_the_post_is(cell: str, expected: Read) -> None:
    assert read(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Head of Corporate Parenting, Probation Service",
            [("role", "Head of Corporate Parenting", "Probation Service")],
        ),
        (
            "Head of Prevention, Fire and Rescue Service",
            [("role", "Head of Prevention", "Fire and Rescue Service")],
        ),
        (
            "Head of Commissioning, Integrated Care Board",
            [("role", "Head of Commissioning", "Integrated Care Board")],
        ),
        (
            "Head of Safeguarding, Children’s Services",
            [("role", "Head of Safeguarding, Children’s Services", None)],
        ),
        ("Operational Manager, YJS", [("role", "Operational Manager, YJS", None)]),
    ],
)
def test_a_body_spelt_out_behind_a_posts_field_is_where_the_post_is(cell: str, expected: Read) -> None:
    assert read(cell) == expected


@pytest.mark.parametrize("field", ["L&D", "H&S", "R&D"])
def test_two_letters_joined_are_a_field_of_work(field: str) -> None:
    assert read(f"{field} Manager") == [("role", f"{field} Manager", None)]


def test_a_glossary_that_begins_with_a_post_explains_a_post() -> None:
    glossary = {"S151": "The officer responsible for the finances of the Council"}
    assert read("S151 Officer", glossary) == [("role", "S151 Officer", None)]


@pytest.mark.parametrize(
    ("cell", "count"), [("Waste Manager & HR", 2), ("Registered Manager and Finance", 2), ("Head of HR and Finance", 1)]
)
def test_a_post_takes_a_second_field_only_behind_of_or_a_mark(cell: str, count: int) -> None:
    assert len(read(cell)) == count


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Lead Occupational Therapist", [("role", "Lead Occupational Therapist", None)]),
        ("Deputy Tenancy Manager", [("role", "Deputy Tenancy Manager", None)]),
        (
            "Parks Manager / Friends of the Square",
            [("role", "Parks Manager", None), ("organisation", None, "Friends of the Square")],
        ),
        ("Family and Friends Team", [("group", "Family and Friends Team", None)]),
    ],
)
def test_a_word_that_leads_a_post_and_friends_of_a_place_are_read_as_such(cell: str, expected: Read) -> None:
    assert read(cell) == expected


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Service Manager, Adult Disability Team", [("role", "Service Manager, Adult Disability Team")]),
        ("Finance Manager, Legal Team", [("role", "Finance Manager"), ("group", "Legal Team")]),
        ("Director, Senior Management Team", [("role", "Director"), ("group", "Senior Management Team")]),
    ],
    ids=["no field of its own", "a field of its own", "the team that all know"],
)
def test_a_team_of_ones_own_ends_the_title_of_a_post_that_says_no_field(cell: str, read: list[tuple[str, str]]) -> None:
    found = read_parties(cell, learn_lexicon([cell], {}, PARTIES), PARTIES).parties
    assert [(party.kind, party.role) for party in found] == read


@pytest.mark.parametrize("cell", ["Alder Carers Centre", "Carers Trust", "Young Carers Service"])
def test_a_word_for_people_before_the_noun_of_a_body_says_whom_that_is_for(cell: str) -> None:
    found = read_parties(cell, learn_lexicon([cell], {}, PARTIES), PARTIES).parties
    assert [(party.kind, party.organisation) for party in found] == [("organisation", cell)]


@pytest.mark.parametrize("mark", [" / ", "; ", "\n"])
def test_between_stronger_marks_an_acronym_behind_a_comma_is_of_the_post(mark: str) -> None:
    grammar = load_grammar().parties
    cell = f"Service Manager, MASH{mark}Missing Children Co-ordinator"
    found = read_parties(cell, learn_lexicon((), {}, grammar), grammar).parties
    assert [(p.kind, p.role) for p in found] == [
        ("role", "Service Manager, MASH"),
        ("role", "Missing Children Co-ordinator"),
    ]


@pytest.mark.parametrize(
    "post",
    [
        "Head of Service, Community Teams",
        "Service Manager, Hospital Teams",
        "Service Director, Schools",
        "Strategy Manager, Schools and Settings",
        "Cabinet Member, Schools",
        "Head of Service – Locality Teams",
        "Registered Manager, Children's Homes",
        "Team Leader, Private Rented Homes Team",
    ],
)
@pytest.mark.parametrize("label", ["", "Adult Social Care"])
def test_the_unit_behind_a_posts_comma_ends_its_title_in_the_plural_too(post: str, label: str) -> None:
    cell = f"{label}: {post}" if label else post
    assert read(cell) == [("role", post, label or None)]


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("Head of Service, Team Managers", ["role", "group"]),
        ("Designated Nurse, GPs", ["role", "group"]),
        ("Director, IROs", ["role", "group"]),
        ("DCS, Schools", ["role", "group"]),
        ("Head of Service, all schools", ["role", "group"]),
        ("Head of Service; Schools", ["role", "group"]),
        ("Head of Service, Schools, Police", ["role", "group", "organisation"]),
        ("Police, Social Worker, Schools", ["organisation", "role", "group"]),
        ("Locality Teams", ["group"]),
    ],
)
def test_several_people_or_units_of_a_list_stand_beside_a_post(cell: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in read(cell)] == kinds


def test_people_and_posts_turn_about_on_lines_are_people_with_their_posts() -> None:
    found = read_parties("Jane Doe\nHead of Audit\nTom Hill\nICT Manager", learn_lexicon([], {}, PARTIES), PARTIES)
    assert [(party.text, party.name, party.role) for party in found.parties] == [
        ("Jane Doe Head of Audit", "Jane Doe", "Head of Audit"),
        ("Tom Hill ICT Manager", "Tom Hill", "ICT Manager"),
    ]


def test_the_initials_behind_the_post_beneath_a_name_are_its_holders() -> None:
    found = read_parties("Gwen Rees Pritchard\nHead of Audit (GRP)", learn_lexicon([], {}, PARTIES), PARTIES).parties
    assert [(party.name, party.role, party.initials) for party in found] == [
        ("Gwen Rees Pritchard", "Head of Audit", ("GRP",))
    ]


@pytest.mark.parametrize(
    "cell", ["Jane Doe\nHead of Audit\nTom Hill", "Head of Audit\nHead of Housing", "• Jane Doe\n• Head of Audit"]
)
def test_lines_of_people_and_posts_that_do_not_pair_off_and_list_items_are_a_party_each(cell: str) -> None:
    assert len(read(cell)) == cell.count("\n") + 1
