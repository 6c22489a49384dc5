"""Where a text names kinds of inspection: all the frameworks' phrases in one look, however many there are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from planparse.grammar.references import ReferenceGrammar
from planparse.text import any_of


class Named(NamedTuple):
    """A phrase of a framework, with "and" for "&", and where it starts."""

    start: int
    phrase: str


class _Index(NamedTuple):
    pattern: re.Pattern[str]
    inside: dict[str, tuple[str, ...]]  # by phrase, the phrases that it begins with, itself included
    said: dict[str, tuple[int, ...]]  # by phrase, the frameworks that it names, in the order of the grammar
    apart: dict[str, tuple[int, ...]]  # by phrase, the frameworks that it names together with others


def phrases_in(plain: str, grammar: ReferenceGrammar) -> list[Named]:
    """Every phrase of a framework that stands in a text in small letters, also one within another."""
    index = _index(grammar)
    return [
        Named(match.start(), phrase)
        for match in index.pattern.finditer(plain)
        for phrase in index.inside[match.group(1).replace(" & ", " and ")]
    ]


def says_framework(phrase: str, grammar: ReferenceGrammar) -> bool:
    """Whether a phrase names a framework by itself."""
    return phrase in _index(grammar).said


def frameworks_of(phrases: set[str], grammar: ReferenceGrammar, together: bool) -> list[int]:
    """The frameworks that the phrases name, in order; `together`: also by phrases that must all stand in the text."""
    index = _index(grammar)
    found = {n for phrase in phrases for n in index.said.get(phrase, ())}
    if together:
        near = {n for phrase in phrases for n in index.apart.get(phrase, ())} - found
        found |= {n for n in near if any(phrases.issuperset(map(_key, s)) for s in grammar.frameworks[n].together)}
    return sorted(found)


@lru_cache(maxsize=8)
def _index(grammar: ReferenceGrammar) -> _Index:
    said: dict[str, tuple[int, ...]] = {}
    apart: dict[str, tuple[int, ...]] = {}
    for n, framework in enumerate(grammar.frameworks):
        for phrase in map(_key, framework.say):
            said[phrase] = (*said.get(phrase, ()), n)
        for phrase in {_key(word) for words in framework.together for word in words}:
            apart[phrase] = (*apart.get(phrase, ()), n)
    known = {**said, **apart}
    ampersands = {phrase.replace(" and ", " & ") for phrase in known}
    pattern = re.compile(rf"(?<!\w)(?=({any_of([*known, *ampersands], space=' ')})(?!\w))")
    return _Index(pattern, {phrase: _openings(phrase, known) for phrase in known}, said, apart)


def _openings(phrase: str, known: dict[str, tuple[int, ...]]) -> tuple[str, ...]:
    ends = (match.start() for match in re.finditer(r"(?<=\w)(?!\w)|$", phrase))
    return tuple(dict.fromkeys(phrase[:end] for end in ends if phrase[:end] in known))


def _key(phrase: str) -> str:
    return phrase.casefold().replace("’", "'").replace(" & ", " and ")
