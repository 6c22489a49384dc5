""" "Pledge 1" alone on a line, over the pledge in a sentence, opens a recommendation as "Recommendation 1" does."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan

STATED = ("Improve the homes that people live in.", "Make our policies clear.")
HEADER = "<tr><th>Action</th><th>Lead</th><th>By when</th></tr>"
ROWS = (
    (("Set up a repairs team", "Head of Housing", "May 2024"), ("Train all staff", "HR Manager", "June 2024")),
    (("Write a new policy", "Head of Policy", "May 2025"), ("Review grants", "Finance Manager", "July 2025")),
)


def table(rows: tuple[tuple[str, ...], ...], header: str = HEADER) -> str:
    body = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{header}{''.join(f'<tr>{row}</tr>' for row in body)}</table>"


def lines(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join(f"<h3>{a} at once</h3><p>Lead: {b}</p><p>By when: {c}</p>" for a, b, c in rows)


def found(plan: ActionPlan) -> list[tuple[str | None, str | None, str | None, int]]:
    return [(r.number, r.text, r.theme, len(r.actions)) for r in plan.recommendations]


@pytest.mark.parametrize("label", ["Pledge", "Priority", "Promise", "Objective", "Aim", "PRIORITY"])
@pytest.mark.parametrize("below", [table, lines])
def test_a_counted_label_over_its_sentence_is_a_recommendation(tmp_path: Path, label: str, below: object) -> None:
    assert callable(below)
    sections = (f"<h2>{label} {n}</h2><p>{STATED[n - 1]}</p>{below(ROWS[n - 1])}" for n in (1, 2))
    plan = page_plan(tmp_path, *sections)
    assert found(plan) == [("1", STATED[0], None, 2), ("2", STATED[1], None, 2)]
    assert plan.notes == ()


def test_it_is_a_theme_where_a_column_states_what_is_recommended(tmp_path: Path) -> None:
    header = "<tr><th>Recommendation</th><th>Action</th><th>Lead</th><th>By when</th></tr>"
    rows = [tuple((f"Do better at {row[0].lower()}", *row) for row in each) for each in ROWS]
    sections = (f"<h2>Priority {n}</h2><p>{STATED[n - 1]}</p>{table(rows[n - 1], header)}" for n in (1, 2))
    plan = page_plan(tmp_path, *sections)
    assert [r.theme for r in plan.recommendations] == ["Priority 1", "Priority 1", "Priority 2", "Priority 2"]
    assert plan.notes == STATED


def test_prose_under_it_is_not_its_sentence(tmp_path: Path) -> None:
    prose = "Homes were much spoken of in 2022. The survey found that repairs are slow."
    sections = (f"<h2>Priority {n}</h2><p>{prose}</p>{table(ROWS[n - 1])}" for n in (1, 2))
    plan = page_plan(tmp_path, *sections)
    assert prose in plan.notes
    assert prose not in [r.text for r in plan.recommendations]


def test_a_strategy_that_counts_its_priorities_is_no_plan(tmp_path: Path) -> None:
    sections = (f"<h2>Priority {n}</h2><p>{STATED[n - 1]}</p><h3>Why it matters</h3><p>It does.</p>" for n in (1, 2))
    plan = page_plan(tmp_path, *sections, title="Housing strategy")
    assert plan.recommendations == ()
