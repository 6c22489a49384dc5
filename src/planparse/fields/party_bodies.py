"""A run of units as an organisation, department or group, or as words that nothing recognises."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from planparse.fields.party_readings import (
    BODIES,
    FAR,
    IN_NAME,
    NAMES,
    NOT_IN_BODY,
    TIES,
    UNKNOWN,
    UNKNOWN_WORD,
    Reading,
)
from planparse.fields.party_words import Unit

LISTED = frozenset({"DEPT", "BODY", "BODYNOUN", "UMBRELLA"})


def body_reading(units: Sequence[Unit], start: int, end: int) -> Reading:
    """An organisation, department or group: its own noun ends it, or "of" follows the noun."""
    span = units[start:end]
    last = span[-1].kind
    if any(unit.kind in NOT_IN_BODY for unit in span):
        return Reading(FAR, "organisation")
    edges = ("AND", "COMMA", "SLASH", "DASH", *TIES)
    if span[0].kind in edges or last in edges:
        return Reading(FAR, "organisation")
    several = span[0].kind == "ALL" or (span[-1].text.islower() and span[-1].text.endswith("s"))
    kind = "group" if last == "TEAM" or several else "organisation"
    cost = 1.0 + _noun_cost(span) + _marks_cost(span)
    if start and units[start - 1].kind == "COMMA" and [unit.kind for unit in span[1:-1]] == ["AND"]:
        cost += 1.5 if {span[0].kind, last} <= LISTED else 0.0  # "Police, Health and Education" closes a list
    elif [unit.kind for unit in span[1:-1]] == ["AND"] and {span[0].kind, last} <= LISTED:
        cost += 1.5 if {span[0].kind, last} != {"DEPT"} or (span[0].text.isupper() and span[-1].text.isupper()) else 0.0
    return Reading(cost, kind, role=(start, end))


def _noun_cost(span: Sequence[Unit]) -> float:
    """What the nouns of a body cost: none at the end, two of them apart, a person's first name before."""
    nouns = [position for position, unit in enumerate(span) if unit.kind in BODIES]
    last = span[-1]
    cost = 0.0
    tied = next((n for n, unit in enumerate(span) if unit.kind in TIES), len(span))
    for left, right in itertools.pairwise(nouns):
        cost += 0.0 if right > tied or _one_name(span, left, right) else 2.5
    if nouns and nouns[-1] != len(span) - 1 and tied == len(span):
        cost += 0.2 if last.kind == "DEPT" or _for_a_place(span, nouns) else 1.0
    if not nouns:
        cost += 0.35 if last.kind == "DEPT" else 0.1 if last.kind in ("CAPS", "CAPS3", "ALL") else 0.7
        cost += 1.0 if last.kind in ("LOW", "PARTICLE", "NUM", "TITLE", "POST") and span[0].kind != "ALL" else 0.0
        cost += 0.9 if len(span) > 1 and last.kind in NAMES else 0.0
        cost += 0.3 if last.kind == "INIT" else 0.0
    pairs = sum(a.kind == "FIRST" and b.kind in NAMES for a, b in itertools.pairwise(span))
    strangers = sum(unit.kind in IN_NAME for unit in span)
    cost += 1.8 * pairs + (0.8 * max(0, strangers - 1) if not nouns else 0.0)
    return cost + (0.5 if len(span) > 1 and span[0].kind == "FIRST" and not pairs else 0.0)


def _one_name(span: Sequence[Unit], left: int, right: int) -> bool:
    """Whether two nouns are one name: "Health Trust", "NHS Borset Trust", "LSCB Learning and Development Group"."""
    if span[right].kind not in ("BODYNOUN", "TEAM"):
        return False
    between = [unit.kind for unit in span[left + 1 : right]]
    if not between:
        return not _acronyms(span[left], span[right])
    if left == 0 and span[left].kind == "UMBRELLA":
        return True
    if span[right].kind == "TEAM" and len(between) == 1:
        return True
    part = left == 0 and span[left].text.isupper() and between[0] in ("DEPT", "NAME")
    return part and set(between) <= {"DEPT", "NAME", "AND"}


def _for_a_place(span: Sequence[Unit], nouns: Sequence[int]) -> bool:
    """Whether a body is named by the places after it, and needs no noun of its own: "NHS Westshire Valley"."""
    return span[0].kind == "UMBRELLA" and list(nouns) == [0]


def _acronyms(left: Unit, right: Unit) -> bool:
    return left.text.isupper() and right.text.isupper() and left.kind != "UMBRELLA"


MARKS = {
    "COMMA": 1.9,
    "AND": 0.3,
    "SLASH": 1.6,
    "DASH": 0.6,
    "LINE": 0.7,
    "LOW": 0.2,
    "CAPS": 0.1,
    "VACANT": 1.0,
    "NUM": 0.2,
}


def _marks_cost(span: Sequence[Unit]) -> float:
    if [span[0].kind, span[-1].kind] in (["UMBRELLA", "BODYNOUN"], ["UMBRELLA", "TEAM"]):
        inside = {unit.kind for unit in span[1:-1]}
        if inside <= {"NAME", "DEPT", "COMMA", "AND"} and {"COMMA", "AND"} <= inside:
            return 0.0  # one body for several places: "NHS Borset, Westshire and Northshire Trust"
    kinds = {unit.kind for unit in span}
    if {"COMMA", "AND"} <= kinds <= LISTED | {"COMMA", "AND"}:
        return 4.0  # "Health, Education and Social Care" are three
    return sum(MARKS.get(unit.kind, 0.0) for unit in span) - MARKS.get(span[-1].kind, 0.0) * (len(span) == 1)


UNRECOGNISED = dict.fromkeys(("LOW", "NUM", "EMAIL", *TIES), UNKNOWN_WORD)
UNRECOGNISED |= {"COMMA": 1.0, "STRONG": 4.0, "LINE": 1.0, "OPEN": 0.5, "CLOSE": 1.0}
UNRECOGNISED |= {"SLASH": 0.8, "AND": 0.5, "WITH": 0.5}


def fallback_reading(units: Sequence[Unit], start: int, end: int) -> Reading:
    """Text that nothing recognises: one group of words, dear enough that any recognised reading wins."""
    span = units[start:end]
    cost = UNKNOWN + sum([UNRECOGNISED.get(unit.kind, 0.8) for unit in span])
    if span[0].kind in SEPARATING or span[-1].kind in SEPARATING:
        cost += 3.0
    lower = sum([unit.text[:1].islower() for unit in span]) * 2 >= len(span)
    return Reading(cost, "group" if lower else "organisation", role=(start, end), known=False)


SEPARATING = frozenset({"COMMA", "STRONG", "LINE", "SLASH", "AND", "WITH", "COLON", "DASH", "CLOSE"})
