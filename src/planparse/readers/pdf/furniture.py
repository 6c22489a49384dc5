"""Running heads and feet: lines at the same place at the edge of page after page, whatever they say.

What tells them is the place, which is the page's and not the text's: the same words at the same distance from the
page's edge on three pages running, or on every second page where others stand there between; a shorter document has
them on all its pages, but perhaps the first. Text that a page happens to end with, and a table's header that each page
prints again, lie between a table's rules, or no white parts them from what they belong to.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planparse.readers.pdf.joining import line_text
from planparse.readers.pdf.lines import Line, in_lines, line_of
from planparse.readers.pdf.model import AFAR, PageContent, RunningLine

ZONE = 0.17  # of the page's height: no head or foot takes more
NEAR = 0.25  # the same: text beyond is far from any
DEPTH = 4  # lines: nor more
SAME = 2.0  # points: a line that is no further from where it stood on another page stands at its own place
ENOUGH = 3  # pages running
WORDS = 4  # of a running line, from which another line says the same by no chance
EVERY = (1, 2)  # page, or second page
AHEAD = EVERY[-1] * (ENOUGH - 1)  # pages that tell of the one before them
WHITE_HEAD, WHITE_FOOT = 1.0, 0.5  # of the font's size: parts a head from the text below, a foot from that above
HEAD, FOOT = 0, 1  # of a page's edges
_NUMBERS = re.compile(r"\d+")
_PAGE = re.compile(r"\bpage\s+\d+(?:\s+of\s+\d+)?|^\W*\d+(?:\s+of\s+\d+)?\W*$", re.IGNORECASE)


class Mark(NamedTuple):
    """A line near a page's edge: what it says but for its numbers, how far from the edge, the white further in."""

    said: str
    place: float  # points
    white: float  # of its font's size
    line: Line


class Edges(NamedTuple):
    """What stands at the head and at the foot of a page, from its edge inwards, and what all of it says."""

    ends: tuple[tuple[Mark, ...], tuple[Mark, ...]]
    said: frozenset[str]


def without_furniture(pages: Iterable[PageContent]) -> Iterator[PageContent]:
    """The pages without their running heads and feet, which stand in `running`; only a few pages are held back."""
    known: list[Edges] = []
    held: deque[PageContent] = deque()
    for page in pages:
        known.append(edges_of(page))
        held.append(page)
        if len(held) > AHEAD:
            yield cleared(held.popleft(), known, len(known) - len(held) - 1)
    for left, page in zip(range(len(held), 0, -1), held, strict=True):
        yield cleared(page, known, len(known) - left)


def edges_of(page: PageContent) -> Edges:
    """The few lines that may be a page's head or foot: near its edge, with no rule between."""
    zone, near = ZONE * page.height, NEAR * page.height
    rules = [top for _, top, _, bottom in page.rules if top == bottom and SAME < top < page.height - SAME]
    top, bottom = min(rules, default=AFAR), max(rules, default=-AFAR)
    far = page.height - near
    high = [line_of(words) for words in in_lines([word for word in page.words if word[4] < near])[: DEPTH + 1]]
    low = [line_of(words) for words in in_lines([word for word in page.words if word[2] > far])[-DEPTH - 1 :]]
    head = [line for line in high[:DEPTH] if line.middle < min(zone, top)]
    foot = [line for line in low[: -DEPTH - 1 : -1] if line.middle > max(page.height - zone, bottom)]
    heads = tuple(
        Mark(_PAGE.sub("#", line_text(line)), line.top, _white(line, below, top), line)
        for line, below in zip(head, [*high[1:], None], strict=False)
    )
    feet = tuple(
        Mark(_NUMBERS.sub("#", line_text(line)), page.height - line.bottom, _white(line, above, bottom), line)
        for line, above in zip(foot, [*low[-2::-1], None], strict=False)
    )
    return Edges((heads, feet), frozenset([mark.said for mark in (*heads, *feet)]))


def _white(line: Line, inner: Line | None, rule: float) -> float:
    """The white between a line and the next further in, of its font's size; without end where a rule parts them."""
    if inner is None or min(line.middle, inner.middle) < rule < max(line.middle, inner.middle):
        return AFAR
    return max(inner.top - line.bottom, line.top - inner.bottom) / line.size


