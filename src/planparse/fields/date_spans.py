"""One printed date as days: its span by its form, a missing year by what it leans on, moved by the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from planparse.fields.calendar_days import Span, day_span, easter_sunday, month_span, read_day, read_month, year_span
from planparse.fields.date_forms import Forms
from planparse.grammar.timescales import Months, TimescaleGrammar
from planparse.schema import Precision, add_months, month_end

# the letters that a scanner takes figures for, and all that are the same to a pattern without case
SLIPS = str.maketrans(dict.fromkeys("Oo", "0") | dict.fromkeys("IiLl\u0130\u0131", "1"))
_THIRDS = {"early": 0, "mid": 4, "late": 8}


class Slot(NamedTuple):
    """A date in a text, [start, end). `first` is null where it can't be read; `why` is a diagnostic's code.

    `reading` is the date that is meant where letters or their order had to be mended. `assumed` is the year that the
    context gave. `edge` says how the words before it move it. `joined`: two dates as one. `dated`: its year is printed
    with it.
    """

    start: int
    end: int
    form: str
    first: date | None = None
    last: date | None = None
    precision: Precision | None = None
    edge: str = ""
    assumed: int | None = None
    why: str = ""
    reading: str = ""
    joined: bool = False
    dated: bool = True


class Raw(NamedTuple):
    """A date as printed: its form and the form's parts; `which` is "next" or "this" before it, `year` null or whole."""

    start: int
    end: int
    form: str
    edge: str
    which: str
    part: dict[str, str]
    year: int | None
    capital: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that gives a year to a date without one: the date is the first after it, or the last before it.

    `follows`: the anchor stands after the date in a list; `printed`: in the same text, so that nothing is guessed.
    """

    day: date
    follows: bool = False
    printed: bool = False


def read_raw(raw: Raw, grammar: TimescaleGrammar, forms: Forms, anchor: Anchor | None, year: int | None = None) -> Slot:
    """The Slot of one printed date; `year` or `anchor` serve where it prints no year, without either it stays open."""
    raw = _day_for_year(raw, anchor.day if anchor else None)
    chosen = raw.year if raw.year is not None else year
    slot = Slot(raw.start, raw.end, raw.form, edge=raw.edge, dated=raw.year is not None)
    if chosen is None and anchor is None:
        return slot
    if chosen is not None:
        span = _span(raw, chosen, grammar, forms)
    else:
        assert anchor is not None
        span = _nearest(raw, anchor, grammar, forms)
    if span is None and (swapped := _month_first(raw)) is not raw:
        read = read_raw(swapped, grammar, forms, anchor, year)
        printed = "/".join(swapped.part[key] for key in ("day", "mm", "year"))
        return read._replace(why="month_first", reading=printed) if read.first else read
    if span is None:
        return slot._replace(why="impossible_date")
    assumed = span.first.year if chosen is None and anchor is not None and not anchor.printed else None
    reading = _slip_reading(raw, forms)
    span = _moved(span, raw.edge)
    return slot._replace(
        first=span.first,
        last=span.last,
        precision=span.precision,
        assumed=assumed,
        why="ocr_slip" if reading else "",
        reading=reading,
    )


def _month_first(raw: Raw) -> Raw:
    """A date in numbers whose second is no month but its first is, with the two changed over; else itself."""
    day, month = raw.part.get("day", ""), raw.part.get("mm", "")
    if raw.form != "numeric" or not (day + month).isdecimal() or not int(day) <= 12 < int(month):
        return raw
    return raw._replace(part=raw.part | {"day": month, "mm": day})


def _nearest(raw: Raw, anchor: Anchor, grammar: TimescaleGrammar, forms: Forms) -> Span | None:
    """The first such date on or after the anchor's month, or the last one before the anchor where that follows."""
    year = anchor.day.year
    years = range(year + 1, year - 9, -1) if anchor.follows else range(year - 1, year + 9)
    for candidate in years:
        span = _span(raw, candidate, grammar, forms)
        if span is None:
            continue
        if anchor.follows:
            fits = span.first <= month_end(anchor.day)
        elif raw.which == "next":
            fits = span.first > anchor.day
        else:
            fits = span.last >= anchor.day.replace(day=1)
        if fits:
            return span
    return None


def _day_for_year(raw: Raw, context: date | None) -> Raw:
    """ "June 30" in a plan of 2023 is a day: no plan of those years looks so far ahead."""
    printed = raw.part.get("year", "")
    far = context is not None and raw.year is not None and abs(raw.year - context.year) > 6
    if raw.form != "month_year" or not far or not printed.isdigit() or not 1 <= int(printed) <= 31:
        return raw
    if len(printed) == 4:
        return raw
    return raw._replace(form="month_day", year=None, part={"month": raw.part["month"], "day": printed})


