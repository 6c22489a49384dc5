"""Every date printed in a text: where it stands, its first and last day, its precision (contract, rule 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from planparse.fields.calendar_days import Span, day_span, easter_sunday, month_span, read_day, read_month, year_span
from planparse.fields.date_forms import Forms, forms_of
from planparse.grammar.timescales import Edges, Months, TimescaleGrammar
from planparse.schema import Precision

_OCR = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})
MAX_SLOTS = 200


@dataclass(frozen=True, slots=True)
class Slot:
    """A date in a text, [start, end). `first` is null where it can't be read; `why` is a diagnostic's code.

    `assumed` is the year that the context gave. `edge` says how the words before it move it. `joined`: two dates as
    one. `dated`: its year is printed with it.
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


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    form: str
    edge: str
    part: dict[str, str]
    year: int | None
    capital: bool


def find_slots(text: str, grammar: TimescaleGrammar, nearest: date | None) -> tuple[Slot, ...]:
    """The dates of `text` in order, ranges joined; a missing year comes from a neighbour, else from `nearest`."""
    forms = forms_of(grammar)
    raws = [raw for raw in _scan(text, forms, grammar) if raw is not None][:MAX_SLOTS]
    return tuple(_join(text, raws, grammar, forms, nearest))


def _scan(text: str, forms: Forms, grammar: TimescaleGrammar) -> list[_Raw]:
    found = []
    for match in forms.scan.finditer(text):
        form = match.lastgroup if match.lastgroup != "edge" else None
        form = form or next(name for name in forms.parts if match.group(name))
        body = match.group(form)
        inner = forms.parts[form].fullmatch(body) or forms.parts[form].match(body)
        part = {key: value for key, value in (inner.groupdict() if inner else {}).items() if value}
        edge = _edge_of(match.group("edge"), grammar.edges)
        begin = match.start() if edge else match.start(form)
        raw = _Raw(begin, match.end(), form, edge, part, _year(part, form), body[:1].isupper())
        if _is_date(raw, text, grammar):
            found.append(raw)
    return found


def _edge_of(word: str | None, edges: Edges) -> str:
    if not word:
        return ""
    folded = re.sub(r"\s+", " ", word.casefold())
    return next(
        (name for name in ("last", "first", "part", "week_from", "week_to") if folded in getattr(edges, name)), ""
    )


def _year(part: dict[str, str], form: str) -> int | None:
    printed = part.get("year") or part.get("y1") or part.get("s1")
    if printed is None or (form == "short" and int(part["mm"]) > 12):
        return None
    digits = re.sub(r"\D", "", printed.translate(_OCR))
    return (int(digits) if len(digits) == 4 else 2000 + int(digits)) if digits else None


def _is_date(raw: _Raw, text: str, grammar: TimescaleGrammar) -> bool:
    """Words that are dates only in company: "may", "summer", "year", "24/7", "1 of 3"."""
    if raw.form == "month_only":
        shy = raw.part["month"].casefold() in grammar.shy_months
        return raw.capital or (not shy) or bool(raw.edge)
    if raw.form == "year_word":
        return raw.edge in ("last", "first")
    if raw.form == "numeric":
        # At least half of the marks are digits, else it is a word with points in it.
        body = "".join(raw.part.values())
        return sum(c.isdigit() for c in body) * 2 >= len(body)
    if raw.form in ("short", "dotted"):
        first, second = int(raw.part["mm"]), raw.part["year"]
        if (first, second) == (24, "7"):
            return False
        month_first = 1 <= first <= 12 and len(second) in (2, 4)
        return month_first or (13 <= first <= 31 and len(second) <= 2 and 1 <= int(second) <= 12)
    if raw.form == "year_month":
        return 1 <= int(raw.part["mm"]) <= 12
    if raw.form == "month_year":
        return raw.capital or len(raw.part["year"]) > 2 or raw.part["month"].casefold() not in grammar.shy_months
    return True