def cleared(page: PageContent, known: Sequence[Edges], at: int) -> PageContent:
    """The page at a place among all without its running lines, by the edges of the pages before it and after."""
    head, foot = (_running(known, at, end, white) for end, white in enumerate((WHITE_HEAD, WHITE_FOOT)))
    if any(len(mark.line.segments) > 1 for mark in head):
        head = ()  # it may be a table's header, printed again
    if not head and not foot:
        return page
    gone = {id(word) for mark in (*head, *foot) for part in mark.line.segments for word in part.words}
    told = (*(_told(mark, foot=False) for mark in head), *(_told(mark, foot=True) for mark in reversed(foot)))
    return page._replace(words=tuple([word for word in page.words if id(word) not in gone]), running=told)


def _told(mark: Mark, *, foot: bool) -> RunningLine:
    line = mark.line
    box = line.segments[0].x0, line.top, line.segments[-1].x1, line.bottom
    return RunningLine(line_text(line), mark.said, box, foot)


def _running(known: Sequence[Edges], at: int, end: int, white: float) -> Sequence[Mark]:
    """The marks at one end of a page that other pages have too, as far in as white parts them from the rest on one."""
    found = 0
    for count, mark in enumerate(known[at].ends[end], 1):
        again = [other for step in EVERY for other in _repeated(known, at, end, mark, step)]
        again = again or _elsewhere(known, at, end, mark)
        if not again and not (end == FOOT and _is_amid(known, at, mark)):
            if mark.white < 0:
                continue  # no line of its own, but part of the next: a page's number, raised a little
            break
        if max(other.white for other in (mark, *again)) >= white:
            found = count
    return known[at].ends[end][:found]


def _repeated(known: Sequence[Edges], at: int, end: int, mark: Mark, step: int) -> list[Mark]:
    """The mark as it stands on pages enough, `step` apart: three, or all that there are but perhaps the first."""
    first = last = at
    while at - first < AHEAD and _same(known, first - step, end, mark):
        first -= step
    while last - at < AHEAD and _same(known, last + step, end, mark):
        last += step
    count = (last - first) // step + 1
    if count < ENOUGH and (count == 1 or first - step > 0 or last + step < len(known)):
        return []
    between = (edges.ends[end] for number, edges in enumerate(known[first:last]) if number % step)
    if not all(any(_is_level(other, mark) for other in marks) for marks in between):
        return []
    return [other for place in range(first, last + 1, step) for other in _same(known, place, end, mark)]


def _elsewhere(known: Sequence[Edges], at: int, end: int, mark: Mark) -> list[Mark]:
    """The running line of the pages around that says the same, where this page has it at another place.

    A page of another size, or one that was put in from elsewhere, has its edges elsewhere.
    """
    around = range(max(0, at - AHEAD), min(len(known), at + AHEAD + 1))
    if len(mark.said.split()) < WORDS:
        return []
    places = (place for place in around if mark.said in known[place].said)
    alike = ((place, other) for place in places for other in known[place].ends[end] if other.said == mark.said)
    return next((same for place, other in alike if (same := _repeated(known, place, end, other, 1))), [])


def _is_amid(known: Sequence[Edges], at: int, mark: Mark) -> bool:
    """Whether the feet of the pages before and after stand at a mark's place: of another part, or of every second."""
    if not 0 < at < len(known) - 1:
        return False
    return all(
        any(
            _is_level(other, mark) and _repeated(known, near, FOOT, other, EVERY[-1])
            for other in known[near].ends[FOOT]
        )
        for near in (at - 1, at + 1)
    )


def _same(known: Sequence[Edges], at: int, end: int, mark: Mark) -> list[Mark]:
    """The mark on another page, if there is such a page and it has it."""
    if not (0 <= at < len(known) and mark.said in known[at].said):
        return []
    return [other for other in known[at].ends[end] if other.said == mark.said and _is_level(other, mark)]


def _is_level(other: Mark, mark: Mark) -> bool:
    return abs(other.place - mark.place) < SAME
