"""What stands on a PDF page before anything is made of it: words, rules, fills. Points from the top left corner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, TypeVar

Box = tuple[float, float, float, float]  # x0, top, x1, bottom
T = TypeVar("T", bound=tuple[Any, ...])
AFAR = 1e6  # points: no page reaches as far
SPECK = 0.1  # points: no text that one sees is smaller


class Word(NamedTuple):
    """A run of characters without a space, in reading direction.

    `size` is the height of its font in points; `superscript` says that it is an endnote's mark, raised and smaller, at
    the end of the word before.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    superscript: bool = False


class Rule(NamedTuple):
    """A drawn straight line, or the edge of a thin or filled rectangle: horizontal where top equals bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


class Fill(NamedTuple):
    """A filled area and its colour, 0-255 each."""

    x0: float
    top: float
    x1: float
    bottom: float
    rgb: tuple[int, int, int]


class RunningLine(NamedTuple):
    """A line at the head or foot of page after page; `said` is its text but for page numbers."""

    text: str
    said: str
    box: Box
    foot: bool


class PageContent(NamedTuple):
    """One page as it is seen (its own rotation applied); `number` counts from 1.

    `damaged` says that two engines disagree about the page's words; `pictured`, that it is a picture without text.
    `sketched` are points of slanted and curved strokes: what charts and logos are made of. `running` are the lines that
    stand on other pages too, and no longer among the words.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    damaged: bool = False
    pictured: bool = False
    sketched: tuple[tuple[float, float], ...] = ()
    running: tuple[RunningLine, ...] = ()


def made(kind: type[T]) -> Callable[[tuple[Any, ...]], T]:
    """The constructor of a NamedTuple from all its fields in one tuple, unchecked: in a third of the time.

    For the kinds of which a page has thousands.
    """
    return partial(tuple.__new__, kind)


class GridCell(NamedTuple):
    """A cell of a found table: row and column count from 0, the words that stand in it in reading order."""

    row: int
    column: int
    row_span: int
    col_span: int
    box: Box
    words: tuple[Word, ...]


class Grid(NamedTuple):
    """A table found on one page. `open_top`, `open_bottom`: no rule closes it there; null where it has no rules."""

    page: int
    box: Box
    cells: tuple[GridCell, ...]
    open_top: bool | None = None
    open_bottom: bool | None = None


def placed(box: Box) -> Box:
    """A box with a place and a height; a damaged file's numbers may be none, and its words are words all the same."""
    x0, top, x1, bottom = box
    if not all(abs(at) < AFAR for at in box):  # nor is what is no number at all
        return 0.0, 0.0, 1.0, 1.0
    return x0, top, x1, max(bottom, top + SPECK)
