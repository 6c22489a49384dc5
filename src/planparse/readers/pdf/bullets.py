"""Bullets that a browser draws: small round shapes left of a line, made the marks that they are to the eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist

from planparse.readers.pdf.model import Box, PageContent, Word

NEXT = 1.5  # points: those of one curve lie no further apart
POINTS = 8  # at least, round a disc
SMALL, LARGE = 1.5, 8.0  # points: how wide a bullet is
ROUND = 0.25  # of its width: by how much its height may differ
INDENT = 2.5  # of the font's size: how far right of it its line begins at most
BULLET = "•"

Point = tuple[float, float]


def with_bullets(page: PageContent) -> PageContent:
    """The page with each drawn disc left of a line as the word "•", and no longer among what charts are made of."""
    if len(page.sketched) < POINTS:
        return page
    words: list[Word] = []
    others: list[Point] = []
    for curve in _curves(page.sketched):
        box = _disc(curve)
        word = _beside(box, page.words) if box else None
        if box and word:
            words.append(Word(BULLET, box[0], word.top, box[2], word.bottom, word.size))
        else:
            others += curve
    return page._replace(words=(*page.words, *words), sketched=tuple(others)) if words else page


def _curves(points: Sequence[Point]) -> Iterator[list[Point]]:
    """The points in runs, each near to the next."""
    run = [points[0]]
    for before, point in pairwise(points):
        if dist(before, point) > NEXT:
            yield run
            run = []
        run.append(point)
    yield run


def _disc(curve: Sequence[Point]) -> Box | None:
    """The box of a small round shape, closed."""
    if len(curve) < POINTS:
        return None
    xs, ys = [x for x, _ in curve], [y for _, y in curve]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    small = SMALL < wide < LARGE and abs(wide - high) < ROUND * wide
    if not small or dist(curve[0], curve[-1]) > NEXT:
        return None
    return min(xs), min(ys), max(xs), max(ys)


def _beside(disc: Box, words: Sequence[Word]) -> Word | None:
    """The first word of the line that a disc stands left of."""
    middle = (disc[1] + disc[3]) / 2
    level = [word for word in words if word.top < middle < word.bottom and 0 < word.x0 - disc[2] < INDENT * word.size]
    return min(level, key=lambda word: word.x0, default=None)
