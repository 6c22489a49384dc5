"""Tables without a header row under a line that tells what their columns hold: "From left to right you will see what
we will do, who is in charge of it, when it will be finished, where it stands, and our latest news."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planparse.assembly.model import Column, ColumnRole, Item, TextLine
from planparse.assembly.shapes import STATED
from planparse.assembly.tables.contents import all_roles, content_roles
from planparse.assembly.tables.headers import HEADER_WORDS, LIKELY, columns_of
from planparse.assembly.tables.unheaded import LEAST_COLUMNS, is_borne_out
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold

R = ColumnRole
PARTLY = 40  # a header that only holds, or is spelled a little like, a phrase of its role
_STOP = re.compile(r"[.!?](?:\s|$)")
_MARK = re.compile(r",\s+(?:and\s+(?:then\s+)?|then\s+)?")
_SEMICOLON = re.compile(r";\s+(?:and\s+(?:then\s+)?)?")
_LAST = re.compile(r",?\s+and\s+(?:then\s+)?")


def told_columns(grid: Sequence[Sequence[Slice]], above: Sequence[Item], grammar: Grammar) -> tuple[Column, ...] | None:
    """The columns of a table without a header that a line above it tells in order, the last that does; else null.

    It rests on both: a sentence lists as many things as the table has columns, all but one of them by words that head a
    column, and the cells bear out that these stand there.
    """
    width = max((len(row) for row in grid), default=0)
    if width < LEAST_COLUMNS:
        return None
    rows = [row for row in grid if any(row)]
    texts = [[row[n].text for row in rows if row[n]] for n in range(width)]
    lines = (item.slice.text for item in reversed(above) if isinstance(item, TextLine) and not item.cells)
    for line in lines:
        for said in listed(line, width, grammar):
            columns = columns_of(said, grammar, ())
            roles = all_roles(columns, content_roles(columns, texts, grammar))
            if is_borne_out(roles, texts, grammar):
                return columns
    return None


def listed(line: str, width: int, grammar: Grammar) -> Iterator[list[str]]:
    """The things that each sentence of a line lists, where they are as many as the columns and name these."""
    for sentence in _STOP.split(fold(line)) if "," in line or ";" in line else ():
        told = sentence.rpartition(": ")[2]
        parts = (_MARK if ";" not in told else _SEMICOLON).split(told)
        if len(parts) == width - 1:
            parts[-1:] = _LAST.split(parts[-1], maxsplit=1)
        if len(parts) != width or len(known_roles(parts[1:], grammar)) < width - 2:
            continue  # whatever the first of them is
        said = [without_lead_in(parts[0], grammar), *parts[1:]]
        if name_columns(said, grammar):
            yield said


def without_lead_in(part: str, grammar: Grammar) -> str:
    """The words of the first thing listed that head a column: "what we will do" of "you will see what we will do"."""
    words = part.split()
    tails = (" ".join(words[at:]) for at in range(max(0, len(words) - HEADER_WORDS), len(words)))
    return next((tail for tail in tails if grammar.columns.match(tail)[1] >= LIKELY), part)


def name_columns(said: Sequence[str], grammar: Grammar) -> bool:
    """Whether what is listed is who does what by when: words for it, of one thing at most unknown."""
    roles = known_roles(said, grammar)
    stated = any(role in STATED for role in roles)
    return stated and len(roles) >= len(said) - 1 and len(set(roles)) >= LEAST_COLUMNS


def known_roles(said: Sequence[str], grammar: Grammar) -> list[str | None]:
    """The roles of the texts that head a known column, null for one that no role claims."""
    return [role for role, certainty, _ in map(grammar.columns.match, said) if certainty >= PARTLY]
