"""Where on a page a table with a header of its own begins, be it the third table of the page.

A header is a bold line of several parts, none of them a figure, over lines in its columns that aren't bold. A bold row
inside a table (a total, a group's own row) looks the same, but stands in the table's columns and says something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.headers import is_beside
from planparse.readers.pdf.lines import Line, Segment
from planparse.readers.pdf.placing import EDGE, MARGIN, Column
from planparse.readers.pdf.regions import MAX_GAP, Region, is_contents
from planparse.text import is_item

PARTS = 3  # a header's at least; two need lines below that begin right where they do
DEPTH = 6  # lines that a header has at most
NEAR = 0.9  # of the font's size: the lines of one header stand no further apart
WRAPPED = 0.35  # of the font's size: the white between the lines of one cell
LOOK = 6  # lines under the header in which one must stand under it
TALL = 16  # the same for a header of MANY parts: the first lines of a tall cell stand alone above cells in its middle
MANY = 5
SAME = 1.5  # points: lines of a cell and its header begin no further apart
GOING_ON = 0.3  # of the lines of running text open with a small letter
ALIKE = 0.75  # of the words on the first line of a header that is printed again, wrapped otherwise
SHARED = 0.5  # of its words that a header has in common with one printed before: the same again
HEADERS = 4  # columns at least of a header without rows
BANDS = 2  # lines at most that such a header and a band under it have


class Heading(NamedTuple):
    """A table's header as lines of the page: the first, and the one after the last; and its words."""

    start: int
    end: int
    words: frozenset[str]


def headings_of(lines: Sequence[Line], known: Sequence[frozenset[str]]) -> list[Heading]:
    """The headers of a page that each begin a table, from the top; `known` are the words of those printed before."""
    found: list[Heading] = []
    seen = list(known)
    since = 0
    for start, end in sorted([*_bold_blocks(lines), *_again(lines, known)]):
        heading = Heading(start, end, _words(lines[start:end]))
        if heading.words not in seen and not (_stands_over(lines, start, end) or _begun_under(lines, start, end)):
            continue
        if not _is_wide(lines[start:end]) and not _holds_pairs(lines, start, end):
            continue
        if _is_known(heading, seen) or not _in_the_columns_above(lines, since, start, end):
            found.append(heading)
            seen.append(heading.words)
            since = start
    return found


def header_alone(lines: Sequence[Line], free: set[int]) -> Region | None:
    """The header that a page ends with, all rows of which stand on the next: a line of several parts in bold.

    A band that heads the first rows may stand under it. Its columns go as far as the next begins.
    """
    at = next((k for k in range(len(lines) - 1, -1, -1) if k not in free or len(lines[k].segments) > 1), -1)
    below = range(at, len(lines))
    if at not in free or len(below) > BANDS or len(lines[at].segments) < HEADERS:
        return None
    if not all(map(is_bold, lines[at:])):
        return None
    starts = [part.x0 for part in lines[at].segments]
    ends = [*(x0 - MARGIN for x0 in starts[1:]), lines[at].segments[-1].x1]
    columns = [Column(x0, x1, sure=True) for x0, x1 in zip(starts, ends, strict=True)]
    if any(part.x1 > x1 for part, x1 in zip(lines[at].segments, ends, strict=True)):
        return None
    return Region([lines[k] for k in below], columns, used={*below}, head=1)


def is_bold(line: Line) -> bool:
    """Whether every word of a line is bold."""
    return all(word.bold for part in line.segments for word in part.words)


def _bold_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Bold lines close together, one of them of several parts without a figure, above a line that isn't bold."""
    blocks = []
    end = 0
    for index, line in enumerate(lines):
        if index < end or not _may_head(line):
            continue
        start = index
        while start > end and _belongs_above(lines[start - 1], lines[start : index + 1]):
            start -= 1
        after = index + 1
        while after < len(lines) and is_bold(lines[after]) and _is_more(lines[after - 1], lines[after]):
            after += 1
        if after < len(lines) and _depth_of(lines[start:after]) <= DEPTH and not _is_over_header(line, lines[after]):
            blocks.append((start, after))
            end = after
    return blocks


def _depth_of(lines: Sequence[Line]) -> int:
    """How many lines a header has, those between the lines of a neighbour's cell not counted."""
    return 1 + sum(not is_beside(below, above) for above, below in pairwise(lines))


