"""From the space that a page is drawn in to the page as it is seen: cropped, turned, measured from its top left."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2.raw as raw

from planparse.readers.pdf.model import Box
from planparse.readers.pdf.pointers import call

_rotation = call(raw.FPDFPage_GetRotation)
_bounding_box = call(raw.FPDF_GetPageBoundingBox)

Matrix = tuple[float, float, float, float, float, float]  # a point (x, y) goes to (ax + cy + e, bx + dy + f)
UPWARD = ((0, 1), (-1, 0), (0, -1), (1, 0))  # which way is up in drawing space, by quarter turns
# how far across and down a page is seen what lies one point to the right, and one up, in drawing space
_AXES = ((1.0, 0.0, 0.0, -1.0), (0.0, 1.0, 1.0, 0.0), (-1.0, 0.0, 0.0, 1.0), (0.0, -1.0, -1.0, 0.0))


class Turn(NamedTuple):
    """The seen page: its box in drawing space, its rotation in quarter turns clockwise, its size as seen."""

    left: float
    low: float
    right: float
    high: float
    quarters: int
    width: float
    height: float

    @property
    def upright(self) -> bool:
        """Whether the page is seen as it is drawn."""
        return self.quarters == 0

    @property
    def matrix(self) -> Matrix:
        """What takes many points to where `point` says they are seen."""
        return *_AXES[self.quarters], *self.point(0.0, 0.0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as seen, from the top left."""
        if self.quarters == 0:
            return x - self.left, self.high - y
        if self.quarters == 1:
            return y - self.low, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.low
        return self.high - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box as seen: x0, top, x1, bottom."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def turn_of(page: int) -> Turn:
    """How a loaded page is seen; US letter where the file gives it no sensible box."""
    rect = raw.FS_RECTF()
    if not _bounding_box(page, ctypes.byref(rect)) or rect.right <= rect.left or rect.top <= rect.bottom:
        rect.left, rect.bottom, rect.right, rect.top = 0.0, 0.0, 612.0, 792.0
    quarters = max(0, _rotation(page)) % 4
    across, up = rect.right - rect.left, rect.top - rect.bottom
    width, height = (up, across) if quarters % 2 else (across, up)
    return Turn(rect.left, rect.bottom, rect.right, rect.top, quarters, width, height)
