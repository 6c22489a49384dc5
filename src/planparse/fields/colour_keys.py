"""The document's own key: "Blue = complete" gives a mark one of the four meanings (contract, rule 8).

A key is printed with signs ("B = complete; G = on track"), without ("1 Fully achieved 2 On track"), with its marks
behind ("Complete (C), Ongoing (O)"), an entry a line, or as a table whose rows are "1 | Fully achieved" or whose marks
stand over their meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from planparse.fields.statuses import read_status
from planparse.grammar.statuses import StatusGrammar
from planparse.schema import Status
from planparse.text import any_of, fold, unmark

LEAST = 2  # statuses that marks without a sign, numbers and codes must tell apart to be a key
LABEL_WORDS = 4  # before a key on its own line: "Key to status 1 Complete 2 On track"
_ENDS = re.compile(r"[,;|.=\n]|\s/\s")
_LABEL = re.compile(r"[A-Z][\w /&-]{0,40}:\s*")  # "Key to status: "
_CODE = r"[A-Z]{1,3}|\d"
_WORD = re.compile(r"[^\W\d_]{2}")
_BEHIND = re.compile(rf"(?:^|[(),;|])\s*([A-Za-z][^(),;|]*+)\(({_CODE})\)")


class Entry(NamedTuple):
    """A mark of a key and the words that say what it means."""

    mark: str
    meaning: str


def colour_key(texts: Iterable[str], grammar: StatusGrammar) -> dict[str, Status]:
    """Status by colour, letter, code or number, in small letters, from the lines of a key: "B = complete; 1 Delayed".

    A colour's first letter means what the colour does and the other way round, unless the key says otherwise.
    """
    lines = list(with_heads_beside((line for text in texts for line in text.split("\n")), grammar))
    key: dict[str, Status] = {}
    for entries in (*(entries_of(line, grammar) for line in lines), *series_of(lines, grammar)):
        key |= statuses_of(entries, grammar)
    for letter, colour in grammar.colour_letters.items():
        if letter in key:
            key.setdefault(colour, key[letter])
        elif colour in key:
            key[letter] = key[colour]
    return key


def is_key_line(text: str, grammar: StatusGrammar) -> bool:
    """Whether a line is one entry of a key and no more: "BLUE – complete"."""
    folded = fold(text)
    first = mark_pattern(grammar.colours, grammar.meaning_words).match(folded)
    if first is None or len(folded.split()) > 8:
        return False
    return read_status(first.group(1), (), None, None, grammar) is None and bool(colour_key([folded], grammar))


def with_heads_beside(lines: Iterable[str], grammar: StatusGrammar) -> Iterator[str]:
    """The lines, a row of marks and the row of their meanings under it as one: "1 | 2" over "Complete | On track"."""
    above: list[str] = []
    for line in lines:
        cells = [fold(cell) for cell in line.split(" | ")]
        if len(above) == len(cells) >= LEAST and all(map(listed_pattern(grammar.colours).fullmatch, above)):
            yield "; ".join(f"{mark} = {meaning}" for mark, meaning in zip(above, cells, strict=True))
        above = cells
        yield unmark(line)


def entries_of(text: str, grammar: StatusGrammar) -> list[Entry]:
    """The marks of a key's line with what follows each, up to the next mark or the end of its clause."""
    marks = list(mark_pattern(grammar.colours, grammar.meaning_words).finditer(text))
    ends = [*(mark.start() for mark in marks), len(text)]
    found = []
    for mark, (_, end) in zip(marks, pairwise(ends), strict=True):
        meaning = fold(_ENDS.split(text[mark.end() : end], maxsplit=1)[0])
        if meaning:
            found += [Entry(name, meaning) for name in mark.groups() if name]
    return found


@lru_cache(maxsize=8)
def mark_pattern(colours: tuple[str, ...], meaning_words: tuple[str, ...]) -> re.Pattern[str]:
    """A colour in any letters, or a capital alone, or a short word, and the sign or word that its meaning follows.

    Either may explain the other in brackets: "Green (G) –", "G (Green) –".
    """
    said = any_of(colours, space=" ")
    mark = rf"(?i:{said})|[A-Z]|[A-Z][a-z]{{2,6}}"
    return re.compile(rf"\b({mark})\b(?:\s*\(({mark})\))?\s*(?:=|:|–|—|-|\||{any_of(meaning_words)})\s*")


def series_of(lines: Sequence[str], grammar: StatusGrammar) -> Iterator[list[Entry]]:
    """The keys that only as a whole show that they are one: marks in a row that most mean a status, not all the same.

    Numbers among them must count up or down, so that numbered headings and tasks are none.
    """
    run: list[Entry] = []
    for line in [*lines, ""]:
        entries = listed(line, grammar)
        run += entries
        if not entries:
            if is_series(run, grammar):
                yield run
            run = []


def listed(line: str, grammar: StatusGrammar) -> list[Entry]:
    """The marks that open a line, behind a label at most, or that stand in brackets behind their meanings."""
    label = _LABEL.match(line)
    text = fold(line[label.end() :] if label else line)
    marks = list(listed_pattern(grammar.colours).finditer(text))
    before = text[: marks[0].start()] if marks else ""
    if not marks or len(before.split()) > LABEL_WORDS or (before and marks[0].group().startswith("(")):
        return [Entry(found.group(2), fold(found.group(1))) for found in _BEHIND.finditer(text)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    meanings = (_ENDS.split(text[mark.end() : end], maxsplit=1)[0] for mark, end in zip(marks, ends, strict=True))
    return [Entry(mark.group(1), fold(said)) for mark, said in zip(marks, meanings, strict=True) if _WORD.search(said)]


@lru_cache(maxsize=8)
def listed_pattern(colours: tuple[str, ...]) -> re.Pattern[str]:
    """A colour, a number or up to three capitals, perhaps in brackets, with a sign behind it or none."""
    mark = rf"(?i:{any_of(colours, space=' ')})|{_CODE}"
    return re.compile(rf"(?<![^\s(])\(?(?<![^\s(])({mark})(?:\)|\.)?(?:\s*[=:|]|\s*[-–—](?=\s)|(?!\S))\s*")


def is_series(run: Sequence[Entry], grammar: StatusGrammar) -> bool:
    """Whether marks in a row are a key: most mean a status, not all the same, and numbers count up or down."""
    said = list(statuses_of(run, grammar).values())
    numbers = [int(entry.mark) for entry in run if entry.mark.isdigit()]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(set(said)) >= LEAST and 2 * len(said) > len(run) and steps in (set(), {1}, {-1})


def statuses_of(entries: Iterable[Entry], grammar: StatusGrammar) -> dict[str, Status]:
    """The status that each mark means, in small letters; without those that mean none or say one themselves."""
    read = ((mark, read_status(said, (), None, None, grammar)) for mark, said in entries)
    return {
        mark.casefold(): status
        for mark, status in read
        if status is not None and read_status(mark, (), None, None, grammar) is None
    }
