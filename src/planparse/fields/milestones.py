"""Milestones stacked in one cell, each ending in its own date: what is due is due by the last (contract, rule 17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planparse.diagnostics import diagnostic
from planparse.fields.date_slots import cached_slots
from planparse.fields.lists import read_items
from planparse.fields.time_phrases import find_phrases, without_private
from planparse.fields.timescales import DateContext, read_timescale
from planparse.grammar.timescales import TimescaleGrammar
from planparse.schema import Diagnostic, Timescale
from planparse.text import fold, plain

_NONE = DateContext()
_CLOSING = " .,;:)]"
_MARKS = "–—-(:,;/["
_PARTING = "–—-(["  # a colon may belong to the date's own words: "Original date: May 2023"
_BEHIND = ("–", "—", "-", ":")
_VAGUE = ("year_alone", "year_span", "year_word", "named_year")


def last_milestone(
    text: str, grammar: TimescaleGrammar, context: DateContext = _NONE, named: bool = False
) -> tuple[Timescale | None, tuple[Diagnostic, ...]]:
    """The latest date of marked text whose two or more items or lines each end in a date; None where they don't.

    A list's lead-in may be without one. Where the column is `named` so, one is enough and the dates may stand first.
    Diagnostics: date_chosen and those of read_timescale.
    """
    endings = milestone_dates(text, grammar, context, named)
    latest: tuple[Timescale | None, tuple[Diagnostic, ...]] = (None, ())
    day: date | None = None
    for ending in endings:
        value, doubts = read_timescale(ending, grammar, replace(context, nearest=day or context.nearest))
        end = (value.end or value.start) if value is not None else None
        if end is None:
            return None, ()
        if day is None or end >= day:
            day, latest = end, (value, doubts)
    if latest[0] is None:
        return latest
    return latest[0], (diagnostic("date_chosen", text=plain(text), chosen=latest[0].text), *latest[1])


def milestone_dates(
    text: str, grammar: TimescaleGrammar, context: DateContext = _NONE, named: bool = False
) -> list[str]:
    """The dates that the stacked parts end in, with the words that belong to them: "by 30 June 2023"; none where one is
    without. `named`: as in last_milestone.
    """
    parts = stacked_parts(text)
    found = [date_at_end(part, grammar, context) for part in parts]
    if len(found) > 2 and not found[0] and parts[0].endswith(":"):
        found = found[1:]
    if named and not any(found):
        found = [date_at_start(part, grammar, context) for part in parts]
    return found if len(found) > (0 if named else 1) and all(found) else []


def stacked_parts(text: str) -> Sequence[str]:
    """The items of a list, else the lines, else what semicolons part, each folded."""
    items = read_items(text)
    if len(items) > 1:
        return items
    lines = [fold(line) for line in text.split("\n") if line.strip()]
    return lines if len(lines) > 1 else [part.strip() for part in plain(text).split(";") if part.strip()]


def date_at_end(part: str, grammar: TimescaleGrammar, context: DateContext = _NONE) -> str:
    """The date that ends a text, behind a mark or with a word of its own; "" for none, and for a date in its name."""
    whole = without_private(part).rstrip(_CLOSING)
    slots = cached_slots(whole, grammar, context.nearest, context.past)
    if not slots or slots[-1].first is None or slots[-1].end < len(whole):
        return ""
    last = slots[-1]
    if last.form in _VAGUE and not last.edge:  # "early 2024" is when, "Budget 2024" is what
        return ""
    before = whole[: last.start].rstrip()
    parted = len(before) if before[-1:] in _PARTING else 0  # "Terms agreed – 30 April": its words aren't the date's
    phrases = find_phrases(whole, slots, grammar)
    own = [found for found in phrases if found.slot == len(slots) - 1 and found.start >= parted]
    start = min([last.start, *(found.start for found in own)])
    told = bool(own) or whole[:start].rstrip()[-1:] in _MARKS
    aside = any(found.phrase.aside for found in own)
    worded = any(char.isalpha() for char in whole[: last.start])
    return whole[start:] if told and worded and not aside else ""


def date_at_start(part: str, grammar: TimescaleGrammar, context: DateContext = _NONE) -> str:
    """The date that opens a text, words behind a mark after it: "May 2024: draft circulated"; "" for none."""
    slots = cached_slots(part, grammar, context.nearest, context.past)
    if not slots or slots[0].first is None or (slots[0].form in _VAGUE and not slots[0].edge):
        return ""
    rest = part[slots[0].end :].lstrip()
    opens = not any(char.isalnum() for char in part[: slots[0].start])
    return part[: slots[0].end] if opens and rest[:1] in _BEHIND and any(map(str.isalpha, rest)) else ""
