"""Party cells under a header that says what they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table


@pytest.mark.parametrize(
    ("header", "cell", "parties"),
    [
        ("Lead directorate", "Adults, Health and Communities", [("Adults, Health and Communities", "organisation")]),
        ("Directorate", "Finance and Public Value", [("Finance and Public Value", "organisation")]),
        ("Department", "Place, Growth and Culture", [("Place, Growth and Culture", "organisation")]),
        ("Directorate", "Housing / Planning", [("Housing", "organisation"), ("Planning", "organisation")]),
        ("Directorate", "Head of Housing and Head of HR", [("Head of Housing", "role"), ("Head of HR", "role")]),
        ("Lead", "Housing, Planning", [("Housing", "organisation"), ("Planning", "organisation")]),
    ],
)  # fmt: skip
def test_a_cell_under_the_word_for_a_part_of_the_council_names_one_part(
    tmp_path: Path, header: str, cell: str, parties: list[tuple[str, str]]
) -> None:
    text = table(f"Recommendation | Action | {header} | By when", f"Cut waits | Hire staff | {cell} | May 2020")
    plan = plan_of(tmp_path, f"Improvement Action Plan\n\n{text}")
    assert [(party.text, party.kind) for party in plan.recommendations[0].actions[0].leads] == parties
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize(
    ("header", "cell", "leads", "others"),
    [
        ("Lead officer / partner agencies", "Head of Care / Health, Police", ["Head of Care"], ["Health", "Police"]),
        ("Lead officer / partner agencies", "Head of Care", ["Head of Care"], []),
        ("Lead and partners", "Sam Hill, Police, Probation", ["Sam Hill"], ["Police", "Probation"]),
        ("Lead and partners", "Health, Police, Probation", ["Health"], ["Police", "Probation"]),
        ("Lead agency and partners", "Sam Hill and Jo Lee; Police", ["Sam Hill", "Jo Lee"], ["Police"]),
        ("Lead and partners", "Jo Lee (HR/IT) with Health", ["Jo Lee (HR/IT)"], ["Health"]),
    ],
)
def test_a_header_that_names_the_lead_and_others_parts_its_cells(
    tmp_path: Path, header: str, cell: str, leads: list[str], others: list[str]
) -> None:
    text = table(f"Recommendation | Action | {header} | By when", f"Cut waits | Hire staff | {cell} | May 2020")
    plan = plan_of(tmp_path, f"Improvement Action Plan\n\n{text}")
    action = plan.recommendations[0].actions[0]
    assert [party.text for party in action.leads] == leads
    assert [party.text for party in action.partners] == others
    assert plan.coverage.unplaced == ()
