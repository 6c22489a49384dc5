"""Undoes what narrow columns do to words: "practitioner s", "Co- ordinators" (contract, rule 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from planparse.document import Block, Cell, Paragraph, RowFragment
from planparse.grammar.load import Grammar

_HYPHEN = re.compile(r"(?<=\w)-\s+(?=[a-z])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
Mended = TypeVar("Mended", Cell, Paragraph)
_LINKS = ("and", "or", "to")  # "pre- and post-adoption" is no broken word


def repaired(blocks: tuple[Block, ...], grammar: Grammar) -> tuple[Block, ...]:
    """The blocks with broken words whole where the document confirms them elsewhere."""
    words = vocabulary(blocks)
    endings = torn_pattern(grammar.furniture.plain_words)

    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            out.append(replace_text(block, mended(block.text, words, endings)))
        else:
            rows = (
                RowFragment(tuple(replace_text(cell, mended(cell.text, words, endings)) for cell in row.cells))
                for row in block.rows
            )
            out.append(replace(block, rows=tuple(rows)))
    return tuple(out)


def replace_text(old: Mended, text: str) -> Mended:
    """The same cell or paragraph where nothing was mended, which is nearly always."""
    return old if old.text == text else replace(old, text=text)


@lru_cache(maxsize=8)
def torn_pattern(plain_words: tuple[str, ...]) -> re.Pattern[str]:
    """A long word and what may be its torn-off ending: no word of English is a lone "s", and none of these is torn."""
    plain = "|".join(re.escape(word) for word in plain_words if word != "s") or "(?!)"
    return re.compile(rf"\b([^\W\d_]{{4,}}) (?!(?:{plain})\b)([a-z]{{1,3}})\b(?!['’])")


def mended(text: str, words: frozenset[str], endings: re.Pattern[str]) -> str:
    """One text with its broken words whole."""
    if "- " in text or "-\n" in text:
        text = _HYPHEN.sub(lambda m: hyphen(m, text, words), text)
    return endings.sub(lambda m: torn(m, words), text)


def hyphen(found: re.Match[str], text: str, words: frozenset[str]) -> str:
    """What replaces a hyphen before a space inside a word: nothing where the solid word is confirmed."""
    after_match = _WORD.match(text, found.end())
    before_match = re.search(r"[^\W\d_]+$", text[: found.start()])
    after = after_match.group().casefold() if after_match else ""
    if after in _LINKS:
        return found.group()
    if before_match is None:  # "an 18- month wait", but not "1- ensure"
        return "-" if re.search(r"\w\s+\d{1,4}$", text[: found.start()]) else found.group()
    return "" if before_match.group().casefold() + after in words else "-"


def torn(found: re.Match[str], words: frozenset[str]) -> str:
    """A word with its torn-off ending, joined only where the whole word stands elsewhere."""
    head, tail = found.group(1), found.group(2)
    return head + tail if tail == "s" or (head + tail).casefold() in words else found.group()


def vocabulary(blocks: Iterable[Block]) -> frozenset[str]:
    """Every word of the blocks, in small letters."""
    texts: list[str] = []
    for block in blocks:
        texts += [block.text] if isinstance(block, Paragraph) else [c.text for r in block.rows for c in r.cells]
    return frozenset(_WORD.findall("\n".join(texts).casefold()))
