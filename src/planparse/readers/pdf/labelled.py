"""Cards: tables of two columns without a header, a label in bold on the left of each row and its value on the right.

What the eye sees is that all labels begin at one place, all values at another, and that only the labels are bold. Cards
right under each other have the same labels, but often values that begin elsewhere, as each is as wide as its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from planparse.readers.pdf.lines import Line
from planparse.readers.pdf.model import Word
from planparse.readers.pdf.painted_heads import cut_at
from planparse.readers.pdf.placing import EDGE, FORM, IN_LINE, Column, segment_of
from planparse.readers.pdf.regions import MAX_GAP, Region, is_contents
from planparse.text import is_item

PAIRS = 3  # labels with a value at least, of which most are bold
BOLD = 0.6
INSIDE = 0.5  # points: an edge stands so far before its words
LETTERED = 0.4  # of the values hold words; the figures of an axis don't
INDENT = 4.0  # of the font's size: a list in a value is set further in by no more
GUTTER = 2.0  # points at least between a label and the values
ALIKE = 1.1  # times: a larger font is a heading's
ROWS_GAP = 2.0  # of the font's size: rows of one table stand no further apart
ASIDE = 1.0  # of the font's size: a label without a value stands no further from the row above


class Pair(NamedTuple):
    """A line's words left of the place where values begin, and from there on; either may be none."""

    label: tuple[Word, ...]
    value: tuple[Word, ...]


def labelled_regions(
    lines: Sequence[Line], free: set[int], known: dict[str, int], before: Region | None = None
) -> list[Region]:
    """The cards among the lines whose indexes are `free`, from the top; their lines are taken from `free`.

    `known` are the labels of all cards before, to which these cards' are added, with how many cards each opens, less
    those that it stands inside of. Few rows of known labels are enough. `before` is the table that the page before ends
    with.
    """
    found: list[Region] = []
    edges = [_value_edge(line) for line in lines]
    if not any(edges):
        return found  # nearly every page
    often = _repeated(lines, edges)
    for start in range(len(lines)):
        edge = edges[start] if start in free else None
        card = _whole(lines, _run(lines, start, edge, free, known)) if edge else {}
        if _is_card(list(card.values()), known, often) and not _is_amid_rows(lines, min(card), max(card)):
            free.difference_update(card)
            inside = not found and before is not None and before.labelled
            found += _cards(lines, card, known, inside)
    return found


def carried_cards(cards: list[Region], before: Region, lines: Sequence[Line], free: set[int]) -> list[Region]:
    """The cards of a page, the first of which may go on from the page before: with the rest of its last value above it.

    Its labels and values begin where they did there.
    """
    if not cards or not before.labelled:
        return cards
    first = cards[0]
    above = sorted(at for at in free if at < min(first.used))
    same = all(abs(a.x0 - b.x0) < EDGE for a, b in zip(first.columns[:2], before.columns[:2], strict=True))
    if not same or any(lines[at].segments[0].x0 < first.columns[1].x0 - EDGE for at in above):
        return cards
    free.difference_update(above)
    whole = [*(lines[at] for at in above), *first.lines]
    return [replace(first, lines=whole, used=first.used | {*above}, carried=True), *cards[1:]]


def _value_edge(line: Line) -> float | None:
    """Where the value of a line that opens with a bold label may begin: at its first word that isn't bold."""
    if not line.segments[0].words[0].bold:
        return None
    words = _words(line)
    at = next((k for k, word in enumerate(words) if not word.bold), 0)
    if at and words[at].x0 - words[at - 1].x1 > GUTTER and not is_contents(line):
        return words[at].x0
    return None


