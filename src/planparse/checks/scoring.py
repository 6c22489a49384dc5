"""Scores a produced plan against its gold: every field as a bag of values, overall pooled (micro-average)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

from planparse.checks.alignment import Pairs, align_in_order, align_recommendations
from planparse.checks.values import ACTION, PLAN, RECOMMENDATION, Json, Values, get, items


@dataclass(frozen=True, slots=True)
class Difference:
    """Where one field's values differ: what only the gold has, and what only the produced plan has."""

    where: str
    missing: tuple[Hashable, ...]
    extra: tuple[Hashable, ...]


@dataclass(slots=True)
class Tally:
    """How many values the gold has, how many were produced, how many agree."""

    gold: int = 0
    made: int = 0
    matched: int = 0
    differences: list[Difference] = field(default_factory=list)

    def add(self, where: str, gold: list[Hashable], made: list[Hashable]) -> None:
        """Count one object's values of the field."""
        wanted, found = Counter(gold), Counter(made)
        self.gold += len(gold)
        self.made += len(made)
        self.matched += sum((wanted & found).values())
        if wanted != found:
            missing, extra = tuple((wanted - found).elements()), tuple((found - wanted).elements())
            self.differences.append(Difference(where, missing, extra))

    def pool(self, other: Tally) -> None:
        """Count another tally's values in with these."""
        self.gold += other.gold
        self.made += other.made
        self.matched += other.matched

    @property
    def precision(self) -> float | None:
        return self.matched / self.made if self.made else None

    @property
    def recall(self) -> float | None:
        return self.matched / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing to compare."""
        total = self.gold + self.made
        return 2 * self.matched / total if total else None


Score = dict[str, Tally]


def score(made: Json, gold: Json) -> Score:
    """Tallies by field name, in contract order, of two plans as plain JSON data."""
    tallies = {name: Tally() for name in (*PLAN, *RECOMMENDATION, *ACTION)}

    def compare(table: dict[str, Values], where: str, g: Json, m: Json) -> None:
        for name, values in table.items():
            tallies[name].add(where, values(g) if g is not None else [], values(m) if m is not None else [])

    compare(PLAN, "plan", gold, made)
    gold_recs, made_recs = items(gold, "recommendations"), items(made, "recommendations")
    for gr, mr in _couples(gold_recs, made_recs, align_recommendations(gold_recs, made_recs)):
        compare(RECOMMENDATION, _label(gr, mr), gr, mr)
        gold_actions, made_actions = items(gr, "actions"), items(mr, "actions")
        for g, m in _couples(gold_actions, made_actions, align_in_order(gold_actions, made_actions)):
            compare(ACTION, _label(g, m), g, m)
    return tallies


def overall(tallies: Score) -> Tally:
    """All values of all fields as one tally."""
    total = Tally()
    for tally in tallies.values():
        total.pool(tally)
    return total


def spelled(value: Hashable) -> str:
    """A compared value for a reader: text as it is, (key, value) pairs as a JSON object."""
    return value if isinstance(value, str) else json.dumps(_as_json(value), ensure_ascii=False)


def _as_json(value: Hashable) -> Json:
    if isinstance(value, tuple):
        if value and all(isinstance(v, tuple) and len(v) == 2 and isinstance(v[0], str) for v in value):
            return {key: _as_json(part) for key, part in value}
        return [_as_json(part) for part in value]
    return value


def _couples(gold: list[Json], made: list[Json], aligned: Pairs) -> list[tuple[Json, Json]]:
    """Every object once: the aligned pairs, then gold alone, then produced alone."""
    left, right = {g for g, _ in aligned}, {m for _, m in aligned}
    return (
        [(gold[g], made[m]) for g, m in aligned]
        + [(item, None) for n, item in enumerate(gold) if n not in left]
        + [(None, item) for n, item in enumerate(made) if n not in right]
    )


def _label(gold: Json, made: Json) -> str:
    """Where a difference is: the gold's id, and the produced one's where that is another."""
    g, m = get(gold, "id"), get(made, "id")
    if gold is None:
        return f"produced {m}, not in gold"
    if made is None:
        return f"{g}, not produced"
    return str(g) if g == m else f"{g} (produced {m})"
