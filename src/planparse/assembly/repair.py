"""Undoes what narrow columns do to words: "practitioner s", "Co- ordinators" (contract, rule 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planparse.document import Block, Paragraph, RowFragment, Table
from planparse.grammar.load import Grammar

_HYPHEN = re.compile(r"(?<=\w)-\s+(?=[a-z])")
_TORN = re.compile(r"\b([^\W\d_]{4,}) ([a-z]{1,3})\b(?!['’])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LINKS = ("and", "or", "to")  # "pre- and post-adoption" is no broken word


def repaired(blocks: tuple[Block, ...], grammar: Grammar) -> tuple[Block, ...]:
    """The blocks with broken words whole where the document confirms them elsewhere."""
    words = vocabulary(blocks)
    plain = frozenset(grammar.furniture.plain_words)

    def mend(text: str) -> str:
        return mended(text, words, plain)

    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            out.append(Paragraph(mend(block.text), block.ref, block.heading, block.joined))
        else:
            rows = (
                RowFragment(tuple(type(c)(mend(c.text), c.column, c.ref, c.row_span, c.col_span) for c in row.cells))
                for row in block.rows
            )
            out.append(Table(tuple(rows), block.page))
    return tuple(out)


def mended(text: str, words: frozenset[str], plain: frozenset[str]) -> str:
    """One text with its broken words whole."""
    if "- " in text or "-\n" in text:
        text = _HYPHEN.sub(lambda m: hyphen(m, text, words), text)
    return _TORN.sub(lambda m: torn(m, words, plain), text)


def hyphen(found: re.Match[str], text: str, words: frozenset[str]) -> str:
    """What replaces a hyphen before a space inside a word: nothing where the solid word is confirmed."""
    after_match = _WORD.match(text, found.end())
    before_match = re.search(r"[^\W\d_]+$", text[: found.start()])
    after = after_match.group().casefold() if after_match else ""
    if after in _LINKS or before_match is None:
        return found.group()
    return "" if before_match.group().casefold() + after in words else "-"


def torn(found: re.Match[str], words: frozenset[str], plain: frozenset[str]) -> str:
    """A word with its torn-off ending, joined only where the whole word stands elsewhere."""
    head, tail = found.group(1), found.group(2)
    if tail != "s" and (tail in plain or (head + tail).casefold() not in words):  # no word of English is a lone "s"
        return found.group()
    return head + tail


def vocabulary(blocks: Iterable[Block]) -> frozenset[str]:
    """Every word of the blocks, in small letters."""
    found: set[str] = set()
    for block in blocks:
        texts = [block.text] if isinstance(block, Paragraph) else [c.text for r in block.rows for c in r.cells]
        for text in texts:
            found.update(w.casefold() for w in _WORD.findall(text))
    return frozenset(found)
