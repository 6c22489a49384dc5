"""Headers that are known ones cut short: "Mgmt Resp.", "Impl. Date", "Cmts"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

SHORTEST = 3  # letters that one of the words cut short must have
CONSONANTS = 4  # letters of a lone word cut short to its consonants: fewer are a name of their own, "CPD"
_VOWELS = frozenset("aeiou")


def by_initials(phrases: Iterable[str]) -> dict[str, list[str]]:
    """The phrases in order by the first letters of their words: "md" holds "management decision"."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        groups.setdefault(initials(phrase.split()), []).append(phrase)
    return groups


def spelled_out(words: Sequence[str], phrases: Mapping[str, Sequence[str]]) -> list[str]:
    """The phrases, by their initials, of which each of the words is one word, whole or cut short."""
    if not words or max(map(len, words)) < SHORTEST:
        return []
    least = CONSONANTS if len(words) == 1 else SHORTEST
    return [
        phrase
        for phrase in may_open(words[0], phrases.get(initials(words), ()), least)
        if all(
            one == other or is_short_for(one, other, least) for one, other in zip(words, phrase.split(), strict=True)
        )
    ]


def may_open(short: str, phrases: Sequence[str], consonants: int) -> Sequence[str]:
    """The phrases, in order, that may open with a word cut short: any where it may be cut to its `consonants`."""
    if len(short) >= consonants and _VOWELS.isdisjoint(short[1:]):
        return phrases
    return phrases[bisect_left(phrases, short) : bisect_right(phrases, f"{short}\uffff")]


def initials(words: Sequence[str]) -> str:
    """The first letters of words."""
    return "".join(word[0] for word in words)


def is_short_for(short: str, word: str, consonants: int) -> bool:
    """Whether a word is cut short at its end ("impl") or to its `consonants` or more ("mgmt", "cmts")."""
    if len(short) < 2 or len(short) >= len(word):
        return False
    if word.startswith(short):
        return True
    letters = iter(word)
    return len(short) >= consonants and _VOWELS.isdisjoint(short[1:]) and all(letter in letters for letter in short)