def _is_over_header(line: Line, below: Line) -> bool:
    """Whether bold words stand over the header itself: the names of groups of columns, or a heading of two parts."""
    return is_bold(below) and (len(line.segments) < PARTS or len(below.segments) > len(line.segments))


def _again(lines: Sequence[Line], known: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Lines that are a header though not bold: each printed several times, in the same words, under a heading."""
    able = [
        index
        for index, line in enumerate(lines)
        if len(line.segments) >= PARTS and not is_bold(line) and _are_titles(line) and not is_contents(line)
    ]
    words = {index: _words([lines[index]]) for index in able}
    found = []
    for index in able:
        places = [other for other in able if _are_alike(words[index], words[other])]
        under = sum(at == 0 or len(lines[at - 1].segments) == 1 for at in places)
        if (
            under > 1
            or _is_below_card(lines, index)
            or (under and any(_are_alike(words[index], header) for header in known))
        ):
            found.append((index, index + _depth(lines, index, places)))
    return found


def _is_below_card(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands under a card: rows of a label in bold with a value; and is none of its own."""
    entries = [line for line in lines[max(at - 3, 0) : at] if len(line.segments) > 1]
    if any(map(_is_labelled, lines[at : at + 2])):
        return False
    return len(entries) > 1 and all(_is_labelled(line) and len(line.segments) == 2 for line in entries)


def _is_labelled(line: Line) -> bool:
    """Whether a line opens with a label in bold, and has values that aren't."""
    first, *rest = line.segments
    bold = all(word.bold for word in first.words) and not any(word.bold for part in rest for word in part.words)
    return bold and bool(rest)


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two headers' words are the same but for a few, which stand on another of their lines."""
    return len(words & others) >= ALIKE * max(len(words), len(others))


def _depth(lines: Sequence[Line], place: int, places: Sequence[int]) -> int:
    """How many lines a header printed several times has: as many as hold the same words each time."""
    depth = 1
    while depth < DEPTH and len(places) > 1 and max(places) + depth < len(lines):
        again = {_words(lines[other : other + depth + 1]) for other in places}
        near = _is_near(lines[place + depth - 1], lines[place + depth])
        if len(again) > 1 or not near:
            break
        depth += 1
    return depth


def _are_titles(line: Line) -> bool:
    """Whether the parts are different words that open with a capital; a figure stands among several."""
    texts = [part.text for part in line.segments]
    return len(set(texts)) == len(texts) and all(
        text[0].isupper() and (len(text.split()) >= PARTS or not any(map(str.isdigit, text))) for text in texts
    )


def _may_head(line: Line) -> bool:
    if len(line.segments) < 2 or is_contents(line) or not is_bold(line):
        return False
    return not any(_is_figure(part) for part in line.segments)


def _is_figure(part: Segment) -> bool:
    return not any(map(str.isalpha, part.text))


def _belongs_above(above: Line, lines: Sequence[Line]) -> bool:
    """Whether the line above a header's is the header's too: several parts, or set to the right of where a title is."""
    line, part = lines[0], above.segments[0]
    if not is_bold(above) or line.top - above.bottom > 2 * NEAR * line.size or above.size > 1.1 * line.size:
        return False
    if is_beside(line, above) or len(above.segments) > 1 or part.x0 > line.segments[0].x1:
        return True
    left = min(line.segments[0].x0 for line in lines)
    return part.x0 > left + EDGE and _wraps(above, line)


def _wraps(above: Line, line: Line) -> bool:
    """Whether a part of a line goes on with the one above: right under it, in line with it."""
    first = above.segments[0]
    off = (abs(part.x0 + part.x1 - first.x0 - first.x1) / 2 for part in line.segments)
    return line.top - above.bottom < WRAPPED * line.size and min(off) < EDGE


def _is_more(above: Line, line: Line) -> bool:
    """Whether a bold line is the header's too: near, or a row of its own under names of groups of columns."""
    grouped = len(above.segments) >= PARTS and _may_head(line) and line.top - above.bottom <= 2 * NEAR * line.size
    return grouped or _is_near(above, line)


def _is_near(above: Line, line: Line) -> bool:
    return line.top - above.bottom < NEAR * line.size


def _stands_over(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether one of the next lines has two parts or more, one of them under the header's.

    A figure set to the right stands beside its header."""
    heads = [part for line in lines[start:end] for part in line.segments]
    look = LOOK if max(len(line.segments) for line in lines[start:end]) < MANY else TALL
    for above, line in pairwise(lines[end - 1 : end + look]):
        if line.top - above.bottom > MAX_GAP * line.size or is_contents(line):
            return False
        if len(line.segments) > 1 and any(_are_in_line(part, head) for part in line.segments for head in heads):
            return not is_bold(line)
    return False


def _is_wide(lines: Sequence[Line]) -> bool:
    """Whether a header has parts enough on one height: on one of its lines, or on lines half beside each other."""
    rows: list[list[Line]] = []
    for index, line in enumerate(lines):
        if index and is_beside(line, lines[index - 1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return any(_count(row) >= PARTS for row in rows)


def _count(row: Sequence[Line]) -> int:
    """How many parts stand side by side: those above and below each other are one, wrapped."""
    count, reach = 0, 0.0
    for x0, x1 in sorted((part.x0, part.x1) for line in row for part in line.segments):
        count += not count or x0 >= reach
        reach = max(reach, x1)
    return count


def _holds_pairs(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether the lines below two bold words are pairs in two columns of theirs, and no text set in two, nor lists."""
    if end > start + 1:
        return False
    left, right = (part.x0 for part in lines[start].segments)
    found = _pairs_at(lines, end, (left, right))
    if found is None and (below := _begun_under(lines, start, end)):
        found = _pairs_at(lines, end, below)
    return found is not None


def _begun_under(lines: Sequence[Line], start: int, end: int) -> tuple[float, float] | None:
    """Where the parts of the first pair begin, if each of the bold words stands over its own: set in the middle."""
    heads = lines[start].segments if end == start + 1 and len(lines[start].segments) == 2 else ()
    parts = lines[end].segments if end < len(lines) else ()
    if not heads or len(parts) != 2 or not parts[0].x0 <= heads[0].x0 < parts[1].x0 <= heads[1].x0:
        return None
    return parts[0].x0, parts[1].x0


def _pairs_at(lines: Sequence[Line], end: int, edges: tuple[float, float]) -> tuple[list[str], list[str]] | None:
    """The texts that begin at two edges, line by line, where they are pairs."""
    columns: tuple[list[str], list[str]] = [], []
    pairs = 0
    for above, line in pairwise(lines[end - 1 :]):
        texts = [_text_from(line, x0) for x0 in edges]
        if line.top - above.bottom > MAX_GAP / 2 * line.size or len(line.segments) > 2 or not any(texts):
            break
        if not texts[1] and line.segments[-1].x1 > edges[1]:
            break
        pairs += all(texts)
        for column, text in zip(columns, texts, strict=True):
            column += [text] if text else []
    running = [sum(text[0].islower() for text in column) > GOING_ON * len(column) for column in columns]
    items = any(is_item(text) for column in columns for text in column)
    return columns if pairs > 1 and not all(running) and not items else None


def _text_from(line: Line, x0: float) -> str:
    """The word of a line that begins right there, and what follows it in its part."""
    for part in line.segments:
        for index, word in enumerate(part.words):
            if abs(word.x0 - x0) < SAME:
                return " ".join(other.text for other in part.words[index:])
    return ""


def _are_in_line(part: Segment, head: Segment) -> bool:
    return part.x0 < head.x1 + EDGE and head.x0 < part.x1 + EDGE


def _words(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(word.text.casefold() for line in lines for part in line.segments for word in part.words)


def _is_known(heading: Heading, seen: Sequence[frozenset[str]]) -> bool:
    """Whether the header was printed before; the words of a few columns may differ from table to table."""
    return any(len(heading.words & words) > SHARED * max(len(heading.words), len(words)) for words in seen)


def _in_the_columns_above(lines: Sequence[Line], since: int, start: int, end: int) -> bool:
    """Whether the lines above are rows in whose columns the bold line stands too: a row that is set in bold."""
    rows = [line for line in lines[since:start] if len(line.segments) > 1]
    edges = [part.x0 for line in rows for part in line.segments]
    return len(rows) > 1 and all(
        any(abs(part.x0 - edge) < EDGE for edge in edges) for line in lines[start:end] for part in line.segments
    )
