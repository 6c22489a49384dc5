"""What stands over rows: numbered rows over their parts, the heading of another table, a title on each page."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.shapes import is_part
from tests.build import page_plan, plan_of, table, texts_of, web_page, web_table

HEADER = "No | What we will do | Who | By when"


@pytest.mark.parametrize(
    ("number", "whole"), [("1a", "1"), ("1.1", "1"), ("1 (a)", "1"), ("1(i)", "1"), ("2.3.1", "2.3"), ("R1.2", "R1")]
)
def test_a_number_is_a_part_of_the_one_that_it_goes_on_from(number: str, whole: str) -> None:
    assert is_part(number, whole)


@pytest.mark.parametrize(
    ("number", "whole"), [("2", "1"), ("12", "1"), ("1", "1"), ("1", ""), ("1 to 3", "1"), ("", "1")]
)
def test_any_other_number_is_not(number: str, whole: str) -> None:
    assert not is_part(number, whole)


def test_a_row_with_only_a_number_and_a_text_is_what_the_rows_numbered_under_it_answer(tmp_path: Path) -> None:
    rows = table(
        HEADER,
        "1 | Improve housing | | ",
        "1a | Agree a protocol | Jane Doe | May 2022",
        "1b | Set aside ten homes | Tom Hill | June 2022",
        "2 | Help young people into work | | ",
        "2(i) | Appoint a coach | Jane Doe | July 2022",
    )
    plan = plan_of(tmp_path, f"Action Plan\n\n{rows}")
    assert texts_of(plan) == [
        ("Improve housing", ["Agree a protocol", "Set aside ten homes"]),
        ("Help young people into work", ["Appoint a coach"]),
    ]
    assert [r.number for r in plan.recommendations] == ["1", "2"]
    assert [a.number for r in plan.recommendations for a in r.actions] == ["1a", "1b", "2(i)"]


def test_a_numbered_row_with_an_owner_is_an_action_whatever_is_numbered_under_it(tmp_path: Path) -> None:
    rows = table(HEADER, "1 | Appoint two coaches | Jane Doe | ", "1a | Agree the post | Tom Hill | May 2022")
    plan = plan_of(tmp_path, f"Action Plan\n\n{rows}")
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Appoint two coaches", "Agree the post"]


def test_the_heading_of_a_key_is_no_theme(tmp_path: Path) -> None:
    key = table("Blue | Complete", "Green | On track")
    rows = table("Recommendation | Action | Lead | RAG", "Shorten waits | Set up a team | Jane Doe | Green")
    plan = plan_of(tmp_path, f"# Improvement Action Plan\n\n## Key to progress\n\n{key}\n\n{rows}")
    assert [r.theme for r in plan.recommendations] == [None]
    assert "Key to progress" in plan.notes


def test_a_title_row_that_comes_again_with_its_header_is_said_once(tmp_path: Path) -> None:
    title = "<tr><td colspan='3'>Shorter waits for assessment</td></tr>"
    head = "<tr><th>Action</th><th>Lead</th><th>By when</th></tr>"
    rows = [
        f"<tr><td>{text}</td><td>Jane Doe</td><td>May 2022</td></tr>" for text in ("Set up a team", "Call everyone")
    ]
    body = "".join(f"<table>{title}{head}{row}</table>" for row in rows)
    plan = page_plan(tmp_path, body, title="Action Plan")
    assert texts_of(plan) == [("Shorter waits for assessment", ["Set up a team", "Call everyone"])]
    assert plan.coverage.unplaced == ()


def test_a_line_that_says_when_stands_between_a_heading_and_its_rows(tmp_path: Path) -> None:
    first = table("Recommendation | Action | By when", "Match sooner | Join the consortium | June 2012")
    second = table("Recommendation | Action | By when", "Record restraints | Train all staff | July 2012")
    sections = f"Adoption\n\nInspected 14 March 2012\n\n{first}\nChildren's home\n\nInspected 2 May 2012\n\n{second}"
    plan = plan_of(tmp_path, f"Response: action plans\n\n{sections}")
    assert [r.theme for r in plan.recommendations] == ["Adoption", "Children's home"]
    assert "Inspected 2 May 2012" in plan.notes


def test_a_word_over_two_columns_is_no_part_of_the_first_one_s_header(tmp_path: Path) -> None:
    rows = (
        "<tr><th rowspan='2'>Recommendation</th><th rowspan='2'>Action</th><th colspan='2'>Timescale</th></tr>"
        "<tr><th>Start</th><th>End</th></tr>"
        "<tr><td>Match sooner</td><td>Join the consortium</td><td>May 2012</td><td>June 2012</td></tr>"
    )
    plan = page_plan(tmp_path, f"<table>{rows}</table>", title="Action Plan")
    action = plan.recommendations[0].actions[0]
    assert {**plan.recommendations[0].extra, **action.extra} == {"Start": "May 2012"}
    assert action.due is not None
    assert action.due.text == "June 2012"


BODIES = "Borset Council and NHS Borset and Tarn Integrated Care Board"
# The first recommendation is printed as the second one is, but too long to be read as a heading.
PARTED = "{}\n\nArea of weakness 1: Plans are late\n\n{}\n## Area of weakness 2: Waits are long\n\n{}"
PARTS = (table(HEADER, "1 | Agree a protocol | Jane Doe | May 2022"), table(HEADER, "2 | Hire | Tom Hill | June 2022"))


@pytest.mark.parametrize("over", [f"## SEND progress 2023\n\n{BODIES}", f"## Our response\n\n{BODIES}\n\nMay 2023"])
def test_a_title_printed_as_the_recommendations_are_is_no_theme_of_theirs(tmp_path: Path, over: str) -> None:
    plan = plan_of(tmp_path, PARTED.format(over, *PARTS), "plan.md")
    assert plan.title == over.partition("\n")[0].strip("# ")
    assert [(r.text, r.theme) for r in plan.recommendations] == [("Plans are late", None), ("Waits are long", None)]
    assert plan.notes[0] == BODIES


@pytest.mark.parametrize("over", ["## Safeguarding\n\nWe will do all of this.", "## Our response"])
def test_a_theme_or_a_heading_right_over_the_first_recommendation_is_theirs(tmp_path: Path, over: str) -> None:
    plan = plan_of(tmp_path, PARTED.format(over, *PARTS), "plan.md")
    assert [r.theme for r in plan.recommendations] == [over.partition("\n")[0].strip("# ")] * 2


def test_numbered_title_rows_are_the_recommendations_of_the_rows_below(tmp_path: Path) -> None:
    html = (
        "<h1>Improvement action plan</h1><table><tr><th>Action planned</th><th>Lead</th><th>By when</th></tr>"
        "<tr><td colspan=3>1. Wards must be clean</td></tr>"
        "<tr><td>Buy mops</td><td>Head of Estates</td><td>May 2023</td></tr>"
        "<tr><td colspan=3>2. Meals must be hot</td></tr>"
        "<tr><td>Mend ovens</td><td>Head of Estates</td><td>June 2023</td></tr>"
        "</table>"
    )
    found = plan_of(tmp_path, web_page(html), "plan.html").recommendations
    assert [(r.number, r.text, len(r.actions)) for r in found] == [
        ("1", "Wards must be clean", 1),
        ("2", "Meals must be hot", 1),
    ]


def test_a_heading_that_says_actions_follow_is_no_recommendation(tmp_path: Path) -> None:
    part = "<h2>{}</h2><h3>Actions</h3><table><tr><th>Action</th><th>Owner</th><th>By when</th></tr>{}</table>"
    row = "<tr><td>{}</td><td>Team Manager</td><td>July 2024</td></tr>"
    body = part.format("1. Plans", row.format("Audit")) + part.format("2. Voice", row.format("Listen"))
    plan = page_plan(tmp_path, body, title="Our improvement plan")
    assert [(r.number, r.text) for r in plan.recommendations] == [("1", "Plans"), ("2", "Voice")]
    assert plan.notes == ()


def test_a_row_from_edge_to_edge_is_no_part_of_the_header_below_it(tmp_path: Path) -> None:
    rows = web_table(
        "4>What good looks like",
        "4>Plans are good",
        "Ref|What are we going to do?|Who?|When?",
        "3a|Set up a panel|Ann Lee|May 2024",
    )
    (found,) = page_plan(tmp_path, "<h2>Priority 3: Quality of plans</h2>", rows).recommendations
    assert [(a.number, a.outcomes) for a in found.actions] == [("3a", ())]
    assert found.outcomes == ("Plans are good",)


def test_a_row_from_edge_to_edge_over_a_repeated_header_heads_what_follows(tmp_path: Path) -> None:
    texts = ["Custody records must be complete.", "Call handlers must be supported."]
    head = "Activity|Owner|Due"
    rows = [row for text in texts for row in (f"3>AFI {texts.index(text) + 1}: {text}", head, "Do it|Ann Lee|May 2024")]
    found = page_plan(tmp_path, web_table(*rows)).recommendations
    assert [(r.number, r.text, len(r.actions)) for r in found] == [("1", texts[0], 1), ("2", texts[1], 1)]


def test_sentences_over_the_headers_of_their_tables_are_what_the_actions_answer(tmp_path: Path) -> None:
    texts = ["The force should keep custody records complete.", "The force should support its call handlers better."]
    head = "Activity|Owner|Due"
    tables = [web_table(f"3>AFI {n}: {text}", head, f"Do it|Ann Lee|May 202{n}") for n, text in enumerate(texts, 1)]
    found = page_plan(tmp_path, *tables).recommendations
    assert [(r.number, r.text, len(r.actions)) for r in found] == [("1", texts[0], 1), ("2", texts[1], 1)]


ACTIONS = ("Action|Lead|By when", "Hold mediation|Head of Housing|June 2024", "Review the policy|Manager|July 2024")
DONE = ("Action|Lead|Date completed|Difference made", "Issue guidance|Team Leader|May 2023|Nobody is turned away.")


def test_a_line_over_rows_of_other_columns_than_those_before_heads_them(tmp_path: Path) -> None:
    done = f"<p>Progress is reported twice a year.</p><p>Actions completed since the inspection</p>{web_table(*DONE)}"
    plan = page_plan(tmp_path, "<p>We have agreed this with tenants.</p>", web_table(*ACTIONS), done)
    assert texts_of(plan) == [
        (None, ["Hold mediation", "Review the policy"]),
        ("Actions completed since the inspection", ["Issue guidance"]),
    ]
    assert "Progress is reported twice a year." in plan.notes


def test_a_line_between_rows_of_the_same_columns_is_none(tmp_path: Path) -> None:
    plan = page_plan(
        tmp_path, web_table(*ACTIONS), "<p>Carried over</p>", web_table(ACTIONS[0], "Train|Manager|May 2024")
    )
    assert texts_of(plan) == [(None, ["Hold mediation", "Review the policy", "Train"])]
    assert "Carried over" in plan.notes


RECOMMENDED = "Recommendation|Action|Lead|By when"
FIRST = "Check medicines each day|Fit digital locks to cupboards|Lead Pharmacist|May 2024"
SECOND = "Answer call bells promptly|Discuss the results at meetings|Ward Sister|June 2024"


@pytest.mark.parametrize(
    ("names", "over", "themes"),
    [
        (
            ("Emergency Unit", "Ward 4 – Care of Older People"),
            ("", ""),
            ["Emergency Unit", "Ward 4 – Care of Older People"],
        ),
        (("Improvement actions", "Improvement actions"), ("", ""), [None, None]),
        (("Emergency Unit", "Ward 4"), ("<h2>Hospital A</h2>", "<h2>Hospital B</h2>"), ["Hospital A", "Hospital B"]),
    ],
)
def test_the_names_of_tables_are_their_sections_where_they_differ_and_no_heading_says_it(
    tmp_path: Path, names: tuple[str, str], over: tuple[str, str], themes: list[str | None]
) -> None:
    body = [
        f"{h}{web_table(f'4>{n}', RECOMMENDED, row)}<p>Next.</p>"
        for h, n, row in zip(over, names, (FIRST, SECOND), strict=True)
    ]
    plan = page_plan(tmp_path, *body)
    assert [r.theme for r in plan.recommendations] == themes


def test_the_name_of_one_table_is_a_note(tmp_path: Path) -> None:
    plan = page_plan(tmp_path, web_table("4>Emergency Unit", RECOMMENDED, FIRST, SECOND))
    assert [r.theme for r in plan.recommendations] == [None, None]
    assert "Emergency Unit" in plan.notes


@pytest.mark.parametrize("name", ["Borset NHS Foundation Trust", "Westshire Health Board", "Borset Constabulary"])
def test_a_body_s_name_below_rows_and_over_others_is_the_theme_of_these(tmp_path: Path, name: str) -> None:
    head, row = "Recommendation | Action | Lead | By when", "{} | Train all staff | Jane Doe | May 2019"
    parts = [
        f"Borset Adult Care\n\n{table(head, row.format('Hear carers'))}",
        f"{name}\n\n{table(head, row.format('Ask'))}",
    ]
    plan = plan_of(tmp_path, "\n".join(["Safer Borset Partnership\n\nReview: Action Plan\n", *parts]))
    assert [r.theme for r in plan.recommendations] == ["Borset Adult Care", name]
    assert plan.notes == ("Safer Borset Partnership",)


def test_a_line_that_says_who_leads_names_no_section(tmp_path: Path) -> None:
    head = "Recommendation | Action | By when"
    parts = [
        part
        for text, lead in (("Improve audits of files", "Jane Smith"), ("Improve the training of staff", "Tom Hill"))
        for part in (f"<p>Lead: {lead}</p>", web_table(head, f"{text} | Meet the heads | May 2023"))
    ]
    plan = page_plan(tmp_path, *parts)
    assert [r.theme for r in plan.recommendations] == [None, None]
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize(
    ("titles", "themes", "notes"),
    [
        (("Table 1", "Table 2"), [None, None], ("Table 1", "Table 2")),
        (("Table 1: Action plan", "Tab B: Action log"), [None, None], ("Table 1: Action plan", "Tab B: Action log")),
        (("Table 1: Governance", "Table 2: Finance"), ["Table 1: Governance", "Table 2: Finance"], ()),
    ],
)
@pytest.mark.parametrize("title", ["<p>{}</p>", "<table><tr><td colspan='3'>{}</td></tr></table>"])
def test_the_number_of_a_table_is_no_theme_though_its_name_may_be(
    tmp_path: Path, titles: tuple[str, ...], themes: list[str | None], notes: tuple[str, ...], title: str
) -> None:
    header = "Recommendation | Action | Lead"
    rows = ("Adopt a code | Write the code | Clerk", "Check invoices | Write a procedure | Treasurer")
    parts = (title.format(name) + web_table(header, row) for name, row in zip(titles, rows, strict=True))
    plan = page_plan(tmp_path, *parts)
    assert [r.theme for r in plan.recommendations] == themes
    assert plan.notes == notes
