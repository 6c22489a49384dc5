"""What one document teaches about its people and bodies is read so in all its cells (contract, rule 9)."""

from __future__ import annotations

from tests.fields.party_wants import body, letters, person, post, read


def test_the_glossary_teaches_bodies_and_posts() -> None:
    glossary = {"BEEAS": "Borough Early Education Advisory Service", "PEA": "Personal Education Adviser"}
    assert read("BEEAS / PEA", (), glossary) == [body("BEEAS"), post("PEA")]


def test_a_key_of_initials_teaches_people() -> None:
    glossary = {"JSM": "Jane Sarah Moss", "AB": "Anil Bhatt, Head of Service"}
    assert read("JSM / AB", (), glossary) == [letters("JSM"), letters("AB")]


def test_a_repeated_name_teaches_the_split() -> None:
    elsewhere = ("Xanthe Quill", "Ozra Bem")
    assert read("Xanthe Quill Ozra Bem", elsewhere) == [person("Xanthe Quill"), person("Ozra Bem")]


def test_a_key_of_posts_teaches_people_but_for_what_abbreviates_the_post() -> None:
    glossary = {
        "PB": "Head of Learning Services",
        "AOF": "Designated Nurse, Penmarsh PCT",
        "DCS": "Director of Children's Services",
        "CEX": "Chief Executive",
        "LSCB": "Local Safeguarding Children Board",
    }
    read_so = [letters("PB"), letters("AOF"), post("DCS"), post("CEX"), body("LSCB")]
    assert [party for term in glossary for party in read(term, (), glossary)] == read_so
