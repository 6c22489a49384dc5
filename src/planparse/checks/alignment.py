"""Which produced recommendation or action answers which of the gold."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from planparse.checks.values import Json, get, norm

SIMILAR = 0.5  # least similarity for two texts to be the same recommendation or action
ALIKE = 0.9  # a text this similar under another number outweighs the number

Pairs = list[tuple[int, int]]


def align_recommendations(gold: list[Json], made: list[Json]) -> Pairs:
    """Pairs of indexes: first those of the same number, then the most similar texts."""
    alike = matrix(gold, made)
    number_g = [norm(get(g, "number")) for g in gold]
    number_m = [norm(get(m, "number")) for m in made]
    free_g, free_m = set(range(len(gold))), set(range(len(made)))
    found: Pairs = []

    def best_first(candidates: Iterable[tuple[int, int]]) -> None:
        for g, m in sorted(candidates, key=lambda c: (-alike[c[0]][c[1]], abs(c[0] - c[1]), c)):
            if g in free_g and m in free_m:
                free_g.remove(g)
                free_m.remove(m)
                found.append((g, m))

    def contradicted(g: int, m: int) -> bool:
        """The number agrees, but one of the two texts stands, nearly whole, under another number."""
        elsewhere = max(max(alike[g]), max(line[m] for line in alike))
        return elsewhere >= ALIKE and alike[g][m] < elsewhere - 0.1

    everything = [(g, m) for g in range(len(gold)) for m in range(len(made))]
    same_number = [(g, m) for g, m in everything if number_g[g] is not None and number_g[g] == number_m[m]]
    best_first((g, m) for g, m in same_number if not contradicted(g, m))
    best_first((g, m) for g, m in everything if alike[g][m] >= SIMILAR)
    best_first(same_number)
    return sorted(found)


def align_in_order(gold: list[Json], made: list[Json]) -> Pairs:
    """Pairs of indexes, rising on both sides, with the greatest total similarity."""
    alike = matrix(gold, made)
    n, k = len(gold), len(made)
    best = [[0.0] * (k + 1) for _ in range(n + 1)]
    for g in range(n - 1, -1, -1):
        for m in range(k - 1, -1, -1):
            pair = alike[g][m] + best[g + 1][m + 1] if alike[g][m] >= SIMILAR else -1.0
            best[g][m] = max(pair, best[g + 1][m], best[g][m + 1])
    found: Pairs = []
    g = m = 0
    while g < n and m < k:
        if alike[g][m] >= SIMILAR and best[g][m] == alike[g][m] + best[g + 1][m + 1]:
            found.append((g, m))
            g, m = g + 1, m + 1
        elif best[g][m] == best[g + 1][m]:
            g += 1
        else:
            m += 1
    return found


def matrix(gold: list[Json], made: list[Json]) -> list[list[float]]:
    """The similarity of every text to every other."""
    return [[similarity(g, m) for m in made] for g in gold]


def similarity(left: Json, right: Json) -> float:
    """How alike two texts are, 0 to 1; two without text are alike on purpose, aligned by their order."""
    a, b = str(norm(get(left, "text")) or ""), str(norm(get(right, "text")) or "")
    if not a and not b:
        return 1.0
    if not a or not b:
        return 0.0
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()
