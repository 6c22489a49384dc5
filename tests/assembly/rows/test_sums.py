"""A row that adds up is a note: contract, rule 15."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table

HEAD = "Ref | Objective | Action | Lead | Q1 | Budget"
ROWS = ("B1 | Use less gas | Replace the boilers | Jane Doe | Tender | £265,000",)


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (" | Total | | | | £385,000", "Total | £385,000"),
        ("Total | | | | | £385k", "Total | £385k"),
        (" | | | Total: | | £1.2m", "Total: | £1.2m"),
        ("Sub-total for buildings | | | | 12 | 385,000", "Sub-total for buildings | 12 | 385,000"),
        (" | Grand total | | | - | £385,000", "Grand total | - | £385,000"),
    ],
)
def test_a_row_of_sums_is_a_note(tmp_path: Path, row: str, note: str) -> None:
    plan = plan_of(tmp_path, f"Climate Action Plan\n\n{table(HEAD, *ROWS, row)}")
    assert [[a.text for a in r.actions] for r in plan.recommendations] == [["Replace the boilers"]]
    assert plan.recommendations[0].actions[0].leads[0].text == "Jane Doe"
    assert plan.notes == (note,)
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("text", ["Total emissions fall by half", "Totally refit the depot"])
def test_a_row_that_only_begins_like_one_is_a_row(tmp_path: Path, text: str) -> None:
    plan = plan_of(tmp_path, f"Climate Action Plan\n\n{table(HEAD, *ROWS, f'B2 | {text} | Survey | Tom Hill | | £5')}")
    assert [r.text for r in plan.recommendations] == ["Use less gas", text]


def test_a_row_that_counts_what_stands_above_is_a_note(tmp_path: Path) -> None:
    row = "Total | 1 objective | 3 actions | 2 accepted, 1 not accepted | | n/a"
    plan = plan_of(tmp_path, f"Climate Action Plan\n\n{table(HEAD, *ROWS, row)}")
    assert [r.text for r in plan.recommendations] == ["Use less gas"]
    assert plan.notes == ("Total | 1 objective | 3 actions | 2 accepted, 1 not accepted | n/a",)


def test_a_row_with_a_sum_s_word_and_an_owner_is_a_row(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path, f"Climate Action Plan\n\n{table(HEAD, *ROWS, 'Total | 8 depots | 12 audits | Tom Hill | |')}"
    )
    assert [r.text for r in plan.recommendations] == ["Use less gas", "8 depots"]
