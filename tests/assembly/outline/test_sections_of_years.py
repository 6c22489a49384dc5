"""Lines that say for which years the actions below are head them; those that say when it was don't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table

HEAD = "Recommendation | Action | Lead"
PARTS = (table(HEAD, "Publish a policy | Redraft it | Jane Doe"), table(HEAD, "Train staff | Hold a day | Tom Hill"))


@pytest.mark.parametrize(
    "themes",
    [
        ("Updated actions for 2014-15", "Actions brought forward from 2013-14"),
        ("Revised for 2021/22", "Agreed in 2020/21"),
    ],
)
def test_a_line_with_its_years_over_each_table_is_a_theme(tmp_path: Path, themes: tuple[str, str]) -> None:
    text = "\n\n".join(("Action plan", themes[0], PARTS[0], themes[1], PARTS[1]))
    plan = plan_of(tmp_path, text)
    assert (tuple(r.theme for r in plan.recommendations), plan.issued) == (themes, None)


def test_a_line_that_tells_the_day_is_no_theme(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path, "\n\n".join(("Action plan", "Updated 3 May 2014", PARTS[0], "Updated 4 June 2014", PARTS[1]))
    )
    assert [r.theme for r in plan.recommendations] == [None, None]