def _span(raw: Raw, year: int, grammar: TimescaleGrammar, forms: Forms) -> Span | None:
    part, form = raw.part, raw.form
    if not 1990 <= year <= 2069:
        return None
    if form in ("iso", "spaced", "numeric"):
        return read_day(part["day"].translate(SLIPS), int(part["mm"].translate(SLIPS)), year, grammar.formats)
    if form in ("long", "american", "day_month", "month_day", "days"):
        last = read_day(part["day"].translate(SLIPS), forms.month[part["month"].casefold()], year, grammar.formats)
        if form != "days" or last is None:
            return last
        first = day_span(year, last.first.month, int(part["from"]))
        if part["join"].casefold() in grammar.conjunctions and int(part["from"]) + 1 != last.first.day:
            return last  # "8 and 15 July" are two dates, the later is meant
        if int(part["from"]) >= last.first.day:
            return last  # "Stage 2 - 1 July": a label's number
        return Span(first.first, last.last, "day") if first is not None else None
    if form in ("month_year", "month_only"):
        return read_month(forms.month[raw.part["month"].casefold()], year, grammar.formats)
    if form in ("short", "dotted", "year_month"):
        if int(part["mm"]) > 12:  # "31/3": a day and a month without a year
            return day_span(year, int(part["year"]), int(part["mm"]))
        return month_span(year, int(part["mm"]))
    return _named_span(raw, year, grammar)


def _named_span(raw: Raw, year: int, grammar: TimescaleGrammar) -> Span | None:
    word = re.sub(r"\s+", " ", raw.part.get("word", "").casefold())
    two = "y2" in raw.part or "s2" in raw.part
    if raw.form in ("quarter", "year_quarter"):
        return _quarter(_named(grammar.quarter, word), year, two)
    if raw.form == "season":
        term = re.sub(r"\s+", " ", f"{word}{raw.part.get('term', '')}".casefold())  # "spring 2020 term"
        season = _named(grammar.season, term if any(term in entry.say for entry in grammar.season) else word)
        in_next = two and season.first < 9  # "spring term 2023/24" is in 2024
        return year_span(year + in_next, season.first, season.last, "season")
    if raw.form == "feast":
        feast = next(f for f in grammar.feast if word in f.say)
        if feast.easter is not None:
            day = easter_sunday(year) + timedelta(days=feast.easter)
            return Span(day, day, "day")
        return day_span(year, feast.month or 1, feast.day or 1)
    return _year_span(raw, year, word, grammar)


def _named(entries: Sequence[Months], word: str) -> Months:
    return next(entry for entry in entries if word in entry.say)


def _quarter(quarter: Months, year: int, two: bool) -> Span | None:
    in_next = two and quarter.first < 4  # Q4 of 2012/13 is in 2013
    return year_span(year + in_next, quarter.first, quarter.last, "quarter")


def _year_span(raw: Raw, year: int, word: str, grammar: TimescaleGrammar) -> Span | None:
    entry = _named(grammar.year, word) if word else None
    first = entry.first if entry else 1
    second = raw.part.get("y2") or raw.part.get("s2")
    if second is not None:
        closing = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
        if closing <= year:
            return None
        opening = first if entry and first != 1 else (4 if closing == year + 1 else 1)
        if opening == 1:
            return Span(date(year, 1, 1), date(closing, 12, 31), "year")
        return Span(date(year, opening, 1), month_span(closing, opening - 1).last, "year")
    if first == 1:
        return Span(date(year, 1, 1), date(year, 12, 31), "year")
    if raw.form == "named_year":  # "FY24" is the year that ends in 2024
        year -= 1
    return year_span(year, first, first - 1, "year")


def _moved(span: Span, edge: str) -> Span:
    if edge == "last":
        return Span(span.last, span.last, span.precision)
    if edge == "first":
        return Span(span.first, span.first, span.precision)
    if edge in _THIRDS and span.precision == "year":  # "mid 2020" allows May to August
        opening = add_months(span.first, _THIRDS[edge])
        return Span(opening, month_end(add_months(opening, 3)), "season")
    if edge == "week_from" and span.precision == "day":
        return Span(span.first, span.first + timedelta(days=6), "day")
    if edge == "week_to" and span.precision == "day":
        return Span(span.last - timedelta(days=6), span.last, "day")
    return span


def _slip_reading(raw: Raw, forms: Forms) -> str:
    """The date with its letters read as digits, its month by its name; "" where a scanner misread none."""
    parts = [raw.part[key] for key in ("day", "mm", "month", "year") if key in raw.part]
    month = raw.part.get("month", "")
    named = forms.slips.get(month.casefold(), month)
    read = [named if part == month else part.translate(SLIPS) for part in parts]
    if read == parts:
        return ""
    return (" " if "month" in raw.part else "/").join(read)
