"""Pairs of positions in two lists: by equal keys, and which of them kept their order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

Pair = tuple[int, int]


def paired_by_key(old: Iterable[tuple[int, Hashable]], new: Iterable[tuple[int, Hashable]]) -> list[Pair]:
    """Positions of equal keys, the first with the first, the second with the second; None is no key."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at, key in new:
        if key is not None:
            waiting[key].append(at)
    for places in waiting.values():
        places.reverse()
    return [(at, waiting[key].pop()) for at, key in old if key is not None and waiting.get(key)]


def rising(pairs: Iterable[Pair]) -> set[Pair]:
    """The longest run of pairs that rises on both sides: what kept its order, in n log n steps."""
    ordered = sorted(pairs)
    tails: list[int] = []  # the least new position that ends a run of each length
    ends: list[int] = []  # which pair that is
    before: list[int] = []
    for at, (_, new) in enumerate(ordered):
        length = bisect_left(tails, new)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(new)
            ends.append(at)
        else:
            tails[length], ends[length] = new, at
    kept: set[Pair] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(ordered[at])
        at = before[at]
    return kept


def in_common(old: Sequence[Hashable], new: Sequence[Hashable]) -> set[Pair]:
    """Positions of equal items that stand in the same order in both lists."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    inside = paired_by_key(
        ((at, old[at]) for at in range(head, len(old) - tail)), ((at, new[at]) for at in range(head, len(new) - tail))
    )
    ends = {(at, at) for at in range(head)} | {(len(old) - 1 - at, len(new) - 1 - at) for at in range(tail)}
    return ends | rising(inside)


def merged(old: Iterable[int], new: Iterable[int], pairs: Iterable[Pair]) -> Iterator[tuple[int | None, int | None]]:
    """Every position once, in the order of the new list; what only the old has stands where it stood there.

    In a gap between two pairs what was dropped comes before what was added.
    """
    partner = {right: left for left, right in pairs}
    taken = set(partner.values())
    alone = deque(at for at in old if at not in taken)
    for at, ahead in _with_next_pair(list(new), partner):
        while alone and (ahead is None or alone[0] < ahead):
            yield alone.popleft(), None
        yield partner.get(at), at
    yield from ((at, None) for at in alone)


def _with_next_pair(new: list[int], partner: Mapping[int, int]) -> Iterator[tuple[int, int | None]]:
    """Each new position with the old one of the first pair from there on."""
    ahead: list[int | None] = []
    for at in reversed(new):
        ahead.append(partner.get(at, ahead[-1] if ahead else None))
    return zip(new, reversed(ahead), strict=True)
