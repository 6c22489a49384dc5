"""What the inspection report said: paragraphs of an analysis cell and references to them (contract, rule 10)."""

from __future__ import annotations

import re
from functools import lru_cache

from planparse.fields.timescales import find_dates
from planparse.grammar.references import ReferenceGrammar
from planparse.grammar.timescales import TimescaleGrammar
from planparse.schema import Finding
from planparse.text import any_of, fold, is_item, plain, unmark

_OPENS = re.compile(r"(?:(?<=^)|(?<=[.!?)\]:;]\s))(?:\(?(\d{1,3})[.):]\s+|(\d{1,3})\s+)(?=[\"'“‘A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"(?<=\S)(?:\n\s*|(?<=[.!?])\s+)")
_POINTED = re.compile(r"\d\.\d")
_LARGEST_RANGE = 60


def read_findings(text: str, grammar: ReferenceGrammar, times: TimescaleGrammar) -> tuple[Finding, ...]:
    """The findings of an analysis cell in order; paragraph null where none is printed, text "" for bare numbers.

    `times` tells a day from a paragraph's number: "Target date: 30 June 2019".
    """
    whole = plain(text)
    if not whole:
        return ()
    if _is_bare(whole, grammar):
        return tuple(Finding(paragraph=number, text="") for number in _numbers(whole, grammar))
    out: list[Finding] = []
    for block in _blocks(text):
        for number, body in _parted(block, times):
            out.extend(_finding(number, body, grammar))
    return tuple(out)


def words_between(text: str, grammar: ReferenceGrammar) -> tuple[str, ...]:
    """The words that only part the numbers of a cell of bare paragraph numbers: "paras", "and", "to"."""
    whole = plain(text)
    return tuple(_WORD.findall(whole)) if _is_bare(whole, grammar) else ()


def references_in(text: str, grammar: ReferenceGrammar) -> tuple[int, ...]:
    """The paragraph numbers that a sentence refers to, in order, each once: "(para 91)", "paragraphs 25 and 27"."""
    out: list[int] = []
    for match in _reference(grammar).finditer(text):
        out.extend(number for number in _numbers(match.group(1), grammar) if number not in out)
    return tuple(out)


def references_below(text: str, grammar: ReferenceGrammar) -> int | None:
    """Where the paragraphs of the report begin that stand under a text, or behind its last stop: "Para 14; Para 22"."""
    for stop in _STOP.finditer(text):
        below = fold(text[stop.end() :])
        if references_in(below, grammar) and _is_bare(below, grammar):
            return stop.end()
    return None


@lru_cache(maxsize=8)
def _reference(grammar: ReferenceGrammar) -> re.Pattern[str]:
    words = _any(grammar.paragraph_words)
    number = r"\d{1,3}(?:\.\d{1,2}(?!\d))?"
    between = f"(?:{_any(grammar.list_words)}|{_any(grammar.range_words)})"
    # a number that goes on as a word or a share ("3rd", "50%") is none of the list
    tail = rf"(?:\s*{between}(?:\s*{between})?\s*(?!\d+(?:[a-z]{{2}}|%)){number}(?!\d))*"
    numbers = rf"(?:(?:{_any(grammar.number_words)})\.?)?"
    return re.compile(rf"(?<![^\W\d_])(?:{words})\.?\s*{numbers}\s*:?\s*({number}(?!\d){tail})", re.IGNORECASE)


def _is_bare(whole: str, grammar: ReferenceGrammar) -> bool:
    """Whether a text is whole paragraph numbers and no more: what stands behind the point of "4.12" has no field."""
    if not any(c.isdigit() for c in whole) or _POINTED.search(whole):
        return False
    return _bare(grammar).fullmatch(_reference(grammar).sub(r"\1", whole)) is not None


@lru_cache(maxsize=8)
def _bare(grammar: ReferenceGrammar) -> re.Pattern[str]:
    """A cell of numbers alone."""
    return re.compile(rf"(?:[\d\s,;&/.()\-–—]|{_any(grammar.list_words)}|{_any(grammar.range_words)})+", re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    return any_of(words, space=" ")


def _numbers(printed: str, grammar: ReferenceGrammar) -> list[int]:
    """The numbers of "25 and 27", "12-14", "3.2" (its whole part): at most a short range is filled."""
    out: list[int] = []
    pattern = rf"(\d{{1,3}})(?:\.\d+)?(?:\s*(?:{_any(grammar.range_words)})\s*(\d{{1,3}})(?:\.\d+)?)?"
    for match in re.finditer(pattern, printed, re.IGNORECASE):
        first = int(match.group(1))
        last = int(match.group(2)) if match.group(2) else first
        if not first <= last <= first + _LARGEST_RANGE:
            out.extend((first, last))
            continue
        out.extend(range(first, last + 1))
    return out


def _blocks(text: str) -> list[str]:
    """The list items of the cell, or the whole of it."""
    blocks: list[str] = []
    for line in text.split("\n"):
        if is_item(line) or not blocks:
            blocks.append(unmark(line) if is_item(line) else line)
        else:
            blocks[-1] += " " + line
    return [folded for folded in map(fold, blocks) if folded]


def _parted(block: str, times: TimescaleGrammar) -> list[tuple[int | None, str]]:
    """The block parted where a number that is no date's opens a sentence."""
    marks = list(_OPENS.finditer(block))
    if marks:
        days = {start for start, _, _ in find_dates(block, times)}
        marks = [mark for mark in marks if mark.start() not in days]
    if not marks:
        return [(None, block)]
    out: list[tuple[int | None, str]] = []
    if block[: marks[0].start()].strip():
        out.append((None, block[: marks[0].start()].strip()))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(block)
        out.append((int(mark.group(1) or mark.group(2)), block[mark.end() : end].strip()))
    return out


def _finding(number: int | None, body: str, grammar: ReferenceGrammar) -> list[Finding]:
    """A finding; without a number of its own it takes those that its sentence refers to."""
    if number is not None:
        return [Finding(paragraph=number, text=body)]
    numbers = [] if _POINTED.search(body) and _only_refers(body, grammar) else references_in(body, grammar)
    return [Finding(paragraph=n, text=body if not i else "") for i, n in enumerate(numbers)] or [Finding(text=body)]


def _only_refers(body: str, grammar: ReferenceGrammar) -> bool:
    """Whether a text is nothing but a reference: "Para 4.2"."""
    return _bare(grammar).fullmatch(_reference(grammar).sub(r"\1", body)) is not None
