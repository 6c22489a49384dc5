"""Words as printed lines, and each line as the runs of words that wide gaps part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter, sub
from typing import NamedTuple

from planparse.readers.pdf.model import Box, Word, made
from planparse.text import LIST_MARKS

SAME_LINE = 0.4  # of the font's size: centres no further apart stand on one line
MARKS = 3  # raised marks that may stand on a line before its own words; more are a line
WIDE = 0.85  # of the font's size: a gap this wide is no word space, be the text justified or not


class Segment(NamedTuple):
    """Words of one line without a wide gap between them, left to right."""

    x0: float
    x1: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Line(NamedTuple):
    """One printed line: its height on the page (points from the top), its font's size, its segments from the left."""

    top: float
    bottom: float
    size: float
    segments: tuple[Segment, ...]
    led: tuple[int, ...] = ()  # the segments that end in dots, which lead the eye to the next

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)


_new_segment = made(Segment)
_new_line = made(Line)


def words_outside(words: Iterable[Word], boxes: Sequence[Box]) -> list[Word]:
    """The words whose middle lies in none of the boxes."""
    if not boxes:
        return list(words)
    out = []
    for word in words:
        height = (word[2] + word[4]) / 2
        for x0, top, x1, bottom in boxes:
            if top <= height <= bottom and x0 <= (word[1] + word[3]) / 2 <= x1:
                break
        else:
            out.append(word)
    return out


def group_lines(words: Iterable[Word]) -> list[Line]:
    """Lines from the top of the page; a raised mark joins the line that it rises from."""
    return [line_of(members) for members in in_lines(words)]


def in_lines(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line from the top of the page, for `line_of`."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    middle = size = reach = -1.0  # of the line being gathered; `reach` is where its last word's middle may stand
    for word in sorted(words, key=_height):
        top = word[2]
        height = word[4] - top
        centre = top + height / 2
        if line and (centre < reach or (height > size and centre - middle < SAME_LINE * height)):
            line.append(word)
            if height <= size * 1.15 or len(line) > MARKS:
                continue  # the line's own font, not the mark before it or a big page number, says where it stands
        else:
            line = [word]
            lines.append(line)
        middle, size, reach = centre, height, centre + SAME_LINE * height
    return lines


def _height(word: Word) -> float:
    return word[2] + word[4]


_left = itemgetter(1)  # a word's x0


def line_of(words: list[Word]) -> Line:
    """The line that words make, which are put in their order in it."""
    first = words[0]
    if len(words) == 1:
        size = first.size or first.bottom - first.top
        return _new_line((first.top, first.bottom, size, (_new_segment((first.x0, first.x1, (first,))),), ()))
    words.sort(key=_left)
    texts, lefts, tops, rights, bottoms, sizes, _, _ = zip(*words, strict=True)
    size = first.size
    even = size > 0 and sizes.count(size) == len(words)  # one font: no raised mark
    if not even:
        own = words[1:] if first.text in LIST_MARKS else words  # the mark of an item may be of any size
        ranked = sorted([word.size or word.bottom - word.top for word in own])
        size, even = ranked[len(ranked) // 2], ranked[0] == ranked[-1]
    led: tuple[int, ...] = ()
    if max(map(sub, lefts[1:], rights)) > WIDE * size or "..." in "".join(texts):
        segments, led = _segments(words, WIDE * size)
    else:
        segments = (_new_segment((lefts[0], max(rights), tuple(words))),)
    if not even and (main := [word for word in words if not word.superscript]):
        return Line(min([word.top for word in main]), max([word.bottom for word in main]), size, segments, led)
    return _new_line((min(tops), max(bottoms), size, segments, led))


def _segments(words: list[Word], wide: float) -> tuple[tuple[Segment, ...], tuple[int, ...]]:
    """A line's words parted at gaps wider than `wide` and after dots that lead; which parts end in such dots."""
    segments: list[Segment] = []
    led: list[int] = []
    start, right, dotted = 0, words[0].x1, False
    for index, word in enumerate(words):
        text, x0, _, x1, *_ = word
        leads = dotted and _leads(words, index)
        if leads or x0 - right > wide:
            if leads:
                led.append(len(segments))
            segments.append(_new_segment((words[start].x0, right, tuple(words[start:index]))))
            start, right = index, x1
        elif x1 > right:
            right = x1
        dotted = text[-1:] == "."
    segments.append(_new_segment((words[start].x0, right, tuple(words[start:]))))
    return tuple(segments), tuple(led)


def _leads(words: Sequence[Word], index: int) -> bool:
    """Whether dots end before the word: "Total ..... 12", as one word or as a word each."""
    if not words[index].text.strip("."):
        return False
    before = words[index - 1].text
    return before.endswith("....") or (
        before == "." and index > 3 and words[index - 2].text == words[index - 3].text == "."
    )
