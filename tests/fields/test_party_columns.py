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
