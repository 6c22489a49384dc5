"""Once words say who does what by when, the column left over is what they don't name: action or recommendation."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.assembly.tables.test_roles_by_content import BODIES, DAYS, DEEDS, NAMES, STATES, TEXTS, TRACKS, actions
from tests.build import plan_of, table

MIXED = ["Monthly audits of casework by managers", "Tracker", DEEDS[2], "Visits by a named social worker"]
SHORT = ["Monthly casework audits", "Supervision tracker by team", "New induction pack", "Named visiting social worker"]
FOUND = [
    "Audits were not completed in two of the five teams",
    "Assessments took more than 45 days in one case in three",
    "New starters had no induction in the first month",
    "Private fostering arrangements were seldom visited",
]
RESPONSES = ["The Cabinet agrees with this", "This is accepted in full", "Accepted with a change", "Agreed by Cabinet"]
UPDATES = ["Ten audits were done in May", "The tracker was written in June", "Drafted and shared", "All were visited"]
VERDICTS = ["Accepted", "Accepted", "Rejected", "Accepted"]


def parse(tmp_path: Path, headers: str, *cells: list[str], above: str = "# Action Plan\n\n") -> ActionPlan:
    rows = [" | ".join(row) for row in zip(*cells, strict=True)]
    return plan_of(tmp_path, above + table(headers, *rows))


@pytest.mark.parametrize("deeds", [pytest.param(MIXED, id="some in a word"), pytest.param(SHORT, id="without a verb")])
def test_beside_the_recommendation_the_action_is_left_over_however_it_is_written(
    tmp_path: Path, deeds: list[str]
) -> None:
    plan = parse(tmp_path, "Recommendation | Zgryb | Lead | By when", TEXTS, deeds, NAMES, DAYS)
    assert [action.text for action in actions(plan)] == deeds


def test_a_response_gives_way_to_the_column_behind_it_that_says_what_is_done(tmp_path: Path) -> None:
    headers = "Recommendation | Cabinet response | Zgryb | Lead | By when"
    plan = parse(tmp_path, headers, TEXTS, RESPONSES, DEEDS, NAMES, DAYS)
    assert [action.text for action in actions(plan)] == DEEDS


def test_a_response_is_the_action_where_what_is_behind_it_says_no_more(tmp_path: Path) -> None:
    headers = "Recommendation | Cabinet response | Zgryb | Lead | By when"
    plan = parse(tmp_path, headers, TEXTS, DEEDS, FOUND, NAMES, DAYS)
    assert [action.text for action in actions(plan)] == DEEDS


def test_beside_a_finding_the_recommendation_is_left_over(tmp_path: Path) -> None:
    headers = "Zgryb | What inspectors found | Action | Lead | By when"
    plan = parse(tmp_path, headers, TEXTS, FOUND, DEEDS, NAMES, DAYS)
    assert [r.text for r in plan.recommendations] == TEXTS
    assert [finding.text for r in plan.recommendations for finding in r.findings] == FOUND


def test_what_is_accepted_or_not_is_a_recommendation(tmp_path: Path) -> None:
    plan = parse(tmp_path, "Zgryb | Accepted? | Lead | By when | Status", TEXTS, VERDICTS, NAMES, DAYS, STATES)
    assert [r.text for r in plan.recommendations] == TEXTS
    assert [action.text for action in actions(plan)] == [None] * 4


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        pytest.param("Zgryb | Lead agency | Lead officer | Timescale", [DEEDS, BODIES, NAMES, DAYS], id="who and when"),
        pytest.param(
            "No. | Zgryb | Owner | Deadline", [["1.1", "1.2", "2.1", "2.2"], DEEDS, NAMES, DAYS], id="counted"
        ),
        pytest.param("Zgryb | Lead | By | RAG", [DEEDS, NAMES, DAYS, TRACKS], id="who, how far and dates"),
        pytest.param("Zgryb | Lead | Deadline | Flomp", [DEEDS, NAMES, DAYS, UPDATES], id="and what came of it"),
    ],
)
def test_a_header_that_says_who_and_when_is_a_plans_where_deeds_are_left_over(
    tmp_path: Path, headers: str, cells: list[list[str]]
) -> None:
    found = actions(parse(tmp_path, headers, *cells, above="# Improving fostering\n\n"))
    assert [action.text for action in found] == DEEDS
    assert all(action.leads and action.due for action in found)


def test_tables_of_a_row_each_bear_one_another_out(tmp_path: Path) -> None:
    rows = zip(TEXTS, DEEDS, NAMES, DAYS, strict=True)
    parts = [
        f"## Recommendation {n}: {text}\n\n" + table("Zgryb | Lead | By when", " | ".join(rest))
        for n, (text, *rest) in enumerate(rows, 1)
    ]
    plan = plan_of(tmp_path, "# Action Plan\n\n" + "\n\n".join(parts))
    assert [action.text for action in actions(plan)] == DEEDS


def test_cards_with_one_label_that_nobody_knows_are_told_by_what_stands_beside_it(tmp_path: Path) -> None:
    rows = zip(DEEDS, NAMES, DAYS, strict=True)
    cards = [
        f"Card {n} of 4\n\n" + table(f"Zgryb | {deed}", f"Lead officer | {name}", f"Timescale | {day}")
        for n, (deed, name, day) in enumerate(rows, 1)
    ]
    plan = plan_of(tmp_path, "# Action Plan\n\n" + "\n\n".join(cards))
    assert [action.text for action in actions(plan)] == DEEDS


@pytest.mark.parametrize(
    ("headers", "first"),
    [
        pytest.param(
            "Zgryb | Lead officer | Date", ["Revenue budget", "Pay policy", "Fees", "Asset plan"], id="titles"
        ),
        pytest.param("Zgryb | Lead officer | Deadline", FOUND, id="what was found"),
        pytest.param("Zgryb | Lead officer | Date of meeting", UPDATES, id="what was done"),
    ],
)
def test_a_table_of_who_and_when_without_deeds_is_no_plan(tmp_path: Path, headers: str, first: list[str]) -> None:
    plan = parse(tmp_path, headers, first, NAMES, DAYS, above="# Work of the committee\n\n")
    assert plan.recommendations == ()
