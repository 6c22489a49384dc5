"""A number without a mark opens a recommendation where such numbers count them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, plan_of, table, web_table


def numbers_of(tmp_path: Path, *openings: str) -> list[tuple[str | None, str | None]]:
    rows = (f"{opening} oversight of all cases | Meet heads | Team Manager | July 2024" for opening in openings)
    text = f"Improvement Plan\n\n{table('Recommendation | Action | Lead | By when', *rows)}"
    return [(r.number, r.text) for r in plan_of(tmp_path, text).recommendations]


def test_numbers_that_count_all_recommendations_are_no_text(tmp_path: Path) -> None:
    found = numbers_of(tmp_path, "1 Strengthen", "2 Improve", "3 Review")
    assert found == [
        (str(n), f"{word} oversight of all cases") for n, word in enumerate(("Strengthen", "Improve", "Review"), 1)
    ]


@pytest.mark.parametrize(
    "openings",
    [("1 Strengthen", "3 Improve"), ("1 Strengthen", "Improve"), ("12 Weeks of", "6 Months of"), ("1 Strengthen",)],
)
def test_numbers_that_dont_count_them_are_text(tmp_path: Path, openings: tuple[str, ...]) -> None:
    assert numbers_of(tmp_path, *openings) == [(None, f"{opening} oversight of all cases") for opening in openings]


def test_so_it_is_on_cards(tmp_path: Path) -> None:
    cards = [
        web_table(
            f"Recommendation | {number} {text} | Lead | Team Manager",
            f"Action | {deed} | By when | July 2024",
            "Status | Complete | Evidence | Minutes",
        )
        for number, text, deed in ((1, "Strengthen oversight", "Meet heads"), (2, "Improve visits", "Write to all"))
    ]
    found = page_plan(tmp_path, *cards).recommendations
    assert [(r.number, r.text) for r in found] == [("1", "Strengthen oversight"), ("2", "Improve visits")]