def _join(text: str, raws: Sequence[_Raw], grammar: TimescaleGrammar, forms: Forms, nearest: date | None) -> list[Slot]:
    """Pairs with a joiner between them become one period; the rest stand alone."""
    known = next((raw for raw in raws if raw.year is not None), None)
    anchor = _read(known, grammar, forms, None, nearest) if known is not None else None
    context = anchor.first if anchor is not None and anchor.first else nearest
    slots: list[Slot] = []
    index = 0
    while index < len(raws):
        raw, following = raws[index], raws[index + 1] if index + 1 < len(raws) else None
        pair = _pair(text, raw, following, grammar, forms, context) if following is not None else None
        slots.append(pair or _read(raw, grammar, forms, None, context))
        index += 2 if pair else 1
    return [_own_context(slot, known is not None) for slot in slots]


def _own_context(slot: Slot, from_text: bool) -> Slot:
    # A year printed elsewhere in the same text is no guess from the plan's context.
    return replace(slot, assumed=None) if from_text else slot


def _pair(
    text: str, raw: _Raw, following: _Raw, grammar: TimescaleGrammar, forms: Forms, context: date | None
) -> Slot | None:
    between = text[raw.end : following.start]
    if raw.form in ("feast", "days") or following.form in ("feast", "days"):
        return None
    right = _read(following, grammar, forms, None, context)
    left = _read(raw, grammar, forms, following.year, context)
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return None
    if raw.year is None and left.first > right.first:  # "December/January 2013", "December – March"
        if following.year is None:
            right = _read(following, grammar, forms, left.first.year + 1, context)
        else:
            left = _read(raw, grammar, forms, following.year - 1, context)
    if left.first is None or right.last is None or left.last is None or right.first is None:
        return None
    if not _joined(text, raw, between, forms, grammar, left.last, right.first) or left.first > right.last:
        return None
    finer: Precision | None = left.precision if left.precision == "day" else right.precision
    return replace(
        left,
        end=following.end,
        first=left.first,
        last=right.last,
        precision=finer,
        joined=True,
        form="pair",
        dated=raw.year is not None or following.year is not None,
    )


def _joined(
    text: str, raw: _Raw, between: str, forms: Forms, grammar: TimescaleGrammar, last: date, first: date
) -> bool:
    if forms.joiner.fullmatch(between):
        return True
    if not forms.conjunction.fullmatch(between):
        return False
    opened = text[: raw.start].casefold().rstrip().endswith(tuple(grammar.between))
    return opened or (raw.year is None and raw.form == "month_only" and last + timedelta(days=1) == first)


def _read(raw: _Raw, grammar: TimescaleGrammar, forms: Forms, year: int | None, context: date | None) -> Slot:
    """One printed date as a Slot: its span by form, then moved by the edge before it."""
    raw = _day_for_year(raw, context)
    chosen = raw.year if raw.year is not None else year
    assumed = None
    if chosen is None and context is not None:
        chosen = assumed = context.year
    slot = Slot(raw.start, raw.end, raw.form, edge=raw.edge, dated=raw.year is not None)
    if chosen is None:
        return slot
    span = _span(raw, chosen, grammar, forms, context if assumed else None)
    if span is None:
        return replace(slot, why="impossible_date")
    reading = _ocr_reading(raw)
    span = _moved(span, raw.edge)
    return replace(
        slot,
        first=span.first,
        last=span.last,
        precision=span.precision,
        assumed=assumed,
        why="ocr_slip" if reading else "",
        reading=reading,
    )


def _day_for_year(raw: _Raw, context: date | None) -> _Raw:
    """ "June 30" in a plan of 2023 is a day: no plan of those years looks so far ahead."""
    printed = raw.part.get("year", "")
    far = context is not None and raw.year is not None and abs(raw.year - context.year) > 6
    if raw.form != "month_year" or not far or not printed.isdigit() or not 1 <= int(printed) <= 31:
        return raw
    if len(printed) == 4:
        return raw
    return replace(raw, form="month_day", year=None, part={"month": raw.part["month"], "day": printed})


