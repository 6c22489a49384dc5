"""Every date printed in a text: where it stands, its first and last day, its precision (contract, rule 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from planparse.fields.date_forms import Forms, dates_in, forms_of, part_pattern
from planparse.fields.date_spans import SLIPS, Anchor, Raw, Slot, read_raw
from planparse.grammar.timescales import Edges, TimescaleGrammar
from planparse.schema import Precision

__all__ = ["Slot", "cached_slots", "find_slots"]

MAX_SLOTS = 200
_STRETCHES = ("quarter", "year_quarter", "season", "year_span", "named_year")
_EDGES = ("last", "first", "early", "mid", "late", "part", "week_from", "week_to")


def find_slots(text: str, grammar: TimescaleGrammar, nearest: date | None, past: bool = False) -> tuple[Slot, ...]:
    """The dates of `text` in order, ranges joined; a missing year comes from a neighbour, else from `nearest`.

    `past`: a date without a year is the last on or before `nearest`, else the first on or after it.
    """
    forms = forms_of(grammar)
    raws = [raw for raw in _scan(text, forms, grammar) if raw is not None][:MAX_SLOTS]
    outside = Anchor(nearest, follows=past) if nearest is not None else None
    return tuple(_join(text, raws, grammar, forms, outside))


def _scan(text: str, forms: Forms, grammar: TimescaleGrammar) -> list[Raw]:
    found = []
    for match in dates_in(text, forms):
        form = next(name for name in forms.parts if match.group(name))
        body = match.group(form)
        pattern = part_pattern(forms.parts[form])
        inner = pattern.fullmatch(body) or pattern.match(body)
        part = {key: value for key, value in (inner.groupdict() if inner else {}).items() if value}
        if form == "days" and _is_between(text[: match.start()], grammar):
            part["join"] = grammar.joiners[0]  # "between 1 and 31 July" is one stretch, "8 and 15 July" two days
        edge = _edge_of(match.group("edge"), grammar.edges)
        which = _which_of(match.group("which"), grammar.edges)
        begin = match.start() if edge or which else match.start(form)
        raw = Raw(begin, match.end(), form, edge, which, part, _year(part, form), body[:1].isupper())
        if _is_date(raw, grammar):
            found.append(raw)
    return found


def _edge_of(word: str | None, edges: Edges) -> str:
    if not word:
        return ""
    folded = re.sub(r"\s+", " ", word.casefold())
    return next((name for name in _EDGES if folded in getattr(edges, name)), "")


def _which_of(word: str | None, edges: Edges) -> str:
    if not word:
        return ""
    return "next" if re.sub(r"\s+", " ", word.casefold()) in edges.next else "this"


def _year(part: dict[str, str], form: str) -> int | None:
    printed = part.get("year") or part.get("y1") or part.get("s1")
    if printed is None or (form == "short" and int(part["mm"]) > 12):
        return None
    digits = re.sub(r"\D", "", printed.translate(SLIPS))
    return (int(digits) if len(digits) == 4 else 2000 + int(digits)) if digits else None


def _is_date(raw: Raw, grammar: TimescaleGrammar) -> bool:
    """Words that are dates only in company: "may", "summer", "year", "24/7", "1 of 3"."""
    if raw.form == "month_only":
        shy = raw.part["month"].casefold() in grammar.shy_months
        return raw.capital or (not shy) or bool(raw.edge)
    if raw.form == "year_word":
        calendar = any(raw.part["word"].casefold() in year.say for year in grammar.year if year.first == 1)
        return raw.edge in ("last", "first") or (bool(raw.which) and not calendar)
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


def _join(
    text: str, raws: Sequence[Raw], grammar: TimescaleGrammar, forms: Forms, outside: Anchor | None
) -> list[Slot]:
    """Pairs with a joiner between them become one period; the rest stand alone."""
    fixed = [read_raw(raw, grammar, forms, outside) if raw.year is not None else None for raw in raws]
    slots: list[Slot] = []
    index = 0
    while index < len(raws):
        pair = _pair(text, raws[index : index + 2], grammar, forms, outside)
        slots.append(pair or fixed[index] or _undated(text, raws, index, fixed, grammar, forms, outside))
        index += 2 if pair else 1
    return slots


def _undated(
    text: str,
    raws: Sequence[Raw],
    index: int,
    fixed: Sequence[Slot | None],
    grammar: TimescaleGrammar,
    forms: Forms,
    outside: Anchor | None,
) -> Slot:
    """A date without a year: in a list before the dated one that follows, else after the one before, else by context.

    "June, September 2019" is one year, "September 2019, January" two, "September (agreed in March 2019)" the same.
    """
    raw = raws[index]
    following = next((n for n in range(index + 1, len(raws)) if fixed[n] and fixed[n].first), None)  # type: ignore[union-attr]
    if following is not None:
        first = fixed[following].first  # type: ignore[union-attr]
        assert first is not None
        marks = [text[a.end : b.start] for a, b in zip(raws[index:following], raws[index + 1 :], strict=False)]
        if all(forms.joiner.fullmatch(mark) or forms.conjunction.fullmatch(mark) for mark in marks):
            return read_raw(raw, grammar, forms, Anchor(first, follows=True, printed=True))
        return read_raw(raw, grammar, forms, None, first.year)
    before = next((slot.first for slot in reversed(fixed[:index]) if slot is not None and slot.first), None)
    return read_raw(raw, grammar, forms, Anchor(before, printed=True) if before is not None else outside)


def _pair(
    text: str, two: Sequence[Raw], grammar: TimescaleGrammar, forms: Forms, outside: Anchor | None
) -> Slot | None:
    """Two dates as one period, where a joiner stands between them; the year of one is that of the other's side."""
    if len(two) < 2 or any(raw.form in ("feast", "days") for raw in two):
        return None
    raw, following = two
    mixed = (raw.form in _STRETCHES) != (following.form in _STRETCHES)
    if mixed and (raw.year is None or following.year is None):  # "Q4 – January" is no range
        return None
    between = text[raw.end : following.start]
    if not (forms.joiner.fullmatch(between) or forms.conjunction.fullmatch(between)):
        return None
    left = read_raw(raw, grammar, forms, outside if raw.year is not None else None)
    right = read_raw(following, grammar, forms, Anchor(left.first, printed=True) if left.first else outside)
    if left.first is None and right.first is not None:  # "December/January 2013", "December – March"
        printed = following.year is not None
        left = read_raw(raw, grammar, forms, Anchor(right.first, follows=True, printed=printed))
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return None
    if not _joined(text, raw, between, forms, grammar, left.last, right.first) or left.first > right.last:
        return None
    finer: Precision | None = left.precision if left.precision == "day" else right.precision
    return left._replace(
        end=following.end,
        last=right.last,
        precision=finer,
        joined=True,
        form="pair",
        dated=raw.year is not None or following.year is not None,
    )


def _joined(
    text: str, raw: Raw, between: str, forms: Forms, grammar: TimescaleGrammar, last: date, first: date
) -> bool:
    if forms.joiner.fullmatch(between):
        return True
    if not forms.conjunction.fullmatch(between):
        return False
    undated = raw.year is None and raw.form in ("month_only", "quarter")
    return _is_between(text[: raw.start], grammar) or (
        (undated or raw.form == "year_span") and last + timedelta(days=1) == first
    )


def _is_between(before: str, grammar: TimescaleGrammar) -> bool:
    return before.casefold().rstrip().endswith(tuple(grammar.between))


cached_slots = lru_cache(maxsize=8192)(find_slots)
