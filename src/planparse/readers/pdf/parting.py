"""Cells that a table's author ruled only one way, parted the other way by how their words stand.

Printers' statistics often rule the columns of the header and then only lines across, or the columns and no
rows; there the white space does what a rule would.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planparse.readers.pdf.joining import meant_lines, right_of
from planparse.readers.pdf.lines import Line, group_lines
from planparse.readers.pdf.model import AFAR, Box, Word
from planparse.text import LIST_MARKS

_WIDE = 0.7  # of the font's size: a gap between columns; a word space, even of justified text, is mostly less
_MEANT = 0.9  # of the line ends; the rest are long entries that leave no room for the first word of the next row
_ONE_ROW = 3.5  # of a word's height: room for two lines and the cell's margins
_MIN_ROWS = 4  # lines: fewer in a band may be one row's


_MARK = re.compile(
    r"^(?:\W|\(?[0-9ivxlc]{1,3}[.)]|\(?[a-z][.)]|[0-9]{1,2}\.[0-9]{1,2}\.?|o)$"
)  # what opens an item of a list
_BULLETS = frozenset(LIST_MARKS) - {"\u2713"}  # a tick is an answer, with a column of its own
_SHARE = 0.8  # of a column's lines must have words on both sides of a gutter
_MOST = 0.6  # of a row's cells
_LEADING = 0.35  # of the font's size: the white between two lines of one cell is no wider
_MORE = 0.3  # of the font's size: so much wider than the white between lines of one cell is that between rows


class Piece(NamedTuple):
    """A cell before its row and column are counted."""

    box: Box
    words: list[Word]


def parted_columns(pieces: Sequence[Piece], xs: Sequence[float]) -> list[Piece]:
    """Cells over several columns cut at the rules of the rows above, where a wide gap stands at each.

    A heading over all columns isn't cut: its words stand a word space apart, or all in one column.
    """
    starts: dict[float, int] = defaultdict(int)
    for piece in pieces:
        starts[piece.box[0]] += 1
    out: list[Piece] = []
    for piece in pieces:
        between = xs[bisect_right(xs, piece.box[0]) : bisect_left(xs, piece.box[2])]  # none of most cells
        inner = [x for x in between if starts.get(x)] if between else []
        out += cut_at(piece, inner) if inner and is_columns(piece.words, inner) else [piece]
    return out


def is_columns(words: Sequence[Word], inner: Sequence[float]) -> bool:
    """Whether no word stands over the places, and words on both sides of one are a wide gap apart, often enough."""
    if len(words) < 2:
        return False
    if any(word.x0 < x - 1 and word.x1 > x + 1 for word in words for x in inner):
        return False
    gaps = 0
    for line in group_lines(words):
        inside = [word for segment in line.segments for word in segment.words]
        for before, after in itertools.pairwise(inside):
            if before.text in _BULLETS and after.text[0].isalnum():
                continue  # the indent of a list
            if any(before.x1 <= x + 1 and after.x0 >= x - 1 for x in inner):
                if after.x0 - before.x1 < _WIDE * line.size:
                    return False
                gaps += 1
    return gaps >= min(2, len(inner))


def cut_at(piece: Piece, inner: Sequence[float]) -> list[Piece]:
    """The cell cut at each of the places."""
    edges = [piece.box[0], *inner, piece.box[2]]
    out = []
    for left, right in itertools.pairwise(edges):
        words = [word for word in piece.words if left <= (word.x0 + word.x1) / 2 < right]
        out.append(Piece((left, piece.box[1], right, piece.box[3]), words))
    return out


def parted_gutters(pieces: Sequence[Piece]) -> list[Piece]:
    """Columns cut at the white gutters that run down through all their lines: statistics rule off the stub alone.

    Lists and wrapped text have no such gutter: a line that goes on has no mark before it.
    """
    columns: dict[tuple[float, float], list[Piece]] = defaultdict(list)
    for piece in pieces:
        columns[piece.box[0], piece.box[2]].append(piece)
    out: list[Piece] = []
    for column in columns.values():
        filled = [piece for piece in column if piece.words]
        gutters = gutters_of(filled) if len(filled) >= 2 and sum(len(p.words) for p in filled) >= 2 * _MIN_ROWS else []
        for piece in column:
            out += cut_at(piece, gutters) if gutters else [piece]
    return out


def gutters_of(filled: Sequence[Piece]) -> list[float]:
    """The middles of the gutters that part every line of a column's cells into the same two or more runs."""
    lines: list[Line] = []
    single = 0
    for piece in filled:
        lines += (own := group_lines(piece.words))
        single += sum(len(line.segments) == 1 for line in own)
        if len(lines) >= _MIN_ROWS and single > 0.5 * len(lines):  # most columns are told by their first cells
            return []
    if len(lines) < _MIN_ROWS or sum(len(line.segments) > 1 for line in lines) < _SHARE * len(lines):
        return []
    runs: list[list[float]] = []  # what the lines' runs take of the width, merged
    for x0, x1 in sorted((s.x0, s.x1) for line in lines for s in line.segments):
        if runs and x0 <= runs[-1][1] + _WIDE * lines[0].size:
            runs[-1][1] = max(runs[-1][1], x1)
        else:
            runs.append([x0, x1])
    for x0, x1 in runs:
        if sum(any(x0 <= s.x0 <= x1 for s in line.segments) for line in lines) < _SHARE * len(lines):
            return []
    openers = [line.segments[0].text for line in lines]
    if sum(1 for text in openers if _MARK.match(text)) > 0.3 * len(openers):
        return []
    return [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(runs)]