def _span(raw: _Raw, year: int, grammar: TimescaleGrammar, forms: Forms, context: date | None) -> Span | None:
    part, form = raw.part, raw.form
    if not 1990 <= year <= 2069:
        return None
    if form in ("iso", "numeric"):
        return read_day(part["day"].translate(_OCR), int(part["mm"].translate(_OCR)), year, grammar.formats)
    if form in ("long", "american", "day_month", "month_day", "days"):
        last = read_day(part["day"], forms.month[part["month"].casefold()], year, grammar.formats)
        if form != "days" or last is None:
            return last
        first = day_span(year, last.first.month, int(part["from"]))
        return Span(first.first, last.last, "day") if first is not None and first.first <= last.first else None
    if form in ("month_year", "month_only"):
        return read_month(forms.month[raw.part["month"].casefold()], year, grammar.formats)
    if form in ("short", "dotted", "year_month"):
        if int(part["mm"]) > 12:  # "31/3": a day and a month without a year
            return day_span(year, int(part["year"]), int(part["mm"]))
        return month_span(year, int(part["mm"]))
    return _named_span(raw, year, grammar, context)


def _named_span(raw: _Raw, year: int, grammar: TimescaleGrammar, context: date | None) -> Span | None:
    word = re.sub(r"\s+", " ", raw.part.get("word", "").casefold())
    two = "y2" in raw.part or "s2" in raw.part
    if raw.form in ("quarter", "year_quarter"):
        return _quarter(_named(grammar.quarter, word), year, two, context)
    if raw.form == "season":
        season = _named(grammar.season, word)
        in_next = two and season.first < 9  # "spring term 2023/24" is in 2024
        return year_span(year + in_next, season.first, season.last, "season")
    if raw.form == "feast":
        feast = next(f for f in grammar.feast if word in f.say)
        if feast.easter is not None:
            day = easter_sunday(year) + timedelta(days=feast.easter)
            return Span(day, day, "day")
        return day_span(year, feast.month or 1, feast.day or 1)
    return _year_span(raw, year, word, grammar, context)


def _named(entries: Sequence[Months], word: str) -> Months:
    return next(entry for entry in entries if word in entry.say)


def _quarter(quarter: Months, year: int, two: bool, context: date | None) -> Span | None:
    if two and quarter.first < 4:
        year += 1
    elif context is not None:  # no year printed: the quarter of the financial year that the context falls in
        opening = context.year - (context.month < 4)
        year = opening + (quarter.first < 4)
    return year_span(year, quarter.first, quarter.last, "quarter")


def _year_span(raw: _Raw, year: int, word: str, grammar: TimescaleGrammar, context: date | None) -> Span | None:
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
    if raw.form == "year_word" and context is not None:
        year = context.year - (context.month < first)
    elif raw.form == "named_year":  # "FY24" is the year that ends in 2024
        year -= 1
    return year_span(year, first, first - 1, "year")


def _moved(span: Span, edge: str) -> Span:
    if edge == "last":
        return Span(span.last, span.last, span.precision)
    if edge == "first":
        return Span(span.first, span.first, span.precision)
    if edge == "week_from" and span.precision == "day":
        return Span(span.first, span.first + timedelta(days=6), "day")
    if edge == "week_to" and span.precision == "day":
        return Span(span.last - timedelta(days=6), span.last, "day")
    return span


def _ocr_reading(raw: _Raw) -> str:
    if raw.form != "numeric":
        return ""
    parts = [raw.part[key] for key in ("day", "mm", "year")]
    read = [part.translate(_OCR) for part in parts]
    return "/".join(read) if read != parts else ""


cached_slots = lru_cache(maxsize=8192)(find_slots)
