"""How an action came on from one version of its plan to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planparse.compare.model import Change, Direction, Progressed, Slip
from planparse.schema import Action, Progress, Status, Timescale, month_end

UNDATED_KINDS = ("done", "unresolved")  # their dates say when it was done, or when a date will be set
COMPLETING = frozenset({"status", "completed"})
_RANK: dict[Status | None, int] = {"delayed": 0, "not_started": 1, None: 1, "in_progress": 2, "completed": 3}


def progressed(old: Action, new: Action, changes: Sequence[Change]) -> Progressed | None:
    """What came on, slipped or fell back in the fields that `changes` name; None where nothing did."""
    fields = {change.field for change in changes}
    entries = (change.new for change in changes if change.field == "progress" and change.old is None)
    found = Progressed(
        status=_direction(old.status, new.status) if "status" in fields else None,
        completed=bool(fields & COMPLETING) and not _is_completed(old) and _is_completed(new),
        due=slip(old.due, new.due) if "due" in fields else None,
        entries=tuple(map(Progress.model_validate, entries)),
    )
    return None if found == Progressed() else found


def slip(old: Timescale | None, new: Timescale | None) -> Slip | None:
    """How far the last day moved (the first day, where neither has a last); None where it didn't or can't be told."""
    days = _days(old, new)
    if days is None or days[0] == days[1]:
        return None
    before, after = days
    return Slip(days=(after - before).days, months=_whole_months(before, after))


def _days(old: Timescale | None, new: Timescale | None) -> tuple[date, date] | None:
    if old is None or new is None or old.kind in UNDATED_KINDS or new.kind in UNDATED_KINDS:
        return None
    if old.end and new.end:
        return old.end, new.end
    if old.start and new.start and not old.end and not new.end:
        return old.start, new.start
    return None


def _whole_months(before: date, after: date) -> int | None:
    """Months between two days of the same number, or two last days of a month."""
    both_last = before == month_end(before) and after == month_end(after)
    if before.day != after.day and not both_last:
        return None
    return (after.year - before.year) * 12 + after.month - before.month or None


def _direction(old: Status | None, new: Status | None) -> Direction | None:
    """A status that is no longer printed says nothing; "not started" is progress on nothing."""
    if new is None or _RANK[old] == _RANK[new]:
        return None
    if _RANK[new] < _RANK[old]:
        return "back"
    return None if new == "not_started" else "forward"


def _is_completed(action: Action) -> bool:
    return action.status == "completed" or action.completed is not None
