"""What stands over a plan's rows as their section, and what only beside it: contract, Recommendation.theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, web_table

HEADER = "No | Recommendation | Action | Lead | By when"
ROWS = ("1 | Review the hours | Trial late opening | Site Manager | May 2023",)
TEXT = "<p>In March the Cabinet accepted all that the review had asked for.</p>"


@pytest.mark.parametrize(("over", "named"), [("Background", "Agreed actions"), ("Introduction", "Our actions")])
def test_a_heading_with_text_of_its_own_is_closed_by_one_as_high_that_only_names_actions(
    tmp_path: Path, over: str, named: str
) -> None:
    plan = page_plan(tmp_path, f"<h2>{over}</h2>", TEXT, TEXT, f"<h2>{named}</h2>", web_table(HEADER, *ROWS))
    assert plan.recommendations[0].theme is None
    assert {over, named} <= {*plan.notes}


def test_a_lower_heading_that_names_actions_leaves_the_section_open(tmp_path: Path) -> None:
    plan = page_plan(tmp_path, "<h2>Opening hours</h2>", TEXT, "<h3>Agreed actions</h3>", web_table(HEADER, *ROWS))
    assert plan.recommendations[0].theme == "Opening hours"


def test_one_as_high_that_comes_again_in_each_section_is_its_label(tmp_path: Path) -> None:
    rows = web_table("Action | Lead | By when", "Trial late opening | Site Manager | May 2023")
    sections = (f"<h2>{name}</h2>{TEXT}<h2>Actions</h2>{rows}" for name in ("Opening hours", "Parking permits"))
    plan = page_plan(tmp_path, *sections)
    assert [r.text for r in plan.recommendations] == ["Opening hours", "Parking permits"]
    assert "Actions" not in plan.notes
