"""A page's content by pdfplumber: the slow path, taken where the fast one isn't proven right, and to prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from planparse.readers.pdf.model import Fill, PageContent, Rule, Word, placed

THIN = 2.0  # points: a rectangle no thicker is a rule
SLANT = 0.5  # points: a line that leaves the axis by more is no rule
GAP = 0.15  # of the font's size: characters further apart are two words
SUPERSCRIPT = 0.8  # of the size of the word before: smaller and higher than it is superscript
WHITE = 250


def plumbed_pages(path: Path | BytesIO, password: str | None = None) -> Iterator[PageContent]:
    """Each page of a PDF in order, closed as soon as it is handed on, so that memory stays flat."""
    import pdfplumber  # heavy, and needed only here

    with pdfplumber.open(path, password=password or "") as pdf:
        for page in pdf.pages:
            yield page_content(page)
            page.close()


def page_content(page: Any) -> PageContent:
    """Words, rules and fills of one open pdfplumber page, shifted so that its visible box starts at 0, 0."""
    x, y = float(page.bbox[0]), float(page.bbox[1])
    rects = [rect for rect in page.rects if _inside(rect, page)]
    words = tuple(_words(page, x, y))
    return PageContent(
        number=int(page.page_number),
        width=float(page.width),
        height=float(page.height),
        words=words,
        rules=tuple(_line_rules(page.lines, x, y)) + tuple(_rect_rules(rects, x, y)) + tuple(_curve_rules(page, x, y)),
        fills=tuple(_fills(rects, x, y)),
        pictured=not words and bool(page.images),
    )


def _words(page: Any, x: float, y: float) -> Iterator[Word]:
    before: Word | None = None
    for raw in page.extract_words(x_tolerance_ratio=GAP, extra_attrs=["size", "fontname"]):
        if not raw["text"].strip():  # a damaged font may give a sign no letter at all
            continue
        size = float(raw["size"])
        box = (float(raw["x0"]) - x, float(raw["top"]) - y, float(raw["x1"]) - x, float(raw["bottom"]) - y)
        raised = (
            before is not None
            and size < SUPERSCRIPT * before.size
            and before.top - before.size / 2 < box[1] < box[3] < before.bottom - (before.size - size) / 4
            and 0 <= box[0] - before.x1 < before.size
        )
        word = Word(str(raw["text"]), *placed(box), size, _is_bold(str(raw["fontname"])), raised)
        yield word
        if not raised:
            before = word


def _is_bold(font: str) -> bool:
    name = font.rsplit("+", 1)[-1].lower()
    return any(mark in name for mark in ("bold", "black", "heavy", "demi"))


def _inside(shape: Mapping[str, Any], page: Any) -> bool:
    x0, top, x1, bottom = page.bbox
    return bool(shape["x1"] > x0 and shape["x0"] < x1 and shape["bottom"] > top and shape["top"] < bottom)


def _line_rules(lines: Sequence[Mapping[str, Any]], x: float, y: float) -> Iterator[Rule]:
    for line in lines:
        yield from _axis(line["x0"] - x, line["top"] - y, line["x1"] - x, line["bottom"] - y)


def _axis(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    """A line along an axis as a rule, put exactly on that axis."""
    if abs(bottom - top) <= SLANT < abs(x1 - x0):
        yield Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    elif abs(x1 - x0) <= SLANT < abs(bottom - top):
        yield Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def _rect_rules(rects: Sequence[Mapping[str, Any]], x: float, y: float) -> Iterator[Rule]:
    """A thin rectangle is one rule through its middle; a larger one has four, unless it is white ground only."""
    for rect in rects:
        x0, top, x1, bottom = (rect["x0"] - x, rect["top"] - y, rect["x1"] - x, rect["bottom"] - y)
        if bottom - top <= THIN < x1 - x0:
            yield Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
        elif x1 - x0 <= THIN < bottom - top:
            yield Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
        elif rect.get("stroke") or (rect.get("fill") and min(_rgb(rect.get("non_stroking_color"))) < WHITE):
            yield from (Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom))
            yield from (Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom))


def _curve_rules(page: Any, x: float, y: float) -> Iterator[Rule]:
    for edge in page.curve_edges:
        yield from _axis(edge["x0"] - x, edge["top"] - y, edge["x1"] - x, edge["bottom"] - y)


def _fills(rects: Sequence[Mapping[str, Any]], x: float, y: float) -> Iterator[Fill]:
    for rect in rects:
        if rect.get("fill"):
            box = (rect["x0"] - x, rect["top"] - y, rect["x1"] - x, rect["bottom"] - y)
            yield Fill(*box, _rgb(rect.get("non_stroking_color")))


def _rgb(colour: object) -> tuple[int, int, int]:
    """0-255 from grey, RGB or CMYK of 0-1; black where a pattern or nothing is named."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    values = [min(1.0, max(0.0, float(part))) for part in parts if isinstance(part, int | float)]
    if len(values) == 4:
        values = [
            (1 - values[0]) * (1 - values[3]),
            (1 - values[1]) * (1 - values[3]),
            (1 - values[2]) * (1 - values[3]),
        ]
    red, green, blue = (values * 3)[:3] if len(values) == 1 else values if len(values) == 3 else (0.0, 0.0, 0.0)
    return round(red * 255), round(green * 255), round(blue * 255)
