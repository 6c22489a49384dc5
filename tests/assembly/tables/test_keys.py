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
