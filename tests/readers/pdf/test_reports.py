"""Twelve published reports, read by a reader from pictures of their pages: every row whole, in order, none invented."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from planparse import ActionPlan, parse_plan

SAMPLES = Path(__file__).parents[3] / "samples"
REPORTS = sorted(path.parent.name for path in SAMPLES.glob("*/plan.pdf"))

Rows = list[tuple[str | None, str | None, tuple[str, ...]]]


@lru_cache
def plan_of(name: str) -> ActionPlan:
    """The report as planparse reads it."""
    return parse_plan(SAMPLES / name / "plan.pdf")


@lru_cache
def gold_of(name: str) -> Any:
    """The reader's answer."""
    return json.loads((SAMPLES / name / "gold.json").read_text(encoding="utf-8"))


def test_the_reports_are_there() -> None:
    assert len(REPORTS) >= 12


@pytest.mark.parametrize("name", REPORTS)
def test_every_row_of_the_areas_is_whole_and_in_order_and_no_other_table_is_a_plan(name: str) -> None:
    found: Rows = [
        (r.theme, r.text, tuple(party.text for action in r.actions for party in action.leads))
        for r in plan_of(name).recommendations
    ]
    expected: Rows = [
        (r["theme"], r["text"], tuple(party["text"] for action in r["actions"] for party in action["leads"]))
        for r in gold_of(name)["recommendations"]
    ]
    assert found == expected


@pytest.mark.parametrize("name", REPORTS)
def test_council_framework_and_dates_of_the_inspection_are_read(name: str) -> None:
    plan, gold = plan_of(name), gold_of(name)
    assert plan.title == gold["title"]
    assert plan.authority is not None
    assert plan.authority.gss_code == gold["authority"]["gss_code"]
    assert plan.inspection is not None
    assert plan.inspection.framework == "area-send"
    assert plan.inspection.date is not None
    dates = plan.inspection.date.model_dump(mode="json")
    assert (dates["start"], dates["end"]) == (gold["inspection"]["date"]["start"], gold["inspection"]["date"]["end"])
    assert plan.issued is None


@pytest.mark.parametrize("name", REPORTS)
def test_every_recommendation_says_its_page(name: str) -> None:
    plan = plan_of(name)
    pages = [ref.page for r in plan.recommendations for ref in r.provenance["text"][:1]]
    assert None not in pages
    assert pages == sorted(pages, key=lambda page: page or 0)


@pytest.mark.parametrize("name", REPORTS)
def test_no_word_of_a_report_is_lost(name: str) -> None:
    assert plan_of(name).coverage.unplaced == ()
