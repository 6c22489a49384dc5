"""Painted headers over rows that nothing rules: the places of its cells part full cells that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from planparse.readers.pdf.aligned import AlignedTables
from planparse.readers.pdf.lines import group_lines
from planparse.readers.pdf.model import Fill, Grid, PageContent, Word
from planparse.readers.pdf.painted_heads import cut_at

XS, SIZE = (50.0, 150.0, 250.0, 350.0), 10.0
LEFTS = [x + 2 for x in XS[:-1]]
BLUE = (0, 60, 120)
AS_ONE, BY_CELL = (XS[0], XS[-1]), XS


def said(x: float, top: float, text: str, bold: bool = False) -> list[Word]:
    """Words of one cell, their letters 5 points wide, 2.5 points apart."""
    out = []
    for word in text.split():
        out.append(Word(word, x, top, x + 5.0 * len(word), top + SIZE, SIZE, bold))
        x = out[-1].x1 + 2.5
    return out


def cells(top: float, *texts: str, bold: bool = False) -> list[Word]:
    """One line of a row; `FULL` ends 5 points before the next cell's words, which is no gap of a table."""
    return [word for x, text in zip(LEFTS, texts, strict=False) for word in said(x, top, text, bold)]


def painted(top: float, xs: Sequence[float]) -> tuple[Fill, ...]:
    return tuple(Fill(a, top, b, top + 14, BLUE) for a, b in pairwise(xs))


def page(words: Sequence[Word], fills: Sequence[Fill] = (), number: int = 1) -> PageContent:
    return PageContent(number, 400, 600, tuple(words), (), tuple(fills))


def rows(grid: Grid) -> list[str]:
    found: dict[int, list[str]] = {}
    for cell in grid.cells:
        found.setdefault(cell.row, []).append(" ".join(word.text for word in cell.words))
    return [" | ".join(row) for row in found.values()]


HEAD = cells(102, "Recommendation", "Action", "Lead", bold=True)
FULL = "aaaaaa aaaaaa aaaaaa"
ONE = [*cells(120, FULL, FULL, "Head of Law"), *cells(131, "and more")]
TWO = cells(165, "Review all plans", FULL, "Mayor")


@pytest.mark.parametrize("xs", [AS_ONE, BY_CELL], ids=["as one", "cell by cell"])
def test_full_cells_under_a_painted_header_are_parted_where_its_columns_begin(xs: Sequence[float]) -> None:
    (grid,) = AlignedTables().on_page(page([*HEAD, *ONE, *TWO], painted(100, xs)))
    assert rows(grid) == [
        "Recommendation | Action | Lead",
        f"{FULL} and more | {FULL} | Head of Law",
        f"Review all plans | {FULL} | Mayor",
    ]


def test_high_rows_belong_to_the_table_of_their_header() -> None:
    three = cells(235, "Tell carers", "Write", "Clerk")
    (grid,) = AlignedTables().on_page(page([*HEAD, *ONE, *TWO, *three], painted(100, BY_CELL)))
    assert rows(grid)[-1] == "Tell carers | Write | Clerk"


def test_the_columns_of_a_painted_header_hold_on_the_next_page() -> None:
    tables = AlignedTables()
    tables.on_page(page([*HEAD, *ONE, *TWO], painted(100, BY_CELL)))
    more = [*cells(40, "Ask", FULL, "Mayor"), *cells(52, "them all", "once a year"), *cells(90, FULL, FULL, "Clerk")]
    (grid,) = tables.on_page(page(more, number=2))
    assert rows(grid) == [f"Ask them all | {FULL} once a year | Mayor", f"{FULL} | {FULL} | Clerk"]


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (cells(120, FULL, FULL), 2),
        (said(52, 120, "Providing support to all of them at home"), 1),
        (said(52, 120, "aaaaaaaaaaaa aaaaaa support"), 1),
    ],
    ids=["full cells", "a word over an edge", "one word space at the edge, as between all words"],
)
def test_a_merged_cell_is_not_cut_where_a_column_begins(texts: list[Word], parts: int) -> None:
    (line,) = group_lines(texts)
    assert len(cut_at(line, XS).segments) == parts


def test_a_header_without_rows_in_its_cells_tells_no_columns() -> None:
    below = [
        word for at in range(3) for word in said(52, 120 + 14 * at, "what is said here runs over every edge of them")
    ]
    assert AlignedTables().on_page(page([*HEAD, *below], painted(100, BY_CELL))) == []
