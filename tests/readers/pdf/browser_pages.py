"""Tables as a browser prints them without rules: cells in the middle of their row, gutters as wide as a word space.

A character is 5 points wide, a line 12 points from the next, a row 3 points from the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.pdf.model import Grid, PageContent, Word

WIDE, LEADING, SIZE, GAP = 5.0, 12.0, 10.0, 3.0
SPACE = 3.0  # points: a word space
NARROW, USUAL = 3.0, 6.0  # points: between two columns

Cell = tuple[str, int, int]  # its lines parted by "/", the rows and the columns that it takes
Row = Sequence[str | Cell | None]  # None: taken by a cell from above or from the left


def width(line: str) -> float:
    words = line.split()
    return sum(len(word) * WIDE for word in words) + SPACE * (len(words) - 1)


def words_at(line: str, x0: float, top: float, bold: bool) -> list[Word]:
    out = []
    for word in line.split():
        out.append(Word(word, x0, top, x0 + len(word) * WIDE, top + SIZE, SIZE, bold=bold))
        x0 += len(word) * WIDE + SPACE
    return out


def printed(
    rows: Sequence[Row], heads: int = 1, middle: bool = True, gutter: float = USUAL, cut: int = 99, page: int = 1
) -> PageContent:
    """The page on which a browser prints the rows; the first `heads` are bold, their words in the middle.

    The page's end cuts the row `cut`: its cells are set at the top, as are those merged over it and the rows above.
    """
    cells = [[c if isinstance(c, tuple) else c and (c, 1, 1) for c in row] for row in rows]
    count = max(map(len, rows))
    single = [[c[0] for row in cells for k, c in enumerate(row) if c and k == at and c[2] == 1] for at in range(count)]
    widths = [max((width(line) for text in texts for line in text.split("/")), default=30.0) for texts in single]
    lefts = [40 + sum(widths[:k]) + gutter * k for k in range(count)]
    heights = [max((c[0].count("/") + 1 for c in row if c and c[1] == 1), default=1) * LEADING for row in cells]
    tops = [50 + sum(heights[:r]) + GAP * r for r in range(len(rows))]
    words: list[Word] = []
    for r, row in enumerate(cells):
        for k, cell in enumerate(row):
            if not cell or not cell[0]:
                continue
            lines = cell[0].split("/")
            room = tops[r + cell[1] - 1] + heights[r + cell[1] - 1] - tops[r]
            top = tops[r] + ((room - len(lines) * LEADING) / 2 if (middle and r + cell[1] <= cut) or r < heads else 0)
            across = lefts[k + cell[2] - 1] + widths[k + cell[2] - 1] - lefts[k]
            for n, line in enumerate(lines):
                x0 = lefts[k] + ((across - width(line)) / 2 if r < heads or cell[2] == count else 0)
                words += words_at(line, x0, top + n * LEADING, r < heads or cell[2] == count)
    return PageContent(page, 842.0, 595.0, tuple(words))


def rows_of(grid: Grid) -> list[str]:
    """A grid's rows, "a | b"; a cell over several columns is followed by ">" for each more, over rows by "v"."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        text = " ".join(word.text for word in sorted(cell.words, key=lambda word: (word.top, word.x0)))
        rows.setdefault(cell.row, []).append(text + ">" * (cell.col_span - 1) + "v" * (cell.row_span - 1))
    return [" | ".join(cells) for _, cells in sorted(rows.items())]
