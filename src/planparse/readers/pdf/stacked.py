"""Cells beside a stack of figures: where each line of a cell is a date, the others of its row have as many items.

A line of running text ends where the next word has no room. So may an item, and then its end says nothing by itself;
but beside "30.06.15 / 01.09.15 / 30.11.15" three people or three steps stand too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import comb

from planparse.readers.pdf.joining import Meant, is_full, line_text, right_of, run_on
from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.model import Grid

_FIGURE = re.compile(r"[A-Z\d][^\W_]*(?:[ ./’'-][^\W_]+)+(?<=\d{2})[.,;]?")  # "30.06.15", "Sept 2015"
_FIGURE_WORDS = 4
_LONG = 5  # letters: shorter words in small letters ask for more
_RUN = 4  # lines at most of an item that others repeat
_LINES = 16  # of a cell that stacks items, at most
_WAYS = 500  # to part a cell, at most, that are weighed
Said = list[list[Meant]]  # of each cell of a grid
Column = tuple[int, int]  # how many columns the table has, and which of them it is


def with_stacks_parted(grids: Sequence[Grid], said: list[Said]) -> list[Said]:
    """The lines of each cell of the grids as they were meant, in rows with one stack of figures as many as those."""
    stacked = [(at, row, count) for at, grid in enumerate(grids) for row, count in stacks_in(grid, said[at])]
    if not stacked:
        return said
    again = runs_of(grids, said)
    out = [list(cells) for cells in said]
    for at, row, count in stacked:
        wide = width(grids[at])
        for n in row:
            cell = grids[at].cells[n]
            lines = lines_of(said[at][n])
            if lines and 0 < len(said[at][n]) < count <= len(lines) <= _LINES:
                right = right_of(lines, cell.box)
                out[at][n] = parted(said[at][n], right, count, again[wide, cell.column])
    return out


def stacks_in(grid: Grid, said: Said) -> Iterator[tuple[list[int], int]]:
    """The cells of each row that has a stack of figures, and of how many; of two stacks, where they are alike."""
    rows: dict[int, list[int]] = defaultdict(list)
    for at, cell in enumerate(grid.cells):
        rows[cell.row].append(at)
    for row in rows.values():
        counts = {len(lines_of(said[at])) for at in row if is_stack(said[at])}
        if len(counts) == 1:
            yield row, counts.pop()


def is_stack(said: Sequence[Meant]) -> bool:
    """Whether each printed line of a cell is a few words that end in a figure, as dates do."""
    lines = lines_of(said)
    texts = [line_text(line) for line in lines] if 1 < len(lines) <= _LINES else []
    return bool(texts) and all(_FIGURE.fullmatch(text) and len(text.split()) <= _FIGURE_WORDS for text in texts)


def lines_of(said: Sequence[Meant]) -> list[Line]:
    """The printed lines of a cell; none of one with a line that no other was printed beside."""
    return [line for meant in said for line in meant.lines] if all(meant.lines for meant in said) else []


def runs_of(grids: Sequence[Grid], said: Sequence[Said]) -> dict[Column, Counter[str]]:
    """How often a few whole lines of each column's cells say each text."""
    found: dict[Column, Counter[str]] = defaultdict(Counter)
    for grid, cells in zip(grids, said, strict=True):
        wide = width(grid)
        for place, cell in zip(grid.cells, cells, strict=True):
            texts = [line_text(line) for line in lines_of(cell)] or [meant.text for meant in cell]
            for start in range(len(texts) if len(texts) <= _LINES else 0):
                ends = range(start + 1, min(start + _RUN, len(texts)) + 1)
                found[wide, place.column].update(" ".join(texts[start:end]) for end in ends)
    return found


def width(grid: Grid) -> int:
    """How many columns a grid has."""
    return max(cell.column + cell.col_span for cell in grid.cells)


def parted(said: list[Meant], right: float, count: int, again: Counter[str]) -> list[Meant]:
    """A cell's lines as `count`, where there is one way to part it, or one that the column says `again` more than any
    other; a line may open with a capital or a figure. One word, "Manager", is the end of an item rather than one.
    """
    lines = lines_of(said)
    texts = [line_text(line) for line in lines]
    kept, at = set(), 0
    for meant in said[:-1]:
        at += len(meant.lines)
        kept.add(at)
    open_at = [at for at in range(1, len(lines)) if at not in kept and may_end(texts[at - 1])]
    free = [at for at in open_at if texts[at][0].isupper() or texts[at][0].isdigit()]
    more = count - len(said)
    if not more <= len(free) or comb(len(free), more) > _WAYS:
        return said
    bounds = [(0, *sorted(kept.union(way)), len(lines)) for way in combinations(free, more)]
    whole = [cut for cut in bounds if is_stack(said) or all(" " in text for text in joined(texts, cut))]
    weighed = sorted(((said_again(texts, cut, again), cut) for cut in whole), reverse=True)
    if not weighed or (len(weighed) > 1 and weighed[0][0] == weighed[1][0]):
        return said
    return [one(lines[start:end], right) for start, end in pairwise(weighed[0][1])]


def joined(texts: Sequence[str], cut: Sequence[int]) -> list[str]:
    """The texts of the parts between the cuts."""
    return [" ".join(texts[start:end]) for start, end in pairwise(cut)]


def said_again(texts: Sequence[str], cut: Sequence[int], again: Counter[str]) -> int:
    """How many lines stand in parts that the column says more than once."""
    return sum(end - start for start, end in pairwise(cut) if again[" ".join(texts[start:end])] > 1)


def may_end(text: str) -> bool:
    """Whether nothing at a line's end asks for more: a short word in small letters, a comma, a hyphen."""
    last = text.split()[-1]
    return not text.endswith((",", "-", "–", "&", "/", "(")) and not (len(last) < _LONG and last.islower())


def one(lines: list[Line], right: float) -> Meant:
    """Printed lines as one that was meant."""
    return Meant(lines, run_on([line_text(line) for line in lines], [is_full(a, b, right) for a, b in pairwise(lines)]))
