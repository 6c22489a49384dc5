"""Tables that list recommendations alone, and the tables beside them that are no plan: contract, rules 13 and 15."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of

FIRST = "Leaders should continue to address long waiting times for health services."
SECOND = "Leaders should improve the quality of new and existing plans."


def html(*blocks: str) -> str:
    return "<html><body>" + "".join(blocks) + "</body></html>"


def grid(*rows: str) -> str:
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    "table",
    [
        grid("Areas for improvement", FIRST, SECOND),
        grid(FIRST, SECOND),
        grid(f"1. | {FIRST}", f"2. | {SECOND}"),
        grid("No | Areas for improvement", f"1 | {FIRST}", f"2 | {SECOND}"),
    ],
    ids=["own header", "heading above", "numbers", "number header"],
)
def test_a_table_of_recommendations_alone_gives_recommendations_without_actions(tmp_path: Path, table: str) -> None:
    plan = plan_of(tmp_path, html("<h2>Areas for improvement</h2>", table), "plan.html")
    assert [(r.text, r.theme, r.actions) for r in plan.recommendations] == [
        (FIRST, "Areas for improvement", ()),
        (SECOND, "Areas for improvement", ()),
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        ("<h2>Our partners</h2>", grid(FIRST, SECOND)),
        ("<h2>Areas for improvement</h2>", grid("Headteachers", "Governors")),
        ("<p>They were areas for improvement in the last inspection.</p>", grid(FIRST, SECOND)),
    ],
    ids=["another heading", "labels", "a sentence above"],
)
def test_a_table_that_nothing_calls_a_list_of_recommendations_is_none(tmp_path: Path, blocks: tuple[str, ...]) -> None:
    assert plan_of(tmp_path, html(*blocks), "plan.html").recommendations == ()


def test_a_list_goes_on_in_a_table_directly_under_it(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, html(grid("Recommendations", FIRST), grid(SECOND)), "plan.html")
    assert [r.text for r in plan.recommendations] == [FIRST, SECOND]


def test_names_and_addresses_under_other_headings_do_not_take_the_header_of_the_plan(tmp_path: Path) -> None:
    contacts = grid(
        "Local authority | Integrated care board",
        "Jo Fisher, Director of Children's Services | Jane Halpin, Chief Executive Officer",
        "County Hall Pegs Lane Hertford | Charter House Parkway Welwyn Garden City",
    )
    plan = plan_of(
        tmp_path,
        html(
            grid("Responsible body | Area for priority action", f"The council | {FIRST}"), "<h2>Contacts</h2>", contacts
        ),
        "plan.html",
    )
    assert [r.text for r in plan.recommendations] == [FIRST]
    assert "Local authority | Integrated care board" in plan.notes


def test_unused_headings_stay_in_the_notes_where_they_stand(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        html(
            "<h1>Recovery Plan</h1>",
            "<h2>Background</h2>",
            "<p>Before.</p>",
            "<h2>Areas for improvement</h2>",
            grid(FIRST),
            "<p>After.</p>",
        ),
        "plan.html",
    )
    assert plan.notes == ("Background", "Before.", "After.")
