"""Timescales: when something is due, was done or recurs (contract, rule 6)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from planparse.diagnostics import diagnostic
from planparse.fields.date_slots import cached_slots
from planparse.fields.date_spans import Slot
from planparse.fields.time_phrases import Found, find_phrases, without_private
from planparse.grammar.timescales import TimescaleGrammar
from planparse.schema import Diagnostic, Qualifier, Timescale, TimescaleKind, add_months, month_end, timescale
from planparse.text import fold, plain

_PERIODS = ("pair", "days", "quarter", "year_quarter", "season", "year_span", "named_year", "year_word")
TOLD_BETWEEN = 3  # words between two dates that tell what was done by the second
MAX_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a date may lean on: `nearest` gives a missing year, `inspection` resolves an offset.

    `past`: what is told had happened by `nearest`, so that a date without a year is the last before it, not the next.
    `issued`: `nearest` is the plan's own date, by which all that its logs tell had happened.
    """

    nearest: date | None = None
    inspection: Timescale | None = None
    past: bool = False
    issued: bool = False


_NONE = DateContext()


def read_timescale(
    text: str, grammar: TimescaleGrammar, context: DateContext = _NONE
) -> tuple[Timescale | None, tuple[Diagnostic, ...]]:
    """The timescale that a cell states, with what is doubtful about it; None only for blank text.

    `text` is marked text and stands folded and whole in the result. Words that state no time are `unresolved`.
    Diagnostics: impossible_date, ocr_slip, month_first, year_from_context. Source: contract, rule 6.
    """
    folded = plain(text)
    if not folded:
        return None, ()
    inspected = _month_of(context.inspection)
    value, doubts = _read(folded, grammar, context.nearest, context.past, inspected)
    if value.kind == "done" and context.issued and not context.past:  # "Completed March" was by the plan's own date
        return _read(folded, grammar, context.nearest, True, inspected)
    return value, doubts


def find_dates(
    text: str, grammar: TimescaleGrammar, context: DateContext = _NONE
) -> tuple[tuple[int, int, Timescale], ...]:
    """Every date printed inside a longer text: its start and end in `text`, and a Timescale whose text is that slice.

    Months, seasons and feasts without a year are left out: in running text they may be names or plain words.
    """
    return _dates(text, grammar, context.nearest, context.past)


@lru_cache(maxsize=8192)
def _dates(
    text: str, grammar: TimescaleGrammar, nearest: date | None, past: bool
) -> tuple[tuple[int, int, Timescale], ...]:
    found = []
    for slot in cached_slots(text, grammar, nearest, past):
        vague = not slot.dated and slot.form in ("month_only", "season", "feast", "quarter", "short", "pair")
        if slot.first is not None and not vague and slot.form != "year_word":
            printed = text[slot.start : slot.end].rstrip(" ,")
            qualifier: Qualifier | None = "end" if slot.edge == "last" else None
            value = timescale(printed, _kind(slot), slot.first, slot.last, slot.precision, qualifier)
            found.append((slot.start, slot.start + len(printed), value))
    return tuple(found)


def date_doubts(
    text: str, dates: Collection[str], grammar: TimescaleGrammar, context: DateContext = _NONE
) -> tuple[Diagnostic, ...]:
    """What is doubtful about the dates that find_dates gave of `text`, of those whose printed words are in `dates`."""
    slots = cached_slots(text, grammar, context.nearest, context.past) if dates else ()
    meant = [slot for slot in slots if fold(text[slot.start : slot.end]).rstrip(" ,") in dates]
    return tuple(doubt for slot in meant for doubt in _doubt(text, slot))


def before_inspection(due: Timescale | None, inspection: Timescale | None) -> tuple[Diagnostic, ...]:
    """The diagnostic date_before_inspection where `due` ended before the inspection began (contract, rule 6)."""
    if due is None or inspection is None or due.end is None or inspection.start is None or due.kind == "done":
        return ()
    return (diagnostic("date_before_inspection", text=due.text),) if due.end < inspection.start else ()


