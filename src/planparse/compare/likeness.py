"""How alike two texts are, and which texts of two long lists are worth the comparison."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import ceil

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from planparse.compare.ordering import Pair

LONG = 1000  # characters of a text that are compared: enough to know it, however long it is
FEW = 100  # so many comparisons are made without asking which are worth it
OPENING = 500  # characters of a text that are searched for rare words
RAREST, NEAREST, BEST = 10, 24, 8  # features asked for, texts asked per feature, texts compared in the end
GROWN = 6  # words that a text needs before another is taken for it with words added
MUCH = 1.25  # how much longer such a text is
HELD = 0.85  # what a text that holds the whole of another is worth

_WORD = re.compile(r"\w+")


def words_only(text: str | None) -> str:
    """A text as its lower-case words with single spaces: what two prints of one text share."""
    return " ".join(_WORD.findall((text or "").casefold()))


def likeness(left: str, right: str, least: float = 0.0) -> float:
    """How alike two texts of `words_only` are, 0 to 1, or 0 where that is below `least`.

    One that holds the other whole, in order, is near to it.
    """
    left, right = left[:LONG], right[:LONG]
    if not left or not right:
        return 0.0
    return max(fuzz.ratio(left, right, score_cutoff=100 * least) / 100, _held(left.split(), right.split(), least))


def _held(left: list[str], right: list[str], least: float) -> float:
    shorter, longer = sorted((len(left), len(right)))
    if shorter < GROWN or longer < MUCH * shorter:  # nearly as long: the ratio says it better
        return 0.0
    cutoff = ceil(least / HELD * shorter)
    return HELD * LCSseq.similarity(left, right, score_cutoff=cutoff) / shorter


def candidates(old: Mapping[int, str], new: Mapping[int, str]) -> Iterator[Pair]:
    """Positions of texts that may be alike: all where they are few, else those that share rare words.

    At most BEST per old text, so that long lists take time in proportion to their length.
    """
    if len(old) * len(new) <= FEW:
        yield from ((left, right) for left in old for right in new)
        return
    index = _index(new)
    scale = len(new) / len(old)
    places = list(new)
    for at, (left, text) in enumerate(old.items()):
        yield from ((left, places[right]) for right in _nearest(_features(text), index, int(at * scale)))


def _index(texts: Mapping[int, str]) -> dict[str, list[int]]:
    """Which texts (by their order, rising) hold each feature."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts.values()):
        for feature in _features(text):
            index[feature].append(at)
    return index


def _features(text: str) -> list[str]:
    words = text[:OPENING].split()
    return sorted({*words, *map(" ".join, pairwise(words))})


def _nearest(features: list[str], index: dict[str, list[int]], at: int) -> list[int]:
    """The texts that share most of the rarest features; of too many holders of one, those nearest to `at`."""
    weights: Counter[int] = Counter()
    rarest = sorted((len(index[feature]), feature) for feature in features if feature in index)[:RAREST]
    for count, feature in rarest:
        holders = index[feature]
        first = max(0, min(bisect_left(holders, at) - NEAREST // 2, count - NEAREST))
        for holder in holders[first : first + NEAREST]:
            weights[holder] += 1_000_000 // count  # whole numbers: sums don't depend on their order
    return sorted(weights, key=lambda holder: (-weights[holder], abs(holder - at), holder))[:BEST]
