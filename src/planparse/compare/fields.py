"""Two values compared field by field: one Change per field, per item of a list, per key of `extra`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from planparse.compare.likeness import candidates, likeness, words_only
from planparse.compare.model import Change
from planparse.compare.ordering import Pair, in_common, merged
from planparse.schema import Model, Party, Progress, Timescale

EDITED = 0.6  # least likeness of two items of a list to be one that was edited
ONE_VALUE = (Timescale, Party)  # their parts mean nothing apart


def field_changes(old: Model, new: Model, skipped: frozenset[str], path: str = "") -> Iterator[Change]:
    """Every field of two models of one type that differs, in contract order, but for those named in `skipped`."""
    for name in type(old).model_fields:
        if name not in skipped:
            yield from value_changes(path + name, getattr(old, name), getattr(new, name), skipped)


def value_changes(path: str, old: Any, new: Any, skipped: frozenset[str] = frozenset()) -> Iterator[Change]:
    """The changes of one field; nothing where both sides are equal."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if old.get(key) != new.get(key):
                yield Change(field=f"{path}.{key}", old=as_data(old.get(key)), new=as_data(new.get(key)))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from (Change(field=path, old=as_data(left), new=as_data(right)) for left, right in _items(old, new))
    elif isinstance(old, Model) and isinstance(new, Model) and not isinstance(old, ONE_VALUE):
        yield from field_changes(old, new, skipped, f"{path}.")
    else:
        yield Change(field=path, old=as_data(old), new=as_data(new))


def as_data(value: Any) -> Any:
    """A value of the contract as plain JSON data."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return [as_data(part) for part in value] if isinstance(value, tuple) else value


def _items(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[tuple[Any, Any]]:
    """The items that differ, edited ones beside each other, in the order of the new list."""
    common = in_common([_spelled(item) for item in old], [_spelled(item) for item in new])
    edited = _edited(old, new, common)
    for left, right in merged(range(len(old)), range(len(new)), common | set(edited)):
        if (left, right) not in common:
            yield None if left is None else old[left], None if right is None else new[right]


def _spelled(item: Any) -> str:
    return item.model_dump_json() if isinstance(item, BaseModel) else str(item)


def _edited(old: tuple[Any, ...], new: tuple[Any, ...], common: set[Pair]) -> list[Pair]:
    """The most alike items first, then the nearest."""
    kept_old, kept_new = {left for left, _ in common}, {right for _, right in common}
    free_old = {at: text for at, item in enumerate(old) if at not in kept_old and (text := _words(item))}
    free_new = {at: text for at, item in enumerate(new) if at not in kept_new and (text := _words(item))}
    scored = [
        (-alike, abs(left - right), left, right)
        for left, right in candidates(free_old, free_new)
        if not _at_other_times(old[left], new[right]) and (alike := likeness(free_old[left], free_new[right], EDITED))
    ]
    found: list[Pair] = []
    for _, _, left, right in sorted(scored):
        if left in free_old and right in free_new:
            del free_old[left], free_new[right]
            found.append((left, right))
    return found


def _at_other_times(old: Any, new: Any) -> bool:
    """Entries of a progress log with two dates are two entries, however alike their words."""
    return isinstance(old, Progress) and bool(old.date and new.date) and old.date != new.date


def _words(item: Any) -> str:
    """What an item of a list is known by."""
    for name in ("text", "label", "term", "message"):
        if hasattr(item, name):
            return words_only(getattr(item, name))
    return words_only(item) if isinstance(item, str) else ""
