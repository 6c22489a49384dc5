"""Dates that stand one below another in a cell are each their own (contract, rule 17)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, web_table

HEADER = "Recommendation | Action | Lead | By when"


@pytest.mark.parametrize("dates", [("Oct 12", "Dec 12", "April 13"), ("Jan 2013", "April 2013"), ("1/2/13", "30.4.13")])
def test_the_last_of_stacked_dates_is_due_and_all_stay_in_its_text(tmp_path: Path, dates: tuple[str, ...]) -> None:
    rows = web_table(HEADER, f"Meet more often | Hold days | Head of Law | {'<br>'.join(dates)}")
    due = page_plan(tmp_path, rows).recommendations[0].actions[0].due
    assert due is not None
    assert due.end is not None
    assert (due.text, due.end.isoformat()) == (" ".join(dates), "2013-04-30")
