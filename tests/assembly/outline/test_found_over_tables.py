"""Prose between a counted heading and the table of one recommendation: contract, rules 4 and 10."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import plan_of, table

HEADER = "Recommendation | Priority | Management response | Officer | Target date"
BADGES = "Check proof before a badge is ordered | High | The list has changed | Team Leader | 31 August 2023"
RETURNS = "Cancel badges each week | Low | Agreed and begun | Service Manager | May 2023"
MORE = "Keep a log of badges | Low | A log is kept | Team Leader | June 2023"
SAW, MISSED = "Seven of 40 files had no proof.", "Badges of people who have died stay open."


def report(tmp_path: Path, *sections: tuple[str, str, str]) -> ActionPlan:
    """The plan of a report with sections of a heading, the text under it and the rows of its table."""
    text = "".join(f"## {name}\n\n{said}\n\n{table(HEADER, *rows.split(chr(10)))}\n" for name, said, rows in sections)
    return plan_of(tmp_path, f"# Internal Audit Report: Blue Badges\n\n{text}", "plan.md")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("1. Proof", "2. Returns"),
        ("4.1 Proof", "4.2 Returns"),
        ("A. Proof", "B. Returns"),
        ("Finding 1 – Proof", "Finding 2 – Returns"),
        ("Observation 3: Proof", "Observation 4: Returns"),
    ],
)
def test_it_is_the_finding_of_that_recommendation_and_the_heading_its_theme(tmp_path: Path, one: str, two: str) -> None:
    plan = report(tmp_path, (one, SAW, BADGES), (two, MISSED, RETURNS))
    assert [[f.text for f in r.findings] for r in plan.recommendations] == [[SAW], [MISSED]]
    themes = [r.theme or "" for r in plan.recommendations]
    assert all(themes)  # a dotted number may be the recommendation's own
    assert [one.endswith(themes[0]), two.endswith(themes[1])] == [True, True]
    assert not plan.notes
    assert not plan.coverage.unplaced


def test_items_in_it_are_findings_each(tmp_path: Path) -> None:
    plan = report(
        tmp_path, ("1. Proof", f"{SAW}\n\n- Six were old;\n- One was new.", BADGES), ("2. Returns", MISSED, RETURNS)
    )
    assert [f.text for f in plan.recommendations[0].findings] == [SAW, "Six were old;", "One was new."]


def test_a_field_of_the_section_is_none_of_it(tmp_path: Path) -> None:
    first, second = (f"{said}\n\nRisk: Badges are misused." for said in (SAW, MISSED))
    plan = report(tmp_path, ("1. Proof", first, BADGES), ("2. Returns", second, RETURNS))
    assert [[f.text for f in r.findings] for r in plan.recommendations] == [[SAW], [MISSED]]


@pytest.mark.parametrize(
    ("sections", "why"),
    [
        ([("Proof", SAW, BADGES), ("Returns", MISSED, RETURNS)], "no heading is counted"),
        ([("1. Proof", SAW, BADGES)], "one section shows nothing"),
        ([("1. Proof", SAW, BADGES), ("2. Returns", "", RETURNS), ("3. Logs", "", MORE)], "most have none"),
        ([("1. Proof", "We will check files.", BADGES), ("2. Returns", MISSED, RETURNS)], "it says what is meant"),
        ([("1. Proof", SAW, f"{BADGES}\n{MORE}"), ("2. Returns", MISSED, RETURNS)], "two recommendations share it"),
        ([("2. Proof", SAW, BADGES), ("1. Returns", MISSED, RETURNS)], "the headings don't count on"),
    ],
)
def test_else_it_is_a_note(tmp_path: Path, sections: list[tuple[str, str, str]], why: str) -> None:
    plan = report(tmp_path, *sections)
    assert not any(r.findings for r in plan.recommendations), why
    assert sections[0][1] in plan.notes


def test_a_finding_in_a_column_of_its_own_leaves_the_prose_a_note(tmp_path: Path) -> None:
    head = "Finding | Recommendation | Action | Lead"
    text = "".join(
        f"## {n}. Part\n\n{said}\n\n{table(head, f'Nobody looks | Look {n} | Train staff | Jane Doe')}\n"
        for n, said in ((1, SAW), (2, MISSED))
    )
    plan = plan_of(tmp_path, f"# Action Plan\n\n{text}", "plan.md")
    assert [[f.text for f in r.findings] for r in plan.recommendations] == [["Nobody looks"], ["Nobody looks"]]
    assert {SAW, MISSED} <= set(plan.notes)
