"""Rows of one cell over the whole table that say how far the row above them is."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import Recommendation
from tests.build import plan_of, texts_of

HEAD = "<tr><th>No</th><th>Recommendation</th><th>Lead officer</th><th>By when</th></tr>"
FIRST = "<tr><td>1</td><td>Answer repairs calls sooner.</td><td>Head of Housing</td><td>May 2023</td></tr>"
SECOND = "<tr><td>2</td><td>Listen to tenants more often.</td><td>Director of Place</td><td>July 2023</td></tr>"


def page(*rows: str, head: str = HEAD) -> str:
    """A page with one table; a row that is no markup is a cell over all its columns."""
    width = head.count("<th>")
    whole = [row if row.startswith("<tr>") else f'<tr><td colspan="{width}">{row}</td></tr>' for row in rows]
    return f"<html><body><h1>Housing action plan</h1><table border=1>{head}{''.join(whole)}</table></body></html>"


def log_of(recommendation: Recommendation) -> list[tuple[str | None, str]]:
    """The progress of its one action, each entry with its date as printed."""
    (action,) = recommendation.actions
    return [(entry.date.text if entry.date else None, entry.text) for entry in action.progress]


@pytest.mark.parametrize(
    ("update", "entry"),
    [
        ("Update March 2024: Calls are answered in a minute.", ("March 2024", "Calls are answered in a minute.")),
        ("March 2024 update: Two people were hired", ("March 2024", "Two people were hired")),
        ("Progress at March 2024: On track", ("March 2024", "On track")),
        ("Update: Not started.", (None, "Not started.")),
        ("14/03/24: The panel met for the first time.", ("14/03/24", "The panel met for the first time.")),
    ],
)
def test_a_row_that_only_says_how_far_is_progress_of_the_row_above(
    tmp_path: Path, update: str, entry: tuple[str | None, str]
) -> None:
    plan = plan_of(tmp_path, page(FIRST, update, SECOND), "plan.html")
    assert [r.number for r in plan.recommendations] == ["1", "2"]
    assert [log_of(r) for r in plan.recommendations] == [[entry], []]
    assert (plan.notes, plan.coverage.unplaced) == ((), ())


def test_several_updates_beneath_each_row_are_its_log_in_their_order(tmp_path: Path) -> None:
    updates = ("Update May 2023: Begun.", "Update March 2024: Completed.")
    plan = plan_of(tmp_path, page(FIRST, *updates, SECOND, *updates), "plan.html")
    log = [("May 2023", "Begun."), ("March 2024", "Completed.")]
    assert [log_of(r) for r in plan.recommendations] == [log, log]
    assert [r.actions[0].status for r in plan.recommendations] == ["completed", "completed"]


def test_an_update_beneath_goes_on_with_a_column_of_progress(tmp_path: Path) -> None:
    head = HEAD.replace("</tr>", "<th>Progress</th></tr>")
    first = FIRST.replace("</tr>", "<td>Posts were advertised.</td></tr>")
    second = SECOND.replace("</tr>", "<td>A panel was set up.</td></tr>")
    plan = plan_of(tmp_path, page(first, "Update March 2024: Two were hired.", second, head=head), "plan.html")
    assert log_of(plan.recommendations[0]) == [(None, "Posts were advertised."), ("March 2024", "Two were hired.")]


def test_a_date_over_rows_that_no_sentence_follows_is_their_heading(tmp_path: Path) -> None:
    head = HEAD.replace("Recommendation", "Action")
    bands = ("March 2023: Scrutiny of repairs", "June 2023: Scrutiny of rents")
    plan = plan_of(tmp_path, page(bands[0], FIRST, bands[1], SECOND, head=head), "plan.html")
    assert texts_of(plan) == [
        (bands[0], ["Answer repairs calls sooner."]),
        (bands[1], ["Listen to tenants more often."]),
    ]
