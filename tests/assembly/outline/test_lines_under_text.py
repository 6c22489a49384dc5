"""A lone plain line between the text and actions that no column says the answers of is what they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, plan_of, table, web_table

ROWS = ("Action | By when | Progress", "Use data | May 2025 | Complete", "Finish repairs | June 2025 |")
TEXT = "The Regulator looked at our services and gave us a grade. This page is one of six."
LISTED = "We found that we need to:\n\n• survey our homes\n• keep records"
LINE = "What we are doing to put things right"


def read(tmp_path: Path, *lines: str, rows: tuple[str, ...] = ROWS) -> list[str | None]:
    plan = plan_of(tmp_path, "\n\n".join(("Safety and quality", *lines, table(*rows))))
    assert plan.recommendations
    return [r.text for r in plan.recommendations]


@pytest.mark.parametrize("text", [TEXT, LISTED])
@pytest.mark.parametrize("line", [LINE, "Stock condition and repairs"])
def test_it_is_the_recommendation_as_the_heading_of_a_page_is(tmp_path: Path, text: str, line: str) -> None:
    assert read(tmp_path, text, line) == [line]
    page = page_plan(tmp_path, f"<p>{TEXT}</p><h2>{line}</h2>", web_table(*ROWS))
    assert [r.text for r in page.recommendations] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Action plan",
        "Actions",
        "Position at May 2025",
        "The actions are set out below",
        "The actions that we took:",
        "Housing Scrutiny Committee",
        "Table 1: Action plan",
        "Lead: Head of Housing",
    ],
)
def test_a_line_that_names_nothing_is_none(tmp_path: Path, line: str) -> None:
    assert read(tmp_path, TEXT, line) == [None]


def test_a_subtitle_over_the_text_or_right_under_the_title_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, LINE) == [None]
    assert read(tmp_path, LINE, TEXT) == [None]


def test_over_a_column_of_recommendations_it_is_none(tmp_path: Path) -> None:
    rows = ("Recommendation | Action | Lead", "Use data | Hold a day | Jane Doe")
    assert read(tmp_path, TEXT, LINE, rows=rows) == ["Use data"]
