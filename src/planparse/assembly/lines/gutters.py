"""Where columns set with spaces begin and end: geometry of one page's lines, in characters from its left edge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

SLACK = 3  # characters by which a line may stand beside its column
REACH = 8  # characters by which columns shift from page to page without a header
MARGIN = 0.8  # share of the texts left of the first header that end there, from which they are a column without one
ACROSS, COLLIDING, DOUBLED = 1.0, 0.3, 1.0  # what a segment over a gutter costs, one parted there, two in one column
SURE = 3.0  # what a judge gives a text that is surely the column's
_RUN = re.compile(r"\S+(?: \S+)*")

Judge = Callable[[str, int], float]  # how well a text suits a column


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with single spaces between them, from `start` up to and without `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Gutters:
    """Where each column after the first begins."""

    cuts: tuple[int, ...]

    def divide(self, segments: Sequence[Segment], judge: Judge) -> dict[int, str]:
        """The text of each column that a line fills."""
        cells: dict[int, str] = {}
        ahead = [self.column_of(segment.start) for segment in segments[1:]]
        for index, segment in enumerate(segments):
            free_to = ahead[index] if index < len(ahead) else len(self.cuts) + 1
            for column, start, text in self.parts(segment, free_to, judge):
                if column in cells and column + 1 < free_to + 1 and self.beside_next(column, start):
                    column += 1  # it stands a little left of its column, as the text before it is long
                cells[column] = f"{cells[column]} {text}" if column in cells else text
        return cells

    def parts(self, segment: Segment, free_to: int, judge: Judge) -> list[tuple[int, int, str]]:
        """(column, start, text) of a segment, parted at the spaces that stand best beside the gutters it reaches.

        Columns from `free_to` on are filled by the segments after it.
        """
        parts: list[tuple[int, int, str]] = []
        start, text = segment.start, segment.text
        while (column := self.column_of(start)) < min(len(self.cuts), free_to - 1):
            at = best_space(start, text, self.cuts[column], lambda right: judge(right, column + 1))
            if at is None:
                break
            parts.append((column, start, text[: at - start].strip()))
            text = text[at + 1 - start :].strip()
            start = max(at + 1, self.cuts[column])
        return [*parts, (self.column_of(start), start, text)]

    def beside_next(self, column: int, start: int) -> bool:
        """Whether a text begins just left of the column after `column`."""
        return column < len(self.cuts) and start >= self.cuts[column] - REACH

    def crossed(self, segment: Segment) -> list[int]:
        """The gutters that a segment runs across."""
        return [cut for cut in self.cuts if segment.start < cut < segment.end]

    def column_of(self, start: int) -> int:
        """The column that a text begins in."""
        return sum(1 for cut in self.cuts if cut <= start)

    def runs_over(self, segments: Sequence[Segment]) -> bool:
        """Whether a line has text over a gutter with no space there, or over several gutters."""
        for segment in segments:
            crossed = [cut for cut in self.crossed(segment) if segment.end - cut > SLACK]
            if len(crossed) > 1 or any(space_near(segment, cut) is None for cut in crossed):
                return True
        return False


def segments_of(line: str) -> list[Segment]:
    """A line's segments: two spaces or more part them."""
    return [Segment(m.start(), m.end(), m.group()) for m in _RUN.finditer(line)]


def space_near(segment: Segment, cut: int) -> int | None:
    """Where a space of the segment stands beside a gutter, in characters of the line; null for nowhere."""
    for distance in range(SLACK + 1):
        for at in (cut - 1 - distance, cut - 1 + distance):
            inside = at - segment.start
            if 0 < inside < len(segment.text) and segment.text[inside] == " ":
                return at
    return None


