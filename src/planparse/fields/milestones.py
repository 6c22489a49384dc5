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
_VAGUE = ("year_alone", "year_span", "year_word", "named_year")


def last_milestone(
    text: str, grammar: TimescaleGrammar, context: DateContext = _NONE
) -> tuple[Timescale | None, tuple[Diagnostic, ...]]:
    """The latest date of marked text whose two or more items or lines each end in a date; None where they don't.

    A list's lead-in may be without one. Diagnostics: date_chosen and those of read_timescale.
    """
    endings = milestone_endings(text, grammar, context)
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


def milestone_endings(text: str, grammar: TimescaleGrammar, context: DateContext = _NONE) -> list[str]:
    """The dates that the stacked parts end in, with the words that belong to them: "by 30 June 2023"; else none."""
    parts = stacked_parts(text)
    endings = [date_at_end(part, grammar, context) for part in parts]
    if len(endings) > 2 and not endings[0] and parts[0].endswith(":"):
        endings = endings[1:]
    return endings if len(endings) > 1 and all(endings) else []


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
    if not slots or slots[-1].first is None or slots[-1].end < len(whole) or slots[-1].form in _VAGUE:
        return ""
    own = [found for found in find_phrases(whole, slots, grammar) if found.slot == len(slots) - 1]
    start = min([slots[-1].start, *(found.start for found in own)])
    told = bool(own) or whole[:start].rstrip()[-1:] in _MARKS
    aside = any(found.phrase.aside for found in own)
    worded = any(char.isalpha() for char in whole[: slots[-1].start])
    return whole[start:] if told and worded and not aside else ""
