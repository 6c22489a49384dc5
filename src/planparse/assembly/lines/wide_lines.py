"""Parts a line that holds several texts with wide gaps between them: "Date: 4 May 2021        Version: 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planparse.assembly.lines.line_rows import place_of
from planparse.document import Block, Paragraph
from planparse.schema import CellRef

PART_WORDS = 12
_GAP = re.compile(r"\s{3,}")
_LABELLED = re.compile(r"[A-Z][^:]{1,40}:\s*\S")


def with_wide_lines_parted(
    blocks: Sequence[Block], parted: dict[CellRef, tuple[tuple[CellRef, str], ...]]
) -> Iterator[Block]:
    """The blocks, each paragraph of several labelled texts as one paragraph a text; `parted` gets their places.

    Only a line whose parts are short, one of them a label with its value, is parted: columns of text are not.
    """
    for block in blocks:
        texts = _GAP.split(block.printed.strip()) if isinstance(block, Paragraph) else []
        if len(texts) < 2 or not any(map(_LABELLED.match, texts)) or max(map(word_count, texts)) > PART_WORDS:
            yield block
            continue
        assert isinstance(block, Paragraph)
        places = tuple((place_of(block.ref, column), text) for column, text in enumerate(texts))
        parted[block.ref] = places
        for column, (place, text) in enumerate(places):
            yield Paragraph(text, place, None, joined=bool(column) or block.joined)


def word_count(text: str) -> int:
    return len(text.split())
