"""Owners and actions that the line breaks of narrow columns fused, with a date each: contract, rule 17."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.rows.stacked_owners import stacked_owners
from planparse.grammar.load import load_grammar
from tests.build import html_rows, plan_of, table, web_page

HEAD = "Recommendation | Action | Lead | By when"


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Team Manager Head of Finance", ["Team Manager", "Head of Finance"]),
        ("Service Manager, Safeguarding Unit Data Analyst", ["Service Manager, Safeguarding Unit", "Data Analyst"]),
        ("Participation Lead Adoption Team Manager", ["Participation Lead", "Adoption Team Manager"]),
        ("Housing Standards Manager Ann Lee", ["Housing Standards Manager", "Ann Lee"]),
        (
            "Director, Early Help Data Manager\nHead of Audit Head of Audit",
            ["Director, Early Help", "Data Manager", "Head of Audit", "Head of Audit"],
        ),
    ],
)
def test_as_many_owners_as_asked(text: str, owners: list[str]) -> None:
    assert stacked_owners(text, len(owners), frozenset(), load_grammar()) == owners


@pytest.mark.parametrize(
    ("text", "count"), [("Team Manager", 2), ("Director", 2), ("to be agreed later", 2), ("All staff; Team Manager", 2)]
)
def test_what_is_not_as_many_owners_stays_whole(text: str, count: int) -> None:
    assert stacked_owners(text, count, frozenset(), load_grammar()) == [text]


def test_an_owner_who_stands_alone_elsewhere_is_known() -> None:
    text = "Service Manager, Early Help Analyst"
    assert stacked_owners(text, 2, frozenset({"Analyst"}), load_grammar())[1] == "Analyst"


@pytest.mark.parametrize(
    ("action", "due", "count"),
    [
        ("Sites agreed with the parishes Planting days are held", "July 2024 November 2024", 2),
        ("Sites agreed with the parishes Planting days are held", "July 2024", 1),
        ("Sites agreed with the parishes and people", "July 2024 November 2024", 1),
        ("Report the findings to the Cabinet and its committee", "July 2024 November 2024", 1),
        ("Sites agreed with the parishes Planting days are held", "July 2024 to November 2024", 1),
    ],
    ids=["as many of each", "one date", "one text", "a body's name", "a period"],
)
def test_texts_that_run_on_are_parted_where_owners_and_dates_are_as_many(
    tmp_path: Path, action: str, due: str, count: int
) -> None:
    rows = (
        f"Plant trees | {action} | Tree Officer Team Manager | {due}",
        "Mend roads | Fill holes | Ann Lee | May 2024",
    )
    (first, _) = plan_of(tmp_path, table(HEAD, *rows)).recommendations
    assert len(first.actions) == count


def test_parties_that_only_their_words_part_are_paired_with_stacked_actions(tmp_path: Path) -> None:
    rows = html_rows("Recommendation | Action | Lead | By when") + (
        "<tr><td>Make wards safe</td><td>a) Review the plan<br>b) Hold a drill</td>"
        "<td>Fire Safety Adviser Charge Nurses</td><td>30 April 2023<br>31 May 2023</td></tr>"
    )
    html = web_page(f"<h1>Improvement action plan</h1><table>{rows}</table>")
    actions = plan_of(tmp_path, html, "plan.html").recommendations[0].actions
    assert [(a.number, [lead.text for lead in a.leads]) for a in actions] == [
        ("a", ["Fire Safety Adviser"]),
        ("b", ["Charge Nurses"]),
    ]