def best_space(start: int, text: str, cut: int, judge: Callable[[str], float]) -> int | None:
    """Where a text from `start` is parted beside a gutter, in characters of the line; null for nowhere.

    A text over the gutter is parted at the space that suits best; one that ends before it only where what follows the
    space is surely the next column's.
    """
    over = start + len(text) > cut
    best: tuple[float, int] | None = None
    for at in range(max(start + 1, cut - 1 - REACH), min(start + len(text) - 1, cut + SLACK)):
        if text[at - start] != " ":
            continue
        right = text[at - start + 1 :]
        suits = judge(right)
        if not (over or suits >= SURE):
            continue
        worth = suits + (0.5 if right[:1].isupper() or right[:1].isdigit() else 0.0) - 0.25 * abs(at - (cut - 1))
        if best is None or worth > best[0]:
            best = (worth, at)
    if best is None or (over and best[0] < -0.25 * SLACK):
        return None
    return best[1]


def gutters_of(header: Sequence[Segment], lines: Sequence[Sequence[Segment]]) -> Gutters:
    """The gutters of a page: each between the words of neighbouring headers, where they part its lines best."""
    windows = [range(left.end, max(right.start + SLACK, left.end + 1)) for left, right in pairwise(header)]
    return best_cuts(windows, [h.start for h in header[1:]], lines)


def moved(gutters: Gutters, lines: Sequence[Sequence[Segment]]) -> Gutters:
    """The gutters of a page without a header: those of the page before, each where it parts the lines best."""
    return best_cuts([range(max(1, cut - REACH), cut + REACH + 1) for cut in gutters.cuts], gutters.cuts, lines)


def best_cuts(windows: Sequence[range], usual: Sequence[int], lines: Sequence[Sequence[Segment]]) -> Gutters:
    """One cut of each window, all together such that as few lines as can be have text across, or twice in a column."""
    starts = Counter(segment.start for line in lines for segment in line)
    choices = [
        sorted({at for at in starts if at in window} | {place}) for window, place in zip(windows, usual, strict=True)
    ]
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for place, cuts in zip(usual, choices, strict=True):
        ahead: dict[int, tuple[float, tuple[int, ...]]] = {}
        for cut in cuts:
            own = crossing(cut, lines) + 0.01 * abs(cut - place) - 0.02 * sum(starts[cut + n] for n in range(SLACK))
            options = [
                (cost + own + doubled(before, cut, lines), (*path, cut))
                for before, (cost, path) in best.items()
                if before < cut
            ]
            if options:
                ahead[cut] = min(options)
        if not ahead:
            return Gutters(tuple(usual))
        best = ahead
    return Gutters(min((cost + doubled(cut, 10**6, lines), path) for cut, (cost, path) in best.items())[1])


def crossing(cut: int, lines: Sequence[Sequence[Segment]]) -> float:
    """What a cut costs for the text that runs across it."""
    over = [s for line in lines for s in line if s.start < cut < s.end]
    return sum(COLLIDING if s.text[cut - 1 - s.start] == " " else ACROSS for s in over)


def doubled(left: int, right: int, lines: Sequence[Sequence[Segment]]) -> float:
    """What it costs that lines have two texts between two cuts."""
    return DOUBLED * sum(max(0, sum(1 for s in line if left <= s.start < right) - 1) for line in lines)


def with_margin(header: Sequence[Segment], lines: Sequence[Sequence[Segment]], sure: bool) -> tuple[Segment, ...]:
    """The header with a column without words on its left, where texts begin and end before its words."""
    first = header[0].start
    left = [line[0] for line in lines if line and line[0].start < first - SLACK]
    beside = [segment for segment in left if segment.end < first]
    if not sure and (len(beside) < 2 or len(beside) < MARGIN * len(left)):
        return tuple(header)
    return (Segment(0, max((segment.end for segment in beside), default=0), ""), *header)


def with_tail(header: tuple[Segment, ...], lines: Sequence[Sequence[Segment]]) -> tuple[Segment, ...]:
    """The header with a column without words on its right, where lines have two texts under its last words."""
    last = header[-1]
    under = [[s for s in line if s.start >= last.start - SLACK] for line in lines]
    seconds = [found[1].start for found in under if len(found) > 1]
    if len(seconds) < 2 or max(seconds) - min(seconds) > 2 * SLACK or min(seconds) <= last.end:
        return header
    return (*header, Segment(min(seconds), min(seconds), ""))
