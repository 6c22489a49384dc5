"""Lines that look as if they marked a version or a title and only name the file they were printed from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, plan_of, table, web_table

TABLE = ("Recommendation | Action | Lead | By when", "Improve audits | Meet the heads | Team Manager | July 2012")


@pytest.mark.parametrize(
    "path",
    [
        r"S:\Quality\Plans\Action Plan Version 12.doc",
        r"\\server\share\Action plan v3.docx",
        "Action plan v3 final.docx",
    ],
)
def test_a_files_name_is_neither_title_nor_version(tmp_path: Path, path: str) -> None:
    plan = plan_of(tmp_path, f"{path}\n\nImprovement plan\n\n{table(*TABLE)}")
    assert (plan.title, plan.version) == ("Improvement plan", None)


def test_a_version_is_one_beside_a_files_name_too(tmp_path: Path) -> None:
    text = f"S:\\Plans\\Action Plan Version 12.doc\n\nImprovement plan\n\nVersion 3\n\n{table(*TABLE)}"
    assert plan_of(tmp_path, text).version == "Version 3"


def test_the_date_of_the_last_review_is_a_review(tmp_path: Path) -> None:
    text = f"Improvement plan\n\nDate of last trust board review: April 2014\n\n{table(*TABLE)}"
    assert [review.date.text for review in plan_of(tmp_path, text).reviews] == ["April 2014"]


def test_a_heading_that_names_the_inspection_over_all_rows_is_no_theme(tmp_path: Path) -> None:
    over = "<p><b>Audit Commission inspection of housing, February 2004</b></p><p>The plan follows it.</p>"
    plan = page_plan(tmp_path, over + web_table(*TABLE), title="Improvement plan")
    assert [r.theme for r in plan.recommendations] == [None]


@pytest.mark.parametrize("line", ["Version 1.1 – May 2024", "Updated: 3 May 2024", "Draft v0.3", "May 2024"])
@pytest.mark.parametrize("tag", ["h1", "p"])
def test_a_line_that_only_says_which_version_it_is_is_no_title(tmp_path: Path, line: str, tag: str) -> None:
    body = f"<p>{line}</p><{tag}>A good place to grow old</{tag}>{web_table(*TABLE)}"
    plan = plan_of(tmp_path, f"<!DOCTYPE html><html><body>{body}</body></html>", "plan.html")
    assert plan.title == "A good place to grow old"
