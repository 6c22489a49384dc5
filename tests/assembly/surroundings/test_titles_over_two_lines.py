"""A name and a bare "Action plan" right below it, printed alike in one paragraph, are one title."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table

ROWS = table("No | Recommendation | Action | Lead", "1 | Publish a policy | Redraft it | Jane Doe")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("HOUSING IMPACT REVIEW\nPROPOSED ACTION PLAN", "HOUSING IMPACT REVIEW PROPOSED ACTION PLAN"),
        ("Repairs Service Review\nAction Plan", "Repairs Service Review Action Plan"),
        ("Borset Council\nAction Plan", "Action Plan"),
        ("Repairs Service Review\n\nAction Plan", "Action Plan"),
        ("Members met in May and agreed this.\nAction Plan", "Action Plan"),
    ],
)
def test_a_bare_plan_ends_the_name_that_it_stands_under(tmp_path: Path, lines: str, title: str) -> None:
    assert plan_of(tmp_path, f"{lines}\n\n{ROWS}").title == title
