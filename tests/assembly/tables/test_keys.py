"""A colour key under a plan's rows, or in their table, is no part of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table, texts_of

ROWS = table(
    "Recommendation | Action | Lead | RAG",
    "Shorten waits | Set up a team | Jane Doe | G",
    "Hear carers | Run a survey | Tom Hill | B",
)
KEYS = {
    "letters": ("B | Completed", "G | On track"),
    "letters under a header": ("RAG | Meaning", "B | Completed", "G | On track"),
    "colours": ("Blue | Completed", "Green | On track", "Red | A serious risk"),
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
@pytest.mark.parametrize("gap", ["", "\n"], ids=["in their table", "under it"])
def test_a_key_gives_status_and_notes_but_no_actions(tmp_path: Path, key: tuple[str, ...], gap: str) -> None:
    plan = plan_of(tmp_path, f"Improvement Action Plan\n\n{ROWS}{gap}{table(*key)}")
    assert texts_of(plan) == [("Shorten waits", ["Set up a team"]), ("Hear carers", ["Run a survey"])]
    assert [a.status for r in plan.recommendations for a in r.actions] == ["in_progress", "completed"]
    assert plan.notes == key
    assert plan.coverage.unplaced == ()


ARROWS = ("↑ | Improving since May", "→ | No change", "↓ | Worse since May")


@pytest.mark.parametrize("head", [(), ("Direction of travel",)], ids=["bare", "under its name"])
@pytest.mark.parametrize("gap", ["", "\n"], ids=["in their table", "under it"])
def test_a_key_of_arrows_is_notes(tmp_path: Path, head: tuple[str, ...], gap: str) -> None:
    rows = ROWS.replace("RAG", "Direction of travel").replace("| G", "| ↑").replace("| B", "| →")
    plan = plan_of(tmp_path, f"Improvement Action Plan\n\n{rows}{gap}{table(*head, *ARROWS)}")
    assert texts_of(plan) == [("Shorten waits", ["Set up a team"]), ("Hear carers", ["Run a survey"])]
    assert plan.notes == (*head, *ARROWS)
    assert plan.coverage.unplaced == ()


def test_rows_that_arrows_open_again_and_again_are_the_plan_s(tmp_path: Path) -> None:
    rows = table(
        "Trend | Recommendation | Action | Lead", "↑ | Shorten waits | Set up a team | Jane Doe", "↑ | Hear all | |"
    )
    assert texts_of(plan_of(tmp_path, f"Improvement Action Plan\n\n{rows}")) == [
        ("Shorten waits", ["Set up a team"]),
        ("Hear all", []),
    ]
