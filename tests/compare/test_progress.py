"""How an action came on: its status, its due date, its log."""

from __future__ import annotations

from datetime import date

import pytest

from planparse.compare.fields import field_changes
from planparse.compare.model import Progressed, Slip
from planparse.compare.progress import progressed, slip
from planparse.schema import Action, Progress, Status, Timescale, timescale

JULY = timescale("July 2013", "date", date(2013, 7, 1), date(2013, 7, 31), "month")
SEPTEMBER = timescale("September 2013", "date", date(2013, 9, 1), date(2013, 9, 30), "month")
BY_14 = timescale("By 14.9.12", "date", None, date(2012, 9, 14), "day", "by")
BY_16 = timescale("By 16.9.12", "date", None, date(2012, 9, 16), "day", "by")
BY_NOVEMBER_14 = timescale("By 14.11.12", "date", None, date(2012, 11, 14), "day", "by")
FROM_MARCH = timescale("wef 11/03/13", "date", date(2013, 3, 11), None, "day", "from")
FROM_APRIL = timescale("wef 11/04/13", "date", date(2013, 4, 11), None, "day", "from")
DONE = timescale("Completed May 2014", "done", date(2014, 5, 1), None, "month")
ONGOING = timescale("Ongoing", "ongoing")


def came_on(old: Action, new: Action) -> Progressed | None:
    return progressed(old, new, tuple(field_changes(old, new, frozenset({"id"}))))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (JULY, JULY, None),
        (JULY, SEPTEMBER, Slip(days=61, months=2)),
        (SEPTEMBER, JULY, Slip(days=-61, months=-2)),
        (BY_14, BY_16, Slip(days=2)),
        (BY_14, BY_NOVEMBER_14, Slip(days=61, months=2)),
        (FROM_MARCH, FROM_APRIL, Slip(days=31, months=1)),
        (FROM_MARCH, JULY, None),
        (JULY, DONE, None),
        (JULY, ONGOING, None),
        (None, JULY, None),
        (JULY, None, None),
    ],
)
def test_a_due_date_slips_by_its_last_day_or_where_there_is_none_its_first(
    old: Timescale | None, new: Timescale | None, expected: Slip | None
) -> None:
    assert slip(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, "in_progress", "forward"),
        ("not_started", "in_progress", "forward"),
        ("in_progress", "completed", "forward"),
        ("delayed", "in_progress", "forward"),
        ("not_started", "delayed", "back"),
        ("in_progress", "delayed", "back"),
        ("completed", "in_progress", "back"),
        ("in_progress", "not_started", "back"),
        (None, "not_started", None),
        ("delayed", "not_started", None),
        ("completed", None, None),
    ],
)
def test_a_status_moves_forward_or_back(old: Status | None, new: Status | None, expected: str | None) -> None:
    found = came_on(Action(id="1.1", status=old), Action(id="1.1", status=new))
    assert (found.status if found else None) == expected


@pytest.mark.parametrize(
    ("old", "new", "completed"),
    [
        (Action(id="1.1"), Action(id="1.1", status="completed"), True),
        (Action(id="1.1"), Action(id="1.1", completed=JULY), True),
        (Action(id="1.1", status="completed"), Action(id="1.1", status="completed", completed=JULY), False),
        (Action(id="1.1", status="completed"), Action(id="1.1", status="in_progress"), False),
    ],
)
def test_an_action_is_completed_once(old: Action, new: Action, completed: bool) -> None:
    found = came_on(old, new)
    assert (found.completed if found else False) == completed


def test_new_entries_of_the_log_are_told_and_edited_ones_are_not() -> None:
    first, more = Progress(text="Draft agreed by the board"), Progress(text="Leaflet printed", date=SEPTEMBER)
    edited = Progress(text="Draft was agreed by the board")
    found = came_on(Action(id="1.1", progress=(first,)), Action(id="1.1", progress=(edited, more)))
    assert found == Progressed(entries=(more,))


def test_an_action_that_changed_otherwise_did_not_come_on() -> None:
    assert came_on(Action(id="1.1", number="1"), Action(id="1.1", number="2")) is None
