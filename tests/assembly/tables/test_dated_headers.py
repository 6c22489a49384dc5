"""Columns whose header is a date or a span: they don't make a row of a plan's header words data."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.tables.headers import header_certainty
from planparse.grammar.load import load_grammar
from tests.build import plan_of, table

HEAD = "No | Recommendation | Decision | Agreed action | Portfolio holder | By when"
ROWS = (
    "1 | That every parish has a plan. | Accepted | Write to them | Cllr Ann Hill | May 2016 | All have been told.",
    "2 | That one number is published. | Accepted | Print it | Cllr Tom Bell | June 2016 | It has been printed.",
)


@pytest.mark.parametrize(
    "header",
    [
        "Six month update (March 2017)",
        "6-monthly update (March 2017)",
        "First update - March 2017",
        "Twelve month update: March 2018",
    ],
)
def test_a_dated_update_is_progress_of_that_date(tmp_path: Path, header: str) -> None:
    plan = plan_of(tmp_path, "Response to the review\n\n" + table(f"{HEAD} | {header}", *ROWS))
    entries = [entry for r in plan.recommendations for a in r.actions for entry in a.progress]
    assert [entry.text for entry in entries] == ["All have been told.", "It has been printed."]
    assert all(entry.date for entry in entries)


@pytest.mark.parametrize("header", ["March 2017", "One year on", "Feedback (March 2017)", "Six months"])
def test_a_header_that_is_but_a_date_keeps_the_table_a_plan(tmp_path: Path, header: str) -> None:
    plan = plan_of(tmp_path, "Response to the review\n\n" + table(f"{HEAD} | {header}", *ROWS))
    assert [r.text for r in plan.recommendations] == ["That every parish has a plan.", "That one number is published."]
    assert [a.due and a.due.text for r in plan.recommendations for a in r.actions] == ["May 2016", "June 2016"]
    assert not plan.coverage.unplaced


@pytest.mark.parametrize(
    "row",
    [
        "Recommendation | Director | Complete | March 2017",
        "Recommendation 2 | Manager | Update | May 2017",
        "1 | Action | Head of Service | On track | 31/03/2017",
    ],
)
def test_a_row_with_a_post_a_state_and_a_date_is_no_header(row: str) -> None:
    assert header_certainty([cell.strip() for cell in row.split("|")], load_grammar()) == 0
