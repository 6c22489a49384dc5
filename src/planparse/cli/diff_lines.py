"""The differences between two plans for a reader: figures first, then each recommendation with its actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from planparse.compare.model import (
    ActionDiff,
    Change,
    Counts,
    Kind,
    Place,
    PlanDiff,
    Progressed,
    RecommendationDiff,
    Slip,
)
from planparse.schema import Action, ActionPlan, Coverage, Recommendation

SHORT = 80  # characters of a text that are shown
AROUND = 12  # characters shown before the place where two texts part
SIGNS: dict[Kind, str] = {"added": "+", "dropped": "-", "changed": "~", "moved": ">", "same": " "}
STYLES: dict[Kind, str] = {"added": "green", "dropped": "red", "changed": "yellow", "moved": "cyan", "same": ""}
GOOD, BAD = "green", "red"
LISTS = frozenset(
    name
    for model in (ActionPlan, Coverage, Recommendation, Action)
    for name, field in model.model_fields.items()
    if field.default == ()
)


class Line(NamedTuple):
    """One line to print, and its style where colours are."""

    text: str
    style: str = ""


def as_lines(diff: PlanDiff) -> Iterator[Line]:
    """Everything that differs, one field or item a line."""
    if diff.identical:
        yield Line("no differences")
        return
    yield Line(_figures(diff.counts, len(diff.changes)), "bold")
    if diff.changes:
        yield Line("")
        yield Line("plan", "bold")
        for change in diff.changes:
            yield from _change(change, "  ")
    for recommendation in diff.recommendations:
        yield Line("")
        yield from _recommendation(recommendation)


def _figures(counts: Counts, front: int) -> str:
    actions, heads = counts.actions, counts.recommendations
    came_on = [
        (actions.completed, "completed"),
        (actions.slipped, "slipped"),
        (actions.brought_forward, "brought forward"),
        (actions.updated, "with new progress"),
        (actions.added, "new"),
        (actions.dropped, "dropped"),
        (actions.moved, "moved"),
        (actions.renumbered, "renumbered"),
        (actions.changed, "changed in all"),
    ]
    about_heads = [
        (heads.added, "new"),
        (heads.dropped, "dropped"),
        (heads.moved, "moved"),
        (heads.renumbered, "renumbered"),
        (heads.changed, "changed"),
    ]
    parts = [
        part
        for name, found in (("action", came_on), ("recommendation", about_heads))
        if (part := _counted(name, [(count, what) for count, what in found if count]))
    ]
    if front:
        parts.append(f"{front} difference{'s' * (front != 1)} in the plan's own fields")
    return "; ".join(parts)


def _counted(name: str, found: list[tuple[int, str]]) -> str:
    if not found:
        return ""
    (count, what), *rest = found
    return ", ".join([f"{count} {name}{'s' * (count != 1)} {what}", *(f"{n} {words}" for n, words in rest)])


def _recommendation(diff: RecommendationDiff) -> Iterator[Line]:
    yield Line(_head("recommendation", diff.kind, diff.old, diff.new), f"bold {STYLES[diff.kind]}".strip())
    if diff.moved:
        yield _from(diff.old, "  ")
    for change in diff.changes:
        if change.field != "number":  # told in the head
            yield from _change(change, "    ")
    for action in diff.actions:
        yield from _action(action)


def _action(diff: ActionDiff) -> Iterator[Line]:
    yield Line("  " + _head("action", diff.kind, diff.old, diff.new), STYLES[diff.kind])
    if diff.moved:
        yield _from(diff.old, "      ")
    for change in diff.changes:
        if change.field != "number":
            yield from _change(change, "      ", diff.progressed)


def _head(name: str, kind: Kind, old: Place | None, new: Place | None) -> str:
    place = new or old or Place(id="")
    numbers = [_clean(side.number or "none") for side in (old, new) if side]
    printed = f" (printed {' → '.join(dict.fromkeys(numbers))})" if set(numbers) != {"none"} else ""
    return f"{SIGNS[kind]} {name} {place.id}{printed}  {_short(place.text or '(no text)')}"


def _from(old: Place | None, indent: str) -> Line:
    return Line(f"{indent}moved here from {old.id if old else ''}", "cyan")


def _change(change: Change, indent: str, progressed: Progressed | None = None) -> Iterator[Line]:
    old, new = _spelled(change.old), _spelled(change.new)
    field = _clean(change.field)
    if change.old is None and _is_item(field):
        yield Line(f"{indent}{field}: + {_short(new)}", GOOD)
    elif change.new is None and _is_item(field):
        yield Line(f"{indent}{field}: - {_short(old)}", BAD)
    else:
        if old == new:
            old, new = _parts(change.old, change.new), _parts(change.new, change.old)
        note, style = _note(change.field, progressed)
        left, right = _where_they_part(old, new)
        yield Line(f"{indent}{field}: {left} → {right}{note}", style)


def _is_item(field: str) -> bool:
    """Whether the change is of one item of a list or one header of `extra`, not of a single value."""
    return field.startswith("extra.") or field.split(".")[-1] in LISTS


def _note(field: str, progressed: Progressed | None) -> tuple[str, str]:
    """What a change means for the action, and its colour."""
    if progressed and field == "due" and progressed.due:
        return f" ({_how_far(progressed.due)})", BAD if progressed.due.days > 0 else GOOD
    if progressed and field == "status" and progressed.status:
        return "", GOOD if progressed.status == "forward" else BAD
    return "", ""


def _how_far(slip: Slip) -> str:
    count, unit = (slip.months, "month") if slip.months else (slip.days, "day")
    way = "slipped" if slip.days > 0 else "brought forward"
    return f"{way} {abs(count)} {unit}{'s' * (abs(count) != 1)}"


def _spelled(value: Any) -> str:
    """A value on one line: objects by the words that they stand for."""
    if value is None:
        return "(none)"
    if isinstance(value, dict):
        words = [value[name] for name in ("label", "term", "paragraph", "code") if value.get(name) not in (None, "")]
        words += [_spelled(value[name]) for name in ("date", "definition", "text", "message") if value.get(name)]
        return _clean(" ".join(map(str, words)) or _items(value))
    if isinstance(value, list):
        return "; ".join(map(_spelled, value))
    return _clean(str(value))


def _parts(value: Any, other: Any) -> str:
    """The parts of a value that differ though its words are the same."""
    if not isinstance(value, dict) or not isinstance(other, dict):
        return _clean(repr(value))
    return _items({key: part for key, part in value.items() if part != other.get(key)})


def _items(value: dict[str, Any]) -> str:
    return _clean(", ".join(f"{key} {part}" for key, part in value.items() if part not in (None, [])) or "nothing")


def _where_they_part(old: str, new: str) -> tuple[str, str]:
    """Two texts, long ones cut so that the first difference is seen."""
    if len(old) <= SHORT and len(new) <= SHORT:
        return old, new
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, same - AROUND)
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    return ("…" if start else "") + _short(text[start:])


def _short(text: str) -> str:
    text = _clean(text)
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def _clean(text: str) -> str:
    """One line without the control characters that would steer a terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(text.split()))