@lru_cache(maxsize=8192)
def _read(
    folded: str, grammar: TimescaleGrammar, nearest: date | None, past: bool, inspected: date | None
) -> tuple[Timescale, tuple[Diagnostic, ...]]:
    looked = without_private(folded[:MAX_LENGTH])
    slots = cached_slots(looked, grammar, nearest, past)
    phrases = find_phrases(looked, slots, grammar)
    index = _chosen(looked, slots, phrases)
    slot = slots[index] if index is not None else None
    if slot is not None and slot.joined and any(found.slot == index and found.phrase.aside for found in phrases):
        slot = _latter(slot)
    head = _head(phrases, slot)
    if slot is not None and head is not None and _is_each_years(slot, head, _qualifier(phrases, index, slot)):
        slot = None
    if slot is not None and head is not None and _is_anchor(looked, slot, head, phrases, index):
        value = _relative(folded, head, inspected)
    elif slot is not None and (head is None or head.phrase.kind in ("immediate", "relative") or head.phrase.weak):
        value = _dated(folded, slot, _qualifier(phrases, index, slot), _offset(phrases))
    elif head is None:
        value = timescale(folded, "unresolved")
    elif head.phrase.kind == "relative":
        value = _relative(folded, head, inspected)
    else:
        value = _headed(folded, head, slot, _qualifier(phrases, index, slot), _recurrence(phrases))
    return value, _doubts(looked, slots, slot)


def _chosen(text: str, slots: Sequence[Slot], phrases: Sequence[Found]) -> int | None:
    """The date that is meant: not one set aside or in brackets where another stands outside, else the last."""
    usable = [n for n, slot in enumerate(slots) if slot.first is not None]
    finer = [n for n in usable if slots[n].form not in ("year_alone", "year_word")]
    aside = {found.slot for found in phrases if found.phrase.aside}
    meant = [n for n in finer or usable if n not in aside]
    outside = [n for n in meant if text.count("(", 0, slots[n].start) <= text.count(")", 0, slots[n].start)]
    forced = {found.slot for found in phrases if found.phrase.in_force}
    if not forced and (done := _beside_done(text, slots, outside, phrases)) is not None:
        return done
    for pool in ([n for n in usable if n in forced], outside, meant, usable):
        if pool:
            return pool[-1]
    return None


def _beside_done(text: str, slots: Sequence[Slot], pool: Sequence[int], phrases: Sequence[Found]) -> int | None:
    """The date that "Completed" has in its own clause, where what else was done by the next date is told behind it.

    "Completed in August 2008 and approved by Council in September 2008"; "completed May and June 2008" names one time.
    """
    done = next((_printed_at(found.start, slots) for found in phrases if found.phrase.kind == "done"), None)
    behind = [n for n in pool if done is not None and slots[n].start > done]
    if len(behind) < 2 or re.search(r"[.;]\s", text[done : slots[behind[0]].start]):
        return None
    between = re.findall(r"[^\W\d]+", text[slots[behind[0]].end : slots[behind[1]].start])
    return behind[0] if len(between) >= TOLD_BETWEEN else None


def _printed_at(place: int, slots: Sequence[Slot]) -> int:
    """Where a phrase starts in the text, each date before it being one character of those that phrases count."""
    for slot in slots:
        if slot.start < place:
            place += slot.end - slot.start - 1
    return place


def _is_each_years(slot: Slot, head: Found, qualifier: Qualifier | None) -> bool:
    """Whether words beside a date without a year say that it comes each year, so that none is meant: "May each year".

    "Every March" holds the date, and begins with the next.
    """
    yearly = head.phrase.recurrence == "P1Y" and head.slot is None
    return yearly and slot.assumed is not None and qualifier != "from"


def _latter(slot: Slot) -> Slot:
    """The second of two dates of which the first is set aside: "extended from June to September 2019"."""
    assert slot.last is not None
    first = slot.last.replace(day=1) if slot.precision == "month" else slot.last
    return slot._replace(first=first, form="latter", joined=False)


def _head(phrases: Sequence[Found], slot: Slot | None) -> Found | None:
    """The phrase that gives the kind: "to be confirmed" before all, else the first that is more than a date."""
    heads = [found for found in phrases if found.phrase.kind not in ("date", "period")]
    if slot is not None:
        heads = [found for found in heads if not found.phrase.weak] or heads
        # Beside a date, "monthly" or "completed" says more than "within 3 months" or "immediate".
        heads = [found for found in heads if found.phrase.kind not in ("immediate", "relative")] or heads
    unresolved = [found for found in heads if found.phrase.kind == "unresolved" and not found.phrase.weak]
    return next(iter(unresolved or heads), None)


def _is_anchor(text: str, slot: Slot, head: Found, phrases: Sequence[Found], index: int | None) -> bool:
    """Whether a date only tells the event that days are counted from: "within 6 months of the May 2022 elections".

    A date in brackets, behind a comma or with a word of its own ("by March 2023") is what is meant.
    """
    if not head.phrase.anchored or any(found.slot == index for found in phrases):
        return False
    return slot.start > head.start and not re.search(r"[(,;:–—]|\s-\s", text[head.start : slot.start])


