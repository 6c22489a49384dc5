"""Rules of plans that are designed in Word and printed: theme columns, boxes, bands, cells that a page end cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.rows.repair import mended, torn_pattern
from planparse.assembly.surroundings.furniture import remove_furniture
from planparse.assembly.tables.cards import in_order
from planparse.document import Cell, Document, Paragraph, RowFragment, Table
from planparse.grammar.load import load_grammar
from planparse.schema import ActionPlan, CellRef, Source
from planparse.text import TEAR
from tests.build import plan_of


def read(tmp_path: Path, *body: str) -> ActionPlan:
    page = f"<!DOCTYPE html><html><body><h1>Improvement Plan</h1>{''.join(body)}</body></html>"
    return plan_of(tmp_path, page, "plan.html")


def table(*rows: str) -> str:
    """Rows of cells divided by "|"; "3^x" spans three rows, "3>x" three columns."""
    return "<table>" + "".join(f"<tr>{''.join(map(cell, row.split('|')))}</tr>" for row in rows) + "</table>"


def cell(text: str) -> str:
    for mark, name in (("^", "rowspan"), (">", "colspan")):
        count, found, rest = text.strip().partition(mark)
        if found and count.isdigit():
            return f'<td {name}="{count}">{rest}</td>'
    return f"<td>{text.strip()}</td>"


@pytest.mark.parametrize("header", ["Theme", "Strand", "Pillar"])
def test_a_theme_column_before_the_recommendation_is_its_theme(tmp_path: Path, header: str) -> None:
    rows = table(
        f"{header}|Recommendation|Action|Lead|By when",
        "2^Values|Explain the code|Brief all staff|HR Manager|May 2023",
        "Offer ways to report|Open a phone line|HR Manager|June 2023",
        "Leadership|Be seen more|Visit each station|Chief Fire Officer|July 2023",
    )
    found = read(tmp_path, rows).recommendations
    assert [r.theme for r in found] == ["Values", "Values", "Leadership"]
    assert not any(r.extra or a.extra for r in found for a in r.actions)


def test_boxes_between_a_heading_and_its_table_say_what_is_wanted(tmp_path: Path) -> None:
    plan = "Ref|What are we going to do?|Who is responsible?|When by?"
    found = read(
        tmp_path,
        "<h2>Priority 1: Waiting times</h2>",
        table("Outcome we want", "Children are seen sooner."),
        table("How will we know?", "<ul><li>No child waits 18 weeks</li><li>Families say so</li></ul>"),
        table(plan, "1a|Recruit two doctors|Head of Commissioning|May 2024"),
        "<h2>Priority 2: Adulthood</h2>",
        table("Outcome we want", "Young people find work."),
        table(plan, "2a|Publish a guide|Head of Commissioning|June 2024"),
    ).recommendations
    assert [r.outcomes for r in found] == [("Children are seen sooner.",), ("Young people find work.",)]
    assert [r.measures for r in found] == [("No child waits 18 weeks", "Families say so"), ()]


def test_a_number_printed_again_beside_a_merged_recommendation_is_no_action_number(tmp_path: Path) -> None:
    rows = table(
        "Issue No|Issue|Agreed action|Owner|By when",
        "1|2^Rules are out of date|Write new rules|Monitoring Officer|May 2023",
        "1|Train budget holders|Monitoring Officer|June 2023",
    )
    (found,) = read(tmp_path, rows).recommendations
    assert (found.number, [a.number for a in found.actions]) == ("1", [None, None])


HEAD = "No|Improvement action|Lead officer|Target date"


def test_rows_over_a_header_that_is_repeated_go_on_with_the_table_before(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        table("4>Recommendation 1: Improve audits", HEAD, "1.1|Agree a tool|Ann Lee|May 2022"),
        table(
            "1.2|Train the auditors|Ann Lee|June 2022",
            "4>Recommendation 2: Hold conferences on time",
            HEAD,
            "2.1|Book rooms|Ann Lee|July 2022",
        ),
    ).recommendations
    assert [[a.number for a in r.actions] for r in found] == [["1.1", "1.2"], ["2.1"]]


def test_the_rest_of_a_merged_recommendation_goes_back_to_it_over_a_page_end(tmp_path: Path) -> None:
    header = "No|Issue|Agreed action|Owner|By when"
    found = read(
        tmp_path,
        table(
            header,
            "1|2^Rules are out of date following the|Write new rules|Monitoring Officer|May 2023",
            "1|Train the|Procurement Lead|June 2023",
        ),
        table(header, "|Procurement Act.|budget holders||", "2|Plans are untested.|Hold an exercise|Ann Lee|July 2023"),
    ).recommendations
    assert [(r.text, [a.text for a in r.actions]) for r in found] == [
        ("Rules are out of date following the Procurement Act.", ["Write new rules", "Train the budget holders"]),
        ("Plans are untested.", ["Hold an exercise"]),
    ]


def test_an_action_with_a_number_of_its_own_keeps_its_cells(tmp_path: Path) -> None:
    labels = ("Action no.", "What we need to do", "Who will do it", "By when", "How we will know")
    cards = [
        ("1", "Write a rationale", "Ann Lee", "May 2023", "Leaders know why topics are in the order they are"),
        ("2", "Buy in support", "Joe Bell", "June 2023", "Work in books shows it"),
    ]
    tables = [table(*map("|".join, zip(labels, card, strict=True))) for card in cards]
    found = read(tmp_path, "<h2>The curriculum</h2>", "<p></p>".join(tables)).recommendations
    assert [a.measures for r in found for a in r.actions] == [(cards[0][4],), (cards[1][4],)]


@pytest.mark.parametrize(
    ("second", "on_actions"),
    [("", []), ("Plans are better", ["Data is used"])],
    ids=["once each: the recommendation's", "several of one: the actions'"],
)
def test_an_outcome_column_is_of_one_level_throughout(tmp_path: Path, second: str, on_actions: list[str]) -> None:
    rows = table(
        "Area for improvement|Action|Lead|Deadline|Intended impact",
        "2^Use data|Write a report|Ann Lee|May 2022|Data is used",
        "Hold a day|Ann Lee|June 2022|",
        "2^Plan better|New template|Joe Bell|May 2022|Victims are safe",
        f"Train staff|Joe Bell|June 2022|{second}",
    )
    first = read(tmp_path, rows).recommendations[0]
    assert [o for a in first.actions for o in a.outcomes] == on_actions
    assert list(first.outcomes) == ([] if on_actions else ["Data is used"])


def test_a_row_from_edge_to_edge_is_no_part_of_the_header_below_it(tmp_path: Path) -> None:
    rows = table(
        "4>What good looks like",
        "4>Plans are good",
        "Ref|What are we going to do?|Who?|When?",
        "3a|Set up a panel|Ann Lee|May 2024",
    )
    (found,) = read(tmp_path, "<h2>Priority 3: Quality of plans</h2>", rows).recommendations
    assert [(a.number, a.outcomes) for a in found.actions] == [("3a", ())]
    assert found.outcomes == ("Plans are good",)


@pytest.mark.parametrize("head", ["Term|Meaning", "Abbreviation|In full", "Acronym|Definition"])
def test_the_header_of_a_glossary_is_no_entry(tmp_path: Path, head: str) -> None:
    plan = table("No|Recommendation|Action|Lead|By when", "1|Improve audits|Agree a tool|Ann Lee|May 2022")
    found = read(tmp_path, plan, "<h2>Glossary</h2>", table(head, "MTFS|Medium Term Financial Strategy"))
    assert [(e.term, e.definition) for e in found.glossary] == [("MTFS", "Medium Term Financial Strategy")]


def test_a_line_that_prints_the_title_again_is_no_note(tmp_path: Path) -> None:
    plan = table("No|Recommendation|Action|Lead|By when", "1|Improve audits|Agree a tool|Ann Lee|May 2022")
    assert read(tmp_path, plan, "<p>Improvement Plan</p>", "<p>Other words</p>").notes == ("Other words",)


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        (f"Review recommen{TEAR} dation", "Review recommendation"),
        ("Review recommen dation", "Review recommen dation"),
        (f"Agreed{TEAR} action", "Agreed action"),
    ],
)
def test_a_torn_header_word_is_confirmed_by_the_known_headers(printed: str, whole: str) -> None:
    grammar = load_grammar()
    endings, words = torn_pattern(grammar.furniture.plain_words), grammar.columns.words
    assert mended(printed, frozenset(), endings, (), words) == whole


@pytest.mark.parametrize(
    ("line", "reviews"),
    [
        ("Produced April 2022, next review date October 2022", ["next review date"]),
        ("Last updated: April 2022 | Next review: October 2022", ["Next review"]),
        ("Date: April 2022; Review date: October 2022", ["Review date"]),
    ],
)
def test_several_labelled_dates_in_one_line_are_each_taken(tmp_path: Path, line: str, reviews: list[str]) -> None:
    plan = table("No|Recommendation|Action|Lead|By when", "1|Improve audits|Agree a tool|Ann Lee|May 2022")
    found = read(tmp_path, f"<p>{line}</p>", plan)
    assert found.issued is not None
    assert found.issued.text == "April 2022"
    assert [review.label for review in found.reviews] == reviews
    assert found.notes == ()


def test_sentences_over_the_headers_of_their_tables_are_what_the_actions_answer(tmp_path: Path) -> None:
    texts = ["The force should keep custody records complete.", "The force should support its call handlers better."]
    head = "Activity|Owner|Due"
    tables = [table(f"3>AFI {n}: {text}", head, f"Do it|Ann Lee|May 202{n}") for n, text in enumerate(texts, 1)]
    found = read(tmp_path, *tables).recommendations
    assert [(r.number, r.text, len(r.actions)) for r in found] == [("1", texts[0], 1), ("2", texts[1], 1)]


def test_under_a_merged_group_header_a_column_keeps_its_own_words(tmp_path: Path) -> None:
    rows = table(
        "Ref|Recommendation|2>Executive response|2>Delivery",
        "||Decision|Agreed action|Officer|By",
        "R1|Map food banks|Accepted|Publish a map|Leisure Manager|May 2021",
        "R2|Extend schemes|Rejected|None|Leisure Manager|June 2021",
    )
    found = read(tmp_path, rows).recommendations
    assert [{**r.extra, **r.actions[0].extra} for r in found] == [{"Decision": "Accepted"}, {"Decision": "Rejected"}]


def test_the_cells_of_a_card_count_as_they_stand_in_their_row() -> None:
    def row(column: int, label: str, value: str) -> RowFragment:
        where = CellRef(page=1)
        return RowFragment((Cell(label, 0, where, col_span=column), Cell(value, column, where, col_span=3 - column)))

    labelled = Table((row(2, "Action number", "3.4"), row(1, "Action", "Review the contract")), 1)
    ordered = in_order(labelled, load_grammar())
    assert [[cell.column for cell in each.cells] for each in ordered.rows] == [[0, 1], [0, 1]]
    other = Table((row(2, "Marcia Fielden", "Chair"), row(1, "Leah Orr", "Police")), 1)
    assert in_order(other, load_grammar()) == other


@pytest.mark.parametrize(
    ("feet", "notes"),
    [
        ([("Official", 500.0), ("Official", 500.0)], []),
        ([("Official", 500.0), ("Official", 300.0)], ["Official", "Official"]),
        ([("Official", 500.0), ("Another end", 500.0)], ["Official", "Another end"]),
    ],
    ids=["the same place", "another place", "other words"],
)
def test_a_line_last_in_the_same_place_of_each_of_two_pages_is_furniture(
    feet: list[tuple[str, float]], notes: list[str]
) -> None:
    blocks: list[Paragraph] = []
    for page, (text, top) in enumerate(feet, 1):
        blocks.append(
            Paragraph(f"Words of page {'one' if page == 1 else 'two'}", CellRef(page=page, bbox=(9, 50, 99, 60)))
        )
        blocks.append(Paragraph(text, CellRef(page=page, bbox=(9, top, 99, top + 10))))
    source = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1, pages=2)
    kept = remove_furniture(Document(source, tuple(blocks)), load_grammar()).blocks
    assert [b.text for b in kept if isinstance(b, Paragraph) and not b.text.startswith("Words")] == notes


def test_a_row_from_edge_to_edge_over_a_repeated_header_heads_what_follows(tmp_path: Path) -> None:
    texts = ["Custody records must be complete.", "Call handlers must be supported."]
    head = "Activity|Owner|Due"
    rows = [row for text in texts for row in (f"3>AFI {texts.index(text) + 1}: {text}", head, "Do it|Ann Lee|May 2024")]
    found = read(tmp_path, table(*rows)).recommendations
    assert [(r.number, r.text, len(r.actions)) for r in found] == [("1", texts[0], 1), ("2", texts[1], 1)]


def test_a_label_beside_what_it_names_is_a_box_too(tmp_path: Path) -> None:
    head = "Measures / actions|Lead officer|Timescale|Performance indicator"
    found = read(
        tmp_path,
        "<h2>Objective 1: Open our buildings</h2>",
        table("Outcome|More people come"),
        table(head, "Audit all centres|Estates Officer|May 2024|Audits done"),
        "<h2>Objective 2: Employ more people</h2>",
        table("Outcome|Our staff are like the borough"),
        table(head, "Guarantee interviews|HR Manager|June 2024|Interviews held"),
    ).recommendations
    assert [(r.outcomes, len(r.actions)) for r in found] == [
        (("More people come",), 1),
        (("Our staff are like the borough",), 1),
    ]


def test_what_is_needed_is_what_the_ways_of_doing_it_answer(tmp_path: Path) -> None:
    rows = table(
        "Priority|What we need to do|How we will do it|Responsible officer|Target date",
        "3^Better health|2^See that assessments are on time|Tell the health team|Ann Lee|July 2021",
        "Meet each month|Ann Lee|May 2021",
        "Give young people their histories|Write a leaflet|Joe Bell|June 2021",
    )
    found = read(tmp_path, rows).recommendations
    assert [(r.text, len(r.actions)) for r in found] == [
        ("See that assessments are on time", 2),
        ("Give young people their histories", 1),
    ]
