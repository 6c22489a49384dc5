"""Parts a cell of several owners that a narrow column's line breaks fused: as many as the actions beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise

from planparse.assembly.shapes import is_open
from planparse.fields.parties import learn_lexicon, read_parties
from planparse.grammar.load import Grammar
from planparse.schema import Party
from planparse.text import fold

_KNOWN, _ENDED = 2, 1  # what tells a whole owner: a cell of its own elsewhere; a post, a name or a body at its end
_MOST_WORDS = 24  # of a cell that is parted
Parting = tuple[int, tuple[int, ...]]  # how surely the parts are owners, and the word after each


def stacked_owners(text: str, count: int, known: frozenset[str], grammar: Grammar) -> list[str]:
    """A cell of `count` owners, and no word more, parted before each; else in one. `known` stand alone elsewhere.

    Each of its lines begins with one, and none ends at a comma: "Service Manager, Safeguarding Unit Performance
    Analyst" are two.
    """
    named = [party.text for party in _read(text, grammar)]
    if len(named) == count and " ".join(named) == fold(text):
        return named
    lines = [line.split() for line in text.split("\n") if line.strip()]
    words = [word for line in lines for word in line]
    if not count <= len(words) <= _MOST_WORDS:
        return [text]
    found = _surest(words, list(accumulate(map(len, lines))), count, lru_cache(partial(_weight, known, grammar)))
    return [" ".join(words[a:b]) for a, b in pairwise([0, *found[1]])] if found else [text]


def _surest(words: Sequence[str], ends: Sequence[int], count: int, weight: Callable[[str], int]) -> Parting | None:
    """The surest way to part words into `count` owners, the earlier ones as long as can be; None where there is none.

    `ends` are the words after each line: no owner goes on over one.
    """
    ways: dict[int, Parting] = {len(words): (0, ())}  # by the word that they begin at
    for _ in range(count):
        more: dict[int, Parting] = {}
        for start in range(len(words)):
            reach = next(end for end in ends if end > start)
            found = [
                (sure + ways[end][0], (end, *ways[end][1]))
                for end in range(start + 1, reach + 1)
                if end in ways and (sure := weight(" ".join(words[start:end])))
            ]
            if found:
                more[start] = max(found)
        ways = more
    return ways.get(0)


def _weight(known: frozenset[str], grammar: Grammar, text: str) -> int:
    """How surely words are one owner; 0 where they are none."""
    if text in known or grammar.furniture.is_ditto(text):
        return 1 + _KNOWN + _ENDED
    if " " not in text or not text[0].isupper() or is_open(text, grammar):
        return 0
    parties = _read(text, grammar)
    if [party.text for party in parties] != [text]:
        return 0
    if parties[0].kind != "role" or _is_post(text, grammar):
        return 1 + _ENDED
    tying = (", ", *(f" {word} " for word in grammar.parties.tying_joiners))
    return int(any(_is_post(text.partition(tie)[0], grammar) for tie in tying if tie in text))


def _is_post(text: str, grammar: Grammar) -> bool:
    """Whether the last word is a post's: "Team Manager"."""
    return [party.kind for party in _read(text.split()[-1], grammar)] == ["role"]


def _read(text: str, grammar: Grammar) -> tuple[Party, ...]:
    return read_parties(text, learn_lexicon((), {}, grammar.parties), grammar.parties).parties
