"""Pages drawn as they look, and the tables without rules that are read from them.

One character is 5 points wide, one line 12 points high, the font 10 points. A line of "----" draws a rule under the
line above it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planparse.readers.pdf.aligned import AlignedTables
from planparse.readers.pdf.model import Box, Grid, PageContent, Rule, Word

WIDE, HIGH, SIZE = 5.0, 12.0, 10.0

PLAN = """
No   Recommendation           Action                    Lead          By when
1    Ensure that carers know  Include how to request    Jane Smith    July 2012
     how to complain          changes in the letter
                              Write to all schools      Tom Brown     Done
2    Improve the timeliness   Agree a standard          Head of       Sept 2012
     of reviews                                         Service
                              Report to the Board                     Monthly
"""


def drawn(text: str, number: int = 1, bold: int = 0) -> PageContent:
    """The page that the text draws; its first `bold` lines are bold."""
    words: list[Word] = []
    rules: list[Rule] = []
    top = 50.0
    count = 0
    for line in text.strip("\n").split("\n"):
        if re.fullmatch(r"\s*-{4,}[- ]*", line):
            for dash in re.finditer(r"-+", line):
                rules.append(Rule(40 + dash.start() * WIDE, top - 0.5, 40 + dash.end() * WIDE, top - 0.5))
            continue
        for found in re.finditer(r"\S+", line):
            x0, x1 = 40 + found.start() * WIDE, 40 + found.end() * WIDE
            words.append(Word(found.group(), x0, top, x1, top + SIZE, SIZE, bold=count < bold))
        count += bool(line.strip())
        top += HIGH
    return PageContent(number, 842.0, 595.0, tuple(words), tuple(rules))


def aligned_grids(pages: Sequence[PageContent], taken: Mapping[int, Sequence[Box]] | None = None) -> list[Grid]:
    """The tables of a document's pages; `taken` are the boxes of ruled tables by page number."""
    tables = AlignedTables()
    return [grid for page in pages for grid in tables.on_page(page, (taken or {}).get(page.number, ()))]


def rows_of(grid: Grid) -> list[str]:
    """A grid's rows, "a | b"; a cell over several columns is followed by that many bars."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        text = " ".join(word.text for word in cell.words)
        rows.setdefault(cell.row, []).append(text + " |" * (cell.col_span - 1))
    return [" | ".join(cells) for _, cells in sorted(rows.items())]


def tables_in(text: str, bold: int = 0) -> list[list[str]]:
    """The rows of each table on the page that the text draws; its first `bold` lines are bold."""
    return [rows_of(grid) for grid in aligned_grids([drawn(text, bold=bold)])]
