"""The drawn things of a page: straight rules, filled areas, pictures; through forms, clips and any matrix."""

from __future__ import annotations

import ctypes
import itertools
import struct
from typing import NamedTuple

import pypdfium2.raw as raw

from planparse.readers.pdf.model import Box, Fill, Rule, made
from planparse.readers.pdf.pointers import Argument, argument, quickly
from planparse.readers.pdf.turning import Matrix, Turn

_count = quickly(raw.FPDFPage_CountObjects)
_get = quickly(raw.FPDFPage_GetObject)
_type = quickly(raw.FPDFPageObj_GetType)
_bounds = quickly(raw.FPDFPageObj_GetBounds)
_matrix = quickly(raw.FPDFPageObj_GetMatrix)
_mode = quickly(raw.FPDFPath_GetDrawMode)
_segments = quickly(raw.FPDFPath_CountSegments)
_segment = quickly(raw.FPDFPath_GetPathSegment)
_kind = quickly(raw.FPDFPathSegment_GetType)
_point = quickly(raw.FPDFPathSegment_GetPoint)
_fill_colour = quickly(raw.FPDFPageObj_GetFillColor)
_stroke_colour = quickly(raw.FPDFPageObj_GetStrokeColor)
_stroke_width = quickly(raw.FPDFPageObj_GetStrokeWidth)
_form_count = quickly(raw.FPDFFormObj_CountObjects)
_form_get = quickly(raw.FPDFFormObj_GetObject)
_clip = quickly(raw.FPDFPageObj_GetClipPath)
_clip_paths = quickly(raw.FPDFClipPath_CountPaths)
_clip_segments = quickly(raw.FPDFClipPath_CountPathSegments)
_clip_segment = quickly(raw.FPDFClipPath_GetPathSegment)

_PATH, _TEXT = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT
_MOVE, _LINE, _CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_BEZIERTO
_four_floats = struct.Struct("4f").unpack_from
_two_floats = struct.Struct("2f").unpack_from

THIN = 2.5  # points; a filled box no thicker is a rule: printers' table borders are 0.25 to 2.25 pt
_LONG = 40.0  # points: a shorter bar is a piece of a border, drawn where it is seen; longer ones may be clipped
_SLACK = 0.6  # points that a straight edge may lean, for rounding
_MAX_SEGMENTS = 2_000  # a path of more is a drawing (a chart, a map), no border
_MAX_DEPTH = 6
_MAX_DRAWN = 60_000
_MAX_SKETCHED = 100_000  # points of slanted lines: a map, of which smaller bits than a letter tell nothing more
_LETTER = 8.0  # points

_rule = made(Rule)
_fill = made(Fill)
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


class Drawn(NamedTuple):
    """What is drawn on a page; `pictured` where pictures take most of it."""

    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    pictured: bool
    sketched: tuple[Point, ...]


def drawn_on(page: int, turn: Turn) -> Drawn:
    """Everything drawn on a loaded page, as seen."""
    pen = _Pen(turn)
    drawing, get, type_of, handle, path = argument(page), _get, _type, argument, pen.path
    for index in range(_count(drawing)):
        obj = handle(get(drawing, index))
        kind = type_of(obj)
        if kind == _PATH:
            path(obj, _PLAIN)
        elif kind != _TEXT:
            pen.draw(obj, kind, _PLAIN, 0)
    return Drawn(
        tuple(pen.rules), tuple(pen.fills), pen.picture_area > 0.5 * turn.width * turn.height, tuple(pen.sketched)
    )