def _qualifier(phrases: Sequence[Found], index: int | None, slot: Slot | None) -> Qualifier | None:
    if slot is None:
        return None
    said = [f.phrase.qualifier for f in phrases if f.slot == index and f.phrase.qualifier and not f.phrase.aside]
    if said and not (slot.joined and said[0] == "from"):  # "from April to June" is a period, not an open end
        return said[0]
    return "end" if slot.edge == "last" else None


def _offset(phrases: Sequence[Found]) -> str | None:
    return next((f.offset for f in phrases if f.phrase.kind == "relative" and not f.phrase.anchored), None)


def _recurrence(phrases: Sequence[Found]) -> str | None:
    """How often: as the phrase means, or the number that it holds, "every 8 weeks"; twelve months are a year."""
    said = (f.phrase.recurrence or f.offset for f in phrases if f.phrase.recurrence or f.phrase.kind == "recurring")
    often = next((recurrence for recurrence in said if recurrence), None)
    return "P1Y" if often == "P12M" else often


def _kind(slot: Slot) -> TimescaleKind:
    one_day = slot.form == "days" and slot.first == slot.last
    spans = (
        (slot.form in _PERIODS and not one_day)
        or slot.precision == "season"
        or (slot.edge in ("week_from", "week_to") and slot.precision == "day")  # "1st week of September" may be any
    )
    return "period" if spans and slot.edge not in ("last", "first") else "date"


def _dated(text: str, slot: Slot, qualifier: Qualifier | None, offset: str | None) -> Timescale:
    start, end = _ends(slot, qualifier)
    kind: TimescaleKind = "date" if qualifier in ("by", "from") else _kind(slot)
    return timescale(text, kind, start, end, slot.precision, qualifier, offset=offset)


def _ends(slot: Slot, qualifier: Qualifier | None) -> tuple[date | None, date | None]:
    return (None if qualifier == "by" else slot.first), (None if qualifier == "from" else slot.last)


def _headed(
    text: str, head: Found, slot: Slot | None, qualifier: Qualifier | None, recurrence: str | None
) -> Timescale:
    kind = head.phrase.kind
    if kind in ("done", "unresolved"):
        recurrence = None
    if slot is None:
        return timescale(text, kind, recurrence=recurrence)
    start, end = _ends(slot, qualifier)
    if kind in ("done", "unresolved") or (
        kind == "recurring" and qualifier not in ("by", "during") and not slot.joined
    ):
        start, end = slot.first, None
    return timescale(text, kind, start, end, slot.precision, qualifier, recurrence)


def _relative(text: str, head: Found, inspected: date | None) -> Timescale:
    offset, qualifier = head.offset, head.phrase.qualifier
    if offset is None or inspected is None or head.phrase.anchored:
        return timescale(text, "relative", qualifier=qualifier, offset=offset)
    count, letter = int(offset[1:-1]), offset[-1]
    if count > 999:
        return timescale(text, "relative", qualifier=qualifier, offset=offset)
    base = month_end(inspected)
    if letter in "MY":
        end = month_end(add_months(base, count * (12 if letter == "Y" else 1)))
        return timescale(text, "relative", None, end, "month", qualifier, offset=offset)
    end = base + timedelta(days=count * (7 if letter == "W" else 1))
    return timescale(text, "relative", None, end, "day", qualifier, offset=offset)


def _month_of(inspection: Timescale | None) -> date | None:
    """The inspection's month, where its words keep within one."""
    if inspection is None or inspection.start is None or inspection.end is None:
        return None
    one = (inspection.start.year, inspection.start.month) == (inspection.end.year, inspection.end.month)
    return inspection.start if one else None


def _doubts(text: str, slots: Sequence[Slot], chosen: Slot | None) -> tuple[Diagnostic, ...]:
    found = [
        diagnostic("impossible_date", text=text[slot.start : slot.end].strip())
        for slot in slots
        if slot.why == "impossible_date"
    ]
    if chosen is None:
        return tuple(found)
    others = [s for s in slots if s.first is not None and s is not chosen and s.form not in ("year_alone", "year_word")]
    if others:
        found.append(diagnostic("date_chosen", text=text, chosen=text[chosen.start : chosen.end].strip()))
    return (*found, *_doubt(text, chosen))


def _doubt(text: str, slot: Slot) -> list[Diagnostic]:
    """What was read beyond a date's printed words."""
    printed = text[slot.start : slot.end]
    found = [diagnostic(slot.why, text=printed, reading=slot.reading)] if slot.reading else []
    return [*found, diagnostic("year_from_context", text=printed, year=slot.assumed)] if slot.assumed else found
