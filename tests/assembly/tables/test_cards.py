"""Tables with the header in their first column, one card per action."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.tables.cards import in_order, over_pages, with_cards_turned
from planparse.document import Cell, RowFragment, Table
from planparse.grammar.load import load_grammar
from planparse.schema import ActionPlan, CellRef
from tests.build import page_plan, plan_of, table, texts_of, web_table

TITLE = "# Improvement Action Plan\n\n"


def cards(tmp_path: Path, *tables: str) -> ActionPlan:
    body = "".join(
        "<table>" + "".join(f"<tr>{row}</tr>" for row in one.split("\n")) + "</table><p></p>" for one in tables
    )
    return plan_of(tmp_path, f"<html><body><h1>Action Plan</h1>{body}</body></html>", "plan.html")


def card(*rows: str) -> str:
    return "\n".join("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)


def test_each_card_is_an_action_and_a_repeated_recommendation_holds_several(tmp_path: Path) -> None:
    plan = cards(
        tmp_path,
        card("Ref|1.1", "Recommendation|Shorten waits", "Action|Set up a team", "Lead|Jane Doe", "By when|May 2024"),
        card("Ref|1.2", "Recommendation|Shorten waits", "Action|Call everyone", "Lead|", "By when|June 2024"),
        card("Ref|2.1", "Recommendation|Hear carers", "Action|Run a survey", "Lead|Jane Doe", "By when|TBC"),
    )
    assert texts_of(plan) == [
        ("Shorten waits", ["Set up a team", "Call everyone"]),
        ("Hear carers", ["Run a survey"]),
    ]
    assert [a.number for r in plan.recommendations for a in r.actions] == ["1.1", "1.2", "2.1"]
    assert [len(a.leads) for r in plan.recommendations for a in r.actions] == [1, 0, 1]


def test_cards_under_one_another_in_one_table_part_where_a_label_comes_again(tmp_path: Path) -> None:
    rows = ["Action|Set up a team", "Lead|Jane Doe", "By when|May 2024"]
    plan = cards(tmp_path, card(*rows, "Action|Call everyone", "Lead|Tom Hill", "By when|June 2024"))
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Set up a team", "Call everyone"]


def test_labels_on_the_left_head_a_column_for_each_action(tmp_path: Path) -> None:
    plan = cards(
        tmp_path,
        card("Action|Set up a team|Call everyone", "Lead|Jane Doe|Tom Hill", "By when|May 2024|June 2024"),
    )
    assert [(a.text, a.leads[0].name) for r in plan.recommendations for a in r.actions] == [
        ("Set up a team", "Jane Doe"),
        ("Call everyone", "Tom Hill"),
    ]


def test_two_labels_in_one_row_each_have_the_value_beside_them(tmp_path: Path) -> None:
    plan = cards(
        tmp_path,
        '<td colspan="4">Action 3: Set up a team</td>\n'
        + card("Lead officer:|Jane Doe|Target date:|May 2024", "Status:|Complete|Budget code:|X12"),
    )
    action = plan.recommendations[0].actions[0]
    assert (action.number, action.text, action.leads[0].name, action.status) == (
        "3",
        "Set up a team",
        "Jane Doe",
        "completed",
    )
    assert action.due is not None
    assert action.due.text == "May 2024"
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize(
    "rows",
    [
        ("Recommendation|That the report is noted", "Responsible officer|Jane Doe", "Date|3 May 2024"),
        ("Colour|Meaning", "Blue|Complete", "Green|On track", "Red|Delayed"),
        ("Lead|Action", "Jane Doe|Set up a team", "Tom Hill|Call everyone"),
    ],
    ids=["front sheet of a report", "key", "header on top"],
)
def test_other_tables_of_two_columns_are_no_cards(tmp_path: Path, rows: tuple[str, ...]) -> None:
    plan = cards(tmp_path, card(*rows))
    assert not any(a.text in (None, "That the report is noted") for r in plan.recommendations for a in r.actions)
    assert [a.text for r in plan.recommendations for a in r.actions] in ([], ["Set up a team", "Call everyone"])


def test_a_table_with_its_header_on_top_stays_as_it_is(tmp_path: Path) -> None:
    text = TITLE + table("Action | Lead | By when", "Set up a team | Jane Doe | May 2024")
    assert [a.text for r in plan_of(tmp_path, text).recommendations for a in r.actions] == ["Set up a team"]


WIDE = (
    "<tr><td>Recommendation</td><td colspan='3'>Shorten waits</td></tr>"
    "<tr><td>Lead</td><td>Jane Doe</td><td>By when</td><td>May 2024</td></tr>"
    "<tr><td>Progress</td><td colspan='3'>Team in post.</td></tr>"
)


@pytest.mark.parametrize(
    "printed",
    [
        f"<table><tr><td colspan='4'>Action 1: Set up a team</td></tr>{WIDE}</table>",
        f"<p>Action 1: Set up a team</p><table>{WIDE}</table>",
        f"<h3>Action 1: Set up a team</h3><table>{WIDE}</table>",
    ],
    ids=["in a row of its own", "as a line above", "as a heading above"],
)
def test_the_line_that_opens_a_card_names_its_action(tmp_path: Path, printed: str) -> None:
    plan = plan_of(tmp_path, f"<html><body><h1>Action Plan</h1>{printed}</body></html>", "plan.html")
    assert texts_of(plan) == [("Shorten waits", ["Set up a team"])]
    action = plan.recommendations[0].actions[0]
    assert (action.number, action.leads[0].name) == ("1", "Jane Doe")
    assert action.due is not None
    assert action.due.text == "May 2024"


def test_a_card_whose_rows_are_cut_at_other_columns_each_is_one(tmp_path: Path) -> None:
    rows = (
        "<tr><td>Action</td><td colspan='5'>Set up a team</td></tr>"
        "<tr><td>Lead</td><td colspan='2'>Jane Doe</td><td>By when</td><td colspan='2'>May 2024</td></tr>"
        "<tr><td>Status</td><td>Complete</td><td>Progress</td><td colspan='3'>Team in post.</td></tr>"
    )
    plan = plan_of(tmp_path, f"<html><body><h1>Action Plan</h1><table>{rows}</table></body></html>", "plan.html")
    action = plan.recommendations[0].actions[0]
    assert (action.text, action.leads[0].name, action.status) == ("Set up a team", "Jane Doe", "completed")
    assert action.due is not None
    assert action.due.text == "May 2024"


def test_of_two_labels_for_the_action_the_one_over_numbers_is_its_number(tmp_path: Path) -> None:
    rest = ("Lead|Head of Care", "By when|May 2024")
    one = cards(tmp_path, card("Action|1.1", "What we will do|Train all staff", *rest))
    assert [(a.number, a.text) for r in one.recommendations for a in r.actions] == [("1.1", "Train all staff")]


def test_a_label_with_a_number_numbers_what_it_names_and_opens_a_card(tmp_path: Path) -> None:
    def part(number: int, text: str, action: str) -> tuple[str, ...]:
        return (f"Recommendation {number}|{text}", f"Action|{action}", "Lead|Head of Care", "By when|May 2024")

    first, second = part(1, "Train staff", "Hold a day"), part(2, "Write a policy", "Draft it by spring")
    for plan in (cards(tmp_path, card(*first), card(*second)), cards(tmp_path, card(*first, *second))):
        assert [(r.number, r.text, [a.text for a in r.actions]) for r in plan.recommendations] == [
            ("1", "Train staff", ["Hold a day"]),
            ("2", "Write a policy", ["Draft it by spring"]),
        ]


QUADS = (
    "<td>Finding</td><td colspan='3'>Nine files had no form.</td>",
    "<td>Recommendation</td><td colspan='3'>Keep a form for each</td>",
    "<td>Rating</td><td>High</td><td>{}</td><td>{}</td>",
    "<td>Agreed action</td><td colspan='3'>Write to everyone</td>",
    "<td>Responsible officer</td><td>Team Leader</td><td>Target date</td><td>May 2023</td>",
)


@pytest.mark.parametrize(("label", "value"), [("Previously raised", "Yes"), ("Fee band", "B"), ("Site", "Mill Lane")])
def test_an_unknown_label_beside_another_stands_in_extra_with_its_value(tmp_path: Path, label: str, value: str) -> None:
    plan = cards(tmp_path, "\n".join(QUADS).format(label, value))
    (recommendation,) = plan.recommendations
    (action,) = recommendation.actions
    assert {**recommendation.extra, **action.extra}[label] == value
    assert (action.text, action.due and action.due.text) == ("Write to everyone", "May 2023")
    assert [p.role for p in action.leads] == ["Team Leader"]


def test_a_column_for_each_action_is_no_second_label(tmp_path: Path) -> None:
    plan = cards(
        tmp_path,
        card(
            "Recommendation|Keep a form|Hear carers|",
            "Action|Write to everyone on the list|Run a survey of all carers|Train the staff",
            "Lead|Jane Doe|Tom Hill|Ann Bell",
            "By when|May 2024|June 2024|July 2024",
        ),
    )
    assert [a.leads[0].name for r in plan.recommendations for a in r.actions] == ["Jane Doe", "Tom Hill", "Ann Bell"]


def test_an_action_with_a_number_of_its_own_keeps_its_cells(tmp_path: Path) -> None:
    labels = ("Action no.", "What we need to do", "Who will do it", "By when", "How we will know")
    cards = [
        ("1", "Write a rationale", "Ann Lee", "May 2023", "Leaders know why topics are in the order they are"),
        ("2", "Buy in support", "Joe Bell", "June 2023", "Work in books shows it"),
    ]
    tables = [web_table(*map("|".join, zip(labels, card, strict=True))) for card in cards]
    found = page_plan(tmp_path, "<h2>The curriculum</h2>", "<p></p>".join(tables)).recommendations
    assert [a.measures for r in found for a in r.actions] == [(cards[0][4],), (cards[1][4],)]


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
    "cut",
    [("|older children and their carers",), ("|older children and their carers", "Lead|Jane Doe", "By when|May 2024")],
    ids=["nothing else", "labels behind it"],
)
def test_the_rest_of_a_value_cut_by_a_page_end_stands_beside_no_label(cut: tuple[str, ...]) -> None:
    whole = ("Ref|1", "Recommendation|Hear them", "Lead|Jane Doe", "By when|May 2024", "Action|Run a survey of the")
    first = [row for row in whole if row not in cut]
    blocks = [printed_card(1, *first), printed_card(2, *cut), printed_card(2, *whole)]
    turned = [block for block in with_cards_turned(blocks, load_grammar()) if isinstance(block, Table)]
    values = [
        {label.text: cell.text for label, cell in zip(*(row.cells for row in t.rows), strict=True)} for t in turned
    ]
    assert values[0] == {
        "Ref": "1",
        "Recommendation": "Hear them",
        "Action": "Run a survey of the older children and their carers",
        "Lead": "Jane Doe",
        "By when": "May 2024",
    }
    assert len(values) == 2


def printed_card(page: int, *rows: str) -> Table:
    """A card on a page, from rows written "label|value"."""
    cells = (
        [Cell(text, n, CellRef(page=page, row=at + 1)) for n, text in enumerate(row.split("|"))]
        for at, row in enumerate(rows)
    )
    return Table(tuple(RowFragment(tuple(row)) for row in cells), page)


def test_a_card_whose_rows_of_two_labels_stand_on_the_next_page_is_one_card() -> None:
    upper = part_of_card(1, ("Recommendation", "Sign agreements"), ("Finding", "Nobody signs"))
    lower = part_of_card(2, ("Lead officer", "Jane Doe", "By when", "May 2024"), ("Action", "Write to them"))
    (whole,) = over_pages([upper, lower], load_grammar())
    assert isinstance(whole, Table)
    assert [[(cell.column, cell.col_span) for cell in row.cells] for row in whole.rows] == [
        [(0, 1), (1, 3)],
        [(0, 1), (1, 3)],
        [(0, 1), (1, 1), (2, 1), (3, 1)],
        [(0, 1), (1, 3)],
    ]


def part_of_card(page: int, *rows: tuple[str, ...]) -> Table:
    """A page's part of a card, its cells counted in the columns that the page itself shows."""
    wide = max(map(len, rows))
    return Table(
        tuple(
            RowFragment(
                tuple(
                    Cell(text, at, CellRef(page=page), col_span=wide - at if at == len(row) - 1 else 1)
                    for at, text in enumerate(row)
                )
            )
            for row in rows
        ),
        page,
    )


