"""A column of values by a date, "Target Dec 2020", is kept under its header: no measure, no progress."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table

HEAD = "No | Recommendation | Action | Lead | KPI | {}"
ROWS = (
    "1 | Shorten waits | Recruit two officers | Jane Doe | Plans on time | {}",
    "2 | Hear parents | Hold a day each term | Tom Hill | Parents who are heard | {}",
)


@pytest.mark.parametrize("header", ["Target Dec 2020", "Target 2020/21", "Target (by March 2021)", "2020/21 target"])
@pytest.mark.parametrize("values", [("75%", "60%"), ("Fewer than 20", "3,000"), ("Yes", "In place")])
def test_values_under_a_dated_target_are_kept_under_its_header(
    tmp_path: Path, header: str, values: tuple[str, str]
) -> None:
    rows = [row.format(value) for row, value in zip(ROWS, values, strict=True)]
    plan = plan_of(tmp_path, table(HEAD.format(header), *rows))
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [a.extra for a in actions] == [{header: value} for value in values]
    assert [len(a.measures) for a in actions] == [1, 1]
    assert [a.progress for a in actions] == [(), ()]
    assert plan.coverage.unplaced == ()


def test_sentences_under_a_dated_header_of_measures_are_measures(tmp_path: Path) -> None:
    rows = [row.format("Nine in ten plans are issued on time by July") for row in ROWS]
    plan = plan_of(tmp_path, table(HEAD.format("Success measures 2020-21"), *rows))
    assert [len(a.measures) for r in plan.recommendations for a in r.actions] == [2, 2]


def test_a_percentage_under_a_measure_without_a_date_is_a_measure(tmp_path: Path) -> None:
    rows = [row.format("75%") for row in ROWS]
    plan = plan_of(tmp_path, table(HEAD.format("Target"), *rows))
    actions = [action for r in plan.recommendations for action in r.actions]
    assert [(a.measures[-1], a.progress) for a in actions] == [("75%", ()), ("75%", ())]


def test_the_one_column_that_tells_a_measure_keeps_it_though_its_header_has_a_year(tmp_path: Path) -> None:
    head = "No | Recommendation | Score | Action | Lead | Target performance 2011/12"
    rows = [
        "1 | Shorten waits | 64 | Recruit two officers | Jane Doe | 75",
        "2 | Hear parents | 58 | Hold a day | Tom Hill | 80",
    ]
    plan = plan_of(tmp_path, table(head, *rows))
    assert [a.measures for r in plan.recommendations for a in r.actions] == [("75",), ("80",)]
