"""Two plans in, every difference between them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planparse.compare.fields import field_changes
from planparse.compare.matching import match_actions, match_recommendations
from planparse.compare.model import (
    ActionCounts,
    ActionDiff,
    Change,
    Counts,
    Kind,
    Place,
    PlanDiff,
    RecommendationCounts,
    RecommendationDiff,
)
from planparse.compare.ordering import Pair, merged, rising
from planparse.compare.progress import progressed
from planparse.schema import Action, ActionPlan, Model, Recommendation

ABOUT_THE_DOCUMENT = frozenset({"source", "provenance", "diagnostics", "coverage"})
_POSITION = frozenset({"id", "recommendations", "actions"})  # told as added, dropped and moved


class Placed(NamedTuple):
    """An action with the position of its recommendation in its plan."""

    recommendation: int
    action: Action


class ActionMatch(NamedTuple):
    """All actions of both plans, which is which, and which of them changed places."""

    old: list[Placed]
    new: list[Placed]
    pairs: list[Pair]
    moved: set[Pair]


def compare_plans(old: ActionPlan, new: ActionPlan, ignore: Iterable[str] = ABOUT_THE_DOCUMENT) -> PlanDiff:
    """Every difference but in the fields that `ignore` names, whichever object holds them.

    By default plans read from two documents are identical when they say the same. An `id` is a place in
    the list, no field: a change of place is "moved".
    """
    skipped = _POSITION | frozenset(ignore)
    pairs = match_recommendations(old.recommendations, new.recommendations)
    actions = _matched_actions(old, new, pairs)
    front = tuple(field_changes(old, new, skipped))
    recommendations = tuple(_recommendations(old, new, pairs, actions, skipped))
    return PlanDiff(
        identical=not front and not recommendations,
        counts=_counts(recommendations),
        changes=front,
        recommendations=recommendations,
    )


def _matched_actions(old: ActionPlan, new: ActionPlan, pairs: list[Pair]) -> ActionMatch:
    partner = {right: left for left, right in pairs}
    left, right = _placed(old), _placed(new)
    alone = len(old.recommendations)  # a new recommendation shares its group with none of the old
    grouped = [(partner.get(at, alone + at), action) for at, action in right]
    found = match_actions(left, grouped)
    return ActionMatch(left, right, found, _moved_actions(left, grouped, found))


def _placed(plan: ActionPlan) -> list[Placed]:
    return [Placed(at, action) for at, found in enumerate(plan.recommendations) for action in found.actions]


def _moved_actions(old: Sequence[Placed], new: Sequence[tuple[int, Action]], pairs: list[Pair]) -> set[Pair]:
    """Those under another recommendation, and those that overtook others under their own."""
    stayed: dict[int, list[Pair]] = {}
    for left, right in pairs:
        if old[left].recommendation == new[right][0]:
            stayed.setdefault(new[right][0], []).append((left, right))
    return set(pairs).difference(*(rising(found) for found in stayed.values()))


def _recommendations(
    old: ActionPlan, new: ActionPlan, pairs: list[Pair], actions: ActionMatch, skipped: frozenset[str]
) -> Iterator[RecommendationDiff]:
    """Those that differ, or whose actions do, in the order of the new plan."""
    in_order = rising(pairs)
    inside = _ActionDiffs(actions, skipped)
    for at, to in merged(range(len(old.recommendations)), range(len(new.recommendations)), pairs):
        before = None if at is None else old.recommendations[at]
        after = None if to is None else new.recommendations[to]
        changes = _changes(before, after, skipped)
        moved = at is not None and to is not None and (at, to) not in in_order
        kind = _kind(before, after, moved, changes)
        diff = RecommendationDiff(
            kind=kind,
            old=_place(before),
            new=_place(after),
            moved=moved,
            changes=changes,
            actions=tuple(inside.of(at, to)),
        )
        if kind != "same" or diff.actions:
            yield diff


class _ActionDiffs:
    """The differing actions of one recommendation after another."""

    def __init__(self, match: ActionMatch, skipped: frozenset[str]) -> None:
        self.match, self.skipped = match, skipped
        self.old_at, self.new_at = _by_recommendation(match.old), _by_recommendation(match.new)
        self.partner = {right: left for left, right in match.pairs}
        self.left = {left for left, _ in match.pairs}

    def of(self, old: int | None, new: int | None) -> Iterator[ActionDiff]:
        """Those of the recommendations at these positions; a moved action stands under its new one."""
        before = [] if old is None else self.old_at.get(old, [])
        after = [] if new is None else self.new_at.get(new, [])
        pairs = [(self.partner[at], at) for at in after if at in self.partner]
        for left, right in merged((at for at in before if at not in self.left), after, pairs):
            diff = self._one(left, right)
            if diff.kind != "same":
                yield diff

    def _one(self, left: int | None, right: int | None) -> ActionDiff:
        before = None if left is None else self.match.old[left].action
        after = None if right is None else self.match.new[right].action
        moved = left is not None and right is not None and (left, right) in self.match.moved
        changes = _changes(before, after, self.skipped)
        return ActionDiff(
            kind=_kind(before, after, moved, changes),
            old=_place(before),
            new=_place(after),
            moved=moved,
            changes=changes,
            progressed=progressed(before, after, changes) if before and after else None,
        )


def _by_recommendation(found: Sequence[Placed]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for at, placed in enumerate(found):
        places.setdefault(placed.recommendation, []).append(at)
    return places


def _changes(old: Model | None, new: Model | None, skipped: frozenset[str]) -> tuple[Change, ...]:
    return tuple(field_changes(old, new, skipped)) if old and new else ()


def _kind(old: object | None, new: object | None, moved: bool, changes: Sequence[Change]) -> Kind:
    if old is None:
        return "added"
    if new is None:
        return "dropped"
    if changes:
        return "changed"
    return "moved" if moved else "same"


def _place(found: Recommendation | Action | None) -> Place | None:
    return Place(id=found.id, number=found.number, text=found.text) if found else None


def _counts(found: Sequence[RecommendationDiff]) -> Counts:
    actions = [action for diff in found for action in diff.actions]
    came_on = [action.progressed for action in actions if action.progressed]
    slips = [one.due.days for one in came_on if one.due]
    return Counts(
        recommendations=RecommendationCounts(**_kinds(found)),
        actions=ActionCounts(
            **_kinds(actions),
            completed=sum(one.completed for one in came_on),
            forward=sum(one.status == "forward" for one in came_on),
            back=sum(one.status == "back" for one in came_on),
            slipped=sum(days > 0 for days in slips),
            brought_forward=sum(days < 0 for days in slips),
            updated=sum(bool(one.entries) for one in came_on),
        ),
    )


def _kinds(found: Sequence[RecommendationDiff] | Sequence[ActionDiff]) -> dict[str, int]:
    return {
        "added": sum(diff.kind == "added" for diff in found),
        "dropped": sum(diff.kind == "dropped" for diff in found),
        "changed": sum(any(change.field != "number" for change in diff.changes) for diff in found),
        "renumbered": sum(any(change.field == "number" for change in diff.changes) for diff in found),
        "moved": sum(diff.moved for diff in found),
    }
