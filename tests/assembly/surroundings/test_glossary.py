"""What the document explains of its own words, in lines or a small table under a heading: contract, rule 15."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, plan_of, table, web_table

HEADER = "Recommendation | Action | Lead | By when"
ROW = "Improve audits | Agree a tool | Team Manager | July 2025"
PLAN = table("Recommendation | Action | Lead | By when", "Improve audits | Meet heads | SB | July 2012")
ROWS = (
    ("SB", "Sally Bright, Registered Manager"),
    ("JMcA", "Joan McAllister, Head of Service, Resources"),
    ("NMS", "National Minimum Standards"),
)
TABLE = table(*(" | ".join(row) for row in ROWS))


@pytest.mark.parametrize(
    "heading",
    [
        "Glossary of initials",
        "Abbreviations",
        "Key to initials",
        "Abbreviations used in this plan:",
        "Acronyms and abbreviations",
        "Key to lead officers",
    ],
)
def test_a_table_of_two_columns_without_a_header_under_a_glossary_heading_explains_its_terms(
    tmp_path: Path, heading: str
) -> None:
    plan = plan_of(tmp_path, f"Action Plan\n\n{PLAN}\n{heading}\n\n{TABLE}")
    assert tuple((entry.term, entry.definition) for entry in plan.glossary) == ROWS
    assert not plan.notes
    assert not plan.coverage.unplaced
    assert len(plan.recommendations) == 1


def test_its_header_is_boilerplate(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Action Plan\n\n{PLAN}\nGlossary of initials\n\nInitials\tName\n{TABLE}")
    assert tuple((entry.term, entry.definition) for entry in plan.glossary) == ROWS


def test_a_table_of_contacts_is_no_glossary(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"Action Plan\n\n{PLAN}\nContacts\n\n{TABLE}")
    assert not plan.glossary
    assert "SB | Sally Bright, Registered Manager" in plan.notes


def test_a_glossary_whose_entries_have_a_mark_ends_before_a_line_without(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        "Ofsted Action Plan\n\nKey to initials\n\nRE – Rhian Elias\n\nDJ – Dafydd Jarvis\n\nContinued overleaf\n\n"
        + table(HEADER, ROW, ROW.replace("audits", "checks")),
    )
    assert [entry.term for entry in plan.glossary] == ["RE", "DJ"]
    assert "Continued overleaf" in plan.notes


@pytest.mark.parametrize("head", ["Term|Meaning", "Abbreviation|In full", "Acronym|Definition"])
def test_the_header_of_a_glossary_is_no_entry(tmp_path: Path, head: str) -> None:
    plan = web_table("No|Recommendation|Action|Lead|By when", "1|Improve audits|Agree a tool|Ann Lee|May 2022")
    found = page_plan(tmp_path, plan, "<h2>Glossary</h2>", web_table(head, "MTFS|Medium Term Financial Strategy"))
    assert [(e.term, e.definition) for e in found.glossary] == [("MTFS", "Medium Term Financial Strategy")]


@pytest.mark.parametrize("head", ["Abbreviation|Meaning", "Acronym|In full", "Term|Definition"])
def test_a_table_whose_header_names_terms_and_meanings_is_a_glossary_without_a_heading(
    tmp_path: Path, head: str
) -> None:
    plan = web_table("No|Recommendation|Action|Lead|By when", "1|Improve audits|Agree a tool|Ann Lee|May 2022")
    listed = web_table(head, "IRO|Independent Reviewing Officer", "QA|Quality assurance")
    found = page_plan(tmp_path, plan, listed, "<p>Contact: improvement@example.org</p>")
    assert [e.term for e in found.glossary] == ["IRO", "QA"]
    assert found.notes == ("Contact: improvement@example.org",)


def test_a_table_of_names_and_descriptions_is_no_glossary(tmp_path: Path) -> None:
    plan = web_table("No|Recommendation|Action|Lead|By when", "1|Improve audits|Agree a tool|Ann Lee|May 2022")
    found = page_plan(tmp_path, plan, web_table("Name|Description", "Hub|Place where referrals are read"))
    assert not found.glossary
    assert "Hub | Place where referrals are read" in found.notes


def test_a_list_of_people_in_three_columns_is_notes_and_its_initials_are_people(tmp_path: Path) -> None:
    people = ("Initials | Name | Post", "PBR | Pat Beth Reed | Head of Learning Services", "SW | Sue Wren | Manager")
    listed = page_plan(
        tmp_path, web_table(HEADER, ROW.replace("Team Manager", "PBR")), "<h2>Key to initials</h2>", web_table(*people)
    )
    assert listed.glossary == ()
    assert listed.notes == ("Key to initials", *people)
    assert listed.coverage.unplaced == ()
    (lead,) = listed.recommendations[0].actions[0].leads
    assert (lead.kind, lead.initials) == ("person", ("PBR",))


@pytest.mark.parametrize(
    "heading", ["Key to initials", "Glossary", "Key to lead officers", "Initials", "Staff initials"]
)
@pytest.mark.parametrize("mark", ["## ", ""])
def test_a_glossary_over_the_plan_is_one_whether_its_heading_is_marked_or_not(
    tmp_path: Path, heading: str, mark: str
) -> None:
    plan = plan_of(
        tmp_path,
        f"# School Action Plan\n\n{mark}{heading}\n\nJD – Jane Devlin, Head of Learning\n\nAB – Anil Bhatt, Adviser\n\n"
        "Progress is reported to the board.\n\n" + table(HEADER, ROW, ROW.replace("audits", "checks")),
    )
    assert [(e.term, e.definition) for e in plan.glossary] == [
        ("JD", "Jane Devlin, Head of Learning"),
        ("AB", "Anil Bhatt, Adviser"),
    ]
    assert [r.theme for r in plan.recommendations] == [None, None]
    assert plan.notes == ("Progress is reported to the board.",)


def test_a_sentence_behind_entries_without_marks_is_a_note_of_its_own(tmp_path: Path) -> None:
    said = "Progress is reported to the board each half term."
    listed = "Before it all stands one line of prose that ends here.\nGlossary\nALN Additional Learning Needs\n"
    plan = plan_of(tmp_path, f"Action Plan\n\n{PLAN}\n{listed}Viva the advocacy service\n{said}")
    assert [(e.term, e.definition) for e in plan.glossary] == [
        ("ALN", "Additional Learning Needs"),
        ("Viva", "the advocacy service"),
    ]
    assert plan.notes[-1] == said


def test_a_meaning_with_a_full_stop_is_an_entry_where_its_words_spell_the_term_or_others_have_one(
    tmp_path: Path,
) -> None:
    lines = "ALN Additional Learning Needs\nPCT Primary Care Trust.\nAdvocate someone who speaks for a child."
    plan = plan_of(tmp_path, f"Action Plan\n\n{PLAN}\nGlossary\n{lines}")
    assert [e.term for e in plan.glossary] == ["ALN", "PCT", "Advocate"]


def test_a_heading_that_may_name_terms_is_a_section_over_prose(tmp_path: Path) -> None:
    rows = table(HEADER, ROW, ROW.replace("audits", "checks"))
    plan = plan_of(tmp_path, f"# School Action Plan\n\n## Terms\n\nThe terms are agreed with all partners.\n\n{rows}")
    assert not plan.glossary
    assert [r.theme for r in plan.recommendations] == ["Terms", "Terms"]


@pytest.mark.parametrize("label", ["Key: ", "Abbreviations used: ", ""])
@pytest.mark.parametrize("mark", ["; ", ", "])
def test_one_line_may_spell_out_several_terms(tmp_path: Path, label: str, mark: str) -> None:
    line = mark.join(["HoS = Head of Service", "WS = Work stream for the review"])
    plan = page_plan(tmp_path, f"<p>{label}{line}</p>")
    assert [(e.term, e.definition) for e in plan.glossary] == [
        ("HoS", "Head of Service"),
        ("WS", "Work stream for the review"),
    ]
    assert plan.coverage.unplaced == ()


def test_a_key_of_states_is_no_glossary(tmp_path: Path) -> None:
    plan = page_plan(tmp_path, "<p>Key: NS = Not started; IP = In progress</p>")
    assert (plan.glossary, plan.notes) == ((), ("Key: NS = Not started; IP = In progress",))