class _Pen:
    """Collects the rules and fills of one page; holds the buffers that pdfium fills."""

    def __init__(self, turn: Turn) -> None:
        self.turn, self.upright, self.seen = turn, turn.upright, turn.matrix
        self.left, self.high = turn.left, turn.high
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self.picture_area = 0.0
        self.sketched: list[Point] = []
        self.four = (ctypes.c_float * 4)()
        self.float_refs = [ctypes.byref(self.four, 4 * i) for i in range(4)]
        self.ints = [ctypes.c_int() for _ in range(2)]
        self.int_refs = [ctypes.byref(i) for i in self.ints]
        self.colours = [ctypes.c_uint() for _ in range(4)]
        self.colour_refs = [ctypes.byref(c) for c in self.colours]
        self.fs_matrix = raw.FS_MATRIX()
        self.fs_matrix_ref = ctypes.byref(self.fs_matrix)

    def draw(self, obj: Argument, kind: int, outer: Matrix, depth: int) -> None:
        """One page object; forms are walked with their matrix."""
        if kind == _PATH:
            self.path(obj, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.picture(obj, outer)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = times(self.matrix(obj), outer)
            for index in range(_form_count(obj)):
                child = argument(_form_get(obj, index))
                child_kind = _type(child)
                if child_kind != _TEXT:
                    self.draw(child, child_kind, inner, depth + 1)

    def picture(self, obj: Argument, outer: Matrix) -> None:
        """A picture counts towards a pictured page; one as thin as a rule is a rule."""
        box = self.bounds(obj, outer)
        if box is None:
            return
        x0, top, x1, bottom = box
        if min(x1 - x0, bottom - top) <= THIN:
            self.bar(box)
        self.picture_area += (min(x1, self.turn.width) - max(x0, 0)) * (min(bottom, self.turn.height) - max(top, 0))

    def path(self, obj: Argument, outer: Matrix) -> None:
        """A path's straight level edges as rules, its filled boxes as fills."""
        if len(self.rules) + len(self.fills) >= _MAX_DRAWN:
            return
        box = self.bounds(obj, outer)
        if box is not None:
            x0, top, x1, bottom = box
            wide, high = x1 - x0, bottom - top
            if wide <= THIN or high <= THIN:  # pdfium keeps no path that is neither filled nor stroked
                if wide > _LONG or high > _LONG:
                    self.bar(box, self.clip(obj, outer))
                else:
                    self.bit(x0, top, x1, bottom)
                return
            if len(self.sketched) > _MAX_SKETCHED and max(wide, high) < _LETTER:
                return
        if not _mode(obj, *self.int_refs):
            return
        filled, stroked = self.ints[0].value != 0, self.ints[1].value != 0
        count = _segments(obj)
        if count > _MAX_SEGMENTS or count < 2:
            return
        clip = self.clip(obj, outer)
        if clip is not None and (clip[2] < clip[0] or clip[3] < clip[1]):
            return
        matrix = times(self.matrix(obj), outer)
        runs = self.subpaths(obj, count, matrix)
        if filled and len(runs) == 2 and (sides := border_of(*runs)):
            for side in sides:
                self.bar(side, clip)
            return
        for points, straight in runs:
            self.subpath(obj, points, straight, filled, stroked, clip)

    def bit(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A short thin piece as a rule; a dot as one each way, for the line of dots may run either way."""
        wide, high = x1 - x0, bottom - top
        dotted = wide <= THIN and high <= THIN
        if dotted or wide >= high:
            middle = (top + bottom) / 2
            self.rules.append(_rule((x0, middle, x1, middle)))
        if dotted or wide < high:
            middle = (x0 + x1) / 2
            self.rules.append(_rule((middle, top, middle, bottom)))

    def subpath(
        self, obj: Argument, points: list[Point], straight: bool, filled: bool, stroked: bool, clip: Box | None
    ) -> None:
        """One run of joined points."""
        box = around(points)
        level = is_level(points)
        if filled and straight and level and len(points) >= 4:
            if min(box[2] - box[0], box[3] - box[1]) <= THIN:
                self.bar(box, clip)
                return
            seen = clipped(box, clip)
            if seen:
                self.fills.append(_fill((*seen, self.colour(obj))))
        if stroked and self.shown(obj):
            width = self.stroke_width(obj)
            if len(points) == 2 and width > THIN and min(box[2] - box[0], box[3] - box[1]) <= _SLACK:
                self.broad(box, width, clip)
                return
            for a, b in itertools.pairwise(points):
                self.edge(a, b, clip)
        if not (straight and level):
            self.sketched += points[1:]

    def broad(self, box: Box, width: float, clip: Box | None) -> None:
        """A line stroked so thick that it is a band: its two long edges are what the eye sees as borders."""
        x0, top, x1, bottom = box
        half = width / 2
        wide = (x0, top - half, x1, bottom + half) if x1 - x0 > bottom - top else (x0 - half, top, x1 + half, bottom)
        self.fills.append(Fill(*(clipped(wide, clip) or wide), (0, 0, 0)))

    def edge(self, a: Point, b: Point, clip: Box | None) -> None:
        """A straight level edge as a rule; any other is no border."""
        if abs(a[0] - b[0]) <= _SLACK and abs(a[1] - b[1]) > _SLACK:
            x = (a[0] + b[0]) / 2
            self.bar((x, min(a[1], b[1]), x, max(a[1], b[1])), clip)
        elif abs(a[1] - b[1]) <= _SLACK and abs(a[0] - b[0]) > _SLACK:
            y = (a[1] + b[1]) / 2
            self.bar((min(a[0], b[0]), y, max(a[0], b[0]), y), clip)

    def bar(self, box: Box, clip: Box | None = None) -> None:
        """A thin box as the rule along its middle."""
        seen = clipped(box, clip)
        if seen is None:
            return
        x0, top, x1, bottom = seen
        if x1 - x0 >= bottom - top:
            y = (top + bottom) / 2
            self.rules.append(_rule((x0, y, x1, y)))
        else:
            x = (x0 + x1) / 2
            self.rules.append(_rule((x, top, x, bottom)))

    def subpaths(self, obj: Argument, count: int, matrix: Matrix) -> list[tuple[list[Point], bool]]:
        """The path's runs of points as seen, each with whether it has no curve; closed ones end as they began."""
        point, segment, kind_of, four = _point, _segment, _kind, self.four
        xref, yref, *_ = self.float_refs
        a, b, c, d, e, f = times(matrix, self.seen)
        out: list[tuple[list[Point], bool]] = []
        points: list[Point] = []
        straight = True
        for index in range(count):
            at = argument(segment(obj, index))
            kind = kind_of(at) if count > 2 else _LINE  # one line, as most borders are
            if kind == _MOVE:
                if len(points) > 1:
                    out.append((points, straight))
                points, straight = [], True
            elif kind == _CURVE:
                straight = False
            point(at, xref, yref)
            x, y = _two_floats(four)
            points.append((a * x + c * y + e, b * x + d * y + f))
        if len(points) > 1:
            out.append((points, straight))
        return out

    def matrix(self, obj: Argument) -> Matrix:
        """An object's own matrix."""
        m = self.fs_matrix
        return (m.a, m.b, m.c, m.d, m.e, m.f) if _matrix(obj, self.fs_matrix_ref) else _PLAIN

    def bounds(self, obj: Argument, outer: Matrix) -> Box | None:
        """An object's box as seen; null where pdfium knows none."""
        if not _bounds(obj, *self.float_refs):
            return None
        left, low, right, high = _four_floats(self.four)
        if outer is _PLAIN and self.upright:
            return left - self.left, self.high - high, right - self.left, self.high - low
        a, b, c, d, e, f = times(outer, self.seen)
        return around([(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)])

    def clip(self, obj: Argument, outer: Matrix) -> Box | None:
        """The box that the object's clipping paths leave; null where nothing clips."""
        path = argument(_clip(obj))
        many = _clip_paths(path)
        if many <= 0 or many > 50:
            return None
        left, top, right, bottom = -1e6, -1e6, 1e6, 1e6
        point, segment, four = _point, _clip_segment, self.four
        xref, yref, *_ = self.float_refs
        a, b, c, d, e, f = times(outer, self.seen)
        for which in range(many):
            points = []
            for index in range(min(_clip_segments(path, which), 100)):
                point(argument(segment(path, which, index)), xref, yref)
                x, y = _two_floats(four)
                points.append((a * x + c * y + e, b * x + d * y + f))
            if len(points) > 2:
                box = around(points)
                left, top, right, bottom = max(left, box[0]), max(top, box[1]), min(right, box[2]), min(bottom, box[3])
        return left, top, right, bottom

    def colour(self, obj: Argument) -> tuple[int, int, int]:
        """The fill colour; white where pdfium doesn't know."""
        if not _fill_colour(obj, *self.colour_refs):
            return 255, 255, 255
        red, green, blue, _ = self.colours
        return red.value, green.value, blue.value

    def shown(self, obj: Argument) -> bool:
        """Whether the stroke is not wholly transparent."""
        return not _stroke_colour(obj, *self.colour_refs) or self.colours[3].value > 0

    def stroke_width(self, obj: Argument) -> float:
        """The width of the stroke in its own units."""
        return float(self.four[0]) if _stroke_width(obj, self.float_refs[0]) else 1.0


def border_of(one: tuple[list[Point], bool], other: tuple[list[Point], bool]) -> list[Box]:
    """The four sides that are filled between two boxes of one path, the one right inside the other; else none.

    So the border of a cell is drawn that touches no other; a page end leaves a side of it out.
    """
    if not (one[1] and other[1] and is_level(one[0]) and is_level(other[0])):
        return []
    a, b = around(one[0]), around(other[0])
    (x0, top, x1, bottom), (left, upper, right, lower) = (a, b) if (a[0], -a[2]) < (b[0], -b[2]) else (b, a)
    widths = left - x0, upper - top, x1 - right, bottom - lower
    if not all(0 <= width <= THIN for width in widths):
        return []
    sides = [(x0, top, left, bottom), (x0, top, x1, upper), (right, top, x1, bottom), (x0, lower, x1, bottom)]
    return [side for side, width in zip(sides, widths, strict=True) if width]


def is_level(points: list[Point]) -> bool:
    """Whether each edge runs along an axis."""
    x, y = points[0]
    for to_x, to_y in points:
        if not (-_SLACK <= to_x - x <= _SLACK or -_SLACK <= to_y - y <= _SLACK):
            return False
        x, y = to_x, to_y
    return True


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    if outer == _PLAIN:
        return inner
    if inner == _PLAIN:
        return outer
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def around(points: list[Point]) -> Box:
    """The box around points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def clipped(box: Box, clip: Box | None) -> Box | None:
    """What the clip leaves of the box; null where nothing."""
    if clip is None:
        return box
    x0, top, x1, bottom = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    slack = THIN  # a border drawn on the very edge of its clip is seen by half
    if x1 < x0 - slack or bottom < top - slack:
        return None
    return min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom)
