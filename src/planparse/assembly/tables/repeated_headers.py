"""Whether a header is the one before it again, as pages and tables repeat it."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.model import Column

LEAST_AGAIN = 4  # cells of a row that show it to be the header again though its first cell has other words


def repeats(texts: Sequence[str], known: Sequence[Column], from_column: int = 0) -> bool:
    """Whether header texts are those of the header before, spaces aside, from a column on."""
    if len(texts) != len(known) or sum(1 for t in texts[from_column:] if t) < 2:
        return False
    pairs = [*zip(texts, known, strict=True)][from_column:]
    return all(solid(text) == solid(column.header) for text, column in pairs)


def renumbers(texts: Sequence[str], known: Sequence[Column]) -> bool:
    """Whether a row is the header before but for what it numbers first: "IEA Ref" where the last had "LAFL Ref"."""
    return sum(1 for t in texts if t) >= LEAST_AGAIN and bool(texts[0]) and repeats(texts, known, from_column=1)


def are_alike(one: Sequence[Column], other: Sequence[Column]) -> bool:
    """Whether two headers are one, or the second the first again with the same roles."""
    if tuple(one) == tuple(other):
        return True
    return [c.role for c in one] == [c.role for c in other] and renumbers([c.header for c in one], other)


def solid(text: str) -> str:
    """Text as headers are compared: without its spaces, in small letters."""
    return "".join(text.split()).casefold()
