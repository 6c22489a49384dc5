"""Actions under a column of themes alone: one recommendation without a text for each theme (contract, rule 14)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, web_table

ROWS = (
    "Advise tenants | Jane Doe | May 2023",
    "Agree a protocol | Tom Hill | June 2023",
    "Buy flats | Ann Lee | May 2024",
)


def themes(plan: ActionPlan) -> list[tuple[str | None, str | None, int]]:
    return [(r.text, r.theme, len(r.actions)) for r in plan.recommendations]


@pytest.mark.parametrize("header", ["Theme", "Strand", "Pillar"])
@pytest.mark.parametrize("again", ["", "Prevention"], ids=["blank", "repeated"])
def test_each_theme_holds_its_actions(tmp_path: Path, header: str, again: str) -> None:
    cells = ("Prevention", again, "Housing")
    table = web_table(
        f"{header} | We will | Lead | By when", *(f"{c} | {row}" for c, row in zip(cells, ROWS, strict=True))
    )
    plan = page_plan(tmp_path, table)
    assert themes(plan) == [(None, "Prevention", 2), (None, "Housing", 1)]
    assert not any(action.extra for r in plan.recommendations for action in r.actions)


def test_under_a_heading_that_states_the_recommendation_a_theme_stays_beside_its_action(tmp_path: Path) -> None:
    table = web_table("Theme | We will | Lead | By when", *(f"Prevention | {row}" for row in ROWS))
    plan = page_plan(tmp_path, "<h2>Recommendation 1: Prevent homelessness</h2>", table)
    assert themes(plan) == [("Prevent homelessness", None, 3)]


def test_beside_a_recommendation_a_theme_says_what_it_comes_under(tmp_path: Path) -> None:
    rows = (f"Prevention | Rec {n} | {row}" for n, row in enumerate(ROWS))
    plan = page_plan(tmp_path, web_table("Theme | Recommendation | Action | Lead | By when", *rows))
    assert themes(plan) == [(f"Rec {n}", "Prevention", 1) for n in range(len(ROWS))]