STEPS = "Milestones|Draft – May 2023<br>Adopted – 28 September 2023"


def under_recommendations(*tables: str) -> str:
    parts = (
        f"<h3>Recommendation {n}: Improve service {n}</h3><table>"
        + "".join(f"<tr>{row}</tr>" for row in one.split("\n"))
        + "</table>"
        for n, one in enumerate(tables, 1)
    )
    return f"<html><body><h1>Improvement plan</h1>{''.join(parts)}</body></html>"


@pytest.mark.parametrize(
    "more", [STEPS, "Key dates|May 2023", "Cost|£8,000", "Risks|Few staff"], ids=["steps", "dates", "cost", "risks"]
)
@pytest.mark.parametrize("action", ["What we will do", "Action"])
def test_an_action_and_its_owner_are_a_card_where_tables_have_the_same_labels(
    tmp_path: Path, action: str, more: str
) -> None:
    deeds = ["Set up a team", "Call everyone", "Run a survey"]
    tables = [card(f"{action}|{deed}", "Lead officer|Chief Executive", more, "Budget|None") for deed in deeds]
    plan = plan_of(tmp_path, under_recommendations(*tables), "plan.html")
    assert texts_of(plan) == [(f"Improve service {n}", [deed]) for n, deed in enumerate(deeds, 1)]
    assert [p.text for r in plan.recommendations for a in r.actions for p in a.leads] == ["Chief Executive"] * 3
    assert plan.notes == ()


