"""What is drawn on the picture of a page: how it leans, its thin straight bars, its coloured areas. All in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from planparse.readers.colours import colour_word

SCALE = 200 / 72  # pixels a point: fewer blur small print, more cost time
_CONTRAST = 45  # of 255: a hair line's grey on what is round it, well above a scanner's noise
_ACROSS, _DOWN = round(30 * SCALE), round(16 * SCALE)  # dark runs that long are rules, and no letters' strokes
_THICK = 4 * SCALE  # what is thicker is a filled area
_LEAN = 0.02  # of its length: paper isn't quite flat
_STEEPEST, _STEP = 0.04, 0.0005  # tangents: sheets are fed in up to 2 degrees askew; half a pixel over 1,000
_CELL = round(6 * SCALE)  # no cell that holds a line of text is lower or narrower
_FULL = 0.5  # of its box that a coloured area covers: the text on it takes the rest
_SHADES = 16  # levels of each part of a colour that are told apart


class Bar(NamedTuple):
    """A thin straight bar, `level` or upright; `x1` and `bottom` are the first pixels after it."""

    x0: int
    top: int
    x1: int
    bottom: int
    level: bool


def lean_of(grey: Any) -> float:
    """The tangent by which the lines of a picture (grey, rows by columns) fall to the right.

    Along lines as they lie, ink gathers in few rows: the sum of the rows' squares is greatest. Dark areas don't count:
    a lid's shadow is straight whatever the paper is.
    """
    import numpy

    ys, xs = numpy.nonzero(_strokes(grey)[::2, ::2])
    room = grey.shape[1]
    best, most = 0.0, -1.0
    for step in sorted(range(-round(_STEEPEST / _STEP), round(_STEEPEST / _STEP) + 1), key=abs):
        rows = numpy.bincount((ys - xs * (step * _STEP) + room).astype(numpy.int64)).astype(numpy.float64)
        if (peaked := float((rows * rows).sum())) > most:
            best, most = step * _STEP, peaked
    return best


def bars_of(grey: Any) -> list[Bar]:
    """The bars on a picture (grey, rows by columns)."""
    dark = _strokes(grey)
    level = [Bar(start, first, end, last + 1, True) for first, last, start, end in bars(dark, _ACROSS)]
    return level + [Bar(first, start, last + 1, end, False) for first, last, start, end in bars(dark.T, _DOWN)]


def without_bars(grey: Any, bars: Iterable[Bar]) -> Any:
    """The picture with the ground where the bars are, but for those that lean: the text near them is nearer."""
    bare, ground = grey.copy(), ground_of(grey)
    for x0, top, x1, bottom, level in bars:
        if (bottom - top if level else x1 - x0) <= _THICK:
            where = slice(max(top - 1, 0), bottom + 1), slice(max(x0 - 1, 0), x1 + 1)
            bare[where] = ground[where]
    return bare


def ground_of(grey: Any) -> Any:
    """The picture with all that is thin and darker than what is round it filled up: letters and lines, no areas."""
    import numpy

    for _ in range(2):
        grey = numpy.ascontiguousarray(_filled(grey).T)
    return grey


def _strokes(grey: Any) -> Any:
    """Where letters and lines are."""
    return ground_of(grey).astype("int16") - grey > _CONTRAST


def _filled(grey: Any) -> Any:
    """The picture without what is thin from top to bottom."""
    import numpy

    reach = round(_THICK) // 2
    for most in (numpy.maximum, numpy.minimum):
        wide = numpy.pad(grey, ((reach, reach), (0, 0)), mode="edge")
        grey = wide[: len(wide) - 2 * reach].copy()
        for step in range(1, 2 * reach + 1):
            most(grey, wide[step : step + len(grey)], out=grey)
    return grey


def bars(dark: Any, length: int) -> list[tuple[int, int, int, int]]:
    """The long thin dark bars along the rows: first row, last row, start, end.

    Long runs of one row that touch those of the row before are one bar, so that one that leans a little is one too.
    """
    open_bars: list[list[int]] = []
    done: list[list[int]] = []
    for row, start, end in runs(dark, length):
        still = [bar for bar in open_bars if bar[1] >= row - 1]
        done += [bar for bar in open_bars if bar[1] < row - 1]
        open_bars = still
        touched = next((bar for bar in open_bars if start <= bar[3] + 2 and end >= bar[2] - 2), None)
        if touched is None:
            open_bars.append([row, row, start, end])
        else:
            touched[1:] = [row, min(start, touched[2]), max(end, touched[3])]
    return [
        (first, last, start, end)
        for first, last, start, end in done + open_bars
        if last - first + 1 <= max(_THICK, _LEAN * (end - start))
    ]


def runs(dark: Any, length: int) -> Iterator[tuple[int, int, int]]:
    """The runs of at least `length` dark pixels: row, start, end."""
    import numpy

    edges = numpy.diff(numpy.pad(dark.astype(numpy.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = numpy.nonzero(edges == 1)
    ends = numpy.nonzero(edges == -1)[1]
    for at in numpy.nonzero(ends - starts >= length)[0]:
        yield int(rows[at]), int(starts[at]), int(ends[at])


def coloured_areas(picture: Any) -> list[tuple[int, int, int, int, tuple[int, int, int]]]:
    """The areas of one colour (of a picture: rows, columns, red-green-blue): x0, top, x1, bottom, the colour.

    One colour is what one calls by one word; areas without such a word say nothing and are left out.
    """
    import cv2
    import numpy

    even = cv2.medianBlur(picture, 5)  # a scanner's noise, and the strokes of small print
    said = _said_of_shades()[tuple(even[:, :, part] // (256 // _SHADES) for part in range(3))]
    out = []
    for word in numpy.unique(said[said > 0]).tolist():
        count, labels, boxes, _ = cv2.connectedComponentsWithStats((said == word).astype(numpy.uint8))
        for label in range(1, count):
            x0, top, wide, high, area = (int(value) for value in boxes[label])
            if min(wide, high) >= _CELL and area >= _FULL * wide * high:
                inside = slice(top, top + high), slice(x0, x0 + wide)
                shade = numpy.median(even[inside][labels[inside] == label], axis=0)
                out.append((x0, top, x0 + wide, top + high, (int(shade[0]), int(shade[1]), int(shade[2]))))
    return out


@cache
def _said_of_shades() -> Any:
    """By level of red, green and blue, the number of the word that one calls the colour by; 0 for none."""
    import numpy

    step = 256 // _SHADES
    middles = range(step // 2, 256, step)
    words = [colour_word((red, green, blue)) for red in middles for green in middles for blue in middles]
    order = ["", *sorted(set(words) - {""})]
    return numpy.array([order.index(word) for word in words], numpy.uint8).reshape(_SHADES, _SHADES, _SHADES)
