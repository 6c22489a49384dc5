"""Undoes what narrow columns do to words: "practitioner s", "Co- ordinators" (contract, rule 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from planparse.diagnostics import diagnostic
from planparse.document import Block, Cell, Paragraph, RowFragment
from planparse.grammar.furniture import FurnitureGrammar
from planparse.grammar.load import Grammar
from planparse.schema import Diagnostic
from planparse.text import TEAR, any_of

_HYPHEN = re.compile(r"(?<=\w)-\s+(?=[a-z])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
Mended = TypeVar("Mended", Cell, Paragraph)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_TEAR = re.compile(rf"(\S+){TEAR} (\S+)")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_][’']) (?=s\b(?!['’]))")  # "partnership’ s": no word of English is a lone "s"


def repaired(blocks: tuple[Block, ...], grammar: Grammar) -> tuple[Block, ...]:
    """The blocks with broken words whole where the document confirms them elsewhere.

    So do two lines that broke a word at two places, and words that were mended for another reason.
    """
    words = vocabulary(blocks)
    if broken_twice := torn_at_two_places(blocks):
        words = vocabulary(with_words_mended(blocks, words | broken_twice, grammar)) | words | broken_twice
    return with_words_mended(blocks, words, grammar)


def with_words_mended(blocks: Sequence[Block], words: frozenset[str], grammar: Grammar) -> tuple[Block, ...]:
    """The blocks with those broken words whole that `words` confirm, or that no word can be."""
    headers = grammar.columns.words
    endings = torn_pattern(grammar.furniture.plain_words)

    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            out.append(replace_text(block, mended(block.text, words, endings, grammar.furniture, headers)))
        else:
            rows = (
                RowFragment(
                    tuple(
                        replace_text(cell, mended(cell.text, words, endings, grammar.furniture, headers))
                        for cell in row.cells
                    )
                )
                for row in block.rows
            )
            out.append(replace(block, rows=tuple(rows)))
    return tuple(out)


def mends(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Diagnostic]:
    """`word_mended` for each word that `repaired` made whole of several, with the place of its text."""
    for old, new in zip(before, after, strict=True):
        for was, now in zip(texts_of(old), texts_of(new), strict=True):
            if was is not now and was.text != now.text:
                for printed, reading in words_mended(was.text, now.text):
                    yield diagnostic("word_mended", (now.ref,), printed=printed, reading=reading)


def texts_of(block: Block) -> list[Cell | Paragraph]:
    """The texts of a block with their places: itself, or the cells of a table."""
    return [block] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row.cells]


def words_mended(old: str, new: str) -> Iterator[tuple[str, str]]:
    """("Co- ordinators", "Co-ordinators"): the pieces as printed and the word made of them."""
    left = iter(old.split())
    for word in new.split():
        printed = [next(left, "")]
        while "".join(printed).replace("-", "") != word.replace("-", "") and (more := next(left, "")):
            printed.append(more)
        if len(printed) > 1:
            yield " ".join(printed), word


def replace_text(old: Mended, text: str) -> Mended:
    """The same cell or paragraph where nothing was mended, which is nearly always."""
    return old if old.text == text else replace(old, text=text)


@lru_cache(maxsize=8)
def torn_pattern(plain_words: tuple[str, ...]) -> re.Pattern[str]:
    """A long word and what may be its torn-off ending: no word of English is a lone "s", and none of these is torn."""
    plain = any_of(word for word in plain_words if word != "s")
    return re.compile(rf"\b([^\W\d_]{{4,}}) (?!(?:{plain})\b)([a-z]{{1,3}})\b(?!['’])")


def mended(
    text: str,
    words: frozenset[str],
    endings: re.Pattern[str],
    furniture: FurnitureGrammar,
    headers: frozenset[str] = frozenset(),
) -> str:
    """One text with its broken words whole; a word that filled its line is confirmed by those of `headers` too."""
    suffixes = furniture.suffixes
    sure = words | headers if TEAR in text else words
    while TEAR in text and text != (whole := _TEAR.sub(lambda m: unbroken(m, sure, endings, suffixes), text, count=1)):
        text = whole
    if "- " in text or "-\n" in text:
        text = _HYPHEN.sub(lambda m: hyphen(m, text, words, furniture.hyphen_links), text)
    return endings.sub(lambda m: torn(m, words), _POSSESSIVE.sub("", text))


def hyphen(found: re.Match[str], text: str, words: frozenset[str], links: frozenset[str]) -> str:
    """What replaces a hyphen before a space inside a word: nothing where the solid word is confirmed."""
    after_match = _WORD.match(text, found.end())
    before_match = re.search(r"[^\W\d_]+$", text[: found.start()])
    after = after_match.group().casefold() if after_match else ""
    if after in links:
        return found.group()
    if before_match is None:  # "an 18- month wait", but not "1- ensure"
        return "-" if re.search(r"\w\s+\d{1,4}$", text[: found.start()]) else found.group()
    return "" if before_match.group().casefold() + after in words else "-"


def unbroken(found: re.Match[str], words: frozenset[str], endings: re.Pattern[str], suffixes: tuple[str, ...]) -> str:
    """A word that filled its line and what begins the next: one word where the break shows, or is confirmed.

    It shows in the midst of a number or an address, before letters that are no word, and before or inside a suffix.
    """
    head, tail = found.group(1), found.group(2)
    core = (_WORD.search(tail) or found).group()
    number = head[-1:].isdigit() and tail[:1].isdigit()
    within = any((head + core).endswith(suffix) and len(core) <= len(suffix) for suffix in suffixes)
    ending = endings.match(f"xxxx {core}") is not None
    known = (head + core).casefold() in words
    return head + tail if number or "@" in head + tail or within or ending or known else f"{head} {tail}"


def torn(found: re.Match[str], words: frozenset[str]) -> str:
    """A word with its torn-off ending, joined only where the whole word stands elsewhere."""
    head, tail = found.group(1), found.group(2)
    return head + tail if tail == "s" or (head + tail).casefold() in words else found.group()


def torn_at_two_places(blocks: Iterable[Block]) -> frozenset[str]:
    """The words, in small letters, that lines full of one word broke at different places: "reconcil|iations" and
    "reconcili|ations". Two pairs of words that are the same solid are no chance.
    """
    places: dict[str, set[int]] = {}
    for text in (cell.text for block in blocks for cell in texts_of(block) if TEAR in cell.text):
        for found in _TEAR.finditer(text):
            head, tail = _LAST_WORD.search(found.group(1)), _WORD.match(found.group(2))
            if head and tail:
                places.setdefault((head.group() + tail.group()).casefold(), set()).add(len(head.group()))
    return frozenset(word for word, ends in places.items() if len(ends) > 1)


def vocabulary(blocks: Iterable[Block]) -> frozenset[str]:
    """Every word of the blocks, in small letters."""
    texts: list[str] = []
    for block in blocks:
        texts += [block.text] if isinstance(block, Paragraph) else [c.text for r in block.rows for c in r.cells]
    return frozenset(_WORD.findall("\n".join(texts).casefold()))
