"""Trackers with a row for each meeting: dates and updates are entries of one log."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import Action
from tests.build import plan_of

FIRST = "ST1 | Publish a guide to school transport | Transport Manager | 01/09/2023"
SECOND = "ST2 | Give families one point of contact | Head of Pupil Services | 31/12/2023"
HEAD = "Ref | Recommendation | Lead officer | Target"
BLANK = " | | | "
LOG = [("12/06/2023", "Draft shared"), ("18/09/2023", "Guide published.")]


def page(*rows: str) -> str:
    """A page with one table, a header row first; cells parted by " | "."""
    cells = ["".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<html><body><h1>Recommendation tracker</h1><table border=1>{body}</table></body></html>"


def actions(tmp_path: Path, *rows: str) -> list[tuple[str | None, list[Action]]]:
    """The actions of each recommendation of a page."""
    plan = plan_of(tmp_path, page(*rows), "plan.html")
    assert plan.coverage.unplaced == ()
    return [(r.number, list(r.actions)) for r in plan.recommendations]


def log_of(action: Action) -> list[tuple[str | None, str]]:
    """The entries of an action's progress, each with its date as printed."""
    return [(entry.date.text if entry.date else None, entry.text) for entry in action.progress]


@pytest.mark.parametrize("words", ["Date of update | Update", "Meeting date | Progress reported", "Date | Update"])
@pytest.mark.parametrize("again", [False, True])
def test_rows_that_only_tell_an_update_and_its_date_are_entries_of_the_action_above(
    tmp_path: Path, words: str, again: bool
) -> None:
    further = FIRST if again else BLANK
    rows = [f"{HEAD} | {words}", f"{FIRST} | 12/06/2023 | Draft shared", f"{further} | 18/09/2023 | Guide published."]
    (_, (first,)), (_, (second,)) = actions(tmp_path, *rows, f"{SECOND} | 18/09/2023 | Mailbox in place.")
    assert (log_of(first), log_of(second)) == (LOG, [("18/09/2023", "Mailbox in place.")])
    assert [a.due.text if a.due else None for a in (first, second)] == ["01/09/2023", "31/12/2023"]
    assert [(a.extra, len(a.leads)) for a in (first, second)] == [({}, 1), ({}, 1)]


@pytest.mark.parametrize("falls", [False, True])
def test_the_state_told_last_stands_and_the_one_before_in_the_log(tmp_path: Path, falls: bool) -> None:
    told = ["Draft shared. | 12/06/2023 | Delayed", "Guide published. | 18/09/2023 | Complete"]
    first, second = reversed(told) if falls else told
    rows = [f"{HEAD} | Update | Meeting | Status", f"{FIRST} | {first}", f"{BLANK} | {second}"]
    ((_, (action,)),) = actions(tmp_path, *rows)
    log = [("12/06/2023", "Draft shared. Delayed"), ("18/09/2023", "Guide published.")]
    assert (action.status, log_of(action)) == ("completed", log[::-1] if falls else log)


def test_a_date_of_the_update_dates_it_where_each_action_has_one_row(tmp_path: Path) -> None:
    rows = [f"{HEAD} | Date of last update | Update", f"{FIRST} | 12/06/2023 | Draft shared"]
    ((_, (action,)),) = actions(tmp_path, *rows)
    assert log_of(action) == LOG[:1]


@pytest.mark.parametrize("header", ["Meeting date", "Committee date"])
def test_another_date_beside_one_update_each_stays_extra(tmp_path: Path, header: str) -> None:
    rows = [f"{HEAD} | {header} | Update", f"{FIRST} | 12/06/2023 | Draft shared"]
    plan = plan_of(tmp_path, page(*rows, f"{SECOND} | 12/06/2023 | Mailbox in place."), "plan.html")
    assert [log_of(r.actions[0]) for r in plan.recommendations] == [
        [(None, "Draft shared")],
        [(None, "Mailbox in place.")],
    ]
    assert all(header in {**r.extra, **r.actions[0].extra} for r in plan.recommendations)


def test_a_row_with_its_own_date_to_be_met_is_no_entry(tmp_path: Path) -> None:
    rows = [
        "Recommendation | Action | Lead | By when | Progress",
        "Improve audits | Agree a tool | JH | May 2023 | Agreed.",
    ]
    plan = plan_of(tmp_path, page(*rows, " | Test it | JH | June 2023 | Begun."), "plan.html")
    (recommendation,) = plan.recommendations
    assert [(a.text, log_of(a)) for a in recommendation.actions] == [
        ("Agree a tool", [(None, "Agreed.")]),
        ("Test it", [(None, "Begun.")]),
    ]
