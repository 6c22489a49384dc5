"""Which values of a plan are compared, field by field, and in which form: both sides as plain JSON data.

Text is compared after NFKC, folding white space, unifying quotes and dashes, and dropping one closing full
stop. A Timescale or a Party counts as right only if all the parts listed here agree.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Hashable, Iterable
from typing import Any

TIME = ("kind", "start", "end", "qualifier", "recurrence", "offset")
PARTY = ("kind", "name", "role", "organisation", "initials")

Json = Any
Values = Callable[[Json], list[Hashable]]

_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2035`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    }
)


def norm(value: Json) -> Hashable:
    """One comparable value, or None for null and for text that is empty."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    # before NFKC too: NFKC takes an acute accent, a double prime etc. apart
    text = unicodedata.normalize("NFKC", value.translate(_UNIFIED)).translate(_UNIFIED)
    text = " ".join(text.split())
    if text.endswith("."):
        text = text[:-1].rstrip()
    return text or None


def get(value: Json, *path: str) -> Json:
    """The value at a path of keys; None where one is missing or no object holds it."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def items(value: Json, key: str) -> list[Json]:
    """The list under a key; a single value as a list of one, nothing as none."""
    found = get(value, key)
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def record(value: Json, keys: Iterable[str]) -> Hashable:
    """The parts of an object that are compared, as (key, value) pairs; None if it has none."""
    if not isinstance(value, dict):
        return norm(value)
    found: list[tuple[str, Hashable]] = []
    for key in keys:
        part = value.get(key)
        if isinstance(part, list):
            compared: Hashable = tuple(present(map(norm, part))) or None
        else:
            compared = norm(part)
        if compared is not None:
            found.append((key, compared))
    return tuple(found) or None


def present(values: Iterable[Hashable]) -> list[Hashable]:
    """The values that are there: null, "" and [] are neither right nor wrong."""
    return [value for value in values if value is not None]


def _text(*path: str) -> Values:
    return lambda value: present([norm(get(value, *path))])


def _texts(key: str) -> Values:
    return lambda value: present(map(norm, items(value, key)))


def _timescale(*path: str, parts: tuple[str, ...] = TIME) -> Values:
    return lambda value: present([record(get(value, *path), parts)])


def _records(key: str, parts: tuple[str, ...]) -> Values:
    return lambda value: present(record(item, parts) for item in items(value, key))


def _parties(key: str) -> Values:
    each = _records(key, PARTY)
    return lambda value: list(dict.fromkeys(each(value)))


def _dated(key: str, date_parts: tuple[str, ...], *parts: str) -> Values:
    """Objects with a Timescale under "date": its parts, then the object's own."""

    def one(item: Json) -> Hashable:
        if not isinstance(item, dict):
            return norm(item)
        date = record(item.get("date"), date_parts)
        own = record(item, parts) or ()
        assert isinstance(own, tuple)
        return (*((("date", date),) if date is not None else ()), *own) or None

    return lambda value: present(one(item) for item in items(value, key))


def _pairs(key: str) -> Values:
    def values(value: Json) -> list[Hashable]:
        extra = get(value, key)
        if not isinstance(extra, dict):
            return present([norm(extra)])
        return [(norm(k), norm(v)) for k, v in extra.items() if norm(v) is not None]

    return values


PLAN: dict[str, Values] = {
    "title": _text("title"),
    "authority.name": _text("authority", "name"),
    "inspection.framework": _text("inspection", "framework"),
    "inspection.date": _timescale("inspection", "date"),
    "issued": _timescale("issued"),
    "version": _text("version"),
    "reviews": _dated("reviews", TIME, "label"),
    "glossary": _records("glossary", ("term", "definition")),
    "notes": _texts("notes"),
}
RECOMMENDATION: dict[str, Values] = {
    "recommendation.number": _text("number"),
    "recommendation.text": _text("text"),
    "recommendation.theme": _text("theme"),
    "recommendation.priority": _timescale("priority", parts=("kind", "start", "end", "offset")),
    "recommendation.findings": _records("findings", ("paragraph", "text")),
    "recommendation.outcomes": _texts("outcomes"),
    "recommendation.measures": _texts("measures"),
    "recommendation.extra": _pairs("extra"),
}
ACTION: dict[str, Values] = {
    "action.number": _text("number"),
    "action.text": _text("text"),
    "action.leads": _parties("leads"),
    "action.delegates": _parties("delegates"),
    "action.partners": _parties("partners"),
    "action.due": _timescale("due"),
    "action.status": _text("status"),
    "action.progress": _dated("progress", ("start",), "text"),
    "action.completed": _timescale("completed"),
    "action.outcomes": _texts("outcomes"),
    "action.measures": _texts("measures"),
    "action.evidence": _texts("evidence"),
    "action.extra": _pairs("extra"),
}