def parted_rows(pieces: Sequence[Piece], unruled: bool = False) -> list[Piece]:
    """Bands of cells that hold one short line of every row, cut between the lines.

    A row of prose isn't cut: somewhere in it a line runs to its cell's edge and goes on in the next. Where the table is
    `unruled`, parted by uprights only, the white between its rows does.
    """
    bands: dict[tuple[float, float], list[Piece]] = defaultdict(list)
    for piece in cut_at_white(cut_beside(pieces)) if unruled else pieces:
        bands[piece.box[1], piece.box[3]].append(piece)
    if not unruled and rules_rows(bands):
        return list(pieces)
    out: list[Piece] = []
    for band in bands.values():
        rows = cut_between(band) if len(band) >= 2 and len(band[0].words) >= _MIN_ROWS else band
        out += cut_at_labels(band) if unruled and len(rows) == 2 == len(band) else rows
    return out


def cut_beside(pieces: Sequence[Piece]) -> list[Piece]:
    """The cells of a table parted by uprights only, those beside several others cut where they have a line beside each.

    A heading over some columns tells where a row begins; the column beside goes on, and has its number there.
    """
    tops = sorted({piece.box[1] for piece in pieces})
    first = {top: min((w.top for p in pieces if p.box[1] == top for w in p.words), default=AFAR) for top in tops}
    out: list[Piece] = []
    for piece in pieces:
        _, top, _, bottom = piece.box
        inner = [y for y in tops if top < y < bottom and any(abs(w.top - first[y]) < 1 for w in piece.words)]
        out += [row for rows in rows_between([piece], inner) for row in rows]
    return out


def rules_rows(bands: Mapping[tuple[float, float], Sequence[Piece]]) -> bool:
    """Whether the table's author ruled every row: most bands have room for two lines only, so a tall one is a row.

    An address of four lines under a name and a web site, say.
    """
    heights = [
        (bottom - top) / (band[0].words[0].bottom - band[0].words[0].top)
        for (top, bottom), band in bands.items()
        if len(band) >= 2 and band[0].words
    ]
    low = sum(1 for height in heights if height < _ONE_ROW)
    return low >= _MIN_ROWS - 1 and low > len(heights) / 2