def _run(lines: Sequence[Line], start: int, edge: float, free: set[int], known: dict[str, int]) -> dict[int, Pair]:
    """The lines from `start` on that stand in a column of labels and one of values, down to the last pair's value."""
    left, size = lines[start].segments[0].x0, lines[start].size
    run: dict[int, Pair] = {}
    end, deep, gap = start, 0, 0.0
    for at in range(start, len(lines)):
        line = lines[at]
        apart = line.top - lines[at - 1].bottom > MAX_GAP * size if run else False
        pair = _pair(line, left, edge)
        if at not in free or apart or pair is None or line.size > ALIKE * size or is_contents(line):
            break
        if (
            run
            and not pair.value
            and _said(pair) not in known
            and line.top - lines[at - 1].bottom > max(ASIDE * size, gap)
        ):
            break  # a heading
        if _is_pair(pair) and pair.value[0].x0 > edge + IN_LINE and not is_item(_text(pair.value)):
            if deep:  # the values of the next card begin further in
                return {k: pair for k, pair in run.items() if k < deep}
            deep = at
        elif _is_pair(pair):
            deep = 0
        if run and pair.label:
            gap = max(gap, line.top - lines[at - 1].bottom)
        run[at] = pair
        end = at if pair.value or _said(pair) in known else end
    return {at: pair for at, pair in run.items() if at <= end}


def _pair(line: Line, left: float, edge: float) -> Pair | None:
    """A line parted where values begin; None where it is in neither column."""
    words = _words(line)
    label = tuple(word for word in words if word.x0 < edge - IN_LINE)
    value = tuple(words[len(label) :])
    if label and (abs(label[0].x0 - left) > IN_LINE or max(word.x1 for word in label) > edge - GUTTER):
        return None
    if label and value and value[0].x0 > edge + INDENT * line.size:
        return None
    return Pair(label, value) if len(line.segments) <= FORM else None


def _whole(lines: Sequence[Line], run: dict[int, Pair]) -> dict[int, Pair]:
    """A run down to the first line of several values that isn't a second label and its value, as forms have them.

    The one value of a form's other rows runs over the place where second labels begin; cells of a column don't.
    """
    forms = [lines[at].segments for at in run if len(lines[at].segments) == FORM]
    single = [pair.value[-1].x1 for at, pair in run.items() if len(lines[at].segments) <= 2 and _is_pair(pair)]
    forms = [form for form in forms if len(single) >= len(forms) and form[2].x0 < max(single, default=0.0)]
    for at, pair in run.items():
        parts = [part for part in lines[at].segments if pair.value and part.x1 > pair.value[0].x0]
        seconds = [word.x0 for part in parts[1:] for word in part.words]
        if len(parts) > 1 and not any(_are_among((form[2].x0, form[3].x0), seconds) for form in forms):
            return {k: pair for k, pair in run.items() if k < at}
    return run


def _are_among(edges: Sequence[float], starts: Sequence[float]) -> bool:
    return all(any(abs(edge - x0) < IN_LINE for x0 in starts) for edge in edges)


def _words(line: Line) -> list[Word]:
    return [word for part in line.segments for word in part.words]


def _is_pair(pair: Pair) -> bool:
    return bool(pair.label and pair.value)


def _repeated(lines: Sequence[Line], edges: Sequence[float | None]) -> set[str]:
    """What several lines of a page open with in bold."""
    opened = [(line, edge) for line, edge in zip(lines, edges, strict=True) if edge]
    said = Counter(_said(Pair(tuple(w for w in _words(line) if w.x0 < edge), ())) for line, edge in opened)
    return {label for label, times in said.items() if times > 1}


def _is_card(pairs: Sequence[Pair], known: dict[str, int], often: set[str]) -> bool:
    """Whether most labels with a value are bold and their values are not, and they are words that differ."""
    both = [pair for pair in pairs if _is_pair(pair)]
    bold = [pair for pair in both if all(word.bold for word in pair.label) and not all(w.bold for w in pair.value)]
    worded = [pair for pair in both if any(word.text[0].isalpha() for word in pair.label if len(word.text) > 1)]
    told = [pair for pair in both if any(any(map(str.isalpha, word.text)) for word in pair.value)]
    edge = min((pair.value[0].x0 for pair in both), default=0.0)
    both = both if sum(pair.value[0].x0 < edge + IN_LINE for pair in both) >= BOLD * len(both) else []
    differ = len({_said(pair) for pair in both}) > 1 and len(told) >= LETTERED * len(both)
    if both and all(_said(pair) in known for pair in both):
        return True
    again = all(_said(pair) in often for pair in both)
    return len(both) >= PAIRS - again and len(bold) >= BOLD * len(both) and len(worded) >= BOLD * len(both) and differ


