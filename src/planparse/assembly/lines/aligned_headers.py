"""Finds the header of a table whose columns are set with runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planparse.assembly.lines.gutters import Segment, segments_of
from planparse.assembly.shapes import starts_low
from planparse.assembly.tables.headers import header_certainty
from planparse.document import Block, Paragraph
from planparse.grammar.load import Grammar

HEADER_LINES = 6
LEAST_COLUMNS = 3
LEAST_CERTAIN = 40  # how well a header must be known to have a role


@dataclass(frozen=True, slots=True)
class Header:
    """A header in aligned lines: how many lines it takes and where each column's words stand."""

    height: int
    columns: tuple[Segment, ...]
    certainty: int


def printed(paragraph: Paragraph) -> str:
    """A paragraph's line with the spaces that it was printed with."""
    return paragraph.printed or paragraph.text


def header_at(
    blocks: Sequence[Block], index: int, grammar: Grammar, known: Sequence[str] | None = None
) -> Header | None:
    """The header that begins in block `index`, in as many lines as read best, or as many as repeat a `known` one."""
    first = blocks[index]
    if not isinstance(first, Paragraph) or not first.printed or "  " not in first.printed.strip():
        return None
    best: Header | None = None
    lines: list[Paragraph] = []
    for block in blocks[index : index + HEADER_LINES]:
        if not isinstance(block, Paragraph) or (lines and not near(lines[-1], block)):
            break
        lines.append(block)
        columns = header_columns([segments_of(printed(p)) for p in lines], grammar)
        if known and solid(c.text for c in columns) == solid(known):
            return Header(len(lines), columns, 100)
        certainty = certainty_of(columns, grammar)
        if certainty and (best is None or certainty >= best.certainty):
            best = Header(len(lines), columns, certainty)
    if best is None or any(better_below(best, blocks, index + n, grammar) for n in range(1, best.height)):
        return None
    return best if known else extended(best, blocks[index:], grammar)


def better_below(header: Header, blocks: Sequence[Block], index: int, grammar: Grammar) -> bool:
    """Whether the header reads as well without its first lines: they are the end of what stands above it."""
    lines = [b for b in blocks[index : index + header.height - 1] if isinstance(b, Paragraph)]
    for height in range(1, len(lines) + 1):
        columns = header_columns([segments_of(printed(p)) for p in lines[:height]], grammar)
        if len(columns) >= len(header.columns) and certainty_of(columns, grammar) >= header.certainty:
            return True
    return False


def solid(texts: Iterable[str]) -> str:
    """Texts without their spaces, in small letters, to compare headers."""
    return re.sub(r"\s", "", "".join(texts).casefold())


def extended(header: Header, blocks: Sequence[Block], grammar: Grammar) -> Header:
    """A document's first header with the lines that go on under a few of its words: no row fills so few columns."""
    lines = [b for b in blocks[: header.height + HEADER_LINES] if isinstance(b, Paragraph)]
    above = segments_of(printed(lines[header.height - 1]))
    height = header.height
    for line in lines[header.height :]:
        below = segments_of(printed(line))
        under = all(any(a.start < b.end and b.start < a.end for a in above) for b in below)
        if not (line.joined and under and 2 * len(below) < len(header.columns)):
            break
        height += 1
        above = below
    if height == header.height or height == len(lines):
        return header
    columns = header_columns([segments_of(printed(p)) for p in lines[:height]], grammar)
    known = [grammar.columns.match(c.text)[1] >= LEAST_CERTAIN for c in header.columns]
    same = len(columns) == len(header.columns) and known == [
        grammar.columns.match(c.text)[1] >= LEAST_CERTAIN for c in columns
    ]
    return Header(height, columns, header.certainty) if same else header


def near(above: Paragraph, below: Paragraph) -> bool:
    """Whether at most one blank line parts two lines of one page."""
    return above.ref.page == below.ref.page and (below.ref.line or 0) - (above.ref.line or 0) <= 2


def header_columns(lines: Sequence[Sequence[Segment]], grammar: Grammar) -> tuple[Segment, ...]:
    """Header words that stand under one another as one column, in order from the left."""
    columns: list[Segment] = []
    for segment in (part for line in lines for whole in line for part in header_parts(whole, grammar)):
        at = next((i for i, c in enumerate(columns) if c.start < segment.end and segment.start < c.end), None)
        if at is None:
            columns.append(segment)
        else:
            old = columns[at]
            columns[at] = Segment(
                min(old.start, segment.start), max(old.end, segment.end), f"{old.text} {segment.text}"
            )
    return tuple(sorted(columns, key=lambda c: c.start))


def header_parts(segment: Segment, grammar: Grammar) -> list[Segment]:
    """A segment as one header, or as two that only one space parts: "No Recommendation"."""
    if grammar.columns.match(segment.text)[1] >= 98:
        return [segment]
    for space in re.finditer(" ", segment.text):
        left, right = segment.text[: space.start()], segment.text[space.end() :]
        if all(grammar.columns.match(part)[1] == 100 for part in (left, right)):
            cut = segment.start + space.start()
            return [Segment(segment.start, cut, left), Segment(cut + 1, segment.end, right)]
    return [segment]


def certainty_of(columns: Sequence[Segment], grammar: Grammar) -> int:
    """How surely texts are a plan's header, 0 for not: three columns, or two whose words are the very ones."""
    texts = [c.text for c in columns]
    if any(starts_low(t) for t in texts):
        return 0
    matches = [grammar.columns.match(t) for t in texts]
    if len(columns) < LEAST_COLUMNS and not (
        len({role for role, _, _ in matches if role}) == 2 and all(c >= 98 for _, c, _ in matches)
    ):
        return 0
    return header_certainty(texts, grammar)