def cut_between(band: Sequence[Piece]) -> list[Piece]:
    """The cells of one band, cut between its lines where each line is a row, else as they are."""
    if meant_share(band) < _MEANT:
        return list(band)
    lines = group_lines(word for piece in band for word in piece.words)
    if len(lines) < _MIN_ROWS:
        return list(band)
    rows = rows_between(band, [(a.bottom + b.top) / 2 for a, b in itertools.pairwise(lines)])
    filled = sum(1 for row in rows for piece in row if piece.words)
    opened = sum(1 for row in rows if row[0].words)
    if filled < 0.6 * len(rows) * len(band) or opened < 0.8 * len(rows):
        return list(band)
    return [piece for row in rows for piece in row]


def rows_between(band: Sequence[Piece], cuts: Sequence[float]) -> list[list[Piece]]:
    """A band's cells cut at some heights, row by row."""
    return [
        [
            Piece((p.box[0], top, p.box[2], bottom), [w for w in p.words if top <= (w.top + w.bottom) / 2 < bottom])
            for p in band
        ]
        for top, bottom in itertools.pairwise([band[0].box[1], *cuts, band[0].box[3]])
    ]


def cut_at_white(pieces: Sequence[Piece]) -> list[Piece]:
    """A table's cells, cut where white runs through all of them, above lines of the first column or of most.

    It is wider than between the lines of one cell. One long row has no such white: its first cell, a number or a title,
    ends above the others, and their paragraphs don't end on one height.
    """
    columns: dict[float, list[Word]] = defaultdict(list)
    for piece in pieces:
        columns[piece.box[0]] += piece.words
    cells = [group_lines(words) for _, words in sorted(columns.items())]
    gaps = sorted(b.top - a.bottom for lines in cells for a, b in itertools.pairwise(lines))
    if sum(map(bool, cells)) < 2 or not gaps or not cells[0]:
        return list(pieces)
    usual = min(gaps[len(gaps) // 4], _LEADING * cells[0][0].size)
    tops = [[line.top for line in lines] for lines in cells]
    cuts: list[float] = []
    reach = AFAR
    for line in sorted((line for lines in cells for line in lines), key=lambda line: line.top):
        beside = [any(abs(line.top - top) < _MORE * line.size for top in column) for column in tops]
        told = any(reach <= piece.box[1] <= line.top for piece in pieces)
        opens = beside[0] or sum(beside) > _MOST * len(beside)
        if opens and not told and line.top - reach > usual + _MORE * line.size:
            cuts.append((reach + line.top) / 2)
        reach = line.bottom if reach == AFAR else max(reach, line.bottom)
    out: list[Piece] = []
    for piece in pieces:
        inner = [cut for cut in cuts if piece.box[1] < cut < piece.box[3]]
        out += [row for rows in rows_between([piece], inner) for row in rows]
    return out


def cut_at_labels(band: Sequence[Piece]) -> list[Piece]:
    """The two cells of one band, cut above each line of the first where those are labels: a value begins beside each.

    Labels open large and stand as far apart as their values are long; the lines of one cell stand evenly.
    """
    labels, values = (group_lines(piece.words) for piece in band)
    steps = [b.top - a.top for a, b in itertools.pairwise(labels)]
    if len(labels) < _MIN_ROWS or max(steps) - min(steps) < _MORE * labels[0].size:
        return list(band)
    beside = all(any(abs(label.top - line.top) < _MORE * label.size for line in values) for label in labels)
    if not beside or not all(label.text[0].isupper() for label in labels):
        return list(band)
    cuts = [label.top - 1 for label in labels[1:]]
    return [piece for row in rows_between(band, cuts) for piece in row]


def meant_share(band: Sequence[Piece]) -> float:
    """Which part of the line ends inside the cells their author must have meant: there was room to go on."""
    ends = meant = 0
    for piece in band:
        if ends >= 2 * _MIN_ROWS and meant < _MEANT * ends / 2:  # prose, by its first cells
            return 0.0
        if piece.words:
            own = group_lines(piece.words)
            ends += len(own) - 1
            meant += sum(1 for _ in meant_lines(own, right_of(own, piece.box))) - 1
    return meant / ends if ends else 0.0
