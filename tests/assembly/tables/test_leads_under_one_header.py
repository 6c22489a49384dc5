"""Columns side by side under words that say of all of them who leads: contract, rule 17."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of

CELLS = (("Head of Service", "Jane Morgan"), ("", "Senior Adviser"), ("Tom Harris", ""))
DEEDS = (
    ("Improve the quality of supervision", "Train all managers in reflective supervision"),
    ("Improve the timeliness of reviews", "Publish a weekly report on overdue reviews"),
    ("Reduce the number of exclusions", "Agree a protocol with every secondary school"),
)


def merged(group: str, one: str, other: str, cells: tuple[tuple[str, str], ...] = CELLS) -> str:
    rows = ((*deed, *pair, "June 2023") for deed, pair in zip(DEEDS, cells, strict=True))
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    tall = '<th rowspan="2">'
    return (
        f"<html><body><h1>Action plan</h1><table><tr>{tall}Recommendation</th>{tall}Action</th>"
        f'<th colspan="2">{group}</th>{tall}By when</th></tr><tr><th>{one}</th><th>{other}</th></tr>'
        f"{body}</table></body></html>"
    )


@pytest.mark.parametrize(
    ("group", "one", "other"),
    [
        ("Owner", "Council", "Consortium"),
        ("Who is responsible?", "Local authority", "Health board"),
        ("Arweinydd / Lead", "Cyngor / Council", "Consortiwm / Consortium"),
        ("Perchennog / Owner", "Awdurdod / Authority", "Bwrdd Iechyd / Health Board"),
    ],
)
def test_each_column_of_parties_under_words_for_who_leads_is_a_lead(
    tmp_path: Path, group: str, one: str, other: str
) -> None:
    plan = plan_of(tmp_path, merged(group, one, other), "plan.html")
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [[p.text for p in a.leads] for a in actions] == [
        ["Head of Service", "Jane Morgan"],
        ["Senior Adviser"],
        ["Tom Harris"],
    ]
    assert [a.extra for a in actions] == [{}, {}, {}]


def test_what_is_no_party_under_words_for_who_leads_is_kept_under_its_own(tmp_path: Path) -> None:
    cells = (("Head of Service", "hos@example.org"), ("Jane Morgan", "01632 960 418"), ("Tom Harris", ""))
    plan = plan_of(tmp_path, merged("Owner", "Name", "Contact", cells), "plan.html")
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [[p.text for p in a.leads] for a in actions] == [["Head of Service"], ["Jane Morgan"], ["Tom Harris"]]
    assert [a.extra.get("Contact") for a in actions] == ["hos@example.org", "01632 960 418", None]


def test_a_sheet_that_prints_merged_headers_in_each_of_their_rows_has_one_header_of_two(tmp_path: Path) -> None:
    rows = (
        "Ref,Argymhelliad / Recommendation,Camau gweithredu / Actions,Arweinydd / Lead,,Erbyn pryd / By when,Progress",
        "Ref,Argymhelliad / Recommendation,Camau gweithredu / Actions,Cyngor / Council,Bwrdd / Board,"
        "Erbyn pryd / By when,Progress",
        "1,Improve the quality of supervision,Train all managers,Head of Service,Jane Morgan,June 2023,",
        "2,Improve the timeliness of reviews,Publish a weekly report,,Senior Adviser,July 2023,Begun.",
        "3,Reduce the number of exclusions,Agree a protocol with schools,Tom Harris,,May 2023,",
    )
    plan = plan_of(tmp_path, "\n".join(rows), "plan.csv")
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [[p.text for p in a.leads] for a in actions] == [
        ["Head of Service", "Jane Morgan"],
        ["Senior Adviser"],
        ["Tom Harris"],
    ]
