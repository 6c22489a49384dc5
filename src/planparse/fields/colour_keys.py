"""The document's own key: "Blue = complete" gives a colour one of the four meanings (contract, rule 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from planparse.fields.statuses import read_status
from planparse.grammar.statuses import StatusGrammar
from planparse.schema import Status
from planparse.text import any_of, fold

_ENDS = re.compile(r"[,;|.=\n]")


def colour_key(texts: Iterable[str], grammar: StatusGrammar) -> dict[str, Status]:
    """Status by colour or letter, in small letters, from the lines of a key: "B = complete; G = on track".

    A colour's first letter means what the colour does and the other way round, unless the key says otherwise.
    """
    key: dict[str, Status] = {}
    for text in texts:
        for mark, meaning in entries_of(text, grammar):
            status = read_status(meaning, (), None, None, grammar)
            if status is not None and read_status(mark, (), None, None, grammar) is None:
                key[mark.casefold()] = status
    for letter, colour in grammar.colour_letters.items():
        if letter in key:
            key.setdefault(colour, key[letter])
        elif colour in key:
            key[letter] = key[colour]
    return key


def is_key_line(text: str, grammar: StatusGrammar) -> bool:
    """Whether a line is one entry of a key and no more: "BLUE – complete"."""
    folded = fold(text)
    first = mark_pattern(grammar.colours).match(folded)
    if first is None or len(folded.split()) > 8:
        return False
    return read_status(first.group(1), (), None, None, grammar) is None and bool(colour_key([folded], grammar))


def entries_of(text: str, grammar: StatusGrammar) -> list[tuple[str, str]]:
    """The marks of a key's line with what follows each, up to the next mark or the end of its clause."""
    marks = list(mark_pattern(grammar.colours).finditer(text))
    ends = [*(mark.start() for mark in marks), len(text)]
    found = []
    for mark, (_, end) in zip(marks, pairwise(ends), strict=True):
        meaning = fold(_ENDS.split(text[mark.end() : end], maxsplit=1)[0])
        if meaning:
            found.append((mark.group(1), meaning))
    return found


@lru_cache(maxsize=8)
def mark_pattern(colours: tuple[str, ...]) -> re.Pattern[str]:
    """A colour in any letters, or a capital alone, or a short word, and the sign that its meaning follows."""
    said = any_of(colours, space=" ")
    return re.compile(rf"\b((?i:{said})|[A-Z]|[A-Z][a-z]{{2,6}})\b\s*(?:=|:|–|—|-|\||means)\s*")