def test_one_table_of_an_action_and_an_owner_is_a_card_under_its_recommendation_alone(tmp_path: Path) -> None:
    rows = card("Action|Set up a team", "Lead officer|Jane Doe", "Cost|£8,000")
    plan = plan_of(tmp_path, under_recommendations(rows), "plan.html")
    assert texts_of(plan) == [("Improve service 1", ["Set up a team"])]


def test_a_table_that_explains_an_action_and_its_owner_is_no_card(tmp_path: Path) -> None:
    plan = cards(tmp_path, card("Action|What is to be done", "Lead officer|Who does it", "Cost|In pounds"))
    assert plan.recommendations == ()


def test_several_front_sheets_with_a_recommendation_and_an_officer_are_no_cards(tmp_path: Path) -> None:
    sheet = card("Report to|Cabinet", "Recommendation|That the report is noted", "Lead officer|Jane Doe")
    assert cards(tmp_path, sheet, sheet, sheet).recommendations == ()


@pytest.mark.parametrize("post", ["Head of Service", "Portfolio holder"])
def test_a_post_beside_its_label_may_head_columns_too(tmp_path: Path, post: str) -> None:
    rows = (f"Lead officer|{post}", "By when|May 2024", "Status|Complete", "Cost|None")
    plan = cards(tmp_path, *(card(f"Action|{deed}", *rows) for deed in ("Set up a team", "Call everyone")))
    assert [p.text for r in plan.recommendations for a in r.actions for p in a.leads] == [post] * 2


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("Priority 1 | People wait too long", ("1", "People wait too long", None, ["Forty people were waiting."])),
        ("Theme 1 | Waiting times", (None, "Forty people were waiting.", "Theme 1: Waiting times", [])),
    ],
)
def test_a_first_row_that_numbers_a_heading_stands_over_its_card(
    tmp_path: Path, first: str, told: tuple[str | None, str, str | None, list[str]]
) -> None:
    rows = ("Why this matters | {}", "What we will do | {}", "Who | Jane Doe", "When | May 2025")
    pages = [
        (first, "Forty people were waiting.", "Agree a policy"),
        (first.replace("1", "2") + " now", "Carers were not asked.", "Ask every carer"),
    ]
    plan = cards(
        tmp_path, *(card(head, rows[0].format(why), rows[1].format(act), *rows[2:]) for head, why, act in pages)
    )
    recommendation = plan.recommendations[0]
    assert len(plan.recommendations) == 2
    found = [finding.text for finding in recommendation.findings]
    assert (recommendation.number, recommendation.text, recommendation.theme, found) == told
    assert not recommendation.extra
