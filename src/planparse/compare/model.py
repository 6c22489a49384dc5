"""The answer of a comparison, in the shape that `planparse diff --json` writes (docs/diff.md)."""

from __future__ import annotations

from typing import Any, Literal

from planparse.schema import Model, Progress

Kind = Literal["added", "dropped", "changed", "moved", "same"]
Direction = Literal["forward", "back"]


class Change(Model):
    """One field whose value differs: plain JSON data, null where a side has no value.

    A list field has one Change per item that differs, `field` then being the list's name; a key of
    `extra` is spelled "extra.<header>", a part of `source` and its like "source.name".
    """

    field: str
    old: Any = None
    new: Any = None


class Place(Model):
    """Where a recommendation or an action stands in its plan, and how to know it."""

    id: str
    number: str | None = None
    text: str | None = None


class Slip(Model):
    """How far a due date moved: `days` and `months` are above 0 when later; months only where whole."""

    days: int
    months: int | None = None


class Progressed(Model):
    """How an action came on between the plans; `entries` are those that only the new progress log has."""

    status: Direction | None = None
    completed: bool = False
    due: Slip | None = None
    entries: tuple[Progress, ...] = ()


class ActionDiff(Model):
    """One action that differs. `old` is null when added, `new` when dropped.

    `kind` is "moved" where nothing but its place differs; `moved` is set wherever the place differs.
    """

    kind: Kind
    old: Place | None = None
    new: Place | None = None
    moved: bool = False
    changes: tuple[Change, ...] = ()
    progressed: Progressed | None = None


class RecommendationDiff(Model):
    """One recommendation that differs, or ("same") whose actions do; a moved action is told at its new place."""

    kind: Kind
    old: Place | None = None
    new: Place | None = None
    moved: bool = False
    changes: tuple[Change, ...] = ()
    actions: tuple[ActionDiff, ...] = ()


class RecommendationCounts(Model):
    """How many recommendations differ, by kind; one may be changed, renumbered and moved.

    `changed` are those with another difference than their number.
    """

    added: int = 0
    dropped: int = 0
    changed: int = 0
    renumbered: int = 0
    moved: int = 0


class ActionCounts(RecommendationCounts):
    """The same of actions, and how many came on in which way; one may be counted several times."""

    completed: int = 0
    forward: int = 0
    back: int = 0
    slipped: int = 0
    brought_forward: int = 0
    updated: int = 0


class Counts(Model):
    """The whole comparison in figures."""

    recommendations: RecommendationCounts = RecommendationCounts()
    actions: ActionCounts = ActionCounts()


class PlanDiff(Model):
    """Every difference between two plans; `identical` when there is none."""

    identical: bool
    counts: Counts
    changes: tuple[Change, ...] = ()
    recommendations: tuple[RecommendationDiff, ...] = ()

    def to_json(self, indent: int | None = 2) -> str:
        """The differences as JSON text, keys in the order of docs/diff.md, ending in a newline."""
        return self.model_dump_json(indent=indent) + "\n"