def _is_amid_rows(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether rows of more columns stand right above or below a card, their first in bold too: those of one table."""
    left = lines[start].segments[0].x0
    for run in (range(start - 1, -1, -1), range(end + 1, len(lines))):
        for at, near in zip(run, (start, *run), strict=False):
            upper, lower = sorted((lines[at], lines[near]), key=lambda line: line.top)
            if lines[at].segments[0].x0 < left - IN_LINE or lower.top - upper.bottom > ROWS_GAP * lower.size:
                break
            if len(lines[at].segments) == 1 and abs(lines[at].segments[0].x0 - left) < IN_LINE:
                break
            if _is_wide(lines[at], left):
                return True
    return False


def _is_wide(line: Line, left: float) -> bool:
    """Whether a line opens with a bold label at the same place, and has several values that aren't bold."""
    label, *values = line.segments
    bold = all(word.bold for word in label.words) and not any(word.bold for part in values for word in part.words)
    return bold and len(values) > 1 and len(line.segments) != FORM and abs(label.x0 - left) < IN_LINE


def _said(pair: Pair) -> str:
    return _text(pair.label)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _cards(lines: Sequence[Line], card: dict[int, Pair], known: dict[str, int], inside: bool) -> Iterator[Region]:
    """One card or several that follow each other, each of which begins with the label that opens cards.

    That is the first's own first label, unless it is known to stand `inside` of cards.
    """
    first, labels = min(card), {at: _said(pair) for at, pair in card.items() if _is_pair(pair)}
    opener = labels[first]
    if inside or known.get(opener, 0) < 0:
        others = {label for label in labels.values() if label != opener}
        opener = next((label for label in reversed(known) if label in others and known[label] > 0), "")
    for label in labels.values():
        known[label] = known.pop(label, 0) + (1 if label == opener else -1)  # the last that opened one stands last
    starts = [at for at, label in labels.items() if at > first and label == opener]
    for start, end in pairwise([first, *starts, max(card) + 1]):
        yield _region([(lines[at], pair) for at, pair in card.items() if start <= at < end], range(start, end))


def _region(rows: Sequence[tuple[Line, Pair]], used: range) -> Region:
    """The rows in their columns; some may hold a second label with a value of its own, right of the first."""
    cut = [_cut(line, pair) for line, pair in rows]
    left, value = (min(part.x0 for line in cut for part in line.segments[k:][:1]) for k in (0, 1))
    columns = [
        Column(left, max(word.x1 for _, pair in rows for word in pair.label), sure=True),
        Column(value, max(part.x1 for line in cut for part in line.segments), sure=True),
    ]
    wide = [line.segments for line in cut if len(line.segments) == FORM]
    if wide:
        cut = [
            cut_at(line, [parts[3].x0 - INSIDE for parts in wide[:1]]) if len(line.segments) == 3 else line
            for line in cut
        ]
        edges = [min(parts[k].x0 for parts in wide) for k in (1, 2, 3)]
        ends = [max(parts[k].x1 for parts in wide) for k in (1, 2)]
        if all(end < after for end, after in zip(ends, edges[1:], strict=True)):
            columns = [
                columns[0],
                *(Column(x0, x1, sure=True) for x0, x1 in zip(edges, [*ends, columns[1].x1], strict=True)),
            ]
    return Region(cut, columns, used={*used}, labelled=True)


def _cut(line: Line, pair: Pair) -> Line:
    """The line, its first part cut where the value begins."""
    if not _is_pair(pair) or line.segments[0].x1 < pair.value[0].x0:
        return line
    first = line.segments[0].words
    parts = segment_of(pair.label), segment_of(first[len(pair.label) :])
    return line._replace(segments=(*parts, *line.segments[1:]))
