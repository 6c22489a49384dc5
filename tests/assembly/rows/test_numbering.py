"""A number at the head of a recommendation, or in a column that counts from one, is its number."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table


@pytest.mark.parametrize(
    ("cell", "number", "text"),
    [
        ("R1 – Agree a vision", "R1", "Agree a vision"),
        ("R3:Agree a vision", "R3", "Agree a vision"),
        ("R3.1 Agree a vision", "R3.1", "Agree a vision"),
        ("KR1 Agree a vision", "KR1", "Agree a vision"),
        ("KS2 Results must improve", None, "KS2 Results must improve"),
        ("Recommendation 2: Agree a vision", "2", "Agree a vision"),
        ("Rec 3. Agree a vision", "3", "Agree a vision"),
        ("R1 visits are late", None, "R1 visits are late"),
        ("4. Agree a vision", "4", "Agree a vision"),
    ],
)
def test_the_number_that_opens_a_recommendation_cell_is_the_recommendations(
    tmp_path: Path, cell: str, number: str | None, text: str
) -> None:
    rows = table("Recommendation | Action | Lead | By when", f"{cell} | Hold a summit | Team Manager | July 2025")
    found = plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations[0]
    assert (found.number, found.text) == (number, text)


@pytest.mark.parametrize(
    ("header", "cells", "numbers", "extra"),
    [
        ("AFI", ("1", "2", "3"), ["1", "2", "3"], {}),
        ("Standard", ("6", "9", "13"), [None, None, None], {"Standard": "6"}),
    ],
)
def test_a_spare_recommendation_column_that_counts_from_one_numbers_them(
    tmp_path: Path, header: str, cells: tuple[str, str, str], numbers: list[str | None], extra: dict[str, str]
) -> None:
    texts = ("Visits must be kept", "Files must be kept", "Staff must be trained")
    rows = table(
        f"{header} | Area for improvement | Action | Lead | By when",
        *(f"{n} | {text} | Do it | Team Manager | May 2023" for n, text in zip(cells, texts, strict=True)),
    )
    found = plan_of(tmp_path, f"Improvement Plan\n\n{rows}").recommendations
    assert [r.number for r in found] == numbers
    assert found[0].extra == extra
