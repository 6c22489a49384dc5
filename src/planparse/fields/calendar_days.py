"""Days, months and years of the calendar; the one place that calls dateparser, on canonical slots only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from planparse.schema import Precision, month_end

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, both inclusive, as precise as the words."""

    first: date
    last: date
    precision: Precision


def read_day(day: str, month: int, year: int, formats: tuple[str, ...]) -> Span | None:
    """The day that the slot names, day first; None where the calendar has no such day."""
    if day_span(year, month, int(day)) is None:
        return None
    found = _parsed(f"{int(day)} {_MONTHS[month - 1]} {year}", formats)
    # dateparser may swap day and month, or read a day as a year, to make sense of nonsense.
    if found is None or (found.day, found.month, found.year) != (int(day), month, year):
        return None
    return Span(found, found, "day")


def read_month(month: int, year: int, formats: tuple[str, ...]) -> Span | None:
    """The month that the slot names; None where it can't be read."""
    found = _parsed(f"{_MONTHS[month - 1]} {year}", formats)
    return month_span(found.year, found.month) if found is not None else None


def day_span(year: int, month: int, day: int) -> Span | None:
    """One day; None where the calendar has no such day."""
    try:
        only = date(year, month, day)
    except ValueError:
        return None
    return Span(only, only, "day")


def month_span(year: int, month: int) -> Span:
    """A whole month."""
    first = date(year, month, 1)
    return Span(first, month_end(first), "month")


def year_span(year: int, first: int, last: int, precision: Precision) -> Span:
    """Whole months from `first` of `year` to `last`, in the next year where `last` comes before `first`."""
    return Span(date(year, first, 1), month_span(year + (last < first), last).last, precision)


def easter_sunday(year: int) -> date:
    """Easter Sunday of the western church."""
    from dateutil.easter import easter  # type: ignore[import-untyped]  # comes with dateparser

    day: date = easter(year)
    return day


@lru_cache(maxsize=4096)
def _parsed(slot: str, formats: tuple[str, ...]) -> date | None:
    data = _parser().get_date_data(slot, date_formats=list(formats))
    found: datetime | None = data.date_obj
    return found.date() if found is not None else None


@lru_cache(maxsize=1)
def _parser() -> Any:
    from dateparser.date import DateDataParser

    # A fixed base and absolute parsers only: nothing is ever filled in from today.
    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "first",
        "RELATIVE_BASE": datetime(2000, 1, 1),
        "PARSERS": ["absolute-time"],
    }
    return DateDataParser(languages=["en"], settings=settings)
